"""A new database for each test."""

import pytest

from app.db import Database
from app.operations.migrate import migrate
from tests.databases import empty

__all__ = ["empty"]


@pytest.fixture
async def db(empty: Database) -> Database:
    await migrate(empty)
    return empty
