"""Every screen that anybody can reach, in every language: walked by the same crawler that makes the gallery."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.gallery import faults
from bot.gallery.page import page
from bot.gallery.walk import Album, Walk
from bot.gallery.world import World
from flows.registry import FLOWS

pytestmark = pytest.mark.slow

NOT_WALKED: dict[tuple[str, str], str] = {
    ("thread", "sure"): "a colleague answers while the words are being typed",
    ("plan", "held"): "a colleague changes the very item while it is being typed",
    ("script", "held"): "a colleague changes the very words while they are being typed",
    ("plan_meeting", "meanwhile"): "a colleague sets the day while one is being typed",
    ("pin", "again"): "digits have to be typed for it (tests/flows/test_pin.py)",
    ("follow_through", "begin"): "only a boundary of which nobody has said yet when it begins (test_follow_through.py)",
    **dict.fromkeys(
        (("care", step) for step in ("month", "phq_interest", "phq_down", "gad_nervous", "gad_worry")),
        "once a month, after a check-in without a single hard answer (test_care.py)",
    ),
    ("report", "next"): "the four that are tapped lead to the emergency card (test_used_again.py)",
    **dict.fromkeys(
        (
            ("case_settings", "both"),
            ("treatment", "both"),
            ("treatment", "held"),
            ("follow_up", "both"),
        ),
        "a colleague changes the very value while it is being typed (test_two_at_values.py)",
    ),
}
"""Steps that the walk cannot come to, and why."""


@pytest.fixture(scope="module")
def album() -> Album:
    return Walk(World()).everywhere()


def test_nothing_is_missing_open_cut_too_long_or_a_dead_end_in_any_language(album: Album) -> None:
    assert faults.faults(album) == []


def test_every_step_of_every_flow_was_seen(album: Album) -> None:
    assert faults.unseen(album) == NOT_WALKED.keys()


def test_screens_are_short_enough_for_a_phone(album: Album) -> None:
    assert faults.long_ones(album) == []


def test_the_gallery_is_one_page_that_needs_nothing_else_and_shows_every_flow(album: Album, tmp_path: Path) -> None:
    shown = page(album)
    assert [flow for flow in FLOWS if f'id="{flow}"' not in shown] == []
    assert re.findall(r"""(?:src|href)=["'](?!#)[^"']*""", shown) == []
    assert "¿Qué te gustaría hacer?" in shown and "What would you like to do?" in shown
