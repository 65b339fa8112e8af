"""The reports of the invented region: texts that a reader can read, with the accounts that a careful one would give.

Each report is given with its accounts, composed of words that stand in it, so that what comes after the reader can be
tested on thousands of reports by itself; the same texts can go through the reader, too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.evaluation.synthetic_region import (
    COPYIST,
    FIRST,
    GUNMEN,
    IN_FORCE,
    LAST,
    OUTLETS,
    PROVINCES,
    WIRE,
    Region,
    Telling,
    TrueIncident,
)
from dateline.knowledge import actors, codebook
from dateline.model.claims import Account, Certainty, Claim, Kind, Origin, Role, compose_account, quote
from dateline.model.text import Publication, Report, compose_report
from dateline.model.values import Toll, Value, When, Who

ORIGIN = Origin("synthetic", "1").id
GAP_EVERY = 9
"""Of the reports of attacks in `GAP_PLACES`, every so many-th speaks of a security gap."""
GAP_PLACES = ("Daquq", "Makhmur")
GAP_WORDS = (
    "Officials say that such attacks come out of the security gap between the Peshmerga and the Iraqi army in {}."
)
RESPONSE_WORDS = "Security forces launched a search operation in the area."


@dataclass(frozen=True, slots=True)
class Made:
    """A report with its accounts. `about` is the id of the incident that it tells of, "agreement", "evidence" or ""."""

    report: Report
    accounts: tuple[Account, ...]
    about: str
    relevant: bool = True


def reports(region: Region, *, fillers: bool = True) -> Iterator[Made]:
    """Every report of the region, by day of publication; without `fillers` those about conflict alone."""
    made = [*_of_incidents(region), *_of_agreement(region)]
    if fillers:
        made += _fillers(region, made)
    made.sort(key=lambda one: (one.report.published or FIRST, one.report.id))
    yield from made


def tells_of_gap(one: TrueIncident) -> bool:
    """Whether the reports of an attack speak of a security gap."""
    if one.sort != "attack" or one.place not in GAP_PLACES:
        return False
    return random.Random(f"gap {one.id}").randrange(GAP_EVERY) == 0  # noqa: S311 - no secret hangs on it


def _of_incidents(region: Region) -> Iterator[Made]:
    for one in region.reported:
        for telling in one.tellings:
            yield _report(one, telling)


def _report(one: TrueIncident, telling: Telling) -> Made:
    text = _Text()
    certainty: Certainty = "denied" if one.sort == "denied" else "stated"
    _TELL[one.sort](text, one, telling)
    title = f"{_TITLES[one.sort].format(_words_of(one)).capitalize()} in {_where(one)}"
    report = compose_report(
        id=f"{telling.outlet} {one.id}".lower().replace(" ", "-"),
        body=text.text,
        title=title,
        input=f"{telling.outlet} {one.id}",
        outlet=telling.outlet,
        language="en",
        publication=Publication(telling.day, "given"),
    )
    account = text.account(report, "incident", certainty=certainty, aggregate=one.sort == "aggregate")
    return Made(report, (account,), one.id)


_DID = {
    "bombing_ied": "a roadside bomb exploded",
    "shooting": "gunmen opened fire",
    "ambush": "gunmen ambushed a patrol",
    "shelling": "mortar shells struck",
    "kidnapping": "gunmen kidnapped several people",
}
_TITLES = {
    "attack": "{}",
    "response": "{}",
    "protest": "hundreds protest",
    "denied": "army denies that there was a bombing",
    "aggregate": "a month of violence",
    "exhumation": "mass grave found",
}


def _words_of(one: TrueIncident) -> str:
    if one.sort == "response":
        return f"{one.perpetrator} {'operation' if one.word == 'operation' else 'arrests suspects'}"
    return _DID.get(one.word, one.word)


def _attack(text: _Text, one: TrueIncident, telling: Telling) -> None:
    did = _DID[one.word]
    text.fact("action", codebook.action(one.word, against_civilians=one.target is None), did[0].upper() + did[1:])
    _place_and_day(text, one)
    if telling.killed is not None:
        text.write(", killing ")
        of = f" of the {one.target}" if one.target == "Iraqi army" else ""
        text.fact(
            "toll", Toll("killed", telling.killed, telling.killed, one.group), f"{telling.killed} {one.group}{of}"
        )
    if telling.wounded is not None:
        text.write(" and wounding ")
        text.fact("toll", Toll("wounded", telling.wounded, telling.wounded), f"{telling.wounded} others")
    text.write(", the police said.")
    if one.target:
        text.write(" It was aimed at the ")
        text.fact("target", _who(one.target), one.target)
        text.write(".")
    if one.perpetrator == GUNMEN:
        text.note("perpetrator", Who(GUNMEN), "Gunmen")
    elif one.perpetrator:
        text.write(" The police blamed the ")
        text.fact("perpetrator", _who(one.perpetrator), one.perpetrator)
        text.write(" for it.")
    if telling.tells_response:
        text.write(f" {RESPONSE_WORDS}")
    if tells_of_gap(one):
        text.write(f" {GAP_WORDS.format(one.place)}")
    text.write(_signed(telling))


def _signed(telling: Telling) -> str:
    """The outlet as it signs its texts; a copy keeps the wire's."""
    return f" ({WIRE if telling.is_copy else telling.outlet})"


def _response(text: _Text, one: TrueIncident, telling: Telling) -> None:
    text.write("The ")
    text.fact("perpetrator", _who(one.perpetrator or ""), one.perpetrator or "")
    text.write(" ")
    did = "carried out a clearing operation" if one.word == "operation" else "arrested three suspects in a raid"
    text.fact("action", codebook.action(one.word), did)
    text.write(" against the ")
    text.fact("target", _who("Islamic State"), "Islamic State")
    _place_and_day(text, one)
    text.write(f", it said.{_signed(telling)}")


def _protest(text: _Text, one: TrueIncident, telling: Telling) -> None:
    text.fact("action", codebook.action("protest_riot"), "Hundreds protested")
    _place_and_day(text, one)
    text.write(f" against cuts of electricity.{_signed(telling)}")


def _denied(text: _Text, one: TrueIncident, telling: Telling) -> None:
    text.write("The army denied that ")
    text.fact("action", codebook.action("bombing_ied"), "a roadside bomb exploded")
    _place_and_day(text, one)
    text.write(f".{_signed(telling)}")


def _aggregate(text: _Text, one: TrueIncident, telling: Telling) -> None:
    text.fact("toll", Toll("killed", one.killed, one.killed, "people"), f"{one.killed} people")
    text.write(" were killed in ")
    text.fact("action", codebook.action("other"), "attacks")
    _place_and_day(text, one)
    text.write(f", a count says.{_signed(telling)}")


def _exhumation(text: _Text, one: TrueIncident, telling: Telling) -> None:
    text.fact("action", codebook.action("other"), "A mass grave was found")
    _place_and_day(text, one)
    text.write(" with the remains of ")
    text.fact("toll", Toll("killed", one.killed, one.killed, "people"), f"{one.killed} people")
    text.write(f".{_signed(telling)}")


_TELL = {
    "attack": _attack,
    "response": _response,
    "protest": _protest,
    "denied": _denied,
    "aggregate": _aggregate,
    "exhumation": _exhumation,
}


def _where(one: TrueIncident) -> str:
    return f"{PROVINCES[one.place]} province" if one.told_province else f"{one.place}, {PROVINCES[one.place]} province"


def _place_and_day(text: _Text, one: TrueIncident) -> None:
    text.write(" in ")
    text.fact("place", one.where, PROVINCES[one.place] if one.told_province else one.place)
    text.write(" province" if one.told_province else f", {PROVINCES[one.place]} province")
    when = one.when
    if when is None:
        return
    match one.told:
        case "day":
            text.write(" on ")
            text.fact("date", when, _day(one.day))
        case "week":
            text.write(" in the ")
            text.fact("date", when, f"week of {_day(when.earliest)}")
        case _:
            text.write(" in ")
            text.fact("date", when, f"{one.day:%B %Y}")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _who(name: str) -> Who:
    actor = actors.resolve(name)
    return Who(name, actor.id if actor else None)


def _of_agreement(region: Region) -> Iterator[Made]:
    pact, text = region.agreement, _Text()
    text.write("The ")
    for at, (name, id) in enumerate(pact.parties):
        text.write(" and the " if at else "")
        text.fact("party", Who(name, id), name)
    text.write(" ")
    text.fact("announced", When.on(pact.announced), f"announced on {_day(pact.announced)}")
    text.write(" that they had signed a ")
    text.fact("agreement_type", "security cooperation", "security cooperation agreement")
    text.write(" against the Islamic State. They agreed to ")
    for at, commitment in enumerate(pact.commitments):
        last = at == len(pact.commitments) - 1
        text.write("" if not at else " and to " if last else ", to ")
        text.fact("commitment", commitment.words, commitment.words)
    text.write(". It covers ")
    for at, zone in enumerate(pact.zones):
        text.write("" if not at else " and " if at == len(pact.zones) - 1 else ", ")
        text.fact("zone", zone, zone.name)
    text.write(f". It enters into force on {_day(IN_FORCE)}.")
    text.note("in_force", When.on(pact.in_force), f"enters into force on {_day(IN_FORCE)}")
    for outlet in (WIRE, COPYIST):
        report = _plain_report(f"{outlet} agreement", outlet, pact.announced, "Two forces sign an agreement", text.text)
        yield Made(report, (text.account(report, "agreement"),), "agreement")
    for commitment in pact.commitments:
        for one in commitment.evidence:
            title = one.words.split(" on ")[0].rstrip(".")
            named = f"{one.outlet} evidence {one.day.isoformat()}"
            yield Made(_plain_report(named, one.outlet, one.day, title, one.words), (), "evidence")


def _plain_report(named: str, outlet: str, day: date, title: str, body: str) -> Report:
    return compose_report(
        id=named.lower().replace(" ", "-"),
        body=body,
        title=title,
        input=named,
        outlet=outlet,
        language="en",
        publication=Publication(day, "given"),
    )


def _fillers(region: Region, made: list[Made]) -> Iterator[Made]:
    """What daily outlets publish on days on which they tell nothing of conflict, unless they are out."""
    told = {(one.report.outlet, one.report.published) for one in made}
    for outlet in OUTLETS:
        for offset in range((LAST - FIRST).days + 1 if outlet.is_daily else 0):
            day = FIRST + timedelta(days=offset)
            if outlet.publishes_on(day) and (outlet.name, day) not in told:
                body = f"Traders said on {_day(day)} that tomatoes cost {500 + offset} dinars a kilo. ({outlet.name})"
                report = _plain_report(
                    f"{outlet.name} market {day.isoformat()}", outlet.name, day, "At the market", body
                )
                yield Made(report, (), "", relevant=False)


class _Text:
    """A body on its way, with the claims of one account."""

    def __init__(self) -> None:
        self.text = ""
        self._facts: list[tuple[str, Value, int, int]] = []

    def write(self, words: str) -> None:
        self.text += words

    def fact(self, field: str, value: Value, words: str) -> None:
        self._facts.append((field, value, len(self.text), len(self.text) + len(words)))
        self.text += words

    def note(self, field: str, value: Value, words: str) -> None:
        start = self.text.index(words)
        self._facts.append((field, value, start, start + len(words)))

    def account(
        self,
        report: Report,
        kind: Kind,
        *,
        role: Role = "main",
        certainty: Certainty = "stated",
        aggregate: bool = False,
    ) -> Account:
        at = report.body_start
        claims = [
            Claim(field, value, (quote(report, at + start, at + end),), ORIGIN)
            for field, value, start, end in self._facts
        ]
        return compose_account(report, kind=kind, role=role, claims=claims, certainty=certainty, aggregate=aggregate)
