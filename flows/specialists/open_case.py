"""A new case: a neutral name, what the family says, the approach, country and clock."""

from __future__ import annotations

from flows.effects import CaseOpened
from flows.model import END, Choice, Enter, Place, Turn, Words
from flows.specialists import approaches
from flows.specialists.entry import led
from flows.specialists.places import where_steps
from flows.steps import Ask, Choose, Flow, Kept, Step, leads_to, short_words, specialists
from flows.text import Fact, T, Text
from flows.view import View

SUGGESTED = {
    "en": ("Cedar", "Harbour", "Meadow", "Lantern", "Willow", "Compass", "Maple", "Anchor", "Brook", "Orchard"),
    "es": ("Cedro", "Puerto", "Prado", "Farol", "Sauce", "Brújula", "Arce", "Ancla", "Arroyo", "Huerto"),
}
OFFERED = 4
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "van", "von", "da", "di"})

CODE_TEXT = (
    T("What shall we call this case?"),
    T("Only you see this name. A neutral word keeps it safe on a screen: tap one, or write your own."),
)
CALLED_TEXT = (
    T("What does the family call the person it is about?"),
    T("A first name or a pet name is enough. The circle will see it in their texts."),
)
LIKE_A_NAME_TEXT = (
    T("“{code}” looks like a person's full name."),
    T("If somebody glances at your phone, a name tells a lot. A neutral word tells nothing. It is your choice."),
)
APPROACH_TEXT = (
    T("Which approach do you work with here?"),
    T("Tap one to see what it sets. You can change it later; nothing is shown to the family."),
)
WHY_TEXT = T(
    "If you already know why, write it here in a line or two: it counts as your choice, and stays in the history."
)
_reason = short_words(300)
COUNTRY_TEXT = T("In which country is the family? It decides the emergency numbers they see.")
ZONE_TEXT = T("Which of these shows the family's time? If none does, write the name of a big city near them.")
DONE_TEXT = (
    T("<b>{code_name}</b> is open."),
    T("Next, invite the people who will stand with {loved_one}. You can prepare the rest while they join."),
)


def suggestions(view: View, place: Place) -> tuple[Choice, ...]:
    """Neutral words that this specialist does not use yet."""
    used = {case.code_name.value for case in led(view)}
    free = [word for word in SUGGESTED.get(view.me.language, SUGGESTED["en"]) if word not in used]
    return tuple(
        Choice("word", Fact("own", view.me.id, word), to=suggested, argument=str(at))
        for at, word in enumerate(free[:OFFERED])
    )


@leads_to("called")
def suggested(view: View, place: Place) -> Turn:
    label = next(choice.label for choice in suggestions(view, place) if choice.argument == place.data["choice"])
    assert isinstance(label, Fact)
    return Turn("called", data={"code": label.value})


@leads_to("called", "like_a_name")
def coded(view: View, place: Place) -> Turn:
    return Turn("like_a_name" if looks_like_a_name(str(place.data["code"])) else "called")


def looks_like_a_name(text: str) -> bool:
    """Two to four words of letters, each with a capital: 'Ana García', 'José de la Vega'."""
    words = [word for word in text.replace("-", " ").split() if word not in _PARTICLES]
    return 2 <= len(words) <= 4 and all(word.isalpha() and word[0].isupper() for word in words)


def approach_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(
        Choice("as", approaches.name(approach), to="what_it_sets", argument=approach) for approach in approaches.ids()
    )


def what_it_sets(view: View, place: Place) -> tuple[Text, ...]:
    approach = str(place.data["approach"])
    return (*approaches.sets(approach), *approaches.warnings(approach), WHY_TEXT)


@leads_to("country")
def taken(view: View, place: Place) -> Turn:
    return Turn("country", data={"why": ""})


@leads_to("country")
def taken_because(view: View, place: Place, heard: Words) -> Turn:
    read = _reason(heard.text, view, place)
    return Turn("country", data={"why": read.value}) if isinstance(read, Kept) else Turn(note=read)


@leads_to("done")
def opened(view: View, place: Place) -> Turn:
    """Open it, once: somebody who goes back and answers again finds it open."""
    if "case" in place.data:
        return Turn("done", note=T("This case is open already. What you answered first still stands."))
    case = view.new_id()
    effect = CaseOpened(
        case, str(place.data["code"]), str(place.data["called"]), str(place.data["approach"]),
        str(place.data["country"]), str(place.data["zone"]), str(place.data.get("why", "")),
    )  # fmt: skip
    return Turn("done", (effect,), data={"case": case})


def next_steps(view: View, place: Place) -> tuple[Choice, ...]:
    case = str(place.data["case"])
    return (
        Choice("invite", T("Invite somebody"), to=Enter("invite", case)),
        Choice("case", T("Open the case"), to=Enter("case", case)),
    )


FLOW = Flow(
    "open_case",
    opens=specialists,
    over=("done",),
    steps=(
        Ask("code", CODE_TEXT, save_as="code", check=short_words(30), to=coded, choices=suggestions),
        Choose("like_a_name", LIKE_A_NAME_TEXT, (
            Choice("other", T("Choose another name"), to="code"),
            Choice("keep", T("Keep it"), to="called"),
        )),
        Ask("called", CALLED_TEXT, save_as="called", check=short_words(40), to="approach"),
        Choose("approach", APPROACH_TEXT, approach_choices, save_as="approach", leads=("what_it_sets",)),
        Step("what_it_sets", what_it_sets, (Choice("take", T("Work with this"), to=taken),),
             words=taken_because, asks=False, leads=("country",)),
        *where_steps(COUNTRY_TEXT, ZONE_TEXT, opened),
        Choose("done", DONE_TEXT, next_steps, leads=(END, Enter("invite"), Enter("case"))),
    ),
)  # fmt: skip
