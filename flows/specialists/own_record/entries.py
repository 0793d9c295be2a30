"""The entries of my record, by kind: read, added field by field, changed, removed, and proved by documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.effects import RecordKept, RecordRemoved
from flows.model import Choice, Place, Turn, Words
from flows.requirements import OWN
from flows.specialists.entry import number
from flows.specialists.own_record import documents, expiry, form, guide
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, Step, leads_to
from flows.text import Joined, N, Said, T, Text
from flows.view import RecordEntry, View


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """All of mine, or one by its id (a reminder leads there), or the requirements of my own."""
    if not argument:
        return guide.opens(view, "")
    if argument == OWN and view.me.specialist:
        return {"kind": OWN, "of": True, "page": 0}
    found = next((one for one in view.record() if one.id == number(argument)), None)
    if found is None or found.kind == guide.DECLARATION:
        return None
    return {"only": True, "kind": found.kind, "entry": str(found.id)}


OWN_ABOUT = T(
    "For what your board, your insurance or your employer asks for besides: hours, a number, or a paper that runs out."
    " It counts in “What is missing”."
)


# --- kinds -----------------------------------------------------------------------------------------------------------
def kinds_text(view: View, place: Place) -> tuple[Text, ...]:
    """The kinds, or the one entry that was asked for."""
    if place.data.get("only"):
        return one_text(view, place)
    if place.data.get("of"):
        return list_text(view, place)
    lines = tuple(
        Joined((Said(one.name), N("{n} entry", "{n} entries", n=len(guide.entries(view, one.id)))), ": ")
        for one in guide.kinds()
    )
    return (T("<b>My entries</b>"), Joined(lines, "\n"), T("Only you see them, unless you choose one for families."))


def kinds_choices(view: View, place: Place) -> tuple[Choice, ...]:
    if place.data.get("only"):
        return one_choices(view, place)
    if place.data.get("of"):
        return list_choices(view, place)
    listed = (Choice("k", Said(one.name), to=kind_chosen, argument=one.id) for one in on_page(guide.kinds(), place))
    return (*listed, *more(guide.kinds(), place))


@leads_to("list")
def kind_chosen(view: View, place: Place) -> Turn:
    return Turn("list", data={"kind": place.data["choice"], "page": 0})


# --- the entries of one kind -----------------------------------------------------------------------------------------
def list_text(view: View, place: Place) -> tuple[Text, ...]:
    kind = guide.kind(str(place.data["kind"]))
    found = guide.entries(view, kind.id)
    if not found:
        about = (OWN_ABOUT,) if kind.id == OWN else ()
        return (T("<b>{kind}</b>", kind=Said(kind.name)), T("Nothing is here yet."), *about)
    return (T("<b>{kind}</b>", kind=Said(kind.name)), *(_line(view, entry) for entry in on_page(found, place)))


def _line(view: View, entry: RecordEntry) -> Text:
    parts = [guide.title(view, entry)]
    if entry.documents:
        parts.append(N("{n} document", "{n} documents", n=len(entry.documents)))
    ends = guide.runs_out(view, entry)
    return Joined((*parts, ends) if ends else tuple(parts))


def list_choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = guide.entries(view, guide.kind(str(place.data["kind"])).id)
    listed = (Choice("e", guide.title(view, one), to=chosen, argument=str(one.id)) for one in on_page(found, place))
    return (*listed, *more(found, place), Choice("add", T("Add one"), to=begun))


@leads_to("one")
def chosen(view: View, place: Place) -> Turn:
    return Turn("one", data={"entry": place.data["choice"]})


@leads_to("field")
def begun(view: View, place: Place) -> Turn:
    return Turn("field", data={"at": 0, "given": {}, "single": False, "page": 0})


# --- field by field --------------------------------------------------------------------------------------------------
@leads_to("field", "check", "one")
def typed(view: View, place: Place, heard: Words) -> Turn:
    read = form.read(view, place, heard.text)
    return Turn(note=read) if not isinstance(read, str) else _answered(view, place, read)


@leads_to("field", "check", "one")
def tapped(view: View, place: Place) -> Turn:
    return _answered(view, place, str(place.data["choice"]))


@leads_to("field", "check", "one")
def skipped(view: View, place: Place) -> Turn:
    return _answered(view, place, "")


def _answered(view: View, place: Place, value: str) -> Turn:
    """On to the next field; a single one that was changed is kept at once."""
    about = form.asked(place)
    given = {name: words for name, words in place.data["given"].items() if name != about.id}
    given |= {about.id: value} if value else {}
    ended = form.ended(view, place, value)
    if place.data.get("single"):
        turn = _kept(view, place, int(place.data["entry"]), given)
        return Turn("one", turn, note=ended or T("Changed."))
    at = form.following(place, given)
    if at is None:
        return Turn("check", data={"given": given, "page": 0}, note=ended)
    return Turn("field", data={"at": at, "given": given, "page": 0}, note=ended)


def check_text(view: View, place: Place) -> tuple[Text, ...]:
    facts = {name: guide.own(view, words) for name, words in place.data["given"].items()}
    return (T("Shall I keep it like this?"), guide.lines(view, str(place.data["kind"]), facts))


@leads_to("one")
def kept(view: View, place: Place) -> Turn:
    entry = view.new_id()
    note = T("Kept. A photo or a PDF of the document makes it count in an audit.")
    if place.data["kind"] == OWN:
        note = T("Kept. From now on it stands in “What is missing”.")
    return Turn("one", _kept(view, place, entry, place.data["given"]), {"entry": str(entry), "given": {}}, note)


def _kept(view: View, place: Place, entry: int, given: Mapping[str, str]) -> tuple[Any, ...]:
    until = guide.as_day(given.get("until") or given.get("by", ""))
    reminders = expiry.remind(view, entry, until) if until else (expiry.forget(entry),)
    return (RecordKept(entry, str(place.data["kind"]), dict(given)), *reminders)


# --- one entry -------------------------------------------------------------------------------------------------------
def one_text(view: View, place: Place) -> tuple[Text, ...]:
    entry = documents.this(view, place)
    if entry is None:
        return (T("This entry is gone."),)
    ends = guide.runs_out(view, entry)
    return (
        T("<b>{kind}</b>", kind=Said(guide.kind(entry.kind).name)),
        guide.lines(view, entry.kind, entry.fields),
        *((ends,) if ends else ()),
        documents.count(entry),
    )


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    entry = documents.this(view, place)
    if entry is None:
        return ()
    there = (Choice("docs", T("Its documents"), to=documents.opened),) if entry.documents else ()
    return (
        Choice("send", T("Add a document"), to="send"),
        *there,
        Choice("change", T("Change something"), to=change_opened),
        Choice("remove", T("Remove it"), to="remove"),
    )


@leads_to("which")
def change_opened(view: View, place: Place) -> Turn:
    return Turn("which", data={"page": 0})


def which_choices(view: View, place: Place) -> tuple[Choice, ...]:
    entry = documents.this(view, place)
    fields = guide.kind(entry.kind).fields if entry else ()
    given = {"counts": entry.said("counts")} if entry else {}
    asked = [one for one in fields if guide.fits(one, given)]
    listed = (
        Choice("f", Said(one.label), to=field_chosen, argument=str(fields.index(one))) for one in on_page(asked, place)
    )
    return (*listed, *more(asked, place))


@leads_to("field", "one")
def field_chosen(view: View, place: Place) -> Turn:
    entry = documents.this(view, place)
    if entry is None:
        return Turn("one")
    given = {name: str(fact.value) for name, fact in entry.fields.items()}
    return Turn(
        "field", data={"at": int(place.data["choice"]), "single": True, "given": given, "kind": entry.kind, "page": 0}
    )


@leads_to("list")
def removed(view: View, place: Place) -> Turn:
    entry = documents.this(view, place)
    effects = (RecordRemoved(entry.id), expiry.forget(entry.id)) if entry else ()
    return Turn("list", effects, {"page": 0, "only": False}, T("Removed, with its documents."))


FLOW = Flow(
    "record_entries",
    opens=opens,
    steps=(
        Choose("kinds", kinds_text, kinds_choices, leads=("list", "one", "field", "send", "documents", "which", "remove")),
        Choose("list", list_text, list_choices, leads=("one", "field")),
        Step("field", form.text, form.choices(tapped, skipped), words=typed, leads=("field", "check", "one")),
        Choose("check", check_text, (
            Choice("yes", T("Yes, keep it"), to=kept),
            Choice("no", T("No, from the start"), to=begun),
        )),
        Choose("one", one_text, one_choices, leads=("send", "documents", "which", "remove")),
        Choose("which", T("What shall be different?"), which_choices, leads=("field", "one")),
        Choose("remove", T("Remove this entry, and its documents with it? This cannot be undone."), (
            Choice("yes", T("Yes, remove it"), to=removed),
            Choice("no", T("No, keep it"), to="one"),
        )),
        *documents.STEPS,
    ),
)  # fmt: skip
