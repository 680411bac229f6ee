"""Declaring an incident, and changing what it is: mode, severity, title, freeze, the words it is known by."""

import json
import secrets
from datetime import datetime
from typing import ClassVar, Literal

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.words import Language, Severity
from app.errors import PortavozError
from app.incident.mode import LABELS
from app.incident.situation import Incident, OfficialLine, Situation
from app.incident.store import raise_edition
from app.incident.tables import incidents
from app.monitor.tables import alerts
from app.operations.desk import Desk
from app.operations.freeze import freeze_of
from app.operations.incident_acts import BadIncident, Held, acted, alarm, change, held, moment, need, tell, why
from app.operations.incident_record import Listed, Record, records
from app.operations.incident_words import changes_of, graded, knowable, titled, words
from app.operations.joining import Moved, flag_undecided, join
from app.operations.line_check import Said, checked
from app.operations.lines import fallen, say
from app.operations.standing import brand_today
from app.review import audit
from app.review.people import Person, Role
from app.value import Value
from app.wording import Wording

Grade = Literal["watch", "crisis"]


class AlreadyDeclared(PortavozError):
    """It burns already, declared by somebody else or a moment ago. `incident`: the id of the open one."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "already-declared"
    title: ClassVar[Wording] = Wording(es="Ya está declarada", en="Already declared")

    def __init__(self, known: Listed) -> None:
        self.incident = known.id
        by, at, mode = known.declared_by, f"{known.declared_at:%Y-%m-%d %H:%M} UTC", LABELS[known.mode]
        super().__init__(
            Wording(
                es=f"{by} ya declaró «{known.title}» ({mode.es.lower()}, {at}): es {known.id}. Actualice esa; no se ha"
                " cambiado nada.",
                en=f"{by} declared “{known.title}” already ({mode.en.lower()}, {at}): it is {known.id}. Update that"
                " one; nothing was changed.",
            )
        )


class Declaration(Value):
    """What a person declares. None: the scenario's own title, severity and freeze."""

    title: str = ""
    scenario: str | None = None
    """None: the manual did not foresee it; then title, severity and the words of its comments are needed."""
    mode: Grade = "crisis"
    severity: Severity | None = None
    line: str | None = None
    """The official line; a crisis needs one."""
    translations: tuple[tuple[Language, str], ...] = ()
    next_update: datetime | None = None
    triggers: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    freeze: bool | None = None
    reason: str
    alert: str | None = None
    """Id of the warning that led to it."""


async def declare(desk: Desk, person: Person, wanted: Declaration) -> Record:
    """Declares it: for a lead a watch, for a head a crisis. Open replies that belong to it join, all at once.

    Raises BadIncident, AlreadyDeclared, NotAllowed, BadLine or UnconfirmedFigure; then nothing is changed.
    """
    need(person, _role(wanted.mode), DECLARE[wanted.mode])
    because = why(wanted.reason)
    async with desk.db.write() as connection:
        await audit.lock(connection)
        brand, situation = await brand_today(desk.brand, connection), await desk.keep_up(connection)
        at = desk.clock()
        incident, said = _incident(wanted, brand, situation, at)
        await _refuse_twin(connection, incident)
        froze = (await freeze_of(connection)).frozen
        sha256 = await _stored(connection, incident, said, person, at, wanted.alert)
        await raise_edition(connection)
        await _settle(connection, incident.id, person, wanted.alert, because, at)
        moved = await join(desk, connection, incident, at)
        told = {
            **{name: getattr(incident, name) for name in ("scenario", "mode", "severity")},
            "freeze": incident.freeze_marketing,
            "line": 1 if said else None,
            "alert": wanted.alert,
            **moved.model_dump(),
        }
        await acted(connection, incident.id, person, "incident.declare", at, version=1, reason=because, sha256=sha256,
                    detail=told)  # fmt: skip
        known = await tell(connection, brand, incident.id, "incident.declared", at, froze=froze)
        if incident.mode == "crisis":
            await alarm(connection, known, DECLARED, fallen(moved))
        return known


DECLARE: dict[Grade, Wording] = {
    "watch": Wording(es="Poner algo en vigilancia", en="Putting something on watch"),
    "crisis": Wording(es="Declarar una crisis", en="Declaring a crisis"),
}
DECLARED = Wording(es="Crisis declarada", en="A crisis is declared")


def _role(mode: Grade) -> Role:
    return "head" if mode == "crisis" else "lead"


def _incident(wanted: Declaration, brand: Brand, situation: Situation, at: datetime) -> tuple[Incident, Said | None]:
    """What is declared, whole. Raises BadIncident, BadLine or UnconfirmedFigure."""
    scenario = brand.scenario(wanted.scenario)
    if wanted.scenario is not None and scenario is None:
        raise BadIncident(_no_scenario(wanted.scenario, brand), "scenario")
    triggers, examples = words(wanted.triggers, "triggers"), words(wanted.examples, "examples")
    knowable(wanted.scenario, triggers, examples)
    severity = graded(wanted.severity or (scenario.severity if scenario else None))
    said = None
    if wanted.line is not None and wanted.line.strip():
        given = Said(text=wanted.line, translations=wanted.translations, next_update=wanted.next_update)
        said = checked(given, brand, situation, wanted.scenario, at, field="line")
    elif wanted.mode == "crisis":
        raise BadIncident(NO_LINE, "line")
    elif wanted.translations or wanted.next_update is not None:
        raise BadIncident(NOTHING_SAID, "line")
    id = secrets.token_hex(8)
    line = OfficialLine(incident=id, version=1, **said.model_dump()) if said else None
    incident = Incident(
        id=id,
        title=titled(wanted.title or (scenario.title if scenario else "")),
        scenario=wanted.scenario,
        severity=severity,
        mode=wanted.mode,
        line=line,
        triggers=triggers,
        examples=examples,
        freeze_marketing=wanted.freeze if wanted.freeze is not None else bool(scenario and scenario.freeze_marketing),
        since=at,
    )
    return incident, said


NO_LINE = Wording(
    es="line: una crisis necesita un mensaje oficial desde el primer minuto, aunque solo diga que se está comprobando;"
    " escríbalo o declare primero «watch».",
    en="line: a crisis needs an official line from the first minute, if only that it is being looked into; write it,"
    " or declare a “watch” first.",
)
NOTHING_SAID = Wording(
    es="line: hay traducción o próxima actualización, pero falta el mensaje; escríbalo.",
    en="line: there is a translation or a next update but no message; write it.",
)


def _no_scenario(id: str, brand: Brand) -> Wording:
    listed = ", ".join(scenario.id for scenario in brand.scenarios) or "—"
    return Wording(
        es=f"scenario: el manual no tiene «{id[:60]}»; tiene: {listed}. Si no lo previó, déjelo vacío.",
        en=f"scenario: the manual has no “{id[:60]}”; it has: {listed}. Leave it out if it foresaw nothing.",
    )


async def _refuse_twin(connection: AsyncConnection, incident: Incident) -> None:
    """Raises AlreadyDeclared for the same scenario or, where there is none, the same title."""
    for known in await records(connection, open_only=True):
        same = known.title.casefold() == incident.title.casefold() if incident.scenario is None else True
        if known.scenario == incident.scenario and same:
            raise AlreadyDeclared(known)


async def _stored(
    connection: AsyncConnection, incident: Incident, said: Said | None, person: Person, at: datetime, alert: str | None
) -> str | None:
    """The incident and its first line; that line's hash."""
    row = {name: getattr(incident, name) for name in ("id", "title", "scenario", "mode", "severity")}
    lists = {name: json.dumps(getattr(incident, name), ensure_ascii=False) for name in ("triggers", "examples")}
    rest = {"line": 1 if said else None, "freeze": incident.freeze_marketing, "alert": alert, "version": 1}
    made = {"declared_by": person.id, "declared_at": at}
    await connection.execute(insert(incidents).values(**row, **lists, **rest, **made))
    return await say(connection, incident.id, 1, said, person, at) if said else None


async def _settle(
    connection: AsyncConnection, incident: str, person: Person, alert: str | None, reason: str, at: datetime
) -> None:
    """The warning that led to it is settled with it. Raises BadIncident for one that nobody gave."""
    if alert is None:
        return
    a = alerts.c
    if await connection.scalar(select(a.id).where(a.id == alert)) is None:
        raise BadIncident(
            Wording(
                es=f"alert: no hay ningún aviso «{alert[:40]}»; déjelo vacío o copie su identificador.",
                en=f"alert: there is no alert “{alert[:40]}”; leave it out or copy its id.",
            ),
            "alert",
        )
    mine = update(alerts).where(a.id == alert, a.settled_at.is_(None))
    told = {"settled_by": person.id, "settled_at": at, "outcome": "declared", "incident": incident, "reason": reason}
    await connection.execute(mine.values(**told))


async def amend(
    desk: Desk,
    id: str,
    person: Person,
    *,
    version: int,
    reason: str,
    title: str | None = None,
    mode: Grade | None = None,
    severity: Severity | None = None,
    freeze: bool | None = None,
    triggers: tuple[str, ...] | None = None,
    examples: tuple[str, ...] | None = None,
) -> Record:
    """Changes what it is; None leaves a part as it is. For a head where it is or becomes a crisis, else for a lead.

    New words and examples bring the open replies that they tell of. Raises NoSuchIncident, IncidentOver,
    StaleIncident, NotAllowed or BadIncident; then nothing is changed.
    """
    because = why(reason)
    async with desk.db.write() as connection:
        before = await held(connection, id, version)
        need(person, _role("crisis" if "crisis" in (before.mode, mode) else "watch"), AMEND)
        changes = changes_of(before, title, mode, severity, freeze, triggers, examples)
        at, froze = await moment(connection, id, desk.clock()), (await freeze_of(connection)).frozen
        situation = await desk.keep_up(connection)
        seen = await change(connection, before, _columns(changes))
        await raise_edition(connection)
        now = _amended(situation, before, changes)
        told_by = {"triggers", "examples"} & changes.keys()
        moved = await join(desk, connection, now, at) if told_by else Moved()
        await flag_undecided(connection, id)
        told = {name: value for name, value in changes.items() if name in ("mode", "severity", "freeze")}
        detail = {**told, "changed": sorted(changes), **moved.model_dump()}
        await acted(connection, id, person, "incident.amend", at, version=seen, reason=because, detail=detail)
        known = await tell(connection, desk.brand, id, "incident.updated", at, froze=froze)
        if changes.get("mode") == "crisis":
            await alarm(connection, known, DECLARED, ())
        return known


AMEND = Wording(es="Cambiar esta crisis", en="Changing this incident")


def _columns(changes: dict[str, object]) -> dict[str, object]:
    lists = {"triggers", "examples"}
    return {name: json.dumps(to, ensure_ascii=False) if name in lists else to for name, to in changes.items()}


def _amended(situation: Situation, before: Held, changes: dict[str, object]) -> Incident:
    known = situation.incident(before.id)
    assert known is not None  # noqa: S101 - held, and so open
    return known.model_copy(update={name: to for name, to in changes.items() if name in Incident.model_fields})
