"""The kinds of step a flow is made of. A flow's file reads as the conversation; what needs deciding is a function.

``Ask`` takes typed words, ``Choose`` takes a tap, ``Collect`` takes several messages until a tap ends it. All three are the
same ``Step``: they differ in what they do with what is heard.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from flows.model import END, Choice, Enter, Place, Screen, Shared, To, Turn, Words
from flows.text import T, Text
from flows.view import View

Texts = Text | tuple[Text, ...]
TextsOrFunction = Texts | Callable[[View, Place], Texts]
ChoicesOrFunction = tuple[Choice, ...] | Callable[[View, Place], tuple[Choice, ...]]
Drawn = tuple[tuple[Text, ...], tuple[Choice, ...]]
OnWords = Callable[[View, Place, Words], Turn]
Check = Callable[[str, View, Place], "Kept | Text"]
"""Reads a typed answer: ``Kept(value)``, or a text that says what was wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Kept:
    value: Any


GONE = T(
    "I saw your change. That step is done, so the answer stays as it was. To give it anew, open it again from the menu."
)


@dataclass(frozen=True, slots=True)
class Again:
    """What it changes when somebody edits the message that they answered with (``flows.edited``).

    ``about``: keys of the place that say whose answer it is; ``which``: those that say which answer of it, where one step
    asks for several. ``answer``: gives it anew, None when it is no longer current; left out, the answer is taken as the
    first time. ``keeps``: what of its data the place remembers. ``goes``: it leads on, too, when the person is still right
    behind it. ``anew``: at the very same prompt, an edit counts as a new answer. ``gone``: said when it is not current.
    """

    about: tuple[str, ...] = ("case",)
    which: tuple[str, ...] = ()
    answer: Callable[[View, Place, Words], Turn | None] | None = None
    keeps: tuple[str, ...] = ()
    goes: bool = False
    anew: bool = True
    gone: Text = GONE


@dataclass(frozen=True)
class Step:
    """One exchange. ``words``: what typed text does (None: "please use the buttons"). ``leads``: for the checker.
    ``again``: what an edit of that text does (None: nothing). ``shared``: what a photo, a document or anything else that is no
    text does; the few steps that ask for one have it. ``drawn``: text and choices in one, where both come from one
    long look."""

    name: str
    text: TextsOrFunction
    choices: ChoicesOrFunction = ()
    words: OnWords | None = None
    again: Again | None = None
    shared: Callable[[View, Place, Shared], Turn] | None = None
    drawn: Callable[[View, Place], Drawn] | None = None
    save_as: str | None = None
    wide: int = 1
    protect: bool = False
    leads: tuple[str | Enter, ...] = ()
    asks: bool = True
    """False: words are welcome, but nobody is in the middle of an answer here, so what comes need not wait."""
    gathers: bool = False
    """One message after the other belongs here, also those that are typed before somebody has seen a card that came on top."""

    def screen(self, view: View, place: Place) -> Screen:
        text: Texts
        if self.drawn is not None:
            text, choices = self.drawn(view, place)
        else:
            text = self.text(view, place) if callable(self.text) else self.text
            choices = self.choices(view, place) if callable(self.choices) else self.choices
        return Screen(text if isinstance(text, tuple) else (text,), choices, wide=self.wide, protect=self.protect)


@dataclass(frozen=True)
class Flow:
    """A conversation. ``opens`` turns an entry's argument into the first data, or None: not open to this person now.

    ``bare``: no menu button (before somebody has joined, and in emergencies it is the card's own). ``moved`` forwards
    renamed or retired steps of places saved by an earlier version. ``resumes``: opened again while it is interrupted, it
    goes on where it was, unless that is one of the steps where it is ``over``: what was answered has taken effect there.
    """

    name: str
    steps: tuple[Step, ...]
    opens: Callable[[View, str], Mapping[str, Any] | None]
    bare: bool = False
    resumes: bool = False
    over: tuple[str, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)

    def step(self, name: str) -> Step:
        """The step of that name, or where it moved to, or the first one: a saved place is never lost."""
        name = self.moved.get(name, name)
        return next((step for step in self.steps if step.name == name), self.steps[0])


def Ask(  # noqa: N802 - reads as a kind of step in a flow's file
    name: str,
    text: TextsOrFunction,
    *,
    save_as: str,
    to: To,
    check: Check,
    choices: ChoicesOrFunction = (),
    **more: Any,
) -> Step:
    """A question that is answered in typed words; ``check`` reads them, and they are kept as ``save_as``.

    An edit of the message changes what is kept, as long as one could still go back to the question. A question whose answer
    takes effect at once says so with an ``again`` of its own.
    """

    def words(view: View, place: Place, heard: Words) -> Turn:
        read = check(heard.text, view, place)
        if not isinstance(read, Kept):
            return Turn(note=read)
        return follow(to, view, place, {save_as: read.value})

    def kept_anew(view: View, place: Place, heard: Words) -> Turn | None:
        if name not in place.top.trail:
            return None
        read = check(heard.text, view, place)
        return Turn(data={save_as: read.value}) if isinstance(read, Kept) else Turn(note=read)

    more.setdefault("again", Again(about=(), answer=kept_anew, keeps=(save_as,)))
    return Step(name, text, choices, words=words, leads=targets(to), **more)


def Choose(  # noqa: N802
    name: str,
    text: TextsOrFunction,
    choices: ChoicesOrFunction,
    *,
    save_as: str | None = None,
    **more: Any,
) -> Step:
    """A question that is answered by a tap; the choice's argument (or else its id) is kept as ``save_as``."""
    return Step(name, text, choices, save_as=save_as, **more)


def Collect(  # noqa: N802
    name: str, text: TextsOrFunction, *, each: OnWords, choices: ChoicesOrFunction, **more: Any
) -> Step:
    """Takes message after message (``each`` says what one does) until a choice leads on."""
    return Step(name, text, choices, words=each, **more)


def follow(to: To, view: View, place: Place, data: Mapping[str, Any]) -> Turn:
    """Keep ``data``, then go where ``to`` says; a function sees the data already in its place."""
    if not callable(to):
        return Turn(to, data=data)
    turn = to(view, replace(place, frames=(*place.frames[:-1], replace(place.top, data={**place.data, **data}))))
    return replace(turn, data={**data, **turn.data})


def targets(to: To | None) -> tuple[str | Enter, ...]:
    """Where ``to`` can lead: what a function declares with ``leads_to``."""
    if to is None:
        return ()
    return getattr(to, "leads", ()) if callable(to) else (to,)


F = TypeVar("F", bound=Callable[..., Any])


def leads_to(*steps: str | Enter) -> Callable[[F], F]:
    """Declare where a function may lead, so that the checker can walk the flow."""

    def mark(function: F) -> F:
        function.leads = steps  # type: ignore[attr-defined]
        return function

    return mark


def short_words(limit: int = 80, *, signs: bool = False) -> Check:
    """A name, a place, a line: some words, at most ``limit`` characters. ``signs``: an emoji alone will do, too."""

    def check(text: str, view: View, place: Place) -> Kept | Text:
        text = " ".join(text.split())
        if not text:
            return T("I did not get any words. Could you write it again?")
        if not signs and not any(one.isalnum() for one in text):
            return T("I see a sign, but no word. Could you say it in words?")
        return too_long(limit) if len(text) > limit else Kept(text)

    return check


def too_long(limit: int) -> Text:
    """Nothing has to be typed again: an edited message counts as the answer."""
    return T(
        "That is a little long for here. Could you say it in {limit} letters or fewer? You need not type it again: hold"
        " your message, tap “Edit”, and shorten it.",
        limit=limit,
    )


def long_words(limit: int = 4096) -> Check:
    def check(text: str, view: View, place: Place) -> Kept | Text:
        text = text.strip()
        if not text:
            return T("I did not get any words. Could you write it again?")
        return Kept(text[:limit])

    return check


# --- who may open a flow ---------------------------------------------------------------------------------------------
def anyone(view: View, argument: str) -> Mapping[str, Any] | None:
    return {}


def persons(view: View, argument: str) -> Mapping[str, Any] | None:
    """Everybody who has joined: not strangers."""
    return {} if view.me.id is not None else None


def specialists(view: View, argument: str) -> Mapping[str, Any] | None:
    return {} if view.me.specialist else None


def _case_as(role: str, view: View, argument: str) -> Mapping[str, Any] | None:
    """The case of that argument, or the first one in which I stand in that role."""
    mine = [case.id for case in view.cases() if _role(view, case.id) == role]
    if argument:
        return {"case": int(argument)} if argument.isdecimal() and int(argument) in mine else None
    return {"case": mine[0]} if mine else None


def _role(view: View, case: int) -> str | None:
    standing = view.standing(case)
    return standing.role if standing and standing.state == "in" else None


def leaders(view: View, argument: str) -> Mapping[str, Any] | None:
    """Who leads the case whose id is the argument: its specialist, or a backup with the same rights."""
    data = watchers(view, argument)
    standing = view.standing(data["case"]) if data else None
    return data if standing is not None and standing.leads else None


def watchers(view: View, argument: str) -> Mapping[str, Any] | None:
    """Any specialist of the case whose id is the argument, a backup for alerts and talk alone among them."""
    return _case_as("specialist", view, argument) if argument else None


def members(view: View, argument: str) -> Mapping[str, Any] | None:
    """A member who is in (argument: the case's id, or empty for their first)."""
    return _case_as("member", view, argument)


def adults(view: View, argument: str) -> Mapping[str, Any] | None:
    """A member who is 18 or older."""
    data = members(view, argument)
    return None if data is None or view.part(data["case"]).minor else data


def loved_ones(view: View, argument: str) -> Mapping[str, Any] | None:
    return _case_as("loved_one", view, argument)


__all__ = [
    "END", "Again", "Ask", "Check", "Choose", "Collect", "Flow", "Kept", "OnWords", "Step", "adults", "anyone", "follow", "leaders",
    "leads_to", "long_words", "loved_ones", "members", "persons", "short_words", "specialists", "targets", "too_long",
    "watchers",
]  # fmt: skip
