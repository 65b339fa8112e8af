"""Translations through the database: found by their keys, one source family, its reason kept."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from dateline.model.text import Capture, Report
from dateline.run.matcher import current_matcher
from dateline.run.reconcile import reconcile_new
from dateline.store.sqlite import Store
from test_reading_translations import ARABIC, ENGLISH, FRENCH, OWN, report

NOW = datetime(2021, 12, 4, tzinfo=UTC)


def test_an_original_and_its_translations_are_one_family_and_an_independent_report_is_none(tmp_path: Path) -> None:
    told = (
        report("ar", ARABIC, "ar"),
        report("en", ENGLISH, "en"),
        report("own", OWN, "en"),
        report("fr", FRENCH, "fr"),
    )
    with Store(tmp_path / "records.db") as store:
        for one in told:
            _keep(store, one)
        with store.view() as session:
            assert session.records.families([one.id for one in told]) == {"ar": "ar", "en": "ar", "fr": "ar"}
            reasons = dict(session.records.copies_of("ar"))
    assert set(reasons) == {"en", "fr"}
    assert all(reason.startswith("translation of ar: ") for reason in reasons.values())


def _keep(store: Store, one: Report) -> None:
    body = one.text.encode()
    capture = Capture(one.id, NOW, "text/plain", hashlib.sha256(body).hexdigest(), body, one.id)
    with store.session() as session:
        session.keep(capture, one, relevant=True, accounts=(), reader="test", work=one.id, at=NOW)
        reconcile_new(session, one, (), current_matcher(), at=NOW)
