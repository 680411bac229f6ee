"""The official line changes: what it may say, who may say it, and that nothing approved before is served after."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from app.brand.facts import Fact
from app.errors import PortavozError
from app.incident.situation import CALM, Situation
from app.incident.store import edition_of
from app.operations.decide import approve
from app.operations.desk import Desk
from app.operations.incident_acts import BadIncident, IncidentOver, StaleIncident
from app.operations.line_check import LONGEST, BadLine, Said, UnconfirmedFigure, checked
from app.operations.lines import new_line
from app.operations.posts import give_post
from app.operations.standing_down import stand_down
from app.operations.tampering import faults
from app.operations.weigh import weigh_again
from app.review.approving import Override
from app.review.people import NotAllowed, Person
from app.review.tables import basis, preapprovals, replies
from tests import made
from tests.made import NOW
from tests.operations.burning import CLOSING, HOUR, LINE, SECOND, burn, caught, fact, snapshot, state
from tests.operations.ferry import OTHER, approved, changed, now

People = dict[str, Person]
SAID: dict[str, Any] = {"text": SECOND, "reason": "lo confirma el puente"}
BRAND = made.brand()


async def test_a_new_line_is_a_new_version_and_the_old_one_is_kept(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    staffed.clock.pass_(minutes=5)  # type: ignore[attr-defined]
    later = staffed.clock() + HOUR
    done = await new_line(
        staffed, known.id, staff["Helena"], version=1, next_update=later, translations=(("ca", "El vaixell torna."),),
        **SAID,
    )  # fmt: skip

    assert [(line.version, line.text) for line in done.lines] == [(1, LINE), (2, SECOND)]
    assert done.line
    assert (done.line.version, done.line.next_update, done.line.translations) == (2, later, {"ca": "El vaixell torna."})
    assert (done.version, done.acts[-1].what, done.acts[-1].reason) == (2, "incident.line", "lo confirma el puente")
    async with staffed.db.read() as connection:
        assert await edition_of(connection) == 2
        situation = await staffed.keep_up(connection)
    assert situation.incidents[0].line
    assert situation.incidents[0].line.text == SECOND


async def test_what_was_approved_under_the_old_line_is_stale_at_once(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    stands = await approved(staffed, await caught(staffed, staff["Ana"], incident=known.id), staff["Lucía"])
    waits = await caught(staffed, staff["Ana"], incident=known.id)
    other = await approved(staffed, await caught(staffed, staff["Ana"], scenario=None), staff["Lucía"])
    staffed.clock.pass_(seconds=9)  # type: ignore[attr-defined]
    assert (await now(staffed, stands.id)).offered(staffed.clock())

    done = await new_line(staffed, known.id, staff["Helena"], version=1, **SAID)

    assert await state(staffed, stands) == ("stale", True)
    assert (await now(staffed, stands.id)).offered(staffed.clock()) is None
    assert await state(staffed, waits) == ("pending", True)
    assert await state(staffed, other) == ("approved", False)
    assert (done.acts[-1].detail["stale"], done.acts[-1].detail["flagged"]) == (1, 1)
    await weigh_again(staffed, waits.id)
    async with staffed.db.read() as connection:
        assert await faults(connection) == []


async def test_holdings_that_were_approved_with_the_old_line_are_sent_no_more(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    row = {
        "id": "p1",
        "kind": "incident",
        "incident": known.id,
        "line": 1,
        "language": "es",
        "text": "Un momento.",
        "sha256": "0" * 64,
    }
    general = {**row, "id": "p2", "incident": None, "line": None}
    async with staffed.db.write() as connection:
        for each in (row, general):
            values = {**each, "by": staff["Helena"].id, "at": staffed.clock()}
            await connection.execute(insert(preapprovals).values(**values))
    await new_line(staffed, known.id, staff["Helena"], version=1, **SAID)
    async with staffed.db.read() as connection:
        ended = (await connection.execute(select(preapprovals.c.id).where(preapprovals.c.ended_at.is_not(None)))).all()
    assert [row.id for row in ended] == ["p1"]


async def test_in_a_crisis_a_head_speaks_or_a_lead_with_a_post(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    for name in ("Ana", "Lucía"):
        with pytest.raises(NotAllowed, match="head"):
            await new_line(staffed, known.id, staff[name], version=1, **SAID)
    await give_post(staffed, known.id, staff["Helena"], role="puente", to="Lucía")
    done = await new_line(staffed, known.id, staff["Lucía"], version=2, **SAID)
    assert done.line
    assert done.line.by == "Lucía"
    await give_post(staffed, known.id, staff["Lucía"], role="puente", to="Leo")
    with pytest.raises(NotAllowed, match="head"):
        await new_line(staffed, known.id, staff["Lucía"], version=4, text=LINE, reason="otra vez")


async def test_a_watch_gets_its_first_line_from_a_lead(staffed: Desk, staff: People) -> None:
    watch = await burn(staffed, staff["Lucía"], mode="watch", line=None)
    done = await new_line(staffed, watch.id, staff["Lucía"], version=1, **SAID)
    assert done.line
    assert (done.line.version, done.mode) == (1, "watch")


async def test_a_line_that_somebody_changed_meanwhile_is_not_overwritten(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    await new_line(staffed, known.id, staff["Helena"], version=1, **SAID)
    before = await snapshot(staffed)
    with pytest.raises(StaleIncident, match=r"Helena, incident\.line"):
        await new_line(staffed, known.id, staff["Helena"], version=1, text="Otra cosa.", reason="x")
    with pytest.raises(BadLine, match="already"):
        await new_line(staffed, known.id, staff["Helena"], version=2, **{**SAID, "text": f"  {SECOND}\n"})
    with pytest.raises(BadIncident, match="reason"):
        await new_line(staffed, known.id, staff["Helena"], version=2, text="Otra cosa.", reason="")
    assert await snapshot(staffed) == before
    moved = await new_line(staffed, known.id, staff["Helena"], version=2, next_update=staffed.clock() + HOUR, **SAID)
    assert moved.line
    assert moved.line.version == 3
    await stand_down(staffed, known.id, staff["Helena"], version=3, closing=CLOSING)
    with pytest.raises(IncidentOver):
        await new_line(staffed, known.id, staff["Helena"], version=4, **SAID)


async def test_a_figure_of_a_fact_passes_once_the_fact_is_confirmed(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    await fact(staffed, staff["Lucía"], "A bordo viajan 240 personas.", status="unconfirmed", incident=known.id)
    text = "El barco vuelve a puerto con 240 personas."
    before = await snapshot(staffed)
    with pytest.raises(UnconfirmedFigure, match=r"240.*only .dato. says it.*Confirm the fact first"):
        await new_line(staffed, known.id, staff["Helena"], version=1, text=text, reason="recuento")
    assert await snapshot(staffed) == before
    await fact(staffed, staff["Lucía"], "A bordo viajan 240 personas.", incident=known.id, id="recuento")
    done = await new_line(staffed, known.id, staff["Helena"], version=1, text=text, reason="recuento")
    assert done.line
    assert done.line.text == text


def situation(*facts: Fact) -> Situation:
    return CALM.model_copy(update={"facts": facts})


def line(text: str, *facts: Fact, **over: Any) -> Said:
    return checked(Said(text=text, **over), BRAND, situation(*facts), None, NOW)


UNSURE = Fact(id="heridos", statement="Hay 3 heridos en la sala grande.", status="unconfirmed")
FALSE = Fact(
    id="bulo", statement="El techo de la sala se ha caído.", status="false", correction="El techo está entero."
)
SURE = Fact(id="desalojo", statement="Se desalojaron 120 personas a las 21:40.")


@pytest.mark.parametrize(
    "text",
    [
        "Hemos desalojado la sala. Todas las personas están bien.",
        "Se desalojaron 120 personas a las 21:40.",
        "Las entradas se cambian hasta 2 horas antes de la sesión.",
        "Llámenos al 900 100 200 o escriba a hola@aurora.example.",
        "Más información en aurora.example",
        "No hay un día más difícil para esta casa que hoy.",
        "El techo resiste.",
        "Estamos comprobando si hay heridos en la sala grande.",
    ],
)
def test_what_stands_may_be_said(text: str) -> None:
    assert line(text, UNSURE, FALSE, SURE).text == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hay 3 personas atendidas.", "3"),
        ("Devolvemos 20 € por entrada.", "20 €"),
        ("Abriremos en 48 horas.", "48 horas"),
        ("Reabrimos el 12 de marzo.", "12 de marzo"),
        ("Hablaremos a las 19:30.", "19:30"),
        ("El 40 % de la sala estaba vacía.", "40 %"),
        ("Llámenos al 600 123 123.", "600 123 123"),
        ("Escriba a ayuda@otro.example.", "ayuda@otro.example"),
        ("Vea https://otro.example/sala", "otro.example"),
        ("Se desalojaron 130 personas.", "130"),
    ],
)
def test_a_figure_that_nobody_confirmed_is_named_with_its_mend(text: str, shown: str) -> None:
    with pytest.raises(UnconfirmedFigure) as refused:
        line(text, UNSURE, FALSE, SURE)
    assert shown in refused.value.detail.es
    assert "Confirme antes el hecho" in refused.value.detail.es
    assert refused.value.field == "text"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "a" * (LONGEST + 1),
        "La sala {sala} está cerrada.",
        "La sala [nombre] está cerrada.",
        "La sala está cerrada (por ahora",
        "El techo de la sala se ha caído.",
        "**La sala está cerrada.**",
        "La sala está\u200b cerrada.",
        "Es lo que hay.",
    ],
)
def test_what_is_no_message_is_refused(text: str) -> None:
    with pytest.raises(BadLine, match=r"^text: "):
        line(text, UNSURE, FALSE, SURE)


def test_an_unconfirmed_claim_without_a_figure_is_refused() -> None:
    doubtful = Fact(id="corte", statement="El proyector principal está roto.", status="unconfirmed")
    with pytest.raises(BadLine, match="corte"):
        line("El proyector principal está roto.", doubtful)


def test_the_next_update_lies_ahead_and_may_be_said() -> None:
    told = line("Volveremos a informar a las 12:00.", next_update=NOW + HOUR)  # 10:00 UTC is 11:00 in Madrid
    assert told.next_update == NOW + HOUR
    with pytest.raises(UnconfirmedFigure, match="12:30"):
        line("Volveremos a informar a las 12:30.", next_update=NOW + HOUR)
    for past in (NOW, NOW - timedelta(seconds=1)):
        with pytest.raises(BadLine, match="has passed") as refused:
            line("La sala está cerrada.", next_update=past)
        assert refused.value.field == "next_update"


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "120 people were evacuated at 21:40.", None),
        ("en", "People were evacuated at 21:40.", "“120” is missing"),
        ("en", "130 people were evacuated at 21:40.", "“130” is too many"),
        ("en", "120 people were evacuated at 21:40; we refund 20 €.", "“20 €” is too many"),
        ("fr", "La salle est fermée.", "“fr” is no other language"),
        ("es", "La sala está cerrada.", "“es” is no other language"),
        ("en", "{people} were evacuated.", "translations: "),
        ("en", " ", "1 to 2000"),
    ],
)
def test_a_translation_states_the_same_figures(language: str, text: str, said: str | None) -> None:
    wanted: dict[str, Any] = {"translations": ((language, text),)}
    if said is None:
        assert line(SURE.statement, SURE, **wanted).translations == ((language, text),)
        return
    with pytest.raises(BadLine) as refused:
        line(SURE.statement, SURE, **wanted)
    assert said in refused.value.detail.en
    assert refused.value.field == "translations"


EMERGENCY = frozenset(number for _, number in BRAND.emergency if number)
"""Numbers to call pass as figures wherever they stand: the guard cannot tell a call to 112 from 112 people."""


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 900).filter(lambda n: n not in (120, 900, 100, 200) and str(n) not in EMERGENCY))
def test_no_number_passes_that_no_confirmed_fact_gives(count: int) -> None:
    text = f"Atendemos a {count} personas."
    with pytest.raises(UnconfirmedFigure):
        line(text, SURE)
    assert line(text, Fact(id="x", statement=f"Hay {count} personas fuera.")).text == text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_whatever_is_written_is_kept_or_refused_by_name(text: str) -> None:
    try:
        kept = line(text, UNSURE, FALSE)
    except (BadLine, UnconfirmedFigure):
        return
    assert kept.text == kept.text.strip() != ""


async def offered(desk: Desk) -> dict[str, int]:
    """Every approved reply of an incident with the version of the line that its text rests on; 0: on none."""
    r, b = replies.c, basis.c
    mine = (b.reply == r.id) & (b.number == r.approved_revision) & b.passage.startswith("line:")
    asked = select(r.id, b.passage).outerjoin(basis, mine).where(r.state == "approved", r.incident.is_not(None))
    async with desk.db.read() as connection:
        rows = (await connection.execute(asked)).all()
    return {row.id: int(row.passage.rpartition(":")[2]) if row.passage else 0 for row in rows}


class Race:
    """Readers, writers and approvers who never rest. `acknowledged`: the last line whose change had returned."""

    def __init__(self, desk: Desk, staff: People, ids: list[str]) -> None:
        self.desk, self.staff, self.ids = desk, staff, ids
        self.acknowledged, self.seen, self.over = 1, 0, False
        self.approved = asyncio.Semaphore(0)

    async def some_more(self, count: int) -> None:
        """Waits until so many more were approved."""
        for _ in range(count):
            await asyncio.wait_for(self.approved.acquire(), 30)

    async def read(self) -> None:
        while not self.over:
            since = self.acknowledged
            for version in (await offered(self.desk)).values():
                assert version >= since, "a reply approved under an older line is still offered"
                self.seen += 1

    async def decide(self, person: Person, mine: list[str]) -> None:
        while not self.over:
            for id in mine:
                with suppress(PortavozError):
                    await self._once(person, id)

    async def _once(self, person: Person, id: str) -> None:
        reply = await now(self.desk, id)
        if reply.state in ("stale", "approved"):
            text = f"{OTHER} {'Gracias. ' * (reply.version % 9 + 1)}"
            await changed(self.desk, reply, self.staff["Bruno"], text)
            return
        excuses = tuple(Override(rule=f.rule, reason="vale") for f in reply.findings if f.level == "block")
        version, sha256 = reply.version, reply.sha256 or ""
        await approve(self.desk, id, person, version=version, sha256=sha256, overrides=excuses)
        self.approved.release()


async def test_nothing_of_the_old_line_is_offered_once_the_new_one_is_acknowledged(
    staffed: Desk, staff: People
) -> None:
    ids = [(await caught(staffed, staff["Ana"])).id for _ in range(6)]
    known = await burn(staffed, staff["Helena"])
    race = Race(staffed, staff, ids)
    work = (race.read(), race.read(), race.decide(staff["Lucía"], ids[:4]), race.decide(staff["Leo"], ids[2:]))
    tasks = [asyncio.create_task(each) for each in work]
    try:
        for number in range(2, 7):
            await race.some_more(2)
            said: dict[str, Any] = {"text": f"{SECOND} {'Seguimos. ' * number}", "reason": "más datos"}
            await new_line(staffed, known.id, staff["Helena"], version=number - 1, **said)
            race.acknowledged = number
            assert min((await offered(staffed)).values(), default=number) >= number
    finally:
        race.over = True
        results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [result for result in results if result is not None] == []
    assert race.seen
    async with staffed.db.read() as connection:
        assert await faults(connection) == []


async def test_an_approval_that_races_with_the_line_never_survives_it(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    ends: set[str] = set()
    for number in range(1, 9):
        reply = await caught(staffed, staff["Ana"], incident=known.id)
        await weigh_again(staffed, reply.id)
        seen = await now(staffed, reply.id)
        said: dict[str, Any] = {"text": f"{SECOND} {'Seguimos. ' * number}", "reason": "más datos"}
        line = new_line(staffed, known.id, staff["Helena"], version=number, **said)
        one = approve(staffed, reply.id, staff["Lucía"], version=seen.version, sha256=seen.sha256 or "")
        both = (line, one) if number % 2 else (one, line)
        results = await asyncio.gather(*both, return_exceptions=True)
        assert all(isinstance(r, PortavozError) for r in results if isinstance(r, BaseException))
        ends.add((await now(staffed, reply.id)).state)
    assert ends <= {"stale", "pending"}
