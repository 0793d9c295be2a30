"""The page of try-out mode in a real browser, with the real bot behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser import HOW, find_chromium

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason=f"Chromium is not here ({HOW})"),
]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from tests.bot.tryout.browsing import program

    with program(tmp_path_factory.mktemp("tryout")) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from tests.bot.tryout.browsing import chromium

    with chromium() as found:
        yield found


@pytest.fixture
def look(program: Any, browser: Any) -> Iterator[Any]:
    """Opens the page. Afterwards its console must have been silent: no error, nothing that the policy forbids."""
    from tests.bot.tryout.browsing import open_page

    pages, complaints = [], []

    def look(**how: Any) -> Any:
        page = open_page(browser, program.address, **how)
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        pages.append(page)
        return page

    yield look
    for page in pages:
        page.close()
    assert complaints == []


def phone(page: Any, key: str) -> Any:
    return page.locator(f'[data-phone="{key}"]')


def last(page: Any, key: str) -> Any:
    """The newest bubble of the bot."""
    return phone(page, key).locator(".message:not(.mine)").last


def newest_keys(page: Any, key: str) -> Any:
    return phone(page, key).locator(".message").last.locator(".keys button")


def afresh(page: Any, choice: int) -> None:
    """Start afresh with one of the choices: 0 preparing, 1 aftercare, 2 nobody."""
    page.locator("#fresh").click()
    page.locator("#sheet button").nth(choice).click()
    page.locator("#busy").wait_for(state="hidden")


def test_the_family_is_there_and_everything_came_from_this_machine(program: Any, look: Any) -> None:
    page = look()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_selector(".message")
    assert [section.get_attribute("data-phone") for section in page.locator(".phone").all()] == [
        "nora",
        "ana",
        "tom",
        "leo",
    ]
    assert phone(page, "ana").get_by_text("taught me to swim").count() == 1
    assert phone(page, "leo").locator(".message").count() == 0
    assert {url.startswith((program.address, "data:")) for url in asked} == {True}
    assert "family_stopped_halfway" not in program.log.read_text()


def test_a_tap_changes_the_screen(look: Any) -> None:
    page = look()
    before = last(page, "tom").inner_text()
    newest_keys(page, "tom").first.click()
    page.wait_for_function(
        "([key, before]) => [...document.querySelectorAll(`[data-phone=${key}] .message:not(.mine)`)].at(-1).innerText !== before",
        arg=["tom", before],
    )
    assert newest_keys(page, "tom").count() > 0


def test_a_typed_message_is_sent_kept_edited_and_deleted(look: Any) -> None:
    page = look()
    box = phone(page, "ana").locator("textarea")
    answers = phone(page, "ana").locator(".message:not(.mine)").count()
    box.fill("And you sang <b>all</b> the way home.")
    box.press("Enter")
    mine = phone(page, "ana").locator(".mine").last
    mine.get_by_text("And you sang <b>all</b> the way home.").wait_for()
    phone(page, "ana").locator(".message:not(.mine)").nth(answers).wait_for()
    assert box.input_value() == ""
    box.press("ArrowUp")
    box.fill("And you sang all the way home.")
    box.press("Enter")
    mine.get_by_text("edited").wait_for()
    number = mine.get_attribute("data-id")
    mine.locator(".of").click()
    phone(page, "ana").get_by_role("menuitem", name="Delete").click()
    phone(page, "ana").locator(f'[data-id="{number}"]').wait_for(state="detached")


def test_what_is_not_words_is_answered_kindly(look: Any) -> None:
    page = look()
    for kind in ("Sticker", "Voice message", "Forwarded message", "A forged tap"):
        phone(page, "tom").get_by_role("button", name="Send something else").click()
        phone(page, "tom").get_by_role("menuitem", name=kind).click()
    phone(page, "tom").get_by_text("Forwarded from Somebody").wait_for()
    newest_keys(page, "tom").first.wait_for()


def test_a_file_of_ones_own_reaches_the_bot(look: Any, tmp_path: Any) -> None:
    paper = tmp_path / "certificate.pdf"
    paper.write_bytes(b"%PDF-1.4 paper")
    page = look()
    phone(page, "tom").locator("input[type=file]").set_input_files(paper)
    phone(page, "tom").locator(".mine").get_by_text("certificate.pdf").wait_for()
    newest_keys(page, "tom").first.wait_for()


def test_everything_can_be_done_with_the_keyboard(look: Any) -> None:
    page = look()
    phone(page, "tom").locator("textarea").fill("/")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "menuitem"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Commands"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    phone(page, "tom").locator(".mine").last.get_by_text("/menu").wait_for()
    newest_keys(page, "tom").first.wait_for()
    newest_keys(page, "tom").first.focus()
    before = last(page, "tom").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "before => { const it = document.activeElement; return it.closest('[data-phone=tom] .keys') && it.closest('.message').innerText !== before; }",
        arg=before,
    )
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_a_locked_screen_shows_the_first_line_and_nothing_more(look: Any) -> None:
    page = look()
    phone(page, "tom").get_by_role("button", name="Lock the screen").click()
    phone(page, "nora").locator("textarea").fill("/menu")
    phone(page, "nora").locator("textarea").press("Enter")
    # Whatever reaches Tom is pushed: his own command, sent from behind the lock, has an answer that he did not see.
    page.evaluate("fetch('/tryout/tom/say', {method: 'POST', body: JSON.stringify({text: '/menu'})})")
    push = phone(page, "tom").locator(".push").last
    push.wait_for()
    assert push.locator("b").inner_text() == "Lantern"
    assert push.locator("span").inner_text() == last(page, "tom").locator(".text").inner_text().split("\n")[0]
    phone(page, "tom").get_by_role("button", name="Unlock").click()
    phone(page, "tom").locator(".lock").wait_for(state="hidden")
    phone(page, "tom").locator(".badge").wait_for(state="hidden")


def test_blocking_closes_the_chat_and_coming_back_opens_it(look: Any) -> None:
    page = look()
    phone(page, "tom").get_by_role("button", name="More about this phone").click()
    phone(page, "tom").get_by_role("menuitem", name="Block the bot").click()
    phone(page, "tom").locator("textarea").wait_for(state="hidden")
    phone(page, "tom").get_by_role("button", name="Unblock the bot").click()
    phone(page, "tom").locator("textarea").wait_for()


def test_on_a_narrow_screen_there_is_one_phone_at_a_time(look: Any) -> None:
    page = look(width=360, height=740)
    assert [phone(page, key).is_visible() for key in ("nora", "ana", "tom", "leo")] == [True, False, False, False]
    page.get_by_role("tab", name="Ana").click()
    assert [phone(page, key).is_visible() for key in ("nora", "ana", "tom", "leo")] == [False, True, False, False]
    page.keyboard.press("ArrowRight")
    assert phone(page, "tom").is_visible()
    wide = "[document.documentElement.scrollWidth, ...[...document.querySelectorAll('.log')].map(log => log.scrollWidth - log.clientWidth)]"
    assert page.evaluate(wide) == [360, 0, 0, 0, 0]


def test_dark_follows_the_system_and_can_be_chosen(look: Any) -> None:
    page = look(dark=True)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Dark colours").click()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()
    page.wait_for_selector(".message")
    assert (dark, light) == ("rgb(19, 16, 13)", page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert light != dark


def test_starting_afresh_begins_with_the_first_invitation(look: Any) -> None:
    page = look()
    afresh(page, 2)
    assert page.locator(".message").count() == 0
    phone(page, "nora").get_by_role("button", name="Open the invitation").click()
    newest_keys(page, "nora").get_by_text("English").wait_for()


def test_after_the_yes_the_loved_one_is_there_and_the_week_brings_check_ins(
    program: Any, look: Any, browser: Any
) -> None:
    page = look()
    afresh(page, 1)
    phone(page, "leo").locator(".message").first.wait_for()
    assert "family_stopped_halfway" not in program.log.read_text()
    news = phone(page, "leo").locator(".message").filter(has_text="There is a new note for you.")
    assert news.count() == 0
    day = page.locator("#now").inner_text()
    page.locator("#time").click()
    page.get_by_role("menuitem", name="What is planned").click()
    check_in = page.locator("#sheet li").filter(has_text="Check-in")
    assert check_in.locator("span").inner_text() == "loved one"
    assert "Leo" not in page.locator("#sheet").inner_text()
    page.get_by_role("button", name="Close").click()
    page.locator("#time").click()
    page.get_by_role("menuitem", name="One week later").click()
    page.locator("#busy").wait_for(state="hidden")
    news.first.wait_for()
    assert page.locator("#now").inner_text() != day
    assert phone(page, "leo").locator(".day").count() > 1


def test_the_family_can_be_spanish(program: Any, look: Any) -> None:
    page = look()
    page.locator("#language").select_option("es")
    page.locator("html[lang=es]").wait_for(state="attached")
    phone(page, "ana").get_by_text("me enseñaste a nadar").wait_for()
    assert phone(page, "nora").get_attribute("aria-label") == "Teléfono de Nora"
    assert "family_stopped_halfway" not in program.log.read_text()


def test_ctrl_c_stops_it_cleanly(program: Any) -> None:
    assert program.stop() == 0
    assert "Traceback" not in program.log.read_text()
