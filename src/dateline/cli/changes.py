"""`dateline changes`: what is new, other, merged or gone since a day or since an export."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import click
from rich.padding import Padding
from rich.text import Text

from dateline.cli.options import database_option
from dateline.cli.records import figure_rule, reconciled
from dateline.cli.terminal import console, plain
from dateline.errors import BadInput
from dateline.exports.formats import as_text, read_records
from dateline.exports.shapes import Row, flat_record, record_json
from dateline.model.document import counted
from dateline.model.records import RecordView
from dateline.run.history import Change, compare, reasons_since, views_at
from dateline.run.record_views import view_records

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@click.command()
@click.option("--since", required=True, metavar="DATE|EXPORT", help="A day, a time, or a file that was exported.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON a change.")
@database_option()
def changes(since: str, as_json: bool, database: Path) -> None:
    """List what changed: records added, changed (old to new, and why), merged into others, split off, withdrawn.

    DATE is a day (its beginning, UTC) or a time: the records are compared with what they were then. EXPORT is a file
    of records that `dateline export` wrote as csv, jsonl or geojson.

    \b
    dateline changes --since 2024-05-01
    dateline changes --since dateline-records.csv
    dateline changes --since 2024-05-01T08:00+02:00 --json
    """
    time = _time(since)
    rule = figure_rule()
    with reconciled(database) as store, store.view() as session:
        if time is None:
            old, why = read_records(Path(since)), reasons_since(session, _written(Path(since)))
        else:
            old, why = _rows(views_at(session, time, rule=rule)), reasons_since(session, time)
        new = _rows(view_records(session, rule=rule))
    found = compare(old, new, why)
    if as_json:
        for change in found:
            told = {name: getattr(change, name) for name in ("record", "what", "field", "old", "new", "why")}
            click.echo(json.dumps({"schema": "dateline.changes/1", **told}))
    else:
        _print(found, {**old, **new})
    counts = Counter(change.what for change in {(c.record, c.what): c for c in found}.values())
    told_counts = ", ".join(f"{number} {what}" for what, number in counts.most_common()) or "nothing changed"
    click.echo(f"{counted(len({c.record for c in found}), 'record')}: {told_counts}; since {since}", err=True)


def _time(since: str) -> datetime | None:
    """The time that is named; None for a file. Raises BadInput for what is neither."""
    try:
        time = datetime.fromisoformat(since)
    except ValueError:
        if not Path(since).is_file():
            raise BadInput(
                f"{since} is neither a date nor a file", hint="write a day as 2021-12-04, or name an export"
            ) from None
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _written(path: Path) -> datetime:
    """When an export was written, as far as the file system knows; reasons older than that are left out."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return _BEGINNING


def _words(row: Mapping[str, str]) -> str:
    """What a record is of, from its flat row: as much as tells it from the others in a list."""
    first = {"incident": "sub_event_type", "agreement": "agreement_type", "statement": "speaker"}[row["kind"]]
    known = (row.get("date_start") or row.get("announced"), row.get("place"), row.get(first) or row["kind"])
    return ", ".join(filter(None, known))


def _rows(views: Iterable[RecordView]) -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for view in views:
        row: Row = flat_record(record_json(view))
        rows[view.record.id] = {name: as_text(value) for name, value in row.items()}
    return rows


def _print(found: list[Change], rows: Mapping[str, Mapping[str, str]]) -> None:
    out = console()
    for (record, what), group in groupby(found, key=lambda change: (change.record, change.what)):
        items = list(group)
        other = f" {items[0].new[:8]}" if what in ("merged into", "split from") else ""
        out.print(Text.assemble(record[:8], "  ", (f"{what}{other}", "bold"), "  ", plain(_words(rows[record]))))
        for change in items if what == "changed" else ():
            told = f"{change.field}: {change.old or 'not known'} → {change.new or 'not known'}"
            out.print(Padding(plain(told), (0, 0, 0, 2)))
        out.print(Padding(plain(f"why: {items[0].why}", "dim"), (0, 0, 0, 2)))
