"""A bulletin reaches each person once, by mail and in the team's channel, in words that name no comment."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from app.brand.brand import Hours
from app.db import Database
from app.notify.alert import on_the_clock
from app.notify.bulletin import Bulletin, bulletin_letter, bulletins_together, proclaim
from app.notify.delivery import Delivering
from app.notify.notices import colleagues
from app.notify.outbox import KEPT, clear
from app.settings import Settings
from app.wording import Wording
from tests import made
from tests.made import NOW
from tests.notify.house import account, change, cinema, crew, sent, waits
from tests.notify.receivers import Mailbox, Receiver
from tests.notify.test_delivery import closed_port

BRAND = cinema()
Make = Callable[..., Delivering]


def bulletin(key: str = "line:E1:2", **over: Any) -> Bulletin:
    fields: dict[str, Any] = {
        "key": key,
        "subject": Wording(es="Toca actualizar el mensaje oficial", en="The official line is due for an update"),
        "lines": (Wording(es="Prometida para las 12:00.", en="Promised for 12:00."),),
        "path": "/incidents/abc",
        "severity": "high",
    }
    return Bulletin(**{**fields, **over})


@pytest.fixture
async def delivering(db: Database) -> AsyncIterator[Make]:
    opened: list[Delivering] = []

    def make(**settings: Any) -> Delivering:
        given = {"mail_from": "avisos@aurora.example", "public_url": "https://p.example", **settings}
        opened.append(Delivering(Settings(**given), lambda: BRAND, db, jitter=lambda: 0.0))
        return opened[-1]

    yield make
    for one in opened:
        await one.close()


async def tell(db: Database, *bulletins: Bulletin, people: Any = None, seconds: int = 0) -> None:
    async with db.write() as connection:
        for one in bulletins:
            await proclaim(connection, one, people, NOW + timedelta(seconds=seconds))


async def test_leads_and_heads_read_it_by_mail_and_the_team_in_its_channel(
    db: Database, delivering: Make, mailbox: Mailbox, receiver: Receiver
) -> None:
    await crew(db)
    await tell(db, bulletin())
    assert await delivering(smtp_url=mailbox.url, webhook_url=receiver.url).deliver(NOW) == 4
    assert mailbox.readers == ["julia@aurora.example", "marta@aurora.example", "nico@aurora.example"]
    assert {str(mail["Subject"]) for mail in mailbox.mails} == {"Alta: Toca actualizar el mensaje oficial"}
    assert "https://p.example/incidents/abc" in mailbox.mails[0].get_content()
    assert receiver.texts == [
        "Alta: Toca actualizar el mensaje oficial\nPrometida para las 12:00.\nhttps://p.example/incidents/abc"
    ]


async def test_the_same_key_is_told_once_whatever_it_says_later(db: Database) -> None:
    await crew(db)
    await tell(db, bulletin())
    before = await sent(db)
    await tell(db, bulletin(severity="critical"), bulletin(), seconds=60)
    assert await sent(db) == before
    await tell(db, bulletin("line:E1:3"), seconds=60)
    assert len(await sent(db)) == 2 * len(before)


async def test_only_those_named_get_mail_and_who_has_no_address_reads_the_channel(db: Database) -> None:
    await crew(db)
    async with db.read() as connection:
        some = [p for p in await colleagues(connection) if p.id in ("luis", "ana")]
    await tell(db, bulletin(), people=some)
    assert [(row.channel, row.target) for row in await sent(db)].count(("mail", "ana")) == 1
    assert {(row.channel, row.target) for row in await sent(db)} == {("mail", "ana"), ("webhook", "team")}


async def test_who_is_away_is_left_in_peace_unless_everybody_is(db: Database) -> None:
    away = NOW + timedelta(days=1)
    await account(db, "marta", "head", away_until=away)
    await account(db, "julia", "lead")
    await tell(db, bulletin("one"))
    assert {row.target for row in await sent(db)} == {"julia", "team"}


async def test_where_all_leads_are_away_all_of_them_are_told(db: Database) -> None:
    away = NOW + timedelta(days=1)
    await account(db, "marta", "head", away_until=away)
    await account(db, "julia", "lead", away_until=away)
    await tell(db, bulletin())
    assert {row.target for row in await sent(db)} == {"marta", "julia", "team"}


async def test_where_there_are_no_leads_the_admins_are_told(db: Database) -> None:
    await account(db, "root", "admin")
    await account(db, "ana", "agent")
    await tell(db, bulletin())
    assert {row.target for row in await sent(db)} == {"root", "team"}


async def test_a_mail_in_trouble_is_told_to_the_channel_once_for_all(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    await crew(db)
    await tell(db, bulletin())
    out = delivering(smtp_url=f"smtp://127.0.0.1:{closed_port()}?tls=off", webhook_url=receiver.url)
    for seconds in (0, 10, 11):
        await out.deliver(NOW + timedelta(seconds=seconds))
    assert len(receiver.texts) == 2
    assert "El aviso por correo no ha llegado." in receiver.texts[1]


async def test_a_channel_in_trouble_is_told_by_mail_to_who_decides_where_no_mail_went_out(
    db: Database, delivering: Make, mailbox: Mailbox, receiver: Receiver
) -> None:
    await crew(db)
    receiver.answers = [(500, {}, b"")] * 5
    await tell(db, bulletin("quiet"), people=())
    await tell(db, bulletin("loud"))
    out = delivering(smtp_url=mailbox.url, webhook_url=receiver.url)
    for seconds in (0, 10, 11):
        await out.deliver(NOW + timedelta(seconds=seconds))
    again = [mail for mail in mailbox.mails if "El aviso al canal del equipo no ha llegado." in mail.get_content()]
    assert sorted(str(mail["To"]) for mail in again) == [
        "julia@aurora.example", "marta@aurora.example", "nico@aurora.example"
    ]  # fmt: skip
    assert len(mailbox.mails) == 6


async def test_many_at_once_come_as_one_list_apart_from_notices_of_replies(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    await crew(db)
    for number in range(5):
        await waits(db, BRAND, "high", comment=made.comment(f"Número {number}"))
    said = Wording(es="Se ha declarado una crisis", en="A crisis was declared")
    await tell(db, *(bulletin(f"k{n}") for n in range(4)), bulletin("worst", severity="critical", subject=said))
    await delivering(webhook_url=receiver.url).deliver(NOW)
    assert sorted(text.splitlines()[0].split(" (")[0] for text in receiver.texts) == [
        "5 avisos. Crítica: Se ha declarado una crisis",
        "5 respuestas esperan. Alta: una respuesta espera su decisión",
    ]


async def test_ntfy_rings_by_the_severity_of_a_bulletin(db: Database, delivering: Make, receiver: Receiver) -> None:
    await crew(db)
    await tell(db, bulletin(severity="critical"))
    await delivering(webhook_url=receiver.url + "#ntfy").deliver(NOW)
    assert (receiver.posts[0][2]["priority"], receiver.posts[0][2]["click"]) == (5, "https://p.example/incidents/abc")


def test_it_is_told_in_the_language_asked_for_each_line_on_one_line() -> None:
    told = bulletin_letter(bulletin(lines=(Wording(es="a\nb", en="c\r\nd"),), undelivered="mail"), "en", None)
    assert told.subject == "High: The official line is due for an update"
    assert (told.lines, told.link) == (("c d", "The notice by mail did not arrive."), None)
    several, severity = bulletins_together([bulletin("1"), bulletin("2", severity="critical")], "en", None)
    assert (several.subject.partition(" Critical")[0], severity) == ("2 notices.", "critical")


@pytest.mark.parametrize("path", ["https://evil.example/", "incidents", "/a b", "", "/a\n"])
def test_a_bulletin_opens_our_own_pages_only(path: str) -> None:
    with pytest.raises(ValidationError):
        bulletin(path=path)


def test_a_moment_is_the_brand_s_and_names_the_day_where_it_is_another() -> None:
    brand = made.brand(hours=Hours(zone="Europe/Madrid"))
    assert on_the_clock(NOW, brand, NOW) == Wording(es="11:00", en="11:00")
    assert on_the_clock(NOW + timedelta(days=1), brand, NOW) == Wording(es="21/11 11:00", en="2026-11-21 11:00")


async def test_what_is_over_leaves_the_outbox_after_thirty_days(
    db: Database, delivering: Make, receiver: Receiver
) -> None:
    await crew(db)
    reply = await waits(db, BRAND)
    await tell(db, bulletin())
    out = delivering(webhook_url=receiver.url)
    await out.deliver(NOW)
    await tell(db, bulletin("waits"))
    later = NOW + KEPT + timedelta(seconds=1)
    async with db.write() as connection:
        assert await clear(connection, NOW + KEPT) == 0
        assert await clear(connection, later) == 4
    left = await sent(db)
    assert {row.notice is None for row in left if row.next_try_at is None} == {False}
    await change(db, reply, state="rejected")
    async with db.write() as connection:
        await clear(connection, later)
    assert [row.sent_at for row in await sent(db)] == [None] * 4
