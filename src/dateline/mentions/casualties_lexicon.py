"""Words of harm and words for people, as the news of conflict and crime uses them.

Closed lists of English, written from the field's own vocabulary; singular forms unless a word has no singular.
"""

from __future__ import annotations

from functools import lru_cache

_REMEMBERED = 8_192
"""Words whose reading is kept: the words of news repeat, and a word is asked about several times."""

ATTACKERS = frozenset(
    """attacker assailant bomber perpetrator shooter raider hijacker ambusher aggressor
    kidnapper abductor intruder robber knifeman arsonist assassin hostage-taker suicide-bomber
    """.split()
)
"""People named by the attack they make."""

FIGHTERS = frozenset(
    """militant insurgent terrorist rebel jihadist jihadi guerrilla guerilla extremist islamist separatist
    bandit daesh isis isil taliban talib mujahid mujahideen al-shabaab shabaab houthi huthi militiaman
    militiamen gunman gunmen sniper suspect
    khwarij khawarij khariji kharji fedayeen
    paramilitary combatant mercenary infiltrator saboteur dissident rustler gangster
    """.split()
)
"""People of armed groups: the attacking side where they attacked, victims of the incident where they were attacked."""

FORCES = frozenset(
    """soldier troop serviceman servicemen servicewoman servicewomen trooper policeman policemen policewoman policewomen
    officer officers police cop gendarme guard bodyguard marine sailor airman airmen commando paratrooper ranger
    peshmerga peacekeeper conscript recruit cadet reservist patrolman patrolmen lieutenant captain colonel major general
    sergeant corporal brigadier constable inspector commander deputy sheriff personnel watchman watchmen warden
    fighter legionnaire infantryman infantrymen crewman crewmen pilot jawan coastguard border-guard vigilante militia
    """.split()
)
"""People under arms for a state, or beside it."""

CIVILIANS = frozenset(
    """person people man men woman women child children boy girl baby infant toddler teenager teen youth youngster minor
    adult civilian villager resident local citizen national native tribesman tribesmen farmer herder herdsman herdsmen
    shepherd fisherman fishermen worker labourer laborer miner builder trader merchant vendor shopkeeper
    driver passenger
    commuter traveller traveler motorist cyclist biker pedestrian bystander passer-by passerby passers-by passersby
    onlooker
    shopper worshipper worshiper churchgoer pilgrim priest pastor imam cleric bishop nun monk missionary preacher
    parishioner student pupil schoolchild schoolchildren schoolgirl schoolboy teacher professor principal lecturer
    doctor nurse medic paramedic physician surgeon patient aid-worker volunteer staff employee colleague
    journalist reporter cameraman cameramen photographer editor broadcaster lawyer judge prosecutor attorney
    politician mayor governor minister senator lawmaker councillor councilor candidate official ambassador diplomat
    president chief chieftain elder leader mukhtar sheikh activist protester protestor demonstrator marcher campaigner
    engineer technician mechanic contractor guest tourist visitor holidaymaker foreigner migrant refugee immigrant
    prisoner inmate detainee captive hostage survivor victim fatality brother sister mother father parent son daughter
    husband wife spouse widow uncle aunt cousin nephew niece grandmother grandfather grandson granddaughter grandchild
    grandchildren grandparent sibling twin relative family couple friend neighbor neighbour companion fiance fiancee
    boyfriend girlfriend roommate classmate teammate boss partner owner manager clerk cashier customer patron waiter
    waitress bartender tenant landlord homeowner housewife bride groom mourner rescuer firefighter fireman firemen
    responder fan spectator player athlete coach dancer singer musician artist performer actor crew member
    businessman businessmen businesswoman entrepreneur trucker courier clergy clergyman collector gatherer hunter logger
    peasant rancher gardener cook chef baker butcher barber tailor taxi-driver rickshaw-driver helper assistant
    secretary aide member brother-in-law father-in-law mother-in-law sister-in-law co-worker coworker
    infantrywoman schoolmate grandaughter adviser advisor spokesman spokeswoman spokesperson delegate
    negotiator envoy observer monitor
    inspector expatriate settler soul individual human occupant pensioner orphan evacuee returnee indigenous
    male female suspect driver veteran attendee partygoer concertgoer reveller reveler juvenile grandma grandpa
    freshman sophomore senior junior classmate stepson stepdaughter stepfather stepmother ex-wife ex-husband
    ex-girlfriend ex-boyfriend kid guy lady gentleman gentlemen nationals other others
    """.split()
)
"""People at large, their kin and their trades."""

PLURAL_ONLY = frozenset(
    """people men women children police personnel servicemen servicewomen policemen policewomen tribesmen herdsmen
    fishermen schoolchildren cameramen firemen grandchildren gunmen militiamen watchmen crewmen infantrymen airmen
    businessmen patrolmen passers-by passersby clergy staff crew gentlemen nationals others mujahideen taliban
    peshmerga daesh isis isil shabaab al-shabaab khwarij khawarij fedayeen
    """.split()
)

COLLECTIVE = frozenset("family couple crew staff police personnel clergy militia team group pair trio duo".split())
"""Groups whose members are not counted by counting them: a family killed is not one person killed."""

SIZES = {"couple": 2, "pair": 2, "trio": 3, "duo": 2, "twins": 2}
"""Groups that are numbers in themselves."""

DEMONYM_ENDINGS = ("ans", "ians", "ese", "ish", "ites", "ists", "ees", "men", "women", "ers", "ors", "ants", "iers")
SINGULAR_ENDINGS = ("man", "woman", "er", "or", "ist", "ee", "ian", "ant", "eer", "ier")

TRADES = (
    *("ist", "eer", "man", "woman", "grapher", "keeper", "maker", "seller", "rider", "runner", "dealer", "yor"),
    *("hunter", "diver", "dweller", "monger", "picker", "cutter", "grower", "goer", "herd", "wright"),
)
"""Endings of one person's trade, in small letters only: in capitals they end names."""

THINGS = frozenset(
    """hour minute second day night week month year decade century morning evening afternoon time moment date weekend
    metre meter kilometre kilometer mile yard foot feet inch km m kg kilogram kilo ton tonne litre liter pound gram
    percent percentage cent dollar euro dinar rupee naira peso franc degree acre hectare square
    attack bombing blast explosion strike airstrike air-strike raid assault incident clash ambush shooting operation
    battle war bomb mortar rocket missile shell grenade mine landmine ied device charge bullet round shot gunshot
    gun rifle weapon pistol firearm kalashnikov machine-gun launcher mortar-round drone aircraft plane jet helicopter
    tank vehicle car truck lorry van bus motorcycle motorbike bike tanker trailer humvee pickup boat ship vessel train
    house home building shop store school hospital mosque church hotel village town city province district state country
    county area region zone point post checkpoint checkpost outpost base camp barracks station place site scene location
    street road avenue highway route block bridge border apartment room floor story storey door window
    animal cow cattle sheep goat horse camel dog cat livestock
    million billion thousand hundred dozen score number figure share rate count charge felony crime murder homicide case
    death injury wound casualty arrest warrant bullet-wound gunshot-wound surgery operation stitch
    center centre meter quarter poster container bunker booster tracker computer paper letter order offer
    cruiser reactor sector rotor error tractor motor border matter shoulder finger corner tower newspaper chapter
    power winter summer september october november december daughter-of letter number member-state
    group faction party side team unit company battalion brigade division regiment force army platoon squad cell
    round item piece part page point issue question reason answer
    name word career pioneer call report statement interview
    photo picture
    video story article comment hit cartridge casing magazine shell-casing rifle-round bag body-bag
    """.split()
)
"""Heads that are no victims when a number stands before them."""

ADVERBS = frozenset(
    """also reportedly allegedly apparently seriously critically badly severely gravely slightly lightly mildly fatally
    mortally later then already still now just only even both all confirmed believed feared thought presumed reported
    instantly immediately subsequently accidentally deliberately mistakenly tragically brutally sadly initially
    officially reported either not-yet previously recently nearly almost themselves himself herself so far
    initially today yesterday tonight likely probably possibly brutally otherwise
    unintentionally eventually ultimately always together each
    """.split()
)

_NO_ADVERBS = frozenset("family reply italy july assembly ally supply anomaly butterfly rally bully".split())


def is_adverb(word: str) -> bool:
    """Whether a word (lower case) may stand between an auxiliary and its participle: "was moderately hurt"."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS)


BE = frozenset("was were been being be is are 's 're got get getting became".split())
SINGULAR_BE = frozenset(["was", "is", "'s", "has"])
PLURAL_BE = frozenset(["were", "are", "have", "'re"])

MODALS = frozenset(
    """would could can may might will shall should must cannot can't won't wouldn't couldn't not never n't didn't don't
    wasn't weren't isn't aren't hasn't haven't if unless whether
    """.split()
)

STOPS = frozenset(
    """a an the this that these those his her its their my our your who whom whose which what when where while as after
    before during since until till because although though but and or nor than then in on at by for from with without
    of to into onto near outside inside over under between among amongst around about above below against across along
    behind beside beyond through throughout toward towards upon via per including amid following also was were
    is are be been
    being has have had do does did will would shall should can could may might must not it he she they we you i him them
    us me there here said says say told according so if plus both either neither each every all some any no none
    more less least most out up down off back away him himself herself themselves
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tonight
    """.split()
)
"""Words at which a noun phrase ends."""

DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
    today yesterday tonight overnight early late last this
    """.split()
)


SOFT_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight overnight late last early
    this""".split()
)
UNCOUNTED = frozenset("dozens scores hundreds thousands several many some tens multiple numerous few".split())
CROWDS = frozenset("dozens scores hundreds thousands several many tens numerous".split())

NOT_BEFORE = frozenset(
    """article highway route no number page camp unit room phase level chapter section channel ak m
    interstate road resolution area zone gate block sector $ € £ # / version group article law flight code minus
    """.split()
)
"""Words that make the number behind them that of a thing: "highway 12"."""

ORDINALS = {
    word: number
    for number, words in enumerate(("second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th"), start=2)
    for word in words.split()
}
BEHIND_ORDINAL = frozenset(
    """, . was who is has in and later got escaped had lost suffered survived before after during at on outside inside
    while when seriously critically""".split()
)
"""What follows "a fourth" where it is a person."""
CAME = frozenset("arrived came reached fled escaped remained stayed lay got went had".split())
"""Verbs right behind a bare number: "60 arrived with injuries"."""

HEADED = frozenset(
    "village ward district traditional family security community regional department hamlet tribal".split()
)
"""What a "head" who is a person stands at the head of."""
PARENTS = frozenset("father mother dad mom mum parent grandfather grandmother".split())

BODIES = frozenset(
    """department ministry agency association council committee court university college academy institute foundation
    network news times post television radio clinic medical airport stadium mall park plaza market restaurant bar club
    motel inn apartments drive lane boulevard blvd ave st rd river lake mountain mount island valley beach
    photo photos video image caption click read share advertisement update updated posted published related
    christian islamic state front union movement party brigades court-house courthouse jail prison
    """.split()
)
"""Words in the names of bodies and places, and of the furniture of pages, which are no persons."""


@lru_cache(maxsize=_REMEMBERED)
def singular(word: str) -> str:
    """The singular of a regular English plural, or the word itself (lower case in, lower case out)."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


PEOPLE = ATTACKERS | FIGHTERS | FORCES | CIVILIANS


@lru_cache(maxsize=_REMEMBERED)
def is_person(word: str, *, capitalised: bool = False) -> bool:
    """Whether a noun names a person or persons; by list, and by the endings of trades and peoples."""
    bare = singular(word)
    if word in PEOPLE or bare in PEOPLE:
        return True
    if word in THINGS or bare in THINGS:
        return False
    last = bare.rpartition("-")[2]
    if last in PEOPLE:
        return True
    if last in THINGS:
        return False
    if capitalised and word.endswith(("s", "ese", "ish")) and len(word) > 4:
        return True
    return len(word) > 5 and word.endswith(DEMONYM_ENDINGS if capitalised else DEMONYM_ENDINGS + TRADES)


@lru_cache(maxsize=_REMEMBERED)
def is_singular_person(word: str) -> bool:
    """Whether a noun names one person."""
    if word in PLURAL_ONLY:
        return False
    if word in PEOPLE:
        return not (word.endswith("s") and singular(word) in PEOPLE and singular(word) != word)
    if word in THINGS or word.endswith("s"):
        return False
    last = word.rpartition("-")[2]
    if last in PEOPLE:
        return last not in PLURAL_ONLY
    return last not in THINGS and len(word) > 5 and word.endswith(SINGULAR_ENDINGS)


def side(word: str | None) -> str:
    """What sort of group a noun names: "attackers", "fighters", "forces", "civilians" or "" for people at large."""
    if not word:
        return ""
    words = word.lower().replace("'s", "").split()
    if any(part in FIGHTERS or singular(part) in FIGHTERS for part in words):
        return "fighters"
    for part in reversed(word.lower().replace("'s", "").split()):
        for form in (part, singular(part)):
            if form in GENERIC:
                return ""
            for name, members in SIDES:
                if form in members:
                    return name
    return "civilians" if word else ""


GENERIC = frozenset("person people victim individual soul human other others man men woman women male female".split())
"""Words that name no group of their own: a count of these is a count of all."""

SIDES: tuple[tuple[str, frozenset[str]], ...] = (
    ("attackers", ATTACKERS),
    ("fighters", FIGHTERS),
    ("forces", FORCES),
    ("civilians", CIVILIANS),
)
