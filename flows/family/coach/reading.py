"""Read a letter, or a part of it, as its listener might hear it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from content.coach_schema import FLAGS, Flag
from content.load import coach
from flows.family.coach.finding import Finding, Missing
from flows.family.coach.pattern import Listening, elements, listening, listening_for_terms, said_by
from flows.family.coach.plain import plain
from flows.family.coach.quotation import without_quotations
from flows.family.coach.shouting import shouts
from flows.family.coach.sounds import Sounds, Span

_WORD = re.compile(r"\S*\w\S*")


def read(
    text: str, language: str, part: str | None = None, approach_allows_boundaries: bool = False
) -> tuple[Finding, ...]:
    """Find what may be hard to hear, in the order of the text; ``part`` is None for the whole letter."""
    own = without_quotations(text, said_by(language))
    found = [
        _finding(text, language, flag, start, end, instead)
        for flag, start, end, instead in _heard(own, language)
        if not (flag == "ultimatum" and approach_allows_boundaries)
    ]
    return (*sorted(_apart(found), key=lambda one: one.start), *_length(text, language, part))


def missing(parts: Mapping[str, str] | str, language: str) -> tuple[Missing, ...]:
    """What is not in the letter yet, in the order in which a letter has it."""
    whole = plain(parts if isinstance(parts, str) else "\n".join(parts.values())).text
    about = coach(language).elements
    return tuple(
        Missing(element, about[element].hint)
        for element, pattern in elements(language).items()
        if not pattern.search(whole)
    )


def flagged(own: str, language: str) -> set[Flag]:
    """What rules alone hear in the text."""
    text = plain(own)
    return {one.flag for one in listening(language).heard(text, 0, len(text.text), {})}


def _heard(own: str, language: str) -> Iterator[tuple[Flag, int, int, str | None]]:
    text = plain(own)
    sounds, after = Sounds(text, language), dict[Flag, int]()
    for sentence in sounds.sentences():
        ruled = [*_rules(sounds, sentence, language).heard(text, *sentence, after)]
        flags = frozenset(one.flag for one in ruled)
        hard, said = sounds.hard(sentence, flags), False
        for one in ruled:
            if sounds.is_term(sentence, flags) if one.flag == "term" else hard:
                said = True
                yield sounds.meant(one.flag, sentence, flags), *text.span(one.start, one.end), one.instead
        if hard and not said:
            yield sounds.flag(sentence, flags), *text.span(*sounds.told(sentence)), None
    for start, end in shouts(own, language):
        yield "shouting", start, end, None


def _rules(sounds: Sounds, sentence: Span, language: str) -> Listening:
    """In a sentence that sounds harmless only terms are named: no other rule would be believed there."""
    return (listening_for_terms if sounds.doubts(sentence) else listening)(language)


def _apart(found: list[Finding]) -> list[Finding]:
    """Of two findings on the same words, the more telling; shouting is about how, so it may stand beside any."""
    kept: list[Finding] = []
    for one in sorted(found, key=lambda finding: FLAGS.index(finding.flag)):
        if one.flag == "shouting" or not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return kept


def _length(text: str, language: str, part: str | None) -> tuple[Finding, ...]:
    limits = coach(language).limits
    most = limits.letter if part is None else limits.part
    if len(text) < 2 * most or len(_WORD.findall(text)) <= most:
        return ()
    about = coach(language).flags["length"]
    return (Finding("length", "", 0, len(text), about.why, about.rewrite),)


def _finding(text: str, language: str, flag: Flag, start: int, end: int, instead: str | None) -> Finding:
    about = coach(language).flags[flag]
    return Finding(flag, text[start:end], start, end, about.why, about.rewrite, instead)
