"""A holiday, 02:00, and the head is silent: the substitute is told on time, over real sockets."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from app.brand.brand import WEEK, Hours
from app.db import Database
from app.operations.watch import Watch, Watched
from app.settings import Settings
from tests.notify.house import CHRISTMAS, OFFICE, change, cinema, crew, db, told, waits
from tests.notify.receivers import Mailbox, Receiver, mailbox, receiver, within

__all__ = ["db", "mailbox", "receiver"]

TWO_AT_NIGHT = datetime(2026, 12, 25, 1, 0, tzinfo=UTC)  # 02:00 in Madrid, Christmas
NIGHTS = Hours(
    zone="Europe/Madrid", days=dict.fromkeys(WEEK, "00:00-24:00"), holidays=(CHRISTMAS,), holiday_hours="00:00-24:00"
)


def watch(
    db: Database, brand: Any, clock: Any = None, every: float = 10.0, delivers: bool = True, **settings: Any
) -> Watch:
    given = {"mail_from": "avisos@aurora.example", "public_url": "https://p.example", **settings}
    desk: Any = SimpleNamespace(settings=Settings(**given), brand=brand, db=db, clock=clock)
    watched: Watched = desk
    return Watch(watched, jitter=lambda: 0.0, every=every, delivers=delivers)


def after(minutes: float) -> datetime:
    return TWO_AT_NIGHT + timedelta(minutes=minutes)


async def test_on_a_holiday_night_with_a_silent_head_the_substitute_is_told_on_time(
    db: Database, mailbox: Mailbox, receiver: Receiver
) -> None:
    brand = cinema(jefa=OFFICE, noche=NIGHTS)  # the head is always reachable, the guard at night, the lead is not
    await crew(db)
    reply = await waits(db, brand, at=TWO_AT_NIGHT, minutes=15)
    night = watch(db, brand, smtp_url=mailbox.url, webhook_url=receiver.url)
    await night.tick(after(0))
    assert mailbox.readers == ["ana@aurora.example", "marta@aurora.example"]  # the head; redes is informed

    for seconds in range(10, 300, 10):
        await night.tick(TWO_AT_NIGHT + timedelta(seconds=seconds))
    assert len(mailbox.mails) == 2
    await night.tick(after(5))

    assert mailbox.readers == ["ana@aurora.example", "marta@aurora.example", "nico@aurora.example"]
    mail = next(mail for mail in mailbox.mails if "nico" in str(mail["To"]))
    assert mail["Subject"] == "Crítica: una respuesta espera su decisión (vence 02:15)"
    assert "Aviso 2. Le toca decidir a: Guardia de noche" in mail.get_content()
    assert f"https://p.example/queue/{reply.id}" in mail.get_content()
    assert [text.splitlines()[-2] for text in receiver.texts] == [
        "Aviso 1. Le toca decidir a: Dirección",
        "Aviso 2. Le toca decidir a: Guardia de noche",
    ]
    await change(db, reply, seen_at=after(6))
    await night.tick(after(12))
    assert len(mailbox.mails) == 3
    await night.close()


async def test_a_head_outside_her_hours_is_not_waited_for(db: Database, mailbox: Mailbox) -> None:
    brand = cinema(direccion=OFFICE, jefa=OFFICE, noche=NIGHTS)
    await crew(db)
    await waits(db, brand, at=TWO_AT_NIGHT, minutes=15)
    night = watch(db, brand, smtp_url=mailbox.url)
    await night.tick(after(0))
    assert "nico@aurora.example" in mailbox.readers
    assert "marta@aurora.example" not in mailbox.readers
    await night.close()


async def test_a_mail_server_that_is_down_at_night_does_not_keep_the_substitute_from_the_channel(
    db: Database, receiver: Receiver
) -> None:
    await crew(db)
    brand = cinema()
    await waits(db, brand, at=TWO_AT_NIGHT, minutes=15)
    night = watch(db, brand, smtp_url="smtp://127.0.0.1:1?tls=off", webhook_url=receiver.url)
    for seconds in range(0, 310, 10):
        await night.tick(TWO_AT_NIGHT + timedelta(seconds=seconds))
    assert any("Aviso 2. Le toca decidir a: Jefa de comunidad" in text for text in receiver.texts)
    assert any("El aviso por correo no ha llegado." in text for text in receiver.texts)
    await night.close()


async def test_two_servers_tell_everything_once(db: Database, mailbox: Mailbox, receiver: Receiver) -> None:
    await crew(db)
    brand = cinema()
    await waits(db, brand, at=TWO_AT_NIGHT, minutes=600)
    both = [watch(db, brand, smtp_url=mailbox.url, webhook_url=receiver.url) for _ in range(2)]
    for minute in (0, 5, 10):
        await asyncio.gather(*(one.tick(after(minute)) for one in both))
        await asyncio.gather(*(one.tick(after(minute)) for one in both))
    assert mailbox.readers == [f"{name}@aurora.example" for name in ("ana", "julia", "marta", "nico")]
    assert len(receiver.posts) == 3
    for one in both:
        await one.close()


async def test_it_watches_by_itself_and_stops_at_once_though_a_receiver_hangs(
    db: Database, mailbox: Mailbox, receiver: Receiver
) -> None:
    await crew(db)
    brand = cinema()
    receiver.slow = 30
    await waits(db, brand, at=TWO_AT_NIGHT, minutes=600, tell=False)
    settings: dict[str, Any] = {"smtp_url": mailbox.url, "webhook_url": receiver.url}
    running = watch(db, brand, clock=lambda: TWO_AT_NIGHT, every=0.05, **settings)
    running.start()
    assert await asyncio.to_thread(within, 10, lambda: len(mailbox.mails) == 2 and receiver.posts)
    begun = time.monotonic()
    await running.close()
    assert time.monotonic() - begun < 1


async def test_a_slow_receiver_does_not_keep_others_from_writing(db: Database, receiver: Receiver) -> None:
    await crew(db)
    brand = cinema()
    receiver.slow = 30
    reply = await waits(db, brand, at=TWO_AT_NIGHT, minutes=600)
    running = watch(db, brand, clock=lambda: TWO_AT_NIGHT, every=0.05, webhook_url=receiver.url)
    running.start()
    assert await asyncio.to_thread(within, 10, lambda: receiver.posts)
    begun = time.monotonic()
    await change(db, reply, seen_at=TWO_AT_NIGHT)
    assert time.monotonic() - begun < 1
    await running.close()


async def test_a_fault_does_not_end_the_watch(
    db: Database, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    await crew(db)
    brand, faults = cinema(), iter([True, True, True])

    def clock() -> datetime:
        if next(faults, False):
            raise ValueError("una frase de alguien")
        return TWO_AT_NIGHT

    await waits(db, brand, at=TWO_AT_NIGHT, minutes=600, tell=False)
    running = watch(db, brand, clock=clock, every=0.02, webhook_url=receiver.url)
    running.start()
    assert await asyncio.to_thread(within, 10, lambda: receiver.posts)
    await running.close()
    assert "the watch stumbled: ValueError" in caplog.text
    assert "una frase" not in caplog.text
    assert await told(db) == [("new", 0, ["marta"])]


async def test_a_drill_looks_and_tells_nobody_outside(db: Database, mailbox: Mailbox, receiver: Receiver) -> None:
    brand = cinema(jefa=OFFICE, noche=NIGHTS)
    await crew(db)
    await waits(db, brand, at=TWO_AT_NIGHT, minutes=15)
    rehearsed = watch(db, brand, smtp_url=mailbox.url, webhook_url=receiver.url, delivers=False)
    await rehearsed.tick(after(0))
    assert (mailbox.mails, receiver.posts) == ([], [])
    await rehearsed.close()
    await watch(db, brand, smtp_url=mailbox.url, webhook_url=receiver.url).tick(after(0))
    assert mailbox.readers  # there was something to tell
