"""``hearthside console --json``. Others build on these keys: new ones may come, none go or change meaning.

    {"version": 1, "now": TIME, "cases": [
        {"id": 1, "code_name": "Cedar", "phase": "preparing", "zone": "Europe/Madrid", "meeting_at": TIME or null,
         "outcome": "yes" or null, "approach": "johnson", "red_flags": 0, "light": "red" | "amber" | "green",
         "ready": false, "missing": ["team" | "flags" | "meeting" | "safety" | "bed" | "transport"],
         "secured": ["safety" | "bed" | "transport"],
         "members": [{"name": "Ana", "role": "member" | "loved_one", "state": "waiting" | "in", "relation": "sibling",
                      "modules_passed": 2, "letter_parts": 6, "letter_shared": true, "boundaries": 1,
                      "rsvp": "yes" | "cannot" | "talk" | null, "last_seen": TIME or null, "blocked": false,
                      "letter_unread": false, "information": 10, "rehearsals": 2, "letter_approved": true,
                      "boundaries_approved": 1, "minor": false, "language": "en", "id": 7, "checked_in": TIME or null,
                      "missing": ["rsvp"]}],
         "alerts": [{"id": 5, "kind": "used_again", "level": "red", "about": "Ana", "raised_at": TIME}],
         "undelivered": [{"person": 7, "name": "Ana", "at": TIME,
                          "why": "blocked" | "gone" | "refused" | "given_up" | "late" | "called_off" | "had_it" | "unmade"}]}],
     "waiting": [{"kind": "alert" | "join" | "letter" | "bounds" | "answer" | "ready" …, "what": "used_again", "case": 1,
                  "code_name": "Cedar", "who": "Ana" or "", "about": 7 or null, "rank": 0, "many": 1}]}

TIME is ISO 8601 in UTC. ``missing``: the steps that hold up a go, as ``flows.readiness`` names them.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from bot.terminal.light import light
from storage.desk import Desk, DeskCase

VERSION = 1


def as_json(desk: Desk) -> str:
    cases = [_case(case) for case in desk.cases]
    return json.dumps(
        {"version": VERSION, "now": desk.now, "cases": cases, "waiting": [asdict(one) for one in desk.things]},
        default=_time,
        ensure_ascii=False,
        indent=2,
    )


def _case(case: DeskCase) -> dict[str, Any]:
    values = asdict(case)
    people = {"members": values.pop("members"), "alerts": values.pop("alerts")}
    for one, steps in zip(people["members"], case.missing, strict=True):
        one["missing"] = list(steps)
    ready = case.readiness
    return {**values, "light": light(case), "ready": ready.go, "missing": list(ready.of_case), **people}


def _time(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
