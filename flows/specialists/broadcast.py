"""A message to the whole circle: the day and the place, or a note, looked at in each language before it goes out."""

from __future__ import annotations

from content.notices import logistics, notices
from flows.effects import NoticeSent, Push
from flows.effects.messages import NEUTRAL
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.entry import approved, case_or_all
from flows.specialists.pages import more, on_page
from flows.specialists.red_flags import PAUSED, paused
from flows.specialists.words import language_of
from flows.steps import Ask, Choose, Flow, Kept, leads_to
from flows.text import Fact, N, T, Text
from flows.view import View

LONGEST_NOTE = 800


# --- what, and for whom ----------------------------------------------------------------------------------------------
def what_text(view: View, place: Place) -> tuple[Text, ...]:
    if "case" not in place.data:
        return (T("Which circle do you write to?"),)
    count = len(approved(view, place.data["case"]))
    if not count:
        return (T("Nobody is in the circle of {code_name} yet, so there is nobody to write to."),)
    people = N("It goes to {n} person.", "It goes to {n} people.", n=count)
    if _is_ahead(view, place):
        return (T("What do you want to tell the circle of {code_name}?"), people)
    return (
        T("What do you want to tell the circle of {code_name}?"), people,
        T("To send the day and the place, set the meeting first."),
    )  # fmt: skip


def what_choices(view: View, place: Place) -> tuple[Choice, ...]:
    if "case" not in place.data:
        led = [case for case in view.cases() if case.specialist == view.me.id]
        cases = (Choice("case", case.code_name, to=case_chosen, argument=str(case.id)) for case in on_page(led, place))
        return (*cases, *more(led, place))
    case = str(place.data["case"])
    if not approved(view, place.data["case"]):
        return (Choice("invite", T("Invite somebody"), to=Enter("invite", case)),)
    when = Choice("where", T("The day and the place"), to=day_and_place)
    plan = Choice("plan", T("Set the meeting"), to=Enter("plan_meeting", case))
    return (when if _is_ahead(view, place) else plan, Choice("note", T("A note"), to=a_note))


def _is_ahead(view: View, place: Place) -> bool:
    case = view.case(place.data["case"])
    return case.meeting_at is not None and case.meeting_place is not None and case.meeting_at > view.now


@leads_to()
def case_chosen(view: View, place: Place) -> Turn:
    return Turn(data={"case": int(place.data["choice"])})


@leads_to("add")
def day_and_place(view: View, place: Place) -> Turn:
    return Turn("add", data=_anew("logistics"))


@leads_to("write")
def a_note(view: View, place: Place) -> Turn:
    return Turn("write", data=_anew("note"))


def _anew(kind: str) -> dict[str, object]:
    return {"kind": kind, "typed": "", "also": {}, "showing": 0, "notice": 0}


# --- the words -------------------------------------------------------------------------------------------------------
def note_words(text: str, view: View, place: Place) -> Kept | Text:
    text = text.strip()
    if len(text) > LONGEST_NOTE:
        return T("That is long for one message. Could you say it in {limit} letters or fewer?", limit=LONGEST_NOTE)
    return Kept(text)


@leads_to("preview")
def written(view: View, place: Place) -> Turn:
    """New words are a new message: other wordings and what was sent before do not belong to it."""
    return Turn("preview", data={"also": {}, "showing": 0, "notice": 0})


@leads_to("preview")
def without_note(view: View, place: Place) -> Turn:
    return Turn("preview", data=_anew("logistics"))


@leads_to("preview")
def worded(view: View, place: Place) -> Turn:
    also = {**place.data["also"], _showing(view, place): place.data["wording"]}
    return Turn("preview", data={"also": also, "notice": 0})


def words_in(language: str, view: View, place: Place) -> str:
    """What somebody who reads this language will see."""
    typed = str(place.data["also"].get(language, place.data["typed"]))
    case = view.case(place.data["case"])
    if place.data["kind"] != "logistics" or case.meeting_at is None or case.meeting_place is None:
        return typed
    made = logistics(
        language if language in notices() else "en", case.meeting_at, case.zone, str(case.meeting_place.value)
    )
    return f"{made}\n\n{typed}" if typed else made


# --- the preview -----------------------------------------------------------------------------------------------------
def _languages(view: View, place: Place) -> list[str]:
    return sorted({part.language for part in approved(view, place.data["case"])}) or ["en"]


def _showing(view: View, place: Place) -> str:
    languages = _languages(view, place)
    return languages[int(place.data["showing"]) % len(languages)]


def preview_text(view: View, place: Place) -> tuple[Text, ...]:
    language = _showing(view, place)
    readers = sum(part.language == language for part in approved(view, place.data["case"]))
    return (
        N(
            "{n} person reads this in {language}:",
            "{n} people read this in {language}:",
            n=readers,
            language=language_of(language),
        ),
        _own(view, words_in(language, view, place)),
        T("A locked screen shows only this, unless somebody chose to see more there: “{line}”", line=NEUTRAL),
    )


def preview_choices(view: View, place: Place) -> tuple[Choice, ...]:
    languages, showing = _languages(view, place), _showing(view, place)
    after = languages[(languages.index(showing) + 1) % len(languages)]
    count = len(approved(view, place.data["case"]))
    send = N("Send to {n} person", "Send to {n} people", n=count)
    return (
        *((Choice("send", send, to=sent),) if count else ()),
        *(
            (Choice("next", T("See it in {language}", language=language_of(after)), to=next_language),)
            if after != showing
            else ()
        ),
        *(
            (Choice("word", T("Own words for this language"), to="wording"),)
            if len(languages) > 1 and place.data["typed"]
            else ()
        ),
        Choice("change", T("Change the words"), to="add" if place.data["kind"] == "logistics" else "write"),
    )


@leads_to()
def next_language(view: View, place: Place) -> Turn:
    return Turn(data={"showing": (int(place.data["showing"]) + 1) % len(_languages(view, place))})


def _own(view: View, words: str) -> Fact:
    return Fact("own", view.me.id, words)


# --- sending ---------------------------------------------------------------------------------------------------------
@leads_to("sent", "what")
def sent(view: View, place: Place) -> Turn:
    """Send it, once: somebody who goes back and taps again is told that it is out."""
    if place.data["notice"]:
        return Turn("sent", note=T("This message has been sent already."))
    if place.data["kind"] == "logistics" and not _is_ahead(view, place):
        return Turn("what", note=T("The meeting has changed in the meantime, so nothing was sent."))
    if place.data["kind"] == "logistics" and paused(view, place.data["case"]):
        return Turn("what", note=PAUSED)
    case, notice = place.data["case"], view.new_id()
    languages = {*notices(), *_languages(view, place)}
    words = {language: words_in(language, view, place) for language in sorted(languages)}
    pushes = tuple(_push(view, case, notice, part.person, words[part.language]) for part in approved(view, case))
    return Turn("sent", (NoticeSent(notice, case, str(place.data["kind"]), words), *pushes), {"notice": notice})


def _push(view: View, case: int, notice: int, person: int, words: str) -> Push:
    fact = Fact("notice.words", view.me.id, words, case)
    return Push(person, (fact,), (Choice("open", T("Open and answer"), to=Enter("notice", str(notice))),))


def sent_text(view: View, place: Place) -> tuple[Text, ...]:
    count = len(approved(view, place.data["case"]))
    return (
        N("It is on its way to {n} person.", "It is on its way to {n} people.", n=count),
        T("The answers come in by themselves. You need not ask around."),
    )


FLOW = Flow(
    "broadcast",
    opens=case_or_all,
    over=("sent",),
    steps=(
        Choose("what", what_text, what_choices, leads=("add", "write", Enter("invite"), Enter("plan_meeting"))),
        Ask("add", T(
            "Do you want to add a few words? Write them now, in the language that most of the circle reads."
            " Or leave it at the day and the place."
        ), save_as="typed", check=note_words, to=written, choices=(
            Choice("none", T("Nothing to add"), to=without_note),
        )),
        Ask("write", T(
            "What do you want to say? Write it in the language that most of the circle reads. It goes out after"
            " you have looked at it once more."
        ), save_as="typed", check=note_words, to=written),
        Choose("preview", preview_text, preview_choices, leads=("sent", "what", "wording", "add", "write")),
        Ask("wording", T("Write it the way the people who read this language should get it."), save_as="wording",
            check=note_words, to=worded),
        Choose("sent", sent_text, lambda view, place: (
            Choice("status", T("See the answers"), to=Enter("notice_status", str(place.data["notice"]))),
            Choice("case", T("Back to the case"), to=Enter("case", str(place.data["case"]))),
        ), leads=(Enter("notice_status"), Enter("case"))),
    ),
)  # fmt: skip
