"""The words of a PDF that fpdf2 made: each glyph by the map from glyphs to letters that its font carries."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)endobj", re.S)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.S)
_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\) Tj", re.S)
_ESCAPED = re.compile(rb"\\(.)", re.S)


def words_on(made: bytes) -> str:
    """Without line breaks: letters in the order in which they are drawn."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(made)}
    faces = {
        name: _letters(objects, objects[int(number)])
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", b"".join(objects.values()))
    }
    return "".join(_drawn(_stream(one), faces) for one in objects.values() if b" Tj" in _stream(one))


def pictures_on(made: bytes) -> int:
    return made.count(b"/Subtype /Image")


def _stream(one: bytes) -> bytes:
    found = _STREAM.search(one)
    if found is None:
        return b""
    return zlib.decompress(found[1]) if b"/FlateDecode" in one and found[1][:1] == b"x" else found[1]


def _letters(objects: dict[int, bytes], font: bytes) -> dict[bytes, str]:
    number = re.search(rb"/ToUnicode (\d+) 0 R", font)
    pairs = _PAIR.findall(_stream(objects[int(number[1])])) if number else []
    return {bytes.fromhex(glyph.decode()): bytes.fromhex(to.decode()).decode("utf-16-be") for glyph, to in pairs}


def _drawn(page: bytes, faces: dict[bytes, dict[bytes, str]]) -> str:
    letters, drawn = dict[bytes, str](), []
    for font, shown in _SHOWN.findall(page):
        if font:
            letters = faces[font]
            continue
        glyphs = _ESCAPED.sub(lambda found: {b"n": b"\n", b"r": b"\r", b"t": b"\t"}.get(found[1], found[1]), shown)
        drawn += [letters.get(glyphs[at : at + 2], "") for at in range(0, len(glyphs), 2)]
    return "".join(drawn)
