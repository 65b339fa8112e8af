"""Words that say that something happened, by Dateline's kind of event (`codebook.KINDS`), and words that unsay it.

Every entry is a regular expression without groups of its own, matched at word boundaries and without regard to case.
The kinds are in order of how much they say: where two fit the same words, the first wins.
"""

from __future__ import annotations

REFLEXIVE = r"(?:himself|herself|themselves|itself|themself)"

_CELL = r"(?:cell|network|ring|module|gang|plot)s?"
_SUSPECTS = r"(?:suspects?|militants?|jihadists?|terrorists?|extremists?|insurgents|cell\smembers|bombers?|plotters)"
"""Whom police and not kidnappers seize."""

TRIGGERS: dict[str, tuple[str, ...]] = {
    "suicide_bombing": (
        r"suicide[\s-](?:car[\s-]|truck[\s-]|vest[\s-]|bomb[\s-])?(?:bomb(?:er|ing)?s?|attack(?:er)?s?|blasts?|explosions?|mission)",
        r"suicide\s(?:vest|belt)s?",
        rf"(?:blew|blown|blow|blows|blowing)\s(?:up\s)?{REFLEXIVE}(?:\sup)?",
        r"(?:blew|blows|blow|blowing)\sup\s(?:his|her|their)\s(?:explosive\s)?(?:vest|belt|jacket)s?",
        rf"(?:detonat|explod)(?:ed|es|ing|e)\s{REFLEXIVE}",
        r"(?:detonat|explod|set\soff)\w*\s(?:his|her|their|an|a|the)\s(?:explosives?[\s-])?(?:suicide\s)?(?:vest|belt|jacket)s?",
        r"kamikazes?",
        r"explosive[\s-](?:vest|belt)s?",
    ),
    "chemical": (r"(?:chemical|chlorine|sarin|mustard\sgas|nerve\s(?:gas|agent))[\s-](?:weapons?\s)?attacks?",),
    "air_drone_strike": (
        r"(?:air|drone|aerial)[\s-]?(?:strike|raid|attack|bombardment|bombing|assault)s?",
        r"airstrikes?|airraids?",
        r"(?:drones?|warplanes?|jets?|war\sjets?|planes|aircraft|helicopters?|gunships?|UAVs?)\s(?:\w+\s){0,3}?"
        r"(?:struck|hits?|strikes?|bomb(?:ed|s)|bombarded|pounded|target(?:ed|s)|attack(?:ed|s)|fired|fires|dropped|launched|killed|kills|wounds|wounded|crashed\sinto|exploded)",
        r"(?:bombed|bombarded|struck|hit|pounded|targeted|attacked|killed|wounded)\s(?:by|from|in)\s(?:\w+\s){0,7}?"
        r"(?:drones?|warplanes?|jets?|planes|aircraft|helicopters?|gunships?)",
        r"(?:warplanes?|jets?|(?:air)?planes?|aircraft|helicopters?|gunships?)\b(?:[\s,]+(?!was\b|were\b|been\b)[\w-]+){0,10}?[\s,]+(?:bombed|bombarded|dropp(?:ed|ing)\s(?:\w+\s)?bombs?)",
        r"bombs?\s(?:that\s(?:was|were)\s)?(?:dropped\s)?(?:from|by)\s(?:[\w-]+\s){0,4}?(?:drones?|warplanes?|jets?|(?:air)?planes?|aircraft|helicopters?|gunships?|the\s(?:air|sky))",
        r"barrel\sbombs?",
        r"(?:explosive|armed|attack|kamikaze|suicide)[\s-](?:laden\s)?drones?",
        r"(?:israeli|turkish|russian|american|us|u\.s\.|coalition|saudi|saudi-led|syrian|iranian|jordanian|ethiopian|emirati|french|british|pakistani|indian|"
        r"ukrainian|military|army|regime|junta|government|retaliatory|precision)\s(?:missile\s)?strikes?",
        r"strikes?\s(?:by|from)\s(?:a\s)?(?:drones?|warplanes?|jets)",
        r"(?:carried\sout|launched|conducted|ordered|in)\s(?:a|an|the|several|two|three)\s(?:\w+\s)?strikes?",
    ),
    "landmine": (
        r"land[\s-]?mines?",
        r"(?:anti-?personnel|anti-?tank|anti-?vehicle|buried|roadside)\smines?",
        r"(?:stepp|drov|driv|trodd?|trod|ran|runs|hit|struck|strik|detonat|set\soff)\w*\s(?:on\s|over\s|onto\s)?(?:an?\s|the\s)?(?:buried\s|hidden\s)?mines?",
        r"mine\s(?:blast|explosion|exploded|went\soff|detonated)",
        r"(?:unexploded|explosive)\s(?:ordnance|munitions?|shells?|remnants?(?:\sof\swar)?)",
    ),
    "bombing_ied": (
        r"roadside\s(?:charge|explosive|device|blast|explosion)s?",
        r"(?:car|truck|lorry|motorcycle|motorbike|roadside|vehicle|bicycle|parcel|letter|pipe|nail|time|sticky|magnetic|"
        r"home-?made|remote-?controlled|minibus|van)[\s-]bomb(?:ing)?s?",
        r"improvised\s(?:explosive|bomb)(?:\sdevices?)?s?|(?-i:\bV?B?IEDs?\b|\bSVBIEDs?\b)",
        r"explosive\s(?:device|charge)s?",
        r"explosives?\s(?:on\sthe\s\w+\s)?(?:damaged|went\soff|tore|ripped|threw|blew|had\sgone\soff)",
        r"booby[\s-]?trap(?:ped|s)?",
        r"bomb(?:ing|ings|ed|s)?\s(?:attack|blast|explosion)s?",
        r"(?:twin|double|deadly|triple|powerful|huge|massive|second|first)\s(?:bombing|blast|explosion|bomb)s?",
        r"bomb(?:ing|ings|ed|s)?(?!\s(?:maker|making|disposal|squad|threat|shelter|expert|technician)s?\b)(?!-mak)",
        r"blasts?|explosions?|exploded|explodes?",
        r"detonat(?:ed|es|ion|ions|ing)",
        r"blew\sup|blown\sup|blows\sup",
    ),
    "shelling": (
        r"shell(?:ed|ing|ings)",
        r"shells\s(?:\w+\s){0,2}?(?:hit|struck|landed|fell|exploded|rained|slammed)",
        r"(?:mortar|artillery|rocket|tank|missile|cannon|howitzer)[\s-](?:fire|attack|barrage|strike|shelling|salvo|bombardment|shell|round|bomb)s?",
        r"mortars?|artillery|katyushas?|grad\srockets?",
        r"(?:rockets?|missiles?|projectiles?)\s(?:\w+\s){0,3}?(?:hit|hits|struck|strikes?|landed|fell|slammed|fired|launched|exploded|came\sdown|kills?|killed|targeted|"
        r"br(?:ought|ings)\sdown|destroy(?:ed|s)|demolish(?:ed|es)|flatten(?:ed|s)|level(?:led|ed|s)|wreck(?:ed|s)|tears?|tore|ripp?(?:ed|s)|plough(?:ed|s)|crash(?:ed|es)|"
        r"punch(?:ed|es)|collaps(?:ed|es)|rained|damag(?:ed|es)|wounded|wounds|injured)",
        r"(?:fired|fires|launched|launches|firing)\s(?:\w+\s){0,4}?(?:rockets?|missiles?|projectiles?|shells?|mortars?)",
        r"bombard(?:ed|ment|ments|ing)",
        r"cluster\s(?:munition|bomb)s?",
        r"rockets|ballistic\smissiles?|cruise\smissiles?",
    ),
    "grenade": (
        r"(?:hand[\s-])?grenades?\s(?:attack|blast|explosion|was|were|thrown|exploded)",
        r"(?:hurled|threw|lobbed|tossed)\s(?:\w+\s){0,2}?grenades?",
    ),
    "ambush": (
        r"ambush(?:ed|es|ing)?",
        r"waylaid",
        r"(?:lay|lying|laid)\sin\swait",
        r"(?:trap|snare)\s(?:was|were|had\sbeen)\s(?:laid|set|sprung)|(?:laid|lay|set|sprang|sprung)\s(?:a|the|their)\s(?:deadly\s)?trap",
        r"(?:walk|dr[io]v|r[ai]n|march|fell|fall|lur|dr[ae]w|r[io]d)\w*\s(?:\w+\s)?into\s(?:a|the|their)\s(?:deadly\s)?trap",
    ),
    "kidnapping": (
        r"kidnap(?:ped|ping|pings|s)?(?!\w)|kidnappers?",
        r"abduct(?:ed|s|ing|ion|ions)?",
        r"hostages?",
        r"(?:took|taken|taking|held|holding)\s(?:\w+\s){0,3}?(?:captive|hostage)s?",
        r"(?:tak(?:e|es|en|ing)|took|seiz(?:e|es|ed|ing)|snatch(?:es|ed|ing)?|(?-i:march(?:es|ed)?)|carried\soff|dragged)\s(?:\w+\s){0,4}?(?:travellers|travelers|passengers|villagers|students|pupils|schoolgirls|"
        r"schoolchildren|girls|worshippers|farmers|workers|fishermen|herders|captives?|women|boys|children|hunters|drivers|teachers|miners)",
        r"(?:taken|took|marched|dragged|led)\s(?:\w+\s){0,4}?into\sthe\s(?:bush|forest|desert|mountains)",
        r"forcibly\s(?:taken|disappeared)|enforced\sdisappearances?",
    ),
    "assassination": (r"assassinat(?:ed|es|ion|ions|ing)", r"targeted\skillings?", r"hit\ssquads?"),
    "sexual_violence": (r"(?:gang[\s-])?rap(?:ed|es|ing)\b", r"sexual(?:ly)?\s(?:violence|assaults?|assaulted)"),
    "arson": (
        r"set\s(?:fire\sto|ablaze|alight|on\sfire)|(?:set|setting)\s(?:\w+\s){1,4}?(?:ablaze|alight|on\sfire)",
        r"(?:homes?|houses?|huts?|villages?|shops?|church(?:es)?|schools?|clinics?|fields|camps?|vehicles?|trucks?)\s(?:were|was|had\sbeen|have\sbeen)\s(?:\w+ly\s)?(?:burn(?:ed|t)|torched|razed|set\s\w+)",
        r"burning\s(?:of\s|down\s)?(?:\w+\s)?(?:homes|houses|villages|huts|shops|churches|schools|fields)|razed",
        r"torch(?:ed|ing)|arson(?:ists?)?|fire-?bomb(?:ed|ing|ings)?",
        r"burn(?:ed|t|ing)\s(?:down|to\sthe\sground)|burn(?:ed|t)\s(?:\w+\s){0,3}?(?:houses|homes|village|villages|huts|church|school|market)",
    ),
    "protest_riot": (
        r"protest(?:er|or)s?|protests?|demonstrat(?:ors?|ions?)|riot(?:s|ers?|ing|ed)?|lynch(?:ed|ing)|mob\s(?:attack|violence|beat\w*|kill\w*)",
    ),
    "raid_arrest": (
        r"arrest(?:ed|s|ing)?|detain(?:ed|s|ing)|apprehended|rounded\sup|(?:took|taken|take)\s(?:\w+\s){0,4}?into\scustody|nabbed|captured\s(?:alive)?|captur(?:ed|es)\s(?:\w+\s){0,3}?(?:fighters|militants|rebels|suspects|terrorists|insurgents|gunmen|bandits|members)|"
        r"(?:suspects|militants|gunmen|fighters|terrorists|men)\s(?:was|were|had\sbeen|have\sbeen)\s(?:captured|caught|held|seized)|suspects?\s(?:held|caught|seized)|"
        r"caught\s(?:at\sa|with\s(?:explosives|weapons|a\sbomb)|red-handed)|(?:were|was|being)\sin\scustody",
        rf"(?:(?:breaks?|broken?|breaking|roll(?:s|ed)?)\sup|dismantl(?:ed?|es|ing)|bust(?:s|ed)?|smash(?:es|ed)?|crack(?:s|ed))\s(?:[\w'’-]+\s){{0,5}}?{_CELL}",
        rf"{_CELL}\s(?:[\w'’-]+\s){{0,8}}?(?:is|are|was|were|been)\s(?:broken\sup|dismantled|busted|smashed|rolled\sup|no\smore)",
        rf"(?:seiz(?:e|es|ed)|nabs?|hold|catch|caught|collar(?:s|ed)?|pick(?:s|ed)?\sup|net(?:s|ted)?)\s(?:(?!by\s)[\w'’-]+\s){{0,3}}?{_SUSPECTS}",
        rf"{_SUSPECTS}\s(?:seized|caught|held|nabbed|picked\sup)|behind\sbars|rounds?\sup",
    ),
    "armed_clash": (
        r"clash(?:es|ed|ing)?(?=\W)",
        r"fire-?fights?|gun[\s-]?(?:battle|fight)s?|shoot-?outs?",
        r"(?:shots|gunfire|shooting)\sand\s(?:explosions|blasts)|(?:explosions|blasts)\sand\s(?:shots|gunfire|shooting)",
        r"exchang(?:e|es|ed|ing)\s(?:of\s)?(?:\w+\s)?(?:fire|gunfire|shots)|traded\s(?:fire|shots)",
        r"(?:heavy|fierce|intense|renewed|fresh|deadly)\s(?:fighting|battles?|combat)",
        r"battles?\s(?:with|between|against)|battled",
        r"fighting\s(?:broke\sout|between|with|against|erupted|flared|continued|raged|was\sreported)|skirmish(?:es)?",
        r"storm(?:ed|ing)|storms\s(?:the|a|an|into)",
        r"overr[ua]n(?:ning)?|besieged(?<!\bthe\sbesieged)(?<!\ba\sbesieged)|siege|gunned\stheir\sway|fought\s(?:off|back|with)|engaged\s(?:in|with|the)",
        r"raided|raids?\s(?:the|a|an|on|several|two|three|villages?)",
        r"assault(?:ed|s)?\son",
        r"captured\s(?:the|a)\s(?:\w+\s){0,2}?(?:town|village|base|post|position|camp|city)",
    ),
    "shooting": (
        r"open(?:ed|ing|s)?\sfire",
        r"shot\s(?:dead|and\s(?:killed|wounded|injured)|to\sdeath|at)|shot(?=\W)",
        r"gunned\sdown|mow(?:ed|n)\sdown|sprayed\s(?:\w+\s){0,3}?bullets",
        r"fir(?:ed|ing)\s(?:\w+\s){0,2}?(?:at|on|upon|into|shots|indiscriminately)",
        r"shootings?|gunfire|gunshots?|drive-by|snipers?|gun\sattacks?",
    ),
    "operation": (
        r"(?:military|security|joint|anti-terror(?:ist|ism)?|counter-?terror(?:ist|ism)?|counter-?insurgency|clearance|clearing|search|sweep|ground|"
        r"special|combing|mopping-up)\s(?:and\s\w+\s)?(?:operation|offensive|campaign|raid|sweep)s?",
        r"(?:launched|launches|began|begun|started|conducted|carried\sout|mounted)\s(?:\w+\s){0,4}?(?:operation|offensive|raid|sweep|crackdown)s?",
        r"offensive\s(?:against|on|in)",
        r"neutrali[sz]ed|eliminated",
    ),
    "other": (
        r"attack(?:ed|s|ing)?(?!\w)|plots?(?!\w)|onslaughts?|assaults?|raids?|incursions?",
        r"massacr(?:e|es|ed|ing)|finish(?:ed|ing)\s(?:\w+\s){0,2}?off|slaughter(?:ed|s|ing)?|carnage|bloodbath|atrocit(?:y|ies)",
        r"behead(?:ed|ing|s)|execut(?:ed|ions)|hacked\s(?:\w+\s)?(?:to\s)?death|stabb(?:ed|ing)|slit\s(?:their|his|her)\sthroats?|lynched|tortured\sto\sdeath",
        r"kill(?:ed|s|ing|ings)?(?!\w)|slain|murder(?:ed|s)?|martyred|slay(?:ing)?s?|gunmen|dead|died|dies|deaths?|"
        r"(?:los(?:t|ing|es)|(?:claim|cost|t[ao]k)(?:ed|ing|s|en|e)?)\s(?:[\w'’-]+\s){0,4}?li(?:fe|ves)(?!-)|perish(?:ed|es)?|wound(?:ed|s|ing)|injur(?:ed|es|ing)|casualties|death\stoll|left\s(?:\w+\s){0,3}?dead|bodies",
        r"(?:gunmen|militants|insurgents|rebels|bandits|assailants|attackers|raiders|fighters|jihadists|terrorists|armed\smen|elements\sof\s(?:[\w'’-]+\s){1,6}?)\s?"
        r"(?:\w+\s){0,3}?(?:entered|came\sinto|rode\sinto|ridden\sinto|walked\sinto|descended\son)",
        r"strikes?\s(?:on|against)|struck|retaliat(?:ed|ion)|reprisals?|violence|hit\sback|(?:took|taken|take)\srevenge|set\supon|fell\supon|targeted",
    ),
}
"""Triggers by kind; kinds in order of how much they say."""

STRONG = frozenset(TRIGGERS) - {"other", "protest_riot", "raid_arrest", "operation"}
"""Kinds whose words alone say that an act of violence was done."""

WEAK_WORDS = (
    r"dead|died|dies|deaths?|wound(?:ed|s|ing)|injur(?:ed|es|ing)|casualties|death\stoll|bodies|violence|gunmen|struck|artillery|mortars?|rockets|snipers?|hostages?|"
    r".*\s(?:entered|into|descended\son)|suicide\s(?:vest|belt)s?|explosive[\s-](?:vest|belt)s?|protest\w*|demonstrat\w+|siege|raids?"
)
"""Triggers that speak of an event but begin no incident by themselves without a figure, a date or a place."""

UNREAL_BEFORE = (
    r"(?:could|(?-i:may)|might|would|will|shall|can|should|cannot|must)(?:\s(?:not|also|still|soon|again|even|be|have|well|only|now))*"
    r"|(?:to|of|against|on)\s(?:more|further|future|new|other|potential|possible|such|any|imminent|similar|fresh|possible\s(?:terrorist|terror))"
    r"|(?:plan|plans|planned|planning|plot|plots|plotted|plotting|threaten|threatens|threatened|threatening|intend|intends|intended|intending|"
    r"prepare|prepares|prepared|preparing|vow|vows|vowed|want|wants|wanted|try|tries|tried|trying|attempt|attempts|attempted|attempting|continue|continues|"
    r"able|unable|ready|set|about|likely|order|ordered|told|encouraged|meant|used|sought|hoped|urged|calls?|called|begin|continued)\s(?:\w+\s)?to(?:\s\w+ly)?"
    r"|(?:warn|warns|warned|warning|warnings|risk|risks|fear|fears|feared|threat|threats|danger|dangers|possibility|likelihood|prospect|chance|event|case|"
    r"prevention|spread|wave|history|string|series|spate)\sof(?:\s(?:a|an|the|more|new|further|another|other|any|possible|potential|terrorist|terror|deadly|suicide|isis|renewed))*"
    r"|(?:any|every|each|celebratory)(?:\s(?:future|such|further|armed|new))*"
    r"|(?:if|unless|whether|in\scase|without|no|never|nor|neither|not|avoid(?:ing)?|prevent(?:ing|s)?|deter(?:ring)?|lest|capable\sof|"
    r"accused\sof\splanning|suspected\sof\splanning|halt|stop|end|cease)(?:\s(?:a|an|the|any|more|further|new|all))*"
)
"""What, standing right before a trigger, says that the thing did not happen (yet): to be, feared, planned, denied."""

PLANNED_BEFORE = (
    r"(?:plan(?:s|ned|ning)?|plot(?:s|ted|ting)?|prepar(?:e|ed|ing|ations)\s(?:to|for|an?|the|another)|getting\sready|got\sready|intend(?:ed|ing|s)?|meant|conspir(?:ed|ing|acy)|"
    r"trained|tasked|orders?|ordered|(?:was|were)\sto(?:\shave)?|wanted|aim(?:ed|ing)|(?:was|were)\sabout|set\sout|on\s(?:his|her|their|its)\sway)\b(?:\s(?:to|for|a|an|the|of|in|out|up|by|on|put|place|plant|planted|set|off|blow|been|carry|carrying|stage|launch|conduct|commit|mount|further|more|several|large|"
    r"major|big|deadly|terrorist|terror|new|were|was|had|been|against|with|another|largest|yet|two|three|four|five))*"
)
"""What, standing right before a trigger, says that it was planned; such a plan is an incident only where it was foiled."""

HABITUAL = (
    r"\b(?:such|these\skinds?\sof|this\skind\sof|this\ssort\sof|similar|frequent|regular|repeated|occasional|sporadic|daily|constant|routine|"
    r"deadly\sattacks?\sin\srecent\s(?:years|months)|over\sthe\s(?:past|last)\s(?:few\s)?(?:years|months|decade)|"
    r"over\srecent\s(?:years|months)|in\srecent\s(?:years|months)|recent\s(?:months|years)|for\s(?:years|months|decades)|since\s(?:the\s)?(?:\w+\s)?(?:19|20)\d\d|"
    r"still\s(?:bombs?|carr(?:y|ies)|attacks?|hits?|launch(?:es)?|controls?)|often|regularly|frequently|routinely|usually|commonly|continues?\sto|now\sand\sthen|"
    r"(?:has|have)\sbeen\s(?:killing|attacking|fighting|raiding|shelling|bombing|battling|clashing|shooting|ambushing|kidnapping|hitting|striking|pounding)|"
    r"more\soften|has\slong|have\slong|is\sknown\sfor|are\sknown\sfor|known\sto|"
    r"(?:of|over|in)\sthe\s(?:past|last)\s(?:few\s|several\s)?(?:days|weeks|months)|(?:past|recent)\sweeks|(?:rising|growing|increasing)\snumber|(?:increase|rise|surge|uptick)\sin|become\s(?:more\s)?frequent|"
    r"insurgency\sthat|conflict\s(?:that|which)|war\s(?:that|which)|civil\swar|years\sof\s(?:war|conflict|fighting))\b"
)
"""Words by which a sentence tells what goes on, not what happened once."""

DENIED_BEFORE = (
    r"(?:den(?:y|ied|ies|ying)|refut(?:ed|es|ing)|rejected|dismissed)\s(?!(?:\w+\s){0,2}?(?:involvement|responsibility|role|link|targeting))"
    r"(?:[\w'’-]+\s){0,9}"
)
"""What, standing right before a trigger, says that somebody denied that it happened at all."""

THWARTED = (
    r"foil(?:ed|s|ing)?|thwart(?:ed|s|ing)?|repel(?:led|s|ling)?|repuls(?:ed|es|ing)|beat(?:en)?\s(?:off|back)|fought\soff|averted|fended\soff|"
    r"intercept(?:ed|s|ing|ion)?|defus(?:ed|es|ing)|disrupted|prevented|shot\sdown|downed|botched|failed\s(?:attack|attempt|assault|bid|suicide|bombing)|"
    r"unsuccessful(?:ly)?|attempted\s(?:attack|assault|bombing|assassination|suicide|ambush|kidnapping|infiltration)|"
    r"(?:attack|assassination|bombing|abduction|coup)\s(?:attempt|plot|bid)|pushed\sback|driven\s(?:off|back)|before\s(?:it|they|he|she)\scould|"
    r"failed\sto\s(?:explode|detonate|go\soff)"
)
"""Words by which an attack is told that did not succeed."""

ALLEGED = (
    r"alleg(?:ed|es|edly|ing|ation|ations)|purported(?:ly)?|unconfirmed|unverified|not\sbeen\s(?:independently\s)?(?:verified|confirmed)|"
    r"could\snot\s(?:be\s)?(?:independently\s)?(?:verify|verified|confirm|confirmed)|reportedly|accus(?:ed|es|ing|ation|ations)|claims?\sto\shave"
)
"""Words by which a text leaves open whether the thing happened."""

DENIED = (
    r"no\struth|false\s(?:report|rumou?r|news|claim)s?|untrue|did\snot\s(?:happen|take\splace|occur)|hoax|fabricat(?:ed|ion)s?|"
    r"(?:reports?|claims?|allegations?|rumou?rs?)\s(?:\w+\s){0,6}?(?:is|are|was|were)\s(?:false|baseless|groundless|untrue|unfounded|denied|rejected|dismissed)|"
    r"(?:den(?:y|ied|ies|ying)|refut(?:ed|es|ing)|dismiss(?:ed|es|ing)|reject(?:ed|s|ing))\s(?:\w+\s){0,3}?(?:reports?|claims?|allegations?|accusations?|rumou?rs?)"
)
"""Words by which somebody says that the thing did not happen."""

BACKGROUND = (
    r"(?:earlier|previous|prior|past|last|preceding)\s(?:\w+\s){0,2}?(?:attacks?|incidents?|ambush(?:es)?|bombings?|"
    r"massacres?|raids?|strikes?|assaults?|killings?|explosions?|blasts?|shootings?|clash(?:es)?)"
    r"|earlier\s(?:this|in\sthe|that)\s(?:week|month|year)|last\s(?:week|month|year)|(?:days?|weeks?|months?|years?)\s(?:earlier|before|ago)"
    r"|the\s(?:day|week|month|year)\sbefore|before\sthat|in\sthe\spast|previously|not\slong\sago|a\s(?:day|week|month|year)\s(?:earlier|ago|before)"
    r"|comes?\s(?:\w+\s){0,3}?after|came\s(?:\w+\s){0,3}?after|in\s(?:revenge|retaliation|reprisal|response)\sfor"
    r"|(?:attacks?|bombings?|ambush|massacre)\s(?:of|last)\s(?:last\s)?(?:month|year|week|january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:after|since|following|like|recalling)\s(?:a|an|the)\s(?:\w+\s){0,3}?(?:attack|bombing|massacre|ambush|raid|strike|blast|shooting|assault)\b[^.]{0,60}?\b(?:that|which)\s(?:had\s)?(?:killed|left|claimed)"
    r"|(?:after|since)\san?\s(?:[\w-]+\s){0,3}?(?:attack|bombing|raid|strike|blast|shooting|missile|rocket|drone|bomb|mine|mortar)\b[^.;]{0,60}?\s(?:had\s)?(?:killed|wounded|injured)"
    r"|back\sin|in\s(?:19|20)\d\d|was\sbehind|had\sbeen\sbehind|recall(?:ed|s|ing)?|second\s(?:such|attack|strike|air)"
)
"""Words by which a sentence goes back to something older than the news it stands in."""

SEPARATE = (
    r"separately|in\s(?:a\s)?(?:separate|another|different|unrelated)\s(?:\w+\s)?(?:incident|attack|operation|development|strike|case|clash|raid|event)|elsewhere|meanwhile|"
    r"on\sthe\ssame\s(?:day|night)|the\ssame\s(?:day|night|evening)|also\son\s\w+day|hours\s(?:later|earlier)|within\shours|(?-i:Hours)\sbefore|hours\sbefore(?!\s\w)|(?:an|one|two|three|half\san)\shours?\safter\s(?:the|that|it)|in\sa\srelated\s(?:development|incident)|further\s(?:north|south|east|west|away|up|down)|in\s(?:a|the)\sneighbou?ring\s(?:village|town|district|municipality|province|county|state|city)\s|later\s(?:in\sthe|that|the\ssame)\s(?:day|night|evening)|(?-i:Earlier)\s(?:in\sthe|that)\s(?:day|night|evening)|earlier\s(?:in\sthe|that)\s(?:day|night|evening)(?=,)|(?:at|about|around)\s(?:about\s)?the\ssame\s(?:time|hour)|simultaneous(?:ly)?|in\sa\ssecond\s(?:\w+\s)?(?:attack|incident|blast|explosion|strike|case|clash|ambush|raid|operation|shooting|bombing)|in\sthe\s(?:first|second|third|other|latter)\s(?:one|attack|case|incident|ambush|bombing)|another\s(?:attack|strike|bomb|blast|explosion|ambush|group|drone)|"
    r"(?:the|a)\ssecond\s(?:attack|strike|incident|ambush)|the\snext\s(?:day|morning|night)|the\sfollowing\s(?:day|morning|night)|revenge\s(?:attack|followed)"
)
"""Words by which a sentence turns to another event."""

LISTED = (
    r"in\s(?:the\s(?:first|second|third|fourth|other|latter)|a\s(?:second|third|fourth|separate|different)|another)\s(?:\w+\s)?(?:one|attack|case|incident|ambush|bombing|strike|raid|operation|shooting|blast|encounter|(?-i:IBOs?))"
    r"|(?:at|about|around)\s(?:about\s)?the\ssame\s(?:time|hour)|separately|at\sa\s(?:separate|second|different)\s(?:location|site|place)"
)
"""Words by which a sentence is one of several incidents told one after another."""

NOT_CONFLICT: dict[str, str] = {
    "sport": r"premier\sleague|striker|midfield(?:er)?|goalkeeper|goals?(?:less)?|half-time|kick-off|penalty\s(?:kick|area|shoot-?out)|coach|innings|wicket|batsman|touchdown|"
    r"quarterback|tournament|championship|world\scup|semi-?finals?|quarter-?finals?|league|match(?:es)?|playoffs?|season|scored|equali[sz]er|olympics?|grand\sprix|fixture|"
    r"winger|defender|referee|stadium\screwd|fans|substitute|cup\sfinal|hat-trick|teammate|batting|bowler|tennis|rugby|cricket|football\sclub|points\stable|relegation",
    "business": r"shares?|shareholders?|stock(?:s|\smarket)?|takeover|merger|acquisition|ceo|chief\sexecutive|investors?|revenues?|profits?|quarterly|union|wages?|workers|"
    r"strikers?|collective\sbargaining|pay\s(?:rise|deal)|walkout|customers?|brand|startup|bid\s(?:for|to\sbuy)|price\swar|market\sshare|contract|supplier|retail(?:er)?|"
    r"company|companies|management|employees|earnings|tariffs?|exports?|licen[cs]ing",
    "cyber": r"ransomware|malware|hack(?:er|ers|ed|ing)|cyber(?:[\s-]?attack|security|criminals?)?s?|phishing|data\sbreach|servers?|encrypt(?:ed|ion)|bitcoin|it\ssystems?|botnet|"
    r"gigabytes?|terabytes?|(?-i:GB|TB)|login|passwords?|denial[\s-]of[\s-]service|software",
    "medicine": r"patients?|cancer|tumou?rs?|heart\sattacks?|cardiac|cardiovascular|stroke|doctors?\sfind|study|studies|drugs?|vaccine|virus|disease|immune|therapy|treatment|clinical|"
    r"asthma|panic\sattacks?|symptoms?|diagnos(?:ed|is)|infection|epidemic|outbreak|cholera|malaria",
    "accident": r"gas\s(?:cylinder|leak|explosion|pipeline|tanker)|cooking\sgas|boiler|short\scircuit|firefighters?|fire\sbrigade|(?:road|traffic|car|bus|train|plane|train|rail)\s(?:accident|crash)(?:es)?|"
    r"collid(?:ed|es)|collision|derail(?:ed|ment)|overturned|capsiz(?:ed|es)|sank|drown(?:ed|ing)|earthquake|floods?|flooding|landslide|storm|hurricane|cyclone|lightning|"
    r"collapsed?|electrical\sfault|stampede|avalanche|factory\sfire|accident(?:al|ally|s)?|pilot\serror|black\sbox|fireworks|civil\sdefen[cs]e|tornado|wildfires?|volcano|eruption|mining\saccident|"
    r"wild\sanimals?|crocodile|elephant|shark|dogs?|bear|bees|lion|hippo",
    "drill": r"(?:training|military|joint|live-fire|naval|annual|emergency|field)\s(?:exercises?|drills?|manoeuvres?|maneuvers?)|drills?|exercises?|simulat(?:ed|ion|e|ing)|mock|role-?play(?:ers?)?|rehears(?:al|ed)|"
    r"trainees?|scenario|war\sgames?|exercise\sparticipants|blank\srounds|moulage|cadets?|participants|instructors?",
    "history": r"anniversar(?:y|ies)|centenary|commemorat(?:e|ed|es|ion|ing)|memorial|remembr?ance|first\sworld\swar|second\sworld\swar|world\swar|veterans?|museum|historians?|century|archives?|wreath|"
    r"biograph(?:y|er)|monument|medieval|empire|napoleon\w*|reenact\w*|battlefield\stour",
    "fiction": r"film|movie|novel|thriller|director|actors?|actress|box\soffice|video\sgame|gamers?|players|console|series|episode|season\sfinale|characters?|plot|trailer|theatre|theater|playwright|"
    r"album|band|singer|song|concert|exhibition|sequel|studio|netflix|screenplay|cast|bestseller|author|chess|board\sgame|audience|premiere",
    "politics": r"labour|tory|tories|conservatives?|mps?|party\sleader|election\scampaign|poll(?:s|sters?)?|candidates?|ballot|senators?|republicans?|democrats?|backbench(?:er)?s?|parliament|manifesto|"
    r"voters?|campaign|feud(?:ing)?|rivals?|verbal|war\sof\swords|twitter\s(?:spat|row)|budget|bill|lawmakers?|coalition\stalks|cabinet|speech|debate|referendum",
    "court": r"trial|court|judge|jury|verdict|sentenced|prosecut(?:or|ors|ion)|lawyers?|defendants?|convicted|plea(?:ded)?|testif(?:y|ied)|appeal|hearing|indict(?:ed|ment)|tribunal|charges",
}
"""Words of texts that use the words of war for other things, by what they are about."""

TELLING: dict[str, str] = {
    "crime": r"child\sporn\w*|drug\scharges|counterfeit\w*|embezzl\w+|hanged\s(?:him|her)self|(?:took|taken)\s(?:his|her)\sown\slife|"
    r"burglar(?:s|y|ies)?|shoplift\w*|thieves|theft|pickpockets?|cocaine|heroin|cannabis|(?:drug|drugs)\s(?:gang|ring|dealers?|bust|lord)s?|fraud|money\slaundering|crime\s(?:rate|statistics|figures)|robberies|"
    r"homicide\srate|stole|stolen\s(?:goods|bicycles|cars|computers|phones)",
    "sport": r"(?:gold|silver|bronze)\smedal(?:s|lists?)?|(?:won|to|for|claimed)\s(?:silver|bronze)|bull's-eyes?|shooting\s(?:team|federation|world\scup)|"
    r"\d+(?:st|nd|rd|th)\sgame|(?:win|won|lead|victory|defeat)\s\d+-\d+|\d+-\d+\s(?:win|victory|defeat|lead)|\d+\syards|opponents?|contests?|ricochet|shooting\s(?:contest|range|club|competition)|boxers?|knock(?:ed|s)?\sout|the\sring|red\scard|yellow\scard|coach(?:es)?|goalkeepers?|strikers?|premier\sleague|league\sleaders|three-try|two-try|fly-half|scrum-half|scrums?|line-?outs?|tries|play-?offs?|rugby|super\s(?:rugby|bowl)|home\s(?:win|defeat|crowd)|away\s(?:win|defeat)|kick-?offs?|dugout|wingers?|captain\s\w+\s\w+|champions\sleague|la\sliga|serie\sa|bundesliga|world\scup|grand\sslam|half-?time|stoppage\stime|penalty\sshoot-?out|hat-?trick|"
    r"goalkeeper|goalless|midfielder|left-?back|right-?back|centre-?back|quarterback|touchdown|innings|wickets?|grand\sprix|league\stable|test\smatch|home\sside|visitors|"
    r"final\swhistle|transfer\swindow|head\scoach|olympics?|marathon|cyclists?|stage\swin|chess|esports|basketball|baseball|hockey|boxing|heavyweight",
    "business": r"(?:sales?|orders?|contracts?|purchase)\s(?:of|for)\s(?:\w+[\s-]){0,4}?(?:artillery|shells|missiles|jets|tanks|rifles|ammunition|helicopters|arms|weapons)|arms\s(?:sales?|makers?|exports?|fairs?)|makers?\sof\sarms|foreign\smilitary\ssales|defen[cs]e\scontractors?|"
    r"shareholders?|stock\s(?:exchange|market)|hostile\s(?:bid|takeover)|takeover\sbid|mergers?|acquisition|quarterly|chief\sexecutive|collective\sagreement|pay\s(?:deal|rise|offer)|"
    r"trade\s(?:union|deal|agreement|war|pact)|price\swar|market\sshare|profits|revenues?|start-?up|free\strade|memorandum\sof\sunderstanding\son\strade|licen[cs]ing|franchise|tariffs?|"
    r"supermarkets?|investors?|shares\s(?:rose|fell|in)|joint\sventure|labou?r\sagreement|walk-?out|strike\sballot|strikers?",
    "cyber": r"cyber\w+|hacktivis(?:ts?|m)|ddos|(?:computer|it)\s(?:networks?|systems?)|(?:web\s?sites?|servers?|systems?)\s(?:\w+\s){0,2}?(?:down|offline)|locked\s(?:its|their|the)\s(?:computers|files|systems)|firewalls?|"
    r"computers|worms?|trojans?|zero-days?|servers|ransomware|malware|cyber[\s-]?attacks?|cyber(?:criminals?|security)|phishing|hackers?|data\sbreach|botnet|denial[\s-]of[\s-]service|decrypt(?:ion|or)|encrypted\sfiles|gigabytes|terabytes",
    "medicine": r"heart\sattacks?|panic\sattacks?|asthma|immune\ssystem|clinical\strials?|tumou?rs?|cancer|inflammation|cardiovascular|vaccines?|antibiotics?|researchers|the\sstudy|peer-reviewed|"
    r"epidemic|cholera|malaria|measles|ebola|outbreak|world\shealth\sorgani[sz]ation|bacteria|parasites?|symptoms|heatstroke",
    "accident": r"(?:petrol|fuel|gas(?:oline)?|diesel|oil|propane)\s(?:storage\s)?(?:tank(?:er)?|truck|depot)s?\s(?:explo\w+|blasts?|fires?|blaze|blew)|(?:lit|struck|dropped|threw|flicked)\s(?:a|the|his|her)\s(?:lighter|match|cigarette)|scoop(?:s|ed|ing)?\s(?:up\s)?(?:the\s)?(?:spilled\s|leaking\s)?(?:fuel|petrol|oil)|(?:badly|poorly|improperly|unsafely|wrongly)\sstored|hit-and-run|drunk(?:en)?\sdriv\w+|road\ssafety|(?:helicopter|plane|aircraft|jet)\s(?:\w+\s){0,2}?(?:goes|went|came|comes)\sdown|engine\strouble|boats?\s(?:[\w-]+\s){0,5}?(?:sinks?|sank|capsize[ds]?|went\sunder)|celebratory\s(?:gunfire|shots?|fire|shooting)|in(?:to)?\sthe\sair\sin\s(?:joy|celebration)|meteor(?:ite)?s?|sonic\sbooms?|sound\sbarrier|trampl(?:es|ed)|cranes?\s(?:fell|collaps\w+|toppl\w+)|"
    r"rul(?:ed|es|ing)\sout\s(?:an\sattack|sabotage|terror\w*|foul\splay|a\sbomb|any\sattack)|no\s(?:sign|evidence|indication|suspicion|trace)\sof\s(?:sabotage|foul\splay|an\sattack|a\sbomb|terror\w*|explosives)|"
    r"no\s(?:foul\splay|explosive\sdevice\shad|bomb\sand|terrorist\slink)|not\s(?:an\sattack|a\sbomb|terrorism|terror-related|sabotage)|(?:freak|tragic|industrial|workplace)\saccident|"
    r"(?:fire|blaze)\s(?:that\s)?(?:swept|broke\sout|tore|ripped|engulfed|gutted|raced|leapt|razed)|(?:fire|blaze)\s(?:sweeps|tears|rips|engulfs|guts|at\sa|in\sa|kills)|blazes?|fire\s(?:crews?|chief|officials|service|brigade|safety)|cooking\s(?:stove|fire|oil)|stoves?|"
    r"welding|welders?(?:'s)?|sparks\sfrom|methane|firedamp|coal\smin(?:e|es|ers?)|mine\s(?:collapse|shaft)|inspector\sof\smines|technical\s(?:failure|fault|problem)|engine\sfailure|bad\sweather|heavy\sfog|"
    r"locusts?|insects|swarms?\sof|pests|quarr(?:y|ies)|dynamite|training\sflights?|power\slines?|(?:foot)?bridge\scollaps\w+|(?:building|wall|roof|stand|mine)\scollaps\w+|repaired|safety\sofficer|"
    r"burst\styre|(?:bus|vehicle|car|truck|van|jeep)\s(?:\w+\s){0,4}?(?:fell|falls|went|rolls?)\s(?:down\s)?(?:into|in|down|off)\s(?:a|the)\s(?:\w+\s)?(?:gorge|ravine|river|valley|ditch|canal|cliff|bridge)|"
    r"tankers?\sexplod\w+|how\s(?:the\s)?gas\sescaped|climbers|mountaineers|wasps|hornets|bees|rocks\scame\sdown|compensation\sfor\sthe\sfamilies|"
    r"lightning|monsoon|thunderstorms?|drums\sof\s(?:solvent|chemicals)|solvents?|ammonium|chemical\s(?:plant|factory)|fireworks\s(?:depot|factory|shop|store|warehouse)|firecracker\sfactory|"
    r"(?:helicopter|plane|aircraft|jet)\s(?:\w+\s){0,3}?crash(?:ed|es)|crash(?:ed|es)\s(?:\w+\s)?after\stake-?off|take-?off|not\sbeen\sshot\sdown|life\sjackets|overloaded|ferry\s(?:sinks|sank)|crackers?|diwali|crash(?:ed|es)?\s(?:of|in\sbad)|crushed\sto\sdeath|boats?\s(?:sank|capsized)|rescue\s1122|registered\s(?:a\s)?case|"
    r"gas\s(?:cylinder|leak|explosion|blast|tanker|pipe|company|canister)|cooking\sgas|smell\sof\sgas|faulty|short\scircuit|boiler|fireworks|(?:traffic|road|train|plane|helicopter|bus|mining)\s(?:accident|crash)|"
    r"(?:bus|car|truck|van|lorry|vehicle|train|plane)\s(?:\w+\s){0,3}?(?:veered|plunged|plunges|skidded|crashed|overturned|rolled)|plung(?:ed|es)\sinto|ravine|speeding|brakes|"
    r"collided\swith|head-on|derailed|overturned|capsized|earthquakes?|aftershocks?|magnitude|flash\sfloods?|floods?|landslides?|mudslides?|wildfires?|hurricane|typhoon|cyclone|tornado|avalanche|"
    r"disaster\s(?:agency|management|response)|building\scollapse|negligence|accidental(?:ly)?|by\saccident|lost\scontrol|pilot\serror|stampede|drowned|firecrackers|civil\sdefen[cs]e|no\strace\sof\sexplosives|"
    r"(?:a|an|the)\s(?:bear|lion|leopard|tiger|tigress|elephant|crocodile|shark|hippo|wolf|bull)\s(?:killed|attacked|mauled|bit|charged|that)|mauled|rabid|hunters?\s(?:shot|shoots|mistook|took)|"
    r"(?-i:lion(?:s|ess|esses)?|leopards?|hyenas?|crocodiles?|hippos?|wolves|baboons?|monkeys|macaques|predators)|controlled\s(?:explosion|detonation|blast|demolition)s?|disposal\sof\s(?:\w+\s){0,2}?(?:shells|ammunition|ordnance|munitions|explosives)|"
    r"(?:grass|brush|bush|scrub|forest|warehouse)\sfires?|volcano(?:es)?|lava|(?:shark|crocodile|bear|dog|bee|wasp|snake|elephant|lion|leopard|hippo)\sattacks?|attacked\sby\s(?:a|an|the)\s(?:shark|crocodile|bear|dog|lion|leopard|bull|elephant|swarm)",
    "drill": r"rehears(?:als?|ed)|emergency\s(?:plan|preparedness)|preparedness|(?:had\sbeen|was|is)\s(?:only\s|just\s|all\s|part\sof\s)?an?\s(?:(?:\w+\s)?(?:exercise|drill)|test)|painted\s(?:wounds?|injuries)|umpires?|test-?fir(?:ed|ing|es?)|missile\stests?|test\s(?:launch(?:es|ed)?|firing)|"
    r"held\severy\s(?:year|two|three)|every\stwo\syears|(?:firing|shooting|army|training)\srange|on\sthe\srange|during\s(?:a\s)?training|the\s(?:wounds|blood)\s(?:were|was)\s(?:painted|syrup|fake)|(?:mass|emergency|disaster|evacuation|security|military|live-?fire|naval|field|annual|joint)\s(?:drills?|exercises?|training\sexercises?|manoeuvres|maneuvers)|simulat(?:ed|ion|es|ing)|mock\s\w+|"
    r"role-?play\w*|the\s(?:drill|exercise|scenario|simulation)|trainees?|blank\s(?:rounds|ammunition)|pretend(?:ed|ing)?|fake\sblood|war\s?games?|played\sthe\s(?:part|role)\sof",
    "history": r"ww(?:ii?|1|2)|(?:january|february|march|april|may|june|july|august|september|october|november|december),?\s(?:1[0-8]\d\d|19[0-7]\d)|dat(?:es?|ed|ing)\s(?:from|back\sto)\s(?:\w+\s){0,4}?(?:war|1[0-8]\d\d|19[0-7]\d)|"
    r"(?:in|of|since)\s(?:1[0-8]\d\d|19[0-7]\d)|bonfire\snight|effigies|as\sit\sdid\sin|(?:marks?|remembers?|recalls?)\s(?:the\s)?(?:day|night|raid|battle|siege|massacre)|anniversar(?:y|ies)|centenary|commemorat\w+|(?:first|second)\sworld\swar|world\swar\s(?:i|ii|one|two)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|\d\d)(?:-\w+)?\syears\s(?:ago|on|since|after)|"
    r"marks?\s\d+\syears|veterans?|historians?|re-?enact\w*|medieval|napoleonic|archaeolog\w+|wreath-?laying|survivors\srecall|decades\s(?:ago|later)|museum|memorials?|obituary|"
    r"died\s(?:\w+\s){0,4}?aged?\s\d+|at\sthe\sage\sof\s\d+|survived\sby|born\sin\s\w+\sin\s(?:19|20)\d\d|her\smemoirs?|his\smemoirs?",
    "fiction": r"virtual\s(?:battles?|wars?|worlds?|reality)|guilds?|prize\s(?:money|pool)|e-?sports?|"
    r"documentar(?:y|ies)|docu-?series|premi[eè]res?|first\sact|second\sact|applause|(?:the|her|his)\sactors?|stage\s(?:version|adaptation)|artists?|art\s(?:festival|show|work|installation)|in\sthe\sname\sof\sart|installation|performance|pyrotechnic\w*|spectators|(?:the|this|his|her)\sfestival|curator|sculptures?|choreograph\w*|the\screw\sfilmed|on\sset|film\s(?:crew|set|shoot)|stunt\w*|props|extras|box\soffice|in\scinemas|new\sfilm|war\sthriller|streaming\sservice|film\sstudio|review\b|reviewed\sby|film(?:maker|s|ed|ing)?|movie|cinema|novels?|novelist|thriller|chapters?|narrator|paperback|hardback|publisher|the\sauthor|readers|screenplay|directed\sby|directorial|"
    r"video\s?games?|gamers?|multiplayer|playstation|xbox|tv\sseries|television\s(?:series|version|drama)|episodes?|the\splot|the\saudience|starring|theatre|stage\splay|playwright|album|songs?|gallery|exhibition|"
    r"reviews?:|book\sreview|\d+\spages|protagonist|sequel|trailer|soundtrack|festival\spremiere|cast\sof",
    "politics": r"(?:rebels?|rebellion)\sin\sthe\sparty|rebel\s(?:mps?|lawmakers|deputies|senators)|party\srebels|governing\sparties|coalition\spartners?|"
    r"party(?:'s|’s)?\s(?:leadership|presidency|president|headquarters|boss(?:es)?|elders|grandees|feud|infighting|in-fighting|whips?)|leadership\s(?:vote|election|row|ballot)|lead(?:s|ing)?\s(?:the|his|her|their)\sparty|parliamentary\s(?:group|party|faction)|breakaway\s(?:mps|deputies|group\sin)|"
    r"own\sparty|within\s(?:his|her|the)\sparty|party\s(?:colleagues?|rivals?|members)|prime\sminister's\squestions|the\sopposition\sbenches|spin\sdoctors?|rows?\sover|labour\smps?|backbench\w*|tory|tories|election\s(?:campaign|rally|trail)|party\s(?:leader|leadership|conference)|leadership\s(?:contest|race|battle)|opinion\spolls?|manifesto|war\sof\swords|"
    r"feud(?:ing|s)?|cabinet\sreshuffle|by-?election|referendum|votes?\sof\sno\sconfidence|verbal\sattack|launched\sa\s(?:scathing|blistering|furious)\sattack|primary\srace|caucus|televised\sdebate|coalition\sagreement",
    "court": r"sentenced\sto|jury|jurors|verdict|on\strial|the\strial|pleaded\s(?:not\s)?guilty|prosecutors\s(?:said|told|asked|allege)|defen[cs]e\slawyers?|appeals?\scourt|war\scrimes\s(?:trial|court|tribunal)|extradit\w+|"
    r"the\scourt\s(?:heard|ruled|found)|life\simprisonment|courtroom|plea\s(?:deal|bargain|agreement)|indicted",
    "comment": r"(?:explainer|opinion|op-ed|editorial|commentary|factbox|q\s?&\s?a|book\sreview)\s?[:|]|(?:who|what)\s(?:is|are)\s(?:the\s)?[\w\s'’-]{3,40}\?",
}
"""Words that alone make another topic likely; each counts three times, in the title six times."""

CONFLICT = (
    r"militants?|insurgents?|insurgency|rebels?|guerrillas?|gunmen|jihadis(?:t|ts|m)|terroris(?:t|ts|m)|extremists?|militias?|militiam[ae]n|armed\s(?:group|men|forces|bandits?|attackers?|assailants?)s?|"
    r"bandits?|troops|soldiers?|army|paramilitar(?:y|ies)|security\sforces|military|peacekeepers?|air\s?strikes?|shelling|ceasefire|cease-fire|truce|warplanes?|artillery|mortars?|"
    r"bomb(?:s|ing|ings|ed|er|ers)?|explosive\sdevices?|shot\sdead|shot\sand\skilled|shot\sto\sdeath|w(?:as|ere)\sshot|gunfire|gunned\sdown|opened\sfire|shootings?|stabb(?:ed|ing)|homicide|"
    r"suicide\sattack\w*|improvised\sexplosive|land[\s-]?mines?|hostilities|front\s?lines?|separatists?|fighters?|warlords?|caliphate|emirate|martyred|civilians?|displaced|"
    r"rocket\s(?:attack|fire|barrage)s?|missile\s(?:attack|strike)s?|drone\s(?:attack|strike)s?|(?:rockets?|missiles?|drones?)\s(?:hit|hits|struck|killed|slammed|rained)|fir(?:ed|es|ing)\s(?:\w+\s){0,2}?(?:rockets|missiles)|air\sraids?|hostages?|abduct(?:ed|ions?)|kidnapp(?:ed|ings?)|"
    r"claimed\sresponsibility|peace\s(?:deal|agreement|accord|talks|process)|checkpoint|convoy|battalion|brigade|regiment|commander|lieutenant|colonel|police(?:m[ae]n)?|attackers?|assailants?|suspects?|kidnappers?"
)
"""Words of armed conflict and armed crime."""
