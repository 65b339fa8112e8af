"""Words that tell a place name from what only looks like one. Lower case; single words unless said otherwise."""

from __future__ import annotations

LOCATIVE = frozenset(
    """in at on near from to toward towards outside inside around across into through throughout via off over above
    along between beyond past within beside amid onto في من الي قرب بين شمال جنوب شرق غرب مدينه محافظه بلده
    قريه قضاء منطقه en de cerca dans à près entre vers desde hacia в на из под у возле близ в у біля на""".split()
)
"""Prepositions before which a capitalised name is likely a place."""

ACRONYMS = frozenset(
    "us usa uk uae eu drc car rdc ksa prc rok dprk fata barmm kpk kp dpr lpr dnr lnr nwfp ussr ny nyc la dc bc png gb "
    "ni fyrom kri ajk armm aanes loc dmz".split()
)
"""Capital letters that stand for places; other short words in capitals are taken for something else."""

STRONG_LOCATIVE = frozenset(
    """in at near outside inside around across throughout into within northern southern eastern western central
    downtown nearby north south east west northeast northwest southeast southwest upper lower neighbouring
    neighboring""".split()
)
"""Words that make the next name a place even where it is also a common word or a surname."""

DIRECTIONS = frozenset(
    """north south east west northeast northwest southeast southwest northern southern eastern western central
    northeastern northwestern southeastern southwestern north-east north-west south-east south-west
    north-eastern north-western south-eastern south-western upper lower downtown mid inner outer greater
    mainland rural urban""".split()
)

DESIGNATORS: dict[str, str] = {
    **dict.fromkeys(
        "province governorate oblast department wilaya wilayat prefecture muhafazah krai".split(), "province"
    ),
    **dict.fromkeys(
        "district county parish raion subdistrict sub-district tehsil taluka cercle woreda commune borough lga".split(),
        "district",
    ),
    **dict.fromkeys("region area zone sector countryside belt axis front division".split(), "region"),
    **dict.fromkeys("city municipality metropolis".split(), "city"),
    **dict.fromkeys("town township".split(), "town"),
    **dict.fromkeys("village hamlet settlement barangay vereda corregimiento kibbutz".split(), "village"),
    **dict.fromkeys("neighbourhood neighborhood quarter suburb ward".split(), "neighbourhood"),
    **dict.fromkeys("camp".split(), "camp"),
    **dict.fromkeys("mountain mountains mount hills hill range ridge".split(), "mountain"),
    **dict.fromkeys("river valley wadi creek basin gorge".split(), "river"),
    **dict.fromkeys("lake reservoir dam".split(), "lake"),
    **dict.fromkeys("island islands archipelago peninsula".split(), "island"),
    **dict.fromkeys("desert steppe forest jungle".split(), "region"),
    **dict.fromkeys("state".split(), "province"),
}
"""Words after a name that say what kind of place it is, and the gazetteer's kind."""

WIDENING = frozenset(
    """district province governorate oblast county parish river valley lake island islands mountains hills
    peninsula airport airbase square bridge camp junction mosque township municipality creek bay dam canyon
    plateau desert forest region""".split()
)
"""Words of kind that, written with a capital after a name, belong to it."""

LEADING = frozenset("mount mt lake river camp fort cape wadi jabal jebel gulf plaza".split())
"""Words of kind that, written with a capital before a name, belong to it."""

PLURAL_DESIGNATORS: dict[str, str] = {
    "villages": "village",
    "towns": "town",
    "cities": "city",
    "districts": "district",
    "provinces": "province",
    "governorates": "province",
    "regions": "region",
    "areas": "region",
    "counties": "district",
    "states": "province",
    "departments": "province",
    "neighbourhoods": "neighbourhood",
    "neighborhoods": "neighbourhood",
    "islands": "island",
    "camps": "camp",
}

SITES = frozenset(
    """airport airbase base hospital university school prison jail hotel mosque church cathedral market bazaar
    checkpoint crossing gate bridge road highway street avenue square stadium station port harbour harbor
    refinery oilfield dam palace embassy consulate barracks garrison cemetery monastery temple shrine mall
    junction intersection roundabout outskirts suburbs coast border frontier shore bay strait park beach
    boulevard lane drive downtown metro subway zoo museum college campus clinic centre center plaza terminal""".split()
)
"""Heads of names of sites: "Kabul airport" is at Kabul."""

STREETS = frozenset(
    """street st road rd avenue ave lane drive dr boulevard blvd way court highway hwy route parkway pkwy trail
    terrace crescent row alley loop turnpike expressway freeway interstate pike place""".split()
)
"""Heads of names of streets: the first part of one is no place that could be put on a map."""

ORGANISATIONS = frozenset(
    """police army ministry university council command government party times post news herald tribune gazette
    journal bank association federation union corps brigade division regiment battalion front forces force
    group company corp inc ltd llc club fc united committee commission agency authority institute foundation
    society team league court parliament assembly congress senate department office bureau administration tv
    television radio network press fund airlines airways hospital school college church symphony orchestra
    museum railway railways motors electric energy oil gas telecom systems industries international
    organisation organization movement coalition alliance guard guards militia unit units operations
    intelligence security chamber observatory monitor center centre act treaty accord agreement summit
    conference festival cup championship championships games marathon open masters grand prix award prize
    war battle massacre bill law constitution tigers lions eagles bears bulls rangers rovers city town
    wanderers athletic county state giants cowboys warriors knights pirates kings chiefs jets magazine
    review star sun mail express observer chronicle daily weekly globe standard register examiner""".split()
)
"""Words after which a capitalised name with a place in it is an organisation, a publication, an event or a team."""

TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady gen general lt lieutenant col colonel maj major capt
    captain sgt sergeant cpl corporal adm admiral brig brigadier cmdr commander president minister premier
    chancellor senator sen rep representative gov governor mayor judge justice king queen prince princess
    emir sheikh shaykh sheik imam ayatollah mullah maulana rev reverend father pastor bishop archbishop
    cardinal pope saint spokesman spokeswoman spokesperson secretary ambassador envoy director chairman
    chairwoman chief coach officer detective inspector deputy sheriff attorney lawyer journalist reporter
    activist analyst leader hajji hadji haji abu umm bin ibn al-haj don doña señor colonel-general
    lieutenant-general major-general mp cllr councillor councilman""".split()
)
"""Words before the name of a person."""

SPEECH = frozenset(
    """said says told tells added adds explained wrote writes argued argues noted notes recalled joked testified
    smiled laughed replied admitted confessed tweeted whispered shouted cried recounted remembered""".split()
)
"""Verbs whose subject is a person, or a capital that stands for its government."""

GOVERNING = frozenset(
    """said says told accuses accused accusing denies denied condemned condemns rejects rejected announced
    announces warned warns vowed vows insists insisted demanded demands claims claimed blames blamed
    believes wants wanted agreed agrees refuses refused signed approved decided plans urged urges hopes
    expects considers sees recognised recognized recognises recognizes supports supported backs backed calls
    called sent deployed imposed threatened invaded annexed expelled summoned""".split()
)
"""Verbs whose subject, where it is a capital or a country, is its government."""

FIRST_NAMES = frozenset(
    """aaron abdul abdullah abraham adam adrian ahmad ahmed aiden alan albert alex alexander alexandra alfred ali
    alice alicia allen allison amanda amber amir amy ana andre andrea andrei andrew andy angela angelina
    anita ann anna anne anthony antonio ariel arnold arthur ashley ashraf austin barack barbara barry ben
    benjamin bernard betty beth bill billy bob bobby bonnie brad bradley brandon brenda brent brett brian
    bruce bryan caleb calvin cameron carl carla carlos carmen carol caroline carolyn casey catherine cathy
    chad charles charlie charlotte chelsea cheryl chris christian christina christine christopher cindy
    claire clara clarence claude clayton clifford clint clyde cody colin colleen connor corey courtney craig
    crystal curtis cynthia daisy dale dan dana daniel danielle danny darren daryl dave david dawn dean
    debbie deborah debra denise dennis derek derrick devin diana diane diego dolores dominic don donald
    donna dora doris dorothy doug douglas duane dustin dwayne dylan earl eddie edgar edith eduardo edward
    edwin eileen elaine eleanor elena eli elijah elizabeth ellen elmer emily emma eric erica erik erin
    ernest esther ethan eugene eva evan evelyn faisal fatima felix fernando florence floyd frances francis
    francisco frank franklin fred frederick gabriel gail gary gavin gene geoff geoffrey george gerald
    gilbert gina gladys glen glenn gloria gordon grace graham greg gregory guy gwen hamid hannah harold
    harry harvey hasan hassan heather hector heidi helen henry herbert herman holly howard hugh hugo hussein
    ian ibrahim ida igor imran irene isaac isabel isabella ismail ivan jack jackie jackson jacob jacqueline
    jake james jamie jan jane janet janice jared jason javier jay jean jeff jeffrey jennifer jenny jeremiah
    jeremy jerome jerry jesse jessica jesus jill jim jimmy joan joanna joanne joe joel johan john johnny jon
    jonathan jordan jorge jose joseph josh joshua joyce juan juanita judith judy julia julian julie justin
    karen karl kate katherine kathleen kathryn kathy katie keith kelly ken kenneth kent kevin khalid kim
    kimberly kirk kristen kristin kurt kyle lance larry laura lauren laurie lawrence leah lee leo leon
    leonard leroy leslie lester lewis lillian linda lindsay lisa lloyd logan lois lori louis louise lucas
    lucy luis luke lynn madison mahmoud manuel marc marcus margaret maria marie marilyn mario marion
    marjorie mark marsha marshall martha martin marvin mary mason mathew matt matthew maureen maurice max
    maxine megan mehmet melanie melissa melvin michael michelle miguel mike mildred milton miriam mitchell
    mohamed mohammad mohammed molly monica morgan morris moses muhammad mustafa nancy naomi natalie natasha
    nathan nathaniel neil nelson nicholas nick nicole nigel nina noah norma norman oliver olivia omar oscar
    owen pamela pat patricia patrick paul paula pauline pedro peggy penny perry pete peter phil philip
    phillip phyllis pierre rachel rafael ralph ramon randall randy raul ray raymond rebecca regina rene
    rhonda ricardo richard rick ricky rita rob robert roberta roberto robin rodney rodrigo roger roland ron
    ronald ronnie rosa rose roy ruben ruby russell ruth ryan sabrina saddam said sally salvador sam samantha
    samuel sandra sandy sara sarah scott sean sergei sergey sergio seth shane shannon sharon shaun shawn
    sheila shelby shelly sherry shirley sidney simon sofia sonia sophia spencer stacy stan stanley stella
    stephanie stephen steve steven stewart stuart sue susan suzanne sydney sylvia tamara tammy tara taylor
    ted teresa terri terry thelma theodore theresa thomas tiffany tim timothy tina todd tom tommy toni tony
    tracy travis trevor troy tyler tyrone valerie vanessa vera vernon veronica vicki victor victoria vincent
    viola virginia vivian vladimir volodymyr wade wallace walter wanda warren wayne wendy wesley william
    willie winston yasser yolanda youssef yousef yusuf yvonne zachary bashar recep muammar moammar nouri
    haider jalal masoud massoud nechirvan qasem qassem ismael jabbar kamal karim khaled mohsen mahdi nabil
    nasser rashid salah saleh samir tariq walid yahya zainab farid gul ghulam aung hun xi pervez nawaz asif
    benazir bilawal narendra rahul sonia goodluck muhammadu olusegun uhuru raila yoweri paul robert laurent
    ashraf gustavo ivan alvaro álvaro nicolás nicolas evo hugo rodrigo ferdinand gloria benigno dmitry
    dmitri mikhail boris yuri oleg viktor petro sergiy oleksandr roman""".split()
)
"""Given names, of many countries: what follows one of these is a surname."""

COMMON = frozenset(
    """a about above according across act action after afternoon again against age ago air all almost alone along
    already also although always am amid among an and angels another answer any anyone anything april are
    area arms army around art article as ask asked at attack august authorities autumn away baby back bad
    bail ball band bank banks bar base bath battle bay be beach bear because become bed been before began
    behind being bell below best better between beyond big bill bird birds birth bit black blessed blood
    blue board boat body bomb book books both box boy boys branch bread break bridge bright bring brother
    brown build building buildings bulls burns bus business busy but buy by call called calls came camp can
    cannot capital car care cars case cat cause center central centre century chair chance change charity
    charlotte chase check chief child children christ church circle cities city civil class clean clear
    close cloud club coach coal coast code cold college come comes coming commander common community company
    concord congress control cook cool corner cost could council country county couple course court cover
    creek cross crown cup cut dallas data date daughter day days dead deal dear death december deep delta
    democrats department deputy did died different director do doctor does dog dogs done door doubt down
    dozen dream drive driver due during each eagle early earth east easter eastern eat economic economy edge
    education eight either election else end energy english enough enterprise environment even evening event
    ever every everybody everyone everything evidence except eye eyes face faces fact fair faith fall falls
    family far farm farms fast father february federal feed feel field fields fight figures film final
    finally fire first fish five flag flat flight floor flower food foot football for force forces foreign
    forest form former fort fortune forward found four fox free freedom fresh friday friend friends from
    front full fun future game games garden gas gate gave general get girl girls give given go goal god
    going gold golden good got government grand grass gray great green grey ground group groups grove growth
    guard gun guns had hair half hall hand hands happy hard harmony has hat have having he head health hear
    heard heart heat heaven hello help her here hero high hill hills him his history hit hold holiday holy
    home hope horse hospital host hot hour hours house how however human hundred hundreds hunt hunter i ice
    if ii iii in indeed independence independent industry information inside instead interest international
    into iron is island islands it items its january job join judge july june just justice keep key killed
    killing king kings know known la labor labour lady lake land large last late later latest law laws le
    lead leader leaders league least leave led left legal less let letter level liberty life light lights
    like line lines lion lions list listen little live living local long look lord lost lot love low lower
    luck machine made magazine mail main major make male man many march mark market marshall mass master
    match matter may maybe mayor me mean media meet meeting member members men merry message metro mid
    middle mile miles military mill mills mind mine minister miss mission mobile model mom monday money
    month months monument moon more morning most mother mount mountain move moving much music must my name
    nation national native natural near need never new news next nice night nine no none noon normal north
    northern not note nothing november now number october of off office officer officers officials often oil
    ok old on once one only open opera opportunity or orange order orders other others our out outside over
    own pacific page pages paper paradise parents park part parties parts party pass past path peace people
    pepper perhaps person photo photos pictures piece pine place places plain plan plant play players plaza
    please plus point police policy poor port post power pray premier present president press pretty price
    pride prince prison private program progress project property protest providence public queen question
    quick quite race rain ready real reading really reason red reform region regional relief reports
    republic republicans residents rest results return rice rich ride right rights rise river road rock
    rocket rocks role roll room rose round royal rule rules run rural safe said saint sale salt same sand
    saturday save saw say school schools science sea season seat second secretary section security see seen
    senate senator send senior sent september service services set seven several shall she ship shoot shop
    short should show shows side sierra sign silver since single sir sister sisters site situation six size
    sky small snow so social society soldiers some someone something sometimes son song soon sorry sources
    south southern space spain speaker special split spokesman sport sports spot spring springs square staff
    stage stand star stars start state states station statistics stay still stock stone stop store storm
    story street strike strong student students success such sugar summer sun sunday super support sure
    system table take talk tax teachers team teams technology tell ten term terms test than thank thanks
    that the their them then there therefore these they thing things think third this those though thousand
    thousands three through thursday thus tiger tigers time times title to today together told tomorrow
    tonight too top total tourism tower town trade traffic train training transport travel tree trees trial
    trip troops true trust truth try tuesday turn tv two type under union unit united unity university until
    up upon us use used valley value van very via victory video view village violence virgin visit voice
    vote wait walk wall want war was washing watch water waters way we weather web wednesday week weekend
    weeks welcome well wells went were west western what when where whether which while white who whole why
    wife will win wind window winter with within without wolf woman women won wood woods word words work
    worker workers working world would wrong year years yellow yes yesterday yet you young your youth zone
    un una uno unos unas el los las por para con sin sobre según como pero le les une du dans sur avec pour
    par der die das ein eine und mit von il lo gli ao os um uma na no catholic catholics protestant
    protestants orthodox hindu hindus buddhist buddhists yazidi yazidis druze alawite islam muslim muslims
    christian christians jewish jews sunni shia shiite arab arabs kurd kurds islamist islamic allah attacks
    alliance along amateur arson base basic bears blast bombing bombings border borders camps clash clashes
    dam defense defence embassy explosion fighters fighting gunmen hostage hostages ied infantry interior
    isis isil daesh jihad kidnapping landmine maritime marines militants militia mosque navy opposition
    operation operations patrol rebel rebels regime sanctions shelling shooting sniper suicide suspect
    suspected tank tanks terror terrorism terrorist terrorists troop victims wounded airstrike airstrikes
    drone drones rocket rockets missile missiles bomber bombers com www http https html org net christmas easter
    rescue reserve annex liberation seaside grenade sparks cathedral waterfront vice ambulance nov dec oct aug jan feb
    ramadan ashura arbaeen nowruz eid hanukkah diwali passover thanksgiving""".split()
)
"""Common words of English, months and weekdays among them, that are somewhere the name of a small place."""

SURNAMES = frozenset(
    """adams allen anderson armstrong bailey baker barnes bell bennett black blair brooks brown bryant burns bush
    butler campbell carter castro clark clinton cole coleman collins cook cooper cox cruz cunningham davis
    diaz dixon duncan edwards ellis evans ferguson fisher ford foster fox freeman garcia gates gibson gomez
    gonzalez graham grant gray green griffin hall hamilton harris harrison hayes henderson hernandez hill
    holmes howard hudson hughes hunt hunter jackson jefferson jenkins johnson jones jordan kelly kennedy
    kerry kim king knight lawrence lee lewis lincoln long lopez marshall martin martinez mason mccain
    mcdonald miller mills mitchell moore morales morgan morris morrison murphy murray myers nelson nixon
    obama ortiz palmer parker patterson perez perkins perry peterson phillips porter powell price putin
    ramirez ramos reed reyes reynolds rice richards richardson rivera roberts robertson robinson rodriguez
    rogers rose ross russell ryan sanchez sanders santos scott shaw simmons simpson smith spencer stevens
    stewart stone sullivan taylor thomas thompson torres trump tucker turner wagner walker wallace ward
    warren washington watson weaver webb wells west white williams wilson wood woods wright young harper
    biden bennett rubio thatcher cameron brown blair macron merkel hollande zelensky poroshenko assad
    hussein karzai ghani khan sharif bhutto singh gandhi modi netanyahu abbas arafat rajoy duterte marcos
    aquino maduro chavez petro santos uribe duque""".split()
)
"""Surnames that are also place names; alone, without a locative word before them, they are persons."""
