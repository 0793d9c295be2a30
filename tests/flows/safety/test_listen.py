"""How it listens: whatever the spelling, whatever the language, clause by clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.schema import Lexicon
from flows.learned.danger import likely
from flows.safety.lexicon import language_of
from flows.safety.listen import HeardDanger, heard_in, heard_in_language
from flows.safety.normal import LONGEST, pieces

LONG = "We had lunch, and then we talked about the garden and the new school for an hour. " * 20


@pytest.mark.parametrize(
    "text",
    [
        "he wants to kill himself", "HE WANTS TO KILL HIMSELF", "he wants 2 k1ll himself", "he wants to kiiiilll himself",
        "he wants to k i l l himself", "he wants to kil himslef", "he wants to kill\u200b himself", "he wants to ki\u0301ll himself",
        "se quiere suicidar", "se kiere suisidar", "se quiere SUICIDAR!!!", "quiere matarse",
    ],
)  # fmt: skip
def test_spelling_does_not_matter(text: str) -> None:
    assert heard_in(text) == HeardDanger("suicide", "alarm")


@given(st.integers(200, 899), st.integers(200, 899))
def test_a_number_tells_by_how_long_it_is(one: int, other: int) -> None:
    assert sounds(f"His number is {one}, and he took {other}.") == sounds("His number is 345, and he took 678.")


def test_a_short_number_tells_no_more_than_another() -> None:
    assert {sounds(f"She took {number} of them") for number in (15, 24, 31, 47)} == {sounds("She took 62 of them")}
    assert heard_in("She took 15 of them") == HeardDanger("overdose", "alarm")
    assert sounds("She took them, I call 911") != sounds("She took them, I call 913")


def sounds(text: str) -> float:
    found = likely(pieces(text), {})
    return found[0].chance if found else 0.0


@pytest.mark.parametrize("danger", ["he put the knife on my throat", "i have taken all the pills"])
def test_a_danger_that_runs_on_is_heard_behind_short_sentences(danger: str) -> None:
    on = "and then we went home and she cooked for us and the kids played outside in the garden"
    assert heard_in(f"We met. It rained. We ate. He came. I slept. She left. {on} and {danger} {on}") is not None


@pytest.mark.parametrize("danger", ["My brother is not breathing.", "mi hermano no respira"])
def test_one_clause_of_a_long_text_is_heard_in_any_language(danger: str) -> None:
    assert heard_in(f"{LONG}\n{danger}\n{LONG}") == HeardDanger("overdose", "alarm")


@pytest.mark.parametrize("danger", ["My brother is not breathing", "mi hermano no respira"])
def test_one_that_runs_on_into_a_long_text_in_another_language_is_an_offer_at_least(danger: str) -> None:
    assert heard_in(f"{LONG} {danger} {LONG}") is not None


@pytest.mark.parametrize(
    "text",
    [
        "He has never tried to hurt himself.", "This traffic is killing me.", "Nunca ha intentado hacerse daño.",
        "Este tráfico me está matando.", "He never hit me, hurt himself or threatened anyone.", "", " ", "\u202e", "…",
    ],
)  # fmt: skip
def test_negation_and_idiom_are_no_danger(text: str) -> None:
    assert heard_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "What are the signs of an overdose?", "He overdosed in 2019.", "¿Cuáles son las señales de una sobredosis?",
        "Tuvo una sobredosis en 2019.", "In the lesson about overdose there was a question.", "What if he has a seizure?",
    ],
)  # fmt: skip
def test_questions_and_what_is_long_past_are_an_offer(text: str) -> None:
    heard = heard_in(text)
    assert heard is not None and heard.certainty == "offer"


@pytest.mark.parametrize(
    "text",
    [
        "He has never hit me but tonight he is beating my sister", "He overdosed in 2019, and now he is not breathing",
        "What do I do he is not breathing", "He said if I leave he will kill himself",
    ],
)  # fmt: skip
def test_what_calls_off_one_danger_does_not_reach_another(text: str) -> None:
    heard = heard_in(text)
    assert heard is not None and heard.certainty == "alarm"


@pytest.mark.parametrize(
    "text",
    [
        "2", "11", "tonight", "maybe", "Ana", "Bring the blue folder.", "her dealer lives next door", "we meet at nine in the kitchen",
        "Trae la carpeta azul", "nos vemos a las nueve en la cocina", "su hermana lo cuida", "vodka y pastillas, desde marzo",
    ],
)  # fmt: skip
def test_an_everyday_answer_is_left_alone(text: str) -> None:
    assert heard_in(text) is None


def test_the_most_urgent_danger_is_answered_and_an_alarm_before_an_offer() -> None:
    assert heard_in("He is hitting me. She is not breathing.") == HeardDanger("overdose", "alarm")
    assert heard_in("He overdosed in 2019. He wants to die.") == HeardDanger("suicide", "alarm")


def test_a_language_from_right_to_left_needs_data_alone() -> None:
    hebrew = Lexicon(
        classes={
            "NOT": "לא אף_פעם",
            "THROUGH": "הוא ניסה",
            "WANT": "רוצה",
            "DIE": "למות",
            "HURT": "לפגוע",
            "SELF": "בעצמו",
        },
        splits=(r"([ושהכ])(\w{3,})",),
        dangers={"suicide": ("WANT .. DIE", "HURT SELF")},
        mentions={},
    )
    language = language_of(hebrew)
    assert heard_in_language(language, pieces("הוא אמר שהוא רוֹצֶה לָמוּת")) == {("suicide", "alarm", 0)}
    assert heard_in_language(language, pieces("הוא אף פעם לא ניסה לפגוע בעצמו")) == set()
    assert heard_in_language(language, pieces("והוא רוצה לישון")) == set()


def test_a_pattern_that_names_an_unknown_class_is_refused() -> None:
    with pytest.raises(KeyError, match="WANTS"):
        language_of(Lexicon(classes={}, dangers={"suicide": ("WANTS die",)}, mentions={}))


@given(st.text(max_size=2 * LONGEST))
def test_any_text_is_listened_to(text: str) -> None:
    heard_in(text)
