"""On which day an incident happened, among the days that a report names."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.accounts.summaries import summarise
from dateline.model.text import Publication, compose_report
from dateline.run.pipeline import read_report

PUBLISHED = date(2023, 5, 11)  # a Thursday


def day(body: str, title: str | None = None) -> str | None:
    """The first day of the first main incident."""
    report = compose_report(body=body, title=title, publication=Publication(PUBLISHED, "given"))
    told = [item for item in read_report(report).accounts if item.kind == "incident" and item.role == "main"]
    when = summarise(told[0])["date"]
    return when["earliest"] if when else None


@pytest.mark.parametrize(
    "body",
    [
        "The government on Thursday raised to 37 the death toll from Monday's attack by gunmen on a market.",
        "The United Nations on Wednesday withdrew a statement that gunmen killed nine guards in Damboa on Monday.",
        "An official alleged on Wednesday that saboteurs had set off a bomb in Damboa on Monday, killing two guards.",
        "Residents said Wednesday that nine guards were shot dead over two hours on Monday, when gunmen came.",
        "Nine guards died when a drone struck a car outside the Ali Said hospital in Damboa on Monday, police said.",
        "Gunmen killed nine guards in Damboa on Monday. A monitor counts it as the 46th attack of the year.",
    ],
)
def test_the_day_of_the_event_stands_before_that_of_the_telling(body: str) -> None:
    assert day(body) == "2023-05-08"


def test_a_day_in_a_sentence_above_the_dateline_is_not_of_the_dateline() -> None:
    body = "Nine guards hurt in explosion on Monday, May 8\n\nDAMBOA, Nigeria – Most of the casualties were young men."
    assert day(body, "Bomb hurts nine guards") == "2023-05-08"


def test_the_day_in_a_dateline_in_small_letters_is_that_of_the_dispatch() -> None:
    body = "Mogadishu (Thursday May 11, 2023) — Two car bombs killed nine people on Monday, the president said."
    assert day(body) == "2023-05-08"


@pytest.mark.parametrize(
    "body",
    [  # the deed is told in words that no list holds, and only the toll with words of violence
        "Armed men stopped five lorries on the road to Damboa on Monday afternoon. Two drivers were killed with axes.",
        "Three men in police jackets got out of a car at the Damboa court on Monday morning. One ran inside.\n\n"
        "Six people were killed, three policemen, two clerks and a farmer.",
        "Men in uniform came to the village of Kumshe on Monday night and knocked at every door.\n\n"
        "Eleven people are dead, a teacher said on Wednesday.",
    ],
)
def test_the_day_that_the_tagger_marks_dates_news_that_no_word_of_an_event_dates(body: str) -> None:
    assert day(body) == "2023-05-08"


@pytest.mark.parametrize(
    "body",
    [
        "Families in Damboa were still looking for their girls on Tuesday, a day after bombs exploded at a school "
        "and killed 25 people.",
        "The market of Damboa was still closed on Wednesday, two days after gunmen killed nine traders in it.",
        "Funerals were held on Tuesday, one day after an air strike killed nine farmers in Damboa.",
    ],
)
def test_so_many_days_after_a_deed_is_counted_from_the_day_told(body: str) -> None:
    assert day(body) == "2023-05-08"


def test_a_day_to_come_is_not_that_of_what_happened() -> None:
    body = "Gunmen killed nine guards in Damboa. The state announced a truce up to June 30, but attacks went on."
    assert day(body) is None
