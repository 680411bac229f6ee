"""Messages arrive at least once, by the other way if need be, over real sockets; what does not arrive shows."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from sqlalchemy import select

from app.db import Database
from app.notify.delivery import Delivering
from app.notify.failures import Failures, failures
from app.notify.mail import send as send_mail
from app.notify.mail import server_of
from app.notify.outbox import ATTEMPTS, LEASE, LONGEST_PAUSE, pause, put, take, waiting
from app.notify.tables import outbox
from app.settings import Settings
from tests import made
from tests.made import NOW
from tests.notify.house import account, change, cinema, crew, sent, waits
from tests.notify.receivers import Mailbox, Receiver

BRAND = cinema()
Make = Callable[..., Delivering]


@pytest.fixture
async def delivering(db: Database) -> AsyncIterator[Make]:
    made: list[Delivering] = []

    def make(**settings: Any) -> Delivering:
        given = {"mail_from": "avisos@aurora.example", "public_url": "https://p.example", **settings}
        made.append(Delivering(Settings(**given), lambda: BRAND, db, jitter=lambda: 0.0))
        return made[-1]

    yield make
    for one in made:
        await one.close()


async def trouble(db: Database) -> Failures:
    async with db.read() as connection:
        return await failures(connection)


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


async def test_mail_and_webhook_get_the_notice(
    db: Database, delivering: Make, mailbox: Mailbox, receiver: Receiver
) -> None:
    await crew(db)
    reply = await waits(db, BRAND)
    out = delivering(smtp_url=mailbox.url, webhook_url=receiver.url)
    assert [await out.deliver(NOW), await out.deliver(NOW)] == [3, 0]
    assert mailbox.readers == ["ana@aurora.example", "marta@aurora.example"]
    asked = next(mail for mail in mailbox.mails if "marta" in str(mail["To"]))
    assert asked["Subject"] == "Crítica: una respuesta espera su decisión (vence 11:30)"
    assert f"https://p.example/queue/{reply.id}" in asked.get_content()
    assert [path for path, _, _ in receiver.posts] == ["/hooks/abc"]
    assert f"https://p.example/queue/{reply.id}" in receiver.texts[0]
    assert await trouble(db) == Failures(failing=(), failing_count=0, unreached=(), unanswered=())


async def test_a_mail_server_that_is_down_is_told_to_the_webhook(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    await crew(db)
    await waits(db, BRAND)
    out = delivering(smtp_url=f"smtp://127.0.0.1:{closed_port()}?tls=off", webhook_url=receiver.url)
    for seconds in (0, 10, 11):
        await out.deliver(later(seconds))
    assert len(receiver.texts) == 2
    assert "El aviso por correo no ha llegado." in receiver.texts[1]
    shown = await trouble(db)
    assert {(f.channel, f.failure, f.attempts, f.given_up) for f in shown.failing} == {
        ("mail", "unreachable (ConnectionRefusedError)", 2, False)
    }
    assert shown.unreached == ()


async def test_a_webhook_that_fails_is_told_by_mail_where_no_mail_went_out(
    db: Database, delivering: Make, mailbox: Mailbox, receiver: Receiver
) -> None:
    await account(db, "marta", "head", "direccion", email=None)
    await account(db, "julia", "lead", "jefa")
    await account(db, "ana", "agent", "redes", email=None)
    await waits(db, BRAND, by="ana")
    receiver.answers = [(500, {}, b"")] * 5
    out = delivering(smtp_url=mailbox.url, webhook_url=receiver.url)
    for seconds in (0, 10, 11):
        await out.deliver(later(seconds))
    assert mailbox.readers == ["julia@aurora.example"]
    assert "El aviso al canal del equipo no ha llegado." in mailbox.mails[0].get_content()


async def test_too_many_requests_are_followed_by_the_patience_that_was_asked_for(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    await crew(db)
    await waits(db, BRAND)
    receiver.answers = [(429, {"Retry-After": "120"}, b"")]
    out = delivering(webhook_url=receiver.url)
    for seconds in (0, 60, 119):
        await out.deliver(later(seconds))
    assert len(receiver.posts) == 1
    await out.deliver(later(120))
    assert len(receiver.posts) == 2
    assert len(set(receiver.ids)) == 1


async def test_a_redirect_is_a_failure_and_is_not_followed(db: Database, delivering: Make, receiver: Receiver) -> None:
    await crew(db)
    await waits(db, BRAND)
    receiver.answers = [(307, {"Location": receiver.url + "/elsewhere"}, b"")]
    out = delivering(webhook_url=receiver.url)
    await out.deliver(NOW)
    assert [path for path, _, _ in receiver.posts] == ["/hooks/abc"]
    assert [f.failure for f in (await trouble(db)).failing] == ["status 307"]


async def test_a_receiver_that_hangs_holds_up_no_mail_and_is_left(
    db: Database, delivering: Make, mailbox: Mailbox, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.notify.webhook.TIMEOUT", 0.3)
    await crew(db)
    await waits(db, BRAND)
    receiver.slow = 30
    out = delivering(smtp_url=mailbox.url, webhook_url=receiver.url)
    begun = time.monotonic()
    await out.deliver(NOW)
    assert time.monotonic() - begun < 5
    assert len(mailbox.mails) == 2
    assert [f.failure for f in (await trouble(db)).failing] == ["timeout"]


async def test_an_answer_without_end_is_cut_off(db: Database, delivering: Make, receiver: Receiver) -> None:
    await crew(db)
    await waits(db, BRAND)
    receiver.answers, receiver.drip = [(200, {"Content-Length": "9999999"}, b"x" * 200_000)], True
    begun = time.monotonic()
    assert await delivering(webhook_url=receiver.url).deliver(NOW) == 1
    assert time.monotonic() - begun < 5


async def test_a_server_that_offers_no_encryption_gets_neither_password_nor_mail(
    db: Database, delivering: Make, mailbox: Mailbox
) -> None:
    await crew(db)
    await waits(db, BRAND)
    out = delivering(smtp_url=f"smtp://ana:secreta@127.0.0.1:{mailbox.controller.port}")
    await out.deliver(NOW)
    assert mailbox.mails == []
    assert {row.failure for row in await sent(db) if row.channel == "mail"} == {"the server lacks STARTTLS or SMTPUTF8"}


async def test_a_mail_server_that_hangs_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.notify.mail.PATIENCE", 0.3)
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        server = server_of(f"smtp://127.0.0.1:{deaf.getsockname()[1]}?tls=off")
        went = await send_mail(server, EmailMessage(), "a@b.example", "c@d.example")
    assert went.failure == "timeout"


@pytest.mark.parametrize(("answer", "failure"), [("451 later", "refused (451)"), ("554 no", "refused (554)")])
async def test_a_refusal_is_named_by_its_code_alone(
    db: Database, delivering: Make, mailbox: Mailbox, answer: str, failure: str
) -> None:
    await crew(db)
    await waits(db, BRAND)
    mailbox.answer = answer
    await delivering(smtp_url=mailbox.url).deliver(NOW)
    assert {row.failure for row in await sent(db) if row.channel == "mail"} == {failure}


@pytest.mark.parametrize("address", ["marta@aurora.example\r\nBcc: x@y.example", "a b@c.example", "<a@b.example>", "x"])
async def test_a_hostile_address_is_refused(
    db: Database, delivering: Make, mailbox: Mailbox, receiver: Receiver, address: str
) -> None:
    await account(db, "marta", "head", "direccion", email=address)
    await account(db, "ana", "agent", email=None)
    await waits(db, BRAND, by="ana")
    out = delivering(smtp_url=mailbox.url, webhook_url=receiver.url)
    await out.deliver(NOW)
    await out.deliver(NOW)
    assert mailbox.mails == []
    assert "El aviso por correo no ha llegado." in receiver.texts[1]


async def test_ten_attempts_and_then_it_shows_as_given_up(db: Database, delivering: Make, receiver: Receiver) -> None:
    await crew(db)
    reply = await waits(db, BRAND, minutes=6000)
    receiver.answers = [(500, {}, b"")] * 99
    out = delivering(webhook_url=receiver.url)
    for minute in range(0, 300, 1):
        await out.deliver(NOW + timedelta(minutes=minute))
    assert len(receiver.posts) == ATTEMPTS
    shown = await trouble(db)
    assert [(f.channel, f.failure, f.attempts, f.given_up) for f in shown.failing] == [
        ("webhook", "status 500", ATTEMPTS, True)
    ]
    assert shown.unreached == (reply.id,)


async def test_without_any_channel_what_reached_nobody_shows(db: Database, delivering: Make) -> None:
    await crew(db)
    reply = await waits(db, BRAND)
    out = delivering()
    for seconds in (0, 1):
        await out.deliver(later(seconds))
    shown = await trouble(db)
    assert (shown.unreached, shown.failing_count) == ((reply.id,), 0)


async def test_what_was_decided_meanwhile_is_not_told_any_more(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    await crew(db)
    reply = await waits(db, BRAND)
    await change(db, reply, state="rejected")
    assert await delivering(webhook_url=receiver.url).deliver(NOW) == 0
    assert receiver.posts == []
    assert (await trouble(db)).failing == ()


async def test_a_storm_comes_as_one_list_the_gravest_first(
    db: Database, delivering: Make, mailbox: Mailbox, receiver: Receiver
) -> None:
    await crew(db)
    replies = [await waits(db, BRAND, "high", comment=made.comment(f"Número {n}")) for n in range(9)]
    replies.append(await waits(db, BRAND, "critical", comment=made.comment("Humo")))
    out = delivering(smtp_url=mailbox.url, webhook_url=receiver.url)
    await change(db, replies[0], state="rejected")
    assert await out.deliver(NOW) > 20
    assert mailbox.readers == ["ana@aurora.example", "julia@aurora.example", "marta@aurora.example"]
    mail = next(mail for mail in mailbox.mails if "marta" in str(mail["To"]))
    assert str(mail["Subject"]).startswith("9 respuestas esperan. Crítica: una respuesta espera su decisión (vence")
    said = mail.get_content()
    assert {reply.id for reply in replies if f"/queue/{reply.id}" in said} == {reply.id for reply in replies[1:]}
    assert len(receiver.texts) == 1
    assert await out.deliver(NOW) == 0


async def test_two_processes_do_not_both_send(db: Database, delivering: Make, receiver: Receiver) -> None:
    await crew(db)
    await waits(db, BRAND)
    outs = [delivering(webhook_url=receiver.url) for _ in range(4)]
    assert sum(await asyncio.gather(*(out.deliver(NOW) for out in outs))) == 1
    assert len(receiver.posts) == 1


async def test_what_a_dead_process_had_taken_is_sent_again_with_the_same_id(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    await crew(db)
    await waits(db, BRAND)
    async with db.write() as connection:
        found = await waiting(connection, NOW, "webhook")
        taken = await take(connection, found, NOW)
    out = delivering(webhook_url=receiver.url)
    await out.deliver(NOW + LEASE - timedelta(seconds=1))
    assert receiver.posts == []
    await out.deliver(NOW + LEASE)
    assert receiver.ids == [message.id for message in taken]


async def test_one_message_that_cannot_be_made_does_not_hold_up_the_others(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    await crew(db)
    async with db.write() as connection:
        await put(connection, "webhook", "team", "no JSON", NOW)
    await waits(db, BRAND)
    await delivering(webhook_url=receiver.url).deliver(NOW)
    assert len(receiver.posts) == 1
    assert [f.failure for f in (await trouble(db)).failing] == ["broken (ValidationError)"]


async def test_the_same_message_is_stored_once(db: Database) -> None:
    async with db.write() as connection:
        for _ in range(2):
            await put(connection, "event", "somebody", "{}", NOW)
        assert len((await connection.execute(select(outbox.c.id))).all()) == 1


def test_pauses_double_up_to_a_quarter_of_an_hour_and_scatter() -> None:
    plain = [pause(n, None, lambda: 0.0) for n in range(1, ATTEMPTS)]
    assert plain[:3] == [timedelta(seconds=10), timedelta(seconds=20), timedelta(seconds=40)]
    assert plain[-1] == LONGEST_PAUSE
    assert timedelta(minutes=45) < sum(plain, timedelta()) < timedelta(hours=2)
    assert pause(1, None, lambda: 1.0) == timedelta(seconds=12.5)
    assert pause(1, timedelta(days=3), lambda: 0.0) == timedelta(hours=1)
