"""Templates of a user for PDF: set apart from everything else, told in words where wrong, never without the method."""

from __future__ import annotations

import dataclasses
import io
import os
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pypdf
import pytest
from click.testing import CliRunner, Result

from dateline.cli.main import main
from dateline.errors import BadInput
from dateline.exports import document_templates, document_typst
from dateline.exports.document_typst import set_apart
from dateline.exports.documents import METHOD_TITLE, Setup, render, starting_templates
from dateline.model.document import plain_words
from sample_document import document

DESK = "http://127.0.0.1:8321"
PIXEL = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='20'><rect width='80' height='20' fill='black'/></svg>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "house"
    made.mkdir()
    return made


def pdf(folder: Path, text: str | None = None, *, name: str = "document.typ", told: str = "") -> pypdf.PdfReader:
    if text is not None:
        (folder / name).write_text(text, "utf-8")
    body = render(document(told), "pdf", Setup(desk=DESK, templates=folder))
    return pypdf.PdfReader(io.BytesIO(body))


def texts(reader: pypdf.PdfReader) -> list[str]:
    return [page.extract_text().replace("\n", " ") for page in reader.pages]


def has_method(page: str) -> bool:
    lines = [plain_words(line) for line in document("").method]
    squeezed = "".join(page.split())
    return all("".join(line.split()) in squeezed for line in (METHOD_TITLE, *lines))


def test_the_shipped_template_is_what_a_users_starts_from(folder: Path) -> None:
    own = texts(pdf(folder))
    for name, body in starting_templates().items():
        if name.endswith(".typ"):
            (folder / name).write_bytes(body)
    assert len(own) == 2, "without a template of the user the method box follows on the last page"
    assert has_method(own[-1])
    theirs = texts(pdf(folder))
    assert has_method(theirs[-1])
    assert "".join(theirs).replace(" ", "").count("Howthiswascounted") == 1
    for told in ("By province", "Bombings fell", "Most in Kirkuk", "Reporting", "Records behind the figures"):
        assert told in " ".join(theirs), told


def test_a_letterhead_with_a_logo_and_a_font_size_is_kept(folder: Path) -> None:
    (folder / "logos").mkdir()
    (folder / "logos" / "logo.svg").write_text(PIXEL)
    text = starting_templates()["document.typ"].decode()
    changed = text.replace(
        "#heading(level: 1", '#image("logos/logo.svg", alt: "House")\nThe House Bulletin\n#heading(level: 1'
    )
    assert changed != text
    told = texts(pdf(folder, changed))
    assert "The House Bulletin" in told[0]
    assert "House Bulletin" not in told[-1], "what a template sets ends with it"


def test_how_blocks_are_drawn_can_be_changed_alone(folder: Path) -> None:
    text = starting_templates()["document_body.typ"].decode()
    changed = text.replace('block.kind == "bullets" { list(', 'block.kind == "bullets" { enum(')
    told = texts(pdf(folder, changed, name="document_body.typ"))
    assert "2. 1. second" in " ".join(told)
    assert has_method(told[-1])


def test_what_a_template_leaves_out_breaks_no_link(folder: Path) -> None:
    text = '#import "document_words.typ": data, words\n#words(data.blocks.first().words)'
    told = texts(pdf(folder, text))
    assert told[0].startswith("4 incidents and one more")
    assert has_method(told[-1])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "#show: none",
        "#show: it => []\nx",
        "#set text(size: 0pt, fill: white)\nx",
        "#set page(width: 1mm, height: 1mm, margin: 0pt)\nx",
        "#set page(foreground: rect(width: 100%, height: 100%, fill: white))\nx",
        '#place(auto, float: true, scope: "parent", rect(width: 100%, height: 95%, fill: white))\nx',
        "#show std.block: none\n#show list: none\n#show strong: none\nx",
        "#set list(marker: none)\n#set par(leading: -2em)\n#set block(height: 0pt, clip: true)\nx",
        "#set page(columns: 40)\n#set document(title: none)\n#counter(page).update(70)\n#hide[x]",
    ],
)
def test_no_template_hides_the_method_box(folder: Path, text: str) -> None:
    last, plain = pdf(folder, text).pages[-1], pdf(folder, "one\n#pagebreak()\ntwo").pages[-1]
    assert has_method(last.extract_text())
    assert last.extract_text().count("TLP:AMBER") == 2
    assert last.mediabox == plain.mediabox
    contents = [page.get_contents() for page in (last, plain)]
    drawn = [content.get_data() for content in contents if content is not None]
    assert drawn[0] == drawn[1], "nothing that a template sets reaches the last page"


def test_a_template_that_leaves_the_marking_out_is_marked(folder: Path) -> None:
    told = texts(pdf(folder, "one\n#pagebreak()\ntwo"))
    assert [page.count("TLP:AMBER") for page in told] == [1, 1, 2]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ok\n\n#nothing", r"line 3 of the template document\.typ: unknown variable: nothing"),
        ("#let x = \n", r"line 1 of the template document\.typ: expected expression"),
        ('#panic("no logo")', "line 1 .* panicked with: no logo"),
        ('#include "main.typ"', "line 1 .* cyclic import"),
        ('#image("missing.png")', "line 1 .* file not found"),
        ("#let f(x) = f(x)\n#f(1)", "line 1 .* maximum function call depth"),
    ],
)
def test_a_wrong_template_is_told_with_its_line(folder: Path, text: str, told: str) -> None:
    with pytest.raises(BadInput, match=told) as refused:
        pdf(folder, text)
    assert str(folder) not in str(refused.value)


def test_an_error_in_a_file_that_is_imported_names_that_file(folder: Path) -> None:
    (folder / "house.typ").write_text("#let a = 1\n#let b = c\n")
    with pytest.raises(BadInput, match=r"line 2 of the template house\.typ: unknown variable: c"):
        pdf(folder, '#import "house.typ": b\n#b')


@pytest.mark.parametrize("path", ["/etc/passwd", "../secret.txt", "../../secret.txt", "link.txt", "linked/secret.txt"])
def test_no_file_outside_the_folder_is_read(folder: Path, path: str) -> None:
    (folder.parent / "secret.txt").write_text("not for the document")
    (folder.parent / "other").mkdir()
    (folder.parent / "other" / "secret.txt").write_text("not for the document")
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "linked").symlink_to(folder.parent / "other")
    with pytest.raises(BadInput, match=r"line 1 .*(file not found|escape)") as refused:
        pdf(folder, f'#read("{path}")')
    assert refused.value.hint == "a template reads only what is in the folder of templates"


@pytest.mark.parametrize("spec", ['"@preview/tablex:0.0.8"', '"@pre" + "view/tablex:0.0.8"', '"@local/house:1.0.0"'])
def test_no_package_comes_from_the_network(folder: Path, spec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Proxy(BaseHTTPRequestHandler):
        def do_CONNECT(self) -> None:  # the library's name
            asked.append(self.path)
            self.send_error(502)

        def log_message(self, format: str, *args: Any) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name in document_typst._PROXIES:
        monkeypatch.setenv(name, f"http://127.0.0.1:{server.server_port}")
    with pytest.raises(BadInput, match=r"package") as refused:
        pdf(folder, f"#import {spec}: *")
    server.shutdown()
    server.server_close()
    assert asked == [], "not even by the proxy of the environment"
    assert "https" not in str(refused.value)
    assert refused.value.hint is not None
    assert "no package from the network" in refused.value.hint


def test_a_template_that_never_ends_is_stopped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_typst, "SECONDS", 1.5)
    endless = "#for a in range(9000) { for b in range(9000) { for c in range(9000) { str(a + b * c) } } }"
    with pytest.raises(BadInput, match="not done after 2 seconds"):
        pdf(folder, endless)


def test_a_template_that_wants_all_memory_is_stopped(folder: Path) -> None:
    with pytest.raises(BadInput, match="too much memory"):
        pdf(folder, '#("a" * 4000000000)')


def test_a_folder_of_large_files_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "logo.png").write_bytes(b"\0" * 50_000_000)
    with pytest.raises(BadInput, match="more than 20 MB"):
        pdf(folder, "x")
    (folder / "logo.png").unlink()
    monkeypatch.setattr(document_templates, "MOST_FILES", 3)
    for number in range(5):
        (folder / f"{number}.svg").write_text(PIXEL)
    with pytest.raises(BadInput, match="3 files"):
        pdf(folder, "x")


def test_hostile_texts_of_a_document_stay_texts_in_a_users_template(folder: Path) -> None:
    text = starting_templates()["document.typ"].decode()
    told = " ".join(texts(pdf(folder, text, told='#eval("x") #panic() $x$ @label')))
    assert '#eval("x") #panic() $x$ @label' in told


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no folder"):
        pdf(tmp_path / "none")


def test_what_the_process_says_that_is_no_error_of_typst_is_told_in_words() -> None:
    with pytest.raises(BadInput, match="cannot be set"):
        set_apart({}, [], {})


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_the_command_writes_what_is_not_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("DATELINE_")]:
        monkeypatch.delenv(name)
    (folder / "document.md").write_text("mine")
    result = run("templates", str(folder))
    assert result.exit_code == 0, result.stderr
    assert (folder / "document.md").read_text() == "mine"
    assert "left as they were: document.md" in result.stderr
    assert "DATELINE_TEMPLATES=" in result.stderr
    written = {Path(line).name for line in result.stdout.split()}
    assert written | {"document.md"} == set(starting_templates()) == {path.name for path in folder.iterdir()}
    for form in ("html", "pdf"):
        changed = dataclasses.replace(document(""), title="Of the house")
        assert render(changed, form, Setup(desk=DESK, templates=folder))
    result = run("templates", str(folder / "document.md" / "deeper"))
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
