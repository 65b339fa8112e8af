"""An agreement's board in a real Chromium: by keyboard alone, on a phone, and for those who do not see the page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

from dateline.desk.desk import Configuration, Desk
from dateline.store.sqlite import Store
from live_desk import served
from sample_agreements import fill_agreements
from sample_desk import RULE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if CHROMIUM is None and not os.environ.get("CI"):
    pytest.skip("no Chromium: apt-get install chromium, to run these", allow_module_level=True)

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import Browser, expect, sync_playwright  # noqa: E402

expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    assert CHROMIUM, "CI installs Chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an agreement's page on a desk that is served."""
    with Store(tmp_path_factory.mktemp("agreements") / "a.db") as store:
        record = fill_agreements(store)
        with served(Desk(store, Configuration(rule=RULE))) as at:
            yield f"{at}/agreement/{record}"


def test_the_board_is_decided_by_keyboard_alone_and_taken_back(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address)
    expect(page.locator(".card:focus h3")).to_have_text("1. field coordination")
    page.keyboard.press("1")
    page.wait_for_selector("text=field coordination: 1 minimal; u takes it back")
    expect(page.locator(".card:focus h3")).to_have_text("1. field coordination")
    page.keyboard.press("j")
    expect(page.locator(".card:focus .stance")).to_have_text("against")
    page.keyboard.press("a")
    page.wait_for_selector(".evidence.against.confirmed")
    page.wait_for_load_state()  # the page hears keys once all of it is there
    page.keyboard.press("u")
    expect(page.locator(".evidence.against.proposed")).to_have_count(1)
    page.wait_for_load_state()
    page.locator("#undo button").click()
    expect(page.locator(".degree-1")).to_have_count(0)
    reason = page.locator(".evidence input[name=reason]").first
    reason.fill("Enter decides nothing")
    reason.press("Enter")
    expect(page.locator(".evidence.against.proposed")).to_have_count(1)
    assert not wrong, wrong
    context.close()


def test_a_weekly_shows_its_agreements_once_it_has_them(chromium: Browser, address: str) -> None:
    desk = address.partition("/agreement/")[0]
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{desk}/weekly?from=2022-02-07")
    expect(page.locator(".sheet")).to_contain_text("field coordination: not assessed")
    assert page.title().startswith("Weekly")
    assert (
        page.locator("h1").count() == 1
        and page.locator("a[href^='/weekly/agreements?'] >> text=Incidents").count() == 0
    )
    names = page.locator(".sheet h2").all_inner_texts()
    assert names.count("Agreements watch") == 1 and names.index("Agreements watch") < names.index(
        "How this was counted"
    )
    assert not Axe().run(page).response["violations"]
    context.close()
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk}/weekly?from=2022-02-07")
    page.get_by_role("link", name="Incidents in their zones").click()
    expect(page.locator(".sheet")).to_contain_text("field coordination: not assessed")
    page.get_by_role("link", name="The whole weekly").click()
    expect(page.locator("h1")).to_have_text("Weekly: All areas")
    context.close()


def test_a_degree_is_given_without_any_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("article.card", has_text="3. patrols").get_by_role("button", name="3 full").click()
    assert "patrols: 3 full" in page.inner_text("#notice")
    page.locator("#undo button").click()
    assert "not assessed" in page.inner_text("article.card >> nth=0")
    context.close()


def test_on_a_phone_it_fits(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    for room in (address, address.rpartition("/agreement/")[0] + "/agreements"):
        page.goto(room)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 361, f"{room} is {width} pixels wide"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_shuts_nobody_out(chromium: Browser, address: str, scheme: str) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})  # type: ignore[arg-type]
    page = context.new_page()
    for room in (address, address.rpartition("/agreement/")[0] + "/agreements"):
        page.goto(room)
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        told = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found.response["violations"]]
        assert not told, f"{room}: {told}"
    context.close()
