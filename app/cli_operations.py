"""The words of upkeep: `portavoz audit verify | export`, `backup`, `restore`, `erase`, `sweep`."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from app.settings import read_settings

In = Callable[[str, str], str]
"""Chooses between Spanish and English."""


def _run(name: str, *given: Any) -> None:
    # What the commands do takes a second to import; `--help` does not wait for it.
    from app import cli_upkeep  # noqa: PLC0415

    raise typer.Exit(asyncio.run(getattr(cli_upkeep, name)(read_settings(), *given)))


def add_operations(app: typer.Typer, _: In) -> None:
    """Adds the commands to the application, their help in the language that `_` chooses."""
    audit = typer.Typer(help=_("La cadena de auditoría: quién decidió qué.", "The audit chain: who decided what."))
    app.add_typer(audit, name="audit", no_args_is_help=True)
    _audit(audit, _)
    _copies(app, _)
    _words(app, _)


def _audit(audit: typer.Typer, _: In) -> None:
    @audit.command(
        help=_(
            "Comprueba la cadena y cada respuesta contra ella: un fallo por línea.",
            "Checks the chain, and each reply against it: one fault a line.",
        )
    )
    def verify(
        head: Annotated[
            Path | None,
            typer.Option(
                help=_("Una exportación anterior, o su última línea.", "An earlier export, or its last line.")
            ),
        ] = None,
    ) -> None:
        _run("verify", head)

    @audit.command(
        help=_(
            "Saca la cadena como líneas JSON, con su cabeza al final; guárdela en otro sitio.",
            "Writes the chain as JSON lines, its head last; keep it elsewhere.",
        )
    )
    def export(
        out: Annotated[Path | None, typer.Option(help=_("Archivo; si no, la salida.", "File; else stdout."))] = None,
        head_only: Annotated[
            bool, typer.Option("--head-only", help=_("Solo la última línea.", "Only the last line."))
        ] = False,
    ) -> None:
        _run("export", out, head_only)


def _copies(app: typer.Typer, _: In) -> None:
    @app.command(
        help=_(
            "Copia de seguridad en un archivo, también con el servidor en marcha. Sin sesiones ni índices.",
            "Backs up into one file, also while the server runs. Without sessions and search indexes.",
        )
    )
    def backup(file: Annotated[Path, typer.Argument(help=_("Archivo que se escribe.", "File to write."))]) -> None:
        _run("backup", file)

    @app.command(
        help=_(
            "Restaura una copia en una base vacía, de SQLite o de PostgreSQL, y la comprueba entera.",
            "Restores a backup into an empty database, SQLite or PostgreSQL, and verifies all of it.",
        )
    )
    def restore(file: Annotated[Path, typer.Argument(help=_("La copia.", "The backup."))]) -> None:
        _run("restore", file)


def _words(app: typer.Typer, _: In) -> None:
    @app.command(
        help=_(
            "Borra lo que escribió una persona y lo escrito sobre ello; las decisiones se quedan.",
            "Erases what a person wrote and what was written about it; the decisions stay.",
        )
    )
    def erase(
        author: Annotated[str, typer.Option(help=_("Su nombre en la red: «@ana».", "Their name there: “@ana”."))],
        network: Annotated[str | None, typer.Option(help=_("Solo en esa red.", "Only on that network."))] = None,
        dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Solo lo cuenta.", "Only counts."))] = False,
    ) -> None:
        _run("erase", author, network, dry_run)

    @app.command(
        help=_(
            "Quita los textos de lo que terminó hace más días de los que se guardan.",
            "Takes the texts out of what ended longer ago than the days to keep.",
        )
    )
    def sweep(
        days: Annotated[
            int | None,
            typer.Option(min=1, help=_("Por defecto, PORTAVOZ_RETENTION_DAYS.", "PORTAVOZ_RETENTION_DAYS by default.")),
        ] = None,
    ) -> None:
        _run("sweep", days)
