"""Whatever is sent at each prompt of the family's side that takes words: a fitting answer, nothing lost, the place kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.explorer import Explorer
from tests.family import Family
from tests.talk import Phone

LONGEST = ("word " * 820)[:4096]
NOT_WORDS = {
    "sticker": "I saw that you sent a sticker", "photo": "I can't keep pictures or files here", "voice": "I can't listen or watch",
    "document": "I can't keep pictures or files here", "video": "I can't listen or watch", "contact": "I don't keep contacts",
    "location": "I don't keep where you are", "poll": "I can only read words here",
}  # fmt: skip


def asked_for_a_name(family: Family) -> Phone:
    ana = family.newcomer(name="Ana").taps("English").taps("How is it kept private?")
    while ana.has("Go on"):
        ana.taps("Go on")
    return ana.taps("Yes, that is all right")


def opened(command: str, *taps: str) -> Callable[[Family], Phone]:
    """A member who opens that, and goes on with those buttons; what is no button is typed."""

    def go(family: Family) -> Phone:
        ana = family.member().commands(command) if command.startswith("/") else family.member().forges(command)
        for label in taps:
            while not ana.has(label) and ana.has("More ›") and command == ">information":
                ana.taps("More ›")
            ana.taps(label) if ana.has(label) else ana.says(label)
        return ana

    return go


def a_note_to_answer(family: Family) -> Phone:
    ana = opened("/letter", "Begin", "You taught me to swim.", "Done", "Share with Nora", "Yes, share it")(family)
    family.specialist.forges(f">review_letter:{family.case_id}-{family.person('Ana')}").taps("Love").taps("Comment")
    family.specialist.says("Lovely.")
    return ana.forges(">reviewed").taps("Love").taps("Write back")


LINES = ("Begin", "Money", "you ask me for cash", "say no")
PROMPTS: dict[str, Callable[[Family], Phone]] = {
    "a name": asked_for_a_name,
    "a city": lambda family: asked_for_a_name(family).says("Ana").taps("A friend"),
    "the letter": opened("/letter", "Begin", "A first line.", "Done"),
    "a part": opened("/letter", "Begin"),
    "an example": opened("/letter", "Begin", "Show an example"),
    "ways to begin": opened("/letter", "Begin", "Ways to begin"),
    "a part's own words": opened("/letter", "Begin", "A first line.", "Read or change"),
    "all messages": opened("/letter", "Begin", "A first line.", "Read or change", "Change a message"),
    "one message": opened("/letter", "Begin", "A first line.", "Read or change", "Change a message", "A first"),
    "the coach": opened("/letter", "Begin", "You always lie to me.", "Done", "Coach", "What the coach sees"),
    "a reply": a_note_to_answer,
    "lessons": opened("/learn"),
    "a yes or no": opened(">information", "Choose a part", "Health", "Begin"),
    "a number": opened(">information", "Choose a part", "What has been tried", "Begin"),
    "many": opened(">information", "Choose a part", "What they use", "Begin"),
    "how one knows": opened(">information", "Choose a part", "Health", "Begin", "Yes"),
    "a category": opened("/boundaries", "Begin"),
    "a line": opened("/boundaries", "Begin", "Money"),
    "a day": opened("/boundaries", *LINES),
    "how sure": opened("/boundaries", *LINES, "Today", "so that I sleep"),
    "a reaction": opened("/rehearse", "One reaction"),
    "its feedback": opened("/rehearse", "One reaction", "A"),
    "a scale": opened("/checkin", "Begin"),
    "hours": opened("/checkin", "Begin", "3", "3", "3", "3", "3"),
}


@pytest.mark.parametrize("prompt", PROMPTS)
def test_whatever_is_sent_gets_a_fitting_answer(family: Family, prompt: str) -> None:
    ana = PROMPTS[prompt](family)
    explorer = Explorer(family, ana)
    here = explorer.place()
    last_week = ana.live.buttons[0]["callback_data"]
    family.time_passes(days=7)

    def at_the_prompt() -> Phone:
        explorer.stands(here)
        return ana

    for kind, answer in NOT_WORDS.items():
        at_the_prompt().shares(kind).sees(answer)
        assert explorer.place().frames == here.frames, kind
    at_the_prompt().says("   ").sees("I did not get any words")
    assert explorer.place().frames == here.frames
    ana.forges(last_week)
    assert ana.toasts[-1].startswith("That button is from earlier") and explorer.place().frames == here.frames
    for words in ("🙂🙂🙂", LONGEST):
        taken(at_the_prompt().says(words))
        taken(ana.edits(-1, "other words"))
    at_the_prompt().says("one two three").says("four five six")
    if prompt != "a name":  # the next question has buttons only, and says so
        taken(ana)
    taken(at_the_prompt().shares("photo", "what stands below it"), "I took only the words beneath")
    taken(at_the_prompt().says("their words", forwarded=True))


def taken(phone: Phone, answer: str = "") -> None:
    """There is an answer to what was written, it fits Telegram, and there is a way on."""
    phone.sees(answer)
    assert "Here the buttons work best" not in phone.screen
    assert len(phone.screen) <= 4096 and phone.buttons


# --- nothing is lost -------------------------------------------------------------------------------------------------
def test_a_second_message_after_a_change_is_kept_in_the_letter(family: Family) -> None:
    ana = PROMPTS["one message"](family).says("A better line.").says("And one more.").sees("I kept it under “Love”")
    ana.taps("Back to my letter").taps("Read it whole").sees("A better line.").sees("And one more.")


def test_words_at_a_question_that_cannot_be_read_add_up_in_its_note(family: Family) -> None:
    ana = PROMPTS["a yes or no"](family).says("it depends").says("more on weekends").taps("Yes")
    ana.sees("Your note: it depends\nmore on weekends")


def test_a_long_answer_is_kept_to_the_last_word_and_can_be_read(family: Family) -> None:
    ana = opened(">information", "Choose a part", "What is good in them", "Begin")(family)
    ana.says("a " * 1500 + "last")
    assert str(next(iter(family.told_by("Ana").values())).value.value).endswith("last")
    nora = family.specialist.forges(f">told:{family.case_id}-{family.person('Ana')}").taps("What is good in them")
    while nora.has("More ›"):
        nora.taps("More ›")
    nora.sees("last")


def test_a_forwarded_message_is_taken_and_that_is_said(family: Family) -> None:
    ana = PROMPTS["a part"](family).says("Their own words.", forwarded=True)
    ana.sees("Kept.").sees("You forwarded this one").sees("1 message kept")


def test_a_line_that_is_too_long_is_shortened_in_place(family: Family) -> None:
    ana = PROMPTS["a line"](family).says("x" * 300).sees("You need not type it again").edits(-1, "you ask me for cash")
    ana.sees("3 of 9")


@pytest.mark.parametrize("words", ["about 6 hours", "seven", "siete", "6,5", "6"])
def test_a_number_is_read_as_people_write_it(family: Family, words: str) -> None:
    PROMPTS["hours"](family).says(words).sees("Is there somebody you can talk to")


@pytest.mark.parametrize("words", ["6 or 7", "8/10", "-3", "no idea", "seventy"])
def test_what_could_be_two_numbers_is_asked_again(family: Family, words: str) -> None:
    PROMPTS["hours"](family).says(words).sees("Please write a number")
