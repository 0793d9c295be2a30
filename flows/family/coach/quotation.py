"""Other people's words inside a letter: what stands in quotation marks is not the author speaking.

A pair of marks around everything is the author's own (people copy the example with its marks), and one or two words
in marks are the author's irony ("your so-called “friends”"), so both stay.
"""

from __future__ import annotations

import re

HIDDEN = "¤"
_QUOTED = re.compile(
    r"“[^”\n]{1,400}”|«[^»\n]{1,400}»|„[^“”\n]{1,400}[“”]|\"[^\"\n]{1,400}\""
    r"|(?<![\w'’])‘[^’\n]{1,3}(?:[^\n]{1,300}?)’(?!\w)"
    r"|(?<=[:,] )'(?!cause|em\b|til)[^\n]{2,300}?'(?!\w)"
)
_MARK = re.compile("[“«„\"‘']")
_ONE_WORD = re.compile(r"\W*\w+\W*")


def without_quotations(text: str, said_by: re.Pattern[str]) -> str:
    """The text, as long as before, with the words of others hidden."""
    return _QUOTED.sub(lambda found: _hidden(found, text, said_by), text) if _MARK.search(text) else text


def _hidden(found: re.Match[str], text: str, said_by: re.Pattern[str]) -> str:
    quoted = found.group()
    around = text[: found.start()] + text[found.end() :]
    said = said_by.search(text[max(0, found.start() - 60) : found.start()].lower())
    if not re.search(r"\w", around) or (_ONE_WORD.fullmatch(quoted[1:-1]) and not said):
        return quoted
    return quoted[0] + HIDDEN * (len(quoted) - 2) + quoted[-1]
