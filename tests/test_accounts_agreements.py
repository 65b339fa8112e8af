"""Agreement accounts: each claim with its value and the words it rests on."""

from __future__ import annotations

from datetime import date

from dateline.accounts.agreements import agreement_accounts
from dateline.mentions.commitments import find_agreement_mentions
from dateline.mentions.sentences import split
from dateline.model.claims import Account
from dateline.model.mentions import ActorMention, Mentions, TemporalExpression, Toponym
from dateline.model.text import Report, compose_report
from dateline.model.values import Reaction, When, Where, Who

TEXT = (
    "Armenia and Azerbaijan signed a ceasefire covering Sarna and Belik on Friday, brokered by Qatar. "
    "It will enter into force on Sunday and lasts until 3 June. The European Union welcomed the agreement. "
    "Both armies are to withdraw their troops. The war has killed hundreds of soldiers."
)
FRIDAY, SUNDAY, JUNE = date(2022, 5, 13), date(2022, 5, 15), date(2022, 6, 3)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def timex(words: str, day: date) -> TemporalExpression:
    return TemporalExpression(*at(words), "DATE", day.isoformat(), When.on(day))


def build(report: Report, **found: object) -> tuple[Account, ...]:
    sentences = split(report)
    mentions = Mentions(sentences, agreements=find_agreement_mentions(report, sentences), **found)  # type: ignore[arg-type]
    return agreement_accounts(report, mentions, "test")


def one() -> tuple[Report, Account]:
    report = compose_report(body=TEXT)
    accounts = build(
        report,
        dates=(timex("Friday", FRIDAY), timex("Sunday", SUNDAY), timex("3 June", JUNE)),
        places=(
            Toponym(*at("Armenia"), Where("Armenia", precision=6), literal=False),
            Toponym(*at("Sarna"), Where("Sarna")),
            Toponym(*at("Belik"), Where("Belik")),
        ),
        actors=(ActorMention(*at("Azerbaijan"), Who("Azerbaijan", "AZE"), "state force"),),
    )
    assert len(accounts) == 1
    return report, accounts[0]


def test_days_are_told_apart_by_what_is_said_of_them() -> None:
    _, account = one()
    assert account.values("announced") == (When.on(FRIDAY),)
    assert account.values("in_force") == (When.on(SUNDAY),)
    assert account.values("expiry") == (When.on(JUNE),)


def test_zones_are_places_of_the_terms_and_never_the_parties() -> None:
    _, account = one()
    assert [zone.name for zone in account.values("zone") if isinstance(zone, Where)] == ["Sarna", "Belik"]


def test_parties_keep_their_name_and_get_the_id_of_the_actor_that_stands_there() -> None:
    _, account = one()
    assert account.values("party") == (Who("Armenia", None, "party"), Who("Azerbaijan", "AZE", "party"))
    assert account.values("mediator") == (Who("Qatar", None, "mediator"),)
    assert account.values("reaction") == (Reaction("European Union", "welcomed"),)
    assert account.values("agreement_type") == ("ceasefire",)
    assert account.role == "main"


def test_every_claim_rests_on_words_of_the_report() -> None:
    report, account = one()
    assert all(evidence.stands_in(report) for claim in account.claims for evidence in claim.evidence)
    words = {claim.field: claim.evidence[0].words for claim in account.claims}
    assert (words["announced"], words["in_force"], words["expiry"]) == ("Friday", "Sunday", "3 June")


def test_without_days_there_are_no_days_and_without_an_agreement_no_account() -> None:
    account = build(compose_report(body=TEXT))[0]
    assert account.values("announced") == account.values("in_force") == account.values("zone") == ()
    assert build(compose_report(body="The army shelled the rebels. Soldiers were killed in the war.")) == ()


def test_what_holds_at_once_is_in_force_on_the_day_it_is_announced() -> None:
    text = "Armenia and Azerbaijan signed a ceasefire on Friday, effective immediately. The war has killed many troops."
    report = compose_report(body=text)
    start = text.index("Friday")
    friday = TemporalExpression(start, start + 6, "DATE", "2022-05-13", When.on(FRIDAY))
    account = build(report, dates=(friday,))[0]
    assert account.values("in_force") == (When.on(FRIDAY),)
    claim = next(claim for claim in account.claims if claim.field == "in_force")
    assert [evidence.words for evidence in claim.evidence] == ["effective immediately", "Friday"]


def test_zones_follow_the_list_of_what_was_agreed_in_another_sentence() -> None:
    text = (
        "Armenia and Azerbaijan settled on an accord on Friday to fight the rebels together. What the two have agreed "
        "is a shared radio net, night watches and escorts for herders in Sarna and Belik. The war killed many troops."
    )
    report = compose_report(body=text)
    found = [(text.index(name), name) for name in ("Sarna", "Belik")]
    account = build(report, places=tuple(Toponym(at, at + len(name), Where(name)) for at, name in found))[0]
    assert [zone.name for zone in account.values("zone") if isinstance(zone, Where)] == ["Sarna", "Belik"]
    assert account.values("commitment") == ("a shared radio net", "night watches", "escorts for herders")
    assert account.values("agreement_type") == ("security cooperation",)
