"""Temporal expressions: what is found, its TIMEX3 value, and its days. Every sentence is written for these tests."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.mentions import sentences
from dateline.mentions.dates import RULES, find_dates
from dateline.mentions.dates_patterns import PATTERNS
from dateline.model.mentions import TemporalExpression
from dateline.model.text import Publication, Report, compose_report

SATURDAY = date(2021, 12, 4)


def report_of(text: str, published: date | None = SATURDAY) -> Report:
    return compose_report(body=text, publication=Publication(published, "given" if published else "none"))


def found_in(text: str, published: date | None = SATURDAY) -> tuple[TemporalExpression, ...]:
    report = report_of(text, published)
    return find_dates(report, sentences.split(report))


def values_in(text: str, published: date | None = SATURDAY) -> list[tuple[str, str]]:
    report = report_of(text, published)
    return [(report.text[t.start : t.end], t.value) for t in find_dates(report, sentences.split(report))]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The convoy was hit on 2 December 2021.", "2 December 2021", "2021-12-02"),
        ("The convoy was hit on Dec. 2, 2021.", "Dec. 2, 2021", "2021-12-02"),
        ("The convoy was hit on Thursday, 2 December.", "Thursday, 2 December", "2021-12-02"),
        ("It was signed on the 4th of March 1996.", "the 4th of March 1996", "1996-03-04"),
        ("It was signed on March eighth.", "March eighth", "2021-03-08"),
        ("Logged 2021-11-30 by the mission.", "2021-11-30", "2021-11-30"),
        ("Logged 25/11/2021 by the mission.", "25/11/2021", "2021-11-25"),
        ("Logged 12/25/2020 by the mission.", "12/25/2020", "2020-12-25"),
        ("Logged 3.11.2021 by the mission.", "3.11.2021", "2021-11-03"),
        ("The base fell in June 2014.", "June 2014", "2014-06"),
        ("The base fell in early June 2014.", "early June 2014", "2014-06"),
        ("The base fell in June.", "June", "2021-06"),
        ("The May elections were lost.", "May", "2021-05"),
        ("A March report blamed them.", "March", "2021-03"),
        ("BASE FELL IN MAY", "MAY", "2021-05"),
        ("The base fell on 12 JAN 90.", "12 JAN 90", "1990-01-12"),
        ("The base fell last August.", "last August", "2021-08"),
        ("The base fell in July last year.", "July last year", "2020-07"),
        ("The base fell in 2014.", "2014", "2014"),
        ("A 1996 accord ended the war.", "1996", "1996"),
        ("The feud began in the 1990s.", "the 1990s", "199"),
        ("The feud began in the 19th century.", "the 19th century", "18"),
        ("The base fell in spring 2014.", "spring 2014", "2014-SP"),
        ("The base fell last winter.", "last winter", "2020-WI"),
        ("Clashes rose in the third quarter of 2020.", "the third quarter of 2020", "2020-Q3"),
        ("Clashes rose in Q3 2020.", "Q3 2020", "2020-Q3"),
        ("Clashes rose in the first half of 2021.", "the first half of 2021", "2021-H1"),
        ("He came back yesterday.", "yesterday", "2021-12-03"),
        ("He came back the day before yesterday.", "the day before yesterday", "2021-12-02"),
        ("He came back two weeks ago.", "two weeks ago", "2021-W46"),
        ("He came back 10 days ago.", "10 days ago", "2021-11-24"),
        ("He came back three months ago.", "three months ago", "2021-09"),
        ("He came back several years ago.", "several years ago", "PAST_REF"),
        ("He came back last week.", "last week", "2021-W47"),
        ("He came back earlier this month.", "earlier this month", "2021-12"),
        ("He comes back two weeks from now.", "two weeks from now", "2021-W50"),
        ("It is now calm.", "now", "PRESENT_REF"),
        ("The shelling lasted three days.", "three days", "P3D"),
        ("The shelling lasted two and a half years.", "two and a half years", "P2Y6M"),
        ("The shelling lasted two and a half hours.", "two and a half hours", "PT2H30M"),
        ("The shelling lasted half an hour.", "half an hour", "PT30M"),
        ("The shelling lasted several months.", "several months", "PXM"),
        ("They have one hundred and eighty (180) days to leave.", "days", "P180D"),
        ("A two-week lull followed.", "two-week", "P2W"),
        ("A dozen died in the last 24 hours.", "the last 24 hours", "PT24H"),
        ("They march every Friday.", "every Friday", "XXXX-WXX-5"),
        ("They march daily.", "daily", "P1D"),
        ("They march on Friday nights.", "Friday nights", "XXXX-WXX-5TNI"),
        ("It rose in recent weeks.", "recent weeks", "PAST_REF"),
        ("It will rise in the coming weeks.", "the coming weeks", "FUTURE_REF"),
        ("They march twice a week.", "twice a week", "P1W"),
        ("The mortar landed at 10:35 a.m. on Friday.", "10:35 a.m. on Friday", "2021-12-03T10:35"),
        ("The mortar landed at 06:30 GMT on Monday.", "06:30 GMT on Monday", "2021-11-29T06:30Z"),
        ("The mortar landed on Friday night.", "Friday night", "2021-12-03TNI"),
        ("The mortar landed last night.", "last night", "2021-12-03TNI"),
        ("It was hit about 0230 last night.", "0230 last night", "2021-12-04T02:30"),
        ("It was hit at 2:30 last night.", "2:30 last night", "2021-12-04T02:30"),
        ("In the night to 3 December it burned.", "the night to 3 December", "2021-12-03TNI"),
        ("The mortar landed in the early hours of Friday.", "the early hours of Friday", "2021-12-03TMO"),
        ("The mortar landed late on Friday.", "late on Friday", "2021-12-03"),
        ("The mortar landed around noon on 2 December.", "noon on 2 December", "2021-12-02T12:00"),
    ],
)
def test_one_expression_and_its_value(text: str, words: str, value: str) -> None:
    assert values_in(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "The 50th Brigade and the Second Division held the ridge.",
        "Some 1,200 people fled and 2000 people stayed.",
        "About 1990 troops were sent.",
        "May said the ministry may march on.",
        "March on the capital, they cried.",
        "The March for peace was banned, and future talks too.",
        "The Sun reported that he sat down.",
        "A 27-year-old man, 5 years old, aged 31, was freed.",
        "About three-quarters of the houses burned.",
        "The attack on 31 February 2021 never was.",
        "They met from 30 to 31 February 1998.",
        "Logged 30/02/2021 and 99/99/2021 by mistake.",
        "The newspaper Dawn said so, the year after they left.",
        "THE GUERRILLAS, MAY HAVE FLED, AND MARCH ON.",
        "Version 10.2.3 of the manual, page 2:1.",
        "He beat them 3:2 at home.",
        "Flight 2015 and Route 1990 were closed, for $1998.",
        "Abu Eid said Ramadan Abdullah was freed.",
        "",
    ],
)
def test_what_is_no_temporal_expression(text: str) -> None:
    assert values_in(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A dozen fighters were killed last Thursday.", date(2021, 12, 2)),
        ("Five were killed last Saturday.", date(2021, 11, 27)),
        ("The minister spoke on Saturday.", date(2021, 12, 4)),
        ("Gunmen attacked the post on Sunday.", date(2021, 11, 28)),
        ("The accord will enter into force as of Sunday.", date(2021, 12, 5)),
        ("The truce takes effect on Sunday.", date(2021, 12, 5)),
        ("The envoys agreed to meet on Monday.", date(2021, 12, 6)),
        ("Parliament is due to vote on Monday.", date(2021, 12, 6)),
        ("The parties planned a rally on Monday.", date(2021, 12, 6)),
        ("Envoy to visit capital on Monday", date(2021, 12, 6)),
        ("The truce holds up to 10 June.", date(2022, 6, 10)),
        ("They have until Monday.", date(2021, 12, 6)),
        ("Troops to leave town on Monday", date(2021, 12, 6)),
        ("Gunmen kill five on Monday", date(2021, 11, 29)),
        ("Army uses drones to hit convoy on Monday", date(2021, 11, 29)),
        ("Three men were on their way to visit a shrine on Monday when a mine went off.", date(2021, 11, 29)),
        ("The attack comes after a raid on Monday.", date(2021, 11, 29)),
        ("The army may have shelled the town on Monday.", date(2021, 11, 29)),
        ("The army may withdraw on Monday.", date(2021, 12, 6)),
        ("The deadline was extended until Monday.", date(2021, 12, 6)),
        ("Fighting lasted until Monday.", date(2021, 11, 29)),
        ("The court ordered the ministry to free him on Monday.", date(2021, 12, 6)),
        ("He said on Monday that the talks will go on.", date(2021, 11, 29)),
        ("The report on Monday's attack will follow.", date(2021, 11, 29)),
        ("They will leave next Friday.", date(2021, 12, 10)),
        ("Elections are scheduled for 10 January.", date(2022, 1, 10)),
        ("He was shot dead on 10 February.", date(2021, 2, 10)),
        ("The guns fell silent on the 2nd.", date(2021, 12, 2)),
        ("They met on Monday last week.", date(2021, 11, 22)),
        ("They met on Friday the 3rd.", date(2021, 12, 3)),
        ("They met on the last Friday of March 2020.", date(2020, 3, 27)),
        ("They met on the third Monday in January 2021.", date(2021, 1, 18)),
        ("They met on the 15th of last month.", date(2021, 11, 15)),
        ("Police are investigating a shooting early on Monday.", date(2021, 11, 29)),
        ("He was flown out following Saturday's raid.", date(2021, 12, 4)),
        ("They left the following Saturday.", date(2021, 12, 11)),
        ("They are meeting on Monday.", date(2021, 12, 6)),
        ("He has been held since Monday.", date(2021, 11, 29)),
        ("Patrols doubled ahead of Sunday's vote.", date(2021, 12, 5)),
        ("The law dates from the Sept. 11 attacks.", date(2001, 9, 11)),
        ("He left on September 11.", date(2021, 9, 11)),
        ("The day before, two had died.", date(2021, 12, 3)),
    ],
)
def test_the_day_to_which_verb_and_tense_point(text: str, day: date) -> None:
    whens = [t.when for t in found_in(text)]
    assert [(w.earliest, w.latest, w.precision) for w in whens if w] == [(day, day, 1)]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("Clashes raged between 3 and 5 May 2020.", date(2020, 5, 3), date(2020, 5, 5), 2),
        ("Clashes raged between May 3rd and 5th, 2020.", date(2020, 5, 3), date(2020, 5, 5), 2),
        ("Clashes raged on May 3-5, 2020.", date(2020, 5, 3), date(2020, 5, 5), 2),
        ("Clashes raged from Monday to Wednesday.", date(2021, 11, 29), date(2021, 12, 1), 2),
        ("It burned in the night between Friday and Saturday.", date(2021, 12, 3), date(2021, 12, 4), 2),
        ("Clashes raged from 3 May 2020 to 5 June 2020.", date(2020, 5, 3), date(2020, 6, 5), 5),
        ("The siege of 2014-17 is over.", date(2014, 1, 1), date(2017, 12, 31), 5),
        ("Five died overnight.", date(2021, 12, 3), date(2021, 12, 4), 2),
        ("Five died overnight on Thursday.", date(2021, 12, 2), date(2021, 12, 3), 2),
        ("Five died overnight into Friday.", date(2021, 12, 2), date(2021, 12, 3), 2),
        ("Five died last week.", date(2021, 11, 22), date(2021, 11, 28), 3),
        ("Five died earlier this week.", date(2021, 11, 29), date(2021, 12, 4), 2),
        ("Five died in November.", date(2021, 11, 1), date(2021, 11, 30), 4),
        ("Five died in late November.", date(2021, 11, 21), date(2021, 11, 30), 4),
        ("Five died in the past three days.", date(2021, 12, 1), date(2021, 12, 4), 2),
        ("Five died in the first week of June.", date(2021, 6, 1), date(2021, 6, 7), 3),
        ("Five died in the second half of May 2020.", date(2020, 5, 16), date(2020, 5, 31), 4),
        ("Five died in the last three days of May 2020.", date(2020, 5, 29), date(2020, 5, 31), 2),
        ("Five died earlier in the week.", date(2021, 11, 29), date(2021, 12, 4), 2),
        ("They will meet this weekend.", date(2021, 12, 4), date(2021, 12, 5), 2),
        ("Five died in 2014.", date(2014, 1, 1), date(2014, 12, 31), 5),
    ],
)
def test_days_and_precision(text: str, earliest: date, latest: date, precision: int) -> None:
    whens = {t.when for t in found_in(text)}
    assert [(w.earliest, w.latest, w.precision) for w in whens if w] == [(earliest, latest, precision)]


def test_a_story_is_told_from_its_own_days() -> None:
    text = (
        "On 3 March rebels took the town. The next morning guns opened up. Two days later they left. "
        "The following week was calm. The next day it snowed."
    )
    assert [value for _, value in values_in(text)] == [
        "2021-03-03",
        "2021-03-04TMO",
        "2021-03-06",
        "2021-W10",
        "2021-03-07",
    ]


def test_years_later_counts_from_the_year_told() -> None:
    assert [value for _, value in values_in("The base fell in 2014. Two years later it was retaken.")] == [
        "2014",
        "2016",
    ]


def test_a_day_near_the_one_told_last_is_of_its_year() -> None:
    text = "The hostages were freed on 25 January 1988. They had been seized on 22 January."
    assert [value for _, value in values_in(text, date(1989, 9, 26))] == ["1988-01-25", "1988-01-22"]


def test_a_day_named_again_is_the_same_day() -> None:
    text = "The truce comes into force on May 20. On May 20 each side orders its men to stop."
    assert [value for _, value in values_in(text)] == ["2022-05-20", "2022-05-20"]


def test_a_weekday_beside_its_date_is_that_date() -> None:
    assert values_in("Five died on Sunday morning, November 14, and on Monday (22 November).") == [
        ("Sunday morning", "2021-11-14TMO"),
        ("November 14", "2021-11-14"),
        ("Monday", "2021-11-22"),
        ("22 November", "2021-11-22"),
    ]


def test_a_time_of_day_is_of_the_only_day_of_its_sentence() -> None:
    assert values_in("A blast at 2230 local time hit the depot on Tuesday.") == [
        ("2230 local time", "2021-11-30T22:30"),
        ("Tuesday", "2021-11-30"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A bomb went off on the first day of Eid al-Fitr.", "2021-05-13"),
        ("Raids rose during Ramadan 2020.", "2020-04-24/2020-05-23"),
        ("Pilgrims were killed at Ashura.", "2021-08-18"),
        ("Pilgrims were killed at Arbaeen.", "2021-09-27"),
        ("The church burned on Christmas Eve last year.", "2020-12-24"),
        ("Police fired on marchers on May Day.", "2021-05-01"),
        ("The town celebrated Nowruz.", "2021-03-21"),
        ("Rockets fell on Yom Kippur 1973.", "1973-10-06"),
        ("They met on Good Friday 1998.", "1998-04-10"),
        ("Troops left by Orthodox Easter 2022.", "2022-04-24"),
        ("He was found on Thanksgiving Day.", "2021-11-25"),
        ("He was shot on 10 Muharram 1443.", "2021-08-18"),
        ("He was shot on 12 Mehr 1400.", "2021-10-04"),
    ],
)
def test_festivals_and_other_calendars(text: str, value: str) -> None:
    assert [found for _, found in values_in(text)] == [value]


def test_without_a_day_of_publication_nothing_relative_has_days() -> None:
    found = found_in("He left on Friday, in June, yesterday, last week and on 3 May; he came on 3 May 2019.", None)
    assert [t.when is not None for t in found] == [False] * (len(found) - 1) + [True]
    assert len(found) == 6


def test_the_publication_date_is_never_given_for_no_date() -> None:
    assert found_in("Gunmen attacked a village and burned its houses.") == ()


def test_digits_of_other_scripts_are_digits() -> None:
    assert [value for _, value in values_in("The base fell on ٣ May ٢٠٢١.")] == ["2021-05-03"]


def test_marks_of_writing_direction_do_not_hide_a_date() -> None:
    assert [value for _, value in values_in("The base fell on \u200f3\u200e May\u200f 2021.")] == ["2021-05-03"]


def test_every_pattern_has_its_rule() -> None:
    assert {rule for rule, _ in PATTERNS} == set(RULES)
