"""aiogram's finite state machine with RedisStorage, as its guide has it: the letter is a list in the state's data.

Redis is left at its defaults, so the last seconds are lost when the power goes.
"""

from __future__ import annotations

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.redis import RedisStorage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message

from bench.measure import TOKEN


class Letter(StatesGroup):
    memory = State()


KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=text)] for text in ("Done", "Show an example")]
)
dispatcher = Dispatcher(storage=RedisStorage.from_url(os.environ["BENCH_DATABASE"]))


@dispatcher.message(Letter.memory)
async def written(message: Message, state: FSMContext) -> None:
    entries = [*(await state.get_data())["entries"], message.text]
    await state.update_data(entries=entries)
    await message.answer(f"{len(entries)} messages kept. Write more, or tap Done.", reply_markup=KEYBOARD)


@dispatcher.message()
async def begun(message: Message, state: FSMContext) -> None:
    await state.set_state(Letter.memory)
    await state.update_data(entries=[message.text])
    await message.answer("1 message kept. Write more, or tap Done.", reply_markup=KEYBOARD)


async def main() -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["BENCH_API"]))
    await dispatcher.start_polling(Bot(TOKEN, session=session), handle_signals=False)


if __name__ == "__main__":
    asyncio.run(main())
