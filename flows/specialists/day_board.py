"""The board of the day: who is where, who has the word, go or no-go, and the planned words for whatever comes."""

from __future__ import annotations

from content.load import script_words
from content.plan_schema import ScriptWords
from flows.effects import ArrivalNoted, SpeakerNoted
from flows.everyone.sos import numbers
from flows.family.on_the_day import state
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.case import meeting
from flows.specialists.entry import approved
from flows.specialists.ordering import in_order
from flows.specialists.pages import more, on_page
from flows.specialists.ready import OF_CASE, OF_MEMBER, SECURED, of_case
from flows.specialists.script import said
from flows.specialists.script_letters import SPEAKING
from flows.specialists.words import answer_of, name_of
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import Joined, N, Said, T, Text
from flows.tick import with_tick
from flows.view import Participant, View

REASONS = 4


# --- the board -------------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    case = view.case(place.data["case"])
    return (
        T("<b>The day</b> · {code_name}"),
        meeting(case),
        *((T("Held back: somebody says that {loved_one} knows."),) if view.freeze(case.id) else ()),
        _go(view, case.id),
        *_people(view, case.id),
        _word(view, case.id),
    )


def _go(view: View, case: int) -> Text:
    """Go or no-go, with the first reasons."""
    found = of_case(view, case)
    if found.go:
        return T("<b>Go</b>: nothing is missing.")
    reasons: list[Text] = [OF_CASE[step][0] if step in OF_CASE else SECURED[step] for step in found.of_case]
    for part, steps in zip(approved(view, case), found.of_members, strict=True):
        reasons += [Joined((name_of(part), OF_MEMBER[step])) for step in steps[:1]]
    shown = reasons[:REASONS]
    rest = len(reasons) - len(shown)
    tail = (N("and {n} more", "and {n} more", n=rest),) if rest else ()
    return Joined((T("<b>No go yet</b>:"), *(T("• {reason}", reason=one) for one in shown), *tail), "\n")


def _people(view: View, case: int) -> tuple[Text, ...]:
    parts = approved(view, case)
    return (Joined(tuple(_line(view, part) for part in parts), "\n"),) if parts else ()


def _line(view: View, part: Participant) -> Text:
    told = view.on_the_day(part.case).get(part.person)
    return T("{who}: {state}", who=name_of(part), state=state(told) if told else answer_of(part))


def _word(view: View, case: int) -> Text:
    """Who has the word, and who is next."""
    now, after = _now_and_next(view, case)
    if now is None and after is None:
        return T("Nobody stands in the order of reading yet.")
    if now is None and after is not None:
        return T("First to read: {who}", who=name_of(after))
    assert now is not None
    if after is None:
        return T("Reading: <b>{who}</b>, the last one. Then the ask.", who=name_of(now))
    return T("Reading: <b>{who}</b>. Next: {after}", who=name_of(now), after=name_of(after))


def _now_and_next(view: View, case: int) -> tuple[Participant | None, Participant | None]:
    order, speaking = in_order(view, case, SPEAKING), view.speaking(case)
    at = next((n for n, part in enumerate(order) if part.person == speaking), -1)
    return (order[at] if at >= 0 else None), (order[at + 1] if at + 1 < len(order) else None)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    _, after = _now_and_next(view, place.data["case"])
    return (
        *((Choice("next", T("Next to read: {who}", who=name_of(after)), to=next_one),) if after else ()),
        Choice("here", T("Who has arrived"), to=opened),
        Choice("order", T("Who has the word"), to=opened),
        Choice("words", T("What is said, what if"), to=opened),
        Choice("sos", T("Emergency card"), to=Enter("sos")),
        Choice("more", T("Go or no-go, script, outcome"), to="more"),
    )


@leads_to()
def next_one(view: View, place: Place) -> Turn:
    _, after = _now_and_next(view, place.data["case"])
    return Turn(None, (SpeakerNoted(place.data["case"], after.person),) if after else ())


@leads_to("here", "order", "words")
def opened(view: View, place: Place) -> Turn:
    return Turn(str(place.data["choice"]), data={"page": 0})


def more_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = str(place.data["case"])
    return (
        Choice("ready", T("Go or no-go"), to=Enter("ready", case)),
        Choice("along", T("The script, to take along"), to=Enter("take_along", case)),
        Choice("outcome", T("How the meeting went"), to=Enter("outcome", case)),
    )


# --- arrived ---------------------------------------------------------------------------------------------------------
def here_choices(view: View, place: Place) -> tuple[Choice, ...]:
    people = approved(view, place.data["case"])
    listed = (
        Choice("p", _mark(view, part), to=arrived, argument=str(part.person)) for part in on_page(people, place, 5)
    )
    return (*listed, *more(people, place, 5))


def _mark(view: View, part: Participant) -> Text:
    return with_tick(name_of(part), _is_here(view, part))


def _is_here(view: View, part: Participant) -> bool:
    told = view.on_the_day(part.case).get(part.person)
    return told is not None and told.state == "here"


@leads_to("here")
def arrived(view: View, place: Place) -> Turn:
    part = _one(view, place)
    if part is None:
        return Turn("here", note=T("They are no longer in the circle, so nothing was changed."))
    return Turn("here", (ArrivalNoted(part.case, part.person, not _is_here(view, part)),))


def _one(view: View, place: Place) -> Participant | None:
    wanted = str(place.data["choice"])
    return next((part for part in approved(view, place.data["case"]) if str(part.person) == wanted), None)


# --- who has the word ------------------------------------------------------------------------------------------------
def order_choices(view: View, place: Place) -> tuple[Choice, ...]:
    people = in_order(view, place.data["case"], SPEAKING)
    listed = (Choice("p", name_of(part), to=given, argument=str(part.person)) for part in on_page(people, place, 4))
    nobody = Choice("nobody", T("Nobody yet"), to=given)
    return (*listed, *more(people, place, 4), nobody)


@leads_to("day_board")
def given(view: View, place: Place) -> Turn:
    part = _one(view, place)
    return Turn("day_board", (SpeakerNoted(place.data["case"], part.person if part else None),))


# --- what is said, and what if ---------------------------------------------------------------------------------------
def words_choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = tuple(sorted(script_words(), key=lambda one: not one.branch))
    listed = (Choice("w", Said(one.title), to=chosen, argument=one.id) for one in on_page(found, place, 5))
    return (*listed, *more(found, place, 5))


@leads_to("word")
def chosen(view: View, place: Place) -> Turn:
    return Turn("word", data={"word": str(place.data["choice"])})


def _this(place: Place) -> ScriptWords:
    return next((one for one in script_words() if one.id == place.data.get("word")), script_words()[0])


def word_text(view: View, place: Place) -> tuple[Text, ...]:
    one, case = _this(place), view.case(place.data["case"])
    help_now = numbers(case.country) if one.help else ()
    return (T("<b>{title}</b>", title=Said(one.title)), said(view, case.id, one), *help_now)


def word_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return (
        Choice("sos", T("Emergency card"), to=Enter("sos")),
        Choice("outcome", T("How the meeting went"), to=Enter("outcome", str(place.data["case"]))),
        Choice("board", T("Back to the board"), to="day_board"),
    )


FLOW = Flow(
    "day_board",
    opens=leaders,
    steps=(
        Choose("day_board", text, choices, leads=("here", "order", "words", "more", Enter("sos"))),
        Choose("here", T("Tap who has arrived. A second tap takes it back."), here_choices, leads=("here",)),
        Choose("order", T("Who has the word now?"), order_choices, leads=("day_board",)),
        Choose("words", T("What happens now? Your planned words stand here."), words_choices, leads=("word",)),
        Choose("word", word_text, word_choices, leads=("day_board", Enter("sos"), Enter("outcome"))),
        Choose("more", T("What do you need?"), more_choices, leads=(Enter("ready"), Enter("take_along"), Enter("outcome"))),
    ),
)  # fmt: skip
