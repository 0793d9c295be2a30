"""Before a message goes out: what each language sees, the line on a locked screen, how many; now, later, or never.

1. Nothing goes out that somebody would get with a gap in it: whoever lacks something is named first.
2. What is sent is sent once: going back and tapping again says that it is out.
3. A colleague who has cancelled or corrected the same message meanwhile is named.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from content.notices import OF_THE_MEETING
from flows.effects import Effect, NoticeGoesOut, NoticeSent, Promise
from flows.effects.messages import NEUTRAL
from flows.model import Choice, Enter, Place, Turn, Words
from flows.notices import KIND
from flows.specialists.broadcast_words import all_words, as_read, needed, note_words
from flows.specialists.put_off import moment
from flows.specialists.readers import goes_to, people, reach, said, who
from flows.specialists.red_flags import PAUSED, paused
from flows.specialists.words import language_of
from flows.steps import Ask, Choose, Step, leads_to
from flows.text import Abroad, Joined, N, T, Text
from flows.view import Notice, Reach, View

AT_ONCE: Final = 40
"""So few readers get it in this very turn; more of them in pieces, which begin within seconds."""


# --- what each language sees -----------------------------------------------------------------------------------------
def _showing(view: View, place: Place) -> Reach | None:
    found = reach(view, place)
    return found[int(place.data["showing"]) % len(found)] if found else None


def preview_text(view: View, place: Place) -> tuple[Text, ...]:
    one = _showing(view, place)
    if one is None:
        return (T("Nobody fits that. Choose less, or something else."),)
    head = N(
        "{n} person reads this in {language}:", "{n} people read this in {language}:",
        n=one.people, language=language_of(one.language),
    )  # fmt: skip
    example = view.participant(one.case, one.person).name
    own = (T("What is each reader's own stands here as {who} gets it.", who=example),) if needed(
        view, place, (one,)
    ) else ()  # fmt: skip
    line = Abroad(NEUTRAL, one.language)
    seen = T("A locked screen shows only this, unless somebody chose to see more there: “{line}”", line=line)
    return (head, as_read(view, place, one), *own, seen)


def preview_choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = reach(view, place)
    if not found:
        return (Choice("some", T("Only some of them"), to="filter"),)
    after = found[(int(place.data["showing"]) + 1) % len(found)].language
    other = Choice("next", T("See it in {language}", language=language_of(after)), to=next_language)
    own = Choice("word", T("Own words for this language"), to="wording")
    send = N("Send to {n} person", "Send to {n} people", n=people(found))
    return (
        Choice("send", send, to=asked),
        *(() if place.data.get("fixes") else (Choice("later", T("Send it later"), to="later"),)),
        *((other,) if len(found) > 1 else ()),
        *((own,) if len(found) > 1 and place.data["typed"] else ()),
        Choice("change", T("Change the words"), to=change),
    )


@leads_to("add", "write", "texts")
def change(view: View, place: Place) -> Turn:
    template = str(place.data["template"])
    return Turn("add" if template == "logistics" else "texts" if template else "write")


@leads_to()
def next_language(view: View, place: Place) -> Turn:
    return Turn(data={"showing": (int(place.data["showing"]) + 1) % max(1, len(reach(view, place)))})


@leads_to("preview")
def worded(view: View, place: Place) -> Turn:
    one = _showing(view, place)
    also = {**place.data["also"], one.language: place.data["wording"]} if one else place.data["also"]
    return Turn("preview", data={"also": also, "notice": 0})


# --- what stands in the way ------------------------------------------------------------------------------------------
def refused(view: View, place: Place) -> Turn | None:
    """A clear word instead of sending, and where that is put right."""
    found = reach(view, place)
    if place.data["notice"]:
        return Turn("sent", note=T("This message has been sent already."))
    if (ended := _ended(view, place)) is not None:
        return Turn("what", note=ended)
    if not people(found):
        return Turn("what", note=T("Nobody fits any more, so nothing was sent."))
    if place.data["kind"] == "logistics" and (stop := _meeting(view, place)) is not None:
        return Turn("what", note=stop)
    return _lacking(view, place, found)


def _ended(view: View, place: Place) -> Text | None:
    """What a colleague did meanwhile to the message that this one corrects."""
    fixes = int(place.data.get("fixes") or 0)
    if not fixes or view.notice(fixes).state not in ("cancelled", "replaced"):
        return None
    return T("{what} So yours was not sent.", what=ended_by(view.notice(fixes)))


def ended_by(notice: Notice) -> Text:
    who_, when = notice.ended_by, notice.ended_at or notice.sent_at
    if who_ is None:
        return T("That was done already.")
    if notice.state == "cancelled":
        return T("{who} has cancelled this message, {when}.", who=who_, when=when)
    return T("{who} has corrected this message, {when}.", who=who_, when=when)


def _meeting(view: View, place: Place) -> Text | None:
    """A question about the meeting goes out only for meetings that lie ahead and are not paused."""
    case = int(place.data["case"])
    if case and not _is_ahead(view, case):
        return T("The meeting has changed in the meantime, so nothing was sent.")
    cases = [case] if case else [one.id for one in view.cases() if _is_ahead(view, one.id)]
    stopped = [one for one in cases if _leads(view, one) and paused(view, one)]
    if not stopped:
        return None
    if case:
        return PAUSED
    names = Joined(tuple(view.case(one).code_name for one in stopped), ", ")
    return T("A red flag is open in {names}. Sign it off first, or write to the others.", names=names)


def _is_ahead(view: View, case: int) -> bool:
    at = view.case(case).meeting_at
    return at is not None and at > view.now


def _leads(view: View, case: int) -> bool:
    standing = view.standing(case)
    return standing is not None and standing.leads


def _lacking(view: View, place: Place, found: tuple[Reach, ...]) -> Turn | None:
    needs, audience = needed(view, place, found), who(view, place)
    if audience.role == "loved_one" and needs & OF_THE_MEETING:
        return Turn("preview", note=T("Loved ones are not told the day or the place. Please leave that out."))
    names = view.lacking(audience, needs)
    if not names:
        return None
    listed = Joined(names, ", ")
    return Turn("preview", note=T(
        "Nothing was sent: for {names} I don't know everything that stands in brackets. Set the meeting of their case,"
        " or choose other words.", names=listed,
    ))  # fmt: skip


@leads_to("now", "sent", "what", "preview")
def asked(view: View, place: Place) -> Turn:
    """What stands in the way is said before the last question, and looked at once more after it."""
    return refused(view, place) or Turn("now")


# --- sending ---------------------------------------------------------------------------------------------------------
@leads_to("sent", "what", "preview")
def sent(view: View, place: Place) -> Turn:
    stop = refused(view, place)
    if stop is not None:
        return stop
    if place.data.get("fixes"):
        return _corrected(view, place, view.notice(place.data["fixes"]))
    count = people(reach(view, place))
    return _decided(view, place, "now", view.now, at_once=count <= AT_ONCE)


def _corrected(view: View, place: Place, earlier: Notice) -> Turn:
    """At the time of the earlier one for whoever has not got that yet; at once for the others."""
    if earlier.state not in ("planned", "sending"):
        count = people(reach(view, place))
        return _decided(view, place, "now", view.now, at_once=count <= AT_ONCE)
    begun = view.tally(earlier.id).people > 0
    at = view.now if begun or earlier.planned is None else earlier.planned
    return _decided(view, place, earlier.mode, at, at_once=False)


def _decided(view: View, place: Place, mode: str, at: datetime, *, at_once: bool) -> Turn:
    """One row, whoever gets it; a small circle in this very turn."""
    notice, case, found = view.new_id(), int(place.data["case"]), reach(view, place)
    fixes = int(place.data.get("fixes") or 0)
    audience = view.notice(fixes).audience if fixes else who(view, place)
    words = all_words(view, place, found)
    made = NoticeSent(notice, case or None, str(place.data["kind"]), words, audience, mode, fixes, bool(fixes))
    out: Effect = NoticeGoesOut(notice) if at_once else goes_out_at(view, notice, at)
    return Turn("sent", (made, out), {"notice": notice})


def goes_out_at(view: View, notice: int, at: datetime) -> Promise:
    return Promise(f"notice:{notice}", KIND, view.me.id or 0, at, None, {"notice": notice})


def now_text(view: View, place: Place) -> tuple[Text, ...]:
    """The last look before it goes: to whom, and how many."""
    where = (T("{code_name}"),) if place.data["case"] else (T("All circles that you lead"),)
    anew = (T("It takes the place of your earlier message."),) if place.data.get("fixes") else ()
    return (
        Joined((*where, said(who(view, place)))),
        goes_to(people(reach(view, place))),
        *anew,
        T("Shall it go out now?"),
    )


# --- later -----------------------------------------------------------------------------------------------------------
@leads_to("plan_it")
def in_the_morning(view: View, place: Place) -> Turn:
    return Turn("plan_it", data={"plan": {"mode": "morning", "at": view.now.isoformat()}})


def at_a_time(view: View, place: Place, heard: Words) -> Turn:
    read = moment(heard.text, view)
    if not isinstance(read, datetime):
        return Turn(note=read)
    return Turn("plan_it", data={"plan": {"mode": "at", "at": read.isoformat()}})


def _plan(place: Place) -> tuple[str, datetime]:
    plan = place.data["plan"]
    return str(plan["mode"]), datetime.fromisoformat(plan["at"])


def plan_text(view: View, place: Place) -> tuple[Text, ...]:
    mode, at = _plan(place)
    when = T("It reaches each reader at 8 in their own morning.") if mode == "morning" else T(
        "It goes out on <b>{when}</b>, your time.", when=at
    )  # fmt: skip
    return (
        when,
        goes_to(people(reach(view, place))),
        T("Who fits is looked at once more then. Until it is out you can cancel it."),
    )


@leads_to("sent", "what", "preview", "later")
def planned(view: View, place: Place) -> Turn:
    mode, at = _plan(place)
    stop = refused(view, place)
    if stop is not None:
        return stop
    if mode == "at" and at <= view.now:
        return Turn("later", note=T("That time has passed already. Which one do you mean?"))
    if mode == "morning":
        return _decided(view, place, mode, view.now + timedelta(seconds=1), at_once=False)
    return _decided(view, place, mode, at, at_once=False)


def sent_text(view: View, place: Place) -> tuple[Text, ...]:
    notice = view.notice(place.data["notice"])
    count = people(reach(view, place))
    way: Text = N("It is on its way to {n} person.", "It is on its way to {n} people.", n=count)
    if notice.mode == "at" and notice.planned:
        way = T("It is planned for {when}.", when=notice.planned)
    elif notice.mode == "morning":
        way = N("It reaches {n} person in their morning.", "It reaches {n} people, each in their own morning.", n=count)
    return (way, T("The answers come in by themselves. You need not ask around."))


def sent_choices(view: View, place: Place) -> tuple[Choice, ...]:
    status = Choice("status", T("See the answers"), to=Enter("notice_status", str(place.data["notice"])))
    case = int(place.data["case"])
    return (status, *((Choice("case", T("Back to the case"), to=Enter("case", str(case))),) if case else ()))


PREVIEW: tuple[Step, ...] = (
    Choose("preview", preview_text, preview_choices, leads=(
        "sent", "what", "now", "wording", "add", "write", "texts", "later", "filter", "preview",
    )),
    Choose("now", now_text, (
        Choice("yes", T("Yes, send it now"), to=sent),
        Choice("no", T("No, not yet"), to="preview"),
    )),
    Ask("wording", T("Write it the way the people who read this language should get it."), save_as="wording",
        check=note_words, to=worded),
    Step("later", T("When shall it go out? Write a day and an hour on your own clock, like: tomorrow 16:00."), (
        Choice("morning", T("In each person's morning"), to=in_the_morning),
    ), words=at_a_time, leads=("plan_it",)),
    Choose("plan_it", plan_text, (
        Choice("yes", T("Yes, plan it"), to=planned),
        Choice("no", T("No, another time"), to="later"),
    )),
    Choose("sent", sent_text, sent_choices, leads=(Enter("notice_status"), Enter("case"))),
)  # fmt: skip
