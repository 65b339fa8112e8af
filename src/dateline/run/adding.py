"""Reads what people hand over to a server: one address, one file, one text. Kept as `dateline read` keeps it.

Others than the owner of the machine ask here, so that more is bounded: only public addresses are fetched, no file of
this machine is opened, and one request reads so many reports in so much time.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from dateline.errors import SetAside
from dateline.model.ids import digest
from dateline.model.text import Capture, Marking, Publication
from dateline.run.local import DEFAULT_LIMITS, Read, limits_of, options_of, read_all
from dateline.run.worker import Limits
from dateline.settings import Settings
from dateline.sources.inputs import captures_of_address, captures_of_bytes
from dateline.sources.options import Clock, Options, Refused, refuse, writable
from dateline.store.sqlite import Store

LARGEST_UPLOAD = 20_000_000
"""Bytes of one upload, unpacked: a day of a large outlet as JSON Lines."""
LONGEST_ADDRESS = 2_000
LONGEST_NAME = 120
GUARDED = Options(public_only=True, file_limit=LARGEST_UPLOAD)
FETCHING = ("public", "none")
"""What the setting `desk_fetch` can be."""
Outcome = Read | Refused
Found = Capture | Refused


@dataclass(frozen=True, slots=True)
class Terms:
    """What one request may cost. `most` reports, read within `seconds`; `fetches`: addresses are fetched at all."""

    options: Options = GUARDED
    limits: Limits = DEFAULT_LIMITS
    fetches: bool = True
    most: int = 100
    seconds: float = 60.0


def terms_of(settings: Settings) -> Terms:
    """What the settings say; of limits on files the stricter one holds."""
    options = options_of(settings)
    options = replace(options, public_only=True, file_limit=min(options.file_limit, LARGEST_UPLOAD))
    return Terms(options, limits_of(settings), fetches=settings.text("desk_fetch") == "public")


def at_address(address: str, *, clock: Clock, terms: Terms) -> list[Found]:
    """What a public address of the web gives, as captures; nothing is raised."""
    address = writable(address.strip())
    if not terms.fetches:
        told = SetAside("this desk fetches nothing itself", reason="not allowed", hint="save the page and upload it")
        return [refuse(address[:LONGEST_ADDRESS], told)]
    if len(address) > LONGEST_ADDRESS:
        told = SetAside(f"an address has at most {LONGEST_ADDRESS:,} characters", reason="address")
        return [refuse(address[:80] + "…", told)]
    return _at_most(captures_of_address(address, clock=clock, options=terms.options), address, terms)


def in_upload(body: bytes, name: str, *, clock: Clock, terms: Terms) -> list[Found]:
    """What a file holds, as captures; its name is a label, and opens nothing. Nothing is raised."""
    named = f"upload: {label(name)}"
    return _at_most(captures_of_bytes(body, named=named, clock=clock, options=terms.options), named, terms)


def in_report(report: dict[str, Any], *, clock: Clock, terms: Terms) -> list[Found]:
    """A text with what is known of it, in the form of reports in JSON (`title`, `text`, `outlet`, `url`, ...)."""
    body = json.dumps({key: value for key, value in report.items() if value not in (None, "")}).encode("ascii")
    named = f"text: {label(str(report.get('title') or digest('text', body.decode())))}"
    return list(captures_of_bytes(body, named=named, clock=clock, options=terms.options))


def read_found(
    found: Sequence[Found],
    *,
    store: Store,
    clock: Clock,
    terms: Terms,
    published: Publication | None = None,
    marking: Marking = "TLP:CLEAR",
) -> Iterator[Outcome]:
    """Read captures and keep them, as far as the time goes; what it does not reach is set aside, to be added again."""
    return read_all(
        _in_time(found, terms),
        store=store,
        clock=clock,
        limits=terms.limits,
        published=published,
        marking=marking,
        beside_threads=True,
    )


def label(name: str) -> str:
    """The last part of a file's name as something to show: printable, and not long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(character for character in writable(last) if character.isprintable()).strip()
    return shown[:LONGEST_NAME] or "without a name"


def _at_most(captures: Iterator[Found], named: str, terms: Terms) -> list[Found]:
    found = list(islice(captures, terms.most + 1))
    if len(found) > terms.most:
        told = SetAside(
            f"it holds more than {terms.most:,} reports", reason="too many", hint="`dateline read` takes any number"
        )
        return [refuse(named, told)]
    return found


def _in_time(found: Sequence[Found], terms: Terms) -> Iterator[Found]:
    until = time.monotonic() + terms.seconds
    for item in found:
        if isinstance(item, Capture) and time.monotonic() > until:
            told = SetAside("there was no time left for it", reason="try later", hint="add the same again: it goes on")
            yield refuse(item.input, told)
        else:
            yield item
