"""A letter to myself: written now, and it comes on the day that I choose. Nobody else can read it, and it can be deleted.

1. Every message is kept at once; without a day it stays a draft.
2. It may be read, moved or deleted at any time before. On its day it comes with a neutral line, at my own hour.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from flows.effects import (
    Effect,
    OwnLetterCame,
    OwnLetterErased,
    OwnLetterPlanned,
    OwnLetterWritten,
    Promise,
    PromiseDropped,
    Push,
)
from flows.model import END, Choice, DueCame, Enter, Place, Turn, Words
from flows.specialists.dates import read_day
from flows.specialists.pages import more, on_page
from flows.specialists.plan_values import DAY_WENT_WRONG
from flows.steps import Ask, Choose, Collect, Flow, Kept, leads_to, too_long
from flows.text import Fact, T, Text
from flows.view import OwnLetter, View
from flows.when import at_local, clock, days_after

KIND: Final = "own_letter"
LONGEST: Final = 3000
"""Of one message; a letter may have several."""
A_PAGE: Final = 4
WHEN: Final[dict[str, tuple[int, Text]]] = {
    "1": (30, T("In a month")),
    "3": (91, T("In three months")),
    "6": (182, T("In half a year")),
    "12": (365, T("In a year")),
}


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """For the circle and the loved one."""
    standings = (view.standing(case.id) for case in view.cases())
    return {} if any(here is not None and (here.in_circle or here.is_loved_one) for here in standings) else None


def opens_one(view: View, argument: str) -> Mapping[str, Any] | None:
    if view.me.id is None or not (argument.isascii() and argument.isdigit() and len(argument) <= 18):
        return None
    return {"one": int(argument)} if any(one.id == int(argument) for one in view.own_letters()) else None


def _this(view: View, place: Place) -> OwnLetter | None:
    return next((one for one in view.own_letters() if one.id == place.data.get("one")), None)


# --- all of mine -----------------------------------------------------------------------------------------------------
def list_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("<b>A letter to myself</b>"),
        T("Write to the person you will be: what you hope, what you decided, what you want to remember on a hard day."),
        T("It comes back on the day you choose. Nobody else can read it."),
    )


def list_choices(view: View, place: Place) -> tuple[Choice, ...]:
    mine = tuple(enumerate(view.own_letters(), 1))
    listed = (Choice("l", _label(n, one), to=opened, argument=str(one.id)) for n, one in on_page(mine, place, A_PAGE))
    return (Choice("new", T("Write one"), to=begun), *listed, *more(mine, place, A_PAGE))


def _label(n: int, one: OwnLetter) -> Text:
    if one.comes_at is None:
        return T("Letter {n}: a draft", n=n)
    return T("Letter {n}: has come", n=n) if one.came_at else T("Letter {n}: on its way", n=n)


def _day(view: View, at: datetime) -> date:
    """On my clock."""
    return at.astimezone(clock(view.me.zone)).date()


@leads_to("letter")
def opened(view: View, place: Place) -> Turn:
    return Turn("letter", data={"one": int(place.data["choice"]), "page": 0})


# --- writing ---------------------------------------------------------------------------------------------------------
@leads_to("write")
def begun(view: View, place: Place) -> Turn:
    return Turn("write", data={"one": view.new_id(), "said": 0})


@leads_to("write")
def adding(view: View, place: Place) -> Turn:
    return Turn("write", data={"said": 0})


def write_text(view: View, place: Place) -> tuple[Text, ...]:
    if place.data.get("said"):
        return (T("Kept. Write on if you like."),)
    return (
        T("What do you want to say to yourself?"),
        T("You could begin: “When you read this, I hope that …”. One message or several, as you like."),
    )


def said(view: View, place: Place, heard: Words) -> Turn:
    words = heard.text.strip()
    if len(words) > LONGEST:
        return Turn(note=too_long(LONGEST))
    effect = OwnLetterWritten(int(place.data["one"]), words)
    return Turn("write", (effect,), {"said": int(place.data.get("said", 0)) + 1})


def write_choices(view: View, place: Place) -> tuple[Choice, ...]:
    here = _this(view, place)
    if here is None:
        return ()
    return (Choice("done", T("Done"), to="letter" if here.comes_at else "day"),)


# --- the day ---------------------------------------------------------------------------------------------------------
def day_choices(view: View, place: Place) -> tuple[Choice, ...]:
    listed = (Choice("in", label, to=chosen, argument=months) for months, (_, label) in WHEN.items())
    return (*listed, Choice("other", T("Another day"), to="typed"))


@leads_to("letter")
def chosen(view: View, place: Place) -> Turn:
    days, _ = WHEN.get(str(place.data["choice"]), WHEN["1"])
    return _planned(view, place, days_after(view.now, days, view.me.check_in_hour, view.me.zone))


def a_day(text: str, view: View, place: Place) -> Kept | Text:
    day = read_day(text, view.now, view.me.zone)
    if not isinstance(day, date):
        return DAY_WENT_WRONG.get(day, DAY_WENT_WRONG["nonsense"])
    at = at_local(day, view.me.check_in_hour, 0, view.me.zone)
    return Kept(day.isoformat()) if at > view.now else T("That is today. Which day after it shall it be?")


@leads_to("letter")
def typed(view: View, place: Place) -> Turn:
    day = date.fromisoformat(str(place.data["day"]))
    return _planned(view, place, at_local(day, view.me.check_in_hour, 0, view.me.zone))


def _planned(view: View, place: Place, at: datetime) -> Turn:
    here = _this(view, place)
    if here is None or view.me.id is None:
        return Turn("letter")
    promise = Promise(_key(here.id), KIND, view.me.id, at, None, {"letter": here.id}, zone=view.me.zone)
    return Turn("letter", (OwnLetterPlanned(here.id, at), promise), {"page": 0}, T("It waits for you until then."))


def _key(letter: int) -> str:
    return f"{KIND}:{letter}"


def come(view: View, came: DueCame) -> tuple[Effect, ...]:
    here = next((one for one in view.own_letters() if one.id == came.data["letter"]), None)
    if here is None or here.comes_at is None:
        return ()
    read = Choice("read", T("Read it"), to=Enter("own_letter_one", str(here.id)))
    text = (T("Something you wrote has come back to you."), T("Read it when you have a quiet minute."))
    return (OwnLetterCame(here.id), Push(came.person, text, (read,)))


# --- one of them -----------------------------------------------------------------------------------------------------
GONE: Final = T("This letter is no longer there.")


def letter_text(view: View, place: Place) -> tuple[Text, ...]:
    here = _this(view, place)
    if here is None:
        return (GONE,)
    written = T("Written on {day}.", day=_day(view, here.made_at))
    if here.comes_at is None:
        return (written, T("It has no day yet, so it would not come."))
    return (
        written,
        T("It came on {day}.", day=_day(view, here.came_at))
        if here.came_at
        else T("It comes on {day}.", day=_day(view, here.comes_at)),
    )


def letter_choices(view: View, place: Place) -> tuple[Choice, ...]:
    here = _this(view, place)
    everything = Choice("all", T("All my letters"), to="letters")
    if here is None:
        return (everything,)
    return (
        Choice("read", T("Read it"), to=read),
        Choice("day", T("Another day") if here.comes_at else T("Choose the day"), to="day"),
        Choice("add", T("Add words"), to=adding),
        Choice("delete", T("Delete it"), to="delete"),
        everything,
    )


@leads_to("read")
def read(view: View, place: Place) -> Turn:
    return Turn("read", data={"page": 0})


def read_text(view: View, place: Place) -> tuple[Text, ...]:
    here = _this(view, place)
    if here is None:
        return (GONE,)
    words: tuple[Fact, ...] = tuple(on_page(here.words, place, 1))
    return words


def read_choices(view: View, place: Place) -> tuple[Choice, ...]:
    here = _this(view, place)
    return (*more(here.words if here else (), place, 1), Choice("done", T("Done"), to=END))


@leads_to("letters")
def deleted(view: View, place: Place) -> Turn:
    letter = int(place.data["one"])
    effects = (OwnLetterErased(letter), PromiseDropped(_key(letter)))
    return Turn("letters", effects, {"page": 0}, T("It is gone, for good."))


_LIST = Choose("letters", list_text, list_choices, leads=("write", "letter"))
_LETTER = Choose("letter", letter_text, letter_choices, leads=("read", "day", "write", "delete", "letters"))
_REST = (
    Collect("write", write_text, each=said, gathers=True, choices=write_choices, leads=("write", "day", "letter"), protect=True),
    Choose("day", T("When shall it come back to you?"), day_choices, leads=("letter", "typed")),
    Ask("typed", T("Which day? Write it like this: 5 Jun 2027."), save_as="day", check=a_day, to=typed),
    Choose("read", read_text, read_choices, protect=True, leads=(END,)),
    Choose("delete", T("Delete this letter for good? Nobody can bring it back."), (
        Choice("no", T("No, keep it"), to="letter"),
        Choice("yes", T("Yes, delete it"), to=deleted),
    )),
)  # fmt: skip
FLOW = Flow("own_letter", opens=opens, steps=(_LIST, _LETTER, *_REST))
ONE = Flow("own_letter_one", opens=opens_one, steps=(_LETTER, _LIST, *_REST))
"""The same conversation, begun at the one that came."""
