"""Listens to free text for danger, in every language at once, whatever language the chat is in.

What danger sounds like is data: classes of words and patterns of classes (``content/safety/<language>.yaml``), and what
labelled sentences taught (``flows.learned``). A text is heard as an *alarm* (the card lies on top at once) or an *offer* (a
question about an overdose, something long past: the flow answers and help is offered beside it). No text leaves this module, and none is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal, get_args

from content.schema import DangerKind
from flows.learned.danger import likely
from flows.safety.lexicon import Language, all_languages
from flows.safety.normal import pieces
from flows.safety.patterns import Pattern
from flows.safety.scope import Context, Hit, Span, marked
from flows.safety.shared import Shared

KINDS: tuple[DangerKind, ...] = get_args(DangerKind)
"""In the order of urgency: the first that is heard is answered."""

MOST_HITS = 200
"""More than this many dangers in one text tell nothing new."""

SURE = 0.45
"""What is at least so likely danger raises an alarm: to the model, which weighs what rules heard with the words."""
AGREED = 0.1
"""What rules hear is believed sooner in a text of many words (``MANY``), where a danger may drown in other matters, and in one
of a ``BRIEF`` few, which give a model little to weigh: *he hit me, I am afraid*."""
BRIEF, MANY = 8, 60
TAUGHT: Final = frozenset({"en", "es"})
"""The languages that the model was taught: what sounds like danger in another one is not for it to call off."""
POSSIBLE = 0.38
"""What is so likely danger is an offer, when rules hear nothing."""

Ruled = Mapping[str, set[tuple[str, str]]]
"""What the rules of each language hear: kinds of danger, each with its certainty."""


@dataclass(frozen=True, slots=True)
class HeardDanger:
    kind: str
    certainty: Literal["alarm", "offer"]


def heard_in(text: str) -> HeardDanger | None:
    """The most urgent danger in the text: an alarm before any offer. Rules say what it is, and the model how likely."""
    words = pieces(text)
    heard = ruled(words)
    by_rules, sounds = _most_urgent(heard), likely(words, marks(heard))
    if sounds is None:
        return by_rules
    if by_rules and by_rules.certainty == "alarm":
        knows = not any((by_rules.kind, "alarm") in found for code, found in heard.items() if code not in TAUGHT)
        least = SURE if BRIEF < len(words) < MANY else AGREED
        return HeardDanger(by_rules.kind, "offer") if knows and sounds.chance < least else by_rules
    if sounds.believed >= SURE:
        return HeardDanger(sounds.kind(), "alarm")
    if by_rules is None and sounds.believed >= POSSIBLE:
        return HeardDanger(sounds.kind(), "offer")
    return by_rules


def ruled(words: list[str]) -> Ruled:
    return {language.code: heard_in_language(language, words, all_languages()) for language in all_languages()}


def marks(heard: Ruled) -> frozenset[str]:
    """What rules hear, as the model is told: each kind with its certainty, and the greatest certainty of all."""
    found = frozenset[tuple[str, str]]().union(*heard.values())
    most = max((certainty for _, certainty in found), key=("offer", "alarm").index, default=None)
    return frozenset(f"{kind}:{certainty}" for kind, certainty in found) | ({most} if most else frozenset[str]())


def _most_urgent(heard: Ruled) -> HeardDanger | None:
    offer: HeardDanger | None = None
    found = set().union(*heard.values())
    for kind in KINDS:
        if (kind, "alarm") in found:
            return HeardDanger(kind, "alarm")
        if offer is None and (kind, "offer") in found:
            offer = HeardDanger(kind, "offer")
    return offer


def alarm_in(text: str) -> str | None:
    """The kind of danger that the text raises an alarm for, or None."""
    heard = heard_in(text)
    return heard.kind if heard and heard.certainty == "alarm" else None


def heard_in_language(language: Language, words: list[str], beside: tuple[Language, ...] = ()) -> set[tuple[str, str]]:
    """Every (kind, certainty) that this language hears in the words; what another one beside it knows better is left to it."""
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
    covered = frozenset(place for hit in hits for place in range(hit.start, hit.end))
    around: tuple[list[Span], ...] = ([], [], [], [])
    for which, pattern in language.around.possible(present):
        around[which].extend(_spans(pattern, signs))
    context = Context(language, signs, list(signs), present, covered, *(marked(len(signs), spans) for spans in around))
    shared = Shared(language, beside, signs, text.of_sign())
    certain: set[tuple[str, str]] = set()
    for hit in hits:
        known = (hit.kind, "alarm") in certain or ((hit.kind, "offer") in certain and context.softens(hit))
        if known or shared.leaves_to_another(hit):
            continue
        if certainty := context.certainty(hit):
            certain.add((hit.kind, certainty))
    return certain


def _spans(pattern: Pattern, signs: str) -> list[Span]:
    return [found.span() for found in islice(pattern.regex.finditer(signs), MOST_HITS)]
