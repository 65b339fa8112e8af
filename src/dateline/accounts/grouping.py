"""Groups the units of one report into drafts of incidents: the main news, and older or other events told in passing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from dateline.accounts.background import LAST_OF_NEWS, LEAD, Unit
from dateline.accounts.drafts import Draft, all_apart, kinds_of, overlap, spans_of
from dateline.accounts.homes import regrouped
from dateline.accounts.marked import THRESHOLDS, Marked
from dateline.accounts.openings import PLURAL, is_roundup, is_told_apart, links_another, opens_another
from dateline.accounts.reprisals import with_reprisal
from dateline.accounts.strikes_beside import with_strikes_beside
from dateline.accounts.turns import told_in_turn
from dateline.model.claims import Role
from dateline.model.mentions import EventTrigger
from dateline.model.text import Report
from dateline.model.values import When

_ACTS = re.compile(
    r"\b(?:attacks|raids|strikes|bombings|explosions|blasts|killings|shootings|assaults|ambushes|assassinations)$"
)
_SAME_TIME = re.compile(
    r"\b(?:at|about|around)\s(?:about\s)?the\ssame\s(?:time|hour)\b|\bsimultaneous(?:ly)?\b"
    r"|\b(?:hours?|minutes)\s(?:later|after)\b|\blater\s(?:that|the\ssame)\s(?:day|night|evening)\b",
    re.IGNORECASE,
)
_TOO = re.compile(r"\btoo\b|\b(?:revenge|reprisals?|retaliat\w+)\b", re.IGNORECASE)
"""What tells another event of the same days as a part of the news, however far down it stands."""
_FRESH_DAYS = 14
"""Days before publication within which the main news lies, where the report's first paragraphs do not say otherwise."""

_LONG, _YEARLONG = 45, 364
"""Days of a span between which a figure counts many incidents; a year alone may be all that is known of one."""
_HISTORY_DAYS = 2 * 365
_VAGUE_HISTORY_DAYS = 200
"""Days before publication beyond which an event is history and no news; fewer where only its month or year is given."""


def group(
    report: Report,
    told: Sequence[Unit],
    *,
    agreement_is_main: bool,
    marked: Marked | None = None,
    days: Sequence[Unit] = (),
    everything: Sequence[Unit] = (),
) -> list[Draft]:
    """The drafts of the report: each unit joins the incident that it goes on telling, or begins another.

    Where the days and places that are told leave it open, what the trained reader marks as one event decides; `days`
    are units of days of which it is sure, for news that no words of an event date. `everything` are the units with what
    only the trained reader takes for an event: with them each unit goes to its likeliest home (`homes`).
    """
    turns = () if agreement_is_main else told_in_turn(report, everything or told)
    drafts = _in_turn(report, everything or told, turns) if turns else []
    current: Draft | None = drafts[-1] if drafts else None
    told, plot = _without_plot(report, [unit for unit in told if not turns or unit.paragraph > turns[-1]])
    first_paragraph = min((unit.paragraph for unit in told), default=0)
    for unit in told:
        if _is_generic(unit, report):
            continue
        several = (not unit.leads and PLURAL.search(report.text, unit.start, unit.end)) or _counts_a_period(
            unit, report
        )
        home = None if several else _home(unit, drafts, current, report)
        another = _is_next(unit, report) or (home is not None and _begins_another(unit, home, report))
        home = None if another else home
        if (
            home is None
            and drafts
            and marked is not None
            and not (several or another or unit.background or unit.separate or is_told_apart(unit, report))
        ):
            home = _linked(unit, drafts, marked, report)
        if home is None:
            if not _can_begin(unit):
                continue
            home = Draft([], _role(unit, drafts, first_paragraph, report, agreement_is_main))
            home.aggregate = bool(several)
            home.told_apart = another or links_another(report, unit) or is_told_apart(unit, report)
            if unit.listed and len(drafts) == 1 and _sums_up(drafts[0], report):
                drafts[0].aggregate = True
            if drafts and unit.when is None and (drafts[0].aggregate or _is_next(unit, report)):
                home.when, home.context = drafts[0].when, tuple(drafts[0].units)
            drafts.append(home)
        home.add(unit)
        current = home if not home.aggregate else current
    if marked is not None and everything and not turns and not is_roundup(report):
        everything, _ = _without_plot(report, everything)
        drafts = regrouped(everything, drafts, marked, agreement_is_main=agreement_is_main)
    kept = with_reprisal(report, [draft for draft in drafts if any(unit.triggers for unit in draft.units)])
    if not agreement_is_main:
        kept = with_strikes_beside(report, kept)
    first = next((draft for draft in kept if draft.role == "main"), None)
    if first and (first.when is None or (marked and _is_unmarked(first, first.when, marked))):
        dated = _surely_dated(first, days, kept, report)
        if dated is None and first.when is None:
            lead = [unit for unit in told if unit.paragraph <= LAST_OF_NEWS]
            dated = _reported((*first.units, *lead), report)
        if dated:
            first.when, first.context = dated[0], (*first.context, dated[1])
        for draft in kept[1 : len(turns) + 1]:
            if draft.when is None and draft.role == "main":
                draft.when, draft.context = first.when, (*draft.context, *first.context)
    _date_those_at_the_same_time(kept, report)
    for draft in kept:
        if draft.when and report.published and draft.when.earliest > report.published:
            draft.when = None  # a truce "up to June 30" dates nothing that has happened
    return [*kept, plot] if plot else kept


def _in_turn(report: Report, told: Sequence[Unit], turns: Sequence[int]) -> list[Draft]:
    """The sum in title and lead, where it counts anybody, and the attacks that these paragraphs tell.

    Those without a day are of that of the first which has one, or else of the first that the lead names: a communiqué
    is later than its deeds.
    """
    whole = Draft.of((unit for unit in told if unit.paragraph < turns[0]), "main", aggregate=True)
    days = [day.when for unit in whole.units for day in (*unit.dates, *unit.reporting_dates) if day.when]
    exact = (when for when in days if when.precision == 1 and _is_fresh(when, report))
    whole.when = min(exact, key=lambda when: when.earliest, default=whole.when)
    attacks = [
        Draft.of((unit for unit in told if unit.paragraph == turn), "main", context=tuple(whole.units), told_apart=True)
        for turn in turns
    ]
    one_day = next((attack.when for attack in attacks if attack.when), whole.when)
    for attack in attacks:
        attack.when = attack.when or one_day
    return [whole, *attacks] if any(unit.casualties for unit in whole.units) else attacks


def _is_unmarked(news: Draft, when: When, marked: Marked) -> bool:
    """Whether the trained reader marks none of the words that say this day as those of an event."""
    days = [day for unit in (*news.units, *news.context) for day in unit.dates if day.when == when]
    return bool(days) and all(marked.score("event.time", (day.start, day.end)) < 0.1 for day in days)


def _surely_dated(
    news: Draft, days: Sequence[Unit], drafts: Sequence[Draft], report: Report
) -> tuple[When, Unit] | None:
    """The first fresh day of `days` that stands in no sentence of something told in passing, and its unit."""
    passing = {unit.sentence for draft in drafts if draft.role != news.role for unit in draft.units}
    for unit in days:
        when = unit.when
        if when and _is_fresh(when, report) and unit.sentence not in passing and not unit.looks_back:
            return when, unit
    return None


def _is_fresh(when: When, report: Report) -> bool:
    """Whether a day is one of the last before publication, if that is known."""
    return report.published is None or 0 <= (report.published - when.latest).days <= _FRESH_DAYS


def _date_those_at_the_same_time(drafts: list[Draft], report: Report) -> None:
    """Gives incidents told as "at the same time" the day of the one told before them."""
    for before, draft in pairwise(drafts):
        begun = draft.units[0]
        if draft.when is None and before.when and _SAME_TIME.search(report.text, begun.start, begun.end):
            draft.when, draft.context = before.when, (*draft.context, *before.units, *before.context)


def _sums_up(draft: Draft, report: Report) -> bool:
    """Whether a draft only says in the lead that there were several incidents, which are then told one by one."""
    return all(unit.leads for unit in draft.units) and any(
        PLURAL.search(report.text, unit.start, unit.end) for unit in draft.units
    )


def _without_plot(report: Report, told: Sequence[Unit]) -> tuple[Sequence[Unit], Draft | None]:
    """The units without those that only tell of a foiled plan, and that plan: beside the arrest a second incident."""
    planned = [unit for unit in told if unit.planned]
    if not planned:
        return told, None
    plot = Draft([], "main")
    for unit in planned:
        plot.add(replace(unit, triggers=tuple(t for t in unit.triggers if t.planned), casualties=()))
    rest = []
    for unit in told:
        triggers = tuple(t for t in unit.triggers if not t.planned and t.action.word == "raid_arrest")
        if not unit.planned:
            rest.append(unit)
        elif triggers:
            rest.append(replace(unit, triggers=triggers))
    return rest, plot


def _home(unit: Unit, drafts: list[Draft], current: Draft | None, report: Report) -> Draft | None:
    """The incident that the unit goes on telling, or None where it begins another."""
    if current is None or (unit.listed and _stands_alone(unit)):
        return None
    if (
        unit.separate
        and unit.when
        and drafts[0].when is None
        and _stands_alone(unit)
        and not _opens(unit, drafts[0], report)
    ):
        return None  # the day of something else, told before that of the main news
    next_paragraph = unit.paragraph > current.units[-1].paragraph
    if drafts[0].aggregate and next_paragraph and _stands_alone(unit):
        return None  # the next of several incidents that the lead summed up
    if unit.when is None and unit.counted and not unit.leads and _IN_ALL.search(report.text, unit.start, unit.end):
        return drafts[0]
    if unit.when is not None:
        return _home_of_dated(unit, unit.when, drafts, current, report)
    if _turns_to_another(unit, drafts) or is_told_apart(unit, report):
        return None
    if not next_paragraph and not _elsewhere(unit, current):
        return current
    for draft in drafts:
        if not _elsewhere(unit, draft):
            return draft
    return None if _stands_alone(unit) and unit.counted else drafts[0]


def _is_next(unit: Unit, report: Report) -> bool:
    """Whether a unit tells the next incident of a report on several."""
    return bool(_NEXT.match(report.text, unit.start, unit.end)) and _stands_alone(unit) and is_roundup(report)


_NEXT = re.compile(
    r"\W*(?:the|a)\s(?:second|third|fourth|fifth|sixth|next|other|last|final)\s(?:one\s|attack|incident|strike|raid|assault|ambush|bombing|blast|operation)",
    re.IGNORECASE,
)
"""What opens the next incident of a report on several."""
_IN_ALL = re.compile(r"\b(?:in\sall|in\stotal|altogether|total\sof)\b", re.IGNORECASE)
"""What makes a figure the sum of the report's news."""


def _opens(unit: Unit, draft: Draft, report: Report) -> bool:
    """Whether a unit of the first paragraph tells what the title announced, where that is one event."""
    announced = unit.paragraph <= 1 and all(told.sentence.is_title for told in draft.units)
    return announced and not _SEVERAL.search(report.text, 0, report.body_start)


_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|several|twin)\s(?:\w+\s)?(?:attacks|ambushes|bombings|strikes|raids|assaults|explosions|blasts)\b",
    re.IGNORECASE,
)
"""What makes a title that of several incidents."""


def _home_of_dated(unit: Unit, when: When, drafts: list[Draft], current: Draft, report: Report) -> Draft | None:
    """The home of a unit that gives a day: the incident of that day, else another one unless it only adds to one."""
    main = drafts[0]
    vague = unit.background and when.precision > 1 and _stands_alone(unit)
    dated = [d for d in drafts if d.when and (d.when == when if vague else overlap(d.when, when))]
    fitting = [draft for draft in dated if not _elsewhere(unit, draft)]
    if fitting and (is_told_apart(unit, report) or _turns_elsewhere(unit, fitting)):
        return None
    if fitting:
        return current if current in fitting else fitting[0]
    if dated:
        return None if unit.separate else dated[0]
    if main.when is None and main.role == "main" and not unit.background and _is_news(unit, report):
        return main
    if not _stands_alone(unit):
        if main.when is None and main.role == "main" and not _is_news(unit, report):
            return None  # of old, and no day of the news
        older = main.when and (main.when.earliest - when.latest).days > _FRESH_DAYS
        return None if older and unit.counted else current  # the loss of another day, told without its event
    follows = main.when and when.earliest > main.when.latest and not unit.separate and unit.weight < 1.0
    return main if follows else None  # what came of it: the toll, the search, the funeral


def _turns_elsewhere(unit: Unit, fitting: Sequence[Draft]) -> bool:
    """Whether a unit that looks back and turns to another event names a town of its own, be it of the same day."""
    towns = {place.where.place_id for place in unit.places if place.where.precision <= 2}
    known = {place.where.place_id for draft in fitting for place in draft.places}
    return bool(towns) and unit.separate and unit.background and unit.weight == 1.0 and not towns & known


def _linked(unit: Unit, drafts: list[Draft], marked: Marked, report: Report) -> Draft | None:
    """The incident that the trained reader is sure a unit goes on telling, where no day or place contradicts it."""
    here = spans_of((unit,))
    score, best = max(((marked.same(here, draft.triggers()), draft) for draft in drafts), key=lambda item: item[0])
    one_day = unit.when is None or (overlap(unit.when, best.when) if best.when else not _is_old(unit, report))
    alike = kinds_of((unit,)) <= kinds_of(best.units)
    return best if score >= THRESHOLDS.together and one_day and alike and not _elsewhere(unit, best) else None


def _is_old(unit: Unit, report: Report) -> bool:
    """Whether a unit below the lead gives a day too old for the news."""
    return unit.paragraph > LEAD and not _is_news(unit, report)


def _turns_to_another(unit: Unit, drafts: list[Draft]) -> bool:
    """Whether a unit without a day of its own turns to another incident than those told so far."""
    if not _stands_alone(unit):
        return False
    if unit.counted and (unit.background or (not unit.leads and all(_of_other_kind(unit, d) for d in drafts))):
        return True
    return (unit.separate or unit.background) and all(_elsewhere(unit, draft) for draft in drafts)


def _begins_another(unit: Unit, home: Draft, report: Report) -> bool:
    """Whether a unit below the news opens with a day or place of its own and names a town that its home does not."""
    begun = (told for told in home.units if not told.sentence.is_title and (told.counted or told.when or told.places))
    first = next(begun, None)
    return (
        first is not None
        and unit.paragraph > first.paragraph
        and _stands_alone(unit)
        and _can_begin(unit)
        and opens_another(report, unit, {place.where.name for place in home.places})
    )


_FROM_AFAR = frozenset(("air_drone_strike", "shelling", "chemical"))
_AT_HAND = frozenset(("suicide_bombing", "landmine", "ambush", "kidnapping", "assassination", "raid_arrest", "arson"))


def _of_other_kind(unit: Unit, draft: Draft) -> bool:
    """Whether one was done from afar (from the air, by shelling) and the other can only be done at hand."""
    here = {trigger.action.word for trigger in unit.triggers}
    there = {trigger.action.word for told in draft.units for trigger in told.triggers}
    return bool(
        (here & _AT_HAND and not here & _FROM_AFAR and there & _FROM_AFAR and draft.units[0].leads)
        or (here & _FROM_AFAR and not here & _AT_HAND and there & _AT_HAND and not there & _FROM_AFAR)
    )


def _stands_alone(unit: Unit) -> bool:
    if unit.weight < 0.6:
        return unit.weight > 0 and unit.counted and unit.when is not None
    return unit.counted or unit.weight == 1.0 or bool(unit.places)


def _can_begin(unit: Unit) -> bool:
    if unit.weight >= 0.6:
        return True
    return bool(unit.triggers) and (unit.counted or bool(unit.when))


def _is_generic(unit: Unit, report: Report) -> bool:
    """Whether the unit tells what goes on in general, or counts a span of time, rather than one event."""
    if unit.casualties and all(figure.aggregate for figure in unit.casualties) and not unit.leads:
        return True
    if unit.habitual and not (unit.when and unit.when.precision <= 2) and not unit.counted:
        return True
    if (
        unit.triggers
        and not (unit.when and not unit.habitual)
        and not unit.counted
        and all(_is_plural(t, report) for t in unit.triggers)
    ):
        return True
    if unit.when and report.published and unit.when.precision == 5:
        long_ago = (report.published - unit.when.latest).days > 400
        return long_ago and not unit.counted and unit.weight < 1.0
    return False


def _reported(told: Sequence[Unit], report: Report) -> tuple[When, Unit] | None:
    """The day on which the main news was told, where nothing says when it was, and the unit that says so.

    It was likely that day, known within some.
    """
    for unit in told:
        for expression in unit.reporting_dates:
            when = expression.when
            if when and when.precision == 1 and report.published and not unit.background:
                return (replace(when, precision=2), unit) if _is_fresh(when, report) else None
    return None


_IN_DAYS = re.compile(
    r"(?<!first\s)(?<!time\s)\b(?:in|over|within|during)\s(?:the\s(?:space|course)\sof\s|just\s|less\sthan\s|more\sthan\s)?(?:\d+|two|three|four"
    r"|five|six|seven|eight|nine|ten|twelve|several|a\sfew)\s(?:days|weeks|months)\b(?!\s(?:ago|earlier|later|before))",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?:first|second|third|latest|deadliest|worst|bloodiest|biggest|largest|heaviest|most)\b", re.IGNORECASE
)


def _counts_a_period(unit: Unit, report: Report) -> bool:
    """Whether its figure is of a span ("during the quarter", "in ten days"), and so of many incidents."""
    if not unit.counted:
        return False
    days = (unit.when.latest - unit.when.earliest).days if unit.when else 0
    if _LONG <= days < _YEARLONG:
        return True
    span = _IN_DAYS.search(report.text, unit.start, unit.end)
    return bool(span) and not unit.leads and not _RANKED.search(report.text, unit.start, unit.end)


def _is_news(unit: Unit, report: Report) -> bool:
    """Whether its day is recent enough to be that of the main news; with no day of publication, where it stands."""
    if unit.when is None or report.published is None:
        return unit.paragraph <= LAST_OF_NEWS
    return (report.published - unit.when.latest).days <= _FRESH_DAYS or unit.paragraph <= 1


def _is_plural(trigger: EventTrigger, report: Report) -> bool:
    """Whether a trigger speaks of several acts without a number ("ISWAP attacks around the lake")."""
    words = report.text[trigger.start : trigger.end].lower()
    return bool(_ACTS.search(words)) and not PLURAL.search(report.text, max(0, trigger.start - 40), trigger.end)


def _role(unit: Unit, drafts: list[Draft], first_paragraph: int, report: Report, agreement_is_main: bool) -> Role:
    if (
        agreement_is_main
        and not (unit.leads and _tells_of_a_breach(report))
        and not (unit.paragraph <= 1 and unit.counted and not unit.habitual)
    ):
        return "background"
    if not drafts:
        late = unit.paragraph > max(LAST_OF_NEWS, first_paragraph) or first_paragraph > LAST_OF_NEWS
        old = unit.when and report.published and (report.published - unit.when.latest).days > 60
        history = unit.when and report.published and _is_history(unit.when, report.published)
        return "background" if late or history or (old and unit.background) else "main"
    main = drafts[0]
    if (
        unit.listed
        and unit.when
        and main.when
        and (main.when.earliest - unit.when.latest).days > 1
        and not main.aggregate
    ):
        return "background"
    goes_on = is_roundup(report) and _is_of_the_period(unit, main)
    if main.role == "main" and goes_on and (_is_next(unit, report) or not unit.background):
        return "main"
    if (unit.listed or (unit.separate and unit.leads)) and not unit.background:
        return "main" if main.role == "main" else "background"
    if unit.looks_back and unit.when and main.when and unit.when.latest < main.when.earliest:
        return "background"  # "only the day before", told in the lead
    same_days = unit.when and main.when and abs((unit.when.earliest - main.when.earliest).days) <= 1
    within = unit.when is None or (main.when is not None and overlap(unit.when, main.when))
    if main.aggregate and main.role == "main" and within and not unit.background:
        return "main"  # one of those that the lead sums up
    beside = unit.leads or _TOO.search(report.text, unit.start, unit.end)
    return "main" if same_days and beside and main.role == "main" and not unit.background else "background"


def _is_of_the_period(unit: Unit, main: Draft) -> bool:
    """Whether a unit tells of the days that a report on several incidents covers."""
    if unit.when is None or main.when is None:
        return True
    return abs((unit.when.earliest - main.when.earliest).days) <= _FRESH_DAYS and unit.when.precision < _MONTHLY


_MONTHLY = 4
"""The precision of a date that is a month."""
_BREACH = re.compile(
    r"\b(?:after|into|despite|amid|under|during|threatens?|shakes?|tests?|breaks?|breach\w*|violat\w*)\b[^\n]*\b(?:agree\w*|truce|cease-?fire"
    r"|pact|peace|pause|accord)\b|\b(?:truce|cease-?fire|pause)\b[^\n]{0,40}\b(?:broken|breached|violated|tested|shaken|shattered|frays?|holds?\snot)\b",
    re.IGNORECASE,
)
_VIOLENCE = re.compile(
    r"\b(?:shell\w*|strikes?|attack\w*|arson|clash\w*|bomb\w*|kill\w*|dead|shot|fire[ds]?|raid\w*|fight\w*|blasts?|drones?|rockets?)\b",
    re.IGNORECASE,
)


def _tells_of_a_breach(report: Report) -> bool:
    """Whether the title tells violence that came after an agreement: "Shelling a day into the truce"."""
    title = report.text[: report.body_start]
    violence = _VIOLENCE.search(title)
    return bool(violence) and bool(_BREACH.search(title, violence.end() if violence else 0))


def _is_history(when: When, published: date) -> bool:
    return (published - when.latest).days > (_HISTORY_DAYS if when.precision <= 3 else _VAGUE_HISTORY_DAYS)


def _elsewhere(unit: Unit, draft: Draft) -> bool:
    """Whether both name places that cannot be one: other countries, or far apart."""
    if not unit.places or not draft.places:
        return False
    return all_apart(unit.places, draft.places)
