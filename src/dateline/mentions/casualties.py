"""Casualty figures: how many were killed, wounded, abducted, missing or arrested, as the words say it.

Method: words of harm are found first; only their sentences are cut into tokens, in which phrases of people are found
(`casualties_phrases`) and given to the words of harm by the grammar these take (`casualties_grammar`). A figure says
what was said: "at least 10" and "more than 10" are 10 to None, "up to 10" is None to 10, "10 or 12" is 10 to 12;
"about 10", "some 10" and "nearly 10" are 10. Ages, dates, distances and counts of things are no figures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.mentions.casualties_aggregates import aggregates, is_setting
from dateline.mentions.casualties_counts import beside, fallen_attackers, laid_to_rest, other_counts
from dateline.mentions.casualties_grammar import Reading, readings
from dateline.mentions.casualties_lexicon import ORDINALS, side
from dateline.mentions.casualties_phrases import Phrase, phrases
from dateline.mentions.casualties_sides import fighters_attacked, with_sides
from dateline.mentions.casualties_sources import contrasted
from dateline.mentions.casualties_tokens import Token, tokenise
from dateline.mentions.casualties_triggers import Trigger, triggers
from dateline.mentions.casualties_withdrawn import lowered, with_earlier, without_withdrawn
from dateline.mentions.numbers import CARDINAL, cardinal
from dateline.model.mentions import CasualtyFigure, FigureRelation
from dateline.model.text import Report, Sentence
from dateline.model.values import Harm, Toll


def find_casualties(report: Report, sentences: Sequence[Sentence]) -> tuple[CasualtyFigure, ...]:
    """The casualty figures of a report, in the order of the text. No private person's name stands in `toll.whom`."""
    found: list[CasualtyFigure] = []
    text = report.text
    fighters_attack = None
    found.extend((*_denied(text), *_with_themselves(text)))
    for sentence, words in _by_sentence(sentences, triggers(text)):
        tokens = tokenise(text, sentence.start, sentence.end, words)
        people = phrases(text, tokens)
        told = list(_apart(tokens, readings(tokens, people)))
        over = aggregates(text, sentence.start, sentence.end, words) if told else []
        for reading in told:
            if fighters_attack is None and side(reading.phrase.whom) == "fighters":
                fighters_attack = fighters_attacked(text)
            aggregate = any(not is_setting(text, match, tokens[reading.phrase.start].start) for match in over)
            found.append(_figure(text, tokens, reading, aggregate, bool(fighters_attack)))
            found.extend(_elsewhere(text, sentence, found[-1]))
    found = with_sides(text, found)
    among = list(fallen_attackers(text, found := _in_order(found)))
    spans = {(figure.start, figure.end) for figure in among}
    found = [f for f in found if not any(f.start < end and start < f.end for start, end in spans)] + among
    found = [_at_least(text, figure) for figure in (*found, *_told_otherwise(text, found))]
    ordered = _without_rounded(text, _in_order(lowered(text, found)))
    return contrasted(text, sentences, with_earlier(text, without_withdrawn(text, ordered)))


def _told_otherwise(text: str, found: Sequence[CasualtyFigure]) -> Iterator[CasualtyFigure]:
    """The figures that stand without a word of harm of their own."""
    yield from beside(text, found)
    yield from other_counts(text, found)
    yield from laid_to_rest(text, found)


_BEHIND = re.compile(
    rf",?\s(?:at\s(?:the\s(?:very\s)?)?least(?!\s(?:{CARDINAL}|half|some)\b)|at\sa\sminimum|or\s(?:\w+\s)?more(?!\s(?:\w+\s)?than)|if\snot\smore"
    r"|and\s(?:probably|possibly|perhaps|likely|maybe)\smore)\b",
    re.IGNORECASE,
)
"""What makes the number before it the least: "eight at least", "20 bodies or more"."""


def _at_least(text: str, figure: CasualtyFigure) -> CasualtyFigure:
    """The figure, without an upper end where the words behind it leave that open."""
    toll = figure.toll
    start, end = figure.trigger
    stops = (figure.end, end) if 0 <= start - figure.end <= 1 else (figure.end,)
    several = toll.low is not None and toll.low == toll.high and toll.low > 1
    if several and any(_BEHIND.match(text, stop) for stop in stops):
        return replace(figure, toll=replace(toll, high=None))
    return figure


def _in_order(found: list[CasualtyFigure]) -> list[CasualtyFigure]:
    return sorted(found, key=lambda figure: (figure.start, figure.end))


_ALSO_IN = re.compile(
    rf"(?:\s(?:in|at)\s(?:the\s)?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){{0,3}})?(?:,|,?\sand|;)\s(?P<number>{CARDINAL})\s(?:others?\s|more\s)?(?=(?:in|at)\s(?:the\s)?[A-Z])"
)
"""The next of several places with a number of its own: "eleven were killed in A, seven in B and four in C"."""


def _elsewhere(text: str, sentence: Sentence, first: CasualtyFigure) -> Iterator[CasualtyFigure]:
    """The figures of other places that share the word of harm with the first."""
    at = max(first.end, first.trigger[1])
    while (match := _ALSO_IN.match(text, at, sentence.end)) and not first.toll.partial:
        number = cardinal(match["number"])
        if number is None:
            return
        toll = Toll(first.toll.harm, number, number, first.toll.whom)
        yield CasualtyFigure(*match.span("number"), toll, first.trigger, aggregate=first.aggregate)
        at = match.end() - (match.group(0).endswith(" "))


_ROUNDED = re.compile(
    r"\b(?:some|about|around|roughly|approximately|nearly|almost|close\sto|circa|an\sestimated"
    r"|(?P<over>more\sthan|over|upwards\sof|in\sexcess\sof))\s$",
    re.IGNORECASE,
)
_ROUNDED_BY = 0.1
"""The share of a number by which "some 120" can differ from the count that it rounds."""
_OVER_BY = 0.05
"""The same for "over 120": from here it is another source's count."""


def _without_rounded(text: str, found: list[CasualtyFigure]) -> list[CasualtyFigure]:
    """The figures without "some 120" and "over 110" where the report counts 117 as well, which they only round."""
    exact: dict[Harm, list[int]] = {}
    rounded: list[CasualtyFigure] = []
    for figure in found:
        toll = figure.toll
        if toll.low is None or toll.partial or toll.high not in (None, toll.low):
            continue
        told = _ROUNDED.search(text, max(0, figure.start - 20), figure.start) if toll.low % 10 == 0 else None
        if told and (toll.high is None) == bool(told["over"]):
            rounded.append(figure)
        elif toll.high is not None:
            exact.setdefault(toll.harm, []).append(toll.low)
    return [
        figure
        for figure in found
        if figure not in rounded or not any(_rounds(figure.toll, count) for count in exact.get(figure.toll.harm, ()))
    ]


def _rounds(rounded: Toll, count: int) -> bool:
    """Whether a rounded number says no more than an exact count; "over 110" is above it."""
    number = rounded.low or 0
    if rounded.high is None:
        return number < count <= number + _OVER_BY * number
    return count != number and abs(count - number) <= _ROUNDED_BY * number


def _by_sentence(sentences: Sequence[Sentence], words: list[Trigger]) -> Iterator[tuple[Sentence, list[Trigger]]]:
    """The sentences that have words of harm, with those of them that lie wholly within."""
    at = 0
    for sentence in sentences:
        inside: list[Trigger] = []
        while at < len(words) and words[at].start < sentence.end:
            if words[at].start >= sentence.start and words[at].end <= sentence.end:
                inside.append(words[at])
            at += 1
        if inside:
            yield sentence, inside


def _figure(text: str, tokens: list[Token], reading: Reading, aggregate: bool, fighters_attack: bool) -> CasualtyFigure:
    phrase, trigger = reading.phrase, reading.trigger
    whom = phrase.whom if phrase.form in ("count", "one") else None
    start, end = tokens[phrase.start].start, tokens[max(phrase.end - 1, phrase.start)].end
    group = side(whom)
    attackers = group == "attackers" or (group == "fighters" and fighters_attack)
    harm: Harm = "killed" if trigger.struck and trigger.form == "verb" and group == "attackers" else trigger.harm
    toll = Toll(harm, phrase.low, phrase.high, _group(whom), attackers, phrase.partial or reading.partial)
    was = reading.was
    low = phrase.low or phrase.high or 0
    relation = _relation(phrase, trigger, reading)
    if relation == "repeated" and _is_brought(text, phrase, trigger):
        relation = "stated"
    if harm != trigger.harm:
        relation = "stated"  # attackers who are shot are taken for dead
    if trigger.harm == "killed" and _OF_WOUNDED.match(text, end):
        relation = "additional"
    having = text.endswith("having ", 0, trigger.start)  # "nine dead, two of the wounded having died since"
    if relation == "additional" and (having or _BROUGHT_TO.match(text, trigger.end)):
        toll = replace(toll, partial=True)
    return CasualtyFigure(
        start,
        end,
        toll,
        (trigger.start, trigger.end),
        Toll(trigger.harm, was.low, was.high) if was else None,
        aggregate or low >= _HISTORY,
        relation,
        (tokens[was.start].start, tokens[max(was.end - 1, was.start)].end) if was else None,
    )


def _is_brought(text: str, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether several people new to the report were brought to a hospital and not told to have died there."""
    new = phrase.form == "count" and not phrase.definite and (phrase.low or 0) > 1
    brought = trigger.form == "condition" and text[trigger.start : trigger.end][:3].lower() != "in "
    brought = brought and not text.endswith("being ", 0, trigger.start)  # some of the wounded still are
    return new and brought and not _DIED_THERE.match(text, trigger.end)


_DIED_THERE = re.compile(
    r"[^.;\n]{0,60}?\b(?:where|and|but)\s(?:[\w'’-]+\s){0,5}?(?:died|dead|succumbed|deceased)\b", re.IGNORECASE
)


def _apart(tokens: list[Token], found: list[Reading]) -> list[Reading]:
    """The readings, where those told beside others are new to the report ("the driver and two passengers were killed").

    Those shot beside others ("two others were also shot") are not among the dead.
    """
    apart = {
        reading.trigger.start
        for reading in found
        if reading.trigger.struck
        and any(
            token.lower in ("other", "others", "also", "another") or token.lower in ORDINALS
            for place, token in enumerate(tokens[reading.phrase.start :], start=reading.phrase.start)
            if place < reading.phrase.end + 3 or token.start < reading.trigger.start
        )
    }
    beside = Counter(reading.trigger.start for reading in found if not reading.phrase.partial and not reading.partial)
    for reading in found:
        opening = tokens[reading.phrase.start].lower
        if opening in ("a", "an") and reading.trigger.start in apart and beside[reading.trigger.start] == 1:
            reading.phrase.additional = True
        if beside[reading.trigger.start] > 1 and reading.phrase.form != "pronoun":
            reading.phrase.definite = False
    _mark_more_than_the_dead(found)
    killed = [r for r in found if r.trigger.harm == "killed" and r.phrase.form == "count" and not r.phrase.partial]
    for before, reading in pairwise(killed):
        if (reading.phrase.whom or "").split(" ")[-1:] == ["others"] and before.trigger is not reading.trigger:
            reading.phrase.additional = True  # "shot three guards dead and beheaded two others"
    return [
        replace(reading, trigger=replace(reading.trigger, struck=False)) if reading.trigger.start in apart else reading
        for reading in found
    ]


def _mark_more_than_the_dead(found: list[Reading]) -> None:
    """ "Shot the headman dead and wounded three more": more than he, not than others who were wounded."""
    killed = min((r.trigger.start for r in found if r.trigger.harm == "killed"), default=None)
    wounded = min((r.trigger.start for r in found if r.trigger.harm == "wounded"), default=0)
    for reading in found if killed is not None and killed < wounded else ():
        phrase, trigger = reading.phrase, reading.trigger
        if trigger.start == wounded and phrase.form == "count" and phrase.high is not None and not trigger.struck:
            phrase.additional = False


_OF_WOUNDED = re.compile(
    r"\s?of\s(?:the|those|these)\s(?:\w+\s)?(?:wounded|injured|hurt|survivors|casualties)\b", re.IGNORECASE
)
"""Those who died of the wounded come on top of the dead."""
_BROUGHT_TO = re.compile(
    r"[^.;\n]{0,90}?\b(?:br(?:ought|inging|ings)|t(?:ook|aking|akes)|rais(?:ed|ing|es)|lift(?:ed|ing|s)|push(?:ed|ing|es))\b[^.;\n]{0,50}?\sto\s",
    re.IGNORECASE,
)
"""Those who came on top are in the toll that their sentence gives: "two more died, bringing the toll to nine"."""
_HISTORY = 3_000
"""From here a figure counts a war or an earthquake, not an incident: none in UCDP GED since 2004 is larger."""


def _relation(phrase: Phrase, trigger: Trigger, reading: Reading) -> FigureRelation:
    if reading.total:
        return "total"
    if trigger.form == "implied":
        return "struck" if trigger.struck else "implied"
    others = "other" in (phrase.whom or "") or (phrase.additional and phrase.whom is not None)
    if phrase.definite or (trigger.form == "condition" and not others):
        return "repeated"
    if trigger.struck:
        return "struck"
    if phrase.additional:
        return "additional"
    return "repeated" if phrase.form == "pronoun" else "stated"


_AGES = re.compile(r"^(?:(?:\d+|[a-z]+)[\s-]{1,2}(?:year|month|week)s?[\s-]olds?\s?|\d+[\s-]?y/?o\s)+", re.IGNORECASE)


def _group(whom: str | None) -> str | None:
    """The noun of the group, without ages and without a trailing possessive."""
    if not whom:
        return None
    return " ".join(_AGES.sub("", whom).split()) or None


_NOBODY = re.compile(
    r"\b(?:no|without(?:\sany)?|nor\sany|not\s(?:cause|caused|causing|leave|result\sin)\sany)"
    r"(?:\s(?:human|loss\sof|material\sor\shuman|known|civilian|deaths\sor|injuries\sor|serious|dead\sor|killed\sor))*"
    r"\s(?P<what>casualt(?:y|ies)|injur(?:y|ies)|deaths?|fatalit(?:y|ies)|life|victims)\b",
    re.IGNORECASE,
)


def _denied(text: str) -> list[CasualtyFigure]:
    """Figures of zero: "no casualties", "without injuries"."""
    found: list[CasualtyFigure] = []
    for match in _NOBODY.finditer(text):
        what = match["what"].lower()
        harms: tuple[Harm, ...] = ("killed", "wounded")
        if what.startswith("injur"):
            harms = ("wounded",)
        elif what.startswith(("death", "fatal", "life")):
            harms = ("killed",)
        found.extend(CasualtyFigure(*match.span(), Toll(harm, 0, 0), match.span("what")) for harm in harms)
    return found


_THEMSELVES = re.compile(
    r"\b(?P<harm>kill(?:ed|s|ing)|fatally\sshot|fatally\sshooting)\b(?:(?:\s[\w'’,-]+){1,9}?\s(?:and|and\sthen|then|before|as\swell\sas|besides|along\swith)\s(?P<after>himself|herself)"
    r"|\s(?P<before>himself|herself)\s(?:and|along\swith)\b)"
)


def _with_themselves(text: str) -> Iterator[CasualtyFigure]:
    """Attackers who died of their own attack beside others: "killing six people and himself"."""
    for match in _THEMSELVES.finditer(text):
        span = match.span("after" if match["after"] else "before")
        yield CasualtyFigure(*span, Toll("killed", 1, 1, "attacker", attackers=True), match.span("harm"))
