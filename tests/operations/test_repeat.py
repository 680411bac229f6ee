"""A request that is sent again does nothing again, and one that failed did nothing at all."""

import asyncio

import pytest

from app.comments.comment import Comment
from app.operations import attend
from app.operations.desk import Desk
from app.operations.draft_comment import Request, draft_comment
from app.operations.repeat import Act, digest, once
from app.review import audit
from app.review.people import Person, person_named
from app.review.repeats import IdempotencyConflict
from app.review.replies import Reply


class Lost(Exception):
    pass


async def begun(desk: Desk) -> tuple[Person, Reply]:
    async with desk.db.write() as connection:
        person = await person_named(connection, "Nerea", "agent", desk.clock())
    return person, (await draft_comment(desk, Request(comment=Comment(network="x", text="hola")), person)).reply


def noting(reply: Reply, person: Person, fails: bool = False) -> Act:
    async def act(within: Desk) -> Reply:
        noted = await attend.note(within, reply.id, person, "Llamé al puerto")
        if fails:
            raise Lost
        return noted

    return act


async def head(desk: Desk) -> audit.Head:
    async with desk.db.read() as connection:
        return await audit.head(connection)


async def test_the_second_time_nothing_is_done(staffed: Desk) -> None:
    person, reply = await begun(staffed)
    first, again = await once(staffed, person, "k", digest("note"), noting(reply, person))
    before = await head(staffed)

    assert (again, await once(staffed, person, "k", digest("note"), noting(reply, person))) == (False, (first, True))
    assert (before, 1) == (await head(staffed), len(await attend.notes_of(staffed, reply.id)))


async def test_twins_at_once_do_it_once(staffed: Desk) -> None:
    person, reply = await begun(staffed)
    act = noting(reply, person)
    told = await asyncio.gather(*(once(staffed, person, "k", digest("note"), act) for _ in range(5)))

    assert sorted(again for _, again in told) == [False, True, True, True, True]
    assert len(await attend.notes_of(staffed, reply.id)) == 1


async def test_what_fails_leaves_nothing_and_the_key_free(staffed: Desk) -> None:
    person, reply = await begun(staffed)
    before = await head(staffed)
    with pytest.raises(Lost):
        await once(staffed, person, "k", digest("note"), noting(reply, person, fails=True))

    assert (before, []) == (await head(staffed), await attend.notes_of(staffed, reply.id))
    assert (await once(staffed, person, "k", digest("note"), noting(reply, person)))[1] is False


async def test_another_body_is_a_conflict(staffed: Desk) -> None:
    person, reply = await begun(staffed)
    await once(staffed, person, "k", digest("note", "a"), noting(reply, person))
    with pytest.raises(IdempotencyConflict):
        await once(staffed, person, "k", digest("note", "b"), noting(reply, person))


def test_a_digest_tells_the_parts_apart() -> None:
    assert len({digest("a", "b"), digest("ab"), digest("a", "b", None), digest("b", "a")}) == 4
