"""Pictures of readiness and of how it goes: what is in them, who gets them, and what they keep to themselves."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image

from bot.pictures import drawn
from bot.render import Leak, Recipient, Renderer
from flows import effects as e
from flows.pictures import Curve, Curves, Grid, GridRow
from flows.specialists.readiness_picture import COLUMNS, marks
from flows.specialists.trend import curves
from flows.text import Fact, T
from storage.view import StoredView
from tests.family import Family
from tests.talk import START, Phone

ME = Recipient(1, "en")


def own(value: Any) -> Fact:
    return Fact("own", 1, value)


def image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def marks_of(family: Family) -> dict[str, tuple[str, ...]]:
    number = family.case_id
    with family.talk.transaction() as uow:
        view = StoredView(uow, uow.person_in(family.specialist.chat))
        case = view.case(number)
        return {str(one.name.value): marks(case, one) for one in view.roster(case.id) if one.role == "member"}


# --- who is how far --------------------------------------------------------------------------------------------------
def test_a_row_says_how_far_somebody_is(family: Family) -> None:
    family.member("Ana"), family.member("Ben"), family.member("Dani")
    family.meets()
    case, ana = family.case_id, family.person("Ana")
    family.decides(
        "Ana", e.LetterPartWritten(case, "love", 40, "Words."), e.LetterShared(case), e.ModulePassed("01-illness", 3)
    )
    family.decides("Nora", e.LetterApproved(case, ana))
    family.decides("Ben", e.LetterPartWritten(case, "love", 41, "Words."), e.LetterShared(case))
    family.decides("Dani", e.AgeTold(case, True))
    assert marks_of(family) == {
        "Ana": ("open", "part", "open", "done", "open", "open"),
        "Ben": ("open", "open", "open", "yours", "open", "open"),
        "Dani": ("open", "open", "open", "open", "apart", "apart"),
    }


def test_without_a_meeting_nobody_is_asked_and_an_approach_leaves_out_what_it_does_not_count(family: Family) -> None:
    family.member("Ana")
    family.decides("Nora", e.ApproachChosen(family.case_id, "craft"))
    assert marks_of(family)["Ana"] == ("apart", "open", "open", "apart", "open", "open")


def test_the_picture_comes_protected_with_a_caption_that_says_nothing(family: Family) -> None:
    family.member("Ana"), family.member("Benjamin")
    nora = family.opens("ready").taps("As a picture").sees("The picture is on its way. 1 Ana · 2 Benjamin")
    assert nora.heard[-2] == "The picture you asked for."
    assert image(nora.pictures[-1]).size[0] == 720
    assert nora.shields == [True]


def test_nobody_in_the_circle_has_no_picture(family: Family) -> None:
    assert not family.opens("ready").has("As a picture")


@pytest.mark.parametrize(("people", "height"), [(1, 388), (8, 850), (60, 2302)])
def test_it_grows_with_the_circle_up_to_what_a_phone_can_show(people: int, height: int) -> None:
    row = GridRow(own("A"), ("done", "part", "open", "yours", "apart", "done"))
    legend = (("done", T("done")), ("part", T("begun")))
    made = image(drawn(Grid(tuple(says for _, says in COLUMNS), (row,) * people, legend), Renderer("b"), ME))
    assert (made.size, made.mode) == ((720, height), "RGB")


def test_a_grid_says_everything_without_colour() -> None:
    """In grey, no two marks look the same."""

    def cell(mark: Any) -> bytes:
        made = image(drawn(Grid((T("Letter"),), (GridRow(own("A"), (mark,)),), ()), Renderer("b"), ME))
        return made.crop((108, 221, 720, 285)).convert("1").tobytes()

    assert len({cell(mark) for mark in ("done", "part", "open", "yours", "apart")}) == 5


# --- how it goes -----------------------------------------------------------------------------------------------------
def check_ins(family: Family, who: str, sheet: str, *values: dict[str, int]) -> None:
    for number, answers in enumerate(values, 700):
        opened = e.CheckInOpened(
            number, family.case_id, family.person(who), sheet, START + timedelta(days=number - 700)
        )
        given = (e.CheckInAnswered(number, question, value) for question, value in answers.items())
        family.decides(who, opened, *given, e.CheckInFinished(number))


def seen(family: Family, who: str, phone: Phone) -> list[tuple[Any, list[int]]]:
    case, person = family.case_id, family.person(who)
    with family.talk.transaction() as uow:
        view = StoredView(uow, uow.person_in(phone.chat))
        return [(curve.label, [fact.value for _, fact in curve.points]) for curve in curves(view, case, person)]


def test_of_a_loved_one_only_what_was_released_is_drawn(family: Family) -> None:
    family.loved_one()
    check_ins(family, "Sam", "loved_one_checkin", {"mood": 3, "craving": 8, "sleep": 7}, {"mood": 6, "craving": 4})
    assert seen(family, "Sam", family.specialist) == []
    family.decides("Sam", e.ReleaseChosen(family.case_id, "craving", None, True))
    assert seen(family, "Sam", family.specialist) == [(T("Pull"), [8, 4])]
    nora = family.opens("seen_check_ins", f"{family.case_id}-{family.person('Sam')}").taps("As a picture")
    nora.sees("“Pull” is how strong the craving was.")
    assert image(nora.pictures[-1]).size == (720, 310)
    family.decides("Sam", e.ReleaseChosen(family.case_id, "craving", None, False))
    assert len(nora.taps("As a picture").pictures) == 1


def test_of_a_member_the_toll_is_drawn_oldest_first(family: Family) -> None:
    family.member("Ana")
    check_ins(family, "Ana", "family_checkin", {"guilt": 8, "fear": 2}, {"guilt": 5, "fear": 3}, {"guilt": 2})
    assert [values for _, values in seen(family, "Ana", family.specialist)] == [[8, 5, 2], [2, 3]]


def test_one_answer_is_no_picture(family: Family) -> None:
    family.member("Ana")
    check_ins(family, "Ana", "family_checkin", {"guilt": 8})
    assert not family.opens("seen_check_ins", f"{family.case_id}-{family.person('Ana')}").has("As a picture")


def test_a_value_that_is_not_theirs_to_know_stops_the_whole_picture() -> None:
    secret = Fact("answer.mood", 2, 3, 10)
    with pytest.raises(Leak):
        drawn(Curves((Curve(T("Mood"), ((START, secret),)),)), Renderer("b"), ME)


def test_in_spanish_too() -> None:
    family = Family("es")
    family.member("Ana")
    family.opens("ready").taps("As a picture").sees("The picture is on its way. 1 Ana")
