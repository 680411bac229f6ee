"""The table of moves, read against the design's own list and against what the database refuses."""

from typing import get_args

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from app.db import Database
from app.operations.migrations.versions.late import TRANSITIONS
from app.review.states import MOVES, UNDECIDED, State, found, transitions
from app.review.tables import STATES, people
from tests.made import NOW

DESIGN = {
    "pending": {"approved", "changes_requested", "rejected", "superseded", "dismissed", "withdrawn", "published"},
    "changes_requested": {"pending", "rejected", "superseded", "withdrawn", "published"},
    "approved": {"published", "pending", "stale", "withdrawn"},
    "stale": {"pending", "rejected", "superseded", "withdrawn", "published"},
    "published": {"closed"},
    "superseded": {"pending", "published"},
    "rejected": {"published"},
    "dismissed": {"published"},
    "withdrawn": {"published"},
}


def test_the_table_allows_exactly_what_the_design_allows() -> None:
    assert transitions() == {(of, to) for of, tos in DESIGN.items() for to in tos}


def test_the_database_refuses_everything_else() -> None:
    assert {tuple(step.split(">")) for step in TRANSITIONS} == transitions()


def test_every_state_is_known_to_the_database_and_can_be_reached() -> None:
    assert set(STATES) == set(get_args(State))
    assert {to for _, to in transitions()} == set(STATES)


def test_a_move_has_one_line_for_each_state_that_it_leaves() -> None:
    lines = [(line.name, of) for line in MOVES for of in line.of]
    assert len(lines) == len(set(lines))


def test_no_deadline_and_no_program_approves() -> None:
    assert [m.name for m in MOVES if m.to == "approved" and m.role is None] == []


def test_what_was_sent_can_be_reported_from_every_state() -> None:
    assert [s for s in get_args(State) if not (found("publish", s) and found("publish-private", s))] == []


def test_only_what_waits_for_a_person_can_be_superseded() -> None:
    assert [s for s in get_args(State) if found("supersede", s)] == list(UNDECIDED)


async def test_a_role_that_nobody_has_is_refused_by_the_database_itself(db: Database) -> None:
    wrong = {"id": "s", "name": "Robot", "role": "lead", "service": True, "created_at": NOW}
    with pytest.raises(DBAPIError):
        async with db.write() as connection:
            await connection.execute(insert(people), wrong)
    async with db.read() as connection:
        assert (await connection.execute(text("SELECT COUNT(*) FROM people"))).scalar() == 0
