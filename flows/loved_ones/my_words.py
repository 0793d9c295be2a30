"""What they keep in their own words: why they do this, good things, what helps, and people to call. Nobody else sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from flows.effects import WordsDropped, WordsKept
from flows.loved_ones.joined import joined
from flows.model import Choice, Place, Turn, Words
from flows.shortened import shortened
from flows.specialists.pages import more, on_page
from flows.steps import Again, Ask, Choose, Flow, Kept, leads_to, short_words
from flows.text import Joined, T, Text
from flows.view import Kept as KeptWords
from flows.view import View

LONGEST: Final = 300
A_NAME: Final = 40
_NUMBER: Final = re.compile(r"\+?[\d\s().\-/]{3,24}")


@dataclass(frozen=True, slots=True)
class Kind:
    title: Text
    none: Text
    ask: Text
    add: Text


KINDS: Final[Mapping[str, Kind]] = {
    "why": Kind(
        T("<b>Why I do this</b>"),
        T("Nothing is written here yet. On a hard day your own words say more than mine."),
        T("Why do you do this? For whom, or for what? One sentence is enough."),
        T("Add a reason"),
    ),
    "good": Kind(
        T("<b>Good things</b>"),
        T("Nothing is written here yet. A coffee in the sun counts."),
        T("What was good, however small?"),
        T("Add a good thing"),
    ),
    "helped": Kind(
        T("<b>What helps me</b>"),
        T("Nothing is written here yet. After a hard moment I ask you what helped."),
        T("What has helped you, or what would you like to try?"),
        T("Add something"),
    ),
    "call": Kind(
        T("<b>People I can call</b>"),
        T("Nobody is written here yet. Think of one person who is calm with you."),
        T("What do you call this person? A first name is enough."),
        T("Add somebody"),
    ),
}
ONLY_YOURS: Final = T("Only you see this. Nobody here can open it for others.")


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """``case-kind``."""
    case, _, kind = argument.partition("-")
    data = joined(view, case) if case and kind in KINDS else None
    return {**data, "kind": kind} if data is not None else None


# --- all of one kind -------------------------------------------------------------------------------------------------
def _all(view: View, place: Place) -> tuple[KeptWords, ...]:
    return view.kept_words(place.data["case"], place.data["kind"])


def list_text(view: View, place: Place) -> tuple[Text, ...]:
    kind, kept = KINDS[place.data["kind"]], _all(view, place)
    if not kept:
        return (kind.title, kind.none, ONLY_YOURS)
    return (kind.title, *(_line(one) for one in on_page(kept, place)), ONLY_YOURS)


def _line(one: KeptWords) -> Text:
    words = shortened(one.words)
    return Joined((words, one.number), ": ") if one.number else words


def list_choices(view: View, place: Place) -> tuple[Choice, ...]:
    kept = _all(view, place)
    listed = (Choice("one", one.words, to=chosen, argument=str(one.id)) for one in on_page(kept, place))
    return (*listed, *more(kept, place), Choice("add", KINDS[place.data["kind"]].add, to=added))


@leads_to("one")
def chosen(view: View, place: Place) -> Turn:
    return Turn("one", data={"kept": int(place.data["choice"])})


@leads_to("words")
def added(view: View, place: Place) -> Turn:
    return Turn("words", data={"kept": view.new_id()})


# --- one of them -----------------------------------------------------------------------------------------------------
def _this(view: View, place: Place) -> KeptWords | None:
    return next((one for one in _all(view, place) if one.id == place.data.get("kept")), None)


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    one = _this(view, place)
    if one is None:
        return (T("This is no longer here."),)
    number = (T("A tap on the number calls, on most phones: {number}", number=one.number),) if one.number else ()
    return (KINDS[one.kind].title, one.words, *number)


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    all_ = Choice("all", T("Show all"), to="list")
    if _this(view, place) is None:
        return (all_,)
    return (Choice("change", T("Change it"), to="words"), Choice("drop", T("Delete it"), to="drop"), all_)


@leads_to("list")
def dropped(view: View, place: Place) -> Turn:
    return Turn("list", (WordsDropped(place.data["case"], place.data["kept"]),), {"page": 0}, T("It is gone."))


# --- writing ---------------------------------------------------------------------------------------------------------
def words_text(view: View, place: Place) -> Text:
    return KINDS[place.data["kind"]].ask


def some_words(text: str, view: View, place: Place) -> Kept | Text:
    return short_words(A_NAME if place.data["kind"] == "call" else LONGEST)(text, view, place)


@leads_to("list", "number")
def written(view: View, place: Place) -> Turn:
    """Somebody to call has a number, too; everything else is kept at once."""
    return Turn("number") if place.data["kind"] == "call" else _kept(place, str(place.data["words"]))


def written_anew(view: View, place: Place, heard: Words) -> Turn | None:
    """The message was edited: what is kept changes with it, as long as it is still there."""
    one, read = _this(view, place), some_words(heard.text, view, place)
    if one is None:
        return None
    if not isinstance(read, Kept):
        return Turn(note=read)
    number = one.number.value if one.number else ""
    return Turn(None, (WordsKept(place.data["case"], one.id, one.kind, read.value, number),), {"words": read.value})


def a_number(text: str, view: View, place: Place) -> Kept | Text:
    text = " ".join(text.split())
    if _NUMBER.fullmatch(text) and sum(sign.isdigit() for sign in text) >= 3:
        return Kept(text)
    return T("That does not look like a phone number. Write only the number, for example +34 600 000 000.")


@leads_to("list")
def numbered(view: View, place: Place) -> Turn:
    return _kept(place, str(place.data["words"]), str(place.data["number"]))


@leads_to("list")
def without_number(view: View, place: Place) -> Turn:
    return _kept(place, str(place.data["words"]))


def _kept(place: Place, words: str, number: str = "") -> Turn:
    effect = WordsKept(place.data["case"], place.data["kept"], place.data["kind"], words, number)
    return Turn("list", (effect,), {"page": 0}, T("Kept."))


FLOW = Flow(
    "my_words",
    opens=opens,
    steps=(
        Choose("list", list_text, list_choices, leads=("one", "words")),
        Choose("one", one_text, one_choices, leads=("list", "words", "drop")),
        Choose("drop", T("Delete it? The words are gone then."), (
            Choice("no", T("No, keep it"), to="one"),
            Choice("yes", T("Yes, delete it"), to=dropped),
        )),
        Ask("words", words_text, save_as="words", check=some_words, to=written, again=Again(
            ("case", "kind"), which=("kept",), answer=written_anew, keeps=("words",),
        )),
        Ask("number", T("What is the number? It stays here, for you alone."), save_as="number", check=a_number, to=numbered, choices=(
            Choice("none", T("Without a number"), to=without_number),
        )),
    ),
)  # fmt: skip
