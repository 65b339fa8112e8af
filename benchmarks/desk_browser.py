"""What `benchmarks/desk.py` measures in headless Chromium: loading, bytes, keys, panning. No GPU: all is drawn by the
processor, on the same cores on which the desk runs."""

from __future__ import annotations

import itertools
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

BASE_MAP = ("countries-50m.json", "/map/places", "/map/boundaries")
"""Parts of the addresses of the base map, which is loaded once and kept by the browser."""

_INTERACTIVE = """() => new Promise((done) => {
  const idle = () => requestIdleCallback(() => done(performance.now()));
  const map = document.querySelector("[data-map]");
  const wait = () => (!map || map.dataset.ready ? idle() : setTimeout(wait, 5));
  document.readyState === "complete" ? wait() : addEventListener("load", wait);
})"""
"""Milliseconds since the navigation began until everything is loaded, the map is drawn and the browser is idle."""

_WATCH_KEYS = """() => {
  window.waits = [];
  addEventListener("keydown", () => {
    const began = performance.now(), before = document.activeElement?.closest(".card");
    const look = () => {
      const now = document.activeElement?.closest(".card");
      if (now && now !== before) requestAnimationFrame(() => window.waits.push(performance.now() - began));
      else requestAnimationFrame(look);
    };
    look();
  }, true);
}"""
"""Milliseconds from a key to the frame after which the next card is the current one."""

_WATCH_FRAMES = """() => {
  window.frames_at = []; window.watching = true;
  const frame = (at) => { window.frames_at.push(at); if (window.watching) requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


def loaded(browser: Browser, address: str) -> tuple[float, int]:
    """Milliseconds until a page can be worked with, with an empty cache, and its bytes without the base map."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    address_of: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def asked(event: dict[str, Any]) -> None:
        address_of[event["requestId"]] = event["request"]["url"]

    def finished(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = int(event["encodedDataLength"])

    network.on("Network.requestWillBeSent", asked)
    network.on("Network.loadingFinished", finished)
    page.goto(address)
    took = float(page.evaluate(_INTERACTIVE))
    context.close()
    whole = sum(size for id, size in sizes.items() if not any(part in address_of.get(id, "") for part in BASE_MAP))
    return took, whole


def keys(browser: Browser, address: str, *, presses: int) -> list[float]:
    """Milliseconds from the key `a` to the next card in the queue, press after press."""
    page = _page(browser, f"{address}/queue")
    page.evaluate(_WATCH_KEYS)
    for _ in range(presses):
        page.keyboard.press("a")
        time.sleep(0.25)
    page.wait_for_timeout(500)
    waits = [float(wait) for wait in page.evaluate("window.waits")]
    page.context.close()
    return waits


def frames(browser: Browser, address: str, *, zoom: int, seconds: float) -> list[float]:
    """Milliseconds of each frame while the map of everything is dragged to and fro, so many steps closer."""
    page = _page(browser, address)
    page.evaluate(_INTERACTIVE)
    box = page.locator("#map").bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + min(box["height"], 700) / 2)
    for _ in range(zoom):
        page.locator(".leaflet-control-zoom-in").click()
        page.wait_for_timeout(600)
    page.mouse.move(*middle)
    page.mouse.down()
    page.evaluate(_WATCH_FRAMES)
    began, number = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        number += 1
        phase = number % 80
        across = 5 * (phase if phase < 40 else 80 - phase)
        page.mouse.move(middle[0] + across - 100, middle[1] + across / 2 - 50)
    page.evaluate("window.watching = false")
    page.mouse.up()
    at = page.evaluate("window.frames_at")
    page.context.close()
    return [float(after - before) for before, after in itertools.pairwise(at)]


def _page(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(address)
    page.wait_for_load_state("load")
    return page
