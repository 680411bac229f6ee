"""From the queue to a file of cases: what is new is added, what is there stays as it is."""

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path

from app.brand.brand import Brand
from app.settings import Settings
from app.wording import Wording
from eval.case import Case
from eval.casebook import Selection, open_cases
from eval.faults import Faulty
from eval.harvest.corrections import Corrected, cases_of
from eval.harvest.queue import corrected, opened, staff
from eval.harvest.replacing import Ours, anonymous, ours
from eval.metrics.phrases import plain

SHORTEST = 3
"""Letters and digits from which a datum is looked for once more in the finished case."""


async def harvest(settings: Settings, brand: Brand, path: Path) -> int:
    """Adds a case for each correction that `path` does not hold yet; how many.

    A case that is there is left as it stands, also where somebody has changed it since: delete its line to make it
    anew. No list knows every name: read new cases before they are shared.
    Raises Faulty: no database, a queue of another brand, nothing to harvest; BadCases for a file that is broken.
    """
    known = _there(path)
    found: dict[str, Case] = {}
    own = ours(brand)
    async with opened(settings) as database, database.read() as connection:
        names = await staff(connection)
        async for reply in corrected(connection, brand):
            found |= {case.id: case for case in nobodys(reply, brand, own, names)}
    if not found:
        raise Faulty(NOTHING)
    new = [case for id, case in sorted(found.items()) if id not in known]
    if new:
        _add(path, new)
    return len(new)


NOTHING = Wording(
    es="en la cola no hay nada que cosechar: ni clasificaciones corregidas, ni cambios o rechazos con un motivo de la"
    " lista, o sus textos ya se borraron",
    en="there is nothing to harvest in the queue: no corrected triage, no edit or rejection with a reason of the list,"
    " or their texts were erased already",
)


def nobodys(reply: Corrected, brand: Brand, own: Ours, names: Iterable[str]) -> list[Case]:
    """Its cases without personal data. One in which a datum would still be found is left out."""
    if not (cases := list(cases_of(reply, brand))):
        return []
    people = (*names, *(turn.author for turn in reply.comment.thread if turn.author and not turn.ours))
    bare = anonymous(reply.comment, own, reply.id, people)
    made = [case.model_copy(update={"comment": bare.comment, "personal": bare.personal}) for case in cases]
    return [case for case in made if not _survives(case, bare.gone)]


def _survives(case: Case, gone: Iterable[str]) -> bool:
    """Whether a datum that was replaced in one place stands in another."""
    written = plain(
        " ".join(
            (
                case.comment.text,
                case.comment.author or "",
                *(a.description for a in case.comment.attachments),
                *(w for ways in case.must for w in ways),
            )
        )
    )
    wanted = {plain(datum) for datum in gone if sum(map(str.isalnum, datum)) >= SHORTEST}
    return any(re.search(rf"(?<!\w){re.escape(datum)}(?!\w)", written) for datum in wanted)


def _there(path: Path) -> frozenset[str]:
    if not path.exists() or not path.stat().st_size:
        return frozenset()
    return frozenset(case.id for case in open_cases(path, Selection(), whole=False))


def _add(path: Path, new: Iterable[Case]) -> None:
    """Behind what is there, byte for byte; whoever reads meanwhile sees the old file or the new one."""
    before = path.read_bytes() if path.exists() else b""
    before += b"" if not before or before.endswith(b"\n") else b"\n"
    lines = "".join(f"{_told(case)}\n" for case in new)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_bytes(before + lines.encode())
    os.replace(beside, path)


def _told(case: Case) -> str:
    return json.dumps(case.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
