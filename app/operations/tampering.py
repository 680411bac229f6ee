"""Whether what the database says agrees with the audit chain: the chain itself, and every reply against its rows.

So are incidents, their official lines and the facts that people declared. Triggers refuse most changes behind the
application's back. This finds them also where triggers were dropped, because the chain holds hashes of all words, the
states and who moved what. Whoever rewrites the whole chain is found by a head that was exported before (`portavoz audit
export`). Of the comment only its later edits are in the chain; the triage and the deadlines are not.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from typing import Any, ClassVar

from pydantic import ValidationError
from sqlalchemy import RowMapping, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.errors import PortavozError
from app.operations.agreement import RULES
from app.operations.case import Beforehand, Case, Text, detail
from app.operations.vouching import beforehand
from app.operations.vouching_comments import comment_faults
from app.operations.vouching_situation import situation_faults
from app.review import audit
from app.review.audit import Head
from app.review.replies import digest
from app.review.tables import audit as chain
from app.review.tables import debts, publications, remarks, replies, revisions, signatures
from app.value import Value
from app.wording import Wording


class BadHead(PortavozError):
    """What was given as an exported head is none."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-head"
    title: ClassVar[Wording] = Wording(es="No es una cabeza exportada", en="Not an exported head")


class Fault(Value):
    """One thing that does not agree. `row` is a number of the chain, the others are ids; one of them is given."""

    row: int | None = None
    reply: str | None = None
    preapproval: str | None = None
    incident: str | None = None
    fact: str | None = None
    said: Wording

    @property
    def line(self) -> Wording:
        at = (
            f"#{self.row}"
            if self.row is not None
            else str(self.reply or self.preapproval or self.incident or self.fact)
        )
        return Wording(es=f"{at}: {self.said.es}", en=f"{at}: {self.said.en}")


def known_head(said: str) -> Head:
    """The head of an export, or its last line alone. Raises BadHead."""
    lines = said.strip().splitlines()
    try:
        found = json.loads(lines[-1]) if lines else None
        return Head.model_validate(found["head"] if isinstance(found, dict) and "head" in found else found)
    except (ValueError, ValidationError) as error:
        raise BadHead(
            Wording(
                es='La última línea debe ser {"head": {"seq": …, "hash": "…"}}, como la da: portavoz audit export.',
                en='The last line must be {"head": {"seq": …, "hash": "…"}}, as given by: portavoz audit export.',
            )
        ) from error


async def faults(connection: AsyncConnection, known: Head | None = None) -> list[Fault]:
    """Everything that does not agree; nothing is the proof of order. Reads one snapshot; raises nothing of its own."""
    found: list[Fault] = []
    if broken := await audit.verify(connection, known):
        said = Wording(es=f"la cadena se rompe aquí ({broken.fault})", en=f"the chain breaks here: {broken.fault}")
        found.append(Fault(row=broken.seq, said=said))
    stories = await _grouped(connection, select(chain).where(chain.c.reply.is_not(None)).order_by(chain.c.seq))
    found += await _remarked(connection)
    given, wrong = await beforehand(connection)
    found += [Fault(preapproval=id, said=said) for id, said in wrong]
    found += [Fault(**one._asdict()) for one in await situation_faults(connection)]
    found += [Fault(reply=id, said=said) for id, said in await comment_faults(connection)]
    async for case in _cases(connection, stories, given):
        id = case.reply["id"]
        found += [Fault(reply=id, said=said) for rule in RULES for said in rule(case)]
    lost = Wording(
        es="la cadena habla de esta respuesta y ya no está", en="the chain tells of this reply and it is gone"
    )
    found += [Fault(reply=id, said=lost) for id in stories]
    return found


async def _cases(
    connection: AsyncConnection, stories: dict[str, list[RowMapping]], known: Mapping[str, Beforehand]
) -> AsyncIterator[Case]:
    """Every reply as a case; takes its story out of `stories`."""
    since = (await connection.execute(select(chain.c.at).order_by(chain.c.seq).limit(1))).scalar()
    texts = await _texts(connection)
    published = await _grouped(connection, select(publications))
    signed = await _grouped(connection, select(signatures))
    owed = {row["reply"]: row for row in (await connection.execute(select(debts))).mappings()}
    beside = _beside(stories)
    everyone = (await connection.execute(select(*READ).order_by(replies.c.id))).mappings().all()
    for reply in everyone:
        id = reply["id"]
        yield Case(
            reply, stories.pop(id, []), texts.get(id, {}), published.get(id, []), signed.get(id, []), owed.get(id),
            *beside.get(id, (None, None)), since, known,
        )  # fmt: skip


def _beside(stories: Mapping[str, list[RowMapping]]) -> dict[str, tuple[str | None, str | None]]:
    """For each holding and closing: who made it beside its answer and, of a holding, who had asked for the answer."""
    found: dict[str, tuple[str | None, str | None]] = {}
    for rows in stories.values():
        first = rows[0]["person"] if rows[0]["move"] == "draft" else None
        for row in rows:
            if row["move"] in ("holding", "closing"):
                found[str(detail(row).get("reply"))] = (row["person"], first if row["move"] == "holding" else None)
    return found


READ = tuple(
    replies.c[name]
    for name in (
        "id", "network", "kind", "state", "version", "revision", "result", "requested_by", "created_at", "visible_at",
        "approved_revision", "approved_by", "approved_at", "approved_via", "superseded_by",
    )
)  # fmt: skip
"""The columns that the chain vouches for."""


async def _grouped(connection: AsyncConnection, asked: Select[Any]) -> dict[str, list[RowMapping]]:
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for row in (await connection.execute(asked)).mappings():
        found[row["reply"]].append(row)
    return found


async def _texts(connection: AsyncConnection) -> dict[str, dict[int, Text]]:
    """Every revision, hashed anew as it is read: the words themselves are not held."""
    v = revisions.c
    asked = select(v.reply, v.number, v.sha256, v.written_by, v.public_text, v.private_text, v.draft, replies.c.network)
    found: dict[str, dict[int, Text]] = defaultdict(dict)
    asked = asked.join(replies, replies.c.id == v.reply).order_by(v.reply, v.number)
    async with connection.stream(asked) as rows:
        async for r in rows:
            said = (r.public_text, r.private_text)
            intact = digest(r.reply, r.network, *said) == r.sha256 and _shown(r.draft) == said
            empty = r.public_text == "" and r.private_text is None
            found[r.reply][r.number] = Text(r.number, r.sha256, intact, empty, r.written_by)
    return found


def _shown(draft: str) -> tuple[object, object]:
    """The texts that an approver reads: the same as those that are published."""
    try:
        found = json.loads(draft)
        return found["public_text"], found["private_text"]
    except (ValueError, TypeError, KeyError):
        return None, None


async def _remarked(connection: AsyncConnection) -> list[Fault]:
    """What people said with a move against the hashes that its row keeps. Erased words are allowed to be missing."""
    asked = select(remarks.c.reason, remarks.c.note, remarks.c.overrides, chain).join(chain)
    gone = {row.reply for row in await connection.execute(select(chain.c.reply).where(chain.c.move == "erase"))}
    changed = Wording(es="lo que se dijo con esta decisión ha cambiado", en="what was said with this decision changed")
    rows = (await connection.execute(asked)).mappings().all()
    return [Fault(row=row["seq"], said=changed) for row in rows if not _said(row, row["reply"] in gone)]


def _said(row: RowMapping, erased: bool) -> bool:
    kept = detail(row)
    if erased and not (row["reason"] or row["note"]) and row["overrides"] == "[]":
        return True
    try:
        given = {one["rule"]: _hashed(one["reason"]) for one in json.loads(row["overrides"])}
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    now = (_hashed(row["reason"]), _hashed(row["note"]), given)
    return now == (kept.get("reason_sha256"), kept.get("note_sha256"), kept.get("overrides", {}))


def _hashed(words: str | None) -> str | None:
    return hashlib.sha256(words.encode()).hexdigest() if words else None
