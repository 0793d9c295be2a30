"""Receipts: what I agreed to, when, in which language, and the very text while it is still the one that holds."""

from __future__ import annotations

from content.load import privacy
from flows.everyone.settings import LANGUAGES
from flows.model import END, Choice, Enter, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, leads_to, persons
from flows.text import Joined, Said, T, Text
from flows.view import Receipt, View

NAMES: dict[str, Text] = {
    "privacy": T("How my words are kept"),
    "programme": T("My place here"),
    "check_ins": T("Check-ins, and who sees them"),
    "specialist_duties": T("Duties of a specialist"),
    "guardian": T("An adult said yes for a minor"),
}
OTHER = T("Something else")
ROLE_OF = {"programme": "loved_one", "check_ins": "loved_one", "privacy": "member"}


def name(receipt: Receipt) -> Text:
    return NAMES.get(receipt.what.partition(":")[0], OTHER)


def list_text(view: View, place: Place) -> tuple[Text, ...]:
    found = view.receipts()
    if not found:
        return (T("You have not agreed to anything here yet."),)
    return (
        T("<b>What I agreed to</b>"),
        *(line(one) for one in on_page(found, place)),
        T("You can take a yes back at any time: erase everything of yours, or tell your specialist."),
    )


def line(receipt: Receipt) -> Text:
    language: tuple[Text, ...] = (LANGUAGES[receipt.language],) if receipt.language in LANGUAGES else ()
    version = T("version {n} of the text", n=receipt.version)
    taken = (T("taken back: {when}", when=receipt.withdrawn),) if receipt.withdrawn else ()
    return Joined((name(receipt), T("{when}", when=receipt.given), version, *language, *taken))


def list_choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = view.receipts()
    read = (Choice("read", T("Read what I agreed to"), to=read_on),) if _screens(view) else ()
    return (
        *read,
        *more(found, place),
        Choice("data", T("Give me my data"), to=Enter("mydata")),
        Choice("forget", T("Erase everything of mine"), to=Enter("forget")),
    )


def _text_of(receipt: Receipt) -> tuple[Text, ...]:
    """The screens that were read, if they are still the same."""
    role = ROLE_OF.get(receipt.what)
    if role is None or privacy(role).version != receipt.version:
        return ()
    return (*(Said(screen) for screen in privacy(role).screens), Said(privacy(role).consent))


def _screens(view: View) -> tuple[Text, ...]:
    if view.me.specialist:
        return ()
    return next((text for receipt in view.receipts() if (text := _text_of(receipt))), ())


@leads_to("text", END)
def read_on(view: View, place: Place) -> Turn:
    page = int(place.data.get("screen", -1)) + 1 if place.top.step == "text" else 0
    return Turn("text", data={"screen": page}) if page < len(_screens(view)) else Turn(END)


def page_text(view: View, place: Place) -> tuple[Text, ...]:
    screens = _screens(view)
    return (screens[min(int(place.data.get("screen", 0)), len(screens) - 1)],) if screens else (OTHER,)


def page_choices(view: View, place: Place) -> tuple[Choice, ...]:
    last = int(place.data.get("screen", 0)) + 1 >= len(_screens(view))
    return () if last else (Choice("on", T("Go on"), to=read_on),)


FLOW = Flow(
    "receipts",
    opens=persons,
    steps=(
        Choose("receipts", list_text, list_choices, leads=("text", END, Enter("mydata"), Enter("forget"))),
        Choose("text", page_text, page_choices, leads=("text", END)),
    ),
)
