"""What an agent does with a reply of their own, as forms: each is one operation, then the page again."""

from collections.abc import Awaitable, Callable
from typing import Final, get_args

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter, ValidationError

from app.errors import PortavozError
from app.operations.beside import closing, holding
from app.operations.decide import confirm, withdraw
from app.operations.desk import Desk
from app.operations.publish import Published, publish
from app.operations.write import How, edit, rewrite
from app.review.people import Person
from app.review.replies import Reply
from app.web.bodies import Link
from app.web.forms import Fields, fields, go_to
from app.web.limits import Limits
from app.web.mine import reply_page
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, Visitor
from app.web.problems import STATUSES, Fault, Invalid
from app.web.reply_page import Attempt
from app.wording import Wording

router = APIRouter(include_in_schema=False, route_class=PageRoute)
LINK: TypeAdapter[str] = TypeAdapter(Link)

BAD_LINK = Wording(
    es="permalink: no es una dirección http o https; cópiela de la red o deje el campo vacío. No se ha anotado nada.",
    en="permalink: is no http or https address; copy it from the network or leave it empty. Nothing was noted.",
)
BAD_FORM = Wording(
    es="version: el formulario no dice qué versión vio usted; recargue la página y repita.",
    en="version: the form does not say which version you saw; reload the page and try again.",
)
CHOOSE = Wording(es="how: elija cómo reescribirla.", en="how: choose how to rewrite it.")

Act = Callable[[Desk, str, Person, Fields], Awaitable[Reply]]


@router.post("/mine/{id}/{move}")
async def act(request: Request, desk: OpenDesk, person: Visitor, id: str, move: str) -> Response:
    """Does it and goes on; what is refused is shown with its reason and everything that was typed."""
    sent = await fields(request)
    if move not in ACTS:
        kind, said = STATUSES[404]
        raise kind(said)
    try:
        reply = await _act(request, desk, person, id, move, sent)
    except PortavozError as error:
        template = "mine_publish.html" if sent["then"] == "next" else "mine_reply.html"
        attempt = Attempt(move, sent, error)
        return await reply_page(request, desk, person, id, attempt=attempt, template=template, ready=())
    if sent["then"] == "next" and not _private_left(reply):
        return go_to("/mine/publish?done=publish")
    if move in ("holding", "closing"):
        return go_to(f"/mine/{reply.id}")
    part = sent["part"] or "public"
    return go_to(f"/mine/{id}?done={'publish-private' if move == 'publish' and part == 'private' else move}")


async def _act(request: Request, desk: Desk, person: Person, id: str, move: str, sent: Fields) -> Reply:
    if move != "rewrite":
        return await ACTS[move](desk, id, person, sent)
    limits: Limits = request.app.state.limits
    limits.count(person)
    with limits.place():
        return await ACTS[move](desk, id, person, sent)


def _private_left(reply: Reply) -> bool:
    """Whether the private message of a published reply still has to be sent."""
    has = reply.approval is not None and reply.approval.private_text is not None
    return has and not any(p.part == "private" for p in reply.published)


def _version(sent: Fields) -> int:
    """The version that the sender saw. Raises Invalid."""
    if not (sent["version"].isascii() and sent["version"].isdigit() and len(sent["version"]) < 10):
        raise Invalid((Fault(field="version", message=BAD_FORM),))
    return int(sent["version"])


async def _edit(desk: Desk, id: str, person: Person, sent: Fields) -> Reply:
    private, reason = sent["private_text"] or None, sent["reason"] or None
    return await edit(
        desk,
        id,
        person,
        version=_version(sent),
        public_text=sent["public_text"],
        private_text=private,
        reason=reason,  # type: ignore[arg-type]  # checked there
    )


async def _rewrite(desk: Desk, id: str, person: Person, sent: Fields) -> Reply:
    how = next((known for known in get_args(How) if known == sent["how"]), None)
    if how is None:
        raise Invalid((Fault(field="how", message=CHOOSE),))
    instruction = sent["instruction"].strip() or None
    return await rewrite(desk, id, person, version=_version(sent), how=how, instruction=instruction)


async def _withdraw(desk: Desk, id: str, person: Person, sent: Fields) -> Reply:
    return await withdraw(desk, id, person, version=_version(sent))


async def _confirm(desk: Desk, id: str, person: Person, sent: Fields) -> Reply:
    return await confirm(desk, id, person, version=_version(sent), sha256=sent["sha256"])


async def _holding(desk: Desk, id: str, person: Person, sent: Fields) -> Reply:
    return await holding(desk, id, person)


async def _closing(desk: Desk, id: str, person: Person, sent: Fields) -> Reply:
    return await closing(desk, id, person, public_text=sent["public_text"])


async def _publish(desk: Desk, id: str, person: Person, sent: Fields) -> Reply:
    link = sent["permalink"].strip() or None
    try:
        link = LINK.validate_python(link) if link else None
    except ValidationError as error:
        raise Invalid((Fault(field="permalink", message=BAD_LINK),)) from error
    part = "private" if sent["part"] == "private" else "public"
    return await publish(desk, id, person, Published(part=part, sha256=sent["sha256"], permalink=link))


ACTS: Final[dict[str, Act]] = {
    "edit": _edit,
    "rewrite": _rewrite,
    "withdraw": _withdraw,
    "confirm": _confirm,
    "holding": _holding,
    "closing": _closing,
    "publish": _publish,
}
