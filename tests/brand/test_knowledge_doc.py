"""docs/knowledge.md names every field that the folder takes, and its examples are sound."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from app.brand.brand import (
    ActionRule,
    AddressRule,
    Brand,
    Contacts,
    Duty,
    EmergencyNumbers,
    Hours,
    Network,
    Role,
    Voice,
)
from app.brand.brand_file import ELSEWHERE
from app.brand.check import check
from app.brand.facts import Fact
from app.brand.protocol import BaseReply, Outcome, Question, Strategy
from app.brand.replies import PastReply
from app.brand.scenarios import HoldingText, Scenario, ScenarioDeadline
from app.brand.texts import FILLED
from tests.brand.folders import write

DOC = (Path(__file__).parents[2] / "docs/knowledge.md").read_text("utf-8")
MODELS: tuple[type[BaseModel], ...] = (
    ActionRule, AddressRule, Brand, Contacts, Duty, EmergencyNumbers, Hours, Network, Role, Voice, Fact, BaseReply,
    Outcome, Question, Strategy, PastReply, HoldingText, Scenario, ScenarioDeadline,
)  # fmt: skip


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_field_is_documented(model: type[BaseModel]) -> None:
    prose = re.sub(r"```.*?```", "", DOC, flags=re.DOTALL)
    code = " ".join(re.findall(r"`[^`\n]+`", prose))
    missing = {name for name in model.model_fields if not re.search(rf"\b{name}\b", code)}
    assert missing - set(ELSEWHERE) == set()


def test_every_slot_is_documented() -> None:
    assert {slot for slot in FILLED if f"`{{{slot}}}`" not in DOC} == set()


def test_the_examples_are_sound(tmp_path: Path) -> None:
    brand, protocol = re.findall(r"```yaml\n(.*?)```", DOC, re.DOTALL)
    reply = '{"comment": "a", "reply": "b", "network": "tablon", "outcome": "averia"}'
    files = {"brand.yaml": brand, "protocol.yaml": protocol, "manual/m.md": "# M\n\nx\n", "replies/r.jsonl": reply}
    assert check(write(tmp_path, files)) == ()
