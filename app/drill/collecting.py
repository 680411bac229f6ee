"""Reads off the throw-away database what a drill came to. Nothing is judged here (app.drill.scoring)."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.comments.identity import comment_key
from app.drill.collected import Answer, Collected, Said, Spoke, Text, Warned
from app.drill.play import Play
from app.drill.timeline import heard as heard_of
from app.evidence.open_incidents import line_id
from app.incident.tables import incident_lines, incidents, ledger, questions
from app.monitor.tables import alerts, heard
from app.notify.tables import freezes
from app.operations.publish import Part
from app.review.approving import needed
from app.review.reading import fetch_all
from app.review.replies import Reply
from app.review.tables import audit, basis, people, remarks, replies, revisions

Minute = Callable[[datetime], float]
Connection = AsyncConnection
BOTH: tuple[Part, ...] = ("public", "private")


async def collect(play: Play) -> Collected:
    """The drill as it stands at this moment of its clock."""

    def minute(moment: datetime) -> float:
        return round((moment - play.start).total_seconds() / 60, 3)

    async with play.desk.db.read() as connection:
        ids = (await connection.execute(select(replies.c.id).order_by(replies.c.created_at, replies.c.id))).scalars()
        found = sorted(await fetch_all(connection, list(ids)), key=lambda r: (r.created_at, r.comment_key, r.kind))
        roles = dict((await connection.execute(select(people.c.id, people.c.role))).all())
        incident = await _incident(connection, play.incident)
        return Collected(
            script=play.script,
            ends=minute(play.now),
            spoke=await _spoke(connection, play, minute),
            answers=tuple(_answer(reply, play.brand, roles, minute) for reply in found),
            texts=await _texts(connection, incident, minute),
            lines=await _lines(connection, incident, minute),
            confirmed=await _confirmed(connection),
            warned=await _warned(connection, minute),
            overridden=await _overridden(connection),
            refused=tuple(entry.detail for entry in play.diary if entry.what == "refused"),
            **await _of_incident(connection, play, incident, minute),
        )


async def _incident(connection: Connection, id: str | None) -> Mapping[str, Any] | None:
    """The incident of the drill: the one that its team declared, else the first that anybody did."""
    asked = select(incidents).order_by(incidents.c.declared_at, incidents.c.id)
    rows = [dict(row) for row in (await connection.execute(asked)).mappings()]
    return next((row for row in rows if row["id"] == id), rows[0] if rows else None)


async def _spoke(connection: Connection, play: Play, minute: Minute) -> tuple[Spoke, ...]:
    rows = {row.key: row.severity for row in await connection.execute(select(heard.c.key, heard.c.severity))}
    found = []
    for one in heard_of(play.script, play.brand, play.seed, play.start):
        key = comment_key(one.comment)
        if key not in rows:
            continue  # the drill was ended before it was said
        due = one.at + play.brand.duty(rows[key]).first_answer
        found.append(Spoke(key=key, number=one.number, at=one.at, who=one.who, severity=rows[key], due=due))
    return tuple(found)


def _answer(reply: Reply, brand: Brand, roles: Mapping[str, str], minute: Minute) -> Answer:
    approval, sent = reply.approval, {p.part: p.at for p in reversed(reply.published)}
    return Answer(
        id=reply.id,
        key=reply.comment_key,
        kind=reply.kind,
        state=reply.state,
        result=reply.result,
        severity=reply.triage.severity,
        language=reply.triage.reply_language,
        in_incident=reply.incident is not None,
        first_due=minute(reply.triage.first_answer_due),
        approved=approval.revision if approval else None,
        approver=roles.get(approval.by_id) if approval else None,
        needed=needed(reply, brand),
        via=approval.via if approval else None,
        decided_at=minute(reply.decision.at) if reply.decision else None,
        published_at=minute(sent["public"]) if "public" in sent else None,
        private_owed=bool(approval and approval.private_text) and "private" not in sent and "public" in sent,
        closes=reply.closes,
        debt=_debt(reply),
    )


def _debt(reply: Reply) -> str | None:
    if reply.debt is None:
        return None
    return "paid" if reply.debt.paid_by else "waived" if reply.debt.waived_by else "open"


async def _texts(connection: Connection, incident: Mapping[str, Any] | None, minute: Minute) -> tuple[Text, ...]:
    cited: dict[tuple[str, int], set[int]] = defaultdict(set)
    if incident is not None:
        stem = line_id(incident["id"], 0).removesuffix("0")
        asked = select(basis.c.reply, basis.c.number, basis.c.passage)
        for row in await connection.execute(asked.where(basis.c.passage.startswith(stem, autoescape=True))):
            cited[row.reply, row.number].add(int(row.passage.removeprefix(stem)))
    v = revisions.c
    told = select(v.reply, v.number, v.created_at, v.how, v.written_by, v.public_text).order_by(v.created_at, v.reply)
    return tuple(
        Text(
            reply=row.reply,
            number=row.number,
            at=minute(row.created_at),
            how=row.how,
            by_person=row.written_by is not None,
            public=row.public_text,
            lines=tuple(sorted(cited[row.reply, row.number])),
        )
        for row in await connection.execute(told)
    )


async def _lines(connection: Connection, incident: Mapping[str, Any] | None, minute: Minute) -> tuple[Said, ...]:
    if incident is None:
        return ()
    asked = select(incident_lines).where(incident_lines.c.incident == incident["id"]).order_by(incident_lines.c.version)
    rows = (await connection.execute(asked)).mappings()
    return tuple(
        Said(
            version=row["version"],
            at=minute(row["at"]),
            text=row["text"],
            translations=tuple(json.loads(row["translations"]).values()),
        )
        for row in rows
    )


async def _confirmed(connection: Connection) -> tuple[str, ...]:
    told = select(ledger.c.statement, ledger.c.correction, ledger.c.status).where(ledger.c.status != "unconfirmed")
    rows = await connection.execute(told.order_by(ledger.c.at, ledger.c.id))
    return tuple(row.correction if row.status == "false" else row.statement for row in rows)


async def _warned(connection: Connection, minute: Minute) -> tuple[Warned, ...]:
    told = select(alerts.c.at, alerts.c.kind, alerts.c.settled_at).order_by(alerts.c.at, alerts.c.kind)
    rows = await connection.execute(told)
    return tuple(Warned(at=minute(r.at), kind=r.kind, settled=r.settled_at is not None) for r in rows)


async def _overridden(connection: Connection) -> tuple[str, ...]:
    told = select(remarks.c.overrides).where(remarks.c.overrides != "[]").order_by(remarks.c.seq)
    found = [json.loads(said) for said in (await connection.execute(told)).scalars()]
    return tuple(one[0] if isinstance(one, list) else one["rule"] for overrides in found for one in overrides)


async def _of_incident(
    connection: Connection, play: Play, incident: Mapping[str, Any] | None, minute: Minute
) -> dict[str, Any]:
    scenario = play.brand.scenario(play.script.scenario)
    foreseen = bool(scenario and scenario.freeze_marketing)
    wanted = play.script.expected.freeze
    asked = (await connection.execute(select(questions.c.settled_at))).scalars().all()
    told: dict[str, Any] = {
        "freeze_wanted": foreseen if wanted is None else wanted,
        "questions": len(asked),
        "questions_settled": sum(1 for at in asked if at is not None),
    }
    if incident is None:
        return told
    began = await connection.scalar(select(freezes.c.at).where(freezes.c.incidents != "[]").order_by(freezes.c.edition))
    over = incident["stood_down_at"]
    return {
        **told,
        "declared_at": minute(incident["declared_at"]),
        "scenario": incident["scenario"],
        "frozen_at": minute(began) if began else None,
        "stood_down_at": minute(over) if over else None,
        "crisis_at": await _crisis(connection, incident, minute),
    }


async def _crisis(connection: Connection, incident: Mapping[str, Any], minute: Minute) -> float | None:
    """When it became a crisis: declared as one, or amended to one."""
    if incident["mode"] != "crisis":
        return None
    moved = select(audit.c.at).where(
        and_(audit.c.move.in_(("incident.declare", "incident.amend")), audit.c.detail.contains('"mode":"crisis"'))
    )
    at = await connection.scalar(moved.order_by(audit.c.seq).limit(1))
    return minute(at) if at else minute(incident["declared_at"])
