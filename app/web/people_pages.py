"""The admin's page of people and keys. A link or a key is in the answer to the form that made it, and nowhere else."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import ValidationError

from app.errors import PortavozError
from app.operations.desk import Desk
from app.review import accounts, invitations
from app.review.accounts import Details, NoSuchPerson
from app.review.keys_on_file import list_keys
from app.review.names import BadPerson
from app.review.people import Person, create_key, key_for, revoke_key
from app.review.tables import ROLES
from app.value import Value
from app.web.forms import Fields, fault_of, fields, form_page, go_to
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, require
from app.web.problems import Fault
from app.wording import Wording

router = APIRouter(include_in_schema=False, route_class=PageRoute)
Admin = Annotated[Person, Depends(require("admin"))]


class Once(Value):
    """What is shown this one time: a link by which somebody chooses a password, or a key."""

    kind: str
    name: str
    secret: str


@router.get("/people")
async def people(request: Request, desk: OpenDesk, admin: Admin, welcome: bool = False) -> Response:
    """Everybody, with the forms to change them."""
    return await _people(request, desk, admin, welcome=welcome)


@router.post("/people")
async def add(request: Request, desk: OpenDesk, admin: Admin) -> Response:
    """Adds a person and shows the link by which they choose a password."""
    sent = await fields(request)
    try:
        async with desk.db.write() as connection:
            now, roles = desk.clock(), desk.brand.roles
            new = await accounts.add(connection, sent["name"], _details(sent), now, roles=roles, by=admin.id)
            secret = await invitations.invite(connection, new.id, now, by=admin.id)
    except BadPerson as error:
        return await _people(request, desk, admin, typed=sent, error=error)
    return await _people(request, desk, admin, once=_link(request, new.name, secret))


@router.post("/people/services")
async def add_service(request: Request, desk: OpenDesk, admin: Admin) -> Response:
    """Makes a key of a program, which is made if new."""
    sent = await fields(request)
    try:
        async with desk.db.write() as connection:
            key = await create_key(connection, sent["name"], "agent", desk.clock(), service=True, by=admin.id)
    except BadPerson as error:
        return await _people(request, desk, admin, typed=sent, error=error, form="service")
    return await _people(request, desk, admin, once=Once(kind="key", name=sent["name"].strip(), secret=key))


@router.post("/people/keys/{key}/revoke")
async def revoke(request: Request, desk: OpenDesk, admin: Admin, key: str) -> Response:
    """Revokes anybody's key; one that is dead already stays so."""
    await fields(request)
    async with desk.db.write() as connection:
        await revoke_key(connection, key, desk.clock(), by=admin.id)
    return go_to("/people")


@router.post("/people/{id}")
async def change(request: Request, desk: OpenDesk, admin: Admin, id: str) -> Response:
    """Gives a person another role, address or functions."""
    sent = await fields(request)
    try:
        async with desk.db.write() as connection:
            given: dict[str, Any] = {"roles": desk.brand.roles, "by": admin.id}
            await accounts.change(connection, id, _details(sent), desk.clock(), **given)
    except (BadPerson, NoSuchPerson) as error:
        return await _people(request, desk, admin, typed=sent, error=error, form=id)
    return go_to("/people")


@router.post("/people/{id}/disable")
async def disable(request: Request, desk: OpenDesk, admin: Admin, id: str) -> Response:
    """Ends their sessions and links at once; their keys are dead."""
    await fields(request)
    try:
        async with desk.db.write() as connection:
            await accounts.disable(connection, id, desk.clock(), by=admin.id)
    except (BadPerson, NoSuchPerson) as error:
        return await _people(request, desk, admin, error=error, form=id)
    return go_to("/people")


@router.post("/people/{id}/enable")
async def enable(request: Request, desk: OpenDesk, admin: Admin, id: str) -> Response:
    """Lets a person back in."""
    await fields(request)
    try:
        async with desk.db.write() as connection:
            await accounts.enable(connection, id, desk.clock(), by=admin.id)
    except NoSuchPerson as error:
        return await _people(request, desk, admin, error=error, form=id)
    return go_to("/people")


@router.post("/people/{id}/link")
async def link(request: Request, desk: OpenDesk, admin: Admin, id: str) -> Response:
    """Shows a new link by which they choose a password; the one before it ends."""
    await fields(request)
    try:
        async with desk.db.write() as connection:
            invited = await accounts.account(connection, id)
            secret = await invitations.invite(connection, id, desk.clock(), by=admin.id)
    except (BadPerson, NoSuchPerson) as error:
        return await _people(request, desk, admin, error=error, form=id)
    return await _people(request, desk, admin, once=_link(request, invited.name, secret))


@router.post("/people/{id}/keys")
async def make_key(request: Request, desk: OpenDesk, admin: Admin, id: str) -> Response:
    """Shows a new key of theirs, for the extension or a program."""
    await fields(request)
    try:
        async with desk.db.write() as connection:
            owner = await accounts.account(connection, id)
            if owner.disabled_at is not None:
                raise BadPerson(invitations.DISABLED, "name")
            key = await key_for(connection, id, desk.clock(), by=admin.id)
    except (BadPerson, NoSuchPerson) as error:
        return await _people(request, desk, admin, error=error, form=id)
    return await _people(request, desk, admin, once=Once(kind="key", name=owner.name, secret=key))


def _details(sent: Fields) -> Details:
    """Raises BadPerson for a role that is none."""
    functions = sent.all("functions")
    try:
        return Details.model_validate({"role": sent["role"], "email": sent["email"], "functions": functions})
    except ValidationError as error:
        listed = ", ".join(ROLES)
        said = Wording(es=f"Elija uno de estos papeles: {listed}.", en=f"Choose one of these roles: {listed}.")
        raise BadPerson(said, "role") from error


def _link(request: Request, name: str, secret: str) -> Once:
    return Once(kind="link", name=name, secret=f"{str(request.base_url).rstrip('/')}/password/{secret}")


async def _people(
    request: Request,
    desk: Desk,
    admin: Person,
    *,
    typed: Fields | None = None,
    error: PortavozError | None = None,
    form: str = "new",
    once: Once | None = None,
    welcome: bool = False,
) -> Response:
    """`form`: whose form the error is about; `typed`: what it held."""
    now = desk.clock()
    async with desk.db.read() as connection:
        given: dict[str, Any] = {
            "everybody": await accounts.roster(connection),
            "keys": await list_keys(connection),
            "links": await invitations.open_links(connection, now),
        }
    faults: tuple[Fault, ...] = (fault_of(error),) if error else ()
    given |= {
        "roles": desk.brand.roles,
        "titles": {role.id: role.title for role in desk.brand.roles},
        "ranks": ROLES,
        "typed": typed or Fields(()),
        "form": form if typed else None,
        "faults": faults,
        "once": once,
        "welcome": welcome,
    }
    status = error.status if error else 200
    return form_page(request, "people.html", person=admin, here="/people", status=status, **given)
