"""What the family knows, as the specialist reads it: one member's answers, and what all of them add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from content.load import information
from content.schema import Section, ToldQuestion
from flows.family.information_questions import in_words
from flows.model import Choice, Enter, Place, Turn
from flows.severity import NAMES, answered, severity
from flows.specialists.entry import approved, case_or_one_of_it
from flows.specialists.pages import more, on_page
from flows.specialists.red_flags import unsigned
from flows.specialists.words import HOW, name_of
from flows.steps import Choose, Flow, leads_to
from flows.text import Fact, Joined, N, Said, T, Text
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
    # Source: dsm-5
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
    head = T("<b>{title}</b> · {who}", title=Said(_section(place).title), who=name_of(_part(view, place)))
    return (head, *(line for page in on_page(_pages(view, place), place, 1) for line in page))


LINES = 6
"""Answers on a screen: they may hold whole sentences."""
ROOM = 900
"""Letters of people's own words on a screen; whoever wrote more is read on the next one, to the last word."""


def _pages(view: View, place: Place) -> list[list[Text]]:
    told, part = _told(view, place), _section(place)
    found: list[list[Text]] = []
    room = 0
    for question in part.questions:
        for line, letters in _lines(question, told[question.id]) if question.id in told else ():
            if not found or letters > room or len(found[-1]) == LINES:
                found.append([])
                room = ROOM
            found[-1].append(line)
            room -= letters
    return found


def _lines(question: ToldQuestion, answer: Told) -> Iterator[tuple[Text, int]]:
    """One answer with how it is known and its note, and how long the person's own words in it are."""
    words = in_words(question, answer)
    first, *rest = _pieces(words) if isinstance(words, Fact) else [words]
    note = _pieces(answer.note) if answer.note else []
    tail: list[Fact] = []
    if not rest and len(note) == 1:
        tail, note = note, []
    how = (HOW[answer.how],) if answer.how in HOW else ()
    line = Joined((T("<b>{label}</b>", label=Said(question.label)), Joined((first, *how, *tail))), ": ")
    yield line, sum(len(str(one.value)) for one in (first, *tail) if isinstance(one, Fact))
    for piece in (*rest, *note):
        yield piece, len(str(piece.value))


def _pieces(fact: Fact) -> list[Fact]:
    words = str(fact.value)
    if not isinstance(fact.value, str) or len(words) <= ROOM // 2:
        return [fact]
    return [replace(fact, value=words[at : at + ROOM // 2]) for at in range(0, len(words), ROOM // 2)]


def section_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return (*more(_pages(view, place), place, 1), Choice("parts", T("All parts"), to="told"))


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
