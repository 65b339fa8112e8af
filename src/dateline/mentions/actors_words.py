"""The words that name groups by what they are: "gunmen", "policemen", "villagers", and what may stand before them."""

from __future__ import annotations

from dateline.model.mentions import ActorKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARMED = _words(
    """gunman gunmen militant militants insurgent insurgents rebel rebels fighter fighters jihadist jihadists jihadi
    jihadis extremist extremists terrorist terrorists bandit bandits attacker attackers assailant assailants
    militiaman militiamen militia militias guerrilla guerrillas guerilla guerillas kidnapper kidnappers abductor
    abductors bomber bombers gang gangs gangsters sniper snipers shooter shooters separatist separatists
    islamist islamists vigilante vigilantes herdsmen pirates raiders mercenaries mercenary hitman hitmen
    assassin assassins rustlers infiltrator infiltrators perpetrators hijackers hijacker paramilitary
    paramilitaries raider secessionists mujahideen mujahidin irregulars traffickers cartel cartels
    hostage-takers captors aggressor aggressors khawarij warlord warlords cell cultists mob arsonists marauders
    insurgency guerrilleros outlaws subversives saboteur saboteurs collaborators auxiliaries insurrectionists
    murderers killers invaders criminals maoists naxals"""
)
STATE = _words(
    """soldier soldiers troop troops army military police policeman policemen policewoman policewomen servicemen
    serviceman paramilitary warplane warplanes helicopter helicopters jets commandos commando peacekeeper
    peacekeepers conscripts cadets recruits officers officer marines gendarmes gendarme gendarmerie garrison
    sentries guards guard constable constables constabulary navy patrol bodyguard bodyguards guardsmen troopers
    trooper reservists legionnaires airmen sailors sappers generals junta"""
)
CIVIL = _words(
    """civilian civilians villager villagers worshipper worshippers worshipers worshiper student students pupil pupils
    child children women woman resident residents farmer farmers worker workers journalist journalists reporter
    reporters teacher teachers doctor doctors nurse nurses passenger passengers pilgrim pilgrims refugee
    refugees miner miners fisherman fishermen tourist tourists tribesman tribesmen cleric clerics priest priests
    pastor pastors imam imams mayor schoolgirls schoolgirl schoolboys schoolchildren shoppers protester
    protesters protestors demonstrators mourners activist activists contractor contractors engineer engineers
    driver drivers trader traders loggers herders herder shepherd shepherds elders elder lawmaker lawmakers
    politician politicians judge judges hostages prisoners patients patient boys girls youths boy girl locals
    foreigners nomads inhabitants townspeople paramedics paramedic medics medic nuns missionaries missionary
    humanitarians rescuers bystanders commuters motorists displaced returnees parishioners churchgoers
    christians muslims shiites shias sunnis yazidis yezidis hazaras copts ahmadis lecturers professors lawyers
    lawyer labourers laborers truckers mothers families family babies infants candidates candidate officials
    official diplomats diplomat electricians fishers hunters gatherers customers guests vendors merchants
    shopkeepers employees employee staff volunteers volunteer people persons men"""
)
PLAIN_PEOPLE = _words("people persons men boys girls family families staff officials official guests hunters officers")
"""Heads that say too little to be mentioned without a number or an adjective of their own."""

_COMPOUNDS: tuple[tuple[ActorKind, str], ...] = (
    (
        "armed group",
        "armed men|armed man|armed individuals|armed persons|armed group|armed groups|armed robbers|armed youths"
        "|unknown men|unidentified men|unknown persons|unidentified persons|unknown individuals|unknown attackers"
        "|unidentified individuals|masked men|suicide bomber|suicide bombers|suicide attacker|suicide attackers"
        "|gang members|gang member|criminal gang|criminal gangs|criminal group|criminal groups|terror group"
        "|terrorist organisation|terrorist organisations|terrorist organization|terrorist organizations"
        "|armed organisation|armed organisations|armed organization|armed organizations"
        "|terrorist group|terrorist groups|militant group|militant groups|rebel group|rebel groups|rebel forces"
        "|rebel fighters|armed gang|armed gangs|cattle rustlers|cattle raiders|hit squad|death squad|death squads"
        "|armed militia|armed militias|self-defence group|self defence militia|armed civilians|local fighters"
        "|sleeper cell|sleeper cells|opposition fighters|opposition forces|armed opposition|terror cell"
        "|terrorist cell"
        "|armed factions|armed fighters|armed militants|armed bandits|armed assailants|armed attackers"
        "|jihadi fighters"
        "|drug traffickers|organised crime group|insurgent group|insurgent groups|islamist militants"
        "|men in uniform"
        "|gun men|foreign fighters|unknown gunmen|armed herders|armed herdsmen|female suicide bombers"
        "|ethnic militia",
    ),
    (
        "state force",
        "police officer|police officers|security forces|security force|security personnel|security guards"
        "|security guard|security officers|security officials|border guards|border guard|border police"
        "|government forces|government troops|government soldiers|pro-government forces|coalition forces"
        "|coalition warplanes|coalition troops|coalition jets|joint forces|joint force"
        "|joint patrol|police patrol|army patrol|military patrol|army convoy|military convoy|police convoy"
        "|special forces|prison guards|army personnel|military personnel|police personnel|security men"
        "|security agents"
        "|army soldiers|army troops|army officers|army officer|military police|federal police|riot police"
        "|local police"
        "|coast guard|national guard|armed forces|air force|regime forces|loyalist forces|loyalist fighters"
        "|army unit|army units|police unit|police force|paramilitary forces|paramilitary troops"
        "|paramilitary soldiers"
        "|counter-terrorism police|anti-terrorism forces|intelligence agents|intelligence officers"
        "|police recruits"
        "|army recruits|army commandos|naval forces|border security forces|military forces|occupation forces"
        "|federal troops|federal forces|foreign troops|un peacekeepers|tribal police|law enforcement"
        "|security services"
        "|customs officers|forest guards|forest rangers|park rangers"
        "|security detail|police team|police cadets|military vehicle|patrol team|army vehicle"
        "|police vehicle|police van",
    ),
    (
        "civilians",
        "women and children|aid workers|aid worker|health workers|health worker|humanitarian workers"
        "|media workers"
        "|polio workers|polio vaccinators|displaced people|displaced persons|tribal elders|village elders"
        "|community leaders"
        "|construction workers|road workers|oil workers|factory workers|day labourers|mine workers|coal miners"
        "|truck drivers|bus passengers|train passengers|election workers|election officials|government officials"
        "|government employees|local officials|civil servants|tribal leaders|religious leaders|village chief"
        "|village head|village heads|village leader|village chiefs|tribal leader|tribal elder|local chief"
        "|local chiefs"
        "|traditional chief|traditional ruler|school children|schoolgirls|university students|bank customers"
        "|human rights defender|human rights defenders|rights activist|social leader|social leaders|school bus"
        "|civilian population|local residents|asylum seekers|relief workers|un staff|un workers|ngo workers"
        "|truffle hunters"
        "|truffle gatherers|truffle collectors|fish traders|rice farmers|migrant workers|police chief"
        "|district chief"
        "|district governor|provincial governor|deputy governor|town councillor|former combatants"
        "|ordinary citizens"
        "|young men|local people|minority shiites|shiite muslims|shia muslims|ethnic hazaras"
        "|catholic priest|catholic nuns",
    ),
)
COMPOUNDS: dict[tuple[str, ...], ActorKind] = {
    tuple(words.split()): kind for kind, several in _COMPOUNDS for words in several.split("|")
}
"""Several words that are one head, folded."""

MODIFIERS = _words(
    """pro anti counter suspected alleged presumed unidentified unknown armed masked heavily islamist islamic
    jihadist jihadi muslim
    christian shia shiite shi'ite sunni kurdish arab tuareg fulani dogon hutu tutsi rebel separatist communist
    maoist leftist marxist local tribal extremist militant terrorist insurgent foreign black-clad hooded
    motorcycle-borne government pro-government anti-government former elite special retired regular allied
    loyalist opposition paramilitary criminal ethnic christian hazara turkmen yazidi houthi chechen religious
    young off-duty plainclothes senior junior fellow federal provincial regional national army police military
    security civilian unarmed innocent female male teenage elderly displaced jihadi-linked pro-russian pro-iran
    iran-backed iranian-backed turkish-backed us-backed russian-backed western uniformed ultra-orthodox jewish
    palestinian rogue hardline radical private frontier border traffic riot prison intelligence
    counter-terrorism counterterrorism antiterrorism junta state-backed nomadic lightly joint un saudi-led us-led
    nato-led african-union coalition catholic protestant coptic ahmadi local guerrilla militia believed
    attacking invading pro-regime anti-regime anti-coup pro-democracy pro-junta hostile enemy biafran oromo
    amhara tigrayan afar somali wagner cross-border tribal clan suicide self-defence"""
)
HEDGES = _words("suspected alleged presumed believed")
"""Modifiers that say how sure the text is; they are no part of the name."""

MEMBERS = _words(
    """militant militants fighter fighters gunman gunmen terrorist terrorists insurgent insurgents rebel rebels
    jihadist jihadists jihadis guerrilla guerrillas militiaman militiamen extremists extremist group groups
    organisation organization movement members member forces force faction factions troops troop soldiers
    soldier bandits militia militias paramilitary paramilitaries commandos affiliate affiliates cell cells
    network elements element remnants operatives mercenaries combatants attackers assailants bomber bombers
    snipers squad unit units separatists dissidents warplanes jets helicopters personnel officers officer
    policemen police army military followers loyalists supporters sleeper suspects suspect branch wing terror
    terrorist-group guerrilla-group front drone drones"""
)
"""What may follow a name and still be the same actor: "Taliban fighters"."""

STRIKES = _words(
    """strike strikes airstrike airstrikes drone drones shelling missile missiles bombardment bombardments bombing
    artillery rocket rockets invasion offensive incursion raid raids air aerial naval warplane warplanes jet jets
    cruise ballistic precision shahed kamikaze fire mortar fighter tank tanks shell shells gunboat gunboats gunship
    gunships sniper snipers bullet bullets bomb bombs glide gunfire naval plane planes helicopter helicopters
    himars iskander kalibr kinzhal grad lancet bayraktar howitzers howitzer launchers"""
)
"""What shows, behind an adjective of nationality, that the country acts: "Turkish drone"."""

AGGRESSION = _words(
    """launched launches launch fired fires struck strikes bombed bombs bombarded bombards shelled shells shelling hit
    hits attacked attacks invaded invades killed kills pounded pounds targeted targets raided raids carried
    carries assassinated destroyed destroys unleashed rained conducted conducts retaliated downed downs seized
    captured kills stormed pummelled batters resumed"""
)
"""Verbs that show a country's name to be the one who acts: "Russia shelled"."""

TAKEN_FOR_ARMED = _words("armed suspected")
"""Before a trade ("suspected herders"), they show those who carry arms."""
FIRED = _words("fired launched shot")
"""Before "from", they show a country's name to be the one who acts: "launched from Russia's Belgorod region"."""

PREPOSITIONS = _words(
    "in of from near across at to inside outside for on with within into throughout and neighbouring than"
)
"""What makes a country's name a place."""

STATEMENTS = _words(
    "says said denies denied admits admitted concedes conceded confirms confirmed acknowledges acknowledged claims"
)
"""Verbs with which a country speaks of its own deeds: "US says drone killed"."""

SEAT_ACTS = _words(
    """accused blamed launched fired bombed shelled invaded bombarded rejected dismissed insists insisted blames
    accuses rejects dismisses did"""
)
"""Verbs that show a capital to stand for its government."""

POLITICS = _words("government partner partners party parties talks lawmakers agreement deal cabinet politics allies")
"""What shows, behind "coalition", that it is one of parties."""

COMPOUND_BEGINNINGS = frozenset(several[0] for several in COMPOUNDS)
"""The first words of `COMPOUNDS`."""

BEGINNINGS = ARMED | STATE | CIVIL | MODIFIERS | COMPOUND_BEGINNINGS
"""Words with which a group named by what it is can begin."""

_PROPER = _words(
    """islamist islamic muslim christian shia shiite sunni kurdish arab tuareg fulani dogon hutu tutsi maoist
    marxist hazara turkmen yazidi houthi chechen western jewish palestinian catholic protestant coptic ahmadi
    biafran oromo amhara tigrayan afar somali wagner un christians muslims shiites shias sunnis yazidis yezidis
    hazaras copts ahmadis islamists"""
)
COMMON = BEGINNINGS - _PROPER
"""Words that are written in lower case but at the beginning of a sentence or in a title."""

POLITICAL = _words(
    "ruling governing opposition political electoral parliamentary shaky rainbow grand leftwing rightwing"
)
"""What shows the same, before it."""
