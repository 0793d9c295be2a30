"""Who comes to the door: an invitation is taken here, and a stranger meets a kind dead end with help one tap away.

1. Somebody else's code cannot be told from one that never was.
2. Nothing of a stranger is kept, and nothing of a case is shown: not even that there is one.
"""

from __future__ import annotations

from dataclasses import replace

from flows.effects import InvitationUsed
from flows.everyone.sos import stranger_card
from flows.model import Command, Edited, Frame, Heard, Outcome, Place, Shared, Show, Tap, Turn, Words
from flows.safety.listen import alarm_in
from flows.text import T, Text
from flows.view import Invitation, View

NO_ENTRY: dict[str, Text] = {
    "unknown": T(
        "I don't know this link. It may have been cut off on the way: please open it once more, or ask the person who sent it for a new one. If you need help right now, /sos shows numbers to call."
    ),
    "used": T("This link was used already. Each one works once. Please ask the person who sent it for a new one."),
    "expired": T("This link is too old. Please ask the person who sent it for a new one."),
    "revoked": T("This link was taken back. Please ask the person who sent it."),
    "too_early": T("This link does not work yet. Please ask the person who sent it."),
}
NOT_A_SPECIALIST = T(
    "This link is for a specialist who works here already, and was not used up. Please ask the person who sent it."
)
NOT_FOR_THEM: dict[tuple[str, str], Text] = {
    ("loved_one", "member"): T(
        "This link is for somebody of your family, and would not show you anything. You have your own place here already: /menu. The link was not used up, so it still works for the person it is for."
    ),
    ("member", "loved_one"): T(
        "This link is for the person your circle is about, and for nobody else. You have your own place here already: /menu. It was not used up: please hand it over, or ask the specialist."
    ),
}
"""Somebody who is here already opens the link of the other side: (their role, the link's)."""
CLOSED_DOOR = T(
    "Hello. This is a private place: it opens with a personal link. If somebody gave you one, please open it."
    " If you need help right now, /sos shows numbers to call."
)


def start(view: View, place: Place, code: str) -> Turn | Outcome:
    """A person who is here already opens an invitation."""
    invitation = view.invitation(code)
    reason = why_not(view, invitation)
    if invitation is None or reason:
        return Turn(note=reason)
    frame = first_frame(code, invitation)
    # what somebody who comes back was doing in that circle is behind a door again, until they are let in
    others = tuple(one for one in place.frames if one.flow != frame.flow and one.data.get("case") != invitation.case)
    placed = replace(place, frames=(*others, frame))
    if invitation.role == "backup":  # a colleague reads first what it is about, and only a yes uses the link up
        return Outcome(placed, show=Show(fresh=True))
    return Outcome(placed, (InvitationUsed(code),), Show(fresh=True))


def why_not(view: View, invitation: Invitation | None) -> Text | None:
    """What keeps this invitation from being taken, or None."""
    if invitation is None:
        return NO_ENTRY["unknown"]
    if invitation.state != "good":
        return NO_ENTRY[invitation.state]
    if invitation.role == "specialist" and view.me.specialist:
        return T("You are a specialist here already. The link was not used up.")
    if invitation.role == "backup" and not view.me.specialist:
        return NOT_A_SPECIALIST
    standing = view.standing(invitation.case) if invitation.case is not None else None
    if standing is not None and standing.state != "out":
        meant = NOT_FOR_THEM.get((standing.role, invitation.role))
        if meant is not None:
            return meant
        return T("You have a part in this already. The link was not used up.")
    return None


def first_frame(code: str, invitation: Invitation) -> Frame:
    if invitation.role == "backup":
        return Frame("join_backup", "offer", {"code": code})
    data = {"code": code} if invitation.case is None else {"code": code, "case": invitation.case}
    return Frame(f"join_{invitation.role}", "language", data)


def stranger(view: View, heard: Heard) -> Outcome:
    """Answer somebody who has no invitation yet. The place stays empty, so nothing is kept."""
    match heard:
        case Command("start", code) if code:
            invitation = view.invitation(code)
            reason = why_not(view, invitation)
            if invitation is None or reason:
                return _say(reason or CLOSED_DOOR)
            place = Place((Frame("menu", "menu"), first_frame(code, invitation)))
            return Outcome(place, (InvitationUsed(code),), Show(fresh=True))
        case Command("sos"):
            return _say(stranger_card(view))
        case Words(text) | Edited(text) | Shared(_, text) | Command(_, text) if kind := alarm_in(text):
            return _say(stranger_card(view, kind))
        case Tap():
            return Outcome(Place())
        case _:
            return _say(CLOSED_DOOR)


def _say(text: Text) -> Outcome:
    return Outcome(Place(), show=Show(text, fresh=True))
