"""The person it is all about comes in: told honestly what was collected, asked, and free to leave at once.

Whoever opened this link by mistake gives it back unused, before anything is shown.
"""

from __future__ import annotations

from content.load import privacy
from flows.effects import (
    CheckInHourChosen,
    ConsentGiven,
    CountryChosen,
    DiscretionChosen,
    Effect,
    InvitationGivenBack,
    LanguageChosen,
    NameGiven,
    ReleaseChosen,
    WordsKept,
    ZoneChosen,
)
from flows.everyone.settings import HOURS, LANGUAGES
from flows.loved_ones import that_day
from flows.loved_ones.collected import first_check_in
from flows.loved_ones.joined import CHECK_INS, PROGRAMME
from flows.loved_ones.my_words import LONGEST
from flows.model import END, Choice, Enter, Place, Turn
from flows.specialists.places import where_steps
from flows.steps import Again, Ask, Choose, Flow, leads_to, short_words
from flows.text import Fact, Said, T, Text
from flows.view import View

ROLE = "loved_one"
SAFETY_ANSWERS = ("safe_now", "want_help")
"""What the specialist sees after consent, as the consent text says; everything else is the person's own choice."""


@leads_to("who")
def language_chosen(view: View, place: Place) -> Turn:
    return Turn("who", (LanguageChosen(str(place.data["choice"])),), {"page": 0})


@leads_to(END)
def given_back(view: View, place: Place) -> Turn:
    """The link works again for the one person it is for."""
    note = T(
        "Thank you for saying so. The link works again: please leave it to the person it is for. Family and friends get a link of their own from the specialist."
    )
    return Turn(END, (InvitationGivenBack(str(place.data["code"])),), note=note)


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
    receipts = tuple(ConsentGiven(what, privacy(ROLE).version, case) for what in (PROGRAMME, CHECK_INS))
    return Turn(
        "name", (*receipts, *first), {"agreed": True}, T("Thank you. Your yes is noted, and you can take it back.")
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


@leads_to("why")
def neutral(view: View, place: Place) -> Turn:
    return _ready(view, place, discreet=True)


@leads_to("why")
def telling(view: View, place: Place) -> Turn:
    return _ready(view, place, discreet=False)


def _ready(view: View, place: Place, *, discreet: bool) -> Turn:
    """The check-ins are promised here, so that they come even when the last question stays open."""
    case = int(place.data["case"])
    promised = (*first_check_in(view, case), *that_day.promised(view, case))
    effects: tuple[Effect, ...] = (DiscretionChosen(discreet), *promised)
    return Turn("why", effects)


READY = T("Everything is ready. Check-ins take two minutes, and come at the hour you chose.")


@leads_to(END)
def reason_given(view: View, place: Place) -> Turn:
    kept = WordsKept(int(place.data["case"]), view.new_id(), "why", str(place.data["why"]))
    return Turn(END, (kept,), note=READY)


@leads_to(END)
def reason_later(view: View, place: Place) -> Turn:
    return Turn(END, note=READY)


FLOW = Flow(
    "join_loved_one",
    opens=lambda view, argument: None,
    bare=True,
    steps=(
        Choose("language", T("Which language shall we use?"), tuple(
            Choice("to", name, to=language_chosen, argument=code) for code, name in LANGUAGES.items()
        )),
        Choose("who", (
            T("This link is for one person: the one to whom help was offered, and who said yes. Is that you?"),
            T("If it is not you, nothing is shown, and the link goes back unused."),
        ), (
            Choice("me", T("Yes, that is me"), to="honest"),
            Choice("other", T("No, I am family or a friend"), to=given_back),
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
        Ask("why", T("One last thing, if you like: why do you do this? For whom, or for what? Only you see it. I give it back to you on hard days."),
            save_as="why", check=short_words(LONGEST), to=reason_given, choices=(
            Choice("later", T("Not now"), to=reason_later),
        )),
    ),
)  # fmt: skip
