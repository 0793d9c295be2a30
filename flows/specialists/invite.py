"""Invitations: a first name, a link that works once, and what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from flows.effects import InvitationMade, InvitationRevoked, LinkPictured, PhaseReached
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.entry import circle, gone, somebody_of_the_case
from flows.specialists.pages import more, on_page
from flows.specialists.vetting import notes_on
from flows.specialists.words import name_of
from flows.steps import Ask, Choose, Flow, leaders, leads_to, short_words
from flows.text import Brief, Link, T, Text
from flows.view import Invitation, View
from flows.walls import MAY_JOIN

GOOD_FOR = timedelta(days=7)
GOES = ("good", "too_early")
"""States of an invitation that is still open."""

WHO_TEXT = (
    T("Whom do you invite to <b>{code_name}</b>?"),
    T("Each link is for one person, works once, and ends after 7 days. You let everybody in yourself."),
)
AGAIN_TEXT = T("Shall I make a new link for {who}? They come back to what they wrote, when you have let them in.")
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


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """A case that I lead; or ``case-person``: somebody of it who was let go."""
    if "-" not in argument:
        return leaders(view, argument)
    data = somebody_of_the_case(view, argument)
    if data is None or not any(part.person == data["person"] for part in gone(view, data["case"])):
        return None
    return data


def who_text(view: View, place: Place) -> tuple[Text, ...]:
    if "person" not in place.data:
        return WHO_TEXT
    return (AGAIN_TEXT.with_values(who=name_of(view.participant(place.data["case"], place.data["person"]))),)


def who(view: View, place: Place) -> tuple[Choice, ...]:
    open_ones = len(_open(view, place))
    if "person" in place.data:
        return (Choice("same", T("Make a new link"), to=for_the_same),)
    return (
        Choice("member", T("Somebody for the circle"), to="name"),
        Choice("loved", T("{loved_one}"), to=for_loved_one),
        *((Choice("open", T("Open invitations ({count})", count=open_ones), to="open"),) if open_ones else ()),
    )


@leads_to("made")
def for_member(view: View, place: Place) -> Turn:
    name = str(place.data["name"])
    turn = _make(view, place, "member", name)
    if not notes_on(view, place.data["case"], name):
        return turn
    return replace(
        turn, note=T("You noted that somebody called like this should not take part. I will hold them for you.")
    )


@leads_to("made")
def for_the_same(view: View, place: Place) -> Turn:
    """Somebody who was let go: the link carries their name, and they come back to what they wrote."""
    part = view.participant(place.data["case"], place.data["person"])
    turn = _make(view, place, "member", str(part.name.value))
    return replace(turn, data={**turn.data, "name": str(part.name.value)})


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
        T("{who}: until {when}", who=_for_whom(view, place, one), when=Brief(one.expires or view.now, view.now))
        for one in on_page(invitations, place)
    )
    return (T("Open invitations. Tap one to take it back."), *lines)


def all_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return (
        *open_choices(view, place),
        *((Choice("all", T("Take all back"), to="all"),) if len(_open(view, place)) > 1 else ()),
    )


@leads_to("open")
def all_taken_back(view: View, place: Place) -> Turn:
    effects = tuple(InvitationRevoked(one.id) for one in _open(view, place))
    return Turn("open", effects, {"page": 0}, T("All of them are taken back. None of those links works any more."))


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
    """Of the circle and the loved one; the one for a backup has its own page."""
    return [one for one in view.invitations(place.data["case"]) if one.state in GOES and one.role != "backup"]


def _chosen(view: View, place: Place) -> Invitation | None:
    return next((one for one in _open(view, place) if str(one.id) == place.data.get("invitation")), None)


def _for_whom(view: View, place: Place, one: Invitation) -> Text:
    return one.name or view.case(place.data["case"]).called


FLOW = Flow(
    "invite",
    opens=opens,
    over=("made",),
    steps=(
        Choose("who", who_text, who, leads=("name", "open", "made", "too_early", "there")),
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
        Choose("open", open_text, all_choices, save_as="invitation", leads=("one", "all")),
        Choose("all", T("Take back every open invitation? Their links stop working at once."), (
            Choice("yes", T("Yes, all of them"), to=all_taken_back),
            Choice("no", T("No, keep them"), to="open"),
        )),
        Choose("one", one_text, (
            Choice("yes", T("Yes, take it back"), to=taken_back),
            Choice("no", T("No, keep it"), to="open"),
        )),
    ),
)  # fmt: skip
