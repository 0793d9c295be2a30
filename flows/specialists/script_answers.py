"""Which planned answer meets which reaction, in whose words, and who says it."""

from __future__ import annotations

from typing import Any

from content.load import reactions
from content.rehearsal_schema import Reaction
from flows.model import Choice, Place, Turn, Words
from flows.specialists.entry import approved
from flows.specialists.given import colleagues
from flows.specialists.meanwhile import as_kept, keep, looked
from flows.specialists.pages import more, on_page
from flows.specialists.words import name_of
from flows.steps import Choose, Collect, leads_to
from flows.text import Joined, Said, T, Text
from flows.view import Participant, Planned, View

LONGEST = 300
NONE = Planned("")


def key(reaction: Reaction) -> str:
    return f"answer.{reaction.id}"


def planned(view: View, case: int, reaction: Reaction) -> Planned:
    return view.plan(case).get(key(reaction), NONE)


def words_of(view: View, case: int, reaction: Reaction) -> Text:
    """The specialist's own words, or the good answer of the practice."""
    own = planned(view, case, reaction).words
    return own if own is not None else Said(next(reply.text for reply in reaction.replies if reply.good))


def who_says(view: View, case: int, reaction: Reaction) -> Text:
    one = planned(view, case, reaction)
    if one.person is None:
        return T("whoever is spoken to")
    return one.name if one.name is not None else T("somebody who is no longer in the circle")


# --- the list --------------------------------------------------------------------------------------------------------
def answers_text(view: View, place: Place) -> tuple[Text, ...]:
    lines = tuple(
        Joined((Said(one.title), who_says(view, place.data["case"], one))) for one in on_page(reactions(), place)
    )
    return (T("<b>Answers to reactions</b>"), T("The answers come from the practice. Say who gives which."), *lines)


def answers_choices(view: View, place: Place) -> tuple[Choice, ...]:
    listed = (Choice("r", Said(one.title), to=_chosen, argument=one.id) for one in on_page(reactions(), place))
    return (*listed, *more(reactions(), place))


@leads_to("answer")
def _chosen(view: View, place: Place) -> Turn:
    reaction = str(place.data["choice"])
    return Turn("answer", data={"reaction": reaction, **looked(view, place.data["case"], f"answer.{reaction}")})


def _this(place: Place) -> Reaction:
    return next((one for one in reactions() if one.id == place.data.get("reaction")), reactions()[0])


# --- one answer ------------------------------------------------------------------------------------------------------
def answer_text(view: View, place: Place) -> tuple[Text, ...]:
    one, case = _this(place), place.data["case"]
    return (
        T("<b>{title}</b>", title=Said(one.title)),
        T("They may say: {says}", says=Said(one.says[0])),
        Said(one.know),
        T("{who}: {words}", who=who_says(view, case, one), words=words_of(view, case, one)),
        T("To change the words, write them anew here."),
    )


def answer_choices(view: View, place: Place) -> tuple[Choice, ...]:
    changed = planned(view, place.data["case"], _this(place)).words is not None
    return (
        Choice("who", T("Who says it?"), to=_asked_who),
        *((Choice("proposal", T("Back to the proposal"), to=_back_to_proposal),) if changed else ()),
        Choice("all", T("All of them"), to="answers"),
    )


def _answer_written(view: View, place: Place, heard: Words) -> Turn:
    words = heard.text.strip()
    if len(words) > LONGEST:
        return Turn(
            note=T("That is a little long for here. Could you say it in {limit} letters or fewer?", limit=LONGEST)
        )
    return keep(view, place, key(_this(place)), _with(view, place, words=words), "answer", T("Kept."), words)


@leads_to("answer")
def _back_to_proposal(view: View, place: Place) -> Turn:
    return keep(view, place, key(_this(place)), _with(view, place, words=None), "answer")


def _with(view: View, place: Place, **changes: Any) -> dict[str, Any]:
    """The answer with these changes; what is not changed stays."""
    kept = {**as_kept(planned(view, place.data["case"], _this(place))), **changes}
    return {name: value for name, value in kept.items() if value is not None}


# --- who says it -----------------------------------------------------------------------------------------------------
@leads_to("answer_who")
def _asked_who(view: View, place: Place) -> Turn:
    return Turn("answer_who", data={"page": 0})


def _people(view: View, place: Place) -> tuple[Participant, ...]:
    coming = (part for part in approved(view, place.data["case"]) if part.rsvp != "cannot" and not part.minor)
    return (view.part(place.data["case"]), *colleagues(view, place.data["case"]), *coming)


def who_choices(view: View, place: Place) -> tuple[Choice, ...]:
    people = _people(view, place)
    listed = (Choice("p", name_of(part), to=_given, argument=str(part.person)) for part in on_page(people, place))
    return (*listed, *more(people, place), Choice("any", T("Whoever is spoken to"), to=_given))


@leads_to("answer")
def _given(view: View, place: Place) -> Turn:
    wanted = str(place.data["choice"])
    part = next((part for part in _people(view, place) if str(part.person) == wanted), None)
    if part is None and wanted != "any":
        return Turn("answer", note=T("They are no longer in the circle, so nothing was changed."))
    given = _with(view, place, person=part.person if part else None)
    return keep(view, place, key(_this(place)), given, "answer")


ANSWER_STEPS = (
    Choose("answers", answers_text, answers_choices, leads=("answer",)),
    Collect(
        "answer",
        answer_text,
        each=_answer_written,
        choices=answer_choices,
        leads=("answer", "answers", "answer_who", "held"),
    ),
    Choose("answer_who", T("Who says it?"), who_choices, leads=("answer",)),
)
