"""The coach in the letter: it quotes a phrase, says in one kind sentence why, and offers other words. It never blocks.

1. It reads when it is asked, and says in a line after each message when it noticed something new.
2. "Keep it, it is mine" is remembered for that phrase; the coach says no more about it.
3. What it reads and finds is the author's alone, whether the letter is shared or not.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.load import approaches, coach, languages
from flows.effects import LetterEntryChanged, LetterPhraseKept
from flows.family.coach import Finding, missing, read
from flows.family.letter_added import added
from flows.family.letter_mine import mine, parts_in_order
from flows.model import Choice, Place, Turn, Words
from flows.steps import Drawn, Step, leads_to
from flows.text import Fact, N, Said, T, Text
from flows.view import Entry, Letter, View

SHORT = 220
"""Letters of a quotation."""


@dataclass(frozen=True)
class Noticed:
    """One finding, and the message in which it stands."""

    entry: Entry
    finding: Finding


def noticed(view: View, case: int, letter: Letter) -> tuple[Noticed, ...]:
    """Everything that the coach sees, in reading order, without what the author has kept."""
    kept, allowed = view.phrases_kept(case), boundaries_allowed(view, case)
    return tuple(
        Noticed(entry, finding)
        for part in parts_in_order(letter)
        for entry in letter.part(part.id)
        for finding in read(str(entry.words.value), view.me.language, part.id, allowed)
        if finding.key not in kept
    )


def in_words(view: View, case: int, part: str, words: str) -> int:
    """How many things the coach sees in one message that was just written.

    The case and the author's choices are only asked when there is something to ask about: this runs on every message.
    """
    found = list(read(words, view.me.language, part))
    if any(one.flag == "ultimatum" for one in found) and boundaries_allowed(view, case):
        found = [one for one in found if one.flag != "ultimatum"]
    kept = view.phrases_kept(case) if found else frozenset()
    return sum(one.key not in kept for one in found)


def boundaries_allowed(view: View, case: int) -> bool:
    """Whether the approach lets boundaries stand in the letter itself (DOMAIN section 2)."""
    chosen = view.case(case).approach
    return any(one.boundaries_in_letter for one in approaches() if one.id == chosen)


# --- one thing at a time ---------------------------------------------------------------------------------------------
@leads_to("coach")
def coach_opened(view: View, place: Place) -> Turn:
    return Turn("coach", data={"at": 0})


def _now(view: View, place: Place) -> tuple[Noticed | None, int, int]:
    """The finding that is shown, its number, and how many there are."""
    found = noticed(view, place.data["case"], mine(view, place))
    at = max(0, min(int(place.data.get("at", 0)), len(found) - 1))
    return (found[at] if found else None), at + 1, len(found)


def drawn(view: View, place: Place) -> Drawn:
    """The letter is read once for the whole screen."""
    one, number, count = _now(view, place)
    return _text(view, place, one, number, count), _choices(one, count)


def _text(view: View, place: Place, one: Noticed | None, number: int, count: int) -> tuple[Text, ...]:
    if one is None:
        return (_nothing(view, place), *_missing(view, place))
    quoted = T("“{words}”", words=_part_of(one.entry, _quotation(one)))
    about = {language: coach(language).flags[one.finding.flag] for language in languages()}
    offer = T("You could say: {words}", words=Said({language: flag.rewrite for language, flag in about.items()}))
    if one.finding.instead:
        offer = T("For example: {words}", words=Said(dict.fromkeys(languages(), one.finding.instead)))
    head = T("<b>What I noticed</b>, {number} of {count}", number=number, count=count)
    why = Said({language: flag.why for language, flag in about.items()})
    return (head, quoted, why, offer, T("It is your letter. To change the message, write it anew here."))


def _nothing(view: View, place: Place) -> Text:
    if not mine(view, place).entries:
        return T("There are no words in it yet.")
    return T("I see nothing that would be hard to hear. It sounds like you, and it opens a door.")


def _missing(view: View, place: Place) -> tuple[Text, ...]:
    """What helps a letter to be heard and is not in it yet: at most two hints."""
    letter = mine(view, place)
    if not letter.entries:
        return ()
    words = {
        part.id: "\n".join(str(one.words.value) for one in letter.part(part.id)) for part in parts_in_order(letter)
    }
    lacking = [one.element for one in missing(words, view.me.language)[:2]]
    return tuple(
        Said({language: coach(language).elements[element].hint for language in languages()}) for element in lacking
    )


def _quotation(one: Noticed) -> str:
    """The phrase; for a finding about the whole message, its beginning."""
    words = one.finding.phrase or str(one.entry.words.value)
    return words if len(words) <= SHORT else words[:SHORT].rstrip() + "…"


def _part_of(entry: Entry, words: str) -> Fact:
    return Fact(entry.words.kind, entry.words.owner, words, entry.words.case, entry.words.shared)


def _choices(one: Noticed | None, count: int) -> tuple[Choice, ...]:
    if one is None:
        return (Choice("letter", T("Back to my letter"), to="letter"),)
    following = (Choice("next", T("The next one"), to=next_one),) if count > 1 else ()
    return (
        Choice("whole", T("See the whole message"), to=whole_message),
        Choice("keep", T("Keep it, it is mine"), to=phrase_kept),
        *following,
        Choice("letter", T("Back to my letter"), to="letter"),
    )


@leads_to("coach")
def next_one(view: View, place: Place) -> Turn:
    _, number, count = _now(view, place)
    return Turn("coach", data={"at": number % count if count else 0})


@leads_to("coach", "entry")
def whole_message(view: View, place: Place) -> Turn:
    one, _, _ = _now(view, place)
    return Turn("coach") if one is None else Turn("entry", data={"entry": one.entry.id, "part": one.entry.part})


@leads_to("coach")
def phrase_kept(view: View, place: Place) -> Turn:
    one, _, _ = _now(view, place)
    if one is None:
        return Turn("coach")
    return Turn(
        "coach", (LetterPhraseKept(place.data["case"], one.finding.key),), note=T("It stays. I won't mention it again.")
    )


def rewritten(view: View, place: Place, heard: Words) -> Turn:
    """Words typed over the coach's screen take the place of the message it was about."""
    one, _, _ = _now(view, place)
    if one is None:
        return added(view, place, heard)
    changed = LetterEntryChanged(one.entry.case, one.entry.id, heard.text.strip(), heard.message)
    note = T("Changed. The earlier words are in the earlier versions.")
    return Turn("coach", (changed,), {"part": one.entry.part}, note)


def line_after(count: int) -> Text:
    """What is said after a message that holds something to look at."""
    return N(
        "Kept. I noticed {n} thing you may want to look at. It can wait.",
        "Kept. I noticed {n} things you may want to look at. They can wait.",
        n=count,
    )


COACH_STEPS = (Step("coach", (), drawn=drawn, words=rewritten, protect=True, leads=("coach", "entry", "letter")),)
