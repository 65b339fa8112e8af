"""Countries at run time: demonyms, and the abbreviations of places that news style prescribes."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

from dateline.knowledge.gazetteer_names import normal_form

_TABLE = Path(__file__).parent / "data" / "places_countries.csv"

PEOPLES: dict[str, str] = {
    "English": "GB",
    "Scottish": "GB",
    "Scots": "GB",
    "Welsh": "GB",
    "Northern Irish": "GB",
    "Chechen": "RU",
    "Chechens": "RU",
    "Dagestani": "RU",
    "Tatar": "RU",
    "Catalan": "ES",
    "Basque": "ES",
    "Texan": "US",
    "Texans": "US",
    "Californian": "US",
    "New Yorker": "US",
    "Hawaiian": "US",
    "Alaskan": "US",
    "Baluch": "PK",
    "Baloch": "PK",
    "Punjabi": "PK",
    "Sindhi": "PK",
    "Kashmiri": "IN",
    "Rohingya": "MM",
    "Karen": "MM",
    "Kachin": "MM",
    "Tigrayan": "ET",
    "Tigrayans": "ET",
    "Oromo": "ET",
    "Amhara": "ET",
    "Darfuri": "SD",
    "Houthi": "YE",
    "Houthis": "YE",
    "Taliban": "AF",
    "Gazan": "PS",
    "Gazans": "PS",
    "Peshmerga": "IQ",
    "Moro": "PH",
    "South Ossetian": "GE",
    "Abkhaz": "GE",
    "Abkhazian": "GE",
    "Al-Shabaab": "SO",
    "Al Shabaab": "SO",
    "Boko Haram": "NG",
}
"""Peoples and forces that are at home in one country and are no country's demonym: they hint at it, no more."""

WIDER: dict[str, str] = {
    "European": "Europe",
    "Europeans": "Europe",
    "African": "Africa",
    "Africans": "Africa",
    "Asian": "Asia",
    "Asians": "Asia",
    "Arab": "Arab world",
    "Latin American": "Latin America",
    "Middle Eastern": "Middle East",
    "Kurdish": "Kurdistan",
    "Texan": "Texas",
    "Californian": "California",
    "Scottish": "Scotland",
    "Welsh": "Wales",
    "Chechen": "Chechnya",
    "Hawaiian": "Hawaii",
}
"""Adjectives of places that are no country."""

STATES: dict[str, str] = {
    "Ala.": "Alabama",
    "Ariz.": "Arizona",
    "Ark.": "Arkansas",
    "Calif.": "California",
    "Colo.": "Colorado",
    "Conn.": "Connecticut",
    "Del.": "Delaware",
    "Fla.": "Florida",
    "Ga.": "Georgia",
    "Ill.": "Illinois",
    "Ind.": "Indiana",
    "Kan.": "Kansas",
    "Kans.": "Kansas",
    "Ky.": "Kentucky",
    "La.": "Louisiana",
    "Md.": "Maryland",
    "Mass.": "Massachusetts",
    "Mich.": "Michigan",
    "Minn.": "Minnesota",
    "Miss.": "Mississippi",
    "Mo.": "Missouri",
    "Mont.": "Montana",
    "Neb.": "Nebraska",
    "Nev.": "Nevada",
    "N.H.": "New Hampshire",
    "N.J.": "New Jersey",
    "N.M.": "New Mexico",
    "N.Y.": "New York",
    "N.C.": "North Carolina",
    "N.D.": "North Dakota",
    "Okla.": "Oklahoma",
    "Ore.": "Oregon",
    "Pa.": "Pennsylvania",
    "Penn.": "Pennsylvania",
    "R.I.": "Rhode Island",
    "S.C.": "South Carolina",
    "S.D.": "South Dakota",
    "Tenn.": "Tennessee",
    "Tex.": "Texas",
    "Vt.": "Vermont",
    "Va.": "Virginia",
    "Wash.": "Washington",
    "W.Va.": "West Virginia",
    "W. Va.": "West Virginia",
    "Wis.": "Wisconsin",
    "Wyo.": "Wyoming",
    "D.C.": "District of Columbia",
    "B.C.": "British Columbia",
    "Ont.": "Ontario",
    "Que.": "Quebec",
    "Alta.": "Alberta",
    "Sask.": "Saskatchewan",
    "Man.": "Manitoba",
}
"""Abbreviations of American states and Canadian provinces by the Associated Press, with their stops."""

POSTAL: dict[str, str] = dict(
    pair.split("=", 1)
    for pair in (
        "AL=Alabama;AK=Alaska;AZ=Arizona;AR=Arkansas;CA=California;CO=Colorado;CT=Connecticut;DE=Delaware;FL=Florida;"
        "GA=Georgia;HI=Hawaii;ID=Idaho;IL=Illinois;IN=Indiana;IA=Iowa;KS=Kansas;KY=Kentucky;LA=Louisiana;ME=Maine;"
        "MD=Maryland;MA=Massachusetts;MI=Michigan;MN=Minnesota;MS=Mississippi;MO=Missouri;MT=Montana;NE=Nebraska;"
        "NV=Nevada;NH=New Hampshire;NJ=New Jersey;NM=New Mexico;NY=New York;NC=North Carolina;ND=North Dakota;OH=Ohio;"
        "OK=Oklahoma;OR=Oregon;PA=Pennsylvania;RI=Rhode Island;SC=South Carolina;SD=South Dakota;TN=Tennessee;TX=Texas;"
        "UT=Utah;VT=Vermont;VA=Virginia;WA=Washington;WV=West Virginia;WI=Wisconsin;WY=Wyoming;DC=District of Columbia;"
        "BC=British Columbia;ON=Ontario;QC=Quebec;AB=Alberta"
    ).split(";")
)
"""Two-letter codes of the American and Canadian posts; they only count after a comma or after the same name in full."""


@functools.cache
def demonyms() -> dict[str, str]:
    """ISO 3166-1 alpha-2 code by the normal form of each demonym, for the countries and `PEOPLES`."""
    found = {normal_form(people): code for people, code in PEOPLES.items()}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.update((normal_form(name), row["iso"]) for name in row["demonyms"].split("|") if name)
    return found


@functools.cache
def nationalities() -> dict[str, str]:
    """Like `demonyms`, without the peoples and forces that are no nation."""
    known = demonyms()
    return {name: code for name, code in known.items() if name not in {normal_form(people) for people in PEOPLES}}
