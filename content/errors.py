"""What can be wrong with content."""

from __future__ import annotations


class ContentError(Exception):
    """A content file is broken; the text names the file and what to mend."""
