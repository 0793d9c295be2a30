"""A member comes in: language, privacy, consent, name, relation, clock, age, discretion; then the wait to be let in.

1. Until the specialist lets them in, no text names the loved one, the specialist or the case: a link may reach anybody.
2. Every answer is kept at once. Going back and answering again changes it, and asks nobody twice.
3. A no is as good an answer as a yes, and never a dead end.
"""

from __future__ import annotations

from content.load import privacy
from flows.alerts import raise_alert
from flows.effects import (
    AgeTold,
    ConsentGiven,
    DiscretionChosen,
    Effect,
    LanguageChosen,
    NameGiven,
    Push,
    Refresh,
    RelationTold,
    ZoneChosen,
)
from flows.everyone.settings import LANGUAGES
from flows.family import welcome
from flows.model import END, Choice, Enter, Place, Turn
from flows.specialists.pages import more, on_page
from flows.specialists.places import a_city, city, zones_of
from flows.steps import Again, Ask, Choose, Flow, leads_to, short_words
from flows.text import Said, T, Text
from flows.view import View

ROLE = "member"


# --- language, privacy, consent --------------------------------------------------------------------------------------
@leads_to("hello")
def language_chosen(view: View, place: Place) -> Turn:
    return Turn("hello", (LanguageChosen(str(place.data["choice"])),))


@leads_to("privacy")
def from_the_start(view: View, place: Place) -> Turn:
    return Turn("privacy", data={"page": 0})


def privacy_text(view: View, place: Place) -> tuple[Text, ...]:
    """Who sees what, and what Telegram can and cannot keep secret: one thing a screen."""
    screens = privacy(ROLE).screens
    return (Said(screens[min(int(place.data.get("page", 0)), len(screens) - 1)]),)


@leads_to("privacy", "consent")
def read_on(view: View, place: Place) -> Turn:
    page = int(place.data.get("page", 0)) + 1
    return Turn("consent") if page >= len(privacy(ROLE).screens) else Turn("privacy", data={"page": page})


def consent_text(view: View, place: Place) -> tuple[Text, ...]:
    return (Said(privacy(ROLE).consent),)


@leads_to("name")
def agreed(view: View, place: Place) -> Turn:
    """Keep the receipt, once for each version of the text."""
    version = privacy(ROLE).version
    if _state(view, place) == "out" or place.data.get("agreed") == version:
        return Turn("name")
    receipt = ConsentGiven("privacy", version, place.data["case"])
    return Turn("name", (receipt,), {"agreed": version}, T("Thank you. Your yes is noted, and you can take it back."))


# --- who you are -----------------------------------------------------------------------------------------------------
@leads_to("relation")
def named(view: View, place: Place) -> Turn:
    return Turn("relation", (NameGiven(str(place.data["name"])),))


@leads_to("zone")
def related(view: View, place: Place) -> Turn:
    """The country that the circle lives in says which clocks are likely."""
    data = {"country": view.me.country, "page": 0}
    if _state(view, place) == "out":
        return Turn("zone", data=data)
    return Turn("zone", (RelationTold(place.data["case"], str(place.data["choice"])),), data)


def likely_zones(view: View, place: Place) -> tuple[Choice, ...]:
    zones = zones_of(str(place.data.get("country", "")))
    listed = (Choice("z", city(zone, view), to=zone_tapped, argument=zone) for zone in on_page(zones, place))
    return (*listed, *more(zones, place))


def zone_text(view: View, place: Place) -> tuple[Text, ...]:
    why = T("Then I write at a good hour for you, and every time I show is your own.")
    if not zones_of(str(place.data.get("country", ""))):
        return (T("Which big city near you has the same time as you? Please write its name."), why)
    return (T("Which of these shows your time? If none does, write the name of a big city near you."), why)


@leads_to("age")
def zone_tapped(view: View, place: Place) -> Turn:
    return Turn("age", (ZoneChosen(str(place.data["choice"])),))


@leads_to("age")
def zone_typed(view: View, place: Place) -> Turn:
    return Turn("age", (ZoneChosen(str(place.data["zone"])),))


@leads_to("discreet")
def under_age(view: View, place: Place) -> Turn:
    """The specialist hears of it before anything else can happen."""
    if place.data.get("minor") or _state(view, place) == "out":
        return Turn("discreet", data={"minor": True})
    effects = (AgeTold(place.data["case"], True), *raise_alert(view, place.data["case"], "minor", "amber"))
    return Turn("discreet", effects, {"minor": True})


@leads_to("discreet")
def of_age(view: View, place: Place) -> Turn:
    if not place.data.get("minor") or _state(view, place) == "out":
        return Turn("discreet", data={"minor": False})
    return Turn("discreet", (AgeTold(place.data["case"], False),), {"minor": False})


# --- the wait --------------------------------------------------------------------------------------------------------
@leads_to(END)
def neutral(view: View, place: Place) -> Turn:
    return _arrive(view, place, discreet=True)


@leads_to(END)
def open_wording(view: View, place: Place) -> Turn:
    return _arrive(view, place, discreet=False)


def _arrive(view: View, place: Place, *, discreet: bool) -> Turn:
    """All answers are in: the specialist is told. The menu says that they are waited for until they are let in."""
    chosen = DiscretionChosen(discreet)
    if _state(view, place) != "waiting":
        return Turn(END, (chosen,), note=welcome.NOT_THIS_TIME)
    told = _tell_specialist(view, place.data["case"])
    return Turn(END, (chosen, *told), note=welcome.WAIT_MINOR if place.data.get("minor") else welcome.WAIT)


def _tell_specialist(view: View, case: int) -> tuple[Effect, ...]:
    part, specialist = view.part(case), view.case(case).specialist
    look = Choice("look", T("See who it is"), to=Enter("member", f"{case}-{part.person}"))
    who = T("{name} has opened your invitation and waits for your yes.", name=part.name)
    return (Push(specialist, (T("Somebody waits for you."), who), (look,)), Refresh(specialist, "roster"))


def _state(view: View, place: Place) -> str:
    """waiting, in, or out: let go, or the invitation's case is gone."""
    standing = view.standing(int(place.data.get("case") or 0))
    return standing.state if standing else "out"


FLOW = Flow(
    "join_member",
    opens=lambda view, argument: None,
    bare=True,
    steps=(
        Choose("language", T("Which language shall we use?"), tuple(
            Choice("to", name, to=language_chosen, argument=code) for code, name in LANGUAGES.items()
        )),
        Choose("hello", welcome.HELLO, (
            Choice("on", T("How is it kept private?"), to=from_the_start),
            Choice("no", T("This is not for me"), to="later"),
        )),
        Choose("privacy", privacy_text, (
            Choice("on", T("Go on"), to=read_on),
            Choice("no", T("This is not for me"), to="later"),
        )),
        Choose("consent", consent_text, (
            Choice("yes", T("Yes, that is all right"), to=agreed),
            Choice("again", T("Read it once more"), to=from_the_start),
            Choice("no", T("No, not now"), to="later"),
        )),
        Choose("later", welcome.LATER, (
            Choice("again", T("I would like to go on"), to=from_the_start),
            Choice("forget", T("Erase what you know of me"), to=Enter("forget")),
            Choice("sos", T("I need help now"), to=Enter("sos")),
        )),
        Ask("name", welcome.NAME, save_as="name", check=short_words(40), to=named, again=Again()),
        Choose("relation", welcome.RELATION, tuple(
            Choice("r", label, to=related, argument=relation) for relation, label in welcome.RELATIONS.items()
        )),
        Ask("zone", zone_text, save_as="zone", check=a_city, to=zone_typed, choices=likely_zones, again=Again()),
        Choose("age", T("Are you 18 or older?"), (
            Choice("yes", T("Yes, I am"), to=of_age),
            Choice("no", T("Not yet"), to=under_age),
        )),
        Choose("discreet", welcome.DISCREET, (
            Choice("yes", T("Yes, keep them neutral"), to=neutral),
            Choice("no", T("No, show me what it is"), to=open_wording),
        )),
    ),
)  # fmt: skip
