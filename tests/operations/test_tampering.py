"""Whatever is changed behind the application's back is refused by the database or found by the audit."""

import json
import random
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database
from app.incident.tables import incident_acts, incident_lines, incidents, ledger
from app.operations.desk import Desk
from app.operations.draft_comment import Request
from app.operations.holding_lane import hold_at_once
from app.operations.holding_words import Words, use
from app.operations.lines import hash_of_line
from app.operations.preapproving import end_preapproval, preapprove_manual
from app.operations.publish import Published, publish
from app.operations.schema import set_aside
from app.operations.tampering import BadHead, Fault, faults, known_head
from app.review import audit as chain
from app.review.audit import Head
from app.review.people import Person
from app.review.preapproval import standing
from app.review.replies import digest
from app.review.states import transitions
from app.review.storing import store_revision
from app.review.tables import (
    STATES,
    audit,
    debts,
    people,
    preapprovals,
    publications,
    remarks,
    replies,
    revisions,
    signatures,
)
from tests import made
from tests.office import waiting
from tests.operations.crisis import lived_through
from tests.operations.history import History, lived, prepared
from tests.operations.history import states as states_of

Row = dict[str, Any]
Attack = Callable[[AsyncConnection], Awaitable[object]]


@pytest.fixture
async def db(tables: Database) -> Database:
    await lived(tables)
    return tables


async def rows(db: Database, table: Table) -> list[Row]:
    async with db.read() as connection:
        found = await connection.execute(select(table).order_by(*table.primary_key.columns))
        return [dict(row) for row in found.mappings()]


def other(value: Any, column: str) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, datetime):
        return value + timedelta(microseconds=1)
    if isinstance(value, int):
        return value + 1000
    return "0" * 64 if column in ("sha256", "hash", "previous") else f"{value or ''}x"


def changed(table: Table, row: Row, **values: Any) -> Attack:
    assert {name: row[name] for name in values} != values, "an attack that changes nothing proves nothing"
    here = [column == row[column.name] for column in table.primary_key.columns]
    return lambda connection: connection.execute(update(table).where(*here).values(**values))


def removed(table: Table, row: Row) -> Attack:
    here = [column == row[column.name] for column in table.primary_key.columns]

    async def attack(connection: AsyncConnection) -> None:
        if table is audit:
            await connection.execute(delete(remarks).where(remarks.c.seq == row["seq"]))
        if table is revisions:
            await connection.execute(text("DELETE FROM basis WHERE reply = :reply"), {"reply": row["reply"]})
        await connection.execute(delete(table).where(*here))

    return attack


def added(table: Table, row: Row) -> Attack:
    return lambda connection: connection.execute(insert(table), row)


def swapped(one: Row, two: Row) -> Attack:
    async def attack(connection: AsyncConnection) -> None:
        for row in (one, two):
            await removed(audit, row)(connection)
        await connection.execute(insert(audit), [{**one, "seq": two["seq"]}, {**two, "seq": one["seq"]}])

    return attack


async def on_the_chain(db: Database) -> Iterator[Attack]:
    """Every column of many rows; rows removed, swapped and forged."""
    pick = random.Random(7)
    kept = await rows(db, audit)
    attacks = [
        changed(audit, row, **{column: other(row[column], column)})
        for column in audit.columns.keys()  # noqa: SIM118 - a column collection is no dict
        for row in pick.sample(kept, 8)
    ]
    attacks += [removed(audit, row) for row in pick.sample(kept[:-1], 15)]
    pairs = [pick.sample(kept, 2) for _ in range(12)]
    attacks += [swapped(one, two) for one, two in pairs]
    last = kept[-1]
    for row in pick.sample([row for row in kept if row["reply"]], 10):
        forged = {**row, "seq": last["seq"] + 1, "previous": last["hash"], "version": 99}
        attacks += [added(audit, {**forged, "hash": "f" * 64})]
        attacks += [added(audit, {**forged, "hash": chain.sealed(last["hash"], forged)})]
    return iter(attacks)


async def on_the_words(db: Database) -> Iterator[Attack]:
    """Texts, hashes and authors of every revision; texts with a hash that fits them."""
    attacks: list[Attack] = []
    network = {row["id"]: row["network"] for row in await rows(db, replies)}
    luis = next(row["id"] for row in await rows(db, people) if row["name"] == "Eva")
    for row in await rows(db, revisions):
        shown = json.dumps({**json.loads(row["draft"]), "public_text": "Le devolvemos el doble"})
        fits = digest(row["reply"], network[row["reply"]], "Le devolvemos el doble", row["private_text"])
        attacks += [
            changed(revisions, row, public_text="Le devolvemos el doble"),
            changed(revisions, row, public_text=""),
            changed(revisions, row, private_text=None),
            changed(revisions, row, sha256="0" * 64),
            changed(revisions, row, written_by=luis),
            changed(revisions, row, public_text="Le devolvemos el doble", sha256=fits, draft=shown),
            removed(revisions, row),
            added(revisions, {**row, "number": row["number"] + 5}),
        ]
    return iter(attacks)


def shown_otherwise(kept: list[Row]) -> Iterator[Attack]:
    """What the approver reads is another text than the one that is bound; no trigger looks into it."""
    for row in kept:
        yield changed(revisions, row, draft=json.dumps({**json.loads(row["draft"]), "public_text": "otra cosa"}))
        yield changed(revisions, row, draft="[]")


async def on_the_replies(db: Database) -> Iterator[Attack]:
    """States and everything else that the chain vouches for."""
    attacks: list[Attack] = []
    eva = next(row["id"] for row in await rows(db, people) if row["name"] == "Eva")
    everyone, pick = await rows(db, replies), random.Random(8)
    for row in everyone:
        others = [state for state in STATES if state != row["state"]]
        attacks += [changed(replies, row, state=state) for state in pick.sample(others, 3)]
        winner = next(one["id"] for one in everyone if one["id"] not in (row["id"], row["superseded_by"]))
        attacks += [changed(replies, row, requested_by=eva), changed(replies, row, superseded_by=winner)]
        columns = ("version", "created_at", *(("revision", "network") if row["revision"] else ()))
        attacks += [changed(replies, row, **{column: other(row[column], column)}) for column in columns]
        result = "hold" if row["result"] != "hold" else "ready"
        attacks += [changed(replies, row, kind="holding"), changed(replies, row, result=result)]
        attacks += [changed(replies, row, approved_revision=1 if row["approved_revision"] != 1 else 2)]
        if row["approved_revision"]:
            early = row["approved_at"] - timedelta(seconds=1)
            attacks += [
                changed(replies, row, approved_by=eva if row["approved_by"] != eva else row["requested_by"]),
                changed(replies, row, approved_by=row["requested_by"]),
                changed(replies, row, approved_at=row["approved_at"] + timedelta(seconds=1)),
                changed(replies, row, approved_via="preapproval"),
                changed(replies, row, visible_at=early),
                changed(replies, row, approved_revision=None),
            ]
    return iter(attacks)


async def around_the_replies(db: Database) -> Iterator[Attack]:
    attacks: list[Attack] = []
    eva = next(row["id"] for row in await rows(db, people) if row["name"] == "Eva")
    everyone, seen = await rows(db, replies), await rows(db, publications)
    for row in seen:
        attacks += [changed(publications, row, **{c: other(row[c], c)}) for c in ("sha256", "late", "at")]
        attacks += [changed(publications, row, person=eva), removed(publications, row)]
    unpublished = [row["id"] for row in everyone if row["state"] == "rejected"]
    attacks += [added(publications, {**seen[0], "reply": id, "part": "public"}) for id in unpublished]
    for row in await rows(db, debts):
        if row["settled_at"]:
            open_again = {"settled_at": None, "paid_by": None, "waived_by": None}
            attacks += [changed(debts, row, **open_again), removed(debts, row)]
        attacks += [changed(debts, row, settled_at=made.NOW, waived_by=eva, paid_by=None)]
    for row in await rows(db, signatures):
        attacks += [changed(signatures, row, person=eva), changed(signatures, row, action=3), removed(signatures, row)]
    for row in await rows(db, remarks):
        attacks += [changed(remarks, row, reason="otro"), changed(remarks, row, note="otra", reason=None)]
        attacks += [changed(remarks, row, overrides='[{"rule":"figures","reason":"porque sí"}]')]
        attacks += [changed(remarks, row, reason=None, note=None, overrides="[]")]
    return iter(attacks)


class RolledBack(Exception):
    pass


async def outcome(db: Database, attack: Attack, *, armed: bool, known: Head | None = None) -> list[Fault] | str:
    """What the audit finds after an attack that is then undone; the database's own word where it refuses."""
    return (await outcomes(db, [attack], armed=armed, known=known))[0]


async def outcomes(
    db: Database, attacks: list[Attack], *, armed: bool, known: Head | None = None
) -> list[list[Fault] | str]:
    """The same for many, each undone before the next; triggers are set aside once, which takes PostgreSQL long."""
    found: list[list[Fault] | str] = []
    try:
        async with db.write() as connection:
            if not armed:
                await connection.run_sync(set_aside)
            found += [await _tried(connection, attack, known) for attack in attacks]
            raise RolledBack
    except RolledBack:
        return found


async def _tried(connection: AsyncConnection, attack: Attack, known: Head | None) -> list[Fault] | str:
    found: list[Fault] = []
    try:
        async with connection.begin_nested():
            await attack(connection)
            found = await faults(connection, known)
            raise RolledBack
    except RolledBack:
        return found
    except DBAPIError as error:
        return str(error.orig)


def some(db: Database, attacks: list[Attack]) -> list[Attack]:
    """All of them; on PostgreSQL, where the audit reads the same rows by the same questions, every fifth."""
    return attacks if db.dialect == "sqlite" else attacks[::5]


async def test_a_database_that_only_people_moved_has_no_fault(db: Database) -> None:
    async with db.read() as connection:
        assert await faults(connection, await chain.head(connection)) == []
    assert set((await states_of(db)).values()) == {*STATES} - {"changes_requested"}


async def test_triggers_refuse_every_change_of_chain_and_words(db: Database) -> None:
    tried = 0
    for found in await outcomes(db, [*await on_the_chain(db), *await on_the_words(db)], armed=True):
        assert found != []
        tried += isinstance(found, str)
    assert tried > 150


async def test_triggers_refuse_every_step_that_no_move_makes(db: Database) -> None:
    for row in await rows(db, replies):
        for state in STATES:
            if state != row["state"] and (row["state"], state) not in transitions():
                found = await outcome(db, changed(replies, row, state=state), armed=True)
                assert isinstance(found, str)


async def test_without_triggers_every_change_is_found(db: Database) -> None:
    attacks = [*await on_the_chain(db), *await on_the_words(db), *await on_the_replies(db)]
    attacks += [*await around_the_replies(db), *shown_otherwise(await rows(db, revisions))]
    found = await outcomes(db, some(db, attacks), armed=False)
    assert [number for number, what in enumerate(found) if what == []] == []
    assert len(attacks) > 300
    assert sum(isinstance(what, list) for what in found) > len(found) / 2


async def test_rows_cut_off_at_the_end_are_found_with_a_head_kept_elsewhere(db: Database) -> None:
    kept = await rows(db, audit)
    known = Head(seq=kept[-1]["seq"], hash=kept[-1]["hash"])

    def cut(count: int) -> Attack:
        async def attack(connection: AsyncConnection) -> None:
            for row in kept[-count:]:
                await removed(audit, row)(connection)

        return attack

    for count in range(1, len(kept) + 1):
        found = await outcome(db, cut(count), armed=False, known=known)
        assert isinstance(found, list)
        assert found[0].row == len(kept) - count + 1


async def test_a_chain_written_anew_is_found_with_a_head_kept_elsewhere(db: Database) -> None:
    kept = await rows(db, audit)
    known = Head(seq=kept[-1]["seq"], hash=kept[-1]["hash"])

    async def attack(connection: AsyncConnection) -> None:
        previous = chain.GENESIS
        for row in kept:
            moved = {**row, "at": row["at"] + timedelta(seconds=1), "previous": previous}
            moved["hash"] = previous = chain.sealed(previous, moved)
            await changed(audit, row, at=moved["at"], previous=moved["previous"], hash=moved["hash"])(connection)

    found = await outcome(db, attack, armed=False, known=known)
    assert isinstance(found, list)
    assert found[0].row == known.seq


async def test_a_reply_that_is_gone_is_missed(db: Database) -> None:
    row = (await rows(db, replies))[0]

    async def attack(connection: AsyncConnection) -> None:
        story = [{**r, "reply": "f" * 20, "seq": 900, "previous": "0" * 64, "hash": "1" * 64} for r in kept[-1:]]
        await connection.execute(insert(audit), story)

    kept = await rows(db, audit)
    found = await outcome(db, attack, armed=True)
    assert isinstance(found, list)
    assert "f" * 20 in [fault.reply for fault in found]
    assert row["id"] not in [fault.reply for fault in found]


async def test_one_person_alone_is_found_even_with_a_sound_chain(db: Database) -> None:
    """Somebody with the application's own functions and no rule in their way."""
    async with db.write() as connection:
        await connection.run_sync(set_aside)
        h = History(connection, made.NOW + timedelta(days=1))
        await h.people()
        asked = await h.asked(prepared(made.comment("Sola")), h.luis)
        await h.approve(asked, h.luis)
        wrote = await h.asked(prepared(made.comment("Sola también")))
        await h.edit(wrote, h.luis, "Mis palabras")
        await h.approve(wrote, h.luis)
        sound = await h.asked(prepared(made.comment("Dos")))
        await h.edit(sound, h.ana, "Sus palabras")
        await h.approve(sound, h.luis)
        found = await faults(connection)
    assert sorted({fault.reply for fault in found}, key=str) == sorted([asked, wrote])


@pytest.mark.parametrize(
    "said", ["", "{}", "[]", "null", "12", '{"head": 3}', '{"seq": 1}', "nada", '{"head": {"seq": "x"}}']
)
def test_a_head_that_is_none_is_told_so(said: str) -> None:
    with pytest.raises(BadHead):
        known_head(said)


def test_a_head_is_read_from_an_export_or_alone() -> None:
    head = Head(seq=3, hash="a" * 64)
    assert known_head(f'{{"seq": 1}}\n{{"head": {head.model_dump_json()}}}\n\n') == head
    assert known_head(head.model_dump_json()) == head


async def held_beforehand(desk: Desk, staff: dict[str, Person]) -> str:
    """A published holding that a head had approved beforehand, and a redraft by Portavoz; the holding's id."""
    await preapprove_manual(desk, staff["Helena"])
    request = Request(comment=made.comment("El barco está parado a la deriva y no nos dicen nada", network="x"))
    held = (await hold_at_once(desk, request, staff["Ana"])).reply
    await publish(desk, held.id, staff["Ana"], Published(sha256=held.sha256 or ""))
    waits = (await hold_at_once(desk, _other_request(), staff["Ana"])).reply
    assert (held.state, waits.state) == ("approved", "approved")
    async with desk.db.write() as connection:
        h = History(connection, desk.clock())
        await h.people()
        await redrafted(h, await h.asked(prepared(made.comment("Se redacta de nuevo"))))
    return held.id


@pytest.fixture
async def crisis(staffed: Desk, staff: dict[str, Person]) -> Desk:
    """A desk after a whole crisis."""
    await lived_through(staffed, staff)
    return staffed


async def test_after_a_whole_crisis_everything_agrees_with_the_chain(crisis: Desk) -> None:
    async with crisis.db.read() as connection:
        assert await faults(connection, await chain.head(connection)) == []
        moves = set((await connection.execute(select(audit.c.move))).scalars())
    assert {
        "alert", "incident.declare", "incident.amend", "incident.post", "incident.line", "incident.stand-down",
        "incident.lesson", "fact.put", "fact.confirm", "fact.refute", "fact.end", "fact.keep", "question.ask",
        "question.answer", "question.settle", "preapprovals.add", "preapproval", "redraft", "closing", "hooks.add",
    } <= moves  # fmt: skip


async def on_the_situation(db: Database) -> list[Attack]:
    """Lines, incidents, facts and reasons: every word and figure that the chain vouches for."""
    eva = next(row["id"] for row in await rows(db, people) if row["name"] == "Bruno")
    attacks: list[Attack] = []
    for row in await rows(db, incident_lines):
        attacks += [changed(incident_lines, row, **{c: other(row[c], c)}) for c in ("text", "at", "sha256")]
        attacks += [
            changed(incident_lines, row, next_update=made.NOW, by=row["by"]),
            changed(incident_lines, row, by=eva),
        ]
        attacks += [changed(incident_lines, row, translations='{"en": "Nothing happened."}')]
        shown = hash_of_line(row["incident"], row["version"], "Todo va bien.", {}, row["next_update"])
        attacks += [changed(incident_lines, row, text="Todo va bien.", sha256=shown), removed(incident_lines, row)]
        attacks += [added(incident_lines, {**row, "version": row["version"] + 7})]
    for row in await rows(db, incidents):
        of_incident = ("freeze", "version", "declared_at", "closing")
        attacks += [changed(incidents, row, **{c: other(row[c], c)}) for c in of_incident]
        mode = "watch" if row["mode"] == "crisis" else "crisis"
        attacks += [changed(incidents, row, severity="low"), changed(incidents, row, mode=mode, line=1)]
        attacks += [changed(incidents, row, scenario="otro"), changed(incidents, row, declared_by=eva)]
        over = row["stood_down_at"] is not None
        ended = (None, None) if over else (made.NOW, eva)
        attacks += [changed(incidents, row, stood_down_at=ended[0], stood_down_by=ended[1])]
        attacks += [added(incidents, {**row, "id": "f" * 16, "scenario": None})]
    for row in await rows(db, ledger):
        columns = ("statement", "source", "at", "public", "reason", "correction")
        attacks += [changed(ledger, row, **{c: other(row[c], c)}) for c in columns[: 6 if row["correction"] else 5]]
        attacks += [changed(ledger, row, valid_until=made.NOW.date()), changed(ledger, row, by=eva)]
        status = "confirmed" if row["status"] != "confirmed" else "false"
        attacks += [changed(ledger, row, status=status), changed(ledger, row, topic="compensation")]
        attacks += [changed(ledger, row, ended_at=None if row["ended_at"] else made.NOW), removed(ledger, row)]
        attacks += [added(ledger, {**row, "version": row["version"] + 9})]
    for row in await rows(db, incident_acts):
        attacks += [changed(incident_acts, row, reason=f"{row['reason']}x")]
    gone = [row for row in await rows(db, incident_acts) if await _tells_of_an_incident(db, row)]
    return attacks + [removed(incident_acts, row) for row in gone]


async def _tells_of_an_incident(db: Database, row: Row) -> bool:
    async with db.read() as connection:
        move = await connection.scalar(select(audit.c.move).where(audit.c.seq == row["seq"]))
    return str(move).startswith("incident.")


async def test_every_change_of_a_line_an_incident_or_a_fact_behind_the_application_is_found(crisis: Desk) -> None:
    attacks = await on_the_situation(crisis.db)
    found = await outcomes(crisis.db, some(crisis.db, attacks), armed=False)
    assert [number for number, what in enumerate(found) if what == []] == []
    told = [what for what in found if isinstance(what, list)]
    assert len(attacks) > 120
    assert len(told) > len(found) / 2
    assert all(len(what) <= 3 for what in told), "one change is told as what it is"


def _other_request() -> Request:
    return Request(comment=made.comment("Otro barco parado a la deriva, ¿qué pasa?", network="x"))


async def redrafted(h: History, id: str) -> None:
    """Portavoz writes another text for it by itself."""
    reply = await h.get(id)
    draft = made.draft("Ahora sabemos algo más")
    sha256 = digest(id, reply.comment.network, draft.public_text, None)
    newer = reply.model_copy(update={"revision": 2, "how": "redraft", "draft": draft, "sha256": sha256})
    await store_revision(h.connection, newer, draft, {}, at=h.later())
    await h.move(id, "redraft", None, changes={"revision": 2}, sha256=sha256)


async def on_what_was_approved_beforehand(desk: Desk, held: str) -> list[Attack]:
    ada = next(row["id"] for row in await rows(desk.db, people) if row["name"] == "Ada")
    attacks: list[Attack] = []
    for row in (await rows(desk.db, preapprovals))[:5]:
        attacks += [changed(preapprovals, row, **{c: other(row[c], c)}) for c in ("kind", "language", "text", "sha256")]
        attacks += [
            changed(preapprovals, row, network="x" if row["network"] != "x" else None),
            removed(preapprovals, row),
        ]
        attacks += [changed(preapprovals, row, at=other(row["at"], "at")), changed(preapprovals, row, by=ada)]
        attacks += [changed(preapprovals, row, ended_at=row["at"], ended_by=ada)]
        attacks += [added(preapprovals, {**row, "id": "f" * 20})]
    for row in await rows(desk.db, replies):
        if row["approved_via"] == "preapproval":
            attacks += [changed(replies, row, approved_by=ada), changed(replies, row, approved_by=row["requested_by"])]
            attacks += [changed(replies, row, approved_via="approve"), changed(replies, row, requested_by=ada)]
            attacks += [changed(replies, row, approved_at=other(row["approved_at"], "at"))]
    for row in await rows(desk.db, revisions):
        writer = {"written_by": ada} if row["written_by"] != ada else {"written_by": None}
        attacks += [changed(revisions, row, **writer), changed(revisions, row, public_text="Le devolvemos el doble")]
    return attacks


async def test_what_was_approved_beforehand_is_vouched_for_and_every_change_of_it_is_found(
    staffed: Desk, staff: dict[str, Person]
) -> None:
    held = await held_beforehand(staffed, staff)
    async with staffed.db.read() as connection:
        assert await faults(connection) == []
    attacks = await on_what_was_approved_beforehand(staffed, held)
    found = await outcomes(staffed.db, attacks, armed=False)
    assert [number for number, what in enumerate(found) if what == []] == []
    assert len(found) > 60


@pytest.mark.parametrize("forged", ["nobody's", "the requester's", "ended", "too late"])
async def test_an_approval_through_one_that_nobody_gave_or_that_is_over_is_found(
    staffed: Desk, staff: dict[str, Person], forged: str
) -> None:
    """Somebody with the application's own functions and no rule in their way."""
    await preapprove_manual(staffed, staff["Helena"])
    async with staffed.db.read() as connection:
        given = (await standing(connection))[0]
    reply = (await hold_at_once(staffed, _other_request(), staff["Helena"])).reply
    if forged == "nobody's":
        given = given.model_copy(update={"id": "f" * 20, "by_id": staff["Ada"].id})
    if forged == "ended":
        await end_preapproval(staffed, staff["Ada"], given.id)
        staffed.clock.pass_(minutes=1)  # type: ignore[attr-defined]  # a test's clock
    if forged == "too late":
        staffed.clock.pass_(minutes=-5)  # type: ignore[attr-defined]
    if forged != "the requester's":
        own = Request(comment=made.comment("Un tercer barco parado", network="x"))
        reply = await waiting(staffed, staff["Ana"], own.comment.text, public_text="Lo miramos.")
    async with staffed.db.write() as connection:
        await connection.run_sync(set_aside)
        words = reply.draft.public_text if reply.draft else ""
        assert await use(staffed, connection, reply.id, staff["Ana"], Words(text=words, approved=given))
    async with staffed.db.read() as connection:
        assert {fault.reply for fault in await faults(connection)} == {reply.id}
