"""When the line or a fact moves, whoever decides finds the replies written anew; nobody's own words are lost."""

import json
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from app.comments.comment import Comment
from app.draft.draft import Assignment, Attempt, Draft
from app.incident.tables import questions, waiting
from app.operations.beside import holding
from app.operations.declaring import amend
from app.operations.desk import Desk
from app.operations.draft_comment import Request, draft_comment
from app.operations.lines import new_line
from app.operations.redrafting import BATCH, redraft_all, redraft_due
from app.operations.standing_down import stand_down
from app.operations.tampering import faults
from app.operations.weigh import flag, weigh_again
from app.operations.write import edit
from app.review.history import history
from app.review.people import Person
from app.review.replies import Reply
from app.review.tables import audit, replies, revisions
from tests.operations.burning import AGROUND, burn, caught, fact, unforeseen
from tests.operations.ferry import approved, learn, now

People = dict[str, Person]
FIRST = "El barco está parado a la altura del puerto. El remolcador llega en 40 minutos."
SECOND = "El barco está parado a la altura del puerto. El remolcador llega en 60 minutos."
TOLD = (
    AGROUND,
    "Seguimos a la deriva y con niños a bordo, esto es una vergüenza",
    "¿Cuánto va a estar parado el barco?",
    "El barco parado en medio de la nada y nadie nos atiende",
    "Llevamos parados una hora y el barco no se mueve, qué desastre",
)


async def tug(desk: Desk, head: Person, minutes: int) -> None:
    await fact(desk, head, f"El remolcador llega en {minutes} minutos.", id=f"remolcador{minutes}")


async def burning(desk: Desk, staff: People) -> str:
    await tug(desk, staff["Helena"], 40)
    await tug(desk, staff["Helena"], 60)
    return (await burn(desk, staff["Helena"], line=FIRST)).id


async def asked(desk: Desk, person: Person, text: str = AGROUND, **over: Any) -> Reply:
    """Drafted by the desk's own engine, as any comment is."""
    comment = Comment(**{"network": "tablon", "text": text, "id": text[:40] + str(over), **over})
    return (await draft_comment(desk, Request(comment=comment), person)).reply


async def say(desk: Desk, staff: People, incident: str, text: str = SECOND, version: int = 1) -> None:
    await new_line(desk, incident, staff["Helena"], version=version, text=text, reason="lo confirma el puente")


async def count(desk: Desk, move: str) -> int:
    async with desk.db.read() as connection:
        return await connection.scalar(select(func.count()).where(audit.c.move == move)) or 0


def words(reply: Reply) -> str:
    assert reply.draft
    return reply.draft.public_text


async def test_under_a_new_line_every_undecided_reply_says_the_new_one(staffed: Desk, staff: People) -> None:
    incident = await burning(staffed, staff)
    drafted = [await asked(staffed, staff["Ana"], text) for text in TOLD]
    assert all("40 minutos" in words(reply) for reply in drafted)
    done = await approved(staffed, drafted[0], staff["Helena"])

    await say(staffed, staff, incident)
    assert (await now(staffed, done.id)).state == "stale"
    assert await redraft_all(staffed) == len(TOLD)

    anew = [await now(staffed, reply.id) for reply in drafted]
    assert all("60 minutos" in words(reply) and "40 minutos" not in words(reply) for reply in anew)
    assert {(reply.state, reply.how, reply.authors, reply.recheck) for reply in anew} == {
        ("pending", "redraft", (), False)
    }
    assert {"official_line"}.isdisjoint(f.rule for reply in anew for f in reply.findings)
    assert [reply.approval for reply in anew if reply.id == done.id] == [None]


async def test_only_the_changed_words_differ_and_they_make_one_group(staffed: Desk, staff: People) -> None:
    incident = await burning(staffed, staff)
    drafted = [await asked(staffed, staff["Ana"], text) for text in TOLD]
    await say(staffed, staff, incident)
    await redraft_all(staffed)
    anew = [await now(staffed, reply.id) for reply in drafted]
    assert len({reply.change for reply in anew}) == 1
    assert anew[0].change
    async with staffed.db.read() as connection:
        told = await history(connection, drafted[0].id)
    assert told.revisions[-1].since_previous
    changed = [(p.kind, p.text) for p in told.revisions[-1].since_previous.public if p.kind != "same"]
    assert changed == [("removed", "40"), ("added", "60")]
    assert (told.events[-1].move, told.events[-1].by) == ("redraft", None)


async def test_a_reply_is_written_anew_once_for_each_change(staffed: Desk, staff: People) -> None:
    incident = await burning(staffed, staff)
    await asked(staffed, staff["Ana"])
    await say(staffed, staff, incident)
    assert [await redraft_due(staffed) for _ in range(3)] == [1, 0, 0]
    await say(staffed, staff, incident, FIRST, version=2)
    assert [await redraft_due(staffed) for _ in range(3)] == [1, 0, 0]
    assert await count(staffed, "redraft") == 2


async def test_a_text_that_a_person_wrote_stays_and_its_findings_tell(staffed: Desk, staff: People) -> None:
    incident = await burning(staffed, staff)
    reply = await asked(staffed, staff["Ana"])
    text = f"Hola, Marta, qué mal rato. {FIRST} Escríbenos por privado y lo vemos."
    mine = await edit(staffed, reply.id, staff["Ana"], version=reply.version, public_text=text, private_text=None)
    await say(staffed, staff, incident)
    assert [await redraft_due(staffed) for _ in range(2)] == [1, 0]
    after = await now(staffed, mine.id)
    assert (words(after), after.how, after.recheck, after.authors) == (text, "edit", False, (staff["Ana"].id,))
    assert ("official_line", "block") in {(f.rule, f.level) for f in after.findings}


async def test_whoever_opens_a_reply_first_does_not_keep_it_from_being_written_anew(
    staffed: Desk, staff: People
) -> None:
    incident = await burning(staffed, staff)
    reply = await approved(staffed, await asked(staffed, staff["Ana"]), staff["Helena"])
    await say(staffed, staff, incident)
    await weigh_again(staffed, reply.id)
    assert not (await now(staffed, reply.id)).recheck
    await redraft_due(staffed)
    after = await now(staffed, reply.id)
    assert (after.state, "60 minutos" in words(after)) == ("pending", True)


async def test_a_watch_that_gets_its_first_line_is_followed(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"], mode="watch", line=None)
    reply = await asked(staffed, staff["Ana"])
    assert (reply.incident, "remolcador" in words(reply)) == (known.id, False)
    await tug(staffed, staff["Helena"], 60)
    await say(staffed, staff, known.id)
    await redraft_all(staffed)
    assert "60 minutos" in words(await now(staffed, reply.id))


async def test_replies_from_before_the_declaration_say_the_line_too(staffed: Desk, staff: People) -> None:
    reply = await asked(staffed, staff["Ana"])
    incident = await burning(staffed, staff)
    await redraft_all(staffed)
    after = await now(staffed, reply.id)
    assert (after.incident, "40 minutos" in words(after)) == (incident, True)


async def test_words_that_a_person_adds_bring_in_what_was_drafted_before(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"], **unforeseen(scenario=None).model_dump())
    reply = await asked(staffed, staff["Ana"], "Vaya cafetera más sucia lleváis en cubierta, el capuchino sabía fatal")
    assert reply.incident is None
    await amend(staffed, known.id, staff["Helena"], version=1, reason="otra forma de decirlo", triggers=(
        "café en mal estado", "cafetera sucia", "capuchino sabía fatal"))  # fmt: skip
    await redraft_all(staffed)
    after = await now(staffed, reply.id)
    assert (after.incident, "Estamos revisando el café" in words(after)) == (known.id, True)


async def test_a_changed_fact_of_the_folder_is_stated_anew(staffed: Desk, staff: People) -> None:
    await learn(staffed, hours=3)
    reply = await asked(staffed, staff["Ana"], "¿Hasta cuándo se cambia gratis el billete? ¿Hasta qué hora antes?")
    assert "3 horas" in words(reply)
    await learn(staffed, hours=5)
    await redraft_all(staffed)
    after = await now(staffed, reply.id)
    assert "5 horas" in words(after)
    assert after.change


async def test_an_awaited_answer_that_became_a_fact_is_told(staffed: Desk, staff: People) -> None:
    reply = await asked(staffed, staff["Ana"], "¿El barco de Lanzarote admite bicicletas eléctricas a bordo?")
    row = {
        "id": "q1", "incident": None, "area": "puente", "question": "¿Bicis?", "asked_by": staff["Ana"].id,
        "asked_at": staffed.clock(), "due_at": staffed.clock(), "digest": "0" * 64, "answered_at": staffed.clock(),
        "settled_by": staff["Lucía"].id, "settled_at": staffed.clock(), "outcome": "confirmed",
    }  # fmt: skip
    async with staffed.db.write() as connection:
        await connection.execute(insert(questions).values(**row))
        await connection.execute(insert(waiting).values(question="q1", reply=reply.id))
        await flag(connection, reply.id)
    await fact(staffed, staff["Lucía"], "El barco de Lanzarote admite bicicletas eléctricas a bordo.", question="q1")
    await redraft_all(staffed)
    assert "admite bicicletas eléctricas" in words(await now(staffed, reply.id))


async def test_after_the_crisis_what_nobody_published_no_longer_quotes_its_line(staffed: Desk, staff: People) -> None:
    incident = await burning(staffed, staff)
    reply = await asked(staffed, staff["Ana"])
    await stand_down(staffed, incident, staff["Helena"], version=1, closing="El barco ya está en puerto.", reason="x")
    await redraft_all(staffed)
    assert "40 minutos" not in words(await now(staffed, reply.id))


async def test_a_text_by_hand_for_a_hold_and_a_flag_without_cause_change_nothing(staffed: Desk, staff: People) -> None:
    held = await caught(staffed, staff["Ana"], public_text=None)
    calm = await asked(staffed, staff["Ana"], "¿El perro viaja gratis?")
    async with staffed.db.write() as connection:
        for reply in (held, calm):
            await flag(connection, reply.id)
    assert [await redraft_due(staffed) for _ in range(2)] == [2, 0]
    assert (await now(staffed, held.id)).draft is None
    assert (await now(staffed, calm.id)).version == calm.version


async def test_somebody_who_is_faster_wins(staffed: Desk, staff: People, monkeypatch: pytest.MonkeyPatch) -> None:
    incident = await burning(staffed, staff)
    reply = await asked(staffed, staff["Ana"])
    await say(staffed, staff, incident)
    mine = f"Hola. {SECOND} Escríbenos por privado y lo vemos."

    class Slow:
        """While it writes, a person does."""

        deadline, instructions = 5.0, ""

        async def draft(self, assignment: Assignment, rejected: Attempt | None = None) -> Draft:
            seen = await now(staffed, reply.id)
            if seen.how != "edit":
                await edit(staffed, seen.id, staff["Ana"], version=seen.version, public_text=mine, private_text=None)
            return Draft(engine="composer", public_text=SECOND)

    monkeypatch.setattr(staffed, "engine", lambda name: Slow())
    await redraft_all(staffed)
    assert words(await now(staffed, reply.id)) == mine


async def test_a_line_that_changes_while_an_engine_writes_is_not_missed(
    staffed: Desk, staff: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    incident = await burning(staffed, staff)
    reply = await asked(staffed, staff["Ana"])
    await say(staffed, staff, incident)
    engine, turned = staffed.engine("composer"), list[int]()

    class Turning:
        deadline, instructions = 5.0, ""

        async def draft(self, assignment: Assignment, rejected: Attempt | None = None) -> Draft:
            draft = await engine.draft(assignment, rejected)
            if not turned:
                turned.append(1)
                await say(staffed, staff, incident, "El barco ya vuelve a puerto.", version=2)
            return draft

    monkeypatch.setattr(staffed, "engine", lambda name: Turning())
    await redraft_due(staffed)
    assert await count(staffed, "redraft") == 0
    await redraft_all(staffed)
    assert "ya vuelve a puerto" in words(await now(staffed, reply.id))


async def test_one_reply_that_cannot_be_written_holds_up_no_other(
    staffed: Desk, staff: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    incident = await burning(staffed, staff)
    drafted = [await asked(staffed, staff["Ana"], text) for text in TOLD[:3]]
    await say(staffed, staff, incident)
    engine = staffed.engine("composer")

    class Breaks:
        deadline, instructions = 5.0, ""

        async def draft(self, assignment: Assignment, rejected: Attempt | None = None) -> Draft:
            if assignment.comment.text == TOLD[0]:
                raise RuntimeError("broken")
            return await engine.draft(assignment, rejected)

    monkeypatch.setattr(staffed, "engine", lambda name: Breaks())
    with pytest.raises(RuntimeError):
        await redraft_due(staffed)
    assert ["60 minutos" in words(await now(staffed, reply.id)) for reply in drafted] == [False, True, True]


async def test_the_manual_s_holding_follows_its_facts_and_a_person_s_does_not(staffed: Desk, staff: People) -> None:
    answer = await asked(staffed, staff["Ana"])
    mine = await holding(staffed, answer.id, staff["Ana"])
    before = words(mine)
    facts = "- {id: F1, statement: El billete se cambia gratis hasta la víspera.}\n"
    await learn(staffed, facts=facts)
    await redraft_all(staffed)
    after = await now(staffed, mine.id)
    assert ("día anterior" in before, "víspera" in words(after), after.kind) == (True, True, "holding")


async def test_a_batch_is_bounded_and_the_chain_stays_whole(staffed: Desk, staff: People) -> None:
    incident = await burning(staffed, staff)
    for i in range(BATCH + 3):
        await asked(staffed, staff["Ana"], f"{TOLD[i % len(TOLD)]} {i}", author=f"@persona{i}")
    await say(staffed, staff, incident)
    assert await redraft_due(staffed, 5) == 5
    assert await redraft_all(staffed) == BATCH - 2
    async with staffed.db.read() as connection:
        assert await faults(connection) == []
        stored = (await connection.execute(select(replies.c.evidence))).scalars().all()
        assert all(f"line:{incident}:2" in json.dumps(json.loads(one)) for one in stored)
        made = select(func.count()).where(revisions.c.how == "redraft", revisions.c.written_by.is_(None))
        assert await connection.scalar(made) == BATCH + 3
