"""What short values are called in front of a specialist."""

from __future__ import annotations

from datetime import datetime, timedelta

from flows.text import Joined, N, T, Text
from flows.view import Case, Participant, View

PHASES = {
    "preparing": T("preparing"),
    "scheduled": T("meeting set"),
    "held": T("meeting held"),
    "aftercare": T("aftercare"),
    "closed": T("closed"),
}
OUTCOMES = {
    "yes": T("A yes"),
    "partly": T("A partial yes"),
    "not_today": T("Not today"),
    "no": T("A no"),
    "postponed": T("It was postponed"),
    "not_held": T("It was not held"),
}
ANSWERS = {"yes": T("will be there"), "cannot": T("cannot come"), "talk": T("needs to talk")}
NOT_SENT: dict[str, Text] = {
    "blocked": T("has blocked me"), "gone": T("their chat is gone"), "refused": T("Telegram refused it"),
    "given_up": T("given up after many tries"), "late": T("its time had passed"), "called_off": T("it was called off"),
    "had_it": T("had the same already"), "unmade": T("could not be put together"),
}  # fmt: skip
"""Why a message did not reach somebody (``storage.not_sent``)."""
LANGUAGES = {"en": T("English"), "es": T("Spanish")}
RELATIONS = {
    "parent": T("parent"),
    "partner": T("partner"),
    "sibling": T("brother or sister"),
    "child": T("son or daughter"),
    "relative": T("relative"),
    "friend": T("friend"),
    "colleague": T("colleague"),
}
HOW: dict[str, Text] = {"saw": T("saw it"), "told": T("was told"), "guess": T("a guess")}


def name_of(part: Participant) -> Text:
    return part.name if part.name.value else T("No name yet")


def language_of(code: str) -> Text:
    return LANGUAGES.get(code, T("another language"))


def relation_of(part: Participant) -> Text:
    if part.role == "loved_one":
        return T("the loved one")
    return RELATIONS.get(part.relation, T("in the circle"))


def seen(at: datetime | None, now: datetime) -> Text:
    """How long ago somebody was last here, in whole days."""
    if at is None:
        return T("not seen yet")
    days = (now - at) // timedelta(days=1)
    return N("seen {n} day ago", "seen {n} days ago", n=days) if days > 0 else T("seen in the last day")


def letter_of(part: Participant) -> Text:
    if part.letter_shared:
        return T("letter shared")
    return N("letter: {n} part", "letter: {n} parts", n=part.letter_parts) if part.letter_parts else T("no letter yet")


def answer_of(part: Participant) -> Text:
    return ANSWERS[part.rsvp] if part.rsvp in ANSWERS else T("no answer yet")


def status(part: Participant, view: View, case: Case) -> Text:
    """One person in one line."""
    if part.state == "waiting":
        return Joined((name_of(part), T("waits for your yes")))
    line = [name_of(part), relation_of(part)]
    if part.role == "member":
        line += prepared(part)
        line += [answer_of(part)] if case.meeting_at else []
    line.append(T("has blocked me") if part.blocked else seen(part.last_seen, view.now))
    return Joined((*line, *checked_in(part, view.now)))


def prepared(part: Participant) -> list[Text]:
    """How far a member is; under 18 there are no boundaries and no rehearsals."""
    line = [
        N("{n} lesson", "{n} lessons", n=part.modules_passed),
        N("{n} answer", "{n} answers", n=part.information),
        T("letter approved") if part.letter_approved else letter_of(part),
    ]
    if part.minor:
        return line
    kept = N("{n} boundary", "{n} boundaries", n=part.boundaries)
    if part.boundaries:
        kept = N(
            "{n} boundary, {ok} approved",
            "{n} boundaries, {ok} approved",
            n=part.boundaries,
            ok=part.boundaries_approved,
        )
    return [*line, kept, N("{n} rehearsal", "{n} rehearsals", n=part.rehearsals)]


def checked_in(part: Participant, now: datetime) -> tuple[Text, ...]:
    """When a member last answered how they are. The loved one's is told with what they have released."""
    if part.role != "member" or part.checked_in is None:
        return ()
    days = (now - part.checked_in) // timedelta(days=1)
    ago = N("check-in {n} day ago", "check-in {n} days ago", n=days)
    return (ago if days > 0 else T("check-in in the last day"),)
