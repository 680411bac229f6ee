from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.db import Database
from app.operations.desk import Desk, open_desk
from app.review.people import Person
from app.settings import Settings
from tests.brand.folders import sound
from tests.databases import POSTGRES, empty, tables
from tests.lessons import learned
from tests.office import Clock, hire

__all__ = ["empty", "tables"]


@pytest.fixture
async def staffed(tables: Database, tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk of a small ferry line on each database at hand, its clock standing still until a test moves it."""
    sound(tmp_path / "knowledge")
    learned(tmp_path / "knowledge", tmp_path)
    url = POSTGRES if tables.dialect == "postgresql" else None
    opened = await open_desk(
        Settings(
            database_url=url,
            engine="composer",
            knowledge=tmp_path / "knowledge",
            var=tmp_path,
            openai_api_key=None,
            openai_base_url=None,
        )
    )
    opened.clock = Clock()
    yield opened
    await opened.close()


@pytest.fixture
async def staff(staffed: Desk) -> dict[str, Person]:
    """Everybody of tests.office.STAFF."""
    return await hire(staffed)
