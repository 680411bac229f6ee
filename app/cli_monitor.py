"""The words of `portavoz comments import` and `portavoz alerts`."""

import asyncio
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from app.cli_operations import In
from app.settings import read_settings


def _run(name: str, *given: Any) -> None:
    # What the commands do takes a second to import; `--help` does not wait for it.
    from app import cli_monitor_acts  # noqa: PLC0415

    raise typer.Exit(asyncio.run(getattr(cli_monitor_acts, name)(read_settings(), *given)))


def add_monitor(app: typer.Typer, _: In) -> None:
    """Adds the commands to the application, their help in the language that `_` chooses."""
    comments = typer.Typer(help=_("Lo que se dice en público, para vigilarlo.", "What is said in public, to watch it."))
    app.add_typer(comments, name="comments", no_args_is_help=True)
    _import(comments, _)
    alerts = typer.Typer(help=_("Avisos de la vigilancia, y qué se decidió.", "Warnings, and what came of them."))
    app.add_typer(alerts, name="alerts", invoke_without_command=True)
    _alerts(alerts, _)


def _import(comments: typer.Typer, _: In) -> None:
    @comments.command(
        "import",
        help=_(
            "Trae la exportación de una herramienta de escucha (.csv, .xlsx, .jsonl). Repetirlo no cuenta dos veces.",
            "Brings in a listening tool's export (.csv, .xlsx, .jsonl). Running it again counts nothing twice.",
        ),
    )
    def import_(
        file: Annotated[Path, typer.Argument(help=_("El archivo.", "The file."))],
        columns: Annotated[
            str | None,
            typer.Option(help=_("Qué es cada columna: text=C,author=D,date=A…", "What is what: text=C,author=D…")),
        ] = None,
        network: Annotated[
            str | None, typer.Option(help=_("La red, si no la dice el archivo.", "The network, if the file has none."))
        ] = None,
        dates: Annotated[
            Literal["day", "month"] | None,
            typer.Option(help=_("Qué va antes en 03/04.", "What comes first in 03/04.")),
        ] = None,
        dry_run: Annotated[bool, typer.Option("--dry-run", help=_("No guarda nada.", "Stores nothing."))] = False,
    ) -> None:
        _run("bring", file, columns, network, dates, dry_run)


def _alerts(alerts: typer.Typer, _: In) -> None:
    @alerts.callback(help=_("Enseña los avisos sin resolver.", "Lists the warnings that nobody has settled."))
    def list_(
        context: typer.Context,
        every: Annotated[bool, typer.Option("--all", help=_("También los resueltos.", "Settled ones too."))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=_("Como la API.", "As the API has it."))] = False,
    ) -> None:
        if context.invoked_subcommand is None:
            _run("show_alerts", every, as_json)

    @alerts.command(help=_("Dice qué se decidió de un aviso.", "Says what came of a warning."))
    def settle(
        alert: Annotated[str, typer.Argument(help=_("Su identificador.", "Its id."))],
        outcome: Annotated[
            Literal["declared", "watched", "dismissed"],
            typer.Option("--as", help=_("Crisis declarada, en vigilancia o descartado.", "What was decided.")),
        ],
        reason: Annotated[str, typer.Option(help=_("Por qué; queda escrito.", "Why; it stays on record."))],
        by: Annotated[str, typer.Option("--by", help=_("Su nombre en Portavoz.", "Your name in Portavoz."))],
        incident: Annotated[
            str | None, typer.Option(help=_("La crisis declarada, si la hay.", "The incident that was declared."))
        ] = None,
    ) -> None:
        _run("settle", alert, outcome, reason, by, incident)
