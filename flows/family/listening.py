"""What a typed answer does to the person who hears it, in the terms of motivational interviewing (DOMAIN section 6).

Patterns are content, one list for each language. This is a mirror for practice, not a judge: it never blocks anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from msgspec.structs import asdict

from content.load import languages, listening
from flows.bare_words import bare

LONG: Final = 40
"""Words. In a tense moment people hear the first two sentences."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was found in one answer."""

    reflects: bool = False
    affirms: bool = False
    asks: bool = False
    argues: bool = False
    accuses: bool = False
    long: bool = False

    @property
    def good(self) -> bool:
        """Something that opens, and nothing that closes."""
        opens = self.reflects or self.affirms or self.asks
        return opens and not (self.argues or self.accuses or self.long)


def listen(text: str, language: str) -> Heard:
    plain = bare(text)
    found = {name: bool(pattern.search(plain)) for name, pattern in _patterns(language).items()}
    return Heard(**found, long=len(plain.split()) > LONG)


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    known = listening(language if language in languages() else "en")
    return {name: re.compile("|".join(patterns)) for name, patterns in asdict(known).items()}
