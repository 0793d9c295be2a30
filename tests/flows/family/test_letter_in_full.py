"""More of the letter: single messages, an order of one's own, earlier versions, one's own words, the coach, and care."""

from __future__ import annotations

from tests.family import Family
from tests.talk import Phone

MEAN = "You are a selfish liar and you ruined my life."


def letter_of(family: Family, *parts: str) -> Phone:
    """A letter with so many parts begun, each with one message; at the letter's own screen."""
    ana = family.member().opens("My letter").taps("Begin").says(parts[0]).taps("Done")
    for words in parts[1:]:
        ana.taps(ana.buttons[0]).says(words).taps("Done")
    return ana


def home(ana: Phone) -> Phone:
    """Back at the letter's own screen."""
    while not ana.has("Read it whole"):
        ana.taps("Back to my letter" if ana.has("Back to my letter") else "‹ Back")
    return ana


def tool(ana: Phone, label: str) -> Phone:
    return ana.taps("Coach, order, versions").taps(label)


# --- single messages, and what was there before ----------------------------------------------------------------------
def test_one_message_is_cut_and_found_again_in_the_earlier_versions(family: Family) -> None:
    ana = family.member().opens("My letter").taps("Begin").says("I love you.").says("And I am here.")
    ana.taps("Read or change this part").taps("Change a message").taps("I love you.").taps("Cut it").sees("Cut.")
    assert [button for button in ana.buttons if "love" in button] == []
    home(ana).sees("Love: 1 message")
    tool(ana, "Earlier versions").sees("before something was cut, 7 words").taps("Version 1").sees("I love you.")
    ana.taps("Make this my letter again").sees("This is your letter again").sees("Love: 2 messages")
    tool(ana, "Earlier versions").sees("before you went back, 4 words")


def test_one_message_is_written_anew(family: Family) -> None:
    ana = letter_of(family, "I love you.").taps("Choose a part").taps("✓ Love").taps("Read or change this part")
    ana.taps("Change a message").taps("I love you.").says("I love you so much.").sees("Changed.")
    home(ana).taps("Read it whole").sees("I love you so much.")


def test_a_version_of_somebody_else_is_nobodys_to_restore(family: Family) -> None:
    ana = family.member("Ana").opens("My letter").taps("Begin").says("Zebra in the garden.").taps("Done")
    ana.taps("Choose a part").taps("✓ Love").taps("Read or change this part").taps("Clear and rewrite").taps(
        "Yes, clear it"
    )
    version = family.rows("letter_version")[0].id
    ben = (
        family.member("Ben")
        .opens("My letter")
        .taps("Begin")
        .says("Ben.")
        .says("And more.")
        .edits(-1, "More.")
        .taps("Done")
    )
    tool(ben, "Earlier versions").forges(f"{family.rows('person', chat=ben.chat)[0].serial}.v:{version}")
    assert "Zebra" not in "".join(ben.heard)


def test_the_order_is_the_authors_own(family: Family) -> None:
    ana = letter_of(family, "First love.", "Then the lake.")
    tool(ana, "Change the order").taps("↑ A good memory").sees("1. A good memory\n2. Love")
    home(ana).taps("Read it whole")
    assert ana.screen.index("Then the lake.") < ana.screen.index("First love.")
    ana.taps("Share with Nora").taps("Yes, share it")
    nora = family.opens("read_letter", f"{family.case_id}-{family.person('Ana')}").taps("Open it")
    assert nora.screen.index("Then the lake.") < nora.screen.index("First love.")


def test_ways_to_begin_are_made_of_what_was_told_before(family: Family) -> None:
    ana = family.member().forges(">information").taps("Choose a part").taps("More ›")
    while not ana.has("What is good in them"):
        ana.taps("More ›")
    ana.taps("What is good in them").taps("Begin").taps("Skip").says("When she finished school")
    ana.opens("My letter").taps("Choose a part").taps("A good memory").taps("Ways to begin")
    ana.sees("You told me when you were proud: “When she finished school”")


# --- the coach -------------------------------------------------------------------------------------------------------
def test_the_coach_says_quietly_that_it_noticed_something_and_blocks_nothing(family: Family) -> None:
    ana = letter_of(family, "I love you.").taps("Choose a part").taps("What I saw").says(MEAN).sees("Kept. I noticed")
    assert [row.part for row in family.rows("letter_entry")] == ["love", "facts"]
    tool(ana.taps("Done"), "What the coach sees").sees("What I noticed</b>, 1 of").sees("It is your letter.")
    assert family.specialist.heard[-1] not in ana.heard


def test_a_kept_phrase_is_not_mentioned_again(family: Family) -> None:
    ana = letter_of(family, "You never listen to me.")
    tool(ana, "What the coach sees").sees("1 of 1").taps("Keep it, it is mine").sees("I won't mention it again")
    ana.sees("I see nothing that would be hard to hear")
    tool(home(ana), "What the coach sees").sees("I see nothing")
    home(ana).taps("Choose a part").taps("What I saw").says("You never listen to me.").sees("Kept.\n")


def test_words_over_the_coachs_screen_take_the_messages_place(family: Family) -> None:
    ana = letter_of(family, MEAN)
    tool(ana, "What the coach sees").says("When I found you on the floor in May, I was scared.").sees("Changed.")
    home(ana).taps("Read it whole").sees("I was scared.")
    assert MEAN not in ana.screen


def test_praise_is_left_alone_and_what_is_missing_is_said_kindly(family: Family) -> None:
    ana = letter_of(family, "You always made me laugh, and I love you.")
    tool(ana, "What the coach sees").sees("I see nothing that would be hard to hear")
    assert len(ana.screen.split("\n\n")) == 3


def test_the_coach_speaks_the_language_of_the_author(family: Family) -> None:
    ana = (
        family.member("Ana", language="es")
        .opens("My letter")
        .taps("Begin")
        .says("Por tu culpa perdimos todo.")
        .taps("Done")
    )
    tool(ana, "What the coach sees").sees("Lo que noté").sees("«")


# --- it is hard to write this ----------------------------------------------------------------------------------------
def test_after_writing_one_is_asked_how_it_is_and_never_has_to_answer(family: Family) -> None:
    ana = (
        letter_of(family, "I love you.")
        .taps("How am I after this?")
        .taps("Not good")
        .sees("don't have to carry it alone")
    )
    ana.taps("I need help now").sees("112")
    ana.commands("/letter")
    family.time_passes(days=1)
    assert not home(ana).has("How am I after this?")
