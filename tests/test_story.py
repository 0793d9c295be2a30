"""The whole story, read by people: every chapter, in every language, says exactly what its transcript says.

After a change of words, look at what is different: ``pytest tests/test_story.py --rewrite-transcripts`` and ``git diff``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.story import CHAPTERS, Story

TRANSCRIPTS = Path(__file__).with_name("transcripts")
NAMES = [chapter.__name__ for chapter in CHAPTERS]


@cache
def told(language: str) -> dict[str, str]:
    return dict(Story(language).tell())


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("chapter", NAMES)
def test_the_story_is_told_as_it_was_read(chapter: str, language: str, request: pytest.FixtureRequest) -> None:
    file, said = TRANSCRIPTS / f"{chapter}.{language}.txt", told(language)[chapter]
    if request.config.getoption("--rewrite-transcripts"):
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")


def test_no_transcript_is_left_of_a_chapter_that_is_no_more() -> None:
    assert {file.name for file in TRANSCRIPTS.iterdir()} == {
        f"{name}.{code}.txt" for name in NAMES for code in ("en", "es")
    }
