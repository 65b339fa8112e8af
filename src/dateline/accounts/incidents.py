"""The incidents that one report tells, as accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dateline.accounts.background import marked_days, scenes_of, told_from, units
from dateline.accounts.doubts import is_doubted, signs_of
from dateline.accounts.drafts import Draft
from dateline.accounts.grouping import group
from dateline.accounts.incident_claims import claims_of
from dateline.accounts.marked import THRESHOLDS, Marked, span_of
from dateline.accounts.openings import headed
from dateline.accounts.remainders import without_sum
from dateline.accounts.scenes import event_place
from dateline.accounts.standings import stood
from dateline.model.claims import Account, Certainty, Claim, Role, compose_account
from dateline.model.mentions import CasualtyFigure, Mentions
from dateline.model.text import Report
from dateline.model.values import Action, Value, Where


def incident_accounts(
    report: Report,
    mentions: Mentions,
    origin: str,
    *,
    agreement_is_main: bool = False,
    marked: Marked | None = None,
) -> tuple[Account, ...]:
    """The incidents that the report tells, main ones first.

    `agreement_is_main` says that an agreement is the report's news: then incidents are background.
    """
    days = marked_days(report, mentions, marked) if marked else ()
    weak = marked.weak if marked else frozenset()
    known = replace(mentions, events=tuple(e for e in mentions.events if span_of(e) not in weak)) if weak else mentions
    told = headed(report, known, units(report, known))
    everything = (headed(report, mentions, units(report, mentions)) if weak else told) if marked else ()
    drafts = group(report, told, agreement_is_main=agreement_is_main, marked=marked, days=days, everything=everything)
    scenes = scenes_of(report, mentions)
    spoken_from = told_from(report, mentions)
    mains = [draft for draft in drafts if draft.role == "main"]
    news = next(iter(mains), None)
    told_news = marked.triggers(span for draft in mains for span in draft.triggers()) if marked else frozenset()
    accounts: list[Account] = []
    strays: dict[int, list[CasualtyFigure]] = {}
    kept = list(mains)
    counted: dict[int, list[CasualtyFigure]] = {}
    avenged: set[Value] = set()
    for draft in sorted(drafts, key=lambda draft: draft.role == "main"):
        if draft is news and marked:
            strays = counts_aside(mentions, mains, kept, marked)
        if draft is news:
            counted = _counted(report, mentions, mains, strays, marked)
        others = [unit for other in drafts if other is not draft for unit in other.units]
        claims = claims_of(
            report,
            mentions,
            draft.units,
            draft.when,
            origin,
            context=draft.context,
            marked=marked if draft.role == "main" else None,
            others=others,
            scenes=scenes if draft.role == "main" else (),
            news_place=event_place(report, news.units) if news and news is not draft else None,
            spoken_from=spoken_from if draft is news else None,
            beside=[other.units for other in drafts if other is not draft and other.role == draft.role == "main"],
            figures=counted[id(draft)] if id(draft) in counted else _figures(report, mentions, draft, [], marked),
        )
        if draft.avenges:
            claims = tuple(claim for claim in claims if claim.field != "perpetrator" or claim.value not in avenged)
        elif draft is news:
            avenged = {claim.value for claim in claims if claim.field == "perpetrator"}
        protest = any(isinstance(c.value, Action) and c.value.word == "protest_riot" for c in claims)
        enough = worth_telling(draft.role, {claim.field for claim in claims}, protest=protest)
        if enough and not _is_of_the_past(draft, claims) and not _is_in_doubt(report, draft, claims, told_news, marked):
            kept.append(draft)
            accounts.append(
                compose_account(
                    report,
                    kind="incident",
                    role=draft.role,
                    claims=claims,
                    certainty=_certainty(draft),
                    aggregate=draft.aggregate,
                )
            )
    return tuple(sorted(accounts, key=lambda account: account.role != "main"))


def _counted(
    report: Report,
    mentions: Mentions,
    mains: Sequence[Draft],
    strays: dict[int, list[CasualtyFigure]],
    marked: Marked | None,
) -> dict[int, list[CasualtyFigure]]:
    """The figures of the incidents of the news, by the draft's `id`; of two, what the first leaves of a sum of both."""
    found = {id(draft): _figures(report, mentions, draft, strays.get(id(draft), []), marked) for draft in mains}
    alone = [draft for draft in mains if not draft.aggregate]
    if len(alone) == 2:
        first, second = map(id, alone)
        opening = min((unit.start for draft in alone for unit in draft.units if not unit.leads), default=0)
        counts = [one for one in (*mentions.casualties, *mentions.marked_counts) if one.start < opening]
        if parted := without_sum(counts, found[first], found[second]):
            found[first], found[second] = parted
    return found


def counts_aside(
    mentions: Mentions, mains: Sequence[Draft], kept: Sequence[Draft], marked: Marked
) -> dict[int, list[CasualtyFigure]]:
    """By the draft of the news, by its `id`, the counts that none of those kept has and that the tagger links to it."""
    taken = {span_of(figure) for draft in kept for unit in draft.units for figure in unit.casualties}
    events = [(draft, draft.triggers()) for draft in mains]
    found: dict[int, list[CasualtyFigure]] = defaultdict(list)
    for figure in mentions.casualties if events else ():
        if figure.aggregate or figure.relation in ("superseded", "total") or span_of(figure) in taken:
            continue  # a headline's "toll now 160" says again what the text counts more exactly
        label = f"event.{figure.toll.harm}"
        sure, draft = max(
            ((marked.backs(label, span_of(figure), spans), one) for one, spans in events), key=lambda pair: pair[0]
        )
        if sure >= THRESHOLDS.stray:
            found[id(draft)].append(figure)
    return found


def _figures(
    report: Report, mentions: Mentions, draft: Draft, aside: Sequence[CasualtyFigure], marked: Marked | None
) -> list[CasualtyFigure]:
    """The figures of an incident; where there is a trained reader, with its counts, and how each stands to the toll."""
    own = [figure for unit in draft.units for figure in unit.casualties if not figure.aggregate]
    if marked is None or draft.aggregate:
        return [*own, *aside]
    events = draft.triggers()
    unread = [figure for figure in mentions.marked_counts if _is_counted(figure, draft, events, marked)]
    marked.added |= {span_of(figure) for figure in unread}
    return stood(report, sorted((*own, *aside, *unread), key=lambda figure: figure.start), events, marked)


def _is_counted(figure: CasualtyFigure, draft: Draft, events: Sequence[tuple[int, int]], marked: Marked) -> bool:
    """Whether a count that only the trained reader knows may be one of an incident."""
    label, span = f"event.{figure.toll.harm}", span_of(figure)
    if marked.score(label, span) < THRESHOLDS.unread:
        return False
    within = any(unit.start <= figure.start < unit.end for unit in draft.units)
    return within or (not draft.told_apart and marked.backs(label, span, events) >= THRESHOLDS.unread)


def _is_in_doubt(
    report: Report, draft: Draft, claims: tuple[Claim, ...], news: frozenset[int], marked: Marked | None
) -> bool:
    """Whether what is told in passing is hardly an incident of its own; only the trained reader can doubt it."""
    if marked is None or draft.role == "main" or draft.aggregate:
        return False
    return is_doubted(signs_of(report, draft, claims, news, marked))


def _is_of_the_past(draft: Draft, claims: tuple[Claim, ...]) -> bool:
    """Whether it is a campaign and no incident: side events of a month or year that no figure and no place pin down."""
    vague = draft.when is not None and draft.when.precision >= _MONTH
    places = [claim.value for claim in claims if claim.field == "place"]
    pinned = any(isinstance(place, Where) and place.precision != _COUNTRY for place in places)
    return draft.role == "background" and vague and not pinned and not any(c.field == "toll" for c in claims)


_MONTH, _COUNTRY = 4, 6
"""The precision of a date that is no finer than a month, and of a place that is a country (UCDP)."""


def _certainty(draft: Draft) -> Certainty:
    """What the text makes of the event: thwarted and denied where the first telling says so and nobody was harmed."""
    if all(unit.planned for unit in draft.units):
        return "thwarted"
    told = [unit for unit in draft.units if unit.triggers][:3]
    first = [trigger.certainty for unit in told[:1] for trigger in unit.triggers]
    marks = [trigger.certainty for unit in told for trigger in unit.triggers]
    harmed = any(unit.counted and any(f.toll.high != 0 for f in unit.casualties) for unit in draft.units)
    if _most(first, "denied") or (_most(marks, "denied") and not harmed):
        return "denied"
    arrest = any(trigger.action.word == "raid_arrest" for unit in told[:1] for trigger in unit.triggers)
    if (
        _most(first, "thwarted")
        and not arrest
        and not any(f.toll.harm == "killed" for unit in told[:1] for f in unit.casualties)
    ):
        return "thwarted"
    return "alleged" if _most(marks, "alleged") else "stated"


def _most(marks: list[Certainty], mark: Certainty) -> bool:
    return bool(marks) and marks.count(mark) * 2 > len(marks)


def worth_telling(role: Role, fields: set[str], *, protest: bool = False) -> bool:
    """Whether enough is said to be one incident: what was done, and a figure, an actor or both a day and a place.

    A `protest` that is told in passing has a day, too: without one it says how people took what the report is about.
    """
    if role == "main":
        return bool(fields & {"toll", "perpetrator", "target", "place", "date"})
    if protest and "date" not in fields:
        return False
    return len(fields & {"toll", "date", "place", "perpetrator"}) >= 2
