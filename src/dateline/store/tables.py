"""The tables. `migrations/` make exactly these; a test compares them.

    captures    the bytes as they came, packed with zlib, by their SHA-256
    reports     one published text each; never changed
    readings    one reader's reading of one report; a newer reader adds one and takes none away
    accounts    what a reading found told, in its order
    claims      the facts of an account, each a field and a value
    evidence    the words that a claim rests on: `text[start:end] == words`
    ledger      which capture was read, as what, by which reader: what makes a rerun quick
    quarantine  what was set aside, and why
    members     each account that was ever found, in the order of its first keeping, and the record that it is in now;
                `lineage` is the id that it had first, which judgements name, `account` the id in the latest reading
    namings     the id of the record that each member would be by itself: what leads from a merged record to its heir
    judgements  which accounts tell of the same thing, by whom; withdrawn, never erased
    conflicts   what judgements contradict each other in; derived from them
    families    which reports are copies of one text
    blocks      what candidates are looked up by: keys of accounts and the members under them
    bands       what copies are looked up by: keys of texts and the first reading of each text under them
    sides       what matching needs of a member, packed, and its keys; derived, so that no text is taken apart again
    reconciled  the latest reading of each report and the matcher that made it part of the records; empty: none yet
    owed        members of large chains whose records are to be computed anew before records are next shown
    reviews     what people decided of records; withdrawn, never erased
    assessments what people decided of commitments, of evidence, of links between agreements; withdrawn, never erased
    listings    each record in one row, for lists, maps and searches; derived, and made anew where it is outdated;
                `brief` is what questions over the record need of an incident, so that they read no whole document
    outdated    the records whose row in listings no longer stands
    journal     what changed in listings, a line a field: what people see as changes; only added to
    searchable  which reports the index of texts holds, and under which number; with what is asked of reports by words
    calendars   how many reports each outlet published on each day of a year, and how many of them about conflict
    grades      the Admiralty grade that a person gave an outlet, each with its day; the latest holds
    saved_views filters that people keep under a name

Those about people stand in `store.tables_people`.

The indices `search_text` (reports) and `search_names` (listings) are FTS5 and belong to SQLite alone.

Times are ISO 8601 text in UTC. Days and times of publication are ISO 8601 text as the report gave them, with its own
time zone or none. JSON columns hold what `model.wire` writes.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

captures = Table(
    "captures",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("fetched", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("charset", Text),
    Column("packed", LargeBinary, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("content", Text, nullable=False),
    Column("input", Text, nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("body_start", Integer, nullable=False),
    Column("language", Text),
    Column("published", Text),
    Column("published_basis", Text, nullable=False),
    Column("published_disagreeing", JSON, nullable=False),
    Column("authors", JSON, nullable=False),
    Column("capture", Text, ForeignKey("captures.sha256")),
    Column("marking", Text, nullable=False),
    Column("kept", Text, nullable=False),
    Index(None, "published"),
)

readings = Table(
    "readings",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("read", Text, nullable=False),
    Column("relevant", Boolean, nullable=False),
    UniqueConstraint("report", "reader"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.key"), nullable=False),
    Column("id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("aggregate", Boolean, nullable=False),
    UniqueConstraint("reading", "position"),
    UniqueConstraint("reading", "id"),
    Index(None, "id"),
)

claims = Table(
    "claims",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("account", Integer, ForeignKey("accounts.key"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", JSON, nullable=False),
    Column("origin", Text, nullable=False),
    UniqueConstraint("account", "position"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("claim", Integer, ForeignKey("claims.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    CheckConstraint('0 <= start AND start < "end"', name="span"),
)

ledger = Table(
    "ledger",
    metadata,
    Column("work", Text, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.key"), nullable=False),
    Column("capture", Text, ForeignKey("captures.sha256"), nullable=False),
    Column("input", Text, nullable=False),
    Column("done", Text, nullable=False),
    Index(None, "reading"),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("input", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("hint", Text),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("read_since", Text),
    UniqueConstraint("input", "reason", "message"),
)

members = Table(
    "members",
    metadata,
    Column("age", Integer, primary_key=True),
    Column("lineage", Text, nullable=False, unique=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("account", Text),
    Column("record", Text),
    Column("since", Text, nullable=False),
    Index(None, "report"),
    Index(None, "account"),
    Index(None, "record"),
)

namings = Table(
    "namings",
    metadata,
    Column("record", Text, primary_key=True),
    Column("lineage", Text, ForeignKey("members.lineage"), nullable=False),
)
judgements = Table(
    "judgements",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("left", Text, ForeignKey("members.lineage"), nullable=False),
    Column("right", Text, ForeignKey("members.lineage"), nullable=False),
    Column("verdict", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("score", Float),
    Column("decision", Text, nullable=False),
    Column("withdrawn", Text),
    Column("why_withdrawn", Text),
    CheckConstraint('"left" < "right"', name="order"),
    # All that chains are followed by, so that their rows need not be looked at.
    Index("ix_judgements_left", "left", "verdict", "withdrawn", "right", "by"),
    Index("ix_judgements_right", "right", "verdict", "withdrawn", "left", "by"),
    Index(None, "decision"),
    # What people decided, of which there is little.
    Index("ix_judgements_decided_left", "left", sqlite_where=text("decision > ''")),
    Index("ix_judgements_decided_right", "right", sqlite_where=text("decision > ''")),
)

conflicts = Table(
    "conflicts",
    metadata,
    Column("left", Text, ForeignKey("members.lineage"), primary_key=True),
    Column("right", Text, ForeignKey("members.lineage"), primary_key=True),
    Column("meanwhile", Text, nullable=False),
    Column("by_person", Boolean, nullable=False),
    Index(None, "right"),
)

families = Table(
    "families",
    metadata,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("family", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index(None, "family"),
)

blocks = Table(
    "blocks",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("member", Integer, ForeignKey("members.age"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

bands = Table(
    "bands",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("reading", Integer, ForeignKey("readings.key"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

sides = Table(
    "sides",
    metadata,
    Column("member", Integer, ForeignKey("members.age"), primary_key=True, autoincrement=False),
    Column("stamp", Text, nullable=False),
    Column("keys", LargeBinary, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

reconciled = Table(
    "reconciled",
    metadata,
    Column("reading", Integer, ForeignKey("readings.key"), primary_key=True),
    Column("matcher", Text, nullable=False),
    Column("done", Text, nullable=False),
    Index(None, "matcher"),
)

owed = Table(
    "owed",
    metadata,
    Column("member", Integer, ForeignKey("members.age"), primary_key=True, autoincrement=False),
)

reviews = Table(
    "reviews",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("record", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("field", Text),
    Column("values", JSON, nullable=False),
    Column("basis", JSON, nullable=False),
    Column("evidence", JSON, nullable=False, server_default="[]"),
    Column("account", Text),
    Column("withdrawn", Text),
    Column("why_withdrawn", Text),
    Index(None, "record"),
    Index(None, "decision"),
    Index("ix_reviews_account", "account", sqlite_where=text("account IS NOT NULL")),
)

assessments = Table(
    "assessments",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("record", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("degree", Integer),
    Column("passage", JSON, nullable=False),
    Column("stance", Text),
    Column("kind", Text),
    Column("withdrawn", Text),
    Column("why_withdrawn", Text),
    Index(None, "record"),
    Index(None, "target"),
    Index(None, "decision"),
)

_NARROWING = (
    "kind verdict mark status event_type country admin1 latest killed sources is_disputed certainty marking precision"
).split()

listings = Table(
    "listings",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("record", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("verdict", Text),
    Column("mark", Text),
    Column("event_type", Text),
    Column("word", Text),
    Column("headline", Text, nullable=False),
    Column("country", Text),
    Column("admin1", Text),
    Column("place", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("precision", Integer),
    Column("radius_km", Float),
    Column("earliest", Text),
    Column("latest", Text),
    Column("date_precision", Integer),
    Column("killed", Integer),
    Column("wounded", Integer),
    Column("sources", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("is_disputed", Boolean, nullable=False),
    Column("severity", Float, nullable=False),
    Column("added", Text, nullable=False),
    Column("changed", Text, nullable=False),
    Column("marking", Text, nullable=False),
    Column("names", Text, nullable=False),
    Column("brief", JSON),
    Column("certainty", Text),
    Column("actors", Text, nullable=False, server_default=text("''")),
    Column("card", JSON, nullable=False, server_default=text("'{}'")),
    # Each holds all that a list in its order is narrowed by, so that rows are read for what is shown alone.
    Index("ix_listings_days", "earliest", *_NARROWING, "actors", "place", "lat", "lon", "radius_km"),
    Index("ix_listings_gravest", "severity", "earliest", *_NARROWING),
    Index(
        "ix_listings_waiting", "verdict", "severity", "earliest", *[name for name in _NARROWING if name != "verdict"]
    ),
    Index("ix_listings_changed", "changed", "kind", "country"),
)

documents = Table(
    "documents", metadata, Column("record", Text, primary_key=True), Column("document", JSON, nullable=False)
)
counters = Table(
    "counters", metadata, Column("name", Text, primary_key=True), Column("number", Integer, nullable=False)
)

journal = Table(
    "journal",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("old", Text, nullable=False),
    Column("new", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index(None, "at"),
    Index(None, "record"),
)

outdated = Table("outdated", metadata, Column("record", Text, primary_key=True))

searchable = Table(
    "searchable",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False, unique=True),
    Column("outlet", Text),
    Column("published", Text),
)

calendars = Table(
    "calendars",
    metadata,
    Column("outlet", Text, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("reports", LargeBinary, nullable=False),
    Column("relevant", LargeBinary, nullable=False),
)

grades = Table(
    "grades",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("outlet", Text, nullable=False),
    Column("reliability", Text, nullable=False),
    Column("credibility", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index(None, "outlet"),
)

saved_views = Table(
    "saved_views",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("slug", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("made", Text, nullable=False),
)

SQLITE_ONLY = (
    "CREATE VIRTUAL TABLE search_text USING fts5(title, text, content='', tokenize=\"unicode61 remove_diacritics 2\")",
    "CREATE VIRTUAL TABLE search_names USING fts5(names, content='listings', content_rowid='key', tokenize='trigram')",
    "CREATE TRIGGER reports_searchable AFTER INSERT ON reports BEGIN "
    "INSERT INTO searchable(report, outlet, published) VALUES (new.id, new.outlet, new.published); "
    "INSERT INTO search_text(rowid, title, text) "
    "SELECT key, coalesce(new.title, ''), new.text FROM searchable WHERE report = new.id; END",
    "CREATE TRIGGER listings_added AFTER INSERT ON listings BEGIN "
    "INSERT INTO search_names(rowid, names) VALUES (new.key, new.names); END",
    "CREATE TRIGGER listings_removed AFTER DELETE ON listings BEGIN "
    "INSERT INTO search_names(search_names, rowid, names) VALUES ('delete', old.key, old.names); END",
    "CREATE TRIGGER listings_renamed AFTER UPDATE OF names ON listings BEGIN "
    "INSERT INTO search_names(search_names, rowid, names) VALUES ('delete', old.key, old.names); "
    "INSERT INTO search_names(rowid, names) VALUES (new.key, new.names); END",
)
"""Indices of words: made after the tables, on SQLite."""

for _statement in SQLITE_ONLY:
    event.listen(metadata, "after_create", DDL(_statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
