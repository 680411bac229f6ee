"""`portavoz drill check | list | make | run`: rehearsing a crisis on a throw-away database."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from app.settings import read_settings

In = Callable[[str, str], str]
"""Chooses between Spanish and English."""
TeamName = Literal["scripted", "people"]
Profile = Literal["good", "slow", "no-plan"]
Engine = Literal["composer", "model"]


def _run(name: str, *given: Any) -> None:
    # What the commands do takes a second to import; `--help` does not wait for it.
    from app import cli_drill_acts  # noqa: PLC0415

    raise typer.Exit(asyncio.run(getattr(cli_drill_acts, name)(read_settings(), *given)))


def add_drill(app: typer.Typer, _: In) -> None:
    """Adds the commands to the application, their help in the language that `_` chooses."""
    drill = typer.Typer(help=_("Simulacros: ensayar una crisis sin publicar nada.", "Drills: rehearse a crisis."))
    app.add_typer(drill, name="drill", no_args_is_help=True)
    _texts(drill, _)
    _making(drill, _)
    _playing(drill, _)


def _texts(drill: typer.Typer, _: In) -> None:
    @drill.command(help=_("Revisa un guion: un fallo por línea.", "Checks a script: one fault a line."))
    def check(file: Annotated[Path, typer.Argument(help=_("El guion, en YAML.", "The script, in YAML."))]) -> None:
        _run("check", file)

    @drill.command("list", help=_("Los simulacros de la carpeta de la marca.", "The drills of the brand's folder."))
    def list_() -> None:
        _run("listed")


def _making(drill: typer.Typer, _: In) -> None:
    @drill.command(
        help=_(
            "Hace un guion de cualquier escenario del manual, o de un tipo de comentario.",
            "Makes a script from any scenario of the manual, or from a type of comment.",
        )
    )
    def make(
        scenario: Annotated[str, typer.Argument(help=_("Su id, p. ej. E4.", "Its id, e.g. E4."))],
        out: Annotated[Path | None, typer.Option(help=_("Archivo; si no, la salida.", "File; else stdout."))] = None,
        comments: Annotated[int, typer.Option(help=_("Cuántos comentarios.", "How many comments."))] = 200,
        minutes: Annotated[int, typer.Option(help=_("Cuánto dura.", "How long it lasts."))] = 90,
        seed: Annotated[int, typer.Option(help=_("La misma da el mismo guion.", "The same gives the same."))] = 1,
    ) -> None:
        _run("make", scenario, out, comments, minutes, seed)


def _playing(drill: typer.Typer, _: In) -> None:
    @drill.command(
        help=_(
            "Juega un simulacro y lo puntúa. Nada de él se publica, se avisa fuera, se cuenta ni se aprende.",
            "Plays a drill and scores it. Nothing of it is published, told outside, counted or learned.",
        )
    )
    def run(
        drill: Annotated[str, typer.Argument(help=_("Un archivo, o el id de uno.", "A file, or the id of one."))],
        speed: Annotated[
            str, typer.Option(help=_("Veces más rápido que el reloj, o «max».", "Times the clock's pace, or “max”."))
        ] = "max",
        serve: Annotated[
            bool, typer.Option("--serve", help=_("Abre las páginas del simulacro.", "Opens the drill's pages."))
        ] = False,
        team: Annotated[
            TeamName, typer.Option(help=_("Equipo del guion, o personas.", "A scripted team, or people."))
        ] = "scripted",
        profile: Annotated[
            Profile, typer.Option(help=_("Cómo es el equipo del guion.", "How the scripted team is."))
        ] = "good",
        out: Annotated[Path | None, typer.Option(help=_("Carpeta para el informe.", "Folder for the report."))] = None,
        seed: Annotated[int, typer.Option(help=_("La misma se juega igual.", "The same plays the same."))] = 1,
        engine: Annotated[Engine, typer.Option(help=_("Quién redacta.", "Who writes."))] = "composer",
        host: Annotated[str, typer.Option(help=_("Con --serve.", "With --serve."))] = "127.0.0.1",
        port: Annotated[int, typer.Option(min=0, max=65535, help=_("Con --serve.", "With --serve."))] = 8010,
    ) -> None:
        _run("run", drill, speed, serve, team, profile, out, seed, engine, host, port)
