"""Each method's good answer, its limits, and Telegram's words for what it refuses."""

from __future__ import annotations

import struct
import zlib
from datetime import timedelta
from typing import Any

import pytest

from tests.bot.tryout.conftest import ANA, TOKEN, Telegram

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a"
    " current content and reply markup of the message"
)


def keyboard(*labels: str, data: str = "x") -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": label, "callback_data": data}] for label in labels]}


def png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\xc0\x60\x20" * width for _ in range(height)))

    def part(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


# --- sending ---------------------------------------------------------------------------------------------------------
async def test_a_message_is_answered_with_what_the_phone_shows(telegram: Telegram) -> None:
    answer = await telegram(
        "sendMessage", chat_id=ANA, text="<b>Hello</b>", parse_mode="HTML", reply_markup=keyboard("Go on"),
        protect_content=True,
    )  # fmt: skip
    assert answer["result"] == telegram.ana.messages[-1]
    assert (answer["result"]["text"], answer["result"]["entities"]) == (
        "Hello",
        [{"type": "bold", "offset": 0, "length": 5}],
    )
    assert answer["result"]["has_protected_content"] is True
    assert telegram.ana.labels == ["Go on"]
    assert telegram.ana.pushes == ["Hello"]


async def test_a_token_of_somebody_else_is_unauthorized(telegram: Telegram) -> None:
    answer = await telegram.asks("1:wrong", "getMe", {})
    assert answer == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_a_method_that_telegram_does_not_have_is_not_found(telegram: Telegram) -> None:
    assert await telegram.refusal("sendMesage", chat_id=ANA, text="x") == (404, "Not Found")


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 999, "text": "x"}, "chat not found"),
        ({"chat_id": ANA}, "message text is empty"),
        ({"chat_id": ANA, "text": " \n "}, "message text is empty"),
        ({"chat_id": ANA, "text": "x" * 4097}, "message is too long"),
        ({"chat_id": ANA, "text": "🏡" * 2049}, "message is too long"),
        ({"chat_id": ANA, "text": "<b>x", "parse_mode": "HTML"},
         'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'),
        ({"chat_id": ANA, "text": "x", "parse_mode": "Chicken"}, "unsupported parse_mode"),
        ({"chat_id": ANA, "text": "x", "reply_markup": keyboard("a", data="")}, "BUTTON_DATA_INVALID"),
        ({"chat_id": ANA, "text": "x", "reply_markup": keyboard("a", data="é" * 33)}, "BUTTON_DATA_INVALID"),
        ({"chat_id": ANA, "text": "x", "reply_markup": keyboard("")}, "inline keyboard button text must be non-empty"),
        ({"chat_id": ANA, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}},
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"chat_id": ANA, "text": "x", "reply_markup": "{"}, "can't parse JSON object"),
    ],
)  # fmt: skip
async def test_a_bad_message_is_refused_in_telegrams_words(telegram: Telegram, given: Any, wrong: str) -> None:
    assert await telegram.refusal("sendMessage", **given) == (400, f"Bad Request: {wrong}")
    assert len(telegram.ana.messages) == 1


async def test_limits_are_counted_after_entities_and_data_in_bytes(telegram: Telegram) -> None:
    long = await telegram("sendMessage", chat_id=ANA, text=f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    full = await telegram("sendMessage", chat_id=ANA, text="x", reply_markup=keyboard("a", data="é" * 32))
    assert (long["ok"], full["ok"]) == (True, True)


async def test_nobody_is_written_to_before_they_start_or_after_they_block(telegram: Telegram) -> None:
    stranger = telegram.api.phone(7002)
    assert stranger.messages == []
    assert await telegram.refusal("sendMessage", chat_id=7002, text="x") == (
        403, "Forbidden: bot can't initiate conversation with a user",
    )  # fmt: skip
    telegram.ana.blocks()
    assert await telegram.refusal("sendMessage", chat_id=ANA, text="x") == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    telegram.ana.unblocks()
    assert await telegram.sends() > 0


async def test_flood_control_says_how_long_to_wait(telegram: Telegram) -> None:
    telegram.api.slow_down_next("sendMessage", 3)
    assert await telegram("sendMessage", chat_id=ANA, text="x") == {
        "ok": False, "error_code": 429, "description": "Too Many Requests: retry after 3", "parameters": {"retry_after": 3},
    }  # fmt: skip
    assert await telegram.sends() > 0


# --- files -----------------------------------------------------------------------------------------------------------
async def test_a_document_is_uploaded_and_can_be_fetched_again(telegram: Telegram) -> None:
    answer = await telegram.uploads("sendDocument", "document", "data.json", b'{"a": 1}', chat_id=ANA, caption="Yours")
    document = answer["result"]["document"]
    assert (document["file_name"], document["file_size"], answer["result"]["caption"]) == ("data.json", 8, "Yours")
    path = (await telegram("getFile", file_id=document["file_id"]))["result"]["file_path"]
    async with telegram.session.get(f"{telegram.address}/file/bot{TOKEN}/{path}") as response:
        assert await response.read() == b'{"a": 1}'
    again = await telegram("sendDocument", chat_id=ANA, document=document["file_id"])
    assert again["result"]["document"] == document


async def test_a_photo_has_its_own_size(telegram: Telegram) -> None:
    answer = await telegram.uploads("sendPhoto", "photo", "way.png", png(40, 30), chat_id=ANA)
    assert [(one["width"], one["height"]) for one in answer["result"]["photo"]] == [(40, 30)]


async def test_bad_files_are_refused(telegram: Telegram) -> None:
    assert await telegram.refusal("sendDocument", chat_id=ANA) == (
        400,
        "Bad Request: there is no document in the request",
    )
    assert await telegram.refusal("sendPhoto", chat_id=ANA, photo="nowhere") == (
        400, "Bad Request: wrong file identifier/HTTP URL specified",
    )  # fmt: skip
    empty = await telegram.uploads("sendDocument", "document", "a.txt", b"", chat_id=ANA)
    words = await telegram.uploads("sendPhoto", "photo", "a.png", b"no picture", chat_id=ANA)
    long = await telegram.uploads("sendDocument", "document", "a.txt", b"x", chat_id=ANA, caption="x" * 1025)
    assert [one["description"] for one in (empty, words, long)] == [
        "Bad Request: file must be non-empty", "Bad Request: IMAGE_PROCESS_FAILED", "Bad Request: message caption is too long",
    ]  # fmt: skip
    assert await telegram.refusal("getFile", file_id="no") == (
        400, "Bad Request: wrong file_id or the file is temporarily unavailable",
    )  # fmt: skip


# --- changing --------------------------------------------------------------------------------------------------------
async def test_an_edit_replaces_text_and_buttons_and_is_marked(telegram: Telegram) -> None:
    number = await telegram.sends("Before", reply_markup=keyboard("Go on"))
    answer = await telegram("editMessageText", chat_id=ANA, message_id=number, text="After")
    assert answer["result"] == telegram.ana.messages[-1]
    assert (answer["result"]["text"], telegram.ana.labels, "edit_date" in answer["result"]) == ("After", [], True)


async def test_other_buttons_alone_are_not_marked_as_an_edit(telegram: Telegram) -> None:
    number = await telegram.sends("Same", reply_markup=keyboard("Go on"))
    answer = await telegram("editMessageReplyMarkup", chat_id=ANA, message_id=number, reply_markup=keyboard("Back"))
    assert (answer["result"]["text"], telegram.ana.labels, "edit_date" in answer["result"]) == ("Same", ["Back"], False)


async def test_edits_that_telegram_refuses(telegram: Telegram) -> None:
    number = await telegram.sends("Same", reply_markup=keyboard("Go on"))
    theirs = telegram.ana.messages[0]["message_id"]
    edit = {"chat_id": ANA, "text": "Same", "reply_markup": keyboard("Go on")}
    assert await telegram.refusal("editMessageText", message_id=number, **edit) == (400, NOT_MODIFIED)
    assert await telegram.refusal("editMessageReplyMarkup", message_id=number, **edit) == (400, NOT_MODIFIED)
    assert await telegram.refusal("editMessageText", message_id=999, **edit) == (
        400,
        "Bad Request: message to edit not found",
    )
    assert await telegram.refusal("editMessageText", **edit) == (
        400,
        "Bad Request: message identifier is not specified",
    )
    assert await telegram.refusal("editMessageText", message_id=theirs, **edit) == (
        400,
        "Bad Request: message can't be edited",
    )


async def test_messages_of_both_sides_can_be_deleted_for_48_hours(telegram: Telegram) -> None:
    theirs, mine = telegram.ana.messages[0]["message_id"], await telegram.sends()
    assert (await telegram("deleteMessages", chat_id=ANA, message_ids=[theirs, mine, 12345]))["result"] is True
    assert telegram.ana.messages == []
    old = await telegram.sends("Old")
    telegram.moved += timedelta(hours=48, seconds=1)
    new = await telegram.sends("New")
    too_old = (400, "Bad Request: message can't be deleted for everyone")
    assert await telegram.refusal("deleteMessage", chat_id=ANA, message_id=old) == too_old
    assert await telegram.refusal("deleteMessages", chat_id=ANA, message_ids=[new, old]) == too_old
    assert [message["text"] for message in telegram.ana.messages] == ["Old", "New"]


async def test_deletes_that_telegram_refuses(telegram: Telegram) -> None:
    for numbers, wrong in (
        ([], "message identifiers are not specified"),
        (7, "expected an Array of message identifiers"),
        (list(range(1, 102)), "too many message identifiers specified"),
        ([0], "invalid message identifier specified"),
    ):
        assert await telegram.refusal("deleteMessages", chat_id=ANA, message_ids=numbers) == (
            400,
            f"Bad Request: {wrong}",
        )
    assert await telegram.refusal("deleteMessage", chat_id=ANA, message_id=99) == (
        400, "Bad Request: message to delete not found",
    )  # fmt: skip


# --- taps ------------------------------------------------------------------------------------------------------------
async def test_a_tap_is_answered_once_and_soon(telegram: Telegram) -> None:
    await telegram.sends(reply_markup=keyboard("Go on", data="7.next"))
    query = telegram.ana.taps("Go on")["callback_query"]
    assert (query["data"], query["message"]["text"], query["from"]["id"]) == ("7.next", "Hello", ANA)
    await telegram("answerCallbackQuery", callback_query_id=query["id"], text="Kept", show_alert=True)
    assert telegram.ana.toasts == [{"chat": ANA, "text": "Kept", "alert": True}]
    late = telegram.ana.taps("Go on")["callback_query"]["id"]
    telegram.moved += timedelta(minutes=16)
    gone = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await telegram.refusal("answerCallbackQuery", callback_query_id=query["id"]) == (400, gone)
    assert await telegram.refusal("answerCallbackQuery", callback_query_id=late) == (400, gone)
    assert await telegram.refusal("answerCallbackQuery", callback_query_id="1", text="x" * 201) == (
        400, "Bad Request: MESSAGE_TOO_LONG",
    )  # fmt: skip


async def test_a_tap_on_a_message_that_is_gone_names_an_inaccessible_one(telegram: Telegram) -> None:
    query = telegram.ana.taps_data(4321, "forged")["callback_query"]
    assert (query["message"]["message_id"], query["message"]["date"]) == (4321, 0)


# --- about the bot ---------------------------------------------------------------------------------------------------
async def test_commands_are_kept_by_language_and_scope(telegram: Telegram) -> None:
    english, spanish = ([{"command": "menu", "description": what}] for what in ("Your menu", "Tu menú"))
    desk = [{"command": "console", "description": "Your desk"}]
    await telegram("setMyCommands", commands=english)
    await telegram("setMyCommands", commands=spanish, language_code="es")
    await telegram("setMyCommands", commands=desk, scope={"type": "chat", "chat_id": ANA})
    assert (await telegram("getMyCommands", language_code="es"))["result"] == spanish
    assert telegram.api.state.commands_in(7002, "es") == spanish
    assert telegram.api.state.commands_in(7002, "fr") == english
    assert telegram.api.state.commands_in(ANA, "es") == desk
    await telegram("deleteMyCommands", scope={"type": "chat", "chat_id": ANA})
    assert telegram.api.state.commands_in(ANA, "es") == spanish
    assert await telegram.refusal("setMyCommands", commands=[{"command": "Not One", "description": "x"}]) == (
        400, "Bad Request: BOT_COMMAND_INVALID",
    )  # fmt: skip


async def test_name_and_descriptions_are_kept_by_language(telegram: Telegram) -> None:
    await telegram("setMyDescription", description="A private place.")
    await telegram("setMyDescription", description="Un lugar privado.", language_code="es")
    await telegram("setMyShortDescription", short_description="Private")
    await telegram("setMyName", name="Lamp")
    assert [
        (await telegram("getMyDescription", language_code="es"))["result"],
        (await telegram("getMyDescription", language_code="fr"))["result"],
        (await telegram("getMyShortDescription"))["result"],
        (await telegram("getMyName"))["result"],
    ] == [
        {"description": "Un lugar privado."}, {"description": "A private place."}, {"short_description": "Private"}, {"name": "Lamp"},
    ]  # fmt: skip
    assert (await telegram.refusal("setMyShortDescription", short_description="x" * 121))[0] == 400


async def test_the_bot_knows_itself(telegram: Telegram) -> None:
    me = (await telegram("getMe"))["result"]
    assert (me["id"], me["is_bot"], me["username"]) == (100200300, True, "lantern_tryout_bot")


async def test_typing_is_shown_where_the_chat_is_open(telegram: Telegram) -> None:
    news: list[tuple[str, Any]] = []
    telegram.api.state.tell = lambda kind, what: news.append((kind, what))
    assert (await telegram("sendChatAction", chat_id=ANA, action="typing"))["result"] is True
    assert news == [("typing", {"chat": ANA})]
    assert await telegram.refusal("sendChatAction", chat_id=ANA) == (
        400,
        "Bad Request: wrong parameter action in request",
    )
