"""Types of commitment, the words that tell each, and the words in which later reports say that it is kept or is not.

Types follow what agreements of armed conflict provide for; compare the provisions of the Peace Accords Matrix (Joshi,
Quinn and Regan 2015) and of the PA-X codebook (University of Edinburgh). For each type `words` tell it in the words of
a commitment, `objects` are what later sentences call it, and `done` and `undone` are whole phrases that say by
themselves that it was or was not carried out. Written for this project from knowledge of the news.
"""

# ruff: noqa: E501  (tables of patterns)
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_I = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class CommitmentType:
    """One type of commitment. `is_joint`: parties keep it together, so that one of them alone is no evidence.

    `is_restraint`: it is kept by what does not happen, and an attack by a party speaks against it. `any_of` is
    `objects`, `done` and `undone` together, for text in small letters: a third of the time of the three.
    """

    name: str
    words: re.Pattern[str]
    any_of: re.Pattern[str] | None = None
    objects: re.Pattern[str] | None = None
    done: re.Pattern[str] | None = None
    undone: re.Pattern[str] | None = None
    is_joint: bool = False
    is_restraint: bool = False


def _type(
    name: str,
    words: str,
    objects: str = "",
    done: str = "",
    undone: str = "",
    *,
    is_joint: bool = False,
    is_restraint: bool = False,
) -> CommitmentType:
    def compiled(pattern: str) -> re.Pattern[str] | None:
        return re.compile(rf"\b(?:{_bounded(pattern)})", _I) if pattern else None

    told = re.compile(rf"\b(?:{_bounded(words)})", _I)
    evidence = "|".join(filter(None, (objects, done, undone))).lower()
    any_of = re.compile(rf"\b(?:{_bounded(evidence)})") if evidence else None
    return CommitmentType(
        name, told, any_of, compiled(objects), compiled(done), compiled(undone), is_joint, is_restraint
    )


def _bounded(pattern: str) -> str:
    """The pattern with words and numbers of at most 40 characters: whole texts of anybody are searched with it."""
    for run in (r"[\w-]", r"[\w,]", r"\w"):
        pattern = pattern.replace(f"{run}+", f"{run}{{1,40}}").replace(f"{run}*", f"{run}{{0,40}}")
    return pattern.replace(r"[\d,.]*", r"[\d,.]{0,20}")


_TOGETHER = r"(?:joint|mixed|shared|combined|common|co-?ordinated)"
_NO_BODY = r"(?!(?:\s[\w-]+)?\s(?:commands?|room|cent(?:er|re)|cell|headquarters|staff|committee)\b)"
_TRUCE = r"(?:cease-?\s?fires?|truces?|armistice|cessation\sof\shostilities)"
_FORCES = r"(?:troops|forces|fighters|units|soldiers|army|militants|mercenar\w+|militias?|rebels|personnel)"
_CAPTIVES = r"(?:prisoners|detainees|captives|hostages|bodies|remains)"
_CONVOY = r"(?:(?:aid|relief|humanitarian|food|medical|UN)\s(?:\w+\s)?(?:convoys?|trucks?|lorries|supplies|deliver(?:y|ies)|assistance|shipments?|aid)|convoys?\sof\s(?:aid|food)|humanitarian\s(?:aid|access))"
_WAY = r"(?:(?:border\s)?crossings?|roads?|highways?|motorways?|corridors?|airports?|ports?)"

TYPES: tuple[CommitmentType, ...] = (
    _type(
        "prisoner exchange",
        rf"prisoner|detainee|captive|hostage|{_CAPTIVES}|kidnapped",
        r"(?:prisoner|detainee|hostage|captive)s?\s(?:swap|exchange|release)s?|(?:swap|exchange|release)\sof\s(?:[\w,]+\s){0,4}"
        + _CAPTIVES,
        rf"(?:exchanged|swapped|freed|released|handed\sover)\s(?:[\w,]+\s){{0,5}}?{_CAPTIVES}|{_CAPTIVES}\s(?:\w+\s){{0,6}}?(?:were|was|have\sbeen|had\sbeen)\s(?:exchanged|swapped|freed|released|handed\sover)",
    ),
    _type(
        "restraint towards civilians",
        r"(?:kidnap\w*|retentions|abduct\w*|hostage-taking)|(?:attacks?|hostilities|violence)\s(?:\w+\s){0,3}(?:on|against)\s(?:\w+\s)?civilians",
        is_restraint=True,
    ),
    _type(
        "disarmament",
        r"disarm\w*|decommission\w*|demobili[sz]\w+|lay\s?down\s(?:\w+\s)?(?:arms|weapons)|(?:surrender|hand)\w*\s(?:[\w,]+\s){0,3}(?:arms|weapons|guns|rifles)|cantonment",
        r"disarmament|decommissioning|demobili[sz]ation",
        rf"(?:surrendered|handed\s(?:over|in)|laid\sdown|gave\sup|turned\sin)\s(?:[\w,]+\s){{0,4}}?(?:arms|weapons|guns|rifles)|(?:combatants|{_FORCES})\s(?:\w+\s){{0,4}}?(?:were|was|have\sbeen|had\sbeen|has\sbeen)\s(?:\w+ly\s)?(?:disarmed|decommissioned|demobili[sz]ed)|\d[\d,.]*\s(?:\w+\s){{0,3}}?(?:decommissioned|demobili[sz]ed)\s(?:combatants|fighters)",
    ),
    _type(
        "joint patrol",
        r"(?:joint\s|mixed\s)?(?:\w+\s)?patrol\w*",
        rf"{_TOGETHER}\s(?:[\w-]+\s){{0,3}}?patrols?|patrols?\s(?:\w+\s){{0,3}}(?:jointly|together)",
        r"patroll(?:ed|ing)\s(?:[\w-]+\s){0,4}?(?:jointly|together|side\sby\sside)",
        is_joint=True,
    ),
    _type(
        "joint unit",
        rf"{_TOGETHER}\s(?:[\w-]+\s){{0,2}}?(?:brigades?|battalions?|regiments?|forces?|units?|police)|brigades?|battalions?|regiments?|(?:integrat|absor|incorporat)\w+",
        rf"{_TOGETHER}\s(?:[\w-]+\s){{0,2}}?(?:brigades?|battalions?|regiments?|force|units?)(?!\s(?:commands?|operations?)\b)",
        is_joint=True,
    ),
    _type(
        "checkpoint",
        r"check-?points?|roadblocks?|barricades?|crossing\spoints?",
        rf"{_TOGETHER}\s(?:[\w-]+\s){{0,2}}?(?:check-?points?|posts?)",
        is_joint=True,
    ),
    _type(
        "intelligence sharing",
        r"(?:intelligence|information)(?:[\s-]shar\w+|\sexchang\w+)|(?:shar|exchang)\w+\s(?:of\s)?(?:\w+\s)?(?:intelligence|information)",
        r"(?:intelligence|information)[\s-](?:sharing|exchanges?|co-?operation)|(?:exchange|sharing)\sof\s(?:intelligence|information)",
        r"(?:shar|exchang)ed\s(?:\w+\s)?(?:intelligence|information)",
        is_joint=True,
    ),
    _type(
        "coordination",
        r"co-?ordination\s(?:committees?|cent(?:er|re)s?|mechanisms?|offices?)|joint\s(?:[\w-]+\s){0,2}?(?:cent(?:er|re)s?|rooms?|committees?|headquarters)|committees?\sfor\sjoint\sco-?ordination|(?:field|security|military)\sco-?(?:ordination|operation)|radio|channels?\b|hotlines?|co-?ordinat\w+|co-?operat\w+|membership\s(?:in|of)\s(?:[\w,]+\s){0,4}command",
        r"(?:joint\s|shared\s)?(?:[\w-]+\s)?co-?ordination\s(?:cent(?:er|re)s?|committees?|offices?|rooms?|mechanisms?|cells?)|joint\s(?:[\w-]+\s){0,3}?(?:cent(?:er|re)s?|rooms?|headquarters|committees?)|(?:shared|joint)\s(?:[\w-]+\s)?(?:channels?|hotlines?)",
        is_joint=True,
    ),
    _type(
        "joint ambush",
        r"(?:joint\s)?ambush\w*",
        rf"{_TOGETHER}\s(?:[\w-]+\s){{0,2}}?ambush(?:es)?",
        is_joint=True,
    ),
    _type(
        "joint operation",
        rf"{_TOGETHER}\s(?:[\w-]+\s){{0,2}}?(?:operations?|work|raids?|sweeps?|campaigns?|actions?)|co-?operat\w+\s(?:[\w,]+\s){{0,2}}(?:to\s(?:eliminate|defeat|fight|combat)|against)",
        rf"{_TOGETHER}\s(?!task\b)(?:[\w-]+\s){{0,3}}?(?:operations?{_NO_BODY}|raids?|sweeps?|offensives?|campaigns?|missions?)",
        r"fought\s(?:[\w-]+\s){0,2}?(?:jointly|together|side\sby\sside)",
        is_joint=True,
    ),
    _type(
        "return of the displaced",
        r"return\sof\s(?:[\w,]+\s){0,4}(?:displaced|refugees|idps|families|residents)|(?:displaced|refugees|idps)\b",
        r"return\sof\s(?:[\w,]+\s){0,4}?(?:displaced|refugees|idps|families|residents)",
        r"(?:displaced|refugees|families|residents|idps)\s(?:\w+\s){0,5}?(?:(?:have|had)\s)?(?:returned|gone\shome|went\shome|came\sback)",
        r"(?:prevent|barr|block|stopp)ed\s(?:[\w,]+\s){0,5}?(?:displaced|refugees|families|residents|idps)\s(?:\w+\s){0,4}?(?:from\sreturn\w*|return)|(?:displaced|refugees|families|residents|idps)\s(?:\w+\s){0,5}?(?:unable\sto\sreturn|not\s(?:\w+\s){0,3}?return\w*)",
    ),
    _type(
        "humanitarian access",
        r"humanitarian|aid\b|relief|convoys?|evacuat\w+\s(?:of\s)?(?:[\w,]+\s){0,3}(?:civilians|wounded|residents|families)|(?:re-?)?open\w*\s(?:of\s)?(?:[\w,]+\s){0,4}(?:roads?|crossings?|highways?|airports?|ports?|borders?)|escorts?\b|siege|blockade|embargo|safe\spassage",
        _CONVOY,
        rf"{_CONVOY}\s(?:\w+\s){{0,4}}?(?:entered|reached|arrived|crossed|got\sthrough|(?:was|were)\s(?:allowed|let|delivered|handed\sout))|(?:let|allowed)\s(?:in\s)?(?:\w+\s){{0,3}}?{_CONVOY}|{_WAY}\s(?:\w+\s){{0,4}}?(?:re-?opened|(?:was|were|has\sbeen|have\sbeen)\s(?:re-?)?opened)|re-?opened\s(?:[\w,-]+\s){{0,5}}?{_WAY}|(?:siege|blockade)\s(?:\w+\s){{0,3}}?(?:was|has\sbeen)\slifted|(?:civilians|wounded|residents|families)\s(?:\w+\s){{0,3}}?(?:were|have\sbeen)\sevacuated",
        rf"(?:block|den|halt|stopp|prevent|turned\sback|loot|obstruct|suspend|refus)(?:ed|ied)?\s(?:\w+\s){{0,4}}?{_CONVOY}|{_CONVOY}\s(?:\w+\s){{0,5}}?(?:blocked|denied|turned\sback|stuck|looted|attacked|stopped)|{_WAY}\s(?:\w+\s){{0,4}}?(?:remain(?:s|ed)?|is|was|are|were)\s(?:still\s)?(?:closed|shut|blocked)",
    ),
    _type(
        "security zone",
        r"(?:security|secure|safe|buffer|demilitari[sz]ed|de-?escalation|no-fly|separation|cordon)\s(?:corridors?|zones?|areas?|lines?)|demilitari[sz]\w+",
        r"(?:security|secure|safe|buffer|demilitari[sz]ed|de-?escalation|no-fly|separation)\s(?:corridors?|zones?|areas?|lines?)",
    ),
    _type(
        "withdrawal",
        rf"withdraw\w*|pull(?:s|ed|ing)?[\s-]?(?:out|back)|redeploy\w*|reduction\sof\sforces|reduc\w+\s(?:\w+\s){{0,3}}{_FORCES}|{_FORCES}\s(?:\w+\s){{0,4}}(?:leave|quit|return\sto)|evacuat\w+\s(?:\w+\s){{0,2}}{_FORCES}|hand\w*\sover|go\sback\sto",
        r"withdrawals?|pull-?outs?|pull-?backs?|redeployment",
        rf"{_FORCES}\s(?:\w+\s){{0,4}}?(?:withdrew|pulled\s(?:out|back)|departed|redeployed|returned\sto\s(?:their\s)?(?:bases|barracks|camps))|(?:withdrew|pulled\s(?:out|back)|moved\sout)\s(?:[\w,]+\s){{0,4}}?(?:{_FORCES}|weapons|artillery|tanks|armou?r)",
        r"(?:(?:has|have|had|did)\s(?:still\s)?not|yet\sto|fail(?:ed|s)\sto|refus(?:ed|es)\sto)\s(?:\w+\s){0,2}?(?:withdraw|withdrawn|pull(?:ed)?\s(?:out|back)|redeploy\w*)(?!\w|\s(?:[\w.]+\s){0,3}?(?:support|aid|confidence|statements?|complaints?|bills?|offers?|proposals?|funding|recognition|claims?)\b)|(?:refus|halt|suspend|delay|stopp)ed\s(?:\w+\s){0,3}?(?:withdrawal|pull-?(?:out|back))",
    ),
    _type(
        "monitoring",
        r"(?:monitor|verif|observ)\w+|supervis\w+",
        r"(?:monitoring|verification|observer)\s(?:[\w-]+\s)?(?:mechanisms?|missions?|committees?|teams?|bod(?:y|ies))|(?:international|ceasefire|truce|military)\s(?:observers|monitors)",
    ),
    _type(
        "ceasefire",
        rf"{_TRUCE}|(?:halt|end|stop|suspen\w+|cease)\w*\s(?:\w+\s){{0,4}}(?:fire|fighting|hostilities|attacks?|operations?|offensives?|shelling|raids|strikes|bombard\w+)|standstill|lull|pause|calm|non-?aggression",
        "",
        rf"{_TRUCE}\s(?:\w+\s){{0,9}}?(?:(?:is|was|has\sbeen|had\sbeen)\s(?:\w+ly\s)?(?:holding|respected|observed|upheld|maintained)|(?:\w+ly\s)?(?:holds|held|is\sholding))\b|(?:observed|respected|upheld|honou?red|kept\sto)\s(?:the|a|its|their)\s(?:[\w-]+\s){{0,3}}?{_TRUCE}|no\s(?:\w+\s){{0,2}}?(?:violations?|breach(?:es)?)\s(?:\w+\s){{0,3}}?(?:were|was|have\sbeen|had\sbeen)?",
        rf"(?:violat(?:ed|es|ing|ions?)|breach(?:ed|es|ing)?|broke|broken|breaks|breaking)\s(?:of\s)?(?:the\s|a\s|its\s|their\s)?(?:[\w-]+\s){{0,3}}?(?:{_TRUCE}|agreement|accord|deal)|{_TRUCE}\s(?:\w+\s){{0,3}}?(?:violat(?:ed|ions?)|breach(?:ed|es)|broken|collapsed|unravell?ed|broke\sdown|fell\sapart)",
        is_restraint=True,
    ),
    _type(
        "talks",
        r"talks?\b|negotiat\w+|committees?|dialogue|commissions?|meetings?|participat\w+|part\sin",
        r"(?:peace\s|new\s|further\s|joint\s)?(?:rounds?\sof\s)?(?:talks|negotiations|dialogue)|(?:joint\s|military\s|technical\s)(?:\w+\s)?(?:committees?|commissions?)",
        is_joint=True,
    ),
    _type(
        "political",
        r"elections?|plebiscite|referendum|amnest\w+|pardons?|power-?sharing|transitional|constitution\w*|charter|autonomy|law|peace\sagreement|peace\streaty",
        r"elections?|plebiscite|referendum|amnesty|(?:amnesty|organic|autonomy|basic)\s(?:law|act)|power-?sharing|transitional\s(?:government|authority)",
    ),
)
"""The types, the most telling first: the first whose words are met is a commitment's type."""

OTHER = "other"
NAMES: tuple[str, ...] = (*(kind.name for kind in TYPES), OTHER)


@lru_cache(maxsize=4_096)
def type_of(words: str) -> str:
    """The type that the words of a commitment tell; "other" where they tell none."""
    return next((kind.name for kind in TYPES if kind.words.search(words)), OTHER)


def by_name(name: str) -> CommitmentType | None:
    """The type of this name; None for "other"."""
    return next((kind for kind in TYPES if kind.name == name), None)


SEARCHED: dict[str, str] = {
    "prisoner exchange": "prisoner prisoners detainee detainees captive captives hostage hostages bodies remains soldiers fighters",
    "disarmament": "disarmed disarmament decommissioned decommissioning demobilised demobilized demobilisation demobilization weapons arms guns rifles",
    "joint patrol": "patrol patrols patrolled patrolling",
    "joint unit": "brigade brigades battalion battalions regiment regiments force unit units",
    "checkpoint": "checkpoint checkpoints check-point check-points post posts",
    "intelligence sharing": "intelligence information",
    "coordination": "coordination co-ordination centre center centres centers room rooms headquarters committee committees channel channels hotline hotlines",
    "joint ambush": "ambush ambushes",
    "joint operation": "operation operations raid raids sweep sweeps offensive offensives campaign campaigns mission missions together jointly",
    "return of the displaced": "displaced refugees idps families residents",
    "humanitarian access": "aid relief humanitarian convoy convoys crossing crossings road roads highway highways motorway motorways corridor corridors "
    "airport airports port ports siege blockade evacuated",
    "security zone": "corridor corridors zone zones area areas line lines",
    "withdrawal": "withdraw withdrew withdrawn withdrawal withdrawals pull pulled pullout pullback pull-out pull-back redeployment redeployed departed returned moved",
    "monitoring": "monitoring verification observer observers monitors",
    "ceasefire": "ceasefire ceasefires cease-fire cease-fires truce truces armistice hostilities violation violations violated violates violating breach breaches "
    "breached broke broken",
    "talks": "talks negotiations dialogue committee committees commission commissions",
    "political": "elections election plebiscite referendum amnesty power-sharing transitional",
}
"""Words of which a report holds one where it says something of a commitment of this type, for a search beforehand."""

_PARTICIPLES = (
    r"launched|carried\sout|conducted|held|staged|mounted|completed|concluded|opened|re-?opened|inaugurated|set\sup|established|formed|"
    r"created|activated|re-?activated|deployed|funded|financed|paid|resumed|finished|delivered|implemented|performed|started|manned|trained|equipped|approved|passed|granted"
)
ACTIVE = re.compile(
    rf"\b(?:{_PARTICIPLES}|began|begun|went\son|took\spart\sin|has\staken\spart\sin|ran|undertook|kicked\soff|wrapped\sup|continued)\b",
    _I,
)
"""Verbs that say, before what they are said of, that it came to be."""
HEADLINE = re.compile(
    r"\b(?:launch(?:es)?|begins?|holds?|conducts?|starts?|opens?|re-?opens?|completes?|resumes?|deploys?|stages?|mounts?|carry\sout|carries\sout|forms?|establish(?:es)?|inaugurates?)\b",
    _I,
)
"""The same in the present tense of headlines."""
PASSIVE = re.compile(
    rf"\b(?:(?:was|were|is|are|has|have|had|been|being)\s(?:(?:\w+ly|also|now|not|never|yet|since)\s){{0,2}}){{1,3}}(?:{_PARTICIPLES}|under\s?way|in\soperation|operational)\b|"
    r"\b(?:began|started|took\splace|got\sunder\s?way|went\sahead|continued|resumed|opened|entered\s(?:its|their)\s\w+\s\w+)\b",
    _I,
)
"""What says the same behind it."""
_REVERSED = (
    r"suspended|halted|postponed|delayed|cancell?ed|called\soff|stopped|frozen|dissolved|disbanded|closed|shut(?:\sdown)?|abandoned|blocked|obstructed|"
    r"scrapped|boycotted|rejected|dismantled|stalled"
)
REVERSED = re.compile(rf"\b(?:{_REVERSED}|froze|pulled\sout\sof|withdrew\sfrom|refused|forbade)\b", _I)
"""Verbs that say before it that it was stopped or undone."""
REVERSED_PASSIVE = re.compile(
    rf"\b(?:(?:was|were|is|are|has|have|had|been|being|remains?|remained)\s(?:\w+ly\s|still\s|also\s)?){{1,3}}(?:{_REVERSED}|unfunded|unpaid|unmanned|inactive|idle|on\shold|at\sa\sstandstill|deadlocked)\b|"
    r"\b(?:stalled|collapsed|broke\sdown|fell\sthrough|fell\sapart)\b",
    _I,
)
"""What says the same behind it."""
NEGATED = re.compile(
    r"\b(?:not(?!\sonly\b)|never|yet\sto|has\syet|have\syet|fail(?:ed|s|ing)?\sto|failure\sto|refus(?:ed|es|ing)?\sto|unable\sto|no(?!\sfewer\b|\sless\b|\smore\b|\sdoubt\b)|none\sof|neither|without(?!\s(?:incident|delay|interruption)\b))\b|n[’']t\b",
    _I,
)
"""What turns the sense round."""
UNREAL = re.compile(
    r"\b(?:(?-i:will|may)|would|shall|should|could|might|must|cannot|can|if|unless|whether|until|once|be|"
    r"plan(?:s|ned|ning)?|intend\w*|aim(?:s|ed|ing)?|agree(?:d|s|ing)?|due|expect\w*|schedul\w*|ready|prepar(?:e|es|ed|ing)|consider\w*|discuss\w*|"
    r"call(?:s|ed|ing)?\s(?:on|for)|urg(?:e|es|ed|ing)|demand\w*|want\w*|ask\w*|propos\w*|hop(?:e|es|ed|ing)|seek\w*|sought|need\w*|pledg\w*|promis\w*|vow\w*|offer\w*|"
    r"request\w*|suggest\w*|possib\w+|den(?:y|ies|ied|ying)|ways)\b",
    _I,
)
"""Words before a verb under which nothing is said to have happened: plans, wishes, conditions, denials."""
TALK_OF = re.compile(
    r"\b(?:agreements?|deals?|accords?|pacts?|memorand\w+|plans?|talks|meetings?|study|discussions?|proposals?|negotiations|preparations|calls?|training|"
    r"ideas?|terms|conclusion|ways|statement|about|for|towards?|regarding|concerning)\b|\bof\b(?<!phase\sof)(?<!round\sof)(?<!series\sof)(?<!number\sof)(?<!wave\sof)(?<!spate\sof)",
    _I,
)
"""What between a verb and its object makes it the verb of something else: "launched talks on joint patrols"."""
TOGETHER_AGAIN = re.compile(r"\b(?:both|the\stwo|the)\s(?:sides|parties|forces|armies|countries|governments)\b", _I)
"""What stands for all parties at once."""
ALLEGED = re.compile(r"\b(?:accus(?:e|es|ed|ing)|alleg(?:e|es|ed|ing|edly)|blam(?:e|es|ed|ing)|claim(?:s|ed)?)\b", _I)
"""Words that make what is said an allegation."""
AGAINST_WHOM = re.compile(
    r"\b(?:against|defeat\w*|eliminat\w*|fight(?:ing)?|combat(?:ing|ting)?|counter(?:ing)?|confront\w*|threats?\s(?:of|from|posed\sby)|battl(?:e|ing)|stem(?:ming)?|hunt(?:ing)?|about)\b",
    _I,
)
"""What stands before the name of those against whom parties work together."""
LINKING: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "renews",
        re.compile(
            r"\b(?:exten(?:d|ds|ded|ding|sion)|renew(?:s|ed|al|ing)?|prolong(?:s|ed|ing|ation)?|re-?activat(?:e|es|ed|ing|ion)|resum(?:e|es|ed|ing|ption)|(?:take|taken|took)\sup\s(?:[\w-]+\s){0,3}again)\b",
            _I,
        ),
    ),
    (
        "amends",
        re.compile(
            r"\b(?:amend(?:s|ed|ing|ments?)?|revis(?:e|es|ed|ion)|addendum|supplement(?:s|ary|ed|ing)?|additional\sprotocol)\b",
            _I,
        ),
    ),
    (
        "implements",
        re.compile(
            r"\b(?:implement(?:s|ed|ing|ation)?|(?:under|in\sline\swith|pursuant\sto|as\sforeseen\s(?:in|by)|annex(?:es)?\sto|part\sof)\s(?:the|an?)\s(?:[\w'’-]+\s){0,4}?(?:agreement|accord|deal|pact|treaty|memorandum|protocol))\b",
            _I,
        ),
    ),
)
"""Words in a report of an agreement that tie it to an earlier one of the same parties, the most telling first."""
