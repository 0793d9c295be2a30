"""The catalogues: an English sentence in, the recipient's language out."""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path

LOCALES = Path(__file__).resolve().parent.parent / "locales"
DOMAIN = "hearthside"
SOURCE = "en"


@cache
def languages() -> tuple[str, ...]:
    """English first, then what has a catalogue."""
    return (SOURCE, *sorted(path.parent.parent.name for path in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The language's catalogue; English, or a language that we do not have, is the sentences themselves."""
    source = LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not source.exists():
        return gettext.NullTranslations()
    built = source.with_suffix(".mo")
    if built.exists() and built.stat().st_mtime >= source.stat().st_mtime:
        return gettext.GNUTranslations(io.BytesIO(built.read_bytes()))
    return gettext.GNUTranslations(_build(source, language))


def _build(source: Path, language: str) -> io.BytesIO:
    """Compile in memory: ``make`` builds the .mo file, a checkout without it works too."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    built = io.BytesIO()
    with source.open("rb") as file:
        write_mo(built, read_po(file, locale=language))
    built.seek(0)
    return built
