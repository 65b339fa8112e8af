"""The words of attribution: verbs of speech with their stance, roles, ranks, bodies, and private persons.

Written from knowledge of news English; each table names one class of word that the parser of agents
(`attribution_phrases`) tells apart.
"""

# ruff: noqa: E501  (tables of words)
from __future__ import annotations


def _forms(table: dict[str, str]) -> dict[str, str]:
    """Every inflected form to the stance it stands for."""
    return {form: stance for stance, forms in table.items() for form in forms.split()}


SPEECH: dict[str, str] = _forms(
    {
        "said": "said says say told tells tell added adds add explained explains noted notes stated states remarked "
        "remarks commented comments wrote writes tweeted tweets posted recalled recalls emphasised emphasized "
        "emphasises emphasizes stressed stresses underlined underlines underscored underscores highlighted reiterated "
        "reiterates continued pointed insisted insists argued argues maintained maintains admitted admits acknowledged "
        "acknowledges conceded concedes testified recounted recounts described describes related declared declares "
        "estimated estimates concluded clarified clarifies indicated indicates disclosed discloses specified called "
        "calls cited responded replied asserted asserts observed affirmed affirms believes thinks thought assured assures listed lists feared fears suggested hinted "
        "narrated reckoned opined termed dubbed repeated repeats complained complains insist assert maintain fear "
        "answered answers expected expects doubted doubts believe "
        "reads admit certified certifies charged charges certify found finds established establishes swears quipped "
        "shouted shouts thundered reckons reckon scoffed sighed",
        "announced": "announced announces announce revealed reveals unveiled proclaimed proclaims informed",
        "reported": "reported reports report counted counts documented recorded",
        "welcomed": "welcomed welcomes welcome hailed hails praised praises lauded lauds applauded applauds "
        "congratulated commended commends thanked thanks",
        "condemned": "condemned condemns condemn denounced denounces denounce deplored deplores decried decries "
        "slammed lambasted reproached rebuked ridiculed mocked criticised criticized criticises criticizes rejected rejects protested",
        "denied": "denied denies deny refuted refutes rebutted disputed disputes dismissed dismisses contradicted "
        "disavowed disowned disowns disclaimed",
        "claimed": "claimed claims claim alleged alleges allege boasted contended contends",
        "warned": "warned warns warn cautioned cautions",
        "urged": "urged urges urge appealed appeals demanded demands exhorted pleaded implored implores requested "
        "requests invited invites begged begs beseeched",
        "supported": "endorsed endorses backed defended defends",
        "expressed concern": "lamented laments regretted regrets mourned mourns voiced voices expressed expresses",
        "blamed": "blamed blames blame accused accuses accuse attributed attributes faulted suspects suspected",
        "confirmed": "confirmed confirms confirm verified corroborated",
        "threatened": "threatened threatens threaten",
        "apologised": "apologised apologized apologises apologizes",
        "vowed": "vowed vows vow pledged pledges pledge promised promises promise swore",
        "hoped": "hoped hopes hope",
    }
)
"""Forms of verbs with which something is said, and the stance each stands for."""

INVERTING = frozenset(
    "said says say told added adds explained noted notes stated states wrote writes tweeted tweets stressed warned "
    "warns announced reported reports reveals revealed confirmed confirms insisted insists argued claimed claims "
    "declared remarked commented recalled emphasised emphasized admitted acknowledged maintained vowed pledged promised "
    "urged lamented concluded recounted alleged asserted replied responded continued cautioned estimated clarified "
    "reiterated conceded answered complained disclosed discloses thundered quipped scoffed sighed shouted reckons".split()
)
"""Verbs that may stand before their speaker ("..., said the mayor")."""

NEEDS_CLAUSE = frozenset(
    "related continued called calls cited pointed reports claims claim report "
    "demands orders hopes comments promises threatens backed posted counted recorded requests appeals notes states "
    "defended defends documented described observed disputed dismissed indicated rejected requested listed lists counts "
    "feared fears fear thanks suggested attributed attributes termed dubbed maintain repeats assert "
    "expected expects doubted doubts suspects suspected believe mocked reads admit charges finds establishes reckons reckon".split()
)
"""Forms that are often nouns or ordinary verbs: they speak only where a subject stands right before them."""

AUXILIARIES = frozenset(
    "has have had was is were are will would did does do been being also later earlier then too again meanwhile today "
    "yesterday tonight repeatedly only just even still never not now already once further likewise however "
    "nonetheless both all himself herself itself first too".split()
)
"""Words that may stand between a subject and its verb."""

WHEREABOUTS = frozenset("abroad there here elsewhere".split())
"""Adverbs of place that may stand between a subject and its verb."""

TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december morning afternoon evening night noon midnight day week month year weekend "
    "early late earlier later last previous same next following".split()
)
"""Words of time that may stand between a subject and its verb."""

RANKS: dict[str, str] = {
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "cpt": "captain",
    "brig": "brigadier",
    "sgt": "sergeant",
    "cpl": "corporal",
    "adm": "admiral",
    "cmdr": "commander",
    "cdr": "commander",
    "insp": "inspector",
    "supt": "superintendent",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "prof": "professor",
    "dr": "doctor",
    "pm": "prime minister",
    "mp": "member of parliament",
    "ceo": "chief executive",
    "ssp": "senior superintendent",
    "dsp": "deputy superintendent",
    "sp": "superintendent",
    "dig": "deputy inspector general",
    "igp": "inspector general",
    "dpo": "district police officer",
    "sho": "station house officer",
    "hon": "honourable",
    "rev": "reverend",
}
"""Abbreviated titles and what they stand for."""

OFFICIAL_ROLES = frozenset(
    """spokesman spokeswoman spokesperson spokespersons spokesmen president premier minister secretary governor
    vice-president mayor commander commander-in-chief chief chairman chairwoman chairperson chair head leader director
    director-general secretary-general under-secretary-general ambassador envoy representative adviser advisor
    coordinator commissioner administrator prefect prosecutor attorney judge magistrate senator lawmaker legislator
    congressman congresswoman parliamentarian deputy councillor councilor councilman member negotiator mediator delegate
    diplomat general lieutenant-general lieutenant colonel lieutenant-colonel major major-general captain brigadier
    brigadier-general sergeant corporal admiral vice-admiral commodore marshal inspector superintendent constable sheriff
    officer official emir caliph king queen prince pope archbishop bishop cardinal imam ayatollah cleric patriarch
    facilitator co-chair co-chairman detective militiaman gendarme ranger peacekeeper sailor pilot guerrilla commando aide tribesman preacher priest nun
    rabbi sultan chancellor speaker undersecretary treasurer rapporteur monitor analyst expert researcher manager
    executive president-elect co-founder founder doctor surgeon nurse medic paramedic coroner physician lawyer activist
    campaigner academic professor mp mps warlord rebel fighter militant soldier policeman guard ombudsman consul attaché attache
    deputy-governor counterpart vice-chairman superior general-secretary principal warden commandant qaimaqam mudir nahib
    sub-prefect subprefect vice-governor politician assistant counsellor sarpanch garad rescuer
    administrator-general rector headmaster sheikh shaykh mullah mawlawi maulana mufti pastor elder datu chieftain qadi""".split()
)
"""Heads of phrases that name someone who speaks in an office or by trade."""

SOURCE_ROLES = frozenset("source sources insider informant".split())
"""Heads of phrases for speakers who are not named."""

PRIVATE_ROLES = frozenset(
    """resident residents villager villagers witness witnesses eyewitness eyewitnesses survivor survivors brother
    brothers sister sisters son sons daughter daughters father mother parent parents wife husband widow uncle aunt cousin nephew niece
    relative relatives neighbour neighbor neighbours neighbors friend victim victims local locals inhabitant inhabitants
    farmer shepherd herder driver shopkeeper trader student pupil teacher worker passenger civilian refugee volunteer
    bystander worshipper grandfather grandmother grandson hostage captive patient customer guest mourner
    fisherman fishermen baker butcher carpenter mechanic tailor barber cook cleaner miner miners logger nomad nomads
    cattleman housewife midwife porter vendor vendors merchant grocer motorcyclist pensioner schoolboy schoolgirl
    schoolteacher teenager participant participants protester protesters demonstrator demonstrators colleague colleagues
    classmate classmates evacuee evacuees returnee returnees orphan deserter defector detainee prisoner inmate inmates
    traders herders farmers shepherds drivers workers passengers refugees pupils students teachers
    family families people man woman youth boy girl child displaced onlooker caller""".split()
)
"""Heads of phrases for private persons: they are given as their role, never by name."""

HEADING: dict[str, str] = {
    **dict.fromkeys(["heads", "headed", "leads", "led", "runs", "directs", "chairs", "chaired"], "head"),
    **dict.fromkeys(["commands", "commanded"], "commander"),
    **dict.fromkeys(["sits", "belongs"], "member"),
    **dict.fromkeys(["coordinates", "coordinated"], "coordinator"),
    **dict.fromkeys(["founded"], "founder"),
    **dict.fromkeys(["co-chairs", "co-chaired"], "co-chair"),
    **dict.fromkeys(["represents"], "representative"),
    **dict.fromkeys(["negotiates", "negotiated"], "negotiator"),
    **dict.fromkeys(["speaks", "spoke"], "spokesperson"),
}
"""Verbs of "who heads X", with the office for which they stand."""

DOCUMENTS = frozenset(
    """statement communique communiqué release bulletin tweet post message letter declaration announcement dispatch
    report reports statements briefing video audio note notice""".split()
)
"""Heads of phrases for what a body publishes; the body is the speaker."""

PLURAL_ROLES = frozenset(
    """officials officers commanders leaders ministers soldiers militants fighters rebels medics doctors lawmakers
    diplomats analysts experts activists governments generals police prosecutors negotiators mediators investigators
    insurgents observers monitors aides spokespeople politicians elders figures authorities chiefs heads members presidents staff workers peacekeepers representatives delegates envoys
    delegations colonels captains majors lieutenants rescuers sponsors guarantors spokespersons
    separatists loyalists""".split()
)
"""Heads of phrases for several unnamed speakers."""

BODIES = frozenset(
    """ministry ministries department directorate command council government army military navy air-force police
    gendarmerie coalition alliance parliament senate congress assembly cabinet presidency office authority
    administration commission committee agency bureau service services hospital observatory mission movement party front
    brigade brigades battalion group groups militia militias forces force army's faction organisation organization union
    association federation institute center centre university court embassy consulate headquarters staff network
    charity guard guards corps league tribe clan syndicate unit cell delegation secretariat foundation society
    conference process nations company companies branch wing junta regime state states watch initiative fund programme program board chamber house kremlin pentagon
    un unicef unhcr nato eu au ecowas igad unsmil unami unama monusco minusma minusca amisom atmis icrc msf ocha who wfp
    hrw undp imf osce sadc asean oic gcc us uk uae usa uss fbi cia nypd interpol europol hamas hezbollah hizbullah
    taliban isis isil daesh is al-qaeda al-qaida aqap aqim jnim iswap isgs ttp lebanon's eln farc mnlf milf pkk ypg ypj
    sdf hts al-shabaab shabaab huthis houthis houthi huthi m23 adf codeco rsf saf iswap boko amaq rsf tplf fano ola
    whitehall downing-street sentcom centcom africom inherent dod pentagon's idf irgc hashd pmf peshmerga npa krg krsc
    gna lna unmiss unifil unrwa unodc unesco collective garrison ngo watchdog sana sonna junta's bangsamoro monitor""".split()
)
"""Heads of the names of bodies, and short names of bodies that speak."""

COMMON_BODIES = frozenset(
    """ministry department command army military navy police gendarmerie council government coalition parliament senate
    congress assembly cabinet presidency office authority administration commission committee agency bureau hospital
    observatory garrison alliance watchdog ngo wing branch collective mission movement brigade battalion group groups militia militias forces faction organisation organization
    embassy consulate headquarters charity corps tribe unit delegation secretariat junta regime monitor service services
    directorate association federation institute peshmerga kremlin court party board staff front authorities company
    union""".split()
)
"""Bodies that speak without a proper name ("the ministry said")."""

PUBLIC_FIGURES = frozenset(
    """putin zelensky zelenskyy zelenskiy erdogan erdoğan biden trump obama netanyahu gantz gallant assad
 al-assad petro duque maduro chavez macron hollande sarkozy merkel scholz xi modi khamenei
 khomeini rouhani raisi zarif haftar sarraj nasrallah sisi el-sisi al-sisi mubarak morsi kadhimi al-kadhimi abadi
 al-abadi maliki al-maliki al-sudani al-sadr barzani talabani duterte buhari tinubu
 kagame tshisekedi kabila ruto kenyatta museveni abiy burhan al-burhan hemedti kiir machar
 deby déby goita goïta traore traoré tchiani bazoum lavrov shoigu medvedev peskov blinken pompeo
 guterres annan grundberg karzai baradar akhundzada arafat
 haniyeh sinwar mashaal rajapaksa sirisena lukashenko poroshenko yanukovych yeltsin gorbachev
 pashinyan aliyev saakashvili kadyrov sunak starmer farmajo nyusi lula bolsonaro
 amlo borrell mogherini stoltenberg rutte """.split()
)
"""Surnames, few of them shared by many, of those who speak for states and armed movements without being introduced."""

FULL_NAMES = frozenset(
    name.replace("_", " ")
    for name in """vladimir_putin volodymyr_zelensky volodymyr_zelenskyy volodymyr_zelenskiy recep_tayyip_erdogan
    recep_tayyip_erdoğan tayyip_erdogan joe_biden donald_trump barack_obama benjamin_netanyahu benny_gantz yoav_gallant
    bashar_al-assad gustavo_petro iván_duque ivan_duque nicolás_maduro nicolas_maduro hugo_chavez emmanuel_macron
    françois_hollande nicolas_sarkozy angela_merkel olaf_scholz xi_jinping narendra_modi ali_khamenei hassan_rouhani
    ebrahim_raisi khalifa_haftar fayez_al-sarraj hassan_nasrallah abdel_fattah_al-sisi hosni_mubarak mohamed_morsi
    mustafa_al-kadhimi haider_al-abadi nouri_al-maliki mohammed_shia_al-sudani muqtada_al-sadr masoud_barzani
    nechirvan_barzani masrour_barzani jalal_talabani rodrigo_duterte muhammadu_buhari bola_tinubu paul_kagame
    felix_tshisekedi félix_tshisekedi joseph_kabila william_ruto uhuru_kenyatta yoweri_museveni abiy_ahmed
    abdel_fattah_al-burhan salva_kiir riek_machar idriss_déby idriss_deby assimi_goita assimi_goïta
    abdourahamane_tchiani mohamed_bazoum sergei_lavrov sergey_lavrov sergei_shoigu dmitry_medvedev dmitry_peskov
    antony_blinken mike_pompeo antonio_guterres antónio_guterres kofi_annan ban_ki-moon hans_grundberg hamid_karzai
    ashraf_ghani yasser_arafat ismail_haniyeh yahya_sinwar khaled_mashaal alexander_lukashenko petro_poroshenko
    viktor_yanukovych nikol_pashinyan ilham_aliyev mikheil_saakashvili ramzan_kadyrov rishi_sunak keir_starmer
    filipe_nyusi jair_bolsonaro josep_borrell federica_mogherini jens_stoltenberg mark_rutte juan_manuel_santos
    mahmoud_abbas ehud_olmert ariel_sharon george_w._bush bill_clinton imran_khan nawaz_sharif shehbaz_sharif""".split()
)
"""The same with their first names, in lower case."""

WITHOUT_OFFICE = frozenset(
    "nurse medic paramedic detective soldier guard policeman fighter militant rebel activist doctor surgeon physician gendarme ranger "
    "militiaman peacekeeper sailor pilot guerrilla commando tribesman associate".split()
)
"""Trades and ranks whose members hold no office: they are given as their role, never by name."""

MODIFIERS = frozenset(
    """senior top local former then acting interim deputy vice assistant associate chief foreign interior defence
    defense health security military army police government federal national provincial regional district municipal
    local state prime general presidential official anonymous unnamed unidentified another high-ranking ranking
    high high-level intelligence medical hospital emergency rescue rebel militant tribal village town city border
    counter-terrorism counterterrorism anti-terror naval judicial parliamentary humanitarian aid peace special elected
    first second third joint media information press public political diplomatic western senior-most religious
    opposition ruling private area judiciary civil defence supreme central main legal human rights international
    US-led Saudi-led UN-backed eastern northern southern northeastern northwestern southeastern southwestern one two
    three several some many insurgent jihadist islamist separatist guerrilla paramilitary traditional administrative
    executive home managing permanent under brigadier major lieutenant staff rights autonomous self-styled armed islamic
    transitional provisional legislative railway railways prison church university school ministry's county""".split()
)
"""Lower-case words that may stand in a phrase before its head."""

OUTLETS = frozenset(
    """reuters afp ap agence associated press xinhua sputnik tass interfax ria novosti rudaw nrt basnews kurdistan24
    k24 shafaq pukmedia anadolu aa bbc cnn dw rfi voa nbc abc cbs fox bloomberg efe ansa dpa pti ani ians kyodo ynet
    haaretz irna isna fars mehr tasnim presstv al-jazeera aljazeera jazeera arabiya al-arabiya skynews guardian telegraph
    dawn geo ary tolo tolonews khaama pajhwok kirkuknow mindanews inquirer rappler gma philstar premium punch vanguard
    guardian's caracol semana ukrinform unian suspilne meduza newspaper newspapers magazine television tv radio channel
    broadcaster outlet outlets website journalist journalists reporter reporters correspondent correspondents
    news daily times post tribune gazette herald journal mail telegram facebook twitter""".split()
)
"""Words of the press: it passes statements on and makes none."""

PARTICLES = frozenset(
    "al el bin ibn ben abu abd ould de del dela della la le van von der den da dos di du y e zu".split()
)
"""Small words inside personal names."""

FUNCTION_WORDS = frozenset(
    """the a an in on at of for to from by with and or but as if when while after before since until during over under
    between among this that these those it its he she his her they their them we our you your i my there here what who
    which whose where why how so yet not no nor some any each every all both most more many much few several such than
    then also only just even still meanwhile however although though because despite amid following according late
    early last next earlier later yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december one two three four five six
    seven eight nine ten caption photo update read breaking least about around nearly almost dozens hundreds thousands
    another other others speaking asked citing quoting via attacks attack nobody everyone everybody someone somebody
    anyone initial preliminary unconfirmed early previous""".split()
)
"""Words that begin no name even where a sentence gives them a capital."""

COMPASS = frozenset("north south east west northeast northwest southeast southwest central".split())
"""Words before the name of a land that say which part of it is meant."""

AREAS = frozenset(
    """region province district state county city governorate oblast area town village department municipality sector
    zone valley camp republic territory subdistrict township division canton commune parish island peninsula""".split()
)
"""Nouns of areas that stand behind their names."""

DOMAINS = frozenset(
    """justice security defence defense order interior reform reconciliation development integration peace transport
    culture information planning trade labour labor youth sport sports tourism energy health education research
    reconstruction communication communications cooperation co-operation stability protection population immigration migration""".split()
)
"""What ministries and offices are for."""

DOMAIN_KINDS = frozenset(
    "home foreign internal public social national human local civil religious rural water veterans".split()
)
"""Words before "affairs" in the names of ministries."""
