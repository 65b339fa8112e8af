"""The rules' mentions and the trained reader's marks: each is taken where it is the better one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.accounts.background import units
from dateline.accounts.drafts import Draft
from dateline.accounts.incidents import counts_aside
from dateline.accounts.joined import joined, marked_alone
from dateline.accounts.marked import Marked, by_the_tagger
from dateline.accounts.summaries import summarise
from dateline.mentions import tagger
from dateline.mentions.commitments import find_agreement_mentions
from dateline.mentions.events import find_events
from dateline.mentions.sentences import split
from dateline.model.claims import Account
from dateline.model.mentions import Mentions, TaggedSpan, Tagging
from dateline.model.text import Publication, Report, compose_report
from dateline.run import pipeline
from dateline.run.pipeline import RULES, find_mentions, read_report

PUBLISHED = date(2024, 5, 4)
ORIGIN = "tagger/1:test"


def told(body: str, title: str = "") -> Report:
    return compose_report(body=body, title=title or None, publication=Publication(PUBLISHED, "given"))


def marks(report: Report, *marked: tuple[str, str, float], relevant: float = 0.99) -> Marked:
    """Marks of (words, label, score): the first place of the words in the text."""
    spans = []
    for words, label, score in marked:
        start = report.text.index(words)
        spans.append(TaggedSpan(start, start + len(words), label, score, {"kind.kidnapping": 0.8}))
    return Marked(Tagging(tuple(spans), {}, {"relevant": relevant}), ORIGIN)


def found(report: Report) -> Mentions:
    cut = split(report)
    events, agreements = find_events(report, cut), find_agreement_mentions(report, cut)
    return find_mentions(report, Mentions(cut, events=events, agreements=agreements))


def words(report: Report, mentions: Mentions) -> list[str]:
    return [report.text[trigger.start : trigger.end] for trigger in mentions.events]


def read_with(report: Report, marked: Marked, monkeypatch: pytest.MonkeyPatch) -> tuple[Account, ...]:
    """What is read where the trained reader marks this."""
    monkeypatch.setattr(pipeline, "_marked", lambda report, first: marked)
    return read_report(report).accounts


def test_a_trigger_that_no_list_holds_tells_an_event_where_a_figure_stands_beside_it() -> None:
    report = told(
        "Gunmen spirited away at least 12 villagers near Mopti, and three were killed. They were gone by dawn."
    )
    marked = marks(report, ("gone", "event.trigger", 0.99))
    with_it = joined(report, found(report), marked)
    assert words(report, with_it) == [*words(report, found(report)), "gone"]
    assert {report.text[slice(*span)] for span in marked.weak} == {"gone"}, "it is looked at beside the others"
    silent = told("In Mopti the column did for 12 villagers, who were dead by dawn.")
    mentions = found(silent)
    assert mentions.casualties
    without = Mentions(mentions.sentences, casualties=mentions.casualties)
    sure, unsure = (marks(silent, ("did for", "event.trigger", score)) for score in (0.99, 0.3))
    assert words(silent, joined(silent, without, sure)) == ["did for"]
    assert joined(silent, without, sure).events[0].action.word == "kidnapping"
    assert joined(silent, without, unsure).events == ()


def test_a_place_gives_way_to_the_one_that_is_marked_in_its_sentence() -> None:
    report = told("Gunmen from Gao killed three traders in Mopti on Friday.")
    mentions = found(report)
    assert [place.where.name for place in mentions.places] == ["Gao", "Mopti"]
    sure, unsure = (marks(report, ("Mopti", "event.place", score)) for score in (0.95, 0.5))
    assert [place.where.name for place in joined(report, mentions, sure).places] == ["Mopti"]
    assert joined(report, mentions, unsure).places == mentions.places


def test_parties_are_added_where_the_rules_have_fewer_than_two() -> None:
    report = told(
        "Mali, Burkina Faso and Niger signed a mutual defence pact on Thursday against rebels and jihadist attacks.",
        "Sahel states sign security pact after attacks by armed groups",
    )
    marked = marks(
        report,
        *((name, "agreement.party", 0.97) for name in ("Mali", "Burkina Faso", "Niger")),
        ("pact", "agreement.trigger", 0.95),
        ("Sahel", "agreement.party", 0.5),
    )
    agreement = joined(report, found(report), marked).agreements[0]
    assert {party.name for party in agreement.parties} >= {"Mali", "Burkina Faso", "Niger"}
    assert "Sahel" not in {party.name for party in agreement.parties}


def parties_with(report: Report, *marked: tuple[str, str, float]) -> tuple[list[str], list[str]]:
    """The parties and the mediators of the report's agreement where the trained reader marks this."""
    agreement = joined(report, found(report), marks(report, *marked)).agreements[0]
    parts = ("party", "mediator")
    return tuple([one.name for one in agreement.parties if one.part == part] for part in parts)  # type: ignore[return-value]


def test_who_mediated_is_no_party_where_the_trained_reader_says_so() -> None:
    report = told(
        "Chad and Sudan signed a ceasefire on Friday with Egypt and Qatar. Fighting there had killed 40 soldiers."
    )
    sides = (("Chad", "agreement.party", 0.99), ("Sudan", "agreement.party", 0.99))
    between = (("Egypt", "agreement.mediator", 0.9), ("Qatar", "agreement.mediator", 0.8))
    unsure = (("Egypt", "agreement.party", 0.5), ("Qatar", "agreement.party", 0.5))
    assert parties_with(report, *sides, *unsure) == (["Chad", "Sudan", "Egypt", "Qatar"], [])
    assert parties_with(report, *sides, *between) == (["Chad", "Sudan"], ["Egypt", "Qatar"])
    only = (*between, ("Sudan", "agreement.mediator", 0.9))
    assert len(parties_with(report, *only)[0]) > 1  # nobody agrees with himself


@pytest.mark.parametrize(
    ("body", "named", "parties"),
    [
        (
            "Niger and the rebels signed a ceasefire on Friday. The Sarna Liberation Movement said that it stops. "
            "Clashes killed 40 soldiers.",
            ("Niger", "rebels", "Sarna Liberation Movement"),
            ["Niger", "Sarna Liberation Movement"],
        ),
        (
            "Chad's government and the largest group of dissidents signed a ceasefire. Chad's junta and the Sarna "
            "Front for Unity [SFU] ended fighting that killed 40 soldiers.",
            ("Chad's government", "largest group of dissidents", "Sarna Front for Unity [SFU]", "Chad's junta"),
            ["Chad's government", "Sarna Front for Unity"],
        ),
    ],
)
def test_a_body_told_twice_is_one_party(body: str, named: tuple[str, ...], parties: list[str]) -> None:
    assert parties_with(told(body), *((name, "agreement.party", 0.98) for name in named))[0] == parties


def test_an_agreement_that_the_rules_do_not_know_is_one_with_its_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    report = told("Border posts pass to Kenya under the handover that it made with Somalia after al-Shabaab attacks.")
    assert find_agreement_mentions(report, split(report)) == ()
    marked = marks(
        report,
        ("handover", "agreement.trigger", 0.97),
        ("Kenya", "agreement.party", 0.95),
        ("Somalia", "agreement.party", 0.95),
    )
    account = next(one for one in read_with(report, marked, monkeypatch) if one.kind == "agreement")
    assert summarise(account)["parties"] == ["Kenya", "Somalia"]
    assert {claim.origin for claim in account.claims} == {ORIGIN}
    assert all(evidence.stands_in(report) for claim in account.claims for evidence in claim.evidence)


def test_a_person_is_no_party() -> None:
    report = told("Jan Kowal and Petra Lindt shook hands on a truce in the valley after a week of attacks.")
    marked = marks(
        report,
        ("truce", "agreement.trigger", 0.99),
        ("Jan Kowal", "agreement.party", 0.99),
        ("Petra Lindt", "agreement.party", 0.99),
    )
    mentions = replace(found(report), agreements=())
    assert joined(report, mentions, marked).agreements == ()


def test_marks_alone_keep_only_what_is_marked() -> None:
    report = told("Four soldiers were killed in Ménaka on Friday.")
    mentions = marked_alone(report, found(report), marks(report, ("killed", "event.trigger", 0.9)))
    assert words(report, mentions) == ["killed"]
    assert not mentions.casualties
    assert not mentions.places


def test_claims_that_rest_on_the_rules_keep_their_origin() -> None:
    report = told(
        "Four soldiers were killed when militants ambushed an army convoy near Ménaka on Friday, officials said."
    )
    accounts = read_report(report, by="rules").accounts
    assert {claim.origin for one in by_the_tagger(accounts, marks(report)) for claim in one.claims} == {RULES.id}


def test_without_the_trained_reader_the_rules_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    report = told(
        "Four soldiers were killed when militants ambushed an army convoy near Ménaka on Friday, officials said."
    )
    monkeypatch.setattr(tagger, "find_tags", lambda report, sentences: None)
    assert read_report(report).accounts == read_report(report, by="rules").accounts != ()


def test_a_place_in_the_list_of_zones_stays_whatever_the_tagger_is_sure_of() -> None:
    report = told(
        "The army and the Border Guard Command concluded an agreement on joint patrols against militants in Kirkuk, "
        "Kifri and Khurmatu on Friday. Soldiers had been killed there in the fighting."
    )
    marked = marks(report, ("Kirkuk", "agreement.zone", 0.95))
    mentions = found(report)
    assert mentions.agreements
    assert {"Kirkuk", "Kifri", "Khurmatu"} <= {
        report.text[place.start : place.end] for place in joined(report, mentions, marked).places
    }


@pytest.mark.parametrize(("link", "told_elsewhere", "counts"), [(0.8, False, [26]), (0.3, False, []), (0.8, True, [])])
def test_a_count_of_no_incident_is_of_the_news_that_it_is_linked_to(
    link: float, told_elsewhere: bool, counts: list[int]
) -> None:
    report = told(
        "A bomb exploded and killed 21 travellers on Monday, police said.\n\nA rights group has 26 people killed there."
    )
    cut = split(report)
    mentions = find_mentions(report, Mentions(cut, events=find_events(report, cut)))
    labels = {"exploded": "event.trigger", "26 people": "event.killed"}
    spans = tuple(
        TaggedSpan(report.text.index(words), report.text.index(words) + len(words), label, 0.9, {})
        for words, label in labels.items()
    )
    marked = Marked(Tagging(spans, {(0, 1): link}, {"relevant": 0.99}), ORIGIN)
    news, other = (Draft([unit], "main") for unit in units(report, mentions))
    kept = [news, other] if told_elsewhere else [news]
    found = counts_aside(mentions, [news], kept, marked)
    assert [figure.toll.low for figure in found.get(id(news), [])] == counts


def test_an_actor_that_no_list_holds_is_one_where_the_trained_reader_marks_it_as_who_did_it() -> None:
    report = told(
        "The Gan Grif gang killed six. State security then rounded up nine. A neighbour watched. Jean Petit planned it."
    )
    marked = marks(
        report,
        ("The Gan Grif gang", "event.perpetrator", 0.9),
        ("State security", "event.perpetrator", 0.9),
        ("A neighbour", "event.perpetrator", 0.4),
        ("Jean Petit", "event.perpetrator", 0.99),  # a person is none
    )
    mentions = replace(found(report), actors=())
    actors = joined(report, mentions, marked).actors
    assert [(actor.who.name, actor.kind) for actor in actors] == [
        ("Gan Grif gang", "armed group"),
        ("State security", "state force"),
    ]
    assert all(report.text[actor.start : actor.end] == actor.who.name for actor in actors)
    assert marked.added >= {(actor.start, actor.end) for actor in actors}
