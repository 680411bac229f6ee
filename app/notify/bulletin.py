"""A message to people that is not about one reply: a crisis was declared, a line changed, an answer is overdue."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.words import SEVERITIES as GRADES
from app.brand.words import Severity
from app.notify.alert import NO_MAIL, NO_WEBHOOK, SEVERITIES, Channel, Letter, one_line
from app.notify.duty import DECIDE, Colleague
from app.notify.notices import TEAM, colleagues
from app.notify.outbox import put
from app.value import Value
from app.wording import Tongue, Wording

SEVERAL = Wording(es="{count} avisos. {first}", en="{count} notices. {first}")
LEADING = ("lead", "head")


class Bulletin(Value):
    """What is told, in both languages. Moments in it come from `app.notify.alert.on_the_clock`."""

    kind: Literal["bulletin"] = "bulletin"
    """Tells it from an Alert where both are stored."""
    key: Annotated[str, Field(min_length=1, max_length=200)]
    """Each person is told once under a key, as long as the outbox remembers (30 days)."""
    subject: Wording
    lines: tuple[Wording, ...] = ()
    path: Annotated[str, Field(pattern=r"^/[^\s]*$")]
    """The page that it opens, on our own address."""
    severity: Severity
    undelivered: Channel | None = None
    """This is the other way: that one failed."""


async def proclaim(
    connection: AsyncConnection, bulletin: Bulletin, people: Iterable[Colleague] | None, now: datetime
) -> None:
    """Stores it for the people and, once, for the team's channel, in the caller's transaction.

    `people` None: every lead and head who is not away; all of them where everybody is, and the admins where there are
    none. Whoever has no address reads it in the channel. The same key is told once.
    """
    told = leading(await colleagues(connection), now) if people is None else tuple(people)
    words = bulletin.model_dump_json()
    for person in told:
        if person.email:
            await put(connection, "mail", person.id, words, now, key=bulletin.key)
    await put(connection, "webhook", TEAM, words, now, key=bulletin.key)


def leading(roster: Sequence[Colleague], now: datetime) -> tuple[Colleague, ...]:
    """Every lead and head who is there, or whoever else may decide."""
    leads = [p for p in roster if p.role in LEADING] or [p for p in roster if p.role in DECIDE]
    return tuple(p for p in leads if p.away_until is None or p.away_until <= now) or tuple(leads)


def bulletin_letter(bulletin: Bulletin, tongue: Tongue, public_url: str | None) -> Letter:
    """The bulletin in words. Its link opens a page and decides nothing."""
    lines = [line.in_(tongue) for line in bulletin.lines]
    if bulletin.undelivered:
        lines.append((NO_MAIL if bulletin.undelivered == "mail" else NO_WEBHOOK).in_(tongue))
    return Letter(
        subject=one_line(f"{SEVERITIES[bulletin.severity].in_(tongue)}: {bulletin.subject.in_(tongue)}"),
        lines=tuple(one_line(line) for line in lines),
        link=f"{public_url}{bulletin.path}" if public_url else None,
    )


def bulletins_together(
    bulletins: Sequence[Bulletin], tongue: Tongue, public_url: str | None
) -> tuple[Letter, Severity]:
    """One letter for all of them, the gravest first, and that one's severity."""
    order = sorted(bulletins, key=lambda b: -GRADES.index(b.severity))
    said = [bulletin_letter(one, tongue, public_url) for one in order]
    if len(said) == 1:
        return said[0], order[0].severity
    heading = SEVERAL.in_(tongue).format(count=len(said), first=said[0].subject)
    lines = [" · ".join((one.subject, *one.lines, *((one.link,) if one.link else ()))) for one in said]
    return Letter(subject=heading, lines=tuple(lines), link=f"{public_url}/queue" if public_url else None), (
        order[0].severity
    )
