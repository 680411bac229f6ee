"""One question to one area: who waits, who answers, who confirms, and who is told while nobody answers."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.errors import PortavozError
from app.incident.tables import incident_acts, questions
from app.notify.tables import outbox
from app.operations.answering import AlreadyAnswered, DeadLink, UnknownLink, answer, answer_as, look_at
from app.operations.asking import AlreadyAsked, Asked, NothingWaits, also_waits, ask, withdraw
from app.operations.desk import Desk
from app.operations.draft_comment import Request, draft_comment
from app.operations.fact_given import FactGiven
from app.operations.nagging import MOST, nag_questions
from app.operations.questions import (
    LASTS,
    BadQuestion,
    NoSuchQuestion,
    Question,
    QuestionSettled,
    awaited_by,
    question_of,
    settled_since,
    unsettled,
)
from app.operations.redrafting import redraft_all
from app.operations.settling import settle
from app.review import audit
from app.review.people import NotAllowed, Person
from app.review.replies import Reply
from app.review.tables import audit as chain
from app.review.tables import people, replies
from tests.office import waiting
from tests.operations.alight import belongs, burns
from tests.operations.ferry import approved, now

People = dict[str, Person]
WHEN = "¿A qué hora sale hoy el barco de las 8:00?"
COPY = "Hola, ¿alguien sabe cuándo sale el barco de Las Palmas?"


async def asked(desk: Desk, person: Person, reply: Reply, minutes: float = 30, question: str = WHEN) -> Asked:
    due_at = desk.clock() + timedelta(minutes=minutes)
    return await ask(desk, person, reply=reply.id, area="cubierta", question=question, due_at=due_at)


async def said(desk: Desk, secret: str, text: str = "A las 9:30, lo dice el puerto.") -> Question:
    return await answer(desk, secret, name="Pilar, muelle 3", answer=text, source="el capitán del puerto")


async def of(desk: Desk, id: str) -> Question:
    async with desk.db.read() as connection:
        return await question_of(connection, id)


async def mails(desk: Desk) -> list[tuple[str, str]]:
    """Target and Spanish subject of everything that was to be told."""
    async with desk.db.read() as connection:
        rows = (await connection.execute(select(outbox).where(outbox.c.payload.contains("bulletin")))).mappings().all()
    found = [(row["target"], json.loads(row["payload"])["subject"]["es"]) for row in rows]
    return sorted(found)


async def addressed(desk: Desk, **functions: list[str]) -> None:
    """These people have an address and fill these roles of the brand."""
    async with desk.db.write() as connection:
        for name, roles in functions.items():
            told = {"email": f"{name}@brisa.example", "functions": json.dumps(roles)}
            await connection.execute(update(people).where(people.c.name == name).values(**told))


async def test_a_question_keeps_only_the_digest_of_its_links_secret(staffed: Desk, staff: People) -> None:
    made = await asked(staffed, staff["Ana"], await waiting(staffed, staff["Ana"]))
    async with staffed.db.read() as connection:
        row = (await connection.execute(select(questions))).mappings().one()
        rows = (await connection.execute(select(chain.c.detail, chain.c.sha256))).all()
        sent = (await connection.execute(select(outbox.c.payload))).scalars().all()
    assert made.secret not in " ".join(str(value) for value in row.values())
    assert all(made.secret not in text and WHEN not in text for text in (*sent, *(r.detail for r in rows)))
    assert audit.hashed(WHEN) in {r.sha256 for r in rows}
    assert (made.question.state, len(made.secret)) == ("open", 43)


async def test_near_identical_replies_of_the_same_incident_wait_too(staffed: Desk, staff: People) -> None:
    await burns(staffed, staff["Helena"])
    first, twin, elsewhere, done = [await waiting(staffed, staff["Ana"], COPY) for _ in range(4)]
    for reply in (first, twin, done):
        await belongs(staffed, reply.id)
    await approved(staffed, await now(staffed, done.id), staff["Lucía"])
    made = await asked(staffed, staff["Ana"], first)
    assert set(made.question.replies) == {first.id, twin.id}
    async with staffed.db.read() as connection:
        assert await awaited_by(connection, elsewhere.id) == []
        assert (await connection.execute(select(incident_acts.c.incident))).scalars().all() == ["crisis-1"]


async def test_another_reply_joins_the_question_and_joining_twice_changes_nothing(staffed: Desk, staff: People) -> None:
    made = await asked(staffed, staff["Ana"], await waiting(staffed, staff["Ana"]))
    other = await waiting(staffed, staff["Bruno"], "¿Cuándo salimos?")
    for _ in range(2):
        joined = await also_waits(staffed, staff["Bruno"], made.question.id, other.id)
    assert other.id in joined.replies
    async with staffed.db.read() as connection:
        joins = (await connection.execute(select(chain.c.seq).where(chain.c.move == "question.join"))).all()
    assert len(joins) == 1


async def test_the_same_is_not_asked_twice(staffed: Desk, staff: People) -> None:
    reply = await waiting(staffed, staff["Ana"])
    made = await asked(staffed, staff["Ana"], reply)
    with pytest.raises(AlreadyAsked) as caught:
        await asked(staffed, staff["Bruno"], reply, question="¿Otra cosa?")
    assert made.question.id in caught.value.detail.es
    other = await waiting(staffed, staff["Bruno"], "¿Cuándo salimos?")
    with pytest.raises(AlreadyAsked, match=made.question.id):
        await asked(staffed, staff["Bruno"], other, question=f" {WHEN.upper()} ")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"area": "sala de máquinas"}, "area"),
        ({"question": " "}, "question"),
        ({"question": "x" * 601}, "question"),
        ({"question": "¿Ya\u202e?"}, "question"),
        ({"minutes": 0}, "due_at"),
        ({"minutes": -5}, "due_at"),
        ({"minutes": 60 * 24 * 8}, "due_at"),
    ],
)
async def test_a_question_that_cannot_be_asked_is_told_by_field_and_stores_nothing(
    staffed: Desk, staff: People, wrong: dict[str, object], field: str
) -> None:
    reply = await waiting(staffed, staff["Ana"])
    given = {"area": "cubierta", "question": WHEN, "minutes": 30, **wrong}
    due_at = staffed.clock() + timedelta(minutes=float(str(given.pop("minutes"))))
    with pytest.raises(BadQuestion) as caught:
        await ask(staffed, staff["Ana"], reply=reply.id, due_at=due_at, **given)  # type: ignore[arg-type]
    assert caught.value.field == field
    async with staffed.db.read() as connection:
        assert await unsettled(connection) == []


async def test_nothing_is_asked_from_a_reply_that_is_decided(staffed: Desk, staff: People) -> None:
    reply = await approved(staffed, await waiting(staffed, staff["Ana"]), staff["Lucía"])
    with pytest.raises(NothingWaits):
        await asked(staffed, staff["Ana"], reply)


async def test_an_answer_by_link_waits_for_a_lead_and_the_link_is_used_up(staffed: Desk, staff: People) -> None:
    made = await asked(staffed, staff["Ana"], await waiting(staffed, staff["Ana"]))
    async with staffed.db.read() as connection:
        for _ in range(3):  # looking uses nothing up
            assert (await look_at(staffed, connection, made.secret)).id == made.question.id
    told = await said(staffed, made.secret, "A las 9:30.\r\n\r\n\r\nLo dice el puerto.")
    assert (told.state, told.answer, told.answered_as) == (
        "answered",
        "A las 9:30.\n\nLo dice el puerto.",
        "Pilar, muelle 3",
    )
    with pytest.raises(DeadLink, match="link was used"):
        await said(staffed, made.secret, "A las 11:00.")
    assert (await of(staffed, made.question.id)).answer == told.answer
    assert staffed.situation.declared == {}


@pytest.mark.parametrize("secret", ["", "x" * 43, "../../etc", "a" * 10_000])
async def test_a_link_that_is_not_ours_says_nothing_of_any_question(staffed: Desk, staff: People, secret: str) -> None:
    await asked(staffed, staff["Ana"], await waiting(staffed, staff["Ana"]))
    with pytest.raises(UnknownLink):
        await said(staffed, secret)


async def test_a_link_that_is_over_says_whom_to_call(staffed: Desk, staff: People) -> None:
    made = await asked(staffed, staff["Ana"], await waiting(staffed, staff["Ana"]))
    staffed.clock.now = made.question.link_ends  # type: ignore[attr-defined]  # a test's clock
    assert made.question.link_ends - made.question.due_at == LASTS
    with pytest.raises(DeadLink, match="Call Ana"):
        await said(staffed, made.secret)


@pytest.mark.parametrize("lacking", ["name", "answer", "source"])
async def test_an_answer_lacks_nothing_and_a_refused_one_leaves_the_link_alive(
    staffed: Desk, staff: People, lacking: str
) -> None:
    made = await asked(staffed, staff["Ana"], await waiting(staffed, staff["Ana"]))
    given = {"name": "Pilar", "answer": "Sí", "source": "yo", lacking: " \n"}
    with pytest.raises(BadQuestion) as caught:
        await answer(staffed, made.secret, **given)
    assert caught.value.field == lacking
    assert (await said(staffed, made.secret)).state == "answered"


async def test_the_area_and_leads_answer_signed_in_and_nobody_else(staffed: Desk, staff: People) -> None:
    made = await asked(staffed, staff["Ana"], await waiting(staffed, staff["Ana"]))
    outside = staff["Bruno"].model_copy(update={"functions": ("puente",)})
    with pytest.raises(NotAllowed):
        await answer_as(staffed, outside, made.question.id, answer="Sí", source="yo")
    inside = staff["Bruno"].model_copy(update={"functions": ("cubierta",)})
    told = await answer_as(staffed, inside, made.question.id, answer="A las 9:30", source="cubierta")
    assert told.answered_as == "Bruno"
    with pytest.raises(AlreadyAnswered):
        await answer_as(staffed, staff["Lucía"], made.question.id, answer="No", source="yo", name="Pilar")


async def test_a_confirmed_answer_is_a_fact_with_source_and_expiry_and_the_waiting_replies_follow(
    staffed: Desk, staff: People
) -> None:
    first = await waiting(staffed, staff["Ana"], COPY)
    made = await asked(staffed, staff["Ana"], first)
    late = await waiting(staffed, staff["Ana"], COPY)
    await said(staffed, made.secret)
    fact = FactGiven(statement="El barco de las 8:00 sale hoy a las 9:30.", valid_until=staffed.today)
    with pytest.raises(NotAllowed):
        await settle(staffed, staff["Ana"], made.question.id, confirm=fact)
    done = await settle(staffed, staff["Lucía"], made.question.id, confirm=fact)
    assert done.fact is not None
    assert done.fact.fact.source == "Cubierta, Pilar, muelle 3, el capitán del puerto"
    assert (done.fact.question, done.fact.fact.valid_until) == (made.question.id, staffed.today)
    assert (done.question.state, done.question.outcome) == ("settled", "confirmed")
    assert [(await now(staffed, id)).recheck for id in (first.id, late.id)] == [True, True]
    with pytest.raises(DeadLink, match="settled"):
        await said(staffed, made.secret)
    with pytest.raises(QuestionSettled):
        await settle(staffed, staff["Leo"], made.question.id, confirm=None, reason="tarde")


async def test_a_fact_that_cannot_be_taken_leaves_the_question_as_it_was(staffed: Desk, staff: People) -> None:
    made = await asked(staffed, staff["Ana"], await waiting(staffed, staff["Ana"]))
    await said(staffed, made.secret)
    for wrong in (
        FactGiven(statement=" "),
        FactGiven(statement="Quizá", status="unconfirmed"),
        FactGiven(statement="Devolvemos 40 €", topic="compensation"),
    ):
        with pytest.raises(PortavozError):
            await settle(staffed, staff["Lucía"], made.question.id, confirm=wrong)
    assert (await of(staffed, made.question.id)).state == "answered"


async def test_a_refused_answer_is_closed_or_asked_again_under_a_new_link(staffed: Desk, staff: People) -> None:
    lead = staff["Lucía"]
    made = await asked(staffed, staff["Ana"], await waiting(staffed, staff["Ana"]))
    await said(staffed, made.secret, "Ni idea")
    with pytest.raises(BadQuestion):
        await settle(staffed, lead, made.question.id, confirm=None)
    later = staffed.clock() + timedelta(minutes=20)
    done = await settle(staffed, lead, made.question.id, confirm=None, reason="No dice la hora", again=later)
    assert (done.question.state, done.question.answer, done.question.nags) == ("open", None, 0)
    with pytest.raises(UnknownLink):
        await said(staffed, made.secret)
    assert done.secret is not None
    await said(staffed, done.secret)
    closed = await settle(staffed, lead, made.question.id, confirm=None, reason="Sigue sin decirla")
    assert (closed.question.outcome, closed.fact) == ("refused", None)


async def test_who_asked_or_a_lead_takes_a_question_back(staffed: Desk, staff: People) -> None:
    made = await asked(staffed, staff["Ana"], await waiting(staffed, staff["Ana"]))
    with pytest.raises(NotAllowed):
        await withdraw(staffed, staff["Bruno"], made.question.id)
    await withdraw(staffed, staff["Ana"], made.question.id, reason="ya se sabe")
    with pytest.raises(QuestionSettled):
        await withdraw(staffed, staff["Lucía"], made.question.id)
    with pytest.raises(NoSuchQuestion):
        await withdraw(staffed, staff["Lucía"], "nadie")
    async with staffed.db.read() as connection:
        assert await unsettled(connection) == []
        assert [q.outcome for q in await settled_since(connection, staffed.clock())] == ["withdrawn"]
        assert await audit.verify(connection) is None


async def test_silence_is_told_at_half_time_at_the_deadline_and_then_every_half_hour_to_more_people(
    staffed: Desk, staff: People
) -> None:
    await addressed(staffed, Bruno=["cubierta"], Lucía=["puente"], Helena=["capitana"])
    made = await asked(staffed, staff["Ana"], await waiting(staffed, staff["Ana"]), minutes=30)
    bruno, lucia = staff["Bruno"].id, staff["Lucía"].id
    told = {m: await nag_questions(staffed, made.question.asked_at + timedelta(minutes=m)) for m in range(0, 720, 5)}
    assert [m for m, n in told.items() if n] == [15, 30, 60, 90, 120, 150, 180, 210]
    assert (await of(staffed, made.question.id)).nags == MOST
    sent = await mails(staffed)
    assert [who for who, subject in sent if "mitad" in subject] == sorted([bruno, "team"])
    late = [who for who, subject in sent if "no ha contestado" in subject]
    assert late.count(bruno) == 7
    assert late.count(lucia) == 6


async def test_an_answered_question_is_not_nagged_about_and_what_was_missed_is_told_once(
    staffed: Desk, staff: People
) -> None:
    first = await asked(staffed, staff["Ana"], await waiting(staffed, staff["Ana"]))
    second = await asked(
        staffed, staff["Ana"], await waiting(staffed, staff["Ana"], "¿Y el perro?"), question="¿Perro?"
    )
    await said(staffed, first.secret)
    late = second.question.due_at + timedelta(hours=5)
    assert await nag_questions(staffed, late) == 1
    assert await nag_questions(staffed, late) == 0
    assert (await of(staffed, second.question.id)).nags == 2


async def test_the_asker_and_the_leads_hear_of_an_answer_without_its_words(staffed: Desk, staff: People) -> None:
    await addressed(staffed, Ana=["cubierta"], Lucía=["puente"])
    made = await asked(staffed, staff["Ana"], await waiting(staffed, staff["Ana"]))
    await said(staffed, made.secret)
    sent = await mails(staffed)
    who = [target for target, subject in sent if subject == "Cubierta ha contestado"]
    assert who == sorted([staff["Ana"].id, staff["Lucía"].id, "team"])
    async with staffed.db.read() as connection:
        payloads = (await connection.execute(select(outbox.c.payload))).scalars().all()
    assert all("9:30" not in payload for payload in payloads)


async def test_the_replies_that_waited_are_drafted_anew_with_the_fact_and_offered_together(
    staffed: Desk, staff: People
) -> None:
    text = "¿A qué hora sale el barco de las 8:00?"
    drafts = [
        Request.model_validate({"comment": {"network": "x", "text": text, "author": f"@p{n}"}, "engine": "composer"})
        for n in range(2)
    ]
    first, second = [(await draft_comment(staffed, request, staff["Ana"])).reply for request in drafts]
    made = await asked(staffed, staff["Ana"], first)
    assert set(made.question.replies) == {first.id, second.id}
    await said(staffed, made.secret)
    fact = FactGiven(statement="El barco de las 8:00 sale hoy a las 9:30.")
    await settle(staffed, staff["Lucía"], made.question.id, confirm=fact)
    await redraft_all(staffed)
    anew = [await now(staffed, reply.id) for reply in (first, second)]
    assert all(reply.draft is not None and "9:30" in reply.draft.public_text for reply in anew)
    async with staffed.db.read() as connection:
        kept = select(replies.c.change).where(replies.c.id.in_([first.id, second.id]))
        changes = (await connection.execute(kept)).scalars().all()
    assert None not in changes
    assert len(set(changes)) == 1
