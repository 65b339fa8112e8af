"""Spanish words of armed conflict for `mentions.abroad`, folded (without accents)."""

# ruff: noqa: E501  (tables of words)
from __future__ import annotations

from dateline.knowledge.abroad_numbers import spanish
from dateline.knowledge.abroad_words import Language, listed

_FORCES = r"soldad[oa]s? militar(?:es)? uniformad[oa]s? polici(?:a|as) agentes? gendarmes? guardias? efectivos? infantes? marin[oe](?:s|ros?)? sargentos? cabos? tenientes? capitan(?:es)? coronel(?:es)? subintendentes? patruller[oa]s? oficial(?:es)? suboficial(?:es)? reclutas? combatientes? escoltas? custodi[oa]s? cadetes? comandos? paracaidistas? reservistas? cascos_azules casco_azul"
_CIVIL = r"personas? civil(?:es)? hombres? mujer(?:es)? nin[oa]s? menor(?:es)? campesin[oa]s? trabajador(?:es|as?)? obrer[oa]s? aldean[oa]s? vecin[oa]s? habitantes? pasajer[oa]s? periodistas? maestr[oa]s? profesor(?:es|as?)? estudiantes? alumn[oa]s? alcaldes? concejal(?:es)? lider(?:es(?:as)?)? lideresas? fieles peregrin[oa]s? sacerdotes? turistas? jovenes joven adolescentes? ancian[oa]s? bebes? comerciantes? conductor(?:es)? choferes? desplazad[oa]s? refugiad[oa]s? mineros? pescador(?:es)? indigenas? ganader[oa]s? agricultor(?:es|as)? medic[oa]s? enfermer[oa]s? clientes? feligres(?:es)? manifestantes? migrantes? cooperantes? funcionari[oa]s? juez(?:as?)? jueces fiscal(?:es)? candidat[oa]s? victimas? ciudadan[oa]s? residentes? viajer[oa]s? extranjer[oa]s? guardabosques guardaparques familiares? hij[oa]s? herman[oa]s? integrantes? miembros? ocupantes? segund[oa] tercer[oa]? cuart[oa] quint[oa] sext[oa] septim[oa] octav[oa]"
_AGENTS = r"""(?:hombres|civiles|individuos|sujetos|encapuchados|desconocidos)_armad[oa]s pistoleros? sicarios? encapuchados insurgentes? guerrilleros? rebeldes yihadistas? islamistas terroristas? milicianos? paramilitares
    asaltantes atacantes agresores atacante francotirador(?:es)? bandoleros pandilleros extremistas radicales combatientes_(?:islamistas|yihadistas|rebeldes) grupos?_armad[oa]s? comando_armado desconocidos separatistas guerrilla kamikaze (?:atacante|terrorista)_suicida bandidos maoistas talibanes separatista"""

SPANISH = Language(
    code="es",
    numbers=spanish(),
    at_least="al menos|por lo menos|cuando menos|no menos de|como minimo|mas de|mas de los",
    up_to="hasta|no mas de|como maximo|menos de",
    about="unos|unas|cerca de|alrededor de|casi|aproximadamente|en torno a",
    between=("entre", "y"),
    either="o",
    thousands="mil|millon|millones|miles",
    one="un|una|su",
    more="otr[oa]s?|mas|presunt[oa]s?|supuest[oa]s?|jovenes|nuev[oa]s",
    part="entre ell[oa]s|entre l[oa]s (?:que|cuales|heridos|muertos|victimas|fallecidos)(?: hay| figuran| se encuentran| estan)?|incluid[oa]s?|de ell[oa]s|de los cuales|entre ell[oa]s (?:hay|habia|figuran)",
    of_them=r"de (?:sus|los|las|ellos|ellas|estos) \w+|de ell[oa]s|mas",
    people=listed(_FORCES + " " + _CIVIL + " " + _AGENTS.replace("\n", " ")),
    civilians=listed(_CIVIL),
    forces=listed(_FORCES),
    things=listed(
        r"anos? meses mes dias? horas? minutos? segundos? semanas? kilometros? km metros? vehiculos? camion(?:es)? camionetas? carros? coches? motos? motocicletas? casas? viviendas edificios? bombas? granadas? explosiones explosivos ataques? atentados? cuerpos cadaveres cilindros fusiles armas misiles drones cohetes disparos tiros balas euros dolares pesos toneladas partidos? veces departamentos municipios barrios? aldeas? pueblos? bandas grupos? policiales patrullas? helicopteros? aviones buses autobuses tanques"
    ),
    harms=(
        (
            "killed",
            "noun",
            r"muert[oa]s?|fallecid[oa]s?|asesinad[oa]s?|abatid[oa]s?|ejecutad[oa]s?|acribillad[oa]s?|ultimad[oa]s?|victimas? mortal(?:es)?|bajas mortales|cadaver(?:es)?|caid[oa]s?|degollad[oa]s?|masacrad[oa]s?|sin vida",
        ),
        (
            "killed",
            "left",
            r"muri(?:o|eron)|mueren?|morian?|han? muerto|habian? muerto|fallec(?:io|ieron|en?|ia)|han? fallecido|perec(?:io|ieron|en?)|perdi(?:o|eron) la vida|pierden? la vida|han? perdido la vida|(?:fue|fueron|han? sido|son|resultaron?|resulto|cayeron|cayo|result(?:an|a)|es|quedaron|quedo) (?:muert|asesinad|abatid|ejecutad|acribillad|ultimad|fusilad|degollad|masacrad)[oa]s?|cay(?:o|eron) (?:abatid|muert)[oa]s?|dejaron de existir",
        ),
        (
            "killed",
            "right",
            r"muri(?:o|eron)|mueren?|fallec(?:io|ieron|en?)|perec(?:io|ieron|en?)|perdi(?:o|eron) la vida|pierden? la vida|mat(?:o|aron|an?|ar|ando)|asesin(?:o|aron|an|ar|ando)|han? (?:matado|asesinado)|(?:dio|dieron|dan|da|dar) muerte a|acab(?:o|aron|a) con la vida de|(?:costo|costaron|cuesta|cobro|cobraron|quito|quitaron|arrebato) la vida (?:a|de)|(?:sego|segaron|siega) la vida de|cobro la vida de|acribill(?:o|aron|an)|abat(?:io|ieron|en?)|ejecut(?:o|aron|an)|ultim(?:o|aron)|(?:fue|fueron|han sido|son) (?:asesinad|abatid|ejecutad|acribillad)[oa]s?|(?:la )?muerte de|(?:el )?asesinato de|masacr(?:o|aron|an)|degoll(?:o|aron)|(?:saldo|balance|cifra) (?:de|es de) muertos (?:es|de)",
        ),
        ("wounded", "noun", r"herid[oa]s?|lesionad[oa]s?|con (?:heridas|lesiones)(?: de bala)?"),
        (
            "wounded",
            "left",
            r"(?:result(?:o|aron|an?)|quedaron|quedo|fue|fueron|han sido|terminaron|salieron|salio|estan) (?:\w+mente )?(?:herid|lesionad)[oa]s?|sufri(?:o|eron) (?:\w+ )?(?:heridas|lesiones)|sufren? (?:heridas|lesiones)|recibi(?:o|eron) (?:heridas|un balazo|un disparo|disparos|impactos de bala)|con heridas",
        ),
        (
            "wounded",
            "right",
            r"hiri(?:o|eron|endo)|hieren?|han? herido|lesion(?:o|aron|ando)|heridas a|(?:result(?:o|aron|an)|quedaron|quedo|fueron|dej(?:o|aron|an?) (?:malherid|herid)[oa]s? a) (?:herid|lesionad)[oa]s?|dej(?:o|aron|an?|ando) (?:herid|lesionad)[oa]s? a",
        ),
        ("abducted", "noun", r"secuestrad[oa]s?|plagiad[oa]s?|rehenes|raptad[oa]s?"),
        (
            "abducted",
            "right",
            r"secuestr(?:o|aron|an?|ar)|rapt(?:o|aron|an)|plagi(?:o|aron)|se llev(?:o|aron|an) (?:consigo )?a|(?:el )?secuestro de|retuv(?:o|ieron) a",
        ),
        ("abducted", "left", r"(?:fue|fueron|han sido|son) (?:secuestrad|raptad|plagiad)[oa]s?"),
        ("missing", "noun", r"desaparecid[oa]s?"),
    ),
    kinds={
        "suicide_bombing": listed(
            r"(?:atentados?|ataques?|atacantes?|terroristas?|bomba|bombas)_suicidas? kamikazes? suicidas? se_inmol(?:o|aron|a) se_hizo_estallar se_hizo_explotar"
        ),
        "air_drone_strike": listed(
            r"bombardeos?_aere[oa]s? ataques?_aere[oa]s? ataques?_(?:de|con)_dron(?:es)? drones? dron aviones_de_(?:guerra|combate) raids?_aereos? aviacion"
        ),
        "landmine": listed(
            r"minas?_(?:terrestres?|antipersonas?|antipersonal(?:es)?|antitanques?|antivehiculos?) campo_minado pis(?:o|aron|ar)_una_mina una_mina minas"
        ),
        "bombing_ied": listed(
            r"(?:coche|carro|furgoneta|camion|moto|vehiculo|auto|motocicleta|paquete|burro)s?_bombas? (?:coche|carro|furgoneta|camion|moto|vehiculo)s?_cargad[oa]s?_(?:de|con)_explosivos artefactos?(?:_explosivos?)? explosivos? cargas?_explosivas? bombas? bombazos? explosion(?:es)? explot(?:o|aron|ar) estall(?:o|aron|ar|ido) deton(?:o|aron|acion) hizo_estallar hicieron_estallar dinamita"
        ),
        "shelling": listed(
            r"bombarde(?:o|os|aron|an?) morteros? morterazos? artilleria obuses misil(?:es)? cohetes? proyectiles canoneos?"
        ),
        "grenade": "",
        "ambush": listed(r"emboscad[oa]s? embosc(?:o|aron|an) (?:les|los)_tendieron_una_celada celada"),
        "kidnapping": listed(r"secuestr(?:o|os|aron|an|ad[oa]s?|ar) rapt(?:o|aron|ad[oa]s?) rehenes plagio"),
        "assassination": listed(r"francotirador(?:es)? sicari(?:o|os|ato) magnicidio"),
        "raid_arrest": "",
        "armed_clash": listed(
            r"combates? enfrentamientos?(?:_armados?)? choques? se_enfrent(?:o|aron|an) refriegas? escaramuzas? hostigamiento toma_(?:guerrillera|armada)"
        ),
        "shooting": listed(
            r"tiroteos? balaceras? balacer[ao] a_tiros a_balazos dispar(?:o|os|aron|an|ar|ando) rafagas? acribill(?:o|aron|ad[oa]s?) (?:abri(?:o|eron)|abren)_fuego balazos? baleo balead[oa]s? ametrall(?:o|aron)"
        ),
        "arson": listed(
            r"quem(?:o|aron|an|a)_(?:vivas?|la_iglesia|la_aldea|las_casas|el_pueblo) incendi(?:o|aron|an)_(?:casas|viviendas|el|la|las|los)"
        ),
        "operation": listed(
            r"operativo_(?:militar|policial) operacion_(?:militar|antiterrorista|policial) ofensiva(?:_militar)? redada(?:_militar)?"
        ),
        "protest_riot": listed(r"disturbios? protestas? manifestacion(?:es)? motin(?:es)?"),
        "other": listed(
            r"ataques? atac(?:o|aron|an|ad[oa]s?|ar) atentados? atent(?:o|aron) asaltos? asalt(?:o|aron|an|ad[oa]s?) irrumpi(?:o|eron) irrump(?:e|en) incursion(?:es)? masacres? matanzas? asesin(?:o|aron|ad[oa]s?|ato|atos|an) mat(?:o|aron|an|a) homicidios? ejecutad[oa]s? decapitad[oa]s? crimen abatid[oa]s? ofensiva"
        ),
    },
    agents=listed(_AGENTS.replace("\n", " ")),
    attack_verbs=listed(
        r"(?:les|los|las|la|lo|le|se|ya|hasta|han?|habian?|presuntamente)?\s?(?:mat|asesin|atac|embosc|asalt|dispar|secuestr|rapt|tirote|acribill|bombarde|embist|deton|ejecut|incendi|quem|balead|ametrall|atent|lanz|tend|degoll|masacr|hostig|arroj|deton)(?:o|aron|an?|ieron|io|e|en|aba|aban) irrumpi(?:o|eron) irrump(?:e|en) abri(?:o|eron)_fuego abren_fuego dio_muerte dieron_muerte dan_muerte hizo_estallar hicieron_estallar hiri(?:o|eron) tendi(?:o|eron) hac(?:e|en)_estallar perpetr(?:o|aron) lanz(?:o|aron) atacado asesinado matado abat(?:io|ieron|en)"
    ),
    belongs=r"de|del|de la|de las|de los|de el|al|pertenecientes a|ligados a|afines a|vinculados a|leales a|llevad[oa] a cabo por",
    by=r"por|por el|por la|por los|por las|a manos de|a manos del|a manos de la|a manos de las|a manos de los|por presuntos|por supuestos|de parte de",
    against="contra|contra el|contra la|contra los|contra las|en contra de|contra presuntos|combate a|combatir a|combatir al|combatir a las",
    blames=r"senal(?:o|aron|an?|a) al?|senalan como|atribu(?:yo|yeron|yen|ye|ida|ido)(?: \w+){0,4} al?|la atribuyen al?|lo atribuyen al?|responsabiliz(?:o|aron|an?) al?|culp(?:o|aron|an?) al?|acus(?:o|aron|an?) al?|la autoria del?(?: la| las| los)?|los? responsables? (?:son|es|serian|seria)(?: de)?|obra del?(?: la| las)?|apuntan? al?|imput(?:o|an|a) al?|piensan en el?|firmadas por el?|sospech(?:an|a) del?|autores son(?: del?)?",
    members=r"hombres|miembros|integrantes|combatientes|milicianos|guerrilleros|insurgentes|columna|frente|comando|celula|brazo|ala|facciones?|filas|elementos|efectivos",
    other_source=r"segun|por su parte|en cambio|otra fuente|otras fuentes|una fuente|fuentes|elev(?:o|aron|a|an)|otra version|testigos",
    claims=r"reivindic(?:o|aron|a|an|ad[oa])(?: por)?(?: el ataque| el atentado| la autoria)?|se (?:atribuyo|adjudico|atribuyeron|adjudicaron)(?: la autoria| el ataque)?|asumi(?:o|eron) la (?:autoria|responsabilidad)",
    weapons={
        "car bomb": r"(?:coche|carro|auto|furgoneta|camion|vehiculo)s? (?:bombas?|cargad[oa]s? (?:de|con) explosivos)",
        "grenade": "granadas?(?: de mano)?",
        "drone": "dron|drones",
        "mortar": "morteros?",
        "landmine": "minas? (?:terrestres?|antipersonal?)",
        "explosives": "explosivos|artefactos? explosivos?|dinamita|cilindros explosivos",
        "rifle": "fusil|fusiles",
        "machete": "machetes?",
        "bomb": "bombas?",
    },
    months={
        name: number
        for number, name in enumerate(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(), 1
        )
    }
    | {"setiembre": 9},
    weekdays={
        name: number for number, name in enumerate("lunes martes miercoles jueves viernes sabado domingo".split())
    },
    days={
        "hoy": 0,
        "ayer": -1,
        "anoche": -1,
        "anteayer": -2,
        "antier": -2,
        "esta madrugada": 0,
        "esta manana": 0,
        "esta tarde": 0,
    },
    night=r"(?:la )?noche del? {0} (?:a|al) {1}|entre(?: la noche del?)? {0} y(?: la madrugada del?)? {1}",
    reports=r"inform(?:o|aron|a|an)|dijo|dijeron|anunci(?:o|aron|a)|confirm(?:o|aron|a)|indic(?:o|aron|a)|senal(?:o|aron)|asegur(?:o|aron)|declar(?:o|aron)|explic(?:o|aron)|afirm(?:o|aron)|comunic(?:o|aron)|revel(?:o|aron)|dio a conocer|report(?:o|aron)|precis(?:o|aron)|conden(?:o|aron)|lament(?:o|aron)|hall(?:o|aron)|detall(?:o|aron)|reivindic(?:o|aron)|visit(?:o|ara)|reunio",
    past=r"desde (?:hace|entonces|el|la|que|\d+|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|hace (?:\w+) (?:anos?|mes(?:es)?|semanas?|dias?)|en lo que va|el (?:ano|mes) pasado|la semana pasada|en los ultimos|en las ultimas|(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre) pasado|el pasado \d+|en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|en (?:19|20)\d\d|anteriormente|en el pasado|guerra civil|recuerda|historia|a comienzos de|a finales de|con este son ya|con esta son ya|decadas?|habia[n]? \w+[aei]do|aniversario",
    elsewhere=r"por otra parte|por otro lado|en otro (?:ataque|hecho|incidente|atentado|suceso)|en otra (?:accion|emboscada|region|zona)|en un (?:hecho|ataque|incidente) (?:aparte|separado|distinto)|tambien (?:ayer|hoy|anoche)|horas antes|dias antes|mientras tanto|asimismo ,|paralelamente|en hechos distintos",
    not_meant=r"no|nunca|ni|sin|podria|podrian|planeaba|planeaban|evito|evitaron|frustro|frustraron|simulacro de|desactiv(?:o|aron|ado)|amenaz(?:o|aron) con",
    in_place=r"en|en el|en la|en los|en las|cerca del?|cerca de la|junto al?|junto a la|de|del|de la|de los|de las|sobre|al? (?:norte|sur|este|oeste|noreste|noroeste|sureste|suroeste)(?: de| del)?|a",
    not_in_place=r"hacia|rumbo a|con destino a|desde|procedente de|procedentes de|hospital de|hospital|frontera con|natural de|oriundo de|presidente de|gobierno de|embajada de|ministro de|gobernador de|alcalde de|guerra en|dijo desde|trasladad[oa]s? a|a kilometros de|que va de|reunion en|dialogan en|en la capital ,",
    place_kinds=r"aldea|localidad|municipio|ciudad|pueblo|poblado|poblacion|vereda|caserio|barangay|barrio|suburbio|corregimiento|distrito|provincia|departamento|region|estado|isla|valle|zona rural|comuna|termino municipal|circulo|paraje|villa|carretera|base|estacion|cuartel|mercado",
)
