"""One heard thing, from the savepoint to the outbox: hear, apply, look, render.

1. Who may be written to is checked here once more: a push reaches only somebody of one's own case.
2. The screen is drawn after the effects are applied, by a fresh view.
3. Old buttons go: an answer that was typed gets a fresh screen, a tap edits the one it was on.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot import documents, own_files
from bot.clearing import clear, delete, tidy
from bot.closing import CLOSES_AFTER, close, lock_if_due, touched
from bot.door import Door
from bot.going_out import go_out
from bot.offering import is_answer, offer, release
from bot.qr import qr
from bot.recipient import recipient
from bot.render import Recipient, Renderer
from bot.retention import keep_to_retention
from bot.shown import shown
from bot.them import clear_before, tell_of_tries
from flows import effects as e
from flows.engine import Engine
from flows.gate import SHUT, guarded
from flows.model import ChatLost, Heard, Outcome, Place, Show, Tap
from flows.text import Text
from flows.when import same_time_after
from storage import due, frozen, outbox, place
from storage.apply import apply
from storage.errors import NotAllowed
from storage.heard import remember
from storage.unit_of_work import Person, UnitOfWork
from storage.view import StoredView
from storage.writes.person import use_invitation

NO_BUTTONS: dict[str, Any] = {"inline_keyboard": []}


@dataclass(frozen=True, slots=True)
class Incoming:
    """One Telegram update, free of Telegram. ``callback``: the tap to answer; ``message``: its number in the chat."""

    update: int
    chat: int
    heard: Heard
    language: str = "en"
    callback: str | None = None
    message: int = 0


class Turns:
    """Plays turns. It holds the flows and the renderer, and nothing of anybody."""

    def __init__(self, engine: Engine, renderer: Renderer) -> None:
        self.engine = engine
        self.renderer = renderer
        self.door = Door()
        self.closes_after = CLOSES_AFTER

    # --- what came from Telegram -------------------------------------------------------------------------------------
    def hear(self, uow: UnitOfWork, incoming: Incoming) -> None:
        """Play one update. Call it inside a savepoint."""
        person = uow.person_in(incoming.chat)
        if person is not None:
            remember(uow, incoming.update, incoming.chat, incoming.message)
        if isinstance(incoming.heard, ChatLost):
            self._chat_lost(uow, person, incoming.heard)
            return
        if person is not None:
            lock_if_due(uow, self.renderer, person)
        before = place.load(uow, person) if person else Place()
        view = StoredView(uow, person, incoming.language, incoming.chat)
        outcome = self.engine.hear(view, before, incoming.heard)
        stranger, person = person is None, self._joined(uow, person, incoming, outcome)
        if person is None and not self.door.answers(incoming.chat, incoming.update, outcome, uow.now):
            return
        tell_of_tries(uow, self.engine, self.renderer, incoming.chat, incoming.heard)
        if stranger:
            remember(uow, incoming.update, incoming.chat, incoming.message)
        if person is not None:
            uow.change(person, last_seen_at=uow.now, blocked_at=None)
        toast = next((effect for effect in outcome.effects if isinstance(effect, e.Toast)), None)
        self.answer_tap(uow, person, incoming, toast)
        if person is None:
            self._to_stranger(uow, incoming, outcome)
            return
        self.do(uow, person, outcome.effects)
        self._show(uow, person, incoming, outcome)

    def keep(self, uow: UnitOfWork, promise: due.Claimed) -> None:
        """Keep one promise whose time has come; the person's place is not touched. Call it inside a savepoint."""
        came = promise.came
        person = uow.person(came.person)
        if person is not None and person.blocked_at is not None and came.kind not in self.engine.for_others:
            # nobody reads it today; were it taken, what comes again and again would never come again
            due.put_off(uow, promise, same_time_after(promise.planned, promise.zone, uow.now))
            return
        if came.kind not in self.engine.for_others and frozen.put_off(uow, promise):
            return
        if not due.done(uow, promise) or person is None:
            return
        self.do(uow, person, self.engine.came(StoredView(uow, person), came), promise)

    def release(self, uow: UnitOfWork) -> int:
        """Let go what was held for a good moment. Returns how many messages were looked at."""
        return release(uow, self.engine)

    def tidy(self, uow: UnitOfWork) -> int:
        """Clear what is about to become too old to be deleted. Returns how many chats were looked at."""
        return tidy(uow, self.renderer)

    def close(self, uow: UnitOfWork) -> int:
        """Close screens that nobody has touched for a while. Returns how many were looked at."""
        return close(uow, self.renderer)

    def keep_to_retention(self, uow: UnitOfWork) -> int:
        """Tell whose time is nearly over, and erase what is over. Returns how many cases and people were erased."""
        return keep_to_retention(uow, self.engine, self.renderer)

    # --- effects -----------------------------------------------------------------------------------------------------
    def _joined(self, uow: UnitOfWork, person: Person | None, incoming: Incoming, outcome: Outcome) -> Person | None:
        for effect in outcome.effects:
            if isinstance(effect, e.InvitationUsed):
                person = use_invitation(uow, incoming.chat, person, effect.code, incoming.language)
        return person

    def do(
        self, uow: UnitOfWork, person: Person, effects: tuple[e.Effect, ...], promised: due.Claimed | None = None
    ) -> None:
        for effect in effects:
            match effect:
                case e.Push():
                    self._push(uow, person, effect, promised)
                case e.Refresh():
                    self._refresh(uow, person, effect)
                case e.LinkPictured():
                    self._send_picture(uow, person, effect)
                case e.DocumentSent():
                    self._send_all(
                        uow, person, documents.document(effect, self.renderer, recipient(uow, person), uow.now)
                    )
                case e.CalendarSent():
                    self._send_all(
                        uow, person, documents.calendar(effect, self.renderer, recipient(uow, person), uow.now)
                    )
                case e.NoticeGoesOut():
                    go_out(uow, self.engine, self.renderer, person, effect.notice)
                case e.Pictured():
                    self._send_drawn(uow, person, effect)
                case e.ThemMarked() | e.JoinerIsThem():
                    clear_before(uow, self.renderer, effect)
                case e.ChatHidden() | e.DoorOpened(decoy=True):
                    clear(uow, self.renderer, person)
                case e.SecretSaid():
                    delete(uow, person.chat, [effect.message] if effect.message else [])
                case e.DataAsked() | e.DocumentGiven() | e.DocumentAsked() | e.RecordAsked():
                    to = recipient(uow, person)
                    self._send_all(uow, person, own_files.calls(uow, person, effect, self.renderer, to))
                case _:
                    pass
            apply(uow, person, effect)

    def _push(self, uow: UnitOfWork, person: Person, push: e.Push, promised: due.Claimed | None) -> None:
        to = _reach(uow, person, push.to)
        if to is None or to.blocked_at is not None:
            return
        payload = self._to(to.chat, self.renderer.push(push.text, push.choices, recipient(uow, to)))
        if push.paced and (promised is not None or to.id != person.id):
            useless = push.useless_after or (promised.useless_after if promised else None)
            more = {"promised": promised is not None, "answers": is_answer(push), "topic": push.topic}
            offer(uow, self.engine, to, payload, useless_after=useless, plain=to.discreet, **more)
        else:
            lane = "paced" if push.paced else "reply"
            outbox.put(uow, to.chat, to, "sendMessage", payload, lane=lane, plain=to.discreet)

    def _refresh(self, uow: UnitOfWork, person: Person, refresh: e.Refresh) -> None:
        to = _reach(uow, person, refresh.to)
        if to is None or to.live is None or to.closes_at is None or to.door in SHUT:
            return  # closed: it shows what is true then when it is opened
        theirs = place.load(uow, to)
        if theirs.frames and theirs.top.flow == refresh.flow:
            still, screen = shown(self.engine, StoredView(uow, to), theirs)
            if still != theirs:
                return
            payload = self.renderer.screen(screen, recipient(uow, to), theirs.serial)
            # only where it still stands: sent anew, it would light up a locked phone with all that it says
            payload = {**self._to(to.chat, payload), "_if_there": "news"}
            outbox.put(uow, to.chat, to, "editMessageText", payload, target=to.live)

    def _send_all(self, uow: UnitOfWork, person: Person, calls: Iterable[tuple[str, dict[str, Any]]]) -> None:
        for method, payload in calls:
            outbox.put(uow, person.chat, person, method, self._to(person.chat, payload))

    def _send_picture(self, uow: UnitOfWork, person: Person, pictured: e.LinkPictured) -> None:
        picture = qr(self.renderer.link(pictured.link))
        self._send_photo(uow, person, picture, pictured.caption)

    def _send_drawn(self, uow: UnitOfWork, person: Person, pictured: e.Pictured) -> None:
        from bot.pictures import drawn  # Pillow takes its time to load, and most turns draw nothing

        picture = drawn(pictured.picture, self.renderer, recipient(uow, person))
        self._send_photo(uow, person, picture, pictured.caption, protect_content=True)

    def _send_photo(self, uow: UnitOfWork, person: Person, picture: bytes, caption: Text, **more: Any) -> None:
        photo = {"name": "picture.png", "bytes_b64": base64.b64encode(picture).decode()}
        words = self.renderer.note(caption, recipient(uow, person))["text"]
        payload = self._to(person.chat, {"photo": photo, "caption": words, **more})
        outbox.put(uow, person.chat, person, "sendPhoto", payload)

    # --- screens -----------------------------------------------------------------------------------------------------
    def _show(self, uow: UnitOfWork, person: Person, incoming: Incoming, outcome: Outcome) -> None:
        if uow.person_in(incoming.chat) is None:
            self._farewell(uow, incoming, outcome)
            return
        if outcome.show is None:
            place.save(uow, person, outcome.place)
            return
        now_at = replace(guarded(outcome.place, person.door), serial=person.serial + 1)
        now_at, screen = shown(self.engine, StoredView(uow, person), now_at, outcome.show.note)
        place.save(uow, person, now_at)
        payload = self.renderer.screen(screen, recipient(uow, person), now_at.serial)
        self._put_screen(uow, person, incoming, payload, outcome.show)
        touched(uow, person, now_at, self.closes_after)

    def _put_screen(
        self, uow: UnitOfWork, person: Person, incoming: Incoming, payload: dict[str, Any], show: Show
    ) -> None:
        """A tap edits the message it was on, if that is the live one; everything else gets a message of its own."""
        payload = self._to(person.chat, payload)
        live = person.live
        if (
            isinstance(incoming.heard, Tap)
            and not show.fresh
            and live is not None
            and not payload.get("protect_content")
        ):
            row = outbox.put(uow, person.chat, person, "editMessageText", payload, target=live)
        else:
            if live is not None:
                bare = self._to(person.chat, {"reply_markup": NO_BUTTONS})
                outbox.put(uow, person.chat, person, "editMessageReplyMarkup", bare, target=live)
            row = outbox.put(uow, person.chat, person, "sendMessage", payload)
        uow.change(person, live=row)

    def answer_tap(self, uow: UnitOfWork, person: Person | None, incoming: Incoming, toast: e.Toast | None) -> None:
        if incoming.callback is None:
            return
        payload: dict[str, Any] = {"callback_query_id": incoming.callback}
        if toast is not None:
            payload["text"] = self.renderer.note(toast.text, recipient(uow, person, incoming.language))["text"]
            payload["show_alert"] = toast.alert
        outbox.put(uow, incoming.chat, person, "answerCallbackQuery", payload)

    def _to_stranger(self, uow: UnitOfWork, incoming: Incoming, outcome: Outcome) -> None:
        """Nothing of a stranger is kept: the place lives on the screen that they see, and ends with it."""
        if outcome.show is None or not outcome.place.frames:
            self._farewell(uow, incoming, outcome)
            return
        screen = self.engine.screen(StoredView(uow, None, incoming.language), outcome.place, outcome.show.note)
        payload = self.renderer.screen(screen, recipient(uow, None, incoming.language), 0)
        outbox.put(uow, incoming.chat, None, "sendMessage", self._to(incoming.chat, payload), plain=True)

    def _farewell(self, uow: UnitOfWork, incoming: Incoming, outcome: Outcome) -> None:
        if outcome.show is not None and outcome.show.note is not None:
            payload = self.renderer.note(outcome.show.note, Recipient(None, incoming.language))
            erased = any(isinstance(effect, e.Forgotten) for effect in outcome.effects)
            outbox.put(uow, incoming.chat, None, "sendMessage", self._to(incoming.chat, payload), plain=not erased)

    def _chat_lost(self, uow: UnitOfWork, person: Person | None, lost: ChatLost) -> None:
        if person is None:
            return
        if lost.back:
            uow.change(person, blocked_at=None)
        else:
            outbox.blocked(uow, person.chat, uow.now)

    def _to(self, chat: int, payload: dict[str, Any]) -> dict[str, Any]:
        return {"chat_id": chat, **payload}


def _reach(uow: UnitOfWork, sender: Person, to: int) -> Person | None:
    """The person to write to, if they share a case with the sender; None when they have left.

    :raises NotAllowed: they never shared one: a flow took an id that it should not have.
    """
    if to == sender.id:
        return sender
    theirs = {part.case: part for part in uow.parts(to)}
    shared = [part for part in uow.parts(sender.id) if part.case in theirs and part.state != "out"]
    if not shared:
        if uow.person(to) is None:
            return None
        raise NotAllowed("they share no case")
    return uow.person(to)
