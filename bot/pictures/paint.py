"""Paper, ink and shapes. The colours are told apart by people who see red and green alike (after Okabe and Ito)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH = 720
TEXT = 28
"""Fourteen at the width of a small phone."""
PAPER, INK, GREY, LINE = "#ffffff", "#1a1a1a", "#5c5c5c", "#d9d9d9"
BLUE, ORANGE, RED, GREEN, PURPLE = "#0072b2", "#b36b00", "#c44500", "#00785a", "#8f4a78"
FONTS = Path(__file__).resolve().parents[2] / "content" / "fonts"
Draw = ImageDraw.ImageDraw
Shape = Callable[[Draw, float, float, float, str], None]


@cache
def font(size: int = TEXT, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"DejaVuSans{'-Bold' if bold else ''}.ttf"), size)


def paper(height: int) -> tuple[Image.Image, Draw]:
    image = Image.new("RGB", (WIDTH, height), PAPER)
    return image, ImageDraw.Draw(image)


def fits(words: str, width: float, size: int = TEXT, bold: bool = False) -> str:
    """Cut with an ellipsis where there is no more room."""
    if font(size, bold).getlength(words) <= width:
        return words
    while words and font(size, bold).getlength(words + "…") > width:
        words = words[:-1]
    return words.rstrip() + "…"


# --- shapes: around a middle, ``r`` from it to the edge --------------------------------------------------------------
def circle(draw: Draw, x: float, y: float, r: float, colour: str) -> None:
    draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)


def square(draw: Draw, x: float, y: float, r: float, colour: str) -> None:
    draw.rectangle((x - r * 0.85, y - r * 0.85, x + r * 0.85, y + r * 0.85), fill=colour)


def triangle(draw: Draw, x: float, y: float, r: float, colour: str) -> None:
    draw.polygon(((x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)), fill=colour)


def diamond(draw: Draw, x: float, y: float, r: float, colour: str) -> None:
    draw.polygon(((x, y - r), (x + r, y), (x, y + r), (x - r, y)), fill=colour)


def cross(draw: Draw, x: float, y: float, r: float, colour: str) -> None:
    a, wide = r * 0.8, max(3, round(r / 2.2))
    draw.line((x - a, y - a, x + a, y + a), fill=colour, width=wide)
    draw.line((x - a, y + a, x + a, y - a), fill=colour, width=wide)
