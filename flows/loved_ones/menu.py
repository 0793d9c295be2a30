"""What a loved one finds in the menu: before their yes nothing but the way back to the question."""

from __future__ import annotations

from flows.everyone import after_plan
from flows.loved_ones import that_day
from flows.loved_ones.joined import said_yes
from flows.model import Choice, Enter
from flows.talk_label import talk_label
from flows.text import T
from flows.view import View


def loved_one_menu(view: View, case: int) -> tuple[Choice, ...]:
    if not said_yes(view):
        return ()
    return (
        Choice("check_in", T("A check-in"), to=Enter("check_in")),
        Choice("hard", T("This is a hard moment"), to=Enter("hard_moment", str(case))),
        Choice("used", T("I used"), to=Enter("i_used", str(case))),
        Choice("talk", talk_label(view, case), to=Enter("talk", str(case))),
        Choice("sharing", T("Who sees what"), to=Enter("sharing", str(case))),
        *that_day.entry(view, case),
        Choice("mine", T("My own things"), to=Enter("my_things", str(case))),
        *after_plan.entry(view, case),
        Choice("letter", T("A letter to myself"), to=Enter("own_letter")),
        Choice("collected", T("What was collected"), to=Enter("collected", str(case))),
    )
