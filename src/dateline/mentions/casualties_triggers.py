"""The words that say that people were harmed, each with the harm it says and the grammar it takes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dateline.model.values import Harm

Form = Literal["verb", "active", "died", "adjective", "count", "toll", "of", "implied", "condition", "suicide"]
"""How a word takes its figure.

verb: participle or past, "were killed", "killed two"; active: object on the right; died: subject on the left;
adjective: "12 dead"; count: "12 deaths"; toll: "the toll rose to 12"; of: "the killing of two"; implied: one person by
the event's name ("fatal shooting"); condition: how someone told of before fares ("in critical condition");
suicide: the one who attacked ("killed himself").
"""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of harm in the text. `struck` where it says shot or hit and not what became of the victim."""

    start: int
    end: int
    harm: Harm
    form: Form
    struck: bool


_TO_DEATH = (
    "shot|stabbed|beaten|hacked|burned|burnt|crushed|bludgeoned|trampled|tortured|knifed|strangled|stoned|choked"
)
_GROUNDS = (
    "homes?|house|apartments?|complex|part(?:y|ies)|club|nightclub|bar|lounge|tavern|pub|station|park|playground|store|shop"
    "|mall|cent(?:er|re)|school|college|university|church|mosque|temple|restaurant|diner|caf[eé]|hotel|motel|intersection"
    "|corner|concert|court|gathering|vigil|funeral|parade|wedding|festival|carnival|block|market|supermarket|checkpoint"
    "|stadium|hospital|office|bank|beach|event|barbecue|cookout|scene"
)
"""Where people are shot: "shot at a party", while those "shot at by police" may not have been hit."""
_LIMB = (
    "(?:head|chest|arms?|legs?|back|neck|shoulder|hand|foot|feet|face|stomach|abdomen|thigh|torso|hip|wrist|knee|ankle"
    "|eye|jaw|side)"
)
_GROWS = (
    "(?:(?:have|has|had|are|is|now|since|later) ){0,3}"
    "(?:ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)?|increas(?:es?|ed|ing)|gr[eo]wn?s?|jump(?:s|ed)?|go(?:es|ne)? up"
    "|up) to"
)
"""How a count comes to a number that is higher than the one before."""
_NUMBER_OF = "number of (?:[a-z]+ )?(?:[a-z]+s|[a-z]*men)"
"""A count told with its group: "raised the number of officers killed to 14"."""
_MANY = (
    r"(?:(?:at least|no fewer than|more than|over|about|around|some|nearly|up to|another) )?"
    r"(?:\d[\d,]*|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens)\b)"
)
"""A number of people, before which a word is a verb: "rebels massacre 22"."""
_UNDER_ARMS = (
    "officers?|soldiers?|policem[ae]n|guards?|fighters?|captain|sergeant|lieutenant|corporal|constable|pilot|commander|major"
    "|colonel|marine|trooper|conscript|ranger|recruit|cadet|comrade|colleague|driver"
)
"""Those whom "the army lost a sergeant" tells to be dead."""
_HARMED = r"(?:killed|dead|slain|shot|executed|beheaded|murdered|died|wounded|injured|hurt)\b"
_LIMBS = r"(?:foot|feet|legs?|arms?|hands?|eyes?|fingers?|limbs?|toes?|eyesight|sight|hearing)"
_ROWS: tuple[tuple[Harm, Form, bool, str], ...] = (
    (
        "killed",
        "toll",
        False,
        r"death[\s-]toll|toll|(?:body|death) count|number of (?:the |people |those )?(?:dead|killed|deaths"
        rf"|fatalities|victims|martyrs)|{_NUMBER_OF} (?:killed|dead)(?![^.;]{{1,60}} since )"
        r"|(?<=\bthe )dead(?! of\b)(?! (?:man|woman|boy|girl|body"
        rf"|end)\b)|(?<=\bthe )dead(?= of\b[^.;:]{{1,140}} {_GROWS})|(?:fatalities|deaths)(?= {_GROWS})",
    ),
    (
        "wounded",
        "toll",
        False,
        rf"number of (?:the |people |those )?(?:wounded|injured|injuries)|{_NUMBER_OF} (?:wounded|injured)"
        r"|(?<=\bthe )(?:wounded"
        rf"|injured)(?! (?:man|woman|boy|girl)\b)|injuries(?= {_GROWS})",
    ),
    (
        "killed",
        "suicide",
        False,
        r"(?:killed|killing|kills|hanged) (?:himself|herself|themselves)|t(?:ook|aking|akes) (?:his|her) own life"
        r"|fatally sho(?:t|ots|oting) (?:himself|herself)|(?:shot|shoots) (?:himself|herself) to death"
        r"|committ?(?:ed|s|ing) suicide|died by suicide"
        r"|turn(?:ed|ing|s) (?:the|a|his|her) (?:[\w-]+ )?(?:gun|weapon|rifle|pistol|revolver|shotgun|knife)"
        r" on (?:himself|herself)",
    ),
    ("killed", "implied", False, r"murder[-/ ]suicide"),
    (
        "killed",
        "active",
        False,
        rf"(?:behead|execute|murder|slaughter|massacre|butcher|lynch|martyr)(?:e?s)?(?= {_MANY})"
        rf"|(?:gun|guns|gunning) down|(?:shoots?|shooting) dead"
        rf"|(?:hack|stab|beat|burn|stone|club)s?(?= {_MANY}\b[^.;,]{{0,40}}? to death\b)",
    ),
    (
        "wounded",
        "implied",
        True,
        r"(?<=double )shooting|(?<=triple )shooting|(?<=quadruple )shooting|(?<=quintuple )shooting",
    ),
    (
        "killed",
        "verb",
        False,
        r"(?:fatally|mortally) (?:shot|wounded|injured|stabbed|hit|struck|shooting|wounding)"
        r"|shot (?:and|&) (?:fatally wounded|killed)|shot dead"
        rf"|(?:{_TO_DEATH}) (?:(?:or|and|and then) (?:{_TO_DEATH}) )?(?:to death|dead)|gunned down|put to death"
        rf"|(?:{_TO_DEATH})(?= (?:(?:or|and) (?:{_TO_DEATH}) )?[^.;,]{{1,60}} (?:to death|dead)\b)"
        r"|(?:burned|burnt|buried) alive|(?:burned|burnt)(?= [^.;,]{1,50} alive\b)"
        r"|(?:charred|burned|burnt)(?= beyond recognition\b)"
        r"|(?:pronounced|declared|found) (?:dead|deceased)|blown up and killed|wiped out"
        r"|killed|slain|murdered|assassinated|executed|beheaded|massacred|martyred|butchered|slaughtered|lynched"
        r"|(?<=were )lost(?! (?:at|in (?:the )?(?:sea|desert|mountains|post|storm))\b)"
        r"|decapitated|hanged|neutrali[sz]ed|eliminated|liquidated|sent to hell|electrocuted|incinerated",
    ),
    (
        "killed",
        "died",
        False,
        r"lost (?:their|his|her|its) (?:own )?(?:lives|life)|(?:los(?:e|es|ing)) (?:their|his|her) (?:lives|life)"
        r"|(?:embrac|attain|achiev)ed (?:martyrdom|shahadat)|(?:paid|made) the (?:ultimate|supreme) sacrifice"
        r"|laid down (?:their|his|her) (?:lives|life)|gave (?:their|his|her) (?:lives|life)"
        r"|did(?: not|n't) (?:survive|come out alive)|had (?:their|his|her) throats? (?:cut|slit)"
        r"|fell(?= (?:(?:on|late|early|last) (?:\w+ ){1,3})?(?:in|during) (?:an?|the) (?:\w+ ){0,2}?"
        r"(?:assault|attack|ambush|battle|clash|fighting|firefight|fight|raid)\b)"
        r"|fell(?= ?(?:[.,;:)]|$)| (?:there|that|as|while|when|before|beside|alongside|at (?:the|their|his|its)"
        r"|on the spot|in (?:the|this|that) (?:attack|ambush|assault|raid|battle|clash|fighting|village|town))\b)"
        r"|died|dies|die|perish(?:ed|es)?|drowned|succumb(?:ed|s)|bled to death|passed away|dying"
        r"|expired(?= (?:on|in|at|before|while|later|from)\b)",
    ),
    (
        "killed",
        "of",
        False,
        r"(?:killings?|murders?|deaths?|assassinations?|executions?|beheadings?|massacre|slayings?|lynching"
        r"|loss|bod(?:y|ies)|remains|corpses?) of",
    ),
    (
        "killed",
        "implied",
        False,
        r"fatal(?:ly)? (?:shooting|stabbing|attack|shot|gunshot|wound)"
        r"|(?:fatal|deadly) (?:(?!crash|fire|accident)[a-z'’.-]+ ){0,4}?(?:shooting|shoot-?out|gunfight|stabbing)"
        r"|(?:shooting|gunshot|stabbing) death|(?<=in )(?:killing|slaying)(?=$|[.,;:\n])"
        r"|(?<=double )murders|(?<=triple )murders|(?<=quadruple )murders|(?:homicides?"
        r"|murder)(?! (?:unit|detectives?|division|squad|bureau|investigators?|section|charges?|rate"
        r"|case|trial|suspect|weapon|mystery))|slaying",
    ),
    (
        "killed",
        "active",
        False,
        r"(?:slit|cut|slitting|cutting) (?:open )?the throats? of|"
        r"(?:claim|t[ao]k|cost)(?:e|en|ed|e?s|ing)? (?:the )?li(?:fe|ves) of|took the li(?:fe|ves) of"
        r"|kills?|killing|slays?|slaying|murdering|murders|assassinating"
        r"|executing|executes|beheading|massacring|martyring|slaughtering",
    ),
    (
        "killed",
        "active",
        False,
        r"(?:cost|claim|tak)(?:e?s|ed|ing|en)?(?=[^.;:]{1,90}\blives\b)|took(?=[^.;:]{1,90}\blives\b)",
    ),
    (
        "killed",
        "active",
        False,
        rf"lost(?= (?:one|{_MANY}))|lost(?= an? (?:[a-z-]+ )?(?:{_UNDER_ARMS})\b)",
    ),
    ("killed", "adjective", False, r"dead|deceased"),
    ("killed", "count", False, r"fatally(?= ?(?:[,.;:)–—-]|$|in |on |at ))"),
    ("killed", "count", False, r"deaths|death|fatalities|fatality|martyrs|bodies|corpses|lives"),
    (
        "wounded",
        "died",
        False,
        r"(?:came|arrived|brought|carried)(?: (?:in|out|back|home|away|down))? (?:[a-z]+ly )?"
        r"(?:wounded|injured|hurt)(?=[.,;:]|$| (?:and|but|to|by|on|at|in|from|when|after)\b)"
        r"|(?:has|have|had|took|caught) (?:an? |two |three |several )?(?:bullets?|shrapnel|splinters)"
        r" in (?:the|his|her|their|both) "
        r"|(?:hit|struck|grazed) in (?:the|his|her|both|one) (?:upper |lower |left |right )*"
        r"(?:arms?|legs?|shoulder|hand|foot|feet|thighs?|hip|wrist|knees?|ankle|calf)\b",
    ),
    (
        "wounded",
        "verb",
        False,
        r"treated for|wounded|injured|hurt|maimed|hospitali[sz]ed",
    ),
    (
        "wounded",
        "died",
        True,
        r"(?:suffer(?:ed|ing|s)?|sustain(?:ed|ing|s)|receiv(?:ed|ing)|had"
        r"|with|bleeding)(?: (?!no\b)[a-z-]+){0,4} gunshot (?:wounds?|injur(?:y|ies))"
        r"|(?:shot|shoots|shooting) (?:himself|herself)|self-inflicted (?:gunshot )?wound"
        r"|(?:hit|struck|grazed) (?:[a-z]+ )?in (?:the|his|her|both|one of (?:his|her))"
        rf" (?:upper |lower |left |right |back of the )*{_LIMB}"
        r"|(?:hit|struck|grazed) (?:by|in) (?:an? |the |stray |several |multiple )*(?:bullets?"
        r"|gunfire|crossfire|shrapnel)",
    ),
    (
        "wounded",
        "verb",
        True,
        r"shot(?= at (?:least|close|point|random|about|around|approximately|\d))"
        rf"|shot(?= at (?:[\w'’.-]+ ){{0,6}}?(?:{_GROUNDS})\b)"
        r"|shot(?! (?:at|down|back|rang|towards?|into|was|were|themselves|himself|herself|fired"
        r"|put)\b)|stabbed|shoots(?! at)|struck by (?:a |the |stray |several |multiple )?(?:bullets?"
        r"|gunfire|gunshots?)|hit by (?:a |the |stray |several |multiple )?(?:bullets?|gunfire|gunshots?)",
    ),
    (
        "wounded",
        "verb",
        True,
        r"(?:(?<=were )|(?<=was )|(?<=been )|(?<=also ))(?:hit|struck|grazed)"
        r"(?! (?:by (?:an? |the )?(?:[a-z-]+ ){0,2}(?:car|truck|vehicle|train|bus|driver|van|suv)"
        r"|with (?!(?:a )?(?:birdshot|buckshot|pellets|bullets?|gunfire|shrapnel))))",
    ),
    (
        "wounded",
        "active",
        True,
        r"(?:hitting|striking|grazing|hits?|strikes|struck|graze[sd])"
        r"(?= (?:at least |another )?(?:\d|(?:an?|the|his|her|man|woman|boy|girl|teen) |two|three|four|five))",
    ),
    (
        "wounded",
        "active",
        False,
        r"(?:sent|sends|sending|put)(?=[^.;:]{1,60}\b(?:to|in|into) (?:the |an? )?(?:[\w'-]+ )?hospital)",
    ),
    ("wounded", "of", True, r"shootings? of"),
    (
        "wounded",
        "adjective",
        True,
        rf"in (?:the|his|her|both|one of (?:his|her)) (?:upper |lower |left |right |back of the )*{_LIMB}",
    ),
    (
        "wounded",
        "died",
        False,
        r"(?:suffer(?:ed|ing|s)?|sustain(?:ed|ing|s)|receiv(?:ed|ing)"
        r"|had)(?: (?!no\b)[a-z-]+){0,4} (?:wounds?|injur(?:y|ies)|burns)"
        r"|(?:have|has) (?:(?:bullet|gunshot|shrapnel|blast|head|knife|machete|serious|severe|light) ){0,2}"
        r"(?:wounds|injuries|burns)"
        r"|with (?:[a-z-]+ ){0,3}(?:injuries|wounds|burns)",
    ),
    (
        "wounded",
        "condition",
        False,
        r"(?:taken|rushed|transported|airlifted|flown|brought"
        r"|driven)(?: [a-z]+ly)? to (?:[\w'.-]+ ){0,5}(?:hospitals?|medical cent(?:er|re))"
        r"|(?<=being )treated(?! as\b)|in (?:the )?hospital|fighting for (?:his|her|their) (?:life|lives)",
    ),
    (
        "wounded",
        "condition",
        False,
        rf"lost (?:(?:an?|one|two|both|his|her|their|three|the|right|left|lower|sight of|use of) )+{_LIMBS}\b"
        r"|treated (?:and released|(?:at|in) (?:an? |the )?(?:[\w'’-]+ ){0,3}(?:hospitals?|medical cent(?:er|re)))"
        r"|expected to (?:fully |physically )?(?:live|survive|recover|be (?:ok|okay)\b|make a full recovery)"
        r"|(?:(?<=victim )|(?<=victims ))survived",
    ),
    ("wounded", "count", True, r"(?:gunshot|shooting) victims"),
    (
        "wounded",
        "condition",
        False,
        r"in (?:an? |[a-z]+ (?:but|and) )?(?:very )?(?:critical|serious|stable|grave|fair|good"
        r"|guarded) (?:but stable )?condition",
    ),
    (
        "wounded",
        "active",
        False,
        rf"treat(?:ed|s|ing)?(?= {_MANY}\b[^.,;:]{{0,30}}?(?:patients|people|persons|others?|victims|survivors"
        r"|casualties|men|women|children|soldiers|policemen|civilians)\b)"
        r"|wounding|injuring|hurting|wounds(?! (?:to|in|that|from|on|and|were)\b)|injures|maiming|wound|injure",
    ),
    ("wounded", "active", True, r"shooting(?= (?:two|three|four|five|six|seven|eight|nine|ten|\d))"),
    ("wounded", "of", False, r"injur(?:y|ies) to"),
    ("wounded", "count", False, r"injuries"),
    (
        "abducted",
        "verb",
        False,
        r"kidnapped|abducted|taken (?:hostage|captive)|(?:held|kept) (?:hostage|captive)"
        r"|taken prisoner|snatched|seized",
    ),
    ("abducted", "of", False, r"(?:kidnapping|abduction) of"),
    ("abducted", "active", False, r"kidnapping|abducting|kidnaps?|abducts?"),
    ("abducted", "count", False, rf"(?:hostages|captives)(?! (?:(?:were|had|have|been|are) )*{_HARMED})"),
    ("abducted", "adjective", False, r"hostage(?! (?:crisis|taker|situation|rescue|deal|negotiat))"),
    ("missing", "adjective", False, r"missing|unaccounted for"),
    ("arrested", "of", False, r"(?:arrests?|detention) of"),
    ("arrested", "verb", False, r"arrested|detained|apprehended|taken into custody|rounded up"),
    ("arrested", "active", False, r"arresting|detaining|arrest|detain|arrests(?! (?:were|have|had)\b)"),
    ("arrested", "count", False, r"arrests"),
)
_MASTER = re.compile(
    "(?:" + "|".join(f"(?P<t{number}>{row[3]})" for number, row in enumerate(_ROWS)).replace(" ", r"\s") + r")\b"
)
_WORDS = re.compile(r"[a-z]{2,}")
_BEGINNINGS = frozenset(
    """tol dea bod num wou inj fat mor sho sta bea hac bur cru blu tra tor kni str sto cho gun put pro dec fou blo kil
    han lai gav mad pai too tak cla cos sla mur ass exe beh mas mar but lyn ele inc neu eli liq sen
    exp sur los fel die dyi per dro suc ble pas hom lif
    liv hur mai hos sel hit gra suf sus rec had wit tre rus air flo bro dri in fig kid abd hel kep sna sei cap mis una
    cam car wip hav arr det app rou cha did sli cut emb att ach cor bei rem tur
    """.split()
)
"""How the words of harm begin, to three letters: other words need not be tried. Three times as fast as trying all."""


def triggers(text: str) -> list[Trigger]:
    """The words of harm in a text, in order, none within another."""
    lower = _lower(text)
    found: list[Trigger] = []
    done = 0
    for word in _WORDS.finditer(lower):
        if word[0][:3] not in _BEGINNINGS:
            continue
        start = word.start()
        if start < done or (start and (lower[start - 1].isalnum() or lower[start - 1] == "_")):
            continue
        match = _MASTER.match(lower, start)
        if match:
            harm, form, struck, _ = _ROWS[int((match.lastgroup or "t0")[1:])]
            found.append(Trigger(start, match.end(), harm, form, struck))
            done = match.end()
    return found


def _lower(text: str) -> str:
    """Small letters, one for one: the rare letters whose small form is two stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
