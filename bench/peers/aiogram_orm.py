"""aiogram with SQLAlchemy's async ORM on SQLite, as the guides of both have it: a session an update, from a middleware.

SQLite is left at its defaults: a commit is on disk before the answer goes out, as it is with us; nothing is encrypted.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message, TelegramObject
from sqlalchemy import ForeignKey, func, select
from sqlalchemy.ext.asyncio import AsyncAttrs, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bench.measure import TOKEN


class Base(AsyncAttrs, DeclarativeBase):
    pass


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    step: Mapped[str] = mapped_column(default="memory")


class Entry(Base):
    __tablename__ = "entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    author: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    part: Mapped[str]
    words: Mapped[str]


class Sessions(BaseMiddleware):
    def __init__(self, make: async_sessionmaker[AsyncSession]) -> None:
        self.make = make

    async def __call__(
        self, handler: Callable[..., Awaitable[Any]], event: TelegramObject, data: dict[str, Any]
    ) -> Any:
        async with self.make() as session:
            data["session"] = session
            return await handler(event, data)


KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=text)] for text in ("Done", "Show an example")]
)
dispatcher = Dispatcher()


@dispatcher.message()
async def written(message: Message, session: AsyncSession) -> None:
    member = await session.get(Member, message.from_user.id)
    if member is None:
        member = Member(id=message.from_user.id)
        session.add(member)
    session.add(Entry(author=member.id, part="memory", words=message.text))
    await session.commit()
    count = await session.scalar(select(func.count()).select_from(Entry).where(Entry.author == message.from_user.id))
    await message.answer(f"{count} messages kept. Write more, or tap Done.", reply_markup=KEYBOARD)


async def main() -> None:
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{os.environ['BENCH_FOLDER']}/letters.db", connect_args={"timeout": 60}
    )
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    dispatcher.update.middleware(Sessions(async_sessionmaker(engine, expire_on_commit=False)))
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["BENCH_API"]))
    await dispatcher.start_polling(Bot(TOKEN, session=session), handle_signals=False)


if __name__ == "__main__":
    asyncio.run(main())
