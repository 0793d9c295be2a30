"""My boundaries: what I will do, for me. They are read only after a no.

1. A changed page is a draft again until its author commits it again; drafts are nobody else's to see.
2. What no boundary takes away (naloxone, medicine, a child's food, help in an emergency) is asked about, kindly, before
   it is committed. Words that want to punish are questioned and never blocked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from content.load import boundary_page as guide
from flows import boundary_words
from flows.boundary_shown import lines, plain, quoted_never, title, worth_a_thought
from flows.effects import BoundaryRemoved, BoundaryWritten, Push, Refresh
from flows.family.boundary_lines import LINE_STEPS, SURE, SURE_ENOUGH, next_open, page, reword, to_line
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, adults, follow, leads_to
from flows.text import Joined, N, Said, T, Text
from flows.versions import of_boundary
from flows.view import Boundary, View

ON_A_PAGE = 4


def _mine(view: View, place: Place) -> tuple[Boundary, ...]:
    return view.boundaries(place.data["case"], view.me.id or 0)


# --- all of them -----------------------------------------------------------------------------------------------------
def list_text(view: View, place: Place) -> tuple[Text, ...]:
    mine = _mine(view, place)
    if not mine:
        return (T("<b>My boundary page</b>"), Said(guide().intro), Said(guide().never))
    shown = Joined(tuple(Joined((title(one), _state(one))) for one in on_page(mine, place, ON_A_PAGE)), "\n")
    return (
        N("<b>My boundary page</b>: {n} boundary", "<b>My boundary page</b>: {n} boundaries", n=len(mine)),
        shown,
        T("A few that hold are worth more than many. Drafts are only yours to see."),
    )


def _state(boundary: Boundary) -> Text:
    if boundary.approved:
        return T("committed, and approved")
    return T("committed") if boundary.committed else T("a draft")


def list_choices(view: View, place: Place) -> tuple[Choice, ...]:
    mine = _mine(view, place)
    listed = (Choice("b", title(one), to=chosen, argument=str(one.id)) for one in on_page(mine, place, ON_A_PAGE))
    new = Choice("new", T("Write another one") if mine else T("Begin"), to=begun)
    return (*listed, *more(mine, place, ON_A_PAGE), new) if mine else (new,)


@leads_to("category")
def begun(view: View, place: Place) -> Turn:
    return Turn("category", data={"one": view.new_id(), "field": guide().fields[0].id, "page": 0})


@leads_to("boundary")
def chosen(view: View, place: Place) -> Turn:
    return Turn("boundary", data={"one": int(place.data["choice"])})


# --- one of them -----------------------------------------------------------------------------------------------------
GONE = (T("This boundary is no longer there."),)


def page_text(view: View, place: Place) -> tuple[Text, ...]:
    here = page(view, place)
    if here is None:
        return GONE
    if here.committed:
        done = T("You have committed to this. It is read only after a no.")
        approved = (T("{specialist} has read and approved it."),) if here.approved else ()
        return (T("<b>My boundary</b>"), lines(here), done, *approved)
    if next_open(plain(here)):
        return (T("<b>My boundary</b>, a draft"), lines(here), T("A few lines are still open."))
    asked = worth_a_thought(here) or (Said(guide().never),)  # one of them: the page has to fit a phone
    return (T("<b>My boundary</b>, a draft"), lines(here), *asked)


def page_choices(view: View, place: Place) -> tuple[Choice, ...]:
    here, all_ = page(view, place), Choice("all", T("All my boundaries"), to="boundaries")
    if here is None:
        return (all_,)
    rest = (
        Choice("change", T("Change a line"), to=change),
        Choice("remove", T("Remove this boundary"), to="remove"),
        all_,
    )
    if here.committed:
        return rest
    if next_open(plain(here)):
        return (Choice("go", T("Go on"), to=goes_on), *rest)
    return (Choice("commit", T("I commit to this"), to=committed), *rest)


@leads_to("category", "day", "line", "sure", "boundary")
def goes_on(view: View, place: Place) -> Turn:
    return to_line(next_open(plain(page(view, place))))


@leads_to("which")
def change(view: View, place: Place) -> Turn:
    return Turn("which", data={"page": 0})


def which_choices(view: View, place: Place) -> tuple[Choice, ...]:
    """Only lines that are written; what is still open comes by itself."""
    here = page(view, place)
    fields = [field for field in guide().fields if here and field.id in here.fields]
    listed = (Choice("f", Said(field.label), to=line_chosen, argument=field.id) for field in on_page(fields, place, 5))
    return (*listed, *more(fields, place, 5))


@leads_to("category", "day", "line", "sure")
def line_chosen(view: View, place: Place) -> Turn:
    return to_line(next((one for one in guide().fields if one.id == place.data["choice"]), guide().fields[0]))


# --- committing ------------------------------------------------------------------------------------------------------
@leads_to("boundary", "low", "never", "category", "day", "line", "sure")
def committed(view: View, place: Place) -> Turn:
    """Whole, sure enough, and nothing in it that is never withdrawn; the specialist may read it from now on."""
    here = page(view, place)
    written = plain(here)
    open_line = next_open(written)
    if here is None or here.committed or open_line is not None:
        return to_line(open_line) if here else Turn("boundary")
    if int(written[SURE]) < SURE_ENOUGH:
        return Turn("low")
    if boundary_words.never(written) and place.data.get("never_asked") != of_boundary(here):
        return Turn("never")
    case = view.case(place.data["case"])
    read = Choice("read", T("Read it"), to=Enter("read_boundaries", f"{case.id}-{view.me.id}"))
    name = view.part(case.id).name
    said = (T("There is something to read."), T("{name} has committed to a boundary.", name=name))
    effects = (
        BoundaryWritten(case.id, here.id, written, committed=True),
        Push(case.specialist, said, (read,)),
        Refresh(case.specialist, "read_boundaries"),
    )
    return Turn("boundary", effects, note=T("It stands. You decided what you will do, and that is strong."))


def never_text(view: View, place: Place) -> tuple[Text, ...]:
    here = page(view, place)
    if here is None:
        return GONE
    return (
        T("One question before it stands. Here it says: {words}", words=quoted_never(here)),
        Said(guide().never),
        T("Those keep somebody alive, and they stay, whatever happens. Does your boundary leave all of them in place?"),
    )


@leads_to("boundary", "low", "never", "category", "day", "line", "sure")
def leaves_them(view: View, place: Place) -> Turn:
    """Their answer holds for these words; other words are asked about again."""
    here = page(view, place)
    if here is None:
        return Turn("boundary")
    version = of_boundary(here)
    return follow(committed, view, place, {"never_asked": version})


# --- removing --------------------------------------------------------------------------------------------------------
@leads_to("boundaries")
def removed(view: View, place: Place) -> Turn:
    here = page(view, place)
    if here is None:
        return Turn("boundaries")
    case = view.case(place.data["case"])
    effects = (BoundaryRemoved(case.id, here.id), Refresh(case.specialist, "read_boundaries"))
    return Turn("boundaries", effects, {"page": 0}, T("It is gone."))


def one_of_mine(view: View, argument: str) -> Mapping[str, Any] | None:
    """``case-boundary``: that very one, to answer what was said about it."""
    case, _, wanted = argument.partition("-")
    data = adults(view, case) if case else None
    if data is None or not any(str(one.id) == wanted for one in view.boundaries(data["case"], view.me.id or 0)):
        return None
    return {**data, "one": int(wanted)}


_LIST = Choose("boundaries", list_text, list_choices, leads=("boundary", "category"))
_PAGE = Choose("boundary", page_text, page_choices, protect=True, leads=(
    "boundaries", "category", "day", "line", "sure", "which", "remove", "boundary", "low", "never",
))  # fmt: skip
_REST = (
    *LINE_STEPS,
    Choose("which", T("Which line do you want to change?"), which_choices, leads=("category", "day", "line", "sure")),
    Choose("never", never_text, (
        Choice("yes", T("Yes, they all stay"), to=leaves_them),
        Choice("reword", T("Reword what I will do"), to=reword),
    )),
    Choose("remove", T("Remove this boundary? The words are gone then."), (
        Choice("no", T("No, keep it"), to="boundary"),
        Choice("yes", T("Yes, remove it"), to=removed),
    )),
)  # fmt: skip
FLOW = Flow("boundary", opens=adults, resumes=True, steps=(_LIST, _PAGE, *_REST))
ONE = Flow("one_boundary", opens=one_of_mine, resumes=True, steps=(_PAGE, _LIST, *_REST))
"""The same conversation, begun at one of them."""
