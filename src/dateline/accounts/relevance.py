"""Whether a report is about armed conflict or armed crime, or only uses its words: sport, business, drills.

A logistic model over few signs that can be read off any report; `benchmarks/relevance.py` makes its weights on the
coded reports and says what it is worth on sets that it has not seen. Texts that can be told by their words alone are
read no further than those.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.accounts import logistic
from dateline.accounts.marked import Marked
from dateline.knowledge import lexicon, lexicon_languages
from dateline.knowledge.wordlists import Words
from dateline.model.claims import Account
from dateline.model.mentions import Mentions
from dateline.model.text import Report

_COMMON = Words({topic: [words] for topic, words in lexicon.NOT_CONFLICT.items()})
_TELLING = Words({topic: [words] for topic, words in lexicon.TELLING.items()})
_CONFLICT = Words({"conflict": [lexicon.CONFLICT]})
_READ = 6_000
"""Characters from the top that are looked at."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a report being about conflict, and against it."""

    tagger: float
    """How sure the trained reader is of it, as a logit."""
    other: float
    """How much the text speaks of the other topic that it speaks of most, the root of that in a hundred words."""
    title: bool
    """The title has a word of conflict."""
    agreement: float
    """How sure the trained reader is that an agreement is named; 1 where the rules find one."""
    short: float
    """How much shorter it is than `_WHOLE` words, as a logarithm: an item of two lines says little of all this."""
    known: bool = False
    """An armed group or a force is named that Dateline knows."""
    harmed: float = 0.0
    """How many figures of people harmed there are, as a logarithm."""
    statements: float = 0.0
    """How much is attributed to somebody, as a logarithm."""
    perpetrator: bool = False
    """The news has a perpetrator."""
    parties: bool = False
    """An agreement has two parties."""


WEIGHTS: Mapping[str, float] = {
    "tagger": 0.71,
    "other": -2.55,
    "title": 0.79,
    "agreement": 1.24,
    "short": 1.97,
    "known": 1.42,
    "harmed": 1.21,
    "statements": 1.15,
    "perpetrator": 1.18,
    "parties": 1.4,
}
BIAS = -1.2
RELEVANT = 0.5
"""The chance from which on a report is about conflict."""

_UNREAD = 1.0
"""The logit of the trained reader where there is none: the value with the fewest errors on all coded reports."""
_SUREST = 4.0
"""The greatest logit that counts, either way: of what the trained reader is surer, it is not oftener right."""
_MOST = 4.0
"""What all that the other finders find can speak for a report; no coded report of conflict needs more."""
_SHORT = 60
"""Words that a report is taken to have at least, so that one of another topic does not make an item of two lines."""


_WHOLE, _SHORTEST = 150, 20


def may_be_about_conflict(report: Report, first: Mentions) -> bool:
    """Whether its words leave it open, before anything else is read; most texts of other topics end here."""
    return _told_by_words(report, first) >= _AGAINST * (other_topic(report) - _OPEN)


def _told_by_words(report: Report, first: Mentions) -> int:
    general = sum(trigger.weight >= _GENERAL for trigger in first.events)
    return _conflict_words(report.text) + 2 * general + 3 * len(first.agreements)


_GENERAL, _AGAINST = 0.6, 0.7
_OPEN = 6
"""How much a text may speak of another topic without a word of conflict, and still be read by the trained reader."""


def can_be_about_conflict(report: Report, first: Mentions, marked: Marked | None) -> bool:
    """Whether the trained reader's word leaves it open, before the other finders have read.

    Where the words of a text do not, it must be surer: as sure as can be, or sure of an agreement and its parties.
    """
    told = _told_by_words(report, first)
    is_open = bool(told or first.events) and told >= _AGAINST * other_topic(report)
    if not is_open and not (marked and (marked.document["relevant"] >= _SURELY or _marks_agreement(marked))):
        return False
    return logistic.score(_first_signs(report, first, marked), WEIGHTS, BIAS) + _MOST >= 0


_SURELY = 0.99


def _marks_agreement(marked: Marked) -> bool:
    """Whether the trained reader is sure of an agreement and of two mentions of parties."""
    return bool(marked.spans("agreement.trigger", least=0.6)) and len(marked.spans("agreement.party", least=0.9)) > 1


def about_conflict(report: Report, mentions: Mentions, accounts: Sequence[Account], marked: Marked | None) -> bool:
    """Whether a report with these mentions and accounts of incidents and agreements is about conflict."""
    return chance(signs_of(report, mentions, accounts, marked)) >= RELEVANT


def signs_of(report: Report, mentions: Mentions, accounts: Sequence[Account], marked: Marked | None) -> Signs:
    """The signs of a report; what its accounts tell counts where it is news."""
    news = [account for account in accounts if account.role == "main" and account.kind == "incident"]
    agreements = [account for account in accounts if account.kind == "agreement"]
    return replace(
        _first_signs(report, mentions, marked),
        known=any(actor.who.actor_id and actor.kind in _ARMED for actor in mentions.actors),
        harmed=math.log1p(sum(not figure.aggregate and figure.toll.high != 0 for figure in mentions.casualties)),
        statements=math.log1p(len(mentions.attributions)),
        perpetrator=any(claim.field == "perpetrator" for account in news for claim in account.claims),
        parties=sum(claim.field == "party" for account in agreements for claim in account.claims) > 1,
    )


_ARMED = ("armed group", "state force")


def _first_signs(report: Report, first: Mentions, marked: Marked | None) -> Signs:
    words = len(report.text[:_READ].split())
    named = max((span.score for span in marked.spans("agreement.trigger")), default=0.0) if marked else 0.0
    return Signs(
        tagger=_sureness(marked),
        other=math.sqrt(100 * other_topic(report) / max(words, _SHORT)),
        title=any(True for _ in _CONFLICT.finditer(report.text, 0, report.body_start)),
        agreement=1.0 if first.agreements else named,
        short=max(0.0, math.log(_WHOLE / max(words, _SHORTEST))),
    )


def _sureness(marked: Marked | None) -> float:
    if marked is None:
        return _UNREAD
    sure = marked.document["relevant"]
    return max(-_SUREST, min(_SUREST, math.log(max(sure, 1e-9) / max(1 - sure, 1e-9))))


def chance(signs: Signs) -> float:
    """The chance that a report with these signs is about conflict."""
    return logistic.chance(signs, WEIGHTS, BIAS)


@lru_cache(maxsize=4)
def _conflict_words(text: str) -> int:
    """How many different words of conflict the text has; it is asked twice of a report."""
    return len({match[0].lower() for match in _CONFLICT.finditer(text, 0, min(len(text), _READ))})


def other_topic(report: Report) -> int:
    """How much the text speaks of the other topic that it speaks of most.

    Each different word counts once, a telling one three times, and three more where it stands in the title.
    """
    return _other_topic(report.text, report.body_start)


@lru_cache(maxsize=4)
def _other_topic(text: str, body_start: int) -> int:
    end = min(len(text), _READ)
    words: dict[str | None, set[str]] = defaultdict(set)
    weight: dict[str | None, int] = defaultdict(int)
    for match in _TELLING.finditer(text, 0, end):
        word = match[0].lower()
        if word not in words[match.lastgroup]:
            weight[match.lastgroup] += 3 if match.start() >= body_start else 6
            words[match.lastgroup].add(word)
    for match in _COMMON.finditer(text, 0, end):
        word = match[0].lower()
        if word not in words[match.lastgroup]:
            weight[match.lastgroup] += 1
            words[match.lastgroup].add(word)
    return max(weight.values(), default=0)


_LEAST_ABROAD, _LEAST_TOLD = 5, 4
"""Different stems of conflict that a text in another language must have, and that one must that tells an incident."""


def about_conflict_abroad(report: Report, *, tells_an_incident: bool = False) -> bool:
    """Whether a text in another language than English is about armed conflict, by stems of its words.

    A truce by its name weighs as much as all the stems that a text must have. False for languages without a list
    (`knowledge.lexicon_languages`) and where the language is not known. Of a text that tells an incident fewer stems
    are enough: an item of two lines has few.
    """
    least = _LEAST_TOLD if tells_an_incident else _LEAST_ABROAD
    language = (report.language or "").lower().partition("-")[0]
    patterns = _abroad(language)
    if patterns is None:
        return False
    conflict, other, truce = (
        len({match[0].lower() for match in pattern.finditer(report.text, 0, min(len(report.text), _READ))})
        for pattern in patterns
    )
    weight = conflict + (_LEAST_ABROAD if truce else 0)
    return weight >= least and weight >= 1.5 * other


@lru_cache(maxsize=16)
def _abroad(language: str) -> tuple[re.Pattern[str], ...] | None:
    """The patterns of conflict, of other topics and of truces in a language."""
    if language not in lexicon_languages.CONFLICT:
        return None
    tables = (lexicon_languages.CONFLICT, lexicon_languages.OTHER, lexicon_languages.TRUCE)
    begin = "" if language in ("ar", "fa", "ku") else r"(?<!\w)"  # their articles and prepositions are prefixes
    return tuple(re.compile(rf"{begin}(?:{table[language]})", re.IGNORECASE) for table in tables)
