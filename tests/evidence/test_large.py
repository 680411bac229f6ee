"""A hundred thousand passages: bounded memory, and a search that people do not notice."""

import os
import random
import resource
import statistics
import time
from pathlib import Path

import pytest

from app.brand.replies import PastReply
from app.evidence.analyse import words
from app.evidence.fulltext import FullText
from app.evidence.pool import Query
from app.evidence.rows import Row
from app.evidence.shelve import reply_passage, shelve
from tests.evidence.made import florist

PASSAGES = 100_000
MEBIBYTE = 1 << 20
MEMORY = 400
"""Mebibytes that the index may add, the statistics of the passages it remembers included."""
P95 = 0.05
"""Seconds of CPU of one search; the machines that run this are slow and shared."""
CHANGE = 0.05
"""Seconds of CPU to learn one reply."""


def _resident() -> int:
    """Bytes that the process holds now, or at most so far where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _invented(chance: random.Random, n: int) -> list[str]:
    """Words by syllables, some common and most rare, as in any language."""
    syllables = [a + b for a in "bcdfglmnprst" for b in "aeiou"]
    return ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(n)]


def _texts(n: int) -> list[str]:
    chance = random.Random(11)
    own = sorted({w for row in shelve(florist()) for w in words(row.searched)})
    pool = own + _invented(chance, 30_000)
    weights = [1 / (rank + 1) for rank in range(len(pool))]
    drawn = chance.choices(pool, weights, k=n * 20)
    return [" ".join(drawn[i * 20 : (i + 1) * 20]) for i in range(n)]


@pytest.mark.stress
def test_a_hundred_thousand_replies_are_searched_in_bounded_memory(tmp_path: Path) -> None:
    texts = _texts(PASSAGES)
    rows = [Row(reply_passage(PastReply(comment=t, reply=f"r{i}"), f"reply:{i}", "es"), t) for i, t in enumerate(texts)]
    writer = FullText(tmp_path / "x.sqlite3")
    for first in range(0, PASSAGES, 5_000):
        writer.apply(rows[first : first + 5_000], [], None)
    writer.close()
    del rows
    before = _resident()
    index = FullText(tmp_path / "x.sqlite3")
    chance = random.Random(3)
    seconds: list[float] = []
    firsts = 0
    asked = chance.sample(range(PASSAGES), 300)
    for i in asked:
        query = " ".join(chance.sample(texts[i].split(), 10))
        start = time.process_time()
        found = index.search(Query.of(query), "replies")
        index.passages([f.id for f in found[:5]], "replies")
        seconds.append(time.process_time() - start)
        firsts += any(f.id == f"reply:{i}" for f in found[:5])
    added = (_resident() - before) / MEBIBYTE
    p95 = statistics.quantiles(seconds, n=20)[-1]
    start = time.process_time()
    index.apply([Row(reply_passage(PastReply(comment="nuevo", reply="r"), "reply:new", "es"), "nuevo")], [], None)
    change = time.process_time() - start
    assert firsts >= 0.9 * len(asked)
    assert added < MEMORY
    assert p95 < P95
    assert change < CHANGE
    index.close()
