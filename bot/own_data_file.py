"""Everything of a person as a file to read: headings and lines in their language.

What has no name of its own here (numbers, states, columns of a new table) stands under the name that it has inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from bot.terminal.words import ALERTS
from content.load import boundary_page, information, letter, module, modules, question_set, question_sets
from flows.specialists.words import ANSWERS, HOW, RELATIONS
from flows.text import T, Text

HEADINGS: Final[Mapping[str, Text]] = {
    "you": T("About you"),
    "consents": T("What you agreed to"),
    "modules": T("Lessons you have done"),
    "saved_cards": T("Cards you kept"),
    "quiz_answers": T("Your answers to questions of lessons"),
    "cases": T("Where you take part"),
    "ready_replies": T("Your ready replies"),
    "cases_left": T("Where you took part before"),
    "record": T("Your record"),
    "about_me": T("What families read about you"),
    "planned_messages": T("Messages that are planned"),
    "alerts_about_you": T("Alerts about you"),
    "warning_signs_you_reported": T("Warning signs that you reported"),
    "what_was_done": T("Who did what"),
    "also_kept": T("What else is kept, by its inner names"),
    "letter": T("Your letter"),
    "information": T("What you told"),
    "boundaries": T("Your boundaries"),
    "check_ins": T("Your check-ins"),
    "talk_with_your_specialist": T("Your talk with the specialist"),
    "notes_on_your_words": T("Notes on your words"),
    "tasks": T("Your tasks"),
    "own_words": T("Your own words"),
    "reminders": T("Your reminders"),
    "released": T("What you opened to others"),
    "letters_to_yourself": T("Letters to yourself"),
    "hours_with_your_loved_one": T("Hours with your loved one"),
    "steps_after_the_meeting": T("Steps after the meeting"),
    "how_boundaries_held": T("How your boundaries went"),
    "first_days_after_use": T("First days after use"),
}
NAMES: Final[Mapping[str, Text]] = {
    "name": T("Name"), "language": T("Language"), "time_zone": T("Time zone"), "country": T("Country"),
    "discreet_wording": T("Neutral on a locked screen"), "check_in_hour": T("Hour of check-ins"),
    "safe_hours": T("Hours when I may write"), "joined_at": T("Joined"), "last_seen_at": T("Last here"),
    "what": T("What"), "version": T("Version"), "given_at": T("Given"), "withdrawn_at": T("Taken back"),
    "role": T("Role"), "relation": T("Relation"), "state": T("State"), "rsvp": T("Answer to the meeting"),
    "words": T("Words"), "part": T("Part"), "shared": T("Shared"), "entries": T("Messages"), "at": T("When"),
    "from": T("From"), "answer": T("Answer"), "note": T("Note"), "how": T("How you know"), "kind": T("Kind"),
    "sheet": T("Sheet"), "due_at": T("Due"), "finished_at": T("Finished"), "answers": T("Answers"), "by": T("By"),
    "module": T("Lesson"), "passed_at": T("Done"), "your_answer": T("Your answer"), "about": T("About"),
    "your_words_kept": T("Your own words, kept"), "task": T("Task"), "done_at": T("Done"), "to": T("Opened to"),
    "level": T("How soon"), "raised_at": T("Since"), "acknowledged_at": T("Read on"), "said_yes": T("You said yes"),
    "after_days": T("Days after"), "in_the_way": T("In the way"), "ticked": T("Done"), "step": T("Step"),
}  # fmt: skip
VALUES: Final[Mapping[str, Mapping[str, Text]]] = {
    "by": {"you": T("you"), "somebody else": T("somebody else")},
    "from": {"you": T("you"), "specialist": T("specialist")},
    "role": {"member": T("in the circle"), "loved_one": T("the loved one")},
    "relation": RELATIONS, "rsvp": ANSWERS, "how": HOW, "kind": ALERTS,
    "level": {"red": T("at once"), "amber": T("within a day")},
}  # fmt: skip
"""Answers of a fixed kind, by the line they stand on."""
TITLE: Final = T("Everything of yours, as it is kept here on {day}")
YES, NO, NOTHING = T("Yes"), T("No"), T("nothing")
Say = Callable[[Text], str]


def readable(found: Mapping[str, Any], title: str, language: str, say: Say) -> str:
    """The file's words. ``say`` puts a text into the reader's language."""
    named = {**_content_names(language), **{name: say(text) for name, text in (*NAMES.items(), *HEADINGS.items())}}
    lines = [title]
    for section, value in found.items():
        lines += ["", f"== {named.get(section, section)} ==", *_lines(value, named, say, 0)]
    return "\r\n".join(lines) + "\r\n"


def _lines(value: Any, named: Mapping[str, str], say: Say, depth: int) -> Iterator[str]:
    pad = "  " * depth
    match value:
        case Mapping() if value:
            for name, one in value.items():
                label = named.get(str(name), str(name).replace("_", " "))
                words = {word: say(text) for word, text in VALUES.get(str(name), {}).items()}
                if isinstance(one, Mapping | list) and one:
                    yield f"{pad}{label}:"
                    yield from _lines(one, named, say, depth + 1)
                else:
                    yield f"{pad}{label}: {_word(one, {**named, **words}, say)}"
        case list() if value:
            for number, one in enumerate(value):
                if number and isinstance(one, Mapping):
                    yield ""
                yield from _lines(one, named, say, depth)
        case _:
            yield f"{pad}{_word(value, named, say)}"


def _word(value: Any, named: Mapping[str, str], say: Say) -> str:
    match value:
        case bool():
            return say(YES if value else NO)
        case None | "" | [] | {}:
            return say(NOTHING)
        case list():
            return ", ".join(map(str, value))
        case str():
            return named.get(value, value)
        case _:
            return str(value)


def _content_names(language: str) -> dict[str, str]:
    """Questions, parts, fields and lessons by their own words."""
    names = {part.id: part.title[language] for part in letter().parts}
    names |= {field.id: field.label[language] for field in boundary_page().fields}
    names |= {one.id: one.label[language] for section in information() for one in section.questions}
    for name in question_sets():
        names |= {one.id: one.label[language] for one in question_set(name).questions}
    return names | {one: module(one, language).title for one in modules()}
