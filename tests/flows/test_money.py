"""An amount of money, typed as people write it in more than one country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.money import read_money


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("3500", (3500, "")),
        ("3.500", (3500, "")),
        ("3,500", (3500, "")),
        ("3.500,50 €", (3500.5, "€")),
        ("$3,500.50", (3500.5, "$")),
        ("3 500 EUR a month", (3500, "EUR a month")),
        ("12.345.678", (12345678, "")),
        ("USD 99,9", (99.9, "USD")),
        ("0", (0, "")),
        ("Free", (0, "")),
        ("gratis", (0, "")),
    ],
)
def test_an_amount_is_read(text: str, read: tuple[float, str]) -> None:
    assert read_money(text) == read


@pytest.mark.parametrize(
    "text", ["", "a lot", "3.50.0", "-5", "1,2,3", "12 to 15", "999999999999", "5 pounds and then some more later", "…"]
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert read_money(text) is None


@given(st.text(max_size=40))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    read = read_money(text)
    assert read is None or read[0] >= 0
