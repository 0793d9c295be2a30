"""Each way in which a catalogue can be wrong is named; a right one is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.catalogue_check import main, placeholders, problems

CODE = """
HELLO = T("Hello <b>{name}</b>")
LETTERS = N("{n} letter", "{n} letters", n=3)
"""
HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n'
)
HELLO = '\n#, python-brace-format\nmsgid "Hello <b>{name}</b>"\nmsgstr "Hola, <b>{name}</b>"\n'
LETTERS = '\nmsgid "{n} letter"\nmsgid_plural "{n} letters"\nmsgstr[0] "{n} carta"\nmsgstr[1] "{n} cartas"\n'


class Checkout:
    """A folder with one file of code and one catalogue."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.code = root / "flows/hello.py"
        self.language = root / "locales/es"
        for folder in (root / "bot", self.code.parent, self.language / "LC_MESSAGES"):
            folder.mkdir(parents=True)
        self.has(CODE)

    def has(self, code: str) -> None:
        self.code.write_text(code)

    def says(self, *parts: str) -> list[str]:
        (self.language / "LC_MESSAGES/hearthside.po").write_text(HEADER + "".join(parts))
        return problems(self.root)


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)


def test_a_whole_catalogue_has_no_problems(checkout):
    assert checkout.says(HELLO, LETTERS) == []


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (HELLO.replace("Hola, <b>{name}</b>", ""), "not translated"),
        (HELLO.replace("#,", "#, fuzzy,"), "fuzzy"),
        (HELLO.replace("Hola, <b>{name}", "Hola, <b>{nombre}"), "the placeholders are nombre, in English name"),
        (
            HELLO.replace("Hola, <b>{name}", "Hola, <b>{name"),
            "a broken placeholder (expected '}' before end of string)",
        ),
        (HELLO.replace("Hola, <b>", "Hola, <i>"), "the tags are </b> <i>, in English </b> <b>"),
        (HELLO.replace("Hola,", "Hello"), "the same as in English (if that is meant, list it in same.txt)"),
    ],
)
def test_a_broken_translation_is_named(checkout, broken, problem):
    assert checkout.says(broken, LETTERS) == [f"es: {problem}: “Hello <b>{{name}}</b>”"]


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (LETTERS.replace("{n} cartas", ""), "not translated"),
        (LETTERS.replace('msgstr[1] "{n} cartas"\n', ""), "not translated"),
        (LETTERS.replace("{n} cartas", "cartas"), "the placeholders are none, in English n"),
        (LETTERS.replace('{n} carta"', 'una carta"'), "the placeholders are none, in English n"),
    ],
)
def test_every_plural_form_is_looked_at(checkout, broken, problem):
    assert checkout.says(HELLO, broken) == [f"es: {problem}: “{{n}} letter”"]


def test_a_catalogue_behind_the_code_is_told_what_to_run(checkout):
    assert checkout.says(HELLO) == ["es: not in the catalogue: “{n} letter”; run 'make catalogues'"]


def test_a_sentence_that_left_the_code_is_named(checkout):
    checkout.has('HELLO = T("Hello <b>{name}</b>")')
    assert checkout.says(HELLO, LETTERS) == ["es: no longer in the code: “{n} letter”; run 'make catalogues'"]


def test_a_singular_that_got_a_plural_is_out_of_date(checkout):
    checkout.has('LETTERS = T("{n} letter")')
    assert checkout.says(LETTERS) == [
        "es: not in the catalogue: “{n} letter”; run 'make catalogues'",
        "es: no longer in the code: “{n} letter”; run 'make catalogues'",
    ]


def test_an_obsolete_translation_is_named(checkout):
    old = '\n#~ msgid "Bye"\n#~ msgstr "Adiós"\n'
    assert checkout.says(HELLO, LETTERS, old) == ["es: obsolete: “Bye”; take it out"]


def test_the_same_word_in_both_languages_is_listed_as_meant(checkout):
    checkout.has('NO = T("No")')
    no = '\nmsgid "No"\nmsgstr "No"\n'
    assert checkout.says(no) == ["es: the same as in English (if that is meant, list it in same.txt): “No”"]
    (checkout.language / "same.txt").write_text("No\n")
    assert checkout.says(no) == []


def test_the_list_of_same_words_does_not_outlive_the_code(checkout):
    (checkout.language / "same.txt").write_text("Menu\n")
    assert checkout.says(HELLO, LETTERS) == ["es: same.txt lists what is not in the code: “Menu”"]


def test_what_has_no_words_may_stay_as_it_is(checkout):
    checkout.has('COUNT = T("<b>{page}</b> / {pages}")')
    assert checkout.says('\nmsgid "<b>{page}</b> / {pages}"\nmsgstr "<b>{page}</b> / {pages}"\n') == []


@pytest.mark.parametrize("call", ["T(question)", 'T(f"Hello {name}")', 'T("a" if one else "b")', 'N("a", many, n=2)'])
def test_a_sentence_made_at_run_time_is_named(checkout, call):
    checkout.has(f"{CODE}\nMADE = {call}")
    assert problems(checkout.root) == [f"flows/hello.py:5: {call[0]}() needs its sentence written out in place"]


def test_braces_that_are_meant_are_no_placeholders():
    assert placeholders("{{so}} {name}") == {"name"}


def test_the_command_says_how_many_there_are(checkout, monkeypatch, capsys):
    checkout.says(HELLO)
    monkeypatch.setattr("flows.catalogue_check.__file__", str(checkout.root / "flows/catalogue_check.py"))
    assert main() == 1
    assert capsys.readouterr().out.splitlines()[-1] == "catalogues: problems: 1"
    checkout.says(HELLO, LETTERS)
    assert main() == 0
