"""A document that is sent in the chat, over the real edge: fetched through getFile, kept sealed, and given back."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bot.tryout.phones import FILES
from flows import effects as e
from storage import tables
from storage.apply import apply
from storage.writes.person import use_invitation
from tests.bot.edge import Edge, invitation, texts, until

NORA = 7


async def with_an_entry(bot: Any) -> None:
    """Nora, a specialist with one licence in her record."""
    code = await invitation(bot)

    def job(uow: Any) -> None:
        person = use_invitation(uow, NORA, None, code, "en")
        apply(uow, person, e.RecordKept(900, "licence", {"title": "Counselling", "from": "Board", "number": "1"}))

    await bot.worker.run(job)


def kept(edge: Edge) -> list[Any]:
    found = tables.record_document.c
    return [*edge.kept(select(found.size, found.waiting, found.content))]


@pytest.mark.parametrize(("kind", "file"), [("document", "d"), ("photo", "p")])
async def test_what_is_sent_is_fetched_sealed_and_given_back(edge: Edge, kind: str, file: str) -> None:
    content = FILES[file][1]
    async with edge.bot() as bot:
        await with_an_entry(bot)
        phone = edge.phone(NORA)
        phone.taps_data(0, ">record_entries:900")
        await until(lambda: "Add a document" in phone.labels)
        phone.taps("Add a document")
        await until(lambda: "Send a photo or a PDF" in texts(phone)[-1])
        phone.sends(kind)
        await until(lambda: kept(edge) and kept(edge)[0][0] == len(content))
        assert content not in kept(edge)[0][2] and kept(edge)[0][1] is None
        await until(lambda: "Its documents" in phone.labels)
        phone.taps("Its documents")
        await until(lambda: "Document 1" in phone.labels)
        phone.taps("Document 1")
        await until(lambda: "Send it to me" in phone.labels)
        phone.taps("Send it to me")
        await until(lambda: any("document" in one and one["from"]["is_bot"] for one in phone.messages))
        sent = next(one["document"] for one in phone.messages if "document" in one and one["from"]["is_bot"])
        assert edge.api.state.files[sent["file_id"]][1] == content


async def test_a_fetch_that_is_cut_off_is_made_again(edge: Edge) -> None:
    edge.api.drop_next("getFile")
    edge.api.fail_next("getFile", 500, "Internal Server Error")
    async with edge.bot() as bot:
        await with_an_entry(bot)
        phone = edge.phone(NORA)
        phone.taps_data(0, ">record_entries:900")
        await until(lambda: "Add a document" in phone.labels)
        phone.taps("Add a document")
        await until(lambda: "Send a photo or a PDF" in texts(phone)[-1])
        phone.sends("document")

        def came() -> bool:
            edge.moves_clock(bot, seconds=70)
            return bool(kept(edge) and kept(edge)[0][0])

        await until(came)
