"""/v1/hooks: programs that are told of freezes and incidents by signed webhooks. For admins."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import Field

from app.comments.comment import Plain
from app.operations import hooks
from app.operations.hook_records import Hook, all_hooks
from app.operations.hooks import EVENTS, HookWanted, Made
from app.value import Value
from app.web.answers import shown
from app.web.body import read_body
from app.web.freeze import shown_as
from app.web.person import Asking, OpenDesk, need

router = APIRouter(prefix="/v1/hooks", tags=["hooks"])


class HookBody(Value):
    """A program that wants to hear of events. `events`: all of them where it is left out."""

    model_config = shown_as(
        name="Planificador de redes",
        url="https://planificador.example/portavoz",
        events=["freeze.started", "freeze.lifted"],
    )

    name: Annotated[Plain, Field(min_length=1, max_length=120)]
    url: Annotated[Plain, Field(min_length=1, max_length=2_000)]
    events: Annotated[tuple[Plain, ...], Field(min_length=1, max_length=20)] = EVENTS


class RotateBody(Value):
    """For how many hours the secret before signs beside the new one; 0: not at all, as after a leak."""

    model_config = shown_as(keep_hours=24)

    keep_hours: Annotated[int, Field(ge=0, le=720)] = 24


class Hooks(Value):
    """By name."""

    items: tuple[Hook, ...]


class HookMade(Value):
    """The hook and its secret, which is shown this once."""

    hook: Hook
    secret: str


@router.get("", operation_id="listHooks", summary="Programs that are told of events", response_model=Hooks)
async def list_hooks(request: Request, desk: OpenDesk, person: Asking) -> Response:
    """Every hook with its latest deliveries; secrets are never shown again."""
    need(person, "admin")
    async with desk.db.read() as connection:
        return shown(request, Hooks(items=tuple(await all_hooks(connection, desk.clock()))))


@router.post("", operation_id="createHook", summary="Add a program", response_model=HookMade, status_code=201)
async def create_hook(request: Request, desk: OpenDesk, person: Asking) -> Response:
    """Its address must be https and public. The secret is shown this once.

    The same address cannot be added twice, so repeating it is safe; if the answer was lost, rotate the secret.
    """
    need(person, "admin")
    body = await read_body(request, HookBody)
    wanted = HookWanted(name=body.name, url=body.url, events=body.events)
    made = await hooks.add(desk.db, wanted, desk.clock(), by=person.id, resolve=request.app.state.resolve)
    return _made(request, made, 201)


@router.post("/{id}/rotate", operation_id="rotateHook", summary="Give it a new secret", response_model=HookMade)
async def rotate_hook(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """The secret before signs beside the new one for `keep_hours`, so that the receiver can change over."""
    need(person, "admin")
    keep = timedelta(hours=(await read_body(request, RotateBody)).keep_hours)
    return _made(request, await hooks.rotate(desk.db, id, desk.clock(), by=person.id, keep=keep))


@router.post("/{id}/disable", operation_id="disableHook", summary="Tell it nothing more", response_model=Hook)
async def disable_hook(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """What was still on its way is dropped. Doing it twice changes nothing."""
    need(person, "admin")
    return shown(request, await hooks.disable(desk.db, id, desk.clock(), by=person.id))


@router.post("/{id}/enable", operation_id="enableHook", summary="Tell it again", response_model=Hook)
async def enable_hook(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """It hears of what happens from now on. Its address is judged anew."""
    need(person, "admin")
    given = {"by": person.id, "resolve": request.app.state.resolve}
    return shown(request, await hooks.enable(desk.db, id, desk.clock(), **given))


@router.post("/{id}/test", operation_id="testHook", summary="Send it a test", response_model=Hook)
async def test_hook(request: Request, desk: OpenDesk, person: Asking, id: str) -> Response:
    """An event `hook.test`, behind what waits for it. `latest` tells how it went: look again after some seconds."""
    need(person, "admin")
    return shown(request, await hooks.try_out(desk.db, id, desk.clock(), by=person.id))


def _made(request: Request, made: Made, status: int = 200) -> Response:
    return shown(request, HookMade(hook=made.hook, secret=made.secret), status)
