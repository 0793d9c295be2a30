"""What both sides of a talk see of it: the last messages, and when the specialist reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from flows.availability import is_away, is_open, next_open
from flows.everyone.sos import NOT_AN_EMERGENCY_SERVICE, country_of, numbers
from flows.model import Choice, Place, Turn
from flows.steps import leads_to
from flows.text import T, Text
from flows.view import Said, View

PIECE: Final = 600
"""A message that is longer is kept in pieces: one fits a phone's screen with its buttons."""
A_PAGE: Final = 3
"""Messages on a screen, or fewer when they are long."""


def pieces(words: str) -> list[str]:
    """The words in pieces that a screen can show, cut between words where that is possible."""
    words, found = words.strip(), []
    while len(words) > PIECE:
        cut = max(words.rfind("\n", 0, PIECE), words.rfind(" ", 0, PIECE))
        cut = cut if cut > PIECE // 2 else PIECE
        found.append(words[:cut].strip())
        words = words[cut:].strip()
    return [*found, words]


# --- messages --------------------------------------------------------------------------------------------------------
def shown(view: View, messages: Sequence[Said], place: Place) -> tuple[Text, ...]:
    """The page of messages that this place shows, oldest first; the newest page comes first."""
    return tuple(line(view, one) for one in _page(messages, place))


def _page(messages: Sequence[Said], place: Place) -> Sequence[Said]:
    pages = _pages(messages)
    return pages[_at(pages, place)] if pages else ()


def _pages(messages: Sequence[Said]) -> list[Sequence[Said]]:
    """The newest first. Each holds as much as fits the screen, and one message at least."""
    found, end = [], len(messages)
    while end > 0:
        start = end - 1
        while start > 0 and end - start < A_PAGE and _length(messages[start - 1 : end]) <= PIECE:
            start -= 1
        found.append(messages[start:end])
        end = start
    return found


def _length(messages: Sequence[Said]) -> int:
    return sum(len(str(one.words.value)) for one in messages)


def _at(pages: Sequence[Sequence[Said]], place: Place) -> int:
    return min(int(place.data.get("back", 0)), max(0, len(pages) - 1))


def line(view: View, said: Said) -> Text:
    if said.author == view.me.id:
        head = T("<b>You</b> · {when}", when=said.at)
    else:
        head = T("<b>{who}</b> · {when}", who=said.author_name, when=said.at)
    if said.private:
        return T("{head}\n<i>Private note:</i> {words}", head=head, words=said.words)
    return T("{head}\n{words}", head=head, words=said.words)


def turns(messages: Sequence[Said], place: Place) -> tuple[Choice, ...]:
    """The buttons to earlier and later messages."""
    pages = _pages(messages)
    at = _at(pages, place)
    earlier = (Choice("earlier", T("‹ Earlier"), to=turned, argument=str(at + 1)),) if at + 1 < len(pages) else ()
    later = (Choice("later", T("Later ›"), to=turned, argument=str(at - 1)),) if at else ()
    return (*earlier, *later)


@leads_to()
def turned(view: View, place: Place) -> Turn:
    return Turn(data={"back": int(place.data["choice"])})


# --- when it is read -------------------------------------------------------------------------------------------------
def when_read(view: View, case: int) -> tuple[Text, ...]:
    """When the specialist reads it; outside of their hours also who stands in, and numbers to call."""
    hours = view.hours(case)
    if is_open(hours, view.now):
        return (T("{specialist} reads here at this time of the day. An answer can still take a while."),) if (
            hours.chosen
        ) else (T("{specialist} reads it as soon as they can."),)  # fmt: skip
    at = next_open(hours, view.now)
    if at is None:
        when: Text = T("{specialist} is not here at the moment.")
    elif is_away(hours, view.now):
        when = T("{specialist} is away, and reads this from {when} on.", when=at)
    else:
        when = T("It is outside of {specialist}'s hours. They read this from {when} on.", when=at)
    return (when, *_stands_in(view, case), *numbers(country_of(view)), NOT_AN_EMERGENCY_SERVICE)


def _stands_in(view: View, case: int) -> tuple[Text, ...]:
    backups = view.backups(case)
    return (T("If it cannot wait, {who} stands in.", who=backups[0][1]),) if backups else ()
