"""Riding out a craving: how strong it is, small steps, a message after 5, 15 and 30 minutes, and what helped.

1. The messages were asked for a moment ago, so they come at any hour, and are dropped when they would come late.
2. How strong it was lives in the place alone; what helped is kept, for them alone.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from content.load import steps
from flows.effects import Effect, Promise, PromiseDropped, Push, WordsKept
from flows.loved_ones import hard_day
from flows.loved_ones.joined import joined
from flows.model import END, Choice, DueCame, Enter, Place, Turn
from flows.steps import Ask, Choose, Flow, leads_to, short_words
from flows.text import Said, T, Text
from flows.view import View

KIND: Final = "wave"
SHEET: Final = "hard_moment"
HELPED: Final = "helped_by"
MINUTES: Final = (5, 15, 30)
USELESS: Final = timedelta(minutes=10)
SCALE: Final = range(11)


def _key(view: View, place: Place) -> str:
    return f"{KIND}:{place.data['case']}:{view.me.id}:"


# --- how strong it is ------------------------------------------------------------------------------------------------
STRENGTH: Final = tuple(Choice("n", T("{n}", n=n), argument=str(n)) for n in SCALE)


def strength_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(Choice("n", one.label, to=begun, argument=one.argument) for one in STRENGTH)


@leads_to("surf")
def begun(view: View, place: Place) -> Turn:
    """The timer runs from here. Begun again, it runs anew."""
    case, me = int(place.data["case"]), view.me.id or 0
    timer = tuple(
        Promise(f"{_key(view, place)}{minutes}", KIND, me, at, case, {"minutes": minutes}, at + USELESS)
        for minutes in MINUTES
        for at in (view.now + timedelta(minutes=minutes),)
    )
    return Turn("surf", timer, {"before": int(place.data["choice"]), "at": 0})


def came(view: View, due: DueCame) -> tuple[Effect, ...]:
    """Still there with them."""
    standing = view.standing(due.case) if due.case is not None else None
    if standing is None or not standing.is_loved_one:
        return ()
    said = T("I am still here with you. How is it now?")
    here = Choice("here", T("I am here"), to=Enter("wave", str(standing.case)))
    return (Push(due.person, (said,), (here,), paced=False),)


# --- one small step after the other ----------------------------------------------------------------------------------
def _at(place: Place) -> int:
    return max(0, min(int(place.data.get("at", 0)), len(steps(SHEET)) - 1))


def surf_text(view: View, place: Place) -> tuple[Text, ...]:
    at, listed = _at(place), steps(SHEET)
    last = hard_day.texts(view, place.data["case"], "why") if at == len(listed) - 1 else ()
    first = (T("I stay with you for half an hour, and write after 5, 15 and 30 minutes."),) if at == 0 else ()
    return (T("{number} of {total}", number=at + 1, total=len(listed)), Said(listed[at]), *last, *first)


def surf_choices(view: View, place: Place) -> tuple[Choice, ...]:
    at, case = _at(place), str(place.data["case"])
    last = at == len(steps(SHEET)) - 1
    on = (
        Choice("next", T("From the start"), to=turned, argument="0")
        if last
        else Choice("next", T("Next"), to=turned, argument=str(at + 1))
    )
    return (
        on,
        Choice("now", T("How strong is it now?"), to="now"),
        Choice("call", T("Call somebody"), to=Enter("my_words", f"{case}-call")),
        Choice("used", T("I used"), to=Enter("i_used", case)),
        Choice("sos", T("I need help now"), to=Enter("sos")),
    )


@leads_to()
def turned(view: View, place: Place) -> Turn:
    return Turn(data={"at": int(place.data["choice"])})


# --- and now ---------------------------------------------------------------------------------------------------------
def now_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(Choice("n", one.label, to=compared, argument=one.argument) for one in STRENGTH)


@leads_to("compared")
def compared(view: View, place: Place) -> Turn:
    return Turn("compared", data={"after": int(place.data["choice"])})


def compared_text(view: View, place: Place) -> tuple[Text, ...]:
    before, after = int(place.data["before"]), int(place.data["after"])
    if after < before:
        return (
            T(
                "From {before} to {after}. The wave is going down, and you are still standing.",
                before=before,
                after=after,
            ),
        )
    if after == before:
        return (
            T("Still {after}. A wave can stay high for a while before it breaks.", after=after),
            T("You do not have to do anything but stay. Another round, or a call?"),
        )
    return (
        T("From {before} to {after}. It can rise before it breaks.", before=before, after=after),
        T("Do not stay alone with it: call somebody, or go where people are."),
    )


def compared_choices(view: View, place: Place) -> tuple[Choice, ...]:
    passing = Choice("better", T("It is passing"), to=passing_by)
    on = Choice("on", T("Another round"), to=another_round)
    call = Choice("call", T("Call somebody"), to=Enter("my_words", f"{place.data['case']}-call"))
    sos = Choice("sos", T("I need help now"), to=Enter("sos"))
    lower = int(place.data["after"]) < int(place.data["before"])
    return (passing, on, call, sos) if lower else (call, on, passing, sos)


@leads_to("surf")
def another_round(view: View, place: Place) -> Turn:
    return Turn("surf", data={"at": 0})


@leads_to("helped")
def passing_by(view: View, place: Place) -> Turn:
    return Turn("helped", (PromiseDropped(_key(view, place)),))


# --- what helped -----------------------------------------------------------------------------------------------------
def helped_choices(view: View, place: Place) -> tuple[Choice, ...]:
    listed = (Choice("by", Said(words), to=helped_by, argument=str(at)) for at, words in enumerate(steps(HELPED)))
    return (*listed, Choice("skip", T("I don't know"), to="better"))


@leads_to("better")
def helped_by(view: View, place: Place) -> Turn:
    words = steps(HELPED)[int(place.data["choice"])]
    return _kept(view, place, words.get(view.me.language, words["en"]))


@leads_to("better")
def helped_in_words(view: View, place: Place) -> Turn:
    return _kept(view, place, str(place.data["helped"]))


def _kept(view: View, place: Place, words: str) -> Turn:
    """The same twice is kept once."""
    case = place.data["case"]
    if any(one.words.value == words for one in view.kept_words(case, "helped")):
        return Turn("better")
    return Turn("better", (WordsKept(case, view.new_id(), "helped", words),), note=T("Kept for next time."))


FLOW = Flow(
    "wave",
    opens=joined,
    resumes=True,
    over=("helped", "better"),
    steps=(
        Choose("strength", (
            # Source: marlatt
            T("A craving is a wave. It rises, it breaks, it goes. You do not have to fight it, only to stay on the board."),
            T("How strong is it right now? 0 is nothing, 10 is as strong as it gets."),
        ), strength_choices, wide=6, leads=("surf",)),
        Choose("surf", surf_text, surf_choices, leads=("now", Enter("my_words"), Enter("i_used"), Enter("sos"))),
        Choose("now", T("How strong is it now? 0 is nothing, 10 is as strong as it gets."), now_choices, wide=6, leads=("compared",)),
        Choose("compared", compared_text, compared_choices, leads=("surf", "helped", Enter("my_words"), Enter("sos"))),
        Ask("helped", T("What helped? I keep it for next time, for you alone. Tap, or write it in your own words."),
            save_as="helped", check=short_words(300), to=helped_in_words, choices=helped_choices, wide=2),
        Choose("better", (
            T("You came through it. That counts."),
            T("Drink some water, eat a little, and rest if you can. You can come back here at any time."),
        ), (Choice("done", T("Done"), to=END),)),
    ),
)  # fmt: skip
