"""Check that every sentence of the code is there in every language, whole: ``python -m flows.catalogue_check``.

1. The catalogue holds exactly the sentences that the code holds: ``make catalogues`` brings it up to date.
2. Nothing is empty, fuzzy (guessed by a tool) or obsolete, and every plural form is there.
3. A translation has the placeholders and the tags of its English. Babel does not check the first kind that we use.
4. A translation differs from its English, unless ``locales/<language>/same.txt`` lists it, one sentence a line.
5. ``T`` and ``N`` are given their sentence as it stands; one that is put together at run time is in no catalogue.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from textwrap import shorten

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

DOMAIN = "hearthside"
FOLDERS = ("bot", "flows")  # as in babel.cfg
KEYWORDS = {"T": None, "N": (1, 2)}
DEFINED_IN = "flows/text.py"
SAME = "same.txt"
_TAG = re.compile(r"</?[a-z][^>]*>")
_PLACEHOLDER_OR_TAG = re.compile(r"\{[^}]*\}|</?[a-z][^>]*>")


def problems(root: Path) -> list[str]:
    """All that is wrong with the catalogues under ``root``, one line each, in a steady order."""
    english = extracted(root)
    found = list(_not_literal(root))
    for path in sorted(root.glob(f"locales/*/LC_MESSAGES/{DOMAIN}.po")):
        language = path.parent.parent.name
        same = path.parent.parent / SAME
        meant = set(same.read_text("utf-8").splitlines()) - {""} if same.exists() else set()
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, domain=DOMAIN)
        found += [f"{language}: {problem}" for problem in _of_language(english, catalogue, meant)]
    return found


def extracted(root: Path) -> Catalog:
    """The sentences of the code, as ``make catalogues`` finds them."""
    catalogue = Catalog(domain=DOMAIN)
    for folder in FOLDERS:
        for _, _, message, _, context in extract_from_dir(root / folder, [("**.py", "python")], keywords=KEYWORDS):
            catalogue.add(message, context=context)
    return catalogue


def _of_language(english: Catalog, catalogue: Catalog, meant: set[str]) -> Iterator[str]:
    ours, theirs = ({_key(message): message for message in each if message.id} for each in (english, catalogue))
    for key in sorted(ours.keys() - theirs.keys()):
        yield f"not in the catalogue: {_shown(key)}; run 'make catalogues'"
    for key in sorted(theirs.keys() - ours.keys()):
        yield f"no longer in the code: {_shown(key)}; run 'make catalogues'"
    for message in catalogue.obsolete.values():
        yield f"obsolete: {_shown(_key(message))}; take it out"
    if catalogue.fuzzy:
        yield "the header is marked fuzzy; take the mark off"
    for key in sorted(ours.keys() & theirs.keys()):
        for problem in _of_message(theirs[key], catalogue.num_plurals, meant):
            yield f"{problem}: {_shown(key)}"
    for sentence in sorted(meant - {part for key in ours for part in key}):
        yield f"{SAME} lists what is not in the code: {_shown((sentence,))}"


def _of_message(message: Message, plurals: int, meant: set[str]) -> Iterator[str]:
    english, forms = _key(message), _forms(message)
    if not all(forms) or len(forms) != (plurals if len(english) > 1 else 1):
        yield "not translated"
        return
    if message.fuzzy:
        yield "fuzzy"
    for index, form in enumerate(forms):
        # where a language has a form of its own for one, it may spell the number out or not, as English does
        models = english if index == 0 and len(forms) > 1 else english[-1:]
        yield from _of_form(form, models)
        if form in english and form not in meant and _has_words(form):
            yield f"the same as in English (if that is meant, list it in {SAME})"


def _has_words(sentence: str) -> bool:
    return any(letter.isalpha() for letter in _PLACEHOLDER_OR_TAG.sub("", sentence))


def _of_form(form: str, models: tuple[str, ...]) -> Iterator[str]:
    try:
        here = placeholders(form)
    except ValueError as error:
        yield f"a broken placeholder ({error})"
        return
    allowed = [placeholders(model) for model in models]
    if here not in allowed:
        yield f"the placeholders are {_listed(here)}, in English {_listed(allowed[-1])}"
    tags = sorted(_TAG.findall(form))
    if tags not in [sorted(_TAG.findall(model)) for model in models]:
        yield f"the tags are {_listed(tags)}, in English {_listed(sorted(_TAG.findall(models[-1])))}"


def placeholders(sentence: str) -> frozenset[str]:
    """The names in braces; raises ValueError when the braces do not match."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


def _not_literal(root: Path) -> Iterator[str]:
    for path in sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if name == DEFINED_IN:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"), name)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                sentences = node.args[: 2 if node.func.id == "N" else 1]
                if not all(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in sentences):
                    yield f"{name}:{node.lineno}: {node.func.id}() needs its sentence written out in place"


def _key(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _shown(key: tuple[str, ...]) -> str:
    return f"“{shorten(key[0], 80, placeholder='…')}”"


def _listed(names: frozenset[str] | list[str]) -> str:
    return " ".join(sorted(names)) or "none"


def main() -> int:
    found = problems(Path(__file__).parents[1])
    print(*found, sep="\n", end="\n" if found else "")
    print(f"catalogues: problems: {len(found)}" if found else "catalogues: every sentence is there in every language")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
