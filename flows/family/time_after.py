"""What a member finds for the time after the meeting, on one screen."""

from __future__ import annotations

from flows.everyone import after_plan
from flows.family import first_day
from flows.model import Choice, Enter, Place
from flows.steps import Choose, Flow, members
from flows.text import T
from flows.view import View


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = place.data["case"]
    argument = str(case)
    held = Choice("held", T("How my boundaries hold"), to=Enter("follow_through", argument))
    return (
        *first_day.entry(view, case),
        *(() if view.part(case).minor else (held,)),
        *after_plan.entry(view, case),
        Choice("groups", T("Where to find a group"), to=Enter("support_path", f"{argument}-groups")),
        Choice("support", T("What would do me good"), to=Enter("support", argument)),
        Choice("own", T("A letter to myself"), to=Enter("own_letter")),
        Choice("report", T("Something happened"), to=Enter("report", argument)),
    )


FLOW = Flow(
    "time_after",
    opens=members,
    steps=(
        Choose("time_after", T("<b>The time after</b>\nIt is long, and it is yours as well. What would help now?"), choices, leads=(
            Enter("first_day"), Enter("follow_through"), Enter("after_plan"), Enter("support_path"), Enter("support"),
            Enter("own_letter"), Enter("report"),
        )),
    ),
)  # fmt: skip
