"""The map's shades: what is known only to a province or a country, and the provinces that were added."""

from __future__ import annotations

import html
import io
import json
import re
from dataclasses import replace
from pathlib import Path

from dateline.desk.desk import Configuration, Desk
from dateline.knowledge import gazetteer
from dateline.knowledge.gazetteer_added import join, open_added, publish
from dateline.knowledge.gazetteer_boundaries import read_areas
from dateline.knowledge.gazetteer_dump import read_dump
from dateline.model.claims import compose_account
from dateline.model.values import Where
from dateline.run.reconcile import reconcile
from dateline.store.sqlite import Store
from geonames_files import PROVINCES, ROWS, table
from sample_desk import RULE, browser
from sample_readings import NOW
from sample_records import Fake, accounts_of, keep, report_of, told

PROVINCE = Where("Nineveh", precision=4, admin=("Nineveh",), country="IQ")
COUNTRY = Where("Iraq", precision=6, country="IQ")


def keep_at(store: Store, id: str, body: str, place: Where) -> None:
    """A report of one incident at this place."""
    report = report_of(id, body)
    (account,) = accounts_of(report)
    claims = [replace(claim, value=place) if claim.field == "place" else claim for claim in account.claims]
    keep(store, report, accounts=(compose_account(report, kind="incident", role="main", claims=claims),))


def test_what_is_known_only_to_a_province_or_a_country_is_a_shade_and_no_point(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        keep_at(store, "p", told(4, "Vaskur", 3), PROVINCE)
        keep_at(store, "c", told(5, "Vaskur", 9), COUNTRY)
        list(reconcile(store, Fake(), clock=lambda: NOW))
        client = browser(Desk(store, Configuration(rule=RULE)))
        page = client.get("/map").text
        assert client.get("/map/points").json()["lat"] == []
    (attribute,) = re.findall(r'data-shaded="([^"]*)"', page)
    assert sorted(json.loads(html.unescape(attribute))) == [["368", "IQ", "", 1, 5], ["368", "IQ", "Nineveh", 1, 4]]
    assert 'data-provinces=""' in page


def test_provinces_that_were_added_are_drawn_and_shaded(tmp_path: Path) -> None:
    drafts, _ = read_dump(io.BytesIO(table(ROWS)), "IQ", limit=1_000_000)
    keyed = join(drafts, read_areas(PROVINCES, 1)[0])
    publish(tmp_path / "added", drafts, keyed, gazetteer.packaged(), at=NOW, left_out={}, sources=())
    gazetteer.use(open_added(tmp_path / "added", gazetteer.packaged()))
    try:
        with Store(tmp_path / "a.db") as store:
            valley = Where("Muhafazat Zarnuk", precision=4, admin=("Muhafazat Zarnuk",), country="IQ")
            keep_at(store, "p", told(4, "Vaskur", 3), valley)
            list(reconcile(store, Fake(), clock=lambda: NOW))
            client = browser(Desk(store, Configuration(rule=RULE)))
            page = client.get("/map").text
            provinces = client.get("/map/provinces")
            again = client.get("/map/provinces", headers={"If-None-Match": provinces.headers["etag"]})
    finally:
        gazetteer.use(None)
    assert 'data-provinces="/map/provinces"' in page
    (feature,) = provinces.json()["features"]
    assert feature["properties"] == {"country": "IQ", "name": "Muhafazat Zarnuk"}
    (((first, *_, last),),) = feature["geometry"]["coordinates"]
    assert first == last
    assert "Muhafazat Zarnuk" in html.unescape(re.findall(r'data-shaded="([^"]*)"', page)[0])
    assert again.status_code == 304
