"""The words of `portavoz hooks …` and `portavoz freeze`."""

import asyncio
from collections.abc import Callable
from typing import Annotated, Any

import typer

from app.settings import read_settings

In = Callable[[str, str], str]
"""Chooses between Spanish and English."""


def _run(name: str, *given: Any) -> None:
    # What the commands do takes a second to import; `--help` does not wait for it.
    from app import cli_hook_acts  # noqa: PLC0415

    raise typer.Exit(asyncio.run(getattr(cli_hook_acts, name)(read_settings(), *given)))


def add_hooks(app: typer.Typer, _: In) -> None:
    """Adds the commands to the application, their help in the language that `_` chooses."""
    about = _(
        "Programas que reciben avisos firmados de crisis y pausas (webhooks).",
        "Programs that get signed notices of crises and freezes (webhooks).",
    )
    hooks = typer.Typer(help=about)
    app.add_typer(hooks, name="hooks", no_args_is_help=True)
    _new(hooks, _)
    _known(hooks, _)
    _freeze(app, _)


def _new(hooks: typer.Typer, _: In) -> None:
    @hooks.command(
        help=_(
            "Añade un programa y muestra su secreto, una sola vez, solo en una línea.",
            "Adds a program and shows its secret, this once, alone on a line.",
        )
    )
    def add(
        name: Annotated[str, typer.Option(help=_("Cómo lo conoce el equipo.", "As the team knows it."))],
        url: Annotated[str, typer.Option(help=_("Dirección https pública.", "Public https address."))],
        event: Annotated[
            list[str] | None,
            typer.Option(
                help=_(
                    "Qué aviso recibe; varias veces. Por defecto, todos.", "A notice it gets; repeatable. All of them."
                )
            ),
        ] = None,
        private: Annotated[
            bool,
            typer.Option(
                "--private",
                help=_(
                    "Puede estar en la red propia o en esta máquina. Solo aquí se puede permitir.",
                    "It may be in our own network or on this machine. Only here can that be allowed.",
                ),
            ),
        ] = False,
    ) -> None:
        _run("add", name, url, event, private)

    @hooks.command(
        help=_(
            "Da al programa otro secreto y lo muestra; el anterior firma también un tiempo.",
            "Gives the program another secret and shows it; the one before signs too for a time.",
        )
    )
    def rotate(
        name: Annotated[str, typer.Argument(help=_("Nombre o id.", "Name or id."))],
        keep_hours: Annotated[
            int,
            typer.Option(
                min=0,
                max=720,
                help=_(
                    "Horas que vale el anterior; 0 si se ha filtrado.", "Hours that the old one lasts; 0 after a leak."
                ),
            ),
        ] = 24,
    ) -> None:
        _run("rotate", name, keep_hours)


def _known(hooks: typer.Typer, _: In) -> None:
    named = Annotated[str, typer.Argument(help=_("Nombre o id.", "Name or id."))]

    @hooks.command(
        name="list", help=_("Los programas y cómo fue el último aviso.", "The programs and how the last notice went.")
    )
    def list_() -> None:
        _run("list_hooks")

    @hooks.command(
        help=_(
            "No le avisa de nada más; lo que estaba por entregar se descarta.",
            "Tells it nothing more; what was still to deliver is dropped.",
        )
    )
    def disable(name: named) -> None:
        _run("disable", name)

    @hooks.command(help=_("Vuelve a avisarle.", "Tells it again."))
    def enable(name: named) -> None:
        _run("enable", name)

    @hooks.command(
        help=_(
            "Le envía una prueba; la entrega el servidor en marcha.", "Sends it a test; the running server delivers it."
        )
    )
    def test(name: named) -> None:
        _run("try_out", name)


def _freeze(app: typer.Typer, _: In) -> None:
    @app.command(
        help=_(
            "Dice si una crisis congela lo programado y qué se ha pausado. Termina con 3 si está congelado, 0 si no.",
            "Says whether a crisis freezes scheduled posts and what was paused. Exits with 3 when frozen, 0 when not.",
        )
    )
    def freeze(
        json: Annotated[bool, typer.Option("--json", help=_("Como GET /v1/freeze.", "As GET /v1/freeze."))] = False,
    ) -> None:
        _run("show_freeze", json)
