"""Where an outlet is at home, by its address: a country's domain, or a country or demonym in its name."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dateline.knowledge.gazetteer_countries import nationalities
from dateline.model.text import Report

_DOMAINS = {
    "uk": "GB", "ie": "IE", "ca": "CA", "au": "AU", "nz": "NZ", "in": "IN", "pk": "PK", "ng": "NG", "ke": "KE",
    "za": "ZA", "gh": "GH", "ug": "UG", "tz": "TZ", "ph": "PH", "lk": "LK", "bd": "BD", "np": "NP", "iq": "IQ",
    "ir": "IR", "sy": "SY", "ye": "YE", "ly": "LY", "eg": "EG", "sd": "SD", "ss": "SS", "et": "ET", "so": "SO",
    "ua": "UA", "ru": "RU", "mx": "MX", "ar": "AR", "pe": "PE", "ve": "VE", "ec": "EC", "cl": "CL", "br": "BR",
    "es": "ES", "fr": "FR", "de": "DE", "it": "IT", "tr": "TR", "il": "IL", "ps": "PS", "lb": "LB", "jo": "JO",
    "sa": "SA", "ae": "AE", "qa": "QA", "kw": "KW", "om": "OM", "bh": "BH", "af": "AF", "mm": "MM", "th": "TH",
    "my": "MY", "sg": "SG", "id": "ID", "vn": "VN", "kh": "KH", "cn": "CN", "hk": "HK", "tw": "TW", "jp": "JP",
    "kr": "KR", "cz": "CZ", "pl": "PL", "nl": "NL", "be": "BE", "ch": "CH", "at": "AT", "se": "SE", "no": "NO",
    "dk": "DK", "fi": "FI", "gr": "GR", "cy": "CY", "pt": "PT", "ro": "RO", "bg": "BG", "rs": "RS", "ba": "BA",
    "hr": "HR", "ge": "GE", "am": "AM", "az": "AZ", "kz": "KZ", "uz": "UZ", "kg": "KG", "tj": "TJ", "ml": "ML",
    "bf": "BF", "ne": "NE", "mz": "MZ", "cd": "CD", "cm": "CM", "td": "TD", "sn": "SN", "ma": "MA", "dz": "DZ",
    "tn": "TN", "us": "US",
}  # fmt: skip
"""Countries of top-level domains that outlets of other countries seldom use (.co, .tv and .me are left out)."""


_PAPERS = re.compile(
    r"(?:the|my|www|go)?(?P<place>[a-z]{4,}?)(?:daily|weekly|sunday|evening|city|local|online)?"
    r"(?:news|newspapers?|herald|times|post|press|gazette|journal|tribune|star|sun|mail|express|observer|chronicle|globe|standard"
    r"|register|examiner|review|record|advocate|telegram|telegraph|leader|sentinel|courier|democrat|beacon|monitor|messenger"
    r"|banner|citizen|enquirer|inquirer|item|ledger|live|mercury|bee|pi|today|now|echo|argus|bulletin|dispatch|reporter"
    r"|republican|index|eagle|world|union|athenian|intelligencer|pantagraph|reflector|free|freepress|pilot)+(?:online)?"
)
"""The parts of a newspaper's address: "the paris news" is the news of Paris."""

ENGLISH = frozenset(["US", "CA", "GB", "IE", "AU", "NZ", "ZA"])
"""Countries of towns whose local papers are written in English."""


def towns_of(report: Report) -> frozenset[str]:
    """Normal forms of the town names that the outlet's address is made of; empty where there are none."""
    address = report.url or report.outlet or ""
    host = (urlsplit(address).hostname or "") if "//" in address else address.strip().lower()
    found = set()
    for label in host.lower().split(".")[:-1][-2:]:
        match = _PAPERS.fullmatch(label.replace("-", "")[:60])
        if match:
            found.add(match["place"])
    return frozenset(found)


def home_of(report: Report) -> str | None:
    """ISO 3166-1 alpha-2 code of the country in which the outlet is at home, or None where nothing says so."""
    for address in (report.url, report.outlet):
        if not address:
            continue
        host = urlsplit(address).hostname or address if "//" in address else address
        ending = re.search(r"\.([a-z]{2})$", host.strip().lower())
        if ending and ending[1] in _DOMAINS:
            return _DOMAINS[ending[1]]
    for word in re.findall(r"[^\W\d_]+", (report.outlet or "").lower()):
        if word in nationalities():
            return nationalities()[word]
    return None
