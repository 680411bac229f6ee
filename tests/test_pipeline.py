"""Every accepted comment ends in exactly one result, and no engine decides that alone."""

import asyncio
import json
from typing import Any

import pytest

from app.brand.brand import Brand
from app.draft.composer import Composer
from app.draft.draft import Assignment, Attempt, Draft, Engine
from app.draft.fence import token
from app.draft.model import ModelEngine
from app.evidence.passage import Evidence, Hit
from app.incident.situation import CALM
from app.llm_faults import ModelFailed, Usage
from app.pipeline import Prepared, prepare
from app.triage.outcomes import OutcomeModel
from app.triage.training import train
from tests import made
from tests.draft.test_model import Script

LATE = "Llevo una hora esperando en la cola y nadie me atiende"
GOOD = (
    "Sentimos mucho la espera en la cola, no es la atención que queremos darte. Escríbenos por mensaje privado y lo "
    "miramos contigo; después volvemos aquí con lo que hayamos resuelto."
)
RULE = made.passage("Las entradas se cambian hasta 2 horas antes de la sesión.", id="fact:F1", kind="fact")


class Shelf:
    async def find(self, *asked: Any) -> Evidence:
        return Evidence(knowledge=(Hit(passage=RULE, score=0.8),))


@pytest.fixture(scope="module")
def brand() -> Brand:
    return made.brand()


@pytest.fixture(scope="module")
def outcomes(brand: Brand) -> OutcomeModel:
    return train(brand)


def says(text: str, **over: Any) -> str:
    fields = {"protocol": [], "outcome": "service_failure", "severity": "medium", "public_text": text, "cites": []}
    return json.dumps({**fields, "private_text": "Hola, cuéntanos cómo fue y lo vemos.", "gloss": None, **over})


async def run(brand: Brand, outcomes: OutcomeModel, engine: Engine, text: str = LATE, **over: Any) -> Prepared:
    held: dict[str, Any] = {"outcomes": outcomes, "recent": (), "now": made.NOW, "nonce": "n", **over}
    return await prepare(made.comment(text), brand, CALM, Shelf(), engine, **held)


def model(brand: Brand, *answers: str | Exception) -> tuple[ModelEngine, Script]:
    script = Script(*answers)
    return ModelEngine(brand, script, deadline=5), script


async def test_a_good_draft_needs_one_call(brand: Brand, outcomes: OutcomeModel) -> None:
    engine, script = model(brand, says(GOOD, cites=[token("n", "fact:F1")]))
    prepared = await run(brand, outcomes, engine)
    assert (prepared.result, len(script.asked)) == ("ready", 1)
    assert prepared.draft is not None
    assert (prepared.draft.engine, prepared.draft.public_text) == ("model", GOOD)
    assert [c.passage for c in prepared.draft.cites] == ["fact:F1"]


async def test_a_blocked_draft_is_repaired_once(brand: Brand, outcomes: OutcomeModel) -> None:
    engine, script = model(brand, says("Te devolveremos 500 €."), says(GOOD))
    prepared = await run(brand, outcomes, engine)
    assert prepared.draft is not None
    assert (prepared.draft.public_text, len(script.asked)) == (GOOD, 2)
    assert [a.blocked for a in prepared.attempts] == [True, False]
    assert prepared.draft.usage == Usage(input_tokens=20, output_tokens=10, calls=2)


async def test_twice_blocked_the_composer_writes_and_says_why(brand: Brand, outcomes: OutcomeModel) -> None:
    engine, _ = model(brand, says("Te devolveremos 500 €."), says("Te devolveremos 600 €."))
    prepared = await run(brand, outcomes, engine)
    assert prepared.draft is not None
    assert prepared.draft.engine == "composer"
    assert prepared.draft.fallback is not None
    assert "500" not in prepared.draft.public_text


async def test_a_fault_of_the_model_leaves_a_composed_draft_and_its_cost(brand: Brand, outcomes: OutcomeModel) -> None:
    engine, _ = model(brand, ModelFailed("truncated", Usage(output_tokens=60, calls=1)))
    prepared = await run(brand, outcomes, engine)
    assert prepared.draft is not None
    assert (prepared.draft.engine, prepared.usage) == ("composer", Usage(output_tokens=60, calls=1))
    assert prepared.draft.usage == prepared.usage


class Slow:
    deadline, instructions = 0.05, ""

    async def draft(self, assignment: Assignment, rejected: Attempt | None = None) -> Draft:
        await asyncio.sleep(5)
        raise AssertionError("nobody waits that long")


async def test_an_engine_that_does_not_answer_is_not_waited_for(brand: Brand, outcomes: OutcomeModel) -> None:
    prepared = await run(brand, outcomes, Slow())
    assert prepared.draft is not None
    assert prepared.draft.engine == "composer"


async def test_danger_is_held_without_asking_any_engine(brand: Brand, outcomes: OutcomeModel) -> None:
    engine, script = model(brand)
    prepared = await run(brand, outcomes, engine, "Hay humo en la sala 3 y no se puede salir")
    assert (prepared.result, prepared.draft, script.asked) == ("hold", None, [])


async def test_silence_needs_the_rules(brand: Brand, outcomes: OutcomeModel) -> None:
    engine, _ = model(brand, says(GOOD, outcome="troll", severity="low"))
    prepared = await run(brand, outcomes, engine)
    assert (prepared.result, prepared.triage.outcome) == ("ready", "service_failure")


async def test_a_model_that_sees_danger_calls_a_person(brand: Brand, outcomes: OutcomeModel) -> None:
    engine, _ = model(brand, says(GOOD, outcome="safety_risk", severity="critical"))
    prepared = await run(brand, outcomes, engine)
    assert (prepared.result, prepared.triage.severity, prepared.draft) == ("hold", "critical", None)


async def test_a_model_may_raise_the_severity_and_with_it_the_approver(brand: Brand, outcomes: OutcomeModel) -> None:
    engine, _ = model(brand, says(GOOD, severity="critical"))
    prepared = await run(brand, outcomes, engine)
    assert (prepared.triage.severity, prepared.triage.approver) == ("critical", "direccion")


async def test_a_model_may_not_lower_the_severity(brand: Brand, outcomes: OutcomeModel) -> None:
    engine, _ = model(brand, says(GOOD, severity="low"))
    assert (await run(brand, outcomes, engine)).triage.severity == "medium"


async def test_the_same_comment_with_the_same_nonce_gives_the_same_reply(brand: Brand, outcomes: OutcomeModel) -> None:
    first = await run(brand, outcomes, Composer(brand))
    second = await run(brand, outcomes, Composer(brand))
    assert first == second


async def test_a_stream_is_told_of_stages_and_never_of_unguarded_text(brand: Brand, outcomes: OutcomeModel) -> None:
    told: list[tuple[str, Any]] = []
    engine, _ = model(brand, says("Te devolveremos 500 €."), says(GOOD))
    await run(brand, outcomes, engine, tell=lambda stage, value: told.append((stage, value)))
    assert [stage for stage, _ in told] == ["triage", "holding", "evidence", "draft", "repair"]
    assert "500 €" not in repr(told)
