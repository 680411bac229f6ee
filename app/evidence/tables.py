"""The tables of evidence. SQL is the source of truth; both search indexes are derived from it."""

from sqlalchemy import Boolean, Column, Date, DateTime, Index, Integer, String, Table, Text

from app.db import metadata

passages = Table(
    "passages",
    metadata,
    Column("brand", String(80), primary_key=True),
    Column("id", String(200), primary_key=True),
    Column("origin", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("source", Text, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("row_hash", String(64), nullable=False),
    Column("valid_until", Date),
    Column("passage", Text, nullable=False),  # app.evidence.passage.Passage as JSON
    Column("searched", Text, nullable=False),  # what the indexes read of it
    Column("version", Integer, nullable=False),  # knowledge version that wrote this row
    Column("removed", Boolean, nullable=False, default=False),  # kept so that followers learn of the removal
    Index("ix_passages_brand_version", "brand", "version"),
)

knowledge_state = Table(
    "knowledge_state",
    metadata,
    Column("brand", String(80), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("fingerprint", String(120), nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
)
