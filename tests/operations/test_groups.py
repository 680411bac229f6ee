"""Near-identical comments are decided together, and each reply still by itself: its own words, its own audit row."""

from typing import Any

import pytest
from sqlalchemy import select

from app.draft.draft import Finding
from app.operations.desk import Desk
from app.operations.groups import MOST, Item, NothingTicked, Outcome, decide_group, group, groups
from app.review.moving import ReasonMissing
from app.review.people import Person
from app.review.reading import fetch
from app.review.replies import Reply
from app.review.tables import audit
from app.wording import Wording
from tests.office import waiting

People = dict[str, Person]
SAID = "Llevo dos horas en el puerto y no sale el barco"
BRACKET = Finding(rule="open_brackets", level="block", message=Wording(es="corchete", en="bracket"))


async def copies(desk: Desk, person: Person, number: int = 3, said: str = SAID, **over: Any) -> list[Reply]:
    """Replies to the same words of so many people, each with a text of its own."""
    texts = [f"Hola, persona {'i' * i}: lo sentimos y te escribimos ahora mismo." for i in range(number)]
    return [await waiting(desk, person, f"@a{i} {said}", public_text=texts[i], **over) for i in range(number)]


def items(replies: list[Reply]) -> list[Item]:
    return [Item(id=reply.id, version=reply.version, sha256=reply.sha256 or "") for reply in replies]


async def now(desk: Desk, reply: Reply) -> Reply:
    async with desk.db.read() as connection:
        return await fetch(connection, reply.id)


async def rows(desk: Desk, move: str) -> list[str]:
    async with desk.db.read() as connection:
        found = await connection.execute(select(audit.c.reply).where(audit.c.move == move).order_by(audit.c.seq))
        return [str(reply) for reply in found.scalars()]


async def test_a_group_is_two_comments_or_more_that_say_the_same_and_wait(staffed: Desk, staff: People) -> None:
    same = await copies(staffed, staff["Ana"])
    await waiting(staffed, staff["Ana"], "El café del barco está frío y nadie hace nada")
    twice = [await waiting(staffed, staff["Ana"], "La cubierta tres está sucia", id="77") for _ in range(2)]
    assert twice[0].likeness == twice[1].likeness  # one comment, drafted twice

    async with staffed.db.read() as connection:
        found = await groups(connection)
        members = await group(connection, same[0].likeness)

    assert [(g.likeness, g.comments, g.replies) for g in found] == [(same[0].likeness, 3, 3)]
    assert {reply.id for reply in members} == {reply.id for reply in same}


async def test_critical_groups_stand_first_and_then_the_biggest(staffed: Desk, staff: People) -> None:
    big = await copies(staffed, staff["Ana"], 3, "El barco lleva dos horas de retraso")
    small = await copies(staffed, staff["Ana"], 2, "La cubierta tres está sucia")
    grave = await copies(staffed, staff["Ana"], 2, "Huele a quemado en la cubierta", severity="critical")

    async with staffed.db.read() as connection:
        found = [g.likeness for g in await groups(connection)]

    assert found == [grave[0].likeness, big[0].likeness, small[0].likeness]


async def test_each_of_a_group_is_approved_with_its_own_words_and_its_own_audit_row(
    staffed: Desk, staff: People
) -> None:
    same = await copies(staffed, staff["Ana"])

    made = await decide_group(staffed, staff["Lucía"], "approve", items(same))

    assert made == [Outcome(id=reply.id) for reply in same]
    stand = [await now(staffed, reply) for reply in same]
    assert [reply.state for reply in stand] == ["approved"] * 3
    assert [r.approval and r.approval.public_text for r in stand] == [r.draft and r.draft.public_text for r in same]
    assert len({r.approval.public_text for r in stand if r.approval}) == 3
    assert await rows(staffed, "approve") == [reply.id for reply in same]


async def test_what_is_refused_stays_as_it_was_and_is_told_and_the_others_are_done(
    staffed: Desk, staff: People
) -> None:
    old, own, blocked, good = (
        *(await copies(staffed, staff["Ana"], 1)),
        *(await copies(staffed, staff["Lucía"], 1)),
        *(await copies(staffed, staff["Ana"], 1, findings=(BRACKET,))),
        *(await copies(staffed, staff["Ana"], 1)),
    )
    seen = items([old, own, blocked, good])
    wrong = Item(id="0" * 20, version=1, sha256="")
    stale = seen[0].model_copy(update={"version": 7})

    made = await decide_group(staffed, staff["Lucía"], "approve", [stale, *seen[1:], wrong])

    assert [outcome.type for outcome in made] == ["stale-version", "two-people", "blocked", None, "no-such-reply"]
    assert [o.done for o in made] == [False, False, False, True, False]
    assert all(o.problem is not None and o.problem.es and o.problem.en for o in made if not o.done)
    assert [(await now(staffed, r)).state for r in (old, own, blocked, good)] == ["pending"] * 3 + ["approved"]
    assert await rows(staffed, "approve") == [good.id]


async def test_words_that_somebody_has_changed_since_are_not_approved(staffed: Desk, staff: People) -> None:
    (reply,) = await copies(staffed, staff["Ana"], 1)
    other = Item(id=reply.id, version=reply.version, sha256="0" * 64)
    (outcome,) = await decide_group(staffed, staff["Lucía"], "approve", [other])
    assert (outcome.type, (await now(staffed, reply)).state) == ("wrong-hash", "pending")


@pytest.mark.parametrize(("move", "state"), [("reject", "rejected"), ("request-changes", "changes_requested")])
async def test_a_reason_goes_with_each_of_them(staffed: Desk, staff: People, move: Any, state: str) -> None:
    same = await copies(staffed, staff["Ana"], 2)
    await decide_group(staffed, staff["Lucía"], move, items(same), reason="tone", note="Más cercanas")
    stand = [await now(staffed, reply) for reply in same]
    assert [(r.state, r.decision and r.decision.reason, r.decision and r.decision.note) for r in stand] == [
        (state, "tone", "Más cercanas")
    ] * 2


async def test_without_a_reason_nothing_is_rejected(staffed: Desk, staff: People) -> None:
    same = await copies(staffed, staff["Ana"], 2)
    with pytest.raises(ReasonMissing):
        await decide_group(staffed, staff["Lucía"], "reject", items(same), reason="  ")
    assert await rows(staffed, "reject") == []


async def test_what_the_protocol_does_not_answer_is_dismissed_together_and_nothing_else(
    staffed: Desk, staff: People
) -> None:
    (ready,) = await copies(staffed, staff["Ana"], 1)
    (outcome,) = await decide_group(staffed, staff["Lucía"], "dismiss", items([ready]))
    assert (outcome.type, (await now(staffed, ready)).state) == ("wrong-state", "pending")


async def test_an_agent_decides_on_none(staffed: Desk, staff: People) -> None:
    same = await copies(staffed, staff["Ana"], 2)
    made = await decide_group(staffed, staff["Bruno"], "approve", items(same))
    assert [outcome.type for outcome in made] == ["not-allowed"] * 2


@pytest.mark.parametrize("number", [0, MOST + 1])
async def test_none_or_too_many_ticked_change_nothing(staffed: Desk, staff: People, number: int) -> None:
    with pytest.raises(NothingTicked):
        await decide_group(staffed, staff["Lucía"], "approve", [Item(id=f"{i:020x}", version=1) for i in range(number)])


async def test_one_ticked_twice_is_decided_once(staffed: Desk, staff: People) -> None:
    (reply,) = await copies(staffed, staff["Ana"], 1)
    made = await decide_group(staffed, staff["Lucía"], "approve", items([reply, reply]))
    assert made == [Outcome(id=reply.id)]
