"""An alert in plain words: what happened, about whom, what helps now; and the list of them."""

from __future__ import annotations

from collections.abc import Sequence

from flows.effects import AlertAcknowledged
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.alert_words import short
from flows.specialists.entry import alert_of_mine, circle
from flows.specialists.pages import more, on_page
from flows.specialists.red_flags import FLAGS
from flows.specialists.told_apart import told_apart
from flows.steps import Choose, Flow, leads_to
from flows.text import Brief, Joined, T, Text
from flows.view import Alert, View

WHAT = {
    "used_again": T("Says that {loved_one} has used again."),
    "used_danger": T("Says that {loved_one} has used again, and that somebody may be in danger."),
    "missing": T("Says that {loved_one} has been missing for a day or more."),
    "pregnancy": T("Says that there is a pregnancy."),
    "boundary": T("A boundary did not hold, for the second time in a row."),
    "opioids": T("Use of an opioid after a time without. The body bears less than before."),
    # Source: no claim
    "overdose": T("Reports an overdose, or wrote words that sound like one."),
    # Source: no claim
    "suicide": T("Reports thoughts of suicide, or wrote words that sound like them."),
    "violence": T("Reports violence or fear of it, or wrote words that sound like it."),
    "child": T("Reports a child in danger, or wrote words that sound like it."),
    "medical": T("Reports a medical emergency, or wrote words that sound like one."),
    "left_treatment": T("Left treatment early."),
    "craving": T("Strong craving in a check-in."),
    "mood": T("Very low mood, more than once."),
    "sleep": T("Very little sleep, several nights."),
    "medicine": T("Medicine missed on more than one day."),
    "missed": T("Two check-ins without an answer."),
    "despair": T("Strong despair in a check-in."),
    "phq_2": T("The two questions about mood (PHQ-2) came out positive."),
    "gad_2": T("The two questions about worry (GAD-2) came out positive."),
    "wants_help": T("Asks for help."),
    "cannot_come": T("Cannot come to the meeting."),
    "minor": T("Says that they are under 18."),
    "wants_to_talk": T("Needs to talk with you."),
    "cannot_watch": T("Cannot be with {loved_one} at the agreed hours before admission."),
    "found_out": T("Says that {loved_one} knows, or guesses. All messages of the case are held back."),
}
OF_THEMSELVES = {"used_again": T("Says that they used.")}
"""Said by the loved one."""
OF_THE_LOVED_ONE = {
    "opioids": T("Says that {loved_one} used an opioid after a time without. The body bears less than before."),
    "left_treatment": T("Says that {loved_one} left treatment early."),
}
"""Said by a member: the name on the alert is theirs, and must not read as if it were their own use."""
ANSWERED = {"craving": "craving", "mood": "mood", "sleep": "sleep", "medicine": "medicine"}
"""Alerts that tell what one answer was; the loved one decides who sees that answer."""
KEPT_PRIVATE = T("One of the answers in a check-in says that a word would do good. The answer itself is private.")
FLAGGED = T("Told us something that needs your eyes: {flag}.")
SOMETHING = T("Something that needs your eyes.")
CALL_NOW = T(
    "Call them now. The emergency numbers are one tap away for them. If a life is in danger, call for help yourself."
)
ASK_SAFE = T("Call today. Ask first: are you safe? Then listen. Nobody has to decide anything tonight.")
KEEP_THE_PLACE = T(
    "Call now: where are they, and is anybody in danger? Then call the place of treatment: it may still keep the bed."
)
# Source: phq-2, gad-2
SEEN_BY_SOMEBODY = T(
    "It is a sign, and no diagnosis. Ask how the last two weeks were, and whether a doctor or a therapist would be welcome."
)
REWORK = T(
    "Call within a day. No blame: ask what was in the way, and make the boundary smaller together, or let it go."
)
GENTLY = T("Ask gently within a day. A short call says more than a message.")
NEXT = {
    "overdose": CALL_NOW, "suicide": CALL_NOW, "violence": CALL_NOW, "child": CALL_NOW, "medical": CALL_NOW,
    "cannot_watch": T("Find somebody for these hours: until the door {loved_one} is not alone."),
    "found_out": T("Call them now: are they safe, and what was said? Then decide how to go on."),
    "used_danger": CALL_NOW, "opioids": CALL_NOW, "phq_2": SEEN_BY_SOMEBODY, "gad_2": SEEN_BY_SOMEBODY,
    "missing": CALL_NOW, "pregnancy": ASK_SAFE, "boundary": REWORK,
    "used_again": ASK_SAFE, "left_treatment": KEEP_THE_PLACE, "despair": ASK_SAFE, "wants_help": ASK_SAFE,
}  # fmt: skip


LEVELS = {"red": T("at once"), "amber": T("within a day")}


def text(view: View, place: Place) -> tuple[Text, ...]:
    """The alert that was asked for, or all of them."""
    return one_text(view, place) if "only" in place.data else list_text(view, place)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    return one_choices(view, place) if "only" in place.data else list_choices(view, place)


# --- the list --------------------------------------------------------------------------------------------------------
def list_text(view: View, place: Place) -> tuple[Text, ...]:
    alerts = view.alerts(place.data.get("case"))
    if not alerts:
        return (T("No alerts. When something needs you, you get a message, and it stands here."),)
    return (T("<b>Alerts</b>, the unread ones first"), *(_line(view, alert) for alert in on_page(alerts, place)))


def _line(view: View, alert: Alert) -> Text:
    state = T("read") if alert.acknowledged_at else LEVELS.get(alert.level, LEVELS["amber"])
    return Joined((state, alert.about_name, what(view, alert)))


def list_choices(view: View, place: Place) -> tuple[Choice, ...]:
    alerts = view.alerts(place.data.get("case"))
    here = on_page(alerts, place)
    return (
        *(
            Choice("one", label, to=look, argument=str(alert.id))
            for alert, label in zip(here, _labels(view, here), strict=True)
        ),
        *more(alerts, place),
    )


def _labels(view: View, alerts: Sequence[Alert]) -> tuple[Text, ...]:
    """Several about one person by what they are about, and when even that is the same, by their hour."""
    return told_apart(
        alerts,
        lambda one: one.about_name,
        lambda one: T("{what}: {who}", what=short_of(view, one.case, one.kind, one.about), who=one.about_name),
        lambda one: Joined((T("{when}", when=Brief(one.raised_at, view.now, weekday=False)), one.about_name)),
    )


@leads_to("one")
def look(view: View, place: Place) -> Turn:
    return Turn("one", data={"alert": int(place.data["choice"])})


# --- one alert -------------------------------------------------------------------------------------------------------
def one_text(view: View, place: Place) -> tuple[Text, ...]:
    alert = _this(view, place)
    if alert is None:
        return (T("This alert is no longer here."),)
    code_name = view.case(alert.case).code_name
    return (
        T("<b>{about}</b> · {code_name} · {when}", about=alert.about_name, code_name=code_name, when=alert.raised_at),
        what(view, alert),
        NEXT.get(alert.kind, GENTLY),
        *_who_read(view, alert),
        *_who_was_told(alert),
    )


def _who_read(view: View, alert: Alert) -> tuple[Text, ...]:
    if alert.acknowledged_at is None:
        return ()
    if alert.acknowledged_by is None or alert.acknowledged_by.owner == view.me.id:
        return (T("You have read this."),)
    return (T("{who} has read this, {when}.", who=alert.acknowledged_by, when=alert.acknowledged_at),)


def _who_was_told(alert: Alert) -> tuple[Text, ...]:
    """Who heard of it later, because nobody had read it."""
    if not alert.told:
        return ()
    return (Joined(tuple(T("Told as well: {who}, {when}", who=who, when=when) for who, when in alert.told), "\n"),)


def what(view: View, alert: Alert) -> Text:
    return what_of(view, alert.case, alert.kind, alert.about)


def what_of(view: View, case: int, kind: str, about: int) -> Text:
    """What happened, but no answer that a loved one keeps to themselves."""
    if _is_private(view, case, kind, about):
        return KEPT_PRIVATE
    flag = FLAGS.get(kind.removeprefix("flag_")) if kind.startswith("flag_") else None
    own = OF_THEMSELVES if _is_loved_one(view, case, about) else OF_THE_LOVED_ONE
    text = FLAGGED.with_values(flag=flag) if flag else own.get(kind) or WHAT.get(kind, SOMETHING)
    return text.with_values(loved_one=view.case(case).called) if text.placeholders() else text


def short_of(view: View, case: int, kind: str, about: int) -> Text:
    """The same in a word or two, for a button."""
    return short(kind, private=_is_private(view, case, kind, about))


def _is_private(view: View, case: int, kind: str, about: int) -> bool:
    if kind not in ANSWERED or not _is_loved_one(view, case, about):
        return False
    return not _leads(view, case) or (ANSWERED[kind], None) not in view.releases(case)


def _is_loved_one(view: View, case: int, person: int) -> bool:
    return any(part.person == person and part.role == "loved_one" for part in circle(view, case))


def _leads(view: View, case: int) -> bool:
    """A backup for alerts and talk sees the alert, and nothing behind it."""
    here = view.standing(case)
    return here is not None and here.leads


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    alert = _this(view, place)
    if alert is None:
        return ()
    argument = f"{alert.case}-{alert.about}"
    read = () if alert.acknowledged_at else (Choice("read", T("I have read this"), to=acknowledged),)
    here = any(part.person == alert.about for part in circle(view, alert.case))
    talk = (Choice("talk", T("Write to them"), to=talk_opened),) if here else ()
    if not _leads(view, alert.case):
        return (*read, *talk)
    flags = Choice("flags", T("Red flags"), to=Enter("red_flags", str(alert.case)))
    held = alert.kind == "found_out" and view.freeze(alert.case) is not None
    return (
        *((Choice("frozen", T("How do we go on?"), to=Enter("frozen", str(alert.case))),) if held else ()),
        *((flags,) if alert.kind.startswith("flag_") else ()),
        *read,
        *(
            (Choice("kept", T("How boundaries hold"), to=Enter("kept", str(alert.case))),)
            if alert.kind == "boundary"
            else ()
        ),
        *((Choice("who", alert.about_name, to=Enter("member", argument)),) if here else ()),
        *((Choice("seen", T("Check-ins"), to=Enter("seen_check_ins", argument)),) if here else ()),
        *talk,
    )


@leads_to(Enter("thread"))
def talk_opened(view: View, place: Place) -> Turn:
    """Their talk; it begins with what I write when there is none yet."""
    alert = _this(view, place)
    assert alert is not None
    return Turn(Enter("thread", f"{alert.case}-{alert.about}"))


@leads_to()
def acknowledged(view: View, place: Place) -> Turn:
    alert = _this(view, place)
    if alert is None:
        return Turn(note=T("That was done already."))
    if alert.acknowledged_at:
        return Turn(note=next(iter(_who_read(view, alert)), T("That was done already.")))
    return Turn(None, (AlertAcknowledged(alert.id),), note=T("Noted that you have read it."))


def _this(view: View, place: Place) -> Alert | None:
    """None when what it was about has been erased."""
    wanted = place.data.get("only") or place.data.get("alert")
    return next((alert for alert in view.alerts() if alert.id == wanted), None)


FLOW = Flow(
    "alert",
    opens=alert_of_mine,
    steps=(
        Choose("alerts", text, choices, leads=("one", Enter("member"), Enter("seen_check_ins"), Enter("thread"))),
        Choose(
            "one",
            one_text,
            one_choices,
            leads=(
                Enter("red_flags"),
                Enter("frozen"),
                Enter("kept"),
                Enter("member"),
                Enter("seen_check_ins"),
                Enter("thread"),
            ),
        ),
    ),
)
