"""The ordinary weeks before a drill: monitoring knows the brand's rhythm only from what it has heard.

Each text is triaged once and written down many times: the history is the ground for the warnings, not what is played.
"""

import asyncio
import math
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from app.brand.opening import zone_of
from app.comments.comment import Comment
from app.comments.identity import comment_key
from app.drill.script import Script
from app.drill.timeline import ordinary
from app.monitor.habits import forget
from app.monitor.hearing import MOST, Item, keep, row
from app.operations.desk import Desk
from app.triage.assess import triage
from app.triage.triage import Triage

SOURCE = "history"
"""What drills themselves bring does not count as habit; this does."""
BY_DAY, BY_NIGHT = (8, 23), 0.15
"""Hours of the day at the script's pace, and the share of it in the others."""
SPREAD = 4.0
"""Shape of the gamma that each hour's pace is drawn by: hours differ more than chance alone makes them."""


async def lived(desk: Desk, script: Script, seed: int, start: datetime) -> int:
    """Writes down what was heard in the weeks before; how many comments. Nobody has answered any of them."""
    random = Random(f"{script.id}·{seed}·history")  # noqa: S311 - a rehearsal that repeats, nothing secret
    texts, network = ordinary(script, desk.brand), desk.brand.networks[0].id
    judged = await asyncio.to_thread(_judged, desk, texts, network, start)
    moments = list(_moments(desk, script, random, start))
    for begin in range(0, len(moments), MOST):
        items = [_item(random, network, texts, at) for at in moments[begin : begin + MOST]]
        rows = {one.key: row(one, judged[one.comment.text], one.comment.at(start), SOURCE) for one in items}
        async with desk.db.write() as connection:
            await keep(connection, rows, items)
            await forget(connection)
    return len(moments)


def _judged(desk: Desk, texts: tuple[str, ...], network: str, now: datetime) -> dict[str, Triage]:
    asked = {text: Comment(network=network, text=text) for text in texts}
    return {
        text: triage(comment, desk.brand, desk.situation, desk.outcomes, now=now) for text, comment in asked.items()
    }


def _moments(desk: Desk, script: Script, random: Random, start: datetime) -> Iterator[datetime]:
    """Every moment at which somebody wrote, oldest first."""
    zone = zone_of(desk.brand.hours.zone)
    for hour in range(script.background.weeks * 7 * 24, 0, -1):
        since = start - timedelta(hours=hour)
        day = BY_DAY[0] <= since.astimezone(zone).hour < BY_DAY[1]
        pace = script.background.per_hour * (1.0 if day else BY_NIGHT) * random.gammavariate(SPREAD, 1 / SPREAD)
        offsets = sorted(random.uniform(0, 3600) for _ in range(_poisson(random, pace)))
        yield from (since + timedelta(seconds=offset) for offset in offsets)


def _poisson(random: Random, mean: float) -> int:
    """How many happen where so many are expected: waiting times are exponential."""
    count, left = -1, mean
    while left >= 0:
        count += 1
        left -= -math.log(1.0 - random.random())
    return count


def _item(random: Random, network: str, texts: tuple[str, ...], at: datetime) -> Item:
    author = f"@vecindad{random.randrange(10_000_000)}"
    comment = Comment(network=network, text=random.choice(texts), author=author, posted_at=at)
    return Item(comment_key(comment), comment, None)
