"""Country and time zone: two questions that several conversations ask.

The countries are those whose crisis lines ship (content/crisis_lines.yaml); anywhere else gets the fallback.
A zone is offered by its city with the hour that it is there now, which is how people recognise theirs; any other city
can be typed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from content.cities import city_name
from flows.model import Choice, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Again, Ask, Choose, Kept, Step, TextsOrFunction, follow, leads_to
from flows.text import Fact, T, Text
from flows.view import View

ELSEWHERE = "-"
COUNTRIES: dict[str, tuple[Text, tuple[str, ...]]] = {
    "US": (T("United States"), (
        "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix",
        "America/Anchorage", "Pacific/Honolulu",
    )),
    "ES": (T("Spain"), ("Europe/Madrid", "Atlantic/Canary")),
    "GB": (T("United Kingdom"), ("Europe/London",)),
    "MX": (T("Mexico"), ("America/Mexico_City", "America/Cancun", "America/Hermosillo", "America/Tijuana")),
    "CA": (T("Canada"), (
        "America/Toronto", "America/Vancouver", "America/Edmonton", "America/Winnipeg", "America/Halifax",
        "America/St_Johns", "America/Regina",
    )),
    "AR": (T("Argentina"), ("America/Argentina/Buenos_Aires",)),
    "AU": (T("Australia"), (
        "Australia/Sydney", "Australia/Melbourne", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth",
        "Australia/Darwin", "Australia/Hobart",
    )),
    "BE": (T("Belgium"), ("Europe/Brussels",)),
    "BR": (T("Brazil"), ("America/Sao_Paulo", "America/Manaus", "America/Fortaleza", "America/Rio_Branco")),
    "CL": (T("Chile"), ("America/Santiago", "America/Punta_Arenas", "Pacific/Easter")),
    "DE": (T("Germany"), ("Europe/Berlin",)),
    "FR": (T("France"), ("Europe/Paris",)),
    "IE": (T("Ireland"), ("Europe/Dublin",)),
    "IN": (T("India"), ("Asia/Kolkata",)),
    "IT": (T("Italy"), ("Europe/Rome",)),
    "NL": (T("Netherlands"), ("Europe/Amsterdam",)),
    "NZ": (T("New Zealand"), ("Pacific/Auckland", "Pacific/Chatham")),
    "PL": (T("Poland"), ("Europe/Warsaw",)),
    "PT": (T("Portugal"), ("Europe/Lisbon", "Atlantic/Azores")),
    "ZA": (T("South Africa"), ("Africa/Johannesburg",)),
}  # fmt: skip


def where_steps(
    country: TextsOrFunction, zone: TextsOrFunction, to: Callable[[View, Place], Turn], again: Again | None = None
) -> tuple[Step, Step]:
    """The steps "country" and "zone"; ``to`` finds ``place.data["country"]`` and ``["zone"]``. ``again``: of a typed city."""

    @leads_to("zone", *getattr(to, "leads", ()))
    def chosen(view: View, place: Place) -> Turn:
        """A country with one clock needs no second question."""
        code = "" if place.data["choice"] == ELSEWHERE else str(place.data["choice"])
        zones = zones_of(code)
        if len(zones) == 1:
            return follow(to, view, place, {"country": code, "zone": zones[0]})
        return Turn("zone", data={"country": code, "page": 0})

    def countries(view: View, place: Place) -> tuple[Choice, ...]:
        listed = _own_first(view)
        return (
            *(Choice("in", COUNTRIES[code][0], to=chosen, argument=code) for code in on_page(listed, place)),
            *more(listed, place),
            Choice("else", T("Another country"), to=chosen, argument=ELSEWHERE),
        )

    @leads_to(*getattr(to, "leads", ()))
    def tapped(view: View, place: Place) -> Turn:
        return follow(to, view, place, {"zone": str(place.data["choice"])})

    def zones(view: View, place: Place) -> tuple[Choice, ...]:
        listed = zones_of(str(place.data.get("country", "")))
        return (
            *(Choice("z", city(zone, view), to=tapped, argument=zone) for zone in on_page(listed, place)),
            *more(listed, place),
        )

    more_of = {"again": again} if again else {}
    return (
        Choose("country", country, countries, leads=chosen.leads),  # type: ignore[attr-defined]
        Ask("zone", zone, save_as="zone", check=a_city, to=to, choices=zones, **more_of),
    )


def zones_of(country: str) -> tuple[str, ...]:
    return COUNTRIES[country][1] if country in COUNTRIES else ()


def country_name(country: str) -> Text:
    return COUNTRIES[country][0] if country in COUNTRIES else T("another country")


def city(zone: str, view: View) -> Fact:
    """A zone as people know it: 'New York · 04:12'."""
    there = view.now.astimezone(ZoneInfo(zone))
    return Fact("own", view.me.id, f"{city_name(zone, view.me.language)} · {there:%H:%M}")


def a_city(text: str, view: View, place: Place) -> Kept | Text:
    """A typed city or zone; the country's own zones are looked at first."""
    wanted = _plain(text)
    mine = [zone for zone in zones_of(str(place.data.get("country", ""))) if _plain(zone.rpartition("/")[2]) == wanted]
    found = mine[0] if mine else _cities(view.me.language).get(wanted)
    if found:
        return Kept(found)
    return T("I don't know that city's clock. Could you write a big city near you, for example Madrid or New York?")


@cache
def _cities(language: str) -> dict[str, str]:
    """Every zone by its plain name and by its city, in English and as that language calls it."""
    zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))
    called = {_plain(city_name(zone, language)): zone for zone in zones}
    cities = {_plain(zone.rpartition("/")[2]): zone for zone in zones}
    return called | cities | {_plain(zone): zone for zone in zones}


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.strip().lower())
    return " ".join(
        "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("_", " ").split()
    )


def _own_first(view: View) -> list[str]:
    """The viewer's own country leads the list."""
    return sorted(COUNTRIES, key=lambda code: code != view.me.country)
