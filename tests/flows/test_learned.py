"""What is weighed at once, a whole text in sums, is what its features weigh one by one."""

from __future__ import annotations

import math
from itertools import accumulate, chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.learned import Packed
from content.remembered import LONGEST, Remembered
from flows.learned.features import BEGIN, END, of_sentence
from flows.learned.model import NOTHING, Model
from flows.learned.models import model

REFUSING = ("no", "not", "never", "nunca")
OTHERS = (
    "he",
    "does",
    "hit",
    ",",
    "hurt",
    "himself",
    "te",
    "me",
    "quiero",
    "morir",
    "said",
    "that",
    "pills",
    "asdfg",
    "and",
)
Sentence = st.lists(st.sampled_from((*REFUSING, *OTHERS)), min_size=1, max_size=9)


def one_by_one(learned: Model, *pieces: list[str]) -> float:
    """By the features that the model was taught by, each looked up alone."""
    weights = learned.learned
    known = []
    for feature in chain.from_iterable(map(of_sentence, pieces)):
        first, *others = feature.split(" ")
        rows = (weights.rows.get(first), weights.beside.get((first, others[-1])) if others else None, None)
        row = rows[0] if not others else rows[1] if len(others) == 1 else weights.apart.get((first, others[-1]))
        known += [weights.table[row * len(weights.labels)]] if row else []
    return sum(known) / math.sqrt(len(known)) if known else NOTHING


@pytest.mark.parametrize("name", ["danger", "coach.es"])
@given(said=st.lists(Sentence, min_size=1, max_size=4), data=st.data())
def test_a_stretch_of_a_text_weighs_what_its_features_weigh(
    name: str, said: list[list[str]], data: st.DataObject
) -> None:
    learned, sentences = model(name), [[BEGIN, *words, END] for words in said]
    weighed, ends = learned.weigh([*chain.from_iterable(sentences)]), [0, *accumulate(map(len, sentences))]
    first = data.draw(st.integers(0, len(said) - 1))
    last = data.draw(st.integers(first + 1, len(said)))
    assert weighed.margin(ends[first], ends[last]) == pytest.approx(one_by_one(learned, *sentences[first:last]))


@given(words=st.lists(st.sampled_from(OTHERS), min_size=5, max_size=12), data=st.data())
def test_a_piece_of_a_sentence_weighs_no_pair_that_reaches_out_of_it(words: list[str], data: st.DataObject) -> None:
    learned, sentence = model("danger"), [BEGIN, *words, END]
    start = data.draw(st.integers(0, len(sentence) - 3))
    end = data.draw(st.integers(start + 3, len(sentence)))
    piece = learned.weigh(sentence).margin_of_piece(start, end)
    assert piece == pytest.approx(one_by_one(learned, sentence[start:end]))


def test_what_is_remembered_is_made_once_and_has_bounds() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Remembered(length, most=2)
    assert [lengths[word] for word in ("one", "four", "one", "three", "one")] == [3, 4, 3, 5, 3]
    assert asked == ["one", "four", "three", "one"]
    endless = "a" * (LONGEST + 1)
    assert (lengths[endless], endless in lengths) == (LONGEST + 1, False)


def test_a_table_answers_for_a_column_as_for_each_key() -> None:
    beside: Packed[tuple[str, str]] = model("danger").learned.beside
    pairs = [("he", "hit"), ("asdfg", "xyz"), ("want", "to")]
    column = range(len(model("danger").learned.table))
    assert beside.every(pairs, column) == [beside.get(pair) or 0 for pair in pairs]
    assert any(beside.every(pairs, column))
