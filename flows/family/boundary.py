"""One boundary page, line by line: what I will do, for me. It is read only after a no.

1. Every line is kept at once as a draft, so the page goes on where it was left.
2. Below 7 of 10 it cannot be committed, only reworded. Changing what comes before that question asks for it anew.
3. A changed page is a draft again until its author commits it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from content.load import boundary_page as guide
from content.schema import BoundaryField
from flows.effects import BoundaryRemoved, BoundaryWritten
from flows.model import Choice, Place, Turn, Words
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, Kept, Step, adults, leads_to, short_words
from flows.text import Fact, Joined, Said, T, Text
from flows.view import Boundary, View

SURE: Final = "sure"
SURE_ENOUGH: Final = 7
_line = short_words(400)


def _page(view: View, place: Place) -> Boundary | None:
    """This member's one page, or None before its first line."""
    return next(iter(view.boundaries(place.data["case"], view.me.id or 0)), None)


def _written(page: Boundary | None) -> dict[str, str]:
    return {name: str(fact.value) for name, fact in page.fields.items()} if page else {}


def _field(place: Place) -> BoundaryField:
    fields = guide().fields
    return next((field for field in fields if field.id == place.data.get("field")), fields[0])


def _next(written: Mapping[str, str]) -> BoundaryField | None:
    return next((field for field in guide().fields if field.id not in written), None)


def _step_of(field: BoundaryField | None) -> str:
    return "boundary" if field is None else SURE if field.id == SURE else "line"


# --- the page --------------------------------------------------------------------------------------------------------
def page_text(view: View, place: Place) -> tuple[Text, ...]:
    page = _page(view, place)
    if page is None:
        return (T("<b>My boundary page</b>"), Said(guide().intro), Said(guide().never))
    lines = Joined(
        tuple(_shown(field, page.fields[field.id]) for field in guide().fields if field.id in page.fields), "\n"
    )
    if page.committed:
        return (T("<b>My boundary page</b>"), lines, T("You have committed to this. It is read only after a no."))
    if _next(_written(page)):
        return (T("<b>My boundary page</b>, a draft"), lines, T("A few lines are still open."))
    return (T("<b>My boundary page</b>, a draft"), lines, Said(guide().never), Said(guide().legal))


def _shown(field: BoundaryField, words: Fact) -> Text:
    return T("<b>{label}</b> {words}", label=Said(field.label), words=words)


def page_choices(view: View, place: Place) -> tuple[Choice, ...]:
    page = _page(view, place)
    if page is None:
        return (Choice("go", T("Begin"), to=goes_on),)
    change = Choice("change", T("Change a line"), to="which")
    remove = Choice("remove", T("Remove this page"), to="remove")
    if page.committed:
        return (change, remove)
    if _next(_written(page)):
        return (Choice("go", T("Go on"), to=goes_on), change, remove)
    return (Choice("commit", T("I commit to this"), to=committed), change, remove)


@leads_to("line", "sure", "boundary")
def goes_on(view: View, place: Place) -> Turn:
    return _to(_next(_written(_page(view, place))))


def _to(field: BoundaryField | None) -> Turn:
    return Turn(_step_of(field), data={"field": field.id} if field else {})


# --- a line ----------------------------------------------------------------------------------------------------------
def line_text(view: View, place: Place) -> tuple[Text, ...]:
    return _asked(view, place, _field(place))


def _asked(view: View, place: Place, field: BoundaryField) -> tuple[Text, ...]:
    page = _page(view, place)
    fields = guide().fields
    where = T("{at} of {all}", at=fields.index(field) + 1, all=len(fields))
    now = (T("Now it says: {words}", words=page.fields[field.id]),) if page and field.id in page.fields else ()
    example = (T("For example: {example}", example=Said(field.example)),) if field.example else ()
    return (Joined((where, Said(field.label))), Said(field.prompt), *example, *now)


@leads_to("line", "sure", "boundary")
def line_written(view: View, place: Place, heard: Words) -> Turn:
    read = _line(heard.text, view, place)
    return _keep(view, place, _field(place), str(read.value)) if isinstance(read, Kept) else Turn(note=read)


def _keep(view: View, place: Place, field: BoundaryField, words: str) -> Turn:
    """Keep one line as a draft, and go to the next open one."""
    page, ids = _page(view, place), [one.id for one in guide().fields]
    written = {**_written(page), field.id: words}
    if ids.index(field.id) < ids.index(SURE):
        written.pop(SURE, None)
    boundary = page.id if page else view.new_id()
    turn = _to(_next(written))
    effects = (BoundaryWritten(place.data["case"], boundary, written, committed=False),)
    return Turn(turn.to, effects, turn.data, T("Kept."))


# --- how sure, 0 to 10 -----------------------------------------------------------------------------------------------
def sure_text(view: View, place: Place) -> tuple[Text, ...]:
    return _asked(view, place, _sure_field())


def _sure_field() -> BoundaryField:
    return next(field for field in guide().fields if field.id == SURE)


def sure_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(Choice("n", Fact("own", view.me.id, n), to=sure_tapped, argument=str(n)) for n in range(11))


@leads_to("line", "boundary", "low")
def sure_tapped(view: View, place: Place) -> Turn:
    return _sure(view, place, int(place.data["choice"]))


@leads_to("line", "boundary", "low")
def sure_typed(view: View, place: Place, heard: Words) -> Turn:
    number = heard.text.strip()
    if number.isascii() and number.isdigit() and int(number[:3]) <= 10:
        return _sure(view, place, int(number[:3]))
    return Turn(note=T("Here I need a number from 0 to 10."))


def _sure(view: View, place: Place, number: int) -> Turn:
    turn = _keep(view, place, _sure_field(), str(number))
    return turn if number >= SURE_ENOUGH else Turn("low", turn.effects)


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


# --- change, commit, remove ------------------------------------------------------------------------------------------
def which_choices(view: View, place: Place) -> tuple[Choice, ...]:
    """Only lines that are written; what is still open comes by itself."""
    page = _page(view, place)
    fields = [field for field in guide().fields if page and field.id in page.fields]
    listed = (Choice("f", Said(field.label), to=line_chosen, argument=field.id) for field in on_page(fields, place, 5))
    return (*listed, *more(fields, place, 5))


@leads_to("line", "sure")
def line_chosen(view: View, place: Place) -> Turn:
    field = next((one for one in guide().fields if one.id == place.data["choice"]), guide().fields[0])
    return _to(field)


@leads_to("boundary", "low", "line", "sure")
def committed(view: View, place: Place) -> Turn:
    page = _page(view, place)
    written = _written(page)
    open_line = _next(written)
    if page is None or open_line is not None:
        return _to(open_line)
    if int(written[SURE]) < SURE_ENOUGH:
        return Turn("low")
    effects = (BoundaryWritten(place.data["case"], page.id, written, committed=True),)
    return Turn("boundary", effects, note=T("It stands. You decided what you will do, and that is strong."))


@leads_to("boundary")
def removed(view: View, place: Place) -> Turn:
    page = _page(view, place)
    if page is None:
        return Turn("boundary")
    return Turn("boundary", (BoundaryRemoved(place.data["case"], page.id),), note=T("The page is gone."))


FLOW = Flow(
    "boundary",
    opens=adults,
    resumes=True,
    steps=(
        Choose("boundary", page_text, page_choices, protect=True, leads=(
            "line", "sure", "which", "remove", "boundary", "low",
        )),
        Step("line", line_text, words=line_written, leads=("line", "sure", "boundary")),
        Step("sure", sure_text, sure_choices, words=sure_typed, wide=6, leads=("line", "boundary", "low")),
        Choose("low", LOW_TEXT, (
            Choice("reword", T("Reword what I will do"), to=reword),
            Choice("sure", T("Choose another number"), to="sure"),
        )),
        Choose("which", T("Which line do you want to change?"), which_choices, leads=("line", "sure")),
        Choose("remove", T("Remove your boundary page? The words are gone then."), (
            Choice("no", T("No, keep it"), to="boundary"),
            Choice("yes", T("Yes, remove it"), to=removed),
        )),
    ),
)  # fmt: skip
