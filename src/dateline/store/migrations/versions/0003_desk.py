"""The desk: reviews, listings and what finds them, grades, saved views, people, and the audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dateline.model.records import record_id

revision = "0003"
down_revision = "0002"

_SQLITE_ONLY = (
    "CREATE VIRTUAL TABLE search_text USING fts5(title, text, content='', tokenize=\"unicode61 remove_diacritics 2\")",
    "CREATE VIRTUAL TABLE search_names USING fts5(names, content='listings', content_rowid='key', tokenize='trigram')",
    "CREATE TRIGGER reports_searchable AFTER INSERT ON reports BEGIN "
    "INSERT INTO searchable(report) VALUES (new.id); INSERT INTO search_text(rowid, title, text) "
    "SELECT key, coalesce(new.title, ''), new.text FROM searchable WHERE report = new.id; END",
    "CREATE TRIGGER listings_added AFTER INSERT ON listings BEGIN "
    "INSERT INTO search_names(rowid, names) VALUES (new.key, new.names); END",
    "CREATE TRIGGER listings_removed AFTER DELETE ON listings BEGIN "
    "INSERT INTO search_names(search_names, rowid, names) VALUES ('delete', old.key, old.names); END",
    "CREATE TRIGGER listings_renamed AFTER UPDATE OF names ON listings BEGIN "
    "INSERT INTO search_names(search_names, rowid, names) VALUES ('delete', old.key, old.names); "
    "INSERT INTO search_names(rowid, names) VALUES (new.key, new.names); END",
    "CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN "
    "SELECT RAISE(ABORT, 'the audit log never changes'); END",
    "CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit BEGIN "
    "SELECT RAISE(ABORT, 'the audit log never changes'); END",
)


def upgrade() -> None:
    """Make the tables; records read before are listed when they are next asked for, their texts are searchable now."""
    _name_records_of_members()
    _make_reviews_and_listings()
    _make_grades_people_and_audit()
    op.execute("INSERT INTO outdated SELECT DISTINCT record FROM members WHERE record IS NOT NULL")
    op.execute("INSERT INTO searchable(report) SELECT id FROM reports")
    for statement in _SQLITE_ONLY:
        op.execute(statement)
    op.execute(
        "INSERT INTO search_text(rowid, title, text) SELECT searchable.key, coalesce(title, ''), text "
        "FROM searchable JOIN reports ON reports.id = searchable.report"
    )


def downgrade() -> None:
    """Remove the tables with all that is in them."""
    op.execute("DROP TRIGGER reports_searchable")
    for name in ("search_text", "search_names"):
        op.drop_table(name)
    for name in ("audit", "tokens", "logins", "people", "saved_views", "grades", "searchable", "outdated"):
        op.drop_table(name)
    for name in ("listings", "reviews", "namings"):
        op.drop_table(name)


def _name_records_of_members() -> None:
    op.create_table(
        "namings",
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("lineage", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["lineage"], ["members.lineage"], name=op.f("fk_namings_lineage_members")),
        sa.PrimaryKeyConstraint("record", name=op.f("pk_namings")),
    )
    connection = op.get_bind()
    lineages = [row[0] for row in connection.execute(sa.text("SELECT lineage FROM members"))]
    if lineages:
        named = [{"lineage": lineage, "record": record_id(lineage)} for lineage in lineages]
        connection.execute(sa.text("INSERT INTO namings VALUES (:record, :lineage)"), named)


def _make_reviews_and_listings() -> None:
    op.create_table(
        "reviews",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("field", sa.Text()),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("basis", sa.JSON(), nullable=False),
        sa.Column("withdrawn", sa.Text()),
        sa.Column("why_withdrawn", sa.Text()),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_reviews")),
        sa.UniqueConstraint("id", name=op.f("uq_reviews_id")),
    )
    op.create_index(op.f("ix_reviews_decision"), "reviews", ["decision"])
    op.create_index(op.f("ix_reviews_record"), "reviews", ["record"])
    op.create_table(
        "listings",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text()),
        sa.Column("mark", sa.Text()),
        sa.Column("event_type", sa.Text()),
        sa.Column("word", sa.Text()),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.Column("admin1", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("precision", sa.Integer()),
        sa.Column("radius_km", sa.Float()),
        sa.Column("earliest", sa.Text()),
        sa.Column("latest", sa.Text()),
        sa.Column("date_precision", sa.Integer()),
        sa.Column("killed", sa.Integer()),
        sa.Column("wounded", sa.Integer()),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("is_disputed", sa.Boolean(), nullable=False),
        sa.Column("severity", sa.Float(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("marking", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_listings")),
        sa.UniqueConstraint("record", name=op.f("uq_listings_record")),
    )
    op.create_index(op.f("ix_listings_changed"), "listings", ["changed"])
    op.create_index(op.f("ix_listings_country_earliest"), "listings", ["country", "earliest"])
    op.create_index(op.f("ix_listings_kind_status_earliest"), "listings", ["kind", "status", "earliest"])
    op.create_index(op.f("ix_listings_kind_status_severity"), "listings", ["kind", "status", "severity"])
    op.create_index(op.f("ix_listings_lat_lon"), "listings", ["lat", "lon"])
    op.create_table(
        "outdated",
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("record", name=op.f("pk_outdated")),
    )
    op.create_table(
        "searchable",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_searchable_report_reports")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_searchable")),
        sa.UniqueConstraint("report", name=op.f("uq_searchable_report")),
    )


def _make_grades_people_and_audit() -> None:
    op.create_table(
        "grades",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("reliability", sa.Text(), nullable=False),
        sa.Column("credibility", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_grades")),
    )
    op.create_index(op.f("ix_grades_outlet"), "grades", ["outlet"])
    op.create_table(
        "saved_views",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_saved_views")),
        sa.UniqueConstraint("slug", name=op.f("uq_saved_views_slug")),
    )
    op.create_table(
        "people",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("disabled", sa.Text()),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_people")),
        sa.UniqueConstraint("name", name=op.f("uq_people_name")),
    )
    op.create_table(
        "logins",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("expires", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.name"], name=op.f("fk_logins_person_people")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_logins")),
    )
    op.create_index(op.f("ix_logins_person"), "logins", ["person"])
    op.create_table(
        "tokens",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("expires", sa.Text()),
        sa.Column("withdrawn", sa.Text()),
        sa.ForeignKeyConstraint(["person"], ["people.name"], name=op.f("fk_tokens_person_people")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_tokens")),
    )
    op.create_index(op.f("ix_tokens_person"), "tokens", ["person"])
    op.create_table(
        "audit",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_audit")),
    )
