"""Words that say whose deed it was: claim, blame, denial, and what comes "from" or "of" a side."""

from __future__ import annotations

import re

HEDGE = (
    r"(?:(?:the|a|an|suspected|alleged|members|member|fighters|fighter|militants|militant|gunmen|gunman|men"
    r"|elements|terrorists|terror|group|groups|of|from|people|those|some|unidentified|unknown|presumed|what|be"
    r"|to|were|is|are|was|believed|thought|said|belonging|linked|loyal|affiliated|with|forces|jihadists"
    r"|insurgents|rebels|dissidents|disbanded|former|attackers|assailants|bombers?|so-called|self-styled|two|three|four|several|dozens"
    r"|remnants|remaining|Islamist|jihadist|cell|cells|faction|branch|local|armed|by|militia|militiamen"
    r"|notorious|outlawed|banned|partnership|alliance|collusion|collaboration|between|some|about|around|nearly|over|dozens|hundreds|scores|five|six|ten|twenty|\d[\d,]*|[\w-]+(?:-linked|-backed|-led|-aligned|-affiliated))\s){0,7}"
)
_AFTER = r"(?:\s?\([^()]{1,40}\))?[\"”]?,?(?:['’]s(?:\s\w+){1,4}?|,[^,.]{1,160},|\s?\([^()]{1,40}\))?"
_OWN = (
    r"(?:fighters|troops|soldiers|drones|planes|air\sforce|units|men|forces|militants|members|officers|agents"
    r"|police|warplanes|jets|mines?|rockets?|missiles?|artillery|snipers?|bombers?|gunners|commandos)"
)
_GROUP = (
    r"the\s(?:(?:outlawed|banned|armed|militant|rebel|insurgent|separatist|jihadist|terrorist)\s)?"
    r"(?:group|movement|organi[sz]ation|faction|militia)"
)
"""What a group is called that speaks of itself."""
CLAIMS = re.compile(
    rf"{_AFTER}(?:\s\w+){{0,8}}?\s(?:claim(?:ed|s|ing)?\s(?:responsibility|the|credit|it\b|what|to\shave|that\sit"
    rf"|both|an|two|having)"
    r"|claimed\sin|t(?:oo|a)kes?\sresponsibility|took\sresponsibility|(?:has|have|had)\sclaimed|admit(?:s|ted)"
    r"|took\scredit"
    r"|(?:acknowledge[ds]?|admit(?:s|ted)|conceded)(?:\sin\s[\w\s]{2,20}?)?\s(?:the|carrying|that\s(?:it|they|its|their)|it)|boasted|accepted\sresponsibility|concede[ds]?"
    r"|(?:says?|said)(?:\s(?:on|in)\s[\w\s]{2,20}?)?\s(?:that\s)?(?:it|they)\s(?:is|was|were|are|had\sbeen)\s(?:behind|responsible)"
    r"|(?:put|puts)\sits\sname\sto|own(?:s|ed)\sup\sto|call(?:s|ed)\sit\sits\s(?:own\s)?(?:work|deed|operation)|celebrated\sthe"
    r"|says?\s(?:that\s)?it\s(?:carried|had\s(?!no)"
    r"|has\s(?!no)|killed|attacked|did\sit|arrested)"
    rf"|(?:says?|said)\s(?:on\s\w+\s)?(?:that\s)?(?:a|its|the|one)\s(?:drone|strike|air\s?strike|warplane)"
    rf"|(?:says?|said|announce[sd]|reported|declared|added|stated|told)(?:\s[\w'’,-]+){{0,6}}?\s(?:that\s)?"
    rf"(?<!\d\sof\s)(?:it|they|{_GROUP}|(?:one\sof\s)?(?:its|their|his|our|the\sgroup['’]s|the\smovement['’]s)\s(?:own\s)?{_OWN})\s(?:have\s|had\s"
    rf"|has\s)?"
    r"(?:carried|attacked|kill|killed|ambush|ambushed|targeted|arrest|arrested|captured|conducted|launched"
    r"|struck|hit|wounded|injured|detained|taken|broken|fired|shelled|"
    r"abducted|destroyed|bombed|raided|detonated|shot|foiled|seized|stormed|was\sbehind|were\sbehind"
    r"|been\sbehind|took|placed|planted|sent|dispatched|left\s(?:the|a|an|its)\s(?:\w+\s)?(?:bombs?|explosives?|device|charge)))",
    re.IGNORECASE,
)
CLAIMS_FOR_ONE = re.compile(
    rf"{_AFTER}(?:\s\w+){{0,3}}?\s(?:says?|said|announced|stated)\s(?:that\s)?an?\s(?:[\w-]+\s){{1,5}}?had\scarried\sout\b",
    re.IGNORECASE,
)
"""A group that tells who carried out an attack tells it of its own: "IS said an Iraqi had carried out the attack"."""
DENIES = re.compile(
    rf"{_AFTER}(?:\s\w+){{0,5}}?\s(?:den(?:ied|ies|y|ying)(?!\s(?:\w+\s)?(?:supporting|backing|arming|funding|helping|deliberately|targeting|ties|links|any\ssupport))"
    r"|rejected|dismissed|refuted|disclaimed"
    r"|(?:said|says?)\s(?:that\s)?(?:it|they|its\s\w+|their\s\w+)\s(?:did|do|does|had|has|have|was"
    r"|were)\s(?:not|no|nothing|never)\b)",
    re.IGNORECASE,
)
DENIES_AIM = re.compile(
    rf"{_AFTER}(?:\s\w+){{0,3}}?\s(?:den(?:ied|ies|y|ying)|rejected|dismissed)\s(?:\w+\s){{0,5}}?(?:targeting|hitting"
    r"|striking|attacking|shelling)\b"
    rf"|{_AFTER}(?:\s\w+)?\s(?:(?:does|do)\snot|never|only)\s(?:hits?|strikes?|targets?|attacks?|bombs?|shells?)\b"
    rf"|{_AFTER}(?:\s\w+)?\s(?:hits?|strikes?|targets?|attacks?|bombs?)\s(?:no|only)\b",
    re.IGNORECASE,
)
"""Who denies only what it aims at does not deny the deed: "Russia denies targeting civilians", "hits no civilians"."""
DENIED_DEED = re.compile(r"\b(?:there\s(?:were|was|had\sbeen)\sno|no)\s$", re.IGNORECASE)
BEHIND = re.compile(
    r"\sto\s(?:stop|halt|end|cease)\sits\s(?:\w+\s){0,2}(?:attacks?|strikes?|air\s?strikes?|shelling|bombardments?|bombing|raids)|(?:,[^,.]{1,80},)?(?:\s[\w-]+){0,4}?\s(?:behind|responsible\sfor|(?:was|were|is|are)\s(?:responsible|guilty|to\sblame)|suspected\sof|suspected\sto|(?:was|were|been|being|is|are|be)\s(?:\w+ly\s)?blamed|blamed(?=\s(?:for|by|in|over|after|as)\b|[.,;]|$)|accused(?=\sof|\sby|[.,;]|$)|of\scarrying"
    r"|as\s(?:the\s)?(?:\w+\s)?(?:suspects?|perpetrators?|culprits?)|(?:is|are|was"
    r"|were)\s(?:the\s)?(?:\w+\s)?(?:suspects?|culprits?))\b",
    re.IGNORECASE,
)
HELD = re.compile(r"\bh(?:e?ld|olds?|olding)\s(?:the\s)?$", re.IGNORECASE)
BLAMED = re.compile(
    rf"(?:blam(?:ed|es|ing|e)(?:\s(?:it|them|the|this|that|[\w-]+|attack|attacks|killings?)){{0,4}}?(?:\son)?"
    rf"|accus(?:e|ed|es|ing)|attribut(?:e|ed|es|ing)[\w\s,]{{0,70}}?to|"
    rf"puts?\s[\w\s]{{1,30}}?down\sto|(?:at\sthe\sdoor|the\shand)\sof|(?:killer|attacker|assailant|gunman|raider|culprit|perpetrator)\s(?:is|was)|"
    rf"(?:killers|attackers|assailants|gunmen|raiders|culprits|perpetrators)\s(?:are|were)|"
    rf"(?<!group\s)(?<!gang\s)(?<!faction\s)(?<!militia\s)(?<!organi[sz]ation\s)(?<!was\s)(?<!is\s)(?<!are\s)(?<!be\s)\bnam(?:es?|ed)|"
    rf"\b(?:laid|lays?)\s(?:it|this|(?:the|that|this)\s\w+)\s(?:\w+\s)?to|"
    rf"(?:said|says?|saying|insists?|insisted|believes?|believed|agreed?|sure|certain|convinced|tells?|told\s\w+)\s(?:that\s)?it\s(?:was|were|is|had\sbeen)|"
    rf"suspect(?:s|ed|ing)?|point(?:ed|s|ing)?\s(?:(?:the\s|a\s)?fingers?\s)?(?:at|to)|(?:hand)?work\sof|hallmarks?\sof"
    rf"|believed\sto(?:\shave)?\s(?:be|been|belong)(?:\sto)?(?:\s(?:carried\sout|the\swork\sof))?|"
    rf"thought\sto\s(?:be|belong)(?:\sto)?|(?:said|claimed|saying|claiming|told\s\w+)\s(?:that\s)?they\s(?:belonged\sto"
    rf"|were(?:\s(?:from|with|members\sof|fighters\s(?:of|from)))?)|identif(?:ied|ying)\sthemselves\sas|"
    rf"introduc(?:ed|ing)\sthemselves\sas|suspected\sto\s(?:be|belong)(?:\sto)?|identified\sas|said\sto\s(?:be"
    rf"|belong)(?:\sto)?|responsib(?:le|ility)[\w\s]{{0,30}}?(?:lies\swith|on|to)|charged|(?:blame|suspicion|suspicions)\s(?:falls?|fell|rests?|rested)\son)\s{HEDGE}$",
    re.IGNORECASE,
)
HANDS = re.compile(
    rf"(?:at\sthe\shands\sof|(?:drones?|jets?|aircraft|planes?|missiles?|rockets?|shells?)\s(?:was|were)|(?:fired|launched)\sfrom(?:\s(?:[\w-]+\s){{0,4}}?(?:of|by))?|"
    rf"(?:dress|uniforms?|colou?rs|fatigues)\sof|dressed\sas|perpetrated\sby|(?:fire"
    rf"|shelling|attacks?|rockets?|missiles?|raids?|assaults?"
    rf"|gunfire|(?:air)?strikes?|ambush|offensive|bombardment)\s(?:from|of)|carried\sout\sby|left\sbehind\sby"
    rf"|by|affiliated\s(?:with|to)|linked\s(?:with|to)|loyal\sto|belonging\sto|allied\s(?:with|to))\s{HEDGE}$",
    re.IGNORECASE,
)
FROM_WHERE = re.compile(
    rf"(?:c[ao]me|coming|fired|launched|flew|flown)\s(?:in\s)?from\s(?:[\w-]+\s){{1,4}}?(?:held|controlled|occupied|run)\sby\s{HEDGE}$",
    re.IGNORECASE,
)
"""Who holds the place that shells came from is said to have fired them."""
BLAMING = (
    "blam", "accus", "attribut", "suspect", "point", "work", "they", "themselves", "hallmark", "believed", "thought",
    "identified", "said", "responsib", "charged", "down to", "door of", "hand of", "killer", "attacker", "assailant",
    "gunm", "raider", "culprit", "perpetrator", "name", "laid", "lay", "suspicion", "blame",
    "it was", "it is", "it had", "it were",
)  # fmt: skip
HANDLING = (
    "hands", "launched", "dress", "uniform", "color", "colour", "fatigues", "by", "fire", "shelling", "attack",
    "rocket", "missile", "raid", "assault", "strike", "ambush", "offensive", "bombardment", "affiliated", "linked",
    "loyal", "belonging", "allied", "drone", "jet", "aircraft", "plane", "shell",
)  # fmt: skip
"""What every match of `BLAMED` and of `HANDS` holds: most words before an actor hold none, and are not searched."""
CLAIMED_BY = re.compile(
    r"(?:claimed\s(?:[\w-]+\s){0,4}by|claimed\sby|responsibility\s[\w\s]{0,40}by)\s(?:the\s)?$", re.IGNORECASE
)
