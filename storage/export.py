"""Everything about one person, as a plain structure: what /mydata gives them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select, or_, select

from flows.text import DAMAGED
from storage import tables
from storage.kept_rows import kept_rows
from storage.unit_of_work import Person, UnitOfWork
from storage.view import StoredView, name_of

SAID_ABOVE = (
    "consent", "module_pass", "saved_card", "quiz_answer", "saved_reply", "record_entry", "due", "boundary", "information",
    "letter_entry", "check_in", "thread_message", "review_note", "kept_words", "reminder",
)  # fmt: skip
"""Tables whose rows stand under a heading of their own."""
UNREADABLE = "(damaged: cannot be read)"


def export(uow: UnitOfWork, person: Person) -> dict[str, Any]:
    """Only what is theirs: other people's words are never in it."""
    view = StoredView(uow, person)
    name = name_of(uow, person, None)
    found = {
        "you": {
            "name": name.value if name else None,
            "language": person.language,
            "time_zone": person.zone,
            "country": person.country,
            "discreet_wording": person.discreet,
            "check_in_hour": person.check_in_hour,
            "safe_hours": [person.safe_from, person.safe_until],
            "joined_at": _when(person.joined_at),
            "last_seen_at": _when(person.last_seen_at),
        },
        "consents": [
            _plain(row, ("what", "version", "language", "given_at", "withdrawn_at"))
            for row in _mine(uow, tables.consent, person)
        ],
        "modules": [_plain(row, ("module", "passed_at")) for row in _mine(uow, tables.module_pass, person)],
        "saved_cards": [_plain(row, ("module", "card", "at")) for row in _mine(uow, tables.saved_card, person)],
        "quiz_answers": [
            _plain(row, ("module", "quiz", "option", "right")) for row in _mine(uow, tables.quiz_answer, person)
        ],
        "cases": [_case(uow, view, person, part.case) for part in uow.parts(person.id) if part.state != "out"],
        "ready_replies": [one.words.value for one in view.saved_replies()],
        "cases_left": [_left(uow, person, part.case) for part in uow.parts(person.id) if part.state == "out"],
        "record": [
            {
                "kind": entry.kind,
                **{name: fact.value for name, fact in entry.fields.items()},
                "documents": len(entry.documents),
            }
            for entry in view.record()
        ],
        "about_me": about.value if (about := view.about_me()) else None,
        "letters_to_yourself": [
            {
                "written_at": _when(one.made_at),
                "comes_at": _when(one.comes_at),
                "words": [fact.value for fact in one.words],
            }
            for one in view.own_letters()
        ],
        "planned_messages": [_plain(row, ("kind", "at")) for row in _mine(uow, tables.due, person)],
        "alerts_about_you": [
            _plain(row, ("kind", "level", "raised_at", "acknowledged_at"))
            for row in uow.rows(select(tables.alert).where(tables.alert.c.about == person.id))
        ],
        "warning_signs_you_reported": [
            _plain(row, ("flag", "raised_at", "signed_at"))
            for row in uow.rows(select(tables.red_flag).where(tables.red_flag.c.raised_by == person.id))
        ],
        "what_was_done": [_deed(row, person) for row in uow.rows(_about(person))],
        "also_kept": kept_rows(uow, person, but=SAID_ABOVE),
    }
    return {name: _said(value) for name, value in found.items()}


def _about(person: Person) -> Select[Any]:
    """The audit log's rows by them and about them: who read and changed what."""
    audit = tables.audit
    mine = or_(audit.c.actor == person.id, audit.c.subject == person.id)
    return select(audit).where(mine).order_by(audit.c.id)


def _deed(row: Any, person: Person) -> dict[str, Any]:
    return {"at": _when(row.at), "what": row.what, "by": "you" if row.actor == person.id else "somebody else"}


def _said(value: Any) -> Any:
    """What is damaged is named; everything else is whole."""
    match value:
        case str():
            return UNREADABLE if DAMAGED in value else value
        case dict():
            return {name: _said(one) for name, one in value.items()}
        case list():
            return [_said(one) for one in value]
        case _:
            return value


def _case(uow: UnitOfWork, view: StoredView, person: Person, case: int) -> dict[str, Any]:
    part = view.part(case)
    found: dict[str, Any] = {"role": part.role, "relation": part.relation, "state": part.state, "rsvp": part.rsvp}
    if part.role == "specialist":  # one who was asked to stand in, and was not let in yet, knows no name of the case
        standing = view.standing(case)
        named = {"code_name": view.case(case).code_name.value} if standing is not None and standing.watches else {}
        return {**found, **named}
    thread = view.talk(case)
    found["talk_with_your_specialist"] = [
        {"from": "you" if one.author == person.id else "specialist", "at": _when(one.at), "words": one.words.value}
        for one in (thread.messages if thread else ())
    ]
    letter = view.letter(case, person.id)
    found["letter"] = {
        "shared": letter.shared,
        "entries": [{"part": entry.part, "words": entry.words.value} for entry in letter.entries],
    }
    found["information"] = {
        told.question: {
            "state": told.state, "how": told.how, "answer": told.value.value if told.value else None,
            "note": told.note.value if told.note else "",
        }
        for told in view.information(case, person.id).values()
    }  # fmt: skip
    found["tasks"] = [
        {"task": state.title.value if state.title else task, "done_at": _when(state.done_at)}
        for task, state in (view.tasks(case) if part.role == "member" and part.state == "in" else {}).items()
    ]
    if part.role == "member" and part.state == "in":
        found["hours_with_your_loved_one"] = [
            {
                "from": _when(one.begins),
                "to": _when(one.ends),
                "what": one.words.value if one.words else "",
                "said_yes": one.confirmed,
            }
            for one in view.escorts(case)
            if one.person == person.id
        ]
        mine = view.programme(case).get(person.id)
        found["steps_after_the_meeting"] = {"step": mine.step, "state": mine.state, "done": mine.done} if mine else None
    found["boundaries"] = [
        {name: fact.value for name, fact in boundary.fields.items()} for boundary in view.boundaries(case, person.id)
    ]
    if part.role == "member":
        found["how_boundaries_held"] = [
            {"after_days": one.days, "answer": one.answer, "in_the_way": one.why, "at": _when(one.at)}
            for one in view.held(case, person.id)
        ]
        found["first_days_after_use"] = _first_days(uow, person, case)
    found["notes_on_your_words"] = [
        {
            "about": note.what, "kind": note.kind, "at": _when(note.at), "words": note.words.value if note.words else "",
            "your_answer": note.reply.value if note.reply else "",
            "your_words_kept": note.own.value if note.own else "",
        }
        for note in view.reviews(case, person.id)
    ]  # fmt: skip
    found["check_ins"] = [
        {
            "sheet": check_in.sheet,
            "due_at": _when(check_in.due_at),
            "finished_at": _when(check_in.finished_at),
            "answers": {name: fact.value for name, fact in check_in.answers.items()},
        }
        for check_in in view.check_ins(case, person.id)
    ]
    if part.role == "loved_one":
        found["released"] = [
            {"what": what, "to": "specialist" if audience is None else "a family member"}
            for what, audience in sorted(view.releases(case), key=str)
        ]
        found |= _kept(view, case)
    return found


def _first_days(uow: UnitOfWork, person: Person, case: int) -> list[dict[str, Any]]:
    episode, step = tables.return_episode, tables.return_step
    rows = uow.rows(select(episode).where(episode.c.person == person.id, episode.c.case == case))
    return [
        {
            "at": _when(row.at),
            "ticked": {one.step: _when(one.at) for one in uow.rows(select(step).where(step.c.episode == row.id))},
        }
        for row in rows
    ]


def _kept(view: StoredView, case: int) -> dict[str, Any]:
    """What a loved one keeps for themselves."""
    return {
        "own_words": [
            {"kind": one.kind, "words": one.words.value, **({"number": one.number.value} if one.number else {})}
            for kind in ("why", "good", "helped", "call")
            for one in view.kept_words(case, kind)
        ],
        "reminders": [
            {
                "kind": one.kind, "words": one.words.value if one.words else "", "weekdays": list(one.days),
                "time": f"{one.minute // 60:02d}:{one.minute % 60:02d}", "happens_at": _when(one.happens),
                "paused": one.paused,
            }
            for one in view.reminders(case)
        ],
    }  # fmt: skip


def _left(uow: UnitOfWork, person: Person, case: int) -> dict[str, Any]:
    """One's own words of a circle that one has left; nothing else of it is theirs to know."""
    entry, boundary, told = tables.letter_entry, tables.boundary, tables.information

    def of_theirs(table: Any) -> Any:
        return uow.rows(select(table).where(table.c.author == person.id, table.c.case == case))

    return {
        "letter": [
            {"part": row.part, "words": uow.read(person.key, f"letter_entry.words:{row.id}", row.words)}
            for row in of_theirs(entry)
        ],
        "boundaries": [
            uow.read_json(person.key, f"boundary.fields:{row.id}", row.fields, instead=DAMAGED)
            for row in of_theirs(boundary)
        ],
        "information": {
            row.question: uow.read_json(
                person.key, f"information.told:{row.case}:{row.question}", row.told, instead=DAMAGED
            )
            for row in of_theirs(told)
        },
    }


def _mine(uow: UnitOfWork, table: Any, person: Person) -> Any:
    return uow.rows(select(table).where(table.c.person == person.id))


def _plain(row: Any, columns: tuple[str, ...]) -> dict[str, Any]:
    return {
        name: _when(value) if isinstance(value, datetime) else value
        for name, value in ((c, row._mapping[c]) for c in columns)
    }


def _when(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
