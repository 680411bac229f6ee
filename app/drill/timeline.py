"""The comments of a drill at their minutes, each with its speaker: the same for the same script, brand and seed."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.brand.brand import WEEK, Brand
from app.comments.comment import Comment
from app.drill.script import Rumour, Said, Script, Start, Wave, Who
from app.drill.words import handle, hours, varied, words_of

EPOCH = date(2026, 11, 16)
"""A Monday: drills are played in the week from it on, so that dates in files and seeds repeat."""
COPIES_WITHIN = 3.0
"""Minutes in which copies of one comment follow it."""


class Heard(NamedTuple):
    """One comment of the drill. `number` counts from 1 in order of time; `at`: minutes from the start."""

    number: int
    at: float
    who: Who
    comment: Comment
    followers: int | None


class _Spoken(NamedTuple):
    at: float
    who: Who
    text: str
    network: str
    author: str
    followers: int | None
    rating: int | None


def begins(script: Script, brand: Brand, week: date = EPOCH) -> datetime:
    """The moment of minute 0, in the brand's zone. `week`: the Monday of the week it is played in."""
    day = week + timedelta(days=WEEK.index(script.starts_at.day))
    hours, minutes = script.starts_at.time.split(":")
    return datetime.combine(day, time(int(hours), int(minutes)), ZoneInfo(brand.hours.zone))


def started(now: datetime, brand: Brand) -> Start:
    """The brand's local day and time of a moment: for a drill that people play at the hour it is."""
    local = now.astimezone(ZoneInfo(brand.hours.zone))
    return Start(day=WEEK[local.weekday()], time=f"{local:%H:%M}")


def heard(script: Script, brand: Brand, seed: int, start: datetime) -> tuple[Heard, ...]:
    """Every comment of the drill, by minute."""
    teller = _Teller(script, brand, Random(f"{script.id}·{seed}"))  # noqa: S311 - a rehearsal that repeats
    spoken = sorted(teller.all(), key=lambda one: one.at)
    return tuple(
        Heard(n, one.at, one.who, _comment(one, script.id, n, start), one.followers) for n, one in enumerate(spoken, 1)
    )


def _comment(one: _Spoken, drill: str, number: int, start: datetime) -> Comment:
    return Comment(
        network=one.network,
        text=one.text,
        id=f"{drill}-{number:04}",
        author=one.author,
        posted_at=start + timedelta(minutes=one.at),
        rating=one.rating,
    )


class _Teller:
    """Draws in a fixed order, so that one comment more at the end changes none before it."""

    def __init__(self, script: Script, brand: Brand, random: Random) -> None:
        self.script, self.brand, self.random = script, brand, random
        self.networks = [network.id for network in brand.networks]
        self.taken = {said.author for said in script.comments if said.author}
        self.slots = {"brand": brand.name, "title": script.title}

    def all(self) -> Iterator[_Spoken]:
        for said in self.script.comments:
            yield from self._said(said)
        for wave in self.script.waves:
            yield from self._spread(wave, wave.who, wave.followers)
        for rumour in self.script.rumours:
            yield from self._spread(rumour, "rumour", None)
        yield from self._usual()

    def _said(self, said: Said) -> Iterator[_Spoken]:
        for copy in range(said.same):
            author = said.author if said.author and copy == 0 else handle(self.random, self.taken)
            late = self.random.uniform(0, COPIES_WITHIN) if copy else 0.0
            at = min(round(said.at + late, 2), self.script.minutes)
            network = said.network or self._network(())
            yield _Spoken(at, said.who, said.text, network, author, said.followers, said.rating)

    def _spread(self, wave: Wave | Rumour, who: Who, followers: int | None) -> Iterator[_Spoken]:
        moments = sorted(round(self.random.uniform(wave.at, wave.until), 2) for _ in range(wave.count))
        for n, at in enumerate(moments):
            turn, place = divmod(n, len(wave.texts))
            slots = {**self.slots, **hours(self.script.starts_at, self.random)}
            text = varied(wave.texts[place], turn, who, self.brand.language, self.random, slots)
            author = handle(self.random, self.taken)
            yield _Spoken(at, who, text, self._network(wave.networks), author, followers, None)

    def _usual(self) -> Iterator[_Spoken]:
        texts = ordinary(self.script, self.brand)
        for _ in range(self.script.usual):
            at = round(self.random.uniform(0, self.script.minutes), 2)
            text, author = self.random.choice(texts), handle(self.random, self.taken)
            yield _Spoken(at, "background", text, self._network(()), author, None, None)

    def _network(self, among: tuple[str, ...]) -> str:
        """The brand's first networks speak most: it lists what counts first."""
        names = list(among) or self.networks
        return self.random.choices(names, [1 / (place + 1) for place in range(len(names))])[0]


def ordinary(script: Script, brand: Brand) -> tuple[str, ...]:
    """What people write on any day: its own texts, else comments of the brand's past replies, else shipped ones."""
    calm = {o.id for o in brand.protocol.outcomes if brand.protocol.kind(o.id) in ("praise", "request", "improvement")}
    past = tuple(reply.comment for reply in brand.replies if reply.outcome in calm)
    return script.background.texts or past[:60] or words_of(brand.language).background
