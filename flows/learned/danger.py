"""How much a text sounds like a cry for help to the model, which knows every language at once.

A danger is said in a sentence or two, so every sentence and every two neighbours are weighed, and a short text as a whole.
A long text has more stretches that may sound like danger by chance, so the more sentences, the less each is believed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from content.learned import weights
from flows.learned.features import sentences
from flows.learned.model import NOTHING, Model, margin

SHORT = 4
"""Sentences of a text that is weighed as a whole too, and believed as it stands."""
ENDLESS = 24
"""Words of a sentence that is weighed in pieces too."""
BREATH = 12
"""Words of such a piece."""
FEW = 3
"""Words that a text has at least, to sound like anything."""
ENOUGH = 60
"""Words of a sentence that tell which danger it is."""


@dataclass(frozen=True, slots=True)
class Likely:
    """``chance``, 0 to 1, that what sounds most like a cry for help (``said``) is one, after what rules heard (``ruled``);
    ``believed``: that the text has one.
    """

    chance: float
    believed: float = 0.0
    said: tuple[list[str], ...] = ()
    ruled: frozenset[str] = frozenset()

    def kind(self) -> str:
        """The danger that it sounds most like."""
        chances = _model().chances((words[:ENOUGH] for words in self.said), self.ruled)
        return max(list(chances)[1:], key=lambda kind: chances[kind])


def likely(pieces: Sequence[str], ruled: frozenset[str] = frozenset()) -> Likely | None:
    """None when there are too few words to tell: a number, a name. ``ruled``: what rules heard, as it was taught."""
    said = sentences(pieces)
    if sum(map(len, said)) - 2 * len(said) < FEW:
        return None
    weighed, breaths = [], list[tuple[float, list[str]]]()
    for words in said:
        spans = _breaths(words)
        whole, *each = _model().weigh_pieces(words, [(0, len(words)), *spans]) if spans else [_model().weigh(words)]
        weighed.append(whole)
        breaths.extend((margin(one), words[start:end]) for one, (start, end) in zip(each, spans, strict=True))
    heard = [(margin(one), at, at + 1) for at, one in enumerate(weighed)]
    heard += [(margin(*pair), at, at + 2) for at, pair in enumerate(pairwise(weighed))]
    if 2 < len(said) <= SHORT:
        heard.append((margin(*weighed), 0, len(said)))
    most, start, end = max(heard)
    breath, words = max(breaths, default=(NOTHING, []))
    chance = _model().chance(max(most, breath) + _told(ruled, len(said)))
    return Likely(chance, _believed(chance, len(said)), (words,) if breath > most else tuple(said[start:end]), ruled)


def _told(ruled: frozenset[str], sentences: int) -> int:
    """What rules add. In several sentences what they doubt may be another one than what sounds like danger: it takes nothing away."""
    told = _model().told(ruled)
    return told if sentences == 1 else max(told, 0)


def _breaths(words: list[str]) -> list[tuple[int, int]]:
    """Overlapping pieces of what is said without an end: in a hurry nobody sets full stops."""
    if len(words) <= ENDLESS:
        return []
    starts = range(0, len(words) - BREATH // 2, BREATH // 2)
    return [(start, min(start + BREATH, len(words))) for start in starts]


def _believed(chance: float, sentences: int) -> float:
    """The odds shared among the stretches that had a chance to sound like danger."""
    odds = chance / (1 - chance + 1e-9) * min(1.0, SHORT / sentences)
    return odds / (1 + odds)


@cache
def _model() -> Model:
    return Model(weights("danger"))
