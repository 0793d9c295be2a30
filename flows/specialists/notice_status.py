"""Who has answered a message, as it comes in, and a reminder for those who have not."""

from __future__ import annotations

from flows.effects import Push
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.entry import approved, notice_of_mine
from flows.specialists.words import name_of
from flows.steps import Choose, Flow, leads_to
from flows.text import Joined, N, T, Text
from flows.view import Participant, View

LABELLED = 3
"""People with a button of their own: those who need to be asked first."""


def text(view: View, place: Place) -> tuple[Text, ...]:
    notice = view.notice(place.data["notice"])
    groups = _by_answer(view, place)
    head = T("<b>The day and the place</b>, sent {when}", when=notice.sent_at)
    if notice.kind != "logistics":
        head = T("<b>Your note</b>, sent {when}", when=notice.sent_at)
    answered = sum(len(people) for answer, people in groups.items() if answer)
    everybody = sum(len(people) for people in groups.values())
    return (head, T("{answered} of {everybody} have answered", answered=answered, everybody=everybody), *_lines(groups))


def _lines(groups: dict[str, list[Participant]]) -> list[Text]:
    """One line for each answer that somebody gave."""
    names = {
        answer: Joined(tuple(name_of(part) for part in people), ", ") for answer, people in groups.items() if people
    }
    lines: list[Text] = []
    if "yes" in names:
        lines.append(T("Yes: {names}", names=names["yes"]))
    if "cannot" in names:
        lines.append(T("Cannot: {names}", names=names["cannot"]))
    if "talk" in names:
        lines.append(T("Needs to talk: {names}", names=names["talk"]))
    if "" in names:
        lines.append(T("No answer yet: {names}", names=names[""]))
    return lines


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    groups = _by_answer(view, place)
    silent = [part for part in groups[""] if not part.blocked]
    remind = (
        (Choice("remind", N("Remind {n} person", "Remind {n} people", n=len(silent)), to=reminded),) if silent else ()
    )
    worried = [*groups["talk"], *groups["cannot"]][:LABELLED]
    return (
        *remind,
        *(
            Choice("who", name_of(part), to=Enter("member", f"{part.case}-{part.person}"), argument=str(part.person))
            for part in worried
        ),
    )


def _by_answer(view: View, place: Place) -> dict[str, list[Participant]]:
    """The people of the circle under their answer; "" for none."""
    answers = view.notice(place.data["notice"]).answers
    groups: dict[str, list[Participant]] = {"yes": [], "cannot": [], "talk": [], "": []}
    for part in approved(view, place.data["case"]):
        groups.setdefault(answers.get(part.person, ""), []).append(part)
    return groups


@leads_to()
def reminded(view: View, place: Place) -> Turn:
    """One reminder a visit, to those who have not answered, with no word about anybody else."""
    if place.data.get("reminded"):
        return Turn(note=T("You have just reminded them. Give it a few hours."))
    silent = [part for part in _by_answer(view, place)[""] if not part.blocked]
    notice = str(place.data["notice"])
    pushes = tuple(
        Push(
            part.person,
            (T("A question is waiting for your answer. One tap is enough, whatever the answer is."),),
            (Choice("open", T("Open and answer"), to=Enter("notice", notice)),),
        )
        for part in silent
    )
    note = N(
        "A kind reminder is on its way to {n} person.", "A kind reminder is on its way to {n} people.", n=len(silent)
    )
    return Turn(None, pushes, {"reminded": True}, note)


FLOW = Flow(
    "notice_status",
    opens=notice_of_mine,
    steps=(Choose("answers", text, choices, leads=(Enter("member"),)),),
)
