"""People on file for tests."""

from typing import Any

from app.db import Database
from app.review import accounts
from app.review.accounts import Details
from app.review.people import Person
from tests.made import NOW, brand

ROLES = brand().roles


async def person(db: Database, name: str = "Ana", role: str = "agent", **details: Any) -> Person:
    """A new person of the small cinema."""
    given = Details.model_validate({"role": role, **details})
    async with db.write() as connection:
        return await accounts.add(connection, name, given, NOW, roles=ROLES, by=None)
