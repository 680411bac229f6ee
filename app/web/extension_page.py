"""The page of the extension: how to install it, a link that pairs this browser, the browsers that are paired."""

import json
from typing import Any, Final

from fastapi import APIRouter, Request, Response

from app.operations.desk import Desk
from app.review.keys_on_file import list_keys
from app.review.pairing import LASTS, Code, new_code
from app.review.people import Person, revoke_key
from app.web.extension_files import GECKO, NoExtension, Packed, packed, version_of
from app.web.forms import fields, form_page, go_to
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, Visitor

router = APIRouter(include_in_schema=False, route_class=PageRoute)

ID: Final = "abcdefghijklmnopabcdefghijklmnop"
"""Where a company writes the id that its own signing key gives the extension."""


@router.get("/pair")
@router.get("/extension/pair")
async def pair_link() -> Response:
    """Where a pairing link leads in a browser; its code stands after «#», which browsers send to nobody."""
    return go_to("/extension")


@router.get("/extension")
async def extension(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """The steps, and the browsers of whoever looks."""
    return await _page(request, desk, person)


@router.post("/extension/pair")
async def pair(request: Request, desk: OpenDesk, person: Visitor) -> Response:
    """Shows a pairing link, this one time; an earlier one ends."""
    await fields(request)
    code = await new_code(desk.db, person.id, desk.clock(), by=person.id)
    return await _page(request, desk, person, code=code)


@router.post("/extension/browsers/{key}/revoke")
async def revoke(request: Request, desk: OpenDesk, person: Visitor, key: str) -> Response:
    """Ends the pairing of a browser of one's own; another's stays as it is."""
    await fields(request)
    async with desk.db.write() as connection:
        await revoke_key(connection, key, desk.clock(), by=person.id, of=person.id)
    return go_to("/extension#browsers")


def link_of(address: str, code: Code) -> str:
    """What the options of the extension take: the address and, after «#», the code."""
    return f"{address.rstrip('/')}/pair#{code.text}"


def chromium_policy(address: str) -> dict[str, Any]:
    """What a company writes into the policies of Chromium, Chrome, Edge or Brave."""
    update_url = "https://intranet.example/portavoz/updates.xml"
    settings = {"installation_mode": "force_installed", "update_url": update_url, "toolbar_pin": "force_pinned"}
    told = {"address": address, "locked": True, "buttons": True}
    return {"ExtensionSettings": {ID: settings}, "3rdparty": {"extensions": {ID: told}}}


def firefox_policy(address: str, version: str | None) -> dict[str, Any]:
    """What a company writes into the policies.json of Firefox ESR, which takes add-ons that Mozilla has not signed.

    Firefox installs again when the address changes, so it names the version.
    """
    settings = {
        "installation_mode": "force_installed",
        "install_url": f"{address}/extension/portavoz-firefox.zip?v={version or ''}",
        "default_area": "navbar",
    }
    told = {"address": address, "locked": True, "buttons": True}
    id = str(GECKO["id"])
    return {
        "policies": {
            "ExtensionSettings": {id: settings},
            "Preferences": {"xpinstall.signatures.required": {"Value": False, "Status": "locked"}},
            "3rdparty": {"Extensions": {id: told}},
        }
    }


def _files() -> dict[str, Any]:
    """Version and downloads; none where the deployment has no extension."""
    try:
        found: dict[str, Packed] = {"chromium": packed("chromium"), "firefox": packed("firefox")}
        return {"version": version_of(), "files": found, "missing": None}
    except NoExtension as error:
        return {"version": None, "files": {}, "missing": error.detail}


async def _page(request: Request, desk: Desk, person: Person, *, code: Code | None = None) -> Response:
    address = str(request.base_url).rstrip("/")
    async with desk.db.read() as connection:
        mine = await list_keys(connection, of=person.id)
    files = _files()
    policies = {"chromium": chromium_policy(address), "firefox": firefox_policy(address, files["version"])}
    given: dict[str, Any] = {
        **files,
        "address": address,
        "code": code,
        "pairing_link": link_of(address, code) if code else None,
        "minutes": int(LASTS.total_seconds() // 60),
        "browsers": [key for key in mine if key.scope == "extension" and key.revoked_at is None],
        "policies": {name: json.dumps(policy, indent=2) for name, policy in policies.items()},
    }
    return form_page(request, "extension.html", person=person, here="/extension", **given)
