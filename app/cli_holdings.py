"""`portavoz holdings list | approve | end`: the holding texts that a head approves beforehand."""

import asyncio
from typing import Annotated, Any

import typer

from app.cli_operations import In
from app.settings import read_settings


def _run(name: str, *given: Any) -> None:
    # What the commands do takes a second to import; `--help` does not wait for it.
    from app import cli_holding_acts  # noqa: PLC0415

    raise typer.Exit(asyncio.run(getattr(cli_holding_acts, name)(read_settings(), *given)))


def add_holdings(app: typer.Typer, _: In) -> None:
    """Adds the commands to the application, their help in the language that `_` chooses."""
    holdings = typer.Typer(
        help=_(
            "Mensajes de espera: cuáles hay y quién los aprobó de antemano.",
            "Holding messages: which there are, and who approved them beforehand.",
        )
    )
    app.add_typer(holdings, name="holdings", no_args_is_help=True)
    by = typer.Option(help=_("Su nombre en Portavoz; papel head.", "Your name in Portavoz; role head."))
    _reading(holdings, _)
    _deciding(holdings, _, by)


def _reading(holdings: typer.Typer, _: In) -> None:
    @holdings.command(
        "list",
        help=_(
            "Todos los textos, por asunto, con su sha256 y quién los aprobó.",
            "All texts, by matter, with their sha256 and who approved them.",
        ),
    )
    def list_(
        as_json: Annotated[bool, typer.Option("--json", help=_("Como la API.", "As the API has it."))] = False,
    ) -> None:
        _run("show", as_json)


def _deciding(holdings: typer.Typer, _: In, by: Any) -> None:
    @holdings.command(
        help=_(
            "Aprueba los textos del manual tal como están o, con --incident y --text, uno adaptado a esa crisis.",
            "Approves the manual's texts as they stand or, with --incident and --text, one adapted to that incident.",
        )
    )
    def approve(
        name: Annotated[str, typer.Option("--by", help=by.help)],
        incident: Annotated[
            str | None, typer.Option(help=_("Id de la crisis abierta.", "Id of the open incident."))
        ] = None,
        text: Annotated[
            str | None, typer.Option(help=_("El texto, tal como se enviará.", "The text, as it will be sent."))
        ] = None,
        network: Annotated[str | None, typer.Option(help=_("Solo en esa red.", "Only on that network."))] = None,
        language: Annotated[
            str | None, typer.Option(help=_("Su idioma; si no, el de la marca.", "Its language; else the brand's."))
        ] = None,
    ) -> None:
        _run("approve", name, incident, text, network, language)

    @holdings.command(
        help=_(
            "Retira una aprobación; lo que aprobó y nadie ha publicado vuelve a quedar pendiente.",
            "Ends an approval; what it approved and nobody has published is pending again.",
        )
    )
    def end(
        id: Annotated[str, typer.Argument(help=_("Id que enseña «list».", "The id that “list” shows."))],
        name: Annotated[str, typer.Option("--by", help=by.help)],
    ) -> None:
        _run("end", id, name)
