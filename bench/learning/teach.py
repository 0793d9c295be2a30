"""Logistic regression over the features of ``flows.learned``: one model a label, all in one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from bench.learning.labelled import EVERYDAY, Labelled
from flows.learned.features import of_rule, of_sentence, sentences
from flows.learned.opinions import AGAINST, opinions
from flows.safety.normal import pieces

SEEN = 4
"""A feature that fewer sentences have teaches nothing."""
LIGHT = 80
"""A feature that weighs no more than this for the first label, in hundredths, is left out, unless it tells the others apart."""
APART = 3
"""Times as much as it weighs for one of the others then."""
LOUD = 0.5
"""How loudly a rule is heard beside the words of a sentence."""
GROUPS = 4
"""Parts into which the writers are divided, to tell where half sure is."""
FITS = 12.0
"""How closely the weights may follow the sentences (the inverse of the regularization)."""


Rules = Callable[[str], Iterable[str]]


@dataclass(frozen=True)
class Taught:
    """What each feature weighs for each label, in hundredths."""

    labels: tuple[str, ...]
    bias: tuple[int, ...]
    features: dict[str, tuple[int, ...]]


def features(text: str) -> list[str]:
    return [feature for words in sentences(pieces(text)) for feature in of_sentence(words)]


def teach(examples: Sequence[Labelled], labels: Sequence[str], false: float, rules_hear: Rules) -> Taught:
    """``labels[0]`` stands for any of the others; ``rules_hear``: what rules hear in a sentence.

    ``false``: how many harmless sentences of a writer whom the model has not read may seem more likely than not.
    """
    seen = [features(one.words) for one in examples]
    common = Counter(feature for each in seen for feature in set(each))
    known = {feature: at for at, feature in enumerate(sorted(f for f, times in common.items() if times >= SEEN))}
    rare = np.log((1 + len(seen)) / (1 + np.array([common[feature] for feature in known]))) + 1
    rules = [sorted({of_rule(name) for name in rules_hear(one.words)}) for one in examples]
    heard = {rule: at for at, rule in enumerate(sorted({rule for each in rules for rule in each}))}
    table = hstack([_table(seen, known, rare), _heard(rules, heard)]).tocsr()
    known |= {rule: len(known) + at for rule, at in heard.items()}
    rare = np.append(rare, [LOUD] * len(heard))
    columns, bias = [], []
    for label in labels:
        fit = _fit(table, examples, label, labels[0])
        columns.append(np.clip(np.rint(fit.coef_[0] * rare * 100), -30_000, 30_000).astype(int))
        bias.append(round(float(fit.intercept_[0]) * 100))
    bias[0] -= round(2 * 100 * _level(table, examples, labels, false))
    weights = np.array(columns).T
    heavy = {feature: tuple(map(int, weights[at])) for feature, at in known.items() if _tells(weights[at])}
    return Taught(tuple(labels), tuple(bias), heavy)


def _tells(weights: np.ndarray) -> bool:
    return bool(abs(weights[0]) > LIGHT or np.abs(weights).max() > APART * LIGHT)


def _level(table: csr_matrix, examples: Sequence[Labelled], labels: Sequence[str], false: float) -> float:
    """What ``false`` of the harmless sentences of writers that a model has not read are above: half sure is said there."""
    meant = np.array([bool(one.meant) for one in examples])
    writers = np.array([one.writer for one in examples])
    values = np.zeros(len(examples))
    for held in parts(examples, GROUPS):
        theirs = np.isin(writers, held)
        others = [one for one, left_out in zip(examples, theirs, strict=True) if not left_out]
        fits = [_fit(table[~theirs], others, label, labels[0]) for label in labels]
        values[theirs] = _together(labels, np.array([fit.decision_function(table[theirs]) for fit in fits]))
    return float(np.quantile(values[~meant & (writers != EVERYDAY)], 1 - false))


def parts(examples: Sequence[Labelled], many: int) -> list[list[str]]:
    """The writers, divided into so many parts, each of which is left out once to tell how good a model is."""
    writers = sorted({one.writer for one in examples} - {EVERYDAY})
    return [writers[first::many] for first in range(many)]


def _together(labels: Sequence[str], logits: np.ndarray) -> np.ndarray:
    """As the bot hears them."""
    said = (dict(zip(labels, each, strict=True)) for each in logits.T)
    return np.array([opinions(each).together for each in said])


def write(weights: Taught, path: Path) -> None:
    lines = [
        ("", *weights.labels),
        ("", *weights.bias),
        *((feature, *each) for feature, each in weights.features.items()),
    ]
    path.write_text("".join("\t".join(map(str, line)) + "\n" for line in lines), "utf-8")


def _table(seen: Sequence[Sequence[str]], known: dict[str, int], rare: np.ndarray) -> csr_matrix:
    rows, columns, values = [], [], []
    for row, each in enumerate(seen):
        mine = [known[feature] for feature in each if feature in known]
        rows.extend([row] * len(mine))
        columns.extend(mine)
        values.extend(rare[mine] / np.sqrt(max(1, len(mine))))
    return csr_matrix((values, (rows, columns)), shape=(len(seen), len(known)))


def _heard(rules: Sequence[Sequence[str]], known: dict[str, int]) -> csr_matrix:
    rows = [row for row, each in enumerate(rules) for _ in each]
    columns = [known[rule] for each in rules for rule in each]
    return csr_matrix(([LOUD] * len(rows), (rows, columns)), shape=(len(rules), len(known)))


def _fit(table: csr_matrix, examples: Sequence[Labelled], label: str, any_label: str) -> LogisticRegression:
    kept = [at for at, one in enumerate(examples) if label not in one.tolerated]
    meant = [_is(examples[at], label, any_label) for at in kept]
    return _regression().fit(table[kept], meant)


def _is(one: Labelled, label: str, any_label: str) -> bool:
    if label == any_label:
        return bool(one.meant)
    return one.label == label.removeprefix(AGAINST) if label.startswith(AGAINST) else label in one.meant


def _regression() -> LogisticRegression:
    return LogisticRegression(C=FITS, max_iter=1000, solver="liblinear", random_state=0)
