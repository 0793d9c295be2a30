"""Tell what you know: short sections in any order, left and resumed at the exact question, every answer open to change.

1. Only the specialist reads it. No other member ever sees a word of it, nor that a red flag was raised.
2. What the eleven signs add up to is shown as a range, and never as a diagnosis.
"""

from __future__ import annotations

from collections.abc import Mapping

from content.load import information
from content.schema import Section
from flows.family import told
from flows.family.information_questions import NOTE_AGAIN, how_choices, how_text, how_words, in_short, question_steps
from flows.model import Choice, Enter, Place, Turn
from flows.severity import NAMES, Range, answered, severity
from flows.shortened import shortened
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Collect, Flow, leads_to, members
from flows.text import N, Said, T, Text
from flows.tick import with_tick
from flows.view import Told, View

EVERY_QUESTION = tuple(question.id for section in information() for question in section.questions)
# Source: dsm-5
NOT_A_DIAGNOSIS = T(
    "This is not a diagnosis. You cannot see everything, and only a qualified clinician can assess it. It helps"
    " {specialist} to choose what fits."
)


# --- the sections ----------------------------------------------------------------------------------------------------
def sections_text(view: View, place: Place) -> tuple[Text, ...]:
    mine = told.mine(view, place)
    parts = told.sections(view, place.data["case"])
    done = sum(told.next_open(part, mine) is None for part in parts)
    progress = N("{n} part of {all} is done.", "{n} parts of {all} are done.", n=done, all=len(parts))
    return (
        T("<b>What you know about {loved_one}</b>"),
        T("A few questions at a time, in any order. Skip what you like: “I don't know” is a good answer, too."),
        progress,
        T("Only {specialist} reads it. The others in the circle don't."),
    )


def sections_choices(view: View, place: Place) -> tuple[Choice, ...]:
    mine = told.mine(view, place)
    parts = told.sections(view, place.data["case"])
    following = _to_go_on_with(parts, mine)
    on: tuple[Choice, ...] = ()
    if following is not None:
        on = (Choice("on", T("Go on: {title}", title=Said(following.title)), to=opened, argument=following.id),)
    answers = (Choice("review", T("See my answers"), to="answers"),) if mine else ()
    signs = (Choice("severity", T("What the signs say"), to="severity"),) if answered(mine) else ()
    care = (Choice("care", T("A minute for me"), to=Enter("care")),) if told.flags(told.values(mine)) else ()
    return (*on, Choice("which", T("Choose a part"), to=which_opened), *answers, *signs, *care)


def _to_go_on_with(parts: tuple[Section, ...], mine: Mapping[str, Told]) -> Section | None:
    """The part that was left last, or else the first one that is not done."""
    open_ones = [part for part in parts if told.next_open(part, mine) is not None]
    latest = max(mine.values(), key=lambda one: one.at, default=None)
    left = told.section_of(latest.question) if latest is not None else None
    return left if left in open_ones else next(iter(open_ones), None)


@leads_to("which")
def which_opened(view: View, place: Place) -> Turn:
    return Turn("which", data={"page": 0})


def which_choices(view: View, place: Place) -> tuple[Choice, ...]:
    mine = told.mine(view, place)
    parts = told.sections(view, place.data["case"])
    listed = tuple(
        Choice("s", with_tick(Said(part.title), told.next_open(part, mine) is None), to=opened, argument=part.id)
        for part in on_page(parts, place)
    )
    return (*listed, *more(parts, place))


@leads_to("why", "review", *EVERY_QUESTION)
def opened(view: View, place: Place) -> Turn:
    """A new section says first what it is for; one that was left goes on at the exact question."""
    part = told.section(str(place.data["choice"]))
    answered_ones, _ = told.progress(part, told.mine(view, place))
    data = {"section": part.id, "editing": False, "page": 0}
    following = told.next_open(part, told.mine(view, place))
    if following is None:
        return Turn("review", data=data)
    return Turn("why" if not answered_ones else following, data=data)


def why_text(view: View, place: Place) -> tuple[Text, ...]:
    part = _section(place)
    _, total = told.progress(part, told.mine(view, place))
    return (
        T("<b>{title}</b>", title=Said(part.title)),
        Said(part.why),
        N("{n} question. You can stop at any time.", "{n} questions. You can stop at any time.", n=total),
    )


@leads_to(*EVERY_QUESTION, "review")
def begun(view: View, place: Place) -> Turn:
    return Turn(told.next_open(_section(place), told.mine(view, place)) or "review")


def _section(place: Place) -> Section:
    return told.section(str(place.data.get("section")))


# --- looking back, and changing --------------------------------------------------------------------------------------
def answers_choices(view: View, place: Place) -> tuple[Choice, ...]:
    """The sections that hold answers."""
    mine = told.mine(view, place)
    parts = [part for part in told.sections(view, place.data["case"]) if told.progress(part, mine)[0]]
    listed = tuple(Choice("s", Said(part.title), to=reviewed, argument=part.id) for part in on_page(parts, place))
    return (*listed, *more(parts, place))


@leads_to("review")
def reviewed(view: View, place: Place) -> Turn:
    return Turn("review", data={"section": str(place.data["choice"]), "page": 0})


def _given(view: View, place: Place) -> list[Told]:
    mine = told.mine(view, place)
    return [mine[one.id] for one in _section(place).questions if one.id in mine]


def review_text(view: View, place: Place) -> tuple[Text, ...]:
    title = T("<b>{title}</b>", title=Said(_section(place).title))
    given = _given(view, place)
    if not given:
        return (title, T("There are no answers yet."))
    return (title, *(_line(one) for one in on_page(given, place)), T("To change one, tap it."))


def _line(answer: Told) -> Text:
    question = told.question(answer.question)
    if question is None:
        return T("An earlier question")
    line = T("{label}: {answer}", label=Said(question.label), answer=in_short(question, answer))
    return T("{line} ({note})", line=line, note=shortened(answer.note)) if answer.note else line


def review_choices(view: View, place: Place) -> tuple[Choice, ...]:
    given = _given(view, place)
    listed = tuple(
        Choice("q", Said(question.label), to=edited, argument=question.id)
        for one in on_page(given, place)
        if (question := told.question(one.question)) is not None
    )
    return (*listed, *more(given, place), Choice("sections", T("All parts"), to="sections"))


@leads_to(*EVERY_QUESTION, "sections")
def edited(view: View, place: Place) -> Turn:
    question = str(place.data["choice"])
    return Turn(question, data={"editing": True}) if told.question(question) else Turn("sections")


# --- the range -------------------------------------------------------------------------------------------------------
def severity_text(view: View, place: Place) -> tuple[Text, ...]:
    found = severity([told.mine(view, place)])
    return (T("<b>What the signs say</b>"), *range_lines(found), NOT_A_DIAGNOSIS)


def range_lines(found: Range) -> tuple[Text, ...]:
    """So many signs, and what they are called; one word when both ends are the same."""
    low, high = found.levels
    signs = T(
        "You saw {low} of the 11 signs for sure. With those that are unclear it could be {high}.",
        low=found.low,
        high=found.high,
    )
    if found.low == found.high:
        signs = N("You saw {n} of the 11 signs.", "You saw {n} of the 11 signs.", n=found.low)
    if low == high:
        return (signs, T("Looked at from outside: <b>{level}</b>.", level=NAMES[low]))
    return (signs, T("Looked at from outside: <b>between “{low}” and “{high}”</b>.", low=NAMES[low], high=NAMES[high]))


FLOW = Flow(
    "information",
    opens=members,
    steps=(
        Choose("sections", sections_text, sections_choices, leads=(
            "which", "why", "answers", "severity", *EVERY_QUESTION, Enter("care"),
        )),
        Choose("which", T("Which part?"), which_choices, leads=("why", "review", *EVERY_QUESTION)),
        Choose("why", why_text, (Choice("begin", T("Begin"), to=begun),)),
        *question_steps(),
        Collect("how", how_text, each=how_words, gathers=True, again=NOTE_AGAIN, choices=how_choices, leads=("sections", "review", "severity", *EVERY_QUESTION)),
        Choose("answers", T("Which answers would you like to see?"), answers_choices, leads=("review",)),
        Choose("review", review_text, review_choices, leads=("sections", *EVERY_QUESTION)),
        Choose("severity", severity_text, (Choice("on", T("All parts"), to="sections"),)),
    ),
)  # fmt: skip
