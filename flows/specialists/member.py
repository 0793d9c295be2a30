"""One person of a case: let in or refuse, a kind nudge, their letter, and letting them go."""

from __future__ import annotations

from dataclasses import replace

from flows.after_outcome import joins_late
from flows.effects import ConsentGiven, Effect, JoinApproved, JoinerIsThem, JoinRefused, MemberErased, Push
from flows.family.care import first_care
from flows.model import END, Choice, Enter, Place, Turn
from flows.specialists import vetting
from flows.specialists.already import done
from flows.specialists.entry import somebody_of_the_case, this_one
from flows.specialists.nudge import at_night, may_nudge, nudge
from flows.specialists.words import answer_of, checked_in, language_of, letter_of, name_of, relation_of, seen
from flows.steps import Choose, Flow, leads_to
from flows.text import Joined, N, T, Text
from flows.view import Participant, View

MINOR = T("They say that they are under 18. Let them in only when an adult who looks after them agrees.")


def text(view: View, place: Place) -> tuple[Text, ...]:
    part = this_one(view, place)
    head = Joined((name_of(part), relation_of(part), language_of(part.language)))
    if part.state == "waiting":
        return (
            head,
            *_held(view, part),
            *((MINOR,) if part.minor else ()),
            T("Opened your invitation and waits for your yes. Until then nothing of {code_name} is shown to them."),
            *_by_link(view, part),
        )
    if part.state == "out":
        return (
            head,
            T("Is no longer part of {code_name}."),
            *_decided_line(view, part),
            T("They can come back by a new link, to what they wrote."),
        )
    return (head, *_progress(view, part), *_decided_line(view, part))


def _held(view: View, part: Participant) -> tuple[Text, ...]:
    """What speaks against letting them in; then one tap is not enough."""
    notes = vetting.notes_on_part(view, part)
    again = (
        (T("You let this person go, or refused them, before."),)
        if view.came_by(part.case, part.person).let_go_before
        else ()
    )
    if not notes:
        return again
    lines = Joined(tuple(vetting.line(view, part.case, note) for note in notes[:3]), "\n")
    return (T("<b>Held for you:</b> you noted that somebody called like this should not take part."), lines, *again)


def _by_link(view: View, part: Participant) -> tuple[Text, ...]:
    name = view.came_by(part.case, part.person).name
    asked = T("Is this really the person you invited?")
    return (T("The link was made for {name}.", name=name), asked) if name else (asked,)


def _progress(view: View, part: Participant) -> tuple[Text, ...]:
    here = (
        T("Has blocked me, so nothing reaches them. A call may help.")
        if part.blocked
        else seen(part.last_seen, view.now)
    )
    if part.role == "loved_one":
        return (here,)
    boundaries = N("{n} boundary kept in writing", "{n} boundaries kept in writing", n=part.boundaries)
    lessons = N("{n} lesson done", "{n} lessons done", n=part.modules_passed)
    told = N("{n} answer about {loved_one}", "{n} answers about {loved_one}", n=part.information)
    return (
        Joined((lessons, letter_of(part))),
        Joined((told, boundaries)),
        T("Meeting: {answer}", answer=answer_of(part)),
        *((N("{n} rehearsal", "{n} rehearsals", n=part.rehearsals),) if part.rehearsals else ()),
        Joined((here, *checked_in(part, view.now))),
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    part = this_one(view, place)
    if part.state == "waiting":
        refuse = Choice("refuse", T("No, refuse"), to="refuse")
        theirs = (Choice("them", T("This is them"), to="them"),)
        if vetting.notes_on_part(view, part):
            return (refuse, Choice("sure", T("It is somebody else"), to="held"), *theirs)
        yes = T("Yes, an adult agrees") if part.minor else T("Yes, let them in")
        return (Choice("in", yes, to=let_in), refuse, *theirs)
    if part.state == "out":
        return (Choice("again", T("Invite them again"), to=Enter("invite", f"{part.case}-{part.person}")),)
    argument = f"{part.case}-{part.person}"
    seen_them = Choice("seen", T("Check-ins"), to=Enter("seen_check_ins", argument))
    talk = Choice("talk", T("Write to them"), to=Enter("thread", argument))
    if part.role == "loved_one":
        return (talk, seen_them)
    read = (Choice("read", T("Read the letter"), to=Enter("read_letter", argument)),) if part.letter_shared else ()
    kept = (Choice("bounds", T("Boundaries"), to=Enter("read_boundaries", argument)),) if part.boundaries else ()
    nudge = () if part.blocked else (Choice("nudge", T("Send a kind nudge"), to=nudged),)
    told = (Choice("told", T("What they know"), to=Enter("told", argument)),) if part.information else ()
    return (*read, *kept, *told, talk, *nudge, seen_them, Choice("remove", T("Let them go"), to="remove"))


# --- letting in, refusing, letting go --------------------------------------------------------------------------------
@leads_to("person")
def let_in(view: View, place: Place) -> Turn:
    part = this_one(view, place)
    if part.state != "waiting":
        return Turn("person", note=done(view, part.case, part.person, "JoinApproved", "JoinRefused"))
    return Turn("person", letting_in(view, part), note=T("{who} is in, and knows it.", who=name_of(part)))


def letting_in(view: View, part: Participant) -> tuple[Effect, ...]:
    welcome = Push(
        part.person,
        (T("You are in. Good that you are here."), T("Take it step by step. The first one takes five minutes.")),
        (Choice("learn", T("Begin"), to=Enter("learn", str(part.case))),),
    )
    guardian = (ConsentGiven(f"guardian:{part.person}", 1, part.case),) if part.minor else ()
    later = (*first_care(view, part.case, part.person), *joins_late(view, part))
    return (JoinApproved(part.case, part.person), *guardian, welcome, *later)


def _decided_line(view: View, part: Participant) -> tuple[Text, ...]:
    """Which of two specialists let them in or out; nothing when it was me."""
    came = view.came_by(part.case, part.person)
    if came.decided_by is None or came.decided_at is None or came.decided_by.owner == view.me.id:
        return ()
    if part.state == "in":
        return (T("Let in by {who}: {when}", who=came.decided_by, when=came.decided_at),)
    return (T("Refused or let go by {who}: {when}", who=came.decided_by, when=came.decided_at),)


@leads_to(END, "person")
def refused(view: View, place: Place) -> Turn:
    words = (
        T("Your request could not be accepted."),
        T("If you think that this is a mistake, talk to the person who sent you the link."),
    )
    part = this_one(view, place)
    if part.state != "waiting":
        return Turn(END, note=done(view, part.case, part.person, "JoinApproved", "JoinRefused"))
    return _let_go(view, place, words, T("Refused. They see nothing of this case."))


@leads_to("gone", "person")
def removed(view: View, place: Place) -> Turn:
    return _let_go(view, place, REMOVED, T("Done. They no longer see anything of this case."), "gone")


@leads_to("gone", "person")
def removed_and_erased(view: View, place: Place) -> Turn:
    turn = _let_go(view, place, REMOVED, T("Done. What they wrote for this case is erased."), "gone")
    part = this_one(view, place)
    return replace(turn, effects=(*turn.effects, MemberErased(part.case, part.person))) if turn.effects else turn


@leads_to(END, "person")
def is_them(view: View, place: Place) -> Turn:
    part = this_one(view, place)
    if part.state != "waiting" or part.role != "member":
        return Turn("person", note=done(view, part.case, part.person, "JoinApproved", "JoinRefused"))
    return Turn(END, (JoinerIsThem(part.case, part.person),), note=T("Turned away. They saw nothing of this case."))


REMOVED = (
    T("Something has changed for you here."),
    T(
        "You are no longer part of this circle. If you have questions, talk to the person who invited you."
        " /sos stays open."
    ),
)


def _let_go(view: View, place: Place, words: tuple[Text, ...], note: Text, to: str = END) -> Turn:
    part = this_one(view, place)
    if part.state == "out" or part.role != "member":
        return Turn("person", note=done(view, part.case, part.person, "JoinApproved", "JoinRefused"))
    return Turn(to, (JoinRefused(part.case, part.person), Push(part.person, words)), note=note)


def gone_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return (
        Choice("invite", T("Invite somebody instead"), to=Enter("invite", str(place.data["case"]))),
        Choice("done", T("Done"), to=Enter("roster", str(place.data["case"]))),
    )


# --- a kind nudge ----------------------------------------------------------------------------------------------------
@leads_to()
def nudged(view: View, place: Place) -> Turn:
    """One nudge in two days."""
    part = this_one(view, place)
    if not may_nudge(view, part):
        return Turn(note=T("You have just sent one. Give it a day or two."))
    night = at_night(view.now, part.zone)
    note = (
        T("It is night there. It reaches them at 8 in their morning.")
        if night
        else T("Sent, with kind words. I don't tell you when they read it.")
    )
    return Turn(None, nudge(view, part), note=note)


FLOW = Flow(
    "member",
    opens=somebody_of_the_case,
    steps=(
        Choose("person", text, choices, leads=(
            "refuse", "remove", "held", "them", Enter("invite"), Enter("read_letter"), Enter("read_boundaries"), Enter("told"), Enter("seen_check_ins"), Enter("thread"),
        )),
        Choose("refuse", T("Refuse this person? Their link is used up. They see nothing, and are told kindly."), (
            Choice("yes", T("Yes, refuse"), to=refused),
            Choice("no", T("No, go back"), to="person"),
        )),
        Choose("held", T("Let them in all the same? Do it only when you have talked with them."), (
            Choice("yes", T("Yes, let them in"), to=let_in),
            Choice("no", T("No, go back"), to="person"),
        )),
        Choose("them", (
            T("Is this {loved_one}, or somebody who writes from their phone? Then they are turned away like any stranger: what"
              " they saw is deleted from their chat, and no link of this case works there before the time has come."),
            T("They are told nothing. Think about who could have passed the link on."),
        ), (
            Choice("yes", T("Yes, this is them"), to=is_them),
            Choice("no", T("No, go back"), to="person"),
        )),
        Choose("remove", (
            T("Let this person go? They see nothing of the case any more, get nothing more, and are told kindly. Their"
              " letter leaves the script."),
            T("What they wrote can stay theirs: you no longer read it, they can take or erase it, and they find it if"
              " they come back. Or it is erased now, for good. A red flag they raised stays."),
        ), (
            Choice("yes", T("Yes, let them go"), to=removed),
            Choice("erase", T("Let go and erase their words"), to=removed_and_erased),
            Choice("no", T("No, they stay"), to="person"),
        )),
        Choose("gone", T("The place in the circle is free."), gone_choices, leads=(Enter("invite"), Enter("roster"))),
    ),
)  # fmt: skip
