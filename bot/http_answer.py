"""Reads one HTTP answer from the pieces in which it arrives."""

from __future__ import annotations

LONGEST_HEAD = 65_536
LONGEST_LINE = 1024
"""Of the line before a chunk."""
Response = tuple[int, bytes]
"""The status, and the body."""


class Reading:
    """``goes_on``: once it is read, whether the connection may be used again."""

    def __init__(self, at_most: int) -> None:
        self.goes_on = False
        self._at_most = at_most
        self._came = bytearray()
        self._body = bytearray()
        self._status = 0
        self._length: int | None = None
        self._chunked = False

    def more(self, data: bytes, *, ended: bool = False) -> Response | None:
        """Take the next piece; ``ended``: nothing comes after it. Returns the answer once it is whole.

        :raises ValueError: it is no HTTP answer, or was cut off.
        """
        self._came += data
        if self._status or self._read_head():
            whole = self._read_chunks() if self._chunked else self._read_plain(ended)
            if whole or len(self._body) >= self._at_most:
                self.goes_on = self.goes_on and whole and not self._came and not ended
                return self._status, bytes(self._body[: self._at_most])
        if ended:
            raise ValueError("it was cut off")
        return None

    def _read_head(self) -> bool:
        end = self._came.find(b"\r\n\r\n")
        if end < 0 and len(self._came) > LONGEST_HEAD:
            raise ValueError("a head without an end")
        if end < 0:
            return False
        first, *lines = self._came[:end].decode("latin-1").split("\r\n")
        del self._came[: end + 4]
        version, _, rest = first.partition(" ")
        if not version.startswith("HTTP/1.") or not rest[:3].isdigit():
            raise ValueError("no status")
        if rest.startswith("1"):  # "100 Continue" and the like come before the answer
            return self._read_head()
        self._status = int(rest[:3])
        self._read_fields(
            {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        )
        self.goes_on = self.goes_on and version == "HTTP/1.1"
        return True

    def _read_fields(self, fields: dict[str, str]) -> None:
        self._chunked = fields.get("transfer-encoding", "").lower() == "chunked"
        length = fields.get("content-length")
        if length is not None and not length.isdigit():
            raise ValueError("no length")
        self._length = int(length) if length is not None else None
        self.goes_on = fields.get("connection", "").lower() != "close"

    def _read_plain(self, ended: bool) -> bool:
        """Without a length it goes to the end of the connection."""
        left = self._at_most if self._length is None else self._length - len(self._body)
        self._body += self._came[:left]
        del self._came[:left]
        return ended if self._length is None else len(self._body) == self._length

    def _read_chunks(self) -> bool:
        while (end := self._came.find(b"\r\n", 0, LONGEST_LINE)) >= 0:
            size = int(self._came[:end].partition(b";")[0], 16)
            if size < 0:
                raise ValueError("no chunk")
            if size == 0:
                return self._read_trailer(end)
            if len(self._came) < end + 2 + size + 2:
                return False
            self._body += self._came[end + 2 : end + 2 + size]
            del self._came[: end + 2 + size + 2]
            if len(self._body) >= self._at_most:
                return False
        if len(self._came) > LONGEST_LINE:
            raise ValueError("a chunk without a size")
        return False

    def _read_trailer(self, end: int) -> bool:
        """After the last chunk a few fields may follow, and an empty line."""
        last = self._came.find(b"\r\n\r\n", end)
        if last < 0 and len(self._came) > LONGEST_HEAD:
            raise ValueError("a trailer without an end")
        if last < 0:
            return False
        del self._came[: last + 4]
        return True
