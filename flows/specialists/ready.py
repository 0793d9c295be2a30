"""Go or no-go: everything that is missing, whose it is, and one tap to nudge them or to open it."""

from __future__ import annotations

from dataclasses import dataclass

from flows.checklist import owner, securing
from flows.effects import Effect
from flows.model import Choice, Enter, Place, Turn
from flows.readiness import Readiness, readiness, theirs
from flows.specialists import approaches
from flows.specialists.already import DONE, done
from flows.specialists.entry import approved
from flows.specialists.nudge import at_night, behind, may_nudge, nudge
from flows.specialists.pages import more, on_page
from flows.specialists.readiness_picture import pictured
from flows.specialists.red_flags import unsigned
from flows.specialists.words import name_of
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import Joined, N, T, Text
from flows.view import Participant, View

OF_CASE: dict[str, tuple[Text, T, str]] = {
    "team": (T("Nobody is in the circle yet."), T("Invite somebody"), "invite"),
    "flags": (T("A red flag waits for your word."), T("Red flags"), "red_flags"),
    "meeting": (T("No meeting is set yet."), T("The meeting"), "plan_meeting"),
}
SECURED: dict[str, Text] = {
    "safety": T("plan for safety not done"), "bed": T("bed not held"), "transport": T("ride not arranged"),
}  # fmt: skip
"""What the checklist has to say is done; whose task it is stands before it."""
OF_MEMBER: dict[str, Text] = {
    "rsvp": T("has not answered"),
    "talk": T("needs to talk"),
    "training": T("lessons"),
    "letter": T("letter not shared"),
    "letter_approval": T("letter waits for you"),
    "information": T("few answers so far"),
    "boundaries": T("no boundary kept"),
    "boundaries_approval": T("boundary waits for you"),
    "rehearsals": T("fewer than two rehearsals"),
}
A_PAGE = 3
"""People with all that they lack: four would not fit a phone."""
OPENS = {"letter_approval": "review_letter", "boundaries_approval": "read_boundaries", "talk": "member"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a step of the case, what somebody has to secure (``who``), or a member with everything that holds them up."""

    step: str = ""
    who: Text | None = None
    part: Participant | None = None
    steps: tuple[str, ...] = ()


def of_case(view: View, case: int) -> Readiness:
    about = view.case(case)
    flags = len(unsigned(view, case))
    return readiness(
        about.approach, approved(view, case), flags=flags, meeting_at=about.meeting_at, secured=about.secured
    )


def rows(view: View, case: int) -> tuple[Row, ...]:
    found, people = of_case(view, case), approved(view, case)
    members = (Row(part=part, steps=steps) for part, steps in zip(people, found.of_members, strict=True) if steps)
    plain = (Row(step) for step in found.of_case if step not in SECURED)
    return (*plain, *_to_secure(view, case, found), *members)


def _to_secure(view: View, case: int, found: Readiness) -> tuple[Row, ...]:
    """One line for each who has something of it."""
    about, by_owner = view.case(case), dict[Text, list[str]]()
    for step in found.of_case:
        if step in SECURED:
            by_owner.setdefault(owner(view, about, securing(view, case, step)), []).append(step)
    return tuple(Row(who=who, steps=tuple(steps)) for who, steps in by_owner.items())


def text(view: View, place: Place) -> tuple[Text, ...]:
    case = view.case(place.data["case"])
    found = of_case(view, case.id)
    cannot = sum(part.rsvp == "cannot" for part in approved(view, case.id))
    apart = (
        N("{n} person cannot come. It holds nothing up.", "{n} people cannot come. It holds nothing up.", n=cannot),
    )
    verdict = T("<b>Go.</b> Nothing that counts is missing.")
    if not found.go:
        verdict = N("<b>Not yet.</b> {n} thing is missing.", "<b>Not yet.</b> {n} things are missing.", n=found.missing)
    return (
        Joined((case.code_name, approaches.name(case.approach))),
        verdict,
        *(_line(row) for row in on_page(rows(view, case.id), place, A_PAGE)),
        *(apart if cannot else ()),
        T("What happens outside of this chat I cannot see. I go by what is ticked on the checklist."),
    )


def _line(row: Row) -> Text:
    if row.who is not None:
        return T("<b>{who}</b>: {what}", who=row.who, what=Joined(tuple(SECURED[step] for step in row.steps), ", "))
    if row.part is None:
        return OF_CASE[row.step][0]
    return T(
        "<b>{who}</b>: {what}", who=name_of(row.part), what=Joined(tuple(OF_MEMBER[step] for step in row.steps), ", ")
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = place.data["case"]
    found = rows(view, case)
    many = to_nudge(view, case)
    everybody = (Choice("all", N("Nudge the one who is behind", "Nudge {n} who are behind", n=len(many)), to="all"),)
    return (
        *(_way(view, row, case) for row in on_page(found, place, A_PAGE)),
        *more(found, place, A_PAGE),
        *(everybody if many else ()),
        *((Choice("picture", T("As a picture"), to=pictured),) if approved(view, case) else ()),
    )


def _way(view: View, row: Row, case: int) -> Choice:
    """What waits for the specialist is opened; else the member is nudged, or looked at when they have been just now."""
    if row.who is not None:
        return Choice("list", T("Checklist"), to=Enter("checklist", str(case)), argument=row.steps[0])
    if row.part is None:
        _, label, flow = OF_CASE[row.step]
        return Choice("open", label, to=Enter(flow, str(case)), argument=row.step)
    who, argument = name_of(row.part), f"{case}-{row.part.person}"
    yours = next((step for step in row.steps if step in OPENS), None)
    if yours is None and may_nudge(view, row.part):
        return Choice("nudge", T("Nudge {who}", who=who), to=nudged, argument=str(row.part.person))
    flow = OPENS[yours] if yours else "member"
    return Choice("see", T("Look: {who}", who=who), to=Enter(flow, argument), argument=str(row.part.person))


# --- nudging ---------------------------------------------------------------------------------------------------------
@leads_to()
def nudged(view: View, place: Place) -> Turn:
    case, wanted = place.data["case"], place.data["choice"]
    part = next((part for part in approved(view, case) if str(part.person) == wanted), None)
    if part is None or not may_nudge(view, part):
        return Turn(note=done(view, case, part.person, "Nudged") if part else DONE)
    return Turn(None, nudge(view, part), note=sent(view, (part,)))


def to_nudge(view: View, case: int) -> tuple[Participant, ...]:
    """Everybody with something of their own to do, whom no nudge has reached in two days."""
    held = [row.part for row in rows(view, case) if row.part is not None and theirs(row.steps)]
    return tuple(part for part in held if may_nudge(view, part) and behind(view, part))


def all_text(view: View, place: Place) -> tuple[Text, ...]:
    many = to_nudge(view, place.data["case"])
    return (
        N(
            "A kind message to {n} person who is behind?",
            "A kind message to each of {n} people who are behind?",
            n=len(many),
        ),
        T("Each one reads only their own next step, and no blame. Where it is night, it waits until 8 in the morning."),
        T("Nobody gets a second one within two days."),
    )


@leads_to("ready")
def all_nudged(view: View, place: Place) -> Turn:
    effects, note = nudges(view, place.data["case"])
    return Turn("ready", effects, note=note)


def nudges(view: View, case: int) -> tuple[tuple[Effect, ...], Text]:
    """One for each who is behind, and what is said of it; a colleague may just have sent them."""
    many = to_nudge(view, case)
    if not many:
        return (), done(view, case, None, "Nudged")
    return tuple(effect for part in many for effect in nudge(view, part)), sent(view, many)


def sent(view: View, many: tuple[Participant, ...]) -> Text:
    asleep = sum(at_night(view.now, part.zone) for part in many)
    if asleep:
        return N(
            "Done. {n} of them gets it at 8 in their morning.",
            "Done. {n} of them get it at 8 in their morning.",
            n=asleep,
        )
    return N("Sent to {n} person, with kind words.", "Sent to {n} people, with kind words.", n=len(many))


FLOW = Flow(
    "ready",
    opens=leaders,
    steps=(
        Choose("ready", text, choices, leads=(
            "all", Enter("invite"), Enter("red_flags"), Enter("plan_meeting"), Enter("review_letter"),
            Enter("read_boundaries"), Enter("member"), Enter("checklist"),
        )),
        Choose("all", all_text, (
            Choice("yes", T("Yes, send them"), to=all_nudged),
            Choice("no", T("Not now"), to="ready"),
        )),
    ),
)  # fmt: skip
