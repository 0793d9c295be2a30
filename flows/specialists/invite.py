"""Invitations: a first name, a link that works once, and what is still open."""

from __future__ import annotations

from datetime import timedelta

from flows.effects import InvitationMade, InvitationRevoked, LinkPictured, PhaseReached
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.entry import circle
from flows.specialists.pages import more, on_page
from flows.steps import Ask, Choose, Flow, leaders, leads_to, short_words
from flows.text import Link, T, Text
from flows.view import Invitation, View
from flows.walls import MAY_JOIN

GOOD_FOR = timedelta(days=7)
GOES = ("good", "too_early")
"""States of an invitation that is still open."""

WHO_TEXT = (
    T("Whom do you invite to <b>{code_name}</b>?"),
    T("Each link is for one person, works once, and ends after 7 days. You let everybody in yourself."),
)
NAME_TEXT = T("What is their first name? Only you see it, so that you know whose link is whose.")
TOO_EARLY_TEXT = (
    T("It is too early to invite {loved_one}."),
    T(
        "Until the meeting has brought a yes, or a partial one, nothing from here can reach {loved_one}. This protects"
        " what the family is preparing, and keeps {loved_one} free to decide."
    ),
    T("When you have noted down how the meeting went, come back here."),
)
THERE_TEXT = T("{loved_one} is here already. No new invitation is needed.")
NOTHING_OPEN = T("No invitation is open right now.")


def who(view: View, place: Place) -> tuple[Choice, ...]:
    open_ones = len(_open(view, place))
    return (
        Choice("member", T("Somebody for the circle"), to="name"),
        Choice("loved", T("{loved_one}"), to=for_loved_one),
        *((Choice("open", T("Open invitations ({count})", count=open_ones), to="open"),) if open_ones else ()),
    )


@leads_to("made")
def for_member(view: View, place: Place) -> Turn:
    return _make(view, place, "member", str(place.data["name"]))


@leads_to("made", "too_early", "there")
def for_loved_one(view: View, place: Place) -> Turn:
    """Only once the outcome allows it; then the time of aftercare begins."""
    case = view.case(place.data["case"])
    if case.outcome not in MAY_JOIN:
        return Turn("too_early")
    if any(part.role == "loved_one" for part in circle(view, case.id)):
        return Turn("there")
    turn = _make(view, place, "loved_one", "")
    if case.phase in ("aftercare", "closed"):
        return turn
    return Turn(turn.to, (*turn.effects, PhaseReached(case.id, "aftercare")), turn.data)


def _make(view: View, place: Place, role: str, name: str) -> Turn:
    code, expires = view.new_code(), view.now + GOOD_FOR
    made = InvitationMade(view.new_id(), code, place.data["case"], role, name, expires)
    return Turn("made", (made,), data={"code": code, "for": role, "expires": expires.isoformat()})


def made(view: View, place: Place) -> tuple[Text, ...]:
    link = Link(str(place.data["code"]))
    if place.data["for"] == "loved_one":
        return (
            T("This is the invitation for {loved_one}. It works once, and ends after 7 days:\n{link}", link=link),
            T("Hand it over yourself, with a kind word. {loved_one} decides whether to open it, and what to share."),
        )
    return (
        T("This is the invitation for {name}. It works once, and ends after 7 days:\n{link}", link=link),
        T("Send it to {name} yourself, where nobody else reads along. I tell you when they have opened it."),
    )


@leads_to()
def pictured(view: View, place: Place) -> Turn:
    """The link as a picture, as long as it works."""
    code = str(place.data["code"])
    found = view.invitation(code)
    if found is None or found.state not in GOES:
        return Turn(note=T("This link no longer works. Make a new invitation."))
    picture = LinkPictured(Link(code), T("The picture you asked for."))
    return Turn(None, (picture,), note=T("The picture is below. Let them scan it with their camera."))


# --- what is open ----------------------------------------------------------------------------------------------------
def open_text(view: View, place: Place) -> tuple[Text, ...]:
    invitations = _open(view, place)
    if not invitations:
        return (NOTHING_OPEN,)
    lines = (
        T("{who}: until {when}", who=_for_whom(view, place, one), when=one.expires or view.now)
        for one in on_page(invitations, place)
    )
    return (T("Open invitations. Tap one to take it back."), *lines)


def open_choices(view: View, place: Place) -> tuple[Choice, ...]:
    invitations = _open(view, place)
    return (
        *(
            Choice("one", _for_whom(view, place, one), to="one", argument=str(one.id))
            for one in on_page(invitations, place)
        ),
        *more(invitations, place),
    )


def one_text(view: View, place: Place) -> Text:
    chosen = _chosen(view, place)
    if chosen is None:
        return NOTHING_OPEN
    return T("Take back the invitation for {who}? The link stops working at once.", who=_for_whom(view, place, chosen))


@leads_to("open")
def taken_back(view: View, place: Place) -> Turn:
    chosen = _chosen(view, place)
    effects = (InvitationRevoked(chosen.id),) if chosen else ()
    return Turn("open", effects, note=T("Taken back. That link no longer works."))


def _open(view: View, place: Place) -> list[Invitation]:
    return [one for one in view.invitations(place.data["case"]) if one.state in GOES]


def _chosen(view: View, place: Place) -> Invitation | None:
    return next((one for one in _open(view, place) if str(one.id) == place.data.get("invitation")), None)


def _for_whom(view: View, place: Place, one: Invitation) -> Text:
    return one.name or view.case(place.data["case"]).called


FLOW = Flow(
    "invite",
    opens=leaders,
    over=("made",),
    steps=(
        Choose("who", WHO_TEXT, who, leads=("name", "open", "made", "too_early", "there")),
        Ask("name", NAME_TEXT, save_as="name", check=short_words(40), to=for_member),
        Choose("made", made, (
            Choice("picture", T("Show it as a picture"), to=pictured),
            Choice("next", T("Invite somebody else"), to="name"),
            Choice("who", T("Done"), to="who"),
        )),
        Choose("too_early", TOO_EARLY_TEXT, lambda view, place: (
            Choice("outcome", T("Note how the meeting went"), to=Enter("outcome", str(place.data["case"]))),
        ), leads=(Enter("outcome"),)),
        Choose("there", THERE_TEXT, (Choice("who", T("Done"), to="who"),)),
        Choose("open", open_text, open_choices, save_as="invitation", leads=("one",)),
        Choose("one", one_text, (
            Choice("yes", T("Yes, take it back"), to=taken_back),
            Choice("no", T("No, keep it"), to="open"),
        )),
    ),
)  # fmt: skip
