"""The weekly room: what is asked for is shown and handed out, to everybody who may read, and to nobody else."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdf
import pytest

from dateline.desk.desk import Configuration, Desk
from dateline.exports.documents import FORMATS, MEDIA_TYPES, METHOD_TITLE, Setup
from dateline.run.review import decide
from dateline.store.listings import Filter
from dateline.store.sqlite import Store
from sample_agreements import fill_agreements
from sample_desk import RULE, add_people, browser, person, sample_desk

WEEK = "/weekly?from=2024-04-29"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = sample_desk(tmp_path / "a.db")
    yield opened
    opened.store.close()


def test_the_page_shows_the_document_with_its_method_box(desk: Desk) -> None:
    answer = browser(desk).get(WEEK)
    assert answer.status_code == 200
    assert '<h1 dir="auto">Weekly: All areas</h1>' in answer.text
    assert METHOD_TITLE in answer.text
    assert '<link rel="stylesheet" href="/weekly/document.css">' in answer.text
    assert re.search(r'<a href="/record/[0-9a-f]{16}">', answer.text), "within the desk links lead within the desk"
    assert browser(desk).get("/weekly/document.css").headers["content-type"].startswith("text/css")


@pytest.mark.parametrize("kind", ["flash", "weekly", "monthly", "nonsense"])
def test_every_kind_has_a_page(desk: Desk, kind: str) -> None:
    answer = browser(desk).get(f"/weekly?kind={kind}&from=2024-05-05")
    assert answer.status_code == 200
    assert METHOD_TITLE in answer.text


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_one_click(desk: Desk, form: str) -> None:
    opened = browser(desk)
    address = next(
        one for one in re.findall(r'href="(/weekly/file[^"]+)"', opened.get(WEEK).text) if one.endswith(form)
    )
    answer = opened.get(address.replace("&amp;", "&"))
    assert answer.headers["content-type"] == MEDIA_TYPES[form]
    assert answer.headers["content-disposition"] == f'attachment; filename="dateline-weekly-2024-04-29.{form}"'
    if form == "pdf":
        assert "Weekly: All areas" in pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    if form == "html":
        assert "http://127.0.0.1:8321/record/" in answer.text, "a file leads to the desk"


@pytest.mark.parametrize("kind", ["weekly", "monthly"])
def test_the_agreements_are_a_page_of_their_own_that_holds_what_the_file_does(tmp_path: Path, kind: str) -> None:
    with Store(tmp_path / "a.db") as store:
        record = fill_agreements(store)
        client = browser(Desk(store, Configuration(rule=RULE)))
        week = "2022-02-07"
        page = client.get(f"/weekly?kind={kind}&from={week}").text
        assert "Is it holding" not in page and "field coordination" not in page, "not waited for"
        (address,) = set(re.findall(r'"(/weekly/agreements\?[^"]+)"', page))
        address = address.replace("&amp;", "&")
        watched = client.get(address).text
        file = client.get(f"/weekly/file?kind={kind}&from={week}&format=html").text
    for told in ("field coordination", f"/record/{record}", "not enough data"):
        assert told in watched and told in file
    # A figure leads to the list of its records on that page, also from the weekly that shows it.
    led_to = re.findall(r'href="([^"]*#figure-\d+)"', watched)
    assert all(one.replace("&amp;", "&").startswith(f"{address}#") for one in led_to)


def test_a_flash_has_no_agreements(desk: Desk) -> None:
    assert "/weekly/agreements" not in browser(desk).get("/weekly?kind=flash&from=2024-05-05").text
    assert browser(desk).get("/weekly/agreements?kind=flash&from=2024-05-05").status_code == 400


def test_a_decision_changes_the_page_at_once(desk: Desk) -> None:
    opened = browser(desk)
    with desk.view() as session:
        (one,) = [row for row in session.listings.page(Filter(kinds=("incident",)))[0] if row.place == "Redmouth"]
    assert one.record in opened.get(WEEK).text
    with desk.session() as session:
        decide(session, [one.record], "rejected", by="Amal", at=desk.now(), reason="an accident")
    assert f'href="/record/{one.record}"' not in opened.get(WEEK).text


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("area=Nowhere+at+all", "no place is known by the name"),
        ("from=yesterday", "is not a day"),
        ("from=2024-05-06&to=2024-05-20", "seven days"),
        ("kind=flash&from=1901-01-01", "nothing reported"),
        ("kind=monthly&from=0001-01-01", "from 1900 to 2199"),
        ("area=%3Cscript%3Ealert(1)%3C/script%3E", "&lt;script&gt;"),
    ],
)
def test_what_cannot_be_written_is_told_in_words(desk: Desk, query: str, told: str) -> None:
    answer = browser(desk).get(f"/weekly?{query}")
    assert answer.status_code in (200, 400)
    assert told in answer.text
    assert "<script>alert" not in answer.text


def test_files_of_the_desk_are_by_the_templates_of_the_house(tmp_path: Path) -> None:
    (tmp_path / "document.typ").write_text('#import "document_words.typ": data\nBulletin of #data.subtitle')
    letter = docx.Document()
    letter.add_paragraph("Bulletin of {{ subtitle }}")
    letter.save(str(tmp_path / "document.docx"))
    opened = sample_desk(tmp_path / "a.db", documents=Setup(templates=tmp_path))
    client = browser(opened)
    pdf = pypdf.PdfReader(io.BytesIO(client.get(f"/weekly/file?{WEEK[8:]}&format=pdf").content))
    assert pdf.pages[0].extract_text().startswith("Bulletin of 29 April to 5 May 2024")
    assert METHOD_TITLE in pdf.pages[-1].extract_text()
    word = docx.Document(io.BytesIO(client.get(f"/weekly/file?{WEEK[8:]}&format=docx").content))
    assert word.paragraphs[0].text == "Bulletin of 29 April to 5 May 2024"
    assert METHOD_TITLE in [line.text for line in word.paragraphs]
    (tmp_path / "document.typ").write_text("#nothing")
    (tmp_path / "document.docx").write_bytes(b"no Word document")
    for form, told in (("pdf", "line 1 of the template document.typ"), ("docx", "is no Word document")):
        answer = client.get(f"/weekly/file?format={form}")
        assert (answer.status_code, told in answer.text) == (400, True)
    opened.store.close()


@pytest.mark.parametrize("query", ["format=odt", "format=pdf&area=Nowhere+at+all", "format=../x"])
def test_a_file_that_cannot_be_written_is_an_error_page(desk: Desk, query: str) -> None:
    answer = browser(desk).get(f"/weekly/file?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/html")


def test_readers_see_it_and_strangers_do_not(desk: Desk) -> None:
    assert person(desk, "reader").get(WEEK).status_code == 200
    add_people(desk, "reader", "a reader")
    for address in (WEEK, "/weekly/file?format=pdf", "/weekly/agreements?from=2024-04-29"):
        answer = browser(desk).get(address)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/login")
