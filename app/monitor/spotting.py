"""Spikes in what was heard: each series against its rhythm, and one warning for each wave."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import numpy as np
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.monitor.alert import MOST_QUOTES, Alert, Evidence, Found, proposed_scenario, proposed_severity
from app.monitor.habits import Habits, expected, habits
from app.monitor.rhythm import WINDOWS, Rhythm
from app.monitor.spike import BACK, FEWEST_AUTHORS, LONGEST, Spike, bar, spikes
from app.monitor.surprise import surprise
from app.monitor.tables import heard
from app.monitor.volume import ALL, GRAVE, Counts, Volume, volume, within

QUIET = timedelta(hours=2)
"""How long a wave does not warn again. It goes on on the live page."""
COPIES = 8
"""Near-identical comments that are a campaign, beside what the rhythm says."""
COPIED_USUALLY = 0.01
"""Part of all comments that any one wording is supposed to bring."""
COPIED_SPREAD = 1.0
LOOKED_AT_COPIES = 20
"""Wordings that are looked at, the most repeated."""
MOST_AT_ONCE = 5
"""Waves of one look that are told, those that exceed most; what rises with them is named in their evidence."""
DOUBLE = 2.0
"""How far beyond its bar a general series must be to warn while a wave is known: it is most likely the same one."""
LOOKED_AT = 400
"""Comments of a window that are read for what it proposes, the newest."""


async def spotted(connection: AsyncConnection, brand: Brand, now: datetime, known: Iterable[Alert]) -> list[Found]:
    """What there is to warn of. `known`: alerts that are fresh."""
    waves = [alert for alert in known if alert.kind == "spike"]
    seen = await volume(connection, now - timedelta(minutes=BACK + LONGEST), now, 1)
    if not seen.series:
        return []
    usual = await habits(connection, brand.hours.zone, now)
    looks = watched(brand)
    means = {name: expected(usual.of(name), seen.starts, 1, brand.hours.zone) for name in (*seen.series, ALL)}
    found = list(spikes(seen.series, means, {name: usual.of(name) for name in seen.series}, looks))
    found += await _copied(connection, seen, means[ALL], usual, looks)
    made, told = list[Found](), {alert.scenario for alert in waves if alert.scenario}
    for spike, others in _one_each(found, waves):
        one = await _evident(connection, brand, seen, spike, others, usual.of(spike.series))
        if one is None or (one.scenario and one.subject != f"scenario:{one.scenario}" and one.scenario in told):
            continue
        made.append(one)
        told |= {one.scenario} if one.scenario else set()
    return made


def watched(brand: Brand) -> int:
    """How many series are looked at: the stated rate is shared out among them."""
    return 2 + len(brand.protocol.outcomes) + len(brand.scenarios) + LOOKED_AT_COPIES


def _one_each(found: list[Spike], waves: list[Alert]) -> list[tuple[Spike, tuple[str, ...]]]:
    """One spike for each wave, with the other series that it lifts.

    A scenario or a wording is a wave of its own, scenarios first: a wording that belongs to one is the same wave. The
    general series (all, a kind, the grave ones) are told only where no such wave explains them, the one that exceeds
    most for all of them.
    """
    silenced = frozenset(subject for alert in waves for subject in alert.subjects)
    own = [spike for spike in found if not _general(spike.series)]
    general = sorted((spike for spike in found if _general(spike.series)), key=lambda s: -s.excess)
    lifted = tuple(spike.series for spike in general)
    told = [(spike, lifted) for spike in own if spike.series not in silenced]
    told.sort(key=lambda one: (one[0].series.startswith("likeness:"), -one[0].excess))
    if len(told) > MOST_AT_ONCE:
        rest = tuple(spike.series for spike, _ in told[MOST_AT_ONCE:])
        told = [(spike, (*others, *rest)) for spike, others in told[:MOST_AT_ONCE]]
    if general and not own:
        loudest = next(
            (one for one in general if one.series != ALL and one.excess > 0.8 * general[0].excess), general[0]
        )
        if not waves or (loudest.series not in silenced and loudest.excess >= DOUBLE):
            told.append((loudest, lifted))
    return told


def _general(series: str) -> bool:
    return series in (ALL, GRAVE) or series.startswith("outcome:")


async def _copied(connection: AsyncConnection, seen: Volume, usual: Counts, habit: Habits, looks: int) -> list[Spike]:
    """Wordings that many comments of the last hour share."""
    h, end = heard.c, seen.slots
    since = datetime.fromtimestamp(int(seen.starts[-LONGEST]), UTC)
    until = datetime.fromtimestamp(int(seen.starts[-1]) + 60, UTC)
    many = func.count()
    asked = (
        select(h.likeness, many)
        .where(h.at >= since, h.at < until, h.incident.is_(None))
        .group_by(h.likeness)
        .having(many >= COPIES)
        .order_by(many.desc(), h.likeness)
        .limit(LOOKED_AT_COPIES)
    )
    rows = (await connection.execute(asked)).all()
    mean = COPIED_USUALLY * float(usual[-LONGEST:].sum())
    limit = bar(habit.silent, len(habit.silent.spread) - 1, looks)
    found = []
    for likeness, count in rows:
        far = float(surprise(np.array([float(count)]), np.array([mean]), COPIED_SPREAD)[0])
        if far > limit:
            found.append(Spike(f"likeness:{likeness}", LONGEST, end - 1, count, mean, far, limit))
    return found


async def _evident(
    connection: AsyncConnection, brand: Brand, seen: Volume, spike: Spike, others: tuple[str, ...], rhythm: Rhythm
) -> Found | None:
    """The spike with its evidence; None where too few people make it."""
    until = datetime.fromtimestamp(int(seen.starts[spike.end]) + 60, UTC)
    since = until - timedelta(minutes=spike.minutes)
    h = heard.c
    inside: tuple[ColumnElement[bool], ...] = (
        h.at >= since, h.at < until, h.incident.is_(None), *within(spike.series),
    )  # fmt: skip
    authors = await connection.scalar(select(func.count(h.author.distinct())).where(*inside)) or 0
    if authors < FEWEST_AUTHORS or not _by_many(spike, authors, rhythm):
        return None
    asked = select(h.key, h.severity, h.scenario).where(*inside).order_by(h.at.desc(), h.key).limit(LOOKED_AT)
    rows = (await connection.execute(asked)).all()
    scenario = proposed_scenario([row.scenario for row in rows])
    foreseen = brand.scenario(scenario)
    least = foreseen.severity if foreseen else "low"
    evidence = Evidence(
        since=since,
        until=until,
        count=spike.count,
        authors=authors,
        usual=round(spike.usual, 2),
        surprise=round(spike.surprise, 1),
        bar=round(spike.bar, 1),
        series=tuple(dict.fromkeys((spike.series, *others))),
        comments=tuple(row.key for row in rows[:MOST_QUOTES]),
    )
    severity = proposed_severity([row.severity for row in rows], least)
    return Found(
        kind="spike", subject=spike.series, evidence=evidence, scenario=scenario, severity=severity, quiet=QUIET
    )


def _by_many(spike: Spike, authors: int, rhythm: Rhythm) -> bool:
    """Whether it would be a spike if everybody had written once."""
    if authors == spike.count:
        return True
    copied = spike.series.startswith("likeness:")
    spread = COPIED_SPREAD if copied else rhythm.spread[WINDOWS.index(spike.minutes)]
    far = surprise(np.array([float(authors)]), np.array([spike.usual]), spread)[0]
    return bool(far > spike.bar)
