"""A person may overrule the triage; who could not approve a grave reply may not make it a mild one."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from app.brand.protocol import Outcome, Strategy
from app.operations.desk import Desk
from app.operations.overrule import BadTriage
from app.operations.write import NO_SCENARIO, triage
from app.review.people import NotAllowed, Person
from app.review.tables import audit as rows
from tests.office import waiting
from tests.operations.ferry import now

People = dict[str, Person]


async def test_a_persons_triage_moves_deadlines_people_and_findings(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"], severity="low", outcome="praise", private=False)
    done = await triage(staffed, reply.id, staff["Bruno"], version=1, outcome="averia", private=True)

    assert (done.triage.outcome, done.triage.severity, done.triage.private) == ("averia", "high", True)
    assert (done.version, done.state, done.how) == (2, "pending", "draft")
    assert done.next_due == done.triage.first_answer_due
    async with staffed.db.read() as connection:
        last = (await connection.execute(select(rows).order_by(rows.c.seq.desc()).limit(1))).one()
    assert json.loads(last.detail)["changed"] == {
        "outcome": ["praise", "averia"], "severity": ["low", "high"], "private": [False, True],
    }  # fmt: skip


async def test_the_text_is_guarded_under_the_new_triage(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"], private=False, public_text="Lo sentimos, de verdad.")
    done = await triage(staffed, reply.id, staff["Ana"], version=1, private=True)
    assert "hand_off" in {f.rule for f in done.findings}


async def test_lowering_the_severity_takes_who_may_approve_it(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"], severity="critical")
    for name in ("Ana", "Lucía"):
        with pytest.raises(NotAllowed, match="head"):
            await triage(staffed, reply.id, staff[name], version=1, severity="low")
    assert await now(staffed, reply.id) == reply
    assert (await triage(staffed, reply.id, staff["Helena"], version=1, severity="low")).triage.severity == "low"
    raised = await triage(staffed, reply.id, staff["Ana"], version=2, severity="high")
    assert raised.triage.severity == "high"


@pytest.mark.parametrize(
    ("over", "named"),
    [
        ({"outcome": "queja"}, "averia"),
        ({"severity": "terrible"}, "critical"),
        ({"scenario": "E99"}, "varada"),
        ({"severity": "medium"}, "already"),
        ({}, "already"),
        ({"scenario": NO_SCENARIO}, "already"),
    ],
)
async def test_a_word_that_the_brand_does_not_have_is_named(
    staffed: Desk, staff: People, over: dict[str, Any], named: str
) -> None:
    reply = await waiting(staffed, staff["Ana"], scenario=None)
    with pytest.raises(BadTriage, match=named):
        await triage(staffed, reply.id, staff["Ana"], version=1, **over)
    assert await now(staffed, reply.id) == reply


async def test_a_scenario_can_be_given_and_taken_away(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"], scenario=None)
    given_one = await triage(staffed, reply.id, staff["Helena"], version=1, scenario="varada")
    assert (given_one.triage.scenario, given_one.triage.owner) == ("varada", "capitana")
    assert given_one.holding_text == "Estamos comprobando qué ocurre. El billete se cambia gratis hasta el día anterior"
    none = await triage(staffed, reply.id, staff["Helena"], version=2, scenario=NO_SCENARIO)
    assert none.triage.scenario is None


async def test_silence_waits_for_a_lead_and_an_answer_for_a_writer(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"], public_text=None)
    protocol = staffed.brand.protocol
    noise = Outcome(id="ruido", label="Ruido", strategy=Strategy(reply="none"))
    changed_protocol = protocol.model_copy(update={"outcomes": (*protocol.outcomes, noise)})
    staffed.brand = staffed.brand.model_copy(update={"protocol": changed_protocol})
    quiet = await triage(staffed, reply.id, staff["Ana"], version=1, outcome="ruido")
    assert quiet.result == "no_reply"
    back = await triage(staffed, reply.id, staff["Ana"], version=2, outcome="request")
    assert (back.result, back.draft) == ("hold", None)
    assert "persona" in back.reason.es
