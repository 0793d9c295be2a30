"""What the family knows, as the specialist reads it: one member's answers, and what all of them add up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.load import information
from content.schema import Section
from flows.family.information_questions import in_words
from flows.model import Choice, Enter, Place, Turn
from flows.severity import NAMES, answered, severity
from flows.specialists.entry import approved, case_or_one_of_it
from flows.specialists.pages import more, on_page
from flows.specialists.red_flags import unsigned
from flows.specialists.words import HOW, name_of
from flows.steps import Choose, Flow, leads_to
from flows.text import Joined, N, Said, T, Text
from flows.view import Participant, Told, View


def text(view: View, place: Place) -> tuple[Text, ...]:
    return one_text(view, place) if "only" in place.data else all_text(view, place)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    return one_choices(view, place) if "only" in place.data else all_choices(view, place)


# --- everybody together ----------------------------------------------------------------------------------------------
def all_text(view: View, place: Place) -> tuple[Text, ...]:
    case = place.data["case"]
    told = [view.information(case, part.person) for part in approved(view, case)]
    head = T("<b>What the family knows</b> · {code_name}")
    if not any(told):
        return (head, T("Nobody has told anything yet. A kind nudge can help them begin."))
    return (head, *_together(told), *_flags(view, case))


def _together(told: Sequence[Mapping[str, Told]]) -> tuple[Text, ...]:
    spoke = [one for one in told if answered(one)]
    if not spoke:
        return (T("The eleven signs have not been answered yet."),)
    found = severity(spoke)
    low, high = found.levels
    people = N("{n} person has answered the signs.", "{n} people have answered the signs.", n=len(spoke))
    signs = T("Signs: {low} for sure, {high} at most, of 11.", low=found.low, high=found.high)
    range_ = T(
        "From outside: {low} to {high}. Not a diagnosis: safety flags count first.", low=NAMES[low], high=NAMES[high]
    )
    return (people, signs, range_)


def _flags(view: View, case: int) -> tuple[Text, ...]:
    count = len(unsigned(view, case))
    return (N("{n} red flag is open.", "{n} red flags are open.", n=count),) if count else ()


def all_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = place.data["case"]
    parts = [part for part in approved(view, case) if part.information]
    flags = (Choice("flags", T("Red flags"), to=Enter("red_flags", str(case))),) if view.red_flags(case) else ()
    listed = tuple(
        Choice("m", name_of(part), to=Enter("told", f"{case}-{part.person}"), argument=str(part.person))
        for part in on_page(parts, place)
    )
    return (*flags, *listed, *more(parts, place))


# --- one member ------------------------------------------------------------------------------------------------------
def _told(view: View, place: Place) -> dict[str, Told]:
    return dict(view.information(place.data["case"], place.data["only"]))


def _part(view: View, place: Place) -> Participant:
    return view.participant(place.data["case"], place.data["only"])


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    told = _told(view, place)
    head = T("<b>What {who} knows</b>", who=name_of(_part(view, place)))
    if not told:
        return (head, T("Nothing has been told yet."))
    signs = (_signs(told),) if answered(told) else ()
    return (head, N("{n} answer", "{n} answers", n=len(told)), *signs, T("Which part would you like to read?"))


def _signs(told: dict[str, Told]) -> Text:
    found = severity([told])
    return T("Signs: {low} for sure, {high} at most, of 11.", low=found.low, high=found.high)


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    told = _told(view, place)
    parts = [part for part in information() if any(one.id in told for one in part.questions)]
    listed = tuple(Choice("s", Said(part.title), to=read, argument=part.id) for part in on_page(parts, place))
    return (*listed, *more(parts, place))


@leads_to("section")
def read(view: View, place: Place) -> Turn:
    return Turn("section", data={"section": str(place.data["choice"]), "page": 0})


def section_text(view: View, place: Place) -> tuple[Text, ...]:
    told, part = _told(view, place), _section(place)
    given = [(one, told[one.id]) for one in part.questions if one.id in told]
    lines = tuple(
        Joined((T("<b>{label}</b>", label=Said(question.label)), _answer(in_words(question, answer), answer)), ": ")
        for question, answer in on_page(given, place, LINES)
    )
    return (T("<b>{title}</b> · {who}", title=Said(part.title), who=name_of(_part(view, place))), *lines)


LINES = 6
"""Answers on a screen: they may hold whole sentences."""


def _answer(words: Text, answer: Told) -> Text:
    how = (HOW[answer.how],) if answer.how in HOW else ()
    note = (answer.note,) if answer.note else ()
    return Joined((words, *how, *note))


def section_choices(view: View, place: Place) -> tuple[Choice, ...]:
    told, part = _told(view, place), _section(place)
    given = [one for one in part.questions if one.id in told]
    return (*more(given, place, LINES), Choice("parts", T("All parts"), to="told"))


def _section(place: Place) -> Section:
    return next((one for one in information() if one.id == place.data.get("section")), information()[0])


FLOW = Flow(
    "told",
    opens=case_or_one_of_it,
    steps=(
        Choose("told", text, choices, leads=("section", Enter("told"), Enter("red_flags"))),
        Choose("section", section_text, section_choices, protect=True, leads=("told",)),
    ),
)
