"""Practice: the bot plays the loved one. A reaction comes, the member picks or types an answer, and hears what it does.

1. Nothing that is typed here is kept: only whether a reaction went well, so that weak ones come back.
2. A full run reads the member's own letter part by part, with reactions in between, and says how long it took.
3. This is not the meeting. A mistake here costs nothing, and that is said.
"""

from __future__ import annotations

from datetime import datetime

from content.load import reactions
from content.rehearsal_schema import Reply
from flows.effects import ReactionPractised, RunFinished
from flows.family.letter_mine import mine, parts_in_order
from flows.family.letter_pages import seconds_aloud
from flows.family.listening import Heard, listen
from flows.family.rehearse_reactions import choose_next, learned, reaction
from flows.model import END, Choice, Enter, Place, Turn, Words
from flows.steps import Again, Choose, Collect, Flow, adults, leads_to
from flows.text import Joined, N, Said, T, Text
from flows.view import View

LETTERS = "ABC"
PAUSE_AFTER = 2
"""Parts of the letter between two reactions in a full run."""


# --- what to practise ------------------------------------------------------------------------------------------------
def hello_text(view: View, place: Place) -> tuple[Text, ...]:
    done = learned(view.practised())
    progress = N("{n} of {all} reactions sits well.", "{n} of {all} reactions sit well.", n=done, all=len(reactions()))
    return (
        T("<b>Practice</b>"),
        T("I play {loved_one}, and say what might come. You answer. Nothing you write here is kept."),
        *((progress,) if view.practised() else ()),
    )


def hello_choices(view: View, place: Place) -> tuple[Choice, ...]:
    run = (Choice("run", T("A full run with my letter"), to=run_begun),) if mine(view, place).entries else ()
    dates = Choice("group", T("With the circle"), to=Enter("group_rehearsal", str(place.data["case"])))
    group = (dates,) if view.rehearsals(place.data["case"]) else ()
    return (Choice("one", T("One reaction"), to=another), *run, *group)


@leads_to("react")
def another(view: View, place: Place) -> Turn:
    return Turn("react", data={**_next(view, place), "run": None})


def _next(view: View, place: Place) -> dict[str, object]:
    found = choose_next(view, view.practised(), str(place.data.get("reaction", "")))
    return {"reaction": found.id, "said": view.new_id() % len(found.says), "answer": None}


# --- a reaction, and an answer ---------------------------------------------------------------------------------------
def react_text(view: View, place: Place) -> tuple[Text, ...]:
    found = reaction(str(place.data.get("reaction")))
    said = found.says[int(place.data.get("said", 0)) % len(found.says)]
    options = tuple(
        T("{letter}. {reply}", letter=_shown(LETTERS[at]), reply=Said(reply.text))
        for at, reply in enumerate(_shuffled(place))
    )
    return (
        T("{loved_one}: <b>{said}</b>", said=Said(said)),
        Joined(options, "\n"),
        T("Which would you say? Or write your own answer, as you would say it."),
    )


def _shown(letter: str) -> Said:
    return Said({"en": letter, "es": letter})


def _shuffled(place: Place) -> tuple[Reply, ...]:
    """The three answers; which comes first differs from reaction to reaction and from time to time."""
    replies = reaction(str(place.data.get("reaction"))).replies
    turn = (int(place.data.get("said", 0)) + len(str(place.data.get("reaction", "")))) % len(replies)
    return (*replies[turn:], *replies[:turn])


def react_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(
        Choice("a", _shown(LETTERS[at]), to=answered, argument=reply.id) for at, reply in enumerate(_shuffled(place))
    )


@leads_to("feedback")
def answered(view: View, place: Place) -> Turn:
    found, chosen = reaction(str(place.data.get("reaction"))), str(place.data["choice"])
    reply = next((one for one in found.replies if one.id == chosen), found.replies[0])
    return Turn("feedback", (ReactionPractised(found.id, reply.good),), {"answer": reply.id, "heard": None})


def typed(view: View, place: Place, words: Words) -> Turn:
    """Listen to an answer in the member's own words; they are heard, and not kept."""
    heard = listen(words.text, view.me.language)
    found = reaction(str(place.data.get("reaction")))
    names = ("reflects", "affirms", "asks", "argues", "accuses", "long")
    kept = [name for name in names if getattr(heard, name)]
    return Turn("feedback", (ReactionPractised(found.id, heard.good),), {"answer": None, "heard": kept})


# --- what it does ----------------------------------------------------------------------------------------------------
def feedback_text(view: View, place: Place) -> tuple[Text, ...]:
    found = reaction(str(place.data.get("reaction")))
    reply = next((one for one in found.replies if one.id == place.data.get("answer")), None)
    if reply is not None:
        head = T("That opens a door.") if reply.good else T("Many of us would say that. It costs nothing here.")
        return (head, Said(reply.why), T("What helps here: {know}", know=Said(found.know)))
    heard = Heard(**dict.fromkeys(place.data.get("heard") or [], True))
    return (*_mirror(heard), T("What helps here: {know}", know=Said(found.know)))


def _mirror(heard: Heard) -> tuple[Text, ...]:
    """First what it did well, then at most two things to try."""
    good = tuple(text for found, text in (
        (heard.reflects, T("You reflected what they feel. They are likely to feel heard.")),
        (heard.affirms, T("You affirmed them. That gives strength.")),
        (heard.asks, T("You asked openly. That invites an answer.")),
    ) if found)  # fmt: skip
    work = tuple(text for found, text in (
        (heard.accuses, T("“You always”, “your fault” and the like make people defend themselves. Try “I”.")),
        (heard.argues, T("There is a bit of arguing in it: “but”, “you must”, “why don't you”. Leave it out and look what is left.")),
        (heard.long, T("It is more than 40 words. In such a moment, people hear the first two sentences.")),
        (not good, T("Try to begin with what they may feel: “It sounds as if …”")),
    ) if found)  # fmt: skip
    return (*good, *work[:2]) or (T("Thank you for trying."),)


def feedback_choices(view: View, place: Place) -> tuple[Choice, ...]:
    again = Choice("again", T("Try again"), to="react")
    if place.data.get("run") is not None:
        return (Choice("on", T("Go on with my letter"), to=run_on), again)
    return (
        Choice("next", T("The next reaction"), to=another),
        again,
        Choice("enough", T("Enough for today"), to="rest"),
    )


# --- a full run ------------------------------------------------------------------------------------------------------
def _parts(view: View, place: Place) -> list[str]:
    letter = mine(view, place)
    return [part.id for part in parts_in_order(letter) if letter.part(part.id)]


@leads_to("run")
def run_begun(view: View, place: Place) -> Turn:
    return Turn("run", data={"run": 0, "began": view.now.isoformat(), "reaction": ""})


def run_text(view: View, place: Place) -> tuple[Text, ...]:
    parts = _parts(view, place)
    at = min(int(place.data.get("run") or 0), len(parts) - 1)
    if at < 0:
        return (T("There are no words in it yet."),)
    entries = mine(view, place).part(parts[at])
    return (
        T("Read it aloud, slowly. Part {at} of {all}", at=at + 1, all=len(parts)),
        _clock(_passed(view, place), seconds_aloud(entries)),
        *(entry.words for entry in entries),
    )


def _passed(view: View, place: Place) -> int:
    """Seconds since the run began, with everything in between."""
    began = datetime.fromisoformat(str(place.data.get("began") or view.now.isoformat()))
    return max(0, int((view.now - began).total_seconds()))


def _clock(passed: int, part: int) -> Text:
    """How long it has been, and how long this part takes when it is read calmly."""
    minutes, seconds = divmod(passed, 60)
    if not passed:
        return T("The clock runs from now. This part takes about {part} s.", part=part)
    return T(
        "{minutes} min {seconds} s so far. This part takes about {part} s.", minutes=minutes, seconds=seconds, part=part
    )


@leads_to("run", "react", "run_end", "rehearse")
def run_read(view: View, place: Place) -> Turn:
    """After every second part a reaction comes; after the last one the run is over."""
    at = int(place.data.get("run") or 0) + 1
    if at >= len(_parts(view, place)):
        return _ended(view, place)
    if at % PAUSE_AFTER == 0:
        return Turn("react", data={**_next(view, place), "run": at})
    return Turn("run", data={"run": at})


@leads_to("run")
def run_on(view: View, place: Place) -> Turn:
    return Turn("run")


def _ended(view: View, place: Place) -> Turn:
    seconds = _passed(view, place)
    if place.data.get("run") is None:
        return Turn("rehearse")
    return Turn("run_end", (RunFinished(place.data["case"], seconds),), {"run": None, "seconds": seconds})


def run_end_text(view: View, place: Place) -> tuple[Text, ...]:
    minutes = max(1, round(int(place.data.get("seconds", 0)) / 60))
    took = N(
        "You needed {n} minute, with everything in between.",
        "You needed {n} minutes, with everything in between.",
        n=minutes,
    )
    return (T("You have read your whole letter aloud. That is hard, and you did it."), took, _length(minutes))


def _length(minutes: int) -> Text:
    if minutes > 10:
        return T("If it felt long, cut a part: a tired heart hears two to four minutes.")
    return T("Read it twice more before the day, and it will carry you.")


TRIED = Again(
    ("case", "reaction"),
    goes=True,
    gone=T("I saw your change. That one is over, and nothing of it is kept. Try it again whenever you like."),
)
"""Edited while its feedback is still there, an answer is listened to anew."""

FLOW = Flow(
    "rehearse",
    opens=adults,
    steps=(
        Choose("rehearse", hello_text, hello_choices, leads=("react", "run", Enter("group_rehearsal"))),
        Collect("react", react_text, each=typed, choices=react_choices, again=TRIED, wide=3, leads=("feedback",)),
        Collect("feedback", feedback_text, each=typed, choices=feedback_choices, asks=False, leads=("feedback", "react", "rest", "run")),
        Choose("run", run_text, (Choice("read", T("I have read it"), to=run_read),), protect=True),
        Choose("run_end", run_end_text, (
            Choice("care", T("A minute for me"), to=Enter("care")),
            Choice("done", T("Done for today"), to=END),
        )),
        Choose("rest", (
            T("Enough for today. Practice works best in small bites."),
            T("It can stir things up. Would you like a minute for yourself?"),
        ), (Choice("care", T("A minute for me"), to=Enter("care")), Choice("done", T("Not now"), to=END))),
    ),
)  # fmt: skip
