"""Captures to reports, and the parts of reading one by one."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import SetAside
from dateline.model.text import Capture, Publication, Report
from dateline.reading import byline, furniture, headline, language, markup, moments, publication, sandbox, structured
from dateline.reading.article import extract
from dateline.reading.reports import read_capture

FETCHED = datetime(2022, 4, 1, tzinfo=UTC)
PARAGRAPH = "Gunmen attacked a convoy near Dovri on Monday and killed two drivers, the governor of the province said. "
PAGE = (
    "<html><head><title>Convoy attacked near Dovri</title></head>"
    f"<body><h1>Convoy attacked near Dovri</h1><p>{PARAGRAPH * 3}</p></body></html>"
)


def capture(body: str | bytes, media_type: str, **rest: Any) -> Capture:
    data = body.encode("utf-8") if isinstance(body, str) else body
    return Capture("example.txt", FETCHED, media_type, hashlib.sha256(data).hexdigest(), data, **rest)


def read_json(**fields: Any) -> Report:
    return read_capture(capture(json.dumps(fields), "application/json"))


def reason_of(one: Capture, **options: Any) -> str:
    with pytest.raises(SetAside) as raised:
        read_capture(one, **options)
    assert str(raised.value).endswith(".")
    return raised.value.reason


# Plain text


def test_a_text_loses_its_furniture_and_its_dateline() -> None:
    text = (
        "Army and guards agree on patrols\n\nEast 05:49 PM - 2022-03-12\n\n"
        "The army agreed on Saturday to joint patrols. read more\n\n"
        "Two men were killed last Thursday.\n\n\n"
        "see more\n\nMost read\n\nThe News in your pocket\n\n\n\nThe News In Your Pocket"
    )
    report = read_capture(capture(text, "text/plain; charset=utf-8"))
    assert report.title == "Army and guards agree on patrols"
    assert report.text == (
        "Army and guards agree on patrols\n\nThe army agreed on Saturday to joint patrols.\n\n"
        "Two men were killed last Thursday."
    )
    assert report.publication == Publication(datetime(2022, 3, 12, 17, 49), "dateline")
    assert report.language == "en"


def test_the_date_of_the_user_holds_only_where_the_input_has_none() -> None:
    given_date = Publication(date(2020, 1, 1), "given")
    dated = read_capture(capture("Title\n12 March 2022\nSome body text here.", "text/plain"), published=given_date)
    undated = read_capture(capture("Title\nSome body text here.", "text/plain"), published=given_date)
    assert dated.publication.when == date(2022, 3, 12)
    assert undated.publication == given_date
    assert undated.id != read_capture(capture("Title\nSome body text here.", "text/plain")).id


def test_a_date_inside_a_sentence_is_no_dateline() -> None:
    report = read_capture(capture("Title\nOn 4 May 2021, the truce between both sides ended.", "text/plain"))
    assert report.publication.when is None
    assert "4 May 2021" in report.text


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("DOVRI, Norland, 2 June 2025 (Agency) - Two men were killed on Monday.", date(2025, 6, 2)),
        ("DOVRI, March 3, 2021 -- Two men were killed on Monday.", date(2021, 3, 3)),
        ("EAST DOVRI (Agency - 30th January, 2023) Two men were killed on Monday.", date(2023, 1, 30)),
        ("DOVRI, 2 June 2025. /AGENCY/ Two men were killed on Monday.", date(2025, 6, 2)),
        ("DOVRI, September 17. /AGENCY/. Two men were killed on Monday.", None),
        ("DOVRI (Agency) - Two men who met on 2 June 2025 were killed.", None),
        ("NATO said on 2 June 2025 - a Monday - that two men were killed.", None),
        ("Two men were killed. DOVRI, 2 June 2025 (Agency) - They were drivers.", None),
    ],
)
def test_the_dateline_of_an_agency_opens_a_body(opening: str, day: date | None) -> None:
    wanted = Publication(day, "dateline" if day else "none")
    assert read_capture(capture(f"Two killed near the river\n\n{opening}", "text/plain")).publication == wanted
    assert read_json(title="Two killed", text=opening + "\n\nThe rest.").publication == wanted
    said = read_json(title="Two killed", text=opening, published="2020-05-06").publication
    assert said == Publication(date(2020, 5, 6), "given")


# JSON


def test_the_text_of_json_is_kept_as_given() -> None:
    text = "First line. read more\n\nMost read\n\nSign up for our newsletter"
    report = read_json(
        id=7, title="A title", text=f"  {text} ", published="2021-12-04", outlet="The Post", authors=["A B"], extra=[1]
    )
    assert report.text == f"A title\n\n{text}"
    assert (report.id, report.outlet, report.authors, report.published) == (
        "7",
        "The Post",
        ("A B",),
        date(2021, 12, 4),
    )


@pytest.mark.parametrize(
    "said",
    [
        "10:00",
        "2021-99-99",
        "2021-02-31",
        "2021",
        "0001-01-01",
        "Mon, 01 Jan 0001 00:00:00 GMT",
        "9999999999999",
        "1.2",
    ],
)
def test_a_day_that_is_not_said_is_not_made_up(said: str) -> None:
    assert read_json(text="A patrol was attacked.", published=said).publication == Publication(
        None, "none", (("given", said),)
    )


@pytest.mark.parametrize("said", ["Sat, 04 Dec 2021 01:30:00 +0300", "4 Dec 21 01:30:00 +0300", "1638570600"])
def test_the_dates_of_feeds_are_read(said: str) -> None:
    when = read_json(text="A patrol was attacked.", published=said).publication.when
    assert isinstance(when, datetime)
    assert when.timestamp() == 1638570600


def test_published_iso_stands_in_and_an_unreadable_date_is_recorded() -> None:
    assert read_json(text="Some text.", published=None, published_iso="2021-12-04").published == date(2021, 12, 4)
    unread = read_json(text="Some text.", published="soon").publication
    assert unread == Publication(None, "none", (("given", "soon"),))


def test_html_in_json_is_read_as_a_page() -> None:
    report = read_json(html=PAGE, url="https://post.example/a", published="2022-04-01T10:00:00+03:00")
    assert report.title == "Convoy attacked near Dovri"
    assert report.text[report.body_start :] == (PARAGRAPH * 3).strip()
    assert report.publication.when == datetime(2022, 4, 1, 10, tzinfo=timezone(timedelta(hours=3)))


@pytest.mark.parametrize(
    ("body", "media_type", "reason"),
    [
        (b"  \n ", "text/plain", "empty"),
        (b"{", "application/json", "malformed JSON"),
        (b"[" * 200_000, "application/json", "malformed JSON"),
        (b"[1]", "application/json", "wrong field type"),
        (b'{"text": 5}', "application/json", "wrong field type"),
        (b'{"text": "x", "authors": 5}', "application/json", "wrong field type"),
        (b'{"title": "x"}', "application/json", "wrong field type"),
        (b'{"text": "  "}', "application/json", "empty"),
        (b"%PDF-1.7 ....", "text/plain", "binary"),
        (bytes(range(1, 32)) * 50, "text/plain", "wrong encoding"),
        (b"\x00\x00\x01\x02" * 50, "text/html", "binary"),
        (b"<html><body><script>var a = 1;</script></body></html>", "text/html", "no text"),
        (b"<!-- nothing -->", "text/html", "no text"),
        (b"read more", "text/plain", "no text"),
        ("<p>\u200b\u200b</p><p>\u2060\u200f</p>".encode(), "text/html", "no text"),
        ("\u200b\n\u2060\u200b".encode(), "text/plain", "no text"),
        (b"GIF89a", "image/gif", "unknown media type"),
    ],
)
def test_what_cannot_be_read_is_set_aside_with_its_reason(body: bytes, media_type: str, reason: str) -> None:
    assert reason_of(capture(body, media_type)) == reason


def test_a_text_over_the_limit_is_set_aside() -> None:
    assert reason_of(capture("Title\n" + "word " * 100, "text/plain"), text_limit=100) == "too long"
    with pytest.raises(SetAside) as raised:
        read_capture(capture("Title\n" + "word " * 100, "text/plain"), text_limit=100)
    assert "DATELINE_TEXT_LIMIT" in str(raised.value.hint)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["text/html", "text/plain", "application/json"]))
def test_no_bytes_make_it_fail(body: bytes, media_type: str) -> None:
    try:
        report = read_capture(capture(body, media_type))
    except SetAside as error:
        assert error.reason
    else:
        assert report.text.strip() and "\x00" not in report.text and 0 <= report.body_start <= len(report.text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_the_body_stands_behind_the_title(text: str) -> None:
    try:
        report = read_capture(capture(text.encode("utf-8", "replace"), "text/plain"))
    except SetAside:
        return
    assert report.title is None or report.text.startswith(report.title)


# Character sets

WESTERN = "The “pause” – François Zoë’s plan – held in the valley, "
LINES = "<b></b>\n" * 400
TURKISH = "Köprü yakınında meydana gelen patlamada iki asker öldü, dedi vali bu sabah şehirde."
MIXED = "Мирный план" + " was read out in the hall. " * 20


@pytest.mark.parametrize(
    ("body", "charset", "wanted"),
    [
        ("Größe – naïve".encode(), None, "Größe – naïve"),
        ("Größe – naïve".encode(), "iso-8859-1", "Größe – naïve"),
        ("Größe – naïve".encode("cp1252"), "iso-8859-1", "Größe – naïve"),
        (b"\xef\xbb\xbfabc", "cp1251", "abc"),
        ("日本語の記事".encode("utf-16"), None, "日本語の記事"),
        ("The truce holds along the river.".encode("utf-16-le"), None, "The truce holds along the river."),
        ("日本語の記事です。".encode("shift_jis"), "shift_jis", "日本語の記事です。"),
        ("Стороны обменялись пленными утром".encode("cp1251"), "no-such-set", "Стороны обменялись пленными утром"),
        ("Пять человек".encode("koi8-r"), "koi8-r", "Пять человек"),
        ("Größe".encode() + b"\xc3", "utf-8", "Größe\ufffd"),
        (f"{LINES}{TURKISH}".encode("cp1254"), None, f"{LINES}{TURKISH}"),
        (b"Decree \xb9 7 on the truce, signed in the hall", "cp1251", "Decree № 7 on the truce, signed in the hall"),
        (f"{WESTERN}\ufffd".encode().replace(b"\xef\xbf\xbd", b"\xff"), "iso-8859-1", WESTERN + "\ufffd"),
        (b"The \x93pause\x94 \x96 Fran\xe7ois Zo\xeb\x92s plan \x96 held in the valley, " * 3, None, WESTERN * 3),
        (b"The \x93pause\x94 \x96 Fran\xe7ois Zo\xeb\x92s plan \x96 held in the valley, " * 3, "utf-8", WESTERN * 3),
        ("Мирный план".encode("cp1251") + b" was read out in the hall. " * 20, "cp1251", MIXED),
    ],
)
def test_decoding(body: bytes, charset: str | None, wanted: str) -> None:
    assert markup.decode(body, charset=charset) == wanted


ASCII = "A patrol of four was hit by a bomb near the bridge, and the governor of the province spoke of two dead."
UTF8 = "Die Größe der Straße nach Žilina wurde gemessen, und die Männer zählten fünf Brücken über den Fluss."


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([ASCII, UTF8, ASCII * 30, UTF8 * 30]),
    st.lists(
        st.tuples(st.integers(0, 4000), st.sampled_from([b"\xff", b"\xfe", b"\xfd", b"\x81"])), min_size=1, max_size=3
    ),
    st.sampled_from([None, "utf-8"]),
)
def test_a_few_stray_bytes_cost_only_themselves(
    text: str, strays: list[tuple[int, bytes]], charset: str | None
) -> None:
    places = {place % len(text): stray for place, stray in strays}
    body = b"".join(places.get(at, b"") + character.encode() for at, character in enumerate(text))
    wanted = "".join(("\ufffd" if at in places else "") + character for at, character in enumerate(text))
    assert markup.decode(body, charset=charset) == wanted


def test_entities_of_a_document_type_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>' + PAGE.replace(
        "<p>", "<p>&a;&b; "
    )
    body = extract(bomb).body
    assert "aaaa" not in body and "root:" not in body
    assert "Gunmen attacked a convoy" in body


def test_a_deep_page_and_a_wide_one_are_read_or_set_aside() -> None:
    assert extract("<div>" * 150 + PAGE + "</div>" * 150).body
    with pytest.raises(SetAside):
        extract("<div>" * 50_000)


# Moments


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("2021-12-04", date(2021, 12, 4)),
        ("2021-12-04T17:49:00+03:00", datetime(2021, 12, 4, 17, 49, tzinfo=timezone(timedelta(hours=3)))),
        ("Sat, 04 Dec 2021 17:49:00 +0000", datetime(2021, 12, 4, 17, 49, tzinfo=UTC)),
        ("North 12:05 AM - 2021-12-04", datetime(2021, 12, 4, 0, 5)),
        ("Updated 5 December 2021, published 4 December 2021", date(2021, 12, 4)),
        ("Dec. 4, 2021 9:45 am", datetime(2021, 12, 4, 9, 45)),
        ("04.12.2021, 17.49 Uhr", datetime(2021, 12, 4, 17, 49)),
        ("4. Dezember 2021", date(2021, 12, 4)),
        ("4 décembre 2021 à 17h49", datetime(2021, 12, 4, 17, 49)),
        ("4 de diciembre de 2021", date(2021, 12, 4)),
        ("4 декабря 2021, 17:49", datetime(2021, 12, 4, 17, 49)),
        ("4 Aralık 2021", date(2021, 12, 4)),
        ("٤ ديسمبر ٢٠٢١", date(2021, 12, 4)),
        ("4 كانون الأول 2021", date(2021, 12, 4)),
        ("۱۳ آذر ۱۴۰۰", date(2021, 12, 4)),
        ("1400/09/13", date(2021, 12, 4)),
        ("4 בדצמבר 2021", date(2021, 12, 4)),
        ("2021年12月4日", date(2021, 12, 4)),
        ("2021. 12. 4.", date(2021, 12, 4)),
        ("12/13/2021", date(2021, 12, 13)),
        ("4/12/2021", date(2021, 12, 4)),
        ("17:41 JST, October 13, 2024", datetime(2024, 10, 13, 17, 41, tzinfo=timezone(timedelta(hours=9)))),
        ("4 December", None),
        ("31 February 2021", None),
        ("2021-13-45", None),
        ("call 555-12-0421", None),
    ],
)
def test_moments(line: str, wanted: date | datetime | None) -> None:
    assert moments.parse(line) == wanted


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2100, 1, 1)))
def test_every_iso_datetime_is_read_back(when: datetime) -> None:
    assert moments.parse(when.isoformat()) == when


@given(st.text(max_size=200))
def test_no_line_makes_moments_fail(line: str) -> None:
    moments.parse(line)
    assert moments.is_dateline(line) in (True, False)


# Publication


def test_a_day_is_made_exact_by_another_reading_of_it_and_others_are_recorded() -> None:
    found = publication.decide(
        [
            ("structured data", date(2022, 3, 9)),
            ("dateline", datetime(2022, 3, 9, 8, 15)),
            ("url", date(2022, 3, 8)),
        ]
    )
    assert found == Publication(datetime(2022, 3, 9, 8, 15), "structured data", (("url", "2022-03-08"),))


def test_one_moment_in_two_zones_is_no_disagreement() -> None:
    east = timezone(timedelta(hours=9))
    readings = [
        ("structured data", datetime(2022, 3, 9, 20, 0, tzinfo=UTC)),
        ("dateline", datetime(2022, 3, 10, 5, 0, tzinfo=east)),
    ]
    assert publication.decide(readings).disagreeing == ()  # type: ignore[arg-type]


# Furniture


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Read more »", "label"),
        ("ADVERTISEMENT", "label"),
        ("Most read", "end"),
        ("الأكثر قراءة", "end"),
        ("Lesen Sie auch: Streit um die Brücke", "link"),
        ("Читайте также: Переговоры отложены", "link"),
        ("Sign up for our newsletter", "prompt"),
        ("この記事は会員限定です。", "prompt"),
        ("Photo: AFP", "credit"),
        ("A soldier at the gate. REUTERS/Lene Fors", "credit"),
        ("Reporting by A. Writer; Editing by B. Editor", "sign-off"),
        ("* * *", "label"),
        ("11:20", "label"),
        ("Video showed the attack.", None),
        ("Comments by the minister drew anger.", None),
        ("The rebels signed up to a truce in 2016.", None),
        ("“Help us,” a man shouted from the roof.", None),
        ("Ten people were killed, AFP reported.", None),
        ("تحرير المدينة بالكامل", None),
        ("Редактор газеты убит в столице.", None),
        ("Source of the fire is not known, the army said.", None),
    ],
)
def test_kinds_of_furniture(line: str, kind: str | None) -> None:
    assert furniture.kind_of(line) == kind


def test_a_link_behind_the_last_sentence_goes_and_the_same_words_in_it_stay() -> None:
    assert furniture.without_trailing("The army left. read more") == "The army left."
    assert furniture.without_trailing("He told them to read more") == "He told them to read more"


@given(st.lists(st.text(max_size=60), max_size=12))
def test_every_line_is_kept_or_accounted_for(lines: list[str]) -> None:
    kept, dropped = furniture.split(lines)
    assert len(kept) + len(dropped) == sum(bool(line.strip()) for line in lines)


# Headline, byline, outlet, language


@pytest.mark.parametrize(
    ("title", "outlet", "url", "wanted"),
    [
        ("Truce signed in the delta - The Ledger", "The Ledger", None, "Truce signed in the delta"),
        ("Truce signed in the delta | World | The Ledger", "The Ledger", None, "Truce signed in the delta"),
        ("The Ledger: Truce signed in the delta", "The Ledger", None, "The Ledger: Truce signed in the delta"),
        ("The Ledger | Truce signed in the delta", "The Ledger", None, "Truce signed in the delta"),
        (
            "Truce signed in the delta – ledger.example",
            None,
            "https://www.ledger.example/a",
            "Truce signed in the delta",
        ),
        ("Attack - seven dead", None, None, "Attack - seven dead"),
        ("Army - rebels sign truce in delta", "The Ledger", None, "Army - rebels sign truce in delta"),
    ],
)
def test_a_headline_without_its_site(title: str, outlet: str | None, url: str | None, wanted: str) -> None:
    assert headline.without_site(title, outlet=outlet, url=url) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("By Ann Example and Bo Sample", ["Ann Example", "Bo Sample"]),
        ("Von Jonas Riedl und Eva Krantz, dpa", ["Jonas Riedl", "Eva Krantz", "dpa"]),
        ("https://example.org/author/ann", []),
        ("ann@example.org", []),
        ("admin", []),
        ("Ann Example, Senior Correspondent", ["Ann Example"]),
        ("김철수 기자", ["김철수"]),
    ],
)
def test_names_in_a_byline(words: str, wanted: list[str]) -> None:
    assert byline.names_of(words) == wanted


def test_json_ld_in_comments_and_with_a_comma_too_many_is_read() -> None:
    script = '<!-- {"@type": "NewsArticle", "headline": "Truce\nsigned", "author": {"name": "Ann Example"},} -->'
    tree = markup.parse(
        f'<html><head><script type="application/ld+json">{script}</script></head><body><p>x</p></body></html>'
    )
    data = structured.read(tree)
    assert data.told("headline") == "Truce signed"
    assert byline.of(data, tree) == ("Ann Example",)


def test_the_declared_language_settles_what_is_too_short() -> None:
    assert language.of("Kabul 12", declared="ps-AF") == "ps"
    assert language.of("12:30") is None
    assert language.of("Los soldados atacaron el pueblo durante la noche del lunes.") == "es"


# Sandbox


def test_a_large_page_is_read_in_a_child_as_a_small_one_is_here() -> None:
    small = PAGE.encode()
    padded = small.replace(b"</body>", b"<!--" + b"x" * sandbox.LARGE + b"--></body>")
    assert sandbox.extract_guarded(padded, url="https://post.example/a") == extract(small, url="https://post.example/a")


def test_a_page_that_takes_too_long_is_set_aside() -> None:
    page = ("<html><body><p>" + PARAGRAPH + "</p>" + "<i>x</i>" * sandbox.TAGS).encode()
    with pytest.raises(SetAside) as raised:
        sandbox.extract_guarded(page, seconds=0.01)
    assert raised.value.reason == "too slow"


def test_a_large_page_without_text_says_so() -> None:
    with pytest.raises(SetAside) as raised:
        sandbox.extract_guarded(b"<html><body><!--" + b"x" * sandbox.LARGE + b"--></body></html>")
    assert raised.value.reason == "no text"
