"""Archives of past replies, as the brand has them, into one file of the knowledge folder.

    plan -> ready -> every row as a reply -> duplicates -> figures -> file

Rows are read one at a time and replies wait on disk, so memory does not grow with their texts. The file appears whole
or not at all, and the same archives give the same bytes.
"""

import json
import os
import tempfile
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as Given
from dataclasses import dataclass, field
from datetime import date as Date
from pathlib import Path
from typing import IO

from app.brand.brand import Brand
from app.brand.faults import Fault
from app.brand.past import MAX_LINE
from app.brand.replies import PastReply
from app.importing.archives.brand_names import BrandNames
from app.importing.archives.changed_figures import ChangedFigures
from app.importing.archives.columns import Field
from app.importing.archives.duplicates import Duplicates, Kept
from app.importing.archives.past_replies import Came, RowReader
from app.importing.archives.planning import Planned, date_order, plan, ready
from app.importing.archives.redaction import Ours
from app.importing.archives.sheet import BadArchive, Row
from app.importing.archives.taken import SKIPS, Changed, LeftOut, Skip, Taken
from app.importing.archives.taking_faults import nothing_left, skip_fault, unsure_dates
from app.importing.archives.whole_file import write_whole
from app.value import Value

EVERY = 250
"""Rows after which progress is told."""
MOST_CHANGED = 200
"""Contradicted replies that are told one by one."""
MOST_NAMES = 30
MOST_DISTINCT = 5_000
MOST_FAULTS = 20
"""Warnings of each kind that are told one by one."""
SHOWN = 120


class Progress(Value):
    """How far reading has come."""

    place: str
    rows: int
    """Read so far in all archives."""
    part: float | None
    """Of this sheet's file, 0 to 1."""


Tell = Callable[[Progress], None]


def unheard(progress: Progress) -> None:
    """For callers that show nothing."""


def take_in(
    paths: Sequence[Path],
    target: Path,
    brand: Brand,
    *,
    columns: Given[str, str] | None = None,
    tell: Tell = unheard,
) -> Taken:
    """Writes the replies of the archives to `target` (.jsonl), replacing it, and says what became of each row.

    `columns` are a person's corrections (see correcting). `brand` gives its own contacts, names and manual.
    Raises BadArchive, and then nothing is written: an unreadable file, doubtful columns, no reply, too many, no space.
    """
    planned = plan(paths, columns)
    fitting, warnings = ready(planned)
    with tempfile.TemporaryFile("w+b") as work:
        intake = _Intake(brand, work, tell)
        intake.faults += [*(fault for one in fitting for fault in one.sheet.faults), *warnings]
        for one in fitting:
            intake.sheet(one)
        if not intake.alive.count(1):
            raise BadArchive(nothing_left(intake.read, intake.skipped, paths))
        taken = intake.result(planned)
        return taken.model_copy(update={"size": write_whole(target, intake.lines())})


@dataclass
class _Intake:
    """The replies that came in so far: their lines on disk, and what counts them."""

    brand: Brand
    work: IO[bytes]
    tell: Tell
    read: int = 0
    offsets: "array[int]" = field(default_factory=lambda: array("Q"))
    alive: bytearray = field(default_factory=bytearray)
    """1 for a reply that stays, 0 for one that was merged away, by number."""
    data: list[tuple[str, ...]] = field(default_factory=list)
    """Kinds of personal data taken out, by number; equal tuples are one object."""
    old: dict[int, tuple[str, int]] = field(default_factory=dict)
    """Place and row of each contradicted reply."""
    skipped: Counter[Skip] = field(default_factory=Counter)
    left: Counter[tuple[Field, str]] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.names, self.ours = BrandNames(self.brand), Ours(self.brand)
        self.figures = ChangedFigures(self.brand)
        self.duplicates = Duplicates(self._kept)
        self._kinds: dict[tuple[str, ...], tuple[str, ...]] = {}

    def sheet(self, one: Planned) -> None:
        order = date_order(one, "month" if self.brand.country == "US" else "day")
        if not order.proven or order.both:
            self.faults.append(unsure_dates(one, order))
        reader = RowReader(one, self.brand, self.names, self.ours, order)
        for row in one.rows():
            self.read += 1
            self.rows[one.sheet.place] += 1
            self._row(one, row, reader)
            if self.read % EVERY == 0:
                self.tell(Progress(place=one.sheet.place, rows=self.read, part=row.part))
        self.tell(Progress(place=one.sheet.place, rows=self.read, part=1.0))

    def _row(self, one: Planned, row: Row, reader: RowReader) -> None:
        came = reader.read(row)
        if isinstance(came, str):
            self.skipped[came] += 1
            self._warn(came, skip_fault(one, row.number, came))
        else:
            self._add(one, row.number, came)

    def _add(self, one: Planned, row: int, came: Came) -> None:
        line = _line(came.reply)
        if len(line) > MAX_LINE:
            self.skipped["too_long"] += 1
            self._warn("too_long", skip_fault(one, row, "too_long"))
            return
        for use, value in came.left:
            self._leave(use, value)
        number = len(self.offsets)
        gone = self.duplicates.add(number, Kept(came.reply.comment, came.reply.reply, came.reply.date))
        self.offsets.append(self.work.seek(0, os.SEEK_END))
        self.work.write(line.encode() + b"\n")
        self.alive.append(1)
        self.data.append(self._kinds.setdefault(came.kinds, came.kinds))
        if gone is not None:
            self.alive[gone] = 0
        if gone != number and self.figures.of(came.reply):
            self.old[number] = (one.sheet.place, row)

    def _leave(self, use: Field, value: str) -> None:
        """Names of people who approved are counted, never repeated."""
        key = (use, "" if use in ("approved_by", "date") else " ".join(value.split())[:40])
        if key in self.left or len(self.left) < MOST_DISTINCT:
            self.left[key] += 1

    def _warn(self, kind: str, fault: Fault) -> None:
        self.told[kind] += 1
        if self.told[kind] <= MOST_FAULTS:
            self.faults.append(fault)

    def _reply(self, number: int) -> PastReply:
        self.work.seek(self.offsets[number])
        return PastReply.model_validate_json(self.work.readline())

    def _kept(self, number: int) -> Kept:
        self.work.seek(self.offsets[number])
        data = json.loads(self.work.readline())
        return Kept(data["comment"], data["reply"], Date.fromisoformat(data["date"]) if "date" in data else None)

    def lines(self) -> Iterator[bytes]:
        """Those that stay, in the order in which they came."""
        self.work.seek(0)
        for number, line in enumerate(self.work):
            if self.alive[number]:
                yield line

    def result(self, planned: Sequence[Planned]) -> Taken:
        staying = [number for number, stays in enumerate(self.alive) if stays]
        kinds = Counter(kind for number in staying for kind in self.data[number])
        old = [number for number in self.old if self.alive[number]]
        changed = [one for number in old[:MOST_CHANGED] for one in self._changed(number)]
        return Taken(
            read=self.read,
            kept=len(staying),
            merged=len(self.alive) - len(staying),
            redacted=sum(1 for number in staying if self.data[number]),
            kinds=dict(sorted(kinds.items())),
            contradicted=len(old),
            changed=tuple(changed),
            skipped={why: self.skipped[why] for why in SKIPS if self.skipped[why]},
            languages=dict(sorted(self._languages().items())),
            left_out=tuple(LeftOut(field=u, value=v, rows=n) for (u, v), n in self.left.most_common(MOST_NAMES)),
            sheets=tuple(one.described(self.rows[one.sheet.place], samples=False) for one in planned),
            faults=tuple(self.faults),
        )

    def _languages(self) -> Counter[str]:
        return Counter(json.loads(line).get("language", "und") for line in self.lines())

    def _changed(self, number: int) -> Iterator[Changed]:
        reply = self._reply(number)
        place, row = self.old[number]
        said = " ".join(reply.reply.split())
        shown = said if len(said) <= SHOWN else said[: SHOWN - 1] + "…"
        for one in self.figures.explained(reply):
            yield Changed(place=place, row=row, figure=one.figure, reply=shown, passage=one.passage, source=one.source)


def _line(reply: PastReply) -> str:
    data = reply.model_dump(mode="json", exclude={"source"}, exclude_none=True)
    return json.dumps(data, ensure_ascii=False)
