"""A message to a circle, to some of it, or to all my circles: looked at in each language before it goes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.model import Choice, Enter, Place, Turn
from flows.specialists.broadcast_preview import PREVIEW
from flows.specialists.broadcast_words import BRACKETS, anew, note_words, text_choices
from flows.specialists.entry import case_or_all, notice_of_mine
from flows.specialists.pages import more, on_page
from flows.specialists.readers import FILTER, goes_to, people, reach, said, who
from flows.steps import Ask, Choose, Flow, leads_to
from flows.text import T, Text
from flows.view import View

FIX = "fix-"


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """A case, all of mine, or ``fix-`` and a message of mine that is to be corrected."""
    if not argument.startswith(FIX):
        return case_or_all(view, argument)
    data = notice_of_mine(view, argument.removeprefix(FIX))
    return {"case": data["case"], "fixes": data["notice"]} if data else None


# --- for whom, and what ----------------------------------------------------------------------------------------------
def what_text(view: View, place: Place) -> tuple[Text, ...]:
    if "case" not in place.data:
        return (T("Which circle do you write to?"),)
    if place.data.get("fixes"):
        return (
            T("What shall it say instead?"),
            T("It replaces your message where that has been read already, and wherever it is still on its way."),
        )
    count = people(reach(view, place))
    if not count:
        return (_nobody(view, place),)
    if not place.data["case"]:
        return (T("What do you want to tell them?"), said(who(view, place)), goes_to(count))
    some = (said(who(view, place)),) if place.data.get("who") else ()
    asks = T("What do you want to tell the circle of {code_name}?")
    if is_ahead(view, place):
        return (asks, *some, goes_to(count))
    return (asks, *some, goes_to(count), T("To send the day and the place, set the meeting first."))


def _nobody(view: View, place: Place) -> Text:
    if place.data.get("who") or not place.data["case"]:
        return T("Nobody fits that. Choose less, or something else.")
    return T("Nobody is in the circle of {code_name} yet, so there is nobody to write to.")


def what_choices(view: View, place: Place) -> tuple[Choice, ...]:
    if "case" not in place.data:
        return _which(view, place)
    case = str(place.data["case"])
    some = () if place.data.get("fixes") else (Choice("some", T("Only some of them"), to="filter"),)
    if not people(reach(view, place)) and not place.data.get("fixes"):
        invite = Choice("invite", T("Invite somebody"), to=Enter("invite", case))
        return some if place.data.get("who") or case == "0" else (invite,)
    return (*_kinds(view, place, case), *some)


def _kinds(view: View, place: Place, case: str) -> tuple[Choice, ...]:
    """A correction is of the kind of what it corrects; to loved ones nothing is said of a meeting."""
    fixes = int(place.data.get("fixes") or 0)
    asks = view.notice(fixes).kind == "logistics" if fixes else None
    when = Choice("where", T("The day and the place"), to=day_and_place)
    plan = Choice("plan", T("Set the meeting"), to=Enter("plan_meeting", case))
    meeting = (when if is_ahead(view, place) else plan,) if case != "0" and who(view, place).role == "member" else ()
    note, ready = Choice("note", T("A note"), to=a_note), Choice("texts", T("A ready text"), to=texts_opened)
    if asks is None:
        return (*meeting, note, ready)
    return (*meeting, ready) if asks else (note, ready)


def _which(view: View, place: Place) -> tuple[Choice, ...]:
    led = [case for case in view.cases() if _leads(view, case.id)]
    cases = (Choice("case", case.code_name, to=case_chosen, argument=str(case.id)) for case in on_page(led, place))
    everybody = (Choice("all", T("All my circles"), to=all_chosen),) if len(led) > 1 else ()
    return (*cases, *more(led, place), *everybody)


def _leads(view: View, case: int) -> bool:
    standing = view.standing(case)
    return standing is not None and standing.leads


def is_ahead(view: View, place: Place) -> bool:
    case = view.case(place.data["case"])
    return case.meeting_at is not None and case.meeting_place is not None and case.meeting_at > view.now


@leads_to()
def case_chosen(view: View, place: Place) -> Turn:
    return Turn(data={"case": int(place.data["choice"]), "who": {}})


@leads_to()
def all_chosen(view: View, place: Place) -> Turn:
    return Turn(data={"case": 0, "who": {}})


@leads_to("add")
def day_and_place(view: View, place: Place) -> Turn:
    return Turn("add", data=anew("logistics", "logistics"))


@leads_to("write")
def a_note(view: View, place: Place) -> Turn:
    return Turn("write", data=anew("note"))


@leads_to("texts")
def texts_opened(view: View, place: Place) -> Turn:
    return Turn("texts", data={"page": 0})


# --- the words -------------------------------------------------------------------------------------------------------
@leads_to("preview")
def written(view: View, place: Place) -> Turn:
    return Turn("preview", data={"also": {}, "showing": 0, "notice": 0})


@leads_to("preview")
def without_note(view: View, place: Place) -> Turn:
    return Turn("preview", data=anew("logistics", "logistics"))


def write_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T(
            "What do you want to say? Write it in the language that most of the circle reads. It goes out after"
            " you have looked at it once more."
        ),
        T("In square brackets I fill in what is each reader's own: {brackets}.", brackets=BRACKETS),
    )


FLOW = Flow(
    "broadcast",
    opens=opens,
    over=("sent",),
    steps=(
        Choose("what", what_text, what_choices, leads=(
            "add", "write", "texts", "filter", Enter("invite"), Enter("plan_meeting"),
        )),
        *FILTER,
        Choose("texts", T("Which one? You can look at it in each language before it goes out."), text_choices,
               leads=("preview",)),
        Ask("add", T(
            "Do you want to add a few words? Write them now, in the language that most of the circle reads."
            " Or leave it at the day and the place."
        ), save_as="typed", check=note_words, to=written, choices=(
            Choice("none", T("Nothing to add"), to=without_note),
        )),
        Ask("write", write_text, save_as="typed", check=note_words, to=written),
        *PREVIEW,
    ),
)  # fmt: skip
