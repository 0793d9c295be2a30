"""The words of a message to many: a ready text or my own, one version for each language, as each reader gets them."""

from __future__ import annotations

from typing import Final

from content.notices import OF_THE_MEETING, Reader, fill, template, templates, unknown, variables
from flows.model import Choice, Place, Turn
from flows.specialists.pages import more, on_page
from flows.specialists.readers import who
from flows.steps import Kept, leads_to
from flows.text import Fact, Said, T, Text
from flows.view import Reach, View

LONGEST_NOTE: Final = 800
BRACKETS: Final = Said(
    {"en": "[name], [date], [time], [place], [city]", "es": "[nombre], [fecha], [hora], [lugar], [ciudad]"}
)
LANGUAGES: Final = ("en", "es")


def note_words(text: str, view: View, place: Place) -> Kept | Text:
    text = text.strip()
    if len(text) > LONGEST_NOTE:
        return T("That is long for one message. Could you say it in {limit} letters or fewer?", limit=LONGEST_NOTE)
    if odd := unknown(text):
        return T(
            "I don't know [{what}]. In square brackets I can fill in: {brackets}. Could you write it again?",
            what=Fact("own", view.me.id, odd[0]), brackets=BRACKETS,
        )  # fmt: skip
    return Kept(text)


def anew(kind: str, template_id: str = "") -> dict[str, object]:
    """New words are a new message: other wordings and what was sent before do not belong to it."""
    return {"kind": kind, "template": template_id, "typed": "", "also": {}, "showing": 0, "notice": 0}


# --- ready texts -----------------------------------------------------------------------------------------------------
def text_choices(view: View, place: Place) -> tuple[Choice, ...]:
    """Those that fit: a question about the meeting is not for loved ones, and a correction asks what it asked before."""
    fits = [one for one in templates() if _may(view, place, one.asks, one.text["en"])]
    listed = (Choice("text", Said(one.title), to=text_chosen, argument=one.id) for one in on_page(fits, place))
    return (*listed, *more(fits, place))


def _may(view: View, place: Place, asks: bool, words: str) -> bool:
    fixes = int(place.data.get("fixes") or 0)
    if fixes and (view.notice(fixes).kind == "logistics") != asks:
        return False
    return who(view, place).role == "member" or not variables(words) & OF_THE_MEETING


@leads_to("preview")
def text_chosen(view: View, place: Place) -> Turn:
    chosen = template(str(place.data["choice"]))
    return Turn("preview", data=anew("logistics" if chosen.asks else "note", chosen.id))


# --- in each language ------------------------------------------------------------------------------------------------
def words_in(language: str, place: Place) -> str:
    """What is sent to those who read this language, with its variables."""
    typed = str(place.data["typed"])
    if language in place.data["also"]:
        typed = str(place.data["also"][language])
    if not place.data["template"]:
        return typed
    made = template(str(place.data["template"])).text
    words = made.get(language, made["en"])
    return f"{words}\n\n{typed}" if typed else words


def all_words(view: View, place: Place, found: tuple[Reach, ...]) -> dict[str, str]:
    return {code: words_in(code, place) for code in sorted({*LANGUAGES, *(one.language for one in found)})}


def as_read(view: View, place: Place, one: Reach) -> Fact:
    """The words as the example of that language gets them."""
    part, case = view.participant(one.case, one.person), view.case(one.case)
    meets = part.role == "member"
    reader = Reader(
        one.language, part.zone, str(part.name.value) or None, case.meeting_at if meets else None,
        str(case.meeting_place.value) if case.meeting_place and meets else None,
    )  # fmt: skip
    return Fact("own", view.me.id, fill(words_in(one.language, place), reader))


def needed(view: View, place: Place, found: tuple[Reach, ...]) -> frozenset[str]:
    """The variables that the words need, in whichever language."""
    return frozenset[str]().union(*(variables(words) for words in all_words(view, place, found).values()))
