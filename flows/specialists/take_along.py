"""The script to take along: on paper, as a file, or as messages that stay on a phone without network."""

from __future__ import annotations

from flows.document import Form
from flows.effects import DocumentSent, Effect, LetterRead, ScriptExported
from flows.model import Choice, Place, Turn
from flows.specialists import script_letters as letters
from flows.specialists.script_document import document, missing
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import Joined, T, Text
from flows.view import View


def text(view: View, place: Place) -> tuple[Text, ...]:
    lines = missing(view, place.data["case"])
    lacking = (
        (T("Not in it, because it is not shared and approved, or does not fit:"), Joined(lines, "\n")) if lines else ()
    )
    return (
        T("<b>Take it along</b>"),
        T("Day, words, letters, answers and boundary pages, in the order in which they are needed."),
        *lacking,
        T("It holds the family's own words. What you save or print is yours to keep safe."),
    )


LETTER = frozenset({"US", "CA", "MX", "CL"})
"""Countries that print on Letter; all others of ours on A4."""
FORMS: dict[str, Form] = {"print": "pdf", "pdf": "pdf", "text": "text", "messages": "messages"}


@leads_to()
def sent(view: View, place: Place) -> Turn:
    """Make it as it stands now. Each letter in it counts as read."""
    case, wanted = place.data["case"], str(place.data["choice"])
    blocks = document(view, case)
    form = DocumentSent(
        T("Notes"), blocks, FORMS[wanted], keep=wanted != "print", letter=view.case(case).country in LETTER
    )
    read: tuple[Effect, ...] = tuple(
        LetterRead(case, one.part.person) for one in letters.readings(view, case) if one.is_ready
    )
    return Turn(None, (form, ScriptExported(case), *read), note=T("Here it is."))


FLOW = Flow(
    "take_along",
    opens=leaders,
    steps=(
        Choose("take_along", text, (
            Choice("print", T("A PDF to save and print"), to=sent),
            Choice("pdf", T("A PDF only for this chat"), to=sent),
            Choice("text", T("A plain text file"), to=sent),
            Choice("messages", T("Messages here"), to=sent),
        ), protect=True),
    ),
)  # fmt: skip
