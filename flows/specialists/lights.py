"""Red, amber or green: a colour, a shape and a word, so that no two of them can be mistaken for each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flows.text import N, T, Text
from flows.view import CaseLine

LIGHTS: Final = ("red", "amber", "green")
SAYS: Mapping[str, Text] = {
    "red": T("🔺 needs you now"),
    "amber": T("🔶 something waits"),
    "green": T("🟢 calm"),
}
SHAPES: Mapping[str, T] = {
    "red": T("{code_name} 🔺"),
    "amber": T("{code_name} 🔶"),
    "green": T("{code_name} 🟢"),
}


def counted(lines: tuple[CaseLine, ...]) -> tuple[Text, ...]:
    """How many cases of each light there are; closed ones do not count."""
    lights = [line.light for line in lines if line.phase != "closed"]
    n = {light: lights.count(light) for light in LIGHTS}
    return tuple(text for light, text in (
        ("red", N("🔺 {n} needs you now", "🔺 {n} need you now", n=n["red"])),
        ("amber", N("🔶 {n} waits", "🔶 {n} wait", n=n["amber"])),
        ("green", N("🟢 {n} is calm", "🟢 {n} are calm", n=n["green"])),
    ) if n[light])  # fmt: skip


def waits_in(line: CaseLine) -> tuple[Text, ...]:
    """What waits in a case, kind by kind."""
    alerts = line.red + line.amber
    return tuple(text for count, text in (
        (alerts, N("{n} alert", "{n} alerts", n=alerts)),
        (line.talks, N("{n} waits for an answer", "{n} wait for an answer", n=line.talks)),
        (line.joins, N("{n} to let in", "{n} to let in", n=line.joins)),
        (line.unread, N("{n} letter to read", "{n} letters to read", n=line.unread)),
        (line.read, N("{n} letter to approve", "{n} letters to approve", n=line.read)),
        (line.boundaries, N("{n} boundary to approve", "{n} boundaries to approve", n=line.boundaries)),
        (line.answers, N("{n} answer to look at", "{n} answers to look at", n=line.answers)),
        (line.not_ready, T("close, and not ready")),
        (line.alone, T("nobody there at some hours")),
    ) if count)  # fmt: skip
