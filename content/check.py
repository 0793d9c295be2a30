"""Check everything that is said before it reaches anybody: ``python -m content.check``.

Modules: everything in every language with the same ids; every card and every explained answer names its sources or
says ``[no-claim]``; cards, questions and options fit a phone; the language is plain.
All other files: every text in every language, with the same placeholders and ids, tags that Telegram takes, plain
language, no text longer than a screen; clinical statements name their sources; phone lines that nobody has verified stay hidden; learning paths lead through every lesson.
"""

from __future__ import annotations

import sys
from pathlib import Path

from content.errors import ContentError
from content.rules.crisis_lines import crisis_problems
from content.rules.modules import module_problems
from content.rules.paths import path_problems
from content.rules.sourced import source_problems
from content.rules.texts import text_problems


def problems(root: Path) -> list[str]:
    """All that is wrong below ``root``, one line each: file, place, problem."""
    rules = (module_problems, text_problems, source_problems, crisis_problems, path_problems)
    return [problem for rule in rules for problem in rule(root)]


def main() -> int:
    try:
        found = problems(Path(__file__).parent)
    except ContentError as error:
        found = [str(error)]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"content: problems: {len(found)}" if found else "content: every text is whole, sourced and plain")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
