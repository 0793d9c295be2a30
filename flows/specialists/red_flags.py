"""Red flags of a case: what was told, by whom, and the specialist's word that a surprise meeting may still go on.

An approach that keeps the meeting secret is paused while a flag is open (DOMAIN section 4). Signing off says: I have looked
at it, and it is safe to go on. Members never see any of this.
"""

from __future__ import annotations

from content.load import approaches
from flows.effects import RedFlagSignedOff
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.already import done
from flows.specialists.pages import more, on_page
from flows.specialists.words import name_of
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import Joined, T, Text
from flows.view import NotYours, RedFlag, View

FLAGS: dict[str, Text] = {
    "violence": T("Violence or threats"),
    "weapons": T("Weapons within reach"),
    "child": T("A child may be in danger"),
    "withdrawal": T("Stopping needs a doctor"),
    "overdose_history": T("Overdoses before"),
    "suicide": T("Suicide or self-harm"),
    "pregnancy": T("Possible pregnancy"),
    "psychosis": T("Hears or sees things"),
    "own_risk": T("The member is at risk"),
}
ADVICE: dict[str, Text] = {
    "violence": T("A surprise can set it off. Talk with the member alone, and think of an open way or a safe place."),
    "weapons": T("Where are they, and who can take them away calmly before the day? Without that, no surprise."),
    "child": T("Who is with the child now? If there is danger, call the emergency number or child protection."),
    # Source: samhsa-detox
    "withdrawal": T("Medical withdrawal advice is required before any day is set. Suddenly stopping can kill."),
    # Source: cdc-naloxone
    "overdose_history": T("Naloxone at hand, somebody who knows how to use it, and nobody alone afterwards."),
    "suicide": T("Ask directly and soon. A plan for the hours after the meeting comes before the meeting."),
    "pregnancy": T("A clinic that knows pregnancy and addiction, and no sudden stop without a doctor."),
    "psychosis": T("A clinician's view first: a surprise can frighten deeply."),
    "own_risk": T("Talk with the member alone before anything else. Perhaps they should not be in the room."),
}
PAUSED = T(
    "A red flag is open, so a surprise meeting is paused. Look at it and sign it off first: “Red flags” in the case."
)


def unsigned(view: View, case: int) -> tuple[RedFlag, ...]:
    return tuple(flag for flag in view.red_flags(case) if flag.signed_at is None)


def paused(view: View, case: int) -> bool:
    """Whether the approach keeps the meeting secret while a flag is open."""
    approach = view.case(case).approach
    secret = any(one.secret for one in approaches() if one.id == approach)
    return secret and bool(unsigned(view, case))


def text(view: View, place: Place) -> tuple[Text, ...]:
    flags = view.red_flags(place.data["case"])
    head = T("<b>Red flags</b> · {code_name}")
    if not flags:
        return (head, T("None. When a member tells something that needs your eyes, it stands here."))
    state = (
        (T("The surprise meeting is paused until you have signed off the open ones."),)
        if paused(view, place.data["case"])
        else ()
    )
    return (head, *state, *(_line(flag) for flag in on_page(flags, place)))


def _line(flag: RedFlag) -> Text:
    return Joined((FLAGS.get(flag.flag, T("Something else")), _state(flag)))


def _state(flag: RedFlag) -> Text:
    if flag.signed_at is None:
        return T("open since {when}", when=flag.raised_at)
    if flag.signed_by is None:
        return T("signed off {when}", when=flag.signed_at)
    return T("signed off by {who}, {when}", who=flag.signed_by, when=flag.signed_at)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    flags = view.red_flags(place.data["case"])
    listed = tuple(
        Choice("f", FLAGS.get(flag.flag, T("Something else")), to=looked_at, argument=flag.flag)
        for flag in on_page(flags, place)
    )
    return (*listed, *more(flags, place))


@leads_to("one")
def looked_at(view: View, place: Place) -> Turn:
    return Turn("one", data={"flag": str(place.data["choice"])})


def _this(view: View, place: Place) -> RedFlag:
    found = next((flag for flag in view.red_flags(place.data["case"]) if flag.flag == place.data.get("flag")), None)
    if found is None:
        raise NotYours("no such flag")
    return found


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    flag = _this(view, place)
    teller = next((part for part in view.roster(place.data["case"]) if part.person == flag.raised_by), None)
    by = (T("Told by {who}. Nobody else in the circle knows.", who=name_of(teller)),) if teller else ()
    return (
        T("<b>{flag}</b>", flag=FLAGS.get(flag.flag, T("Something else"))),
        *by,
        ADVICE.get(flag.flag, T("Talk with the person who told it.")),
        _line(flag),
    )


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    flag = _this(view, place)
    here = any(part.person == flag.raised_by for part in view.roster(place.data["case"]))
    sign = (Choice("sign", T("I looked: it may go on"), to=signed_off),) if flag.signed_at is None else ()
    read = (
        (Choice("told", T("Read what was told"), to=Enter("told", f"{place.data['case']}-{flag.raised_by}")),)
        if here
        else ()
    )
    return (*read, *sign)


@leads_to("flags")
def signed_off(view: View, place: Place) -> Turn:
    flag = _this(view, place)
    if flag.signed_at is not None:
        return Turn("flags", note=done(view, place.data["case"], None, "RedFlagSignedOff"))
    return Turn(
        "flags", (RedFlagSignedOff(place.data["case"], flag.flag),), note=T("Signed off, with your name and the hour.")
    )


FLOW = Flow(
    "red_flags",
    opens=leaders,
    steps=(
        Choose("flags", text, choices, leads=("one", Enter("told"))),
        Choose("one", one_text, one_choices, leads=("flags", Enter("told"))),
    ),
)
