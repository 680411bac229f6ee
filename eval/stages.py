"""The product's own stages, opened for a run: brand, outcome model, library on a folder of its own, and an engine."""

import hashlib
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from app.brand.brand import Brand
from app.comments.comment import Comment
from app.draft.draft import Engine
from app.evidence.library import open_library
from app.evidence.passage import Evidence
from app.incident.situation import CALM, Incident, OfficialLine, Situation
from app.operations.storage import ready_database
from app.pipeline import Prepared, Sources, prepare
from app.pipeline import Stage as Step
from app.settings import Settings
from app.triage.outcomes import OutcomeModel
from app.triage.training import outcome_model
from app.triage.triage import Triage
from app.triage.weigh import spoken
from app.value import Value
from app.wording import Wording
from eval.case import Case
from eval.output import Failed, Output, output_of
from eval.prices import OverBudget
from eval.run import Stage

STOPPED = Wording(es="Se pidió solo hasta esta etapa.", en="Only the stages up to here were asked for.")
OUTCOMES = "outcomes.npz"


class Plan(Value):
    """How each case is run. The same plan gives the same outputs."""

    knowledge: Path
    now: datetime
    """The moment of a comment that has none."""
    seed: int = 0
    stage: Stage = "draft"
    retrieval: bool = True


class Engines(Protocol):
    """Gives the engine that writes for a case."""

    def engine(self, case: str, repeat: int) -> Engine: ...


class Nothing:
    """Sources that find nothing."""

    async def find(self, comment: Comment, triage: Triage, situation: Situation) -> Evidence:
        return Evidence()


class _EnoughSeen(Exception):
    """The stage that was asked for has been reached."""


class _Witness:
    """Remembers what each step found, and stops the story after the one that was asked for."""

    def __init__(self, until: Stage) -> None:
        self.step: Step | None = None
        self.triage: Triage | None = None
        self.holding: str | None = None
        self.evidence = Evidence()
        self._until = until

    def tell(self, step: Step, value: Value | str | None) -> None:
        self.step = step
        if isinstance(value, Triage):
            self.triage = value
        elif isinstance(value, Evidence):
            self.evidence = value
        elif step == "holding" and isinstance(value, str):
            self.holding = value
        if (step, self._until) in (("holding", "triage"), ("evidence", "evidence")):
            raise _EnoughSeen


_TODAY: ContextVar[date] = ContextVar("today")


class Stages:
    """Runs one case at a time, or several side by side. Open it with `open_stages`."""

    def __init__(self, brand: Brand, outcomes: OutcomeModel, sources: Sources, engines: Engines, plan: Plan) -> None:
        self.brand = brand
        self._outcomes, self._sources, self._engines, self._plan = outcomes, sources, engines, plan

    async def run(self, case: Case, repeat: int = 0) -> Output | Failed:
        """What became of the case. A stage that raises is a failure of this case; only OverBudget ends the run."""
        witness = _Witness(self._plan.stage)
        try:
            prepared = await self.prepare(case, repeat, witness)
        except _EnoughSeen:
            prepared = _so_far(case, witness)
        except OverBudget:
            raise
        except Exception as error:
            where = witness.step or "triage"
            return Failed(case=case.id, repeat=repeat, error=f"{where}: {type(error).__name__}: {error}")
        return output_of(case, prepared).model_copy(update={"repeat": repeat})

    async def prepare(self, case: Case, repeat: int, witness: _Witness) -> Prepared:
        now = case.comment.posted_at or self._plan.now
        _TODAY.set(now.date())
        return await prepare(
            case.comment,
            self.brand,
            situation_of(case, now),
            self._sources,
            self._engines.engine(case.id, repeat),
            outcomes=self._outcomes,
            recent=(),
            now=now,
            nonce=nonce_of(case.variant.of if case.variant else case.id, repeat, self._plan.seed),
            tell=witness.tell,
        )


def nonce_of(case: str, repeat: int, seed: int) -> str:
    """32 hex digits that choose between equal wordings: by the case, so that neither order nor company matters.

    A variant takes its original's: nothing but the variation may change what is written.
    """
    return hashlib.sha256(f"{seed}/{repeat}/{case}".encode()).hexdigest()[:32]


def situation_of(case: Case, now: datetime) -> Situation:
    """The open incident whose official line the case names; CALM without one.

    A line of no scenario speaks of the case's own comment: it is the example that the incident is known by.
    """
    if case.line is None:
        return CALM
    line = OfficialLine(incident=case.group, version=1, text=case.line.text)
    incident = Incident(
        id=case.group,
        scenario=case.line.scenario,
        severity=case.line.severity,
        line=line,
        facts=case.line.facts,
        examples=() if case.line.scenario else (spoken(case.comment),),
        since=now,
    )
    return Situation(incidents=(incident,))


def _so_far(case: Case, witness: _Witness) -> Prepared:
    """A case that was stopped on purpose: what its triage alone already decides."""
    triage = witness.triage
    assert triage is not None  # noqa: S101 - the story tells triage before any step that stops it
    result = "hold" if triage.hold else "no_reply" if triage.strategy.reply == "none" else "ready"
    return Prepared(
        result=result,
        reason=STOPPED,
        comment=case.comment,
        triage=triage,
        evidence=witness.evidence,
        holding_text=witness.holding,
    )


def settings_for(plan: Plan, var: Path) -> Settings:
    """The stages' settings: files of their own, and words alone to search by, whatever the environment says."""
    apart = {"knowledge": plan.knowledge, "var": var, "database_url": None, "chroma_url": None, "embeddings": None}
    return Settings().model_copy(update=apart)


@asynccontextmanager
async def open_stages(plan: Plan, engines: Engines, brand: Brand, var: Path) -> AsyncIterator[Stages]:
    """The stages on `var`, a folder that nobody else uses. Raises what opening a desk raises."""
    outcomes = outcome_model(brand, var)
    if not plan.retrieval or plan.stage == "triage":
        yield Stages(brand, outcomes, Nothing(), engines, plan)
        return
    settings = settings_for(plan, var)
    db = await ready_database(settings)
    try:
        library = await open_library(brand, settings, db, today=_TODAY.get)
        try:
            yield Stages(brand, outcomes, library, engines, plan)
        finally:
            await library.close()
    finally:
        await db.close()


def learn(brand: Brand, var: Path, cache: Path) -> None:
    """Puts the outcome model of the brand into `var`: the one in `cache` or of the deployment, else a new one.

    A new one takes some seconds and is left in `cache` for the next run, where that can be written.
    """
    for folder in (cache, Settings().var):
        if (folder / OUTCOMES).is_file():
            shutil.copyfile(folder / OUTCOMES, var / OUTCOMES)
            break
    outcome_model(brand, var)  # what does not fit the brand is learned anew
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(var / OUTCOMES, cache / OUTCOMES)
