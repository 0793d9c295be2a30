"""How it went: a small chart for each question, all over the same days, from 0 to 10."""

from __future__ import annotations

from datetime import datetime

from PIL import Image

from bot.pictures.paint import (
    BLUE,
    GREEN,
    GREY,
    INK,
    LINE,
    ORANGE,
    PURPLE,
    RED,
    WIDTH,
    Draw,
    Shape,
    circle,
    cross,
    diamond,
    fits,
    font,
    paper,
    square,
    triangle,
)
from bot.render import Recipient, Renderer
from flows.pictures import Curves

LEFT, RIGHT, TITLE, CHART, GAP, FOOT = 64, 40, 70, 150, 30, 60
MIDDLE = 26
"""Of a title's line."""
TOP = 10
"""Answers go from 0 to 10."""
LOOKS: tuple[tuple[str, Shape], ...] = (
    (BLUE, circle), (RED, triangle), (GREEN, square), (PURPLE, diamond), (ORANGE, cross),
)  # fmt: skip


def curves(picture: Curves, renderer: Renderer, to: Recipient) -> Image.Image:
    each = TITLE + CHART + GAP
    image, draw = paper(each * len(picture.curves) + FOOT)
    moments = [at for curve in picture.curves for at, _ in curve.points]
    first, last = min(moments), max(moments)
    for number, curve in enumerate(picture.curves):
        colour, shape = LOOKS[number % len(LOOKS)]
        points = [(_x(at, first, last), renderer.number(fact, to)) for at, fact in curve.points]
        _chart(draw, number * each + 10, renderer.drawn(curve.label, to), points, colour, shape)
    _days(draw, each * len(picture.curves) + 10, renderer.day(first, to), renderer.day(last, to), first == last)
    return image


def _x(at: datetime, first: datetime, last: datetime) -> float:
    whole = (last - first).total_seconds()
    part = (at - first).total_seconds() / whole if whole else 0.5
    return LEFT + part * (WIDTH - LEFT - RIGHT)


def _chart(draw: Draw, top: float, label: str, points: list[tuple[float, float]], colour: str, shape: Shape) -> None:
    shape(draw, 34, top + MIDDLE, 13, colour)
    now = f"{points[-1][1]:g}"
    draw.text((LEFT, top + MIDDLE), fits(label, WIDTH - LEFT - 120, 32, bold=True), INK, font(32, bold=True), "lm")
    draw.text((WIDTH - RIGHT, top + MIDDLE), now, INK, font(36, bold=True), "rm")
    floor = top + TITLE + CHART
    for value in (0, 5, 10):
        y = floor - CHART * value / TOP
        draw.line((LEFT, y, WIDTH - RIGHT + 12, y), fill=LINE, width=2)
        draw.text((LEFT - 16, y), str(value), GREY, font(24), "rm")
    line = [(x, floor - CHART * min(max(value, 0), TOP) / TOP) for x, value in points]
    if len(line) > 1:
        draw.line(line, fill=colour, width=5, joint="curve")
    for x, y in line:
        shape(draw, x, y, 10, colour)


def _days(draw: Draw, y: float, first: str, last: str, one: bool) -> None:
    if one:
        draw.text((WIDTH / 2, y), first, GREY, font(), "ma")
        return
    draw.text((LEFT, y), first, GREY, font(), "la")
    draw.text((WIDTH - RIGHT, y), last, GREY, font(), "ra")
