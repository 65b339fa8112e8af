"""Translations by the numbers and places that they share, over an invented attack told here in six languages."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.text import Publication, Report, compose_report
from dateline.reading import translations
from dateline.reading.syndication import Copies, compare, keys

DAY = date(2021, 12, 3)
ENGLISH = (
    "At least 14 soldiers and three policemen were killed on Thursday when gunmen attacked two checkpoints "
    "south of Makhmur, about 60 kilometers southwest of Erbil, the Ministry of Peshmerga said. The attack "
    "began at 23:40 and lasted more than 2 hours. A convoy sent from Kirkuk was hit by a roadside bomb near "
    "Dibis, wounding 7 others. The wounded were taken to hospitals in Erbil and Sulaymaniyah. In Baghdad, the "
    "Joint Operations Command said that 25 vehicles and 300 troops had been sent to the area between Hawija "
    "and Tuz Khurmatu. It was the fourth attack in 10 days in the gap between the two forces, after those in "
    "Khanaqin and Jalawla on 18 November. Residents of 12 villages have left their homes for Mosul, an "
    "official in Makhmur said. The group has carried out 87 attacks since January in Diyala and Kirkuk, in "
    "which 210 people died."
)
ARABIC = (
    "قُتل ما لا يقل عن 14 جنديا وثلاثة من رجال الشرطة يوم الخميس عندما هاجم مسلحون نقطتي تفتيش جنوب مخمور، على "
    "بعد نحو 60 كيلومترا جنوب غربي أربيل، بحسب وزارة البيشمركة. وبدأ الهجوم عند الساعة 23:40 واستمر أكثر من 2 "
    "ساعة. وأصيب رتل أرسل من كركوك بعبوة ناسفة قرب الدبس، ما أدى إلى إصابة 7 آخرين. ونقل الجرحى إلى مستشفيات "
    "في أربيل والسليمانية. وفي بغداد، قالت قيادة العمليات المشتركة إن 25 آلية و300 جندي أرسلوا إلى المنطقة بين "
    "الحويجة وطوز خورماتو. وهذا هو الهجوم الرابع خلال 10 أيام في الفجوة بين القوتين، بعد هجومي خانقين وجلولاء "
    "في 18 تشرين الثاني. وغادر سكان 12 قرية منازلهم إلى الموصل، وفق مسؤول في مخمور. ونفذ التنظيم 87 هجوما منذ "
    "كانون الثاني في ديالى وكركوك، قتل فيها 210 أشخاص."
)
TURKISH = (
    "Peşmerge Bakanlığı, perşembe günü silahlı kişilerin Erbil'in yaklaşık 60 kilometre güneybatısındaki "
    "Mahmur'un güneyinde iki kontrol noktasına saldırması sonucu en az 14 asker ve üç polisin öldürüldüğünü "
    "açıkladı. Saldırı saat 23:40'ta başladı ve 2 saatten fazla sürdü. Kerkük'ten gönderilen konvoya Dibis "
    "yakınlarında yol kenarına yerleştirilen bombayla saldırıldı, 7 kişi yaralandı. Yaralılar Erbil ve "
    "Süleymaniye'deki hastanelere kaldırıldı. Bağdat'ta Ortak Operasyonlar Komutanlığı, Havice ile Tuzhurmatu "
    "arasındaki bölgeye 25 araç ve 300 askerin gönderildiğini bildirdi. Bu, 18 Kasım'da Hanekin ve "
    "Celevla'daki saldırıların ardından iki güç arasındaki boşlukta 10 günde düzenlenen dördüncü saldırı oldu. "
    "Mahmur'daki bir yetkili, 12 köyün sakinlerinin evlerini terk ederek Musul'a gittiğini söyledi. Örgüt ocak "
    "ayından bu yana Diyala ve Kerkük'te 210 kişinin öldüğü 87 saldırı düzenledi."
)
FRENCH = (
    "Au moins 14 soldats et trois policiers ont été tués jeudi lorsque des hommes armés ont attaqué deux "
    "postes de contrôle au sud de Makhmour, à environ 60 kilomètres au sud-ouest d'Erbil, selon le ministère "
    "des Peshmergas. L'attaque a commencé à 23:40 et a duré plus de 2 heures. Un convoi envoyé de Kirkouk a "
    "été touché par une bombe près de Dibis, blessant 7 autres personnes. Les blessés ont été transportés dans "
    "des hôpitaux d'Erbil et de Souleimaniye. À Bagdad, le Commandement des opérations conjointes a indiqué "
    "que 25 véhicules et 300 hommes avaient été envoyés dans la zone entre Hawija et Touz Khourmatou. C'est la "
    "quatrième attaque en 10 jours dans l'espace entre les deux forces, après celles de Khanaqin et de Jalawla "
    "le 18 novembre. Les habitants de 12 villages ont fui vers Mossoul, selon un responsable à Makhmour. Le "
    "groupe a mené 87 attaques depuis janvier à Diyala et à Kirkouk, qui ont fait 210 morts."
)
SPANISH = (
    "Al menos 14 soldados y tres policías murieron el jueves cuando hombres armados atacaron dos puestos de "
    "control al sur de Majmur, a unos 60 kilómetros al suroeste de Erbil, según el Ministerio de los "
    "Peshmerga. El ataque comenzó a las 23:40 y duró más de 2 horas. Un convoy enviado desde Kirkuk fue "
    "alcanzado por una bomba cerca de Dibis, que hirió a otros 7. Los heridos fueron llevados a hospitales de "
    "Erbil y Suleimaniya. En Bagdad, el Mando de Operaciones Conjuntas dijo que 25 vehículos y 300 soldados "
    "fueron enviados a la zona entre Hawija y Tuz Jurmatu. Es el cuarto ataque en 10 días en la franja entre "
    "las dos fuerzas, tras los de Janaqin y Jalawla el 18 de noviembre. Los habitantes de 12 aldeas han huido "
    "a Mosul, dijo un funcionario en Majmur. El grupo ha cometido 87 ataques desde enero en Diyala y Kirkuk, "
    "en los que murieron 210 personas."
)
KURDISH = (
    "لانیکەم 14 سەرباز و سێ پۆلیس لە ڕۆژی پێنجشەممە کوژران کاتێک چەکداران هێرشیان کردە سەر دوو خاڵی پشکنین لە "
    "باشووری مەخموور، نزیکەی 60 کیلۆمەتر لە باشووری ڕۆژئاوای هەولێر، وەزارەتی پێشمەرگە ڕایگەیاند. هێرشەکە "
    "کاتژمێر 23:40 دەستی پێکرد و زیاتر لە 2 کاتژمێری خایاند. کاروانێک کە لە کەرکووک نێردرابوو لە نزیک دوبز "
    "بۆمبێکی چێنراوی لێ تەقییەوە و 7 کەسی دیکە بریندار بوون. بریندارەکان گوازرانەوە بۆ نەخۆشخانەکانی هەولێر و "
    "سلێمانی. لە بەغدا، فەرماندەیی ئۆپەراسیۆنە هاوبەشەکان ڕایگەیاند 25 ئۆتۆمبێل و 300 سەرباز نێردراون بۆ "
    "ناوچەی نێوان حەویجە و دووزخورماتوو. ئەمە چوارەم هێرشە لە 10 ڕۆژدا لە بۆشایی نێوان هەردوو هێزدا، دوای "
    "هێرشەکانی خانەقین و جەلەولا لە 18ی تشرینی دووەم. دانیشتووانی 12 گوند ماڵەکانیان بەجێهێشت بەرەو مووسڵ، وەک "
    "بەرپرسێک لە مەخموور گوتی. گرووپەکە لە کانوونی دووەمەوە 87 هێرشی لە دیالە و کەرکووک ئەنجامداوە و 210 کەس "
    "کوژراون."
)
TRANSLATED = {"ar": ARABIC, "tr": TURKISH, "fr": FRENCH, "es": SPANISH, "ku": KURDISH}
OWN = (
    "Militants believed to belong to the Islamic State killed 17 members of the security forces overnight in "
    "northern Iraq, officials said on Friday. The attackers struck two posts near Makhmur and then ambushed "
    'reinforcements that had left Kirkuk, wounding at least 7. "They came at 23:40 from three sides," said a '
    "commander in Erbil. Baghdad has sent 300 soldiers. The group lost Mosul, the last of its large towns, in "
    "2017, but its men hide in the hills between Diyala and Salahaddin, where 87 attacks have been counted "
    "this year. In Khanaqin, 4 people died in November. The Iraqi army and the Peshmerga have promised to work "
    "together in the gap between their lines, which is up to 40 kilometers wide and runs from Khanaqin to "
    "Sinjar, on the border with Syria. More than 12 villages are empty."
)
"""Another outlet's own report on the same attack."""


def report(id: str, body: str, language: str | None, day: date | None = DAY) -> Report:
    publication = Publication(day, "given" if day else "none")
    return compose_report(id=id, body=body, title="x", language=language, publication=publication)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_found_and_says_what_both_hold(language: str) -> None:
    original, translated = report("a", ENGLISH, "en"), report("b", TRANSLATED[language], language)
    assert set(keys(original)) & set(keys(translated))
    for one, other in ((original, translated), (translated, original)):
        copy = compare(one, other)
        assert copy
        assert (copy.kind, copy.of) == ("translation", other.id)
        assert len(copy.spans) >= translations.FEWEST
        assert all(mine.stands_in(one) and its.stands_in(other) for mine, its in copy.spans)
        assert copy.reason.startswith(f"translation of {other.id}: ")


@pytest.mark.parametrize("language", TRANSLATED)
def test_an_independent_report_on_the_same_attack_is_none(language: str) -> None:
    assert compare(report("a", OWN, "en"), report("b", TRANSLATED[language], language)) is None


def test_a_translation_with_other_figures_and_places_is_none() -> None:
    other = ARABIC.translate(str.maketrans("1234567", "7615342")).replace("أربيل", "دمشق").replace("كركوك", "حلب")
    assert compare(report("a", ENGLISH, "en"), report("b", other, "ar")) is None


def test_two_texts_in_one_language_are_no_translations() -> None:
    reworded = ENGLISH.replace(" the ", " a certain ").replace(" were ", " had been ").replace(" in ", " inside ")
    reworded = reworded.replace(" of ", " from among ").replace(" and ", " as well as ").replace(" on ", " upon ")
    assert translations.shared(report("a", ENGLISH, "en"), report("b", reworded, "en-GB")) is None
    assert translations.shared(report("a", ENGLISH, "en"), report("b", reworded, None)) is None


def test_a_translation_comes_within_days() -> None:
    later = report("b", FRENCH, "fr", date(2021, 12, 7))
    assert compare(report("a", ENGLISH, "en"), later) is None
    assert compare(report("a", ENGLISH, "en"), report("b", FRENCH, "fr", None)) is None
    assert compare(report("a", ENGLISH, "en"), report("b", FRENCH, "fr", date(2021, 12, 6))) is not None


def test_half_a_text_is_no_translation_of_the_whole() -> None:
    half = ARABIC[: len(ARABIC) // 2]
    assert compare(report("a", ENGLISH, "en"), report("b", half, "ar")) is None


def test_digits_of_other_scripts_are_the_same_numbers() -> None:
    arabic = ARABIC.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert compare(report("a", ENGLISH, "en"), report("b", arabic, "ar")) is not None


def test_one_text_in_three_languages_is_one_family_and_its_rival_is_not() -> None:
    copies = Copies()
    told = {"ar": ARABIC, "en": ENGLISH, "fr": FRENCH}
    families = [copies.family(report(language, body, language)) for language, body in told.items()]
    assert families == ["ar", "ar", "ar"]
    assert copies.family(report("own", OWN, "en")) == "own"


def test_what_is_no_text_has_no_keys() -> None:
    for body in ("", " ", "7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7", "Ⅷ ²³ ½ ١", "\u0000\ud7ff"):
        assert len(translations.keys(report("a", body, "en"))) <= 2 * translations.SKETCH
