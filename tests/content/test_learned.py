"""What was taught is found again, packed as it is."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content.learned
from content.errors import ContentError
from content.learned import Packed, weights


@given(st.dictionaries(st.text(max_size=4), st.integers(1, 2**31 - 1), max_size=300), st.lists(st.text(max_size=4)))
def test_a_packed_table_answers_as_a_dict_does(known: dict[str, int], asked: list[str]) -> None:
    packed = Packed[str](array("q", map(hash, known)), array("i", known.values()))
    assert [packed.get(key) for key in (*known, *asked)] == [known.get(key) for key in (*known, *asked)]
    assert packed.among((*known, *asked)) == [known[key] for key in (*known, *asked) if key in known]
    assert (len(packed), all(key in packed and packed[key] == row for key, row in known.items())) == (len(known), True)


def test_every_line_of_a_model_is_found_with_its_numbers() -> None:
    learned, width = weights("coach.en"), len(weights("coach.en").labels)
    for row, line in enumerate((content.learned.HERE / "coach.en.tsv").read_text("utf-8").splitlines()[2:], 1):
        feature, *numbers = line.split("\t")
        first, *others = feature.split(" ")
        found = (learned.rows.get(first), learned.beside.get((first, others[0])) if others else None)
        if len(others) == 2:
            found = (learned.apart.get((first, others[1])), None)
        assert found[-1 if len(others) == 1 else 0] == row
        assert list(learned.table[row * width : (row + 1) * width]) == [*map(int, numbers)]


@pytest.mark.parametrize(
    "lines", ["", "\ta\n", "\ta\n\t1\nword\t5\nword\t6\n", "\ta\tb\n\t1\t2\nword\t5\n", "\ta\n\t1\nword\tx\n"]
)
def test_a_file_that_is_cut_short_is_refused_by_its_name(
    lines: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "short.tsv").write_text(lines, encoding="utf-8")
    monkeypatch.setattr(content.learned, "HERE", tmp_path)
    with pytest.raises(ContentError, match=r"short\.tsv.*make learn"):
        weights("short")
    weights.cache_clear()
