"""Two rehearsals with the circle: set the dates, see who comes, note who was there, and keep notes for yourself."""

from __future__ import annotations

from flows.effects import AttendanceNoted, Push, RehearsalNoted, RehearsalSet
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.entry import approved
from flows.specialists.pages import more, on_page
from flows.specialists.plan_meeting import HOW_TO_WRITE, a_moment, moment_choices, moment_said, moment_text
from flows.specialists.words import ANSWERS, name_of
from flows.steps import Again, Ask, Choose, Flow, Kept, leaders, leads_to, short_words
from flows.text import Brief, Joined, N, T, Text
from flows.view import GroupRehearsal, NotYours, View

LONGEST_NOTE = 1000


def text(view: View, place: Place) -> tuple[Text, ...]:
    dates = view.rehearsals(place.data["case"])
    head = T("<b>Rehearsals</b> · {code_name}")
    if not dates:
        return (
            head,
            T(
                "The first one is best five days before the meeting: seats, order, objections. The second two days before: a full run."
            ),
        )
    return (head, *(_line(view, place, one) for one in dates))


def _line(view: View, place: Place, one: GroupRehearsal) -> Text:
    zone = view.case(place.data["case"]).zone
    coming = sum(answer == "yes" for answer in one.answers.values())
    there = sum(one.present.values())
    counts = N("{n} was there", "{n} were there", n=there) if there else N("{n} will come", "{n} will come", n=coming)
    when = T("{number}. {when}, {where}", number=one.number, when=Brief(one.at, view.now, zone), where=one.place)
    return Joined((when, counts))


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    dates = {one.number: one for one in view.rehearsals(place.data["case"])}
    listed = [
        Choice("look", T("{n}. rehearsal", n=number), to=looked_at, argument=str(number)) for number in sorted(dates)
    ]
    free = next((number for number in (1, 2) if number not in dates), None)
    fresh = (Choice("set", T("Set the {n}. date", n=free), to=new_date, argument=str(free)),) if free else ()
    return (*fresh, *listed)


@leads_to("when")
def new_date(view: View, place: Place) -> Turn:
    return Turn("when", data={"number": int(place.data["choice"])})


@leads_to("one")
def looked_at(view: View, place: Place) -> Turn:
    return Turn("one", data={"number": int(place.data["choice"]), "page": 0})


def _this(view: View, place: Place) -> GroupRehearsal:
    found = next((one for one in view.rehearsals(place.data["case"]) if one.number == place.data.get("number")), None)
    if found is None:
        raise NotYours("no such rehearsal")
    return found


# --- setting a date --------------------------------------------------------------------------------------------------
@leads_to("rehearsals")
def placed(view: View, place: Place) -> Turn:
    """Set it, and ask everybody whether they can be there."""
    case, number = view.case(place.data["case"]), int(place.data["number"])
    at, where = moment_said(place), str(place.data["where"])
    rehearsal = view.new_id()
    look = Choice("look", T("See it"), to=Enter("group_rehearsal", str(case.id)))
    asked = tuple(
        Push(part.person, (T("A date to practise together."), T("Can you be there? One tap is enough.")), (look,))
        for part in approved(view, case.id)
    )
    note = N("Set, and {n} person is asked.", "Set, and {n} people are asked.", n=len(asked))
    return Turn("rehearsals", (RehearsalSet(case.id, rehearsal, number, at, where), *asked), note=note)


# --- one rehearsal ---------------------------------------------------------------------------------------------------
def one_text(view: View, place: Place) -> tuple[Text, ...]:
    one = _this(view, place)
    people = approved(view, one.case)
    lines = tuple(Joined((name_of(part), _state(one, part.person))) for part in people)
    notes = (T("Notes: {notes}", notes=one.notes),) if one.notes else ()
    return (_line(view, place, one), Joined(lines, "\n"), *notes, T("Tap a name when they are there."))


def _state(one: GroupRehearsal, person: int) -> Text:
    if person in one.present:
        return T("was there") if one.present[person] else T("was not there")
    return ANSWERS.get(one.answers.get(person, ""), T("no answer yet"))


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    one = _this(view, place)
    people = on_page(approved(view, one.case), place, 3)
    marks = tuple(Choice("p", name_of(part), to=attended, argument=str(part.person)) for part in people)
    return (
        *marks,
        *more(approved(view, one.case), place, 3),
        Choice("notes", T("Write notes"), to="notes"),
        Choice("move", T("Move it"), to="when"),
    )


@leads_to()
def attended(view: View, place: Place) -> Turn:
    one, person = _this(view, place), int(place.data["choice"])
    return Turn(None, (AttendanceNoted(one.case, one.id, person, not one.present.get(person, False)),))


def a_note(text: str, view: View, place: Place) -> Kept | Text:
    text = text.strip()
    if len(text) > LONGEST_NOTE:
        return T("That is long for a note. Could you say it in {limit} letters or fewer?", limit=LONGEST_NOTE)
    return Kept(text)


@leads_to("one")
def noted(view: View, place: Place) -> Turn:
    one = _this(view, place)
    return Turn("one", (RehearsalNoted(one.case, one.id, str(place.data["notes"])),), note=T("Kept. Only you see it."))


FLOW = Flow(
    "rehearsals",
    opens=leaders,
    steps=(
        Choose("rehearsals", text, choices, leads=("when", "one")),
        Ask("when", (T("When will you rehearse?"), HOW_TO_WRITE), save_as="moments", check=a_moment, to="day"),
        Choose("day", moment_text, moment_choices, leads=("where", "when")),
        Ask(
            "where",
            T("Where? Write the address, or the link of a video call."),
            save_as="where",
            check=short_words(200),
            to=placed,
        ),
        Choose("one", one_text, one_choices, leads=("notes", "when")),
        Ask(
            "notes",
            T("What would you like to remember of it?"),
            save_as="notes",
            check=a_note,
            to=noted,
            again=Again(("case", "number")),
        ),
    ),
)
