"""Facts that people add, confirm, refute and end while running; replies follow in the same transaction."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from app.brand.facts import Fact
from app.errors import PortavozError
from app.incident.tables import ledger
from app.operations.desk import Desk
from app.operations.draft_comment import Request, draft_comment
from app.operations.fact_conditions import FactChanged, FactOver, SameFact
from app.operations.fact_entries import LedgerEntry, NoSuchFact, entry_of, ledger_of
from app.operations.fact_given import BadFact, FactGiven, named
from app.operations.ground import expire
from app.operations.ledger import confirm_fact, end_fact, end_with_incident, put_fact, refute_fact, withdraw_fact
from app.operations.weigh import weigh_again
from app.review import audit
from app.review.people import NotAllowed, Person
from app.review.replies import Reply
from app.review.tables import audit as chain
from tests.office import waiting
from tests.operations.alight import burns, declared, over
from tests.operations.ferry import approved, changed, learn, now

People = dict[str, Person]
DELAY = "El barco de las 8:00 sale hoy a las 9:30."
TODAY = date(2026, 11, 20)


def given(statement: str = DELAY, **more: Any) -> FactGiven:
    return FactGiven.model_validate({"statement": statement, **more})


async def of(desk: Desk, id: str) -> LedgerEntry:
    async with desk.db.read() as connection:
        return await entry_of(desk, connection, id)


async def everything(desk: Desk) -> dict[tuple[str, int], LedgerEntry]:
    async with desk.db.read() as connection:
        return {(e.fact.id, e.version): e for e in await ledger_of(desk, connection)}


async def stating(desk: Desk, staff: People, text: str, asked: str = "¿A qué hora sale el barco?") -> Reply:
    """An approved answer in these words."""
    reply = await waiting(desk, staff["Ana"], asked)
    edited = await changed(desk, reply, staff["Bruno"], text)
    return await approved(desk, edited, staff["Lucía"])


async def test_a_new_fact_gets_a_readable_id_its_giver_as_source_and_an_audit_row(staffed: Desk, staff: People) -> None:
    entry = await put_fact(staffed, staff["Lucía"], given())
    assert entry.fact == Fact(id="h-barco-sale-1", statement=DELAY, source="Lucía")
    assert (entry.version, entry.by, entry.in_force, entry.why) == (1, "Lucía", True, "stands")
    async with staffed.db.read() as connection:
        row = (await connection.execute(select(chain).where(chain.c.move == "fact.put"))).one()
        assert row.sha256 == audit.hashed(DELAY)
        assert DELAY not in row.detail
        assert await audit.verify(connection) is None


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("El retraso de hoy es de dos horas", "h-retraso-horas"),
        ("No hay heridos", "h-heridos"),
        ("船", "h-hecho"),
    ],
)
def test_an_id_names_what_the_fact_is_about(statement: str, name: str) -> None:
    assert named(statement) == name


async def test_the_same_fact_twice_is_one_and_another_gets_the_next_number(staffed: Desk, staff: People) -> None:
    first = await declared(staffed, staff["Lucía"], DELAY)
    assert await declared(staffed, staff["Leo"], f"  {DELAY} ") == first
    assert await declared(staffed, staff["Leo"], "El barco sale a las 10:00.") == "h-barco-sale-2"


async def test_a_draft_states_a_declared_fact_that_shares_a_telling_word_and_cites_it(
    staffed: Desk, staff: People
) -> None:
    id = await declared(staffed, staff["Lucía"], "El billete se cambia gratis hasta 3 horas antes.")
    comment = {"network": "x", "text": "¿Hasta cuándo se cambia gratis el billete?"}
    request = Request.model_validate({"comment": comment, "engine": "composer"})
    reply = (await draft_comment(staffed, request, staff["Ana"])).reply
    assert reply.draft is not None
    assert f"fact:{id}" in [cite.passage for cite in reply.draft.cites]
    assert "figures" not in {finding.rule for finding in reply.findings}


async def test_a_fact_declared_under_a_folders_id_stands_in_its_place(staffed: Desk, staff: People) -> None:
    await learn(staffed)
    await declared(staffed, staff["Lucía"], "El billete se cambia gratis hasta 5 horas antes.", id="F5")
    shown = await everything(staffed)
    assert (shown["F5", 0].in_force, shown["F5", 0].why) == (False, "shadowed")
    assert (shown["F5", 1].in_force, shown["F5", 1].why) == (True, "stands")
    comment = {"network": "x", "text": "¿Hasta cuándo se cambia gratis el billete?"}
    request = Request.model_validate({"comment": comment, "engine": "composer"})
    reply = (await draft_comment(staffed, request, staff["Ana"])).reply
    assert reply.draft is not None
    assert "5 horas" in reply.draft.public_text
    assert "3 horas" not in reply.draft.public_text


@pytest.mark.parametrize("act", ["put", "refute", "end", "expire"])
async def test_an_approved_reply_loses_its_approval_when_its_fact_changes(
    staffed: Desk, staff: People, act: str
) -> None:
    lead = staff["Lucía"]
    until = {"valid_until": TODAY} if act == "expire" else {}
    id = await declared(staffed, lead, DELAY, **until)
    reply = await stating(staffed, staff, "Hola. El barco de las 8:00 sale hoy a las 9:30. Gracias por preguntar.")
    assert reply.state == "approved"
    match act:
        case "put":
            await put_fact(staffed, lead, given("El barco de las 8:00 sale hoy a las 10:15.", id=id), version=1)
        case "refute":
            await refute_fact(staffed, lead, id, correction="El barco sale a las 10:15.", version=1)
        case "end":
            await end_fact(staffed, lead, id, version=1)
        case _:
            staffed.clock.pass_(days=1)  # type: ignore[attr-defined]  # a test's clock
            async with staffed.db.write() as connection:
                await expire(connection, staffed.brand, staffed.clock())
    assert (await now(staffed, reply.id)).state == "stale"


async def test_an_undecided_reply_is_weighed_again_before_anybody_approves_it(staffed: Desk, staff: People) -> None:
    id = await declared(staffed, staff["Lucía"], DELAY)
    reply = await waiting(staffed, staff["Ana"], "¿A qué hora sale el barco?")
    edited = await changed(staffed, reply, staff["Bruno"], "Hola. El barco de las 8:00 sale hoy a las 9:30. Gracias.")
    assert "figures" not in {f.rule for f in edited.findings}
    await refute_fact(staffed, staff["Lucía"], id, correction="Sale mañana.", version=1)
    assert (await now(staffed, reply.id)).recheck
    await weigh_again(staffed, reply.id)
    assert "figures" in {f.rule for f in (await now(staffed, reply.id)).findings}


async def test_a_text_that_repeats_what_is_now_false_goes_stale_though_it_rests_on_nothing(
    staffed: Desk, staff: People
) -> None:
    reply = await stating(staffed, staff, "Sí, el capitán abandonó el barco. Lo sentimos mucho.")
    other = await stating(staffed, staff, "El capitán sigue en su puesto y está bien.", "¿Y el capitán?")
    await put_fact(
        staffed,
        staff["Lucía"],
        given("El capitán abandonó el barco", status="false", correction="El capitán sigue a bordo."),
    )
    assert (await now(staffed, reply.id)).state == "stale"
    assert (await now(staffed, other.id)).state == "approved"


async def test_words_of_a_fact_without_any_figure_count_as_resting_on_it(staffed: Desk, staff: People) -> None:
    id = await declared(staffed, staff["Lucía"], "La bodega está abierta para las bicicletas")
    reply = await stating(staffed, staff, "Hola. La bodega está abierta para las bicicletas. ¡Buen viaje!", "¿Bicis?")
    await end_fact(staffed, staff["Lucía"], id, version=1)
    assert (await now(staffed, reply.id)).state == "stale"


async def test_what_the_folder_ends_says_nothing_of_the_fact_declared_in_its_place(
    staffed: Desk, staff: People
) -> None:
    ended = "- id: F5\n  statement: El billete se cambia gratis hasta 3 horas antes.\n  valid_until: 2026-11-20\n"
    ended += "- id: F1\n  statement: El perro viaja gratis.\n"
    await learn(staffed, facts=ended)
    await declared(staffed, staff["Lucía"], "El billete se cambia gratis hasta 4 horas antes.", id="F5")
    reply = await stating(staffed, staff, "El billete se cambia gratis hasta 4 horas antes. Gracias.", "¿Se cambia?")
    staffed.clock.pass_(days=2)  # type: ignore[attr-defined]  # a test's clock
    async with staffed.db.write() as connection:
        assert (await expire(connection, staffed.brand, staffed.clock())).stale == ()
    await learn(staffed, facts="- id: F1\n  statement: El perro viaja gratis.\n")
    assert (await now(staffed, reply.id)).state == "approved"


async def test_anybody_proposes_a_lead_confirms_and_a_head_speaks_of_money(staffed: Desk, staff: People) -> None:
    ana, lucia, helena = staff["Ana"], staff["Lucía"], staff["Helena"]
    id = await declared(staffed, ana, "No hay heridos", status="unconfirmed")
    assert (await of(staffed, id)).why == "unconfirmed"
    for act in (
        put_fact(staffed, ana, given()),
        put_fact(staffed, ana, given("No hay heridos graves", id=id, status="unconfirmed"), version=1),
        confirm_fact(staffed, ana, id, version=1),
        end_fact(staffed, ana, "F1", version=0),
        put_fact(staffed, lucia, given("Devolvemos el billete", topic="compensation")),
    ):
        with pytest.raises(NotAllowed):
            await act
    assert (await confirm_fact(staffed, lucia, id, version=1)).why == "stands"
    money = await put_fact(staffed, helena, given("Devolvemos el billete", topic="compensation"))
    with pytest.raises(NotAllowed):
        await put_fact(staffed, lucia, given("Devolvemos el billete", id=money.fact.id), version=1)
    proposed = await put_fact(staffed, ana, given("Devolvemos el doble", topic="compensation", status="unconfirmed"))
    with pytest.raises(NotAllowed):
        await confirm_fact(staffed, lucia, proposed.fact.id, version=1)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"statement": "  "}, "statement"),
        ({"statement": "…"}, "statement"),
        ({"statement": "x" * 601}, "statement"),
        ({"statement": "Sale a las [hora]"}, "statement"),
        ({"statement": "Sale a las {hora}"}, "statement"),
        ({"statement": "Sale\u202e ya"}, "statement"),
        ({"status": "false"}, "correction"),
        ({"status": "false", "correction": "[por confirmar]"}, "correction"),
        ({"valid_from": date(2026, 12, 2), "valid_until": date(2026, 12, 1)}, "valid_until"),
        ({"valid_until": date(2026, 11, 19)}, "valid_until"),
        ({"incident": "ninguna"}, "incident"),
        ({"incident": "crisis-1"}, "incident"),
        ({"id": "qué ida"}, "id"),
        ({"source": "s" * 301}, "source"),
        ({"reason": "r" * 1001}, "reason"),
        ({"id": "F1", "valid_from": date(2026, 11, 21)}, "valid_from"),
    ],
)
async def test_what_cannot_be_taken_is_told_by_field_and_changes_nothing(
    staffed: Desk, staff: People, wrong: dict[str, Any], field: str
) -> None:
    await burns(staffed, staff["Helena"])
    await over(staffed, staff["Helena"])
    with pytest.raises(BadFact) as caught:
        await put_fact(staffed, staff["Lucía"], given(**{"statement": DELAY, **wrong}))
    assert caught.value.field == field
    assert caught.value.detail.es.startswith(f"{field}: ")
    async with staffed.db.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(ledger)) == 0


async def test_who_saw_another_version_changes_nothing(staffed: Desk, staff: People) -> None:
    lead = staff["Lucía"]
    id = await declared(staffed, lead, DELAY)
    for act in (
        put_fact(staffed, lead, given("Sale a las 11:00", id=id)),
        put_fact(staffed, lead, given("Sale a las 11:00", id=id), version=7),
        end_fact(staffed, lead, id, version=0),
        refute_fact(staffed, lead, id, correction="No", version=2),
    ):
        with pytest.raises(FactChanged):
            await act
    assert (await of(staffed, id)).version == 1


async def test_what_is_over_is_neither_confirmed_nor_ended_again_but_may_be_given_anew(
    staffed: Desk, staff: People
) -> None:
    lead = staff["Lucía"]
    id = await declared(staffed, lead, DELAY)
    with pytest.raises(SameFact):
        await confirm_fact(staffed, lead, id, version=1)
    with pytest.raises(SameFact):
        await put_fact(staffed, lead, given(DELAY, id=id, source="Lucía"), version=1)
    ended = await end_fact(staffed, lead, id, version=1)
    assert (ended.why, ended.version) == ("expired", 2)
    for act in (confirm_fact(staffed, lead, id, version=2), end_fact(staffed, lead, id, version=2)):
        with pytest.raises(FactOver):
            await act
    with pytest.raises(NoSuchFact):
        await end_fact(staffed, lead, "nadie", version=0)
    assert (await put_fact(staffed, lead, given(DELAY, id=id), version=2)).why == "stands"


async def test_ending_a_folders_fact_silences_it_and_withdrawing_that_lets_it_speak_again(
    staffed: Desk, staff: People
) -> None:
    lead = staff["Lucía"]
    assert (await end_fact(staffed, lead, "F1", version=0)).why == "expired"
    assert (await everything(staffed))["F1", 0].why == "shadowed"
    back = await withdraw_fact(staffed, lead, "F1", version=1)
    assert (back.version, back.why) == (0, "stands")
    with pytest.raises(FactOver):
        await withdraw_fact(staffed, lead, "F1", version=0)
    mine = await declared(staffed, lead, DELAY)
    with pytest.raises(BadFact):
        await withdraw_fact(staffed, lead, mine, version=1)


async def test_a_fact_of_an_incident_ends_with_it(staffed: Desk, staff: People) -> None:
    lead = staff["Lucía"]
    incident = await burns(staffed, staff["Helena"])
    await put_fact(staffed, lead, given("El billete no se cambia hoy", id="F1", incident=incident))
    reply = await stating(staffed, staff, "Hola. El billete no se cambia hoy. Perdona.", "¿Puedo cambiar?")
    async with staffed.db.write() as connection:
        await audit.lock(connection)
        assert await end_with_incident(staffed, connection, incident) == 1
    await over(staffed, staff["Helena"])
    assert (await of(staffed, "F1")).folder
    assert (await now(staffed, reply.id)).state == "stale"
    assert (await everything(staffed))["F1", 1].why == "ended"


async def test_two_facts_that_give_other_figures_for_one_matter_point_at_each_other(
    staffed: Desk, staff: People
) -> None:
    first = await declared(staffed, staff["Lucía"], "La devolución del billete tarda 5 días en llegar.")
    entry = await put_fact(staffed, staff["Leo"], given("La devolución del billete tarda 10 días en llegar."))
    assert entry.conflicts == (first,)
    assert (await everything(staffed))[first, 1].conflicts == (entry.fact.id,)


async def test_the_list_forgets_what_ended_long_ago(staffed: Desk, staff: People) -> None:
    await declared(staffed, staff["Lucía"], "El billete no se cambia hoy", id="F1")
    await withdraw_fact(staffed, staff["Lucía"], "F1", version=1)
    assert ("F1", 1) in await everything(staffed)
    staffed.clock.now += timedelta(days=31)  # type: ignore[attr-defined]  # a test's clock
    assert ("F1", 1) not in await everything(staffed)


async def test_whatever_people_do_one_version_counts_and_no_approval_rests_on_what_does_not(
    staffed: Desk, staff: People
) -> None:
    """Every order of three acts, each followed by a look at what approved replies rest on."""
    lead, statement = staff["Helena"], "El bar abre hoy a las 7:40."

    async def act(name: str, id: str) -> None:
        version = (await of(staffed, id)).version
        match name:
            case "put":
                await put_fact(staffed, lead, given("El bar abre hoy a las 8:20.", id=id), version=version)
            case "doubt":
                await put_fact(staffed, lead, given(statement, id=id, status="unconfirmed"), version=version)
            case "confirm":
                await confirm_fact(staffed, lead, id, version=version)
            case "refute":
                await refute_fact(staffed, lead, id, correction="El bar no abre hoy.", version=version)
            case "end":
                await end_fact(staffed, lead, id, version=version)

    acts = ("put", "doubt", "confirm", "refute", "end")
    for number, story in enumerate((a, b) for a in acts for b in acts):
        id = await declared(staffed, lead, statement, id=f"bar-{number}")
        reply = await stating(
            staffed, staff, f"Hola, {number}. El bar abre hoy a las 7:40. Gracias.", f"¿Bar {number}?"
        )
        for name in story:
            try:
                await act(name, id)
            except PortavozError:
                continue
        entries = [e for e in (await everything(staffed)).values() if e.fact.id == id]
        assert sum(entry.in_force for entry in entries) == 1
        held = entries[0].why == "stands" and entries[0].fact.statement == statement
        state = (await now(staffed, reply.id)).state
        assert state == "approved" if held and entries[0].version == 1 else state == "stale"
        await end_fact_if_stands(staffed, lead, id)


async def end_fact_if_stands(desk: Desk, person: Person, id: str) -> None:
    entry = await of(desk, id)
    if not entry.over:
        await end_fact(desk, person, id, version=entry.version)


PAST = (
    '{"comment": "¿Hasta cuándo se cambia gratis el billete?", "reply": "Hola. El billete se cambia gratis hasta 3'
    ' horas antes.", "network": "x", "outcome": "request", "approved_by": "puente"}\n'
)


async def test_a_figure_of_a_past_reply_that_a_declared_fact_changed_is_no_source(staffed: Desk, staff: People) -> None:
    (staffed.settings.knowledge / "replies" / "2026.jsonl").write_text(PAST, "utf-8")
    await learn(staffed)
    lead = staff["Lucía"]
    await put_fact(staffed, lead, given("El billete se cambia gratis hasta 5 horas antes.", id="F5"))
    comment = {"network": "x", "text": "¿Hasta cuándo se cambia gratis el billete?"}
    request = Request.model_validate({"comment": comment, "engine": "composer"})
    reply = (await draft_comment(staffed, request, staff["Ana"])).reply
    assert reply.draft is not None
    assert "3 horas" not in reply.draft.public_text
    old = await changed(staffed, reply, staff["Bruno"], "Hola. El billete se cambia gratis hasta 3 horas antes.")
    assert "figures" in {finding.rule for finding in old.findings}
    new = await changed(staffed, old, staff["Bruno"], "Hola. El billete se cambia gratis hasta 5 horas antes.")
    assert "figures" not in {finding.rule for finding in new.findings}
