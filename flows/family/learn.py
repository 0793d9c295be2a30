"""Lessons: a few cards, three questions, every answer explained. Two right answers pass; trying again is free."""

from __future__ import annotations

from content.schema import Quiz
from flows.effects import CardRead, ModulePassed, QuizAnswered
from flows.family import lessons
from flows.family.card_lists import SEARCHED, looked_for, save_choice, saved
from flows.family.card_lists import STEPS as CARD_LISTS
from flows.family.lessons import PASS, said
from flows.model import END, Choice, Enter, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, leads_to, members
from flows.text import Fact, Joined, N, T, Text
from flows.tick import with_tick
from flows.view import View

LETTERS = "ABCDEF"
A_PAGE = 4


def _lesson(place: Place) -> str:
    """The lesson that this place is at; the first one when the content no longer has it."""
    lesson = place.data.get("lesson")
    return str(lesson) if lesson in lessons.ids() else lessons.ids()[0]


def _at(place: Place, name: str, count: int) -> int:
    return max(0, min(int(place.data.get(name, 0)), count - 1))


# --- the list --------------------------------------------------------------------------------------------------------
def list_text(view: View, place: Place) -> tuple[Text, ...]:
    case = place.data["case"]
    passed, all_ = len(lessons.passed(view, case)), len(lessons.ids_for(view, case))
    look = T("Looking for something? Write a word, for example: anger.")
    following = lessons.suggested(view, case)
    if following is None:
        return (T("<b>Lessons</b>"), T("You have done all of them. Read any of them again when you like."), look)
    done = T("{passed} of {all} done", passed=passed, all=all_)
    return (
        T("<b>Lessons</b>"),
        done,
        T(
            "Next for you: <b>{title}</b>. About five minutes; you can stop anywhere and go on later.",
            title=lessons.title(following),
        ),
        look,
    )


def list_choices(view: View, place: Place) -> tuple[Choice, ...]:
    order, passed = _in_order(view, place), lessons.passed(view, place.data["case"])
    kept = len(saved(view, place))
    return (
        *(
            Choice("lesson", _marked(lesson, lesson in passed), to=chosen, argument=lesson)
            for lesson in on_page(order, place, A_PAGE)
        ),
        *more(order, place, A_PAGE),
        *((Choice("saved", T("Saved cards: {n}", n=kept), to=to_saved),) if kept else ()),
    )


def _in_order(view: View, place: Place) -> tuple[str, ...]:
    """What comes next for this person, then the others in teaching order."""
    following = lessons.suggested(view, place.data["case"])
    listed = lessons.ids_for(view, place.data["case"])
    return tuple(sorted(listed, key=lambda lesson: (lesson != following, lesson)))


def _marked(lesson: str, passed: bool) -> Text:
    return with_tick(lessons.title(lesson), passed)


@leads_to("saved")
def to_saved(view: View, place: Place) -> Turn:
    return Turn("saved", data={"page": 0})


@leads_to("card", "learn")
def chosen(view: View, place: Place) -> Turn:
    """Begin, or go on at the first card that was not read yet."""
    lesson = str(place.data["choice"])
    if lesson not in lessons.ids_for(view, place.data["case"]):
        return Turn("learn")
    read, cards = view.module(lesson).cards, lessons.cards(lesson)
    unread = next((at for at, card in enumerate(cards) if card.id not in read), 0)
    return Turn("card", data={"lesson": lesson, "card": unread, "answers": {}})


# --- the cards -------------------------------------------------------------------------------------------------------
def card_text(view: View, place: Place) -> tuple[Text, ...]:
    lesson = _lesson(place)
    count = len(lessons.cards(lesson))
    at = _at(place, "card", count)
    where = T("{title} · {at} of {all}", title=lessons.title(lesson), at=at + 1, all=count)
    return (where, said(lesson, lambda one: one.cards[at].text))


def card_choices(view: View, place: Place) -> tuple[Choice, ...]:
    cards = lessons.cards(_lesson(place))
    at = _at(place, "card", len(cards))
    return (
        Choice("next", T("Next") if at + 1 < len(cards) else T("On to three questions"), to=card_read),
        *((Choice("before", T("‹ Card before"), to=card_before),) if at else ()),
        save_choice(view, _lesson(place), cards[at].id),
        *((Choice("sources", T("Where this comes from"), to="sources"),) if cards[at].sources else ()),
    )


@leads_to("card", "quiz")
def card_read(view: View, place: Place) -> Turn:
    cards = lessons.cards(_lesson(place))
    at = _at(place, "card", len(cards))
    effects = (CardRead(_lesson(place), cards[at].id),)
    if at + 1 < len(cards):
        return Turn("card", effects, {"card": at + 1})
    return Turn("quiz", effects, {"quiz": 0, "answers": {}})


@leads_to("card")
def card_before(view: View, place: Place) -> Turn:
    return Turn("card", data={"card": max(0, int(place.data.get("card", 0)) - 1)})


def sources_text(view: View, place: Place) -> tuple[Text, ...]:
    cards = lessons.cards(_lesson(place))
    names = lessons.names_of(cards[_at(place, "card", len(cards))].sources)
    return (T("This card rests on:"), Joined(names, "\n"), T("Ask {specialist} when you would like to read more."))


# --- the questions ---------------------------------------------------------------------------------------------------
def _quiz(place: Place) -> tuple[int, Quiz]:
    quizzes = lessons.quizzes(_lesson(place))
    at = _at(place, "quiz", len(quizzes))
    return at, quizzes[at]


def quiz_text(view: View, place: Place) -> tuple[Text, ...]:
    lesson, (at, quiz) = _lesson(place), _quiz(place)
    where = T("Question {at} of {all}", at=at + 1, all=len(lessons.quizzes(lesson)))
    return (where, said(lesson, lambda one: one.quiz[at].question), *_options(view, lesson, at, quiz))


def _options(view: View, lesson: str, at: int, quiz: Quiz) -> tuple[Text, ...]:
    return tuple(Joined((_letter(view, n), lessons.option(lesson, at, n)), ". ") for n in range(len(quiz.options)))


def _letter(view: View, n: int) -> Fact:
    return Fact("own", view.me.id, LETTERS[n])


def quiz_choices(view: View, place: Place) -> tuple[Choice, ...]:
    _, quiz = _quiz(place)
    return tuple(
        Choice("o", _letter(view, n), to=answered, argument=option.id) for n, option in enumerate(quiz.options)
    )


@leads_to("answer")
def answered(view: View, place: Place) -> Turn:
    """Keep the answer. Going back and choosing again replaces it: it is there to learn, not to catch anybody."""
    _, quiz = _quiz(place)
    option = next((one for one in quiz.options if one.id == place.data["choice"]), quiz.options[0])
    answers = {**place.data.get("answers", {}), quiz.id: option.right}
    kept = QuizAnswered(_lesson(place), quiz.id, option.id, option.right)
    return Turn("answer", (kept,), {"answers": answers})


def answer_text(view: View, place: Place) -> tuple[Text, ...]:
    at, quiz = _quiz(place)
    lesson, right = _lesson(place), bool(place.data.get("answers", {}).get(quiz.id))
    best = next(n for n, option in enumerate(quiz.options) if option.right)
    head = T("Yes, that is it.") if right else T("Not quite. It is: {answer}", answer=lessons.option(lesson, at, best))
    return (head, said(lesson, lambda one: one.quiz[at].why))


def answer_choices(view: View, place: Place) -> tuple[Choice, ...]:
    _, quiz = _quiz(place)
    sources = Choice("sources", T("Where this comes from"), to="why_sources")
    return (Choice("next", T("Next"), to=next_quiz), *((sources,) if quiz.sources else ()))


def why_sources_text(view: View, place: Place) -> tuple[Text, ...]:
    _, quiz = _quiz(place)
    names = Joined(lessons.names_of(quiz.sources), "\n")
    return (T("This answer rests on:"), names, T("Ask {specialist} when you would like to read more."))


@leads_to("quiz", "passed", "again")
def next_quiz(view: View, place: Place) -> Turn:
    lesson = _lesson(place)
    at, _ = _quiz(place)
    if at + 1 < len(lessons.quizzes(lesson)):
        return Turn("quiz", data={"quiz": at + 1})
    right = _right(place)
    return Turn("passed", (ModulePassed(lesson, right),), {"page": 0}) if right >= PASS else Turn("again")


def _right(place: Place) -> int:
    return sum(bool(right) for right in place.data.get("answers", {}).values())


# --- what next -------------------------------------------------------------------------------------------------------
def passed_text(view: View, place: Place) -> tuple[Text, ...]:
    right = N("{n} right answer.", "{n} right answers.", n=_right(place))
    following = lessons.suggested(view, place.data["case"])
    if following:
        return (
            T("<b>Done.</b> Well done, and thank you for taking the time."),
            right,
            T("Next for you: <b>{title}</b>. Go on, or leave it here for today.", title=lessons.title(following)),
        )
    return (
        T("<b>Done.</b> Those were all the lessons for now. Well done."),
        right,
        T("What you have learned will help with the letter. You could begin it with one good memory."),
    )


def passed_choices(view: View, place: Place) -> tuple[Choice, ...]:
    lesson = lessons.suggested(view, place.data["case"])
    case = str(place.data["case"])
    on = (Choice("lesson", T("The next lesson"), to=chosen, argument=lesson),) if lesson else ()
    return (
        *on,
        Choice("letter", T("My letter"), to=Enter("letter", case)),
        Choice("all", T("All lessons"), to="learn"),
        Choice("end", T("Enough for today"), to=END),
    )


def again_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        N("{n} right answer.", "{n} right answers.", n=_right(place)),
        T("That is how learning goes. Two right answers are enough, and you can try as often as you like."),
    )


@leads_to("quiz")
def retry(view: View, place: Place) -> Turn:
    return Turn("quiz", data={"quiz": 0, "answers": {}})


@leads_to("card")
def read_again(view: View, place: Place) -> Turn:
    return Turn("card", data={"card": 0})


FLOW = Flow(
    "learn",
    opens=members,
    resumes=True,
    steps=(
        Choose("learn", list_text, list_choices, words=looked_for, again=SEARCHED, leads=("card", "learn", "saved", "found")),
        Choose("card", card_text, card_choices, leads=("card", "quiz", "sources")),
        *CARD_LISTS,
        Choose("sources", sources_text, (Choice("on", T("Back to the card"), to="card"),)),
        Choose("quiz", quiz_text, quiz_choices, wide=3, leads=("answer",)),
        Choose("answer", answer_text, answer_choices, leads=("quiz", "passed", "again", "why_sources")),
        Choose("why_sources", why_sources_text, (Choice("on", T("Back to the answer"), to="answer"),)),
        Choose("passed", passed_text, passed_choices, leads=("card", "learn", END, Enter("letter"))),
        Choose("again", again_text, (
            Choice("retry", T("Try the questions again"), to=retry),
            Choice("read", T("Read the cards again"), to=read_again),
            Choice("end", T("Enough for today"), to=END),
        )),
    ),
)  # fmt: skip
