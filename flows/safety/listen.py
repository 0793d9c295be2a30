"""Listens to free text for danger, in every language at once, whatever language the chat is in.

What danger sounds like is data: classes of words and patterns of classes (``content/safety/<language>.yaml``), and what
labelled sentences taught (``flows.learned``). A text is heard as an *alarm* (the card lies on top at once) or an *offer* (a
question about an overdose, something long past: the flow answers and help is offered beside it). No text leaves this module, and none is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final, Literal, get_args

from content.schema import DangerKind
from flows.learned.danger import Heard, Likely, likely
from flows.safety.lexicon import Language, all_languages
from flows.safety.normal import STOP, pieces
from flows.safety.patterns import Pattern
from flows.safety.scope import Context, Hit, Span, marked
from flows.safety.shared import Shared

KINDS: tuple[DangerKind, ...] = get_args(DangerKind)
"""In the order of urgency: the first that is heard is answered."""

MOST_HITS = 200
"""More than this many dangers in one text tell nothing new."""

SURE = 0.5
"""What is at least so likely danger raises an alarm: to the model, which weighs what rules heard with the words."""
AGREED = 0.02
"""What rules hear in a ``BRIEF`` few words is believed sooner: they give a model little to weigh (*he hit me, I am afraid*)."""
BRIEF = 8
TAUGHT: Final = frozenset({"en", "es"})
"""The languages that the model was taught: what sounds like danger in another one is not for it to call off."""
POSSIBLE = 0.3
"""What is so likely danger is an offer, when rules hear nothing."""

Ruling = tuple[str, str, int]
"""A kind of danger that rules hear, its certainty, and how many stops stand before it."""
Ruled = Mapping[str, set[Ruling]]
"""What the rules of each language hear."""


@dataclass(frozen=True, slots=True)
class HeardDanger:
    kind: str
    certainty: Literal["alarm", "offer"]


def heard_in(text: str) -> HeardDanger | None:
    """The most urgent danger in the text: an alarm before any offer."""
    words = pieces(text)
    heard = _ruled(words)
    sounds = likely(words, _by_sentence(heard, words))
    if sounds is None:
        return _most_urgent(_all(heard))
    untaught = {one for code, found in heard.items() if code not in TAUGHT for one in found}
    alarms = {(kind, "alarm") for one in sounds for kind in _alarms(one)} | _pairs(untaught)
    by_rules = {(kind, "offer") for kind, _ in _all(heard)}
    return _most_urgent(alarms | (by_rules or {(one.kind, "offer") for one in sounds if one.believed >= POSSIBLE}))


def _alarms(sounds: Likely) -> set[str]:
    """The dangers that this stretch of a text raises an alarm for: which one it is, the model knows better where it is sure."""
    if sounds.believed >= SURE:
        return {sounds.kind}
    agreed = sounds.words <= BRIEF and sounds.believed >= AGREED
    return {kind for kind, certainty in sounds.ruled if certainty == "alarm"} if agreed else set()


def heard_by_rules(text: str) -> frozenset[Heard]:
    """What rules alone hear in the text."""
    return frozenset(_all(_ruled(pieces(text))))


def _ruled(words: list[str]) -> Ruled:
    return {language.code: heard_in_language(language, words, all_languages()) for language in all_languages()}


def _all(heard: Ruled) -> set[Heard]:
    return _pairs(one for found in heard.values() for one in found)


def _pairs(found: Iterable[Ruling]) -> set[Heard]:
    return {(kind, certainty) for kind, certainty, _ in found}


def _by_sentence(heard: Ruled, words: list[str]) -> dict[int, set[Heard]]:
    found, numbers = defaultdict[int, set[Heard]](set), list[int]()
    for kind, certainty, stops in (one for each in heard.values() for one in each):
        numbers = numbers or _numbers(words)
        found[numbers[stops]].add((kind, certainty))
    return found


def _numbers(words: list[str]) -> list[int]:
    """Which of the sentences that have words stands behind so many stops."""
    numbers, sentence, said = [], 0, False
    for word in (*words, STOP):
        if word == STOP:
            numbers.append(sentence)
            sentence, said = sentence + said, False
        else:
            said = True
    return numbers


def _most_urgent(found: set[Heard]) -> HeardDanger | None:
    for certainty in ("alarm", "offer"):
        for kind in KINDS:
            if (kind, certainty) in found:
                return HeardDanger(kind, certainty)
    return None


def alarm_in(text: str) -> str | None:
    """The kind of danger that the text raises an alarm for, or None."""
    heard = heard_in(text)
    return heard.kind if heard and heard.certainty == "alarm" else None


def heard_in_language(language: Language, words: list[str], beside: tuple[Language, ...] = ()) -> set[Ruling]:
    """Everything that this language hears; what another one beside it knows better is left to it."""
    text = language.vocabulary.encode(words)
    signs = text.signs
    present = set(signs)
    every = (
        Hit(kind, alarm, start, end, pattern.own, pattern.ranges)
        for (kind, alarm), pattern in language.dangers.possible(present)
        for start, end in _spans(pattern, signs)
    )
    hits = [*islice(every, MOST_HITS)]
    if not hits:
        return set()
    covered = marked(len(signs), (hit[2:4] for hit in hits))
    around: tuple[list[Span], ...] = ([], [], [], [])
    for which, pattern in language.around.possible(present):
        around[which].extend(_spans(pattern, signs))
    context = Context(language, signs, list(signs), present, covered, *(marked(len(signs), spans) for spans in around))
    shared = cache(lambda: Shared(language, beside, text))
    stops_at = [at for at, sign in enumerate(context.each) if sign == STOP]
    certain: set[Ruling] = set()
    for hit in hits:
        stops = bisect_right(stops_at, hit.start) - 1  # one stands before every text
        softened = (hit.kind, "offer", stops) in certain
        known = (hit.kind, "alarm", stops) in certain or (softened and context.softens(hit))
        if not known and (certainty := context.certainty(hit)) and not shared().leaves_to_another(hit):
            certain.add((hit.kind, certainty, stops))
    return certain


def _spans(pattern: Pattern, signs: str) -> list[Span]:
    return [found.span() for found in islice(pattern.regex.finditer(signs), MOST_HITS)]
