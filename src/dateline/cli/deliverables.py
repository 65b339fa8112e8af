"""`dateline flash`, `dateline weekly` and `dateline monthly`: the deliverables, to the terminal or to a file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from dateline.cli.options import Decorator, database_option, in_force, now, same_sources_option
from dateline.cli.records import figure_rule, reconciled
from dateline.desk.outlines import outlines
from dateline.errors import BadInput
from dateline.exports.documents import FORMATS, Setup, render
from dateline.model.document import Document
from dateline.run.deliverables import Deliverable, Order, deliver, edition_before, period_of, source_periods
from dateline.run.occurrences import area_of
from dateline.settings import Settings


class DayType(click.ParamType[date]):
    """A day in ISO 8601."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; click's own error where it is none."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-11-23", param, ctx)


class MomentType(click.ParamType[datetime]):
    """A time in ISO 8601; UTC where it names no zone."""

    name = "TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The time; click's own error where it is none."""
        if isinstance(value, datetime):
            return value
        try:
            time = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a time; write it as 2026-11-23T08:00+03:00", param, ctx)
        return time if time.tzinfo else time.replace(tzinfo=UTC)


def _options(*, edition: bool) -> Decorator:
    """The options that the three share; `edition` where there are corrections to an earlier one."""
    places = 'Such as "Diyala", "Kirkuk, Iraq", "Daquq 30 km", "IQ".  [default: all]'
    formats = "[default: by the ending of --output, else md]"
    file = click.Path(dir_okay=False, path_type=Path)
    shared: list[Decorator] = [
        click.option("--area", metavar="PLACE", help=places),
        click.option("--from", "since", type=DayType(), help="The first day.  [default: the last complete period]"),
        click.option("--to", "until", type=DayType(), help="The last day."),
        same_sources_option(),
        click.option("--format", "form", type=click.Choice(FORMATS), help=formats),
        click.option("--output", "-o", type=file, metavar="FILE", help="The file."),
        database_option(),
    ]
    if edition:
        told = "When the edition before was made, for the corrections.  [default: one period ago]"
        shared.insert(3, click.option("--last-edition", type=MomentType(), help=told))

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(shared):
            command = option(command)
        return command

    return decorate


@click.command()
@_options(edition=False)
def flash(**asked: Any) -> None:
    """Write the daily flash: each incident of a day with place, precision, who, figures, grades of its sources.

    Without --output it is printed as Markdown, on a terminal without its links. Where nothing was reported it says how
    many sources were read. What was first reported that day of other days stands apart.

    \b
    dateline flash
    dateline flash --area "Diyala; Kirkuk, Iraq" --from 2026-11-23 --output flash.pdf
    """
    _deliver("flash", **asked)


@click.command()
@_options(edition=True)
def weekly(**asked: Any) -> None:
    """Write the weekly: attacks by province beside the weeks before, casualties, perpetrators, map, corrections.

    Every figure leads to its records on the desk (the setting `desk_address`). Corrections are what the edition before
    counted otherwise, from the record as it was then.

    \b
    dateline weekly
    dateline weekly --area "Diyala" --output diyala.docx
    dateline weekly --area IQ --from 2026-11-16 --last-edition 2026-11-16T08:00+03:00 --output week.html
    """
    _deliver("weekly", **asked)


@click.command()
@_options(edition=True)
def monthly(**asked: Any) -> None:
    """Write monthly trends: 24 months, the mix of types, hot spots, casualties, perpetrators, corrections.

    Any day of a month names it. Charts are vectors, legible in grey, and described in text.

    \b
    dateline monthly
    dateline monthly --area "Kirkuk, Iraq" --from 2026-10-01 --output october.pdf
    """
    _deliver("monthly", **asked)


def _deliver(
    kind: Deliverable,
    *,
    area: str | None,
    since: date | None,
    until: date | None,
    same_sources: bool,
    form: str | None,
    output: Path | None,
    database: Path,
    last_edition: datetime | None = None,
) -> None:
    at = now()
    form = form_of(form, output)
    period = period_of(kind, since, until, at)
    rule = figure_rule()
    with reconciled(database) as store, store.view() as session:
        where = area_of(session, area, rule=rule) if area else None
        order = Order(kind, period, where, at, rule, last_edition, same_sources)
        document = deliver(session, order)
    is_read_here = output is None and sys.stdout.isatty()
    body = render(document, form, replace(document_setup(in_force()), has_links=not is_read_here))
    if output is None:
        click.echo(body.decode(), nl=False)
    else:
        write_file(output, body)
    _tell(order, document, output)


def document_setup(settings: Settings) -> Setup:
    """What documents are made with."""
    folder = settings.text("templates")
    return Setup(
        desk=settings.text("desk_address").rstrip("/"),
        templates=None if folder == "none" else Path(folder).expanduser(),
        outlines=outlines,
    )


def form_of(form: str | None, output: Path | None) -> str:
    """The format: what is named, else what the ending of the file says, else Markdown. Raises BadInput for others."""
    ending = output.suffix.lstrip(".").lower() if output else "md"
    chosen = form or {"markdown": "md", "htm": "html"}.get(ending, ending)
    if chosen not in FORMATS:
        raise BadInput(f"{output} does not say its format", hint=f"end it with .{', .'.join(FORMATS)}, or add --format")
    if output is None and chosen in ("pdf", "docx"):
        raise BadInput(f"{chosen} is not for the terminal", hint=f"name a file: --output document.{chosen}")
    return chosen


def write_file(path: Path, body: bytes) -> None:
    """Write a document, all of it or nothing. Raises BadInput where it cannot be."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(body)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BadInput(f"{path} cannot be written: {error.strerror}", hint="name another file") from None


def _tell(order: Order, document: Document, output: Path | None) -> None:
    """What was made, on standard error, with what to add for another."""
    where = order.area.described if order.area else "all areas (--area names one)"
    told = [f"{order.kind} of {order.period}: {where}; {document.marking}"]
    if order.period.until >= order.made.date():
        told.append("the period is not over: its figures will grow")
    if order.same_sources:
        now, before = source_periods(order)
        told.append(f"by sources alone that were read in both {before} and {now} (--same-sources)")
    if order.kind != "flash":
        told.append(f"corrections since {edition_before(order):%Y-%m-%d %H:%M} UTC (--last-edition names another time)")
    told.append(f"written to {output}" if output else "--output names a file: .html, .pdf, .docx or .md")
    click.echo("; ".join(told), err=True)
    sys.stderr.flush()
