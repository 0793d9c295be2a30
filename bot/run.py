"""Wires the rings together and runs until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog

from bot import intake
from bot.catalogue import languages
from bot.clock import Clock
from bot.delivery import Delivery
from bot.heartbeat import heartbeat
from bot.late import LateSender, Made
from bot.readiness import State
from bot.render import Renderer
from bot.settings import Refused, Settings
from bot.trial import WEBHOOK_SECONDS, Trial
from bot.turn import Turns
from bot.warm_up import spare_the_collector, warm_up
from bot.wire import Wire
from bot.worker import Worker
from flows.registry import COMMANDS_OF, ENGINE
from flows.text import T
from storage import workers
from storage.db import Database
from storage.errors import StorageError
from storage.settings import remember_setting

DRAIN_SECONDS = 3.0
DIED = "the bot stopped through a fault of its own (the log says worker_died); nothing is lost: start it again"
DESCRIPTION = T("A private place. It opens with a personal link.")
log = structlog.get_logger("run")


@dataclass
class Running:
    """A bot at work: what tests and try-out mode reach into."""

    worker: Worker
    wire: Wire
    delivery: Delivery
    username: str


def open_database(settings: Settings, *, quiet: bool = False) -> Database:
    """:raises Refused: with one clear line."""
    try:
        return Database.open(
            settings.database_url.get_secret_value(), settings.data_dir, settings.keys.get_secret_value(),
            say=(lambda line: None) if quiet else print,
        )  # fmt: skip
    except StorageError as error:
        raise Refused(str(error)) from None


@asynccontextmanager
async def running(
    settings: Settings,
    clock: Clock,
    *,
    due_every: float = 5,
    a_chat_every: float = 1.0,
    quiet: bool = False,
    signs: bool = True,
) -> AsyncIterator[Running]:
    """Everything but intake; leaves cleanly: what was accepted is finished, what is ready is sent if there is time."""
    token = settings.token.get_secret_value()
    wire, paced_wire = Wire(settings.api_url, token), LateSender(lambda: _paced(settings.api_url, token))
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(wire.close)
        stack.push_async_callback(paced_wire.close)
        name = await intake.username(wire)
        database = open_database(settings, quiet=quiet)
        stack.callback(database.close)
        worker = Worker(database, Turns(ENGINE, Renderer(name)), clock.now)
        worker.start()
        stack.push_async_callback(worker.stop)
        await worker.run(lambda uow: remember_setting(uow, "username", name))
        await _begins(worker, stack, settings)
        await worker.run(worker.turns.close)  # before anything leaves: what waited while we were away may come too late
        replies = Delivery(worker, wire, clock.now)
        paced = Delivery(worker, paced_wire, clock.now, "paced", a_chat_every)
        worker.on_commit = [replies.wake, paced.wake]
        beat = heartbeat(worker, every=due_every, signs=signs)
        lanes = [asyncio.create_task(replies.run()), asyncio.create_task(paced.run())]
        beat.start()
        spare_the_collector()
        try:
            yield Running(worker, wire, replies, name)
        finally:
            beat.shutdown(wait=False)
            await _stop(lanes, replies, paced)


def _paced(api_url: str, token: str) -> Made:
    from bot.paced import PacedWire

    return PacedWire(api_url, token)


async def _begins(worker: Worker, stack: contextlib.AsyncExitStack, settings: Settings) -> None:
    """Sign on, and off at a clean end: who has not signed off may have died of what comes again now.

    On PostgreSQL there may be other workers: they are left what is unsent at the end.
    """
    me, others = await worker.run(workers.sign_on)
    if await worker.run(workers.may_be_several):
        worker.database.worker = me
    if others:
        worker.trial = Trial(worker, others, WEBHOOK_SECONDS if settings.webhook_url else 0)

    async def sign_off() -> None:
        with contextlib.suppress(StorageError):
            await worker.run(lambda uow: workers.sign_off(uow, me))

    stack.push_async_callback(sign_off)


async def _stop(lanes: list[asyncio.Task[None]], replies: Delivery, paced: Delivery) -> None:
    """What is on the wire is waited for and marked; it is not cut off, or it would be sent once more."""
    for lane in lanes:
        lane.cancel()
    await asyncio.gather(*lanes, return_exceptions=True)
    last = [asyncio.create_task(replies.drain()), asyncio.create_task(paced.finish())]
    await asyncio.wait(last, timeout=DRAIN_SECONDS)


async def serve(settings: Settings, clock: Clock | None = None) -> None:
    """Run the bot until SIGINT or SIGTERM.

    :raises Refused: it could not start, with one clear line.
    """
    clock = clock or Clock()
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopped.set)
    async with running(settings, clock) as bot, _seen_at_work(bot.worker, settings.metrics) as state:
        beside = [
            asyncio.create_task(_stop_when_it_dies(bot.worker, stopped)),
            asyncio.create_task(introduce(settings, bot)),
            # on the worker's thread: a first message that is there already would need all of it, too
            asyncio.create_task(bot.worker.run(lambda uow: warm_up())),
        ]
        await _take_in(settings, bot, stopped, state)
        for task in beside:
            task.cancel()
    if bot.worker.died.is_set():
        raise Refused(DIED)
    print("Stopped. Nothing is lost.", flush=True)


@asynccontextmanager
async def _seen_at_work(worker: Worker, metrics: str) -> AsyncIterator[State]:
    """The private port is there only where it was asked for, and so is what serves it."""
    state = State(worker)
    if not metrics:
        yield state
        return
    from bot import health

    async with health.listening(state, metrics):
        yield state


async def _stop_when_it_dies(worker: Worker, stopped: asyncio.Event) -> None:
    await worker.died.wait()
    stopped.set()


async def _take_in(settings: Settings, bot: Running, stopped: asyncio.Event, state: State) -> None:
    if settings.webhook_url:
        from bot import webhook

        runner = await webhook.serve(bot.wire, bot.worker, settings)
        _at_work(bot, state)
        await stopped.wait()
        state.at_work = False
        await runner.cleanup()
        return
    _at_work(bot, state)
    polling = asyncio.create_task(intake.poll(bot.wire, bot.worker))
    waiting = asyncio.create_task(stopped.wait())
    await asyncio.wait({polling, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if polling.done():
        polling.result()
    polling.cancel()
    await asyncio.gather(polling, waiting, return_exceptions=True)


def _at_work(bot: Running, state: State) -> None:
    state.at_work = True
    print(f"@{bot.username} is at work. Ctrl-C stops it.", flush=True)


async def introduce(settings: Settings, bot: Running) -> None:
    """Neutral words about the bot, and its commands in every language. A failure here stops nothing."""
    renderer = Renderer(bot.username)
    for language in languages():
        code = {} if language == "en" else {"language_code": language}
        commands = [
            {"command": name, "description": renderer.plain(what, language)} for name, what in COMMANDS_OF["everybody"]
        ]
        for method, payload in (
            ("setMyCommands", {"commands": commands, **code}),
            ("setMyShortDescription", {"short_description": renderer.plain(DESCRIPTION, language), **code}),
            ("setMyDescription", {"description": renderer.plain(DESCRIPTION, language), **code}),
        ):
            answer = await bot.wire.send(method, payload)
            if not answer.is_ok:
                log.warning("not_introduced", method=method, status=answer.status)
    if settings.cover_name:
        answer = await bot.wire.send("setMyName", {"name": settings.cover_name})
        if not answer.is_ok:
            log.warning("not_introduced", method="setMyName", status=answer.status)
