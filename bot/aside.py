"""What follows when an update could not be played: the person is told, danger is still heard, and their specialists learn of it.

Each of these stands alone: what failed once may fail here, too, and must not take the others with it, nor hold the queue up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import structlog

from bot.log import kind_of
from bot.offering import offer
from bot.recipient import recipient
from flows.model import Choice, Edited, Enter, Words
from flows.specialists.trouble import LOST, LOST_SAYS
from flows.text import T
from storage import heard, outbox, trouble
from storage.errors import away
from storage.unit_of_work import Person, UnitOfWork
from storage.view import StoredView

if TYPE_CHECKING:
    from bot.turn import Incoming, Turns

SORRY: Final = T(
    "Something went wrong on my side, and your last step was not kept. Please try it once more, or tap /menu."
)
DANGER: Final = T("If somebody is in danger now, tap /sos. Your specialist has been told.")
"""Said only when what could not be played sounds like danger."""
SEE: Final = T("See what happened")
log = structlog.get_logger("aside")


def set_aside(turns: Turns, uow: UnitOfWork, incoming: Incoming, kind: str, fell: int = 0) -> None:
    """Write down that it could not be played, without a word of it, and do what can still be done.

    :param fell: how often the process died of this very thing; then its words are no longer listened to, and at last nothing
        more is done.
    """
    with uow.savepoint():
        heard.set_aside(uow, incoming.update, incoming.chat, kind)
        heard.remember(uow, incoming.update, incoming.chat, incoming.message)
    for follows in FOLLOWS[min(fell, len(FOLLOWS) - 1)]:
        try:
            with uow.savepoint():
                follows(turns, uow, incoming)
        except Exception as error:
            if away(error):
                raise
            log.error("not_told", what=follows.__name__, error=kind_of(error))


def _sorry(turns: Turns, uow: UnitOfWork, incoming: Incoming) -> None:
    """The person is told plainly; their place is where it was."""
    person = uow.person_in(incoming.chat)
    turns.answer_tap(uow, person, incoming, None)
    _note(turns, uow, person, incoming, SORRY)


def _danger(turns: Turns, uow: UnitOfWork, incoming: Incoming) -> None:
    """A cry for help must not go down with the turn that it came in."""
    person = uow.person_in(incoming.chat)
    if person is None or not isinstance(incoming.heard, Words | Edited):
        return
    heard_turn = turns.engine.danger(StoredView(uow, person, incoming.language), incoming.heard.text)
    if heard_turn is None or not heard_turn.effects:
        return
    turns.do(uow, person, heard_turn.effects)
    _note(turns, uow, person, incoming, DANGER)


def _alarm(turns: Turns, uow: UnitOfWork, incoming: Incoming) -> None:
    """Those who lead are told once an hour, however often it fails; not whose it was: a name may be what is damaged."""
    person = uow.person_in(incoming.chat)
    if person is None or trouble.lately(uow, incoming.chat) > 1:
        return
    see = Choice("see", SEE, to=Enter("trouble", LOST))
    for to in trouble.specialists_of(uow, person):
        payload = {"chat_id": to.chat, **turns.renderer.push((LOST_SAYS,), (see,), recipient(uow, to))}
        offer(uow, turns.engine, to, payload, useless_after=None, promised=False, plain=to.discreet)


def _note(turns: Turns, uow: UnitOfWork, person: Person | None, incoming: Incoming, text: T) -> None:
    note = turns.renderer.note(text, recipient(uow, person, incoming.language))
    outbox.put(uow, incoming.chat, person, "sendMessage", {"chat_id": incoming.chat, **note})


FOLLOWS: Final = ((_sorry, _danger, _alarm), (_sorry, _alarm), ())
"""In the order in which it is done; further on, less."""
