"""What is checked before content reaches anybody: ``make check``, or ``python -m content.check``.

Modules: everything in every language with the same ids; every card and every explained answer names its sources or
says ``[no-claim]``; cards, questions and options fit a phone; the language is plain.
All other files: every text in every language, with the same placeholders and ids, tags that Telegram takes, plain
language; phone lines that nobody has verified stay hidden; learning paths lead through every lesson.
"""

from __future__ import annotations

from pathlib import Path

from content.check.crisis_lines import crisis_problems
from content.check.modules import module_problems
from content.check.paths import path_problems
from content.check.texts import text_problems


def problems(root: Path) -> list[str]:
    """All that is wrong below ``root``, one line each: file, place, problem."""
    return [*module_problems(root), *text_problems(root), *crisis_problems(root), *path_problems(root)]
