"""Files of a person's own: all their data, one document of their record, the whole record; and a document that is fetched.

Nothing telling stands in a file's name.
"""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Iterator
from typing import Any

from bot.render import Recipient, Renderer
from flows import effects as e
from storage.export import export
from storage.unit_of_work import Person, UnitOfWork
from storage.writes.record import content_of

Call = tuple[str, dict[str, Any]]


def calls(uow: UnitOfWork, person: Person, effect: e.Effect, renderer: Renderer, to: Recipient) -> Iterator[Call]:
    """What is sent to them, or asked of Telegram, for this effect."""
    match effect:
        case e.DataAsked():
            from bot.own_data_file import TITLE, readable

            # theirs to take along, so nothing keeps it in this chat
            found = export(uow, person)
            title = html.unescape(renderer.text(TITLE.with_values(day=uow.now.date()), to))
            words = readable(found, title, to.language, lambda text: html.unescape(renderer.text(text, to)))
            yield _file("data.txt", words.encode("utf-8-sig"))
            yield _file("data.json", json.dumps(found, ensure_ascii=False, indent=2).encode())
        case e.DocumentGiven():
            yield "getFile", {"file_id": effect.file, "_document": effect.document}
        case e.DocumentAsked():
            found = content_of(uow, person, effect.document)
            if found is not None:
                yield _file(f"document.{found[0]}", found[1])
        case e.RecordAsked():
            from bot.record_file import record_file  # seldom asked for

            yield _file("record.zip", record_file(uow, person, lambda text: html.unescape(renderer.text(text, to))))
        case _:
            pass


def _file(name: str, content: bytes, **more: Any) -> Call:
    return "sendDocument", {"document": {"name": name, "bytes_b64": base64.b64encode(content).decode()}, **more}
