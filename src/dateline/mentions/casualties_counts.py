"""Counts that stand without a word of harm of their own: another source's number, and attackers among the dead.

"Seven farmers were killed, police said. A local chief put the number at ten": ten is of the killed, too. "Ten of the
dead are raiders": they are among those counted before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from dateline.mentions.casualties_lexicon import ATTACKERS, FIGHTERS
from dateline.mentions.numbers import CARDINAL, cardinal
from dateline.model.mentions import CasualtyFigure, FigureRelation
from dateline.model.spans import merged
from dateline.model.values import Harm, Toll

_N = rf"(?:(?:only|just|about|some|(?P<least>at\sleast|more\sthan|over)|(?P<most>up\sto))\s)?(?P<number>{CARDINAL})"
_SOURCE = (
    r"(?:army|police|military|government|ministry|governor|mayor|officials?|officers?|doctors?|medics?|hospitals?"
    r"|residents?|villagers?|witness(?:es)?|survivors?|sources?|activists?|media|newspapers?|agency|agencies"
    r"|observatory|red\scross|red\screscent|rebels?|group|opposition|authorities|monitors?|elders?|councillor|chief"
    r"|union|association|broadcaster|coalition|minister|secretary|commissioner|spokes(?:man|woman|person)|command(?:er)?"
    r"|administration|council|workers|rescuers|staff|paper|president|prefect|chairman|mission|network|television|radio|others)"
)
_WHO = (
    r"(?:(?:the|a|an|local|other|another|military|medical|hospital|security|state|tribal|government|village|district)\s){0,3}"
    + _SOURCE
)
_WHEN = r"(?:(?:on|late|early|later|by|this|last|yesterday|[A-Z]?[a-z]+day|morning|afternoon|evening|night|noon)\s)"
"""Words for when a source spoke, between its verb and its number."""
_END = r"[.,;)\n]|$|\s(?:on|later|now|then|by|in\sall|dead|killed)\b"
_HOLDS = (
    r"(?:(?:stands?|stood|holds?|held|keeps?|kept|sticks?|stuck|abides?)\s(?:by|to)|(?:insist(?:s|ed)?|settle[sd]?|agree[sd]?)\son|reckon(?:s|ed)?\s(?:with|on)"
    r"|admit(?:s|ted)?(?:\sto)?|kn[eo]ws?\sof|recogni[sz]e[sd]?|confirm(?:s|ed)?|mention(?:s|ed)?|verif(?:ies|ied)|document(?:s|ed)?|register(?:s|ed)?|record(?:s|ed)?|tall(?:y|ies|ied)"
    r"|(?:arrives?|arrived)\sat|(?:reach(?:es|ed)?|c[ao]mes?)(?:\sto)?|(?:puts?|has|had|have)\s(?:it|them)\s(?:at|as)|estimate[sd]?|count(?:s|ed)?|acknowledge[sd]?|conced(?:es|ed)"
    r"|(?:maintain|assert|claim|insist|believ|argu)(?:s|ed|es)?\s(?:that\s)?(?:it|there)\s(?:was|were|is|are)|(?:has|have|had)\s(?:the\s)?names\sof|quot(?:es|ed)|cit(?:es|ed)|speaks?\sof|spoken?\sof)"
)
"""How a source holds to its own number."""
_ANOTHER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:put|puts|putting|set|gave|gives|giving)\s"
        r"(?:(?:the|their|its)\s(?:number|figure|toll|count|total|loss(?:es)?)\s(?:of\s\w+\s)?|it\s)"
        rf"(?:at|as)\s{_N}(?=[.,;\n]|\sand\b|$)",
        rf"\b{_SOURCE}\s(?:(?:later|however|itself|had|alone|only)\s){{0,2}}(?:gave|counted|counts|listed|lists|says?|said|confirm(?:ed|s)?"
        rf"|reported|admit(?:ted|s)?|acknowledged?s?|conceded)\s{_N}(?=[.,;\n]|$)",
        rf"\b(?:sp[eo]ak(?:s|ing)?|spoken?|talk(?:s|ed|ing)?)\s{_WHEN}{{0,4}}of\s{_N}(?:\s(?:victims|people|persons))?(?=[.,;\n]|$)",
        rf"[,;]\s(?:and\s|then\s|but\s){{0,2}}{_WHEN}{{1,4}}(?:of|at|to)\s{_N}(?=[.,;\n]|$)",
        rf"\b(?:said|says|puts?\sit\sat)\s{_N}(?=[.;\n]|$)",
        rf"\b(?:gave|gives|spoke\sof|put\sout|cited)\s(?:an?|the)\s(?:much\s|far\s|slightly\s)?(?:lower|higher|different|smaller)\s"
        rf"(?:figure|number|toll|count|total)(?:\sof|,|:)\s{_N}",
        rf"[,;]\s(?:and\s)?{_N}\s(?:according\sto|by\sthe\scount\sof)\s(?={_WHO})",
        rf"[,;]\s(?:and\s|while\s)?{_WHO}\s{_N}(?=[.;\n]|$)",
        rf"\b(?:had|has|have)\s(?:since\s|later\s)?(?:become|risen\sto|climbed\sto|grown\sto|gone\sup\sto)\s{_N}"
        r"(?=[.,;\n]|\sby\b|$)",
        rf"\b(?:gave|gives|giving|cited|cites|published|had|has)\san?\s(?:figure|number|toll|count|total|tally)\sof\s{_N}(?={_END})",
        rf"\b(?:earlier|before|at\sfirst|initially|previously)[^.;\n]{{0,30}}?\s(?:had|have|has)\s(?:given|reported|counted|said|announced|confirmed)\s{_N}(?={_END})",
        rf"\b(?:believe[sd]?|thinks?|insist(?:s|ed)?\son|reckon(?:s|ed)?|said|says|report(?:s|ed)|list(?:s|ed))\s"
        rf"(?:(?:that\s)?(?:it|there)\s(?:was|were|is|are)\s|as\smany\sas\s)?{_N}(?={_END}|\snames?\b)",
        rf"\b(?:count|list)\sof\s[^,.;\n]{{3,40}}?\sthere\s(?:was|were|are)\s{_N}(?={_END})",
        rf"\b(?:figure|count|number|toll|tally|total)\s(?:is|was|stands\sat|stood\sat)\s{_N}(?={_END})",
        rf"\b(?:\w+day|earlier|before|then|now|first|later)\sit\s(?:was|is|had\sbeen)\s{_N}(?={_END})",
        rf"\b(?:number|figure|count|toll|tally|total|it)\s(?:later\s|since\s|then\s|has\s|had\s){{0,2}}"
        rf"(?:rose|risen|climbed|grew|grown|increased|went\sup|gone\sup)\s(?:later\s)?to\s{_N}(?={_END})",
        rf"\bit\sis\s{_N}\snow\b",
        rf"\bthey\s(?:had\s|have\s)?(?:buried|counted)\s{_N}(?={_END})",
        rf"\band\s(?:at|to)\s{_N}\s(?:on|by|a\sday|the\snext|later)\b",
        rf"(?:,|\band)\s{_N}\s(?:later|by\s(?:another|that\sof|the\scount))(?={_END}|\s)",
        rf"\b(?:up\sfrom|after)\s{_N}\s(?:(?:reported|given|counted|killed|dead)\s)?(?:on|the\s(?:day|night)|earlier|before|at\sfirst|previously|a\sday)\b",
        rf"\b{_SOURCE}s?,?\s(?:[\w'’-]+,?\s){{0,5}}?{_HOLDS}\s(?:(?:only|just|as\smany\sas|no\smore\sthan)\s)?{_N}(?={_END})",
        rf"[;,]\s(?:an?other\s|one\s|the\s|a\s)(?:[\w-]+\s){{0,3}}?{_WHO},\s{_N}(?=[.;\n]|$)",
        rf"\b(?:up|down)\sfrom\s{_N}(?={_END}|\s(?:in|at|an?|the)\b)",
        rf"\b(?:(?:by|in)\sthe\s(?:evening|morning|afternoon)|by\s(?:evening|night|nightfall|noon|midday|dawn|morning)),?\s(?:it|they|there)\s(?:was|were)\s{_N}(?={_END})",
        rf"\bor\s{_N},?\s(?:according\sto|by\sthe\scount\sof)\b",
    )
)
"""How a source gives a number with nothing behind it that would say of what it is."""
REACH = 400
"""Characters between a count and the other source's number for the same."""
_LONGEST = 100
"""Characters of what gives a number, at most: behind them the text is not searched."""
TIMES = 6
"""A number more than this many times the count before it, or less than its like part, is of something else."""


def other_counts(text: str, found: Sequence[CasualtyFigure]) -> Iterator[CasualtyFigure]:
    """The numbers that another source gives for those counted right before."""
    yield from _more_of_them(text, found)
    tolls = [figure for figure in found if is_count(figure)]
    taken = {place for figure in found for place in range(figure.start, figure.end)}
    until = max((figure.end for figure in tolls), default=0) + REACH + _LONGEST
    likely = {
        match.start()
        for match in (_NUMBER.finditer(text, tolls[0].end, until) if tolls else ())
        if match.start() not in taken and _counted_before(tolls, match.start(), cardinal(match[0]))
    }
    parts = merged((place - 2 * _LONGEST, place + _LONGEST) for place in likely)
    for pattern, (first, last) in product(_ANOTHER, parts):
        for match in pattern.finditer(text, max(first, tolls[0].end), last):
            start, end = match.span("number")
            number = cardinal(match["number"])
            before = _counted_before(tolls, start, number)
            if before is not None and number is not None and start not in taken:
                low, high = None if match["most"] else number, None if match["least"] else number
                toll = Toll(before.toll.harm, low, high)
                yield CasualtyFigure(start, end, toll, before.trigger, relation="contrasted")


_NUMBER = re.compile(rf"(?<!\w){CARDINAL}(?!\w)", re.IGNORECASE)


def _counted_before(tolls: Sequence[CasualtyFigure], start: int, number: int | None) -> CasualtyFigure | None:
    """The count right before a number that can be another count of the same."""
    before = [figure for figure in tolls if 0 < start - figure.end <= REACH]
    if not before or number is None or number < 2:
        return None
    last = max(before, key=lambda figure: (figure.toll.harm == "killed", figure.start))
    counted = last.toll.low or last.toll.high or 0
    return last if number != counted and counted / TIMES <= number <= counted * TIMES else None


_MORE_OF_THEM = re.compile(
    r"\b(?:had|has|have|counts?|counted|lists?|listed|g[ai]ves?|knows?|knew|saw|sees?|found)\s(?:of\s)?(?:(?:many|far|even|slightly|a\sfew)\s)?(?:more|fewer)\s"
    r"(?:(?P<killed>dead|deaths|fatalities|killed|bodies)|(?P<wounded>wounded|injured|hurt|injuries))\b[^,.;:–—\n]{0,50}?\s?[,:–—]\s?"
    rf"{_N}(?={_END})",
    re.IGNORECASE,
)
"""A source that has "more wounded on her list, 71"."""


def _more_of_them(text: str, found: Sequence[CasualtyFigure]) -> Iterator[CasualtyFigure]:
    """The number that another source gives for one harm by name."""
    counted = {figure.toll.harm for figure in found if is_count(figure)}
    for match in _MORE_OF_THEM.finditer(text) if counted else ():
        harm: Harm = "killed" if match["killed"] else "wounded"
        number = cardinal(match["number"])
        if harm not in counted or number is None:
            continue
        toll = Toll(harm, None if match["most"] else number, None if match["least"] else number)
        yield CasualtyFigure(*match.span("number"), toll, match.span(harm), relation="contrasted")


def is_count(figure: CasualtyFigure) -> bool:
    """Whether a figure counts several of the killed or wounded of one incident, and no part of them."""
    toll = figure.toll
    return (
        toll.harm in ("killed", "wounded")
        and not (toll.partial or toll.attackers or figure.aggregate)
        and (toll.low or toll.high or 0) > 1
    )


_ATTACKERS = "|".join(sorted(ATTACKERS, key=len, reverse=True))
_FIGHTERS = "|".join(sorted(FIGHTERS - {"suspect", "dissident"}, key=len, reverse=True))
_AMONG_THE_DEAD = (
    re.compile(
        rf"\b(?P<number>{CARDINAL})\sof\s(?:(?:the|those)\s(?:dead|killed|victims)|them|whom)\s"
        r"(?:are|were|was|is)\s(?:said\sto\sbe\s|believed\sto\sbe\s|the\s|an?\s|\w+\s)?"
        rf"(?P<whom>(?:{_ATTACKERS}|{_FIGHTERS})s?)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:one\sof\s(?:them|whom)|counting|including|includ(?:es|ed)|among\sthem)\s(?:(?P<number>the|an?)|(?:the\s)?(?P<several>{CARDINAL}))\s"
        rf"(?:suicide\s)?(?P<whom>(?:{_ATTACKERS}|gunman|gunmen)s?)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf",\s(?:(?P<number>the|an?)|the\s(?P<several>{CARDINAL}))\s(?:suicide\s)?(?P<whom>(?:{_ATTACKERS}|gunman|gunmen)s?)"
        r"\s(?:among\sthem|included|himself\sincluded|being\sone\sof\sthem)\b",
        re.IGNORECASE,
    ),
)
_FALLEN = (
    re.compile(
        r"\b(?:killed|shot|shot\sdead|eliminated|neutrali[sz]ed)\s(?:the\slast|the\sremaining|all)\sof\s(?:the\s)?"
        rf"(?P<number>{CARDINAL})\s(?P<whom>(?:{_ATTACKERS}|{_FIGHTERS})s?|gunmen)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bbefore\s(?:the\s)?(?:police|officers|guards|troops|soldiers|security\sforces|commandos)\s(?:\w+\s)?"
        r"(?:shot\sand\skilled|shot|killed)\s(?P<number>him|her)\b(?:\sdead)?",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:troops|soldiers|army|police|officers|forces|guards|guardsmen|residents|villagers)\b[^.;,]{0,40}?"
        r"\b(?:killed|shot(?:\sdead)?|gunned\sdown|neutrali[sz]ed|eliminated)\s"
        rf"(?P<number>{CARDINAL}|both)\sof\s(?P<whom>them)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<several>an?|{CARDINAL})\s(?:armed\s|masked\s|lone\s)?(?:gunm[ae]n|(?:{_ATTACKERS})s?)\b[^;\n]{{0,160}}?"
        r"\bbefore\s(?:being|(?:they|he|she|both)\s(?:were|was))\s(?P<number>killed|shot\sdead|gunned\sdown|shot\sand\skilled|killed)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<number>{CARDINAL})\sof\sthe\s(?P<whom>(?:{_ATTACKERS}|{_FIGHTERS})s?|gunmen)\s"
        r"(?:were|was|had|have|are|also|too|later|lay|seen|reported|to|be|been|carried|dragged|taken|away|found|themselves|\s){1,16}"
        r"(?:dead|died|killed|fell|perished|slain)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bof\sthe\s(?P<whom>(?:{_ATTACKERS}|{_FIGHTERS})s?|gunmen),?\s(?P<number>{CARDINAL})\s"
        r"(?:were\s|was\s|had\s(?:been\s)?|also\s)*(?:killed|died|dead|shot\sdead|fell|slain)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:^|[.\n]\s?)The\s(?P<whom>(?:{_ATTACKERS})s|gunmen|raiders)\b[^.\n]{{1,150}}\.\s(?:At\sleast\s)?(?P<number>{CARDINAL})\s"
        r"(?:of\sthem\s)?(?:were\s|was\s|had\s|later\s|also\s|reported\s|said\sto\s(?:be|have)\s|been\s)*(?:killed|died|dead|shot\sdead|fell)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:{_ATTACKERS}|{_FIGHTERS}|gunmen)s?\s(?:[a-z]+\s){{0,5}}?left\s(?:behind\s)?(?:at\sleast\s|some\s|about\s)?"
        rf"(?P<number>{CARDINAL})\s(?:or\smore\s)?(?:bodies|dead|corpses)\b(?!\sand\s)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:group|movement|gang|they|(?:{_ATTACKERS}|{_FIGHTERS})s)\s(?:[^.;\n]{{0,80}}\b(?:and|but)\s|\w+\s)?lost\s(?P<number>{CARDINAL})\s"
        r"(?:of\s(?:its|their)\s(?:own|men|fighters|members)|(?P<whom>fighters|men|members)\b)",
        re.IGNORECASE,
    ),
)
"""Attackers who are told to have fallen by no name of theirs: "troops killed two of them", "they lost two fighters"."""


_OF_ATTACKERS = tuple(
    f"f the {word}"
    for word in "attack assail gunm raid milit rebel terror bandit insurg jihad fight bomb extrem kidnap".split()
)
_NEEDED = (
    (" of the dead ", " of the victims ", " of those killed ", " of them ", " of whom "),
    ("one of ", "counting ", "includ", "among them "),
    ("among them", "included", "being one"),
    (" of ",),
    ("before ",),
    (" of them",),
    ("before being ", "before they ", "before he ", "before she ", "before both "),
    _OF_ATTACKERS,
    _OF_ATTACKERS,
    (
        "The attack",
        "The assail",
        "The gunm",
        "The raid",
        "The bomb",
        "The kidnap",
        "The perpetr",
        "The shoot",
        "The hostage",
    ),
    (" left ",),
    (" lost ",),
)
"""What every match of each of the patterns holds: a text without any is not searched."""


def _possible(
    patterns: Sequence[re.Pattern[str]], needed: Sequence[Sequence[str]], text: str
) -> Iterator[re.Pattern[str]]:
    """The patterns of which the text holds one of the words that each match of theirs has."""
    for pattern, words in zip(patterns, needed, strict=True):
        if any(word in text for word in words):
            yield pattern


def fallen_attackers(text: str, found: Sequence[CasualtyFigure]) -> Iterator[CasualtyFigure]:
    """The attackers among the dead ("ten of the dead are raiders"), and those told beside them."""
    killed = [figure for figure in found if figure.toll.harm == "killed"]
    for pattern in _possible((*_AMONG_THE_DEAD, *_FALLEN), _NEEDED, text) if killed else ():
        for match in pattern.finditer(text):
            here = max(match.start(), match.start("number"))
            before = [figure for figure in killed if figure.end <= here or figure.trigger[1] <= here]
            several = match.groupdict().get("several")
            number = _few(several or match["number"])
            if number and before and not before[-1].aggregate:
                partial = pattern in _AMONG_THE_DEAD
                toll = Toll("killed", number, number, "attackers", attackers=True, partial=partial)
                yield CasualtyFigure(*match.span("several" if several else "number"), toll, before[-1].trigger)


def _few(words: str) -> int | None:
    """The number that "the", "an" or "both" say of people, or a cardinal."""
    return {"the": 1, "a": 1, "an": 1, "him": 1, "her": 1, "both": 2}.get(words.lower()) or cardinal(words)


_AS_MANY = re.compile(
    r"\b(?P<number>as\smany|the\ssame\snumber)\s(?:(?:others|more|again|of\sthem)\s)?(?:(?:were|was|are|got)\s)?(?P<harm>wounded|injured|hurt)\b",
    re.IGNORECASE,
)
_BESIDE_THE_ATTACKER = re.compile(
    rf"\b(?:(?:along|together)\swith|besides|in\saddition\sto|apart\sfrom|other\sthan|not\scounting|not\sincluding|excluding|as\swell\sas|aside\sfrom)\s"
    rf"(?:(?P<number>the|an?|(?:all\s|the\s)?(?P<several>{CARDINAL})(?:\sof\s(?:the|their))?)\s(?:suicide\s)?(?:{'|'.join(sorted(ATTACKERS))}|gunm[ae]n)s?)\b",
    re.IGNORECASE,
)
_IN_HOSPITAL = re.compile(
    rf"(?:\sand|,)\s(?:an?other\s|a\s)?(?P<number>{CARDINAL}|second|third|fourth|fifth|sixth)\s(?:(?:others?|more|later)\s){{0,2}}"
    r"(?:in|at|on\sthe\sway\sto)\s(?:the\s|a\s)?(?:\w+\s)?hospital\b(?=[.,;\n]|\s(?:after|when|later|on)\b|$)",
    re.IGNORECASE,
)
"""Those who died elsewhere: "six died at the scene and two in hospital"."""
_SO_DID = re.compile(
    rf"\band\s(?P<same>so\s(?:did|were|was))\s(?P<number>{CARDINAL})\s(?P<whom>(?:[\w-]+\s){{0,4}}?[\w-]+)(?=[.,;\n]|$)",
    re.IGNORECASE,
)
"""Those of whom the same is said: "nine soldiers died, and so did three rebels"."""
_DIED = re.compile(r"(?:died|dies|killed|perished)\b", re.IGNORECASE)
_SAME_CLAUSE = 120
"""Characters behind a count of the dead in which "as many wounded" and "along with the bomber" speak of it."""


def beside(text: str, found: Sequence[CasualtyFigure]) -> Iterator[CasualtyFigure]:
    """Those who are only told beside a count of the dead: "five dead and as many wounded", "along with the bomber"."""
    killed = [f for f in found if f.toll.harm == "killed" and not (f.toll.partial or f.aggregate or f.toll.attackers)]
    for pattern in (_AS_MANY, _BESIDE_THE_ATTACKER, _IN_HOSPITAL, _SO_DID) if killed else ():
        for match in pattern.finditer(text, killed[0].end):
            before = [f for f in killed if 0 <= match.start() - f.end <= _SAME_CLAUSE]
            if not before:
                continue
            relation: FigureRelation = "stated"
            if pattern is _IN_HOSPITAL and not _DIED.match(text, *before[-1].trigger):
                continue  # "8 dead, 26 in hospital"
            if pattern is _AS_MANY:
                toll, trigger = Toll("wounded", before[-1].toll.low, before[-1].toll.high), match.span("harm")
            elif pattern is _SO_DID:
                number = cardinal(match["number"]) or 1
                toll, trigger = Toll("killed", number, number, match["whom"]), match.span("same")
            elif pattern is _IN_HOSPITAL:
                number = cardinal(match["number"]) or 1
                toll, trigger, relation = Toll("killed", number, number), before[-1].trigger, "additional"
            else:
                several = match.groupdict().get("several")
                number = (cardinal(several) or 1) if several else 1
                toll, trigger = Toll("killed", number, number, "attacker", attackers=True), before[-1].trigger
            yield CasualtyFigure(*match.span("number"), toll, trigger, relation=relation)


_PEOPLE = (
    r"(?:(?:of\s(?:the\s|its\s|their\s|his\s)?)?(?:\w+\s){0,2}?(?:people|persons|victims|dead|bodies|men|women|civilians|villagers|residents"
    r"|farmers|soldiers|policemen|worshippers|students|children|workers|them|others))"
)
_LAID_TO_REST = (
    re.compile(
        rf"\b(?:bur(?:ied|y|ying)|interred|laid\sto\srest|funerals?\s(?:was\s|were\s)?(?:held\s)?(?:\w+\s){{0,4}}?(?:for|of)"
        rf"|burials?\sof|pray(?:ed|ers)\s(?:\w+\s){{0,2}}?(?:over|for)|mourn(?:ed|ing|s)?(?:\sfor)?)\s(?:the\s)?{_N}\s{_PEOPLE}\b(?!\s(?:alive|under|beneath))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_N}\s(?:(?:of\s(?:the|them)\s)?{_PEOPLE}\s)?(?:were|was|have\sbeen|had\sbeen|are\sbeing|being)\s(?:\w+\s)?(?:buried|interred|laid\sto\srest)\b"
        r"(?!\s(?:alive|under|beneath|in\sthe\srubble|by\sthe))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_N}\s(?:(?!mass\b|common\b)\w+\s){{0,2}}?(?:graves|coffins|caskets|body\sbags|shrouds)\b",
        re.IGNORECASE,
    ),
)
"""A count of burials: the number of the dead where nothing else tells it."""


def laid_to_rest(text: str, found: Sequence[CasualtyFigure]) -> Iterator[CasualtyFigure]:
    """The dead who are told by their burial, their graves or their coffins; some may have been buried elsewhere."""
    taken = {place for figure in found for place in range(figure.start, figure.end)}
    for pattern in _possible(_LAID_TO_REST, _BURIALS, text.lower()):
        for match in pattern.finditer(text):
            number = cardinal(match["number"])
            start, end = match.span("number")
            if number is None or number < 2 or start in taken or _YEARS.match(match["number"]):
                continue
            low, high = None if match["most"] else number, None if match["least"] else number
            yield CasualtyFigure(start, end, Toll("killed", low, high), match.span(), relation="repeated")


_YEARS = re.compile(r"(?:19|20)\d\d$")
_BURIALS = (
    ("bur", "interred", "rest", "funeral", "pray", "mourn"),
    ("buried", "interred", "rest"),
    ("graves", "coffins", "caskets", "bags", "shrouds"),
)
"""What every match of each of the patterns holds: a text without any is not searched."""
