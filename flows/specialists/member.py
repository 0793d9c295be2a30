"""One person of a case: let in or refuse, a kind nudge, their letter, and letting them go."""

from __future__ import annotations

from flows.effects import ConsentGiven, Effect, JoinApproved, JoinRefused, Push
from flows.family.care import first_care
from flows.model import END, Choice, Enter, Place, Turn
from flows.specialists.already import done
from flows.specialists.entry import one_of_the_case, this_one
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
            *((MINOR,) if part.minor else ()),
            T("Opened your invitation and waits for your yes. Until then nothing of {code_name} is shown to them."),
            T("Is this really the person you invited?"),
        )
    if part.state == "out":
        return (head, T("Is no longer part of {code_name}."))
    return (head, *_progress(view, part))


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
        yes = T("Yes, an adult agrees") if part.minor else T("Yes, let them in")
        return (Choice("in", yes, to=let_in), Choice("refuse", T("No, refuse"), to="refuse"))
    if part.state == "out":
        return ()
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
@leads_to()
def let_in(view: View, place: Place) -> Turn:
    part = this_one(view, place)
    if part.state != "waiting":
        return Turn(note=done(view, part.case, part.person, "JoinApproved", "JoinRefused"))
    return Turn(None, letting_in(view, part), note=T("{who} is in, and knows it.", who=name_of(part)))


def letting_in(view: View, part: Participant) -> tuple[Effect, ...]:
    welcome = Push(
        part.person,
        (T("You are in. Good that you are here."), T("Take it step by step. The first one takes five minutes.")),
        (Choice("learn", T("Begin"), to=Enter("learn", str(part.case))),),
    )
    guardian = (ConsentGiven(f"guardian:{part.person}", 1, part.case),) if part.minor else ()
    return (JoinApproved(part.case, part.person), *guardian, welcome, *first_care(view, part.case, part.person))


@leads_to(END)
def refused(view: View, place: Place) -> Turn:
    words = (
        T("Your request could not be accepted."),
        T("If you think that this is a mistake, talk to the person who sent you the link."),
    )
    part = this_one(view, place)
    if part.state != "waiting":
        return Turn(END, note=done(view, part.case, part.person, "JoinApproved", "JoinRefused"))
    return _let_go(view, place, words, T("Refused. They see nothing of this case."))


@leads_to(END)
def removed(view: View, place: Place) -> Turn:
    words = (
        T("Something has changed for you here."),
        T(
            "You are no longer part of this circle. If you have questions, talk to the person who invited you."
            " /sos stays open."
        ),
    )
    return _let_go(view, place, words, T("Done. They no longer see anything of this case."))


def _let_go(view: View, place: Place, words: tuple[Text, ...], note: Text) -> Turn:
    part = this_one(view, place)
    if part.state == "out" or part.role != "member":
        return Turn(END, note=done(view, part.case, part.person, "JoinApproved", "JoinRefused"))
    return Turn(END, (JoinRefused(part.case, part.person), Push(part.person, words)), note=note)


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
    opens=one_of_the_case,
    steps=(
        Choose("person", text, choices, leads=(
            "refuse", "remove", Enter("read_letter"), Enter("read_boundaries"), Enter("told"), Enter("seen_check_ins"), Enter("thread"),
        )),
        Choose("refuse", T("Refuse this person? Their link is used up. They see nothing, and are told kindly."), (
            Choice("yes", T("Yes, refuse"), to=refused),
            Choice("no", T("No, go back"), to="person"),
        )),
        Choose("remove", T(
            "Let this person go? They see nothing of the case any more, and are told kindly. What they wrote stays"
            " theirs."
        ), (
            Choice("yes", T("Yes, let them go"), to=removed),
            Choice("no", T("No, they stay"), to="person"),
        )),
    ),
)  # fmt: skip
