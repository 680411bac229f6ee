"""A comment is read again before a text goes out: other words send the reply back to people, and nothing is lost."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from app.brand.protocol import Strategy
from app.comments.comment import Comment
from app.notify.tables import notices
from app.operations.beside import holding
from app.operations.decide import UNDO, reject
from app.operations.desk import Desk
from app.operations.draft_comment import Request, draft_comment
from app.operations.erase import erase
from app.operations.overrule import triage
from app.operations.publish import Published, publish
from app.operations.redrafting import redraft_all, redraft_due
from app.operations.reread import NothingRead, read_again
from app.operations.retention import sweep
from app.operations.tampering import faults
from app.operations.write import edit
from app.review.filters import Filter
from app.review.history import history
from app.review.moving import StaleVersion, WrongState
from app.review.people import Person
from app.review.reading import fetch, page
from app.review.replies import Reply
from app.review.rereadings import Said, rereadings_of
from app.review.tables import audit, replies, rereadings
from tests.office import COMPLAINT, waiting
from tests.operations.ferry import approved, now

People = dict[str, Person]
EDITED = "Llevo tres horas esperando el barco y ahora mi maleta está rota"
GRAVE = "Un hombre se ha desmayado en la cubierta y no respira"


async def asked(desk: Desk, person: Person, text: str = COMPLAINT, **over: Any) -> Reply:
    comment = Comment(**{"network": "tablon", "text": text, "id": "c1", "author": "@vecina", **over})
    return (await draft_comment(desk, Request(comment=comment), person)).reply


async def moves(desk: Desk, id: str) -> list[str]:
    async with desk.db.read() as connection:
        rows = await connection.execute(select(audit.c.move).where(audit.c.reply == id).order_by(audit.c.seq))
        return list(rows.scalars())


async def told(desk: Desk, id: str, kind: str) -> int:
    async with desk.db.read() as connection:
        found = await connection.execute(select(notices.c.id).where(notices.c.reply == id, notices.c.kind == kind))
        return len(found.all())


async def sound(desk: Desk) -> None:
    async with desk.db.read() as connection:
        assert [fault.line.en for fault in await faults(connection)] == []


@pytest.mark.parametrize(
    "again",
    [
        COMPLAINT,
        f"  {COMPLAINT}\n",
        COMPLAINT.replace(" ", "  \t"),
    ],
)
async def test_the_same_words_change_nothing(staffed: Desk, staff: People, again: str) -> None:
    reply = await asked(staffed, staff["Ana"])
    assert await read_again(staffed, reply.id, staff["Bruno"], text=again) == await now(staffed, reply.id)
    assert await moves(staffed, reply.id) == ["draft"]


async def test_the_same_letters_in_another_unicode_form_are_the_same_words(staffed: Desk, staff: People) -> None:
    reply = await asked(staffed, staff["Ana"], text="¿Está el camión aquí? Qué tardón")
    decomposed = "¿Esta\u0301 el camio\u0301n aqui\u0301? Que\u0301 tardo\u0301n"
    assert (await read_again(staffed, reply.id, staff["Ana"], text=decomposed)).version == 1
    assert (await read_again(staffed, reply.id, staff["Ana"], text=decomposed.upper())).version == 2


async def test_the_same_text_with_another_rating_is_another_comment(staffed: Desk, staff: People) -> None:
    reply = await asked(staffed, staff["Ana"], rating=4)
    assert (await read_again(staffed, reply.id, staff["Ana"], text=COMPLAINT)).version == 1, "it was not read"
    worse = await read_again(staffed, reply.id, staff["Ana"], text=COMPLAINT, rating=1)
    assert (worse.version, worse.comment.rating) == (2, 1)


async def test_other_words_take_an_approval_back_and_the_draft_is_written_for_them(
    staffed: Desk, staff: People
) -> None:
    reply = await approved(staffed, await asked(staffed, staff["Ana"]), staff["Helena"])
    stale = await read_again(staffed, reply.id, staff["Ana"], text=EDITED)

    assert (stale.state, stale.comment.text, stale.comment_key) == ("stale", EDITED, reply.comment_key)
    assert stale.offered(staffed.clock() + UNDO) is None
    assert (await moves(staffed, reply.id))[-2:] == ["reread", "outdate"]
    assert await told(staffed, reply.id, "stale") == 1
    assert await redraft_all(staffed) == 1
    anew = await now(staffed, reply.id)
    assert (anew.state, anew.how, anew.authors, anew.approval) == ("pending", "redraft", (), None)
    assert [await redraft_due(staffed) for _ in range(2)] == [0, 0]
    await sound(staffed)


async def test_what_was_read_before_stays_in_the_history_word_by_word(staffed: Desk, staff: People) -> None:
    reply = await asked(staffed, staff["Ana"], text="El barco llega tarde", rating=3)
    await read_again(staffed, reply.id, staff["Bruno"], text="El barco llega puntual")
    await read_again(staffed, reply.id, staff["Bruno"], text="El barco llega puntual", rating=5)
    async with staffed.db.read() as connection:
        found = (await history(connection, reply.id)).comments
    assert [(one.before.text, one.after.text, one.by) for one in found] == [
        ("El barco llega tarde", "El barco llega puntual", "Bruno"),
        ("El barco llega puntual", "El barco llega puntual", "Bruno"),
    ]
    changed = [(piece.kind, piece.text) for piece in found[0].changed if piece.kind != "same"]
    assert changed == [("removed", "tarde"), ("added", "puntual")]
    assert [(one.before.rating, one.after.rating) for one in found] == [(3, 3), (3, 5)]


async def test_the_severity_may_rise_with_the_words_and_never_falls(staffed: Desk, staff: People) -> None:
    reply = await asked(staffed, staff["Ana"])
    before = reply.triage.severity
    grave = await read_again(staffed, reply.id, staff["Ana"], text=GRAVE)
    assert (grave.triage.severity, grave.result, grave.state) == ("critical", "hold", "pending")
    assert grave.triage.hold
    assert grave.due_at <= reply.due_at
    assert await told(staffed, reply.id, "new") == 1
    mild = await read_again(staffed, reply.id, staff["Ana"], text="Muchas gracias por todo, un viaje estupendo")
    assert before != "critical"
    assert (mild.triage.severity, mild.triage.hold) == ("critical", grave.triage.hold)
    await sound(staffed)


async def test_a_person_s_judgement_stands_while_the_rules_see_no_other_matter(staffed: Desk, staff: People) -> None:
    reply = await asked(staffed, staff["Ana"])
    other = next(o.id for o in staffed.brand.protocol.outcomes if o.id not in (reply.triage.outcome, "safety_risk"))
    judged = await triage(staffed, reply.id, staff["Helena"], version=1, outcome=other, severity="high")
    typo = await read_again(staffed, reply.id, staff["Ana"], text=COMPLAINT.replace("barco", "barquito"))
    assert typo.comment.text != COMPLAINT
    for name in ("outcome", "severity", "scenario", "private", "hold", "form"):
        assert getattr(typo.triage, name) == getattr(judged.triage, name), name
    await sound(staffed)


async def test_a_text_that_a_person_wrote_is_guarded_again_and_stays(staffed: Desk, staff: People) -> None:
    reply = await asked(staffed, staff["Ana"])
    words = "Sentimos la espera. Cuéntanos por mensaje directo y lo vemos."
    mine = await edit(staffed, reply.id, staff["Ana"], version=1, public_text=words, private_text=None)
    await read_again(staffed, reply.id, staff["Ana"], text=EDITED)
    assert await redraft_all(staffed) == 1
    after = await now(staffed, reply.id)
    assert after.draft
    assert (after.draft.public_text, after.revision, after.recheck) == (words, mine.revision, False)
    assert [await redraft_due(staffed) for _ in range(2)] == [0, 0]


async def test_silence_that_words_ended_is_drafted(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"], text="jajaja vaya circo", public_text=None)
    protocol, none = staffed.brand.protocol, Strategy(reply="none", apologise="forbidden")
    silent = next(o for o in protocol.outcomes if o.id not in (reply.triage.outcome, "request", "safety_risk"))
    outcomes = tuple(o.model_copy(update={"strategy": none}) if o == silent else o for o in protocol.outcomes)
    changed = protocol.model_copy(update={"outcomes": outcomes})
    staffed.brand = staffed.brand.model_copy(update={"protocol": changed})
    quiet = await triage(staffed, reply.id, staff["Helena"], version=1, outcome=silent.id)
    assert quiet.result == "no_reply"
    await sound(staffed)
    asks = await read_again(staffed, reply.id, staff["Ana"], text="¿A qué hora sale el último barco? Gracias")
    assert (asks.result, asks.draft) == ("hold", None)
    await redraft_all(staffed)
    anew = await now(staffed, reply.id)
    assert anew.draft
    assert (anew.result, anew.revision, anew.how) == ("ready", 1, "redraft")
    await sound(staffed)


async def test_all_that_is_open_about_the_comment_follows(staffed: Desk, staff: People) -> None:
    winner = await asked(staffed, staff["Ana"])
    beaten = await asked(staffed, staff["Bruno"])
    hold = await holding(staffed, winner.id, staff["Ana"], public_text="Estamos con ello, os leemos.")
    await approved(staffed, await now(staffed, hold.id), staff["Helena"])
    await approved(staffed, await now(staffed, winner.id), staff["Helena"])
    assert (await now(staffed, beaten.id)).state == "superseded"

    await read_again(staffed, winner.id, staff["Ana"], text=EDITED)
    found = [await now(staffed, id) for id in (winner.id, beaten.id, hold.id)]
    assert [reply.state for reply in found] == ["stale", "superseded", "stale"]
    assert {reply.comment.text for reply in found} == {EDITED}
    await reject(staffed, winner.id, staff["Helena"], version=found[0].version, reason="tone")
    await sound(staffed)


async def test_what_a_rejection_brings_back_answers_the_new_words(staffed: Desk, staff: People) -> None:
    winner, beaten = await asked(staffed, staff["Ana"]), await asked(staffed, staff["Bruno"])
    await approved(staffed, winner, staff["Helena"])
    stale = await read_again(staffed, winner.id, staff["Ana"], text=EDITED)
    await reject(staffed, winner.id, staff["Helena"], version=stale.version, reason="tone")
    back = await now(staffed, beaten.id)
    assert (back.state, back.comment.text, back.recheck) == ("pending", EDITED, True)
    assert [await redraft_due(staffed) for _ in range(2)] == [1, 0]
    assert not (await now(staffed, beaten.id)).recheck


async def test_a_key_made_of_words_stays_when_the_words_change(staffed: Desk, staff: People) -> None:
    reply = await asked(staffed, staff["Ana"], id=None)
    edited = await read_again(staffed, reply.id, staff["Ana"], text=EDITED)
    beside = await holding(staffed, reply.id, staff["Ana"], public_text="Estamos con ello, os leemos.")
    assert edited.comment_key == beside.comment_key == reply.comment_key
    async with staffed.db.read() as connection:
        same = await page(connection, Filter(comment_key=reply.comment_key), limit=9)
    assert {one.id for one in same.items} == {reply.id, beside.id}
    later = await asked(staffed, staff["Ana"], text=EDITED, id=None)
    assert later.comment_key != reply.comment_key


async def test_what_stands_in_public_stays_and_the_leads_are_told_once(staffed: Desk, staff: People) -> None:
    reply = await approved(staffed, await asked(staffed, staff["Ana"]), staff["Helena"])
    staffed.clock.pass_(seconds=6)  # type: ignore[attr-defined]
    sent = await publish(staffed, reply.id, staff["Ana"], Published(sha256=reply.sha256 or ""))
    after = await read_again(staffed, reply.id, staff["Ana"], text=EDITED)
    assert after == sent
    assert (await read_again(staffed, reply.id, staff["Ana"], text=f" {EDITED} ")) == sent
    assert await told(staffed, reply.id, "edited") == 1
    async with staffed.db.read() as connection:
        found = await rereadings_of(connection, reply.id)
    assert [(one.published, one.before.text, one.after.text) for one in found] == [(True, COMPLAINT, EDITED)]
    back = await read_again(staffed, reply.id, staff["Ana"], text=COMPLAINT)
    assert back == sent
    assert await told(staffed, reply.id, "edited") == 2
    await sound(staffed)


@pytest.mark.parametrize("state", ["rejected", "superseded"])
async def test_a_reply_that_is_decided_against_is_left_alone(staffed: Desk, staff: People, state: str) -> None:
    reply, other = await asked(staffed, staff["Ana"]), await asked(staffed, staff["Bruno"])
    if state == "rejected":
        await reject(staffed, reply.id, staff["Helena"], version=1, reason="tone")
    else:
        await approved(staffed, other, staff["Helena"])
    before = await now(staffed, reply.id)
    with pytest.raises(WrongState) as refused:
        await read_again(staffed, reply.id, staff["Ana"], text=EDITED)
    assert "reread" in refused.value.detail.es
    assert await now(staffed, reply.id) == before


async def test_a_reading_of_nothing_is_refused(staffed: Desk, staff: People) -> None:
    reply = await asked(staffed, staff["Ana"])
    with pytest.raises(NothingRead):
        await read_again(staffed, reply.id, staff["Ana"], text=" \n")
    rated = await asked(staffed, staff["Ana"], rating=2)
    with pytest.raises(NothingRead):
        await read_again(staffed, reply.id, staff["Ana"], text="")
    assert (await read_again(staffed, rated.id, staff["Ana"], text="")).comment.text == ""


async def test_whoever_had_seen_the_old_words_decides_on_nothing(staffed: Desk, staff: People) -> None:
    reply = await asked(staffed, staff["Ana"])
    await read_again(staffed, reply.id, staff["Ana"], text=EDITED)
    with pytest.raises(StaleVersion):
        await approved(staffed, reply, staff["Helena"])


async def test_the_words_that_were_read_are_found_and_group_with_their_like(staffed: Desk, staff: People) -> None:
    reply = await asked(staffed, staff["Ana"])
    twin = await asked(staffed, staff["Ana"], text=EDITED, id="c2")
    edited = await read_again(staffed, reply.id, staff["Ana"], text=EDITED)
    assert edited.likeness == twin.likeness != reply.likeness
    async with staffed.db.read() as connection:
        found = await page(connection, Filter(text="maleta"), limit=9)
    assert {one.id for one in found.items} == {reply.id, twin.id}


async def test_a_race_ends_in_one_of_the_orders(staffed: Desk, staff: People) -> None:
    """Approval, publishing and redrafting at the same moment as the reading."""
    for n in range(4):
        reply = await asked(staffed, staff["Ana"], id=f"r{n}")
        acts = [
            approved(staffed, reply, staff["Helena"]),
            read_again(staffed, reply.id, staff["Bruno"], text=EDITED),
            redraft_due(staffed),
        ]
        ended = await asyncio.gather(*(acts if n % 2 else reversed(acts)), return_exceptions=True)
        assert {type(end) for end in ended if isinstance(end, BaseException)} <= {StaleVersion}
        after = await now(staffed, reply.id)
        assert after.comment.text == EDITED
        assert after.state in ("pending", "stale")
        await redraft_all(staffed)
        assert (await now(staffed, reply.id)).state == "pending"
    await sound(staffed)


async def test_a_race_with_publishing_is_late_or_told(staffed: Desk, staff: People) -> None:
    for n in range(4):
        reply = await approved(staffed, await asked(staffed, staff["Ana"], id=f"p{n}"), staff["Helena"])
        staffed.clock.pass_(seconds=6)  # type: ignore[attr-defined]
        acts = [
            publish(staffed, reply.id, staff["Ana"], Published(sha256=reply.sha256 or "")),
            read_again(staffed, reply.id, staff["Bruno"], text=EDITED),
        ]
        await asyncio.gather(*(acts if n % 2 else reversed(acts)))
        after = await now(staffed, reply.id)
        late = after.published[0].late
        assert (after.state, after.comment.text) == ("published", EDITED if late else COMPLAINT)
        assert await told(staffed, reply.id, "late" if late else "edited") == 1
    await sound(staffed)


async def test_words_read_while_a_redraft_looks_are_not_lost(staffed: Desk, staff: People) -> None:
    """The comment changes between the look at the reply and the letting stand: it is still due."""
    reply = await asked(staffed, staff["Ana"])
    await read_again(staffed, reply.id, staff["Ana"], text="El barco va tarde y nadie me atiende en el muelle")
    engine = staffed.engine

    class Slow:
        deadline, instructions = 5.0, ""

        async def draft(self, *given: Any) -> Any:
            await read_again(staffed, reply.id, staff["Bruno"], text=EDITED)
            return await engine("composer").draft(*given)

    staffed.engine = lambda name: Slow() if name == "auto" else engine(name)  # type: ignore[method-assign]
    await redraft_due(staffed)
    staffed.engine = engine  # type: ignore[method-assign]
    async with staffed.db.read() as connection:
        flagged = await connection.scalar(select(replies.c.recheck).where(replies.c.id == reply.id))
    assert flagged
    assert await redraft_due(staffed) == 1
    assert await redraft_due(staffed) == 0


FORGED = Said(text="Todo genial").model_dump_json()


@pytest.mark.parametrize("where", ["before", "after", "comment", "removed", "added"])
async def test_a_forged_snapshot_is_found(staffed: Desk, staff: People, where: str) -> None:
    reply = await asked(staffed, staff["Ana"])
    await read_again(staffed, reply.id, staff["Ana"], text=EDITED)
    await sound(staffed)
    async with staffed.db.write() as connection:
        mine = rereadings.c.reply == reply.id
        if where in ("before", "after"):
            await connection.execute(update(rereadings).where(mine).values({where: FORGED}))
        elif where == "comment":
            other = reply.comment.model_copy(update={"text": "Todo genial"}).model_dump_json()
            await connection.execute(update(replies).where(replies.c.id == reply.id).values(comment=other))
        elif where == "removed":
            await connection.execute(rereadings.delete().where(mine))
        else:
            await connection.execute(
                insert(rereadings), {"seq": 1, "reply": reply.id, "before": FORGED, "after": FORGED}
            )
    async with staffed.db.read() as connection:
        assert {fault.reply for fault in await faults(connection)} == {reply.id}


async def test_whoever_is_forgotten_is_forgotten_in_both_wordings(staffed: Desk, staff: People) -> None:
    reply = await asked(staffed, staff["Ana"], text="Mi nombre es Zqxj y espero", author="@zq")
    await read_again(staffed, reply.id, staff["Ana"], text="Mi nombre era Wvkp y espero")
    await erase(staffed.db, "@zq", staffed.clock())
    async with staffed.db.read() as connection:
        rows = (await connection.execute(select(rereadings.c.before, rereadings.c.after))).all()
        everything = [str(row) for row in (await connection.execute(select(replies))).all()]
    assert [Said.model_validate_json(words) for row in rows for words in row] == [Said(), Said()]
    assert not any(word in text for text in everything for word in ("Zqxj", "Wvkp"))
    await sound(staffed)


async def test_retention_takes_the_former_words_too(staffed: Desk, staff: People) -> None:
    reply = await asked(staffed, staff["Ana"])
    edited = await read_again(staffed, reply.id, staff["Ana"], text=EDITED)
    await reject(staffed, reply.id, staff["Helena"], version=edited.version, reason="tone")
    staffed.clock.pass_(days=40)  # type: ignore[attr-defined]
    assert await sweep(staffed.db, staffed.clock(), 30) == 1
    async with staffed.db.read() as connection:
        words = (await connection.execute(select(rereadings.c.before, rereadings.c.after))).one()
        assert await fetch(connection, reply.id)
    assert {Said.model_validate_json(one) for one in words} == {Said()}
    await sound(staffed)


async def test_a_draft_asked_for_edited_words_is_a_rival_and_loses_no_change(staffed: Desk, staff: People) -> None:
    """POST /v1/drafts with a known key: another reply with the new words, beside the one that keeps the old ones."""
    first = await asked(staffed, staff["Ana"])
    second = await asked(staffed, staff["Bruno"], text=EDITED)
    assert first.comment_key == second.comment_key
    kept = [(await now(staffed, id)).comment.text for id in (first.id, second.id)]
    assert kept == [COMPLAINT, EDITED]
    await approved(staffed, second, staff["Helena"])
    assert (await now(staffed, first.id)).state == "superseded"
