"""Reports that use the words of war for other things, by what they are about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.accounts.marked import Marked
from dateline.accounts.relevance import Signs, can_be_about_conflict, chance, may_be_about_conflict, other_topic
from dateline.mentions import commitments, events, sentences
from dateline.model.mentions import Mentions, Tagging
from dateline.model.text import Report, compose_report
from dateline.run.pipeline import read_report


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Toll of tanker fire reaches 31",
            "Thirty-one people died when a fuel tank exploded in Belik on Sunday. Villagers were filling cans from a "
            "tank that soldiers had seized, and one of them lit a match. Two soldiers are missing, the army said.",
        ),
        (
            "Gunmen in departure hall",
            "Gunmen stormed the departure hall in Belik on Thursday and seized passengers. Two explosions were heard. "
            "It was the yearly trial of the emergency plan, and the volunteers' wounds were painted.",
        ),
        ("Panic", "Masked gunmen attacked a mall on Saturday and took hostages. It had been a police rehearsal."),
        (
            "Ten soldiers dead in fog",
            "Ten soldiers died on Wednesday when an army helicopter went down in fog, the command said.",
        ),
        ("Wedding ends in grief", "A man was shot dead in Belik on Sunday when a guest fired in the air in joy."),
        ("Blast was a meteor", "The explosion that injured 90 on Friday was a meteor. The army had fired no missile."),
        ("Old wounds", "Bells rang for the 84 people killed when bombers attacked the village in March 1944."),
        ("Silver for snipers", "Three army snipers shot their way to silver on Saturday. The police team bombed."),
        (
            "Boss found dead",
            "A boss hanged himself in jail on Friday, hours after police arrested him in a raid in Belik.",
        ),
        (
            "Virtual siege",
            "For hours 900 guilds besieged a fortress and killed its dragon; 600 fighters died on screens.",
        ),
        (
            "Who are the Dunes Brigades?",
            "The Dunes Brigades fight in the north. They abduct children, and kill hostages.",
        ),
    ],
)
def test_look_alikes_tell_no_incident(title: str, text: str) -> None:
    reading = read_report(compose_report(title=title, body=text))
    assert not [account for account in reading.accounts if account.kind == "incident"]


def test_wild_animals_and_quarrels_of_parties_are_other_topics_and_named_groups_are_not() -> None:
    of_animals = compose_report(body="Two leopards and a pack of hyenas raided the village and killed nine goats.")
    of_a_party = compose_report(
        body="A truce in the war for the party leadership was reached before the leadership vote."
    )
    of_a_group = compose_report(body="The Lions of the Valley, an armed group, attacked the Tamil Tigers.")
    assert other_topic(of_animals) >= 6
    assert other_topic(of_a_party) >= 6
    assert other_topic(of_a_group) == 0


NEWS = Signs(tagger=1.0, other=0.5, title=True, agreement=0.0, short=0.0, known=True, harmed=0.7, statements=1.1)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        (NEWS, replace(NEWS, tagger=3.0)),
        (replace(NEWS, other=1.5), NEWS),
        (NEWS, replace(NEWS, perpetrator=True)),
        (replace(NEWS, known=False), NEWS),
        (replace(NEWS, statements=0.0), NEWS),
        (NEWS, replace(NEWS, agreement=1.0, parties=True)),
    ],
)
def test_each_sign_speaks_for_conflict_or_against_it(weaker: Signs, stronger: Signs) -> None:
    assert chance(weaker) < chance(stronger)


def test_an_item_of_a_few_lines_need_not_say_as_much_as_a_report() -> None:
    sparse = replace(NEWS, title=False, known=False, harmed=0.7, statements=0.0)
    assert chance(replace(sparse, tagger=0.0)) < 0.5 < chance(replace(sparse, tagger=0.0, short=1.5))


@pytest.mark.parametrize(
    "body",
    [
        "Gunmen shot dead six farmers near Tillia on Tuesday.",
        "Troops of the Amber Front took the town of Kessim, its mayor said on Monday.",
        "The two sides agreed on a ceasefire in Roe.",
    ],
)
def test_what_may_be_conflict_is_read_on(body: str) -> None:
    report = compose_report(body=body)
    first = _first(report)
    assert may_be_about_conflict(report, first)
    assert can_be_about_conflict(report, first, _marked(0.9))


def test_what_its_words_or_the_trained_reader_tell_to_be_of_something_else_is_read_no_further() -> None:
    game = compose_report(
        body="The striker fired a rocket past the goalkeeper as the champions won the cup match before half-time. The "
        "coach praised his midfielder; the league season ends with a penalty shoot-out at the stadium."
    )
    assert not may_be_about_conflict(game, _first(game))
    quiet = compose_report(body="The mayor opened a bridge and spoke of the killing of jobs. " + LONG)
    assert may_be_about_conflict(quiet, _first(quiet))
    assert not can_be_about_conflict(quiet, _first(quiet), _marked(0.001))


LONG = " The council meets on the first Monday of each month and hears what is to be said of roads and wells." * 8


def _first(report: Report) -> Mentions:
    cut = sentences.split(report)
    return replace(
        Mentions(cut),
        events=events.find_events(report, cut),
        agreements=commitments.find_agreement_mentions(report, cut),
    )


def _marked(relevant: float) -> Marked:
    return Marked(Tagging((), {}, {"relevant": relevant}), "tagger/1:x")
