"""A warning when the bot was away and things fell due: one message to each specialist, in their own hours."""

from __future__ import annotations

import structlog

from bot.log import kind_of
from bot.offering import offer
from bot.recipient import recipient
from bot.turn import Turns
from flows.model import Choice
from flows.specialists.trouble import AWAY_SAYS, away
from flows.text import T
from storage import trouble
from storage.absence import Absence, fell_due, give_sign
from storage.errors import away as gone
from storage.unit_of_work import Person, UnitOfWork

SEE = T("See what happened")
log = structlog.get_logger("was_away")


def at_work(uow: UnitOfWork, turns: Turns) -> int:
    """Give a sign of life. Returns the minutes of an absence that specialists are told of now, else 0."""
    absence = give_sign(uow)
    if absence is None or not fell_due(uow, absence):
        return 0
    for to in trouble.specialists(uow):
        try:
            _tell(uow, turns, to, absence)
        except (
            Exception
        ) as error:  # what is damaged of one must not keep it from the others, nor the sign from being kept
            if gone(error):
                raise
            log.error("not_told", what="away", error=kind_of(error))
    return int((absence.until - absence.since).total_seconds() // 60)


def _tell(uow: UnitOfWork, turns: Turns, to: Person, absence: Absence) -> None:
    see = Choice("see", SEE, to=away(absence.since, absence.until, fell_due(uow, absence, to.id)))
    payload = {"chat_id": to.chat, **turns.renderer.push((AWAY_SAYS,), (see,), recipient(uow, to))}
    offer(uow, turns.engine, to, payload, useless_after=None, promised=False, plain=to.discreet)
