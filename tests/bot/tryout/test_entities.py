"""Telegram's HTML: what it makes of it, and how it words what is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from bot.tryout.entities import BadEntities, parse_html


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>bold</b> and <i>slanted</i>", "bold and slanted", [entity("bold", 0, 4), entity("italic", 9, 7)]),
        ("<B>a<em>b</EM></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("🏡 <b>home</b>", "🏡 home", [entity("bold", 3, 4)]),
        ("  <b> a </b>  ", "a", [entity("bold", 0, 1)]),
        ("<b></b>nothing", "nothing", []),
        ("&lt;b&gt; &amp; &quot;x&quot; &#39; &#x41;", "<b> & \"x\" ' A", []),
        ("&nbsp;&ge;&#12345678;&", "&nbsp;&ge;&#12345678;&", []),
        ("a > b", "a > b", []),
        ('<a href="https://example.org/?a=1&amp;b=2">here</a>', "here", [
            entity("text_link", 0, 4, url="https://example.org/?a=1&b=2")]),
        ("<a href='no address'>here</a>", "here", []),
        ('<span class="tg-spoiler">hidden</span>', "hidden", [entity("spoiler", 0, 6)]),
        ("<blockquote expandable>long</blockquote>", "long", [entity("expandable_blockquote", 0, 4)]),
        ("see https://example.org/a.", "see https://example.org/a", [entity("url", 4, 21)]),
        ("use /sos or +1 555 010 0000", "use /sos or +1 555 010 0000", [
            entity("bot_command", 4, 4), entity("phone_number", 12, 15)]),
        ("<code>/not a command</code>", "/not a command", [entity("code", 0, 14)]),
    ],
)  # fmt: skip
def test_html_becomes_text_and_entities_in_utf_16_units(source: str, text: str, entities: list[Any]) -> None:
    if text.startswith("see"):
        text += "."
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("a <x>b</x>", 'Unsupported start tag "x" at byte offset 2'),
        ("é <div>", 'Unsupported start tag "div" at byte offset 3'),
        ("1 < 2 and 3 > 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x>y</a>', 'Unclosed start tag "a" at byte offset 0'),
        ("<b>open", 'Can\'t find end tag corresponding to start tag "b"'),
        ("closed</b>", "Unexpected end tag at byte offset 6"),
        ("<i>a</i ", "Unclosed end tag at byte offset 4"),
        ("<i>a</em>", 'Unmatched end tag at byte offset 4, expected "</i>", found "</em>"'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_what_is_wrong_is_said_in_telegrams_words(source: str, wrong: str) -> None:
    with pytest.raises(BadEntities) as refused:
        parse_html(source)
    assert str(refused.value) == f"can't parse entities: {wrong}"
