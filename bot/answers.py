"""What Telegram's answer to a call means for the row that was sent: one table for both lanes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from storage import outbox
from storage.outbox import Sending
from storage.unit_of_work import UnitOfWork

LONGEST_PAUSE = 60
GIVE_UP_AFTER = timedelta(hours=24)
ATTEMPTS = 1500
HARMLESS = (
    "message is not modified",
    "query is too old",
    "query id is invalid",
    "message to delete not found",
    "message can't be deleted",
    "message identifier is not specified",
)
LOST = ("message to edit not found", "message can't be edited")


@dataclass(frozen=True, slots=True)
class Answer:
    """``status`` 0: no answer came."""

    status: int
    result: Any = None
    description: str = ""
    retry_after: float | None = None
    migrate_to: int | None = None

    @property
    def is_ok(self) -> bool:
        return self.status == 200

    @property
    def lost_its_message(self) -> bool:
        """The message that was to be changed is gone: it has to be sent anew."""
        return any(phrase in self.description.lower() for phrase in LOST)


def mark(uow: UnitOfWork, sending: Sending, answer: Answer, now: datetime) -> None:
    """Write down what became of a sending."""
    description = answer.description.lower()
    if answer.is_ok:
        outbox.sent(uow, sending.id, _number(answer.result), now)
    elif answer.status == 429:
        outbox.later(uow, sending.id, now + timedelta(seconds=answer.retry_after or 1), "429")
    elif answer.migrate_to is not None:
        outbox.moved(uow, sending.chat, answer.migrate_to)
    elif answer.status == 403:
        outbox.blocked(uow, sending.chat, now)
    elif any(phrase in description for phrase in HARMLESS):
        outbox.sent(uow, sending.id, sending.payload.get("message_id"), now)
    elif 400 <= answer.status < 500:
        outbox.failed(uow, sending.id, f"{answer.status} {description}", now)
    elif sending.attempts >= ATTEMPTS:
        outbox.failed(uow, sending.id, f"{answer.status} given up", now)
    else:
        pause = min(2**sending.attempts, LONGEST_PAUSE)
        outbox.later(uow, sending.id, now + timedelta(seconds=pause), str(answer.status))


def _number(result: Any) -> int | None:
    return result.get("message_id") if isinstance(result, dict) else None


def read(status: int, body: dict[str, Any]) -> Answer:
    """Telegram's JSON answer."""
    parameters = body.get("parameters") or {}
    return Answer(
        status if not body.get("ok") else 200, body.get("result"), str(body.get("description", "")),
        parameters.get("retry_after"), parameters.get("migrate_to_chat_id"),
    )  # fmt: skip
