"""A new database for each test."""

import pytest

from app.db import Database
from tests.databases import empty, tables

__all__ = ["empty", "tables"]


@pytest.fixture
async def db(tables: Database) -> Database:
    return tables
