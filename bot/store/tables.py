"""Every table. A change here needs a migration beside it; a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

# Named, so that a migration can drop what another one made, on every database.
metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

_NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""A row's own number; SQLite counts by itself only in a column of the type INTEGER."""


def _number() -> Column[int]:
    return Column("id", _NUMBER, primary_key=True, autoincrement=True)


marks = Table("marks", metadata, Column("name", String(40), primary_key=True), Column("value", String(200)))

votes = Table(
    "votes",
    metadata,
    Column("member", BigInteger, primary_key=True, autoincrement=False),
    Column("document", String(255), primary_key=True),
    Column("words", String(64), primary_key=True),
    Column("entry", String(64), primary_key=True),  # empty where no entry answered: a key has no NULL
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("guild", BigInteger),
    Column("revision", String(64), nullable=False),
    Column("up", Boolean, nullable=False),
    Column("expected", Text),
    Column("at", Double, nullable=False),
    Index(None, "document", "words", "entry"),
)

gaps = Table(
    "gaps",
    metadata,
    _number(),
    Column("question", Text, nullable=False),
    Column("member", BigInteger, index=True),
    Column("guild", BigInteger),
    Column("revision", String(64), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("state", String(20), nullable=False, index=True),
    Column("at", Double, nullable=False),
    Column("closed_by", BigInteger),
    Column("closed_at", Double),
    CheckConstraint("kind IN ('reported', 'unanswered')", name="kind"),
    CheckConstraint("state IN ('open', 'answered', 'known', 'ignored')", name="state"),
)

servers = Table(
    "servers",
    metadata,
    Column("guild", BigInteger, primary_key=True, autoincrement=False),
    Column("cooldown_questions", Integer),
    Column("cooldown_seconds", Double),
    Column("private", Boolean, nullable=False),
    Column("language", String(20)),
    Column("log_channel", BigInteger),
    Column("changed_by", BigInteger, nullable=False),
    Column("changed_at", Double, nullable=False),
)

server_channels = Table(
    "server_channels",
    metadata,
    Column("guild", BigInteger, ForeignKey("servers.guild", ondelete="CASCADE"), primary_key=True),
    Column("purpose", String(20), primary_key=True),
    Column("channel", BigInteger, primary_key=True, autoincrement=False),
    CheckConstraint("purpose IN ('ask', 'allowed', 'help')", name="purpose"),
)

reloads = Table(
    "reloads",
    metadata,
    _number(),
    Column("at", Double, nullable=False),
    Column("by", BigInteger),
    Column("by_name", String(200), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("before", String(64), nullable=False),
    Column("after", String(64), nullable=False),
    Column("summary", Text, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    _number(),
    Column("at", Double, nullable=False),
    Column("member", BigInteger, nullable=False, index=True),
    Column("member_name", String(200), nullable=False),
    Column("guild", BigInteger, index=True),
    Column("what", Text, nullable=False),
    Column("undo", Text),
)
