"""Events reach other programs signed, in order, at least once under one id, and never a place of ours."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.db import Database
from app.notify.delivery import Delivering
from app.notify.failures import failures
from app.notify.hooks import EventKind, publish_event
from app.notify.outbox import LEASE, LONG_PAUSES, attempts_of, pause, take, waiting
from app.notify.signing import signature
from app.notify.tables import hooks, outbox
from app.operations.hook_records import Hook, all_hooks
from app.operations.hooks import EVENTS, HookWanted, add, disable, rotate, try_out
from app.review import audit
from app.settings import Settings
from tests.made import NOW
from tests.notify.house import account, cinema
from tests.notify.receivers import Mailbox, Receiver

BRAND = cinema()
Make = Callable[..., Delivering]
WEEK = timedelta(days=7)


@pytest.fixture
async def delivering(db: Database) -> AsyncIterator[Make]:
    opened: list[Delivering] = []

    def make(resolve: Any = None, **settings: Any) -> Delivering:
        given = {"mail_from": "avisos@aurora.example", "public_url": "https://p.example", **settings}
        more = {"resolve": resolve} if resolve else {}
        opened.append(Delivering(Settings(**given), lambda: BRAND, db, jitter=lambda: 0.0, **more))
        return opened[-1]

    yield make
    for one in opened:
        await one.close()


async def hooked(db: Database, url: str, name: str = "Planificador", events: Sequence[str] = EVENTS) -> tuple[str, str]:
    """Id and secret of a new hook on this machine, as the operator may add it."""
    wanted = HookWanted(name=name, url=url, events=tuple(events), private=True)
    made = await add(db, wanted, NOW, by=None)
    return made.hook.id, made.secret


async def happens(db: Database, *kinds: EventKind, at: datetime = NOW) -> None:
    async with db.write() as connection:
        for number, kind in enumerate(kinds):
            await publish_event(connection, kind, {"edition": number + 1}, at)


async def known(db: Database, now: datetime = NOW) -> Hook:
    async with db.read() as connection:
        return (await all_hooks(connection, now))[0]


def types(receiver: Receiver) -> list[str]:
    return [body["type"] for _, _, body in receiver.posts]


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


async def pass_by(out: Delivering, span: timedelta, step: timedelta) -> None:
    """Looks again and again, as a server does, until that much time is gone."""
    for number in range(int(span / step) + 1):
        await out.deliver(NOW + number * step)


async def test_an_event_arrives_signed_as_it_was_stored(db: Database, delivering: Make, receiver: Receiver) -> None:
    _, secret = await hooked(db, receiver.url)
    await happens(db, "freeze.started")
    assert await delivering().deliver(later(3)) == 1
    path, headers, body = receiver.posts[0]
    assert path == "/hooks/abc"
    assert body == {"type": "freeze.started", "timestamp": "2026-11-20T10:00:00Z", "data": {"edition": 1}}
    assert headers["Content-Type"] == "application/json"
    assert headers["Host"] == receiver.url.split("/")[2]
    assert headers["webhook-timestamp"] == str(int(later(3).timestamp()))
    good = signature(secret, headers["webhook-id"], later(3), receiver.bodies[0])
    assert headers["webhook-signature"] == good
    assert (await known(db)).latest[0].sent_at == later(3)


async def test_a_hook_hears_of_what_it_asked_for_alone(db: Database, delivering: Make, receiver: Receiver) -> None:
    await hooked(db, receiver.url, events=["freeze.lifted"])
    await happens(db, "incident.declared", "freeze.started", "freeze.lifted")
    await delivering().deliver(NOW)
    assert types(receiver) == ["freeze.lifted"]


async def test_no_event_overtakes_another(db: Database, delivering: Make, receiver: Receiver) -> None:
    await hooked(db, receiver.url)
    receiver.answers = [(500, {}, b"")] * 2
    await happens(db, "incident.declared", "freeze.started", "freeze.lifted")
    out = delivering()
    for seconds in (0, 1, 5, 6, 304, 305, 306, 307):
        await out.deliver(later(seconds))
    assert types(receiver) == ["incident.declared"] * 3 + ["freeze.started", "freeze.lifted"]
    ids = [headers["webhook-id"] for _, headers, _ in receiver.posts]
    assert (len(set(ids[:3])), len(set(ids))) == (1, 3)


async def test_one_slow_hook_holds_up_no_other(db: Database, delivering: Make, receiver: Receiver) -> None:
    await hooked(db, receiver.url, "uno")
    await hooked(db, receiver.url + "/dos", "dos")
    receiver.answers = [(500, {}, b"")]
    await happens(db, "freeze.started", "freeze.lifted")
    out = delivering()
    await out.deliver(NOW)
    await out.deliver(later(1))
    paths = [path for path, _, _ in receiver.posts]
    assert sorted(paths.count(path) for path in set(paths)) == [1, 2]


async def test_each_attempt_carries_the_same_id_and_its_own_time(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    _, secret = await hooked(db, receiver.url)
    receiver.answers = [(503, {}, b"")]
    await happens(db, "freeze.started")
    out = delivering()
    for seconds in (0, 5):
        await out.deliver(later(seconds))
    heads = [headers for _, headers, _ in receiver.posts]
    assert heads[0]["webhook-id"] == heads[1]["webhook-id"]
    assert int(heads[1]["webhook-timestamp"]) - int(heads[0]["webhook-timestamp"]) == 5
    for at, head, body in zip((NOW, later(5)), heads, receiver.bodies, strict=True):
        assert head["webhook-signature"] == signature(secret, head["webhook-id"], at, body)


async def test_ten_attempts_over_three_days_and_then_the_admins_hear(
    db: Database, delivering: Make, receiver: Receiver, mailbox: Mailbox
) -> None:
    await account(db, "root", "admin")
    await account(db, "julia", "lead")
    await hooked(db, receiver.url)
    receiver.answers = [(500, {}, b"")] * 10
    await happens(db, "freeze.started", "freeze.lifted")
    out = delivering(smtp_url=mailbox.url)
    at = NOW
    for gap in (timedelta(), *LONG_PAUSES["hook"]):
        at += gap
        await out.deliver(at, "hook")
    assert len(receiver.posts) == attempts_of("hook") == 10
    assert timedelta(hours=75) < at - NOW < timedelta(hours=76)
    await out.deliver(at)
    assert types(receiver)[-1] == "freeze.lifted"
    assert mailbox.readers == ["root@aurora.example"]
    assert "«Planificador» no recibió un aviso (freeze.started)" in str(mailbox.mails[0]["Subject"])
    assert "https://p.example/hooks" in mailbox.mails[0].get_content()
    assert [(sent.type, sent.failure, sent.attempts) for sent in (await known(db)).latest] == [
        ("freeze.lifted", None, 1), ("freeze.started", "status 500", 10)
    ]  # fmt: skip
    assert (await known(db)).disabled_at is None


async def test_an_event_in_trouble_shows_while_it_is_tried(db: Database, delivering: Make, receiver: Receiver) -> None:
    await hooked(db, receiver.url)
    receiver.answers = [(500, {}, b""), (410, {}, b"")]
    await happens(db, "freeze.started")
    out = delivering()
    await out.deliver(NOW)
    async with db.read() as connection:
        shown = await failures(connection)
    assert [(one.channel, one.failure, one.given_up) for one in shown.failing] == [("hook", "status 500", False)]
    await out.deliver(later(5), "hook")
    async with db.read() as connection:
        assert (await failures(connection)).failing_count == 0


async def test_who_answers_410_gets_no_more_and_the_admins_hear(
    db: Database, delivering: Make, receiver: Receiver, mailbox: Mailbox
) -> None:
    await account(db, "root", "admin")
    await hooked(db, receiver.url)
    receiver.answers = [(410, {}, b"")]
    await happens(db, "freeze.started", "freeze.lifted")
    out = delivering(smtp_url=mailbox.url)
    for seconds in (0, 1, 2):
        await out.deliver(later(seconds))
    await happens(db, "incident.declared", at=later(5))
    await pass_by(out, WEEK, timedelta(hours=6))
    assert types(receiver) == ["freeze.started"]
    shown = await known(db)
    assert (shown.disabled_why, shown.waiting) == ("gone", 0)
    assert [sent.failure for sent in shown.latest] == ["disabled", "status 410"]
    assert [str(mail["Subject"]) for mail in mailbox.mails] == [
        "Alta: El programa «Planificador» ya no quiere avisos (410) y queda desactivado"
    ]
    async with db.read() as connection:
        rows = [row async for row in audit.rows(connection)]
        assert await audit.verify(connection) is None
    assert [(row["move"], row["person"]) for row in rows] == [("hooks.add", None), ("hooks.disable", None)]


@pytest.mark.parametrize(
    ("said", "first"),
    [("7200", 7200), ("Fri, 20 Nov 2026 13:00:00 GMT", 10800), ("2", 5), ("999999", 86_400), ("pronto", 5)],
)
async def test_a_receiver_may_ask_for_up_to_a_day_of_patience(
    db: Database, delivering: Make, receiver: Receiver, said: str, first: int
) -> None:
    await hooked(db, receiver.url)
    receiver.answers = [(429, {"Retry-After": said}, b"")]
    await happens(db, "freeze.started")
    out = delivering()
    for seconds in (0, first - 1):
        await out.deliver(later(seconds))
    assert len(receiver.posts) == 1
    await out.deliver(later(first))
    assert len(receiver.posts) == 2


def test_pauses_grow_over_days_and_scatter() -> None:
    assert pause(1, None, lambda: 0.0, "hook") == timedelta(seconds=5)
    assert pause(9, None, lambda: 0.0, "hook") == timedelta(hours=24)
    assert pause(1, None, lambda: 1.0, "hook") == timedelta(seconds=6.25)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_redirect_is_a_failure_and_is_not_followed(
    db: Database, delivering: Make, receiver: Receiver, status: int
) -> None:
    await hooked(db, receiver.url)
    receiver.answers = [(status, {"Location": receiver.url + "/elsewhere"}, b"")]
    await happens(db, "freeze.started")
    await delivering().deliver(NOW)
    assert [path for path, _, _ in receiver.posts] == ["/hooks/abc"]
    assert (await known(db)).latest[0].failure == f"status {status}"


async def test_a_receiver_that_hangs_or_never_ends_is_left(
    db: Database, delivering: Make, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.notify.hook_post.TIMEOUT", 0.3)
    await hooked(db, receiver.url)
    receiver.slow = 30
    await happens(db, "freeze.started", "freeze.lifted")
    begun = time.monotonic()
    out = delivering()
    await out.deliver(NOW)
    assert (await known(db)).latest[1].failure == "timeout"
    receiver.slow, receiver.drip = 0.0, True
    receiver.answers = [(200, {"Content-Length": "9999999"}, b"x" * 200_000)]
    assert await out.deliver(later(5)) == 1
    assert time.monotonic() - begun < 5


async def test_a_name_that_moved_to_a_private_address_is_not_connected_to(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    """DNS rebinding: public when it was added, ours when it is delivered."""
    asked: list[str] = []

    async def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["93.184.215.14"] if len(asked) == 1 else ["127.0.0.1"]

    port = receiver.url.split(":")[2].split("/")[0]
    wanted = HookWanted(name="Planificador", url=f"https://planner.example:{port}/hook")
    await add(db, wanted, NOW, by=None, resolve=resolve)
    await happens(db, "freeze.started")
    await delivering(resolve=resolve).deliver(NOW)
    assert (asked, receiver.posts) == (["planner.example"] * 2, [])
    assert (await known(db)).latest[0].failure == "address not allowed"


async def test_the_delivery_connects_to_the_judged_address_and_looks_up_once(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    asked: list[str] = []

    async def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    port = receiver.url.split(":")[2].split("/")[0]
    url = f"http://planner.invalid:{port}/hook?team=1"
    await add(db, HookWanted(name="Planificador", url=url, private=True), NOW, by=None, resolve=resolve)
    await happens(db, "freeze.started")
    assert await delivering(resolve=resolve).deliver(NOW) == 1
    assert asked == ["planner.invalid"] * 2
    path, headers, _ = receiver.posts[0]
    assert (path, headers["Host"]) == ("/hook?team=1", f"planner.invalid:{port}")


async def test_the_next_address_is_tried_where_one_takes_no_connection(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    async def resolve(_host: str, _port: int) -> list[str]:
        return ["::1", "127.0.0.1"]

    port = receiver.url.split(":")[2].split("/")[0]
    url = f"http://planner.invalid:{port}/"
    await add(db, HookWanted(name="Planificador", url=url, private=True), NOW, by=None, resolve=resolve)
    await happens(db, "freeze.started")
    assert await delivering(resolve=resolve).deliver(NOW) == 1


async def test_no_proxy_of_the_environment_sees_an_event(
    db: Database, delivering: Make, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    await hooked(db, receiver.url)
    await happens(db, "freeze.started")
    assert await delivering(proxy_from_environment=True).deliver(NOW) == 1


async def test_both_secrets_sign_until_the_old_one_ends(db: Database, delivering: Make, receiver: Receiver) -> None:
    hook, old = await hooked(db, receiver.url)
    new = (await rotate(db, hook, NOW, by=None)).secret
    out = delivering()
    for at in (later(86_399), later(86_400)):
        await happens(db, "freeze.started", at=at)
        await out.deliver(at)
        _, headers, _ = receiver.posts[-1]
        good = [signature(secret, headers["webhook-id"], at, receiver.bodies[-1]) for secret in (new, old)]
        assert headers["webhook-signature"].split() == (good if at == later(86_399) else good[:1])


async def test_what_a_dead_process_had_taken_is_sent_again_with_the_same_id(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    await hooked(db, receiver.url)
    await happens(db, "freeze.started", "freeze.lifted")
    async with db.write() as connection:
        taken = await take(connection, await waiting(connection, NOW, "hook"), NOW)
    assert len(taken) == 1
    out = delivering()
    await out.deliver(NOW + LEASE - timedelta(seconds=1))
    assert receiver.posts == []
    for seconds in (0, 1):
        await out.deliver(NOW + LEASE + timedelta(seconds=seconds))
    assert types(receiver) == ["freeze.started", "freeze.lifted"]
    assert receiver.posts[0][1]["webhook-id"] == taken[0].id


async def test_several_servers_send_each_event_once_and_in_order(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    await hooked(db, receiver.url)
    await happens(db, "incident.declared", "freeze.started", "incident.line", "freeze.lifted", "incident.stood_down")
    outs = [delivering() for _ in range(3)]
    for seconds in range(5):
        await asyncio.gather(*(out.deliver(later(seconds)) for out in outs))
    assert types(receiver) == [
        "incident.declared", "freeze.started", "incident.line", "freeze.lifted", "incident.stood_down"
    ]  # fmt: skip


async def test_a_test_goes_out_behind_what_waits_and_a_disabled_hook_gets_nothing(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    hook, _ = await hooked(db, receiver.url)
    await happens(db, "freeze.started")
    await try_out(db, hook, NOW, by=None)
    out = delivering()
    for seconds in (0, 1):
        await out.deliver(later(seconds))
    assert types(receiver) == ["freeze.started", "hook.test"]
    await happens(db, "freeze.lifted", at=later(2))
    await disable(db, hook, later(3), by=None)
    await happens(db, "incident.declared", at=later(4))
    await pass_by(out, WEEK, timedelta(hours=6))
    assert len(receiver.posts) == 2


async def test_no_secret_and_no_address_is_in_the_outbox(db: Database) -> None:
    _, secret = await hooked(db, "http://127.0.0.1:9000/s3cr3t")
    await happens(db, "freeze.started")
    async with db.read() as connection:
        row = (await connection.execute(select(outbox))).one()
        stored = (await connection.execute(select(hooks.c.secret))).scalar_one()
    assert "whsec_" + stored == secret
    words = json.dumps([str(value) for value in row])
    assert stored not in words
    assert "s3cr3t" not in words
