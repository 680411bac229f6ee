"""The report of an incident as Markdown: whatever people wrote stays text in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.brand.brand import Brand
from app.operations.aftermath import Aftermath
from app.operations.measuring import Reached
from app.review.stats import Counted, Share
from app.web import times
from app.web.catalogue import Catalogue
from app.web.shown import inline

_ACTIVE = re.compile(r"([\\`*_{}\[\]#|~:@!^$])")
_BEGINS = re.compile(r"\A(\d{1,9})?([-+=.)])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def plain(text: str) -> str:
    """The text on one line in which nothing is a heading, a link, a tag or a table any more."""
    safe = re.sub("[&<>]", lambda sign: _ENTITIES[sign[0]], inline(text))
    safe = _ACTIVE.sub(r"\\\1", safe).replace("www.", r"www\.")
    return _BEGINS.sub(r"\1\\\2", safe)


def markdown(told: Aftermath, t: Catalogue, zone: ZoneInfo, brand: Brand) -> str:
    """The whole report."""
    writer = _Writer(told, t, zone, brand)
    return "\n".join(writer.lines()) + "\n"


class _Writer:
    def __init__(self, told: Aftermath, t: Catalogue, zone: ZoneInfo, brand: Brand) -> None:
        self._told, self._t, self._zone, self._brand = told, t, zone, brand

    def lines(self) -> Iterator[str]:
        yield from self._head()
        for title, part in (
            ("timeline", self._timeline()), ("lines", self._lines()), ("times", self._times()),
            ("coherence", self._coherence()), ("caught", self._caught()), ("debts", self._debts()),
            ("volume", self._volume()), ("hands", self._hands()), ("questions", self._questions()),
            ("paused", self._paused()), ("lessons", self._lessons()),
        ):  # fmt: skip
            found = list(part)
            if found:
                yield from ("", f"## {self._say(f'report.{title}')}", "", *found)

    def _say(self, key: str, **values: object) -> str:
        return self._t.plain(key, **values)

    def _at(self, at: datetime) -> str:
        return f"{at.astimezone(self._zone):%Y-%m-%d %H:%M}"

    def _head(self) -> Iterator[str]:
        record = self._told.record
        so_far = "" if self._told.over else f" ({self._say('report.until_now').lower()})"
        yield f"# {self._say('report.title')}{so_far}: {plain(record.title)}"
        yield ""
        scenario = self._brand.scenario(record.scenario)
        if scenario:
            yield f"- {self._say('queue.by.scenario')}: {plain(scenario.title)}"
        yield f"- {self._say('queue.by.severity')}: {self._say(f'severity.{record.severity}')}"
        yield f"- {self._say('crisis.declared', who=plain(record.declared_by), at=self._at(record.declared_at))}"
        if record.stood_down_at:
            who, at = plain(record.stood_down_by or ""), self._at(record.stood_down_at)
            yield f"- {self._say('crisis.stood_down', who=who, at=at)}"
        yield f"- {self._say('report.comments')}: {self._told.comments}"

    def _timeline(self) -> Iterator[str]:
        for entry in self._told.timeline:
            key = f"crisis.act.{entry.what}"
            what = self._say(key) if self._t.has(key) else plain(entry.what)
            who = f" ({plain(entry.who)})" if entry.who else ""
            yield f"- {self._at(entry.at)} **{what}**{who}" + (f": {plain(entry.reason)}" if entry.reason else "")

    def _lines(self) -> Iterator[str]:
        for line in self._told.record.lines:
            yield f"{line.version}. {self._at(line.at)}, {plain(line.by)}: {plain(line.text)}"
        if self._told.record.closing:
            yield f"- {self._say('crisis.closing')}: {plain(self._told.record.closing)}"

    def _times(self) -> Iterator[str]:
        head = ("what", "comments_of", "reached", "median", "p90", "in_time")
        yield from table([self._say(f"report.{name}") for name in head], self._reached())

    def _reached(self) -> Iterator[list[str]]:
        for name in ("holding", "first_answer", "resolution"):
            lines: tuple[Reached, ...] = getattr(self._told, name)
            for one in lines:
                severity = f" · {self._say(f'severity.{one.severity}')}" if one.severity else ""
                counts = [str(one.comments), str(one.reached), self._took(one.median), self._took(one.p90)]
                yield [f"{self._say(f'report.{name}')}{severity}", *counts, self._share(one.in_time)]

    def _took(self, seconds: int | None) -> str:
        if seconds is None:
            return "—"
        return self._say("report.s", s=seconds) if seconds < 60 else times.span(timedelta(seconds=seconds), self._t)

    def _share(self, share: Share) -> str:
        if share.percent is None:
            return "—"
        return self._say("panel.share", percent=share.percent, count=share.count, of=share.of)

    def _coherence(self) -> Iterator[str]:
        found = self._told.coherence
        yield f"- {self._say('report.with_line')}: {self._share(found.with_line)}"
        yield f"- {self._say('report.figures')}: {len(found.figures)}"
        for figure in found.figures:
            yield f"  - {plain(figure.value)}: {figure.replies}"
        yield f"- {self._say('report.identical')}: {self._share(found.identical)}"

    def _caught(self) -> Iterator[str]:
        found = self._told.caught
        yield f"- {self._say('report.stale')}: {found.stale}"
        yield f"- {self._say('report.late')}: {found.late}"
        yield from self._counted("report.blocked", found.blocked)
        yield from self._counted("report.overridden", found.overridden)

    def _counted(self, key: str, found: Sequence[Counted]) -> Iterator[str]:
        said = ", ".join(f"{plain(one.name or '')} {one.count}" for one in found) or "0"
        yield f"- {self._say(key)}: {said}"

    def _debts(self) -> Iterator[str]:
        for name in ("opened", "paid", "waived", "owed"):
            yield f"- {self._say(f'report.debt.{name}')}: {getattr(self._told.debts, name)}"

    def _volume(self) -> Iterator[str]:
        busy = [slot for slot in self._told.volume.slots if slot.comments]
        if busy:
            rows = ([self._at(slot.at), str(slot.comments)] for slot in busy)
            yield from table([self._say("live.from"), self._say("report.comments")], rows)

    def _hands(self) -> Iterator[str]:
        for hand in self._told.hands:
            did = ", ".join(f"{self._moved(move)} {n}" for move, n in hand.moves.items())
            yield f"- {plain(hand.name)} ({hand.role}): {did}"

    def _moved(self, move: str) -> str:
        return self._say(f"move.{move}") if self._t.has(f"move.{move}") else plain(move)

    def _questions(self) -> Iterator[str]:
        found = self._told.questions
        if found.asked:
            for name in ("asked", "answered", "in_time", "waiting"):
                yield f"- {self._say(f'report.question.{name}')}: {getattr(found, name)}"

    def _paused(self) -> Iterator[str]:
        for one in self._told.paused:
            yield f"- {plain(one.system)}, {self._at(one.at)}: {', '.join(map(plain, one.items)) or '—'}"

    def _lessons(self) -> Iterator[str]:
        for lesson in self._told.lessons:
            yield f"- {plain(lesson.text)} ({plain(lesson.who)}, {self._at(lesson.at)})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table; its cells are safe already."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
