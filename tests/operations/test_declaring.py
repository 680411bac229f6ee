"""Somebody declares that it burns: who may, what is refused, and what becomes of the replies that are caught in it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from app.comments.comment import Comment
from app.incident.store import edition_of
from app.monitor.tables import alerts
from app.notify.tables import outbox
from app.operations.decide import approve
from app.operations.declaring import AlreadyDeclared, amend, declare
from app.operations.desk import Desk
from app.operations.draft_comment import Request, draft_comment
from app.operations.freeze import freeze_of
from app.operations.incident_acts import BadIncident, IncidentOver, StaleIncident
from app.operations.incident_record import NoSuchIncident, record, records
from app.operations.line_check import BadLine, UnconfirmedFigure
from app.operations.overrule import BadTriage
from app.operations.standing_down import stand_down
from app.operations.tampering import faults
from app.operations.write import triage
from app.review.moving import StaleVersion
from app.review.people import NotAllowed, Person
from app.review.tables import people
from tests.office import waiting
from tests.operations.burning import AGROUND, CLOSING, LINE, aground, burn, caught, snapshot, state, unforeseen
from tests.operations.ferry import approved, now

People = dict[str, Person]


async def test_a_crisis_carries_its_line_its_people_and_its_reason(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])

    assert (known.title, known.scenario, known.mode, known.severity) == ("Barco parado", "varada", "crisis", "high")
    assert (known.declared_by, known.version, known.open, known.freeze) == ("Helena", 1, True, False)
    assert known.line
    assert (known.line.version, known.line.text, known.line.by) == (1, LINE, "Helena")
    assert [(act.what, act.who, act.reason) for act in known.acts] == [
        ("incident.declare", "Helena", "lo confirma el puente")
    ]
    async with staffed.db.read() as connection:
        assert [one.id for one in await records(connection, open_only=True)] == [known.id]
        assert await edition_of(connection) == 1
        assert await faults(connection) == []
        situation = await staffed.keep_up(connection)
    assert [(i.id, i.line.text if i.line else None) for i in situation.incidents] == [(known.id, LINE)]


async def test_open_replies_of_the_scenario_join_and_run_on_the_clock(staffed: Desk, staff: People) -> None:
    asked = await caught(staffed, staff["Ana"])
    stands = await approved(staffed, await caught(staffed, staff["Ana"]), staff["Lucía"])
    other = await waiting(staffed, staff["Ana"], scenario=None)
    staffed.clock.pass_(minutes=1)  # type: ignore[attr-defined]

    known = await burn(staffed, staff["Helena"])

    assert await state(staffed, asked) == ("pending", True)
    assert await state(staffed, stands) == ("stale", True)
    assert await state(staffed, other) == ("pending", False)
    joined = await now(staffed, asked.id)
    assert (joined.incident, joined.triage.incident, joined.triage.severity) == (known.id, known.id, "high")
    assert joined.next_due == joined.triage.first_answer_due == asked.created_at + timedelta(minutes=30)
    assert (await now(staffed, other.id)).incident is None
    assert {count.value: count.count for count in known.replies} == {"pending": 1, "stale": 1}
    detail = known.acts[0].detail
    assert (detail["joined"], detail["stale"], detail["flagged"]) == (2, 1, 1)


async def test_a_new_comment_belongs_to_it_and_is_drafted_under_its_line(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    request = Request(comment=Comment(network="x", text=AGROUND, author="@una"))
    reply = (await draft_comment(staffed, request, staff["Ana"])).reply
    assert (reply.incident, reply.triage.incident) == (known.id, known.id)


async def test_an_unforeseen_one_is_known_by_the_words_that_a_person_gives(staffed: Desk, staff: People) -> None:
    told = await waiting(staffed, staff["Ana"], "El café en mal estado me ha sentado fatal", scenario=None)
    other = await waiting(staffed, staff["Ana"], "¿A qué hora sale el barco?", scenario=None)

    known = await declare(staffed, staff["Helena"], unforeseen())

    assert (known.scenario, known.title, known.triggers[0]) == (None, "Café en mal estado", "café en mal estado")
    assert (await now(staffed, told.id)).incident == known.id
    assert (await now(staffed, other.id)).incident is None


@pytest.mark.parametrize(
    ("over", "field", "said"),
    [
        ({"scenario": "E99"}, "scenario", "varada"),
        ({"line": None}, "line", "watch"),
        ({"line": "  "}, "line", "watch"),
        ({"mode": "watch", "line": None, "translations": (("ca", "Ho comprovem."),)}, "line", "message"),
        ({"reason": " "}, "reason", "timeline"),
        ({"reason": "x" * 1001}, "reason", "1000"),
        ({"title": "a" * 161}, "title", "160"),
        ({"scenario": None, "title": "Café", "severity": "high"}, "triggers", "two words"),
        ({"scenario": None, "title": "Café", "severity": "high", "triggers": ("café",)}, "triggers", "two words"),
        ({"scenario": None, "title": "", "severity": "high", "examples": ("Qué café",)}, "title", "160"),
        ({"scenario": None, "title": "Café", "examples": ("Qué café",)}, "severity", "critical"),
        ({"triggers": tuple(f"palabra {n}" for n in range(41))}, "triggers", "40"),
        ({"examples": ("x" * 301,)}, "examples", "300"),
        ({"alert": "nadie"}, "alert", "nadie"),
    ],
)
async def test_what_cannot_be_declared_names_field_value_and_mend(
    staffed: Desk, staff: People, over: dict[str, Any], field: str, said: str
) -> None:
    await caught(staffed, staff["Ana"])
    before = await snapshot(staffed)
    with pytest.raises(BadIncident) as refused:
        await declare(staffed, staff["Helena"], aground(**over))
    assert refused.value.field == field
    assert said in refused.value.detail.en
    assert await snapshot(staffed) == before
    async with staffed.db.read() as connection:
        assert await records(connection, open_only=False) == []
        assert await edition_of(connection) == 0


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("Se devuelven 50 € a cada pasajero.", UnconfirmedFigure),
        ("El barco {barco} está parado.", BadLine),
    ],
)
async def test_a_line_that_cannot_stand_declares_nothing(
    staffed: Desk, staff: People, line: str, error: type[Exception]
) -> None:
    before = await snapshot(staffed)
    with pytest.raises(error, match="line:"):
        await burn(staffed, staff["Helena"], line=line)
    assert await snapshot(staffed) == before


async def test_declaring_twice_names_the_open_one_and_who_declared_it(staffed: Desk, staff: People) -> None:
    first = await burn(staffed, staff["Helena"])
    before = await snapshot(staffed)
    with pytest.raises(AlreadyDeclared, match=f"Helena declared .Barco parado.*{first.id}") as refused:
        await burn(staffed, staff["Helena"], title="Otra vez")
    assert refused.value.incident == first.id
    assert await snapshot(staffed) == before
    cafe = await declare(staffed, staff["Helena"], unforeseen())
    with pytest.raises(AlreadyDeclared, match=cafe.id):
        await declare(staffed, staff["Helena"], unforeseen(title="CAFÉ en mal estado"))
    assert (await declare(staffed, staff["Helena"], unforeseen(title="Ruido en los camarotes"))).open


async def test_what_is_over_may_burn_again(staffed: Desk, staff: People) -> None:
    first = await burn(staffed, staff["Helena"])
    await stand_down(staffed, first.id, staff["Helena"], version=1, closing=CLOSING)
    assert (await burn(staffed, staff["Helena"])).id != first.id


async def test_a_lead_watches_and_a_head_declares(staffed: Desk, staff: People) -> None:
    for name in ("Ana", "Lucía"):
        with pytest.raises(NotAllowed, match="head"):
            await burn(staffed, staff[name])
    with pytest.raises(NotAllowed, match="lead"):
        await burn(staffed, staff["Ana"], mode="watch")
    watch = await burn(staffed, staff["Lucía"], mode="watch", line=None)
    assert (watch.mode, watch.line) == ("watch", None)


async def test_the_scenario_freezes_unless_the_person_says_otherwise(staffed: Desk, staff: People) -> None:
    scenario = staffed.brand.scenarios[0].model_copy(update={"freeze_marketing": True})
    staffed.brand = staffed.brand.model_copy(update={"scenarios": (scenario,)})
    known = await burn(staffed, staff["Helena"])
    assert known.freeze
    async with staffed.db.read() as connection:
        assert (await freeze_of(connection)).frozen
    spared = await amend(staffed, known.id, staff["Helena"], version=1, reason="no afecta", freeze=False)
    assert not spared.freeze
    async with staffed.db.read() as connection:
        assert not (await freeze_of(connection)).frozen


async def test_the_warning_that_led_to_it_is_settled(staffed: Desk, staff: People) -> None:
    row = {"id": "a1", "kind": "spike", "subject": "outcome:averia", "at": staffed.clock(), "until": staffed.clock()}
    async with staffed.db.write() as connection:
        await connection.execute(insert(alerts).values(**row, evidence="{}", severity="high"))
    known = await burn(staffed, staff["Helena"], alert="a1")
    async with staffed.db.read() as connection:
        settled = (await connection.execute(select(alerts))).mappings().one()
    assert (settled["outcome"], settled["incident"], settled["settled_by"]) == (
        "declared", known.id, staff["Helena"].id
    )  # fmt: skip


async def test_leads_and_heads_hear_of_a_crisis_and_not_of_a_watch(staffed: Desk, staff: People) -> None:
    async with staffed.db.write() as connection:
        mine = people.update().where(people.c.name.in_(["Lucía", "Ana"]))
        await connection.execute(mine.values(email=people.c.id + "@brisa.example"))
    await declare(staffed, staff["Lucía"], unforeseen(mode="watch"))
    async with staffed.db.read() as connection:
        assert (await connection.execute(select(outbox.c.id))).all() == []
    await burn(staffed, staff["Helena"])
    async with staffed.db.read() as connection:
        told = (await connection.execute(select(outbox.c.channel, outbox.c.target, outbox.c.payload))).all()
    assert {row.target for row in told if row.channel == "mail"} == {staff["Lucía"].id}
    assert all("Crisis declarada" in json.loads(row.payload)["subject"]["es"] for row in told)


async def test_a_watch_becomes_a_crisis_once_it_has_a_line(staffed: Desk, staff: People) -> None:
    watch = await burn(staffed, staff["Lucía"], mode="watch", line=None)
    with pytest.raises(NotAllowed, match="head"):
        await amend(staffed, watch.id, staff["Lucía"], version=1, reason="arde", mode="crisis")
    with pytest.raises(BadIncident, match="official line"):
        await amend(staffed, watch.id, staff["Helena"], version=1, reason="arde", mode="crisis")
    renamed = await amend(staffed, watch.id, staff["Lucía"], version=1, reason="más claro", title="Barco a la deriva")
    assert (renamed.title, renamed.version, renamed.acts[-1].detail["changed"]) == ("Barco a la deriva", 2, ["title"])


async def test_an_amendment_says_what_version_it_saw_and_changes_something(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    await amend(staffed, known.id, staff["Helena"], version=1, reason="peor", severity="critical")
    with pytest.raises(StaleIncident, match=r"version 1 and it is at 2 \(Helena, incident\.amend"):
        await amend(staffed, known.id, staff["Helena"], version=1, reason="peor", severity="high")
    with pytest.raises(BadIncident, match="already"):
        await amend(staffed, known.id, staff["Helena"], version=2, reason="peor", severity="critical")
    with pytest.raises(NoSuchIncident):
        await amend(staffed, "0" * 16, staff["Helena"], version=2, reason="peor", severity="low")
    await stand_down(staffed, known.id, staff["Helena"], version=2, closing=CLOSING)
    with pytest.raises(IncidentOver, match="Helena stood it down"):
        await amend(staffed, known.id, staff["Helena"], version=3, reason="peor", severity="low")


async def test_new_words_bring_the_replies_that_they_tell_of(staffed: Desk, staff: People) -> None:
    known = await declare(staffed, staff["Helena"], unforeseen())
    late = await waiting(
        staffed,
        staff["Ana"],
        "Los bocadillos de queso estaban verdes y me han sentado mal",
        scenario=None,
        outcome="averia",
    )
    words = (*known.triggers, "bocadillos de queso")
    done = await amend(staffed, known.id, staff["Helena"], version=1, reason="también comida", triggers=words)
    assert (await now(staffed, late.id)).incident == known.id
    assert done.acts[-1].detail["joined"] == 1


async def test_a_clock_set_back_changes_no_order_and_refuses_nothing(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    staffed.clock.pass_(hours=-5)  # type: ignore[attr-defined]
    done = await amend(staffed, known.id, staff["Helena"], version=1, reason="peor", severity="critical")
    ended = await stand_down(staffed, known.id, staff["Helena"], version=2, closing=CLOSING)
    assert [act.at for act in ended.acts] == [known.declared_at] * 3
    assert done.acts[-1].seq < ended.acts[-1].seq
    assert ended.stood_down_at == known.declared_at
    async with staffed.db.read() as connection:
        assert await faults(connection) == []


async def test_a_person_moves_a_comment_into_an_incident_and_out_of_it(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    reply = await waiting(staffed, staff["Ana"], scenario=None, severity="low")
    joined = await triage(staffed, reply.id, staff["Ana"], version=1, incident=known.id)
    assert (joined.incident, joined.triage.scenario, joined.triage.severity) == (known.id, "varada", "high")
    assert joined.next_due == reply.created_at + timedelta(minutes=30)
    gone = await triage(staffed, reply.id, staff["Ana"], version=joined.version, incident="")
    assert (gone.incident, gone.triage.incident) == (None, None)
    for other in ("0" * 16, "varada"):
        with pytest.raises(BadTriage, match=known.id):
            await triage(staffed, reply.id, staff["Ana"], version=gone.version, incident=other)


async def test_a_scenario_that_burns_brings_its_incident_and_leaving_it_leaves_both(
    staffed: Desk, staff: People
) -> None:
    known = await burn(staffed, staff["Helena"])
    reply = await waiting(staffed, staff["Ana"], scenario=None)
    joined = await triage(staffed, reply.id, staff["Helena"], version=1, scenario="varada")
    assert joined.incident == known.id
    gone = await triage(staffed, reply.id, staff["Helena"], version=joined.version, scenario="")
    assert (gone.incident, gone.triage.scenario) == (None, None)


async def test_what_else_is_open_about_a_comment_goes_where_it_goes(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    first = await waiting(staffed, staff["Ana"], scenario=None, id="uno")
    second = await approved(staffed, await waiting(staffed, staff["Ana"], scenario=None, id="dos"), staff["Lucía"])
    twin = await waiting(staffed, staff["Bruno"], scenario=None, id="dos")
    await triage(staffed, twin.id, staff["Ana"], version=twin.version, incident=known.id)
    assert await state(staffed, second) == ("stale", True)
    assert (await now(staffed, second.id)).incident == known.id
    assert (await now(staffed, first.id)).incident is None


async def test_a_record_of_nobody_is_said_so(staffed: Desk, staff: People) -> None:
    async with staffed.db.read() as connection:
        for id in ("", "0" * 16, "ñ", "x" * 400):
            with pytest.raises(NoSuchIncident):
                await record(connection, id)


async def test_what_joined_is_guarded_again_before_anybody_approves_it(staffed: Desk, staff: People) -> None:
    reply = await caught(staffed, staff["Ana"])
    known = await burn(staffed, staff["Helena"])
    with pytest.raises(StaleVersion):
        await approve(staffed, reply.id, staff["Lucía"], version=1, sha256=reply.sha256 or "")
    seen = await now(staffed, reply.id)
    assert (seen.version, seen.recheck, seen.incident) == (2, False, known.id)
    assert "official_cite" in {finding.rule for finding in seen.findings}
    done = await approve(staffed, reply.id, staff["Lucía"], version=2, sha256=seen.sha256 or "")
    assert done.state == "approved"
