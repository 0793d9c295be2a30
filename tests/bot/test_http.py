"""The HTTP client: however an answer arrives it is read the same, and what is no answer is never taken for one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.http import Server
from bot.http_answer import LONGEST_HEAD, Reading

WHOLE = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"ok":true}'
CHUNKED = (
    b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{"ok\r\n7;x=y\r\n":true}\r\n0\r\nLater: field\r\n\r\n'
)
TO_THE_END = b'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{"ok":true}'
AFTER_A_HINT = b"HTTP/1.1 100 Continue\r\n\r\n" + WHOLE


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize(
    ("answer", "goes_on"), [(WHOLE, True), (CHUNKED, True), (TO_THE_END, False), (AFTER_A_HINT, True)]
)
def test_an_answer_is_read_the_same_in_whatever_pieces_it_comes(answer: bytes, goes_on: bool, size: int) -> None:
    reading = Reading(1000)
    heard = [reading.more(answer[at : at + size]) for at in range(0, len(answer), size)]
    if not goes_on:
        heard.append(reading.more(b"", ended=True))
    assert heard[-1] == (200, b'{"ok":true}')
    assert set(heard[:-1]) <= {None}
    assert reading.goes_on == goes_on


@pytest.mark.parametrize("answer", [
    b"nonsense\r\n\r\n",
    b"HTTP/1.1 OK\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"f" * 2000,
    b"HTTP/1.1 200 OK\r\nX: " + b"y" * LONGEST_HEAD,
])  # fmt: skip
def test_what_is_no_answer_is_refused(answer: bytes) -> None:
    with pytest.raises(ValueError, match=r"no |without|invalid"):
        Reading(1000).more(answer)


@pytest.mark.parametrize("answer", [WHOLE, CHUNKED, b""])
def test_an_answer_that_is_cut_off_is_none(answer: bytes) -> None:
    with pytest.raises(ValueError, match="cut off"):
        Reading(1000).more(answer[:-3], ended=True)


@pytest.mark.parametrize("answer", [WHOLE, CHUNKED, TO_THE_END])
def test_of_a_body_that_is_too_long_only_so_much_is_taken(answer: bytes) -> None:
    assert Reading(5).more(answer) == (200, b'{"ok"')


def test_a_connection_with_the_rest_of_a_long_body_in_it_is_done_with() -> None:
    reading = Reading(5)
    assert reading.more(WHOLE[:-2]) == (200, b'{"ok"')
    assert not reading.goes_on


Answering = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def asked(answering: Answering, ask: Callable[[Server], Awaitable[object]]) -> object:
    """What ``ask`` came to with a server that answers so."""

    async def both() -> object:
        listening = await asyncio.start_server(answering, "127.0.0.1", 0)
        client = Server(f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/base/")
        try:
            return await ask(client)
        finally:
            await client.close()
            listening.close()

    return asyncio.run(both())


async def request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    return head + await reader.readexactly(int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]))


def test_a_connection_is_used_again_and_each_request_goes_out_whole() -> None:
    heard: list[list[bytes]] = []

    async def answering(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append([])
        while not reader.at_eof():
            heard[-1].append(await request(reader))
            writer.write(WHOLE)

    async def ask(client: Server) -> object:
        return [await client.post(client.path + "/one", body, "text/plain", 5) for body in (b"abc", b"", b"de")]

    assert asked(answering, ask) == [(200, b'{"ok":true}')] * 3
    assert [one.split(b"\r\n\r\n")[1] for one in heard[0]] == [b"abc", b"", b"de"]
    assert heard[0][0].startswith(b"POST /base/one HTTP/1.1\r\nHost: 127.0.0.1:")


def test_a_server_that_hangs_up_before_it_answers_is_an_error_and_the_next_request_has_a_new_connection() -> None:
    times: list[int] = []

    async def answering(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        times.append(1)
        if len(times) > 1:
            writer.write(WHOLE)
        writer.close()

    async def ask(client: Server) -> object:
        with pytest.raises(ConnectionError):
            await client.post("/", b"x", "text/plain", 5)
        return await client.post("/", b"x", "text/plain", 5)

    assert asked(answering, ask) == (200, b'{"ok":true}')
    assert len(times) == 2


def test_who_waits_too_long_is_told() -> None:
    async def answering(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async def ask(client: Server) -> object:
        with pytest.raises(TimeoutError):
            await client.post("/", b"x", "text/plain", 0.05)
        return "told"

    assert asked(answering, ask) == "told"
