"""Shouting on paper: words in capitals, rows of exclamation marks, and "?!". Names of things in capitals are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from content.load import coach

_CAPITALS = re.compile(r"(?<![\w.])[^\W\d_]{2,}(?:['’][^\W\d_]+)?(?![\w])")
_ONE_LETTER = re.compile(r"\W{1,3}(?:[IAYOEÓ]\W{1,3})*")
_MARKS = re.compile(r"(?:[!?]*!){2}[!?]*|[!?]*(?:\?!|!\?)[!?]*|\?{3,}|¡{2,}|¿{2,}|¿¡|¡¿")
_MAYBE = re.compile(r"[^\W\d_a-z]{2}|[!?¡¿]{2}")
"""What no shout is without: most letters are quiet, and one look tells."""
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
LONG = 4
"""Letters: one word in capitals that is as long as this is loud by itself."""


def shouts(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Start and end of each shout; capitals that follow one another are one."""
    if not _MAYBE.search(text):
        return
    for sentence in _SENTENCE.finditer(text):
        loud = [*_loud(text, sentence, language)]
        if loud and not _joy(language).search(sentence.group().lower()):
            yield from loud


def _loud(text: str, sentence: re.Match[str], language: str) -> Iterator[tuple[int, int]]:
    run: list[re.Match[str]] = []
    for word in _CAPITALS.finditer(text, sentence.start(), sentence.end()):
        if not _is_capitals(word.group(), language):
            continue
        if run and not _ONE_LETTER.fullmatch(text, run[-1].end(), word.start()):
            yield from _shout(run, language)
            run = []
        run.append(word)
    found = [*_shout(run, language)]
    yield from found
    marks = _MARKS.search(text, sentence.start(), sentence.end())
    if marks and not found:
        yield sentence.start() + len(sentence.group()) - len(sentence.group().lstrip()), sentence.end()


def _is_capitals(word: str, language: str) -> bool:
    return word.isupper() and word not in coach(language).loud.acronyms


def _shout(run: list[re.Match[str]], language: str) -> Iterator[tuple[int, int]]:
    if len(run) > 1 or (run and (len(run[0].group()) >= LONG or run[0].group() in coach(language).loud.short)):
        yield run[0].start(), run[-1].end()


@cache
def _joy(language: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{joy})(?!\w)" for joy in coach(language).loud.joy))
