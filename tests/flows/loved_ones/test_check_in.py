"""The check-ins of a loved one: on their cadence, at their hour, late all the same, with their own words on hard days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from flows import effects as e
from flows.loved_ones import cadence
from flows.loved_ones.begins_anew import begins_anew
from flows.view import Case
from storage.apply import apply
from storage.view import StoredView
from tests.family import Family
from tests.talk import START, Phone


@pytest.fixture
def sam(family: Family) -> Phone:
    return family.loved_one()


def planned(family: Family) -> datetime:
    (row,) = family.rows("due", kind="check_in")
    return row.at  # type: ignore[no-any-return]


def answered(family: Family, sam: Phone, **given: str | int) -> Phone:
    return family.answers(sam.commands("/checkin").taps("Begin"), **given)


def test_who_reads_what_is_said_before_the_first_answer(family: Family, sam: Phone) -> None:
    sam.commands("/checkin").sees("seen only by those for whom you opened it").sees("Nora is told.")


def test_hours_of_sleep_are_a_tap(family: Family, sam: Phone) -> None:
    sam.commands("/checkin").taps("Begin").taps("6").taps("2").sees("How many hours did you sleep?").taps("7")
    sam.sees("Did you use")


def test_another_hour_moves_the_one_that_is_planned_at_once(family: Family, sam: Phone) -> None:
    assert planned(family) == datetime(2026, 11, 24, 17, tzinfo=UTC)
    sam.commands("/settings").taps("Hour of check-ins").taps("08:00").sees("comes at that hour, too")
    assert planned(family) == datetime(2026, 11, 24, 7, tzinfo=UTC)
    family.time_passes(days=1)
    assert [row.how for row in family.rows("due_done", kind="check_in")] == ["done"]


def test_an_hour_that_is_over_today_is_tomorrow(family: Family, sam: Phone) -> None:
    family.time_passes(hours=20)  # the day of the check-in, noon in Madrid
    sam.commands("/settings").taps("Hour of check-ins").taps("08:00")
    assert planned(family) == datetime(2026, 11, 25, 7, tzinfo=UTC)


def test_three_days_late_it_is_taken_and_marked_late(family: Family, sam: Phone) -> None:
    sam.opens("Who sees what").taps("The specialist").taps("Mood")
    family.time_passes(days=4)
    first = family.rows("check_in")[0]
    sam.forges(f">check_in:{first.id}").taps("Begin")
    family.answers(sam, mood=6).sees("is marked as late")
    assert family.rows("check_in", id=first.id)[0].finished_at is not None
    family.opens("seen_check_ins", f"{family.case_id}-{family.person('Sam')}").taps("Older ›").sees("answered late")
    sam.opens("My own things").taps("How it has been going").sees("1 of them came late.")


def test_who_comes_back_goes_on_where_they_were(family: Family, sam: Phone) -> None:
    family.time_passes(days=1, hours=3)
    sam.taps("Open").taps("Begin").taps("6").taps("2").commands("/cancel")
    number = family.rows("check_in")[0].id
    sam.forges(f">check_in:{number}").taps("Begin").sees("How many hours did you sleep?")


def test_an_old_button_gets_a_clear_answer_and_changes_nothing(family: Family, sam: Phone) -> None:
    sam.commands("/checkin").taps("Begin")
    old = sam.live.buttons[3]["callback_data"]
    sam.taps("6").taps("2")
    sam.forges(old).sees("How many hours did you sleep?")
    assert sam.toasts[-1] == "That button is from earlier. Here is where we are now."
    assert len(family.rows("check_in_answer")) == 2


def test_one_that_is_done_is_not_answered_twice(family: Family, sam: Phone) -> None:
    answered(family, sam, mood=6)
    number = family.rows("check_in")[0].id
    sam.commands("/menu").forges(f">check_in:{number}").sees("You have answered this one already.")


def test_after_an_amber_answer_the_next_comes_within_three_days(family: Family, sam: Phone) -> None:
    family.time_passes(days=31)
    answered(family, sam, craving=9)
    assert planned(family) - family.talk.now <= timedelta(days=3)


def test_a_hard_day_gets_their_own_words_back(family: Family, sam: Phone) -> None:
    sam.opens("My own things").taps("Why I do this").taps("Add a reason").says("For Lucy")
    sam.commands("/checkin").taps("Begin")
    while family.at(sam)[1] != "good_thing":
        sam.taps("Skip this one")
    sam.says("Coffee in the sun").taps("Yes").taps("No").sees("Thank you")
    assert "For Lucy" not in sam.screen
    answered(family, sam, mood=2).sees("For Lucy").sees("Coffee in the sun")


def test_use_in_a_check_in_leads_to_the_next_24_hours_without_being_said_twice(family: Family, sam: Phone) -> None:
    answered(family, sam, used="Yes", opioids="No").taps("The next 24 hours").sees("Thank you for saying it")
    before = len(family.rows("alert"))
    sam.taps("Go on").taps("Yes, I am safe").taps("Yes, somebody is here").taps("Alcohol").sees("The first 24 hours")
    assert len(family.rows("alert")) == before


# --- the cadence -----------------------------------------------------------------------------------------------------
def at(day: int) -> datetime:
    return START + timedelta(days=day)


def test_days_count_from_the_discharge_before_it_from_the_admission_before_that_from_the_yes() -> None:
    blank = Case(1, *(None,) * 2, "arise", "ES", "Europe/Madrid", "aftercare", 2, None)  # type: ignore[arg-type]
    for admitted, discharged, began in ((None, None, 0), (at(2), at(30), 2), (at(2), at(9), 9), (None, at(9), 9)):
        case = Case(*(getattr(blank, name) for name in ("id", "code_name", "called", "approach", "country", "zone", "phase", "specialist", "specialist_name")),
                    admitted_at=admitted, discharge_at=discharged)  # fmt: skip
        assert cadence.began(at(10), case, at(0)) == at(began)


def test_when_treatment_ends_the_days_are_counted_anew_at_their_own_hour(family: Family, sam: Phone) -> None:
    family.time_passes(days=40)
    assert planned(family) - family.talk.now > timedelta(days=3)
    nora, case = family.person("Nora"), family.case_id
    with family.talk.transaction() as uow:
        person = uow.person(nora)
        assert person is not None
        apply(uow, person, e.DischargeSet(case, family.talk.now))
        for promise in begins_anew(StoredView(uow, person), case):
            apply(uow, person, promise)
    family.time_passes(minutes=1)
    assert planned(family) == datetime(2027, 1, 3, 17, tzinfo=UTC)
