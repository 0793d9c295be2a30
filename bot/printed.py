"""A document on paper: the frame in a sans face, people's own words in a serif one, large enough to be read aloud.

1. Fonts are embedded in part, so it looks the same on every printer. What neither face has becomes a small square.
2. Nothing in the file's data says what it is or whose.
3. fpdf2 would log the characters it lacks, which are somebody's words: they are taken out before it sees them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from fpdf import FPDF
from PIL import Image

import content

FONTS = Path(content.__file__).parent / "fonts"
MARGIN, BOTTOM = 22, 20
SIZES = {"h1": 17, "h2": 12, "text": 11, "own": 13}
LEADING = {"h1": 1.3, "h2": 1.4, "text": 1.45, "own": 1.6}
BEFORE = {"h1": 2.0, "h2": 4.0, "text": 0.0, "own": 0.0}
AFTER = {"h1": 4.0, "h2": 1.0, "text": 2.0, "own": 3.5}
"""Millimetres around a paragraph."""
KEPT_WITH_HEADING = 30
PICTURE_WIDTH, CAPTION_HEIGHT = 120, 14
SQUARE = "▢"
_MODIFIERS = re.compile("[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""What only changes how the sign before it looks."""
POINT = 25.4 / 72


class Paper(FPDF):
    """Numbered pages."""

    def footer(self) -> None:
        self.set_y(-14)
        self.set_font("sans", size=9)
        self.cell(0, 8, f"{self.page_no()} / {{nb}}", align="C")


def printed(
    lines: Sequence[tuple[str, str, bool]],
    title: str,
    language: str,
    now: datetime,
    *,
    letter: bool = False,
    pictures: Sequence[bytes] = (),
) -> bytes:
    """The PDF of these lines (kind, words, whether a new page begins). ``letter``: the paper of North America.

    ``pictures``: PNGs, one for each line of the kind "picture", whose words are its caption.
    """
    paper, left = _paper(title, language, now, "letter" if letter else "a4"), iter(pictures)
    for kind, words, new_page in lines:
        begins = new_page and paper.get_y() > MARGIN + 1
        if begins or (kind.startswith("h") and paper.get_y() > paper.h - BOTTOM - KEPT_WITH_HEADING):
            paper.add_page()
        if kind == "picture":
            _picture(paper, left, _with_glyphs(paper, words))
        else:
            _paragraph(paper, kind, _with_glyphs(paper, words))
    return bytes(paper.output())


def _paper(title: str, language: str, now: datetime, size: str) -> Paper:
    paper = Paper(format=size)
    paper.set_margins(MARGIN, MARGIN, MARGIN)
    paper.set_auto_page_break(True, margin=BOTTOM)
    for family, style, name in (("sans", "", "Sans"), ("sans", "B", "Sans-Bold"), ("serif", "", "Serif")):
        paper.add_font(family, style, FONTS / f"DejaVu{name}.ttf")
    paper.set_fallback_fonts(["sans"], exact_match=False)
    paper.set_text_shaping(True)
    paper.set_title(title)
    paper.set_lang(language)
    paper.set_producer("")
    paper.set_creation_date(now)
    paper.add_page()
    return paper


def _paragraph(paper: Paper, kind: str, words: str) -> None:
    paper.set_font("serif" if kind == "own" else "sans", "B" if kind.startswith("h") else "", SIZES[kind])
    if paper.get_y() > MARGIN + 1:
        paper.ln(BEFORE[kind])
    height = SIZES[kind] * POINT * LEADING[kind]
    paper.multi_cell(0, height, words, align="L", new_x="LMARGIN", new_y="NEXT")
    paper.ln(AFTER[kind])


def _picture(paper: Paper, pictures: Iterator[bytes], caption: str) -> None:
    """In one piece with its caption: on a page of its own where it does not fit any more."""
    with Image.open(io.BytesIO(next(pictures))) as image:
        image.load()
        width = min(paper.epw, PICTURE_WIDTH, (paper.eph - CAPTION_HEIGHT) * image.width / image.height)
        if paper.get_y() + width * image.height / image.width + CAPTION_HEIGHT > paper.h - BOTTOM:
            paper.add_page()
        paper.image(image, w=width, alt_text=caption)
    paper.ln(2)
    _paragraph(paper, "text", caption)
    paper.ln(3)


def _with_glyphs(paper: Paper, words: str) -> str:
    """Only what a face has: a picture sign that it lacks becomes a square, however many parts it was made of."""
    known: Any = (paper.fonts["serif"].cmap, paper.fonts["sans"].cmap)  # type: ignore[union-attr]
    shown = "".join(_shown(one, known) for one in _MODIFIERS.sub("", words))
    return re.sub(f"{SQUARE}+", SQUARE, shown)


def _shown(one: str, known: Any) -> str:
    if one == "\n" or any(ord(one) in face for face in known):
        return one
    return " " if one.isspace() else SQUARE
