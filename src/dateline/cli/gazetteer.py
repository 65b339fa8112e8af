"""`dateline gazetteer`: add countries to the places that Dateline knows, list them, take them out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import click
from rich import box
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from dateline.cli.options import in_force, now
from dateline.cli.problems import MISUSE, SET_ASIDE, complain
from dateline.cli.terminal import console, plain
from dateline.errors import DatelineError
from dateline.knowledge import gazetteer as packaged
from dateline.knowledge.gazetteer_added import Added, added, damaged
from dateline.model.document import counted
from dateline.run import gazetteer as adding
from dateline.run.gazetteer import Addition, Told, untold


@click.group()
def gazetteer() -> None:
    """Add the places of whole countries to those that are packaged with Dateline.

    The packaged gazetteer holds towns, provinces and districts of the world and the villages that reports of conflict
    name most. A country that you add brings all its villages, camps, rivers and mountains, and the boundaries of its
    provinces and districts. It is kept in the folder of the setting `gazetteer_folder`.

    \b
    dateline gazetteer add IQ SY
    dateline gazetteer list
    dateline gazetteer remove SY
    """


@gazetteer.command()
@click.argument("countries", metavar="COUNTRY...", nargs=-1, required=True)
@click.option(
    "--from",
    "given",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER_OR_FILE",
    help="Take the files from here and not from the network; may be given more than once.",
)
@click.option("--no-boundaries", is_flag=True, help="Add the places alone.")
def add(countries: tuple[str, ...], given: tuple[Path, ...], no_boundaries: bool) -> int:
    """Add the places and boundaries of countries, each named by its two letters of ISO 3166.

    Places come from GeoNames (IQ.zip), boundaries from geoBoundaries. A download that broke off is taken up where it
    stopped when you give the same command again. A country that was added before is replaced; where anything fails,
    what was there stays as it is.

    \b
    dateline gazetteer add IQ SY
    dateline gazetteer add IQ --from downloads/
    dateline gazetteer add IQ --from IQ.zip --from geoBoundaries-IRQ-ADM1.geojson
    """
    settings = in_force()
    codes = list(dict.fromkeys(adding.country_code(country) for country in countries))
    failed = 0
    for code in codes:
        try:
            with _shown() as told:
                sources = adding.sources_of(settings, clock=now, told=told)
                addition = adding.add(code, sources, given=given, boundaries=not no_boundaries)
        except DatelineError as error:
            failed += 1
            complain(f"not added: {code}: {error}", error.hint)
        else:
            _tell(addition)
    if failed == len(codes):
        return MISUSE
    return SET_ASIDE if failed else 0


@gazetteer.command("list")
def list_all() -> int:
    """List the packaged places and every country that was added: counts, days, sources and licences.

    Every file of an added country is compared with its recorded SHA-256; one that is damaged is named.

    \b
    dateline gazetteer list
    """
    folder = adding.folder_of(in_force())
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in ("country", "places", "ADM1", "ADM2", "added", "source", "licence"):
        is_number = name in ("places", "ADM1", "ADM2")
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    whole = packaged.packaged()
    table.add_row("all", f"{len(whole):,}", "-", "-", "packaged", "GeoNames, ISO 3166-2, Dateline's own", "CC BY 4.0")
    manifests = added(folder) if folder.is_dir() else []
    for manifest in manifests:
        _rows(table, manifest)
    console().print(table)
    bad = {manifest.country: damaged(folder, manifest) for manifest in manifests}
    for country, files in bad.items():
        if files:
            complain(f"damaged: {country}: {', '.join(files)}", f"run `dateline gazetteer add {country}` again")
    click.echo(f"{counted(len(manifests), 'country', 'countries')} added; folder {folder}", err=True)
    return SET_ASIDE if any(bad.values()) else 0


@gazetteer.command()
@click.argument("countries", metavar="COUNTRY...", nargs=-1, required=True)
def remove(countries: tuple[str, ...]) -> int:
    """Take out what was added for countries, and the files that were fetched for it. Packaged places stay.

    \b
    dateline gazetteer remove IQ
    """
    folder = adding.folder_of(in_force())
    missing = 0
    for code in dict.fromkeys(adding.country_code(country) for country in countries):
        if adding.remove(code, folder):
            click.echo(f"{code}: removed", err=True)
        else:
            missing += 1
            complain(f"{code}: nothing was added", "`dateline gazetteer list` shows what was")
    return SET_ASIDE if missing else 0


def _rows(table: Table, manifest: Added) -> None:
    for at, source in enumerate(manifest.sources):
        told = plain(f"{source.what} {source.year}".strip() + f": {_short(source.address)}")
        if at:
            table.add_row("", "", "", "", "", told, plain(source.licence))
            continue
        areas = [str(manifest.areas.get(order) or "-") for order in ("ADM1", "ADM2")]
        day = manifest.at.date().isoformat()
        table.add_row(manifest.country, f"{manifest.places:,}", *areas, day, told, plain(source.licence))


def _short(address: str) -> str:
    """The file and the host of an address; the manifest holds it whole."""
    parts = urlsplit(address)
    name = parts.path.rstrip("/").rpartition("/")[2]
    return f"{name} of {parts.hostname}" if parts.hostname else address


def _tell(addition: Addition) -> None:
    for note in addition.notes:
        complain(f"note: {note}")
    what = addition.added
    areas = ", ".join(
        f"{counted(count, 'boundary', 'boundaries')} of {order}" for order, count in what.areas.items() if count
    )
    parts = [counted(what.places, "place"), counted(what.names, "name"), areas or "no boundaries"]
    click.echo(f"{what.country}: added {', '.join(parts)}", err=True)
    if what.left_out:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(what.left_out.items()))
        click.echo(f"{what.country}: left out {reasons}", err=True)


@contextmanager
def _shown() -> Iterator[Told]:
    """A progress bar on standard error where that is a terminal, and else nothing."""
    if not sys.stderr.isatty():
        yield untold
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[so_far]}"), TimeElapsedColumn())
    with Progress(*columns, console=console(stream=sys.stderr), transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def told(what: str, done: int, total: int | None) -> None:
            if what not in tasks:
                for task in tasks.values():
                    progress.remove_task(task)
                tasks.clear()
                tasks[what] = progress.add_task(what, total=total, so_far="")
            so_far = (f"{done:,}" if done else "") if total is None else f"{done:,} of {total:,}"
            progress.update(tasks[what], completed=done, total=total, so_far=so_far)

        yield told
