"""How large a picture is, from its first bytes: PNG and JPEG, which is what bots send."""

from __future__ import annotations

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_NO_FRAME = (0xC4, 0xC8, 0xCC)


def kind_of(content: bytes) -> str | None:
    """Its media type, or None when it is no picture of ours."""
    return "image/png" if content.startswith(PNG) else "image/jpeg" if content.startswith(JPEG) else None


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height, or None when it is no picture."""
    kind = kind_of(content)
    if kind == "image/png" and len(content) >= 24:
        return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    return _size_of_jpeg(content) if kind == "image/jpeg" else None


def _size_of_jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            return int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7])
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return None
