"""A check-up on paper, for the specialist alone: trends, what was kept, alerts, and the plan as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from content.load import follow_up_items
from flows.boundary_shown import title
from flows.document import Block, Drawn, Heading, Own, Paragraph
from flows.family.follow_through import answers
from flows.specialists import check_up_found as found_of
from flows.specialists.alert import LEVELS, what
from flows.specialists.check_up_found import Found
from flows.specialists.check_up_picture import names, pictures
from flows.specialists.outcomes_noted import noted_over_time
from flows.specialists.words import OUTCOMES, name_of
from flows.text import Joined, Said, T
from flows.view import View


def document(view: View, case: int, month: int, of: Found) -> tuple[Block, ...]:
    chapters = (_head(view, case, month, of), _pictures(view, of), _people(view, of), _kept(view, of))
    return tuple(chain(*chapters, _alerts(view, of), _plan(view, case)))


def _head(view: View, case: int, month: int, of: Found) -> Iterator[Block]:
    about = view.case(case)
    yield Heading(T("Check-up, month {n}: {code_name}", n=month, code_name=about.code_name))
    yield Paragraph(T("From {first} to {last}", first=of.since.date(), last=of.until.date()))
    if about.outcome:
        yield Paragraph(T("How it went: {outcome}", outcome=OUTCOMES[about.outcome]))
    earlier = noted_over_time(view, case)
    if earlier:
        yield Paragraph(Joined((T("Noted over time"), *earlier), "\n"))
    yield Paragraph(found_of.of_alerts(of))
    yield Paragraph(found_of.of_use(of))
    yield Paragraph(found_of.of_boundaries(view, of))


def _pictures(view: View, of: Found) -> Iterator[Block]:
    for picture, part in pictures(view, of):
        caption = names(of) if part is None else T("How {who} has been doing, as far as it is shared", who=part.name)
        yield Drawn(picture, caption)


def _people(view: View, of: Found) -> Iterator[Block]:
    yield Heading(T("How everybody is"), level=2)
    for part in of.people:
        yield Paragraph(found_of.line(view, part, of))
        trends = found_of.trends(view, part)
        if trends:
            yield Paragraph(Joined(trends, "\n"))
        elif part.role == "loved_one":
            yield Paragraph(T("Of the answers nothing is shared that could be compared."))


def _kept(view: View, of: Found) -> Iterator[Block]:
    members = [part for part in of.people if part.role == "member" and view.held(part.case, part.person)]
    if not members:
        return
    yield Heading(T("How boundaries hold"), level=2)
    for part in members:
        held = view.held(part.case, part.person)
        for one in view.boundaries(part.case, part.person):
            yield Paragraph(Joined((name_of(part), title(one), *answers(one.id, held))))


def _alerts(view: View, of: Found) -> Iterator[Block]:
    if not of.alerts:
        return
    yield Heading(T("Alerts"), level=2)
    for one in sorted(of.alerts, key=lambda one: one.raised_at):
        read = T("read {when}", when=one.acknowledged_at) if one.acknowledged_at else T("not read")
        yield Paragraph(
            Joined(
                (
                    T("{when}", when=one.raised_at),
                    LEVELS.get(one.level, LEVELS["amber"]),
                    one.about_name,
                    what(view, one),
                    read,
                )
            )
        )


def _plan(view: View, case: int) -> Iterator[Block]:
    words = view.follow_up(case).words
    if not words:
        return
    yield Heading(T("The plan for the time after"), level=2)
    for item in follow_up_items():
        if item.id in words:
            yield Paragraph(T("<b>{title}</b>", title=Said(item.title)))
            yield Own(words[item.id])
