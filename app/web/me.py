"""GET /v1/me: who asks, and what a client needs to know before it can ask for anything."""

from fastapi import APIRouter, Request, Response

from app.brand.brand import Counting
from app.operations.decide import UNDO
from app.review.people import Role, Scope
from app.value import Value
from app.web.answers import shown
from app.web.person import Asking, OpenDesk
from app.web.versions import API, SERVER

router = APIRouter(prefix="/v1", tags=["people"])


class NetworkView(Value):
    """A network of the brand. `limit`: of a comment, in the unit that the network `counts`."""

    id: str
    label: str
    limit: int
    counts: Counting


class Titles(Value):
    """What the brand calls its own things, by id: clients show these where they have no words of theirs."""

    roles: dict[str, str]
    outcomes: dict[str, str]


class MeView(Value):
    """Who asks. `role`: as whom they act with this key or session."""

    name: str
    role: Role
    scope: Scope | None
    """`extension`: the key of a paired browser, which may do less than its person. Null: all that they may."""
    brand: str
    networks: tuple[NetworkView, ...]
    titles: Titles
    server: str
    """Version of the server."""
    api: int
    """What the browser extension must understand."""
    undo_seconds: int
    """How long an approval may be undone, before its text is offered."""


@router.get("/me", operation_id="getMe", summary="Who you are", response_model=MeView)
async def me(request: Request, desk: OpenDesk, person: Asking) -> Response:
    """Your name, as whom you act with this key, and the networks that the brand answers on."""
    networks = tuple(NetworkView(id=n.id, label=n.label, limit=n.limit, counts=n.counts) for n in desk.brand.networks)
    titles = Titles(
        roles={role.id: role.title for role in desk.brand.roles},
        outcomes={outcome.id: outcome.label for outcome in desk.brand.protocol.outcomes},
    )
    known = MeView(
        name=person.name,
        role=person.role,
        scope=person.scope,
        brand=desk.brand.name,
        networks=networks,
        titles=titles,
        server=SERVER,
        api=API,
        undo_seconds=int(UNDO.total_seconds()),
    )
    return shown(request, known)
