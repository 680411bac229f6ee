"""A whole crisis at the ferry line, from the first warning to the last message, by the acts of those who have them."""

from datetime import timedelta

from app.monitor.hearing import HeardIn
from app.operations.alarms import look
from app.operations.answering import answer
from app.operations.asking import ask
from app.operations.declaring import amend, declare
from app.operations.desk import Desk
from app.operations.draft_comment import Request
from app.operations.fact_given import FactGiven
from app.operations.freeze import acknowledge
from app.operations.hear import hear
from app.operations.holding_lane import hold_at_once
from app.operations.hooks import HookWanted, add, rotate
from app.operations.ledger import confirm_fact, end_fact, put_fact, refute_fact
from app.operations.lessons import add_lesson
from app.operations.lines import new_line
from app.operations.posts import give_post
from app.operations.preapproving import preapprove, preapprove_manual
from app.operations.publish import Published, publish
from app.operations.redrafting import redraft_all
from app.operations.settling import settle
from app.operations.standing_down import stand_down
from app.review.people import Person
from tests import made
from tests.operations.burning import AGROUND, CLOSING, SECOND, aground, caught, taken_private, unforeseen
from tests.operations.ferry import approved

People = dict[str, Person]
SAYS = "Nos han dicho que hay un herido en el barco parado"


async def lived_through(desk: Desk, staff: People) -> str:
    """A crisis that is over, and a watch that is still open; the id of the crisis. Every table of a crisis has rows."""
    await scheduled(desk)
    id = await declared(desk, staff)
    await answered(desk, staff, id)
    await known(desk, staff, id)
    later(desk, 20)
    seen = await new_line(desk, id, staff["Helena"], version=3, text=SECOND, reason="ya hay remolque")
    await redraft_all(desk)
    later(desk, 60)
    why = "quedan los cierres"
    await stand_down(desk, id, staff["Helena"], version=seen.version, closing=CLOSING, reason=why)
    await add_lesson(desk, id, staff["Ana"], "Avisar antes al puente")
    await declare(desk, staff["Lucía"], unforeseen(mode="watch", line=None, freeze=True))
    return id


def later(desk: Desk, minutes: int) -> None:
    desk.clock.pass_(minutes=minutes)  # type: ignore[attr-defined]  # a test's clock


async def scheduled(desk: Desk) -> None:
    """A program that hears of freezes, its secret just renewed."""
    wanted = HookWanted(name="Planificador", url="http://127.0.0.1:9000/", events=("freeze.started",), private=True)
    hook = (await add(desk.db, wanted, desk.clock(), by=None)).hook
    await rotate(desk.db, hook.id, desk.clock(), by=None, keep=timedelta(hours=1))


async def declared(desk: Desk, staff: People) -> str:
    """From a rumour that the monitor noticed, with posts and a change of what it is."""
    batch = [HeardIn(network="x", id=f"c{n}", author=f"@a{n}", text=SAYS) for n in range(6)]
    await hear(desk, batch, source="api", person=staff["Ana"])
    assert await look(desk, desk.clock()) > 0
    record = await declare(desk, staff["Helena"], aground(freeze=True))
    await give_post(desk, record.id, staff["Helena"], role="puente", to="Lucía", reason="coordina")
    await amend(desk, record.id, staff["Helena"], version=2, severity="critical", reason="hay niños a bordo")
    await acknowledge(desk, staff["Ada"], "Planificador", ("Oferta de otoño",))
    return record.id


async def answered(desk: Desk, staff: People, id: str) -> None:
    """Holdings approved beforehand, one of them adapted; an answer that promised a return; one still undecided."""
    await preapprove_manual(desk, staff["Helena"])
    text = "Sabemos que hay un barco parado y estamos con ello. Volvemos aquí en cuanto haya novedades."
    await preapprove(desk, staff["Helena"], incident=id, text=text, network="x", language="es")
    held = (await hold_at_once(desk, Request(comment=made.comment(AGROUND, network="x")), staff["Ana"])).reply
    await publish(desk, held.id, staff["Ana"], Published(sha256=held.sha256 or ""))
    await taken_private(desk, staff, incident=id)
    await approved(desk, await caught(desk, staff["Ana"], incident=id), staff["Lucía"])
    await caught(desk, staff["Ana"], incident=id)


async def known(desk: Desk, staff: People, id: str) -> None:
    """Facts proposed, confirmed, refuted and ended, one of them by a question to the bridge."""
    rumour = await put_fact(
        desk, staff["Ana"], FactGiven(statement="Hay un herido.", status="unconfirmed", incident=id)
    )
    await refute_fact(desk, staff["Lucía"], rumour.fact.id, correction="No hay heridos.", version=1, reason="el puente")
    tug = await put_fact(desk, staff["Ana"], FactGiven(statement="Viene un remolcador.", status="unconfirmed"))
    await confirm_fact(desk, staff["Lucía"], tug.fact.id, version=1)
    gone = await put_fact(desk, staff["Lucía"], FactGiven(statement="El bar está cerrado.", incident=id))
    await end_fact(desk, staff["Lucía"], gone.fact.id, version=1, reason="ya abre")
    reply = await caught(desk, staff["Ana"], incident=id)
    due = desk.clock() + timedelta(hours=1)
    waits = await ask(desk, staff["Ana"], reply=reply.id, area="puente", question="¿Cuándo llega?", due_at=due)
    await answer(desk, waits.secret, name="Pilar", answer="A las 12:30", source="radio")
    fact = FactGiven(statement="El barco llega a puerto a las 12:30.")
    await settle(desk, staff["Lucía"], waits.question.id, confirm=fact)
