"""A letter that its author has shared: opened on the record, read whole, and closed the moment it is taken back."""

from __future__ import annotations

from tests.family import Family
from tests.talk import Phone


def writes(ana: Phone, *messages: str) -> Phone:
    ana.commands("/letter").taps("Begin")
    for message in messages:
        ana.says(message)
    return ana.taps("Done").taps("Share with Nora").taps("Yes, share it")


def test_opening_a_letter_is_noted_down(family: Family) -> None:
    ana = family.member("Ana")
    writes(ana, "I love you.").taps("A good memory").says("You taught me to swim.")
    nora = family.specialist.taps("Read it").sees("A letter from Ana, 8 words")
    assert "I love you." not in nora.screen and family.rows("participation", letter_unread=True) != []
    nora.taps("Open it")
    assert nora.screen == "<b>Love</b>\n\nI love you.\n\n<b>A good memory</b>\n\nYou taught me to swim."
    assert len(family.rows("audit", what="LetterRead")) == 1
    assert family.rows("participation", letter_unread=True) == []
    assert max(nora.messages) in nora.protected


def test_a_long_letter_loses_no_word(family: Family) -> None:
    writes(family.member("Ana"), "a" * 1000, "b" * 4096, "c" * 10)
    nora = family.specialist.taps("Read it").taps("Open it")
    read = nora.screen
    while nora.has("Read on ›"):
        read += "\n" + nora.taps("Read on ›").screen
    lines = [line for line in read.split("\n") if line and set(line) == {"b"}]
    assert (read.count("a" * 1000), sum(map(len, lines)), "c" * 10 in read) == (1, 4096, True)


def test_an_unshared_letter_does_not_open(family: Family) -> None:
    family.member("Ben").taps("My letter").taps("Begin").says("MARKER")
    family.opens("read_letter", f"{family.case_id}-{family.person('Ben')}").sees("not open to you")
    assert not [text for text in family.specialist.heard if "MARKER" in text]


def test_a_letter_taken_back_while_it_is_read_closes_at_once(family: Family) -> None:
    ana = writes(family.member("Ana"), "I love you.")
    nora = family.specialist.taps("Read it").taps("Open it").sees("I love you.")
    ana.taps("Take it back").taps("Yes, take it back")
    nora.sees("This letter is no longer shared.")
    assert not [message for message in nora.messages.values() if "I love you." in message.text]
