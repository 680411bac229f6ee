"""Voices that carry far: journalists, and people whom many follow."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.monitor.alert import MOST_QUOTES, Evidence, Found, latest, proposed_scenario, proposed_severity
from app.monitor.rhythm import WEEKS
from app.monitor.tables import heard

BACK = timedelta(hours=24)
"""Older comments that come in late are no news."""
QUIET = timedelta(minutes=10)
"""Voices that come in meanwhile are told together."""
LEAST_FOLLOWERS = 10_000
"""Nobody with fewer followers is an influencer, however quiet the brand's public is."""
TOP = 0.01
"""Part of the authors heard that count as influencers: the brand's own 99th percentile."""
UNIMPORTANT = ("praise", "off_topic")
"""Kinds of comment in which a voice that carries far does no harm."""


async def voices(connection: AsyncConnection, brand: Brand, now: datetime) -> list[Found]:
    """What there is to warn of: whoever was heard since the last warning of that kind."""
    found = []
    for kind in ("press", "influencer"):
        last = await latest(connection, kind, now)
        if last is None or last.until <= now:
            after = last.at if last else now - BACK
            found += await (_press if kind == "press" else _influencers)(connection, brand, now, after)
    return found


def _asked(brand: Brand, now: datetime, after: datetime) -> Select[Any]:
    """What came in after that moment and was posted lately."""
    h = heard.c
    unimportant = [one.id for one in brand.protocol.outcomes if brand.protocol.kind(one.id) in UNIMPORTANT]
    named = select(h.key, h.author, h.at, h.severity, h.scenario, h.followers)
    lately = (h.heard_at > after, h.heard_at <= now, h.at > now - BACK, h.outcome.not_in(unimportant))
    return named.where(*lately)


async def _press(connection: AsyncConnection, brand: Brand, now: datetime, after: datetime) -> list[Found]:
    h = heard.c
    asked = _asked(brand, now, after).where(h.signals.contains('"press"')).order_by(h.at.desc(), h.key)
    rows = (await connection.execute(asked)).all()
    return [_found("press", rows, None)] if rows else []


async def _influencers(connection: AsyncConnection, brand: Brand, now: datetime, after: datetime) -> list[Found]:
    h = heard.c
    many = _asked(brand, now, after).where(h.followers >= LEAST_FOLLOWERS).order_by(h.followers.desc(), h.key)
    rows = (await connection.execute(many)).all()
    if not rows:
        return []
    least = await threshold(connection, now)
    rows = [row for row in rows if row.followers >= least]
    return [_found("influencer", rows, least)] if rows else []


async def threshold(connection: AsyncConnection, now: datetime) -> int:
    """Followers from which on somebody is an influencer for this brand: the 99th percentile of its own public."""
    h = heard.c
    each = (
        select(func.max(h.followers).label("followers"))
        .where(h.followers.is_not(None), h.at > now - timedelta(weeks=WEEKS), h.source != "drill")
        .group_by(h.author)
        .subquery()
    )
    authors = await connection.scalar(select(func.count()).select_from(each)) or 0
    place = int(authors * TOP)
    top = select(each.c.followers).order_by(each.c.followers.desc()).offset(place).limit(1)
    return max(LEAST_FOLLOWERS, await connection.scalar(top) or 0) if authors * TOP >= 1 else LEAST_FOLLOWERS


def _found(kind: Any, rows: Sequence[Any], least: int | None) -> Found:
    evidence = Evidence(
        since=min(row.at for row in rows),
        until=max(row.at for row in rows),
        count=len(rows),
        authors=len({row.author for row in rows}),
        comments=tuple(row.key for row in rows[:MOST_QUOTES]),
        followers=max((row.followers or 0 for row in rows), default=0) or None,
        threshold=least,
    )
    severities = [row.severity for row in rows]
    return Found(
        kind=kind,
        subject=kind,
        evidence=evidence,
        scenario=proposed_scenario([row.scenario for row in rows]),
        severity=proposed_severity([*severities, *severities], "medium"),
        quiet=QUIET,
    )
