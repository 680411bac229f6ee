"""An engine writes a reply again, as a person wants it: the same gates as for a first draft, or nothing changes."""

import asyncio
from typing import ClassVar, NamedTuple

from app.draft.draft import Assignment, Attempt, Draft, Engine, EngineFailed, Finding
from app.draft.model import ModelEngine
from app.draft.rewrite import LONGEST_INSTRUCTION, MANNERS, WITHOUT_MODEL, Composing, Manner, Wish
from app.errors import PortavozError
from app.guard.rule import Context
from app.guard.verdict import blocking, check
from app.llm_faults import FAULTS, Usage
from app.operations.desk import Desk
from app.operations.revise import Made, revise
from app.operations.standing import context_of
from app.operations.weigh import weigh
from app.pipeline import HOLDS
from app.review.approving import NothingToApprove
from app.review.history import texts
from app.review.moving import WrongState, expect, opened
from app.review.people import Person
from app.review.reading import fetch
from app.review.replies import Reply
from app.review.storing import of_triage
from app.triage.overrule import unsigned
from app.wording import Wording


class NeedsModel(PortavozError):
    """Without a model there is no honest way to do it."""

    field: ClassVar[str] = "how"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "needs-model"
    title: ClassVar[Wording] = Wording(es="Hace falta un modelo", en="A model is needed")


class BadWish(PortavozError):
    """A way of rewriting that does not exist, or an instruction that is missing, too long or out of place."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-wish"
    title: ClassVar[Wording] = Wording(es="Petición no válida", en="Invalid wish")

    def __init__(self, detail: Wording, field: str) -> None:
        super().__init__(detail)
        self.field = field


class RewriteRefused(PortavozError):
    """What the engine wrote may not stand, or nothing new came of it. The text stays as it is."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "rewrite-refused"
    title: ClassVar[Wording] = Wording(es="No se ha reescrito", en="Not rewritten")


class RewriteFailed(PortavozError):
    """The model gave nothing usable."""

    status: ClassVar[int] = 503
    type: ClassVar[str] = "rewrite-failed"
    title: ClassVar[Wording] = Wording(es="El modelo no ha respondido", en="The model did not answer")

    def __init__(self, why: Wording) -> None:
        super().__init__(
            Wording(
                es=f"Sin texto nuevo: {why.es}. El texto sigue como estaba; reintente o edítelo.",
                en=f"No new text: {why.en}. The text is as it was; try again or edit it.",
            )
        )


class _Written(NamedTuple):
    draft: Draft
    usage: Usage | None


def possible(desk: Desk, reply: Reply | None = None) -> tuple[Manner, ...]:
    """The ways of rewriting that work here; with a reply, those that work for its text as it is."""
    model = isinstance(desk.engine("auto"), ModelEngine)
    if reply and (reply.triage.hold or reply.draft is None or reply.kind != "answer"):
        return ()
    if reply and reply.authors and not model:
        return ("another",)
    return MANNERS if model else WITHOUT_MODEL


async def rewrite(
    desk: Desk, id: str, person: Person, *, version: int, how: Manner, instruction: str | None = None
) -> Reply:
    """An engine's new text as the latest revision. A text that a person wrote stays theirs when a model reworks it.

    Raises NoSuchReply, StaleVersion, WrongState, NothingToApprove, BadWish, NeedsModel, RewriteRefused or
    RewriteFailed; then nothing is changed.
    """
    said = _instruction(how, instruction)
    async with desk.db.read() as connection:
        reply = await fetch(connection, id)
        current = _rewritable(reply, person, version)
        context = await context_of(desk, connection, reply, current)
        earlier = await texts(connection, id)
    wish = Wish(manner=how, public_text=current.public_text, private_text=current.private_text, instruction=said)
    assignment = wish.applied(_assignment(desk, context))
    engine = _engine(desk, reply, wish, earlier)
    written = await _written(engine, assignment, context.model_copy(update={"triage": assignment.triage}))
    _differs(written.draft, wish)
    reworked = reply.model_copy(update={"triage": assignment.triage})
    made = Made(name="rewrite", how="rewrite", written_by=_whose(reply, person, how, engine))
    return await _stored(desk, reworked, person, version, written, made)


def _instruction(how: Manner, instruction: str | None) -> str | None:
    """The free instruction, where one belongs. Raises BadWish."""
    if how not in MANNERS:
        known, shown = ", ".join(MANNERS), how[:40]
        raise BadWish(Wording(es=f"how: «{shown}» no existe; hay: {known}.",
                              en=f"how: “{shown}” does not exist; there are: {known}."), "how")  # fmt: skip
    said = (instruction or "").strip()
    if how == "free" and not 1 <= len(said) <= LONGEST_INSTRUCTION:
        raise BadWish(
            Wording(
                es=f"instruction: diga en 1 a {LONGEST_INSTRUCTION} caracteres cómo lo quiere.",
                en=f"instruction: say in 1 to {LONGEST_INSTRUCTION} characters how you want it.",
            ),
            "instruction",
        )
    if how != "free" and said:
        raise BadWish(
            Wording(
                es="instruction: solo acompaña a how=free; quítela o use free.",
                en="instruction: goes with how=free only; drop it or use free.",
            ),
            "instruction",
        )
    return said or None


def _rewritable(reply: Reply, person: Person, version: int) -> Draft:
    """The current text. Raises StaleVersion, WrongState, NotAllowed, NothingToApprove or RewriteRefused."""
    expect(reply, "rewrite", person, version)
    if reply.kind != "answer":
        raise WrongState(reply, "rewrite")
    if reply.draft is None or not reply.draft.public_text:
        raise NothingToApprove
    if reply.triage.hold:
        why = HOLDS.get(reply.triage.hold, HOLDS["strategy"])
        raise RewriteRefused(Wording(es=f"{why.es} Edite el texto usted.", en=f"{why.en} Edit the text yourself."))
    return reply.draft


def _assignment(desk: Desk, context: Context) -> Assignment:
    same = {name: getattr(context, name) for name in ("comment", "triage", "evidence", "situation", "recent", "nonce")}
    return Assignment(brand=desk.brand, now=desk.clock(), **same)


def _engine(desk: Desk, reply: Reply, wish: Wish, earlier: tuple[str, ...]) -> Engine:
    """The model under this wish, else the composer where it can grant it. Raises NeedsModel."""
    engine = desk.engine("auto")
    if isinstance(engine, ModelEngine):
        return engine.wanting(wish)
    if wish.manner not in WITHOUT_MODEL:
        ways = ", ".join(WITHOUT_MODEL)
        raise NeedsModel(
            Wording(
                es=f"how: «{wish.manner}» necesita un modelo (OPENAI_API_KEY u OPENAI_BASE_URL); sin él hay: {ways}.",
                en=f"how: “{wish.manner}” needs a model (OPENAI_API_KEY or OPENAI_BASE_URL); without one: {ways}.",
            )
        )
    if reply.authors and wish.manner != "another":
        raise NeedsModel(
            Wording(
                es="how: este texto lo cambió una persona y solo un modelo puede reescribirlo sin perder sus palabras;"
                " edítelo, o pida «another» para partir de cero.",
                en="how: a person changed this text, and only a model can rewrite it without losing their words;"
                " edit it, or ask for “another” to start anew.",
            )
        )
    return Composing(wish, earlier)


async def _written(engine: Engine, assignment: Assignment, context: Context) -> _Written:
    """The engine's text or its repair, the first that no rule blocks. Raises RewriteRefused or RewriteFailed."""
    rejected: Attempt | None = None
    spent: list[Usage] = []
    try:
        async with asyncio.timeout(engine.deadline):
            for _ in range(2):
                draft = await engine.draft(assignment, rejected)
                spent.extend([draft.usage] if draft.usage else [])
                rejected = Attempt(draft=draft, findings=check(draft, context))
                if not rejected.blocked:
                    return _Written(draft, sum(spent[1:], spent[0]) if spent else None)
    except EngineFailed as failure:
        raise RewriteFailed(failure.reason) from failure
    except TimeoutError as error:
        raise RewriteFailed(FAULTS["timeout"]) from error
    raise _refused(rejected.findings if rejected else ())


def _refused(findings: tuple[Finding, ...]) -> RewriteRefused:
    left = blocking(findings)
    es, en = "; ".join(f"{f.rule}: {f.message.es}" for f in left), "; ".join(f"{f.rule}: {f.message.en}" for f in left)
    return RewriteRefused(
        Wording(
            es=f"Los avisos rechazaron el texto nuevo ({es}). El texto sigue como estaba.",
            en=f"The rules refused the new text ({en}). The text is as it was.",
        )
    )


def _differs(draft: Draft, wish: Wish) -> None:
    """Raises RewriteRefused when nothing came of the wish."""
    same = (draft.public_text, draft.private_text) == (wish.public_text, wish.private_text)
    if same or (wish.manner == "shorter" and len(draft.public_text) >= len(wish.public_text)):
        raise RewriteRefused(
            Wording(
                es="No ha salido un texto mejor que el actual, que sigue como estaba; edítelo o pida otra cosa.",
                en="Nothing better than the current text came of it, so that stands; edit it or ask again.",
            )
        )


def _whose(reply: Reply, person: Person, how: Manner, engine: Engine) -> str | None:
    """Whose words the new text holds: who dictated it, or wrote what it was made from. None: an engine's alone.

    Else two steps would turn one person's text into one that this person may approve.
    """
    if isinstance(engine, Composing):
        return None
    if how == "free":
        return person.id
    return reply.authors[-1] if reply.authors else None


async def _stored(desk: Desk, reworked: Reply, person: Person, version: int, written: _Written, made: Made) -> Reply:
    """Guards the text once more with what stands now, and keeps it. Raises StaleVersion or RewriteRefused."""
    async with desk.db.write() as connection:
        reply = await opened(connection, reworked.id)
        expect(reply, "rewrite", person, version)
        weighed = await weigh(desk, connection, reworked, written.draft)
        if blocking(weighed.findings):
            raise _refused(weighed.findings)
        spent = [usage for usage in (reply.usage, written.usage) if usage]
        total = sum(spent[1:], spent[0]) if spent else None
        changes = {"usage": total.model_dump_json() if total else None}
        if reworked.triage.form != reply.triage.form:
            changes |= of_triage(unsigned(reworked.triage))
        stored = await revise(desk, connection, reply, person, written.draft, weighed, made, changes)
    desk.wrote(stored.comment_key, written.draft.public_text)
    return stored
