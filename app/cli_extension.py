"""The words of `portavoz extension …`."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from app.settings import read_settings

In = Callable[[str, str], str]
"""Chooses between Spanish and English."""
Browser = Literal["chromium", "firefox"]


def _run(name: str, *given: Any) -> None:
    # What the commands do takes a second to import; `--help` does not wait for it.
    from app import cli_extension_acts  # noqa: PLC0415

    raise typer.Exit(asyncio.run(getattr(cli_extension_acts, name)(read_settings(), *given)))


def add_extension(app: typer.Typer, _: In) -> None:
    """Adds the commands to the application, their help in the language that `_` chooses."""
    about = _(
        "La extensión del navegador: su archivo y los enlaces que emparejan navegadores.",
        "The browser extension: its file, and the links that pair browsers.",
    )
    extension = typer.Typer(help=about)
    app.add_typer(extension, name="extension", no_args_is_help=True)

    @extension.command(
        help=_(
            "Escribe el archivo .zip de la extensión, siempre con los mismos bytes, y muestra su SHA-256.",
            "Writes the .zip file of the extension, always the same bytes, and shows its SHA-256.",
        )
    )
    def pack(
        out: Annotated[Path, typer.Option(help=_("Dónde se escribe; no debe existir.", "Where; it must not exist."))],
        browser: Annotated[Browser, typer.Option(help=_("Para qué navegador.", "For which browser."))] = "chromium",
    ) -> None:
        _run("pack", browser, out)

    @extension.command(
        help=_(
            "Muestra un enlace que empareja un navegador de esa persona: una vez, durante 10 minutos.",
            "Shows a link that pairs a browser of that person: once, within 10 minutes.",
        )
    )
    def pair(
        name: Annotated[str, typer.Argument(help=_("Nombre o correo.", "Name or e-mail address."))],
        url: Annotated[
            str | None,
            typer.Option(
                help=_("Dirección de Portavoz si no es la de los ajustes.", "Portavoz's address, if another.")
            ),
        ] = None,
    ) -> None:
        _run("pair", name, url)
