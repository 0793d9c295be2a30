"""Ready replies: those that come with the program, in the reader's language, and my own. Looked at before they are sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from content.load import ready_replies
from flows.effects import ReplyRemoved, ReplySaved
from flows.model import Choice, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Ask, Choose, Step, leads_to, short_words
from flows.text import Fact, Said, T, Text
from flows.view import Thread, View

MOST: Final = 30
LABEL: Final = 28
Answer = Callable[[View, Place, str], Turn]


def reply_steps(answer: Answer, this: Callable[[View, Place], Thread]) -> tuple[Step, ...]:
    """The list, one of them, and a new one of my own."""

    def words(view: View, place: Place) -> str:
        """What this person will read; empty when it is gone."""
        which, _, number = str(place.data.get("reply", "")).partition("-")
        if which == "own":
            return next((str(one.words.value) for one in view.saved_replies() if str(one.id) == number), "")
        found = next((one for one in ready_replies() if one.id == number), None)
        language = this(view, place).language
        return found.text.get(language, found.text["en"]) if found else ""

    def look_text(view: View, place: Place) -> tuple[Text, ...]:
        said = words(view, place)
        if not said:
            return (T("This reply is no longer there."),)
        return (T("{who} will read this:", who=this(view, place).name), Fact("own", view.me.id, said))

    def look_choices(view: View, place: Place) -> tuple[Choice, ...]:
        if not words(view, place):
            return ()
        own = str(place.data.get("reply", "")).startswith("own")
        remove = (Choice("remove", T("Remove it from my list"), to=removed),) if own else ()
        return (Choice("send", T("Send it"), to=sent), *remove)

    @leads_to("thread", "sure", "ready")
    def sent(view: View, place: Place) -> Turn:
        said = words(view, place)
        return answer(view, place, said) if said else Turn("ready")

    return (
        Choose("ready", T("Which one? You see it before it goes out."), _list, leads=("look", "save")),
        Choose("look", look_text, look_choices, leads=("thread", "sure", "ready")),
        Ask("save", T("Write the reply that you want to have ready. It is sent just as you write it."), save_as="new",
            check=short_words(600), to=saved),
    )  # fmt: skip


def _list(view: View, place: Place) -> tuple[Choice, ...]:
    own = [(f"own-{one.id}", _label(view, str(one.words.value))) for one in view.saved_replies()]
    listed: list[tuple[str, Text]] = [*own, *((f"set-{one.id}", Said(one.title)) for one in ready_replies())]
    new = (Choice("save", T("A new one of my own"), to="save"),) if len(own) < MOST else ()
    return (
        *(Choice("r", label, to=chosen, argument=which) for which, label in on_page(listed, place)),
        *more(listed, place),
        *new,
    )


def _label(view: View, words: str) -> Fact:
    short = words if len(words) <= LABEL else f"{words[: LABEL - 1].rstrip()}"
    return Fact("own", view.me.id, short)


@leads_to("look")
def chosen(view: View, place: Place) -> Turn:
    return Turn("look", data={"reply": str(place.data["choice"])})


@leads_to("ready")
def saved(view: View, place: Place) -> Turn:
    effect = ReplySaved(view.new_id(), str(place.data["new"]))
    return Turn("ready", (effect,), {"page": 0}, T("Saved. It stands first in your list."))


@leads_to("ready")
def removed(view: View, place: Place) -> Turn:
    number = int(str(place.data["reply"]).removeprefix("own-"))
    return Turn("ready", (ReplyRemoved(number),), {"page": 0}, T("Removed."))
