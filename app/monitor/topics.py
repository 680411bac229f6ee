"""What the comments of the last hours speak of: the words that more people use than usual."""

import asyncio
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.comments.comment import Comment
from app.evidence.analyse import stems, tells, words
from app.monitor.tables import heard
from app.review.tables import comments
from app.value import Value

MOST_READ = 5_000
"""Comments that are read for the topics, and as many from before to compare with; the newest of each."""
MOST = 12
"""Topics of a list."""
FEWEST_AUTHORS = 3
"""People who must speak of it."""
WORDS = 3
"""Of a label."""
TOGETHER = 0.5
"""Part of a word's comments in which another word must stand to be of the same topic."""
KNOWN = 5.0
"""Comments that every word is supposed to have stood in before: rare words change by factors all the time."""


class Topic(Value):
    """`label`: its telling words, as most people write them. `change`: times as often as in the comments before."""

    label: tuple[str, ...]
    count: int
    authors: int
    sample: str
    """Key of the comment that says most of it."""
    change: float


class _Said(NamedTuple):
    key: str
    author: str
    stems: frozenset[str]


async def topics(connection: AsyncConnection, since: datetime, until: datetime | None = None) -> list[Topic]:
    """The topics of what was posted from `since` on, those that grew most first. `until`: as of an earlier moment."""
    h = heard.c
    now = () if until is None else (h.at <= until,)
    asked = select(h.key, h.author, comments.c.comment).join(comments, comments.c.key == h.key)
    newest = asked.order_by(h.at.desc(), h.key).limit(MOST_READ)
    recent = (await connection.execute(newest.where(h.at >= since, *now))).all()
    before = (await connection.execute(newest.where(h.at < since))).all()
    return await asyncio.to_thread(_topics, recent, before)


def _topics(recent: Iterable[tuple[str, str, str]], before: Iterable[tuple[str, str, str]]) -> list[Topic]:
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    said = [_said(*row, written) for row in recent]
    earlier = [_said(*row, defaultdict(Counter)) for row in before]
    usual = Counter(stem for one in earlier for stem in one.stems)
    holding: defaultdict[str, list[_Said]] = defaultdict(list)
    for one in said:
        for stem in one.stems:
            holding[stem].append(one)

    def change(stem: str) -> float:
        part = (usual[stem] + KNOWN * min(1.0, len(earlier) / KNOWN / 20)) / max(len(earlier), 100)
        return len(holding[stem]) / len(said) / part if part else 1.0

    many = {stem: len({one.author for one in who}) for stem, who in holding.items()}
    weight = {
        stem: n * max(0.0, math.log(max(change(stem), 1.0)) + 0.1) for stem, n in many.items() if n >= FEWEST_AUTHORS
    }
    found, taken = list[Topic](), set[str]()
    for stem in sorted(weight, key=lambda s: (-weight[s], s)):
        if stem in taken or len(found) == MOST:
            continue
        others = _beside(stem, holding[stem], weight, taken)
        taken |= {stem, *others}
        label = tuple(written[one].most_common(1)[0][0] for one in (stem, *others))
        sample = max(holding[stem], key=lambda one: (len(one.stems & {stem, *others}), one.key))
        found.append(Topic(label=label, count=len(holding[stem]), authors=many[stem], sample=sample.key,
                           change=round(change(stem), 1)))  # fmt: skip
    return found


def _said(key: str, author: str, comment: str, written: defaultdict[str, Counter[str]]) -> _Said:
    plain = [word for word in words(Comment.model_validate_json(comment).text) if tells(word)]
    found = stems(plain)
    for stem, word in zip(found, plain, strict=True):
        written[stem][word] += 1
    return _Said(key, author, frozenset(found))


def _beside(stem: str, who: list[_Said], weight: dict[str, float], taken: set[str]) -> tuple[str, ...]:
    """The words that mostly stand in the same comments."""
    with_it = Counter(other for one in who for other in one.stems if other in weight and other not in taken)
    del with_it[stem]
    near = [other for other, n in with_it.items() if n >= TOGETHER * len(who)]
    return tuple(sorted(near, key=lambda other: (-with_it[other], other))[: WORDS - 1])
