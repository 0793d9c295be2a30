"""The labelled sentences: ``<language>.<part>.txt``, a ``== label`` above the lines that it is for.

``tuned``: rules and model were made with these before the eyes. ``reported``: written by somebody who had seen neither, and only
measured. Before the model listened beside the rules, they heard 0.74 (English) and 0.67 (Spanish) of these dangers with
false alarms of 0.08 and 0.05.

``letters``: whole ones, written by somebody else again, and only measured, too.

Never tune on a sentence of ``reported`` or ``letters``: write new ones of its kind into ``bench/learning/sentences``
and teach the model anew (``make learn``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.learning.labelled import lines
from content.load import languages
from flows.safety.listen import KINDS, alarm_in, heard_in

HERE = Path(__file__).parent
PARTS = ("tuned", "reported")
HARMLESS = ("negation", "history", "idiom", "question", "everyday")


def labelled(language: str, part: str) -> Iterator[tuple[str, str]]:
    return ((one.label, one.words) for one in lines(HERE / f"{language}.{part}.txt"))


@dataclass
class Tally:
    """How often one label's sentences raised an alarm, were met with an offer, or were taken for another danger."""

    sentences: int = 0
    alarms: int = 0
    offers: int = 0
    other_kind: int = 0


def tallies(language: str, part: str) -> dict[str, Tally]:
    counted = {label: Tally() for label in (*KINDS, *HARMLESS)}
    for label, sentence in labelled(language, part):
        heard, tally = heard_in(sentence), counted[label]
        tally.sentences += 1
        if heard and heard.certainty == "alarm":
            tally.alarms += 1
            tally.other_kind += heard.kind != label
        elif heard:
            tally.offers += 1
    return counted


def letters(language: str) -> list[list[str]]:
    """Whole letters that tell of emergencies which are over, each as the messages that it was typed in."""
    whole = (HERE / f"{language}.letters.txt").read_text("utf-8").strip().split("\n\n")
    return [letter.splitlines() for letter in whole]


def letter_alarms(language: str) -> tuple[int, int, int, int]:
    """Messages that raise an alarm, messages, letters with at least one of them, letters."""
    alarms = [[alarm_in(message) is not None for message in letter] for letter in letters(language)]
    return sum(map(sum, alarms)), sum(map(len, alarms)), sum(map(any, alarms)), len(alarms)


def share(counted: dict[str, Tally], labels: tuple[str, ...]) -> float:
    """The part of these labels' sentences that raised an alarm."""
    return sum(counted[label].alarms for label in labels) / sum(counted[label].sentences for label in labels)


def right_kind(counted: dict[str, Tally]) -> float:
    """The part of the alarms for dangers that are for the right one: the card has its first step."""
    alarms = sum(counted[kind].alarms for kind in KINDS)
    return 1 - sum(counted[kind].other_kind for kind in KINDS) / alarms


def report() -> Iterator[str]:
    """A table for people: every label of every language and part."""
    yield (
        f"{'':12}" + "".join(f"{label:>11}" for label in (*KINDS, *HARMLESS)) + f"{'recall':>9}{'false':>8}{'kind':>7}"
    )
    for language in languages():
        for part in PARTS:
            counted = tallies(language, part)
            cells = "".join(f"{f'{tally.alarms}/{tally.sentences}':>11}" for tally in counted.values())
            shares = f"{share(counted, KINDS):9.3f}{share(counted, HARMLESS):8.3f}{right_kind(counted):7.3f}"
            yield f"{language + ' ' + part:12}{cells}{shares}"
    for language in languages():
        yield "{} letters: an alarm in {} of {} messages, in {} of {} letters".format(
            language, *letter_alarms(language)
        )
