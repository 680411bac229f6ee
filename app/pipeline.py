"""The story of a comment, told once. This is the only place that knows the order of the steps."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Literal, Protocol

from app.brand.brand import Brand
from app.comments.comment import Comment
from app.draft.answers import official
from app.draft.composer import Composer
from app.draft.draft import Assignment, Attempt, Draft, Engine, EngineFailed, Finding
from app.draft.holding import holding_text
from app.draft.under_line import room_for
from app.evidence.passage import Evidence
from app.guard.rule import Context
from app.guard.verdict import check
from app.incident.situation import Situation
from app.llm_faults import FAULTS, Usage
from app.triage import assess
from app.triage.adopt import adopt
from app.triage.outcomes import OutcomeModel
from app.triage.triage import Triage
from app.value import Value
from app.wording import Wording

Result = Literal["ready", "hold", "no_reply"]

READY = Wording(es="Hay un borrador para revisar.", en="A draft is ready for a person.")
NO_REPLY = Wording(
    es="El protocolo dice que este comentario no se contesta; una persona lo confirma.",
    en="The protocol says that this comment is not answered; a person confirms it.",
)
NOTHING_SAFE = Wording(
    es="Ningún borrador pasó los avisos que bloquean; lo escribe una persona.",
    en="No draft passed the rules that block; a person writes it.",
)
NO_ROOM = Wording(
    es="Ni la primera frase del mensaje oficial cabe en esta red: acórtela o publique el texto de espera.",
    en="Not even the first sentence of the official line fits on this network: shorten it or publish the holding text.",
)
REFUSED = Wording(
    es="los avisos que bloquean rechazaron dos veces su texto", en="the rules that block refused its text twice"
)
MODEL_SAW_DANGER = Wording(
    es="El modelo ve un peligro o un asunto que no se contesta con un borrador; decide una persona.",
    en="The model sees a danger or a matter that no draft answers; a person decides.",
)
HOLDS: dict[str, Wording] = {
    "danger": Wording(
        es="Puede haber personas en peligro: decide una persona.", en="People may be in danger: a person decides."
    ),
    "legal_threat": Wording(
        es="Hay una amenaza legal: decide una persona.", en="There is a legal threat: a person decides."
    ),
    "press": Wording(es="Pregunta la prensa: decide una persona.", en="The press is asking: a person decides."),
    "personal_data": Wording(
        es="El comentario muestra datos personales: decide una persona.",
        en="The comment shows personal data: a person decides.",
    ),
    "irony": Wording(
        es="Puede ser ironía y no un elogio: decide una persona.", en="This may be irony, not praise: a person decides."
    ),
    "strategy": Wording(
        es="El protocolo pide esperar y que decida una persona.",
        en="The protocol asks to hold and let a person decide.",
    ),
}


class Prepared(Value):
    """The end of every accepted comment. `draft` is None for hold and no_reply; `reason` says why."""

    result: Result
    reason: Wording
    comment: Comment
    triage: Triage
    evidence: Evidence
    holding_text: str | None
    draft: Draft | None = None
    findings: tuple[Finding, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    """Raw draft, repair, fallback, in the order they were written."""
    usage: Usage | None = None
    """What all calls together cost, also when nothing usable came back."""


class Sources(Protocol):
    """Finds what the brand knows that bears on a comment."""

    async def find(self, comment: Comment, triage: Triage, situation: Situation) -> Evidence: ...


Stage = Literal["triage", "holding", "evidence", "draft", "repair", "fallback"]
Tell = Callable[[Stage, Value | str | None], None]
"""Called as stages begin or end, so that a stream can show progress. Never given unguarded text."""


def _silent(stage: Stage, value: Value | str | None) -> None:
    return None


async def prepare(
    comment: Comment,
    brand: Brand,
    situation: Situation,
    sources: Sources,
    engine: Engine,
    *,
    outcomes: OutcomeModel,
    recent: tuple[str, ...],
    now: datetime,
    nonce: str,
    tell: Tell = _silent,
    triage: Triage | None = None,
) -> Prepared:
    """From a comment to a guarded draft, or to a named reason why there is none. Raises IndexUnavailable only.

    `triage`: what is thought of it already, as people may have corrected it; None: it is judged here.
    """
    triage = triage or assess.triage(comment, brand, situation, outcomes, now=now)
    tell("triage", triage)
    holding = holding_text(triage, comment, brand, situation, now)
    tell("holding", holding)
    evidence = await sources.find(comment, triage, situation)
    tell("evidence", evidence)
    so_far = {"comment": comment, "evidence": evidence, "holding_text": holding}
    if triage.hold:
        return Prepared(result="hold", reason=HOLDS[triage.hold], triage=triage, **so_far)
    if triage.strategy.reply == "none":
        return Prepared(result="no_reply", reason=NO_REPLY, triage=triage, **so_far)
    assignment = Assignment(
        comment=comment,
        triage=triage,
        evidence=evidence,
        brand=brand,
        situation=situation,
        recent=recent,
        now=now,
        nonce=nonce,
    )
    line = official(assignment)
    if line and not room_for(line, assignment):
        return Prepared(result="hold", reason=NO_ROOM, triage=triage, **so_far)
    return await _written(assignment, engine, holding, tell)


async def _written(assignment: Assignment, engine: Engine, holding: str | None, tell: Tell) -> Prepared:
    """The engine's draft, its repair, the composer's, or a hold: the first that no rule blocks."""
    attempts: list[Attempt] = []
    spent: list[Usage] = []
    why = await _by_engine(assignment, engine, attempts, spent, tell)
    if why is not None and (not isinstance(engine, Composer) or not attempts):
        tell("fallback", why)
        composed = await Composer(assignment.brand).draft(assignment)
        attempts.append(_guarded(composed.model_copy(update={"fallback": why}), assignment))
    return _ended(assignment, attempts, spent, holding)


async def _by_engine(
    assignment: Assignment, engine: Engine, attempts: list[Attempt], spent: list[Usage], tell: Tell
) -> Wording | None:
    """Up to two tries of the engine, appended to `attempts`; None when the last one may be shown, else why not."""
    try:
        async with asyncio.timeout(engine.deadline):
            for stage in ("draft", "repair"):
                tell(stage, None)
                draft = await engine.draft(assignment, attempts[-1] if attempts else None)
                spent.extend([draft.usage] if draft.usage else [])
                attempts.append(_guarded(draft, assignment, engine.instructions))
                if not attempts[-1].blocked:
                    return None
    except EngineFailed as failure:
        spent.extend([failure.usage] if failure.usage else [])
        return failure.reason
    except TimeoutError:
        return FAULTS["timeout"]
    return REFUSED


def _guarded(draft: Draft, assignment: Assignment, instructions: str = "") -> Attempt:
    context = Context(
        comment=assignment.comment,
        triage=assignment.triage,
        evidence=assignment.evidence,
        brand=assignment.brand,
        situation=assignment.situation,
        recent=assignment.recent,
        nonce=assignment.nonce,
        instructions=instructions,
    )
    return Attempt(draft=draft, findings=check(draft, context))


def _ended(assignment: Assignment, attempts: list[Attempt], spent: list[Usage], holding: str | None) -> Prepared:
    last = attempts[-1]
    usage = sum(spent[1:], spent[0]) if spent else None
    model = next((a.draft for a in reversed(attempts) if a.draft.engine == "model"), last.draft)
    triage = adopt(
        assignment.triage, model.outcome, model.severity, assignment.comment, assignment.brand, now=assignment.now
    )
    rest = {
        "comment": assignment.comment,
        "triage": triage,
        "evidence": assignment.evidence,
        "holding_text": holding,
        "attempts": tuple(attempts),
        "usage": usage,
    }
    if triage.hold:
        return Prepared(result="hold", reason=MODEL_SAW_DANGER, **rest)
    if last.blocked:
        return Prepared(result="hold", reason=NOTHING_SAFE, findings=last.findings, **rest)
    draft = last.draft.model_copy(update={"usage": usage})  # what the reply cost, whoever wrote the text in the end
    return Prepared(result="ready", reason=READY, draft=draft, findings=last.findings, **rest)
