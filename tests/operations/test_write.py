"""A changed text is a new revision with its author, its findings and its ground; or nothing changes at all."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.errors import PortavozError
from app.operations.decide import approve, request_changes, undo
from app.operations.desk import Desk
from app.operations.write import BadText, NothingChanged, edit, history
from app.review import audit
from app.review.moving import StaleVersion
from app.review.people import Person
from app.review.reading import NoSuchReply
from app.review.replies import digest
from app.review.tables import revisions
from tests.office import CLEAN, waiting
from tests.operations.ferry import OTHER, STATED, approved, changed, learn, now

People = dict[str, Person]


async def test_an_edit_is_a_new_revision_with_its_author_and_reason(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"])
    done = await changed(staffed, reply, staff["Lucía"], f"  {OTHER}\n", reason="tone", private_text=" Hola, Eva. ")

    assert (done.state, done.version, done.revision, done.how) == ("pending", 2, 2, "edit")
    assert done.draft is not None
    assert (done.draft.public_text, done.draft.private_text) == (OTHER, "Hola, Eva.")
    assert (done.draft.engine, done.authors) == ("composer", (staff["Lucía"].id,))
    assert done.sha256 == digest(done.id, "x", OTHER, "Hola, Eva.")
    assert done.decision is not None
    assert (done.decision.move, done.decision.reason) == ("edit", "tone")


async def test_an_edit_is_guarded(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"])
    done = await changed(staffed, reply, staff["Bruno"], "Te devolvemos 300 € en 48 horas, [nombre].")
    assert {"figures", "slots"} & {f.rule for f in done.findings if f.level == "block"}
    assert "length" in {f.rule for f in (await changed(staffed, done, staff["Bruno"], "Hola " * 100)).findings}


async def test_an_edit_takes_the_approval_away_and_brings_its_rivals_back(staffed: Desk, staff: People) -> None:
    first, second = [await waiting(staffed, staff["Ana"], id="mismo") for _ in range(2)]
    won = await approved(staffed, first, staff["Lucía"])

    done = await changed(staffed, won, staff["Bruno"])

    assert (done.state, done.approval, done.offered(staffed.clock())) == ("pending", None, None)
    assert (await now(staffed, second.id)).state == "pending"


@pytest.mark.parametrize("after", ["stale", "changes_requested"])
async def test_what_came_back_is_pending_again_after_an_edit(staffed: Desk, staff: People, after: str) -> None:
    await learn(staffed)
    reply = await changed(staffed, await waiting(staffed, staff["Ana"]), staff["Bruno"], STATED)
    if after == "stale":
        await approved(staffed, reply, staff["Lucía"])
        await learn(staffed, hours=5)
    else:
        await request_changes(staffed, reply.id, staff["Lucía"], version=reply.version, reason="tone")
    back = await now(staffed, reply.id)
    assert back.state == after
    done = await changed(staffed, back, staff["Bruno"], STATED.replace("3", "5") if after == "stale" else OTHER)
    assert (done.state, done.approval, done.recheck) == ("pending", None, False)
    assert "figures" not in {f.rule for f in done.findings}


async def test_a_person_writes_where_no_engine_may(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"], public_text=None)
    done = await changed(staffed, reply, staff["Bruno"])
    assert done.draft is not None
    assert (done.revision, done.draft.engine, done.authors) == (1, "person", (staff["Bruno"].id,))


@pytest.mark.parametrize(
    ("over", "error", "named"),
    [
        ({"text": "  \n"}, BadText, "public_text"),
        ({"text": "a" * 10_001}, BadText, "10001"),
        ({"text": "Hola\x00"}, BadText, "NUL"),
        ({"text": "Hola \ud83d"}, BadText, "character"),
        ({"private_text": "Hola\x00"}, BadText, "private_text"),
        ({"text": CLEAN}, NothingChanged, "already"),
        ({"reason": "porque sí"}, BadText, "wrong_fact"),
        ({"version": 7}, StaleVersion, "7"),
    ],
)
async def test_a_bad_edit_is_named_and_changes_nothing(
    staffed: Desk, staff: People, over: dict[str, Any], error: type[PortavozError], named: str
) -> None:
    reply = await waiting(staffed, staff["Ana"])
    with pytest.raises(error, match=named):
        await changed(staffed, reply, staff["Bruno"], **over)
    assert await now(staffed, reply.id) == reply


async def test_an_unknown_reply_is_not_found(staffed: Desk, staff: People) -> None:
    for id in ("f" * 20, "nada"):
        with pytest.raises(NoSuchReply):
            await edit(staffed, id, staff["Ana"], version=1, public_text=OTHER, private_text=None)
        with pytest.raises(NoSuchReply):
            await history(staffed, id)


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80).filter(lambda t: t.strip())


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.tuples(TEXTS, st.none() | TEXTS), min_size=1, max_size=4))
async def test_the_hash_is_always_that_of_the_latest_words(
    staffed: Desk, staff: People, texts: list[tuple[str, str | None]]
) -> None:
    reply = await waiting(staffed, staff["Ana"])
    for public, private in texts:
        try:
            reply = await changed(staffed, reply, staff["Bruno"], public, private_text=private)
        except NothingChanged:
            continue
    assert reply.draft is not None
    assert reply.sha256 == digest(reply.id, "x", reply.draft.public_text, reply.draft.private_text)
    async with staffed.db.read() as connection:
        kept = (await connection.execute(select(revisions).where(revisions.c.reply == reply.id))).all()
        assert await audit.verify(connection) is None
    assert all(r.sha256 == digest(reply.id, "x", r.public_text, r.private_text) for r in kept)
    told = await history(staffed, reply.id)
    for older, newer in zip(told.revisions, told.revisions[1:], strict=False):
        assert newer.since_previous is not None
        rebuilt = "".join(p.text for p in newer.since_previous.public if p.kind != "added")
        assert rebuilt == older.public_text


async def test_the_history_tells_who_changed_what_when_and_why(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"])
    reply = await changed(staffed, reply, staff["Bruno"], CLEAN.replace("de verdad", "mucho"), reason="tone")
    reply = await changed(staffed, reply, staff["Lucía"], CLEAN.replace("de verdad", "muchísimo"))

    told = await history(staffed, reply.id)

    assert [(r.number, r.how, r.by, r.reason) for r in told.revisions] == [
        (1, "draft", None, None), (2, "edit", "Bruno", "tone"), (3, "edit", "Lucía", None),
    ]  # fmt: skip
    last = told.revisions[2]
    assert told.revisions[0].since_engine is None
    assert last.since_previous is not None
    assert last.since_engine is not None
    assert [p.text for p in last.since_previous.public if p.kind != "same"] == ["mucho", "muchísimo"]
    assert [p.text for p in last.since_engine.public if p.kind == "removed"] == ["de verdad"]
    assert [(e.move, e.by, e.reason) for e in told.events] == [
        ("draft", "Ana", None), ("edit", "Bruno", "tone"), ("edit", "Lucía", None),
    ]  # fmt: skip


async def test_a_cleared_approval_may_be_undone_and_edited_by_anybody(staffed: Desk, staff: People) -> None:
    won = await approved(staffed, await waiting(staffed, staff["Ana"]), staff["Lucía"])
    back = await undo(staffed, won.id, staff["Lucía"], version=won.version)
    done = await changed(staffed, back, staff["Ana"])
    assert done.sha256 is not None
    last = await approve(staffed, done.id, staff["Leo"], version=done.version, sha256=done.sha256)
    assert last.approval is not None
    assert last.approval.public_text == OTHER
