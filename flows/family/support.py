"""Support at any hour: calm down, what others feel, what to do tonight, where to find a group, talk to the specialist.

Nothing here asks for anything. Asking to talk reaches the specialist once a day, however often the button is tapped.
"""

from __future__ import annotations

from content.load import support_paths
from content.schema import SupportPath
from flows.alerts import raise_alert
from flows.model import END, Choice, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to, members
from flows.text import Said, T, Text
from flows.view import View


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    paths = (Choice("path", Said(path.title), to=chosen, argument=path.id) for path in support_paths())
    return (
        *paths,
        Choice("talk", T("Talk to my specialist"), to="talk"),
        Choice("sos", T("I need help now"), to=Enter("sos")),
    )


@leads_to("path")
def chosen(view: View, place: Place) -> Turn:
    return Turn("path", data={"path": str(place.data["choice"])})


def _path(place: Place) -> SupportPath:
    paths = support_paths()
    return next((path for path in paths if path.id == place.data.get("path")), paths[0])


def path_text(view: View, place: Place) -> tuple[Text, ...]:
    path = _path(place)
    return (T("<b>{title}</b>", title=Said(path.title)), *(Said(line) for line in path.text))


@leads_to("support")
def asked(view: View, place: Place) -> Turn:
    """Tell the specialist, once a day."""
    today = view.now.date().isoformat()
    if place.data.get("asked_on") == today:
        return Turn("support", note=T("{specialist} knows that you would like to talk."))
    alert = raise_alert(view, place.data["case"], "wants_to_talk", "amber")
    return Turn(
        "support", alert, {"asked_on": today}, T("{specialist} hears of it now, and will get in touch with you.")
    )


FLOW = Flow(
    "support",
    opens=members,
    resumes=True,
    steps=(
        Choose("support", T("What would do you good right now?"), choices, leads=("path", "talk", Enter("sos"))),
        Choose("path", path_text, (
            Choice("other", T("Something else"), to="support"),
            Choice("done", T("That is enough"), to=END),
        )),
        Choose("talk", (
            T("Shall I tell {specialist} that you would like to talk? Nobody else hears of it."),
            T("I am not an emergency service. If a life may be in danger: /sos"),
        ), (Choice("yes", T("Yes, tell them"), to=asked), Choice("no", T("Not now"), to="support"))),
    ),
)  # fmt: skip
