"""Plays a run of questions from ``content/questions``: a step a question, each answer kept at once.

The caller's place holds ``check_in`` (its id). Answers are also remembered in ``answers`` for questions that depend on
an earlier one, and for what the caller makes of them at the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from content.load import question_set
from content.schema import Question
from flows.effects import CheckInAnswered
from flows.model import Choice, Function, Place, Turn, Words
from flows.numbers import one_number
from flows.steps import Again, Step, follow, leads_to, targets, too_long
from flows.text import Said, T, Text
from flows.tick import with_tick
from flows.view import View

SCALE = range(11)
LONGEST_ANSWER = 1000
MOST = 100_000
ALL_IN = T(
    "I saw your change. Those answers are all in, so they stay as they were. You can begin anew at any time: /checkin"
)


def questionnaire_steps(sheet: str, to: Function) -> tuple[Step, ...]:
    """The steps of that sheet, the first question first; ``to`` is asked when the last one is answered."""
    questions = question_set(sheet).questions
    return tuple(_step(questions, number, to) for number in range(len(questions)))


def first_question(sheet: str) -> str:
    """The name of its first step."""
    return question_set(sheet).questions[0].id


def next_open(sheet: str, answers: Mapping[str, Any]) -> str | None:
    """The first question that is still to be asked, for somebody who comes back; None: all are answered."""
    questions = question_set(sheet).questions
    return next((one.id for one in questions if one.id not in answers and _asked(one, answers)), None)


def question_steps(sheet: str) -> tuple[str, ...]:
    return tuple(one.id for one in question_set(sheet).questions)


def _step(questions: Sequence[Question], number: int, to: Function) -> Step:
    question = questions[number]
    leads = (*(later.id for later in questions[number + 1 :]), *targets(to))

    def keep(view: View, place: Place, value: Any) -> Turn:
        """Keep one answer and go to the next question that is still to be asked."""
        answers = {**place.data.get("answers", {}), question.id: value}
        effect = CheckInAnswered(place.data["check_in"], question.id, value)
        after = next((one.id for one in questions[number + 1 :] if _asked(one, answers)), None)
        data = {"answers": answers, "picked": []}
        if after is not None:
            return Turn(after, (effect,), data)
        last = follow(to, view, place, data)
        return Turn(last.to, (effect, *last.effects), last.data, last.note)

    @leads_to(*leads)
    def chosen(view: View, place: Place) -> Turn:
        value = str(place.data["choice"])
        return keep(view, place, int(value) if question.kind in ("scale", "number") else value)

    @leads_to(*leads)
    def skipped(view: View, place: Place) -> Turn:
        return keep(view, place, None)

    @leads_to()
    def picked(view: View, place: Place) -> Turn:
        picked, value = list(place.data.get("picked", [])), str(place.data["choice"])
        return Turn(data={"picked": [one for one in picked if one != value] if value in picked else [*picked, value]})

    @leads_to(*leads)
    def done(view: View, place: Place) -> Turn:
        return keep(view, place, list(place.data.get("picked", [])))

    def words(view: View, place: Place, heard: Words) -> Turn:
        value = _read(question, heard.text)
        return keep(view, place, value) if isinstance(value, int | str) else Turn(note=value)

    def anew(view: View, place: Place, heard: Words) -> Turn | None:
        """Once they are all in, they were looked at, and are no longer changed."""
        if view.check_in(place.data["check_in"]).finished_at is not None:
            return None
        value = _read(question, heard.text)
        if not isinstance(value, int | str):
            return Turn(note=value)
        effect = CheckInAnswered(place.data["check_in"], question.id, value)
        return Turn(None, (effect,), {"answers": {**place.data.get("answers", {}), question.id: value}})

    def text(view: View, place: Place) -> tuple[Text, ...]:
        progress = T("{number} of {total}", number=number + 1, total=len(questions))
        ends: tuple[Text, ...] = ()
        if question.kind == "scale" and question.low and question.high:
            ends = (T("0 is: {low}. 10 is: {high}.", low=Said(question.low), high=Said(question.high)),)
        return (progress, Said(question.ask), *ends)

    def choices(view: View, place: Place) -> tuple[Choice, ...]:
        skip = (Choice("skip", T("Skip this one"), to=skipped),) if question.optional else ()
        return (*_answers(question, place, chosen, picked, done), *skip)

    typed = question.kind in ("text", "number", "scale")
    wide = 6 if question.kind == "scale" or question.taps else 1
    again = Again(("case", "check_in"), answer=anew, keeps=("answers",), gone=ALL_IN) if typed else None
    return Step(question.id, text, choices, words=words if typed else None, again=again, wide=wide, leads=leads)


def _answers(
    question: Question, place: Place, chosen: Function, picked: Function, done: Function
) -> tuple[Choice, ...]:
    match question.kind:
        case "number":
            return tuple(Choice("n", T("{n}", n=n), to=chosen, argument=str(n)) for n in question.taps)
        case "scale":
            return tuple(Choice("n", T("{n}", n=n), to=chosen, argument=str(n)) for n in SCALE)
        case "yes_no":
            return (Choice("a", T("Yes"), to=chosen, argument="yes"), Choice("a", T("No"), to=chosen, argument="no"))
        case "choice":
            return tuple(Choice("a", Said(one.text), to=chosen, argument=one.id) for one in question.choices)
        case "many":
            marked = place.data.get("picked", [])
            boxes = tuple(
                Choice("a", with_tick(Said(one.text), one.id in marked), to=picked, argument=one.id)
                for one in question.choices
            )
            return (*boxes, Choice("done", T("Done"), to=done))
        case _:
            return ()


def _asked(question: Question, answers: Mapping[str, Any]) -> bool:
    """Whether a question is to be asked, given what was answered before it."""
    needs = question.only_if or {}
    return all(_fits(answers.get(earlier), wanted) for earlier, wanted in needs.items())


def _fits(answer: Any, wanted: Sequence[str]) -> bool:
    given = answer if isinstance(answer, list) else [answer]
    return any(str(one) in wanted for one in given)


def _read(question: Question, text: str) -> int | str | Text:
    """A typed answer, or what was wrong with it."""
    text = text.strip()
    if question.kind == "text":
        if len(text) > LONGEST_ANSWER:
            return too_long(LONGEST_ANSWER)
        return text
    most = SCALE[-1] if question.kind == "scale" else MOST
    number = one_number(text, most)
    if number is not None:
        return number
    if question.kind == "scale":
        return T("Please tap a number from 0 to 10, or write one.")
    return T("Please write a number, for example 6.")
