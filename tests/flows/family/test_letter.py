"""The letter: written in pieces, interrupted, edited, read whole, shared, taken back; and nobody else sees a word."""

from __future__ import annotations

import pytest

from content.load import letter as guide
from tests.family import Family
from tests.talk import Phone

FIRST, SECOND = (part.title["en"] for part in guide().parts[:2])


def begun(family: Family, name: str = "Ana") -> Phone:
    return family.member(name).taps("My letter").taps("Begin").sees(FIRST)


def test_a_part_takes_several_messages(family: Family) -> None:
    ana = begun(family).says("You taught me to swim.").sees("1 message kept").says("I was six.").sees("2 messages kept")
    ana.taps("Done").sees(f"{FIRST}: 2 messages").sees(f"{SECOND}: not yet").sees("8 words")
    assert "My letter: 1 of 6" in ana.commands("/menu").buttons


def test_a_letter_survives_a_command_in_the_middle(family: Family) -> None:
    ana = begun(family).says("You taught me to swim.")
    before = ana.screen
    ana.commands("/sos").sees("112").taps("‹ Back")
    assert ana.screen.endswith(before.partition("\n\n")[2])
    ana.commands("/menu").taps("My letter").sees("1 message kept")


def test_an_example_and_ways_to_begin_take_words_too(family: Family) -> None:
    ana = begun(family).taps("Show an example").says("Yes, like that.").sees("1 message kept")
    ana.taps("Ways to begin").says("I remember the lake.").sees("2 messages kept")


def test_a_message_that_is_edited_is_changed_in_the_letter(family: Family) -> None:
    ana = begun(family).says("You taught me to swim.").taps("Done")
    ana.edits(-1, "You taught me to dive.").sees("I changed it in your letter").taps("Read it whole")
    ana.sees("You taught me to dive.")
    assert "swim" not in ana.screen


def test_an_edited_message_that_is_no_letter_changes_nothing(family: Family) -> None:
    ana = begun(family).says("You taught me to swim.")
    ana.edits(0, "/start something").sees("stays as it was")
    ana.taps("Done").taps("Read it whole").sees("You taught me to swim.")


def test_a_part_can_be_cleared_and_written_anew(family: Family) -> None:
    ana = begun(family).says("Words that I regret.").taps("Read or change this part").sees("Words that I regret.")
    ana.taps("Clear and rewrite").taps("No, keep them").sees("Words that I regret.").taps("Clear and rewrite")
    ana.taps("Yes, clear it").sees("empty again").says("Better words.").sees("1 message kept")
    assert len(family.rows("letter_entry")) == 1


def test_it_is_read_in_its_own_order_whatever_was_written_first(family: Family) -> None:
    ana = family.member().taps("My letter").taps("Choose a part").taps(SECOND).says("The lake.").taps("Done")
    ana.taps(FIRST).says("I love you.").taps("Done").taps("Read it whole")
    assert ana.screen == "I love you.\n\nThe lake."


def test_a_long_letter_is_read_in_pages_and_kindly_called_long(family: Family) -> None:
    ana = begun(family).says("word " * 650).taps("Done").sees("650 words, 5 minutes").taps("Read it whole")
    ana.sees("Page 1 of 5").taps("Read on").sees("Page 2 of 5").taps("‹ Page before").sees("Page 1 of 5")
    ana.taps("Share with Nora").sees("It is on the long side")


def test_sharing_is_a_choice_and_can_be_taken_back(family: Family) -> None:
    ana = (
        begun(family)
        .says("You taught me to swim.")
        .taps("Done")
        .taps("Share with Nora")
        .sees("5 parts are still empty")
    )
    ana.taps("Not yet").taps("Share with Nora").taps("Yes, share it").sees("It is shared")
    family.specialist.taps("Read it").taps("Open it").sees("You taught me to swim.")
    assert "My letter: shared" in ana.commands("/menu").buttons
    ana.taps("My letter").taps("Take it back").taps("Yes, take it back").sees("yours alone")
    family.specialist.forges(f">read_letter:{family.case_id}-{author(family)}").sees("not open to you")


def test_an_empty_letter_cannot_be_shared(family: Family) -> None:
    assert not [button for button in family.member().taps("My letter").buttons if "Share" in button]


def test_nobody_else_sees_a_word_before_it_is_shared(family: Family) -> None:
    ben = family.member("Ben")
    ana = begun(family)
    heard = (len(ben.heard), len(family.specialist.heard))
    ana.says("MARKER").taps("Done").taps("Read it whole").sees("MARKER")
    assert (len(ben.heard), len(family.specialist.heard)) == heard
    for phone in (ben, family.specialist):
        phone.forges(f">read_letter:{family.case_id}-{author(family)}").sees("not open to you")
    assert not [text for phone in (ben, family.specialist) for text in phone.heard if "MARKER" in text]


@pytest.mark.parametrize("kind", ["voice", "photo", "sticker", "location"])
def test_what_cannot_be_kept_is_said_kindly_and_the_place_is_kept(family: Family, kind: str) -> None:
    begun(family).shares(kind).sees(FIRST).says("Words.").sees("1 message kept")


def test_the_longest_message_fits(family: Family) -> None:
    ana = begun(family).says("x" * 4096).taps("Done").taps("Read it whole").sees("Page 1 of 6")
    ana.taps("Read on").taps("Read on").sees("Page 3 of 6")


def test_a_second_tap_on_share_tells_nobody_again(family: Family) -> None:
    ana = begun(family).says("Words.").taps("Done").taps("Share with Nora").taps("Yes, share it")
    pushed = len(family.specialist.pushed)
    ana.taps("‹ Back").commands("/menu").taps("My letter")
    assert len(family.specialist.pushed) == pushed


def author(family: Family) -> int:
    return int(family.rows("letter_entry")[0].author)
