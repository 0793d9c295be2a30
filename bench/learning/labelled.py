"""Labelled sentences: ``== label [~ labels that would be right too]`` above the lines that it is for; ``#`` begins a remark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from flows.family.coach.pattern import said_by
from flows.family.coach.quotation import without_quotations

HERE = Path(__file__).parent
SENTENCES = HERE / "sentences"
TESTS = HERE.parent.parent / "tests" / "flows"
RESEMBLING = frozenset({"negation", "history", "idiom", "question", "everyday"})
"""Kinds of what is no cry for help, and sounds like one."""
HARMLESS = RESEMBLING | {"good"}


EVERYDAY = "letters"
"""Nobody's own: too easy to tell how good a model is."""


@dataclass(frozen=True)
class Labelled:
    """``label``: as it stands above the sentence."""

    words: str
    meant: frozenset[str]
    tolerated: frozenset[str] = frozenset()
    writer: str = ""
    """Sentences of one writer resemble each other: how good a model is shows on those of others."""
    label: str = ""


def lines(path: Path) -> Iterator[Labelled]:
    """Every sentence of one file, in its order."""
    label, meant, tolerated = "", frozenset[str](), frozenset[str]()
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("== "):
            label, _, also = line[3:].partition("~")
            meant, tolerated = _labels(label) - HARMLESS, _labels(also) - HARMLESS
        elif line.strip() and not line.startswith("#"):
            yield Labelled(line.strip(), meant, tolerated, path.stem, label.strip())


def read(paths: Iterable[Path]) -> Iterator[Labelled]:
    """Every sentence once."""
    seen: set[str] = set()
    for one in (one for path in paths for one in lines(path)):
        if (key := one.words.casefold()) not in seen:
            seen.add(key)
            yield one


def danger(language: str) -> list[Labelled]:
    """Cries for help and what resembles them; letters are everyday sentences to this model, threats in them left out."""
    mine = read([*sorted(SENTENCES.glob(f"danger.{language}*.txt")), TESTS / "safety" / f"{language}.tuned.txt"])
    letters = read(sorted(SENTENCES.glob(f"coach.{language}*.txt")))
    return [
        *mine,
        *(
            Labelled(one.words, frozenset(), writer=EVERYDAY, label="everyday")
            for one in letters
            if not one.meant & {"threat", "ultimatum"}
        ),
    ]


def coach(language: str) -> list[Labelled]:
    """Sentences of letters, with the words of others hidden as the coach hides them."""
    tuned = TESTS / "family" / "coach" / f"{language}.tuned.txt"
    every = read([*sorted(SENTENCES.glob(f"coach.{language}*.txt")), tuned])
    return [replace(one, words=without_quotations(one.words, said_by(language))) for one in every]


def _labels(text: str) -> frozenset[str]:
    return frozenset(label.strip() for label in text.replace("+", ",").split(",") if label.strip())
