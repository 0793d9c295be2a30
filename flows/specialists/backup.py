"""The second specialist of a case: brought in by a link, let in by the lead, with the same or fewer rights, and let go."""

from __future__ import annotations

from flows.effects import (
    BackupEnded,
    BackupLetIn,
    BackupRightsSet,
    Effect,
    InvitationMade,
    InvitationRevoked,
    Push,
)
from flows.model import Choice, Enter, Place, Turn
from flows.specialists import rights
from flows.specialists.invite import GOES, GOOD_FOR, pictured
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import Link, T, Text
from flows.view import Backup, Invitation, View

ALONE = T("You lead {code_name} alone.")
WHAT_FOR = T(
    "A backup is a colleague who works here already. They step in when you cannot: an alert that nobody has read, a"
    " question at a bad hour. To hand over the lead, make a colleague your backup first."
)
AT_ONCE = T("{who} is your backup, and {rights}.")


def _is_the_lead(view: View, place: Place) -> bool:
    here = view.standing(place.data["case"])
    return here is not None and here.is_the_lead


# --- who there is ----------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    case, here = view.case(place.data["case"]), view.backup(place.data["case"])
    if not _is_the_lead(view, place):
        return (T("{specialist} leads {code_name}. You are the backup, and have the same rights."),)
    if here is None and (link := _open(view, place)) is not None:
        return (
            T("A link for a backup is open until {when}.", when=link.expires or view.now),
            T("With it, a colleague {rights}.", rights=rights.name(link.rights)),
        )
    if here is None:
        return (ALONE, WHAT_FOR)
    if here.state == "waiting":
        asks = T("{who} has said yes to being your backup in {code_name}.", who=here.name)
        return (asks, T("Is this the colleague whom you asked? Until you say yes, they see nothing."))
    return (
        T("Lead: {lead} · Backup: {backup}", lead=case.specialist_name, backup=here.name),
        T("{who} {rights}.", who=here.name, rights=rights.name(here.rights)),
        T("Every step of either of you is noted down with the name and the time."),
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    here = view.backup(place.data["case"])
    if not _is_the_lead(view, place):
        asked = (Choice("lead", T("You are asked to lead it"), to=Enter("take_lead", str(place.data["case"]))),)
        offered = asked if view.lead_offer(place.data["case"]) is not None else ()
        return (
            *offered,
            Choice("step_back", T("Stand in no longer"), to=Enter("stand_in")),
        )
    if here is None and _open(view, place) is not None:
        return (Choice("revoke", T("Take the link back"), to=taken_back),)
    if here is None:
        return (Choice("ask", T("Ask a colleague"), to="which"),)
    if here.state == "waiting":
        return (Choice("in", T("Yes, let them in"), to=let_in), Choice("refuse", T("No, refuse"), to=refused))
    other = "alerts" if here.rights == "all" else "all"
    label = T("Alerts and talk only") if other == "alerts" else T("The same rights as mine")
    over = T("Your offer of the lead") if view.lead_offer(place.data["case"]) else T("Hand over the lead")
    return (
        Choice("over", over, to=Enter("hand_over", str(place.data["case"]))),
        Choice("rights", label, to=rights_set, argument=other),
        Choice("end", T("End it"), to="end"),
    )


def _open(view: View, place: Place) -> Invitation | None:
    found = (one for one in view.invitations(place.data["case"]) if one.role == "backup" and one.state in GOES)
    return next(found, None)


# --- a colleague is asked --------------------------------------------------------------------------------------------
@leads_to("made", "backup")
def asked(view: View, place: Place) -> Turn:
    if not _is_the_lead(view, place) or view.backup(place.data["case"]) is not None:
        return Turn("backup", note=T("That was done already."))
    code, chosen = view.new_code(), str(place.data["choice"])
    expires = view.now + GOOD_FOR
    made = InvitationMade(view.new_id(), code, place.data["case"], "backup", "", expires, chosen)
    return Turn("made", (made,), {"code": code, "rights": chosen})


def made(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("This is the link for your backup. It works once, and ends after 7 days:\n{link}", link=Link(str(place.data["code"]))),
        T("With it, a colleague {rights}.", rights=rights.name(str(place.data["rights"]))),
        T("It works only for a specialist who is here already. When they have said yes, I ask you once more."),
    )  # fmt: skip


@leads_to("backup")
def taken_back(view: View, place: Place) -> Turn:
    found = _open(view, place)
    effects = (InvitationRevoked(found.id),) if found else ()
    return Turn("backup", effects, note=T("Taken back. That link no longer works."))


# --- let in, changed, ended ------------------------------------------------------------------------------------------
@leads_to("backup")
def let_in(view: View, place: Place) -> Turn:
    here = view.backup(place.data["case"])
    if here is None or here.state != "waiting":
        return Turn("backup", note=T("That was done already."))
    case = place.data["case"]
    effects = (BackupLetIn(case, here.person), _tell(here, T("You are the backup of a case now."), case))
    note = AT_ONCE.with_values(who=here.name, rights=rights.name(here.rights))
    return Turn("backup", effects, note=note)


@leads_to("backup")
def rights_set(view: View, place: Place) -> Turn:
    here, chosen = view.backup(place.data["case"]), str(place.data["choice"])
    if here is None or here.state != "in" or chosen not in rights.MEANING:
        return Turn("backup", note=T("That was done already."))
    case = place.data["case"]
    effects = (
        BackupRightsSet(case, here.person, chosen),
        _tell(here, T("What you may do in a case has changed."), case),
    )
    return Turn("backup", effects, note=AT_ONCE.with_values(who=here.name, rights=rights.name(chosen)))


def _tell(here: Backup, text: Text, case: int) -> Effect:
    return Push(here.person, (text,), (Choice("see", T("See it"), to=Enter("stand_in", str(case))),))


@leads_to("backup")
def refused(view: View, place: Place) -> Turn:
    return _ended(view, place, T("Refused. They see nothing of this case."))


@leads_to("backup")
def ended(view: View, place: Place) -> Turn:
    return _ended(view, place, T("Done. They no longer see anything of this case."))


def _ended(view: View, place: Place, note: Text) -> Turn:
    here = view.backup(place.data["case"])
    if here is None:
        return Turn("backup", note=T("That was done already."))
    told = Push(here.person, (T("You are no longer the backup of a case."),))
    return Turn("backup", (BackupEnded(place.data["case"], here.person), told), note=note)


FLOW = Flow(
    "backup",
    opens=leaders,
    steps=(
        Choose("backup", text, choices, leads=("which", "end", Enter("stand_in"), Enter("hand_over"), Enter("take_lead"))),
        Choose("which", (T("What may the colleague do?"), rights.MEANING["all"], rights.MEANING["alerts"]), (
            Choice("r", T("The same as I"), to=asked, argument="all"),
            Choice("r", T("Alerts and talk only"), to=asked, argument="alerts"),
        )),
        Choose("made", made, (
            Choice("picture", T("Show it as a picture"), to=pictured),
            Choice("done", T("Done"), to="backup"),
        )),
        Choose("end", T("End it? They see nothing of the case any more, and are told. What they did stays noted down."), (
            Choice("yes", T("Yes, end it"), to=ended),
            Choice("no", T("No, they stay"), to="backup"),
        )),
    ),
)  # fmt: skip
