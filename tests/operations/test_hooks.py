"""Programs are added with a public address of their own, signed for anew, switched off and on; each act is audited."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.errors import PortavozError
from app.notify.hooks import publish_event
from app.notify.outbox import DISABLED
from app.notify.safe_address import BadHookAddress
from app.notify.tables import hooks as table
from app.notify.tables import outbox
from app.operations import hooks
from app.operations.declaring import Declaration, declare
from app.operations.desk import Desk
from app.operations.hook_records import Hook, NoSuchHook, all_hooks, hook_named
from app.operations.hooks import (
    EVENTS,
    MOST,
    BadHook,
    HookDisabled,
    HookExists,
    HookWanted,
    Made,
    TooManyHooks,
    add,
    disable,
    enable,
    rotate,
    try_out,
)
from app.review import audit
from app.review.people import Person

URL = "https://planner.example/portavoz"


async def public(_host: str, _port: int) -> Sequence[str]:
    return ["93.184.215.14"]


async def private(_host: str, _port: int) -> Sequence[str]:
    return ["10.0.0.7"]


async def nowhere(_host: str, _port: int) -> Sequence[str]:
    raise OSError


async def added(desk: Desk, by: Person | None = None, resolve: Any = public, **over: Any) -> Made:
    wanted = HookWanted(**{"name": "Planificador", "url": URL, **over})
    return await add(desk.db, wanted, desk.clock(), by=by.id if by else None, resolve=resolve)


async def known(desk: Desk) -> list[Hook]:
    async with desk.db.read() as connection:
        return await all_hooks(connection, desk.clock())


async def moves(desk: Desk) -> list[tuple[str, str | None]]:
    async with desk.db.read() as connection:
        assert await audit.verify(connection) is None
        return [(r["move"], r["person"]) async for r in audit.rows(connection) if r["move"].startswith("hooks")]


async def test_a_program_is_added_with_a_secret_that_only_this_answer_shows(
    staffed: Desk, staff: dict[str, Person]
) -> None:
    made = await added(staffed, staff["Ada"], events=("freeze.lifted", "freeze.started", "freeze.started"))
    assert made.secret.startswith("whsec_")
    [shown] = await known(staffed)
    assert (shown.name, shown.url, shown.created_by) == ("Planificador", URL, "Ada")
    assert shown.events == ("freeze.started", "freeze.lifted")
    assert made.secret.removeprefix("whsec_") not in shown.model_dump_json()
    assert await moves(staffed) == [("hooks.add", staff["Ada"].id)]


async def test_the_chain_holds_neither_address_nor_name_nor_secret(staffed: Desk) -> None:
    made = await added(staffed)
    await rotate(staffed.db, made.hook.id, staffed.clock(), by=None)
    async with staffed.db.read() as connection:
        details = "".join([r["detail"] async for r in audit.rows(connection)])
    assert not any(word in details for word in ("planner", "Planificador", made.secret.removeprefix("whsec_")))


@pytest.mark.parametrize(
    ("over", "error", "field"),
    [
        ({"name": "  "}, BadHook, "name"),
        ({"name": "a\nb"}, BadHook, "name"),
        ({"name": "x" * 121}, BadHook, "name"),
        ({"events": ()}, BadHook, "events"),
        ({"events": ("freeze.started", "reply.approved")}, BadHook, "events"),
        ({"url": "http://planner.example/"}, BadHookAddress, "url"),
        ({"url": "https://10.0.0.7/"}, BadHookAddress, "url"),
        ({"resolve": private}, BadHookAddress, "url"),
        ({"resolve": nowhere}, BadHookAddress, "url"),
    ],
)
async def test_what_cannot_be_taken_is_said_with_its_field_and_nothing_is_stored(
    staffed: Desk, over: dict[str, Any], error: type[PortavozError], field: str
) -> None:
    with pytest.raises(error, match=f"^{field}: ") as refused:
        await added(staffed, **over)
    assert getattr(refused.value, "field", None) == field
    assert (await known(staffed), await moves(staffed)) == ([], [])


async def test_neither_name_nor_address_is_taken_twice(staffed: Desk) -> None:
    await added(staffed)
    with pytest.raises(HookExists, match="name: there is a program “Planificador” already"):
        await added(staffed, url=URL + "/otra")
    with pytest.raises(HookExists, match="url: “Planificador” gets events at that address already"):
        await added(staffed, name="Otro")
    assert len(await known(staffed)) == 1


async def test_there_are_twenty_programs_at_most(staffed: Desk) -> None:
    for number in range(MOST):
        await added(staffed, name=f"Programa {number}", url=f"{URL}/{number}")
    with pytest.raises(TooManyHooks, match="GET /v1/freeze"):
        await added(staffed)
    assert len(await known(staffed)) == MOST


async def test_a_new_secret_leaves_the_old_one_a_day(staffed: Desk) -> None:
    made = await added(staffed)
    again = await rotate(staffed.db, made.hook.id, staffed.clock(), by=None)
    assert again.secret != made.secret
    assert again.hook.old_until == staffed.clock() + timedelta(hours=24)


async def test_after_a_leak_the_old_secret_ends_at_once(staffed: Desk) -> None:
    made = await added(staffed)
    await rotate(staffed.db, made.hook.id, staffed.clock(), by=None)
    again = await rotate(staffed.db, made.hook.id, staffed.clock(), by=None, keep=timedelta())
    assert again.hook.old_until is None
    async with staffed.db.read() as connection:
        assert (await connection.execute(select(table.c.old_secret))).scalar_one() is None


@pytest.mark.parametrize("hours", [-1, 721])
async def test_an_old_secret_lasts_a_month_at_most(staffed: Desk, hours: int) -> None:
    made = await added(staffed)
    with pytest.raises(BadHook, match="keep_hours"):
        await rotate(staffed.db, made.hook.id, staffed.clock(), by=None, keep=timedelta(hours=hours))


async def test_disabling_drops_what_waits_and_is_done_once(staffed: Desk, staff: dict[str, Person]) -> None:
    made = await added(staffed)
    async with staffed.db.write() as connection:
        await publish_event(connection, "freeze.started", {"edition": 1}, staffed.clock())
    assert (await known(staffed))[0].waiting == 1
    for _ in range(2):
        shown = await disable(staffed.db, made.hook.id, staffed.clock(), by=staff["Ada"].id)
    assert (shown.waiting, shown.disabled_why, shown.latest[0].failure) == (0, "person", DISABLED)
    assert await moves(staffed) == [("hooks.add", None), ("hooks.disable", staff["Ada"].id)]


async def test_a_disabled_program_is_tested_only_after_it_is_enabled(staffed: Desk) -> None:
    made = await added(staffed)
    id, now = made.hook.id, staffed.clock()
    await disable(staffed.db, id, now, by=None)
    with pytest.raises(HookDisabled):
        await try_out(staffed.db, id, now, by=None)
    for _ in range(2):
        assert (await enable(staffed.db, id, now, by=None, resolve=public)).disabled_at is None
    assert [sent.type for sent in (await try_out(staffed.db, id, now, by=None)).latest] == ["hook.test"]
    assert [move for move, _ in await moves(staffed)] == ["hooks.add", "hooks.disable", "hooks.enable", "hooks.test"]


async def test_an_address_that_became_private_is_not_enabled_again(staffed: Desk) -> None:
    made = await added(staffed)
    await disable(staffed.db, made.hook.id, staffed.clock(), by=None)
    with pytest.raises(BadHookAddress):
        await enable(staffed.db, made.hook.id, staffed.clock(), by=None, resolve=private)
    assert (await known(staffed))[0].disabled_at is not None


async def test_a_program_is_found_by_name_or_id_and_one_that_is_not_there_is_said_so(staffed: Desk) -> None:
    made = await added(staffed)
    async with staffed.db.read() as connection:
        for name in ("Planificador", made.hook.id):
            assert (await hook_named(connection, name, staffed.clock())).id == made.hook.id
        with pytest.raises(NoSuchHook, match="“otro”"):
            await hook_named(connection, "otro", staffed.clock())
    for act in (disable, enable, try_out, rotate):
        with pytest.raises(NoSuchHook):
            await act(staffed.db, "0" * 16, staffed.clock(), by=None)


async def test_of_texts_only_title_and_official_line_leave(staffed: Desk, staff: dict[str, Person]) -> None:
    await added(staffed)
    line = "Hoy el barco de las ocho no sale. Volvemos a informar a las diez."
    wanted = Declaration(
        title="Barco averiado",
        scenario=None,
        mode="watch",
        severity="high",
        line=line,
        triggers=("palabra secreta", "otra secreta"),
        examples=("comentario secreto de @ana",),
        freeze=True,
        reason="motivo secreto",
    )
    await declare(staffed, staff["Helena"], wanted)
    async with staffed.db.read() as connection:
        asked = select(outbox.c.payload).where(outbox.c.channel == "hook").order_by(outbox.c.place)
        said = [json.loads(payload) for payload in (await connection.execute(asked)).scalars()]
    assert [one["type"] for one in said] == ["incident.declared", "freeze.started"]
    assert said[0]["data"]["line"]["text"] == line
    words = json.dumps(said, ensure_ascii=False)
    assert not any(word in words for word in ("secret", "@ana", "Helena", staff["Helena"].id))
    assert set(said[0]["data"]) == {
        "incident", "brand", "title", "scenario", "mode", "severity", "freeze", "open", "edition", "line"
    }  # fmt: skip


def test_all_events_may_be_asked_for() -> None:
    assert EVENTS == (
        "incident.declared", "incident.updated", "incident.line", "incident.stood_down", "freeze.started",
        "freeze.lifted",
    )  # fmt: skip
    assert hooks.TEST not in EVENTS
