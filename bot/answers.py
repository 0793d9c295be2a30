"""What Telegram's answer to a call means for the row that was sent: one table for both lanes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.untrusted import is_number
from storage import chat_traces, outbox
from storage.fresh import Sending
from storage.not_sent import GIVEN_UP
from storage.unit_of_work import UnitOfWork
from storage.writes import record

LONGEST_PAUSE = 60
LONGEST_WAIT = 3600
"""Telegram's own ``retry_after`` is obeyed up to here; a row that waits longer than this was written by a wrong clock."""
ATTEMPTS = 1500
"""About a day."""
HARMLESS = (
    "message is not modified",
    "query is too old",
    "query id is invalid",
    "message to delete not found",
    "message can't be deleted",
    "message identifier is not specified",
)
GONE = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated")
NOT_OURS = (401, 404, 408, 409)
"""The token or the server is wrong, not the message: it waits until somebody mends that."""
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
    def failure(self) -> str:
        """What kind of failure it is, for counting."""
        if self.status == 429:
            return "too_many_requests"
        if self.status == 403 or self.gone:
            return "blocked"
        if self.status == 0:
            return "no_answer"
        return "telegram" if self.status >= 500 or self.status in NOT_OURS else "not_taken"

    @property
    def holds_the_chat(self) -> bool:
        """What comes after it in the chat has to wait, too."""
        return not self.is_ok and (
            self.status in (0, 403, 429, *NOT_OURS) or self.status >= 500 or self.moved or self.gone
        )

    @property
    def moved(self) -> bool:
        return self.migrate_to is not None

    @property
    def gone(self) -> bool:
        return self.status == 400 and self.is_nobody

    @property
    def is_nobody(self) -> bool:
        """There is no such chat, or no such account any more."""
        return any(phrase in self.description.lower() for phrase in GONE)

    @property
    def lost_its_message(self) -> bool:
        """The message that was to be changed is gone: it has to be sent anew."""
        return not self.is_ok and any(phrase in self.description.lower() for phrase in LOST)


def mark(uow: UnitOfWork, sending: Sending, answer: Answer, now: datetime) -> None:
    """Write down what became of a sending."""
    description = answer.description.lower()
    document = sending.payload.get("_document")
    if document is not None and answer.is_ok:
        record.fetched(uow, document, answer.result["content"])
    elif document is not None and _is_final(sending, answer):
        record.not_fetched(uow, document)
    if answer.is_ok:
        outbox.sent(uow, sending.id, _number(answer.result), now)
        _changed(uow, sending)
    elif answer.status == 429:
        outbox.later(
            uow, sending.id, now + timedelta(seconds=min(answer.retry_after or 1, LONGEST_WAIT)), "429", refused=True
        )
    elif answer.migrate_to is not None:
        outbox.moved(uow, sending.chat, answer.migrate_to)
    elif answer.status == 403 or answer.gone:
        outbox.blocked(uow, sending.chat, now, "gone" if answer.is_nobody else "blocked")
    elif sending.method == "deleteMessages" and 400 <= answer.status < 500 and answer.status not in (*NOT_OURS, 403):
        _not_deleted(uow, sending, now)
    elif any(phrase in description for phrase in HARMLESS):
        outbox.sent(uow, sending.id, sending.payload.get("message_id"), now)
    elif 400 <= answer.status < 500 and answer.status not in NOT_OURS:
        outbox.failed(uow, sending.id, f"{answer.status} {description}", now)
    elif sending.attempts >= ATTEMPTS:
        outbox.failed(uow, sending.id, f"{answer.status} {GIVEN_UP}", now)
    else:
        pause = min(2 ** min(sending.attempts, 10), LONGEST_PAUSE)
        outbox.later(uow, sending.id, now + timedelta(seconds=pause), str(answer.status))


def _changed(uow: UnitOfWork, sending: Sending) -> None:
    """What stands in the chat is different now."""
    if sending.method == "deleteMessages":
        chat_traces.gone(uow, sending.chat, sending.payload["message_ids"])
    elif sending.payload.get("_if_there") == "blank":
        chat_traces.blanked(uow, sending.chat, sending.payload["message_id"])


def _not_deleted(uow: UnitOfWork, sending: Sending, now: datetime) -> None:
    """One among them is too old, and keeps all of them: half of them each, until it is alone."""
    outbox.sent(uow, sending.id, None, now)
    numbers = sending.payload["message_ids"]
    if len(numbers) == 1:
        chat_traces.is_too_old(uow, sending.chat, numbers[0])
        return
    half = len(numbers) // 2
    for some in (numbers[:half], numbers[half:]):
        payload = {"chat_id": sending.chat, "message_ids": some}
        outbox.put(uow, sending.chat, None, "deleteMessages", payload)


def _is_final(sending: Sending, answer: Answer) -> bool:
    """It will not be asked for again."""
    refused = 400 <= answer.status < 500 and answer.status not in (*NOT_OURS, 403, 429)
    return refused or sending.attempts >= ATTEMPTS


def _number(result: Any) -> int | None:
    return result.get("message_id") if isinstance(result, dict) else None


def read(status: int, body: Any) -> Answer:
    """Telegram's JSON answer."""
    if not isinstance(body, dict):
        return Answer(0, description="not Telegram's answer")
    found = body.get("parameters")
    parameters = found if isinstance(found, dict) else {}
    refused = 0 if status == 200 else status
    return Answer(
        200 if body.get("ok") else refused, body.get("result"), str(body.get("description", "")),
        _if_number(parameters.get("retry_after")), _if_number(parameters.get("migrate_to_chat_id")),
    )  # fmt: skip


def _if_number(found: Any) -> int | None:
    return found if is_number(found) else None
