"""Print every problem of the content; 1 if there is any."""

from __future__ import annotations

import sys
from pathlib import Path

from content.check import problems
from content.errors import ContentError


def main() -> int:
    try:
        found = problems(Path(__file__).parents[1])
    except ContentError as error:
        found = [str(error)]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"content: problems: {len(found)}" if found else "content: every text is whole, sourced and plain")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
