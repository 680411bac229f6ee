"""A person's own words for a reply, and all that changes its text or its triage."""

from typing import ClassVar, Literal, get_args

from sqlalchemy.ext.asyncio import AsyncConnection

from app.comments.comment import MAX_TEXT
from app.draft.draft import Draft
from app.draft.rewrite import Manner as How
from app.errors import PortavozError
from app.operations.desk import Desk
from app.operations.overrule import NO_SCENARIO, triage
from app.operations.revise import Made, revise
from app.operations.rewrite import possible, rewrite
from app.operations.standing import cites_today
from app.operations.weigh import Weighed, weigh
from app.review.history import History
from app.review.history import history as history_of
from app.review.moving import expect, opened
from app.review.people import Person
from app.review.reading import fetch
from app.review.replies import Reply
from app.wording import Wording

__all__ = ["EDIT_REASONS", "NO_SCENARIO", "EditReason", "How", "edit", "history", "possible", "rewrite", "triage"]

EditReason = Literal["wrong_fact", "tone", "too_long", "off_message", "policy", "other"]

EDIT_REASONS: dict[EditReason, Wording] = {
    "wrong_fact": Wording(es="Un dato equivocado", en="A wrong fact"),
    "tone": Wording(es="El tono", en="The tone"),
    "too_long": Wording(es="Demasiado largo", en="Too long"),
    "off_message": Wording(es="Fuera del mensaje de la marca", en="Off the brand's message"),
    "policy": Wording(es="La política de la marca", en="The brand's policy"),
    "other": Wording(es="Otro motivo", en="Another reason"),
}
"""Why a person changed a text, in the order in which it is asked."""


class BadText(PortavozError):
    """A text that cannot be kept. `field`: which of the two, or the reason for it."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-text"
    title: ClassVar[Wording] = Wording(es="Texto no válido", en="Invalid text")

    def __init__(self, detail: Wording, field: str) -> None:
        super().__init__(detail)
        self.field = field


class NothingChanged(PortavozError):
    field: ClassVar[str] = "public_text"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "nothing-changed"
    title: ClassVar[Wording] = Wording(es="No hay cambios", en="Nothing changed")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="public_text: es el texto que ya tiene la respuesta; cambie algo o apruébela como está.",
                en="public_text: is the text that the reply has already; change something or approve it as it is.",
            )
        )


async def edit(
    desk: Desk,
    id: str,
    person: Person,
    *,
    version: int,
    public_text: str,
    private_text: str | None,
    reason: EditReason | None = None,
) -> Reply:
    """A person's text as the new revision; an approved reply is pending again. What the guards find is stored with it.

    Raises BadText, NothingChanged, NoSuchReply, StaleVersion, WrongState or NotAllowed; then nothing is changed.
    """
    public, private = _readable(public_text, private_text)
    if reason is not None and reason not in EDIT_REASONS:
        raise BadText(_unknown_reason(reason), "reason")
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        expect(reply, "edit", person, version)
        if reply.draft and (public, private) == (reply.draft.public_text, reply.draft.private_text):
            raise NothingChanged
        draft = await _with(desk, connection, reply, public, private)
        weighed = await weigh(desk, connection, reply, draft)
        made = Made(name="edit", how="edit", written_by=person.id, reason=reason)
        edited = await revise(desk, connection, reply, person, draft, weighed, made)
    desk.wrote(edited.comment_key, public)
    return edited


def _unknown_reason(reason: str) -> Wording:
    allowed, shown = ", ".join(get_args(EditReason)), reason[:40]
    return Wording(es=f"reason: «{shown}» no es un motivo; los hay: {allowed}.",
                   en=f"reason: “{shown}” is no reason; there are: {allowed}.")  # fmt: skip


def _readable(public_text: str, private_text: str | None) -> tuple[str, str | None]:
    """Both texts as they are kept. Raises BadText."""
    public, private = public_text.strip(), (private_text or "").strip() or None
    if not public:
        raise BadText(
            Wording(
                es="public_text: está vacío; escriba lo que se publicará. Para no contestar, archívela o rechácela.",
                en="public_text: is empty; write what will be published. To give no answer, dismiss or reject it.",
            ),
            "public_text",
        )
    for field, text in (("public_text", public), ("private_text", private or "")):
        if len(text) > MAX_TEXT:
            raise BadText(
                Wording(
                    es=f"{field}: tiene {len(text)} caracteres y caben {MAX_TEXT}; acórtelo.",
                    en=f"{field}: has {len(text)} characters of at most {MAX_TEXT}; shorten it.",
                ),
                field,
            )
        if "\x00" in text or any("\ud800" <= c <= "\udfff" for c in text):
            raise BadText(
                Wording(
                    es=f"{field}: lleva un carácter que no se puede guardar (NUL o medio carácter); bórrelo.",
                    en=f"{field}: holds a character that cannot be kept (NUL or half a character); delete it.",
                ),
                field,
            )
    return public, private


async def _with(desk: Desk, connection: AsyncConnection, reply: Reply, public: str, private: str | None) -> Draft:
    """The text as a draft: what is known of the last one stays, with the sources of it that still stand."""
    last = reply.draft
    if last is None:
        return Draft(engine="person", public_text=public, private_text=private)
    cites = await cites_today(desk, connection, reply, last)
    return last.model_copy(update={"public_text": public, "private_text": private, "gloss": None, "cites": cites})


async def try_out(desk: Desk, id: str, *, public_text: str, private_text: str | None) -> tuple[Reply, Weighed]:
    """What the guards would find if somebody edited the reply so, in whatever state it is. Stores nothing.

    Raises NoSuchReply.
    """
    async with desk.db.read() as connection:
        reply = await fetch(connection, id)
        draft = await _with(desk, connection, reply, public_text.strip(), (private_text or "").strip() or None)
        return reply, await weigh(desk, connection, reply, draft)


async def history(desk: Desk, id: str) -> History:
    """Every revision with its word diffs, and every move. Raises NoSuchReply."""
    async with desk.db.read() as connection:
        await fetch(connection, id)
        return await history_of(connection, id)
