"""A reading for people: a report's accounts in short, or its text with every fact underlined and the facts beside it.

Colour tells the kinds apart, and so do the tags (I1 an incident, A1 an agreement, S1 a statement): nothing is said by
colour alone. Where the terminal can underline, facts are underlined; elsewhere they stand between ‹ and ›.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.cli.terminal import legible, plain
from dateline.cli.wording import account_words
from dateline.exports.wording import field_name, published_words, tagged, value_words
from dateline.knowledge.abroad import language
from dateline.model.claims import Account, Claim, Kind
from dateline.model.spans import merged
from dateline.model.text import Report
from dateline.run.pipeline import reads

STYLES: dict[Kind, str] = {"incident": "bold red", "agreement": "bold green", "statement": "bold blue"}
NOT_RELEVANT = "not about armed conflict: nothing is recorded"
NOT_READ = "kept, but not read for facts: its language is one that Dateline does not know ({})"
NEWS_ALONE = "no main incident was found in it, and nothing else is read in its language ({})"
NOTHING = "about armed conflict, but no incident, agreement or statement was found in it"


def summary(out: Console, report: Report, *, relevant: bool, accounts: Sequence[Account]) -> None:
    """A report and its accounts, a line or two each."""
    _print_heading(out, report)
    rows = tagged(accounts)
    if not rows:
        out.print(Padding(Text(_nothing(report, relevant=relevant), "italic"), (0, 0, 0, 2)))
    table = _grid()
    for tag, account in rows:
        told = plain(account_words(account))
        if account.role == "background":
            told.append(" (background)", "dim")
        table.add_row(Text(tag, STYLES[account.kind]), told)
    if rows:
        out.print(Padding(table, (0, 0, 0, 2)))
    out.print()


def _nothing(report: Report, *, relevant: bool) -> str:
    if relevant and language(report.language):
        return NEWS_ALONE.format(report.language)
    if not reads(report.language):
        return NOT_READ.format(report.language)
    return NOTHING if relevant else NOT_RELEVANT


def in_full(out: Console, report: Report, *, relevant: bool, accounts: Sequence[Account]) -> None:
    """A report's text with every fact underlined, then each account with its facts beside their words."""
    _print_heading(out, report)
    out.print()
    rows = tagged(accounts)
    out.print(_text(report, rows, marked=not out.is_terminal or out.is_dumb_terminal))
    out.print()
    if not rows:
        out.print(Text(_nothing(report, relevant=relevant), "italic"))
    for tag, account in rows:
        _print_account(out, tag, account)


def _print_heading(out: Console, report: Report) -> None:
    out.print(plain(report.title or report.input or report.id, "bold"))
    facts = [report.outlet, published_words(report.publication), report.language, report.id]
    out.print(plain(" · ".join(fact for fact in facts if fact), "dim"))


def _text(report: Report, rows: Sequence[tuple[str, Account]], *, marked: bool) -> Table:
    """The body, a row a paragraph, with the tags of the accounts that rest on it in the margin."""
    facts = sorted(
        (piece.start, piece.end, tag, account.kind)
        for tag, account in rows
        for claim in account.claims
        for piece in claim.evidence
    )
    table = _grid()
    start = 0
    for paragraph in report.text.split("\n"):
        end = start + len(paragraph)
        here = [fact for fact in facts if fact[0] < end and fact[1] > start]
        if paragraph.strip() and (start >= report.body_start or here):
            tags = list(dict.fromkeys((tag, kind) for _, _, tag, kind in sorted(here, key=lambda fact: fact[2])))
            margin = Text("\n").join(
                Text(" ").join(Text(tag, STYLES[kind]) for tag, kind in tags[at : at + 2])
                for at in range(0, len(tags), 2)
            )
            spans = [(max(begin, start) - start, min(stop, end) - start, kind) for begin, stop, _, kind in here]
            table.add_row(margin, Padding(_underlined(paragraph, spans, marked=marked), (0, 0, 1, 0)))
        start = end + 1
    return table


def _underlined(paragraph: str, spans: Sequence[tuple[int, int, Kind]], *, marked: bool) -> Text:
    shown = Text(legible(paragraph, keep=""))
    # A quotation is long and holds other facts: it is coloured first, so that theirs stays visible.
    for start, end, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        shown.stylize(f"{STYLES[kind]} underline".replace("bold ", ""), start, end)
    if not marked:
        return shown
    pieces, at = Text(), 0
    for start, end in merged((start, end) for start, end, _ in spans):
        pieces.append_text(shown[at:start]).append("‹").append_text(shown[start:end]).append("›")
        at = end
    return pieces.append_text(shown[at:])


def _print_account(out: Console, tag: str, account: Account) -> None:
    notes = [account.kind, account.role, account.certainty, *(["several together"] if account.aggregate else [])]
    title = Text.assemble((tag, STYLES[account.kind]), f"  {' · '.join(notes)}  ", (account.id[:8], "dim"))
    out.print(Rule(title, align="left", style=STYLES[account.kind].replace("bold ", ""), characters="─"))
    table = Table(box=box.SIMPLE_HEAD, show_header=False, show_edge=False, pad_edge=False, expand=True)
    table.add_column(style="bold", min_width=12, max_width=14)
    table.add_column(ratio=5)
    table.add_column(ratio=4)
    for field, value, words in _facts(account.claims):
        table.add_row(field, plain(value), Text.assemble("“", plain(_shortened(words), "underline"), "”"))
    out.print(table)
    out.print()


def _facts(claims: Sequence[Claim]) -> Iterable[tuple[str, str, str]]:
    """Field, value and words of each claim; a field that follows itself is named once."""
    last = ""
    for claim in claims:
        name = field_name(claim.field)
        yield (
            "" if name == last else name,
            value_words(claim.value),
            " … ".join(piece.words for piece in claim.evidence),
        )
        last = name


def _shortened(words: str, most: int = 160) -> str:
    """Long words, such as a quotation, by their beginning and end; they stand in full in the text."""
    return words if len(words) <= most else f"{words[: most - 50].rstrip()} … {words[-45:].lstrip()}"


def _grid() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, min_width=5, justify="left")
    table.add_column(overflow="fold")
    return table
