"""The check-ins that somebody lets the specialist see: newest first, with a word for which way it goes."""

from __future__ import annotations

from collections.abc import Sequence

from flows.model import Choice, Enter, Place, Turn
from flows.specialists import sheets, trend
from flows.specialists.entry import case_or_one_of_it, circle
from flows.specialists.pages import more, on_page
from flows.specialists.words import name_of, relation_of
from flows.steps import Choose, Flow, leads_to
from flows.text import Fact, Joined, N, T, Text
from flows.view import CheckIn, Participant, View


def text(view: View, place: Place) -> tuple[Text, ...]:
    """The check-ins of the one person who was asked for, or everybody to choose from."""
    return one_text(view, place) if "only" in place.data else people_text(view, place)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    return one_choices(view, place) if "only" in place.data else people_choices(view, place)


# --- everybody -------------------------------------------------------------------------------------------------------
def people_text(view: View, place: Place) -> tuple[Text, ...]:
    parts = _parts(view, place)
    if not parts:
        return (T("Nobody is here yet whose check-ins you could see."),)
    lines = (Joined((name_of(part), relation_of(part), _count(view, part))) for part in on_page(parts, place))
    return (T("Whose check-ins do you want to see?"), *lines)


def _count(view: View, part: Participant) -> Text:
    done = sum(one.finished_at is not None for one in view.check_ins(part.case, part.person))
    return N("{n} check-in", "{n} check-ins", n=done)


def people_choices(view: View, place: Place) -> tuple[Choice, ...]:
    parts = _parts(view, place)
    return (
        *(Choice("who", name_of(part), to=look, argument=str(part.person)) for part in on_page(parts, place)),
        *more(parts, place),
    )


@leads_to("one")
def look(view: View, place: Place) -> Turn:
    return Turn("one", data={"person": int(place.data["choice"]), "at": 0})


def _parts(view: View, place: Place) -> list[Participant]:
    """The loved one first, then the circle."""
    parts = [part for part in circle(view, place.data["case"]) if part.state == "in"]
    return sorted(parts, key=lambda part: part.role != "loved_one")


# --- one person ------------------------------------------------------------------------------------------------------
def one_text(view: View, place: Place) -> tuple[Text, ...]:
    part = view.participant(place.data["case"], _person(place))
    head = T("<b>Check-ins</b> · {name}", name=name_of(part))
    if part.role == "loved_one" and not _released(view, part):
        return (
            head,
            T(
                "{name} has chosen to keep the answers private. That is a right, and says nothing about how it goes.",
                name=name_of(part),
            ),
            T("You can ask in person. What is shared can change at any time, and you then see it here."),
        )
    done = view.check_ins(part.case, part.person)
    if not done:
        return (head, T("No check-in has come yet."))
    at = min(int(place.data.get("at", 0)), len(done) - 1)
    return (head, *_sheet(view, part, done, at))


def _released(view: View, part: Participant) -> set[str]:
    """What the loved one lets the specialist see."""
    return {what for what, audience in view.releases(part.case) if audience is None}


def _sheet(view: View, part: Participant, done: Sequence[CheckIn], at: int) -> tuple[Text, ...]:
    one = done[at]
    when = T("{when} · {at} of {all}", when=one.due_at, at=at + 1, all=len(done))
    if not one.answers:
        return (when, T("Not answered.") if one.finished_at is None else T("Nothing of this one is shared with you."))
    lines = tuple(_line(one, question, done[at + 1 :]) for question in sheets.in_order(one.sheet, one.answers))
    if one.late:
        when = T("{when}, answered late", when=when)
    if one.finished_at is None:
        return (when, *lines, T("It was not finished."))
    return (when, *lines, T("Some answers may be kept private.")) if part.role == "loved_one" else (when, *lines)


def _line(one: CheckIn, question: str, older: Sequence[CheckIn]) -> Text:
    """One answer, and for a number the word for its direction since the time before."""
    label, fact = sheets.label(one.sheet, question), one.answers[question]
    answer = sheets.answer(one.sheet, question, fact)
    before = next((other.answers[question] for other in older if question in other.answers), None)
    if before is None or not _is_number(fact) or not _is_number(before):
        return T("{question}: {answer}", question=label, answer=answer)
    if fact.value > before.value:
        return T("{question}: {answer}, up from {before}", question=label, answer=answer, before=before)
    if fact.value < before.value:
        return T("{question}: {answer}, down from {before}", question=label, answer=answer, before=before)
    return T("{question}: {answer}, as before", question=label, answer=answer)


def _is_number(fact: Fact) -> bool:
    return isinstance(fact.value, int | float) and not isinstance(fact.value, bool)


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case, person, at = place.data["case"], _person(place), int(place.data.get("at", 0))
    part = view.participant(case, person)
    hidden = part.role == "loved_one" and not _released(view, part)
    count = 0 if hidden else len(view.check_ins(case, person))
    return (
        *((Choice("older", T("Older ›"), to=turned, argument=str(at + 1)),) if at + 1 < count else ()),
        *((Choice("newer", T("‹ Newer"), to=turned, argument=str(at - 1)),) if 0 < at < count else ()),
        Choice("person", name_of(part), to=Enter("member", f"{case}-{person}")),
        *(() if hidden else trend.entry(view, case, person)),
    )


@leads_to()
def turned(view: View, place: Place) -> Turn:
    return Turn(data={"at": int(place.data["choice"])})


def _person(place: Place) -> int:
    return int(place.data.get("only") or place.data["person"])


FLOW = Flow(
    "seen_check_ins",
    opens=case_or_one_of_it,
    steps=(
        Choose("people", text, choices, leads=("one", Enter("member"))),
        Choose("one", one_text, one_choices, leads=(Enter("member"),)),
    ),
)
