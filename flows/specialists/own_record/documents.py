"""Photos and PDFs that prove an entry: sent in this chat, fetched once, and kept sealed; looked at and removed.

Telegram's own id of a file would die with the bot's token, so the bytes are kept (docs/decisions). Until they are here, the
document is on its way; nothing of it is lost when the program stops in between.
"""

from __future__ import annotations

from typing import Final

from flows.effects import DocumentAsked, DocumentGiven, DocumentRemoved
from flows.model import Choice, Place, Shared, Turn, Words
from flows.specialists.own_record import expiry
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Step, leads_to
from flows.text import Joined, N, T, Text
from flows.view import Document, RecordEntry, View

MEGABYTE: Final = 1_000_000
LARGEST: Final = 5 * MEGABYTE
MOST_TOGETHER: Final = 40 * MEGABYTE
"""All documents go into one file for an audit, and Telegram takes files of up to 50 MB from a bot."""
MOST_OF_AN_ENTRY: Final = 6
FIT: Final = (".pdf", ".jpg", ".jpeg", ".png", ".webp")
KINDS: dict[str, Text] = {"pdf": T("PDF"), "jpg": T("picture"), "png": T("picture"), "webp": T("picture")}

SEND: tuple[Text, ...] = (
    T("Send a photo or a PDF of the document, here in the chat. Up to 5 MB each."),
    T("I keep it encrypted, and only you can see it. You can then delete the message here: I have my own copy."),
)
UNFIT = T("I can keep photos and PDFs here, nothing else. Could you send a photo of it, or a PDF?")
NOT_NOW = T("I need the document itself here: a photo or a PDF. Or go back with the button below.")


def this(view: View, place: Place) -> RecordEntry | None:
    return next((entry for entry in view.record() if str(entry.id) == place.data.get("entry")), None)


def count(entry: RecordEntry) -> Text:
    if not entry.documents:
        return T("No document yet.")
    return N("{n} document", "{n} documents", n=len(entry.documents))


# --- sending one -----------------------------------------------------------------------------------------------------
@leads_to("send", "one")
def given(view: View, place: Place, shared: Shared) -> Turn:
    """Refused kindly for what can be told before it is fetched; the rest is looked at when it is here."""
    entry = this(view, place)
    if entry is None:
        return Turn("one")
    reason = _refused(view, entry, shared)
    if reason is not None or shared.file is None:
        return Turn("send", note=reason or UNFIT)
    given = DocumentGiven(entry.id, view.new_id(), shared.file.id, shared.file.name)
    effects = (given, expiry.when_fetched(view, entry.id, given.document))
    return Turn("one", effects, note=T("Thank you. It is kept in a moment, and then stands under “Its documents”."))


def _refused(view: View, entry: RecordEntry, shared: Shared) -> Text | None:
    file = shared.file
    if file is None or shared.kind not in ("photo", "document"):
        return UNFIT
    if shared.kind == "document" and not file.name.lower().endswith(FIT):
        return UNFIT
    if file.size > LARGEST:
        return T("That file has {size} MB, and I can keep up to 5. A photo of it, or a smaller PDF, would do.", size=_size(file.size))  # fmt: skip
    if len(entry.documents) >= MOST_OF_AN_ENTRY:
        return N("This entry has {n} document already. Remove one first.", "This entry has {n} documents already. Remove one first.", n=len(entry.documents))  # fmt: skip
    together = sum(document.size for one in view.record() for document in one.documents)
    if together + file.size > MOST_TOGETHER:
        return T("All your documents together may have 40 MB, and this one no longer fits. Remove one first.")
    return None


def _size(size: int) -> float:
    return round(size / MEGABYTE, 1)


def words(view: View, place: Place, heard: Words) -> Turn:
    return Turn(note=NOT_NOW)


# --- looking at them -------------------------------------------------------------------------------------------------
@leads_to("documents")
def opened(view: View, place: Place) -> Turn:
    return Turn("documents", data={"page": 0})


def list_text(view: View, place: Place) -> tuple[Text, ...]:
    entry = this(view, place)
    if entry is None or not entry.documents:
        return (T("No document yet."),)
    found = on_page(entry.documents, place)
    return (T("<b>Its documents</b>"), *(_line(document) for document in found))


def _line(document: Document) -> Text:
    if not document.kept:
        return Joined((T("on its way"), T("sent: {when}", when=document.at)))
    size = T("{size} MB", size=max(_size(document.size), 0.1))
    return Joined((KINDS.get(document.kind, KINDS["pdf"]), size, T("sent: {when}", when=document.at)))


def list_choices(view: View, place: Place) -> tuple[Choice, ...]:
    entry = this(view, place)
    found = entry.documents if entry else ()
    listed = (
        Choice("d", T("Document {n}", n=found.index(one) + 1), to=chosen, argument=str(one.id))
        for one in on_page(found, place)
    )
    return (*listed, *more(found, place))


@leads_to("document")
def chosen(view: View, place: Place) -> Turn:
    return Turn("document", data={"document": place.data["choice"]})


def _document(view: View, place: Place) -> Document | None:
    entry = this(view, place)
    found = entry.documents if entry else ()
    return next((one for one in found if str(one.id) == place.data.get("document")), None)


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    document = _document(view, place)
    return (T("This document is gone."),) if document is None else (_line(document),)


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    document = _document(view, place)
    if document is None:
        return ()
    show = (Choice("show", T("Send it to me"), to=shown),) if document.kept else ()
    return (*show, Choice("drop", T("Remove it"), to="drop"))


@leads_to()
def shown(view: View, place: Place) -> Turn:
    document = _document(view, place)
    effects = (DocumentAsked(document.id),) if document and document.kept else ()
    return Turn(None, effects, note=T("The file is below. Delete the message when you have seen it."))


@leads_to("documents")
def dropped(view: View, place: Place) -> Turn:
    document = _document(view, place)
    effects = (DocumentRemoved(document.id),) if document else ()
    return Turn("documents", effects, {"page": 0}, T("Removed. No copy is kept here."))


STEPS: Final = (
    Step("send", SEND, words=words, shared=given, leads=("one",)),
    Choose("documents", list_text, list_choices, leads=("document",)),
    Choose("document", one_text, one_choices, leads=("drop",)),
    Choose("drop", T("Remove this document for good?"), (
        Choice("yes", T("Yes, remove it"), to=dropped),
        Choice("no", T("No, keep it"), to="document"),
    )),
)  # fmt: skip
