"""The approach of a case: a suggestion with its reasons, a change with a rationale, and what it was before."""

from __future__ import annotations

import pytest

from flows import effects as e
from tests.family import Family
from tests.flows.specialists.test_two_at_once import colleague


def told(family: Family, **answers: str) -> None:
    """Ana told this; how it is asked is tested elsewhere."""
    case = family.case_id
    family.decides(
        "Ana", *(e.InformationGiven(case, question, "known", value, "saw") for question, value in answers.items())
    )


def test_nothing_told_means_no_suggestion(family: Family) -> None:
    family.member("Ana")
    nora = family.opens("approach").sees("<b>Johnson</b>").sees("Take care: Can feel like betrayal")
    nora.taps("What the answers speak for").sees("so I suggest nothing")
    assert nora.buttons == ["‹ Back", "Menu"]


def test_a_suggestion_shows_its_reasons_and_changes_nothing_by_itself(family: Family) -> None:
    family.member("Ana")
    told(family, weapons="yes", listens_to="his aunt")
    nora = family.opens("approach").taps("What the answers speak for")
    nora.sees("speak for <b>Field</b>").sees("Now you work with Johnson.").sees("There is a weapon within reach.")
    nora.sees("There is a person they listen to.").sees("A surprise does not go with violence or a weapon.")
    assert "his aunt" not in nora.screen
    assert family.rows("case")[0].approach == "johnson"


def test_a_change_needs_a_reason_and_stays_in_the_history(family: Family) -> None:
    family.member("Ana")
    told(family, weapons="no")
    nora = family.opens("approach").taps("What the answers speak for").sees("speak for <b>CRAFT</b>")
    nora.taps("See what it sets").sees("Take care: Not when there is violence").taps("Work with this")
    assert family.rows("case")[0].approach == "johnson"
    nora.says("Two relatives, and there is time.").sees("Noted, with your reason.").sees("<b>CRAFT</b>")
    assert family.rows("case")[0].approach == "craft"
    nora.sees("Two relatives, and there is time.").taps("How it changed")
    assert nora.screen.index("Johnson → CRAFT") < nora.screen.index("chosen when the case was opened")
    nora.sees("Chosen by Nora")


def test_the_history_says_which_specialist_made_each_change(family: Family) -> None:
    mira = colleague(family)
    mira.forges(f">approach:{family.case_id}").taps("Change it").taps("ARISE").taps("Work with this").says(
        "We can talk."
    )
    nora = family.opens("approach").sees("ARISE").sees("Chosen by Mira").taps("How it changed")
    assert nora.screen.index("Chosen by Mira") < nora.screen.index("Chosen by Nora")
    assert [row.by for row in family.rows("approach_change")] == [family.person("Nora"), family.person("Mira")]


def test_what_is_chosen_already_cannot_be_chosen_again(family: Family) -> None:
    nora = family.opens("approach").taps("Change it").taps("Johnson")
    assert not nora.has("Work with this")
    nora.taps("‹ Back").taps("ARISE").taps("Work with this").says("We can talk.")
    assert [row.approach for row in family.rows("approach_change")] == ["johnson", "arise"]


def test_the_reason_is_kept_sealed_and_no_member_can_open_it(family: Family) -> None:
    family.opens("approach").taps("Change it").taps("ARISE").taps("Work with this").says("marker-of-mine")
    assert all(b"marker-of-mine" not in (row.rationale or b"") for row in family.rows("approach_change"))
    ana = family.member("Ana").forges(f">approach:{family.case_id}")
    assert family.at(ana) == ("menu", "menu")


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_reads_whole_in_every_language(language: str) -> None:
    family = Family(language)
    family.member("Ana", language=language)
    told(family, suicide_now="yes")
    nora = family.opens("approach").taps("What the answers speak for").sees("It is urgent: an overdose")
    nora.taps("See what it sets").taps("Work with this").sees("Why this one?").says("x").sees(
        "Noted, with your reason."
    )


def test_a_reason_can_be_said_when_the_case_is_opened(family: Family) -> None:
    nora = family.specialist.forges(">open_case").says("Harbour").says("Kim").taps("ARISE")
    nora.sees("Take care:").says("She listens to her aunt.").taps("Spain").taps("Madrid").taps("Open the case")
    nora.taps("More ›").taps("More ›").taps("The approach").sees("<b>ARISE</b>").sees("She listens to her aunt.")
    assert all(b"aunt" not in (row.rationale or b"") for row in family.rows("approach_change"))
