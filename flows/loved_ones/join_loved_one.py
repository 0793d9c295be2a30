"""The person it is all about comes in: told honestly what was collected, asked, and free to leave at once."""

from __future__ import annotations

from content.load import privacy
from flows.effects import (
    CheckInHourChosen,
    ConsentGiven,
    CountryChosen,
    DiscretionChosen,
    Effect,
    LanguageChosen,
    NameGiven,
    Promise,
    ReleaseChosen,
    ZoneChosen,
)
from flows.everyone.settings import HOURS, LANGUAGES
from flows.loved_ones.cadence import promise
from flows.model import END, Choice, Enter, Place, Turn
from flows.specialists.places import where_steps
from flows.steps import Again, Ask, Choose, Flow, leads_to, short_words
from flows.text import Fact, Said, T, Text
from flows.view import View

ROLE = "loved_one"
SAFETY_ANSWERS = ("safe_now", "want_help")
"""What the specialist sees after consent, as the consent text says; everything else is the person's own choice."""


@leads_to("honest")
def language_chosen(view: View, place: Place) -> Turn:
    return Turn("honest", (LanguageChosen(str(place.data["choice"])),), {"page": 0})


def honest_text(view: View, place: Place) -> tuple[Text, ...]:
    screens = privacy(ROLE).screens
    return (Said(screens[min(int(place.data.get("page", 0)), len(screens) - 1)]),)


@leads_to("consent", "honest")
def next_page(view: View, place: Place) -> Turn:
    page = int(place.data.get("page", 0)) + 1
    return Turn("consent") if page >= len(privacy(ROLE).screens) else Turn(data={"page": page})


def consent_text(view: View, place: Place) -> tuple[Text, ...]:
    return (Said(privacy(ROLE).consent),)


@leads_to("name")
def agreed(view: View, place: Place) -> Turn:
    case = int(place.data["case"])
    if place.data.get("agreed"):
        return Turn("name")
    first = tuple(ReleaseChosen(case, what, None, True) for what in SAFETY_ANSWERS)
    receipt = ConsentGiven("check_ins", privacy(ROLE).version, case)
    return Turn(
        "name", (receipt, *first), {"agreed": True}, T("Thank you. Your yes is noted, and you can take it back.")
    )


@leads_to("country")
def named(view: View, place: Place) -> Turn:
    """The list of countries begins at its first page; "page" was that of the honest word until now."""
    return Turn("country", (NameGiven(str(place.data["name"])),), {"page": 0})


@leads_to("hour")
def placed(view: View, place: Place) -> Turn:
    return Turn("hour", (CountryChosen(str(place.data["country"])), ZoneChosen(str(place.data["zone"]))))


def hour_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(
        Choice("hour", Fact("own", view.me.id, f"{hour:02d}:00"), to=hour_chosen, argument=str(hour)) for hour in HOURS
    )


@leads_to("discreet")
def hour_chosen(view: View, place: Place) -> Turn:
    return Turn("discreet", (CheckInHourChosen(int(place.data["choice"])),), {"hour": int(place.data["choice"])})


@leads_to(END)
def neutral(view: View, place: Place) -> Turn:
    return _ready(view, place, discreet=True)


@leads_to(END)
def telling(view: View, place: Place) -> Turn:
    return _ready(view, place, discreet=False)


def _ready(view: View, place: Place, *, discreet: bool) -> Turn:
    effects: tuple[Effect, ...] = (DiscretionChosen(discreet), *_first_check_in(view, place))
    return Turn(END, effects, note=T("Everything is ready. The first check-in comes tomorrow, and takes two minutes."))


def _first_check_in(view: View, place: Place) -> tuple[Promise, ...]:
    assert view.me.id is not None
    hour = int(place.data.get("hour", view.me.check_in_hour))
    first = promise(view.now, view.now, int(place.data["case"]), view.me.id, hour, view.me.zone)
    return (first,) if first else ()


FLOW = Flow(
    "join_loved_one",
    opens=lambda view, argument: None,
    bare=True,
    steps=(
        Choose("language", T("Which language shall we use?"), tuple(
            Choice("to", name, to=language_chosen, argument=code) for code, name in LANGUAGES.items()
        )),
        Choose("honest", honest_text, (
            Choice("on", T("Go on"), to=next_page),
            Choice("no", T("This is not for me"), to="leave"),
        )),
        Choose("consent", consent_text, (
            Choice("yes", T("Yes, that is all right"), to=agreed),
            Choice("no", T("No, not now"), to="leave"),
        )),
        Choose("leave", (
            T("That is fine. Nobody is told why, and nothing bad follows from it."),
            T("You can have everything that I know of you erased right now. Or come back to it another day."),
        ), (
            Choice("again", T("Read it once more"), to="honest"),
            Choice("forget", T("Erase what you know of me"), to=Enter("forget")),
            Choice("sos", T("I need help now"), to=Enter("sos")),
        )),
        Ask("name", T("What shall I call you? Any name you like."), save_as="name", check=short_words(40), to=named, again=Again()),
        *where_steps(
            T("Which country are you in? It decides which numbers to call I show you."),
            T("Which of these shows your time? If none does, write the name of a big city near you."),
            placed,
            Again(which=("country",)),
        ),
        Choose("hour", T("At what time of your day shall check-ins come?"), hour_choices, wide=3, leads=("discreet",)),
        Choose("discreet", T("Shall my messages look neutral on a locked screen? I would leave it like that."), (
            Choice("yes", T("Yes, keep them neutral"), to=neutral),
            Choice("no", T("No, show me what it is"), to=telling),
        )),
    ),
)  # fmt: skip
