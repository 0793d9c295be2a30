"""Who may open a specialist's flow. Arguments come from taps that anyone can forge: the view looks each up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.model import Place
from flows.steps import leaders, watchers
from flows.view import Case, NotYours, Participant, View

MAX_DIGITS = 18


def number(text: str) -> int | None:
    """An id as it stands in a tap; None when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS else None


def case_or_all(view: View, argument: str) -> Mapping[str, Any] | None:
    """The case of the argument; without one, the specialist chooses in the flow."""
    if argument:
        return leaders(view, argument)
    return {} if view.me.specialist else None


def one_of_the_case(view: View, argument: str) -> Mapping[str, Any] | None:
    """``case-person``: somebody of a case that I lead."""
    case, _, person = argument.partition("-")
    data, wanted = leaders(view, case), number(person)
    if data is None or wanted is None:
        return None
    if not any(part.person == wanted for part in circle(view, data["case"])):
        return None
    return {**data, "person": wanted}


def one_to_talk_with(view: View, argument: str) -> Mapping[str, Any] | None:
    """``case-person``: somebody of a case in which alerts and talk are mine, whatever my other rights."""
    case, _, person = argument.partition("-")
    data, wanted = watchers(view, case), number(person)
    if data is None or not any(part.person == wanted for part in circle(view, data["case"])):
        return None
    return {**data, "person": wanted}


def somebody_of_the_case(view: View, argument: str) -> Mapping[str, Any] | None:
    """``case-person``: also somebody who was let go, who may be invited again."""
    case, _, person = argument.partition("-")
    data, wanted = leaders(view, case), number(person)
    if data is None or not any(
        part.person == wanted and part.role != "specialist" for part in view.roster(data["case"])
    ):
        return None
    return {**data, "person": wanted}


def gone(view: View, case: int) -> tuple[Participant, ...]:
    """Members who were let go or refused."""
    return tuple(part for part in view.roster(case) if part.role == "member" and part.state == "out")


def case_or_one_of_it(view: View, argument: str) -> Mapping[str, Any] | None:
    """A case that I lead, or ``case-person``: one of its people, kept as ``only``."""
    if "-" not in argument:
        return leaders(view, argument)
    data = one_of_the_case(view, argument)
    return {"case": data["case"], "only": data["person"]} if data else None


def author(view: View, argument: str) -> Mapping[str, Any] | None:
    """``case-person``: a member of a case that I lead, whose letter is shared."""
    data = one_of_the_case(view, argument)
    if data is None or not view.participant(data["case"], data["person"]).letter_shared:
        return None
    return data


def notice_of_mine(view: View, argument: str) -> Mapping[str, Any] | None:
    wanted = number(argument)
    if wanted is None:
        return None
    try:
        notice = view.notice(wanted)
    except NotYours:
        return None
    if notice.case == 0:
        return {"notice": wanted, "case": 0} if notice.sender == view.me.id else None
    return {"notice": wanted, "case": notice.case} if leaders(view, str(notice.case)) else None


def alert_of_mine(view: View, argument: str) -> Mapping[str, Any] | None:
    """One alert by its id; ``case-ID`` the alerts of a case; nothing: all of mine."""
    if argument.startswith("case-"):
        return watchers(view, argument.removeprefix("case-"))
    if not argument:
        return {} if view.me.specialist else None
    wanted = number(argument)
    found = next((alert for alert in view.alerts() if alert.id == wanted), None)
    return {"case": found.case, "only": found.id} if found else None


def led(view: View) -> list[Case]:
    """The cases that I lead, or in which I have the lead's rights."""
    return [case for case in view.cases() if (here := view.standing(case.id)) is not None and here.leads]


def stood_in_for(view: View) -> list[Case]:
    """The cases in which I am the backup, with whatever rights."""
    return [view.case(case) for case in view.stood_in()]


def only_watched(view: View) -> list[int]:
    """Those in which alerts and talk alone are mine; the desk does not list them."""
    return [case for case in view.stood_in() if (here := view.standing(case)) is not None and not here.leads]


def circle(view: View, case: int) -> tuple[Participant, ...]:
    """Everybody but the specialist and those who left; who waits comes first."""
    others = [part for part in view.roster(case) if part.role != "specialist" and part.state != "out"]
    return tuple(sorted(others, key=lambda part: part.state != "waiting"))


def approved(view: View, case: int) -> tuple[Participant, ...]:
    return tuple(part for part in circle(view, case) if part.role == "member" and part.state == "in")


def this_one(view: View, place: Place) -> Participant:
    """The person whom this place is about."""
    return view.participant(place.data["case"], place.data["person"])
