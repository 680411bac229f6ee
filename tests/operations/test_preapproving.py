"""A head approves holdings beforehand, and takes that back; nobody else does, and nothing else is covered."""

from typing import Any

import pytest
from sqlalchemy import func, select

from app.comments.comment import Comment
from app.operations.adapting import BadPreapproval
from app.operations.declaring import declare
from app.operations.desk import Desk
from app.operations.draft_comment import Request
from app.operations.holding_lane import hold_at_once
from app.operations.preapproving import (
    ManualChanged,
    end_preapproval,
    manual_texts,
    preapprove,
    preapprove_manual,
)
from app.operations.publish import Published, publish
from app.operations.standing_down import stand_down
from app.operations.tampering import faults
from app.review.people import NotAllowed, Person
from app.review.preapproval import NoSuchPreapproval, bound_together, standing
from app.review.tables import audit, preapprovals
from tests.operations.burning import AGROUND, CLOSING, burn, unforeseen
from tests.operations.ferry import now

People = dict[str, Person]
TEXT = "Sabemos que hay un barco parado y estamos con ello. Volvemos aquí en cuanto haya novedades."


async def rows(desk: Desk) -> int:
    async with desk.db.read() as connection:
        return await connection.scalar(select(func.count()).select_from(preapprovals)) or 0


def asked(author: str = "@vecina") -> Request:
    return Request(comment=Comment(network="x", text=AGROUND, author=author))


async def live(desk: Desk) -> list[str]:
    async with desk.db.read() as connection:
        return [one.id for one in await standing(connection)]


async def test_one_act_approves_every_text_of_the_manual_and_the_next_has_nothing_to_do(
    staffed: Desk, staff: People
) -> None:
    assert await preapprove_manual(staffed, staff["Helena"]) == len(manual_texts(staffed.brand)) > 10
    assert await preapprove_manual(staffed, staff["Helena"]) == 0
    async with staffed.db.read() as connection:
        moves = (await connection.execute(select(audit.c.move).where(audit.c.move.like("preapprovals%")))).scalars()
        assert list(moves) == ["preapprovals.add"]
        assert await faults(connection) == []


async def test_only_texts_in_the_brand_s_languages_are_approved(staffed: Desk, staff: People) -> None:
    spoken = {staffed.brand.language, *staffed.brand.languages}
    assert {text.language for text in manual_texts(staffed.brand)} == spoken


@pytest.mark.parametrize("who", ["Ana", "Lucía"])
async def test_agents_and_leads_approve_and_end_nothing_beforehand(staffed: Desk, staff: People, who: str) -> None:
    record = await burn(staffed, staff["Helena"])
    for act in (
        preapprove_manual(staffed, staff[who]),
        preapprove(staffed, staff[who], incident=record.id, text=TEXT, network="x", language="es"),
        end_preapproval(staffed, staff[who], "x"),
    ):
        with pytest.raises(NotAllowed):
            await act
    assert await rows(staffed) == 0


async def test_a_head_approves_the_texts_that_they_saw_and_no_others(staffed: Desk, staff: People) -> None:
    seen = bound_together(manual_texts(staffed.brand))
    general = staffed.brand.holding
    staffed.brand = staffed.brand.model_copy(
        update={"holding": (general[0].model_copy(update={"text": "Otro texto."}), *general[1:])}
    )
    with pytest.raises(ManualChanged):
        await preapprove_manual(staffed, staff["Helena"], seen=seen)
    assert await rows(staffed) == 0
    assert await preapprove_manual(staffed, staff["Helena"], seen=bound_together(manual_texts(staffed.brand))) > 0


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": "   "}, "text"),
        ({"text": "Volvemos a las {next_update}."}, "text"),
        ({"text": "Volvemos a las [hora]."}, "text"),
        ({"text": "Le devolvemos 300 euros a cada pasajero ahora mismo."}, "text"),
        ({"text": "x" * 400, "network": "x"}, "text"),
        ({"text": "y" * 200, "network": None}, "text"),  # too long for TikTok
        ({"text": "a\x00b"}, "text"),
        ({"network": "fax"}, "network"),
        ({"language": "de"}, "language"),
        ({"incident": "0" * 20}, "incident"),
        ({"scenario": "otro"}, "scenario"),
    ],
)
async def test_an_adapted_text_that_may_not_be_sent_is_refused_and_nothing_is_kept(
    staffed: Desk, staff: People, given: dict[str, Any], field: str
) -> None:
    record = await burn(staffed, staff["Helena"])
    wanted = {"incident": record.id, "text": TEXT, "network": "x", "language": "es", **given}
    with pytest.raises(BadPreapproval) as refused:
        await preapprove(staffed, staff["Helena"], **wanted)
    assert refused.value.field == field
    assert refused.value.detail.es.startswith(f"{field}: ")
    assert await rows(staffed) == 0


async def test_no_text_is_adapted_to_a_crisis_that_says_nothing_yet_or_forbids_templates(
    staffed: Desk, staff: People
) -> None:
    watch = await declare(staffed, staff["Helena"], unforeseen(mode="watch", line=None))
    with pytest.raises(BadPreapproval, match="line"):
        await preapprove(staffed, staff["Helena"], incident=watch.id, text=TEXT, network="x", language="es")
    record = await burn(staffed, staff["Helena"])
    forbids = staffed.brand.scenarios[0].model_copy(update={"template_forbidden": True})
    staffed.brand = staffed.brand.model_copy(update={"scenarios": (forbids,)})
    with pytest.raises(BadPreapproval, match="no prepared text"):
        await preapprove(staffed, staff["Helena"], incident=record.id, text=TEXT, network="x", language="es")


async def test_the_same_text_for_the_same_crisis_is_one_approval(staffed: Desk, staff: People) -> None:
    record = await burn(staffed, staff["Helena"])
    wanted = {"incident": record.id, "text": TEXT, "network": "x", "language": "es"}
    first = await preapprove(staffed, staff["Helena"], **wanted)
    assert await preapprove(staffed, staff["Helena"], **wanted) == first
    assert await preapprove(staffed, staff["Helena"], **{**wanted, "text": f"{TEXT} Gracias."}) != first


async def test_ending_one_takes_back_what_nobody_has_published(staffed: Desk, staff: People) -> None:
    record = await burn(staffed, staff["Ada"])
    id = await preapprove(staffed, staff["Helena"], incident=record.id, text=TEXT, network="x", language="es")
    waits = (await hold_at_once(staffed, asked("@uno"), staff["Ana"])).reply
    sent = (await hold_at_once(staffed, asked("@dos"), staff["Ana"])).reply
    await publish(staffed, sent.id, staff["Ana"], Published(sha256=sent.sha256 or ""))

    assert await end_preapproval(staffed, staff["Helena"], id) == 1

    again = await now(staffed, waits.id)
    assert (again.state, again.approval) == ("pending", None)
    assert (await now(staffed, sent.id)).state == "published"
    assert await live(staffed) == []
    with pytest.raises(NoSuchPreapproval):
        await end_preapproval(staffed, staff["Helena"], id)
    async with staffed.db.read() as connection:
        assert await faults(connection) == []


async def test_standing_down_ends_what_was_adapted(staffed: Desk, staff: People) -> None:
    record = await burn(staffed, staff["Ada"])
    await preapprove(staffed, staff["Helena"], incident=record.id, text=TEXT, network="x", language="es")
    await stand_down(staffed, record.id, staff["Ada"], version=record.version, closing=CLOSING, reason="resuelto")
    reply = (await hold_at_once(staffed, asked(), staff["Ana"])).reply
    assert reply.draft is not None
    assert (reply.state, reply.draft.public_text == TEXT) == ("pending", False)
    async with staffed.db.read() as connection:
        assert await faults(connection) == []
