"""A holding for any comment at once: one each, of words that a person approved, or pending for one who may."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import func, select

from app.comments.comment import Comment
from app.comments.networks import UnknownNetwork
from app.db import Database
from app.guard.verdict import blocking
from app.notify.tables import outbox
from app.operations.beside import holding
from app.operations.decide import reject
from app.operations.desk import Desk
from app.operations.draft_comment import Request, draft_comment
from app.operations.holding_lane import NoHolding, hold_at_once
from app.operations.lines import new_line
from app.operations.preapproving import preapprove, preapprove_manual
from app.operations.publish import NotApprovedText, Published, publish
from app.operations.tampering import faults
from app.operations.write import edit
from app.review.accounts import disable
from app.review.people import Person
from app.review.repeats import IdempotencyConflict
from app.review.replies import Reply
from app.review.tables import audit, replies
from tests.office import COMPLAINT, waiting
from tests.operations.burning import AGROUND, HOUR, burn
from tests.operations.ferry import now

People = dict[str, Person]
FIRE = "Hay fuego en la bodega del barco y la gente no puede salir"
MILD = "¿A qué hora sale el barco de la tarde?"
ADAPTED = "Sabemos que hay un barco parado y estamos con ello. Volvemos aquí en cuanto haya novedades."


def asked(text: str = COMPLAINT, **over: Any) -> Request:
    return Request(comment=Comment(**{"network": "x", "text": text, "author": "@vecina", **over}))


async def count(desk: Desk) -> int:
    async with desk.db.read() as connection:
        return await connection.scalar(select(func.count()).select_from(replies)) or 0


async def sound(desk: Desk) -> None:
    async with desk.db.read() as connection:
        assert await faults(connection) == []


@pytest.mark.parametrize(
    "text", [COMPLAINT, MILD, FIRE, "¡Qué viaje tan bonito, gracias!", "👍", "Gràcies per res, el vaixell no surt"]
)
async def test_any_comment_that_is_answered_gets_a_holding_of_its_own(staffed: Desk, staff: People, text: str) -> None:
    reply = (await hold_at_once(staffed, asked(text), staff["Ana"])).reply
    assert (reply.kind, reply.state, reply.result) == ("holding", "pending", "ready")
    assert reply.draft is not None
    assert not set("{}[]") & set(reply.draft.public_text)
    assert not blocking(reply.findings)
    await sound(staffed)


async def test_an_approved_text_is_ready_to_publish_at_once_and_nobody_else_is_needed(
    staffed: Desk, staff: People
) -> None:
    await preapprove_manual(staffed, staff["Helena"])
    reply = (await hold_at_once(staffed, asked(AGROUND), staff["Ana"])).reply
    shown = reply.offered(staffed.clock())
    assert shown is not None
    assert (reply.state, shown.via, shown.by, shown.visible_at) == (
        "approved",
        "preapproval",
        "Helena",
        staffed.clock(),
    )
    done = await publish(staffed, reply.id, staff["Ana"], Published(sha256=shown.sha256))
    assert done.state == "published"
    await sound(staffed)


async def test_other_words_than_the_approved_ones_cannot_be_published(staffed: Desk, staff: People) -> None:
    await preapprove_manual(staffed, staff["Helena"])
    reply = (await hold_at_once(staffed, asked(AGROUND), staff["Ana"])).reply
    with pytest.raises(NotApprovedText):
        await publish(staffed, reply.id, staff["Ana"], Published(sha256="0" * 64))
    edited = await edit(
        staffed, reply.id, staff["Ana"], version=reply.version, public_text="Todo va bien.", private_text=None
    )
    assert (edited.state, edited.approval) == ("pending", None)
    with pytest.raises(NotApprovedText):
        await publish(staffed, reply.id, staff["Ana"], Published(sha256=edited.sha256 or ""))
    await sound(staffed)


async def test_a_comment_has_one_holding_whoever_asks_and_however_often(staffed: Desk, staff: People) -> None:
    first = await hold_at_once(staffed, asked(), staff["Ana"])
    again = [
        await hold_at_once(staffed, asked(), staff["Ana"]),
        await hold_at_once(staffed, asked(), staff["Bruno"], repeat_key="otra"),
    ]
    assert [(one.reply.id, one.repeated) for one in again] == [(first.reply.id, True)] * 2
    assert not first.repeated
    assert await count(staffed) == 1


async def test_twenty_at_once_for_one_comment_make_one_holding(staffed: Desk, staff: People) -> None:
    await preapprove_manual(staffed, staff["Helena"])
    given = [hold_at_once(staffed, asked(AGROUND), staff["Ana" if n % 2 else "Bruno"]) for n in range(20)]
    found = await asyncio.gather(*given)
    assert len({one.reply.id for one in found}) == 1
    assert sum(not one.repeated for one in found) == 1


async def test_a_published_holding_is_not_said_twice_but_a_rejected_one_is_no_holding(
    staffed: Desk, staff: People
) -> None:
    first = (await hold_at_once(staffed, asked(), staff["Ana"])).reply
    await reject(staffed, first.id, staff["Lucía"], version=first.version, reason="tone")
    second = await hold_at_once(staffed, asked(), staff["Ana"])
    assert (second.repeated, second.reply.id == first.id) == (False, False)


async def test_the_same_key_gives_the_same_holding_and_another_comment_under_it_is_refused(
    staffed: Desk, staff: People
) -> None:
    first = await hold_at_once(staffed, asked(), staff["Ana"], repeat_key="k")
    again = await hold_at_once(staffed, asked(), staff["Ana"], repeat_key="k")
    assert (again.reply.id, again.repeated) == (first.reply.id, True)
    with pytest.raises(IdempotencyConflict):
        await hold_at_once(staffed, asked(MILD), staff["Ana"], repeat_key="k")
    assert await count(staffed) == 1


async def test_a_head_s_own_request_needs_another_head(staffed: Desk, staff: People) -> None:
    await preapprove_manual(staffed, staff["Helena"])
    assert (await hold_at_once(staffed, asked(), staff["Helena"])).reply.state == "pending"
    await preapprove_manual(staffed, staff["Ada"])
    await sound(staffed)


async def test_what_a_head_who_has_left_approved_covers_nothing(staffed: Desk, staff: People) -> None:
    await preapprove_manual(staffed, staff["Helena"])
    async with staffed.db.write() as connection:
        await disable(connection, staff["Helena"].id, staffed.clock(), by=None)
    assert (await hold_at_once(staffed, asked(), staff["Ana"])).reply.state == "pending"


async def test_a_text_that_changed_in_the_manual_is_covered_no_longer(staffed: Desk, staff: People) -> None:
    await preapprove_manual(staffed, staff["Helena"])
    scenario = staffed.brand.scenarios[0]
    other = tuple(t.model_copy(update={"text": f"{t.text} Disculpen."}) for t in scenario.holding)
    staffed.brand = staffed.brand.model_copy(update={"scenarios": (scenario.model_copy(update={"holding": other}),)})
    reply = (await hold_at_once(staffed, asked(AGROUND), staff["Ana"])).reply
    assert reply.draft is not None
    assert (reply.state, "Disculpen" in reply.draft.public_text) == ("pending", True)


async def test_where_the_manual_forbids_a_template_it_is_said_whom_to_call(staffed: Desk, staff: People) -> None:
    scenario = staffed.brand.scenarios[0].model_copy(update={"template_forbidden": True})
    staffed.brand = staffed.brand.model_copy(update={"scenarios": (scenario,)})
    with pytest.raises(NoHolding) as refused:
        await hold_at_once(staffed, asked(AGROUND), staff["Ana"], repeat_key="k")
    assert "Capitana" in refused.value.detail.es
    assert await count(staffed) == 0


async def test_a_network_that_the_brand_does_not_have_is_refused(staffed: Desk, staff: People) -> None:
    with pytest.raises(UnknownNetwork):
        await hold_at_once(staffed, asked(network="fax"), staff["Ana"])


async def test_danger_is_told_of_even_where_nobody_has_to_decide(staffed: Desk, staff: People) -> None:
    async def told() -> int:
        async with staffed.db.read() as connection:
            return await connection.scalar(select(func.count()).select_from(outbox)) or 0

    await preapprove_manual(staffed, staff["Helena"])
    await hold_at_once(staffed, asked(MILD), staff["Ana"])
    before = await told()
    reply = (await hold_at_once(staffed, asked(FIRE), staff["Ana"])).reply
    assert (reply.state, reply.triage.danger) == ("approved", "fire")
    assert await told() > before


async def test_an_open_crisis_gives_its_scenario_s_text_with_the_time_of_its_line(staffed: Desk, staff: People) -> None:
    scenario = staffed.brand.scenarios[0]
    text = scenario.holding[0].model_copy(update={"text": "Lo miramos ya. Próxima noticia, {next_update}."})
    staffed.brand = staffed.brand.model_copy(update={"scenarios": (scenario.model_copy(update={"holding": (text,)}),)})
    await preapprove_manual(staffed, staff["Helena"])
    await burn(staffed, staff["Ada"], next_update=staffed.clock() + 2 * HOUR)
    reply = (await hold_at_once(staffed, asked(AGROUND), staff["Ana"])).reply
    assert reply.draft is not None
    assert (reply.state, reply.draft.public_text) == ("approved", "Lo miramos ya. Próxima noticia, 12:00.")


async def test_an_adapted_text_comes_first_and_ends_with_its_line(staffed: Desk, staff: People) -> None:
    record = await burn(staffed, staff["Ada"])
    await preapprove(staffed, staff["Helena"], incident=record.id, text=ADAPTED, network="x", language="es")
    reply = (await hold_at_once(staffed, asked(AGROUND), staff["Ana"])).reply
    assert reply.approval is not None
    assert (reply.state, reply.approval.public_text, reply.incident) == ("approved", ADAPTED, record.id)
    elsewhere = (await hold_at_once(staffed, asked(AGROUND, network="linkedin"), staff["Ana"])).reply
    assert elsewhere.draft is not None
    assert elsewhere.draft.public_text != ADAPTED

    await new_line(
        staffed,
        record.id,
        staff["Ada"],
        version=record.version,
        text="El barco vuelve a puerto a remolque.",
        reason="puente",
    )
    assert (await now(staffed, reply.id)).state == "stale"
    later = (await hold_at_once(staffed, asked(AGROUND, author="@otra"), staff["Ana"])).reply
    assert later.draft is not None
    assert (later.state, later.draft.public_text == ADAPTED) == ("pending", False)
    await sound(staffed)


async def test_an_answer_may_follow_and_its_holding_is_the_same_one(staffed: Desk, staff: People) -> None:
    first = (await hold_at_once(staffed, asked(AGROUND), staff["Ana"])).reply
    answer = (await draft_comment(staffed, asked(AGROUND), staff["Ana"])).reply
    assert (answer.kind, answer.comment_key) == ("answer", first.comment_key)
    assert (await holding(staffed, answer.id, staff["Ana"])).id == first.id


async def test_a_holding_beside_an_answer_uses_the_same_approval(staffed: Desk, staff: People) -> None:
    await preapprove_manual(staffed, staff["Helena"])
    answer = await waiting(staffed, staff["Ana"], severity="high")
    beside = await holding(staffed, answer.id, staff["Bruno"])
    assert (beside.state, beside.requested_by, beside.approval and beside.approval.via) == (
        "approved", "Ana", "preapproval",
    )  # fmt: skip
    own = await waiting(staffed, staff["Ana"], "Otra cosa distinta", severity="high")
    words = await holding(staffed, own.id, staff["Bruno"], public_text="Lo estamos mirando ahora mismo.")
    assert words.state == "pending"
    await sound(staffed)


async def test_each_use_is_in_the_chain_with_the_approval_that_it_used(
    staffed: Desk, staff: People, tables: Database
) -> None:
    await preapprove_manual(staffed, staff["Helena"])
    reply: Reply = (await hold_at_once(staffed, asked(AGROUND), staff["Ana"])).reply
    async with staffed.db.read() as connection:
        told = select(audit.c.move, audit.c.detail, audit.c.person).where(audit.c.reply == reply.id)
        rows = (await connection.execute(told.order_by(audit.c.seq))).all()
    assert [row.move for row in rows] == ["draft", "preapproval"]
    assert '"preapproval":"' in rows[1].detail
    assert rows[1].person == staff["Ana"].id
