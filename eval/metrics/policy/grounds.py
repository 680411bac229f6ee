"""What a statement may rest on: the official line, facts that stand, passages given, and the brand's own words.

Past replies and the manual at large prove a figure only where they speak of the same matter; the comment proves
nothing about us, but what it told may be repeated to it.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Generic, Literal, NamedTuple, TypeVar

from app.brand.brand import Brand, Weekday
from app.brand.facts import Fact
from app.comments.language import detect
from app.evidence.figures import Figure, figures
from app.evidence.sentences import sentences
from eval.metrics.phrases import plain
from eval.metrics.policy.hours import hour_spans, spelt_hours, weekdays
from eval.metrics.senses import senses
from eval.output import Written

Standing = Literal["line", "fact", "source", "own", "manual", "reply"]
"""`own`: contacts and texts that the brand wrote for the public; `manual`: what the draft was not given."""


class Ground(NamedTuple):
    """One sentence that stands. `topic`: what it speaks of (eval.metrics.senses)."""

    text: str
    plain: str
    standing: Standing
    topic: frozenset[str]
    figures: tuple[Figure, ...]
    moments: tuple[Figure, ...]
    """Its dates and hours, hours in words too."""
    days: frozenset[Weekday]
    ends: frozenset[str]
    """Where its spans of hours begin and end («de 9 a 20»), as `HH:MM`."""


T = TypeVar("T")


class Same(Generic[T]):
    """A value that is known again by being the same object: hashing a whole brand for each text costs too much."""

    def __init__(self, held: T) -> None:
        self.held = held

    def __hash__(self) -> int:
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.held is self.held


def grounds(written: Written) -> tuple[Ground, ...]:
    """Every sentence that a statement may rest on, the line first."""
    return _of_text(Same(written))


@lru_cache(maxsize=8)
def _of_text(same: Same[Written]) -> tuple[Ground, ...]:
    return (*of_case(same.held), *of_brand(same.held))


def of_case(written: Written) -> tuple[Ground, ...]:
    """The official line and the passages that the draft was given."""
    line = written.case.line
    own_line = [line.text, *(fact.statement for fact in line.facts if fact.status == "confirmed")] if line else []
    given = [ground for text in own_line for ground in _of(text, "line")]
    for source in written.sources:
        if source.kind == "line" or not _withheld(source.text, written):
            standing: Standing = "reply" if source.kind == "reply" else "line" if source.kind == "line" else "source"
            given += _of(source.text, standing)
    return tuple(given)


def of_brand(written: Written) -> tuple[Ground, ...]:
    """What the brand says whatever the case: one object as long as brand and day are the same."""
    return _of_brand(Same(written.brand), _day(written))


def binding(written: Written) -> tuple[Ground, ...]:
    """Without past replies, which bind nobody."""
    return tuple(ground for ground in grounds(written) if ground.standing != "reply")


def of_line(written: Written) -> tuple[Ground, ...]:
    """The official line of the open incident and its facts."""
    return tuple(ground for ground in grounds(written) if ground.standing == "line")


def told(written: Written) -> str:
    """What the person said, in this comment and before it."""
    comment = written.case.comment
    parts = [comment.text, *(turn.text for turn in comment.thread), *(a.description for a in comment.attachments)]
    return "\n".join([*parts, f"{comment.rating}" if comment.rating else ""])


def doubted(written: Written) -> tuple[Fact, ...]:
    """Facts, of the brand and of the line, that are false or not confirmed."""
    line = written.case.line.facts if written.case.line else ()
    return tuple(fact for fact in (*line, *written.brand.facts) if fact.status != "confirmed")


def speaks_as_brand(written: Written) -> bool:
    """Whether the reply is in the language that the brand's knowledge is written in: only then words compare."""
    found = detect(written.text.public, written.brand.language)
    return not found.sure or found.language == written.brand.language


@lru_cache(maxsize=20_000)
def _of(text: str, standing: Standing) -> tuple[Ground, ...]:
    return tuple(_ground(one, standing) for one in sentences(text))


def _ground(text: str, standing: Standing) -> Ground:
    low = plain(text)
    days = frozenset(day for day, _, _ in weekdays(low))
    ends = frozenset(end for _, both in hour_spans(low) for end in both)
    moments = tuple(one for one in figures(text) if one.kind in ("date", "time")) + spelt_hours(low)
    return Ground(text, low, standing, senses(text), figures(text), moments, days, ends)


def _day(written: Written) -> date | None:
    posted = written.case.comment.posted_at
    return posted.date() if posted else None


def _stands(fact: Fact, day: date | None) -> bool:
    return fact.stands(day) if day else fact.status == "confirmed" and fact.public


def _withheld(text: str, written: Written) -> bool:
    """A passage that is nothing but a fact that may not be stated."""
    day = _day(written)
    return any(fact.statement.strip() == text.strip() and not _stands(fact, day) for fact in written.brand.facts)


@lru_cache(maxsize=16)
def _of_brand(same: Same[Brand], day: date | None) -> tuple[Ground, ...]:
    brand = same.held
    facts = [fact.statement for fact in brand.facts if _stands(fact, day)]
    facts += [f.correction for f in brand.facts if f.status == "false" and f.public and f.correction]
    found = [ground for text in facts for ground in _of(text, "fact")]
    found += [ground for text in _own_words(brand) if text for ground in _of(text, "own")]
    found += [ground for file in brand.manual for ground in _of(file.text, "manual")]
    return tuple(found)


def _own_words(brand: Brand) -> Iterator[str]:
    """Contacts and texts that the brand wrote for the public, or tells its people to say."""
    yield from (*brand.contacts.phones, *brand.contacts.emails, *brand.contacts.links, *brand.voice.say)
    yield from (str(number) for number in brand.emergency.model_dump().values() if number)
    for network in brand.networks:
        yield from (network.private_channel or "", network.signature)
    texts = [*brand.holding, *(text for kind in brand.danger_holding.values() for text in kind)]
    for scenario in brand.scenarios:
        texts += [*scenario.holding, *scenario.closing]
        yield from scenario.do
    yield from (text.text for text in texts)
    for outcome in brand.protocol.outcomes:
        for reply in outcome.replies:
            yield from (reply.text, reply.private_text or "")
