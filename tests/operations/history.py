"""A database in which people have decided: replies in every state, each by the moves that lead there."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.comments.comment import Comment
from app.db import Database
from app.draft.draft import Attempt, Cite, Finding
from app.evidence.passage import Evidence, Hit
from app.pipeline import Prepared
from app.review.moving import SILENT, Remark, move
from app.review.people import Person, create_key, person_named
from app.review.reading import fetch
from app.review.repeats import remember
from app.review.replies import Reply, digest, of
from app.review.storing import store, store_revision
from app.review.tables import debts, notes, publications, replies, signatures
from app.triage.triage import Action, Answer
from app.wording import Wording
from tests import made
from tests.made import NOW


def prepared(comment: Comment, mark: str = "", **over: Any) -> Prepared:
    """What the pipeline made of a comment; `mark` in every text of it."""
    words = Wording(es=f"Hay un borrador {mark}.", en=f"There is a draft {mark}.")
    cite = Cite(passage="p1", source="m.md", section="A", text="t", score=0.5, content_hash="1" * 64)
    answer = Answer(question="q", text="¿Qué pasó?", answer="yes", evidence=f"pasó {mark}", start=0, end=4)
    act = Action(what="Llamar a Operaciones", owner="jefa", due_at=NOW)
    finding = Finding(rule="figures", level="warn", message=words, start=0, end=4)
    draft = made.draft(
        f"Lo sentimos {mark}", private_text=f"Escríbanos {mark}", gloss=f"sorry {mark}", fallback=words,
        cites=(cite,), protocol=(answer,),
    )  # fmt: skip
    fields: dict[str, Any] = {
        "result": "ready",
        "reason": words,
        "comment": comment,
        "triage": made.triage(protocol=(answer,), actions=(act,)),
        "evidence": Evidence(knowledge=(Hit(passage=made.passage("t"), score=0.51),)),
        "holding_text": f"Un momento {mark}.",
        "draft": draft,
        "findings": (finding,),
        "attempts": (Attempt(draft=draft, findings=(finding,)),),
    }
    return Prepared(**{**fields, **over})


class History:
    """Moves replies one minute after the other."""

    def __init__(self, connection: AsyncConnection, at: datetime = NOW) -> None:
        self.connection, self.at = connection, at
        self.made: list[str] = []

    async def people(self) -> None:
        self.ana = await person_named(self.connection, "Ana", "agent", self.at)
        self.luis = await person_named(self.connection, "Luis", "lead", self.at)
        self.eva = await person_named(self.connection, "Eva", "head", self.at)
        await create_key(self.connection, "Ana", "agent", self.at)

    def later(self, **over: int) -> datetime:
        self.at += timedelta(**(over or {"minutes": 1}))
        return self.at

    async def asked(self, what: Prepared, person: Person | None = None, **over: Any) -> str:
        who = person or self.ana
        reply = of(what, who, self.later(), **over)
        await store(self.connection, reply, what, who, "0" * 32)
        await remember(self.connection, who, f"once-{what.comment.author}-{reply.id}", "a" * 64, reply)
        self.made.append(reply.id)
        return reply.id

    async def get(self, id: str) -> Reply:
        return await fetch(self.connection, id)

    async def move(self, id: str, name: Any, person: Person | None, **over: Any) -> None:
        remark = over.pop("remark", SILENT)
        await move(self.connection, await self.get(id), name, person, self.later(), remark=remark, **over)

    async def edit(self, id: str, person: Person, text: str) -> None:
        reply = await self.get(id)
        number = (reply.revision or 0) + 1
        draft = made.draft(text, private_text="Escríbanos")
        sha256 = digest(id, reply.comment.network, text, "Escríbanos")
        newer = reply.model_copy(update={"revision": number, "how": "edit", "draft": draft, "sha256": sha256})
        await store_revision(self.connection, newer, draft, {}, at=self.later(), written_by=person.id, reason="tone")
        await self.move(id, "edit", person, changes={"revision": number}, sha256=sha256)

    async def approve(self, id: str, person: Person, name: str = "approve") -> None:
        reply = await self.get(id)
        given = {
            "approved_revision": reply.revision, "approved_by": person.id, "approved_via": name,
            "approved_at": self.at + timedelta(minutes=1), "visible_at": self.at + timedelta(minutes=1, seconds=5),
            "decided_at": self.at + timedelta(minutes=1),
        }  # fmt: skip
        mover = self.ana if name == "confirm" else person
        said = Remark(overrides=(("figures", "es la tarifa de hoy"),)) if name == "approve" else SILENT
        await self.move(id, name, mover, changes=given, remark=said)

    async def publish(self, id: str, part: str = "public", mark: str = "") -> None:
        reply = await self.get(id)
        assert reply.approval
        sha256, late = reply.approval.sha256, reply.state == "stale"
        row = {"reply": id, "part": part, "sha256": sha256, "late": late, "person": self.ana.id}
        at = self.at + timedelta(minutes=1)
        permalink = f"https://x.example/{mark}"
        await self.connection.execute(insert(publications), {**row, "permalink": permalink, "at": at})
        name = "publish" if part == "public" else "publish-private"
        changes = {"published_at": at} if part == "public" else {}
        await self.move(id, name, self.ana, changes=changes, sha256=sha256, detail={"late": late})

    async def owe(self, id: str) -> None:
        row = {"reply": id, "opened_at": self.at, "due_at": self.at + timedelta(days=2)}
        await self.connection.execute(insert(debts), row)

    async def settle(self, id: str, **by: str) -> None:
        await self.connection.execute(update(debts).where(debts.c.reply == id).values(settled_at=self.at, **by))
        if "paid_by" in by:
            await self.move(id, "pay", None, detail={"by": by["paid_by"]})
        else:
            await self.move(id, "waive", self.luis, remark=Remark(reason="resuelto", note="por teléfono"))

    async def note(self, id: str, text: str) -> None:
        row = {"id": f"note-{id}", "reply": id, "person": self.ana.id, "text": text, "created_at": self.at}
        await self.connection.execute(insert(notes), row)
        await self.move(id, "note", self.ana, detail={"note": row["id"]})

    async def sign(self, id: str) -> None:
        row = {"reply": id, "action": 0, "person": self.ana.id, "at": self.at + timedelta(minutes=1)}
        await self.connection.execute(insert(signatures), row)
        await self.move(id, "sign", self.ana, detail={"action": 0})


async def closed(h: History, comment: Comment, mark: str = "") -> str:
    """From the draft over an approved, published answer and its closing to a paid debt."""
    what = prepared(comment, mark)
    id = await h.asked(what)
    await h.note(id, f"nota {mark}")
    await h.sign(id)
    await h.move(id, "request-changes", h.luis, remark=Remark(reason=f"tono {mark}", note=f"más cerca {mark}"))
    await h.edit(id, h.ana, f"Lo sentimos mucho {mark}")
    await h.approve(id, h.luis)
    await h.publish(id, mark=mark)
    await h.publish(id, "private", mark)
    await h.owe(id)
    closing = await h.asked(what.model_copy(update={"holding_text": None}), h.ana, kind="closing", closes=id)
    await h.approve(closing, h.luis)
    await h.publish(closing, mark=mark)
    await h.settle(id, paid_by=closing)
    return id


async def lived(db: Database, at: datetime = NOW, days: int = 0) -> list[str]:
    """Replies in every state; their ids in the order of their making."""
    async with db.write() as connection:
        h = History(connection, at - timedelta(days=days))
        await h.people()
        await closed(h, made.comment("La primera", author="@eva"))
        confirmed = await h.asked(prepared(made.comment("La segunda")))
        await h.edit(confirmed, h.luis, "Lo sentimos de verdad")
        await h.approve(confirmed, h.luis, "confirm")
        await h.publish(confirmed)
        waived = await h.asked(prepared(made.comment("La tercera")))
        await h.approve(waived, h.eva)
        await h.move(waived, "undo", h.eva, changes=dict.fromkeys(UNDONE), remark=Remark(reason="errata"))
        await h.approve(waived, h.luis)
        await h.publish(waived)
        await h.owe(waived)
        await h.settle(waived, waived_by=h.luis.id)
        await _undecided(h)
        return h.made


UNDONE = ("approved_revision", "approved_by", "approved_at", "approved_via", "visible_at", "decided_at")


async def _undecided(h: History) -> None:
    rejected, dismissed, gone, stale, won, lost, fresh, owing = [
        await h.asked(prepared(made.comment(text)))
        for text in ("Otra", "Silencio", "Retirado", "Caduca", "Repetido", "Repetido", "Nuevo", "Debe")
    ]
    await h.move(rejected, "reject", h.luis, remark=Remark(reason="fuera de la línea", note="ver el manual"))
    await h.move(dismissed, "dismiss", h.luis)
    await h.move(gone, "withdraw", h.ana)
    await h.approve(stale, h.luis)
    await h.move(stale, "outdate", None)
    await h.approve(won, h.luis)
    await h.move(lost, "supersede", None, changes={"superseded_by": won}, detail={"by": won})
    await h.move(fresh, "claim", h.ana, changes={"claimed_by": h.ana.id, "claimed_at": h.at})
    await h.approve(owing, h.luis)
    await h.publish(owing)
    await h.owe(owing)
    await h.asked(prepared(made.comment("Fuego"), result="hold", draft=None, findings=(), attempts=()))


async def states(db: Database) -> dict[str, str]:
    async with db.read() as connection:
        return {r.id: r.state for r in await connection.execute(select(replies.c.id, replies.c.state))}
