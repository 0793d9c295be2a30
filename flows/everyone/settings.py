"""Language, clock, country, discretion, the hour of check-ins, and the doors to one's own data."""

from __future__ import annotations

from content.cities import city_name
from flows.effects import (
    CheckInHourChosen,
    CountryChosen,
    DiscretionChosen,
    LanguageChosen,
    SafeHoursChosen,
    ZoneChosen,
)
from flows.everyone.hours import hours_shown, some_hours
from flows.model import END, Choice, Enter, Place, Turn
from flows.specialists.places import where_steps
from flows.steps import Again, Ask, Choose, Flow, leads_to, persons
from flows.text import Fact, Said, T, Text
from flows.view import View

LANGUAGES: dict[str, Text] = {
    "en": Said({"en": "English", "es": "English"}),
    "es": Said({"en": "Español", "es": "Español"}),
}
"""A language's own name is never translated."""
HOURS = (8, 10, 12, 16, 18, 20)
ANY_HOUR = (0, 24)
SAFE_HOURS = ((8, 21), (7, 22), (10, 20), (12, 15), (17, 22), ANY_HOUR)


# --- language, alone too: /language ----------------------------------------------------------------------------------
def language_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(Choice("to", name, to=language_chosen, argument=code) for code, name in LANGUAGES.items())


@leads_to(END)
def language_chosen(view: View, place: Place) -> Turn:
    return Turn(END, (LanguageChosen(str(place.data["choice"])),), note=T("From now on we use this language."))


LANGUAGE = Flow(
    "language",
    opens=persons,
    steps=(Choose("language", T("Which language shall we use?"), language_choices, leads=(END,)),),
)


# --- settings --------------------------------------------------------------------------------------------------------
def settings_text(view: View, place: Place) -> tuple[Text, ...]:
    city = city_name(view.me.zone, view.me.language)
    discreet = T("On a locked screen my messages look neutral.")
    if not view.me.discreet:
        discreet = T("On a locked screen my messages show what they are about.")
    return (T("<b>Settings</b>"), T("Your clock: {city}.", city=Fact("own", view.me.id, city)), _hours(view), discreet)


def _hours(view: View) -> Text:
    if (view.me.safe_from, view.me.safe_until) == ANY_HOUR:
        return T("I may write to you at any hour.")
    hours = Fact("own", view.me.id, hours_shown(view.me.safe_from, view.me.safe_until))
    return T("I write to you only at these hours: {hours}. What you ask me is answered at any hour.", hours=hours)


def settings_choices(view: View, place: Place) -> tuple[Choice, ...]:
    hours = (Choice("hours", T("My hours and alerts"), to=Enter("hours")),) if view.me.specialist else ()
    return (*SETTINGS_CHOICES, *hours)


SETTINGS_CHOICES = (
    Choice("language", T("Language"), to=Enter("language")),
    Choice("where", T("Country and time zone"), to="country"),
    Choice("discreet", T("Locked screen"), to="discreet"),
    Choice("hour", T("Hour of check-ins"), to="hour"),
    Choice("safe", T("Hours when I may write"), to="safe"),
    Choice("privacy", T("Privacy and my data"), to=Enter("privacy")),
)


@leads_to("settings")
def moved(view: View, place: Place) -> Turn:
    where = (CountryChosen(str(place.data["country"])), ZoneChosen(str(place.data["zone"])))
    return Turn("settings", where, note=T("Saved. Times and numbers to call follow it."))


@leads_to("settings")
def neutral(view: View, place: Place) -> Turn:
    return Turn("settings", (DiscretionChosen(True),), note=T("Saved. My messages look neutral now."))


@leads_to("settings")
def telling(view: View, place: Place) -> Turn:
    return Turn(
        "settings", (DiscretionChosen(False),), note=T("Saved. Whoever sees your locked screen can read along.")
    )


@leads_to("settings")
def hour_chosen(view: View, place: Place) -> Turn:
    return Turn(
        "settings",
        (CheckInHourChosen(int(place.data["choice"])),),
        note=T("Saved. The next check-in comes at that hour, too."),
    )


def hour_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(
        Choice("hour", Fact("own", view.me.id, f"{hour:02d}:00"), to=hour_chosen, argument=str(hour)) for hour in HOURS
    )


def safe_hours_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(
        Choice("safe", _window(view, *hours), to=safe_hours_chosen, argument="-".join(map(str, hours)))
        for hours in SAFE_HOURS
    )


def _window(view: View, since: int, until: int) -> Text:
    return T("At any hour") if (since, until) == ANY_HOUR else Fact("own", view.me.id, hours_shown(since, until))


@leads_to("settings")
def safe_hours_chosen(view: View, place: Place) -> Turn:
    since, until = map(int, str(place.data["choice"]).split("-"))
    return _kept(since, until)


@leads_to("settings")
def safe_hours_typed(view: View, place: Place) -> Turn:
    since, until = place.data["safe"]
    return _kept(int(since), int(until))


def _kept(since: int, until: int) -> Turn:
    note = T("Saved. Outside these hours I only answer you.")
    return Turn("settings", (SafeHoursChosen(since, until),), note=note)


SETTINGS = Flow(
    "settings",
    opens=persons,
    steps=(
        Choose("settings", settings_text, settings_choices, leads=(
            "country", "discreet", "hour", "safe", Enter("language"), Enter("privacy"), Enter("hours"),
        )),
        *where_steps(
            T("Which country are you in? It decides which numbers to call I show you."),
            T("Which of these shows your time? If none does, write the name of a big city near you."),
            moved,
            Again(about=(), which=("country",)),
        ),
        Choose("discreet", T("Shall my messages look neutral on a locked screen? I would leave it like that."), (
            Choice("yes", T("Yes, keep them neutral"), to=neutral),
            Choice("no", T("No, show me what it is"), to=telling),
        )),
        Choose("hour", T("At what time of your day shall check-ins come?"), hour_choices, wide=3, leads=("settings",)),
        Ask(
            "safe",
            T("Between which hours of your day may I write to you first? Choose hours when it is safe to hold your phone."
              " You can also write them, for example 9-21."),
            save_as="safe", check=some_hours, to=safe_hours_typed, choices=safe_hours_choices, wide=2,
        ),
    ),
)  # fmt: skip
