"""`portavoz serve`: one process that listens at once, says when it is ready, and says clearly why it cannot be."""

import asyncio
import errno
import ipaddress
import json
import socket
import sys
from typing import TYPE_CHECKING, ClassVar

import uvicorn

from app.errors import PortavozError
from app.settings import Settings, read_settings
from app.web.application import create_app
from app.web.logs import set_up
from app.web.opening import Opening
from app.wording import Tongue, Wording

if TYPE_CHECKING:
    from app.operations.desk import Desk

DEVELOPER = "desarrollo"
"""The person whose key is made when a fresh machine serves itself."""


class CannotListen(PortavozError):
    """The address is taken, unknown or not ours to use."""

    type: ClassVar[str] = "cannot-listen"
    title: ClassVar[Wording] = Wording(es="No se puede escuchar ahí", en="Cannot listen there")


def serve(host: str, port: int) -> int:
    """Serves until stopped; the exit status. Raises BadSettings or CannotListen.

    What a proxy says of scheme and visitor is believed from this machine, or from FORWARDED_ALLOW_IPS (uvicorn's own).
    """
    settings = read_settings()
    set_up(settings.log_level)
    listening = listen(host, port)
    app = create_app(settings)
    config = uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=30)
    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:  # uvloop where there is one
        return runner.run(_serve(settings, config, listening, host))


def listen(host: str, port: int) -> socket.socket:
    """A socket that nobody else has. Raises CannotListen, which says what to do instead."""
    try:
        family, *_rest, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise CannotListen(_why(error, host, port)) from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError as error:
        listening.close()
        raise CannotListen(_why(error, host, port)) from error
    return listening


def _why(error: Exception, host: str, port: int) -> Wording:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return Wording(
            es=f"El puerto {port} de {host} ya está ocupado; pare lo que lo usa o elija otro con --port.",
            en=f"Port {port} of {host} is taken; stop what uses it or choose another with --port.",
        )
    if number == errno.EACCES:
        return Wording(
            es=f"No hay permiso para el puerto {port}; use uno de 1024 en adelante.",
            en=f"No permission for port {port}; use one from 1024 on.",
        )
    return Wording(
        es=f"«{host}» no es una dirección de esta máquina; pruebe --host 127.0.0.1 o --host 0.0.0.0.",
        en=f"“{host}” is no address of this machine; try --host 127.0.0.1 or --host 0.0.0.0.",
    )


async def _serve(settings: Settings, config: uvicorn.Config, listening: socket.socket, host: str) -> int:
    server = uvicorn.Server(config)
    opening: Opening = config.app.state.opening  # type: ignore[union-attr]  # ours, and no import string
    telling = asyncio.create_task(_tell(server, opening, settings, listening, host))
    await server.serve(sockets=[listening])
    return await telling


async def _tell(
    server: uvicorn.Server, opening: Opening, settings: Settings, listening: socket.socket, host: str
) -> int:
    """What a person at the terminal wants to know; stops the server when the desk cannot open. The exit status."""
    while not server.started:
        if server.should_exit:
            return 0
        await asyncio.sleep(0.02)
    name, port = listening.getsockname()[:2]
    url = f"http://{'127.0.0.1' if name in ('0.0.0.0', '::') else f'[{name}]' if ':' in name else name}:{port}"  # noqa: S104
    tongue = settings.language
    _say(
        Wording(es=f"Portavoz escucha en {url}; leyendo el manual…", en=f"Portavoz listens at {url}; reading…"), tongue
    )
    try:
        desk = await opening.desk(patience=float("inf"))
    except PortavozError as error:
        if not server.should_exit:
            _say(
                Wording(es=f"{error.title.es}:\n{error.detail.es}", en=f"{error.title.en}:\n{error.detail.en}"), tongue
            )
        server.should_exit = True
        return 1
    _say(_ready(desk, url), tongue)
    await _first_key(desk, url, host)
    await _first_person(desk, desk.settings.public_url or url)
    return 0


def _ready(desk: "Desk", url: str) -> Wording:
    brand, settings = desk.brand, desk.settings
    engine = f"model ({settings.model})" if settings.has_model else "composer"
    why_es = "" if settings.has_model else ", sin modelo ni red; OPENAI_API_KEY u OPENAI_BASE_URL lo cambian"
    why_en = "" if settings.has_model else ", no model and no network; OPENAI_API_KEY or OPENAI_BASE_URL change that"
    listed = ", ".join(sorted({name.split(".")[0] for name in brand.defaults}))
    return Wording(
        es=f"Marca: {brand.name} ({settings.knowledge}), {desk.library.size} pasajes.\nRedacta: {engine}{why_es}.\n"
        + (f"Con valores de serie en: {listed} (detalle: portavoz check).\n" if listed else "")
        + f"Guía: {url}/docs",
        en=f"Brand: {brand.name} ({settings.knowledge}), {desk.library.size} passages.\nWrites: {engine}{why_en}.\n"
        + (f"Shipped defaults in: {listed} (detail: portavoz check).\n" if listed else "")
        + f"Guide: {url}/docs",
    )


async def _first_key(desk: "Desk", url: str, host: str) -> None:
    """Without any key nobody can ask: makes one for whoever sits at this machine, or says how to."""
    # Loaded already by the open desk; kept off the start-up path.
    from app.review.keys_on_file import list_keys  # noqa: PLC0415
    from app.review.people import create_key  # noqa: PLC0415

    tongue = desk.settings.language
    async with desk.db.read() as connection:
        if await list_keys(connection):
            return
    if not loopback(host):
        _say(Wording(es=f"Aún no hay claves. Cree una: {HOW}", en=f"There is no key yet. Make one: {HOW}"), tongue)
        return
    async with desk.db.write() as connection:
        key = await create_key(connection, DEVELOPER, "agent", desk.clock())
    text = Wording(es="Llevo una hora esperando y nadie me atiende", en="I have been waiting for an hour").in_(tongue)
    body = json.dumps({"comment": {"network": desk.brand.networks[0].id, "text": text}}, ensure_ascii=False)
    curl = f"curl {url}/v1/drafts -H 'Authorization: Bearer {key}' -H 'Content-Type: application/json' -d '{body}'"
    _say(
        Wording(
            es=f"Clave de desarrollo, que no se vuelve a mostrar: {key}\nPruebe:\n\n  {curl}\n",
            en=f"Development key, not shown again: {key}\nTry:\n\n  {curl}\n",
        ),
        tongue,
    )


async def _first_person(desk: "Desk", url: str) -> None:
    """Without anybody who can sign in nobody can approve: a one-time link makes the first person."""
    from app.review.invitations import set_up_link  # noqa: PLC0415 - as above

    async with desk.db.write() as connection:
        secret = await set_up_link(connection, desk.clock())
    if secret is None:
        return
    link = f"{url.rstrip('/')}/setup/{secret}"
    _say(
        Wording(
            es=f"Aún no hay quien apruebe. Cree la primera persona en este enlace, que sirve una vez:\n\n  {link}\n",
            en=f"Nobody can approve yet. Make the first person at this link, which works once:\n\n  {link}\n",
        ),
        desk.settings.language,
    )


HOW = "portavoz keys create --name … --role agent"


def loopback(host: str) -> bool:
    """Whether only this machine can reach that address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _say(wording: Wording, tongue: Tongue) -> None:
    sys.stdout.write(f"{wording.in_(tongue)}\n")
    sys.stdout.flush()
