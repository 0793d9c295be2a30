"""What is wrong with a screen that somebody can see, in any language, one line each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bot.catalogue import LOCALES, SOURCE, catalogue, languages
from bot.gallery.shapes import leaves
from bot.gallery.walk import Album, Found
from bot.settings import TELLING
from content.load import sources
from flows.effects.messages import NEUTRAL
from flows.gate import HIDE_KEY
from flows.model import END
from flows.registry import FLOWS
from flows.steps import Flow, Step, targets
from flows.text import N, Said, T

MAX_TEXT = 4096
LONG_TEXT = 900
"""Longer than this is reported as hard to read, not refused."""
MAX_LABEL = 30
MAX_ROWS = 8
"""A scale from 0 to 10 stands in two rows, and counts as two buttons do."""
SAME_ON_PURPOSE = 24
"""Content that is the same in two languages is a name (“Love First”) when it is short, and forgotten when it is long;
the title of a source stays as it was printed."""
_LEFT_OPEN = re.compile(r"\{[a-z_]*\}")
_TAGS = re.compile(r"<[^>]+>")


def faults(album: Album) -> list[str]:
    """Everything that must not be, each once."""
    found = [*album.troubles]
    for one in (*album.found, *album.notes):
        where = f"{one.flow}.{one.step} ({one.role}, {one.moment})"
        found += [f"{where}: {fault}" for fault in _of(one)]
    return list(dict.fromkeys([*found, *_undeclared(album)]))


def long_ones(album: Album) -> list[str]:
    """Texts that are hard to read on a phone; what somebody wrote themselves (a letter) is as long as it is."""
    return [
        f"{one.flow}.{one.step} {language}: {length}"
        for one in album.found
        if not one.sight.screen.protect
        for language, payload in one.sight.payloads.items()
        if (length := len(seen(payload["text"]))) > LONG_TEXT
    ]


def unseen(album: Album) -> set[tuple[str, str]]:
    """Steps that no walk came to."""
    return {(flow.name, step.name) for flow in FLOWS.values() for step in flow.steps} - album.steps()


def seen(text: str) -> str:
    """A message as a person reads it, without its markup."""
    return html.unescape(_TAGS.sub("", text))


def labels(payload: dict[str, Any]) -> list[list[str]]:
    return [[button["text"] for button in row] for row in payload.get("reply_markup", {}).get("inline_keyboard", [])]


# --- one screen ------------------------------------------------------------------------------------------------------
def _of(one: Found) -> Iterator[str]:
    for language, payload in one.sight.payloads.items():
        text, rows = payload["text"], labels(payload)
        if not 0 < len(seen(text)) <= MAX_TEXT:
            yield f"{language}: the text has {len(seen(text))} characters"
        for words in (text, *(label for row in rows for label in row)):
            if left := _LEFT_OPEN.search(words):
                yield f"{language}: {left[0]} was left open"
        for label in (label for row in rows for label in row):
            if len(label) > MAX_LABEL or label.endswith("…"):
                yield f"{language}: the label “{label}” does not fit"
        if len(rows) > MAX_ROWS:
            yield f"{language}: {len(rows)} rows of buttons"
        if one.sight.kind == "screen" and not rows:
            yield f"{language}: no way out"
        if one.sight.kind == "push":
            yield from _unasked(payload, language)
    yield from _missing(one)


def _unasked(payload: dict[str, Any], language: str) -> Iterator[str]:
    """What nobody asked for may be seen by somebody else: its first line, and its buttons even by whoever stays discreet."""
    first, neutral = payload["text"].partition("\n")[0], catalogue(language).gettext(NEUTRAL.message)
    if first != neutral:
        yield f"{language}: a locked screen shows “{first}”"
    for row in payload.get("reply_markup", {}).get("inline_keyboard", []):
        for button in row:
            if not button["callback_data"].startswith(">") and not button["callback_data"].endswith(HIDE_KEY):
                yield f"{language}: the button “{button['text']}” leads nowhere"
            if any(word in button["text"].casefold() for word in TELLING):
                yield f"{language}: the button “{button['text']}” tells what this is about"


def _missing(one: Found) -> Iterator[str]:
    """What is not said in every language."""
    texts = (*one.sight.screen.text, *(choice.label for choice in one.sight.screen.choices))
    for leaf in (leaf for text in texts for leaf in leaves(text)):
        for language in languages():
            if language != SOURCE and not _is_in(leaf, language):
                english = leaf.languages[SOURCE] if isinstance(leaf, Said) else leaf.message
                yield f"{language}: not said: “{english[:60]}”"


def _is_in(leaf: T | Said, language: str) -> bool:
    if isinstance(leaf, Said):
        here, english = leaf.languages.get(language), leaf.languages[SOURCE]
        return bool(here) and (here != english or len(english) <= SAME_ON_PURPOSE or english in _titles())
    words = catalogue(language)
    here = words.ngettext(leaf.message, leaf.plural, 2) if isinstance(leaf, N) else words.gettext(leaf.message)
    return here != leaf.message or leaf.message in _same(language) or not re.sub(r"\{[^}]*\}|<[^>]*>|\W", "", here)


@cache
def _titles() -> set[str]:
    return {one.name for one in sources().values() if isinstance(one.name, str)}


def _same(language: str) -> set[str]:
    path = LOCALES / language / "same.txt"
    return set(path.read_text("utf-8").splitlines()) if path.exists() else set()


# --- where steps lead ------------------------------------------------------------------------------------------------
def _undeclared(album: Album) -> Iterator[str]:
    """A flow that went somewhere its steps do not say: the check on paper (``flows.check``) would not know of it."""
    for flow, here, there in sorted(album.led):
        if there not in _declared(FLOWS[flow], FLOWS[flow].step(here)):
            yield f"{flow}.{here}: leads to {there}, and does not say so"


def _declared(flow: Flow, step: Step) -> set[object]:
    written = () if callable(step.choices) else step.choices
    steps = {*step.leads, *(target for choice in written for target in targets(choice.to))}
    return steps | {flow.steps[0].name if END in steps else END}
