"""The words of agreements between parties to a conflict: heads, acts, commitments, and what tells them from business.

Types follow the brief of the record: ceasefire, cessation of hostilities, disengagement, security cooperation,
prisoner exchange, humanitarian access, withdrawal, political, other. Compare the PA-X codebook (Peace Agreements
Database, University of Edinburgh) for the kinds of provision.
"""

# ruff: noqa: E501  (tables of patterns)
from __future__ import annotations

import re

_I = re.IGNORECASE

STRONG_HEAD = (
    r"cease-?\s?fires?|truces?|armistices?|cessation\sof\s(?:all\s)?hostilities|hudna|"
    r"(?:peace|disengagement|de-?escalation|reconciliation|evacuation|security|defen[cs]e|military|withdrawal|"
    r"power-?sharing|disarmament|decommissioning|hostage(?:\srelease)?|prisoner(?:\s(?:swap|exchange))?|"
    r"demilitari[sz]ation|border|non-?aggression|stabili[sz]ation|normali[sz]ation|surrender|safe\spassage|"
    r"humanitarian)(?:\s(?:co-?operation|coordination|sharing))?\s"
    r"(?:agreements?|deals?|accords?|pacts?|treat(?:y|ies)|settlements?|arrangements?|memorandum|protocols?)|"
    r"(?:prisoner|detainee|hostage|captive)s?(?:-for-(?:prisoner|hostage)s?)?\s(?:swap|exchange)s?|"
    r"(?:swap|exchange)\sof\s(?:\w+\s){0,3}(?:prisoners|detainees|captives|hostages|bodies|remains)|"
    r"(?:halt|hold|cease|stop)(?:ed|ing|s|p?ing|p?ed)?\s(?:\w+\s)?(?:fire|firing|fighting|hostilities|shooting)|"
    r"(?:pause|halt|break)\sin\s(?:the\s)?(?:fighting|hostilities)|pact\sof\snon-?aggression|"
    r"codes?\sof\sconduct|[\w]+-(?:hour|day|week|month)(?:-long)?\s(?:\w+\s){0,2}(?:pause|lull|calm|quiet|respite|silence|standstill|halt|cessation|suspension)|"
    r"(?:daily|tactical|operational|temporary)\s(?:\w+\s)?pauses?|days?\sof\s(?:calm|quiet|tranquillity)|"
    r"(?:aid|relief|humanitarian|evacuation|safe)\s(?:routes?|corridors?|passage)\s(?:deal|agreement|accord)|"
    r"moratori(?:um|a)\son\s(?:\w+\s){0,2}(?:attacks|hostilities|fighting|strikes|offensives?)|standstill|"
    r"(?<=signed\sa\s)(?:joint\s|trilateral\s|tripartite\s|common\s)?statement|"
    r"humanitarian\s(?:pause|truce|corridor)s?|joint\smilitary\swork|non-?aggression\spact"
)
WEAK_HEAD = (
    r"agreements?|accords?|deals?|pacts?|understandings?|memorand(?:um|a)(?:\sof\sunderstanding)?|protocols?|annex(?:es)?|"
    r"road-?maps?|treat(?:y|ies)|(?:joint\s)?declarations?|settlements?|"
    r"arrangements?|compromise|documents?|charters?|framework|lull|papers?|compacts?|covenants?|bargains?|undertakings?|pledges?|respite"
)
HEAD = re.compile(rf"\b(?:(?P<strong>{STRONG_HEAD})|(?P<weak>{WEAK_HEAD}))\b", _I)
"""What an agreement is called: `strong` names are of conflict, `weak` ones of anything until the rest says so."""

ACT = re.compile(
    r"\b(?P<act>under\s(?=an?\s(?:[\w-]+\s){0,2}(?:deal|agreement|accord|arrangement|pact|understanding|swap|truce|memorandum)\b)|"
    r"sign(?:s|ed|ing)?|put\s(?:their|its|his)\s(?:signatures?|names?)|hammer(?:s|ed)?\sout|thrash(?:es|ed)?\sout|(?:drew|drawn|draw)\sup|work(?:s|ed)?\sout|penned|"
    r"(?:was|were|been)\s(?:made|entered\sinto|secured|cemented)|enter(?:s|ed|ing)?\sinto|secur(?:ed|es)|cement(?:ed|s)|gave\stheir\sword|shook\shands|inked?|(?:has|have|had)?\s?reach(?:es|ed|ing)?|conclud(?:es?|ed|ing)|"
    r"conclusion\sof|agree(?:s|d|ing)?|str(?:ike|ikes|uck)|seal(?:s|ed)?|broker(?:s|ed)?|clinch(?:es|ed)?|"
    r"announc(?:es?|ed|ing)|declar(?:es?|ed|ing)|proclaim(?:s|ed)?|unveil(?:s|ed)?|finali[sz](?:es?|ed)|"
    r"accept(?:s|ed)?|observ(?:e|es|ed|ing)|adopt(?:s|ed)|ratif(?:y|ies|ied)|initial(?:l)?ed|settled?\son|(?:came|come|coming)\sto\s(?:terms|an\sagreement)|"
    r"will\s(?:hold|last|continue|remain)\s(?:\w+\s)?(?:for\s)?(?=another\b)|extend(?:s|ed|ing)?|renew(?:s|ed|ing)?|prolong(?:s|ed|ing)?|exten[st]ion|renewal|"
    r"(?:enter|enters|entered|come|comes|came|go|goes|went)\sinto\s(?:force|effect)|t(?:akes?|ook)\s(?:full\s)?effect|"
    r"(?:is|was|are|were|been|remains?)\sin\s(?:force|effect|place)|(?:is|was|to)\s(?:begin|start)|(?:began|started|begins|starts)|"
    r"(?:took|taking|takes)\splace|went\sahead|goes\sahead|(?:was|were|is|been)\scompleted|order(?:s|ed)|implement(?:s|ed|ing|ation)|carr(?:y|ied|ying)\sout|approv(?:es?|ed|al))\b",
    _I,
)
"""Acts by which an agreement comes to be or goes on."""

CONCLUDING = re.compile(
    r"^(?:under|sign|put\s|ink|(?:ha[sd]|have)?\s?reach|conclu|agree|str[iu]|seal|broker|clinch|announc|declar|proclaim|finali|"
    r"accept|adopt|ratif|hammer|thrash|dr[ea]w|work|pen|was|were|been|secur|cement|gave|shook|took\splace|went\sahead|goes\sahead|enter(?:s|ed|ing)?\sinto(?!\s(?:force|effect))|order|observ|initial|settle|came|come|coming|exten|renew|prolong|unveil|will\shold|will\slast|will\scont|will\srem)",
    _I,
)
"""Those acts by which it comes to be, with whose date it is announced."""

AGREED = re.compile(
    r"\bagree(?:d|s)?(?:[\s,]+[\w'’-]+){0,6}?[\s,]+(?:not\sto|to|on|that|upon|with)\b|"
    r"\bagreed\s(?:a|an|terms|rules|steps|measures|limits|joint)\b|"
    r"\b(?:undert(?:ook|aken)\sto|(?:have\s|has\s)?(?:committed|bound|pledged)\s(?:themselves|itself|each\sother)\sto|shook\shands\s(?:on|to)|"
    r"(?:put|putting|puts)\s(?:their|its|his)\s(?:names?|signatures?)\sto|sign(?:s|ed|ing)?\s(?:up|on)\sto|"
    r"(?:swore|sworn|promised|vowed|pledged)\s(?:each\sother|one\sanother|(?:on\s\w+\s)?to\s(?:leave|stop\sattacking|stop\sfighting|let)\s(?:each\sother|one\sanother|fighting))|"
    r"(?:announced|declared)\s(?:\w+\s){0,4}that\sthey\s(?:would|will)\s(?:jointly\s\w+|\w+\s(?:together|jointly|side\sby\sside))|"
    r"(?:pledged|vowed|promised|sworn)\s(?:\w+\s)?to\s(?:end|stop|halt|cease)\s(?:all\s)?(?:attacks|fighting|violence|hostilities|raids|the\sfighting)\b|"
    r"consent(?:s|ed)?\sto|(?:came|come|coming)\sto\sterms\s(?:on|with)|made\speace(?:\swith)?|buried\sthe\shatchet|settled\stheir\s(?:feud|dispute|quarrel|conflict))\b",
    _I,
)
"""What says that something was agreed, without a name for it."""

TALKS = re.compile(
    r"agree(?:d|s)?(?:[\s,]+[\w'’-]+){0,6}?\sto\s(?:meet|talk|discuss|negotiate|(?:hold|resume|continue|begin|start|open|restart)\s(?:\w+[\s-]){0,3}(?:talks|negotiations|dialogue|meeting|discussions?|rounds?))\b",
    _I,
)
"""Agreements to go on talking are none."""

ABROAD = re.compile(
    r"\b(?:call(?:s|ed|ing)?\s(?:\w+\s){0,3}for|urg(?:es?|ed|ing)|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?\sfor|appeal(?:s|ed)?\sfor|"
    r"hop(?:es?|ed|ing)\s(?:for|to)|want(?:s|ed|ing)?|seek(?:s|ing)?|sought|propos(?:es?|ed|al|als|ing)|talks\s(?:on|about|over|for)|"
    r"negotiat(?:e|es|ed|ing|ions?)\s(?:on|a|an|for|over|towards?)|discuss(?:es|ed|ing)?|possib(?:le|ility)|potential|"
    r"prospects?|efforts?\s(?:to|for|at)|fail(?:s|ed|ing|ure)?\sto|without\s(?:an?y?\s)?(?:agreement|deal)|"
    r"no\s(?:\w+\s)?(?:agreement|deal|ceasefire|cease-fire|truce|accord)|not\s(?:yet\s)?(?:been\s)?(?:agreed|signed|reached|accepted)|"
    r"reject(?:s|ed|ing)?|refus(?:es?|ed|ing)|rul(?:es?|ed|ing)\sout|push(?:es|ed|ing)?\sfor|press(?:es|ed|ing)?\sfor|could\s(?:be\s)?(?:agree|sign|reach)|"
    r"close\sto|nearing|on\sthe\sverge|draft|(?:might|may|would|should|could)\s(?:agree|sign|reach|accept|announce|declare)|"
    r"if\s(?:the|an?)\s(?:agreement|deal|ceasefire|truce)|ready\sto|willing(?:ness)?\sto|offer(?:s|ed|ing)?\s(?:a|an|to|of)|"
    r"agree(?:d|s)?\sto\s(?:meet|hold|talk|discuss|negotiate|resume\s(?:\w+\s)?(?:talks|negotiations|dialogue)|continue\s(?:\w+\s)?(?:talks|negotiations))"
    r")\b",
    _I,
)
"""Wishes, proposals, talks and refusals: no agreement yet."""

ENDED = re.compile(
    r"\b(?:call(?:s|ed|ing)?\soff|end(?:s|ed|ing)\s(?:of\s)?(?:a|an|the|its|their)?\s?(?:\w+[\s-]){0,3}(?:ceasefire|cease-fire|truce)|"
    r"suspend(?:s|ed|ing)?\s(?:[\w-]+\s){0,4}(?:ceasefire|cease-fire|truce|agreement|accord|deal|pact|participation|decommissioning|implementation)|"
    r"no\slonger\s(?:be\s)?bound\sby|(?:pull(?:s|ed|ing)?|walk(?:s|ed|ing)?)\s(?:out\sof|away\sfrom)\s(?:the|a|an|its)\s(?:[\w-]+\s){0,3}(?:ceasefire|truce|agreement|deal|accord|pact|process)|"
    r"(?:renounc|annul|cancel)\w*\s(?:the|a|an|its|their)\s(?:[\w-]+\s){0,3}(?:ceasefire|cease-fire|truce|agreement|deal|accord|pact)|"
    r"(?:fell|fallen|falls|falling)\sapart|unravel\w*|broke(?:n)?\s(?:down|off)|collaps(?:e|ed|es|ing)|scrap(?:s|ped)|tore\sup|expired?|ran\sout|run\sout|withdr[ae]w\sfrom\s(?:the|a|an)\s"
    r"(?:\w+[\s-]){0,3}(?:ceasefire|truce|agreement|deal|accord|pact)|revok(?:es?|ed))\b",
    _I,
)
"""What ends an agreement: news of an end is not news of an agreement."""

STATUS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "extended",
        re.compile(
            r"\b(?:exten(?:d|ds|ded|ding|sion)|renew(?:s|ed|al)?|prolong(?:s|ed)?|will\s(?:hold|last|continue)\s(?:\w+\s)?(?:for\s)?another)\b",
            _I,
        ),
    ),
    (
        "suspended",
        re.compile(
            r"\bsuspend(?:s|ed|ing)?\b(?=.{0,60}\b(?:agreement|deal|decommission|implement|particip|truce|ceasefire|cease-fire|accord|pact))",
            _I,
        ),
    ),
    (
        "broken",
        re.compile(
            r"\b(?:collaps(?:es?|ed)|broke(?:n)?\sdown|call(?:s|ed)\soff|tore\sup|scrap(?:s|ped)|no\slonger\s(?:be\s)?bound|fell\sapart|unravel\w*|"
            r"(?:pull(?:s|ed|ing)?|walk(?:s|ed|ing)?)\s(?:out\sof|away\sfrom)\s(?:the|a|an|its)\s(?:[\w-]+\s){0,3}(?:ceasefire|truce|agreement|deal|accord|pact|process)|"
            r"(?:renounc|annul|cancel)\w*\s(?:the|a|an|its|their)\s(?:[\w-]+\s){0,3}(?:ceasefire|cease-fire|truce|agreement|deal|accord|pact))",
            _I,
        ),
    ),
    ("violated", re.compile(r"\b(?:violat(?:es?|ed|ing|ions?)|breach(?:es|ed|ing)?)\b", _I)),
    (
        "implemented",
        re.compile(
            r"\b(?:implement(?:s|ed|ing|ation)|carried\sout\sunder|under\sthe\s(?:agreement|deal|accord)\sof|fulfil(?:s|led)|(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th))\sjoint)\b",
            _I,
        ),
    ),
    (
        "in force",
        re.compile(
            r"\b(?:(?:came|entered|went)\sinto\s(?:force|effect)|took\seffect|(?:is|was|are|remains?)\sin\s(?:force|effect)|(?:is|was)?\s?hold(?:s|ing)|effective\simmediately|immediate\seffect|(?:takes?\seffect\s)?at\sonce)\b",
            _I,
        ),
    ),
)
"""How an agreement stands, each with the words that say so, the most telling first."""

CONFLICT = re.compile(
    r"\b(?:troops?|soldiers?|arm(?:y|ies|ed)|military|militar(?:y|ies)|militants?|militias?|rebels?|insurgents?|guerrillas?|fighters?|fighting|"
    r"forces|wars?|hostilities|combat(?:ants?)?|conflict|battle\w*|clash\w*|attacks?|attacked|killed|wounded|bloodshed|violence|weapons?|shell\w*|"
    r"airstrikes?|bomb\w*|missiles?|rockets?|front\s?lines?|terroris\w+|jihad\w*|isis|islamic\sstate|taliban|hamas|hezbollah|peshmerga|"
    r"clans?|tribes?|tribesmen|fought|feud\w*|gunm[ae]n|gunfire|bandits?|vigilantes?|abduct\w*|kidnap\w*|jihadists?|"
    r"prisoners?|hostages?|captives?|detainees|mercenar\w+|ceasefires?|cease-fires?|truces?|armistice|peace|patrols?|disarm\w*|decommission\w*|"
    r"liberation\s(?:front|army|movement)|siege|besieged|displaced|peacekeep\w+|paramilitar\w+|warring|frontlines?|security|demobili\w+|offensive|defen[cs]e|border|"
    r"gangs?|killings?|arms|houthis?|cadres|non-?aggression|cattle\sraids?|battalions?|air\sforce|counter-?terroris\w+)\b",
    _I,
)
"""Words of armed conflict."""

ARMED = re.compile(
    r"\b(?:troops?|soldiers?|army|armies|armed|militar(?:y|ies)|militants?|militia\w*|rebels?|insurgents?|guerrillas?|fighters?|gunm[ae]n|combat(?:ants?)?|"
    r"shell(?:s|ed|ing)|airstrikes?|bomb(?:s|ed|ing|ings)?|missiles?|rockets?|front\s?lines?|frontlines?|terroris\w+|jihad\w*|isis|islamic\sstate|taliban|hamas|hezbollah|"
    r"peshmerga|prisoners?|hostages?|captives?|detainees|mercenar\w+|patrols?|disarm\w*|decommission\w*|bandits?|vigilantes?|weapons?|rifles|"
    r"liberation\s(?:front|army|movement)|siege|besieged|paramilitar\w+|peacekeep\w+|ceasefires?|cease-fires?|kidnap\w*|killed|"
    r"houthis?|non-?aggression|lay(?:ing|s)?\sdown\s(?:\w+\s)?arms)\b",
    _I,
)
"""Those words of armed conflict that are seldom said of quarrels in other fields."""

BUSINESS = re.compile(
    r"\b(?:compan(?:y|ies)|corporation|shareholders?|shares|stocks?|investors?|invest(?:ment|ments)|revenues?|profits?|acqui(?:re|red|sition)|"
    r"merger|customers?|clients?|retail\w*|(?<!african\s)(?<!european\s)(?<!soviet\s)unions?(?!\sof\s)|wages?|salar(?:y|ies)|pensions?|pay\s(?:rise|deal|offer)|strike\s(?:action|ballot)|workers|employ(?:ees|ers?)|"
    r"club|league|striker|midfielder|goalkeeper|coach|season|transfer\s(?:fee|window)|(?:season|loan|player|sponsorship|broadcast\w*|licen[cs]\w+|record|film|book|tv)\sdeal|"
    r"contracts?|tariffs?|purchas\w+|buy|manufactur\w+|supplier|arms\sdeal|trade\s(?:deal|agreement|pact|talks)|free[- ]trade|exports?|imports?|(?<!west\s)bank(?:s|ing)?(?!\sof\s)|loans?|bonds?|barrels?|refinery|"
    r"(?:military|naval|joint|training)\s(?:exercises?|drills?)|airline|startup|software|users|app|subscri\w+|plea|prosecutors?\sagree|court|lawsuit|settlement\sof|hospital|patients?|study|"
    r"(?:party|cabinet)\s(?:colleagues|rebels|whips?|leadership|conference)|(?:his|her|their|its)\sown\s(?:party|benches)|backbench\w*|leadership\s(?:contest|race)|"
    r"climate|emissions|carbon|vaccine|album|movie|box\soffice|championship|goals?)\b|[$€£]\s?\d|\bceo\b",
    _I,
)
"""Words of business, sport, courts, party politics and other fields that sign agreements too."""

GOING_ON = re.compile(
    r"collaps|scrap|tore|call|broke|expir|ran|suspend|no\slonger|pull|walk|renounc|annul|cancel|fell|fall|unravel|"
    r"enter|com(?:e|ing)|came|go(?:es)?\b|went|t(?:ake|ook)|implement|carr|approv",
    _I,
)
"""Acts by which an agreement made earlier ends, comes into force or is carried out."""

VIOLENT = re.compile(
    r"\b(?:kill\w*|dead|deaths?|die[ds]?|wound\w*|injur\w*|attack\w*|blasts?|bomb\w*|explosions?|clash\w*|ambush\w*|shell\w*|"
    r"air\s?strikes?|raid\w*|massacre\w*|toll|murder\w*|shot|shoot\w*|kidnap\w*|abduct\w*)\b",
    _I,
)
"""Words of violence: a title with them and with none of the next is not of an agreement."""

AGREEING = re.compile(
    r"\b(?:agree\w*|accords?|deals?|pacts?|cease-?\s?fires?|truces?|armistice|treat(?:y|ies)|swap\w*|exchange\w*|sign\w*|"
    r"halt\w*|stop\w*|suspend\w*|releas\w*|free[ds]?|reconcil\w*|pledg\w*|co-?operat\w*|co-?ordinat\w*|peace|withdraw\w*|corridors?|pause)\b",
    _I,
)
"""Words of titles that tell of an agreement."""

DEEDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "prisoner exchange",
        re.compile(
            r"\b(?:exchang|swapp|trad)(?:ed|ing|es)\s(?:\w+[\s,]){0,4}?(?:prisoners|detainees|captives|hostages|bodies|remains)\b|"
            r"\b(?:prisoners|detainees|captives|hostages|bodies|remains)\b[^.;\n]{0,50}\s(?:was|were|been)\s(?:exchanged|swapped|traded)\b|"
            r"\b(?:freed|released|returned|went\shome|(?:came|brought)\s(?:back|home)|crossed|handed\sover|let\sgo|regained|(?:got|won|took)\s(?:[\w,]+\s)?back|recovered|received)\b[^.;\n]{0,100}\b(?:in|under|after|through|as\spart\sof)\s(?:an?|the|their|its)\s(?:[\w-]+\s){0,4}(?:swap|exchange)\b|"
            r"\b(?:swap|exchange)\sof\s(?:\d+|\w+-\w+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundreds\sof|dozens\sof)\s(?:[\w,]+\s){0,4}?"
            r"(?:prisoners|detainees|captives|hostages|bodies|remains|soldiers|fighters)\b|"
            r"\b(?:swap|exchange)\b[^.;\n]{0,140}\b(?:let\sgo|freed|released|handed\sover)\b[^.;\n]{0,60}\b(?:captives|prisoners|detainees|hostages)\b|"
            r"\b(?:prisoner|detainee|captive|hostage|body)s?\s(?:swap|exchange)[^.;\n]{0,40}\b(?:took\splace|went\sahead|(?:was|were)\s(?:completed|held|made))\b|"
            r"\b(?:releas|fre|hand)ed\s(?:over\s)?(?:[\w,]+\s){0,5}?(?:prisoners|detainees|captives|hostages|soldiers|fighters)\b[^.;\n]{0,40}\sin\s(?:exchange|return)\sfor\b",
            _I,
        ),
    ),
    (
        "ceasefire",
        re.compile(
            r"\b(?:decided|resolved|promised|pledged|vowed|agreed|chosen)\sto\s(?:halt|suspend|stop|cease|pause|end)\s(?:all\s)?(?:its|their|his|all)\s(?:\w+\s){0,2}"
            r"(?:attacks|offensives?|operations|hostilities|actions|strikes|raids)\b|"
            r"\b(?:would|will|(?:order|instruct|direct)ed\s(?:[\w'’-]+\s){1,5}to)\s(?:halt|stop|suspend|cease|pause)\s(?:all\s|its\s|their\s|the\s)?(?:\w+\s){0,2}"
            r"(?:attacks|offensives?|operations|hostilities|strikes|raids|shelling)\b[^.;\n]{0,60}\b(?:for\s(?:\w+\s){0,2}(?:hours|days|weeks?|months?)|until|so\sthat)\b|"
            r"\b(?:would|will)\s(?:not\s(?:attack|fire|shell|strike|bomb)|refrain\sfrom|silence\s(?:its|their)|hold\soff|lay\saside|ground\s(?:its|their))\b"
            r"[^.;\n]{0,80}\b(?:for\s(?:\w+\s){0,2}(?:hours|days|weeks?|months?)|until|during|over|through(?:out)?|each\sday)\b|"
            r"\b(?:announc|declar|order|proclaim|agree|impos|observ)\w*\s(?:on\s)?(?:an?|the|its)\s(?:[\w-]+\s){0,4}(?:halt|pause|stop|suspension|freeze|moratorium|break|lull|end|truce)\s(?:to|of|in|on)\s(?:all\s|its\s|their\s|the\s)?(?:[\w-]+\s){0,3}"
            r"(?:attacks|strikes|air\s?strikes|offensives?|operations|hostilities|fighting|raids|shelling|bombings?|bombardments?|ambushes|kidnappings?|violence)\b",
            _I,
        ),
    ),
    (
        "other",
        re.compile(
            r"\b(?:laid|lay|laying)\sdown\s(?:their\s)?(?:arms|weapons)\b[^.;\n]{0,60}\b(?:in\s(?:return|exchange)\sfor|under\s(?:an?|the)\s(?:amnesty|deal|agreement|accord))",
            _I,
        ),
    ),
    (
        "security cooperation",
        re.compile(
            r"\b(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf)th|\d+(?:st|nd|rd|th))\sjoint\s(?:\w+\s)?patrols?\b|"
            r"\b(?:will|would|are\sto|were\sto)\s(?:guard|patrol|secure|fight|police|protect|defend)\s(?:[\w'’-]+\s){0,4}(?:together|jointly)\b",
            _I,
        ),
    ),
)
"""What is done or announced by agreement, with no name for it: kinds, and the words that tell each."""

_LIST: tuple[tuple[str, str], ...] = (
    (
        "joint patrols",
        r"(?:joint(?:ly)?|mixed)\s(?:\w+[\s-]){0,2}patrol\w*|patrol(?:ling)?\s(?:\w+\s){0,2}(?:together|jointly)|patrols?\sby\s\w+\sand\s\w+",
    ),
    ("joint operations", r"joint\s(?:military\s|security\s)?operations?\b(?!\s(?:command|room|cent))"),
    ("joint military work", r"joint\smilitary\swork"),
    ("joint force", r"joint\s(?:[\w,]+\s){0,2}(?:force|brigades?|units?|command)\b"),
    (
        "joint coordination committees",
        r"(?:joint\s)?co-?ordination\s(?:committees?|cent(?:er|re)s?)|committees?\sfor\sjoint\sco-?ordination",
    ),
    ("field coordination", r"field\sco-?ordination"),
    (
        "intelligence sharing",
        r"(?:shar\w+|exchang\w+)\s(?:of\s)?(?:\w+\s)?(?:intelligence|information)|intelligence\s(?:shar|exchang|co-?op)\w+|intelligence\s(?:\w+\s){1,3}exchanged",
    ),
    ("patrols", r"patrols"),
    ("ambushes", r"ambushes"),
    ("permanent ceasefire", r"permanent\s(?:[\w,]+\s){0,2}(?:ceasefire|cease-fire|truce)"),
    (
        "ceasefire",
        r"(?:halt|hold|cease|stop)(?:p?ing|p?ed|s)?\s(?:\w+\s)?(?:fire|firing|fighting|hostilities|shooting)|(?:pause|halt|break)\sin\s(?:the\s)?(?:fighting|hostilities)|cease-?fires?|truces?|armistice|cessation\sof\s(?:all\s)?hostilities",
    ),
    (
        "withdrawal of foreign fighters",
        r"(?:foreign(?:ers)?|mercenar\w+)(?:\s\w+){0,6}\s(?:leave|quit|out|depart|withdraw\w*|gone)|(?:leave|quit|withdrawal\sof|withdraw|order)\s(?:all\s|the\s)?(?:foreign|mercenar)\w*",
    ),
    (
        "withdrawal of forces",
        r"(?:withdraw\w*|pull(?:s|ed|ing)?[\s-](?:out|back)|pullout|pullback|evacuat\w+|redeploy\w*)(?:\s(?:of|all|its|their|the|from|any))*\s?(?:[\w,]+\s){0,4}(?:troops|forces|fighters|units|army|military|soldiers|weapons|armou?r|artillery)|(?:troops|forces|fighters|units)\s(?:\w+\s){0,4}(?:withdraw|pull\s(?:out|back)|leave|leaving|return\sto\s(?:their\s)?(?:camps|bases|barracks))|(?:clear|move)\sits\sfighters|withdrawal\sof\s(?:[\w,]+\s){0,4}(?:troops|forces)|go\sback\sto\stheir\scamps",
    ),
    ("reduction of forces", r"(?:reduc\w+|cut\w*|go\sdown|draw\s?down)\s(?:\w+\s){0,4}(?:troops|forces|to\s\d)"),
    (
        "prisoner exchange",
        r"(?:prisoner|detainee|captive)s?\s(?:swap|exchange)s?|(?:swap|exchange)\sof\s(?:[\w,]+\s){0,4}(?:prisoners|detainees|captives)|exchang\w+\s(?:[\w,]+\s){0,4}(?:prisoners|detainees|captives)",
    ),
    (
        "release of prisoners",
        r"(?:releas\w+|free(?:s|d|ing)?)\s(?:of\s)?(?:[\w,]+\s){0,4}(?:prisoners|detainees|captives)",
    ),
    ("release of hostages", r"(?:releas\w+|free(?:s|d|ing)?)\s(?:of\s)?(?:[\w,]+\s){0,4}hostages"),
    ("return of bodies", r"(?:return|exchange|handover)\sof\s(?:[\w,]+\s){0,4}(?:bodies|remains)"),
    (
        "humanitarian access",
        r"humanitarian\s(?:aid|access|corridors?|assistance|relief)|aid\s(?:[\w,]+\s){0,4}(?:reach\w*|access|deliver\w*|convoys?|enter)|delivery\sof\s(?:\w+\s)?aid",
    ),
    ("evacuation of civilians", r"evacuat\w+\s(?:of\s)?(?:[\w,]+\s){0,2}(?:civilians|wounded|residents|families)"),
    ("security corridor", r"(?:security|secure|safe)\scorridor"),
    (
        "buffer zone",
        r"buffer\szone|demilitari[sz]ed\s(?:zone|area)|de-?escalation\szone(?!\sand)|safe\szone|no-fly\szone",
    ),
    (
        "disarmament",
        r"disarm\w*|decommission\w*|lay\s?down\s(?:\w+\s)?(?:arms|weapons)|surrender\w*\s(?:[\w,]+\s){0,2}(?:arms|weapons|guns|rifles)|hand\w*\s(?:over|in)\s(?:[\w,]+\s){0,2}(?:arms|weapons|guns|rifles)|(?:weapons|guns|rifles)\s(?:[\w,]+\s){0,2}(?:handed|surrendered)|put\saway\s(?:\w+\s)?(?:rifles|guns|weapons)|demobili[sz]\w+",
    ),
    (
        "integration of fighters",
        r"(?:integrat|absor|incorporat)\w+\s(?:\w+\s){0,5}(?:army|forces|police|military|fighters|institutions)",
    ),
    ("monitoring", r"(?:monitor|verif)\w+\s(?:and\s\w+\s)?(?:mechanism|mission|committee|team|body)s?|verification"),
    (
        "halt to offensive operations",
        r"(?:stop|halt|cease|end|suspend)\w*\s(?:[\w,]+\s){0,2}(?:offensive|military|hostile)\s(?:operations?|actions?|activit\w+)|(?:neither\s.{0,60}go\son\sthe\soffensive)",
    ),
    (
        "halt to attacks",
        r"(?:stop|halt|cease|end)\w*\s(?:\w+\s){0,3}(?:air\s?raids|air\s?strikes|rockets?|shelling|bombardments?)",
    ),
    (
        "removal of roadblocks",
        r"(?:tak\w+\sdown|remov\w+|dismantl\w+|lift\w*)\s(?:\w+\s){0,3}(?:roadblocks|checkpoints|barricades)",
    ),
    ("deployment of forces", r"deploy\w*\s(?:of\s)?(?:\w+\s){0,3}(?:troops|forces|observers|units|police)"),
    (
        "halt to attacks on civilians",
        r"hostilities\s(?:\w+\s){0,4}against\scivilians|(?:stop|halt|cease|end)\w*\s(?:[\w,]+\s){0,2}attacks\s(?:on|against)\s(?:\w+\s)?civilians",
    ),
    (
        "halt to kidnapping",
        r"(?:stop|halt|suspend|give\sup|end|abandon|renounc)\w*\s(?:[\w,]+\s){0,2}(?:kidnap\w*|retentions|abductions?|hostage-taking)",
    ),
    ("lifting of the siege", r"lift\w*\s(?:of\s)?(?:[\w,]+\s){0,2}(?:siege|blockade|embargo)"),
    (
        "reopening of roads",
        r"(?:re-?open\w*|open\w*)\s(?:of\s)?(?:[\w,]+\s){0,4}(?:roads?|crossings?|highways?|airports?|ports?|border)",
    ),
    ("demining", r"de-?mining|mine\sclearance|clear\w*\s(?:of\s)?(?:land)?mines"),
    ("return of displaced people", r"return\sof\s(?:[\w,]+\s){0,4}(?:displaced|refugees|idps)"),
    ("elections", r"(?:hold|holding|organi[sz]e)\s(?:[\w,]+\s){0,2}elections|plebiscite|referendum"),
    ("amnesty", r"amnesty|pardons?\sfor"),
    ("power-sharing", r"power-?sharing|transitional\sgovernment|unity\sgovernment"),
    ("border security", r"(?:secur\w+|control\w*)\s(?:[\w,]+\s){0,2}borders?|border\ssecurity"),
    (
        "security coordination",
        r"(?:security|military)\sco-?(?:ordination|operation)|co-?operat\w+\s(?:[\w,]+\s){0,2}(?:to\s(?:eliminate|defeat|fight|combat)|against)|co-?ordinat\w+\s(?:against|to\s(?:fight|defeat|combat))",
    ),
    (
        "membership of a joint command",
        r"membership\s(?:in|of)\s(?:[\w,]+\s){0,4}command|join\s(?:\w+\s){0,4}joint\soperations\scommand",
    ),
)
COMMITMENT = re.compile(
    r"\b(?:" + "|".join(rf"(?P<c{number}>{pattern})" for number, (_, pattern) in enumerate(_LIST)) + ")", _I
)
"""What parties bind themselves to; group `cN` is the N-th of `COMMITMENTS`."""

COMMITMENTS: tuple[str, ...] = tuple(name for name, _ in _LIST)
"""The short normal forms of commitments, in the order of the groups of `COMMITMENT`."""

TYPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("cessation of hostilities", re.compile(r"\bcessation\sof\s(?:all\s)?hostilities\b", _I)),
    (
        "ceasefire",
        re.compile(
            r"\b(?:cease-?\s?fires?|truces?|armistice|hudna|(?:halt|hold|cease|stop)(?:p?ing|p?ed|s)?\s(?:\w+\s)?(?:fire|firing|fighting|hostilities|shooting)|(?:pause|halt|break|respite)\sin\s(?:the\s)?(?:fighting|hostilities)|respite|(?:halt|stop|suspend|cease|pause|end)\s(?:all\s|its\s|their\s|the\s)?(?:\w+\s){0,2}(?:attacks|offensives?|operations|hostilities|fighting)|fighting\s[^.;]{0,30}paused|made\speace|each\sother\salone)\b",
            _I,
        ),
    ),
    (
        "prisoner exchange",
        re.compile(
            r"\b(?:prisoner|detainee|hostage|captive)s?\b.{0,40}\b(?:swap|exchange|release|deal)|\b(?:swap\w*|exchang\w+|releas\w+|trad(?:ed|ing|e))\b.{0,30}\b(?:(?:prisoner|detainee|hostage|captive)s|bodies)|\b(?:bodies|remains)\b.{0,40}\b(?:swapped|exchanged)",
            _I,
        ),
    ),
    ("disengagement", re.compile(r"\b(?:disengage\w*|de-?escalat\w*|demilitari[sz]\w*|buffer\szone)\b", _I)),
    (
        "humanitarian access",
        re.compile(
            r"\b(?:humanitarian\s(?:pause|corridor|access|agreement|deal|truce)s?|evacuation\s(?:deal|agreement)|aid\s(?:deal|agreement))",
            _I,
        ),
    ),
    (
        "political",
        re.compile(
            r"\b(?:peace\s(?:deal|agreement|accord|pact|treaty|process)|power-?sharing|reconciliation|normali[sz]ation|decommission\w*|disarm\w*|autonomy|framework\sagreement|comprehensive\sagreement|transitional)\b",
            _I,
        ),
    ),
    (
        "security cooperation",
        re.compile(
            r"\b(?:co-?operat\w*|co-?ordinat\w*|(?:joint|mixed|shared|common|combined)\s(?:\w+\s)?patrols?|(?:work|fight|operate|stand|patrol|guard)(?:ing)?\s(?:[\w'’-]+\s){0,3}(?:side\sby\sside|together|jointly)|joint\s(?:military|operations?|patrols?|security|forces?)|security\s(?:pact|agreement|deal|accord)|military\s(?:pact|agreement|deal|accord)|defen[cs]e\s(?:pact|agreement|deal)|intelligence|joint\smilitary\swork)\b",
            _I,
        ),
    ),
    (
        "withdrawal",
        re.compile(
            r"\b(?:withdraw\w*|pull(?:s|ed|ing)?(?:-|\s)?(?:their\s\w+\s)?(?:out|back)|hand(?:s|ed|ing)?\sover\s(?:\w+\s){0,3}(?:airport|base|town|post|bases|posts))\b",
            _I,
        ),
    ),
)
"""Types of agreement, each with the words that tell it, the most telling first."""
