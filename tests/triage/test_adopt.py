"""What a model's own reading changes in a triage."""

from datetime import timedelta

import pytest

from app.brand.brand import Brand
from app.brand.scenarios import ScenarioDeadline
from app.triage.adopt import adopt
from app.triage.triage import Action
from tests import made
from tests.made import NOW

PROMISE = ScenarioDeadline(what="first_answer", minutes=3, when="si hay heridos")
SHOWN = "Primera respuesta pública (si hay heridos)"


def promising() -> Brand:
    """Its high severity promises more where people are hurt."""
    plain = made.brand()
    duties = tuple(
        duty.model_copy(update={"conditional": (PROMISE,)}) if duty.severity == "high" else duty
        for duty in plain.duties
    )
    return plain.model_copy(update={"duties": duties})


@pytest.mark.parametrize(("text", "kept"), [("Hay dos heridos en la sala", True), ("No abre la taquilla", False)])
def test_a_raised_severity_brings_its_promises_and_holds_those_that_the_comment_meets(text: str, kept: bool) -> None:
    before = made.triage(severity="low", first_answer_due=NOW + timedelta(hours=4))
    raised = adopt(before, None, "high", made.comment(text), promising(), now=NOW)
    assert (raised.first_answer_due == NOW + timedelta(minutes=3)) is kept
    assert [act.what for act in raised.actions] == [SHOWN]


def test_acts_that_stand_already_stay_where_they_are() -> None:
    known = (
        Action(what="Llamar", owner="jefa", due_at=NOW + timedelta(minutes=90)),
        Action(what=SHOWN, owner="redes", due_at=NOW + timedelta(minutes=1), done_by="ana"),
    )
    before = made.triage(severity="low", actions=known)
    assert adopt(before, None, "high", made.comment("?"), promising(), now=NOW).actions == known


def test_a_severity_that_is_no_higher_changes_nothing() -> None:
    before = made.triage(severity="high")
    assert adopt(before, None, "medium", made.comment("Hay heridos"), promising(), now=NOW) == before
