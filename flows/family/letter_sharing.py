"""Sharing a letter with the specialist, and taking it back: always a choice, and never final."""

from __future__ import annotations

from content.load import letter as guide
from flows.effects import LetterShared, LetterTakenBack, Push, Refresh
from flows.family.letter_pages import LONG_LETTER, length, word_count
from flows.model import Choice, Enter, Place, Turn
from flows.steps import Choose, leads_to
from flows.text import N, T, Text
from flows.view import Letter, View


def _mine(view: View, place: Place) -> Letter:
    return view.letter(place.data["case"], view.me.id or 0)


def share_text(view: View, place: Place) -> tuple[Text, ...]:
    letter = _mine(view, place)
    return (
        T("Share your letter with {specialist}?"),
        length(letter),
        *_worth_knowing(letter),
        T("{specialist} reads it to help you with it. Nobody else sees it, and you can take it back."),
    )


def _worth_knowing(letter: Letter) -> tuple[Text, ...]:
    """Never a reason not to share; only what helps it to be heard."""
    empty = sum(not letter.part(part.id) for part in guide().parts)
    lines: list[Text] = []
    if empty:
        lines.append(N("{n} part is still empty. It can wait.", "{n} parts are still empty. They can wait.", n=empty))
    if word_count(letter) > LONG_LETTER:
        lines.append(
            T("It is on the long side. Most letters have 300 to 500 words: a tired heart can take in that much.")
        )
    return tuple(lines)


@leads_to("letter")
def shared(view: View, place: Place) -> Turn:
    """Share it, once: a second tap tells nobody again."""
    case, letter = view.case(place.data["case"]), _mine(view, place)
    if letter.shared or not letter.entries:
        return Turn("letter", note=None if letter.entries else T("There are no words in it yet."))
    name = view.part(case.id).name
    read = Choice("read", T("Read it"), to=Enter("read_letter", f"{case.id}-{letter.author}"))
    push = Push(
        case.specialist, (T("There is something to read."), T("{name} has shared a letter.", name=name)), (read,)
    )
    effects = (LetterShared(case.id), push, Refresh(case.specialist, "member"))
    data = {"written_on": view.now.date().isoformat()}
    return Turn("letter", effects, data, T("It is shared. That took courage."))


@leads_to("letter")
def taken_back(view: View, place: Place) -> Turn:
    case = view.case(place.data["case"])
    if not _mine(view, place).shared:
        return Turn("letter")
    effects = (LetterTakenBack(case.id), Refresh(case.specialist, "read_letter"), Refresh(case.specialist, "member"))
    return Turn("letter", effects, note=T("It is yours alone again."))


SHARING_STEPS = (
    Choose("share", share_text, (
        Choice("yes", T("Yes, share it"), to=shared),
        Choice("no", T("Not yet"), to="letter"),
    )),
    Choose("take_back", T("Take your letter back? Then {specialist} can no longer open it. You can share it again."), (
        Choice("yes", T("Yes, take it back"), to=taken_back),
        Choice("no", T("No, leave it shared"), to="letter"),
    )),
)  # fmt: skip
