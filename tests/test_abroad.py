"""Short news in Spanish, French and Arabic: its main incident, and nothing of what is none."""

# ruff: noqa: E501  (whole paragraphs of news)
from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.accounts.abroad import incident_abroad
from dateline.accounts.summaries import summarise
from dateline.knowledge.abroad import LANGUAGES
from dateline.mentions.abroad import find_news_abroad
from dateline.mentions.sentences import split
from dateline.model.text import Publication, Report, compose_report
from dateline.run.pipeline import read_report

PUBLISHED = date(2023, 5, 10)  # a Wednesday


def told(language: str, text: str) -> list[dict[str, Any]]:
    """What the reader makes of a relevant text whose first line is its title; all words are where they should be."""
    title, body = text.strip().split("\n", 1)
    report = _report(language, title.strip(), "\n\n".join(line.strip() for line in body.strip().split("\n")))
    known = LANGUAGES[language]
    mentions = find_news_abroad(report, split(report), known)
    accounts = incident_abroad(report, mentions, known, "test")
    for account in accounts:
        assert account.kind == "incident"
        for claim in account.claims:
            assert all(evidence.stands_in(report) for evidence in claim.evidence)
    return [summarise(account) for account in accounts]


def _report(language: str, title: str, body: str) -> Report:
    return compose_report(
        id="r", body=body, title=title, url=None, language=language, publication=Publication(PUBLISHED, "given")
    )


def brief(summary: dict[str, Any]) -> dict[str, Any]:
    """What the tests compare."""
    tolls = {harm: (summary[harm]["low"], summary[harm]["high"]) if summary[harm] else None for harm in HARMS}
    return {
        "word": summary["word"],
        "date": summary["date"]["earliest"] if summary["date"] else None,
        "place": summary["place"]["name"] if summary["place"] else None,
        "country": summary["place"]["country"] if summary["place"] else None,
        "by": summary["perpetrators"],
        **tolls,
    }


HARMS = ("killed", "wounded", "abducted")

SPANISH = [
    (
        """Un coche bomba mata a nueve policías en Kabul
        Nueve policías murieron y otros veintidós resultaron heridos este lunes al estallar un coche bomba junto a una comisaría en Kabul, capital de Afganistán, informó el Ministerio del Interior.
        El Estado Islámico reivindicó el atentado en un comunicado.""",
        {
            "word": "bombing_ied",
            "date": "2023-05-08",
            "place": "Kabul",
            "killed": (9, 9),
            "wounded": (22, 22),
            "by": ["Islamic State"],
        },
    ),
    (
        """Al menos 15 muertos en una emboscada contra el Ejército en Níger
        Al menos quince soldados perdieron la vida el martes en una emboscada tendida por hombres armados en la región de Tillabéri, en el oeste de Níger, cerca de la frontera con Malí.
        Otros cuatro militares están heridos, según el Ministerio de Defensa.""",
        {"word": "ambush", "date": "2023-05-09", "killed": (15, None), "by": ["hombres armados"], "country": "NE"},
    ),
    (
        """Pistoleros asesinan a tres campesinos en Michoacán
        Tres campesinos fueron asesinados a tiros el domingo en el municipio de Apatzingán, Michoacán, en el oeste de México, por un grupo armado que irrumpió en una finca.""",
        {"word": "shooting", "date": "2023-05-07", "place": "Apatzingán", "killed": (3, 3)},
    ),
    (
        """Secuestran a once pasajeros de un autobús en Haití
        Hombres armados secuestraron ayer a once pasajeros de un autobús cerca de Puerto Príncipe, la capital de Haití, informó la policía. Las bandas armadas controlan buena parte de la ciudad y atacan a los civiles.""",
        {"word": "kidnapping", "date": "2023-05-09", "abducted": (11, 11), "killed": None, "by": ["Hombres armados"]},
    ),
    (
        """Un bombardeo aéreo deja más de treinta muertos en el norte de Siria
        Más de treinta civiles murieron y al menos cincuenta y dos fueron heridos el 6 de mayo en un bombardeo aéreo contra un mercado de Alepo, en Siria, según los servicios de rescate.""",
        {
            "word": "air_drone_strike",
            "date": "2023-05-06",
            "place": "Alepo",
            "killed": (30, None),
            "wounded": (52, None),
        },
    ),
    (
        """Una mina mata a dos militares en el sur de Colombia
        Una mina antipersonal mató a dos soldados e hirió a cinco en zona rural de Tumaco, en el departamento de Nariño, Colombia, dijo el Ejército, que atribuyó el hecho al ELN.
        En marzo, otra explosión dejó cuatro muertos en la misma carretera.""",
        {"word": "landmine", "place": "Tumaco", "killed": (2, 2), "wounded": (5, 5), "by": ["ELN"], "date": None},
    ),
    (
        """Enfrentamientos dejan 12 rebeldes muertos en Filipinas
        Doce rebeldes murieron en combates con el Ejército filipino en la isla de Samar, anunciaron los militares este miércoles. Un soldado resultó herido.""",
        {"word": "armed_clash", "killed": (12, 12), "wounded": (1, 1), "country": "PH"},
    ),
    (
        """Asesinado un periodista en el este de Afganistán
        Un periodista fue asesinado anoche por desconocidos armados que abrieron fuego contra su vehículo en Jalalabad, en el este de Afganistán. La policía busca a los atacantes y ningún grupo ha reivindicado el ataque.""",
        {"killed": (1, 1), "date": "2023-05-09", "place": "Jalalabad"},
    ),
    (
        """Atentado suicida en Mogadiscio
        Un atacante suicida se hizo estallar el jueves a la entrada de un cuartel en Mogadiscio y mató a entre 10 y 14 reclutas, según fuentes militares de Somalia. Al Shabab se atribuyó la autoría.""",
        {"word": "suicide_bombing", "date": "2023-05-04", "killed": (10, 14), "by": ["al-Shabaab"], "country": "SO"},
    ),
    (
        """Milicianos queman una aldea en el Congo
        Milicianos de la Codeco atacaron el sábado una aldea del territorio de Djugu, en el este de la República Democrática del Congo, mataron a una veintena de personas, entre ellas siete niños, y quemaron las casas, según la ONU y fuentes militares.""",
        {"date": "2023-05-06", "killed": (20, 20), "by": ["CODECO"], "country": "CD"},
    ),
    (
        """La guerrilla mata a un teniente y dos soldados en Perú
        Un teniente y dos soldados murieron en un ataque de Sendero Luminoso contra una patrulla militar en el distrito de Vizcatán, en el centro de Perú. Hay además tres heridos.""",
        {"killed": (3, 3), "wounded": (3, 3), "by": ["Shining Path"], "country": "PE"},
    ),
    (
        """Cohetes contra una base en Irak
        Tres cohetes cayeron este martes en una base militar cerca de Bagdad, en Irak, sin causar víctimas. El ataque con cohetes dejó un soldado herido, corrigió después el Ejército.""",
        {"word": "shelling", "date": "2023-05-09", "wounded": (1, 1), "killed": None, "place": "Bagdad"},
    ),
]

FRENCH = [
    (
        """Nigeria : au moins 18 villageois tués par des hommes armés
        Au moins dix-huit villageois ont été tués dimanche par des hommes armés à Jos, dans l'État du Plateau, dans le centre du Nigeria, a annoncé lundi la police.
        Six autres ont été blessés.""",
        {"date": "2023-05-07", "place": "Jos", "killed": (18, None), "wounded": (6, 6), "by": ["hommes armés"]},
    ),
    (
        """Attentat-suicide à Kaboul : sept morts
        Un kamikaze s'est fait exploser mercredi près d'une mosquée à Kaboul, tuant sept fidèles et en blessant vingt-trois, selon le ministère afghan de l'Intérieur. L'attentat a été revendiqué par l'État islamique.""",
        {
            "word": "suicide_bombing",
            "date": "2023-05-10",
            "killed": (7, 7),
            "wounded": (23, 23),
            "by": ["Islamic State"],
        },
    ),
    (
        """Cameroun : trois soldats tombent dans une embuscade
        Trois soldats ont perdu la vie samedi dans une embuscade tendue par des séparatistes sur la route de Bamenda, dans le nord-ouest du Cameroun, ont indiqué des sources militaires.""",
        {"word": "ambush", "date": "2023-05-06", "place": "Bamenda", "killed": (3, 3), "by": ["séparatistes"]},
    ),
    (
        """Six humanitaires enlevés au Soudan du Sud
        Six humanitaires ont été enlevés hier par un groupe armé près de Yei, au Soudan du Sud, a déclaré l'ONU. Leur chauffeur a été tué lors de l'attaque.""",
        {"word": "kidnapping", "date": "2023-05-09", "abducted": (6, 6), "killed": (1, 1), "country": "SS"},
    ),
    (
        """Syrie : une frappe aérienne fait vingt et un morts
        Une frappe aérienne a fait vingt et un morts et une trentaine de blessés jeudi à Idleb, dans le nord-ouest de la Syrie, selon les secouristes. Les avions ont visé un marché, d'après des témoins.""",
        {"word": "air_drone_strike", "date": "2023-05-04", "killed": (21, 21), "wounded": (30, 30), "country": "SY"},
    ),
    (
        """Mali : quatre militaires tués par une mine
        Quatre militaires maliens sont morts mardi dans l'explosion d'une mine au passage de leur véhicule près de Gao, a annoncé l'armée. Le mois dernier, neuf soldats avaient été tués dans la même zone.""",
        {"word": "landmine", "date": "2023-05-09", "place": "Gao", "killed": (4, 4)},
    ),
    (
        """RDC : les ADF tuent treize civils près de Beni
        Des combattants des ADF ont tué treize civils à la machette dans la nuit de lundi à mardi dans un village près de Beni, dans l'est de la République démocratique du Congo, selon la société civile.""",
        {"date": "2023-05-08", "place": "Beni", "killed": (13, 13), "by": ["ADF"]},
    ),
    (
        """Un gendarme tué dans une attaque au Burkina Faso
        Un gendarme a été tué et deux autres blessés le 7 mai dans l'attaque de leur poste par des individus armés à Dori, dans le nord du Burkina Faso, a-t-on appris de source sécuritaire.""",
        {"date": "2023-05-07", "place": "Dori", "killed": (1, 1), "wounded": (2, 2), "by": ["individus armés"]},
    ),
    (
        """Haïti : des affrontements entre gangs font une cinquantaine de morts
        Une cinquantaine de personnes ont été tuées dans des affrontements armés entre gangs à Port-au-Prince, la capital d'Haïti, a annoncé la police. Plus de cent autres ont été blessées.""",
        {"word": "armed_clash", "killed": (50, 50), "wounded": (100, None), "country": "HT"},
    ),
    (
        """Liban : tirs de roquettes contre un village
        Deux enfants ont été blessés vendredi par des tirs de roquettes contre leur village près de Tyr, dans le sud du Liban, selon l'armée libanaise. Le Hezbollah n'a pas réagi à l'attaque.""",
        {"date": "2023-05-05", "wounded": (2, 2), "killed": None, "country": "LB"},
    ),
    (
        """Somalie : une voiture piégée explose devant un hôtel
        Une voiture piégée a explosé lundi devant un hôtel de Mogadiscio, faisant au moins neuf morts et 47 blessés, selon la police somalienne. Les shebab ont revendiqué l'attentat.""",
        {"word": "bombing_ied", "date": "2023-05-08", "killed": (9, None), "wounded": (47, 47), "country": "SO"},
    ),
    (
        """Niger : l'armée annonce avoir perdu dix-sept hommes
        Dix-sept militaires ont trouvé la mort et une vingtaine ont été blessés dans une attaque terroriste contre leur détachement près d'Ayorou, dans l'ouest du Niger, a indiqué le ministère de la Défense. Les assaillants ont pris la fuite vers le Mali.""",
        {"killed": (17, 17), "wounded": (20, 20), "place": "Ayorou", "by": ["assaillants"]},
    ),
]

ARABIC = [
    (
        """مقتل خمسة جنود في هجوم لمسلحين شمال مالي
        قتل خمسة جنود وأصيب ثلاثة آخرون، يوم الاثنين، في هجوم شنه مسلحون على نقطة عسكرية قرب مدينة غاو في شمال مالي، بحسب بيان للجيش المالي.""",
        {"date": "2023-05-08", "killed": (5, 5), "wounded": (3, 3), "by": ["مسلحون"], "country": "ML"},
    ),
    (
        """انفجار سيارة مفخخة في مقديشو
        لقي ما لا يقل عن عشرة أشخاص مصرعهم وجرح 25 آخرون أمس الثلاثاء في انفجار سيارة مفخخة وسط مقديشو عاصمة الصومال، وتبنت حركة الشباب الهجوم.""",
        {
            "word": "bombing_ied",
            "date": "2023-05-09",
            "killed": (10, None),
            "wounded": (25, 25),
            "by": ["al-Shabaab"],
            "country": "SO",
        },
    ),
    (
        """استشهاد جنديين في كمين بالعراق
        أعلنت قيادة العمليات أن جنديين استشهدا وأصيب ضابط في كمين نصبه عناصر تنظيم داعش يوم الأحد قرب قضاء الحويجة في محافظة كركوك شمالي العراق.""",
        {
            "word": "ambush",
            "date": "2023-05-07",
            "killed": (2, 2),
            "wounded": (1, 1),
            "by": ["Islamic State"],
            "country": "IQ",
        },
    ),
    (
        """خطف ستة عمال في نيجيريا
        اختطف مسلحون مجهولون ستة عمال مساء السبت من مزرعة قرب مدينة كادونا في نيجيريا، وقتل حارس خلال الهجوم، حسبما أفادت الشرطة.""",
        {"word": "kidnapping", "date": "2023-05-06", "abducted": (6, 6), "killed": (1, 1), "country": "NG"},
    ),
    (
        """غارة جوية تقتل ثلاثة عشر مدنيا في سوريا
        قتل ثلاثة عشر مدنيا بينهم أربعة أطفال وأصيب أكثر من عشرين في غارة جوية استهدفت سوقا شعبية في مدينة إدلب شمال غربي سوريا، اليوم الأربعاء.""",
        {"word": "air_drone_strike", "date": "2023-05-10", "killed": (13, 13), "wounded": (20, None), "country": "SY"},
    ),
    (
        """مقتل شرطي برصاص مجهولين في عدن
        قتل شرطي وأصيب آخر برصاص مسلحين مجهولين في مدينة عدن جنوبي اليمن، يوم الجمعة، وفق مصدر أمني يمني أشار إلى هجوم مسلح.""",
        {"word": "shooting", "date": "2023-05-05", "killed": (1, 1), "wounded": (1, 1), "country": "YE"},
    ),
    (
        """انتحاري يفجر نفسه في كابول
        فجر انتحاري نفسه عند مدخل وزارة في كابول يوم 3 مايو/أيار، ما أدى إلى مقتل تسعة موظفين وإصابة أربعة وعشرين، كما أعلنت الشرطة في أفغانستان. وتبنى تنظيم الدولة الإسلامية الهجوم.""",
        {
            "word": "suicide_bombing",
            "date": "2023-05-03",
            "killed": (9, 9),
            "wounded": (24, 24),
            "by": ["Islamic State"],
            "country": "AF",
        },
    ),
    (
        """لغم أرضي يودي بحياة ثلاثة أطفال في اليمن
        أودى انفجار لغم أرضي بحياة ثلاثة أطفال في محافظة الحديدة غربي اليمن أمس، وأصيبت امرأة بجروح، بحسب مصدر طبي. ومنذ 2018 قتلت الألغام مئات المدنيين.""",
        {"word": "landmine", "date": "2023-05-09", "killed": (3, 3), "wounded": (1, 1), "country": "YE"},
    ),
    (
        """سقوط قتلى وجرحى في اشتباكات بالسودان
        أسفرت اشتباكات عنيفة في مدينة نيالا غربي السودان عن مقتل ٢٨ شخصا وإصابة ٧١ آخرين، بحسب نقابة الأطباء.""",
        {"word": "armed_clash", "killed": (28, 28), "wounded": (71, 71), "country": "SD"},
    ),
    (
        """طالبان الباكستانية تقتل أربعة جنود
        قتل أربعة جنود باكستانيين في هجوم لحركة طالبان الباكستانية على حاجز أمني قرب مدينة بيشاور في باكستان يوم الخميس، وأصيب اثنان آخران.""",
        {
            "date": "2023-05-04",
            "killed": (4, 4),
            "wounded": (2, 2),
            "by": ["Tehreek-e-Taliban Pakistan"],
            "country": "PK",
        },
    ),
    (
        """بوكو حرام تهاجم قرية في النيجر
        هاجم مسلحو بوكو حرام قرية قرب مدينة ديفا في النيجر وقتلوا سبعة عشر مدنيا وأحرقوا منازل، وفق السلطات المحلية.""",
        {"killed": (17, 17), "by": ["Boko Haram"], "country": "NE"},
    ),
    (
        """اغتيال قاض في ليبيا
        اغتال مسلحون قاضيا أمام منزله في مدينة بنغازي الليبية مساء أمس، وقالت الشرطة إن المهاجمين أطلقوا النار عليه ولاذوا بالفرار.""",
        {"word": "assassination", "date": "2023-05-09", "country": "LY", "by": ["مسلحون"]},
    ),
]

NONE = [
    (
        "es",
        "El Atlético gana la batalla\nEl delantero mató el partido con dos disparos y el equipo atacó hasta el final; el árbitro no vio el asalto del área y el gol subió al marcador.\nEl entrenador habló de guerra y los hinchas celebraron.",
    ),
    (
        "es",
        "Colombia y el ELN acuerdan un alto el fuego\nEl Gobierno y la guerrilla del ELN firmaron este martes un cese al fuego de seis meses.\nEn enero, un ataque con coche bomba mató a veinte policías y dejó heridos a otros.",
    ),
    (
        "es",
        "Simulacro en el aeropuerto\nVoluntarios hicieron de muertos y heridos en un simulacro de atentado con explosivos; los militares y el ejército participaron en el ejercicio militar.",
    ),
    (
        "fr",
        "Le PSG bat Marseille\nL'attaquant a tué le match d'une frappe et le gardien, bombardé de tirs, n'a rien pu faire ; l'entraîneur parle d'une bataille et les supporters fêtent le but.",
    ),
    (
        "fr",
        "Cessez-le-feu au Soudan\nL'armée et les rebelles ont signé lundi une trêve de dix jours. Depuis avril, les combats ont fait des centaines de morts parmi les civils.",
    ),
    (
        "fr",
        "Un accident de car fait douze morts\nDouze passagers ont été tués et vingt blessés dans la collision de deux cars, un accident dû au brouillard, selon la police.",
    ),
    (
        "ar",
        "فوز ساحق في الدوري\nقصف المهاجم مرمى الخصم بثلاثة أهداف وقتل المباراة في الشوط الأول، وقال المدرب إن الجماهير في الملعب فرحت.",
    ),
    (
        "ar",
        "هدنة في السودان\nوقع الجيش وقوات الدعم السريع هدنة لمدة أسبوع. ومنذ أبريل قتل مئات المدنيين في المعارك والقصف.",
    ),
    (
        "ar",
        "حادث سير يودي بحياة تسعة\nقتل تسعة أشخاص وأصيب سبعة في حادث سير بين حافلة وشاحنة، وقالت الشرطة إن الحريق اندلع في الشركة.",
    ),
]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        *(("es", *case) for case in SPANISH),
        *(("fr", *case) for case in FRENCH),
        *(("ar", *case) for case in ARABIC),
    ],
)
def test_the_main_incident_is_read(language: str, text: str, wanted: dict[str, Any]) -> None:
    found = told(language, text)
    assert len(found) == 1
    read = brief(found[0])
    assert {name: read[name] for name in wanted} == wanted


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_is_no_news_of_an_attack_yields_nothing(language: str, text: str) -> None:
    title, body = text.split("\n", 1)
    assert read_report(_report(language, title, body)).accounts == ()


def test_a_relevant_report_has_its_incident_and_no_other_account() -> None:
    title, body = SPANISH[1][0].split("\n", 1)
    reading = read_report(_report("es", title, body))
    assert reading.relevant
    assert [(account.kind, account.role) for account in reading.accounts] == [("incident", "main")]
