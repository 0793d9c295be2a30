"""My own record on one screen: what ends soon, what is missing, and the ways into all of it."""

from __future__ import annotations

from flows.effects import RecordAsked
from flows.model import Choice, Enter, Place, Turn
from flows.requirements import OWN, progress
from flows.specialists.own_record import declarations, guide
from flows.steps import Choose, Flow, leads_to
from flows.text import Joined, N, T, Text
from flows.view import View

MOST_SHOWN = 3


def text(view: View, place: Place) -> tuple[Text, ...]:
    entries = [entry for entry in view.record() if entry.kind != guide.DECLARATION]
    head = T("<b>My own record</b>")
    if not entries:
        return (head, T("Nothing is here yet. Put down what your board asks for, with a photo or a PDF as proof. Only you see it."))  # fmt: skip
    ending = [(entry, when) for entry in entries if (when := guide.runs_out(view, entry)) is not None]
    missing = sum(one.missing > 0 for one in progress(view.record(), view.requirements_set(), guide.today(view)))
    documents = sum(len(entry.documents) for entry in entries)
    own = sum(entry.kind != OWN for entry in entries)
    count = Joined((N("{n} entry", "{n} entries", n=own), N("{n} document", "{n} documents", n=documents)))
    short = N("{n} requirement is not met yet.", "{n} requirements are not met yet.", n=missing)
    due = declarations.due(view)
    return (
        head, count,
        *(Joined((guide.title(view, entry), when), ": ") for entry, when in ending[:MOST_SHOWN]),
        short if missing else T("Every requirement that is set is met."),
        *((N("{n} declaration is due.", "{n} declarations are due.", n=len(due)),) if due else ()),
    )  # fmt: skip


@leads_to()
def exported(view: View, place: Place) -> Turn:
    return Turn(
        None, (RecordAsked(),), note=T("The file is below. It is not encrypted any more: keep it in a safe place.")
    )


FLOW = Flow(
    "record",
    opens=guide.opens,
    steps=(
        Choose("record", text, (
            Choice("entries", T("My entries"), to=Enter("record_entries")),
            Choice("missing", T("What is missing"), to=Enter("requirements")),
            Choice("declare", T("Declarations"), to=Enter("declarations")),
            Choice("profile", T("What families see"), to=Enter("profile")),
            Choice("export", T("Take it along as a file"), to="export"),
        )),
        Choose("export", (
            T("I put all of your record into one file: to read, for a spreadsheet, and your documents."),
            T("It comes into this chat. /hide removes it from here; a copy that you saved stays where you saved it."),
        ), (Choice("yes", T("Yes, make the file"), to=exported),)),
    ),
)  # fmt: skip
