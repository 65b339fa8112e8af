"""Deliverables in four formats: every figure leads to its records, nothing hostile acts, the method box stays."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from lxml import etree, html

from dateline.desk.outlines import outlines
from dateline.errors import BadInput
from dateline.exports.charts import chart_svg
from dateline.exports.document_html import fragment
from dateline.exports.document_md import escaped
from dateline.exports.document_pdf import fonts, pictures
from dateline.exports.documents import FORMATS, METHOD_TITLE, Links, Setup, render
from dateline.exports.maps import map_svg
from dateline.model.document import Chart, Document, Map, Series, Span, legible, several_records, words
from sample_document import ARABIC, EVIL, A, C, document

DESK = "http://127.0.0.1:8321"
SETUP = Setup(desk=DESK, outlines=outlines)


def made(form: str, **changes: Any) -> bytes:
    return render(dataclasses.replace(document(), **changes), form, SETUP)


def page_text(body: bytes) -> str:
    return "".join(map(str, html.document_fromstring(body.decode()).itertext()))


def pdf_text(body: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages)


def word_text(body: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        root = etree.fromstring(parts.read("word/document.xml"))
    return "".join(map(str, root.itertext()))


READ: dict[str, Callable[[bytes], str]] = {"html": page_text, "pdf": pdf_text, "docx": word_text, "md": bytes.decode}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_what_the_document_says(form: str) -> None:
    text = READ[form](render(document(""), form, SETUP))
    assert METHOD_TITLE in text
    for told in ("TLP:AMBER", "4 incidents", "By province", "Bombings fell", "Most in Kirkuk", "Unknown is never zero"):
        assert told in text.replace("\n", " "), told


@pytest.mark.parametrize("form", FORMATS)
def test_a_document_without_a_method_box_cannot_be_made(form: str) -> None:
    with pytest.raises(ValueError, match="method box"):
        made(form, method=())
    with pytest.raises(ValueError, match="method box"):
        made(form, method=(words("  "),))


def test_a_document_has_a_marking_of_tlp() -> None:
    with pytest.raises(ValueError, match="TLP"):
        made("html", marking="secret")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", 'https://x" y="', "file:///x"]
)
def test_words_lead_to_pages_only(address: str) -> None:
    with pytest.raises(ValueError, match="leads to pages"):
        Span("x", address=address)


class _Elements(HTMLParser):
    """The names and attributes of elements, as a browser's tokenizer sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Elements()
    parser.feed(page)
    return parser.found


def test_no_text_becomes_an_element_of_the_page() -> None:
    page = made("html").decode()
    found = elements(page)
    assert "script" not in {tag for tag, _ in found}
    assert not [name for _, attributes in found for name in attributes if name.startswith("on")]
    hrefs = [attributes["href"] or "" for tag, attributes in found if tag == "a"]
    assert all(href.startswith(("#figure-", f"{DESK}/", "https://example.org/")) for href in hrefs)
    assert [tag for tag, _ in found] == [tag for tag, _ in elements(render(document("x"), "html", SETUP).decode())]
    assert "default-src 'none'" in page


@pytest.mark.parametrize("form", FORMATS)
def test_no_control_character_reaches_a_file(form: str) -> None:
    text = READ[form](made(form))
    assert not re.search("[\x00\x07\x1b\u202e\ufffe\ud800]", text)


def test_markdown_holds_no_markup_but_ours() -> None:
    text = made("md").decode()
    assert "<script" not in text
    # What is left when what is escaped and the links that we made are taken away.
    bare = re.sub(r"\\.|&(?:amp|lt|gt);", "", text)
    bare = re.sub(
        r'\[[^\]]*\]\((?:#figure-\d+|http://127[^)]*|https://example\.org/method)\)|<a id="figure-\d+"></a>', "", bare
    )
    assert not re.search(r"[\[\]`<$@~]", bare)
    assert "http://" not in bare
    assert "www." not in bare


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("# no heading", r"\# no heading"),
        ("- no point", r"\- no point"),
        ("12. no list", r"12\. no list"),
        ("1.5", "1.5"),
        ("=== no underline", r"\=== no underline"),
        ("a*b*c", r"a\*b\*c"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("HTTPS://x", r"HTTPS\://x"),
    ],
)
def test_text_is_no_markdown(text: str, safe: str) -> None:
    assert escaped(text) == safe


def test_hostile_titles_leave_a_pdf_as_it_is() -> None:
    told, plain = pdf_text(made("pdf")), pdf_text(render(document("x"), "pdf", SETUP))
    assert '#eval("x")' in told
    assert "[l](javascript:x)" in told.replace("\n", "")
    assert told.count(METHOD_TITLE) == plain.count(METHOD_TITLE) == 1
    assert {address for address in pdf_links(made("pdf")) if not address.startswith(DESK)} == {
        "https://example.org/method"
    }


def pdf_links(body: bytes) -> list[str]:
    pages = pypdf.PdfReader(io.BytesIO(body)).pages
    notes: list[Any] = [note.get_object() for page in pages for note in page.get("/Annots", [])]
    return [str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})]


def test_a_pdf_is_tagged_titled_and_marked_on_every_page() -> None:
    body = made("pdf")
    reader = pypdf.PdfReader(io.BytesIO(body))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(reader.metadata and reader.metadata.title).startswith("Weekly")
    assert [page.extract_text().count("TLP:AMBER") >= 2 for page in reader.pages] == [True] * len(reader.pages)


def test_names_in_arabic_script_have_glyphs_in_a_pdf() -> None:
    assert {"Noto Sans", "Noto Sans Arabic"} <= set(fonts().families())
    pages: Any = pypdf.PdfReader(io.BytesIO(made("pdf"))).pages
    used = {str(font.get_object()["/BaseFont"]) for page in pages for font in page["/Resources"]["/Font"].values()}
    assert any("NotoSansArabic" in name for name in used), used


@pytest.mark.parametrize("form", FORMATS)
def test_every_figure_leads_to_its_records(form: str) -> None:
    body = made(form)
    ways: dict[str, Callable[[], list[str | None]]] = {
        "html": lambda: [attributes.get("href") for tag, attributes in elements(body.decode()) if tag == "a"],
        "md": lambda: re.findall(r"\]\(([^)]+)\)", body.decode()),
        "pdf": lambda: [*pdf_links(body)],
        "docx": lambda: [link.target_ref for link in docx.Document(io.BytesIO(body)).part.rels.values()],
    }
    found = ways[form]()
    for record in (A, "b" * 16, C):
        assert f"{DESK}/record/{record}" in found
    assert f"{DESK}/sources" in found


def test_a_figure_of_several_records_leads_to_the_list_of_them() -> None:
    page = html.document_fromstring(made("html").decode())
    target = next(a.get("href") for a in page.iter("a") if a.text == "4 incidents")
    entry = next(item for item in page.iter("li") if f"#{item.get('id')}" == target)
    assert [a.get("href") for a in entry.iter("a")] == [f"{DESK}/record/{A}", f"{DESK}/record/{'b' * 16}"]
    assert several_records(document()) == ((A, "b" * 16), (A, "b" * 16, C))


def test_links_within_a_word_document_find_their_bookmarks() -> None:
    with zipfile.ZipFile(io.BytesIO(made("docx"))) as parts:
        text = parts.read("word/document.xml").decode()
    anchors = set(re.findall(r'w:anchor="([^"]+)"', text))
    assert anchors == set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="([^"]+)"', text)) == {"figure-1", "figure-2"}
    assert "<w:rtl/>" in text
    assert text.count("<w:tblHeader") == 1
    assert 'descr="Types' in text


def test_a_page_of_the_desk_leads_within_the_desk() -> None:
    made_here = legible(document())
    part = fragment(made_here, Links(Setup(), several_records(made_here)))
    hrefs = [attributes["href"] or "" for tag, attributes in elements(part) if tag == "a"]
    assert f"/record/{C}" in hrefs
    assert not [href for href in hrefs if href.startswith("http") and "example.org" not in href]
    assert "style=" not in part, "the desk's rules allow no style within a page"


# Templates of the user's own.


def with_template(folder: Path, name: str, text: str) -> Setup:
    (folder / name).write_text(text, "utf-8")
    return Setup(desk=DESK, templates=folder, outlines=outlines)


def test_a_template_of_the_user_goes_before_ours(tmp_path: Path) -> None:
    setup = with_template(
        tmp_path, "document.html", "<body><main><h1>Bulletin: {{ document.title }}</h1></main></body>"
    )
    page = render(document(), "html", setup).decode()
    assert "Bulletin: Weekly &lt;script&gt;" in page
    assert page.index(METHOD_TITLE) < page.index("</main>")
    setup = with_template(tmp_path, "document.md", "Bulletin {{ title }}\n")
    told = render(document(""), "md", setup).decode()
    assert told.startswith("Bulletin Weekly")
    assert f"> **{METHOD_TITLE}**" in told


@pytest.mark.parametrize(
    "template",
    [
        "<main><!-- </main>",
        "<body><div hidden>",
        '<body><div style="display:none"><main></main></div></body>',
        "<body><template><main></main></template></body>",
        "<body><script>//</main></body></script>",
        "<body><textarea><main></main>",
        "<details><main></main></details>",
        '<body aria-hidden="true"><main></main></body>',
    ],
)
def test_no_template_hides_the_method_box(tmp_path: Path, template: str) -> None:
    with pytest.raises(BadInput, match="hides the method box"):
        render(document(), "html", with_template(tmp_path, "document.html", template))


@pytest.mark.parametrize("template", ["text <!-- ", "```\n", "~~~text\n"])
def test_no_markdown_template_hides_the_method_box(tmp_path: Path, template: str) -> None:
    with pytest.raises(BadInput, match="hides the method box"):
        render(document(""), "md", with_template(tmp_path, "document.md", template))


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{% for %}", "line 1 of the template"),
        ("{{ nothing.here }}", "nothing"),
        ("{{ document.title.__class__.__mro__ }}", "unsafe"),
        ("{{ 1 / 0 }}", "division"),
        ("{% include 'elsewhere.html' %}", "elsewhere.html"),
    ],
)
def test_a_wrong_template_is_told_in_words(tmp_path: Path, template: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        render(document(), "html", with_template(tmp_path, "document.html", template))


def test_a_folder_of_templates_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no folder"):
        render(document(), "html", Setup(templates=tmp_path / "none"))


def test_there_are_four_formats() -> None:
    with pytest.raises(BadInput, match="no format odt"):
        render(document(), "odt", SETUP)


# Charts and maps.


def shapes(svg: str, tag: str) -> Iterator[Any]:
    yield from etree.fromstring(svg.encode()).iter(f"{{http://www.w3.org/2000/svg}}{tag}")


def test_columns_are_as_high_as_their_numbers() -> None:
    svg = chart_svg(Chart("t", "d", "columns", ("a", "b", "c"), (Series("s", (10, 5, 0)),)), name="x")
    heights = [float(shape.get("height")) for shape in shapes(svg, "rect")]
    assert len(heights) == 2, "zero has no column"
    assert heights[0] == pytest.approx(2 * heights[1])


def test_stacked_columns_stand_on_each_other() -> None:
    svg = chart_svg(Chart("t", "d", "stacked", ("a",), (Series("s", (2,)), Series("r", (3,)))), name="x")
    lower, upper = [shape for shape in shapes(svg, "rect") if shape.find("{*}title") is not None]
    assert float(upper.get("y")) + float(upper.get("height")) == pytest.approx(float(lower.get("y")), abs=0.11)


def test_what_is_not_known_is_drawn_as_that_and_breaks_a_line() -> None:
    chart = Chart("t", "d", "columns", ("a", "b"), (Series("s", (None, 1)),))
    assert "?" in [text.text for text in shapes(chart_svg(chart, name="x"), "text")]
    line = chart_svg(
        dataclasses.replace(chart, kind="lines", labels=("a", "b", "c"), series=(Series("s", (1, None, 2)),)), name="x"
    )
    assert any(path.get("d").count("M") == 2 for path in shapes(line, "path"))


def test_series_are_told_apart_without_colour() -> None:
    names = ("a", "b", "c", "d", "e", "f", "g")
    chart = Chart("t", "d", "stacked", ("x",), tuple(Series(name, (1,)) for name in names))
    svg = chart_svg(chart, name="x")
    fills = [shape.get("fill") for shape in shapes(svg, "rect") if shape.find("{*}title") is not None]
    assert len(set(fills)) == len(names)
    assert not re.search(r"#(?!1c1f23|ffffff)[0-9a-f]{6}\b", svg), "one ink"
    with pytest.raises(ValueError, match="apart"):
        chart_svg(dataclasses.replace(chart, series=(*chart.series, Series("h", (1,)))), name="x")


def test_a_chart_is_described_and_counts() -> None:
    with pytest.raises(ValueError, match="described"):
        Chart("t", " ", "lines", ("a",), (Series("s", (1,)),))
    with pytest.raises(ValueError, match="for each label"):
        Chart("t", "d", "lines", ("a",), (Series("s", (1, 2)),))
    with pytest.raises(ValueError, match="counts"):
        Chart("t", "d", "lines", ("a",), (Series("s", (float("nan"),)),))


def test_a_map_has_the_outlines_that_reach_into_its_box() -> None:
    shown = next(block for block in document("").blocks if isinstance(block, Map))
    names = [title.text for title in shapes(map_svg(shown, outlines, name="x"), "title")]
    assert {"Iraq", "Syria", "Iran"} <= set(names)
    assert "France" not in names
    assert f"Kirkuk {ARABIC}: 3" in " ".join(filter(None, names))


def test_pages_can_be_looked_at() -> None:
    pages = pictures(legible(document()), Links(SETUP, several_records(document())), resolution=40)
    assert len(pages) >= 2
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_legible_takes_what_steers_out_of_every_part() -> None:
    text = repr(legible(document(EVIL)))
    assert "\\x00" not in text
    assert "\\u202e" not in text
    assert "\\ud800" not in text
    assert isinstance(legible(document()), Document)


def test_an_outline_has_no_more_points_than_can_be_seen() -> None:
    shore = [(number / 1000, 0.0) for number in range(10_000)]
    ring = [*shore, (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]
    shown = Map("Marches", "Counts of provinces.", (-1, -1, 11, 11), ())
    told = map_svg(shown, lambda _: [("Marches", [ring])], name="x")
    points = re.findall(r"[-.\d]+ [-.\d]+", str(re.findall(r'd="([^"]*)"', told)))
    assert 10 < len(points) < 300
    xs = [float(point.split()[0]) for point in points]
    assert max(xs) - min(xs) > 200, "it is as wide as before"
