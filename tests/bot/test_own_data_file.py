"""The file of one's own data is read by people: what we have words for stands in their words."""

from __future__ import annotations

from bot.own_data_file import readable
from bot.terminal.words import Say


def test_lines_and_answers_stand_in_the_readers_words() -> None:
    found = {
        "alerts_about_you": [{"kind": "used_again", "level": "amber"}],
        "what_was_done": [{"by": "you"}, {"by": "somebody else"}],
        "cases": [{"role": "member", "relation": "child", "hours_with_your_loved_one": []}],
    }
    lines = readable(found, "Lo tuyo", "es", Say("es")).splitlines()
    assert [line for line in lines if ": " in line] == [
        "Tipo: volvió a consumir", "Con qué urgencia: en un día", "Por: tú", "Por: otra persona", "Papel: en el círculo",
        "Relación: hija o hijo", "Horas con tu ser querido: nada",
    ]  # fmt: skip
