"""Who is how far: a row for each person, a column for each step, a shape for how it stands."""

from __future__ import annotations

from PIL import Image, ImageDraw

from bot.pictures.paint import (
    BLUE,
    GREY,
    INK,
    LINE,
    ORANGE,
    PAPER,
    RED,
    WIDTH,
    Draw,
    circle,
    diamond,
    fits,
    font,
    paper,
    triangle,
)
from bot.render import Recipient, Renderer
from flows.pictures import Grid, Mark

LEFT, ROW, HEAD, FOOT, EDGE = 108, 66, 220, 54, 24
SLANT = 60
"""Degrees; the last head leans out over the edge of its column, so some room is kept there."""
LEANS = 44
R = 21
MOST = 30
"""Rows in one picture: beyond that it could not be read on a phone."""


def grid(picture: Grid, renderer: Renderer, to: Recipient) -> Image.Image:
    rows = picture.rows[:MOST]
    legend = -(-len(picture.legend) // 2)
    image, draw = paper(HEAD + ROW * len(rows) + EDGE * 2 + FOOT * legend)
    step = (WIDTH - LEFT - LEANS - EDGE) / len(picture.columns)
    middles = [LEFT + step * (n + 0.5) for n in range(len(picture.columns))]
    for x, column in zip(middles, picture.columns, strict=True):
        _head(image, x, renderer.drawn(column, to))
    for number, row in enumerate(rows, 1):
        y = HEAD + ROW * (number - 0.5)
        draw.line((EDGE, y - ROW / 2, WIDTH - EDGE, y - ROW / 2), fill=LINE, width=2)
        draw.text((EDGE, y), f"{number} {renderer.drawn(row.initial, to)}", INK, font(bold=True), "lm")
        for x, mark in zip(middles, row.marks, strict=True):
            _mark(draw, x, y, mark)
    for at, (mark, says) in enumerate(picture.legend):
        x, y = EDGE + R + (at % 2) * WIDTH / 2, HEAD + ROW * len(rows) + EDGE + FOOT * (at // 2 + 0.5)
        _mark(draw, x, y, mark)
        draw.text((x + R + 14, y), fits(renderer.drawn(says, to), WIDTH / 2 - 90), INK, font(), "lm")
    return image


def _head(image: Image.Image, x: float, words: str) -> None:
    """Aslant, so that a long word takes no more room than its column."""
    words = fits(words, 230)
    label = Image.new("RGB", (240, 42), PAPER)
    ImageDraw.Draw(label).text((4, 21), words, INK, font(), "lm")
    turned = label.rotate(SLANT, expand=True, fillcolor=PAPER, resample=Image.Resampling.BICUBIC)
    corner = (round(x - 22), HEAD - 8 - turned.height)
    mask = turned.convert("L").point(lambda value: 255 - value)
    image.paste(turned, corner, mask)


def _mark(draw: Draw, x: float, y: float, mark: Mark) -> None:
    match mark:
        case "done":
            circle(draw, x, y, R, BLUE)
            draw.line((x - 10, y + 1, x - 3, y + 9, x + 11, y - 8), fill=PAPER, width=5, joint="curve")
        case "part":
            diamond(draw, x, y, R + 2, ORANGE)
            draw.polygon(((x, y - R + 6), (x + R - 6, y), (x - R + 6, y)), fill=PAPER)
        case "open":
            draw.rectangle((x - R + 4, y - R + 4, x + R - 4, y + R - 4), outline=GREY, width=3)
        case "yours":
            triangle(draw, x, y, R + 3, RED)
            draw.text((x, y + 5), "!", PAPER, font(26, bold=True), "mm")
        case _:
            draw.line((x - 9, y, x + 9, y), fill=GREY, width=4)
