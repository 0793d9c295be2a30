"""Each rule for content, broken once with a made-up file: it is named with its file and place, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.check import main, problems

ENGLISH = """---
title: Rain
objective: Know when to take an umbrella.
minutes: 3
for_minors: true
reviewed_on: 2026-11-23
---
## card wet
<b>Rain is wet</b>

It falls from clouds. [weather]

## card try
<b>Try it</b>

Look out of the window. [no-claim]

## quiz where
Where does rain come from?
- [x] Clouds
- [ ] The sea
> From clouds. [weather]

## quiz what
What do you take along?
- [ ] A spoon
- [x] An umbrella
> It keeps you dry. [no-claim]

## quiz when
When does it rain?
- [x] Often
- [ ] Never
> It rains often. [weather]
"""
SPANISH = """---
title: Lluvia
objective: Saber cuándo llevar paraguas.
minutes: 3
for_minors: true
reviewed_on: 2026-11-23
---
## card wet
<b>La lluvia moja</b>

Cae de las nubes. [weather]

## card try
<b>Prueba</b>

Mira por la ventana. [no-claim]

## quiz where
¿De dónde viene la lluvia?
- [x] De las nubes
- [ ] Del mar
> De las nubes. [weather]

## quiz what
¿Qué llevas?
- [ ] Una cuchara
- [x] Un paraguas
> Así no te mojas. [no-claim]

## quiz when
¿Cuándo llueve?
- [x] A menudo
- [ ] Nunca
> Llueve a menudo. [weather]
"""
SOURCES = 'weather: {name: "A book about the weather", certainty: K}\n'
TEXTS = """
- id: hello
  say: {en: "Hello, {name}", es: "Hola, {name}"}
  choices:
    - {id: good, text: {en: "Good", es: "Bien"}}
"""
LINES = """
- country: ZZ
  emergency: ["000"]
  lines:
    - {purpose: drugs, name: {en: "Help", es: "Ayuda"}, number: "555 0100", certainty: H, verified_on: 2026-11-23}
    - {purpose: drugs, name: {en: "Maybe", es: "Quizá"}, number: "555 0199", certainty: M}
"""
WHOLE = {
    "modules/01-rain/en.md": ENGLISH,
    "modules/01-rain/es.md": SPANISH,
    "sources.yaml": SOURCES,
    "texts.yaml": TEXTS,
    "crisis_lines.yaml": LINES,
    "learning_paths.yaml": "none: [01-rain]\naftercare: [01-rain]\n",
    "words/en.yaml": "seen: {rain: ['wet']}",
    "words/es.yaml": "seen: {rain: ['moja', 'agua']}",
}
EN, ES = "modules/01-rain/en.md", "modules/01-rain/es.md"
LONG_WORDS = "Notwithstanding meteorological considerations, precipitation characteristically necessitates "
PALABRAS = "Independientemente de consideraciones meteorológicas internacionales, precipitaciones extraordinarias "


def found(root: Path, changed: dict[str, str | None]) -> list[str]:
    for name, text in {**WHOLE, **changed}.items():
        if text is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return problems(root)


def test_whole_content_has_no_problems(tmp_path):
    assert found(tmp_path, {}) == []


def test_what_we_ship_has_no_problems():
    assert main() == 0


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (EN, ("> From clouds. [weather]", "> From clouds. [sky]"), "quiz where: sources.yaml has no sky"),
        (EN, ("It falls", "<b>It falls"), "card wet: <b> is not closed"),
        (EN, ("It falls", "It falls</b>"), "card wet: </b> closes nothing"),
        (
            EN,
            ("It falls", "<h1>It</h1> falls"),
            "card wet: the tag <h1> is none that Telegram takes here",
        ),
        (EN, ("window.", "window <3."), "card try: a bare < or > (write &lt; or &gt;)"),
        (EN, ("- [ ] The sea", f"- [ ] {'The sea. ' * 11}"), "quiz where: option 2: 98 characters, at most 90"),
        (
            EN,
            ("window.", "window, as 5 of 100 people do."),
            "card try: says [no-claim] but has a source or a statistic",
        ),
        (EN, ("title: Rain", f"title: {'Rain ' * 8}"), "title: 39 characters, at most 28"),
        (EN, ("<b>Rain is wet", f"<b>{'Rain is wet ' * 3}"), "card wet: title: 36 characters, at most 30"),
        (EN, ("- [x] Often", "- [ ] Often"), "quiz when: needs exactly one right option"),
        (ES, ("Mira", "Mira {donde"), "es: a broken placeholder (expected '}' before end of string)"),
        (ES, ("Mira", "{name}, mira"), "es: the placeholders are name, in English none"),
        (ES, ("- [ ] Del mar\n", ""), "quiz where: 1 options; two to six fit"),
        (ES, ("card try", "card look"), "es has card look (no claim) where English has card try (no claim)"),
        (ES, ("- [x] Un paraguas", "- [ ] Un paraguas"), "quiz what: needs exactly one right option"),
        ("texts.yaml", (', es: "Hola, {name}"', ""), "hello.say: no text in es"),
        (
            "texts.yaml",
            ("Hola, {name}", "Hola, {nombre}"),
            "hello.say: es: the placeholders are nombre, in English name",
        ),
        (
            "texts.yaml",
            ('es: "Bien"', f'es: "{"Bien " * 8}"'),
            "hello.choices.good.text: es: 40 characters, a button has 30",
        ),
        ("texts.yaml", ('en: "Good"', 'en: "<b>Good"'), "hello.choices.good.text: en: <b> is not closed"),
        ("texts.yaml", ("- id: hello", "- id: hello\n- id: hello"), "hello: there twice"),
        (
            "crisis_lines.yaml",
            ("certainty: M}", "certainty: M, verified_on: 2026-11-23}"),
            "ZZ: 555 0199: certainty M is hidden, but verified_on says that somebody checked it",
        ),
        (
            "crisis_lines.yaml",
            ("H, verified_on: 2026-11-23", "H"),
            "ZZ: 555 0100: certainty H is shown to people, but verified_on is missing",
        ),
        ("texts.yaml", ("Hello, ", "Hello, call 555 0199, "), "the line 555 0199 is not verified and must stay hidden"),
    ],
)
def test_a_broken_rule_is_named_with_its_file_and_place(tmp_path, name, text, problem):
    broken = WHOLE[name].replace(*text)
    assert any(
        line.startswith(name.rpartition("/")[0]) and line.endswith(f": {problem}")
        for line in found(tmp_path, {name: broken})
    )


def test_a_card_names_its_source_or_says_that_it_claims_nothing(tmp_path):
    assert found(tmp_path, {EN: ENGLISH.replace("window. [no-claim]", "window.")}) == [
        f"{EN}: card try: names no source; write [source-id], or [no-claim] if it claims nothing"
    ]


def test_a_card_fits_a_screen(tmp_path):
    assert found(tmp_path, {EN: ENGLISH.replace("window.", f"window. {'The rain falls on us. ' * 30}")}) == [
        f"{EN}: card try: 691 characters, at most 600"
    ]


@pytest.mark.parametrize("path", [EN, ES])
def test_a_missing_language_is_named(tmp_path, path):
    assert found(tmp_path, {path: None}) == [f"{path}: missing"]


def test_a_card_begins_with_its_title(tmp_path):
    assert f"{EN}: card wet does not begin with a title in bold" in found(
        tmp_path, {EN: ENGLISH.replace("<b>Rain is wet</b>", "Rain is wet")}
    )


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    assert [line.split(":")[0] for line in found(tmp_path, {EN: "no front matter"})] == [EN]


@pytest.mark.parametrize(
    ("name", "old", "new", "start"),
    [
        (EN, "Look out", LONG_WORDS * 4 + "looking out", f"{EN}: card try: reads at grade "),
        (ES, "Mira", PALABRAS * 4 + "mira", f"{ES}: card try: INFLESZ "),
        ("texts.yaml", "Hello, ", LONG_WORDS * 4, "texts.yaml: hello.say: en: reads at grade "),
        ("texts.yaml", "Hola, ", PALABRAS * 4, "texts.yaml: hello.say: es: INFLESZ "),
    ],
)
def test_words_that_are_too_hard_are_named(tmp_path, name, old, new, start):
    assert [line for line in found(tmp_path, {name: WHOLE[name].replace(old, new)}) if line.startswith(start)] != []


CLINICAL = """
- id: help
  sources: [weather]
  text:
    - {en: "Give naloxone.", es: "Da naloxona."}
    - {en: "Stay there.", es: "Quédate ahí."}
"""


def test_a_clinical_statement_stands_under_its_sources(tmp_path):
    assert found(tmp_path, {"help.yaml": CLINICAL}) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "  sources: [weather]\n",
            "",
            "help.text.1: a statement without a source (“naloxone”): it needs sources: [id]",
        ),
        ("[weather]", "[]", "help.text.1: a statement without a source (“naloxone”): it needs sources: [id]"),
        ("[weather]", "[sky]", "help: sources.yaml has no sky"),
        ("Stay there.", "Stay there. " * 60, "help.text.2: en: 719 characters, at most 600"),
        ("Stay there.", "Stay there. " * 49, "help.text: as a whole: en: 603 characters, at most 600"),
    ],
)
def test_what_is_wrong_with_a_clinical_text_is_named(tmp_path, old, new, problem):
    lines = found(tmp_path, {"help.yaml": CLINICAL.replace(old, new.rstrip(" "))})
    assert f"help.yaml: {problem}" in lines


def test_what_the_coach_rests_on_is_looked_up(tmp_path):
    guide = "flags: {term: {sources: [sky], why: 'It hurts.'}}"
    lines = found(tmp_path, {"coach/en.yaml": guide, "coach/es.yaml": guide})
    assert "coach/en.yaml: flags.term: sources.yaml has no sky" in lines


def test_a_claim_of_numbers_needs_its_source_too(tmp_path):
    assert found(tmp_path, {"texts.yaml": TEXTS.replace('"Good"', '"5 of 10 people"')}) == [
        "texts.yaml: hello.choices.good.text: a statement without a source (“5 of 10 people”): it needs sources: [id]"
    ]


def test_a_lesson_is_as_plain_as_a_whole_as_in_its_parts(tmp_path):
    hard = ENGLISH.replace("Look out of the window.", LONG_WORDS * 4)
    assert any(line.startswith(f"{EN}: as a whole: reads at grade") for line in found(tmp_path, {EN: hard}))


def test_a_spanish_card_that_is_too_long_is_named(tmp_path):
    long = SPANISH.replace("ventana.", f"ventana. {'La lluvia cae sobre la casa. ' * 25}")
    assert any(line.startswith(f"{ES}: card try: 7") for line in found(tmp_path, {ES: long}))


def test_sources_are_the_same_in_every_language(tmp_path):
    lines = found(tmp_path, {ES: SPANISH.replace("Cae de las nubes. [weather]", "Cae de las nubes. [no-claim]")})
    assert lines == ["modules/01-rain: es has card wet (no claim) where English has card wet (weather)"]


def test_files_of_a_language_have_the_same_keys(tmp_path):
    assert found(tmp_path, {"words/es.yaml": "seen: {lluvia: ['agua']}"}) == [
        "words: es: not the ids of the English: lluvia, rain"
    ]


def test_classes_of_words_are_each_languages_own_affair(tmp_path):
    assert found(tmp_path, {"words/es.yaml": "seen: {rain: ['agua']}\nclasses: {LLUVIA: agua}"}) == []


def test_a_file_that_is_missing_in_a_language_is_named(tmp_path):
    assert found(tmp_path, {"words/es.yaml": None}) == ["words/es.yaml: missing"]


def test_a_path_leads_through_every_lesson(tmp_path):
    assert found(tmp_path, {"learning_paths.yaml": "none: [01-rain, 02-snow]\n"}) == [
        "learning_paths.yaml: none: not every module once: 02-snow",
        "learning_paths.yaml: no path for aftercare",
    ]


def test_yaml_that_cannot_be_read_is_named(tmp_path):
    assert [line.split(":")[0] for line in found(tmp_path, {"texts.yaml": "a: [1"})] == ["texts.yaml"]
