"""With which letters a match of a pattern can begin: what lets most rules be passed over without being tried.

It is read off the pattern by the parser of ``re`` itself, so whoever writes rules need not know of it. A head may be shorter than
the truth (the empty one says "anything"), never wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as c  # type: ignore[attr-defined]  # the standard library has no public name for them
from re import _parser  # type: ignore[attr-defined]
from typing import Any

LETTERS = 5
"""Of a head, at most."""
WIDEST = 40
"""Letters of a class that are told one by one."""
Heads = tuple[frozenset[str], frozenset[str]]
"""Beginnings that are known whole, after which more may follow; and those after which nobody knows."""
_NOTHING = frozenset({""})
_UNKNOWN: Heads = (frozenset(), _NOTHING)


def heads(pattern: str) -> frozenset[str]:
    whole, cut = _of_sequence(_parser.parse(pattern))
    return whole | cut


def _of_sequence(items: Iterable[Any]) -> Heads:
    whole, cut = _NOTHING, frozenset[str]()
    for item in items:
        more, unsure = _of_item(*item)
        cut |= {(head + rest)[:LETTERS] for head in whole for rest in unsure}
        grown = {head + rest for head in whole for rest in more}
        whole = frozenset(head for head in grown if len(head) < LETTERS)
        cut |= {head[:LETTERS] for head in grown - whole}
        if not whole:
            break
    return whole, cut


def _of_item(kind: Any, what: Any) -> Heads:
    if kind is c.LITERAL:
        return frozenset({chr(what)}), frozenset()
    if kind is c.IN:
        return _of_class(what)
    if kind is c.BRANCH:
        return _either(map(_of_sequence, what[1]))
    if kind is c.SUBPATTERN:
        return _of_sequence(what[3])
    if kind in (c.MAX_REPEAT, c.MIN_REPEAT):
        least, most, repeated = what
        once = _of_sequence(repeated)
        again = (frozenset[str](), once[0] if most > 1 else frozenset[str]())
        return _either((once, again, (_NOTHING if least == 0 else frozenset(), frozenset())))
    if kind in (c.AT, c.ASSERT, c.ASSERT_NOT):  # they only look, and take no letter
        return _NOTHING, frozenset()
    return _UNKNOWN


def _of_class(members: list[tuple[Any, Any]]) -> Heads:
    letters = ""
    for kind, what in members:
        if kind is c.LITERAL:
            letters += chr(what)
        elif kind is c.RANGE and what[1] - what[0] < WIDEST:
            letters += "".join(map(chr, range(what[0], what[1] + 1)))
        else:
            return _UNKNOWN
    return frozenset(letters), frozenset()


def _either(several: Iterable[Heads]) -> Heads:
    wholes, cuts = zip(*several, strict=True)
    return frozenset().union(*wholes), frozenset().union(*cuts)
