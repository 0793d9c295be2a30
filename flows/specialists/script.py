"""The script of a meeting: who reads when, what is said, who answers what, the boundary pages, and taking it along."""

from __future__ import annotations

from content.load import script_words
from content.plan_schema import ScriptWords
from flows.model import Choice, Enter, Place, Turn, Words
from flows.specialists import script_letters as letters
from flows.specialists.meanwhile import held, keep, looked
from flows.specialists.ordering import in_order, names, order_steps
from flows.specialists.pages import more, on_page
from flows.specialists.script_answers import ANSWER_STEPS
from flows.specialists.words import name_of
from flows.steps import Choose, Collect, Flow, leaders, leads_to
from flows.text import Joined, N, Said, T, Text
from flows.tick import with_tick
from flows.view import Participant, View

PAGES = "boundary_pages"
LONGEST = 1200


# --- the whole -------------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    case = place.data["case"]
    readers, pages = in_order(view, case, letters.SPEAKING), in_order(view, case, PAGES)
    return (
        T("<b>The script</b> · {code_name}"),
        *letters.total(view, case),
        *((T("Reading: {names}", names=names(readers)),) if readers else ()),
        *((T("Boundary pages, only after a no: {names}", names=names(pages)),) if pages else ()),
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    return (
        Choice("speaking", T("Who reads when"), to=ordering),
        Choice("words", T("What is said"), to=opened),
        Choice("answers", T("Answers to reactions"), to=opened),
        Choice("boundary_pages", T("Boundary pages"), to=ordering),
        Choice("along", T("Take it along"), to=Enter("take_along", str(place.data["case"]))),
    )


@leads_to("order")
def ordering(view: View, place: Place) -> Turn:
    return Turn("order", data={"order": place.data["choice"], "page": 0, "person": None})


@leads_to("words", "answers")
def opened(view: View, place: Place) -> Turn:
    return Turn(str(place.data["choice"]), data={"page": 0})


# --- orders ----------------------------------------------------------------------------------------------------------
def order_head(view: View, place: Place) -> tuple[Text, ...]:
    if place.data["order"] == PAGES:
        return (T("<b>Boundary pages</b>"), T("Read calmly, and only after a no. Who reads, and in which order?"))
    return (T("<b>Who reads when</b>"), *letters.total(view, place.data["case"]))


def order_line(view: View, place: Place, part: Participant) -> Text:
    if place.data["order"] != PAGES:
        return letters.line(view, part)
    waiting = part.boundaries - part.boundaries_approved
    state = (N("{n} not approved yet", "{n} not approved yet", n=waiting),) if waiting > 0 else ()
    return Joined((name_of(part), N("{n} boundary", "{n} boundaries", n=part.boundaries), *state))


# --- what is said ----------------------------------------------------------------------------------------------------
def said(view: View, case: int, one: ScriptWords) -> Text:
    """The specialist's own words, or the proposal."""
    planned = view.plan(case).get(one.id)
    if planned is not None and planned.words is not None:
        return planned.words
    return Said(one.words, {"loved_one": view.case(case).called})


def words_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("<b>What is said</b>"),
        T("Each one has a proposal. A mark stands before those that you have changed."),
    )


def words_choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = script_words()
    listed = (Choice("w", _label(view, place, one), to=chosen, argument=one.id) for one in on_page(found, place))
    return (*listed, *more(found, place))


def _label(view: View, place: Place, one: ScriptWords) -> Text:
    return with_tick(Said(one.title), one.id in view.plan(place.data["case"]))


@leads_to("word")
def chosen(view: View, place: Place) -> Turn:
    word = str(place.data["choice"])
    return Turn("word", data={"word": word, **looked(view, place.data["case"], word)})


def _this(place: Place) -> ScriptWords:
    return next((one for one in script_words() if one.id == place.data.get("word")), script_words()[0])


def word_text(view: View, place: Place) -> tuple[Text, ...]:
    one = _this(place)
    return (
        T("<b>{title}</b>", title=Said(one.title)),
        said(view, place.data["case"], one),
        T("To change it, write it anew here."),
    )


def word_choices(view: View, place: Place) -> tuple[Choice, ...]:
    changed = _this(place).id in view.plan(place.data["case"])
    back = (Choice("proposal", T("Back to the proposal"), to=back_to_proposal),) if changed else ()
    return (*back, Choice("all", T("All of them"), to="words"))


def word_written(view: View, place: Place, heard: Words) -> Turn:
    words = heard.text.strip()
    if len(words) > LONGEST:
        return Turn(
            note=T("That is a little long for here. Could you say it in {limit} letters or fewer?", limit=LONGEST)
        )
    return keep(view, place, _this(place).id, {"words": words}, "word", T("Kept."), words)


@leads_to("word")
def back_to_proposal(view: View, place: Place) -> Turn:
    return keep(view, place, _this(place).id, {}, "word")


FLOW = Flow(
    "script",
    opens=leaders,
    steps=(
        Choose("script", text, choices, leads=("order", "words", "answers", Enter("take_along"))),
        *order_steps(order_head, order_line),
        Choose("words", words_text, words_choices, leads=("word",)),
        Collect("word", word_text, each=word_written, choices=word_choices, leads=("word", "words", "held")),
        *ANSWER_STEPS,
        held("word", "answer"),
    ),
)
