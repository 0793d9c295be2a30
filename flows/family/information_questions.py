"""One question about the loved one, and how the member knows it. Every answer is kept at once.

1. "I don't know" and "Skip" stand on every screen, and are as good an answer as any.
2. Typed words are read where that is safe (``typed_answer``); what cannot be read is kept as a note, never lost.
3. A question that is opened from the review goes back there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from content.load import information
from content.schema import ToldQuestion
from flows.effects import InformationGiven
from flows.family import told
from flows.family.typed_answer import read
from flows.model import Choice, Function, Place, Turn, Words
from flows.shortened import shortened
from flows.steps import Again, Step, leads_to
from flows.text import Fact, Joined, Said, T, Text
from flows.tick import with_tick
from flows.view import Told, View

HOW = {"saw": T("I saw it myself"), "told": T("Somebody told me"), "guess": T("It is my guess")}
NOT_READ = T("I kept your words as a note. Which of these comes closest? If none does, tap “I don't know”.")
TOLD_AT_ONCE = T("Thank you for telling me. {specialist} hears of it at once. If somebody is in danger now: /sos")
NOT_A_NUMBER = T(
    "I kept your words as a note. Which one number comes closest, for example 2? If you are not sure, tap “I don't know”."
)


def question_steps() -> tuple[Step, ...]:
    return tuple(_step(one) for part in information() for one in part.questions)


def _step(question: ToldQuestion) -> Step:
    leads = ("how", "sections", "review", "severity", *(one.id for one in told.section_of(question.id).questions))

    @leads_to(*leads)
    def chosen(view: View, place: Place) -> Turn:
        return keep(view, place, question, "known", str(place.data["choice"]))

    @leads_to()
    def picked(view: View, place: Place) -> Turn:
        marked, value = _marked(view, place, question), str(place.data["choice"])
        marked = [one for one in marked if one != value] if value in marked else [*marked, value]
        return Turn(data={"picked": [question.id, marked]})

    @leads_to(*leads)
    def done(view: View, place: Place) -> Turn:
        return keep(view, place, question, "known", _marked(view, place, question))

    @leads_to(*leads)
    def unknown(view: View, place: Place) -> Turn:
        return keep(view, place, question, "unknown")

    @leads_to(*leads)
    def skipped(view: View, place: Place) -> Turn:
        return keep(view, place, question, "skipped")

    def words(view: View, place: Place, heard: Words) -> Turn:
        return _typed(view, place, question, heard)

    def text(view: View, place: Place) -> tuple[Text, ...]:
        part = told.section_of(question.id)
        asked = [one.id for one in told.asked(part, told.values(told.mine(view, place)))]
        number = asked.index(question.id) + 1 if question.id in asked else 1
        head = T("{title} · {number} of {total}", title=Said(part.title), number=number, total=max(len(asked), number))
        return (head, Said(question.ask), *_so_far(view, place, question))

    def choices(view: View, place: Place) -> tuple[Choice, ...]:
        return (
            *_answers(question, _marked(view, place, question), chosen, picked, done),
            Choice("unknown", T("I don't know"), to=unknown),
            Choice("skip", T("Skip"), to=skipped),
        )

    def anew(view: View, place: Place, heard: Words) -> Turn | None:
        return changed(view, place, question, heard.text)

    wide = 2 if question.kind == "yes_no" else 1
    return Step(question.id, text, choices, words=words, again=Again(answer=anew), wide=wide, leads=leads)


def _answers(
    question: ToldQuestion, marked: list[str], chosen: Function, picked: Function, done: Function
) -> tuple[Choice, ...]:
    match question.kind:
        case "yes_no":
            return (Choice("a", T("Yes"), to=chosen, argument="yes"), Choice("a", T("No"), to=chosen, argument="no"))
        case "choice":
            return tuple(Choice("a", Said(one.text), to=chosen, argument=one.id) for one in question.choices)
        case "many":
            boxes = tuple(
                Choice("a", with_tick(Said(one.text), one.id in marked), to=picked,
                       argument=one.id)
                for one in question.choices
            )  # fmt: skip
            return (*boxes, Choice("done", T("Done") if marked else T("None of these"), to=done))
        case _:
            return ()


def _marked(view: View, place: Place, question: ToldQuestion) -> list[str]:
    """What is ticked: on this screen, or in the answer that is there already."""
    where, _ = place.data.get("picked") or ("", [])
    if where == question.id:
        return _ticked(place, question)
    before = told.mine(view, place).get(question.id)
    return list(before.value.value) if before and before.value and isinstance(before.value.value, list) else []


def _so_far(view: View, place: Place, question: ToldQuestion) -> tuple[Text, ...]:
    """The answer that is there already, when it is being changed."""
    before = told.mine(view, place).get(question.id)
    if before is None:
        return ()
    note = (T("Your note: {note}", note=shortened(before.note)),) if before.note else ()
    return (T("So far: {answer}", answer=in_short(question, before)), *note)


def in_words(question: ToldQuestion, answer: Told) -> Text:
    """An answer as it is read: a choice by its own words, typed words as they are."""
    if answer.value is None:
        return T("I don't know") if answer.state == "unknown" else T("skipped")
    value: Any = answer.value.value
    if value in ("yes", "no"):
        return T("Yes") if value == "yes" else T("No")
    if isinstance(value, list):
        names = [Said(one.text) for one in question.choices if one.id in value]
        return Joined(tuple(names), ", ") if names else T("None of these")
    option = next((one for one in question.choices if one.id == value), None)
    return Said(option.text) if option else answer.value


def in_short(question: ToldQuestion, answer: Told) -> Text:
    """The same on a screen where somebody's own words may only take a few lines."""
    words = in_words(question, answer)
    return shortened(words) if isinstance(words, Fact) else words


# --- keeping ---------------------------------------------------------------------------------------------------------
def _typed(view: View, place: Place, question: ToldQuestion, heard: Words) -> Turn:
    text = heard.text
    answer, ticked = read(question, text), _ticked(place, question)
    if answer.state is None:
        before = told.mine(view, place).get(question.id)
        state, value = (before.state, before.value.value if before.value else None) if before else ("unknown", None)
        state, value = ("known", ticked) if ticked else (state, value)
        kept = InformationGiven(
            place.data["case"], question.id, state, value, before.how if before else None, _added(before, text)
        )
        return Turn(None, (kept,), note=NOT_A_NUMBER if question.kind == "number" else NOT_READ)
    if ticked and answer.state == "known":  # words beside ticks add to them
        return keep(view, place, question, "known", list(dict.fromkeys([*ticked, *answer.value])), answer.rest)
    return keep(view, place, question, answer.state, answer.value, answer.rest)


def _ticked(place: Place, question: ToldQuestion) -> list[str]:
    where, marked = place.data.get("picked") or ("", [])
    return list(marked) if where == question.id else []


def changed(view: View, place: Place, question: ToldQuestion, text: str) -> Turn | None:
    """The message of a typed answer was edited: the answer follows it. None: the answer is not there any more."""
    before, answer = told.mine(view, place), read(question, text)
    old = before.get(question.id)
    if old is None:
        return None
    if answer.state is None:
        return Turn(note=T("I saw your change, but could not read an answer in it."))
    given = InformationGiven(
        place.data["case"], question.id, answer.state, answer.value, old.how if old else None, answer.rest
    )
    return Turn(
        None,
        (given, *told.new_flags(view, given.case, before, given)),
        note=T("I changed your answer: {label}", label=Said(question.label)),
    )


def keep(view: View, place: Place, question: ToldQuestion, state: str, value: Any = None, note: str = "") -> Turn:
    """Keep one answer, raise what it raises, and go on: to "how do you know", or to the next question."""
    before = told.mine(view, place)
    old = before.get(question.id)
    note = _added(old, note)
    given = InformationGiven(place.data["case"], question.id, state, value, None, note)
    raised = told.new_flags(view, given.case, before, given)
    data = {"question": question.id}
    thanks = TOLD_AT_ONCE if raised else None
    if state == "known" and question.source:
        return Turn("how", (given, *raised), data, thanks)
    onward = after(view, place, given)
    return Turn(onward.to, (given, *raised), {**onward.data, **data}, thanks or onward.note)


def after(view: View, place: Place, given: InformationGiven) -> Turn:
    """The next open question of this section; the review when it came from there; the end of the section otherwise."""
    if place.data.get("editing"):
        return Turn("review", data={"editing": False}, note=T("Changed."))
    part = told.section_of(given.question)
    fact = Fact("information", view.me.id, given.value, given.case) if given.state == "known" else None
    so_far = {**told.mine(view, place), given.question: Told(given.question, given.state, fact)}
    following = told.next_open(part, so_far)
    data = {"question": given.question}
    if following is not None:
        return Turn(following, data=data)
    return Turn("severity" if part.id == "signs" else "sections", data=data, note=T("This part is done. Thank you."))


# --- how do you know -------------------------------------------------------------------------------------------------
def how_text(view: View, place: Place) -> tuple[Text, ...]:
    question = told.question(str(place.data.get("question")))
    answer = told.mine(view, place).get(str(place.data.get("question")))
    if question is None or answer is None:
        return (T("How do you know it?"),)
    heard = T("{label}: {answer}", label=Said(question.label), answer=in_short(question, answer))
    note = (T("Your note: {note}", note=shortened(answer.note)),) if answer.note else ()
    return (heard, *note, T("How do you know it? If you would like to add something, write it here."))


def how_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return (
        *(Choice("how", label, to=how_told, argument=how) for how, label in HOW.items()),
        Choice("skip", T("Skip"), to=how_told, argument="skip"),
    )


@leads_to("sections", "review", "severity")
def how_told(view: View, place: Place) -> Turn:
    how = str(place.data["choice"])
    return _with(view, place, how=how if how in HOW else None)


def how_words(view: View, place: Place, heard: Words) -> Turn:
    """Words here are a note beside the answer."""
    answer = told.mine(view, place).get(str(place.data.get("question")))
    if answer is None:
        return Turn("sections")
    note = _added(answer, heard.text)
    at = [len(note) - len(heard.text.strip()), len(note)]
    return Turn("how", (_noted(place, answer, note),), {"note_at": at}, T("I added it."))


def _added(answer: Told | None, words: str) -> str:
    """The note with these words after those that are there: people tell things in pieces."""
    before = str(answer.note.value) if answer and answer.note else ""
    words = words.strip()
    return "\n".join(filter(None, (before, "" if words in before.split("\n") else words)))


def note_anew(view: View, place: Place, heard: Words) -> Turn | None:
    """The last lines of the note, when they are still its last."""
    answer, (start, end) = told.mine(view, place).get(str(place.data.get("question"))), place.data["note_at"]
    if answer is None or answer.note is None or len(str(answer.note.value)) != end:
        return None
    note = str(answer.note.value)[:start] + heard.text.strip()
    return Turn(None, (_noted(place, answer, note),), {"note_at": [start, len(note)]}, T("I changed your note."))


def _noted(place: Place, answer: Told, note: str) -> InformationGiven:
    value = answer.value.value if answer.value else None
    return InformationGiven(place.data["case"], answer.question, answer.state, value, answer.how, note)


NOTE_AGAIN = Again(
    ("case", "note_at"),
    ("question",),
    answer=note_anew,
    anew=False,
    gone=T(
        "I saw your change. There is more in that note now, so it stays as it was. “See my answers” lets you change it."
    ),
)


def _with(view: View, place: Place, how: str | None) -> Turn:
    answer = told.mine(view, place).get(str(place.data.get("question")))
    if answer is None:
        return Turn("sections")
    value, note = answer.value.value if answer.value else None, str(answer.note.value) if answer.note else ""
    given = InformationGiven(place.data["case"], answer.question, answer.state, value, how, note)
    return replace(after(view, place, given), effects=(given,))
