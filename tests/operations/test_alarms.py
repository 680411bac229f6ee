"""Portavoz warns once of each wave, rumour or voice, with its evidence; a person settles it."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from app.incident.tables import incidents
from app.monitor.alert import Alert, alerts_of
from app.monitor.said import headline, lines
from app.notify.tables import outbox
from app.operations.alarms import AlertSettled, BadSettlement, NoSuchAlert, look, settle_alert
from app.operations.desk import Desk
from app.review import audit
from app.review.people import NotAllowed, Person
from tests.monitor.hearing import every, heard_before, rows

HISTORY = timedelta(weeks=3)


@pytest.fixture
def now(staffed: Desk) -> datetime:
    return staffed.clock()


async def alerts(desk: Desk) -> list[Alert]:
    async with desk.db.read() as connection:
        return await alerts_of(connection, open_only=False)


async def lived(desk: Desk, now: datetime, **over: Any) -> None:
    """Three weeks in which somebody wrote every two hours."""
    told = {"outcome": "request", "severity": "low", **over}
    await heard_before(desk.db, rows(every(now - HISTORY, now - timedelta(hours=2), 120), "¿A qué hora sale?", **told))


def burst(now: datetime, many: int = 12, seconds: float = 20, **over: Any) -> list[Any]:
    """So many comments up to a moment ago."""
    moments = [now - timedelta(seconds=seconds * (many - n)) for n in range(many)]
    return rows(moments, **{"name": "w", "outcome": "averia", "severity": "high", "scenario": "varada", **over})


async def test_a_quiet_brand_is_not_warned(staffed: Desk, now: datetime) -> None:
    assert await look(staffed, now) == 0
    await lived(staffed, now)
    assert await look(staffed, now) == 0


async def test_a_wave_warns_once_with_its_evidence_and_what_it_proposes(
    staffed: Desk, staff: dict[str, Person], now: datetime
) -> None:
    await lived(staffed, now)
    await heard_before(staffed.db, burst(now))
    assert await look(staffed, now) == 1
    assert await look(staffed, now + timedelta(seconds=60)) == 0

    (alert,) = await alerts(staffed)
    assert (alert.kind, alert.subject, alert.scenario, alert.severity) == ("spike", "scenario:varada", "varada", "high")
    evidence = alert.evidence
    assert (evidence.count, evidence.authors) == (12, 12)
    assert evidence.usual is not None
    assert evidence.usual < 1
    assert evidence.surprise is not None
    assert evidence.bar is not None
    assert evidence.surprise > evidence.bar
    assert {"all", "outcome:averia", "severity:high"} <= set(evidence.series)
    assert len(evidence.comments) == 12
    said = headline(alert, staffed.brand)
    assert "12 comentarios de 12 personas" in said.es
    assert "Barco parado" in said.es
    assert any("Barco parado" in line.es for line in lines(alert, staffed.brand))
    async with staffed.db.read() as connection:
        assert await audit.verify(connection) is None
        told = (await connection.execute(select(outbox.c.payload))).scalars().all()
    assert told
    assert all(json.loads(one)["path"] == f"/live#alert-{alert.id}" for one in told)


async def test_one_person_who_shouts_is_no_wave(staffed: Desk, now: datetime) -> None:
    await lived(staffed, now)
    await heard_before(staffed.db, burst(now, many=40, seconds=5, author="@solo"))
    assert await look(staffed, now) == 0


async def test_three_helpers_do_not_make_a_shouter_a_wave(staffed: Desk, now: datetime) -> None:
    await lived(staffed, now)
    await heard_before(staffed.db, burst(now, many=40, seconds=5, author="@solo"), burst(now, 3, 60, name="z"))
    assert await look(staffed, now) == 0


async def test_what_belongs_to_a_declared_incident_warns_no_more(staffed: Desk, now: datetime) -> None:
    await lived(staffed, now)
    await heard_before(staffed.db, burst(now, incident="i1"))
    assert await look(staffed, now) == 0


async def test_a_second_wave_beside_the_first_is_told(staffed: Desk, now: datetime) -> None:
    await lived(staffed, now)
    await heard_before(staffed.db, burst(now))
    await look(staffed, now)
    text = "Que no se os ocurra subir el precio del billete del verano, es una vergüenza"
    await heard_before(staffed.db, burst(now, 30, 10, name="v", text=text, scenario=None, severity="low"))
    assert await look(staffed, now + timedelta(seconds=30)) == 1
    (second, first) = await alerts(staffed)
    assert (first.subject, second.subject.partition(":")[0]) == ("scenario:varada", "likeness")


async def test_a_storm_of_everything_is_a_handful_of_warnings(staffed: Desk, now: datetime) -> None:
    await lived(staffed, now)
    text = "Ya está bien de tratar así a la gente en la línea {}"
    await heard_before(
        staffed.db,
        *(
            burst(now, 30, 10, name=f"s{n}-", text=text.format(place), scenario=None)
            for n, place in enumerate("abcdefghijkl")
        ),
    )
    assert await look(staffed, now) == 5
    assert await look(staffed, now + timedelta(seconds=20)) == 0


async def test_a_wave_without_a_scenario_is_told_by_its_kind(staffed: Desk, now: datetime) -> None:
    await lived(staffed, now)
    made = [
        pair
        for n in range(14)
        for pair in rows([now - timedelta(seconds=20 * n)], f"Frase {n} distinta a las demás", name=f"d{n}",
                         outcome="averia", severity="medium")
    ]  # fmt: skip
    await heard_before(staffed.db, made)
    assert await look(staffed, now) == 1
    (alert,) = await alerts(staffed)
    assert (alert.subject, alert.scenario, alert.severity) == ("outcome:averia", None, "medium")


async def test_the_first_days_know_a_wave_without_any_history(staffed: Desk, now: datetime) -> None:
    await heard_before(staffed.db, burst(now, 12, 20))
    assert await look(staffed, now) == 1


@pytest.mark.parametrize("jump", [timedelta(days=400), -timedelta(days=400), timedelta(hours=30), -timedelta(hours=3)])
async def test_a_clock_that_jumps_neither_fails_nor_floods(staffed: Desk, now: datetime, jump: timedelta) -> None:
    await lived(staffed, now)
    await heard_before(staffed.db, burst(now))
    assert await look(staffed, now) == 1
    for minutes in range(5):
        assert await look(staffed, now + jump + timedelta(minutes=minutes)) == 0
    for minutes in range(5):
        assert await look(staffed, now + timedelta(minutes=minutes)) == 0


async def test_a_warning_of_a_wrong_future_silences_nothing(staffed: Desk, now: datetime) -> None:
    await lived(staffed, now)
    future = now + timedelta(days=2)
    await heard_before(staffed.db, burst(future, name="f"))
    assert await look(staffed, future) == 1
    await heard_before(staffed.db, burst(now))
    assert await look(staffed, now) == 1
    assert await look(staffed, now + timedelta(minutes=1)) == 0


async def test_two_servers_that_look_warn_once(staffed: Desk, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    await lived(staffed, now)
    await heard_before(staffed.db, burst(now))

    async def nobody(*_: object) -> list[Alert]:
        return []

    assert await look(staffed, now) == 1
    with monkeypatch.context() as other:  # the other server read before this one wrote
        other.setattr("app.operations.alarms._noticed", _as_before(staffed, now))
        assert await look(staffed, now) == 0
    assert len(await alerts(staffed)) == 1


def _as_before(desk: Desk, now: datetime) -> Any:
    from app.monitor.spotting import spotted  # noqa: PLC0415 - as it is before anything is patched

    async def noticed(*_: object) -> Any:
        async with desk.db.read() as connection:
            return await spotted(connection, desk.brand, now, [])

    return noticed


CLAIMS = (
    "Dicen que el barco chocó contra el muelle",
    "El barco chocó contra el muelle, me lo han contado",
    "Me han dicho que el barco chocó contra el muelle",
    "Por lo visto el barco chocó contra el muelle esta noche",
)


async def say(desk: Desk, now: datetime, texts: tuple[str, ...], **over: Any) -> None:
    made = [
        pair
        for n, text in enumerate(texts)
        for pair in rows([now - timedelta(minutes=30 - n)], text, name=f"r{n}", **over)
    ]
    await heard_before(desk.db, made)


async def test_a_false_claim_of_several_people_is_a_rumour_with_the_fact_against_it(
    staffed: Desk, now: datetime
) -> None:
    await say(staffed, now, CLAIMS)
    assert await look(staffed, now) == 1
    (alert,) = await alerts(staffed)
    assert (alert.kind, alert.severity) == ("rumour", "high")
    assert alert.evidence.facts == ("F2",)
    assert alert.evidence.authors == 4
    assert alert.evidence.ask is not None
    assert await look(staffed, now + timedelta(minutes=2)) == 0


async def test_figures_that_no_fact_knows_are_a_rumour(staffed: Desk, now: datetime) -> None:
    texts = tuple(
        f"{start} van a cobrar 45 euros por la maleta" for start in ("Dicen que", "Ojo,", "Se dice que", "Resulta que")
    )
    await say(staffed, now, texts)
    assert await look(staffed, now) == 1
    (alert,) = await alerts(staffed)
    assert (alert.kind, alert.severity, alert.evidence.facts) == ("rumour", "medium", ())
    assert any("Ningún hecho" in line.es for line in lines(alert, staffed.brand))


@pytest.mark.parametrize(
    "texts",
    [
        CLAIMS[:3],
        tuple(f"¿Es verdad que el barco chocó contra el muelle {n}?" for n in range(4)),
        tuple(f"Llevo {n} horas esperando en el muelle" for n in (2, 2, 2, 2)),
        ("Sois lo peor del puerto", "Sois lo peor de este puerto", "Lo peor del puerto sois", "Sois lo peor, puerto"),
        tuple(f"Dicen que el billete se cambia gratis hasta el día anterior{'.' * n}" for n in range(1, 5)),
        tuple(f"Es mentira que el barco chocó, no chocó{'!' * n}" for n in range(1, 5)),
    ],
    ids=["three people", "questions", "complaints of one's own", "opinion", "what the ledger says", "who denies it"],
)
async def test_what_is_no_rumour(staffed: Desk, now: datetime, texts: tuple[str, ...]) -> None:
    await say(staffed, now, texts)
    assert await look(staffed, now) == 0


async def test_a_claim_of_one_person_again_and_again_is_no_rumour(staffed: Desk, now: datetime) -> None:
    await say(staffed, now, CLAIMS, author="@solo")
    assert await look(staffed, now) == 0


async def test_a_journalist_is_told_at_once_and_more_of_them_together(staffed: Desk, now: datetime) -> None:
    press = {"signals": '["press"]', "text": "Soy periodista de Radio Isla, ¿pueden atenderme?"}
    await heard_before(staffed.db, rows([now - timedelta(minutes=1)], name="p", **press))
    assert await look(staffed, now) == 1
    await heard_before(staffed.db, rows([now + timedelta(minutes=n) for n in range(1, 4)], name="q", **press))
    assert await look(staffed, now + timedelta(minutes=5)) == 0
    assert await look(staffed, now + timedelta(minutes=11)) == 1
    (later, first) = await alerts(staffed)
    assert (first.kind, first.evidence.count, later.evidence.count) == ("press", 1, 3)


async def test_an_influencer_is_one_beside_this_brands_public(staffed: Desk, now: datetime) -> None:
    for n in range(200):
        at = now - timedelta(days=3, minutes=n)
        await heard_before(staffed.db, rows([at], name=f"f{n}", outcome="request", followers=50_000 if n < 5 else 300))
    last: dict[str, Any] = {"name": "i", "outcome": "averia", "followers": 20_000}
    await heard_before(staffed.db, rows([now - timedelta(minutes=1)], **last))
    assert await look(staffed, now) == 0
    await heard_before(staffed.db, rows([now], **{**last, "name": "j", "followers": 60_000}))
    assert await look(staffed, now) == 1
    (alert,) = await alerts(staffed)
    assert (alert.kind, alert.evidence.followers, alert.evidence.threshold) == ("influencer", 60_000, 50_000)


async def test_praise_by_somebody_with_many_followers_is_no_warning(staffed: Desk, now: datetime) -> None:
    await heard_before(staffed.db, rows([now], outcome="praise", followers=9_000_000))
    assert await look(staffed, now) == 0


async def warned(desk: Desk, now: datetime) -> Alert:
    await heard_before(desk.db, burst(now))
    await look(desk, now)
    return (await alerts(desk))[0]


async def test_a_lead_settles_an_alert_with_a_reason_and_it_is_audited(
    staffed: Desk, staff: dict[str, Person], now: datetime
) -> None:
    alert = await warned(staffed, now)
    settled = await settle_alert(staffed, staff["Lucía"], alert.id, outcome="watched", reason=" Lo miro cada hora ")
    assert (settled.outcome, settled.settled_by, settled.reason) == ("watched", "Lucía", "Lo miro cada hora")
    async with staffed.db.read() as connection:
        assert await alerts_of(connection, open_only=True) == []
        last = await audit.head(connection)
        row = await anext(audit.rows(connection, last.seq - 1))
    assert (row["move"], row["person"], row["sha256"]) == (
        "alert.settle", staff["Lucía"].id, audit.hashed("Lo miro cada hora"),
    )  # fmt: skip
    with pytest.raises(AlertSettled, match="Lucía"):
        await settle_alert(staffed, staff["Leo"], alert.id, outcome="dismissed", reason="No es nada")


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"outcome": "watched", "reason": "  "}, "reason"),
        ({"outcome": "watched", "reason": "x" * 1_001}, "reason"),
        ({"outcome": "declared", "reason": "Arde"}, "incident"),
        ({"outcome": "declared", "reason": "Arde", "incident": "nada"}, "incident"),
        ({"outcome": "dismissed", "reason": "No", "incident": "i1"}, "incident"),
        ({"outcome": "loved", "reason": "No"}, "outcome"),
    ],
)
async def test_what_cannot_be_settled_changes_nothing(
    staffed: Desk, staff: dict[str, Person], now: datetime, wanted: dict[str, Any], field: str
) -> None:
    alert = await warned(staffed, now)
    before = await alerts(staffed)
    with pytest.raises(BadSettlement) as refused:
        await settle_alert(staffed, staff["Lucía"], alert.id, **wanted)
    assert refused.value.field == field
    with pytest.raises(NotAllowed):
        await settle_alert(staffed, staff["Ana"], alert.id, outcome="watched", reason="Lo miro")
    with pytest.raises(NoSuchAlert):
        await settle_alert(staffed, staff["Lucía"], "nada", outcome="watched", reason="Lo miro")
    assert await alerts(staffed) == before


async def test_an_alert_may_name_the_incident_that_came_of_it(
    staffed: Desk, staff: dict[str, Person], now: datetime
) -> None:
    alert = await warned(staffed, now)
    row = {"id": "i1", "title": "Barco parado", "mode": "watch", "severity": "high", "freeze": False,
           "declared_by": staff["Lucía"].id, "declared_at": now}  # fmt: skip
    async with staffed.db.write() as connection:
        await connection.execute(insert(incidents).values(**row))
    settled = await settle_alert(staffed, staff["Lucía"], alert.id, outcome="declared", reason="Arde", incident="i1")
    assert (settled.outcome, settled.incident) == ("declared", "i1")


async def test_nothing_that_a_comment_says_stands_in_alert_or_audit(staffed: Desk, now: datetime) -> None:
    await say(staffed, now, CLAIMS)
    await look(staffed, now)
    async with staffed.db.read() as connection:
        told = [str(row["detail"]) async for row in audit.rows(connection)]
        many = await connection.scalar(select(func.count()).select_from(outbox))
        mails = (await connection.execute(select(outbox.c.payload))).scalars().all()
    assert many
    assert not any("muelle" in text for text in [*told, *mails])
