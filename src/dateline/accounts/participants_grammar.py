"""What the words on either side of an actor say of it: that it did it, suffered it, claims, denies or is blamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dateline.accounts.participants_asides import ASIDE, RESCUING, RESPONSIBLE, is_in_aside, is_in_passing, is_modifier
from dateline.knowledge.wordlists import Phrases
from dateline.model.mentions import ActorMention

Part = Literal["agent", "patient", "claimant", "denier", "either"]
Deed = Literal["attack", "arrest"]

_NOUN = (
    r"attack(?:er)?s?|assaults?|ambush(?:es)?|raids?|strikes?|airstrikes?|air[\s-]strikes?|airraids?|bombings?"
    r"|shelling|"
    r"bombardments?|massacres?|killings?|shootings?|abductions?|kidnappings?|offensives?|incursions?|onslaughts?|"
    r"rampages?|sieges?|rockets?|missiles?|mortars?|drones?|suicide|car[\s-]bombs?|roadside[\s-]bombs?|bombs?"
    r"|bombers?|"
    r"mines?|landmines?|IEDs?|gunfire|fire|snipers?|invasion|beheadings?|executions?|arson|warplanes?|jets?|"
    r"artillery|terror|hostage-taking|atrocit(?:y|ies)|explosives?|explosions?|blasts?|murders?|hit-and-run"
    r"|operations?|gun|tanks?|shells?|bullets?|gunboats?|warships?|gunships?|planes?|aircraft"
)
_VERB = (
    r"attack(?:ed|s)?|assault(?:ed|s)|ambush(?:ed|es)?|raid(?:ed|s)?|struck|strikes?|bomb(?:ed|s)?|shell(?:ed|s)?|"
    r"bombard(?:ed|s)?|massacred?|kill(?:ed|s)?|shot\sdead|shot|shoots?|abduct(?:ed|s)?|kidnap(?:ped|s)?"
    r"|behead(?:ed|s)?|"
    r"execute[ds]?|murder(?:ed|s)?|assassinate[ds]?|slaughter(?:ed|s)?|slay|slew|gun(?:ned)?\sdown|mow(?:ed)?\sdown|"
    r"open(?:ed|s)?\sfire|fire[ds]?|storm(?:ed|s)?|invade[ds]?|overran|overruns?|seize[ds]?|captured?|"
    r"carr(?:ied|y|ies)\sout|launch(?:ed|es)?|stage[ds]?|mount(?:ed|s)?|conduct(?:ed|s)?|perpetrate[ds]?"
    r"|commit(?:ted)?|"
    r"detonate[ds]?|bl[eo]ws?\s(?:up|himself|herself|themselves)|set\s(?:fire|ablaze|off|alight|upon)"
    r"|torch(?:ed|es)?|"
    r"plant(?:ed|s)?|laid|hurl(?:ed|s)?|lob(?:bed|s)?|thr[eo]ws?|target(?:ed|s)?|ram(?:med|s)?|hack(?:ed|s)?|"
    r"loot(?:ed|s)?|burn(?:ed|t|s)?|hit|hits|pound(?:ed|s)?|wound(?:ed|s)?|injure[ds]?|open(?:ed|s)?\sup|"
    r"descend(?:ed|s)?\son|besieged?|held|occupied|waylaid|took\shostage|hijack(?:ed|s)?|attempted\sto"
    r"|tried\sto|leave|leaves|left|destroy(?:ed|s)?|"
    r"snatch(?:ed|es)?|drop(?:ped|s)?|break\sinto|broke\sinto|burst\sinto|clash(?:ed)?|surrounded|stopped"
    r"|intercepted|"
    r"sprayed|broke\sup|dispersed|rounded\sup|took|cross(?:ed|es)|arrived|enter(?:ed)?|swooped|came|killing"
    r"|wounding|attacking"
    r"|firing|shooting|opening"
    r"|launching|blew|"
    r"d(?:id|one)\s(?:it|so|this)|cost|claim(?:s|ed)?\sthe\slives|retaliated|lynch(?:ed)?|stab(?:bed|s)?|blast(?:ed|s)?|advanced?|exchanged"
)
_ARREST = (
    r"t(?:ook|aken|akes?)\s(?:[\w-]+\s){0,4}into\scustody|arrest(?:ed|s)?|detain(?:ed|s)?|captured?s?|apprehend(?:ed|s)?|nab(?:bed|s)?|rounded\sup|raid(?:ed|s)?"
    r"|foil(?:ed|s)?|"
    r"thwart(?:ed|s)?|dismantle[ds]?|bust(?:ed|s)?|neutrali[sz]ed?s?|broken?\sup|launch(?:ed|es)?|carr(?:ied"
    r"|y)\sout|conduct(?:ed|s)?|"
    r"kill(?:ed|s)?|eliminate[ds]?|began|begin|start(?:ed)?|beg[au]n|seize[ds]?|caught|took\sinto\scustody|shot"
    r"|mount(?:ed)?|"
    r"stage[ds]?|clear(?:ed|s)?|destroy(?:ed|s)?|discovered|joined|kicked\soff"
)
_PASSIVE_ONLY = (
    r"killed|wounded|injured|attacked|ambushed|abducted|kidnapped|bombed|shelled|shot|raided|captured|arrested"
    r"|detained|murdered|assassinated|beheaded|executed|massacred|slain|hit|struck|targeted|burned|burnt|seized"
    r"|hurt|besieged|taken|stormed|slaughtered|fired|gunned\sdown|martyred|lynched|stabbed"
)
_NOUNLIKE = re.compile(
    r"attacks?|assaults|ambush(?:es)?|raids?|strikes?|bombs?|shells?|fires?|targets?|hits?|kill|burns?|loot"
    r"|advance|leaves|leave|mount|stage|open|"
    r"rams?|claim|murders?|left|lead|clash|blast|capture|shot|torch|hack|storm|storms|shooting|killing|firing"
    r"|bombard|wound|mount|gun\sdown",
    re.IGNORECASE,
)
"""Verbs whose form is also a noun's: they are verbs only directly behind their subject."""
_STRAIGHT_TITLE = re.compile(
    r"(?:\s(?:\w+ly|who|will|would|also|again|then|did|could|had|has|have|\([^()]{1,40}\)))*", re.IGNORECASE
)
_BE = r"(?:was|were|been|being|be|is|are|get|got|gets)"
_ADVERBS = (
    r"(?:\s(?:have|has|had|also|later|then|reportedly|allegedly|again|first|simultaneously|suddenly|early|late"
    r"|overnight|"
    r"briefly|twice|further|who|which|that|today|yesterday|on|last|this|at|in|the|before|after|around|about"
    r"|dawn|night|"
    r"morning|afternoon|evening|and|into|several|from|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|\d{1,2}(?:[:.]\d\d)?|am|pm|a\.m\.|p\.m\.))"
)
_STOP = re.compile(r"[.;:!?”\"]")
_DID_IT = re.compile(r"d(?:id|one)\s(?:it|so|this)", re.IGNORECASE)
_NEAR_VERB = 30
"""Characters between "his men" and what they did."""
_GAP = 150
"""Characters that may stand between a subject and its verb."""

_KIND_OF = (
    r"(?:deadly|overnight|suicide|car|truck|vehicle|bomb|drone|air|aerial|missile|rocket|mortar|terror"
    r"|terrorist|militant|militants|"
    r"armed|ground|naval|gun|grenade|artillery|recent|latest|major|large-scale|brutal|massive|dawn|night"
    r"|nighttime|surprise|"
    r"fresh|new|alleged|suspected|apparent|precision|retaliatory|jihadist|insurgent|rebel|roadside|deadliest"
    r"|bloody|first|"
    r"second|third|twin|double|coordinated|complex|multiple|several|previous|subsequent|targeted|terrorists?"
    r"|fighters?|"
    r"military|heavy|indiscriminate|revenge|sniper|cross-border|hit-and-run|morning|weekend|foiled|failed|attempted|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[\w]+-[\w]+)"
)
_NOMINAL = re.compile(rf"(?:['’]s?)?[\s-](?:{_KIND_OF}\s){{0,3}}?(?:{_NOUN})\b", re.IGNORECASE)
_DEED_REST = r"\b(?P<next>\s?(?:at\s(?:least|most)|[\w'’,.-]*))"
_SUBJECT = Phrases(_VERB, _DEED_REST)
_ARRESTING = Phrases(_ARREST, _DEED_REST)
_DEEDS: tuple[tuple[Phrases, Deed], ...] = ((_SUBJECT, "attack"), (_ARRESTING, "arrest"))
_ENDS_PASSIVE = re.compile(
    rf"\b{_BE}(?:\s\w+ly|\salso|\sthen|\slater|\sallegedly|\snot|\ssaid\sto\sbe)?$", re.IGNORECASE
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:when|after(?!\s(?:dark|midnight|sunset|dusk|nightfall|prayers))|as(?!\sthey)|while"
    r"|before(?!\s(?:dawn|sunrise|midnight))|that|whom|whose|where|but|because|killed|said|says|told|died|was|were|is"
    r"|are|reported|"
    r"in\swhich|if|by|confirmed|announced|he|she|they|it)\b|,\s(?:and|but|killing|leaving)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\s?(?:in|by|when|after|during|on|as|while|near|and|at|since|outside|inside|amid|following|late|early"
    r"|overnight|today|"
    r"yesterday|last|this|across|along|for|between|over|before|from|along|dead|\w*day|,.*|\.|east|west|north"
    r"|south|\w+(?:east|west)|\d{1,2}\sdays)?[,.]?",
    re.IGNORECASE,
)
_AMBIGUOUS = re.compile(
    r"killed|wounded|injured|abducted|kidnapped|shot|ambushed|attacked|bombed|shelled|raided|arrested|detained"
    r"|captured|hit|"
    r"murdered|assassinated|beheaded|executed|massacred|struck|targeted|besieged|slaughtered|seized|stormed"
    r"|gunned\sdown|lynched|stabbed|nabbed|apprehended|neutrali[sz]ed|eliminated|foiled|thwarted|rounded\sup"
    r"|looted|torched|burned|burnt|hijacked|destroyed|busted|dismantled|hacked",
    re.IGNORECASE,
)
_AFTER = r"(?:\s?\([^()]{1,40}\))?[\"”]?,?(?:['’]s(?:\s\w+){1,4}?|,[^,.]{1,160},|\s?\([^()]{1,40}\))?"
_OWN = (
    r"(?:fighters|troops|soldiers|drones|planes|air\sforce|units|men|forces|militants|members|officers|agents"
    r"|police|warplanes|jets|mines?|rockets?|missiles?|artillery|snipers?|bombers?|gunners|commandos)"
)
_CLAIMS = re.compile(
    rf"{_AFTER}(?:\s\w+){{0,8}}?\s(?:claim(?:ed|s|ing)?\s(?:responsibility|the|credit|it\b|what|to\shave|that\sit"
    rf"|both|an|two|having)"
    r"|claimed\sin|t(?:oo|a)kes?\sresponsibility|took\sresponsibility|(?:has|have|had)\sclaimed|admit(?:s|ted)"
    r"|took\scredit"
    r"|acknowledge[ds]?\s(?:the|carrying|that\sit|it)|boasted|accepted\sresponsibility|concede[ds]?"
    r"|says?\s(?:that\s)?it\s(?:carried|is\s(?:behind|responsible)|was\s(?:behind|responsible)|had\s(?!no)"
    r"|has\s(?!no)|killed|attacked|did\sit|arrested)"
    rf"|(?:says?|said)\s(?:on\s\w+\s)?(?:that\s)?(?:a|its|the|one)\s(?:drone|strike|air\s?strike|warplane)"
    rf"|(?:says?|said|announce[sd]|reported|declared|added|stated)(?:\s[\w'’,-]+){{0,6}}?\s(?:that\s)?"
    rf"(?<!\d\sof\s)(?:it|they|(?:one\sof\s)?(?:its|their|his|our|the\sgroup['’]s|the\smovement['’]s)\s(?:own\s)?{_OWN})\s(?:have\s|had\s"
    rf"|has\s)?"
    r"(?:carried|attacked|kill|killed|ambush|ambushed|targeted|arrest|arrested|captured|conducted|launched"
    r"|struck|hit|wounded|injured|detained|taken|broken|fired|shelled|"
    r"abducted|destroyed|bombed|raided|detonated|shot|foiled|seized|stormed|was\sbehind|were\sbehind"
    r"|been\sbehind|took|placed|planted))",
    re.IGNORECASE,
)
_DENIES = re.compile(
    rf"{_AFTER}(?:\s\w+){{0,5}}?\s(?:den(?:ied|ies|y|ying)(?!\s(?:\w+\s)?(?:supporting|backing|arming|funding|helping|deliberately|targeting|ties|links|any\ssupport))"
    r"|rejected|dismissed|refuted|disclaimed"
    r"|(?:said|says?)\s(?:that\s)?(?:it|they|its\s\w+|their\s\w+)\s(?:did|do|does|had|has|have|was"
    r"|were)\s(?:not|no|nothing|never)\b)",
    re.IGNORECASE,
)
_DENIES_AIM = re.compile(
    rf"{_AFTER}(?:\s\w+){{0,3}}?\s(?:den(?:ied|ies|y|ying)|rejected|dismissed)\s(?:\w+\s){{0,5}}?(?:targeting|hitting"
    r"|striking|attacking|shelling)\b",
    re.IGNORECASE,
)
"""Who denies only what it aimed at does not deny the deed: "Russia denies targeting civilians"."""
_DENIED_DEED = re.compile(r"\b(?:there\s(?:were|was|had\sbeen)\sno|no)\s$", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:,[^,.]{1,80},)?(?:\s[\w-]+){0,4}?\s(?:behind|responsible\sfor|(?:was|were|is|are)\sresponsible|suspected\sof|suspected\sto|blamed|accused|of\scarrying"
    r"|as\s(?:the\s)?(?:\w+\s)?(?:suspects?|perpetrators?|culprits?)|(?:is|are|was"
    r"|were)\s(?:the\s)?(?:\w+\s)?(?:suspects?|culprits?))\b",
    re.IGNORECASE,
)
_SUFFERED = re.compile(
    rf"(?P<gap>[^.;:!?”\"]{{0,70}}?)(?:(?<!\sto)\s{_BE}(?:\s[\w-]+){{0,2}}?\s(?:{_PASSIVE_ONLY})"
    rf"|\s(?:{_PASSIVE_ONLY})(?=\s(?:in|by|when|after|as|during|on|near|and|at(?!\sleast|\smost)|outside|amid"
    rf"|while|overnight|$)"
    rf"|$|[,.])|\s(?:died|dies|dead|perished|martyred|lost\stheir|lost\shis|lives))\b",
    re.IGNORECASE,
)
_PRE = (
    r"(?:(?:the|a|an|some|of|its|their|his|her|other|more|than|at|least|about|around|over|up|to|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|several|many|hundreds|scores|dozen|as|\d[\d,.]*"
    r"|[\w-]+(?:ed|ous|al|an|ian|ish|ese|i))\s){0,5}"
)
_HEDGE = (
    r"(?:(?:the|a|an|suspected|alleged|members|member|fighters|fighter|militants|militant|gunmen|gunman|men"
    r"|elements|terrorists|terror|group|groups|of|from|people|those|some|unidentified|unknown|presumed|what|be"
    r"|to|were|is|are|was|believed|thought|said|belonging|linked|loyal|affiliated|with|forces|jihadists"
    r"|insurgents|rebels|dissidents|disbanded|former|attackers|assailants|bombers?|so-called|self-styled|two|three|four|several|dozens"
    r"|remnants|remaining|Islamist|jihadist|cell|cells|faction|branch|local|armed|by|militia|militiamen"
    r"|notorious|outlawed|banned|[\w-]+(?:-linked|-backed|-led|-aligned|-affiliated))\s){0,7}"
)
_BY = re.compile(rf"(?:(?P<before>[\w'’-]+)[\s,]+)?by\s{_HEDGE}$", re.IGNORECASE)
_VIOLENT = Phrases(
    rf"{_NOUN}|{_PASSIVE_ONLY}|carried|claimed|launched|staged|planted|laid|perpetrated|conducted|ousted"
    rf"|wounding|died|dead|fired|torched|looted|detonated|thrown|dropped|hacked|pulled|dragged|snatched|whisked"
    r"|marched|clashes",
)
_NOT_DEEDS = re.compile(
    r"(?:airlifted|evacuated|flown|transported|ferried|said|confirmed|reported|condemned|denounced|rescued|freed|issued|released|published|quoted|seen"
    r"|reviewed|treated|run|"
    r"controlled|held|backed|supported|guarded|manned|owned|used|recovered|operated|followed|announced|posted"
    r"|made|led|"
    r"disputed|claimed\sboth|accompanied|patrolled|escorted|protected|welcomed|signed|accepted|shared|monitored"
    r"|cited|denied|"
    r"verified|provided|given|found|arrested\sand\sconfirmed|visited|declared|inhabited|populated|administered"
    r"|governed|"
    r"briefed|trained|armed|funded|occupied|collected|compiled|described|investigated|taken\sto|joined|returned"
    r"|passed)$",
    re.IGNORECASE,
)
_REPELLED = re.compile(
    r"(?:foiled|thwarted|repelled|repulsed|prevented|stopped|beaten\sback"
    r"|averted)$",
    re.IGNORECASE,
)
_HELD = re.compile(r"\bh(?:e?ld|olds?|olding)\s(?:the\s)?$", re.IGNORECASE)
_ARRESTED = re.compile(r"\b(?:arrest|arrested|captured|detained|taken)$", re.IGNORECASE)
_LED = re.compile(
    r"\s(?:leader|commander|kingpin|warlord|chief|boss|chieftain)\b[^.;]{0,110}?\b(?:his|her|whose)\s(?:men|fighters|followers"
    r"|gang|boys|militia|militiamen|gunmen|foot\ssoldiers)\b",
    re.IGNORECASE,
)
"""A leader's men act for the group: "the bandit leader ... his men attacked"."""
_WEAPON = re.compile(
    r"\b(?:drones?|warplanes?|jets?|helicopters?|gunships?|missiles?|rockets?|snipers?|artillery)$", re.IGNORECASE
)
_SHOT_DOWN = re.compile(
    r"[^.;]{0,40}?\s(?:was|were|been)\s(?:\w+\s)?(?:shot\sdown|downed|intercepted|destroyed|brought\sdown|hit)\b",
    re.IGNORECASE,
)
_BLAMED = re.compile(
    rf"(?:blam(?:ed|es|ing|e)(?:\s(?:it|them|the|this|that|[\w-]+|attack|attacks|killings?)){{0,4}}?(?:\son)?"
    rf"|accus(?:e|ed|es|ing)|attribut(?:e|ed|es|ing)[\w\s,]{{0,70}}?to|"
    rf"puts?\s[\w\s]{{1,30}}?down\sto|(?:at\sthe\sdoor|the\shand)\sof|(?:killer|attacker|assailant|gunman|raider|culprit|perpetrator)\s(?:is|was)|"
    rf"(?:killers|attackers|assailants|gunmen|raiders|culprits|perpetrators)\s(?:are|were)|"
    rf"suspect(?:s|ed|ing)?|point(?:ed|s|ing)?\s(?:(?:the\s|a\s)?fingers?\s)?(?:at|to)|(?:hand)?work\sof|hallmarks?\sof"
    rf"|believed\sto(?:\shave)?\s(?:be|been|belong)(?:\sto)?(?:\s(?:carried\sout|the\swork\sof))?|"
    rf"thought\sto\s(?:be|belong)(?:\sto)?|(?:said|claimed|saying|claiming|told\s\w+)\s(?:that\s)?they\s(?:belonged\sto"
    rf"|were(?:\s(?:from|with|members\sof|fighters\s(?:of|from)))?)|identif(?:ied|ying)\sthemselves\sas|"
    rf"introduc(?:ed|ing)\sthemselves\sas|suspected\sto\s(?:be|belong)(?:\sto)?|identified\sas|said\sto\s(?:be"
    rf"|belong)(?:\sto)?|responsib(?:le|ility)[\w\s]{{0,30}}?(?:lies\swith|on|to)|charged)\s{_HEDGE}$",
    re.IGNORECASE,
)
_HANDS = re.compile(
    rf"(?:at\sthe\shands\sof|(?:drones?|jets?|aircraft|planes?|missiles?|rockets?|shells?)\s(?:was|were)|(?:fired|launched)\sfrom(?:\s(?:[\w-]+\s){{0,4}}?(?:of|by))?|"
    rf"(?:dress|uniforms?|colou?rs|fatigues)\sof|dressed\sas|perpetrated\sby|(?:fire"
    rf"|shelling|attacks?|rockets?|missiles?|raids?|assaults?"
    rf"|gunfire|(?:air)?strikes?|ambush|offensive|bombardment)\s(?:from|of)|carried\sout\sby|left\sbehind\sby"
    rf"|by|affiliated\s(?:with|to)|linked\s(?:with|to)|loyal\sto|belonging\sto|allied\s(?:with|to))\s{_HEDGE}$",
    re.IGNORECASE,
)
_BLAMING = (
    "blam", "accus", "attribut", "suspect", "point", "work", "they", "themselves", "hallmark", "believed", "thought",
    "identified", "said", "responsib", "charged", "down to", "door of", "hand of", "killer", "attacker", "assailant",
    "gunm", "raider", "culprit", "perpetrator",
)  # fmt: skip
_HANDLING = (
    "hands", "launched", "dress", "uniform", "color", "colour", "fatigues", "by", "fire", "shelling", "attack",
    "rocket", "missile", "raid", "assault", "strike", "ambush", "offensive", "bombardment", "affiliated", "linked",
    "loyal", "belonging", "allied", "drone", "jet", "aircraft", "plane", "shell",
)  # fmt: skip
"""What every match of `_BLAMED` and of `_HANDS` holds: most words before an actor hold none, and are not searched."""
_CLAIMED_BY = re.compile(
    r"(?:claimed\s(?:[\w-]+\s){0,4}by|claimed\sby|responsibility\s[\w\s]{0,40}by)\s(?:the\s)?$", re.IGNORECASE
)
_OBJECT = Phrases(
    rf"{_VERB}|{_ARREST}|killing|wounding|injuring|attacking|targeting|shooting|kidnapping|abducting"
    r"|bombing|arresting|capturing|leaving|hitting|striking|ambushing",
    r"(?:\s(?:at|on|dead|down|and\swound(?:ed|ing)|and\sinjur(?:ed|ing)|upon|hostage|into|towards?))?"
    rf"\s{_PRE}$",
)
_AGAINST = Phrases(
    rf"{_NOUN}|attempt|assassination|violence|clashes|fighting|battles?|claimed|deaths?|murder|arrest"
    r"|capture|operations?|aimed",
    r"\s(?:[\w-]+\s){0,4}?(?:on|against|targeting|at|targeted|hit|aimed\sat"
    rf"|directed\sat|to|(?<=deaths\s)of|(?<=death\s)of|(?<=abduction\s)of|(?<=kidnapping\s)of|(?<=murder\s)of"
    rf"|(?<=killing\s)of|(?<=killings\s)of|(?<=massacre\s)of|(?<=arrest\s)of|(?<=capture\s)of"
    rf"|(?<=assassination\s)of|(?<=shelling\s)of|(?<=bombing\s)of|(?<=siege\s)of|(?<=beheading\s)of"
    rf"|(?<=execution\s)of|(?<=murders\s)of|(?<=abductions\s)of)\s{_PRE}(?:[\w-]+\s){{0,1}}$",
)
_BETWEEN = re.compile(
    r"\b(?:clash(?:es|ed)?|fighting|battles?|firefight|gunfight|gun\sbattle|shoot-?out|exchange\sof\sfire"
    r"|confrontations?|skirmish(?:es)?|combat|fought|duels?)\b[^.;:]{0,60}?\b(?:between|with|against"
    r"|among)\b[^.;:]{0,120}$",
    re.IGNORECASE,
)
_CLASHED = re.compile(
    r"(?:\s[\w-]+){0,4}?\s(?:clash(?:ed|es)?|fought|battled?|exchanged\sfire|traded\sfire)\b", re.IGNORECASE
)


_AMONG = re.compile(r"\bbetween\s[^,]{0,40}$", re.IGNORECASE)
_ADJECTIVES = ("terrorist", "criminal")
_KIND_OF_DEED = re.compile(
    r"\s(?:attacks?|acts?|incidents?|plots?|operations?|bombings?|activit\w+|threats?"
    r"|offen[cs]es?)\b",
    re.IGNORECASE,
)
"""A "terrorist attack" is a kind of deed and names no one."""
_HEDGED = re.compile(
    r"\b(?:suspected|alleged|presumed|believed\sto|thought\sto|reportedly|apparent(?:ly)?|likely|probably)\b",
    re.IGNORECASE,
)
_LEFT = 110
"""Characters before an actor that say what it is; only the two sides of a clash reach further."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One reading of one mention: the part it has, in a deed or an arrest, how sure the text is and how strong"
    " the sign."""

    mention: ActorMention
    part: Part
    status: Literal["stated", "alleged", "claimed", "denied"]
    strength: float
    deed: Deed = "attack"
    cue: int = 0


@lru_cache(maxsize=1_024)
def relations(words: str, start: int, inside: tuple[ActorMention, ...]) -> tuple[Relation, ...]:
    """What a sentence says of each of the actors inside it; the stronger signs have the greater strength (0 to 1).

    `words` are those of the sentence, which begins at `start` of the report's text. A report's incidents share
    sentences: what was read in the last thousand is kept.
    """
    found: list[Relation] = []
    for mention in inside:
        before = words[max(0, mention.start - start - 220) : mention.start - start]
        left = before[-_LEFT:]
        right = words[mention.end - start : mention.end - start + 260]
        if (mention.who.name.lower() in _ADJECTIVES and _KIND_OF_DEED.match(right)) or is_in_passing(left, right):
            continue
        own = words[mention.start - start : mention.end - start]
        hedged = _hedged(own, left, right)
        found.extend(_agency(mention, left, right, hedged))
        found.extend(_by_another_name(mention, own, left, right, hedged))
        found.extend(_suffering(mention, left, right))
        if _BETWEEN.search(before) or _CLASHED.match(right):
            strength = 0.5 if mention.kind == "armed group" else 0.3
            found.append(Relation(mention, "either", "stated", strength, cue=mention.start))
    return tuple(found)


def _by_another_name(
    mention: ActorMention, own: str, left: str, right: str, hedged: Literal["stated", "alleged"]
) -> Iterator[Relation]:
    """Deeds of an actor's weapon or of a leader's men: "a Houthi drone exploded", "the bandit leader ... his men"."""
    if _WEAPON.search(own) and not (
        _SHOT_DOWN.match(right) or RESCUING.search(left) or _AGAINST_END.search(left) or _OBJECT.search(left)
    ):
        yield Relation(mention, "agent", hedged, 0.85, cue=mention.end)
    led = _LED.match(right) if mention.kind == "armed group" else None
    verb = _verb_behind(right[led.end() :], _SUBJECT) if led else None
    if led and verb and verb.start() < _NEAR_VERB:
        yield Relation(mention, "agent", hedged, 0.8, cue=mention.end + led.end() + verb.start())


def _hedged(words: str, left: str, right: str) -> Literal["stated", "alleged"]:
    alleged = _HEDGED.search(left[-40:] + words + right[:40])
    return "alleged" if alleged else "stated"


def _agency(mention: ActorMention, left: str, right: str, hedged: Literal["stated", "alleged"]) -> Iterator[Relation]:
    at = mention.start
    if _CLAIMED_BY.search(left):
        yield Relation(mention, "claimant", "claimed", 0.95, cue=at)
        return
    claims = None if is_in_aside(left, right) else _CLAIMS.match(right)
    if claims and not re.search(r"\b(?:no|not|nor|neither)\b", left[-12:] + claims[0], re.IGNORECASE):
        deed: Deed = "arrest" if _ARRESTED.search(claims[0]) else "attack"
        yield Relation(mention, "claimant", "claimed", 0.95, deed=deed, cue=at)
    if mention.kind in ("state force", "government") and _DENIES_AIM.match(right):
        yield Relation(mention, "agent", "alleged", 0.75, cue=at)
    denies = _DENIES.match(right)
    if denies and mention.who.actor_id:
        yield Relation(mention, "denier", "denied", 0.5, cue=at)
    small = left.lower()
    by = _BY.search(left) if "by" in small else None
    if by:
        verb = (by["before"] or "").lower()
        if _REPELLED.match(verb):
            yield Relation(mention, "patient", "stated", 0.6, cue=at)
            return
        if not _NOT_DEEDS.match(verb):
            violent = _VIOLENT.search(left[-90 - len(by[0]) :])
            in_general = verb in (
                "attacks",
                "raids",
                "ambushes",
                "bombings",
                "killings",
                "assaults",
                "abductions",
                "threats",
            )
            strength = 0.45 if in_general or not violent else 0.9
            yield Relation(mention, "agent", hedged, strength, cue=at - len(by[0]))
    elif _says_one_of(_BLAMING, small) and _BLAMED.search(left):
        yield Relation(mention, "agent", "alleged", 0.85, cue=at)
    elif _says_one_of(_HANDLING, small) and _HANDS.search(left):
        yield Relation(mention, "agent", hedged, 0.75, cue=at)
    if _BEHIND.match(right) or (_HELD.search(left) and RESPONSIBLE.match(right)):
        yield Relation(mention, "agent", "alleged", 0.75, cue=at)
    yield from _subject(mention, left, right, hedged)


def _says_one_of(some: tuple[str, ...], small: str) -> bool:
    return any(word in small for word in some)


def _subject(mention: ActorMention, left: str, right: str, hedged: Literal["stated", "alleged"]) -> Iterator[Relation]:
    if mention.kind in ("armed group", "state force", "government") or mention.who.actor_id:
        nominal = _NOMINAL.match(right)
        if nominal and _DENIED_DEED.search(left):
            yield Relation(mention, "denier", "denied", 0.6, cue=mention.end)
        elif nominal and not _AGAINST_END.search(left) and not _OBJECT.search(left):
            yield Relation(mention, "agent", hedged, 0.85, cue=mention.end)
    if mention.who.role == "source" or is_modifier(mention, right) or is_in_aside(left, right):
        return
    for pattern, deed in _DEEDS:
        match = _verb_behind(right, pattern)
        if _is_behind_aside(match, right):
            yield from _behind_aside(mention, right, pattern, deed, hedged)
            continue
        if match is None:
            continue
        gap, verb = right[: match.start() - 1], right[match.start() : match.start("next")]
        if _OTHER_SUBJECT.search(gap) or _ENDS_PASSIVE.search(gap):
            continue
        if verb.lower() in ("held", "holds") and RESPONSIBLE.search(right, match.end()):
            continue
        if _NOUNLIKE.fullmatch(verb) and not (gap.endswith(" to") or _STRAIGHT_TITLE.fullmatch(gap)):
            continue
        if _AMBIGUOUS.fullmatch(verb) and _PREPOSITION.fullmatch(match["next"]):
            continue
        if _AGAINST_END.search(left) or _OBJECT.search(left) or _AMONG.search(left):
            continue
        strength = (0.85 if deed == "attack" else 0.8) - min(len(gap), 100) / 400
        if _DID_IT.fullmatch(verb):
            hedged = "alleged"  # what others say of it, not what the text tells
        if mention.kind in ("civilians", "organisation"):
            strength -= 0.1 if hedged == "alleged" and not _DID_IT.fullmatch(verb) else 0.35  # "suspected herders"
        yield Relation(
            mention,
            "agent",
            hedged,
            strength,
            deed=deed,
            cue=mention.end + match.start(),
        )


def _is_behind_aside(match: re.Match[str] | None, right: str) -> bool:
    """Whether a subject is followed by an aside and has no verb of its own but behind it."""
    aside = ASIDE.match(right)
    if aside is None:
        return False
    return match is None or match.start() < aside.end() or bool(_OTHER_SUBJECT.search(right[: match.start()]))


def _behind_aside(
    mention: ActorMention, right: str, verbs: Phrases, deed: Deed, hedged: Literal["stated", "alleged"]
) -> Iterator[Relation]:
    """The deed told right behind an aside: "the fighters of X, a militia which ..., came into the camp"."""
    aside = ASIDE.match(right)
    rest = right[aside.end() :] if aside else ""
    match = _verb_behind(rest, verbs)
    if match is None or match.start() > _NEAR_VERB:
        return
    gap, verb = rest[: match.start() - 1], rest[match.start() : match.start("next")]
    ambiguous = _AMBIGUOUS.fullmatch(verb) and _PREPOSITION.fullmatch(match["next"])
    if not (ambiguous or _NOUNLIKE.fullmatch(verb) or _OTHER_SUBJECT.search(gap) or _ENDS_PASSIVE.search(gap)):
        yield Relation(mention, "agent", hedged, 0.75, deed=deed, cue=mention.end + len(right) - len(rest))


def _verb_behind(right: str, verbs: Phrases) -> re.Match[str] | None:
    """The first of the verbs in what follows a subject, in the same clause and with a space before it."""
    stop = _STOP.search(right)
    reach = min(_GAP, stop.start() if stop else _GAP)
    return next(
        (m for m in verbs.matches(right, 1) if right[m.start() - 1].isspace() and m.start() - 1 <= reach),
        None,
    )


def _suffering(mention: ActorMention, left: str, right: str) -> Iterator[Relation]:
    suffered = _SUFFERED.match(right)
    if suffered and not _OTHER_SUBJECT.search(suffered["gap"]) and mention.who.role != "source":
        yield Relation(mention, "patient", "stated", 0.8, cue=mention.end)
    elif _OBJECT.search(left) or _AGAINST.search(left):
        yield Relation(mention, "patient", "stated", 0.75, cue=mention.start)


_AGAINST_END = Phrases(rf"{_NOUN}|aimed|directed", rf"\s(?:on|against|targeting|at)\s{_PRE}$")
