"""What a loved one finds in the menu."""

from __future__ import annotations

from flows.model import Choice, Enter
from flows.talk_label import talk_label
from flows.text import T
from flows.view import View


def loved_one_menu(view: View, case: int) -> tuple[Choice, ...]:
    return (
        Choice("check_in", T("A check-in"), to=Enter("check_in")),
        Choice("hard", T("This is a hard moment"), to=Enter("hard_moment", str(case))),
        Choice("talk", talk_label(view, case), to=Enter("talk", str(case))),
        Choice("sharing", T("Who sees what"), to=Enter("sharing", str(case))),
        Choice("collected", T("What was collected"), to=Enter("collected", str(case))),
    )
