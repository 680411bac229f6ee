"""A person overrules the triage of a reply: deadlines, people and acts follow, and its text is guarded again."""

from typing import Any, ClassVar, get_args

from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.words import SEVERITIES, Severity
from app.draft.holding import holding_text
from app.errors import PortavozError
from app.incident.situation import Incident, Situation
from app.notify.notices import TOLD_AT_ONCE, announce
from app.operations.desk import Desk
from app.operations.joining import move_siblings
from app.operations.weigh import keep, weigh
from app.pipeline import HOLDS, NO_REPLY, READY
from app.review.approving import needed
from app.review.moving import expect, move, opened
from app.review.people import NotAllowed, Person
from app.review.reading import fetch
from app.review.replies import Reply
from app.review.storing import of_triage
from app.triage.overrule import NO_INCIDENT, Correction, overrule, unsigned
from app.triage.triage import Triage
from app.wording import Wording

NO_SCENARIO = ""
"""Says that a comment belongs to none of the manual's scenarios."""

TO_WRITE = Wording(
    es="Una persona cambió el tipo: este comentario se contesta, y el texto lo escribe una persona.",
    en="A person changed the outcome: this comment is answered, and a person writes the text.",
)


class BadTriage(PortavozError):
    """A word that the brand does not have, or no change at all. `field`: which one."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-triage"
    title: ClassVar[Wording] = Wording(es="Clasificación no válida", en="Invalid triage")

    def __init__(self, detail: Wording, field: str) -> None:
        super().__init__(detail)
        self.field = field


async def triage(
    desk: Desk,
    id: str,
    person: Person,
    *,
    version: int,
    outcome: str | None = None,
    severity: Severity | None = None,
    scenario: str | None = None,
    private: bool | None = None,
    incident: str | None = None,
) -> Reply:
    """A person's correction of what the comment is; None leaves a field as it is, NO_SCENARIO takes the scenario away.

    `incident`: id of an open one, NO_INCIDENT for none. A scenario that burns brings its incident; one that does not
    takes the comment out of a foreseen one. What else is open about the comment goes where it goes.
    Lowering the severity takes the role that may approve at the present one. No text is written here.
    Raises BadTriage, NoSuchReply, StaleVersion, WrongState or NotAllowed; then nothing is changed.
    """
    wanted = Correction(
        outcome=outcome, severity=_known(severity), scenario=scenario, private=private, incident=incident
    )
    _named(wanted, desk.brand)
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        expect(reply, "triage", person, version)
        situation = await desk.keep_up(connection)
        said, burning = _placed(wanted, reply, situation)
        now = overrule(reply.triage, said, reply.comment, desk.brand, since=reply.created_at, incident=burning)
        changed = _changed(reply.triage, now)
        if not changed:
            raise BadTriage(NOTHING, "outcome")
        _may_lower(reply, now, person, desk.brand)
        await _weighed(desk, connection, reply.model_copy(update={"triage": now, "incident": now.incident}))
        columns = following(desk, reply, now)
        told = {"changed": changed} | ({"result": columns["result"]} if "result" in columns else {})
        await move(connection, reply, "triage", person, desk.clock(), changes=columns, detail=told)
        if "incident" in changed:
            await move_siblings(desk, connection, reply, burning, desk.clock())
        corrected = await fetch(connection, id)
        if "severity" in changed and now.severity in TOLD_AT_ONCE:
            await announce(connection, desk.brand, corrected, desk.clock())
        return corrected


NOTHING = Wording(
    es="outcome: así está ya clasificada la respuesta; cambie el tipo, la gravedad, el escenario, la crisis o si va a"
    " privado.",
    en="outcome: the reply is triaged like that already; change outcome, severity, scenario, incident or private.",
)


def _placed(said: Correction, reply: Reply, situation: Situation) -> tuple[Correction, Incident | None]:
    """The correction with the incident that follows from it, and that incident. Raises BadTriage for one not open."""
    if said.incident:
        if (found := situation.incident(said.incident)) is None:
            raise BadTriage(_not_open(said.incident, situation), "incident")
        return said, found
    if said.incident == NO_INCIDENT:
        return said, None
    mine = situation.incident(reply.incident)
    moved = said.scenario is not None and said.scenario != (reply.triage.scenario or NO_SCENARIO)
    if not moved:
        return said, mine
    burning = next((i for i in situation.incidents if i.scenario and i.scenario == said.scenario), None)
    stays = burning or (mine if mine and mine.scenario is None else None)
    return said.model_copy(update={"incident": stays.id if stays else NO_INCIDENT}), stays


def _not_open(id: str, situation: Situation) -> Wording:
    shown, listed = id[:60], ", ".join(incident.id for incident in situation.incidents) or "—"
    return Wording(
        es=f"incident: «{shown}» no es una crisis abierta; abiertas: {listed}. Vacío: ninguna.",
        en=f"incident: “{shown}” is no open incident; open ones: {listed}. Empty: none.",
    )


def _known(severity: str | None) -> Severity | None:
    if severity is not None and severity not in get_args(Severity):
        raise BadTriage(_unknown("severity", severity, SEVERITIES), "severity")
    return severity  # type: ignore[return-value]  # one of them, by the line above


def _named(said: Correction, brand: Brand) -> None:
    """Raises BadTriage for an outcome or a scenario that the brand does not have."""
    outcomes, scenarios = [o.id for o in brand.protocol.outcomes], [s.id for s in brand.scenarios]
    if said.outcome is not None and said.outcome not in outcomes:
        raise BadTriage(_unknown("outcome", said.outcome, outcomes), "outcome")
    if said.scenario and said.scenario not in scenarios:
        raise BadTriage(_unknown("scenario", said.scenario, scenarios), "scenario")


def _unknown(field: str, value: str, allowed: list[str] | tuple[str, ...]) -> Wording:
    shown, listed = value[:60], ", ".join(allowed) or "—"
    return Wording(
        es=f"{field}: la marca no tiene «{shown}»; tiene: {listed}.",
        en=f"{field}: the brand has no “{shown}”; it has: {listed}.",
    )


def _changed(before: Triage, now: Triage) -> dict[str, list[object]]:
    """Old and new value of what a person may correct. Ids of the brand and nothing else: the chain holds no text."""
    fields = ("outcome", "severity", "scenario", "private", "incident")
    pairs = {name: [getattr(before, name), getattr(now, name)] for name in fields}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _may_lower(reply: Reply, now: Triage, person: Person, brand: Brand) -> None:
    """Raises NotAllowed: who could not approve a reply may not make it one that they can."""
    role = needed(reply, brand)
    lower = SEVERITIES.index(now.severity) < SEVERITIES.index(reply.triage.severity)
    if lower and not person.may(role):
        grave = reply.triage.severity
        raise NotAllowed(
            Wording(
                es=f"severity: bajar la gravedad desde «{grave}» pide el papel «{role}» o más; usted tiene"
                f" «{person.role}». Pídaselo a quien aprueba.",
                en=f"severity: lowering it from “{grave}” needs the role “{role}” or above; yours is “{person.role}”."
                " Ask whoever approves.",
            )
        )


async def _weighed(desk: Desk, connection: AsyncConnection, corrected: Reply) -> None:
    """The latest text under the new triage."""
    if corrected.draft and corrected.draft.public_text:
        await keep(connection, corrected, await weigh(desk, connection, corrected, corrected.draft))


def following(desk: Desk, reply: Reply, now: Triage) -> dict[str, Any]:
    """The columns of a reply that follow from what is thought of its comment now."""
    waiting = reply.next_due == reply.triage.first_answer_due
    columns = {
        **of_triage(unsigned(now)),
        "incident": now.incident,
        "due_at": now.due_at,
        "first_answer_due": now.first_answer_due,
        "next_due": now.first_answer_due if waiting else now.due_at,
        "recheck": False,
    }
    if reply.kind != "answer":
        return columns
    holding = holding_text(now, reply.comment, desk.brand, desk.situation, desk.clock())
    return {**columns, "holding_text": holding, **_result(reply, now)}


def _result(reply: Reply, now: Triage) -> dict[str, str]:
    """What the reply is to a person now: a text to decide on, one to write, or silence to confirm."""
    if now.outcome == reply.triage.outcome:
        return {}
    if now.strategy.reply == "none" and not now.hold:
        return {"result": "no_reply", "reason": NO_REPLY.model_dump_json()}
    if reply.draft is not None:
        return {"result": "ready", "reason": READY.model_dump_json()}
    reason = HOLDS.get(now.hold or "", TO_WRITE)
    return {"result": "hold", "reason": reason.model_dump_json()}
