"""A shared letter is reviewed part by part; its author answers in place, and their words stay theirs."""

from __future__ import annotations

from storage.erase import erase
from storage.export import export
from storage.view import StoredView
from tests.family import Family
from tests.flows.specialists.test_backup import backup
from tests.flows.specialists.test_reading_letters import writes
from tests.talk import Phone


def reviews(family: Family, part: str = "Love") -> Phone:
    argument = f"{family.case_id}-{family.person('Ana')}"
    return family.opens("review_letter", argument).taps(part)


def words(family: Family) -> list[str]:
    """Ana's letter, message by message."""
    person, case = family.person("Ana"), family.case_id
    with family.talk.transaction() as uow:
        ana = uow.person(person)
        assert ana is not None
        return [str(entry.words.value) for entry in StoredView(uow, ana).letter(case, ana.id).entries]


def test_each_part_is_approved_and_then_the_letter_is(family: Family) -> None:
    ana = writes(family.member("Ana"), "I love you.")
    ana.taps("A good memory").says("You taught me to swim.")
    reviews(family).taps("Approve this part").sees("Love · approved").sees("A good memory · not approved yet")
    assert family.rows("participation", letter_approved=True) == []
    family.specialist.taps("A good memory").taps("Approve this part").sees("The whole letter is approved")
    assert len(family.rows("participation", letter_approved=True)) == 1


def test_an_approval_is_of_a_version_and_every_later_change_asks_again(family: Family) -> None:
    ana = writes(family.member("Ana"), "I love you.")
    reviews(family).taps("Approve this part")
    ana.edits(-1, "I love you so.")
    assert family.rows("participation", letter_approved=True) == []
    reviews(family).sees("changed since it was approved").taps("Before and after").sees("I love you.").sees(
        "I love you so."
    )
    family.specialist.taps("Back to this part").taps("Approve this part").sees("The whole letter is approved")
    ana.commands("/letter").taps("A good memory").says("More.")
    assert family.rows("participation", letter_approved=True) == []


def test_what_changed_while_it_was_read_is_shown_before_it_can_be_approved(family: Family) -> None:
    ana = writes(family.member("Ana"), "I love you.")
    nora = reviews(family)
    ana.edits(-1, "I miss you.")
    nora.taps("Approve this part").sees("It has changed since you opened it").sees("I miss you.")
    assert family.rows("participation", letter_approved=True) == []


def test_a_suggestion_is_taken_and_ones_own_words_come_back(family: Family) -> None:
    ana = writes(family.member("Ana"), "You never call.")
    reviews(family).taps("Suggest words").says("I miss your calls.")
    assert "calls" not in ana.pushed[-1]
    ana.taps("See it").taps("Love: other words").sees("You never call.").sees("I miss your calls.")
    assert ana.screen.index("You never call.") < ana.screen.index("I miss your calls.")
    ana.taps("Take these words").sees("Your own words are kept")
    assert words(family) == ["I miss your calls."]
    ana.opens("Settings").forges(f">reviewed:{family.case_id}").taps("Love: other words").taps("Put my own words back")
    assert words(family) == ["You never call."]
    reviews(family).sees("they went back to their own words")


def test_a_suggestion_is_declined(family: Family) -> None:
    ana = writes(family.member("Ana"), "You never call.")
    reviews(family).taps("Suggest words").says("I miss your calls.")
    ana.taps("See it").taps("Love: other words").taps("I keep mine")
    assert words(family) == ["You never call."]
    family.specialist.taps("See it").taps("Love").sees("they keep their own words")


def test_what_was_written_since_is_not_lost_to_a_suggestion(family: Family) -> None:
    ana = writes(family.member("Ana"), "You never call.")
    reviews(family).taps("Suggest words").says("I miss your calls.")
    ana.edits(-1, "I wait by the phone.").forges(f">reviewed:{family.case_id}").taps("Love: other words")
    ana.sees("You have changed this part since").sees("I wait by the phone.").taps("Take these words")
    ana.sees("I wait by the phone.").taps("Put my own words back")
    assert words(family) == ["I wait by the phone."]


def test_taken_words_that_were_changed_since_are_not_thrown_away(family: Family) -> None:
    ana = writes(family.member("Ana"), "You never call.")
    reviews(family).taps("Suggest words").says("I miss your calls.")
    ana.taps("See it").taps("Love: other words").taps("Take these words")
    ana.commands("/letter").taps("Choose a part").taps("✓ Love").says("And your laugh.")
    ana.forges(f">reviewed:{family.case_id}").taps("Love: other words").taps("Put my own words back")
    ana.sees("You have changed this part since")
    assert words(family) == ["I miss your calls.", "And your laugh."]


def test_a_long_suggestion_is_turned_page_by_page_and_loses_nothing(family: Family) -> None:
    ana = writes(family.member("Ana"), "before " * 300)
    reviews(family).taps("Suggest words").says("after " * 300)
    ana.taps("See it").taps("Love: other words")
    read = ana.screen
    while ana.has("Read on ›"):
        assert len(ana.taps("Read on ›").screen) < 4096
        read += ana.screen
    assert (read.count("before"), read.count("after")) == (300, 300)


def test_another_try_and_a_comment_are_read_and_answered(family: Family) -> None:
    ana = writes(family.member("Ana"), "You never call.")
    reviews(family).taps("Ask for another try").says("Say what you feel.").sees(
        "You asked for a change: Say what you feel."
    )
    ana.taps("See it").taps("Love: a wish").sees("Say what you feel.").taps("Change my words").sees(
        "Your letter to Sam"
    )
    reviews(family).taps("Comment").says("Warm and clear.")
    ana.taps("See it").taps("Love: a comment").taps("Thank you").sees("1 new line")
    ana.commands("/menu").taps("1 new line for you")


def test_taken_back_while_it_is_reviewed_it_closes_and_no_word_is_lost(family: Family) -> None:
    ana = writes(family.member("Ana"), "I love you.")
    nora = reviews(family).taps("Suggest words")
    ana.commands("/letter").taps("Take it back").taps("Yes, take it back")
    pushed = len(ana.pushed)
    nora.says("I love you, brother.").sees("The letter was taken back while you wrote").sees("no longer shared")
    assert len(ana.pushed) == pushed
    ana.forges(f">reviewed:{family.case_id}").taps("Love: other words").sees("I love you, brother.")
    family.opens("review_letter", f"{family.case_id}-{family.person('Ana')}").sees("This letter is no longer shared.")


def test_an_unshared_letter_cannot_be_reviewed(family: Family) -> None:
    family.member("Ana").taps("My letter").taps("Begin").says("MARKER")
    nora = family.opens("review_letter", f"{family.case_id}-{family.person('Ana')}").sees("no longer shared")
    assert not [text for text in nora.heard if "MARKER" in text]


def test_odd_input_is_answered_kindly_and_the_place_is_kept(family: Family) -> None:
    writes(family.member("Ana"), "I love you.")
    nora = reviews(family).taps("Comment")
    nora.shares("sticker").shares("voice").sees("write it in your own words").sees("What would you like to say")
    nora.says("😀").sees("Kept.")
    reviews(family).taps("Comment").says("x" * 4096).sees("a little long").says("Good.")
    reviews(family).taps("Suggest words").says("x" * 4096).sees("Kept.")
    ana = next(phone for phone in family.talk.phones.values() if phone.name == "Ana")
    ana.forges(f">reviewed:{family.case_id}").taps("Love: other words").taps("Take these words")
    assert words(family) == ["x" * 4096]


def test_a_specialist_reviews_in_spanish() -> None:
    family = Family("es")
    ana = family.member("Ana", language="es")
    ana.commands("/letter").taps("Begin").says("Te quiero.").taps("Done").taps("Share with Nora").taps("Yes, share it")
    nora = family.opens("review_letter", f"{family.case_id}-{family.person('Ana')}").taps("Love")
    nora.taps("Suggest words").says("Te quiero mucho.").sees("Propusiste: Te quiero mucho.")
    ana.taps("See it").taps("El cariño").taps("Take these words").sees("Ya está en tu carta")


def test_whoever_leaves_takes_the_notes_along_and_can_read_them_before(family: Family) -> None:
    writes(family.member("Ana"), "I love you.")
    reviews(family).taps("Suggest words").says("I love you, brother.")
    person = family.person("Ana")
    with family.talk.transaction() as uow:
        ana = uow.person(person)
        assert ana is not None
        assert [note["words"] for note in export(uow, ana)["cases"][0]["notes_on_your_words"]] == [
            "I love you, brother."
        ]
        erase(uow, ana)
    assert family.rows("review_note") == []


def test_the_loved_one_reads_no_note(family: Family) -> None:
    writes(family.member("Ana"), "I love you.")
    reviews(family).taps("Comment").says("MARKER")
    sam = family.loved_one()
    for flow in ("reviewed", "review_letter", "read_boundaries", "contradictions"):
        sam.forges(f">{flow}:{family.case_id}-{family.person('Ana')}").forges(f">{flow}:{family.case_id}")
    assert not [text for text in sam.heard if "MARKER" in text]


def test_of_two_specialists_the_second_is_told_what_the_first_did(family: Family) -> None:
    olga = backup(family)
    ana = writes(family.member("Ana"), "I love you.")
    nora = reviews(family)
    olga.forges(f">review_letter:{family.case_id}-{family.person('Ana')}").taps("Love").taps("Approve this part")
    nora.taps("Approve this part").sees("approved by Olga")
    assert len(family.rows("review_note", kind="approved")) == 1
    olga.forges(f">review_letter:{family.case_id}-{family.person('Ana')}").taps("Love").taps("Comment").says("Good.")
    nora.forges(f">review_letter:{family.case_id}-{family.person('Ana')}").taps("Love").sees("Olga said: Good.")
    ana.taps("See it").taps("Love: a comment").sees("Olga writes: Good.").taps("Write back").says("Thank you, Olga.")

    olga.taps("See it").taps("Love").sees("They answered: Thank you, Olga.")
