"""What the words on either side of an actor say of it: that it did it, suffered it, claims, denies or is blamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from dateline.accounts.participants_asides import ASIDE, RESCUING, RESPONSIBLE, is_in_aside, is_in_passing, is_modifier
from dateline.accounts.participants_blame import (
    BEHIND,
    BLAMED,
    BLAMING,
    CLAIMED_BY,
    CLAIMS,
    CLAIMS_FOR_ONE,
    DENIED_DEED,
    DENIES,
    DENIES_AIM,
    FROM_WHERE,
    HANDLING,
    HANDS,
    HEDGE,
    HELD,
)
from dateline.knowledge.wordlists import Phrases
from dateline.model.mentions import ActorMention

Part = Literal["agent", "patient", "claimant", "denier", "either"]
STATE = ("state force", "government")
"""The kinds of actor that act for a state."""
Deed = Literal["attack", "arrest", "answer"]

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
    r"d(?:id|one)\s(?:it|so|this)|cost|claim(?:s|ed)?\sthe\slives|retaliated|lynch(?:ed)?|beat(?:en)?\sto\sdeath|stoned|stab(?:bed|s)?|blast(?:ed|s)?|advanced?|exchanged"
)
_ARREST = (
    r"t(?:ook|aken|akes?)\s(?:[\w-]+\s){0,4}into\scustody|arrest(?:ed|s)?|detain(?:ed|s)?|captured?s?|apprehend(?:ed|s)?|nab(?:bed|s)?|rounded\sup|raid(?:ed|s)?"
    r"|foil(?:ed|s)?|"
    r"thwart(?:ed|s)?|dismantle[ds]?|bust(?:ed|s)?|neutrali[sz]ed?s?|broken?\sup|launch(?:ed|es)?|carr(?:ied"
    r"|y)\sout|conduct(?:ed|s)?|"
    r"kill(?:ed|s)?|eliminate[ds]?|began|begin|start(?:ed)?|beg[au]n|seize[ds]?|caught|took\sinto\scustody|shot"
    r"|mount(?:ed)?|surround(?:ed|s)?|encircled?|"
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
_NO_DEED = re.compile(r"(?:took|takes?)\s(?:root|office|place|refuge|shelter|cover|note|steps|shape)\b", re.IGNORECASE)
"""What an actor does that harms nobody, with a verb of deeds in it: "since armed groups took root"."""
_ANSWERED = re.compile(
    r"[^.;,]{0,24}?\b(?:attackers?|assailants?|gunm[ae]n|bombers?|raiders?|intruders?|infiltrators?|hostage-takers?"
    r"|hijackers?|kidnappers?|invaders?)\b",
    re.IGNORECASE,
)
"""What, behind a verb, shows a deed to answer an attack: "special forces killed all three attackers"."""
_BROUGHT_DOWN = re.compile(
    r"[^.;]{0,50}?\b(?:shot\sdown|downed|intercepted|destroyed|brought\sdown)\s(?:[\w-]+\s){0,4}?(?:drones?|missiles?|rockets?|projectiles?|UAVs?)\b",
    re.IGNORECASE,
)
"""Who brings down what was sent against it attacks nobody."""
_STOP = re.compile(r"[.;:!?”\"]")
_DID_IT = re.compile(r"d(?:id|one)\s(?:it|so|this)", re.IGNORECASE)
_HARMS = re.compile(
    r"kill(?:ed|s)?|beat(?:en)?\sto\sdeath|lynch(?:ed)?|ston(?:ed?|es)|attack(?:ed|s)?|ambush(?:ed|es)?|behead(?:ed|s)?|murder(?:ed|s)?|massacred?"
    r"|slaughter(?:ed|s)?|hack(?:ed|s)?|stab(?:bed|s)?|storm(?:ed|s)?|torch(?:ed|es)?|burn(?:ed|t|s)?|set\s(?:fire|ablaze|alight)|shot\sdead|loot(?:ed|s)?"
    r"|abduct(?:ed|s)?|kidnap(?:ped|s)?|raid(?:ed|s)?|lynch",
    re.IGNORECASE,
)
_HARMED = re.compile(
    r"\s(?:to\s(?:the\s)?)?(?:\d|an?\b|the\b|at\sleast|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|several|some|more\sthan|(?:[\w-]+\s)?(?:men|women|herders|farmers"
    r"|villagers|soldiers|policemen|police|suspects|homes|houses|vehicles|trucks|thieves|bandits|kidnappers|miners|workers|people)\b)",
    re.IGNORECASE,
)
"""What shows people or things behind a verb to be what it was done to: civilians attack seldom, and suffer often."""
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
    r"|are|reported|accus(?:ed|es|ing)(?!\sof)|blam(?:ed|es|ing)(?!\sfor)|"
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
_BY = re.compile(rf"(?:(?P<before>[\w'’-]+)[\s,]+)?by\s{HEDGE}$", re.IGNORECASE)
_VIOLENT = Phrases(
    rf"{_NOUN}|{_PASSIVE_ONLY}|carried|claimed|launched|staged|planted|laid|perpetrated|conducted|ousted"
    rf"|wounding|died|dead|fired|torched|looted|detonated|thrown|dropped|hacked|pulled|dragged|snatched|whisked"
    r"|marched|clashes",
)
_NOT_DEEDS = re.compile(
    r"(?:airlifted|evacuated|flown|transported|ferried|ended|lifted|retaken|quelled|said|confirmed|reported|condemned|denounced|rescued|freed|issued|released|published|quoted|seen"
    r"|reviewed|treated|run|"
    r"called|convened|organi[sz]ed|attended|hosted|controlled|held|backed|supported|guarded|manned|owned|used|recovered|operated|followed|announced|posted"
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
_ARRESTED = re.compile(r"\b(?:arrest|arrested|captured|detained|taken|foiled)$", re.IGNORECASE)
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


_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.IGNORECASE)
_AMONG = re.compile(r"\bbetween\s[^,]{0,40}$", re.IGNORECASE)
_ADJECTIVES = ("terrorist", "criminal")
_KIND_OF_DEED = re.compile(
    r"\s(?:attacks?|acts?|incidents?|plots?|operations?|bombings?|activit\w+|threats?"
    r"|offen[cs]es?)\b",
    re.IGNORECASE,
)
"""A "terrorist attack" is a kind of deed and names no one."""
_HEDGED = re.compile(
    r"\b(?:suspected|alleged(?:ly)?|presum(?:ed|ably)|believed\sto|thought\sto|said\sto\sbe(?:long)?|reportedly|apparent(?:ly)?|likely|probably|possibly)\b",
    re.IGNORECASE,
)
_HEDGED_ASIDE = re.compile(rf",\s(?:{_HEDGED.pattern})[^,.;]{{0,40}}$", re.IGNORECASE)
_CLOSES_ASIDE = re.compile(r"(?:\sones?)?,")
"""What ends an aside that says whose a thing was, before what it did: "a plane, reportedly one of the army, hit"."""
_AND = re.compile(r"\s(?:and|or|and/or)\s(?:the\s|a\s)?")
_OPENING_QUOTE = re.compile(r"[\"“‘«](?=\w|$)")
"""The mark that quotes a name parts it from nothing: he blamed "foreign terrorists"."""
_QUOTED = re.compile(r"(?<=\s)[\"“‘«](?=\w)")
"""The mark that opens a quotation in what an actor says: it had "carried out the sentence"."""
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
    before_it: list[Relation] = []
    for number, mention in enumerate(inside):
        before = words[max(0, mention.start - start - 220) : mention.start - start]
        left = _OPENING_QUOTE.sub("", before[-_LEFT:])
        right = words[mention.end - start : mention.end - start + 260]
        if (mention.who.name.lower() in _ADJECTIVES and _KIND_OF_DEED.match(right)) or is_in_passing(left, right):
            continue
        own = words[mention.start - start : mention.end - start]
        hedged = _hedged(own, left, right)
        agency = list(_agency(mention, left, right, hedged))
        joined = number and _AND.fullmatch(words, inside[number - 1].end - start, mention.start - start)
        if joined and not agency:  # blame and "by" reach to the second of two
            agency = [replace(one, mention=mention) for one in before_it if one.cue <= one.mention.start]
        before_it = agency
        found.extend(agency)
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
    if CLAIMED_BY.search(left):
        yield Relation(mention, "claimant", "claimed", 0.95, cue=at)
        return
    claims = None if is_in_aside(left, right) or _BROUGHT_DOWN.match(right) else CLAIMS.match(_QUOTED.sub("", right))
    if claims and not re.search(r"\b(?:no|not|nor|neither)\b", left[-12:] + claims[0], re.IGNORECASE):
        deed: Deed = "arrest" if _ARRESTED.search(claims[0]) else "attack"
        yield Relation(mention, "claimant", "claimed", 0.95, deed=deed, cue=at)
    if mention.kind == "armed group" and CLAIMS_FOR_ONE.match(right):
        yield Relation(mention, "claimant", "claimed", 0.95, cue=at)
    if mention.kind in STATE and DENIES_AIM.match(right):
        yield Relation(mention, "agent", "alleged", 0.75, cue=at)
    denies = DENIES.match(right)
    if denies and mention.who.actor_id:
        yield Relation(mention, "denier", "denied", 0.5, cue=at)
    small = left.lower()
    by = _BY.search(left) if "by" in small else None
    if by and FROM_WHERE.search(left):
        yield Relation(mention, "agent", "alleged", 0.85, cue=at)
    elif by:
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
    elif _says_one_of(BLAMING, small) and BLAMED.search(left):
        yield Relation(mention, "agent", "alleged", 0.85, cue=at)
    elif _says_one_of(HANDLING, small) and HANDS.search(left):
        yield Relation(mention, "agent", hedged, 0.75, cue=at)
    if BEHIND.match(right) or (HELD.search(left) and RESPONSIBLE.match(right)):
        yield Relation(mention, "agent", "alleged", 0.75, cue=at)
    yield from _subject(mention, left, right, hedged)


def _says_one_of(some: tuple[str, ...], small: str) -> bool:
    return any(word in small for word in some)


def _subject(mention: ActorMention, left: str, right: str, hedged: Literal["stated", "alleged"]) -> Iterator[Relation]:
    if mention.kind in ("armed group", "state force", "government") or mention.who.actor_id:
        nominal = _NOMINAL.match(right)
        if nominal and DENIED_DEED.search(left):
            yield Relation(mention, "denier", "denied", 0.6, cue=mention.end)
        elif nominal and not _AGAINST_END.search(left) and not _OBJECT.search(left):
            yield Relation(mention, "agent", hedged, 0.85, cue=mention.end)
    if mention.who.role == "source" or is_modifier(mention, right) or is_in_aside(left, right):
        return
    if _SINCE.search(left) or (mention.kind in STATE and _BROUGHT_DOWN.match(right)):
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
        straight = gap.endswith(" to") or _STRAIGHT_TITLE.fullmatch(gap)
        straight = straight or (_CLOSES_ASIDE.fullmatch(gap) and _HEDGED_ASIDE.search(left))
        if _NOUNLIKE.fullmatch(verb) and not straight:
            continue
        if _AMBIGUOUS.fullmatch(verb) and _PREPOSITION.fullmatch(match["next"]):
            continue
        if _NO_DEED.match(right, match.start()):
            continue
        if _AGAINST_END.search(left) or _OBJECT.search(left) or _AMONG.search(left):
            continue
        strength = (0.85 if deed == "attack" else 0.8) - min(len(gap), 100) / 400
        if _DID_IT.fullmatch(verb):
            hedged = "alleged"  # what others say of it, not what the text tells
        if mention.kind in ("civilians", "organisation"):
            suspected = hedged == "alleged" and not _DID_IT.fullmatch(verb)  # "suspected herders"
            strength -= 0.1 if suspected or (mention.kind == "civilians" and _does_harm(match, right)) else 0.35
        yield Relation(
            mention,
            "agent",
            hedged,
            strength,
            deed="answer" if _answers(mention, deed, right[match.end("next") :], match["next"]) else deed,
            cue=mention.end + match.start(),
        )


def _does_harm(match: re.Match[str], right: str) -> bool:
    """Whether a verb that only harms has those harmed behind it: "tribesmen killed 18 villagers"."""
    verb = right[match.start() : match.start("next")]
    return bool(_HARMS.fullmatch(verb) and _HARMED.match(right, match.start("next")))


def _answers(mention: ActorMention, deed: Deed, behind: str, word: str) -> bool:
    """Whether forces only strike back at those who attack."""
    return deed == "attack" and mention.kind == "state force" and bool(_ANSWERED.match(word + behind))


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
