"""An order of people: nobody is lost and nobody doubled, whatever is tapped and whoever comes and goes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from flows.order import moved, settled

PEOPLE = st.lists(st.integers(1, 30), unique=True, max_size=9)


@given(PEOPLE, st.integers(1, 30), st.sampled_from((-1, 1)))
def test_a_move_keeps_everybody_and_shifts_one_by_one_place(order: list[int], one: int, by: int) -> None:
    after = moved(order, one, by)
    assert sorted(after) == sorted(order)
    assert [other for other in after if other != one] == [other for other in order if other != one]
    if one in order:
        assert after.index(one) == min(max(order.index(one) + by, 0), len(order) - 1)


@given(PEOPLE, st.integers(1, 30))
def test_up_and_down_again_is_where_it_was(order: list[int], one: int) -> None:
    if one in order[1:]:
        assert list(moved(moved(order, one, -1), one, 1)) == order


@given(st.lists(st.integers(1, 30), max_size=12), PEOPLE, st.sets(st.integers(1, 30)))
def test_everybody_present_stands_in_it_once_and_nobody_else(
    kept: list[int], present: list[int], out: set[int]
) -> None:
    order = settled(kept, present, out)
    assert sorted(order) == sorted(set(present) - out)
    known = [one for one in dict.fromkeys(kept) if one in order]
    assert list(order[: len(known)]) == known
