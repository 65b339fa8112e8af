"""A coder's morning in a real Chromium: with the keyboard alone, on a phone, and for those who do not see the page."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from dateline.desk.application import create_application
from dateline.desk.desk import Desk
from dateline.run.reconcile import reconcile
from sample_desk import sample_desk
from sample_readings import NOW
from sample_records import Fake, keep, report_of, told

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if CHROMIUM is None and not os.environ.get("CI"):
    pytest.skip("no Chromium: apt-get install chromium, to run these", allow_module_level=True)

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import Browser, Page, expect, sync_playwright  # noqa: E402

expect.set_options(timeout=20_000)
ROOMS = (
    "/queue",
    "/records",
    "/map",
    "/agreements",
    "/weekly?from=2024-04-29",
    "/weekly?kind=flash&from=2024-05-05",
    "/weekly?kind=monthly&from=2024-05-05",
    "/weekly?area=Nowhere+at+all",
    "/gaps",
    "/gaps?area=BF&from=2024-05-01&to=2024-05-31",
    "/sources",
    "/quarantine",
    "/changes",
    "/search?q=Vaskur",
    "/pocket",
    "/keys",
    "/add",
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    assert CHROMIUM, "CI installs Chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = sample_desk(tmp_path / "a.db")
    yield opened
    opened.store.close()


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_application(desk), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    assert address  # the desk goes on answering until the page is closed
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda request: wrong.append(request.url) if "127.0.0.1" not in request.url else None)
    yield opened
    context.close()
    assert not [one for one in wrong if not one.startswith("data:")], wrong


def cards(page: Page) -> list[str]:
    return page.locator(".card:not([hidden]) h2").all_inner_texts()


def test_a_morning_with_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/queue")
    assert cards(page) == ["News d", "News a", "News c"]
    page.keyboard.press("a")
    expect(page.locator(".card:not([hidden])")).to_have_count(2)
    page.keyboard.press("r")
    page.keyboard.type("told of elsewhere")
    page.keyboard.press("Enter")
    expect(page.locator(".card:not([hidden])")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator(".card:not([hidden])")).to_have_count(2)
    page.wait_for_load_state()
    assert cards(page) == ["News a", "News c"]
    other = page.locator(".card").nth(1).get_attribute("data-record") or ""
    page.keyboard.press("j")
    page.keyboard.press("s")
    expect(page.locator(".card:not([hidden])")).to_have_count(1)
    page.keyboard.press("o")
    page.wait_for_url("**/record/*")
    record = page.url
    reach(page, ".matrix .cell")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/**")
    expect(page.locator("#said")).to_be_focused()
    page.go_back()
    page.wait_for_url(record)
    page.keyboard.press("e")
    expect(page.locator("select[name=field]")).to_be_focused()
    page.keyboard.type("killed")
    page.keyboard.press("Tab")
    page.keyboard.type("8")
    page.keyboard.press("Tab")
    page.keyboard.type("hospital list")
    page.keyboard.press("Enter")
    said(page, "killed edited; u takes it back")
    assert "hospital list" in page.inner_text(".matrix")
    page.keyboard.press("a")
    said(page, "accepted; u takes it back")
    page.keyboard.press("Shift+P")
    page.wait_for_selector(".status.published")
    page.wait_for_load_state()
    page.keyboard.press("p")
    expect(page.locator("[name=member]").first).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("p")
    said(page, "split; u takes it back")
    page.keyboard.press("u")
    expect(page.locator("[name=member]")).to_have_count(2)
    page.wait_for_load_state()
    page.keyboard.press("m")
    expect(page.locator("[name=with][maxlength]")).to_be_focused()
    page.keyboard.type(other)
    page.keyboard.press("Tab")
    page.keyboard.type("one convoy")
    page.keyboard.press("Enter")
    said(page, "merged; u takes it back")
    expect(page.locator("[name=member]")).to_have_count(3)
    page.keyboard.press("u")
    expect(page.locator("[name=member]")).not_to_have_count(3)
    page.wait_for_load_state()
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url("**/records")
    reach(page, ".exports a")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert "Vaskur" in Path(download.value.path()).read_text("utf-8")


def reach(page: Page, selector: str) -> None:
    """Go to the first such link with the Tab key alone."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("(one) => document.activeElement?.matches(one)", selector):
            return
    raise AssertionError(f"no {selector} was reached")


def said(page: Page, words: str) -> None:
    page.wait_for_selector(f"text={words}")
    page.wait_for_load_state()


def test_moving_between_rooms_and_the_sheet_of_keys(page: Page, address: str) -> None:
    page.goto(f"{address}/queue")
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open] dt")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("m")
    page.wait_for_url("**/map")
    page.wait_for_selector(".leaflet-container canvas")
    page.keyboard.press("/")
    page.keyboard.type("Redmoth")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search**")
    assert "News c" in page.inner_text("main")


def test_map_timeline_and_table_follow_each_other(page: Page, address: str) -> None:
    page.goto(f"{address}/map")
    page.wait_for_selector("#map[data-ready]")
    rows = page.locator("#rows tbody tr")
    expect(rows).to_have_count(3)
    bars = page.locator("#timeline [data-since]")
    first, last = bars.first.bounding_box(), bars.nth(3).bounding_box()
    assert first
    assert last
    page.mouse.move(first["x"] + 2, first["y"] + 30)
    page.mouse.down()
    page.mouse.move(last["x"] + 2, last["y"] + 30, steps=4)
    page.mouse.up()
    expect(rows).to_have_count(2)
    assert "from=2024-05-03&to=2024-05-06" in page.url
    assert page.locator('.filter [name="from"]').input_value() == "2024-05-03"
    page.locator("#timeline [data-all-days]").click()
    expect(rows).to_have_count(3)
    rows.filter(has_text="News c").hover()
    expect(page.locator("#timeline .here")).to_have_attribute("data-since", "2024-05-05")
    page.evaluate("window.scrollTo(0, 0)")
    page.locator("#map").focus()
    box = page.locator("#map").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 900, box["y"] + 200, steps=5)
    page.mouse.up()
    expect(page.locator("#rows [data-count]")).not_to_have_attribute("data-count", "3")
    seen = page.locator("#timeline .seen-rect")
    expect(seen).not_to_have_count(3)


def test_a_claim_leads_to_its_words_in_the_report(page: Page, address: str) -> None:
    page.goto(f"{address}/queue")
    page.click("text=News a")
    page.locator(".matrix .cell").first.click()
    page.wait_for_url("**/report/**")
    assert page.locator("#said").is_visible()


def test_words_that_are_selected_become_a_claim_beside_the_machine_s(desk: Desk, page: Page, address: str) -> None:
    body = f"\U0001f30d Zażółć. {told(7, 'Vaskur', 3)}\n\n\U0001f30d\U0001f30d Later 12 soldiers were counted."
    keep(desk.store, report_of("counted", body))
    list(reconcile(desk.store, Fake(), clock=lambda: NOW))
    page.goto(f"{address}/report/counted")
    offer = page.locator("#claim-words")
    expect(offer).to_be_hidden()
    page.evaluate(
        """() => {
          const last = [...document.querySelectorAll(".text p")].at(-1).lastChild;
          const at = last.data.indexOf("12 soldiers");
          document.getSelection().setBaseAndExtent(last, at, last, at + "12 soldiers".length);
        }"""
    )
    expect(offer).to_be_visible()
    page.keyboard.press("e")
    page.wait_for_url("**/claim/counted?**")
    assert page.locator("mark.asked").inner_text() == "12 soldiers"
    page.get_by_role("radio", name="killed").check()
    page.locator('form.claim input[name="reason"]').fill("the machine missed it")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/counted?notice=**")
    assert page.locator("mark.person").inner_text() == "12 soldiers"
    page.locator(".account a", has_text="record").first.click()
    page.wait_for_url("**/record/*")
    assert "12" in page.locator(".matrix .chosen b").first.inner_text()
    page.locator(".edited .cell").click()
    page.wait_for_url("**/report/counted?review=**")
    assert page.locator("#said").inner_text() == "12 soldiers"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("u")
    expect(page.locator("mark.person")).to_have_count(0)


def test_without_a_script_words_are_typed_as_they_stand(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/report/a")
    page.locator("#words").fill("7 soldiers")
    page.get_by_role("button", name="Say what they say").click()
    page.wait_for_url("**/claim/a?words=**")
    page.get_by_role("radio", name="wounded").check()
    page.locator('form.claim input[name="reason"]').fill("they live")
    page.get_by_role("button", name="Put beside the machine").click()
    page.wait_for_url("**/report/a?notice=**")
    assert "they live" in page.inner_text("aside")
    context.close()


def test_a_text_is_added_with_the_keyboard_and_read(page: Page, address: str) -> None:
    page.goto(f"{address}/queue")
    page.keyboard.press("g")
    page.keyboard.press("n")
    page.wait_for_url("**/add")
    page.locator('input[name="title"]').fill("Gunmen kill nine soldiers near Gao")
    page.locator('textarea[name="text"]').fill(
        "Gunmen killed nine soldiers near Gao in Mali on 6 May 2024, officials said."
    )
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator("#added h2")).to_have_text("1 report read, 0 set aside")
    assert not violations(page)
    page.locator("#added a", has_text="record").click()
    page.wait_for_url("**/record/*")
    assert "Gao" in page.inner_text("main")


def test_on_a_phone_everything_fits_and_is_touched(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    for room in (*ROOMS, "/report/a", "/claim/a?words=7 soldiers", "/claim/a?words=a"):
        page.goto(address + room)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 361, f"{room} is {width} pixels wide"
    page.goto(f"{address}/queue")
    page.locator(".card button", has_text="Accept").first.tap()
    expect(page.locator(".card:not([hidden])")).to_have_count(2)
    context.close()


def test_a_morning_on_a_phone(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}/queue")
    page.locator(".card button", has_text="Accept").first.tap()
    expect(page.locator(".card:not([hidden])")).to_have_count(2)
    page.locator("#undo button").tap()
    expect(page.locator(".card:not([hidden])")).to_have_count(3)
    other = page.locator(".card").nth(2).get_attribute("data-record") or ""
    page.locator(".card", has_text="News a").locator("h2 a").tap()
    page.wait_for_url("**/record/*")
    record = page.url
    page.locator(".matrix .cell").first.tap()
    page.wait_for_url("**/report/**")
    expect(page.locator("#said")).to_be_visible()
    page.goto(record)
    page.locator("select[name=field]").select_option("killed")
    page.locator("input[name=value]").fill("8")
    page.locator('form[action$="/edit"] input[name=reason]').fill("hospital list")
    page.locator('form[action$="/edit"] button').tap()
    said(page, "killed edited")
    page.locator(".acts button", has_text="Accept").tap()
    said(page, "accepted; u takes it back")
    page.locator(".acts button", has_text="Publish").tap()
    page.wait_for_selector(".status.published")
    page.locator("[name=member]").first.tap()
    page.locator("#split button").tap()
    said(page, "split; u takes it back")
    page.locator("#undo button").tap()
    expect(page.locator("[name=member]")).to_have_count(2)
    page.locator("[name=with][maxlength]").fill(other)
    page.locator('form[action$="/merge"].stack button').tap()
    said(page, "merged; u takes it back")
    expect(page.locator("[name=member]")).to_have_count(3)
    page.locator("#undo button").tap()
    expect(page.locator("[name=member]")).not_to_have_count(3)
    page.goto(f"{address}/records")
    with page.expect_download() as download:
        page.locator(".exports a").first.tap()
    assert "Vaskur" in Path(download.value.path()).read_text("utf-8")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_shuts_anybody_out(chromium: Browser, address: str, scheme: str) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/queue")
    record = page.locator(".card").first.get_attribute("data-record")
    for room in (*ROOMS, f"/record/{record}", "/report/a", "/people", "/queue/bulk"):
        page.goto(address + room)
        assert not violations(page), room
    page.goto(f"{address}/report/a")
    page.get_by_role("button", name="Reread").click()
    page.wait_for_url("**/reread/a")
    assert page.locator("table.rereading").count() >= 1
    assert not violations(page)
    for words in ("7 soldiers", "News"):
        page.goto(f"{address}/claim/a?words={words}")
        assert not violations(page), words
    context.close()


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds wrong, each with up to three elements."""
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    return [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found.response["violations"]]
