"""A drill from any scenario of any brand, or from a type of comment where the manual foresaw no crisis.

Its words are the scenario's own triggers and examples, put into the mouths of many people (app.drill.words). It is a
first version: whoever coordinates the drill adds the names and places of the house.
"""

import re
import unicodedata
from collections.abc import Iterator
from random import Random
from typing import ClassVar

from app.brand.brand import WEEK, Brand
from app.brand.words import Language
from app.drill.origin import Origin, origin_of
from app.drill.script import (
    MOST_COMMENTS,
    MOST_MINUTES,
    Ask,
    Ending,
    Expected,
    Known,
    Line,
    Rumour,
    Said,
    Script,
    Start,
    Wave,
    Who,
)
from app.drill.words import LANGUAGES, Words, handle, hours, varied, words_of
from app.errors import PortavozError
from app.wording import Wording

LEAST_COMMENTS, LEAST_MINUTES = 20, 30
SHARES: dict[Who, float] = {
    "relative": 0.07, "witness": 0.08, "question": 0.10, "praise": 0.04, "troll": 0.05, "off_topic": 0.04,
    "rumour": 0.07, "press": 0.01,
}  # fmt: skip
"""Of all comments; the rest is of those affected. Shares of our own making: a crisis has mostly people in trouble."""
OTHER_LANGUAGES = 0.08
"""Share of those affected who write in another of the brand's languages."""
ACTS: tuple[tuple[float, float, float], ...] = (
    (0.06, 0.12, 0.22), (0.12, 0.24, 0.25), (0.26, 0.52, 0.33), (0.55, 0.80, 0.20),
)  # fmt: skip
"""The waves of those affected: from, until (shares of the duration) and share of them."""
TRIES = 8
"""Times that another wording is drawn where somebody else has said the very same."""


class BadMeasure(PortavozError):
    """So many comments or minutes cannot be asked for."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-measure"
    title: ClassVar[Wording] = Wording(es="Medida fuera de rango", en="Measure out of range")


def make(brand: Brand, wanted: str, *, comments: int = 200, minutes: int = 90, seed: int = 1) -> Script:
    """The same drill for the same brand, scenario, measures and seed. Raises NothingToMake or BadMeasure."""
    _measured("comments", comments, LEAST_COMMENTS, MOST_COMMENTS // 2)
    _measured("minutes", minutes, LEAST_MINUTES, MOST_MINUTES)
    origin = origin_of(brand, wanted)
    random = Random(f"{brand.slug}·{origin.id}·{seed}")  # noqa: S311 - a rehearsal that repeats, nothing secret
    return _Maker(brand, origin, comments, minutes, random).script()


def _measured(field: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise BadMeasure(
            Wording(
                es=f"{field}: {value} no vale; pida de {least} a {most}.",
                en=f"{field}: {value} does not fit; ask for {least} to {most}.",
            )
        )


class _Maker:
    """One making: everything is drawn from `random` in the order of the methods of `script`."""

    def __init__(self, brand: Brand, origin: Origin, comments: int, minutes: int, random: Random) -> None:
        self.brand, self.origin, self.comments, self.minutes, self.random = brand, origin, comments, minutes, random
        self.words = words_of(brand.language)
        self.first, self.second = (n := random.choice((30, 40, 50, 60))), n + random.choice((20, 30, 40))
        self.start = start_of(brand, minutes)
        self.accounts: set[str] = set()
        self.said: set[str] = set()

    def script(self) -> Script:
        counts = {who: max(1, round(self.comments * share)) for who, share in SHARES.items()}
        affected = self.comments - sum(counts.values())
        name = self.brand.name
        return Script(
            id=slug(f"{self.brand.slug}-{self.origin.id}"),
            title=self.words.title.format(title=self.origin.title)[:160],
            about=self.words.about.format(title=self.origin.title),
            scenario=self.origin.scenario,
            triggers=() if self.origin.scenario else self.origin.triggers,
            examples=() if self.origin.scenario else self.origin.examples[:8],
            starts_at=self.start,
            minutes=self.minutes,
            onset=self._at(ACTS[0][0]),
            comments=tuple(self._press(counts["press"])),
            waves=(*self._affected(affected), *self._others(counts)),
            rumours=(
                Rumour(
                    at=self._at(0.28),
                    until=self._at(0.62),
                    count=counts["rumour"],
                    id="simulacro-bulo",
                    claim=self.words.claim.format(brand=name),
                    texts=self._texts(self.words, "rumour"),
                    correction=self.words.correction.format(brand=name),
                    refuted_at=self._at(0.5),
                    source=self.words.source,
                ),
            ),
            facts=tuple(self._facts()),
            lines=tuple(self._lines()),
            questions=(self._question(),),
            end=Ending(at=self._at(0.84), closing=self.words.closing),
            expected=Expected(severity=self.origin.severity),
        )

    def _at(self, share: float) -> float:
        return round(share * self.minutes, 1)

    def _affected(self, count: int) -> Iterator[Wave]:
        """The waves of those affected: most in the brand's language, some in its others."""
        others = [code for code in self.brand.languages if code != self.brand.language and code in LANGUAGES]
        foreign = max(len(others), round(count * OTHER_LANGUAGES)) if others else 0
        own = count - foreign
        parts = [round(own * share) for _, _, share in ACTS[:-1]]
        for (since, until, _), n in zip(ACTS, (*parts, own - sum(parts)), strict=True):
            yield self._wave("affected", since, until, n, self.words)
        for i, code in enumerate(others):
            n = foreign // len(others) + (i < foreign % len(others))
            yield self._wave("affected", ACTS[0][0], ACTS[-1][1], n, words_of(code))

    def _others(self, counts: dict[Who, int]) -> Iterator[Wave]:
        since: dict[Who, float] = {"witness": 0.08, "relative": 0.12, "question": 0.15, "troll": 0.15}
        for who in ("relative", "witness", "question", "praise", "troll", "off_topic"):
            yield self._wave(who, since.get(who, 0.02), 0.82, counts[who], self.words)

    def _wave(self, who: Who, since: float, until: float, count: int, words: Words) -> Wave:
        texts = tuple(self._many(words, who, count))
        return Wave(at=self._at(since), until=self._at(until), count=count, who=who, texts=texts)

    def _many(self, words: Words, who: Who, count: int) -> Iterator[str]:
        """So many texts, no two the same while the words reach: first as they are, then begun and ended otherwise."""
        base = list(self._texts(words, who))
        self.random.shuffle(base)
        for n in range(count):
            turn, place = divmod(n, len(base))
            for again in range(TRIES):
                slots = {"brand": self.brand.name, "title": self.origin.title, **hours(self.start, self.random)}
                text = varied(base[place], turn + again, who, self.brand.language, self.random, slots)
                if text not in self.said:
                    break
            self.said.add(text)
            yield text

    def _texts(self, words: Words, who: Who) -> tuple[str, ...]:
        """Every sentence of a part, with each trigger and example where it has room for one; each once."""
        found: dict[str, None] = {}
        for template in words.of(who):
            found.update(dict.fromkeys(self._filled(template)))
        return tuple(found)

    def _filled(self, template: str) -> Iterator[str]:
        slots = {"brand": self.brand.name, "title": self.origin.title, **hours(self.start, self.random)}
        examples = self.origin.examples or (self.origin.title,)
        triggers = self.origin.triggers or (self.origin.title.lower(),)
        if "{example" in template:
            for example in examples:
                yield template.format_map({**slots, "example": example, "example_low": _low(example)})
        elif "{trigger}" in template:
            for trigger in triggers:
                yield template.format_map({**slots, "trigger": trigger})
        else:
            yield template.format_map(slots)

    def _press(self, count: int) -> Iterator[Said]:
        for n in range(count):
            journalist = self.random.choice(self.words.journalists)
            template = self.words.press[n % len(self.words.press)]
            slots = {"brand": self.brand.name, "journalist": journalist, **hours(self.start, self.random)}
            share = 0.3 + 0.4 * n / count
            account = handle(self.random, self.accounts)
            followers = self.random.randint(20, 400) * 1_000
            text = template.format_map(slots)
            yield Said(at=self._at(share), text=text, who="press", author=account, followers=followers)

    def _facts(self) -> Iterator[Known]:
        source = self.words.source
        yield Known(at=self._at(0.10), id="simulacro-causa", statement=self.words.cause, status="unconfirmed")
        for share, n in ((0.10, self.first), (0.48, self.second)):
            yield Known(
                at=self._at(share), id="simulacro-afectados", statement=self.words.fact.format(n=n), source=source
            )

    def _lines(self) -> Iterator[Line]:
        texts = (("first_line", 0.12, self.first), ("next_line", 0.5, self.second))
        others = [code for code in self.brand.languages if code != self.brand.language and code in LANGUAGES]
        for name, share, n in texts:
            said: dict[Language, str] = {code: getattr(words_of(code), name).format(n=n) for code in others}
            text = getattr(self.words, name).format(n=n)
            yield Line(at=self._at(share), text=text, translations=said, next_update=max(10, self.minutes // 3))

    def _question(self) -> Ask:
        areas = [self.origin.owner] if self.origin.owner and self.brand.role(self.origin.owner) else []
        area = next(iter([*areas, *(role.id for role in self.brand.roles)]))
        return Ask(
            at=self._at(0.2),
            area=area,
            question=self.words.ask,
            after=self._at(0.12),
            answer=self.words.answer,
            source=self.words.source,
            fact="simulacro-pasos",
        )


def _low(text: str) -> str:
    """The text as it goes on after a colon: a capital that only began it becomes small."""
    return text if text[:2].isupper() or not text[:1].isupper() else text[0].lower() + text[1:]


def slug(text: str) -> str:
    """Small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "simulacro"


def start_of(brand: Brand, minutes: int) -> Start:
    """A day and time at which the whole drill falls into the brand's hours; Friday 18:00 where none is long enough."""
    for day in ("fri", *WEEK):
        span = brand.hours.days.get(day)
        if span is None:
            continue
        opens, closes = (int(end[:2]) * 60 + int(end[3:]) for end in span.split("-"))
        if closes - opens >= minutes:
            at = max(opens, min(18 * 60, closes - minutes))
            return Start(day=day, time=f"{at // 60:02}:{at % 60:02}")
    return Start()
