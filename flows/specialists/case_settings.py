"""What a case is called, where the family is, and its phase: everything shown on one screen, and changed from there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from flows.effects import CaseDetailChanged, PhaseReached
from flows.model import Choice, Enter, Place, Turn
from flows.specialists import phases
from flows.specialists.already import done
from flows.specialists.both import as_it_stands, both, theirs_first, typed
from flows.specialists.open_case import COUNTRY_TEXT, ZONE_TEXT, looks_like_a_name
from flows.specialists.places import city, country_name, where_steps
from flows.specialists.words import PHASES
from flows.steps import Ask, Choose, Flow, leaders, leads_to, short_words
from flows.text import Joined, T, Text
from flows.view import Case, View


def text(view: View, place: Place) -> tuple[Text, ...]:
    case = view.case(place.data["case"])
    lines = (
        T("Code name: {code_name}"),
        T("The family says: {loved_one}"),
        T("Country: {country}, for the emergency numbers", country=country_name(case.country)),
        T("Clock: {city}", city=city(case.zone, view)),
        T("Phase: {phase}", phase=PHASES[case.phase]),
    )
    return (T("<b>Settings of {code_name}</b>"), *lines)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = str(place.data["case"])
    return (
        Choice("code", T("The code name"), to=opened, argument="code"),
        Choice("called", T("What the family says"), to=opened, argument="called"),
        Choice("where", T("Country and clock"), to=opened, argument="country"),
        Choice("phase", T("The phase"), to="phase"),
        Choice("vetting", T("Who should not take part"), to=Enter("vetting", case)),
        Choice("backup", T("Lead and backup"), to=Enter("backup", case)),
    )


@leads_to("code", "called", "country")
def opened(view: View, place: Place) -> Turn:
    step = str(place.data["choice"])
    return Turn(step, data={"page": 0, **as_it_stands(view, _stands(view.case(place.data["case"]), DETAILS[step]))})


DETAILS: Final = {"code": ("code_name",), "called": ("called",), "country": ("country", "zone")}


def _stands(case: Case, details: Iterable[str]) -> Mapping[str, str]:
    """As these details of the case are kept now."""
    kept = {
        "code_name": str(case.code_name.value), "called": str(case.called.value), "country": case.country, "zone": case.zone,
    }  # fmt: skip
    return {name: kept[name] for name in details}


def _changed(view: View, place: Place, given: Mapping[str, str]) -> Turn:
    """Change these details, unless a colleague has done so since they were opened."""
    case = view.case(place.data["case"])
    if given != _stands(case, given):
        turn = theirs_first(view, place, _stands(case, given), {"given": dict(given)}, "CaseDetailChanged")
        if turn is not None:
            return turn
    return Turn(
        "settings", tuple(CaseDetailChanged(case.id, name, value) for name, value in given.items()), {"draft": {}},
        _note(case, given),
    )  # fmt: skip


def _note(case: Case, given: Mapping[str, str]) -> Text:
    if looks_like_a_name(given.get("code_name", "")):
        return T(
            "Changed. It looks like a person's full name: a neutral word tells less to somebody who sees your phone."
        )
    if "called" in given:
        return T("Changed. The circle sees it from now on.")
    if "zone" in given and case.meeting_at is not None:
        return T("Changed. Look at the meeting: its moment stays, the hour reads anew.")
    return T("Changed.")


# --- names -----------------------------------------------------------------------------------------------------------
@leads_to("settings", "both")
def renamed(view: View, place: Place) -> Turn:
    return _changed(view, place, {"code_name": str(place.data["code"])})


@leads_to("settings", "both")
def called_anew(view: View, place: Place) -> Turn:
    return _changed(view, place, {"called": str(place.data["called"])})


# --- where -----------------------------------------------------------------------------------------------------------
@leads_to("settings", "both")
def moved(view: View, place: Place) -> Turn:
    """The meeting stays at its moment; it is only shown on another clock."""
    return _changed(view, place, {"country": str(place.data["country"]), "zone": str(place.data["zone"])})


# --- a colleague was here --------------------------------------------------------------------------------------------
def _given(place: Place) -> Mapping[str, str]:
    return dict(place.data["draft"].get("given", {}))


def _in_words(view: View, values: Mapping[str, str], name: Text | None) -> Text:
    if "zone" in values:
        return Joined((country_name(values["country"]), city(values["zone"], view)))
    return name or T("nothing any more")


def _theirs(view: View, place: Place) -> Text:
    case, given = view.case(place.data["case"]), _given(place)
    return _in_words(view, _stands(case, given), case.called if "called" in given else case.code_name)


def _mine(view: View, place: Place) -> Text:
    given = _given(place)
    return _in_words(view, given, typed(view, next(iter(given.values()), "")))


def _taken(view: View, place: Place) -> Turn:
    return _changed(view, place, _given(place))


# --- the phase -------------------------------------------------------------------------------------------------------
def phase_text(view: View, place: Place) -> tuple[Text, ...]:
    case = view.case(place.data["case"])
    head = T("{code_name} is in this phase: <b>{phase}</b>", phase=PHASES[case.phase])
    lines = []
    for phase in phases.PHASES:
        if phase != case.phase and (reason := phases.in_the_way(view, case, phase)) is not None:
            lines.append(Joined((PHASES[phase], reason), ": "))
    closed = (T("Not open now:"), Joined(tuple(lines), "\n")) if lines else ()
    return (head, phases.MEANS[case.phase], *closed)


def phase_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = view.case(place.data["case"])
    return tuple(
        Choice("to", PHASES[phase], to=phase_chosen, argument=phase)
        for phase in phases.PHASES
        if phase != case.phase and phases.in_the_way(view, case, phase) is None
    )


@leads_to("phase_sure")
def phase_chosen(view: View, place: Place) -> Turn:
    return Turn("phase_sure", data={"phase": place.data["choice"], "was": view.case(place.data["case"]).phase})


def sure_text(view: View, place: Place) -> tuple[Text, ...]:
    phase = str(place.data["phase"])
    return (T("Move {code_name} to: <b>{to}</b>?", to=PHASES[phase]), phases.MEANS[phase])


@leads_to("settings", "phase")
def phase_moved(view: View, place: Place) -> Turn:
    """Asked again: what was open a moment ago may not be any more, and another specialist may have moved it."""
    case, phase = view.case(place.data["case"]), str(place.data["phase"])
    if case.phase == phase:
        return Turn("settings", note=done(view, case.id, None, "PhaseReached"))
    if case.phase != place.data.get("was", case.phase):
        return Turn("phase", note=done(view, case.id, None, "PhaseReached"))
    reason = phases.in_the_way(view, case, phase)
    if reason is not None:
        return Turn("phase", note=reason)
    return Turn(
        "settings", (PhaseReached(case.id, phase),), note=T("The case is in its new phase. Nobody is told by this.")
    )


FLOW = Flow(
    "case_settings",
    opens=leaders,
    steps=(
        Choose("settings", text, choices, leads=("code", "called", "country", "phase", Enter("vetting"), Enter("backup"))),
        Ask("code", T("Which name shall the case have? A neutral word is best. Only you and a backup see it."),
            save_as="code", check=short_words(30), to=renamed),
        Ask("called", T("What does the family call the person it is about? The circle sees it in their texts."),
            save_as="called", check=short_words(40), to=called_anew),
        *where_steps(COUNTRY_TEXT, ZONE_TEXT, moved),
        both(_theirs, _mine, _taken, lambda view, place: "settings", "settings"),
        Choose("phase", phase_text, phase_choices, leads=("phase_sure",)),
        Choose("phase_sure", sure_text, (
            Choice("yes", T("Yes, move it"), to=phase_moved),
            Choice("no", T("No, leave it"), to="phase"),
        )),
    ),
)  # fmt: skip
