"""Files, folders and standard input to captures; what cannot be read is set aside and the rest goes on."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SetAside
from dateline.model.text import Capture
from dateline.sources.content import classify
from dateline.sources.inputs import captures, is_address
from dateline.sources.items import Got, split
from dateline.sources.options import Options, Refused

NOW = datetime(2024, 5, 6, tzinfo=UTC)
PAGE = b"<!doctype html><html><body><p>A patrol was attacked.</p></body></html>"


def read(*inputs: str | Path, options: Options = Options(), stdin: bytes = b"") -> list[Capture | Refused]:  # noqa: B008
    named = [str(named) for named in inputs]
    return list(captures(named, clock=lambda: NOW, options=options, stdin=io.BytesIO(stdin)))


def reasons(found: list[Capture | Refused]) -> list[str]:
    return [item.reason if isinstance(item, Refused) else item.media_type for item in found]


def one(found: list[Capture | Refused]) -> Capture:
    (capture,) = found
    assert isinstance(capture, Capture), capture
    return capture


def item(capture: Capture | Refused) -> dict[str, object]:
    assert isinstance(capture, Capture), capture
    found = json.loads(capture.body)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        ("page.html", PAGE, "text/html"),
        ("page.txt", PAGE, "text/html"),
        ("page", b"<?xml version='1.0'?>\n<!-- saved -->\n<html xmlns='x'><p>a</p></html>", "text/html"),
        ("snippet.html", b"A line without any tag", "text/html"),
        ("note.txt", b"An attack\n\nTwo were killed.", "text/plain"),
        ("note.txt", b"[1] A note that begins with a bracket", "text/plain"),
        ("note.txt", "\ufeffAn attack".encode(), "text/plain"),
        ("note", "Взрыв в городе".encode("cp1251"), "text/plain"),
        ("report.json", b'{"text": "Two were killed."}', "application/json"),
        ("report.json", b'{\n "text": "Two",\n "id": "x"\n}\n', "application/json"),
    ],
)
def test_the_form_is_told_from_the_bytes(tmp_path: Path, name: str, body: bytes, media_type: str) -> None:
    (tmp_path / name).write_bytes(body)
    capture = one(read(tmp_path / name))
    assert capture.media_type == media_type
    assert capture.body == body
    assert capture.sha256 == hashlib.sha256(body).hexdigest()
    assert (capture.input, capture.url, capture.fetched) == (str(tmp_path / name), str(tmp_path / name), NOW)


def test_gzip_is_unpacked_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(gzip.compress(PAGE))
    capture = one(read(tmp_path / "page.html"))
    assert capture.body == PAGE
    assert capture.sha256 == hashlib.sha256(PAGE).hexdigest()


def test_utf_16_with_its_mark_is_read_and_named(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes("An attack".encode("utf-16"))
    assert one(read(tmp_path / "note.txt")).charset == "utf-16-le"


def test_one_bad_line_costs_that_line_alone(tmp_path: Path) -> None:
    lines = [b'{"id": "a", "text": "One."}', b'{"id": "b", "te', b"", b'{"id": "c", "text": "\xff"}', b"[1]"]
    lines += [b'{"title": "no text"}', b'{"text": 3}', b'{"id": "d", "text": "Two."}', b'{"a": ' + b"1" * 5000 + b"}"]
    (tmp_path / "reports.jsonl").write_bytes(b"\r\n".join(lines))
    found = read(tmp_path / "reports.jsonl")
    path = tmp_path / "reports.jsonl"
    assert [entry.input for entry in found] == [f"{path}#{number}" for number in (1, 2, 4, 5, 6, 7, 8, 9)]
    assert reasons(found) == [
        "application/json",
        "malformed",
        "encoding",
        "malformed",
        "empty",
        "empty",
        "application/json",
        "malformed",
    ]
    assert item(found[6])["id"] == "d"


def test_json_lines_are_known_without_their_name_and_in_utf_16(tmp_path: Path) -> None:
    text = '{"text": "One."}\n{"text": "Two."}\n'
    (tmp_path / "a.json").write_text(text)
    (tmp_path / "b").write_bytes(text.encode("utf-16"))
    assert [item(capture)["text"] for capture in read(tmp_path / "a.json", tmp_path / "b")] == ["One.", "Two."] * 2


def test_a_list_of_reports_gives_each(tmp_path: Path) -> None:
    (tmp_path / "reports.json").write_text('[{"text": "One."}, 3, {"text": "Two.", "url": "https://example.org/2"}]')
    found = read(tmp_path / "reports.json")
    assert reasons(found) == ["application/json", "malformed", "application/json"]
    assert isinstance(found[2], Capture)
    assert (found[2].url, found[2].input) == ("https://example.org/2", f"{tmp_path / 'reports.json'}#3")


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("a.html", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.html.gz", gzip.compress(b""), "empty"),
        ("a.json", b"[]", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.html", b"%PDF-1.7 ...", "binary"),
        ("a.txt", b"text\x00text" * 20, "binary"),
        ("a.txt", bytes(range(1, 9)) * 20, "binary"),
        ("a.bin", b"\x89PNG\r\n\x1a\n", "binary"),
        ("a.gz", gzip.compress(gzip.compress(b"text")), "binary"),
        ("a.txt", "An attack".encode("utf-16-le"), "encoding"),
        ("a.json", b'{"text": "One."', "malformed"),
        ("a.json", b"[" * 100_000, "malformed"),
        ("a.json", b'"text"', "malformed"),
        ("a.gz", gzip.compress(b"text" * 100)[:-20], "malformed"),
        ("a.xml", b"<?xml version='1.0'?><urlset><url/></urlset>", "xml"),
        ("a.xml", b"<rss version='2.0'><channel><title>Nothing</title></channel></rss>", "no entries"),
        ("a.rss", b"<rss><channel><item", "malformed"),
        ("a.json", b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "no entries"),
        ("a.json", b'{"version": "https://jsonfeed.org/version/1.1"}', "malformed"),
    ],
)
def test_what_cannot_be_read_is_set_aside_and_the_rest_is_read(
    tmp_path: Path, name: str, body: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(body)
    (tmp_path / "good.html").write_bytes(PAGE)
    found = read(tmp_path / name, tmp_path / "good.html")
    assert reasons(found) == [reason, "text/html"]
    assert isinstance(found[0], Refused)
    assert found[0].input == str(tmp_path / name)
    assert found[0].message


def test_what_is_too_large_is_set_aside_before_it_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"a" * 1001)
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b"a" * 50_000_000))
    (tmp_path / "just.txt").write_bytes(b"a" * 1000)
    found = read(*(tmp_path / name for name in ("large.txt", "bomb.gz", "just.txt")), options=Options(file_limit=1000))
    assert reasons(found) == ["too large", "too large", "text/plain"]


def test_paths_that_lead_nowhere() -> None:
    assert reasons(read("/no/such/file", "a\0b", "x" * 5000)) == ["not found", "not found", "unreadable"]


def test_a_name_that_is_not_utf_8_is_written_out(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.html")
    try:
        (tmp_path / name).write_bytes(PAGE)
    except OSError:
        pytest.skip("this file system has no such names")
    assert one(read(tmp_path)).input == f"{tmp_path}/caf\\udce9.html"
    (refused,) = read(f"{tmp_path}/\udce9")
    (refused.input + getattr(refused, "message", "")).encode()


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "a.html").chmod(0)
    if os.geteuid() == 0:  # root may read everything: let the system refuse it, too

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
        monkeypatch.setattr("builtins.open", refuse)
    assert reasons(read(tmp_path / "a.html")) == ["permission"]


def test_a_folder_is_read_in_order_and_every_file_is_accounted_for(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "b").mkdir(parents=True)
    (folder / "b" / "2.html").write_bytes(PAGE)
    (folder / "a.html").write_bytes(PAGE)
    (folder / "c.png").write_bytes(b"\x89PNG")
    (folder / ".hidden").write_bytes(PAGE)
    (folder / "loop").symlink_to(folder)
    (folder / "own.html").symlink_to(folder / "a.html")
    (tmp_path / "outside.html").write_bytes(PAGE)
    (folder / "x.html").symlink_to(tmp_path / "outside.html")
    (folder / "broken.html").symlink_to(folder / "nothing")
    os.mkfifo(folder / "pipe")  # opening it would wait for ever
    found = read(folder)
    assert [Path(entry.input).relative_to(folder).as_posix() for entry in found] == [
        ".hidden",
        "a.html",
        "b/2.html",
        "broken.html",
        "c.png",
        "loop",
        "own.html",
        "pipe",
        "x.html",
    ]
    assert reasons(found) == [
        "hidden",
        "text/html",
        "text/html",
        "link",
        "binary",
        "link",
        "text/html",
        "not a file",
        "link",
    ]


def test_a_link_that_leads_in_a_circle_costs_that_link_alone(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.html").write_bytes(PAGE)
    (folder / "loop").symlink_to("loop")
    found = read(folder, folder / "loop", options=Options(own=frozenset({tmp_path / "dateline.db"})))
    assert reasons(found) == ["text/html", "link", "unreadable"]


def test_a_pipe_or_a_device_that_is_named_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert reasons(read(tmp_path / "pipe", "/dev/null")) == ["not a file", "not a file"]


def test_a_pipe_that_the_shell_hands_over_is_read() -> None:
    out, into = os.pipe()
    os.write(into, PAGE)
    os.close(into)
    try:
        assert one(read(f"/dev/fd/{out}")).body == PAGE
    finally:
        os.close(out)


@pytest.mark.parametrize("body", ["\u200b\u200b\n", "\ufeff\u2060\u00a0", '{"text": "\u200b \u200f"}'])
def test_characters_without_width_are_no_text(tmp_path: Path, body: str) -> None:
    (tmp_path / "note").write_text(body, "utf-8")
    assert reasons(read(tmp_path / "note")) == ["empty"]


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert reasons(read(tmp_path)) == ["empty"]


def test_standard_input_is_read_under_its_own_name() -> None:
    capture = one(read("-", stdin=PAGE))
    assert (capture.input, capture.body) == ("-", PAGE)
    assert reasons(read("-", stdin=PAGE, options=Options(file_limit=5))) == ["too large"]


RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Example Wire</title>
<language>en</language>
<item><title>Post attacked</title><link>https://example.org/1</link>
<pubDate>Sat, 04 Dec 2021 01:30:00 +0300</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Two soldiers were killed in Žabar.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Only a headline</title><link>https://example.org/2</link></item>
<item></item>
</channel></rss>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-2"])
def test_a_feed_gives_its_entries_and_follows_nothing(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "feed.xml").write_bytes(RSS.format(encoding=encoding).encode(encoding))
    first, second, third = read(tmp_path / "feed.xml")
    assert isinstance(first, Capture)
    assert (first.input, first.url) == (f"{tmp_path / 'feed.xml'}#1", "https://example.org/1")
    report = item(first)
    assert report == {
        "url": "https://example.org/1",
        "title": "Post attacked",
        "published": "Sat, 04 Dec 2021 01:30:00 +0300",  # as it stands there: in UTC it would be the day before
        "language": "en",
        "outlet": "Example Wire",
        "html": report["html"],
    }
    assert "Žabar" in str(report["html"])
    assert "alert" not in str(report["html"])
    assert item(second)["text"] == "Only a headline"
    assert isinstance(third, Refused)
    assert third.reason == "empty"


def test_atom_and_json_feed(tmp_path: Path) -> None:
    (tmp_path / "atom.xml").write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title><entry><title>Raid</title>'
        '<link href="https://example.org/a"/><updated>2024-05-03T23:10:00-05:00</updated>'
        "<author><name>A. Writer</name></author>"
        '<content type="text">Ten were arrested.</content></entry></feed>'
    )
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Example",
        "items": [{"url": "https://example.org/b", "content_html": "<p>x</p>", "date_published": "2024-05-03"}, 7],
    }
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    found = read(tmp_path / "atom.xml", tmp_path / "feed.json")
    atom, entry = item(found[0]), item(found[1])
    assert (atom["text"], atom["published"], atom["authors"]) == (
        "Ten were arrested.",
        "2024-05-03T23:10:00-05:00",
        ["A. Writer"],
    )
    assert entry == {
        "url": "https://example.org/b",
        "published": "2024-05-03",
        "outlet": "Example",
        "html": "<p>x</p>",
    }
    assert reasons(found[2:]) == ["malformed"]


def test_days_that_a_feed_does_not_say_are_not_made_up(tmp_path: Path) -> None:
    said = ["10:00", "2021-99-99", "2021-02-31", "2021", "Mon, 01 Jan 0001 00:00:00 GMT", "yesterday"]
    items = "".join(f"<item><title>Raid</title><pubDate>{when}</pubDate></item>" for when in said)
    (tmp_path / "feed.xml").write_text(f"<rss version='2.0'><channel>{items}</channel></rss>")
    assert [item(found)["published"] for found in read(tmp_path / "feed.xml")] == said


BROKEN_FEED = """<rss version="2.0"><channel><title>Example</title>
<item><title>First</title><description>A patrol was attacked.</description></item>"""


@pytest.mark.parametrize(
    ("rest", "forms"),
    [
        ("<item><title>Second</title><description>A", ["application/json", "malformed"]),
        ("<item><title>Second</title><description><![CDATA[A convoy", ["application/json", "malformed"]),
        ("<item><title>Second</ti", ["application/json", "malformed"]),
        ("<ite", ["application/json", "malformed"]),
        ("\n", ["application/json", "malformed"]),
        ("<item><title>Salt & sand</title></item></channel></rss>", ["application/json", "application/json"]),
    ],
)
def test_an_entry_in_which_a_feed_breaks_off_is_set_aside(tmp_path: Path, rest: str, forms: list[str]) -> None:
    (tmp_path / "feed.xml").write_text(BROKEN_FEED + rest)
    found = read(tmp_path / "feed.xml")
    assert reasons(found) == forms
    assert item(found[0])["html"] == "A patrol was attacked."


BILLION_LAUGHS = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&b;&c;</title></item></channel></rss>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_and_never_expanded(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "feed.xml").write_bytes(BILLION_LAUGHS.encode(encoding))
    assert reasons(read(tmp_path / "feed.xml")) == ["entities"]


@given(st.binary(max_size=300), st.sampled_from(["a.html", "a.json", "a.jsonl", "a.xml", "a", "a.txt.gz"]))
def test_any_bytes_give_a_capture_or_a_reason(body: bytes, name: str) -> None:
    for found in split(Got(name, name, NOW, body)):
        assert found.input.split("#")[0] == name
        assert isinstance(found, Capture) or found.reason


@given(st.text(max_size=200))
def test_any_text_is_a_form_or_set_aside(text: str) -> None:
    try:
        assert classify(text.encode("utf-8", "replace")) in ("page", "text", "json", "json lines", "feed")
    except SetAside as error:
        assert error.reason in ("empty", "binary", "encoding", "xml")


def test_an_address_is_told_from_a_path() -> None:
    assert is_address("https://example.org")
    assert is_address("ftp://example.org")
    assert not is_address("folder/page.html")
    assert not is_address("C:\\page.html")


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("https://reader:secret@example.org/a?b", "https://...@example.org/a?b"),
        ("https://secret@example.org", "https://...@example.org"),
        ("http://reader:se@cret@example.org/", "http://...@example.org/"),
    ],
)
def test_a_password_in_an_address_is_neither_used_nor_kept(named: str, shown: str) -> None:
    (refused,) = read(named)
    assert isinstance(refused, Refused)
    assert (refused.input, refused.reason) == (shown, "address")
    assert "cret" not in repr(refused)
