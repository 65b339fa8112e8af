"""Links between agreements, proposed from what reports say of the later one; a person confirms or rejects each.

The rule, in words:

1. Two agreements are linked only where their parties are on the same sides: two sides in common, or the only one.
2. They are possibly the same where they are of one type, were concluded within seven days of each other (or one has no
   day), and a zone of one lies in a zone of the other or one of them has none.
3. A later one renews, amends or implements the latest earlier one where its own reports say so ("extended", "amended",
   "under the agreement"), in the sentences that tell of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from dateline.analysis.agreements import Agreement, concluded, lies_in, side_of
from dateline.analysis.evidence import state_words
from dateline.knowledge.actors import words_of
from dateline.knowledge.commitments import LINKING
from dateline.model.assessments import LinkKind, Passage
from dateline.model.values import Who

NEAR_DAYS = 7
"""Days between two tellings of what may be one agreement: news of a signature is a week old at most."""


@dataclass(frozen=True, slots=True)
class Link:
    """A proposed link from a later agreement to an earlier one (records), why, and the words that say so, if any."""

    record: str
    other: str
    kind: LinkKind
    reason: str
    passage: Passage | None = None


def propose_links(agreements: Sequence[Agreement], told: Mapping[str, Sequence[Passage]]) -> tuple[Link, ...]:
    """The links between these agreements. `told` gives the sentences that tell of each, by its record."""
    found = []
    for later, earlier in _pairs(agreements):
        link = _same(later, earlier) or _told_link(later, earlier, told.get(later.record, ()))
        if link:
            found.append(link)
    return tuple(_only_latest(found, {one.record: one for one in agreements}))


def _pairs(agreements: Sequence[Agreement]) -> Iterable[tuple[Agreement, Agreement]]:
    """Pairs that share sides, the later agreement first. Those without a day come after all others."""
    blocks: dict[object, set[int]] = defaultdict(set)
    for at, agreement in enumerate(agreements):
        for name in _side_names(agreement):
            blocks[name].add(at)
    pairs = {(one, other) for block in blocks.values() for one in block for other in block if one < other}
    for pair in sorted(pairs):
        one, other = sorted((agreements[at] for at in pair), key=_age)
        if _share_sides(one, other):
            yield other, one


def _age(agreement: Agreement) -> tuple[date, str]:
    return concluded(agreement) or date.max, agreement.record


def _side_names(agreement: Agreement) -> set[object]:
    names: set[object] = set()
    for party in agreement.parties:
        names |= {words_of(party.name), *state_words(party.actor_id)}
        names |= {party.actor_id} if party.actor_id else set()
    return names


def _share_sides(one: Agreement, other: Agreement) -> bool:
    shared = {number for number, side in enumerate(one.sides) if any(_is_on(party, other) for party in side)}
    return len(shared) >= min(2, len(one.sides), len(other.sides)) and bool(shared)


def _is_on(party: Who, agreement: Agreement) -> bool:
    if party.actor_id and side_of(party.actor_id, agreement) is not None:
        return True
    return any(words_of(party.name) == words_of(other.name) for other in agreement.parties)


def _same(later: Agreement, earlier: Agreement) -> Link | None:
    days = [concluded(later), concluded(earlier)]
    known = [day for day in days if day]
    if later.kind != earlier.kind or (len(known) == 2 and abs(known[0] - known[1]) > timedelta(days=NEAR_DAYS)):
        return None
    if later.zones and earlier.zones and not _overlap(later, earlier):
        return None
    apart = f"{abs((known[0] - known[1]).days)} days apart" if len(known) == 2 else "one has no day"
    if len(known) < 2 and not (later.zones and earlier.zones):
        return None
    return Link(later.record, earlier.record, "possibly the same as", f"one type, the same parties, {apart}")


def _overlap(one: Agreement, other: Agreement) -> bool:
    pairs = [(zone.where, another.where) for zone in one.zones for another in other.zones]
    return any(lies_in(left, right) or lies_in(right, left) for left, right in pairs)


def _told_link(later: Agreement, earlier: Agreement, sentences: Sequence[Passage]) -> Link | None:
    if concluded(earlier) is None or concluded(later) is None or concluded(earlier) == concluded(later):
        return None
    for kind, pattern in LINKING:
        for passage in sentences:
            match = pattern.search(passage.words)
            if match:
                reason = f"its report says “{match[0]}”, of an agreement of the same parties"
                return Link(later.record, earlier.record, cast(LinkKind, kind), reason, passage)
    return None


def _only_latest(links: Iterable[Link], by_record: Mapping[str, Agreement]) -> Iterable[Link]:
    """Of what one agreement renews, amends or implements, the latest earlier one alone."""
    latest: dict[tuple[str, str], Link] = {}
    for link in links:
        key = (link.record, link.other if link.kind == "possibly the same as" else link.kind)
        there = latest.get(key)
        if there is None or _age(by_record[there.other]) < _age(by_record[link.other]):
            latest[key] = link
    return latest.values()
