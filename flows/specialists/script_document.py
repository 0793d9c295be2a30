"""The whole script as a document, in the order in which it is needed, and what is missing in it.

Only letters and boundary pages that are shared and approved stand in it. The specialist's language sets the frame; the
family's own words stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from content.load import plan_sections, reactions, script_words
from flows.boundary_shown import lines as boundary_lines
from flows.document import Block, Heading, Own, Paragraph
from flows.everyone.sos import numbers
from flows.family.letter_pages import in_order as entries_in_order
from flows.specialists import plan_values as values
from flows.specialists import script_letters as letters
from flows.specialists.ordering import in_order
from flows.specialists.script import PAGES, said
from flows.specialists.script_answers import planned, who_says, words_of
from flows.specialists.words import name_of
from flows.text import Joined, Local, N, Said, T, Text
from flows.view import Case, View


def document(view: View, case_id: int) -> tuple[Block, ...]:
    case = view.case(case_id)
    return (
        *_day(view, case),
        *_said(view, case, branch=False, first=True),
        *_letters(view, case),
        *_said(view, case, branch=False, first=False),
        *_answers(view, case),
        *_said(view, case, branch=True, first=True),
        *_pages(view, case),
        *_missing(view, case),
    )


def missing(view: View, case_id: int) -> tuple[Text, ...]:
    """Whose letter or boundary page does not stand in the document, and why; what else does not fit."""
    return (
        *_letters_missing(view, case_id),
        *_pages_missing(view, case_id),
        *values.warnings(view, view.case(case_id)),
    )


# --- chapters --------------------------------------------------------------------------------------------------------
def _day(view: View, case: Case) -> Iterator[Block]:
    yield Heading(T("The day"))
    if case.meeting_at is not None and case.meeting_place is not None:
        yield Paragraph(T("<b>{when}</b>", when=Local(case.meeting_at, case.zone)))
        yield Paragraph(T("Place: {where}", where=case.meeting_place))
    for section in plan_sections():
        yield Heading(Said(section.title), level=2)
        for item in section.items:
            yield Paragraph(values.line(view, case.id, item))
    yield Heading(T("If help is needed"), level=2)
    for line in numbers(case.country):
        yield Paragraph(line)


def _said(view: View, case: Case, *, branch: bool, first: bool) -> Iterator[Block]:
    """The opening before the letters, the ask after them; and then what is done, whatever comes."""
    found = [one for one in script_words() if one.branch == branch]
    if branch:
        yield Heading(T("What comes then"), new_page=True)
    else:
        found = found[:1] if first else found[1:]
    for one in found:
        yield Heading(Said(one.title), level=2 if branch else 1, new_page=not branch)
        yield Own(said(view, case.id, one))
        if one.help:
            yield from (Paragraph(line) for line in numbers(case.country))


def _letters(view: View, case: Case) -> Iterator[Block]:
    ready = [one for one in letters.readings(view, case.id) if one.is_ready]
    for n, one in enumerate(ready, 1):
        assert one.letter is not None
        yield Heading(T("{n}. {line}", n=n, line=name_of(one.part)), new_page=True)
        yield Paragraph(letters.time_of(one.words))
        yield from (Own(entry.words) for entry in entries_in_order(one.letter))


def _answers(view: View, case: Case) -> Iterator[Block]:
    yield Heading(T("Answers to reactions"), new_page=True)
    for one in reactions():
        yield Heading(Said(one.title), level=2)
        words = words_of(view, case.id, one)
        somebody = planned(view, case.id, one).person is not None
        yield Own(T("{who}: {words}", who=who_says(view, case.id, one), words=words) if somebody else words)


def _pages(view: View, case: Case) -> Iterator[Block]:
    for part in in_order(view, case.id, PAGES):
        approved = [one for one in view.boundaries(case.id, part.person) if one.committed and one.approved]
        if approved:
            yield Heading(T("Boundary page: {who}", who=name_of(part)), new_page=True)
            yield Paragraph(T("Read only after a no, calmly."))
            yield from (Own(boundary_lines(one)) for one in approved)


def _missing(view: View, case: Case) -> Iterator[Block]:
    lines = missing(view, case.id)
    if lines:
        yield Heading(T("What is missing here"), new_page=True)
        yield from (Paragraph(line) for line in lines)


# --- what is missing -------------------------------------------------------------------------------------------------
def _letters_missing(view: View, case: int) -> Iterator[Text]:
    for one in letters.readings(view, case):
        if one.letter is None:
            yield Joined((name_of(one.part), T("letter not shared, or taken back")))
        elif not one.part.letter_approved:
            yield Joined((name_of(one.part), T("letter not approved yet")))


def _pages_missing(view: View, case: int) -> Iterator[Text]:
    for part in in_order(view, case, PAGES):
        waiting = part.boundaries - part.boundaries_approved
        if waiting > 0:
            count = N("{n} boundary not approved yet", "{n} boundaries not approved yet", n=waiting)
            yield Joined((name_of(part), count))
