from __future__ import annotations

from datetime import date

import pytest

from dateline.accounts.summaries import summarise
from dateline.knowledge.abroad import LANGUAGES
from dateline.model.text import Publication, compose_report
from dateline.run.pipeline import read_report, reads

ATTACK = "Gunmen killed five policemen at a checkpoint near Hawija on Tuesday."


@pytest.mark.parametrize(
    ("language", "expected"), [("en", True), ("en-GB", True), (None, True), ("pcm", True), ("de", False), ("ar", False)]
)
def test_facts_are_read_from_languages_whose_grammar_is_known(language: str | None, expected: bool) -> None:
    assert reads(language) is expected
    told = read_report(compose_report(body=ATTACK, language=language))
    assert told.relevant is expected
    assert bool(told.accounts) is expected


@pytest.mark.parametrize(
    ("language", "text", "relevant"),
    [
        (
            "es",
            "Cuatro soldados murieron en una emboscada de la guerrilla; hubo disparos, una granada y ocho heridos.",
            True,
        ),
        (
            "fr",
            "Des hommes armés ont attaqué un poste de gendarmes : quatre morts, six blessés et un soldat enlevé.",
            True,
        ),
        (
            "de",
            "Bei einem Angriff auf eine Patrouille wurden vier Soldaten getötet; die Rebellen nahmen Geiseln.",
            True,
        ),
        ("ar", "هاجم مسلحون نقطة للجيش وقتلوا أربعة جنود وأصيب ستة في انفجار عبوة.", True),
        (
            "es",
            "El delantero marcó un gol en el partido y el entrenador habló del ataque de su equipo en la liga.",
            False,
        ),
        ("fr", "Un incendie après une explosion de gaz a fait quatre morts ; un accident, selon les pompiers.", False),
        (
            "fr",
            "La trêve d'hiver commence. Après un missile sous la barre, l'attaque a bombardé le gardien de but et les "
            "blessés se comptent des deux côtés ; l'arbitre a sifflé un penalty avant la mi-temps.",
            False,
        ),
        (
            "tr",
            "Füze gibi şutla saldırı başladı, kaleci patlama gibi topu çeldi; hakem penaltı verdi, taraftar bomba "
            "attı, iki oyuncu yaralandı.",
            False,
        ),
        ("es", "Las dos bandas del puerto prorrogaron por tres meses la tregua que mantienen desde octubre.", True),
        ("fr", "La trêve hivernale des expulsions prend fin ; les préfets ont reçu des consignes.", False),
        ("de", "Die Regierung und die Rebellen einigten sich auf eine Waffenruhe von zehn Tagen.", True),
        ("fi", "Neljä sotilasta kuoli hyökkäyksessä.", False),
    ],
)
def test_a_text_in_another_language_is_told_to_be_about_conflict_and_at_most_its_incident(
    language: str, text: str, relevant: bool
) -> None:
    told = read_report(compose_report(body=text, language=language))
    assert told.relevant is relevant
    assert [account.kind for account in told.accounts] in ([], ["incident"] if language in LANGUAGES else [])


def test_a_text_of_another_topic_is_read_no_further() -> None:
    told = read_report(compose_report(body="The bakery on the corner has new bread. It opens at six every morning."))
    assert not told.relevant
    assert told.mentions.dates == ()


def test_reading_twice_gives_the_same_accounts() -> None:
    report = compose_report(body=ATTACK)
    assert read_report(report).accounts == read_report(report).accounts


def test_the_day_in_a_dateline_is_not_the_day_of_the_agreement_nor_a_part_of_what_was_said() -> None:
    report = compose_report(
        body="KASSALA, Sudan, 2 June 2025 - The Sudanese Armed Forces and the Eastern Shield militia signed a "
        "three-month ceasefire in Kassala on Sunday, both sides said.",
        publication=Publication(date(2025, 6, 2), "dateline"),
    )
    told = read_report(report)
    (agreement,) = [summarise(account) for account in told.accounts if account.kind == "agreement"]
    assert agreement["announced"]["earliest"] == "2025-06-01"
    quotes = [claim.value for account in told.accounts for claim in account.claims if claim.field == "quote"]
    assert not any("KASSALA" in str(quote) for quote in quotes)
