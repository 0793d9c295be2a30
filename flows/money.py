"""Reads an amount of money as people write it: 3500, 3.500,50 €, $3,500, 3 500 EUR a month, free."""

from __future__ import annotations

import re
from typing import Final

MOST: Final = 100_000_000
LONGEST: Final = 20
NOTHING: Final = frozenset({"free", "nothing", "none", "gratis", "nada", "gratuito", "cero", "zero"})
_AMOUNT = re.compile(r"(?P<before>[^\d.,]*?)\s*(?P<number>\d[\d.,'’\s]*)(?P<after>[^\d]*)")
_GROUPS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")


def read_money(text: str) -> tuple[float, str] | None:
    """The amount and what was written beside it (the currency); None when it is no amount, or none that can be."""
    words = " ".join(text.split())
    if words.lower().strip(".") in NOTHING:
        return 0, ""
    found = _AMOUNT.fullmatch(words)
    beside = f"{found['before']} {found['after']}".strip() if found else ""
    if found is None or len(beside) > LONGEST or beside.startswith("-"):
        return None
    amount = _number(re.sub(r"['’\s]", "", found["number"]))
    return None if amount is None or amount > MOST else (amount, beside)


def _number(digits: str) -> float | None:
    """Groups of three are thousands; one or two digits behind the last mark are hundredths."""
    whole, hundredths = digits.rstrip(".,"), ""
    mark = max(whole.rfind("."), whole.rfind(","))
    if mark > 0 and len(whole) - mark - 1 in (1, 2):
        whole, hundredths = whole[:mark], whole[mark + 1 :]
    if not (whole.isdecimal() or _GROUPS.fullmatch(whole)):
        return None
    found = float(f"{re.sub('[.,]', '', whole)}.{hundredths or 0}")
    return int(found) if found.is_integer() else found
