"""aiogram-dialog, as its guide has it: a window with a text input and buttons, the letter in ``dialog_data``.

Its storage is the guide's MemoryStorage: nothing survives a restart.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Const, Format

from bench.measure import TOKEN


class Letter(StatesGroup):
    memory = State()


async def written(message: Message, widget: MessageInput, manager: DialogManager) -> None:
    manager.dialog_data.setdefault("entries", []).append(message.text)


async def count(dialog_manager: DialogManager, **kwargs: Any) -> dict[str, int]:
    return {"count": len(dialog_manager.dialog_data.get("entries", []))}


window = Window(
    Format("{count} messages kept. Write more, or tap Done."),
    MessageInput(written),
    Button(Const("Done"), id="done"),
    Button(Const("Show an example"), id="example"),
    state=Letter.memory,
    getter=count,
)
dispatcher = Dispatcher(storage=MemoryStorage())
dispatcher.include_router(Dialog(window))
setup_dialogs(dispatcher)


@dispatcher.message()
async def begun(message: Message, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(Letter.memory, mode=StartMode.RESET_STACK)


async def main() -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["BENCH_API"]))
    await dispatcher.start_polling(Bot(TOKEN, session=session), handle_signals=False)


if __name__ == "__main__":
    asyncio.run(main())
