"""Questions to an area of the brand, as they stand: who was asked what, until when, what came of it, what waits."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Literal, NamedTuple

from pydantic import AwareDatetime
from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from app.errors import PortavozError
from app.incident.tables import incident_acts, questions, waiting
from app.review import audit
from app.review.people import Person
from app.review.tables import people
from app.value import Value
from app.wording import Wording

State = Literal["open", "answered", "settled"]
Outcome = Literal["confirmed", "refused", "withdrawn"]
LASTS = timedelta(days=7)
"""How long a link to answer by works, when nobody settles the question before."""
LONGEST_QUESTION, LONGEST_ANSWER, LONGEST_NAME, LONGEST_SOURCE = 600, 2_000, 120, 300
"""Characters."""


class NoSuchQuestion(PortavozError):
    field: ClassVar[str] = "id"
    status: ClassVar[int] = 404
    type: ClassVar[str] = "no-such-question"
    title: ClassVar[Wording] = Wording(es="No hay tal pregunta", en="No such question")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="No hay ninguna pregunta con ese identificador; mire la lista de preguntas.",
                en="There is no question with that id; look at the list of questions.",
            )
        )


class BadQuestion(PortavozError):
    """A question or an answer that cannot be taken as it is. `field`: what is wrong with it."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-question"
    title: ClassVar[Wording] = Wording(es="Pregunta o contestación no válida", en="Invalid question or answer")

    def __init__(self, field: str, es: str, en: str) -> None:
        super().__init__(Wording(es=f"{field}: {es} No se ha cambiado nada.", en=f"{field}: {en} Nothing was changed."))
        self.field = field


class QuestionSettled(PortavozError):
    """Somebody confirmed, refused or withdrew it before."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "question-settled"
    title: ClassVar[Wording] = Wording(es="La pregunta ya está cerrada", en="The question is settled")

    def __init__(self, question: "Question") -> None:
        who = question.settled_by or "Portavoz"
        super().__init__(
            Wording(
                es=f"{who} ya la cerró; no se ha cambiado nada.", en=f"{who} settled it before; nothing was changed."
            )
        )


class Question(Value):
    """One question to one area. The answer is somebody's words, untrusted until a lead confirms a fact from it."""

    id: str
    incident: str | None
    area: str
    """Id of the brand's role that is asked."""
    question: str
    asked_by: str
    asked_at: AwareDatetime
    due_at: AwareDatetime
    nags: int
    nagged_at: AwareDatetime | None
    answer: str | None
    answered_as: str | None
    source: str | None
    answered_at: AwareDatetime | None
    settled_by: str | None
    settled_at: AwareDatetime | None
    outcome: Outcome | None
    reason: str | None
    replies: tuple[str, ...] = ()
    """Ids of the replies that wait for it."""

    @property
    def state(self) -> State:
        return "settled" if self.settled_at else "answered" if self.answered_at else "open"

    @property
    def link_ends(self) -> datetime:
        """Until when its link works."""
        return max(self.asked_at, self.due_at) + LASTS


async def question_of(connection: AsyncConnection, id: str) -> Question:
    """Raises NoSuchQuestion."""
    found = await _read(connection, questions.c.id == id) if id.isascii() and id.isalnum() else []
    if not found:
        raise NoSuchQuestion
    return found[0]


async def by_digest(connection: AsyncConnection, digest: str) -> Question | None:
    """The question whose link has that digest; None: no link of ours."""
    found = await _read(connection, questions.c.digest == digest)
    return found[0] if found else None


async def unsettled(connection: AsyncConnection) -> list[Question]:
    """Those that nobody has settled: the most overdue, then what is due first."""
    return await _read(connection, questions.c.settled_at.is_(None))


async def settled_since(connection: AsyncConnection, since: datetime) -> list[Question]:
    """Those settled from then on, the latest first."""
    found = await _read(connection, questions.c.settled_at >= since)
    return sorted(found, key=lambda question: question.settled_at or since, reverse=True)


async def awaited_by(connection: AsyncConnection, reply: str) -> list[Question]:
    """The questions that a reply waits for, or has waited for."""
    mine = select(waiting.c.question).where(waiting.c.reply == reply)
    return await _read(connection, questions.c.id.in_(mine))


async def _read(connection: AsyncConnection, wanted: ColumnElement[bool]) -> list[Question]:
    asker, settler = aliased(people), aliased(people)
    names = {name for name in Question.model_fields if name not in ("replies", "asked_by", "settled_by")}
    asked = (
        select(*(questions.c[name] for name in sorted(names)))
        .add_columns(asker.c.name.label("asked_by"), settler.c.name.label("settled_by"))
        .join(asker, asker.c.id == questions.c.asked_by)
        .outerjoin(settler, settler.c.id == questions.c.settled_by)
        .where(wanted)
        .order_by(questions.c.due_at, questions.c.id)
    )
    rows = (await connection.execute(asked)).mappings().all()
    wait = await _waiting(connection, [row["id"] for row in rows])
    return [Question(**row, replies=tuple(wait[row["id"]])) for row in rows]


async def _waiting(connection: AsyncConnection, ids: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    mine = select(waiting).where(waiting.c.question.in_(ids)).order_by(waiting.c.reply)
    for row in (await connection.execute(mine)).all() if ids else ():
        found[row.question].append(row.reply)
    return found


class Deed(NamedTuple):
    """What was done to a question. `person` None: whoever had its link. `text`: words of which only a hash is kept."""

    question: Question
    move: str
    person: Person | None
    at: datetime
    text: str = ""
    said: Mapping[str, object] = {}
    reason: str = ""


async def write_down(connection: AsyncConnection, deed: Deed) -> None:
    """The audit row of an act, and its place in the incident's story. The chain must be locked."""
    asked, reason = deed.question, deed.reason
    detail = {"question": asked.id, **deed.said, **({"reason_sha256": audit.hashed(reason)} if reason else {})}
    who, sha256 = deed.person.id if deed.person else None, audit.hashed(deed.text)
    seq = await audit.append(connection, at=deed.at, person=who, move=deed.move, sha256=sha256, detail=detail)
    if asked.incident is not None:
        await connection.execute(insert(incident_acts).values(seq=seq, incident=asked.incident, reason=reason or None))


def words(field: str, text: str, longest: int, *, needed: bool = True, lines: bool = False) -> str:
    """Somebody's words, tidied: one line, or several where they may be. Raises BadQuestion."""
    kept = [" ".join(line.split()) for line in (text.splitlines() if lines else [text])]
    plain = "\n".join(_without_gaps(kept)).strip()
    if needed and not plain:
        raise BadQuestion(field, "está vacío; escríbalo.", "it is empty; write it.")
    if len(plain) > longest:
        es = f"tiene {len(plain)} caracteres y caben {longest}; acórtelo."
        raise BadQuestion(field, es, f"it has {len(plain)} characters and {longest} fit; shorten it.")
    if not all(line.isprintable() for line in plain.split("\n")):
        es = "lleva caracteres invisibles; escríbalo de nuevo a mano."
        raise BadQuestion(field, es, "it holds invisible characters; type it anew.")
    return plain


def _without_gaps(lines: Iterable[str]) -> list[str]:
    """Never two empty lines in a row."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept
