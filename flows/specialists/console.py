"""/console: the lights of all cases, and what waits across them, the most urgent first.

A tap on a thing opens its sheet (``flows.specialists.thing``): the second tap does it, puts it off, or gives it away.
1. Red alerts come first and cannot be put off: they stay until they are read.
2. A thing that was put off comes back by itself, and at once when something new makes it another one.
"""

from __future__ import annotations

from flows.effects import Effect, Snoozed
from flows.model import Choice, Enter, Place, Turn
from flows.specialists import boundary_at_hand, later, thing
from flows.specialists.lights import counted
from flows.specialists.things import labels, line
from flows.steps import Choose, Flow, Step, leads_to, specialists
from flows.text import Joined, N, T, Text
from flows.view import Desk, Thing, View
from flows.view.desk import Cursor, Hidden

A_PAGE = 4
ALL_AT_ONCE = 500


# --- what waits ------------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    desk = view.desk()
    if not desk.cases:
        return (T("You have no case yet."), T("Open the first one. It takes two minutes, and you can change it later."))
    count = Joined((N("<b>{n} case</b>", "<b>{n} cases</b>", n=len(desk.cases)), *counted(desk.cases)))
    if not desk.waiting:
        return (
            count,
            T("<b>Nothing waits for you.</b>"),
            *_hidden(desk),
            T("What comes in stands here, the most urgent first."),
        )
    head = N("<b>{n} thing waits for you</b>", "<b>{n} things wait for you</b>", n=desk.waiting)
    return (count, head, *(line(view, one) for one in _on_page(view, place)[:A_PAGE]), *_hidden(desk))


def _hidden(desk: Desk) -> tuple[Text, ...]:
    later_on = (N("{n} is put off for later.", "{n} are put off for later.", n=desk.put_off),) if desk.put_off else ()
    away = (N("{n} is with a colleague.", "{n} are with a colleague.", n=desk.given),) if desk.given else ()
    return (Joined((*later_on, *away), " "),) if later_on or away else ()


def _after(place: Place) -> Cursor | None:
    """Where the page before ended: the things themselves, so that nothing is left out when others are done meanwhile."""
    after = place.data.get("after")
    return (int(after[0]), int(after[1]), str(after[2])) if after else None


def _on_page(view: View, place: Place) -> tuple[Thing, ...]:
    """One more than is shown, when there are more; the first page comes with the desk."""
    after = _after(place)
    found = view.things(A_PAGE + 1, after) if after else ()
    return found or view.desk().first


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    desk = view.desk()
    if not desk.cases:
        return (Choice("new", T("Open a new case"), to=Enter("open_case")),)
    found = _on_page(view, place)
    more = Choice("page", T("More ›"), to=turned, argument="on") if len(found) > A_PAGE else None
    if more is None and _after(place):
        more = Choice("page", T("To the start ›"), to=turned, argument="start")
    away = (Choice("away", T("Put off, or given away"), to="away"),) if desk.put_off or desk.given else ()
    return (
        *_buttons(view, found[:A_PAGE]),
        *((more,) if more else ()),
        *away,
        Choice("cases", T("All cases"), to=Enter("cases")),
    )


def _buttons(view: View, found: tuple[Thing, ...]) -> tuple[Choice, ...]:
    named = zip(found, labels(view, found), strict=True)
    return tuple(Choice("w", label, to=thing.opened, argument=one.key) for one, label in named)


@leads_to()
def turned(view: View, place: Place) -> Turn:
    found = _on_page(view, place)
    on = place.data["choice"] == "on" and len(found) > A_PAGE
    return Turn(data={"after": list(found[A_PAGE - 1].cursor) if on else None})


# --- put off, or given away ------------------------------------------------------------------------------------------
def away_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("These are put off, or with a colleague. Tap one to look at it."),
        *(line(view, one) for one in _away(view)),
    )


def _away(view: View) -> tuple[Thing, ...]:
    kinds: tuple[Hidden, ...] = ("put_off", "given")
    return tuple(one for hidden in kinds for one in view.things(A_PAGE, hidden=hidden))[:A_PAGE]


def away_choices(view: View, place: Place) -> tuple[Choice, ...]:
    wake = (Choice("wake", T("Bring all back now"), to=woken),) if view.desk().put_off else ()
    return (*_buttons(view, _away(view)), *wake)


@leads_to("inbox")
def woken(view: View, place: Place) -> Turn:
    asleep = view.things(ALL_AT_ONCE, hidden="put_off")
    effects: tuple[Effect, ...] = tuple(Snoozed(one.case, one.key, view.now) for one in asleep)
    return Turn("inbox", effects, {"after": None}, T("All of them are back."))


FLOW = Flow(
    "console",
    opens=specialists,
    moved={"cases": "inbox"},
    steps=(
        Choose("inbox", text, choices, leads=("thing", "words", "away", Enter("cases"), Enter("open_case"))),
        Choose("thing", thing.text, thing.choices, leads=("inbox", "until", *thing.WAYS)),
        Choose("words", boundary_at_hand.text, thing.choices, protect=True, leads=("inbox", "until", *thing.WAYS)),
        Step("until", later.text, later.CHOICES, words=later.typed, leads=("inbox",)),
        Choose("away", away_text, away_choices, leads=("thing", "words", "inbox")),
    ),
)
