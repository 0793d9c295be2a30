"""A bare aiogram echo, as its own guide writes it. It stores nothing."""

from __future__ import annotations

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

TOKEN = "123456:bench-token-bench-token-bench-token"
dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    await message.answer(message.text or "")


async def main(address: str) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    await dispatcher.start_polling(Bot(TOKEN, session=session), handle_signals=False)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
