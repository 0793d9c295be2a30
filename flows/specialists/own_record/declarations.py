"""What I declare once a year: the code of ethics, and that nobody pays me for sending people anywhere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from content.load import record_guide
from content.record_schema import Declaration
from flows.effects import RecordKept
from flows.model import Choice, Place, Turn
from flows.specialists.own_record import expiry, guide
from flows.steps import Choose, Flow, leads_to
from flows.text import Joined, Said, T, Text
from flows.view import RecordEntry, View

YEAR: Final = timedelta(days=365)


def accepted(view: View, one: Declaration) -> RecordEntry | None:
    """The newest receipt of this very text."""
    found = (entry for entry in guide.entries(view, guide.DECLARATION) if entry.said("what") == one.id)
    return next((entry for entry in found if entry.said("version") == str(one.version)), None)


def accepted_on(view: View, one: Declaration) -> date | None:
    entry = accepted(view, one)
    return guide.as_day(entry.said("day")) if entry else None


def due(view: View) -> list[Declaration]:
    """Never accepted, in an older text, or more than a year ago."""
    days = ((one, accepted_on(view, one)) for one in record_guide().declarations)
    return [one for one, day in days if day is None or day + YEAR <= guide.today(view)]


def text(view: View, place: Place) -> tuple[Text, ...]:
    return (T("<b>Declarations</b>, once a year"), *(_line(view, one) for one in record_guide().declarations))


def _line(view: View, one: Declaration) -> Text:
    day = accepted_on(view, one)
    if day is None:
        return Joined((Said(one.title), T("not accepted yet")), ": ")
    if one in due(view):
        return Joined((Said(one.title), T("last accepted: {day}. Please look at it again.", day=day)), ": ")
    return Joined((Said(one.title), T("accepted: {day}", day=day)), ": ")


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(Choice("d", Said(one.title), to="one", argument=one.id) for one in record_guide().declarations)


def _this(place: Place) -> Declaration:
    all_of_them = record_guide().declarations
    return next((one for one in all_of_them if one.id == place.data.get("declaration")), all_of_them[0])


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    one = _this(place)
    return (T("<b>{title}</b>", title=Said(one.title)), Said(one.text), _line(view, one))


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    label = T("I declare this") if _this(place) in due(view) else T("I declare it anew")
    return (Choice("yes", label, to=declared),)


@leads_to("declarations")
def declared(view: View, place: Place) -> Turn:
    one, entry, day = _this(place), view.new_id(), guide.today(view)
    if accepted_on(view, one) == day:
        return Turn("declarations", note=T("That was done already."))
    fields = {"what": one.id, "version": str(one.version), "day": day.isoformat()}
    effects = (RecordKept(entry, guide.DECLARATION, fields), *expiry.again_in_a_year(view, one.id, day))
    return Turn("declarations", effects, note=T("Noted, with today's date. I ask you again in a year."))


FLOW = Flow(
    "declarations",
    opens=guide.opens,
    steps=(
        Choose("declarations", text, choices, save_as="declaration", leads=("one",)),
        Choose("one", one_text, one_choices, leads=("declarations",)),
    ),
)
