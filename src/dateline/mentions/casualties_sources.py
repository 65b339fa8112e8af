"""Counts of one thing by several sources: which figure another source sets against the others of a report.

"Residents said that 20 people were killed. The army put the toll at nine": nine is no part of the 20 but another
count of all. What shows it is the verb of the count ("put the dead at", "spoke of", "confirmed only"), a word of
contrast, and that the figure counts people at large or the same group as the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from dateline.mentions.casualties_lexicon import side
from dateline.model.mentions import CasualtyFigure
from dateline.model.text import Sentence

_COUNTS = re.compile(
    r"\b(?:put(?:s|ting)?|set(?:s|ting)?|gave|gives|giving|estimat(?:ed|es|ing)|list(?:ed|s|ing)|reckon(?:ed|s))\s(?:[\w'’-]+\s){0,3}?"
    r"(?:tolls?|numbers?|figures?|counts?|dead|killed|deaths|fatalities|casualties|loss(?:es)?|wounded|injured|it)\b[^.;]{0,50}$"
    r"|\bclaim(?:ed|s|ing)?\s(?:that\s)?(?:[\w-]+\s){0,2}$"
    r"|\b(?:spoke|speaks|speaking|talked|talks)\sof\s(?:[\w-]+\s){0,3}$"
    r"|\b(?:g[ai]ves?|count(?:ed|s)|document(?:ed|s)|record(?:ed|s)|tallie[ds]|verifie[ds]|confirm(?:ed|s)?|identified|acknowledged?s?|admit(?:ted|s)(?:\sto)?|conceded?s?|reported)\s(?:only\s|just\s|at\sleast\s|more\sthan\s|the\sdeaths?\sof\s){0,2}$",
    re.IGNORECASE,
)
"""How a source gives its count, right before the number."""
_FEWER = re.compile(
    r"\b(?:only|just|no\smore\sthan|not\smore\sthan|merely|as\sfew\sas)\s(?:[a-z]+\s)?$|\b(?:much\s|far\s)?(?:higher|lower|smaller|different)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_SPEAKER = (
    r"(?:police|army|military|navy|ministry|minister|government|governor|mayor|authorit(?:y|ies)|officials?|spokes(?:m[ae]n|wom[ae]n|persons?)|"
    r"officers?|commanders?|hospitals?|medics?|doctors?|surgeons?|nurses?|residents?|villagers?|witness(?:es)?|survivors?|elders?|monitors?|"
    r"observatory|network|commission|mission|un|group|rebels?|militants?|movement|party|agency|media|television|newspaper|sources?|leaders?|"
    r"chief|unions?|association|charity|organi[sz]ation|red\scross|red\screscent|council|administration|command|headquarters|front)"
)
_SAYS = (
    r"(?:said|says|say|reported|reports|told|announced|claimed|claims|claim|maintained|insisted|stated|added|confirmed"
    r"|confirms|believes?|wrote|argued|acknowledged|admitted|conceded)"
)
_SPOKEN = re.compile(
    rf"\b{_SPEAKER}\b[^.;]{{0,80}}?\b{_SAYS}\b|\baccording\sto\b|\b{_SAYS}\s(?:[\w'’-]+\s){{0,5}}?{_SPEAKER}\b"
    rf"|,\s(?:[\w'’-]+\s){{0,6}}?{_SPEAKER}\s(?:[\w'’-]+\s){{0,4}}?{_SAYS}\b",
    re.IGNORECASE,
)
_STRAIGHT = re.compile(
    rf"^\W*(?:(?:\w+\s){{0,4}}?{_SPEAKER}\b[^.;]{{0,60}}?|(?:on\s\w+,?\s)?(?:it|he|she|they)\s(?:\w+\s)?)\b{_SAYS}\s"
    rf"(?:(?:that|at|least|some|about|more|than|on|late|early|\w+day|yesterday)\s){{0,5}}$",
    re.IGNORECASE,
)
"""A sentence that gives one speaker's count and nothing before it that would narrow it to a place or a group."""
_CONTRAST = re.compile(
    r"(?:^|[,;—–]\s?|\.\s)\W*(?:but|however|yet|while|whereas|although|though|on\sthe\sother\shand|by\scontrast|in\scontrast|instead)\b"
    r"|\b(?:however|disput\w+|contradict\w+|contrary|for\s(?:its|their|his|her)\spart|other\s(?:sources?|reports?|accounts?|officials?)|a\s(?:different|second|rival|separate)\s(?:source|account|version))\b",
    re.IGNORECASE,
)
_DISAGREE = re.compile(
    r"\b(?:knows?|knew|tells?|told|said|says?|sees?|saw|puts?)\s(?:it\s)?(?:otherwise|differently)\b"
    r"|\b(?:another|a\sdifferent|other|a\srival|their\sown|its\sown|different|higher|lower|larger|smaller|greater)\s(?:story|stories|pictures?|numbers?|figures?|counts?|tolls?|versions?|accounts?)\b"
    r"|\b(?:accounts?|versions?|figures?|numbers?|counts?|tolls?|sources?|reports?)\s(?:[\w-]+\s){0,5}?(?:differ(?:ed|s)?|var(?:y|ied|ies)|depends?|conflict(?:ed|s)?|diverge[ds]?)\b"
    r"|\b(?:differ|disagree)(?:ed|s)?\s(?:on|over|about)\b",
    re.IGNORECASE,
)
"""That those who count do not agree, in the sentence of the figure or right before it."""
_BEFORE = 160
"""Characters before a sentence in which it may be said that those who count do not agree."""
_EARLIER = re.compile(
    r"\b(?:earlier|initial(?:ly)?|at\sfirst|previous(?:ly)?|originally|first|so\sfar|later|since\sthen|by\s(?:now|then))\b",
    re.IGNORECASE,
)
_FIRST_COUNT = re.compile(
    r"\b(?:(?:earlier|at\sfirst|initially|previously)[^.;]{0,40}?\b(?:had\s)?|had\s(?:earlier|at\sfirst|initially|first)\s)"
    r"(?:reported|said|put|given|gave|spoken|spoke|counted|confirmed|announced)\b[^.;]{0,40}$"
    r"|\b(?:an?|the)\s(?:first|initial|earlier|previous|preliminary)\s(?:report|count|toll|figure|statement|account)\s"
    r"(?:had\s|from\s[^,.;]{0,30}\shad\s)?(?:put|spoke|gave|given|was|stood|counted)\b[^.;]{0,40}$"
    r"|\b(?:said|sp[eo]ken?|gave|given|put|reported|counted|announced)\s(?:at\sfirst|initially|earlier)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""A source's own count of some hours before, which its present one takes further."""
_OWN_DEED = re.compile(
    r"\b(?:its|their|his|our)\s(?:men|fighters|forces|troops|soldiers|mujahideen|units|members)\b|\b(?:it|they|we)\s(?:had\s|have\s|has\s)?(?:killed|eliminated|neutrali[sz]ed)\b",
    re.IGNORECASE,
)
"""What a side says that it did is a boast, no count."""
_CLAIMED = re.compile(
    r"(?:\b(?:movement|group|rebels?|militants?|insurgents?|guerrillas?|jihadis(?:ts?)?|extremists?|fighters|attackers|al-?\s?shabaab?"
    r"|taliban|boko\sharam|islamic\sstate|isis|isil|daesh|al-?qaeda|iswap|houthis?|separatists?|militia|gunmen|bandits|army)\b[^.;\n]{0,80}?|^(?:it|they)\s)"
    r"\b(?:claim(?:ed|s|ing)?|assert(?:ed|s|ing)?|boast(?:ed|s|ing)?)\s[^.;\n]{0,90}$",
    re.IGNORECASE,
)
"""How an armed group gives the dead of its enemy: another count of all, whatever it calls them."""
_BOAST = re.compile(rf"\b{_SAYS}\b[^.;]{{0,60}}$", re.IGNORECASE)


def contrasted(text: str, sentences: Sequence[Sentence], found: Sequence[CasualtyFigure]) -> tuple[CasualtyFigure, ...]:
    """The figures, those that a source sets against others of the report marked as such."""
    starts = [sentence.start for sentence in sentences]
    kept = list(found)
    counting = [(place, figure, side(figure.toll.whom)) for place, figure in enumerate(found) if _counts_all(figure)]
    # A count of people at large may be of anyone; one of a group is of that group alone.
    groups: dict[Hashable, list[CasualtyFigure]] = defaultdict(list)
    for _, figure, of in counting:
        groups[figure.toll.harm].append(figure)
        groups[figure.toll.harm, of].append(figure)
    counts = {key: _Counts(figures) for key, figures in groups.items()}
    for place, figure, of in counting:
        sentence = sentences[bisect_right(starts, figure.start) - 1]
        disagree = bool(_DISAGREE.search(text, max(0, sentence.start - _BEFORE), figure.start))
        claimed = figure.toll.harm == "killed" and bool(_CLAIMED.search(text[sentence.start : figure.start]))
        rivals = counts[(figure.toll.harm, of) if of and not (disagree or claimed) else figure.toll.harm]
        if not rivals.has_rival(figure):
            continue
        start = rivals.last_rival(figure, since=sentence.start)
        small = (figure.toll.low or figure.toll.high or 0) < 2
        if ((disagree or claimed) and not small) or _is_contrasted(text, sentence, figure, start):
            kept[place] = replace(figure, relation="contrasted")
        elif _is_boast(text, sentence, figure):
            kept[place] = replace(figure, relation="repeated")
    return tuple(kept)


def _counts_all(figure: CasualtyFigure) -> bool:
    """Whether a figure may be a source's count of all: no part, no zero, no addition, nothing of the attackers'."""
    toll = figure.toll
    return (
        toll.harm in ("killed", "wounded")
        and not (toll.attackers or toll.partial or figure.aggregate or toll.high == 0)
        and figure.relation in ("stated", "total")
        and figure.was is None
    )


class _Counts:
    """Counts that may be of one thing. Two of another verb that differ are rivals; a long text has thousands."""

    def __init__(self, figures: Iterable[CasualtyFigure]) -> None:
        self._by_start = sorted(figures, key=lambda figure: figure.start)
        self._starts = [figure.start for figure in self._by_start]
        self._verbs = Counter(figure.trigger for figure in self._by_start)
        self._numbers = Counter(map(_number, self._by_start))
        self._both = Counter((figure.trigger, _number(figure)) for figure in self._by_start)

    def has_rival(self, figure: CasualtyFigure) -> bool:
        """Whether there is a rival of one of these."""
        verb, number = figure.trigger, _number(figure)
        alike = self._verbs[verb] + self._numbers[number] - self._both[verb, number]
        return len(self._by_start) > alike

    def last_rival(self, figure: CasualtyFigure, *, since: int) -> int:
        """Where the last rival before a figure begins, if not before `since`; else that."""
        first, last = bisect_left(self._starts, since), bisect_left(self._starts, figure.start)
        for other in reversed(self._by_start[first:last]):
            if other.trigger != figure.trigger and _number(other) != _number(figure):
                return other.start
        return since


def _number(figure: CasualtyFigure) -> tuple[int | None, int | None]:
    return figure.toll.low, figure.toll.high


def _is_boast(text: str, sentence: Sentence, figure: CasualtyFigure) -> bool:
    """Whether a side says so of its own deed: such a count adds nothing to what others tell."""
    opening = text[sentence.start : figure.start]
    return bool(_BOAST.search(opening)) and bool(_OWN_DEED.search(opening))


def _is_contrasted(text: str, sentence: Sentence, figure: CasualtyFigure, start: int) -> bool:
    """Whether a source sets the figure against another; `start` is where the one before in its sentence begins."""
    opening = text[start : figure.start]
    if _FIRST_COUNT.search(opening):
        return True
    if _EARLIER.search(opening) or _OWN_DEED.search(text, start, sentence.end):
        return False
    near = text[max(start, figure.start - 110) : figure.start]
    spoken = bool(_SPOKEN.search(text, start, sentence.end))
    if _COUNTS.search(near) or (spoken and _FEWER.search(near)):
        return True
    small = (figure.toll.low or figure.toll.high or 0) < 2
    if not small and _STRAIGHT.search(text[sentence.start : figure.start]):
        return True
    return spoken and not small and bool(_CONTRAST.search(text[start - 2 if start > 1 else 0 : figure.start]))
