"""Who is with the loved one at which hour, from the yes to the door: legs of the way, company at a place, and the gaps.

Whoever is asked sees their own hours, says yes or no with one tap, and is reminded two hours before.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from flows import escort_reminder as reminder
from flows.effects import Effect, EscortRemoved, EscortSet, PromiseDropped, Push, Refresh
from flows.escort_words import how_long, what, when
from flows.model import Choice, Enter, Place, Turn
from flows.specialists import escort_hours as hours
from flows.specialists.already import done
from flows.specialists.entry import approved
from flows.specialists.pages import more, on_page
from flows.specialists.treatment import alone, never_alone, opens
from flows.specialists.words import name_of
from flows.steps import Ask, Choose, Flow, Step, leads_to, short_words
from flows.text import Joined, Local, T, Text
from flows.view import Case, Escort, Participant, View

A_PAGE: Final = 3
NOBODY: Final = "nobody"
ASKED: Final = (T("Somebody counts on you."), T("Please look when, and say whether you can."))


# --- hour by hour ----------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    case, found = view.case(place.data["case"]), view.escorts(place.data["case"])
    lines = tuple(_line(found.index(one) + 1, one, case) for one in on_page(found, place, A_PAGE))
    return (T("<b>Never alone</b>, from the yes to the door"), *never_alone(view, case), *lines)


def _line(number: int, one: Escort, case: Case) -> Text:
    return T("{number}. {when}: {who}, {what}", number=number, when=when(one, case), who=_who(one), what=what(one))


def _who(one: Escort) -> Text:
    if one.name is None:
        return T("<b>nobody yet</b>")
    name = one.name if one.name.value else T("No name yet")
    return T("{name} ✓", name=name) if one.confirmed else T("{name}, no answer yet", name=name)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    case, found = view.case(place.data["case"]), view.escorts(place.data["case"])
    gap = (Choice("gap", T("Somebody for the first gap"), to=gap_chosen),) if alone(view, case) else ()
    listed = (
        Choice("e", T("{number}. {who}", number=found.index(one) + 1, who=_label(one)), to=chosen, argument=str(one.id))
        for one in on_page(found, place, A_PAGE)
    )
    return (*gap, Choice("leg", T("A leg of the way"), to=begun), *listed, *more(found, place, A_PAGE))


def _label(one: Escort) -> Text:
    return one.name if one.name is not None and one.name.value else T("nobody yet")


@leads_to("ends", "escorts")
def gap_chosen(view: View, place: Place) -> Turn:
    found = alone(view, view.case(place.data["case"]))
    if not found:
        return Turn("escorts", note=T("That gap is filled already."))
    begins, until = found[0]
    data = {"one": 0, "kind": "watch", "begins": begins.isoformat(), "until": until.isoformat(), "words": ""}
    return Turn("ends", data=data)


@leads_to("begins")
def begun(view: View, place: Place) -> Turn:
    return Turn("begins", data={"one": 0, "kind": "leg", "until": "", "words": ""})


@leads_to("one")
def chosen(view: View, place: Place) -> Turn:
    number = int(place.data["choice"])
    here = next((one for one in view.escorts(place.data["case"]) if one.id == number), None)
    return Turn("one", data={"one": number, "had": here.person if here is not None else None})


# --- one of them -----------------------------------------------------------------------------------------------------
def _this(view: View, place: Place) -> Escort | None:
    return next((one for one in view.escorts(place.data["case"]) if one.id == place.data.get("one")), None)


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    one, case = _this(view, place), view.case(place.data["case"])
    if one is None:
        return (T("These hours are no longer there."), done(view, case.id, None, "EscortRemoved"))
    return (T("<b>{when}</b>", when=when(one, case)), what(one), _who(one))


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    back = Choice("all", T("All hours"), to="escorts")
    if _this(view, place) is None:
        return (back,)
    return (
        Choice("who", T("Somebody else"), to=somebody_else),
        Choice("gone", T("Remove these hours"), to=removed),
        back,
    )


@leads_to("who", "escorts")
def somebody_else(view: View, place: Place) -> Turn:
    one = _this(view, place)
    if one is None:
        return Turn("escorts", note=done(view, place.data["case"], None, "EscortRemoved"))
    kept = {"kind": one.kind, "begins": one.begins.isoformat(), "ends": one.ends.isoformat()}
    return Turn("who", data={**kept, "words": str(one.words.value) if one.words else "", "page": 0})


def _colleague_first(view: View, place: Place, one: Escort) -> Turn | None:
    """Somebody else stands there than when these hours were opened."""
    if place.data.get("had", one.person) == one.person:
        return None
    return Turn("one", data={"had": one.person}, note=done(view, place.data["case"], None, "EscortSet"))


@leads_to("escorts", "one")
def removed(view: View, place: Place) -> Turn:
    one = _this(view, place)
    case = place.data["case"]
    if one is None:
        return Turn("escorts", note=done(view, case, None, "EscortRemoved"))
    if (turn := _colleague_first(view, place, one)) is not None:
        return turn
    effects: tuple[Effect, ...] = (EscortRemoved(case, one.id), PromiseDropped(f"{reminder.key(case, one.id)}"))
    return Turn("escorts", (*effects, *_look_anew(one)), {"page": 0}, T("It is gone."))


def _look_anew(one: Escort) -> tuple[Effect, ...]:
    return (Refresh(one.person, "my_watch"),) if one.person is not None else ()


# --- who -------------------------------------------------------------------------------------------------------------
def where_text(view: View, place: Place) -> Text:
    if place.data["kind"] == "leg":
        return T("From where to where, and how? For example: home to the airport, in Ben's car.")
    return T("Where is that? For example: at Ana's. You can also leave it open.")


def where_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return (Choice("open", T("Leave it open"), to=unsaid),)


@leads_to("who")
def unsaid(view: View, place: Place) -> Turn:
    return Turn("who", data={"words": "", "page": 0})


def who_text(view: View, place: Place) -> tuple[Text, ...]:
    case, (begins, ends) = view.case(place.data["case"]), hours.of(place)
    said = Joined((T("{when}", when=Local(begins, case.zone)), how_long(begins, ends)), ", ")
    return (T("<b>{when}</b>", when=said), T("Who is with {loved_one} then? They are asked, and say yes or no."))


def who_choices(view: View, place: Place) -> tuple[Choice, ...]:
    people = _people(view, place)
    listed = (Choice("p", name_of(part), to=given, argument=str(part.person)) for part in on_page(people, place))
    return (*listed, *more(people, place), Choice("p", T("Nobody yet"), to=given, argument=NOBODY))


def _people(view: View, place: Place) -> tuple[Participant, ...]:
    grown = (part for part in approved(view, place.data["case"]) if not part.minor)
    return (*grown, view.part(place.data["case"]))


@leads_to("escorts", "one")
def given(view: View, place: Place) -> Turn:
    """Keep the hours, and ask whoever is to be there; whoever had them before sees that they are free."""
    case, wanted = view.case(place.data["case"]), str(place.data["choice"])
    part = next((part for part in _people(view, place) if str(part.person) == wanted), None)
    if part is None and wanted != NOBODY:
        return Turn("escorts", note=T("They are no longer in the circle, so nothing was changed."))
    before, (begins, ends) = _this(view, place), hours.of(place)
    if place.data.get("one") and before is None:
        return Turn("escorts", note=done(view, case.id, None, "EscortRemoved"))
    if before is not None and (turn := _colleague_first(view, place, before)) is not None:
        return turn
    escort = before.id if before is not None else view.new_id()
    person = part.person if part is not None else None
    kept = EscortSet(case.id, escort, str(place.data["kind"]), begins, ends, person, str(place.data.get("words") or ""))
    effects: tuple[Effect, ...] = (kept, PromiseDropped(reminder.key(case.id, escort)))
    if before is not None and before.person not in (None, person):
        effects = (*effects, *_look_anew(before))
    if part is not None and part.person != view.me.id:
        effects = (*effects, *_asked(view, case, escort, part.person, begins))
    return Turn("escorts", effects, {"page": 0}, T("Kept.") if part is None else T("Kept, and asked."))


def _asked(view: View, case: Case, escort: int, person: int, begins: datetime) -> tuple[Effect, ...]:
    look = Choice("look", T("Look and answer"), to=Enter("my_watch", str(case.id)))
    return (Push(person, ASKED, (look,), useless_after=begins), *reminder.promised(view, case, escort, person, begins))


FLOW = Flow(
    "escorts",
    opens=opens,
    steps=(
        Choose("escorts", text, choices, leads=("one", "begins", "ends", "escorts")),
        Choose("one", one_text, one_choices, leads=("escorts", "who", "one")),
        Step("begins", hours.begins_text, hours.begins_choices, words=hours.begins_typed, leads=("ends",)),
        Step("ends", hours.ends_text, hours.ends_choices, words=hours.ends_typed, wide=2, leads=("where",)),
        Ask("where", where_text, save_as="words", check=short_words(120), to="who", choices=where_choices),
        Choose("who", who_text, who_choices, leads=("escorts", "one")),
    ),
)
