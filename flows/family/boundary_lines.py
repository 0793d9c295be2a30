"""The lines of one boundary: asked one by one, each kept at once as a draft.

1. Every line is kept at once, so the page goes on where it was left.
2. Below 7 of 10 it cannot be committed, only made smaller. Changing what comes before that question asks it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from content.load import boundary_page as guide
from content.schema import BoundaryField
from flows.boundary_shown import MEETING, plain, value
from flows.boundary_words import normal
from flows.effects import BoundaryWritten, Effect, Refresh
from flows.model import Choice, Place, Turn, Words
from flows.numbers import one_number
from flows.specialists.dates import read_moment
from flows.specialists.pages import more, on_page
from flows.steps import Again, Choose, Kept, OnWords, Step, leads_to, short_words
from flows.text import Fact, Joined, Said, T, Text
from flows.view import Boundary, View

SURE: Final = "sure"
SURE_ENOUGH: Final = 7
ON_A_PAGE: Final = 5
NEXT: Final = ("category", "day", "line", SURE, "boundary")
"""Where a line that is kept can lead: to the next open one, or to the whole page."""
_line = short_words(200)


def page(view: View, place: Place) -> Boundary | None:
    """The boundary that this place is at; None before its first line, or when it was removed."""
    mine = view.boundaries(place.data["case"], view.me.id or 0)
    wanted = place.data.get("one")
    return next((one for one in mine if one.id == wanted), mine[0] if mine and wanted is None else None)


def next_open(written: Mapping[str, str]) -> BoundaryField | None:
    return next((field for field in guide().fields if field.id not in written), None)


def step_of(field: BoundaryField | None) -> str:
    if field is None:
        return "boundary"
    return {"category": "category", "day": "day", "scale": SURE}.get(field.kind, "line")


def to_line(field: BoundaryField | None) -> Turn:
    return Turn(step_of(field), data={"field": field.id, "page": 0} if field else {})


def _field(place: Place, kind: str = "words") -> BoundaryField:
    """The field that this place asks; the first of its kind when the content no longer has it."""
    fields = [field for field in guide().fields if field.kind == kind]
    return next((field for field in fields if field.id == place.data.get("field")), fields[0])


def _asked(view: View, place: Place, field: BoundaryField) -> tuple[Text, ...]:
    here, fields = page(view, place), guide().fields
    where = T("{at} of {all}", at=fields.index(field) + 1, all=len(fields))
    now = (
        (T("Now it says: {words}", words=value(field, here.fields[field.id])),)
        if here and field.id in here.fields
        else ()
    )
    example = (T("For example: {example}", example=Said(field.example)),) if field.example else ()
    return (Joined((where, Said(field.label))), Said(field.prompt), *example, *now)


def _keep(view: View, place: Place, field: BoundaryField, words: str) -> Turn:
    """Keep one line as a draft, and go to the next open one."""
    here, ids = page(view, place), [one.id for one in guide().fields]
    written = {**plain(here), field.id: words}
    if ids.index(field.id) < ids.index(SURE):
        written.pop(SURE, None)
    boundary = here.id if here else int(place.data.get("one") or view.new_id())
    turn = to_line(next_open(written))
    effects: tuple[Effect, ...] = (BoundaryWritten(place.data["case"], boundary, written, committed=False),)
    if here and here.committed:
        effects = (*effects, Refresh(view.case(place.data["case"]).specialist, "read_boundaries"))
    note = None if turn.to == "boundary" else T("Kept.")  # the whole page shows it, and needs the room
    return Turn(turn.to, effects, {**turn.data, "one": boundary, "never_asked": ""}, note)


# --- what it is about ------------------------------------------------------------------------------------------------
def category_text(view: View, place: Place) -> tuple[Text, ...]:
    return _asked(view, place, _field(place, "category"))


def category_choices(view: View, place: Place) -> tuple[Choice, ...]:
    listed = guide().categories
    shown = on_page(listed, place, ON_A_PAGE)
    return (
        *(Choice("c", Said(one.name), to=category_tapped, argument=one.id) for one in shown),
        *more(listed, place, ON_A_PAGE),
    )


@leads_to(*NEXT)
def category_tapped(view: View, place: Place) -> Turn:
    return _keep(view, place, _field(place, "category"), str(place.data["choice"]))


@leads_to(*NEXT)
def category_typed(view: View, place: Place, heard: Words) -> Turn:
    """A name of the list, in any language."""
    said = normal(heard.text.strip())
    found = next((one for one in guide().categories if said in {normal(name) for name in one.name.values()}), None)
    if found is None:
        return Turn(note=T("Which of these fits best? Tap it. Your own words come in the next lines."))
    return _keep(view, place, _field(place, "category"), found.id)


# --- from which day --------------------------------------------------------------------------------------------------
def day_text(view: View, place: Place) -> tuple[Text, ...]:
    return _asked(view, place, _field(place, "day"))


DAY_CHOICES = (("today", T("Today")), ("tomorrow", T("Tomorrow")), (MEETING, T("The day of the meeting")))


def day_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(Choice("d", label, to=day_tapped, argument=which) for which, label in DAY_CHOICES)


@leads_to(*NEXT)
def day_tapped(view: View, place: Place) -> Turn:
    which = str(place.data["choice"])
    today = view.now.astimezone(ZoneInfo(view.me.zone)).date()
    day = {"today": today, "tomorrow": today + timedelta(days=1)}.get(which)
    return _keep(view, place, _field(place, "day"), day.isoformat() if day else MEETING)


@leads_to(*NEXT)
def day_typed(view: View, place: Place, heard: Words) -> Turn:
    """A day in words or numbers; the last minute of it still lies ahead."""
    read = read_moment(f"{heard.text.strip()[:80]} 23:59", view.now, view.me.zone)
    if isinstance(read, str):
        past = read == "past"
        asked = (
            T("That day is over. From which day on, from today?")
            if past
            else T("Which day? For example: Monday, or 5 December.")
        )
        return Turn(note=asked)
    return _keep(view, place, _field(place, "day"), read.astimezone(ZoneInfo(view.me.zone)).date().isoformat())


# --- a line in words -------------------------------------------------------------------------------------------------
def line_text(view: View, place: Place) -> tuple[Text, ...]:
    return _asked(view, place, _field(place))


@leads_to(*NEXT)
def line_written(view: View, place: Place, heard: Words) -> Turn:
    read = _line(heard.text, view, place)
    return _keep(view, place, _field(place), str(read.value)) if isinstance(read, Kept) else Turn(note=read)


# --- how sure, 0 to 10 -----------------------------------------------------------------------------------------------
def sure_text(view: View, place: Place) -> tuple[Text, ...]:
    return _asked(view, place, _field(place, "scale"))


def sure_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(Choice("n", Fact("own", view.me.id, n), to=sure_tapped, argument=str(n)) for n in range(11))


@leads_to(*NEXT, "low")
def sure_tapped(view: View, place: Place) -> Turn:
    return _sure(view, place, int(place.data["choice"]))


@leads_to(*NEXT, "low")
def sure_typed(view: View, place: Place, heard: Words) -> Turn:
    number = one_number(heard.text, 10)
    if number is not None:
        return _sure(view, place, number)
    return Turn(note=T("Here I need a number from 0 to 10."))


def _sure(view: View, place: Place, number: int) -> Turn:
    turn = _keep(view, place, _field(place, "scale"), str(number))
    return turn if number >= SURE_ENOUGH else Turn("low", turn.effects, {"one": turn.data["one"]})


LOW_TEXT = (
    T("Thank you for being honest. That is worth more than a high number."),
    T(
        "A boundary that you may not keep can hurt you both. Make it smaller until you feel at least a 7: a shorter"
        " time, one thing instead of three, something that only you decide."
    ),
)


@leads_to("line")
def reword(view: View, place: Place) -> Turn:
    return Turn("line", data={"field": guide().reword})


# --- a line whose message was edited ---------------------------------------------------------------------------------
def _again(typed: OnWords) -> Again:
    """The line is changed as long as its boundary is there; one that was committed is a draft again, and that is said."""

    def anew(view: View, place: Place, heard: Words) -> Turn | None:
        here = page(view, place)
        if here is None or place.data.get("one") is None:
            return None
        turn = typed(view, place, heard)
        draft = T("I changed that line. Your boundary is a draft again, until you commit to it.")
        note = draft if here.committed else T("I changed that line of your boundary.")
        return replace(turn, note=note) if turn.effects else turn

    return Again(("case", "one"), ("field",), anew, gone=T("I saw your change. That boundary is no longer there."))


LINE_STEPS = (
    Step("category", category_text, category_choices, words=category_typed, again=_again(category_typed), wide=2, leads=NEXT),
    Step("line", line_text, words=line_written, again=_again(line_written), leads=NEXT),
    Step("day", day_text, day_choices, words=day_typed, again=_again(day_typed), leads=NEXT),
    Step("sure", sure_text, sure_choices, words=sure_typed, again=_again(sure_typed), wide=6, leads=(*NEXT, "low")),
    Choose("low", LOW_TEXT, (
        Choice("reword", T("Reword what I will do"), to=reword),
        Choice("sure", T("Choose another number"), to="sure"),
    )),
)  # fmt: skip
