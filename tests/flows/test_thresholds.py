"""Every condition of an alert, one by one: just met, just not met, and with another number set for a case."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from flows.thresholds import Answered, levels, missed_in_a_row, rules

SAM, FAMILY, MONTH = "loved_one_checkin", "family_checkin", "family_two_weeks"
TODAY = date(2027, 1, 31)


def found(sheet: str, *given: dict[str, Any], same_day: bool = False, **numbers: int) -> dict[str, str]:
    """``given``: the check-ins, newest first, a day apart."""
    days = [TODAY - timedelta(days=0 if same_day else number) for number in range(len(given))]
    return levels(sheet, [Answered(day, one) for day, one in zip(days, given, strict=True)], rules(numbers))


@pytest.mark.parametrize(
    ("sheet", "given", "expected"),
    [
        (SAM, [{"safe_now": "no"}], {"wants_help": "red"}),
        (SAM, [{"used": "yes"}], {"used_again": "amber"}),
        (SAM, [{"used": "yes", "opioids": "yes"}], {"opioids": "red"}),
        (SAM, [{"used": "yes", "opioids": "no"}], {"used_again": "amber"}),
        (SAM, [{"craving": 7}], {"craving": "amber"}),
        (SAM, [{"craving": 6}], {}),
        (SAM, [{"craving": 5}, {"craving": 2}], {"craving": "amber"}),
        (SAM, [{"craving": 5}, {}, {"craving": 2}], {"craving": "amber"}),
        (SAM, [{"craving": 5}, {"craving": 3}], {}),
        (SAM, [{"mood": 2}, {"mood": 1}], {"mood": "amber"}),
        (SAM, [{"mood": 2}, {}, {"mood": 1}], {"mood": "amber"}),
        (SAM, [{}, {"mood": 2}, {"mood": 1}], {}),
        (SAM, [{"mood": 2}, {"mood": 3}], {}),
        (SAM, [{"mood": 2}], {}),
        (SAM, [{"medicine": "missed"}, {"medicine": "missed"}], {"medicine": "amber"}),
        (SAM, [{"medicine": "missed"}, {"medicine": "taken"}], {}),
        (SAM, [{"sleep": 3}, {"sleep": 2}, {"sleep": 0}], {"sleep": "amber"}),
        (SAM, [{"sleep": 3}, {"sleep": 4}, {"sleep": 0}], {}),
        (SAM, [{"sleep": 3}, {"sleep": None}, {"sleep": 2}, {"sleep": 0}], {"sleep": "amber"}),
        (SAM, [{"sleep": 3}, {"sleep": 2}], {}),
        (SAM, [{"want_help": "yes"}], {"wants_help": "amber"}),
        (SAM, [{"want_help": "yes", "safe_now": "no"}], {"wants_help": "red"}),
        (FAMILY, [{"safe_at_home": "no"}], {"violence": "red"}),
        (FAMILY, [{"despair": 8}], {"despair": "amber"}),
        (FAMILY, [{"despair": 7}], {}),
        (FAMILY, [{"sleep": 3}, {"sleep": 3}, {"sleep": 3}], {"sleep": "amber"}),
        (MONTH, [{"phq_interest": "1", "phq_down": "2"}], {"phq_2": "amber"}),
        (MONTH, [{"phq_interest": "1", "phq_down": "1"}], {}),
        (MONTH, [{"phq_interest": "3", "phq_down": None}], {"phq_2": "amber"}),
        (MONTH, [{"gad_nervous": "0", "gad_worry": "3"}], {"gad_2": "amber"}),
        (MONTH, [{"gad_nervous": "2", "gad_worry": "0"}], {}),
        (MONTH, [{"phq_interest": "3", "phq_down": "3", "gad_nervous": "3", "gad_worry": "3"}], {"phq_2": "amber", "gad_2": "amber"}),
        (MONTH, [{"phq_interest": None, "phq_down": None}], {}),
    ],
)  # fmt: skip
def test_each_condition_and_just_not_it(sheet: str, given: list[dict[str, Any]], expected: dict[str, str]) -> None:
    assert found(sheet, *given) == expected


def test_two_check_ins_of_one_day_are_one_day_and_one_night() -> None:
    assert found(SAM, {"medicine": "missed"}, {"medicine": "missed"}, same_day=True) == {}
    assert found(SAM, *[{"sleep": 1}] * 3, same_day=True) == {}
    assert found(SAM, {"mood": 1}, {"mood": 1}, same_day=True) == {"mood": "amber"}


def test_a_number_that_was_set_for_a_case_counts_and_one_that_may_not_be_set_does_not() -> None:
    assert found(SAM, {"craving": 7}, craving_high=8) == {}
    assert found(SAM, {"craving": 6}, craving_high=6) == {"craving": "amber"}
    assert found(SAM, {"craving": 7}, craving_high=99) == {"craving": "amber"}
    assert found(SAM, {"safe_now": "no"}, unsafe=5) == {"wants_help": "red"}
    assert (missed_in_a_row({}), missed_in_a_row({"missed": 3})) == (2, 3)
