"""Units of telling: sentences, or parts of one, that speak of an event, and what marks them as news or background."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from dateline.accounts.marked import THRESHOLDS, Marked
from dateline.knowledge import lexicon
from dateline.knowledge.wordlists import Phrases
from dateline.model.mentions import (
    ActorMention,
    CasualtyFigure,
    EventTrigger,
    Mention,
    Mentions,
    TemporalExpression,
    Toponym,
)
from dateline.model.spans import Spans
from dateline.model.text import Report, Sentence
from dateline.model.values import When

_HABITUAL = Phrases(lexicon.HABITUAL)
_BACKGROUND = Phrases(lexicon.BACKGROUND)
_SEPARATE = Phrases(lexicon.SEPARATE)
_REPORTING = (
    r"(?:said|says|say|saying|told|tells|announc\w+|stat(?:ed|es|ing)|tweet\w*|report(?:ed|s|ing)?|confirm\w*|add(?:ed|s)|condemn\w*|"
    r"denounc\w+|declar\w+|den(?:ied|ies)|conced\w+|acknowledg\w+|warn(?:ed|s)|quoted|citing|cited|statements?|briefing|news\sconference|"
    r"interview|published|issued|gave|given|alleged|blamed|withdrew|corrected|revised|described|recounted|recalled|explained|claim(?:ed|s|ing)|admitted|wrote|posted|according|spoke|stood\\sat|toll\\sstood|rose|risen|promised|vowed|visited|met|arrived|called|urged|sent)"
)
_REPORTED_ON = re.compile(
    rf"\b(?!(?-i:Said)\b){_REPORTING}(?:\s(?!that\b)\w+){{0,3}}?,?\s(?:on|late|early|earlier|late\son)?\s*(?:the\s)?$|\b\w+day\sstatement\b",
    re.IGNORECASE,
)
_IS_OF = re.compile(r"\sof\s(?:the\s)?")
"""What stands between an event and its day: "claimed three attacks of the previous day"."""
_OF_A_COUNT = re.compile(r"(?:the|this)\s(?:whole\s)?year", re.IGNORECASE)
"""The year in which something is counted, which dates no event: "the 46th attack of the year"."""
_SAID_NEXT = re.compile(
    r"\s(?:said|says|told|announced|stated|confirmed|denied|condemned|denounced|claimed|alleged|blamed|accused|acknowledged|admitted"
    r"|reported|withdrew|retracted|revised|(?:raised|lowered|put)\s(?:to\s[\d,]+|the\s(?:death\s)?toll|the\sdead|the\snumber|its\stoll))\b"
)
"""What, right after a day, makes it that of the telling: "the army on Friday said"."""
_SAID_AFTER = re.compile(
    r"\s(?:(?!who\b|that\b|when\b|in\swhich\b|according\b|sent\b)[\w.'’()-]+,?\s){1,12}?\b"
    r"(?!according\b|sent\b(?!\s(?:[\w’'-]+\s){0,2}?(?:statement|message|letter|condolences|reporters|journalists|aid)\b))"
    rf"(?!claim\w*\s(?:[\w-]+\s){{0,4}}?lives\b){_REPORTING}\b"
)
"""What, after a day that heads a sentence, makes it that of the telling; "according to" somebody does not."""
_COUNTED_ON = re.compile(
    r"\b(?:at|to|stood\sat|reached|now)\s[\d,]+\s(?:dead\s|killed\s)?(?:on|late|early)?\s*$", re.IGNORECASE
)
_STATEMENT_AFTER = re.compile(
    r"(?:'s|’s)?\s(?:statement|briefing|press|news\sconference|interview|report|tweet|announcement|speech|meeting|visit)\b"
)
_DIED_ON = re.compile(r"\b(?:succumb\w*|died|dies)\s(?:[\w-]+\s){0,3}?(?:on|late|early)?\s*$", re.IGNORECASE)
_OF_WOUNDS = re.compile(r"\s(?:[\w-]+\s){0,2}?(?:to|of|from)\s(?:[\w-]+\s){0,2}?(?:injur|wound)", re.IGNORECASE)
"""The day on which someone died of wounds is not the day of the attack."""
_CLAUSE = re.compile(
    r"\b(?:in\s(?:revenge|retaliation|reprisal|response|answer)\s(?:for|to)|(?:\w+\s)?(?:hours?|days?|weeks?|months?|years?)\safter|(?:just|only|shortly|soon)\safter|"
    r"came\safter|after|following|which\sfollowed|before\sthat|and\sthree\sdays\sbefore|whereas|while|and\s(?:on|in)\s(?=[A-Z])|since\s(?=[^,.;]{3,30},?\swhen\b))\b|;\s",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|until|by\sthe\send\sof)\s(?:(?:early|late|the\sstart\sof|last)\s)*$"
    r"|\b(?:lost\s(?:the|its|all|most|control|territor)|declared\s(?:defeated|victory)|defeated|driven\sout|expelled|ousted"
    r"|controlled|annexed|seized\spower|coup|ceasefire\sof|truce\sof|truces?)\b[^,;.]{0,70}$"
    r"|\b(?:took\soffice|taking\soffice|came\sto\spower|elected|inaugurated|founded|launched\sin|began\sin|started\sin)\b[^,;.]{0,70}$",
    re.IGNORECASE,
)
_LISTED = Phrases(lexicon.LISTED)
_ITEM = re.compile(r"(?:[•·▪●*–-]|\(?\d{1,2}[.)])\s")
"""The mark of an item in a list: situation reports give each incident one."""
_ENDED = re.compile(
    r"\b(?:end(?:ed|s|ing)?|(?:was|were|is|are|be|been|declared|handed)\sover|finished|lifted|released|freed|buried|funeral|until)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\s(?:ended|finished|lifted|broke|brought)\s(?:\w+\s){0,3}?(?:siege|standoff|stand-off|hostage|attack|end)\b",
    re.IGNORECASE,
)
_OPENED_ASIDE = re.compile(r",\s(?:which|who|whose)\s[^,.;]{5,120}?\b(?:after|since|when)\s[^,;]{0,90}$")
_FOILED = re.compile(r"\b(?:foil|thwart|prevent|avert|disrupt)(?:ed|s|ing)\b", re.IGNORECASE)
_ANAPHORA = re.compile(
    r"\b(?:(?:it|this|which|all\sthis)\s(?:happened|took\splace|occurred|came|began|started|was|lasted)|took\splace|happened|occurred|"
    r"puts?\s(?:it|the\stime)|the\s(?:incident|raid|scene|vehicle|convoy|victims?|assailants?|attackers?|gunmen|men)|the\sstrike,?\son)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+[\s,/]{0,2}){1,4}\([^)\n]{2,60}\)\s(?=[A-Z\"“])"
    r"|(?:(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+[\s,/]{0,2}){1,4}(?:\([^)\n]{2,60}\)|[A-Z][\w'’.-]+[\s,]{0,2}){0,4}[^.\n]{0,30}?|[A-Z][\w'’-]+,\s[^—–\n]{2,40}?\([^)\n]{2,40}\)|[A-Z][\w'’-]+\s\([^)\n]{2,60}\))\s*(?:[—–:]|--?)\s"
    r"|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}(?:,\s(?:[A-Z][\w.'’-]*\s?){1,3}|,\s\d{1,2}\s[A-Z]\w+(?:\s\d{4})?|,\s[A-Z]\w+\s\d{1,2}(?:,\s\d{4})?)?\.\s(?=[A-Z\"“0-9])"
)


_MONTH, _YEAR = 4, 5
"""The precision of a date that is no finer than a month, and than a year."""

LEAD = 2
"""The last of the paragraphs that tell the news itself, the title counted as 0."""

LAST_OF_NEWS = 4
"""The last paragraph in which the main news is told at all, where it is not told before."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence or clause that speaks of an event, with the mentions that stand in it."""

    start: int
    end: int
    sentence: Sentence
    triggers: tuple[EventTrigger, ...]
    casualties: tuple[CasualtyFigure, ...]
    dates: tuple[TemporalExpression, ...]
    reporting_dates: tuple[TemporalExpression, ...]
    places: tuple[Toponym, ...]
    background: bool
    looks_back: bool
    separate: bool
    listed: bool
    habitual: bool

    @property
    def paragraph(self) -> int:
        """The paragraph that it stands in, counted from 0."""
        return self.sentence.paragraph

    @property
    def planned(self) -> bool:
        """Whether it tells of a plan that was foiled: an incident beside the arrest that ended it."""
        return any(trigger.planned for trigger in self.triggers)

    @property
    def leads(self) -> bool:
        """Whether it stands where the news itself is told: the title and the first paragraphs."""
        return self.paragraph <= LEAD

    @property
    def weight(self) -> float:
        """The weight of its strongest trigger, 0 where it has none."""
        return max((trigger.weight for trigger in self.triggers), default=0.0)

    @property
    def when(self) -> When | None:
        """The most precise of its dates."""
        known = [expression.when for expression in self.dates if expression.when]
        return min(known, key=lambda when: when.precision, default=None)

    @property
    def counted(self) -> bool:
        """Whether it gives a figure of one incident."""
        return any(not figure.aggregate for figure in self.casualties)


@dataclass(slots=True)
class _Placed:
    """The event dates and the reporting dates of a report."""

    of_event: list[TemporalExpression] = field(default_factory=list)
    of_telling: list[TemporalExpression] = field(default_factory=list)


def units(report: Report, mentions: Mentions) -> tuple[Unit, ...]:
    """The units of the report in the order of its text; sentences without trigger and figure make none."""
    dateline_end, news_end = dateline_span(report), _end(report)
    found: list[Unit] = []
    events, all_casualties = Spans(_events(report, mentions)), Spans(mentions.casualties)
    all_dates, scenes = Spans(mentions.dates), Spans(scenes_of(report, mentions))
    for sentence in mentions.sentences:
        if sentence.start >= news_end:
            break
        triggers = events.inside(sentence.start, sentence.end)
        casualties = all_casualties.inside(sentence.start, sentence.end)
        dates = all_dates.inside(sentence.start, sentence.end)
        placed = _place_dates(report, sentence, dates, triggers, dateline_end)
        spoken = placed.of_telling and sentence.paragraph <= LAST_OF_NEWS
        tells_when = spoken or (placed.of_event and _goes_on(report, sentence))
        if not triggers and not casualties and not tells_when:
            continue
        spans = _clauses(report, sentence, triggers, placed.of_event)
        for start, end in spans:
            told = Spans(triggers).inside(start, end), all_casualties.inside(start, end), scenes.inside(start, end)
            found.append(_unit(report, sentence, (start, end), placed, *told))
    return tuple(found)


def marked_days(report: Report, mentions: Mentions, marked: Marked) -> list[Unit]:
    """The sentences of the news, as units, with those days in them of which the trained reader is sure.

    They stand for no more than these days: what a deed is told with whose words no list holds ("fell on the crowd").
    """
    dateline_end = dateline_span(report)
    days = Spans(
        day
        for day in mentions.dates
        if day.when and day.when.precision <= 2 and marked.score("event.time", (day.start, day.end)) >= THRESHOLDS.day
    )
    found = []
    for sentence in mentions.sentences:
        if sentence.paragraph > LAST_OF_NEWS:
            break
        placed = _place_dates(report, sentence, days.inside(sentence.start, sentence.end), (), dateline_end)
        if placed.of_event:
            found.append(_unit(report, sentence, (sentence.start, sentence.end), placed, (), (), ()))
    return found


_COMMENTS = re.compile(r"^\s*(?:\d+\s+)?(?:reader\s)?comments?\s*(?:\(\d+\))?:?\s*$", re.IGNORECASE | re.MULTILINE)


def _end(report: Report) -> int:
    """The offset where the news ends and what readers comment begins."""
    heading = _COMMENTS.search(report.text, report.body_start)
    return heading.start() if heading else len(report.text)


def _events(report: Report, mentions: Mentions) -> tuple[EventTrigger, ...]:
    """The triggers that can tell of an event: none in a name or a promise; plans only where foiled plots are news."""
    lead_end = max((s.end for s in mentions.sentences if s.paragraph <= LEAD), default=0)
    arrested = any(t.action.word == "raid_arrest" and t.end <= lead_end for t in mentions.events)
    foiled = arrested or bool(_FOILED.search(report.text, 0, lead_end))
    promised = Spans(commitment for agreement in mentions.agreements for commitment in agreement.commitments)
    named = Spans(actor for actor in mentions.actors if actor.who.actor_id)
    return tuple(
        replace(trigger, planned=True) if arrested and _is_foiled(trigger) else trigger
        for trigger in mentions.events
        if (foiled or not trigger.planned)
        and not (promised.hold(trigger.start, trigger.end) or _is_in_a_name(trigger, named))
    )


def _is_in_a_name(trigger: EventTrigger, named: Spans[ActorMention]) -> bool:
    """Whether a trigger is only a part of a name; a group's suicide bomber is named by what he does."""
    return trigger.action.word != "suicide_bombing" and named.hold(trigger.start, trigger.end)


def _is_foiled(trigger: EventTrigger) -> bool:
    """Whether it tells what arrests prevented: with them it makes two incidents, a plot and the arrests."""
    return trigger.certainty == "thwarted" and trigger.action.word != "raid_arrest"


def _goes_on(report: Report, sentence: Sentence) -> bool:
    """Whether a sentence without trigger or figure still speaks of the event ("It happened at about 3 a.m.")."""
    return bool(_ANAPHORA.search(report.text, sentence.start, sentence.end))


@lru_cache(maxsize=4)
def dateline_span(report: Report) -> int:
    """The offset at which a dateline such as "ERBIL (Agency) –" ends; 0 where the body has none."""
    for line in re.finditer(r"[^\n]+", report.text[report.body_start : report.body_start + 1_500]):
        match = _DATELINE.match(report.text, report.body_start + line.start(), report.body_start + line.end())
        if match:
            return match.end()
        if len(line[0]) > _PROSE and not _CAPTION.match(line[0]):
            break
    return 0


def dateline_start(report: Report, end: int) -> int:
    """Where the line of a dateline begins that ends at this offset: headings above it belong to the news."""
    return max(report.body_start, report.text.rfind("\n", 0, end) + 1)


_CAPTION = re.compile(r"(?:caption|photo|image|picture|category|updated?)\b\s?:", re.IGNORECASE)
"""What opens a line that tells of a picture or a page and is no prose of the report."""
_PROSE = 120
"""Characters from which a line is no heading any more: a dateline stands before the first such line ends."""


def _unit(
    report: Report,
    sentence: Sentence,
    span: tuple[int, int],
    placed: _Placed,
    triggers: tuple[EventTrigger, ...],
    casualties: tuple[CasualtyFigure, ...],
    places: tuple[Toponym, ...],
) -> Unit:
    start, end = span
    text = report.text
    looks_back = bool(_BACKGROUND.search(text, start, end))
    return Unit(
        start,
        end,
        sentence,
        triggers,
        casualties,
        Spans(placed.of_event).inside(start, end),
        Spans(placed.of_telling).inside(start, end),
        places,
        sentence.paragraph > LEAD and looks_back,
        looks_back,
        bool(_SEPARATE.search(text, start, end)),
        bool(_LISTED.search(text, start, end)) or (start == sentence.start and bool(_ITEM.match(text, start, end))),
        bool(_HABITUAL.search(text, start, end)),
    )


_SEAT = re.compile(
    r"\b(?:based|headquartered|born|raised|educated|living|resident|native|exiled|registered|domiciled|jailed|speaking|interviewed|reached|contacted)"
    r"\s(?:by\s(?:tele)?phone\s)?(?:in|at|from|of)\s(?:the\s)?(?:\w+\s(?:of\s)?)?$"
    r"|\b(?:embassy|consulate|hospital|hospitals|morgue|university|court|briefing|news\sconference|reporters|journalists|by\s(?:tele)?phone|talks|told\s\w+)"
    r"\s(?:in|from)\s(?:the\s)?(?:\w+\s(?:of\s)?)?$",
    re.IGNORECASE,
)
"""What, right before a place, makes it that of a body, a hospital or a talk, not of the event."""


def scenes_of(report: Report, mentions: Mentions) -> list[Toponym]:
    """The places where it can have happened: literal, not in the dateline, no month, group or person so named."""
    dateline_end = dateline_span(report)
    speakers = Spans(Mention(*a.speaker_span) for a in mentions.attributions if a.speaker and a.speaker_span)
    days, actors = Spans(mentions.dates), Spans(mentions.actors)
    return [
        place
        for place in mentions.places
        if place.literal
        and not speakers.hold(place.start, place.end)
        and not _SEAT.search(report.text, max(0, place.start - 60), place.start)
        and not days.hold(place.start, place.start + 1)
        and not actors.hold(place.start, place.end)
        and not _in_dateline(place, report, dateline_end)
    ]


def told_from(report: Report, mentions: Mentions) -> Toponym | None:
    """The town that the dateline names."""
    end = dateline_span(report)
    towns = (p for p in mentions.places if p.literal and p.where.precision <= 2 and p.where.lat is not None)
    return next((place for place in towns if _in_dateline(place, report, end)), None)


def _in_dateline(mention: Mention, report: Report, dateline_end: int) -> bool:
    return dateline_start(report, dateline_end) <= mention.start and mention.end <= dateline_end


_AFTER = re.compile(r"\s(?:after|following)\s")
_DAYS = re.compile(r"P(\d{1,2})D")


def _days_after(
    report: Report, sentence: Sentence, dates: Sequence[TemporalExpression], triggers: Sequence[EventTrigger]
) -> tuple[TemporalExpression, TemporalExpression] | None:
    """A day of telling, and that of the deed: "on Sunday, a day after bombs went off", where nothing else was done."""
    for day, span in pairwise(dates):
        count = _DAYS.fullmatch(span.value or "") if span.type == "DURATION" else None
        if not (count and day.when and day.when.precision == 1 and _AFTER.match(report.text, span.end, sentence.end)):
            continue
        if triggers and all(trigger.start > span.end for trigger in triggers):
            then = day.when.earliest - timedelta(days=int(count[1]))
            return day, replace(span, type="DATE", when=When(then, then, 1))
    return None


def _place_dates(
    report: Report,
    sentence: Sentence,
    dates: Sequence[TemporalExpression],
    triggers: Sequence[EventTrigger],
    dateline_end: int,
) -> _Placed:
    """Which dates say when the event was, and which only when somebody spoke of it."""
    placed = _Placed()
    spoken, done = _days_after(report, sentence, dates, triggers) or (None, None)
    if spoken and done:
        placed.of_telling.append(spoken)
        placed.of_event.append(done)
    for expression in dates:
        if (
            expression.when is None
            or expression is spoken
            or expression.type not in ("DATE", "TIME")
            or _in_dateline(expression, report, dateline_end)
        ):
            continue
        before = report.text[max(sentence.start, expression.start - 70) : expression.start]
        after = report.text[expression.end : min(sentence.end, expression.end + 90)]
        leads = re.fullmatch(r"\W*(?:(?:late|early)\s)?(?:on|in)?\s*(?:the\s)?", before, re.IGNORECASE)
        told = bool(
            (
                _REPORTED_ON.search(before)
                and not before.rstrip().endswith(" for")
                and not any(_IS_OF.fullmatch(report.text, trigger.end, expression.start) for trigger in triggers)
            )
            or _STATEMENT_AFTER.match(after)
            or _COUNTED_ON.search(before)
            or (_DIED_ON.search(before) and _OF_WOUNDS.match(after))
            or (_ENDED.search(before) and not _dates_what_came_before(expression, after))
            or _ENDING.match(after)
            or _is_of_an_aside(report, sentence, expression)
            or _is_era(before, after, expression, triggers)
            or (leads and _SAID_AFTER.match(after))
            or _SAID_NEXT.match(after)
            or _OF_A_COUNT.fullmatch(report.text, expression.start, expression.end)
        )
        (placed.of_telling if told else placed.of_event).append(expression)
    return placed


def _dates_what_came_before(day: TemporalExpression, after: str) -> bool:
    """Whether a month or year in which something ended is that of its cause, too: "ended in 2019 after a bombing"."""
    return day.when is not None and day.when.precision >= _MONTH and bool(_CAME_AFTER.match(after))


_CAME_AFTER = re.compile(r"(?:\s[^,.;]{2,30})?,?\s(?:after|following)\s")


def _is_of_an_aside(report: Report, sentence: Sentence, day: TemporalExpression) -> bool:
    """Whether a day is told in passing of a speaker: "the army, which hit back after a raid on Monday, denied"."""
    behind = report.text[day.end : sentence.end]
    return behind.startswith(",") and bool(_OPENED_ASIDE.search(report.text[sentence.start : day.start]))


def _is_era(before: str, after: str, day: TemporalExpression, triggers: Sequence[EventTrigger]) -> bool:
    """Whether a date only says since when something else holds ("the first attack since he took office in May")."""
    if re.match(r",?\swhen\b", after):
        return False  # "the worst blow since April 2021, when 22 men fell"
    if _SINCE.search(before):
        return True
    since = re.search(r"\bsince\b(?!.*\bsince\b)", before, re.IGNORECASE)
    if not since:
        return False
    if day.when and day.when.precision == _YEAR:
        return True  # "since the violence began six years ago"
    begin = day.start - len(before) + since.start()
    return not any(begin <= trigger.start < day.start for trigger in triggers)


def _clauses(
    report: Report, sentence: Sentence, triggers: Sequence[EventTrigger], dates: Sequence[TemporalExpression]
) -> list[tuple[int, int]]:
    """The sentence, or its two parts where a later clause goes back to another event with a day of its own."""
    for match in _CLAUSE.finditer(report.text, sentence.start + 10, sentence.end):
        cut = match.start()
        if (
            any(trigger.end <= cut for trigger in triggers)
            and any(trigger.start >= cut for trigger in triggers)
            and _days(dates, sentence.start, cut)
            and _days(dates, cut, sentence.end)
            and not _days(dates, sentence.start, cut) & _days(dates, cut, sentence.end)
        ):
            return [(sentence.start, cut), (cut, sentence.end)]
    return [(sentence.start, sentence.end)]


def _days(dates: Sequence[TemporalExpression], start: int, end: int) -> set[date]:
    return {d.when.earliest for d in dates if d.when and start <= d.start and d.end <= end}
