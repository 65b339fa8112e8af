"""A report with accounts of all three kinds, composed by hand: what the tests keep, print and read back."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone

from dateline.model.claims import Account, Claim, Origin, compose_account, quote
from dateline.model.text import Capture, Publication, Report, compose_report
from dateline.model.values import Action, Means, Reaction, Toll, Value, When, Where, Who

NOW = datetime(2024, 5, 6, 12, 30, tzinfo=UTC)
ORIGIN = Origin("sample", "1").id
BODY = """Brigadier Tarin Qadesh, spokesman of the Northern Command, said on Friday that the Northern Command and the \
River Guards had agreed on joint patrols in Vaskur and Old Ferry. The pact takes effect on Saturday.

The African Union welcomed the accord.

On Wednesday, at least nine River Guards soldiers and two farmers were killed when gunmen of the Black Reed Front \
attacked a post 12 km north of Vaskur with mortars."""


def sample_report(**changes: object) -> Report:
    """A report about an invented agreement and attack, published on Friday 3 May 2024."""
    fields: dict[str, object] = {
        "body": BODY,
        "title": "Northern Command and River Guards agree on joint patrols",
        "input": "patrols.html",
        "url": "https://example.org/patrols",
        "outlet": "Example Ledger",
        "language": "en",
        "publication": Publication(
            datetime(2024, 5, 3, 17, 49, tzinfo=timezone(timedelta(hours=3))),
            "structured data",
            (("url", "2024-05-02"),),
        ),
        "authors": ("A. Writer",),
    }
    return compose_report(**{**fields, **changes})  # type: ignore[arg-type]


def claim(report: Report, field: str, value: Value, *words: str) -> Claim:
    """A claim on the first place at which each of `words` stands."""
    evidence = [quote(report, at, at + len(piece)) for piece in words for at in [report.text.index(piece)]]
    return Claim(field, value, tuple(evidence), ORIGIN)


def sample_accounts(report: Report) -> tuple[Account, ...]:
    """An agreement, an incident and a statement that the sample report tells."""
    agreement = compose_account(
        report,
        kind="agreement",
        role="main",
        claims=[
            claim(report, "agreement_type", "security cooperation", "agreed on joint patrols"),
            claim(report, "party", Who("Northern Command", "northern-command"), "the Northern Command and"),
            claim(report, "party", Who("River Guards"), "River Guards"),
            claim(report, "commitment", "joint patrols", "joint patrols in"),
            claim(report, "zone", Where("Vaskur", lat=10.5, lon=-3.25, precision=1), "Vaskur"),
            claim(report, "announced", When.on(date(2024, 5, 3)), "on Friday"),
            claim(report, "in_force", When.on(date(2024, 5, 4)), "takes effect on Saturday"),
            claim(report, "reaction", Reaction("African Union", "welcomed"), "The African Union welcomed"),
        ],
    )
    incident = compose_account(
        report,
        kind="incident",
        role="background",
        certainty="stated",
        claims=[
            claim(report, "action", Action("Battles", "Armed clash", "armed_clash"), "attacked"),
            claim(report, "date", When.on(date(2024, 5, 1)), "On Wednesday"),
            claim(
                report,
                "place",
                Where("Vaskur", "sample:1", 10.61, -3.25, 2, "12 km north of", ("Reed Province",), "BF", 5.0),
                "12 km north of Vaskur",
            ),
            claim(report, "toll", Toll("killed", 9, None, "soldiers"), "at least nine River Guards soldiers", "killed"),
            claim(report, "toll", Toll("killed", 2, 2, "farmers"), "two farmers"),
            claim(report, "perpetrator", Who("Black Reed Front"), "Black Reed Front"),
            claim(report, "weapon", Means("mortar"), "mortars"),
        ],
    )
    statement = compose_account(
        report,
        kind="statement",
        role="main",
        claims=[
            claim(report, "speaker", Who("Tarin Qadesh"), "Tarin Qadesh"),
            claim(report, "role", "spokesman", "spokesman"),
            claim(report, "organisation", Who("Northern Command"), "Northern Command, said"),
            claim(report, "stance", "announced", "said"),
        ],
    )
    return incident, agreement, statement


def sample_capture(body: bytes = b"<p>patrols</p>", *, named: str = "patrols.html") -> Capture:
    """A capture of these bytes."""
    return Capture(named, NOW, "text/html", hashlib.sha256(body).hexdigest(), body, named, "utf-8")
