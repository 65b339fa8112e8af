"""Reports that use the words of war for other things, by what they are about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.accounts.marked import Marked
from dateline.accounts.relevance import about_conflict, hardly
from dateline.mentions import events, sentences
from dateline.model.mentions import Mentions, Tagging
from dateline.model.text import compose_report
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


LONG = " The council meets on the first Monday of each month and hears what is to be said of roads and wells." * 4


def _about(text: str, relevant: float) -> bool:
    report = compose_report(body=text, language="en")
    cut = sentences.split(report)
    mentions = replace(Mentions(cut), events=events.find_events(report, cut))
    marked = Marked(Tagging((), {}, {"relevant": relevant}), "tagger/1:x")
    return about_conflict(report, mentions, marked)


def test_what_the_trained_reader_is_sure_is_of_something_else_needs_many_words_of_conflict() -> None:
    few = "Soldiers bombed the hills and attacked two villages, it was said; four people were killed." + LONG
    many = few + " Rebels, gunmen, militants and insurgents fought troops with artillery and mortars."
    assert _about(few, 0.5)
    assert not _about(few, 0.1)
    assert _about(many, 0.1)


def test_of_an_item_of_a_few_lines_the_trained_reader_is_never_sure() -> None:
    report = compose_report(body="Soldiers shelled and bombed a village on Sunday; four people were killed.")
    marked = Marked(Tagging((), {}, {"relevant": 0.01}), "tagger/1:x")
    assert not hardly(report, marked)
    assert not hardly(report, None)
    assert hardly(compose_report(body=report.text + LONG), marked)
