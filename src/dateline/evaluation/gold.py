"""Compares what the whole reader finds with reports coded by hand: relevance, incidents, agreements, statements.

The rules of comparison stand in docs/evaluation.md. In short: incidents of one report and one role are paired so that
the sum of agreeing fields is greatest; a pair counts when at least two fields agree (or all that are coded, where
fewer are), and the fields are then scored over the counted pairs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import permutations
from pathlib import Path

from geographiclib.geodesic import Geodesic

from dateline.accounts.summaries import summarise
from dateline.errors import BadInput
from dateline.evaluation.coded_reports import Row, load
from dateline.evaluation.metrics import Counts, Evaluation
from dateline.evaluation.reconciled import Coded, Reconciled, Tell, coded_bounds, measure
from dateline.knowledge import actors, codebook
from dateline.model.claims import Account
from dateline.model.text import Report

Read = Callable[[Report], tuple[bool, tuple[Account, ...]]]

NEAR_KM = 25.0
"""Kilometres within which a place is right (gold coding rule 7)."""


@dataclass(slots=True)
class Tally:
    """Everything that is counted over the reports."""

    relevant: Counts = field(default_factory=Counts)
    main: Counts = field(default_factory=Counts)
    background: Counts = field(default_factory=Counts)
    agreements: Counts = field(default_factory=Counts)
    parties: Counts = field(default_factory=Counts)
    speakers: Counts = field(default_factory=Counts)
    fields: dict[str, Counts] = field(default_factory=dict)
    false_on_lookalikes: int = 0
    lookalikes: int = 0
    errors: list[str] = field(default_factory=list)

    def field(self, name: str, right: bool) -> None:
        """Counts one field of one counted pair."""
        counts = self.fields.setdefault(name, Counts())
        counts.right += right
        counts.found += 1
        counts.wanted += 1


def evaluate(path: Path, read: Read, tell: Tell, *, half: str | None = None) -> Evaluation:
    """Scores `read`, which gives whether a report is relevant and its accounts, on the coded reports of `path`.

    `tell` gives what the figures of records need of an account. Raises BadInput where no report is of that `half`.
    """
    tally, all_read = Tally(), []
    for report, coding in load(path, half=half):
        relevant, accounts = read(report)
        _score(report, coding, relevant, accounts, tally)
        all_read.append((report, coding, accounts))
    if half is not None and not tally.relevant.wanted:
        raise BadInput(f"{path} has no half {half}", hint="leave --half out to measure all of it")
    reconciled = reconcile(all_read, tell)
    figures = {
        "relevant or not": tally.relevant.recall,
        "main incidents F1": tally.main.f1,
        **{f"main: {name}": counts.recall for name, counts in tally.fields.items()},
        "background incidents F1": tally.background.f1,
        "agreements F1": tally.agreements.f1,
        "agreement parties F1": tally.parties.f1,
        "statement speakers F1": tally.speakers.f1,
        "look-alikes without incidents": 1 - tally.false_on_lookalikes / max(tally.lookalikes, 1),
        **reconciled.figures,
    }
    counts = {
        "relevant or not": _fraction(tally.relevant),
        "main incidents F1": _shares(tally.main),
        "background incidents F1": _shares(tally.background),
        "agreements F1": _shares(tally.agreements),
        "agreement parties F1": _shares(tally.parties),
        "statement speakers F1": _shares(tally.speakers),
        **{f"main: {name}": _fraction(counts) for name, counts in tally.fields.items()},
        "look-alikes without incidents": f"{tally.lookalikes - tally.false_on_lookalikes} of {tally.lookalikes}",
        **reconciled.counts,
    }
    name = "gold" if path.is_dir() else f"gold {path.stem}"
    return Evaluation(f"{name}, half {half}" if half else name, figures, counts, (*tally.errors, *reconciled.errors))


def reconcile(all_read: Sequence[tuple[Report, Row, tuple[Account, ...]]], tell: Tell) -> Reconciled:
    """The records that the rules make of reports, with their codings and what was read, against the codings."""
    coded = [item for report, coding, accounts in all_read for item in coded_incidents(report, coding, accounts)]
    return measure(coded, [(report, accounts) for report, _, accounts in all_read], tell)


def coded_incidents(report: Report, coding: Row, accounts: Sequence[Account]) -> list[Coded]:
    """The coded incidents of a report that are no aggregates, each with the account that agrees with it, if any."""
    found = []
    for role in ("main", "background"):
        mine = [a for a in accounts if a.kind == "incident" and a.role == role and not a.aggregate]
        wanted = [i for i in coding.get("incidents", ()) if i["role"] == role and not i.get("aggregate")]
        of = {w: mine[f] for f, w in _pair([summarise(account) for account in mine], wanted)}
        found += [Coded(report, row, of.get(number)) for number, row in enumerate(wanted)]
    return found


def _score(report: Report, coding: Row, relevant: bool, accounts: tuple[Account, ...], tally: Tally) -> None:
    tally.relevant.wanted += 1
    tally.relevant.right += relevant == coding["relevant"]
    if relevant != coding["relevant"]:
        tally.errors.append(
            f"{report.id}: {'relevant' if coding['relevant'] else 'not relevant'}, read as the opposite"
        )
    found = [account for account in accounts if account.kind == "incident"]
    if not coding["relevant"]:
        tally.lookalikes += 1
        tally.false_on_lookalikes += bool(found)
    for role, counts in (("main", tally.main), ("background", tally.background)):
        _score_incidents(report, coding, [account for account in found if account.role == role], role, counts, tally)
    _score_agreements(report, coding, accounts, tally)
    _score_statements(report, coding, accounts, tally)


def _score_incidents(
    report: Report, coding: Row, found: list[Account], role: str, counts: Counts, tally: Tally
) -> None:
    wanted = [i for i in coding.get("incidents", ()) if i["role"] == role and not i.get("aggregate")]
    optional = [i for i in wanted if "optional" in str(i.get("note") or "")]
    summaries = [summarise(account) for account in found if not account.aggregate]
    pairs = _pair(summaries, wanted)
    counts.right += sum(wanted[w] not in optional for _, w in pairs)
    counts.found += len(summaries) - sum(wanted[w] in optional for _, w in pairs)
    counts.wanted += len(wanted) - len(optional)
    for missing in set(range(len(wanted))) - {w for _, w in pairs}:
        if wanted[missing] not in optional:
            tally.errors.append(f"{report.id}: {role} missed: {_brief(wanted[missing])}")
    for extra in set(range(len(summaries))) - {f for f, _ in pairs}:
        tally.errors.append(f"{report.id}: {role} not in the gold: {_short(summaries[extra])}")
    if role == "main":
        for f, w in pairs:
            for name, right in agreement(summaries[f], wanted[w]).items():
                if right is not None:
                    tally.field(name, right)
                    if not right:
                        tally.errors.append(
                            f"{report.id}: {name}: wanted {_brief(wanted[w])}; found {_short(summaries[f])}"
                        )


def _pair(found: list[Row], wanted: list[Row]) -> list[tuple[int, int]]:
    """The pairing with the most agreeing fields; pairs with too few are dropped."""
    if not found or not wanted:
        return []
    strength = {
        (f, w): _strength(agreement(found[f], wanted[w])) for f in range(len(found)) for w in range(len(wanted))
    }
    short, long = sorted((range(len(found)), range(len(wanted))), key=len)
    turned = len(found) > len(wanted)
    best: tuple[float, list[tuple[int, int]]] = (-1.0, [])
    for chosen in permutations(list(long)[:8], min(len(short), 8)):
        pairs = [(b, a) if turned else (a, b) for a, b in zip(short, chosen, strict=False)]
        kept = [pair for pair in pairs if strength[pair] > 0]
        best = max(best, (sum(strength[pair] for pair in kept), kept), key=lambda item: item[0])
    return best[1]


def _strength(fields: dict[str, bool | None]) -> float:
    known = [right for right in fields.values() if right is not None]
    agreeing = sum(known)
    return agreeing if agreeing >= min(2, len(known)) and agreeing else 0.0


def agreement(found: Row, wanted: Row) -> dict[str, bool | None]:
    """Which fields of a summary agree with a coded incident; None where the gold does not code the field."""
    killed = coded_bounds(wanted.get("total_killed"))
    wounded = coded_bounds(wanted.get("total_wounded"))
    return {
        "date exact": _right_date(found["date"], wanted),
        "killed low and high exact": None if killed is None else _range_of(found["killed"]) == killed,
        "wounded low and high exact": None if wounded is None else _range_of(found["wounded"]) == wounded,
        "place within 25 km": _near(found["place"], wanted),
        "perpetrator": right_actor(found["perpetrators"], wanted),
        "event type": _same_type(found, wanted),
    }


def _range_of(found: Row | None) -> tuple[int | None, int | None] | None:
    return (found["low"], found["high"]) if found else None


_REACH = {"days": 3, "week": 7}
"""Days by which a date may differ that the gold gives only so closely."""


def _right_date(found: Row | None, wanted: Row) -> bool | None:
    """Whether the date is the coded one, as closely as it is coded, or one that the coder's note calls acceptable.

    The gold gives some dates to "days" or a "week" only, and names alternatives in notes (coding rule 1).
    """
    if "follows from the publication date" in str(wanted.get("note") or ""):
        return None  # no words say when: a reader that fills nothing in has nothing to find
    right = _same_date(found, wanted.get("date"))
    if right is False and found is not None and (reach := _REACH.get(str(wanted.get("date_precision")))):
        coded = date.fromisoformat(wanted["date"])
        ends = (date.fromisoformat(found["earliest"]), date.fromisoformat(found["latest"]))
        return all(abs((end - coded).days) <= reach for end in ends)
    note = str(wanted.get("note") or "")
    if right is False and re.search(r"\b(?:acceptable|also right)\b", note):
        return any(_same_date(found, other) for other in re.findall(r"\d{4}-\d\d-\d\d", note))
    return right


def _same_date(found: Row | None, wanted: str | None) -> bool | None:
    if not wanted:
        return None
    if found is None:
        return False
    return bool(found["earliest"].startswith(wanted) and found["latest"].startswith(wanted))


def _near(found: Row | None, wanted: Row) -> bool | None:
    if wanted.get("lat") is None:
        return None
    if found is None or found["lat"] is None:
        return False
    line = Geodesic.WGS84.Inverse(found["lat"], found["lon"], wanted["lat"], wanted["lon"])
    return bool(line["s12"] <= NEAR_KM * 1000)


_ALSO_DID_IT = re.compile(r"\bperpetrator ([^;]+?),? also right|([^;,:]+) also right as perpetrator")


def right_actor(found: Sequence[str], wanted: Row) -> bool | None:
    """Whether one of the names is the coded perpetrator's, or one that the coder's note calls right, too.

    None where nobody is coded.
    """
    coded = wanted.get("perpetrator")
    if not coded:
        return None
    if any(same_name(name, coded) for name in found):
        return True
    also = [one[1] or one[2] for one in _ALSO_DID_IT.finditer(str(wanted.get("note") or ""))]
    return any(same_name(name, other) for name in found for other in also) or (
        not found and any(other.startswith("null") for other in also)
    )


def same_name(left: str, right: str) -> bool:
    """Whether two names are of one actor: they resolve to one id or one's parent, or share a telling word.

    A force told without its country ("the military") is that of the other's country.
    """
    ids = [_ids(name) for name in (left, right)]
    if ids[0] & ids[1] or _is_its_force(left, right) or _is_its_force(right, left):
        return True
    return bool(_telling(left) & _telling(right))


def _is_its_force(bare: str, name: str) -> bool:
    """Whether a name is that of a force, or of a part of it, that the bare word means in its country."""
    branch, actor = actors.BRANCH_WORDS.get(bare.lower()), actors.resolve(name)
    if branch is None or actor is None:
        return False
    homes = [country for country in actors.countries() if country.iso in actor.countries]
    return any(actors.related(actors.force(country, branch).id, actor.id) for country in homes)


def _ids(name: str) -> set[str]:
    found = [actors.resolve(name), *actors.named_in(name)]
    return {i for actor in found if actor is not None for i in (actor.id, actor.parent) if i}


_EMPTY = frozenset(
    "the of and a an in by to for group armed forces force army military state security suspected unknown "
    "unidentified claimed alleged reportedly blamed denied members member people men region ministry national united "
    "according".split()
)


def _telling(name: str) -> set[str]:
    """The stems of the words that tell one actor from another; of all words where none does ("security forces")."""
    words = re.findall(r"[^\W\d_]{2,}", name.lower())
    telling = [word for word in words if word not in _EMPTY] or [word for word in words if len(word) > 3]
    return {word.rstrip("s")[:6] for word in telling}


def _same_type(found: Row, wanted: Row) -> bool | None:
    kinds = [wanted["event_type"], *wanted.get("event_type_also", ())]
    families = {codebook.KINDS[kind][0] for kind in kinds if kind in codebook.KINDS}
    families |= {codebook.AGAINST_CIVILIANS[kind][0] for kind in kinds if kind in codebook.AGAINST_CIVILIANS}
    return bool(found["event_type"] in families or found.get("word") in kinds)


def _score_agreements(report: Report, coding: Row, accounts: tuple[Account, ...], tally: Tally) -> None:
    wanted = [a for a in coding.get("agreements", ()) if a.get("role", "main") == "main"]
    optional = [a for a in coding.get("agreements", ()) if a not in wanted]
    found = [summarise(account) for account in accounts if account.kind == "agreement"]
    right = min(len(found), len(wanted))
    tally.agreements.right += right
    tally.agreements.found += max(right, len(found) - len(optional))
    tally.agreements.wanted += len(wanted)
    if len(found) != len(wanted):
        tally.errors.append(f"{report.id}: agreements: wanted {len(wanted)}, found {len(found)}")
    for found_one, wanted_one in zip(found, wanted, strict=False):
        names = list(wanted_one.get("parties") or ())
        matched = {n for n in names if any(same_name(n, party) for party in found_one["parties"])}
        tally.parties.right += min(len(matched), len(found_one["parties"]))
        tally.parties.found += len(found_one["parties"])
        tally.parties.wanted += len(names)
        if len(matched) != len(names) or len(found_one["parties"]) != len(names):
            tally.errors.append(f"{report.id}: parties: wanted {names}, found {found_one['parties']}")
    for missed in wanted[len(found) :]:
        tally.parties.wanted += len(missed.get("parties") or ())


def _score_statements(report: Report, coding: Row, accounts: tuple[Account, ...], tally: Tally) -> None:
    wanted = [_speaker(row.get("speaker"), row) for row in coding.get("statements", ())]
    found = [
        _speaker(s["speaker"], s) for s in (summarise(account) for account in accounts if account.kind == "statement")
    ]
    left = list(found)
    for speaker in wanted:
        match = next((other for other in left if _same_speaker(speaker, other)), None)
        if match is not None:
            left.remove(match)
            tally.speakers.right += 1
    tally.speakers.found += len(found)
    tally.speakers.wanted += len(wanted)


def same_speaker(found: Row, wanted: Row) -> bool:
    """Whether a statement that was found and a coded one are of one speaker."""
    return _same_speaker(_speaker(found["speaker"], found), _speaker(wanted.get("speaker"), wanted))


def _same_speaker(left: str, right: str) -> bool:
    return bool(_telling(left) & _telling(right))


def _speaker(name: str | None, row: Row) -> str:
    return name or row.get("organisation") or row.get("role") or ""


def _fraction(counts: Counts) -> str:
    return f"{counts.right:.0f} of {counts.wanted:.0f}"


def _shares(counts: Counts) -> str:
    return (
        f"precision {counts.precision:.2f}, recall {counts.recall:.2f}: "
        f"{counts.right:.0f} right of {counts.found:.0f} found, {counts.wanted:.0f} coded"
    )


def _brief(incident: Row) -> str:
    kept = ("event_type", "date", "place", "perpetrator", "total_killed", "total_wounded", "certainty")
    return ", ".join(f"{incident[name]}" for name in kept if incident.get(name) is not None)


def _short(summary: Row) -> str:
    when = summary["date"] and summary["date"]["earliest"]
    where = summary["place"] and summary["place"]["name"]
    killed, wounded = _range_of(summary["killed"]), _range_of(summary["wounded"])
    return f"{summary['word']}, {when}, {where}, {summary['perpetrators']}, killed {killed}, wounded {wounded}"
