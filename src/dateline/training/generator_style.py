"""How an outlet of the generator writes: numbers, dates, letters, and the small mending of drawn sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dateline.mentions.numbers import TENS, UNITS

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DIALECTS = (
    "wire",
    "wire",
    "wire",
    "local",
    "local",
    "police",
    "stiff",
    "feature",
    "broadcast",
    "nigerian",
    "pakistani",
    "filipino",
)
CASINGS = ("", "", "", "", "", "", "", "", "", "", "upper", "lower")
"""How the letters of a whole report are set; mostly as usual."""


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of one outlet. `words_below` is the number from which digits are written."""

    dialect: str
    words_below: int
    month_first: bool
    weekdays: bool
    yesterday: bool
    casing: str
    title_case: bool


LATIN = ("SV", "PE", "GT", "CO")
"""Countries of which the wires of the 1980s, all in capitals, wrote most."""


def style(rng: Random, code: str) -> Style:
    """The habits of an outlet that reports on that country."""
    dialect = rng.choice(DIALECTS)
    at_home = {"nigerian": ("NG",), "pakistani": ("PK", "IN"), "filipino": ("PH",)}
    if dialect in at_home and code not in at_home[dialect]:
        dialect = "wire"
    for name, codes in at_home.items():
        if code in codes and rng.random() < 0.4:
            dialect = name
    return Style(
        dialect,
        rng.choice((10, 10, 10, 11, 13, 0, 101)),
        rng.random() < 0.5,
        rng.random() < 0.8,
        dialect in ("local", "police", "nigerian") and rng.random() < 0.6,
        "upper" if code in LATIN and rng.random() < 0.5 else rng.choice(CASINGS),
        rng.random() < 0.35,
    )


def spell(number: int) -> str:
    """A number below ten thousand in words: "twenty-one", "one hundred and four"."""
    names = {value: word for word, value in UNITS.items()}
    tens = {value: word for word, value in TENS.items() if word != "fourty"}
    if number < 20:
        return names[number]
    if number < 100:
        return tens[number // 10 * 10] + (f"-{names[number % 10]}" if number % 10 else "")
    scale, word = (1000, "thousand") if number >= 1000 else (100, "hundred")
    rest = number % scale
    return f"{spell(number // scale)} {word}" + (f"{' and' if rest < 100 else ''} {spell(rest)}" if rest else "")


def count(number: int, style: Style) -> str:
    """A number as the outlet writes it."""
    return spell(number) if number < style.words_below else f"{number:,}"


def explicit(day: date, style: Style, *, year: bool) -> str:
    """A date such as "March 4, 2021" or "4 March"."""
    month = MONTHS[day.month - 1]
    if style.month_first:
        return f"{month} {day.day}" + (f", {day.year}" if year else "")
    return f"{day.day} {month}" + (f" {day.year}" if year else "")


def recent(rng: Random, day: date, published: date, style: Style) -> tuple[str, str]:
    """A preposition (or "") and the words of a day of the last week."""
    distance, weekday = (published - day).days, DAYS[day.weekday()]
    if distance == 0 and rng.random() < 0.1:
        return rng.choice((("", "today"), ("", "this morning"), ("", "earlier today")))
    if distance == 1 and (style.yesterday or rng.random() < 0.05):
        return rng.choice(
            (
                ("", "yesterday"),
                ("", "yesterday"),
                ("", "yesterday morning"),
                ("", "yesterday evening"),
                ("", "last night"),
            )
        )
    if distance > 6 or not style.weekdays or rng.random() < 0.12:
        return "on ", rng.choice(
            (
                explicit(day, style, year=rng.random() < 0.3),
                f"{weekday}, {explicit(day, style, year=rng.random() < 0.3)}",
            )
        )
    part = rng.choice(("morning", "afternoon", "evening", "night"))
    forms = [("on ", weekday)] * 8 + [
        ("on ", f"{weekday} {part}"),
        ("on ", f"{weekday} {part}"),
        ("", f"{weekday} {part}"),
        ("", f"{weekday}"),
        ("", f"late on {weekday}"),
        ("", f"early on {weekday}"),
        ("", f"late {weekday}"),
        ("", f"early {weekday}"),
        ("in the ", f"early hours of {weekday}"),
        ("at ", f"dawn on {weekday}"),
        ("in the ", f"night of {weekday} to {DAYS[(day + timedelta(days=1)).weekday()]}"),
        ("", f"overnight on {weekday}"),
        ("", f"before dawn on {weekday}"),
        ("", f"around midday on {weekday}"),
        ("", f"shortly before midnight on {weekday}"),
    ]
    return rng.choice(forms)


def older(rng: Random, day: date, published: date, style: Style) -> tuple[str, str]:
    """A preposition (or "") and the words of a day that lies longer back."""
    distance, month = (published - day).days, MONTHS[day.month - 1]
    forms: list[tuple[str, str]] = []
    if distance < 7:
        forms = [
            ("", f"{spell(distance)} days earlier"),
            ("on ", DAYS[day.weekday()]),
            ("", f"{spell(distance)} days ago"),
            ("", "earlier this week"),
            ("last ", DAYS[day.weekday()]),
        ]
    elif distance < 14:
        forms = [
            ("", "last week"),
            ("", "a week ago"),
            ("", "a week earlier"),
            ("on ", explicit(day, style, year=False)),
            ("", f"{spell(distance)} days ago"),
        ]
    elif day.year == published.year and day.month == published.month:
        forms = [
            ("", "earlier this month"),
            ("on ", explicit(day, style, year=False)),
            ("", f"{spell(distance // 7)} weeks ago"),
        ]
    elif distance < 60:
        forms = [
            ("", "last month"),
            ("in ", month),
            ("on ", explicit(day, style, year=False)),
            ("in late ", month),
            ("early in ", month),
        ]
    elif day.year == published.year:
        forms = [
            ("in ", month),
            ("earlier ", "this year"),
            ("on ", explicit(day, style, year=False)),
            ("in ", f"{month} this year"),
            ("in early ", month),
        ]
    elif day.year == published.year - 1:
        forms = [
            ("", "last year"),
            ("in ", f"{month} last year"),
            ("last ", month),
            ("in ", f"{month} {day.year}"),
            ("in ", str(day.year)),
            ("on ", explicit(day, style, year=True)),
        ]
    else:
        forms = [
            ("in ", str(day.year)),
            ("in ", str(day.year)),
            ("in ", f"{month} {day.year}"),
            ("on ", explicit(day, style, year=True)),
            ("", f"{spell(published.year - day.year)} years ago"),
            ("back in ", str(day.year)),
            ("in ", f"{month} of {day.year}"),
            ("in late ", str(day.year)),
        ]
    return rng.choice(forms)


_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
_ARTICLE = re.compile(r"\b([Aa])(n?) ((?:\[\[)?[\"“']?)(\w[\w-]*)")
_VOWEL = re.compile(r"(?:[aeio]|u(?!n?i[a-z]|s[aeiu]|gand|kr|tah|se)|hono|hour|heir|8|11\b|18\b)", re.IGNORECASE)
_NEXT = re.compile(
    r"((?<![ap]\.m)(?<!\b(?:Gen|Maj|Col|Cap))(?<!\bCapt)(?<!\bBrig)(?<!\b(?:Lt|No|St))[.!?] (?:\[\[)?[\"“]?)([a-z])"
)
_SAID_AN = re.compile(
    r"(?:FARDC|FC\b|LNA|MILF|M23|M16|MQ|NPA|NATO(?!O)|NGO|RSF|SDF|SUV|LPR|NISA(?!A)|F-|RPG|ELN|IED|AK|UAE|UNMA|UNSMIL|FSA|MI-|AU\b|ISIS|IS\b|M-)"
)
_SAID_A = re.compile(
    r"(?:UN\b|US\b|UK\b|Uk|Ug|one\b|once\b|Euro|eu|UNSMIL|Uni|uni|NATO|NISA|used|user|usual|Shahed|unanim)"
)


def mend(text: str) -> str:
    """A drawn sentence with its articles put right, doubled signs removed and its first letter raised."""
    text = (
        re.sub(r" {2,}", " ", text).replace(" ,", ",").replace(" .", ".").replace(",,", ",").replace(",.", ".").strip()
    )
    text = re.sub(r"([,;])(?: ?,)+", r"\1", text)
    text = _ARTICLE.sub(_article, text)
    return raise_first(_NEXT.sub(lambda match: match[1] + match[2].upper(), text))


def article(noun: str) -> str:
    """The article that goes before a noun."""
    return mend(f"a {noun}").split()[0].lower()


def raise_first(text: str) -> str:
    """The text with its first letter in upper case, also within a mark."""
    start = re.match(r"(?:\[\[|[\"“'(‘])*", text)
    at = start.end() if start else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def open_with_words(text: str, style: Style) -> str:
    """A sentence that opens with digits, with the number spelled out as editors want it."""
    opening = re.match(r"\[\[(\d{1,3})\|", text)
    if not opening or style.dialect == "police":
        return text
    return f"[[{spell(int(opening[1])).capitalize()}|{text[opening.end() :]}"


def recase(marked: str, casing: str) -> str:
    """Marked text in other letters; the marks' own words stay."""
    if not casing:
        return marked
    change = str.upper if casing == "upper" else str.lower
    result, last = "", 0
    for match in _MARK.finditer(marked):
        result += change(marked[last : match.start()]) + f"[[{change(match[1])}|{match[2]}]]"
        last = match.end()
    return result + change(marked[last:])


SMALL = frozenset("a an the of in on at by for to from and or as with after near over into but".split())


def title_case(marked: str) -> str:
    """A marked title with each word of weight raised."""

    def raised(words: str) -> str:
        return re.sub(r"(?<![\w'’-])[a-z][\w'’]*", lambda m: m[0] if m[0] in SMALL else m[0].capitalize(), words)

    result, last = "", 0
    for match in _MARK.finditer(marked):
        result += raised(marked[last : match.start()]) + f"[[{raised(match[1])}|{match[2]}]]"
        last = match.end()
    return raise_first(result + raised(marked[last:]))


def _article(match: re.Match[str]) -> str:
    article, _n, opening, word = match.groups()
    if article == "A" and match.string[max(0, match.start() - 1) : match.start()] in ("&", "-"):
        return match[0]
    if _SAID_A.match(word):
        needs = False
    else:
        needs = bool(_SAID_AN.match(word) or _VOWEL.match(word))
    return f"{article}{'n' if needs else ''} {opening}{word}"
