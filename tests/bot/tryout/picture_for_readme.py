"""Makes docs/images/tryout.png, the picture in the README. Run it again whenever the page or the texts have changed:

.venv/bin/python -m tests.bot.tryout.picture_for_readme
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from tests.bot.tryout.browsing import ROOT, chromium, open_page, program

PICTURE = ROOT / "docs" / "images" / "tryout.png"


def tap(page: Any, key: str, label: str) -> None:
    """Tap, and wait until the newest screen of that phone is another one."""
    newest = page.locator(f'[data-phone="{key}"] .message:not(.mine)').last
    before = newest.inner_text()
    newest.get_by_role("button", name=label).click()
    page.wait_for_function(
        "([key, before]) => [...document.querySelectorAll(`[data-phone=${key}] .message:not(.mine)`)].at(-1).innerText !== before",
        arg=[key, before],
    )


def main() -> None:
    """The family after Leo's yes: Nora reads her case, Ana writes her letter, Tom sees his menu, Leo his own."""
    with tempfile.TemporaryDirectory() as folder, program(Path(folder)) as found, chromium() as browser:
        page = open_page(browser, found.address)
        page.locator("#fresh").click()
        page.locator("#sheet button").nth(1).click()
        page.locator("#busy").wait_for(state="hidden")
        page.locator('[data-phone="leo"] .message').first.wait_for()
        tap(page, "nora", "My cases")
        tap(page, "nora", "Cedar")
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURE, animations="disabled")
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
