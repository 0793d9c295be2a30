"""How my boundary holds: asked 3, 7, 14 and 30 days after it began; kept, partly or not, and a next step for each.

1. A boundary begins when the meeting has ended with anything but a yes, or on the day that stands in it, or when its author
   says so. It is asked about as long as it stands committed; one that was changed or removed is asked about no more.
2. The specialist sees the answers (``flows.specialists.kept``). When one is not kept twice in a row they are told.
3. Nothing here blames. A boundary that does not hold says something about the boundary.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from flows.alerts import raise_alert
from flows.boundary_shown import lines, title
from flows.effects import BoundaryBegun, BoundaryHeld, Effect, Promise, Push
from flows.model import END, Choice, DueCame, Enter, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, adults, leads_to
from flows.text import Joined, N, T, Text
from flows.view import Boundary, Held, View
from flows.when import days_after

KIND: Final = "keeps"
AFTER: Final = (3, 7, 14, 30)
"""Days."""
USEFUL: Final = timedelta(days=3)
A_PAGE: Final = 5
GAVE_WAY: Final = 2
"""So many answers of "not" in a row are told to the specialist."""
WORDS: Final[dict[str, Text]] = {"kept": T("kept"), "partly": T("partly kept"), "not": T("not kept")}
IN_THE_WAY: Final[dict[str, Text]] = {
    "big": T("It was too big"),
    "afraid": T("I was afraid of what follows"),
    "peace": T("I wanted peace"),
    "alone": T("I was alone with it"),
}
# Source: meyers-wolfe, craft-family
STEP: Final[dict[str, Text]] = {
    "big": T("Make it smaller: one place, one time, one sentence. A small one that holds does more than a large one."),
    "afraid": T("Fear is worth listening to. Talk it over with {specialist} before you try again. If you are not safe, that comes first."),
    "peace": T("That is human. Next time, have one sentence ready and leave the room after it: no discussion, no reasons."),
    "alone": T("Ask the person who supports you to be near, or on the phone, the next time. Nobody has to hold this alone."),
}  # fmt: skip


# --- it begins -------------------------------------------------------------------------------------------------------
def begins(view: View, case: int, person: int, boundary: int, began: datetime, zone: str) -> tuple[Effect, ...]:
    """From now on it holds, and is asked about. What lies behind already is not asked."""
    promises = (
        Promise(f"{KIND}:{case}:{boundary}:{days}", KIND, person, at, case, {"boundary": boundary, "days": days}, at + USEFUL, zone)
        for days in AFTER
        if (at := days_after(began, days, _hour(view, person), zone)) > view.now
    )  # fmt: skip
    return (BoundaryBegun(case, boundary, person, began), *promises)


def _hour(view: View, person: int) -> int:
    """Their own hour, where it is mine to know."""
    return view.me.check_in_hour if person == view.me.id else 18


def come(view: View, came: DueCame) -> tuple[Effect, ...]:
    standing = view.standing(came.case) if came.case is not None else None
    if standing is None or not standing.in_circle or view.case(standing.case).phase == "closed":
        return ()
    here = _find(view, standing.case, int(came.data["boundary"]))
    if here is None or not here.committed:
        return ()
    look = Choice("answer", T("Two taps"), to=Enter("follow_through", f"{here.id}-{came.data['days']}"))
    text = (T("You decided something for yourself. How does it go?"), T("Any answer is a good answer here."))
    return (Push(came.person, text, (look,)),)


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """``boundary-days``: that question; a case, or nothing: all of mine."""
    boundary, _, days = argument.partition("-")
    if not days:
        return adults(view, argument)
    if not (boundary.isascii() and boundary.isdigit() and len(boundary) <= 18 and days in map(str, AFTER)):
        return None
    for case in view.cases():
        data = adults(view, str(case.id))
        if data is not None and _find(view, case.id, int(boundary)) is not None:
            return {**data, "one": int(boundary), "days": int(days)}
    return None


def _find(view: View, case: int, boundary: int) -> Boundary | None:
    return next((one for one in view.boundaries(case, view.me.id or 0) if one.id == boundary), None)


def _this(view: View, place: Place) -> Boundary | None:
    return _find(view, place.data["case"], int(place.data.get("one", 0)))


# --- all of mine -----------------------------------------------------------------------------------------------------
def first_text(view: View, place: Place) -> tuple[Text, ...]:
    return ask_text(view, place) if "days" in place.data else list_text(view, place)


def first_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return ask_choices(view, place) if "days" in place.data else list_choices(view, place)


def _committed(view: View, place: Place) -> list[Boundary]:
    return [one for one in view.boundaries(place.data["case"], view.me.id or 0) if one.committed]


def list_text(view: View, place: Place) -> tuple[Text, ...]:
    mine = _committed(view, place)
    head = T("<b>How my boundaries hold</b>")
    if not mine:
        return (head, T("You have not committed to one yet. A small one that holds is worth more than a large one."))
    case, me = place.data["case"], view.me.id or 0
    begun, held = view.begun(case, me), view.held(case, me)
    shown = (_line(one, begun, held) for one in on_page(mine, place, A_PAGE))
    return (
        head,
        Joined(tuple(shown), "\n"),
        T("I ask 3, 7, 14 and 30 days after one begins. You can also say it here."),
    )


def _line(one: Boundary, begun: Mapping[int, datetime], held: Iterable[Held]) -> Text:
    if one.id not in begun:
        return Joined((title(one), T("has not begun")))
    return Joined((title(one), *answers(one.id, held)))


def answers(boundary: int, held: Iterable[Held]) -> tuple[Text, ...]:
    """What was answered about it, the oldest first."""
    given = sorted((one for one in held if one.boundary == boundary), key=lambda one: one.days)
    said = tuple(N("{n} day: {answer}", "{n} days: {answer}", n=one.days, answer=WORDS[one.answer]) for one in given)
    return said or (T("begun, not asked about yet"),)


def list_choices(view: View, place: Place) -> tuple[Choice, ...]:
    mine = _committed(view, place)
    listed = (Choice("b", title(one), to=chosen, argument=str(one.id)) for one in on_page(mine, place, A_PAGE))
    write = Choice("write", T("My boundary page"), to=Enter("boundary", str(place.data["case"])))
    return (*listed, *more(mine, place, A_PAGE), write)


@leads_to("ask", "begin")
def chosen(view: View, place: Place) -> Turn:
    """The question that is open now: the last of its days that has passed."""
    boundary = int(place.data["choice"])
    began = view.begun(place.data["case"], view.me.id or 0).get(boundary)
    if began is None:
        return Turn("begin", data={"one": boundary})
    passed = [days for days in AFTER if view.now - began >= timedelta(days=days)]
    return Turn("ask", data={"one": boundary, "asked": passed[-1] if passed else AFTER[0]})


def begin_text(view: View, place: Place) -> tuple[Text, ...]:
    here = _this(view, place)
    if here is None:
        return (GONE,)
    return (lines(here), T("It has not begun yet. When it does, say so, and I ask gently how it goes."))


@leads_to("first")
def begun_now(view: View, place: Place) -> Turn:
    here, case, me = _this(view, place), place.data["case"], view.me
    if here is None or not here.committed or me.id is None:
        return Turn("first")
    note = T("It holds from today. I ask in three days.")
    return Turn("first", begins(view, case, me.id, here.id, view.now, me.zone), note=note)


# --- one answer ------------------------------------------------------------------------------------------------------
GONE: Final = T("This boundary is no longer there.")


def _days(place: Place) -> int:
    return int(place.data.get("asked") or place.data.get("days") or AFTER[0])


def ask_text(view: View, place: Place) -> tuple[Text, ...]:
    here = _this(view, place)
    if here is None:
        return (GONE,)
    head = N("<b>{n} day on</b>", "<b>{n} days on</b>", n=_days(place))
    return (head, lines(here), T("How did it go? There is no wrong answer."))


def ask_choices(view: View, place: Place) -> tuple[Choice, ...]:
    if _this(view, place) is None:
        return ()
    return (
        Choice("kept", T("Kept, or not needed"), to=answered),
        Choice("partly", T("Partly"), to=answered),
        Choice("not", T("Not this time"), to=answered),
    )


@leads_to("kept", "why")
def answered(view: View, place: Place) -> Turn:
    """Keep the answer; the second "not" in a row is told."""
    here, case, answer = _this(view, place), place.data["case"], str(place.data["choice"])
    if here is None:
        return Turn("kept")
    days = _days(place)
    effect = BoundaryHeld(case, here.id, days, answer)
    told = raise_alert(view, case, "boundary") if _gave_way(view, case, here.id, days, answer) else ()
    data = {"answer": answer, "told": bool(told)}
    return Turn("kept" if answer == "kept" else "why", (effect, *told), data)


def _gave_way(view: View, case: int, boundary: int, days: int, answer: str) -> bool:
    """Exactly the second one in a row: not told again with every further one, nor when it is answered once more."""
    if answer != "not":
        return False
    held = view.held(case, view.me.id or 0)
    if any((one.boundary, one.days, one.answer) == (boundary, days, "not") for one in held):
        return False
    before = [one.answer == "not" for one in held if (one.boundary, one.days) != (boundary, days)][:GAVE_WAY]
    return before[: GAVE_WAY - 1] == [True] and not (len(before) >= GAVE_WAY and before[GAVE_WAY - 1])


def kept_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("You kept your word to yourself. That is hard, and you did it."),
        T("Next step: tell the person who supports you that it held. Then leave it as it is; nothing has to be added."),
    )


def why_text(view: View, place: Place) -> tuple[Text, ...]:
    if place.data.get("answer") == "partly":
        return (T("Part of it held, and that part counts."), T("What was in the way of the rest?"))
    return (
        T("Thank you for saying so. Nothing is lost: it shows where the boundary does not fit you yet."),
        *((T("{specialist} hears of it, to think it through with you."),) if place.data.get("told") else ()),
        T("What was in the way?"),
    )


def why_choices(view: View, place: Place) -> tuple[Choice, ...]:
    listed = (Choice("why", label, to=explained, argument=why) for why, label in IN_THE_WAY.items())
    return (*listed, Choice("skip", T("I'd rather not say"), to="next"))


@leads_to("next")
def explained(view: View, place: Place) -> Turn:
    here, why = _this(view, place), str(place.data["choice"])
    if here is None or why not in IN_THE_WAY:
        return Turn("next")
    answer = str(place.data.get("answer", "not"))
    return Turn("next", (BoundaryHeld(place.data["case"], here.id, _days(place), answer, why),), {"why": why})


def next_text(view: View, place: Place) -> tuple[Text, ...]:
    step = STEP.get(str(place.data.get("why")))
    return (step or T("A boundary may be made smaller at any time. One that holds is a good one."),)


def next_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case, here = str(place.data["case"]), _this(view, place)
    sos = (Choice("sos", T("I am not safe"), to=Enter("sos", "violence")),) if place.data.get("why") == "afraid" else ()
    reword = (Choice("reword", T("Make it smaller"), to=Enter("one_boundary", f"{case}-{here.id}")),) if here else ()
    return (
        *sos,
        *reword,
        Choice("talk", T("Talk to my specialist"), to=Enter("talk", case)),
        Choice("support", T("What would do me good"), to=Enter("support", case)),
        Choice("done", T("Done"), to=END),
    )


FLOW = Flow(
    "follow_through",
    opens=opens,
    steps=(
        Choose("first", first_text, first_choices, protect=True, leads=("ask", "begin", "kept", "why", Enter("boundary"))),
        Choose("ask", ask_text, ask_choices, protect=True, leads=("kept", "why")),
        Choose("begin", begin_text, (
            Choice("yes", T("It begins today"), to=begun_now),
            Choice("no", T("Not yet"), to="first"),
        ), protect=True),
        Choose("kept", kept_text, (
            Choice("all", T("How my boundaries hold"), to=Enter("follow_through")),
            Choice("done", T("Done"), to=END),
        )),
        Choose("why", why_text, why_choices, leads=("next",)),
        Choose("next", next_text, next_choices, leads=(
            Enter("sos"), Enter("one_boundary"), Enter("talk"), Enter("support"), END,
        )),
    ),
)  # fmt: skip
