"""What the first message would have to wait for is made ready while nobody waits: vocabularies, patterns, models."""

from __future__ import annotations

import gc

from content.load import languages, letter
from flows.family.coach.reading import read
from flows.safety.listen import heard_in


def warm_up() -> None:
    """Listen, in every language, to what our own letters say; then spare the collector all that is there by now."""
    for language in languages():
        for part in letter().parts:
            heard_in(part.example[language])
            read(part.example[language], language)
    spare_the_collector()


def spare_the_collector() -> None:
    """What is there now stays: looking through it again and again cost half the speed and most of the p99."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
