"""The desk in the terminal: what it says in a wide window, a narrow one, a pipe, and as JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.terminal.console import NoSuchCase, console, show
from bot.terminal.light import light
from bot.terminal.tables import sparkline
from bot.terminal.words import language_here
from storage.desk import Desk, DeskAlert, DeskCase, DeskMember, DeskThing

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ANA = DeskMember(
    "Ana", "member", "in", "sibling", 2, 6, True, 1, "yes", NOW - timedelta(days=2), letter_unread=True,
    information=12, rehearsals=2, boundaries_approved=1, id=11, checked_in=NOW - timedelta(days=3),
)  # fmt: skip
BEN = DeskMember(
    "Ben", "member", "in", "friend", letter_parts=2, rsvp="talk", last_seen=NOW - timedelta(minutes=5), id=12
)
EVA = DeskMember("", "member", "waiting", "", id=13)
ALERT = DeskAlert(5, "used_again", "red", "Ana", NOW - timedelta(hours=1))
CEDAR = DeskCase(
    1,
    "Cedar",
    "scheduled",
    "Europe/Madrid",
    datetime(2026, 12, 5, 14, 30, tzinfo=UTC),
    None,
    (EVA, ANA, BEN),
    (ALERT,),
    "johnson",
    secured=("bed", "safety", "transport"),
)
HARBOUR = DeskCase(2, "Harbour", "preparing")
THINGS = (
    DeskThing("alert", "used_again", 1, "Cedar", "Ana", 11, 0, 5), DeskThing("join", "", 1, "Cedar", "", 13, 2, 1),
    DeskThing("answer", "talk", 1, "Cedar", "Ben", 12, 5, 1), DeskThing("ready", "", 1, "Cedar", "", None, 6, 8),
)  # fmt: skip
DESK = Desk(NOW, (CEDAR, HARBOUR), THINGS)


def words(text: str) -> list[str]:
    """Lines with the width of their columns taken away."""
    return [" ".join(line.split()) for line in text.splitlines()]


def test_what_waits_and_all_cases_stand_in_two_tables() -> None:
    assert words(console(DESK)) == [
        "How soon Case Who What",
        "▲ at once Cedar Ana used again",
        "· next Cedar waits for your yes",
        "· next Cedar Ben needs to talk",
        "· next Cedar the meeting is close, 8 things are missing",
        "",
        "Case Now Phase Meeting Circle Alerts",
        "Cedar ▲ needs you now meeting set Sat 2026-12-05 15:30 Madrid 2 in, 1 to let in, letters 1/2, coming 1/2 1",
        "Harbour ● calm preparing not set 0 in, letters 0/0, coming 0/0 none",
    ]


def test_one_case_shows_its_people_and_alerts() -> None:
    assert words(console(DESK, case="cedar", width=240)) == [
        "Cedar · meeting set · ▲ needs you now",
        "Meeting: Sat 2026-12-05 15:30 Madrid",
        "Not ready: 8 things are missing",
        "▲ Alert, at once · used again · Ana · Tue 2026-11-24 09:00 Madrid",
        "Name Who Lessons Told Letter Boundaries Rehearsed Answer Missing Last seen Check-in",
        "(no name yet) in the circle waits to be let in never",
        "Ana brother or sister 2 12 shared, to read 1, approved 1 2 will be there lessons, letter to approve 2 days ago 3 days ago",
        "Ben friend 0 0 2 parts 0 0 needs to talk a talk, lessons, letter, answers, boundary, rehearsals within the hour",
    ]


def test_it_speaks_spanish() -> None:
    shown = console(DESK, language="es", width=240) + console(DESK, case="cedar", language="es", width=240)
    assert "▲ te necesita ahora" in shown and "sáb 2026-12-05 15:30 Madrid" in shown and "hace 2 días" in shown
    assert not [
        english for english in ("waits", "needs", "Case", "none", "letter", "ago", "to let") if english in shown
    ]


@pytest.mark.parametrize(
    ("environment", "asked", "expected"),
    [({"LANG": "es_MX.UTF-8"}, None, "es"), ({"LANG": "es_MX.UTF-8"}, "en", "en"), ({"LC_ALL": "C", "LANG": "es_ES"}, None, "en"), ({}, None, "en")],
)  # fmt: skip
def test_it_speaks_the_terminals_language(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], asked: str | None, expected: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language_here(asked) == expected


def test_a_sparkline_has_a_bar_for_each_answer() -> None:
    assert sparkline([0, 5, 10, 11, -1]) == "▁▅██▁"


def test_a_narrow_window_loses_no_word() -> None:
    wide, narrow = console(DESK, case="1", width=200), console(DESK, case="1", width=40)
    assert max(map(len, narrow.splitlines())) <= 40
    assert {word for word in wide.split() if word != "Name"} <= {word.rstrip(":") for word in narrow.split()} | set(
        narrow.split()
    )


def test_colour_adds_no_meaning() -> None:
    assert re.sub(r"\x1b\[[\d;]*m", "", console(DESK, colour=True)).split() == console(DESK).split()
    assert "\x1b" not in console(DESK)


def test_an_empty_desk_says_what_to_do() -> None:
    assert console(Desk(NOW)) == "No case is open yet. A specialist opens one in the chat: /console."
    assert json.loads(console(Desk(NOW), as_json=True)) == {
        "version": 1,
        "now": "2026-11-24T09:00:00+00:00",
        "cases": [],
        "waiting": [],
    }


def test_json_has_the_documented_keys() -> None:
    read = json.loads(console(DESK, as_json=True, case="Cedar"))
    assert [list(case) for case in read["cases"]] == [
        [
            "id",
            "code_name",
            "phase",
            "zone",
            "meeting_at",
            "outcome",
            "approach",
            "red_flags",
            "secured",
            "undelivered",
            "light",
            "ready",
            "missing",
            "members",
            "alerts",
        ]
    ]
    assert read["cases"][0]["members"][1] == {
        "name": "Ana", "role": "member", "state": "in", "relation": "sibling", "modules_passed": 2, "letter_parts": 6,
        "letter_shared": True, "boundaries": 1, "rsvp": "yes", "last_seen": "2026-11-22T09:00:00+00:00",
        "blocked": False, "letter_unread": True, "information": 12, "rehearsals": 2, "letter_approved": False,
        "boundaries_approved": 1, "minor": False, "language": "en", "id": 11, "checked_in": "2026-11-21T09:00:00+00:00", "missing": ["training", "letter_approval"],
    }  # fmt: skip
    assert read["waiting"][0] == {
        "kind": "alert", "what": "used_again", "case": 1, "code_name": "Cedar", "who": "Ana", "about": 11, "rank": 0, "many": 5,
    }  # fmt: skip
    assert read["cases"][0]["alerts"] == [
        {"id": 5, "kind": "used_again", "level": "red", "about": "Ana", "raised_at": "2026-11-24T08:00:00+00:00"}
    ]


def test_csv_has_a_line_for_each_person_and_one_for_an_empty_case() -> None:
    lines = list(csv.DictReader(io.StringIO(console(DESK, to_csv=True))))
    assert [(line["code_name"], line["name"], line["state"]) for line in lines] == [
        ("Cedar", "", "waiting"), ("Cedar", "Ana", "in"), ("Cedar", "Ben", "in"), ("Harbour", "", ""),
    ]  # fmt: skip
    ana = lines[1]
    assert (ana["light"], ana["ready"], ana["missing"]) == ("red", "no", "training letter_approval")
    assert (ana["information"], ana["rehearsals"], ana["letter_shared"], ana["letter_approved"]) == (
        "12",
        "2",
        "yes",
        "no",
    )
    assert ana["meeting_at"] == "2026-12-05T14:30:00+00:00"


def test_csv_runs_no_formula_and_keeps_every_comma() -> None:
    desk = Desk(NOW, (replace(HARBOUR, code_name="=1+1", members=(replace(BEN, name='Bo, "B"'),)),))
    (line,) = csv.DictReader(io.StringIO(console(desk, to_csv=True)))
    assert (line["code_name"], line["name"]) == ("'=1+1", 'Bo, "B"')


def test_a_case_with_everything_done_is_ready() -> None:
    ana = replace(ANA, modules_passed=5, letter_approved=True)
    assert "Ready: nothing that counts is missing." in console(Desk(NOW, (replace(CEDAR, members=(ana,)),)), case="1")


def test_what_is_not_secured_for_the_day_is_named() -> None:
    assert "1 thing is missing, bed" in console(Desk(NOW, (replace(CEDAR, members=(replace(ANA, modules_passed=5, letter_approved=True),), secured=("safety", "transport")),)), case="1")  # fmt: skip


def test_typed_words_cannot_steer_the_terminal() -> None:
    case = replace(HARBOUR, code_name="[red]Oak[/red]\x1b[2J\u202egnp", members=(replace(BEN, name="[b]Bo\nb[/b]"),))
    shown = console(Desk(NOW, (case,)), case="2")
    assert shown.splitlines()[0] == "[red]Oak[/red][2Jgnp · preparing · ◆ something waits"
    assert "[b]Bob[/b]" in shown


def test_an_unknown_case_is_refused_with_a_reason() -> None:
    with pytest.raises(NoSuchCase):
        console(DESK, case="Elm")
    out, err = io.StringIO(), io.StringIO()
    assert show(DESK, case="Elm", out=out, err=err) == 1
    assert (out.getvalue(), err.getvalue()) == (
        "",
        "There is no such case. `hearthside console` without a name lists them.\n",
    )


def test_a_pipe_gets_the_same_words() -> None:
    out = io.StringIO()
    assert show(DESK, out=out) == 0
    assert out.getvalue() == console(DESK) + "\n"


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (HARBOUR, "green"),
        (replace(HARBOUR, members=(EVA,)), "amber"),
        (replace(HARBOUR, members=(ANA,)), "amber"),
        (replace(HARBOUR, members=(BEN,)), "amber"),
        (replace(HARBOUR, alerts=(replace(ALERT, level="amber"),)), "amber"),
        (CEDAR, "red"),
    ],
)
def test_the_light_says_the_most_urgent(case: DeskCase, expected: str) -> None:
    assert light(case) == expected
