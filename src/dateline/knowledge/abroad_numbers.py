"""Numbers in words up to 999 in Spanish, French and Arabic, folded."""

from __future__ import annotations

from collections.abc import Iterable


def spanish() -> dict[str, int]:
    """ "treinta y cinco" is 35."""
    small = _numbered(
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
        "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
        "veintiocho veintinueve"
    )
    small |= {"veintiun": 21, "veintiuna": 21, "un": 1, "una": 1}
    units = {word: number for word, number in small.items() if 0 < number < 10}
    tens = _numbered("treinta cuarenta cincuenta sesenta setenta ochenta noventa", first=3, step=10)
    tens |= {f"{ten} y {unit}": a + b for ten, a in tens.items() for unit, b in units.items()}
    below = {word: number for word, number in {**small, **tens}.items() if number}
    hundreds = _numbered(
        "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
        step=100,
    )
    hundreds |= {word[:-2] + "as": number for word, number in hundreds.items() if number > 100}
    more = {f"{hundred} {rest}": a + b for hundred, a in hundreds.items() for rest, b in below.items()}
    groups = {"una docena": 12, "una decena": 10, "una veintena": 20, "una treintena": 30, "medio centenar": 50}
    return {**below, **hundreds, **more, **groups, "cien": 100, "un centenar": 100, "media docena": 6}


def french() -> dict[str, int]:
    """ "vingt et un", "quatre-vingt-dix-neuf"; folded, with and without hyphens."""
    small = _numbered(
        "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
        "dix-huit dix-neuf"
    )
    below = {word: number for word, number in small.items() if number} | {"une": 1}
    for ten, value in _numbered("vingt trente quarante cinquante soixante", first=2, step=10).items():
        below[ten] = value
        below |= {f"{ten} et un": value + 1, f"{ten}-et-un": value + 1, f"{ten} et une": value + 1}
        below |= {f"{ten}-{unit}": value + number for unit, number in small.items() if 1 < number < 10}
    below |= {f"soixante-{word}": 60 + number for word, number in small.items() if number >= 10}
    below |= {"soixante et onze": 71, "soixante-et-onze": 71, "quatre-vingts": 80, "quatre-vingt": 80}
    below |= {f"quatre-vingt-{word}": 80 + number for word, number in small.items() if number}
    below |= {"septante": 70, "nonante": 90}
    hundreds = {"cent": 100} | {
        f"{unit} cent{s}": 100 * number for unit, number in small.items() if 1 < number < 10 for s in ("", "s")
    }
    more = {f"{hundred} {rest}": a + b for hundred, a in hundreds.items() for rest, b in below.items()}
    groups = _numbered("dizaine vingtaine trentaine quarantaine cinquantaine soixantaine", step=10)
    dozens = {f"une {word}": number for word, number in {**groups, "douzaine": 12, "quinzaine": 15}.items()}
    spelled = {**below, **hundreds, **more, **dozens, "une centaine": 100, "une demi-douzaine": 6}
    return {form: number for word, number in spelled.items() for form in {word, word.replace("-", " ")}}


def arabic() -> dict[str, int]:
    """Both genders and cases: "احد عشر" is 11, "اثنين وخمسين" is 52."""
    units: dict[str, int] = {}
    for number, stem in enumerate("ثلاث اربع خمس ست سبع ثمان تسع".split(), 3):
        units |= {stem: number, stem + "ة": number}
    units |= {"ثماني": 8, "ثمانية": 8}
    two = dict.fromkeys("اثنان اثنين اثنتان اثنتين".split(), 2)
    teens = {f"{unit} {ten}": 10 + number for unit, number in units.items() for ten in ("عشر", "عشرة")}
    teens |= {f"{one} {ten}": 11 for one in ("احد", "احدي", "احدى") for ten in ("عشر", "عشرة")}
    teens |= {f"{one} {ten}": 12 for one in "اثنا اثني اثنتا اثنتي".split() for ten in ("عشر", "عشرة")}
    tens: dict[str, int] = {}
    for number, stem in enumerate("عشر ثلاث اربع خمس ست سبع ثمان تسع".split(), 2):
        tens |= {stem + "ون": 10 * number, stem + "ين": 10 * number}
    ones = {"واحد": 1, "واحدة": 1, "احد": 1, "احدي": 1}
    compound = {f"{unit} و{ten}": a + b for unit, a in {**ones, **two, **units}.items() for ten, b in tens.items()}
    below = {**units, **two, **teens, **tens, **compound, "عشرة": 10, "عشر": 10, "واحد": 1, "واحدة": 1}
    hundreds = {"مئة": 100, "مائة": 100, "مئتين": 200, "مئتان": 200, "مائتين": 200, "مائتان": 200, "مئتي": 200}
    hundreds |= {
        f"{stem}{hundred}": 100 * number
        for number, stem in enumerate("ثلاث اربع خمس ست سبع ثمان تسع".split(), 3)
        for hundred in ("مئة", "مائة")
    }
    more = {f"{hundred} و{rest}": a + b for hundred, a in hundreds.items() for rest, b in below.items()}
    return {**below, **hundreds, **more}


def _numbered(words: str | Iterable[str], *, first: int | None = None, step: int = 1) -> dict[str, int]:
    listed = words.split() if isinstance(words, str) else list(words)
    begin = first if first is not None else (0 if step == 1 else 1)
    return {word: step * number for number, word in enumerate(listed, begin)}
