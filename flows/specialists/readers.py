"""Whom a message goes to: everybody of a case or of all my cases, or only who fits; and how that is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flows.audience import BEHIND, ROLES, Audience, of_data
from flows.model import Choice, Place, Turn
from flows.specialists.words import LANGUAGES, PHASES, language_of
from flows.steps import Choose, Step, leads_to
from flows.text import Joined, N, T, Text
from flows.view import Reach, View

OPEN: Final[dict[str, Text]] = {
    "answer": T("no answer yet"),
    "unconfirmed": T("not confirmed"),
    "lessons": T("lessons"),
    "information": T("what they know"),
    "letter": T("the letter"),
    "boundaries": T("boundaries"),
    "rehearsals": T("rehearsals"),
}
WHO: Final[dict[str, Text]] = {"member": T("members"), "loved_one": T("loved ones")}
ANY: Final = "any"


def who(view: View, place: Place) -> Audience:
    """As this place says it; whoever got an earlier message when that one is corrected."""
    fixes = int(place.data.get("fixes") or 0)
    if fixes:
        earlier = view.notice(fixes)
        if not view.tally(fixes).people:
            return earlier.audience
        return Audience(earlier.case, earlier.audience.role, had=fixes)
    return of_data({**place.data.get("who", {}), "case": int(place.data["case"])})


def reach(view: View, place: Place) -> tuple[Reach, ...]:
    return view.reach(who(view, place))


def people(found: tuple[Reach, ...]) -> int:
    return sum(one.people for one in found)


def goes_to(count: int) -> Text:
    return N("It goes to {n} person.", "It goes to {n} people.", n=count)


# --- only some of them -----------------------------------------------------------------------------------------------
def filter_text(view: View, place: Place) -> tuple[Text, ...]:
    audience, found = who(view, place), reach(view, place)
    if not people(found):
        return (T("<b>Who gets it?</b>"), said(audience), T("Nobody fits that. Choose less, or something else."))
    return (T("<b>Who gets it?</b>"), said(audience), goes_to(people(found)))


def said(audience: Audience) -> Text:
    """The choice in words: 'members · meeting set · Spanish'."""
    parts: list[Text] = [WHO[audience.role]]
    if audience.phase:
        parts.append(PHASES[audience.phase])
    if audience.language:
        parts.append(language_of(audience.language))
    if audience.behind:
        parts.append(OPEN[audience.behind])
    return Joined(tuple(parts))


def filter_choices(view: View, place: Place) -> tuple[Choice, ...]:
    on = (Choice("on", T("Go on"), to="what"),) if people(reach(view, place)) else ()
    phase = () if place.data["case"] else (Choice("phase", T("Phase"), to=asked, argument="phase"),)
    return (
        *on,
        Choice("role", T("Members or loved ones"), to=asked, argument="role"),
        *phase,
        Choice("language", T("Language"), to=asked, argument="language"),
        Choice("behind", T("What is still open"), to=asked, argument="behind"),
    )


@leads_to("pick")
def asked(view: View, place: Place) -> Turn:
    return Turn("pick", data={"by": str(place.data["choice"])})


def pick_choices(view: View, place: Place) -> tuple[Choice, ...]:
    """The values of the one thing that is chosen by; "any" takes it away again."""
    by = str(place.data.get("by", "role"))
    values: Mapping[str, tuple[str, ...]] = {
        "role": ROLES, "phase": tuple(PHASES), "language": tuple(LANGUAGES), "behind": BEHIND,
    }  # fmt: skip
    names: Mapping[str, Mapping[str, Text]] = {"role": WHO, "phase": PHASES, "language": LANGUAGES, "behind": OPEN}
    listed = tuple(Choice("p", names[by][one], to=picked, argument=one) for one in values.get(by, ()))
    return listed if by == "role" else (*listed, Choice("p", T("It does not matter"), to=picked, argument=ANY))


@leads_to("filter")
def picked(view: View, place: Place) -> Turn:
    by, value = str(place.data.get("by", "role")), str(place.data["choice"])
    chosen: dict[str, Any] = {**place.data.get("who", {}), by: "" if value == ANY else value}
    if chosen.get("role") == "loved_one":
        chosen.pop("behind", None)  # it is about preparing a meeting that they know nothing of
    return Turn("filter", data={"who": chosen})


FILTER: tuple[Step, ...] = (
    Choose("filter", filter_text, filter_choices, leads=("what", "pick")),
    Choose("pick", T("Which one?"), pick_choices, wide=2, leads=("filter",)),
)
