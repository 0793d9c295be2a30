"""What became of a message: who has it, who has answered, as it comes in; remind, correct, cancel.

1. Numbers always; names while the circle is small enough to read, and of those whom something stands in the way of.
2. What a colleague did meanwhile is said with their name.
"""

from __future__ import annotations

from typing import Final

from flows.audience import Audience
from flows.effects import Effect, NoticeCancelled, NoticeGoesOut, NoticeSent
from flows.family import my_word
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.broadcast_preview import AT_ONCE, ended_by, goes_out_at
from flows.specialists.entry import notice_of_mine
from flows.specialists.pages import more, on_page
from flows.specialists.words import ANSWERS, NOT_SENT
from flows.steps import Choose, Flow, leads_to
from flows.text import Joined, N, T, Text
from flows.view import Delivery, Notice, Tally, View

LABELLED: Final = 2
"""People with a button of their own: those who need to be asked first."""
NAMED: Final = 30
"""So many are named by their answer; of more, only how many."""
LINES: Final = 8
MISSED: Final = 4
"""With their reasons on the first screen."""
STATES: Final[dict[str, Text]] = {
    "waiting": T("waits for its time"), "handed": T("on its way"), "sent": T("has it"), "dropped": T("taken back"),
    "blocked": NOT_SENT["blocked"],
}  # fmt: skip
MAYBE_TWICE: Final = T("perhaps twice")


def this(view: View, place: Place) -> Notice:
    return view.notice(place.data["notice"])


def _each(view: View, place: Place) -> tuple[Delivery, ...]:
    return view.deliveries(place.data["notice"], 0, NAMED + 1)


# --- the whole -------------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    notice, tally = this(view, place), view.tally(place.data["notice"])
    people = tally.people - tally.dropped or tally.people
    head = _head(notice)
    if notice.state in ("cancelled", "replaced"):
        return (head, ended_by(notice), *_trouble(view, place, tally))
    if notice.planned and not people:
        return (head, T("It is planned for {when}. Who fits is looked at then.", when=notice.planned))
    answered = sum(tally.answers.values())
    count = T("{answered} of {everybody} have answered", answered=answered, everybody=people)
    return (
        head,
        count,
        *_answers(view, place, tally, people),
        *_words(view, place, notice, people),
        *_under_way(notice, tally),
        *_trouble(view, place, tally),
    )


def _head(notice: Notice) -> Text:
    if notice.kind == "logistics":
        return T("<b>The day and the place</b>, sent {when}", when=notice.sent_at)
    return T("<b>Your note</b>, sent {when}", when=notice.sent_at)


def _answers(view: View, place: Place, tally: Tally, people: int) -> tuple[Text, ...]:
    """One line for each answer that somebody gave."""
    if people > NAMED:
        given = tally.answers
        return (
            Joined(tuple(T("{answer}: {n}", answer=ANSWERS[one], n=given[one]) for one in ANSWERS if given.get(one)), "\n"),
        ) if given else ()  # fmt: skip
    names = {
        answer: Joined(tuple(one.name for one in each), ", ") for answer, each in _groups(view, place).items() if each
    }
    said = {
        "yes": T("Yes: {names}"), "cannot": T("Cannot: {names}"), "talk": T("Needs to talk: {names}"),
        "": T("No answer yet: {names}"),
    }  # fmt: skip
    return tuple(line.with_values(names=names[answer]) for answer, line in said.items() if answer in names)


def _words(view: View, place: Place, notice: Notice, people: int) -> tuple[Text, ...]:
    """Who has gone through what a yes means; somebody with a "no" in it stands there, too."""
    if notice.kind != "logistics" or people > NAMED:
        return ()
    said = [one for one in _groups(view, place)["yes"] if _has_word(view, one, notice.id)]
    names = Joined(tuple(one.name for one in said), ", ")
    return (T("Went through what a yes means: {names}", names=names),) if said else ()


def _has_word(view: View, one: Delivery, notice: int) -> bool:
    standing = view.standing(one.case)
    return standing is not None and standing.leads and my_word.is_given(view, one.case, one.person, notice)


def _groups(view: View, place: Place) -> dict[str, list[Delivery]]:
    """The readers under their answer; "" for none."""
    groups: dict[str, list[Delivery]] = {"yes": [], "cannot": [], "talk": [], "": []}
    for one in _each(view, place):
        if one.state != "dropped":
            groups.setdefault(one.answer, []).append(one)
    return groups


def _under_way(notice: Notice, tally: Tally) -> tuple[Text, ...]:
    lines: list[Text] = []
    if tally.waiting and notice.planned:
        lines.append(N("{n} waits for its time, next on {when}.", "{n} wait for their time, next on {when}.",
                       n=tally.waiting, when=notice.planned))  # fmt: skip
    if tally.on_the_way:
        lines.append(N("{n} is on its way.", "{n} are on their way.", n=tally.on_the_way))
    return tuple(lines)


def _trouble(view: View, place: Place, tally: Tally) -> tuple[Text, ...]:
    lines: list[Text] = []
    if tally.blocked or tally.failed:
        lines.append(_missed(view, place, tally.blocked + tally.failed))
    if tally.maybe_twice:
        lines.append(N(
            "The line broke while it went out, so {n} person may have got it twice: {names}.",
            "The line broke while it went out, so {n} people may have got it twice: {names}.",
            n=tally.maybe_twice, names=_twice(view, place),
        ))  # fmt: skip
    return tuple(lines)


def _missed(view: View, place: Place, many: int) -> Text:
    """Each with the reason, and what helps: another way."""
    each = [one for one in _each(view, place) if one.state in ("blocked", "failed")]
    return Joined((
        N("<b>It did not reach {n} person</b>", "<b>It did not reach {n} people</b>", n=many),
        *(Joined((one.name, _state(one))) for one in each[:MISSED]),
        T("Please reach them in another way, by phone or in person. “Each person” has all of them."),
    ), "\n")  # fmt: skip


def _state(one: Delivery) -> Text:
    return STATES.get(one.state) or NOT_SENT.get(one.why, NOT_SENT["unmade"])


def _twice(view: View, place: Place) -> Text:
    return Joined(tuple(one.name for one in _each(view, place) if one.maybe_twice), ", ")


# --- what can be done ------------------------------------------------------------------------------------------------
def choices(view: View, place: Place) -> tuple[Choice, ...]:
    notice, tally = this(view, place), view.tally(place.data["notice"])
    ended = notice.state in ("cancelled", "replaced")
    silent = 0 if ended else sum(one.people for one in view.reach(_silent(notice)))
    remind = N("Remind {n} person", "Remind {n} people", n=silent)
    open_ones = notice.state in ("planned", "sending") or tally.on_the_way > 0
    return (
        *((Choice("remind", remind, to=reminded),) if silent and tally.people else ()),
        *(_worried(view, place, tally) if not ended else ()),
        *((Choice("each", T("Each person"), to=each_opened),) if tally.people else ()),
        *(() if ended else (Choice("fix", T("Correct it"), to=Enter("broadcast", f"fix-{notice.id}")),)),
        *((Choice("cancel", T("Cancel it"), to="cancel"),) if open_ones and not ended else ()),
    )


def _worried(view: View, place: Place, tally: Tally) -> tuple[Choice, ...]:
    if tally.people > NAMED:
        return ()
    groups = _groups(view, place)
    return tuple(
        Choice("who", one.name, to=Enter("member", f"{one.case}-{one.person}"), argument=str(one.person))
        for one in [*groups["talk"], *groups["cannot"]][:LABELLED]
    )


def _silent(notice: Notice) -> Audience:
    return Audience(notice.case, notice.audience.role, silent=notice.id)


@leads_to()
def reminded(view: View, place: Place) -> Turn:
    """One reminder a visit, to those who have not answered, with no word about anybody else."""
    if place.data.get("reminded"):
        return Turn(note=T("You have just reminded them. Give it a few hours."))
    notice, number = this(view, place), view.new_id()
    silent = sum(one.people for one in view.reach(_silent(notice)))
    decided = NoticeSent(number, notice.case or None, "remind", {}, _silent(notice), about=notice.id)
    out: Effect = NoticeGoesOut(number) if silent <= AT_ONCE else goes_out_at(view, number, view.now)
    note = N("A kind reminder is on its way to {n} person.", "A kind reminder is on its way to {n} people.", n=silent)
    return Turn(None, (decided, out), {"reminded": True}, note)


# --- cancelling ------------------------------------------------------------------------------------------------------
@leads_to("answers")
def cancelled(view: View, place: Place) -> Turn:
    notice = this(view, place)
    if notice.state in ("cancelled", "replaced"):
        return Turn("answers", note=ended_by(notice))
    tally = view.tally(notice.id)
    if notice.state == "out" and not tally.on_the_way:
        return Turn("answers", note=T("It has gone out to everybody by now. You can still correct it."))
    return Turn("answers", (NoticeCancelled(notice.id),), note=T("Cancelled. Whoever had not got it does not get it."))


# --- each person -----------------------------------------------------------------------------------------------------
@leads_to("each")
def each_opened(view: View, place: Place) -> Turn:
    return Turn("each", data={"page": 0})


def each_text(view: View, place: Place) -> tuple[Text, ...]:
    people = range(view.tally(place.data["notice"]).people)
    shown = on_page(people, place, LINES)
    start = shown[0] if shown else 0
    lines = (_line(one) for one in view.deliveries(place.data["notice"], start, LINES))
    return (T("<b>Each person</b>"), Joined(tuple(lines), "\n"))


def _line(one: Delivery) -> Text:
    twice = (MAYBE_TWICE,) if one.maybe_twice else ()
    answer = (ANSWERS[one.answer],) if one.answer in ANSWERS else ()
    return Joined((one.name, _state(one), *twice, *answer))


def each_choices(view: View, place: Place) -> tuple[Choice, ...]:
    people = range(view.tally(place.data["notice"]).people)
    return (*more(people, place, LINES), Choice("whole", T("All together"), to="answers"))


FLOW = Flow(
    "notice_status",
    opens=notice_of_mine,
    steps=(
        Choose("answers", text, choices, leads=("cancel", "each", Enter("member"), Enter("broadcast"))),
        Choose("cancel", T("Cancel this message? Whoever has not got it yet does not get it."), (
            Choice("yes", T("Yes, cancel it"), to=cancelled),
            Choice("no", T("No, keep it"), to="answers"),
        )),
        Choose("each", each_text, each_choices, leads=("answers",)),
    ),
)  # fmt: skip
