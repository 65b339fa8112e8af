"""Statement accounts: which speakers are kept, and what each claim rests on."""

from __future__ import annotations

from datetime import date

from dateline.accounts.marked import Marked
from dateline.accounts.statements import MOST, statement_accounts
from dateline.mentions.attribution import find_attributions
from dateline.mentions.sentences import split
from dateline.model.claims import Account
from dateline.model.mentions import ActorMention, EventTrigger, Mentions, TaggedSpan, Tagging, Toponym
from dateline.model.text import Publication, compose_report
from dateline.model.values import Action, Where, Who

ATTACK = "Gunmen killed four soldiers in an attack on Monday. "


def read(text: str) -> tuple[Account, ...]:
    report = compose_report(body=text, publication=Publication(date(2022, 5, 14), "given"))
    sentences = split(report)
    mentions = Mentions(sentences, attributions=find_attributions(report, sentences))
    accounts = statement_accounts(report, mentions, "test")
    assert all(e.stands_in(report) for account in accounts for claim in account.claims for e in claim.evidence)
    return accounts


def speakers(accounts: tuple[Account, ...]) -> list[str]:
    found = []
    for account in accounts:
        value = (*account.values("speaker"), *account.values("organisation"), *account.values("role"))[0]
        found.append(value.name if isinstance(value, Who) else str(value))
    return found


def test_one_speaker_is_one_statement_with_every_passage() -> None:
    accounts = read(
        ATTACK
        + "Colonel Anton Weber, spokesman for the Coast Command, condemned the attack. He said troops were sent. "
        "According to Weber, two gunmen died."
    )
    assert speakers(accounts) == ["Anton Weber"]
    assert len(accounts[0].values("quote")) == 3
    assert accounts[0].values("stance") == ("condemned",)
    assert accounts[0].values("organisation") == ("Coast Command",)


def test_a_named_official_is_kept_and_the_crowd_beside_him_is_not() -> None:
    accounts = read(
        ATTACK + "Governor Maria Obi said that the road was closed. Officials have warned of attacks. Residents said "
        "they heard shots. A security source said three were wounded."
    )
    assert speakers(accounts) == ["Maria Obi"]


def test_an_unnamed_speaker_is_kept_where_nobody_is_named() -> None:
    accounts = read(ATTACK + "A security source in Sarna said that three were wounded.")
    assert [account.values("role") for account in accounts] == [("security source",)]
    assert accounts[0].values("speaker") == ()


def test_a_denial_is_kept_beside_the_named_accuser() -> None:
    accounts = read(
        ATTACK
        + "Governor Maria Obi blamed the Northern Liberation Front. The Northern Liberation Front denied any part."
    )
    assert speakers(accounts) == ["Maria Obi", "Northern Liberation Front"]


def test_what_a_body_says_is_the_statement_of_the_person_who_speaks_for_it() -> None:
    accounts = read(
        ATTACK + "The Coast Command said troops were sent. Anton Weber, spokesman for the Coast Command, said two died."
    )
    assert speakers(accounts) == ["Anton Weber"]


def test_an_unnamed_speaker_in_own_words_below_the_lead_is_kept_beside_a_named_one() -> None:
    accounts = read(
        ATTACK.strip() + "\n\nGovernor Maria Obi said that the road was closed.\n\n"
        '"We counted four bodies here," said a nurse. A guard called it "bad".'
    )
    assert speakers(accounts) == ["Maria Obi", "nurse"]


def test_one_actor_under_two_names_is_one_speaker() -> None:
    text = ATTACK + "The Sarna Front said that two died. The SF said that roads were closed."
    report = compose_report(body=text)
    sentences = split(report)
    names = [(text.index(name), text.index(name) + len(name)) for name in ("Sarna Front", "SF")]
    actors = tuple(ActorMention(*span, Who("Sarna Front", "sarna-front"), "armed group") for span in names)
    mentions = Mentions(sentences, attributions=find_attributions(report, sentences), actors=actors)
    assert speakers(statement_accounts(report, mentions, "test")) == ["Sarna Front"]


def test_history_is_no_statement() -> None:
    assert read(ATTACK + "Arland has announced a victory over the rebels in 2017.") == ()


def test_texts_without_conflict_have_no_statements() -> None:
    assert read("The minister, Maria Obi, said that the museum would open in June.") == ()


def test_no_more_than_a_coder_keeps() -> None:
    names = ["Ada Berg", "Ben Cole", "Cai Dunn", "Dov Ekman", "Eli Foss", "Flo Gant"]
    text = ATTACK + " ".join(f"Minister {name} condemned the attack." for name in names)
    assert len(read(text)) == MOST


def test_about_names_the_event_and_its_place() -> None:
    text = "Governor Maria Obi condemned the ambush in Sarna. Gunmen killed four soldiers."
    report = compose_report(body=text)
    sentences = split(report)
    start, place = text.index("ambush"), text.index("Sarna")
    mentions = Mentions(
        sentences,
        attributions=find_attributions(report, sentences),
        events=(EventTrigger(start, start + 6, Action("Battles", "Armed clash", "ambush")),),
        places=(Toponym(place, place + 5, Where("Sarna")),),
    )
    account = statement_accounts(report, mentions, "test")[0]
    assert account.values("about") == ("ambush in Sarna",)


def test_an_unnamed_official_who_tells_the_toll_in_the_lead_is_kept_beside_the_sources_below() -> None:
    accounts = read(
        "Gunmen attacked a hotel on Monday and 21 people were killed, the health minister said.\n\n"
        "The manager said on Tuesday that the doors were open. It was the first such attack."
    )
    assert speakers(accounts) == ["health minister", "manager"]


def test_a_body_that_the_headline_quotes_is_kept_where_nobody_is_named() -> None:
    text = (
        "Gunmen attacked a post in Sarna. The Coast Command said that roads were closed. "
        "A security source said ten fled."
    )
    report = compose_report(body=text, title="Coast Command says four soldiers were killed")
    sentences = split(report)
    mentions = Mentions(sentences, attributions=find_attributions(report, sentences))
    assert "Coast Command" in speakers(statement_accounts(report, mentions, "test"))


TWO = "Governor Maria Obi said the road was closed. Mayor Omar Haddad said shots were heard. "


def test_a_body_beside_named_officials_is_kept_where_it_denies_counts_or_speaks_again() -> None:
    assert "army" in speakers(read(ATTACK + TWO + "The army denied that it had fired."))
    assert "Lumen Watch" in speakers(read(ATTACK + TWO + "Lumen Watch counted six bodies."))
    assert "Red Cross" in speakers(
        read(ATTACK + TWO + "The Red Cross said it was near. Later the Red Cross said more.")
    )
    assert "Red Cross" not in speakers(read(ATTACK + TWO + "The Red Cross said that its cars were near."))


def test_headlines_of_other_reports_at_the_end_of_a_page_are_no_statements() -> None:
    text = (
        ATTACK
        + "Governor Maria Obi said the road was closed.\n\nrelated\n\nNorland warns of answer to missile (2018-08-09)"
    )
    assert speakers(read(text)) == ["Maria Obi"]


def test_where_nobody_is_named_a_body_is_kept_that_the_trained_reader_takes_for_a_speaker() -> None:
    text = ATTACK + "\nThe Coast Command said three were wounded. The Dawes Front said it was far away."
    report = compose_report(body=text, publication=Publication(date(2022, 5, 14), "given"))
    sentences = split(report)
    mentions = Mentions(sentences, attributions=find_attributions(report, sentences))
    start = report.text.index("Coast Command")
    span = TaggedSpan(start, start + 13, "statement.speaker", 0.9, {})
    marked = Marked(Tagging(spans=(span,), links={}, document={"relevant": 1.0}))
    assert speakers(statement_accounts(report, mentions, "test")) == ["Coast Command", "Dawes Front"]
    assert speakers(statement_accounts(report, mentions, "test", marked)) == ["Coast Command"]
