"""A text is guarded with what stands on the day, for what it is."""

import json

import pytest
from sqlalchemy import update

from app.evidence import store
from app.operations.desk import Desk
from app.operations.draft_comment import Request, draft_comment
from app.operations.standing import cites_today
from app.operations.weigh import GroundMoved, settled, weigh, weigh_again
from app.review.people import Person
from app.review.replies import Reply
from app.review.tables import replies
from tests.office import waiting
from tests.operations.ferry import changed, learn, now

People = dict[str, Person]
ASKED = "¿Hasta cuándo se cambia gratis el billete?"


async def test_a_holding_text_is_asked_about_harm_and_not_about_a_whole_answer(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"])
    waits, bad = "Lo estamos comprobando y volvemos aquí.", "Os devolvemos 300 € mañana."
    staffed.wrote("otro comentario", waits)
    drafts = [reply.draft.model_copy(update={"public_text": text}) for text in (waits, bad) if reply.draft]
    async with staffed.db.read() as connection:
        holding = reply.model_copy(update={"kind": "holding"})
        plain, harm = [await weigh(staffed, connection, holding, draft) for draft in drafts]
        answer = await weigh(staffed, connection, reply, drafts[0])
    assert plain.findings == ()
    assert "figures" in {f.rule for f in harm.findings}
    assert {"clone", "apology", "hand_off"} & {f.rule for f in answer.findings}


async def cited(desk: Desk, staff: People) -> Reply:
    """The composer's answer to a question, with the fact that it cites."""
    await learn(desk)
    asked = Request.model_validate({"comment": {"network": "x", "text": ASKED}, "engine": "composer"})
    reply = (await draft_comment(desk, asked, staff["Ana"])).reply
    assert reply.draft is not None
    assert [c.passage for c in reply.draft.cites] == ["fact:F5"]
    return reply


async def test_a_fresh_draft_weighs_the_same_again(staffed: Desk, staff: People) -> None:
    reply = await cited(staffed, staff)
    staffed.clock.pass_(days=1)  # type: ignore[attr-defined]  # a test's clock
    await weigh_again(staffed, reply.id)
    again = await now(staffed, reply.id)
    assert (again.version, again.findings) == (1, reply.findings)


async def test_a_cited_source_that_changed_is_told_and_an_edit_takes_it_as_it_is_now(
    staffed: Desk, staff: People
) -> None:
    reply = await cited(staffed, staff)
    await learn(staffed, hours=5)
    await weigh_again(staffed, reply.id)
    seen = await now(staffed, reply.id)
    assert {"outdated_cites", "figures"} <= {f.rule for f in seen.findings}
    assert seen.draft is not None

    mended = await changed(staffed, seen, staff["Bruno"], seen.draft.public_text.replace("3 horas", "5 horas"))

    assert mended.draft is not None
    assert {"outdated_cites", "figures"}.isdisjoint(f.rule for f in mended.findings)
    assert ["5 horas" in c.text for c in mended.draft.cites] == [True]


async def test_a_passage_that_is_gone_or_was_never_there_is_no_source(staffed: Desk, staff: People) -> None:
    reply = await cited(staffed, staff)
    assert reply.draft is not None
    offered = json.dumps([["nadie", "0" * 64, 0.9], ["fact:F5", "0" * 64, 0.5]])
    async with staffed.db.write() as connection:
        await connection.execute(update(replies).values(evidence=offered))
    await store.remove(staffed.db, staffed.brand.slug, ["fact:F5"])
    async with staffed.db.read() as connection:
        weighed = await weigh(staffed, connection, reply, reply.draft)
        assert await cites_today(staffed, connection, reply, reply.draft) == ()
    assert weighed.ground == {}
    assert "outdated_cites" in {f.rule for f in weighed.findings}


async def test_a_reply_without_a_text_or_of_nobody_is_left_alone(staffed: Desk, staff: People) -> None:
    held = await waiting(staffed, staff["Ana"], public_text=None)
    async with staffed.db.write() as connection:
        await connection.execute(update(replies).values(recheck=True))
    with pytest.raises(GroundMoved):
        settled(await now(staffed, held.id))
    await weigh_again(staffed, held.id)
    await weigh_again(staffed, "nadie")
    left = await now(staffed, held.id)
    settled(left)
    assert (left.recheck, left.version) == (False, 1)
