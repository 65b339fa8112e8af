"""Pictures of every page of the desk, light and dark, made anew from the bundled examples.

    python docs/screenshots.py [FOLDER]

They go to `docs/images/desk` where no other folder is named, as WebP. It needs Chromium and the packages of the tests.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from dateline.desk.desk import Configuration, Desk
from dateline.desk.listing import refresh_listings
from dateline.records.figures import DEFAULT_RULE
from dateline.run.review import decide
from dateline.store.listings import Filter
from dateline.store.sqlite import Store

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))
from live_desk import served  # noqa: E402 - the path is said first

QUALITY = 62
WIDE, PHONE = (1280, 860), (360, 740)
ON_PHONE = ("queue", "record", "pocket")


def main() -> None:
    """Read the examples, decide on some of them, go through all pages."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "images" / "desk"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        database = Path(temporary) / "examples.db"
        command = [sys.executable, "-m", "dateline", "examples", "--db", str(database)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
        with Store(database) as store:
            desk = Desk(store, Configuration(rule=DEFAULT_RULE, reviewer="Amina"))
            addresses = prepared(desk)
            with served(desk) as address, sync_playwright() as playwright:
                found = shutil.which("chromium") or shutil.which("google-chrome")
                browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
                for scheme in ("light", "dark"):
                    shoot(browser, address, addresses, folder, scheme)
                browser.close()
    size = sum(path.stat().st_size for path in folder.glob("*.webp"))
    sys.stdout.write(f"{len(list(folder.glob('*.webp')))} pictures, {size / 1e6:.1f} MB in {folder}\n")


def prepared(desk: Desk) -> dict[str, str]:
    """Some decisions, so that pages have something to show; the address of every page by the name of its picture."""
    list(refresh_listings(desk.store, rule=DEFAULT_RULE, clock=lambda: datetime.now(UTC)))
    with desk.session() as session:
        incidents, _ = session.listings.page(Filter(kinds=("incident",)), order="severity", limit=20)
        agreements, _ = session.listings.page(Filter(kinds=("agreement",)), order="newest", limit=5)
        shown = max(incidents, key=lambda row: (row.sources, row.reports))
        (member, *_) = session.records.members_of_records([shown.record])
        for act, rows in (("accepted", incidents[8:12]), ("published", incidents[8:10]), ("skipped", incidents[12:13])):
            decide(session, [row.record for row in rows], act, by="Amina", at=desk.now())  # type: ignore[arg-type]
    with desk.session() as session:
        decide(
            session, [incidents[15].record], "rejected", by="Amina", at=desk.now(), reason="an exercise, not an attack"
        )
    return {
        "queue": "/queue",
        "record": f"/record/{shown.record}",
        "report": f"/report/{member.report}?account={member.account}&field=toll#said",
        "records": "/records",
        "map": "/map",
        "agreements": "/agreements",
        "agreement": f"/agreement/{agreements[0].record}",
        "gaps": "/gaps?area=Iraq&from=2023-03-01&to=2023-08-31",
        "weekly": "/weekly?kind=weekly&area=Iraq&from=2023-05-08&to=2023-05-14",
        "sources": "/sources",
        "quarantine": "/quarantine",
        "changes": "/changes",
        "search": "/search?q=market",
        "pocket": "/pocket?from=2023-01-01",
        "people": "/people",
        "bulk": "/queue/bulk?act=skipped",
        "add": "/add",
        "keys": "/keys",
    }


def shoot(browser: Browser, address: str, addresses: dict[str, str], folder: Path, scheme: str) -> None:
    """Every page in one scheme, and some of them on a phone."""
    for (width, height), names, ending in ((WIDE, tuple(addresses), ""), (PHONE, ON_PHONE, "-phone")):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            is_mobile=bool(ending),
            reduced_motion="reduce",
        )
        page = context.new_page()
        for name in names:
            page.goto(address + addresses[name])
            if page.locator("[data-map]").count():
                page.wait_for_selector("[data-ready]")
            page.wait_for_timeout(300)
            (folder / f"{name}{ending}-{scheme}.webp").write_bytes(picture(page))
        context.close()


def picture(page: Page) -> bytes:
    """What is on the screen, as WebP."""
    network = page.context.new_cdp_session(page)
    told = network.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return base64.b64decode(told["data"])


if __name__ == "__main__":
    main()
