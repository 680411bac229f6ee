"""`portavoz facts list | add | confirm | refute | end | withdraw`: what may be said, while the house burns."""

import asyncio
from typing import Annotated, Any, Literal

import typer

from app.cli_operations import In
from app.settings import read_settings

Status = Literal["confirmed", "unconfirmed", "false"]


def _run(name: str, *given: Any) -> None:
    # What the commands do takes a second to import; `--help` does not wait for it.
    from app import cli_fact_acts  # noqa: PLC0415

    raise typer.Exit(asyncio.run(getattr(cli_fact_acts, name)(read_settings(), *given)))


def add_facts(app: typer.Typer, _: In) -> None:
    """Adds the commands to the application, their help in the language that `_` chooses."""
    facts = typer.Typer(
        help=_("Hechos: qué se puede decir, qué aún no y qué es falso.", "Facts: what may be said, and what may not.")
    )
    app.add_typer(facts, name="facts", no_args_is_help=True)
    by = _("Su nombre en Portavoz; confirma el papel lead o más.", "Your name in Portavoz; lead or above confirms.")
    _reading(facts, _)
    _adding(facts, _, by)
    _deciding(facts, _, by)


def _reading(facts: typer.Typer, _: In) -> None:
    @facts.command(
        "list",
        help=_(
            "Los de la carpeta y los añadidos, con cuál vale.", "The folder's and the added ones; which one counts."
        ),
    )
    def list_(
        every: Annotated[
            bool, typer.Option("--all", help=_("También los que ya no valen.", "Also what is over."))
        ] = False,
        as_json: Annotated[bool, typer.Option("--json", help=_("Como la API.", "As the API has it."))] = False,
    ) -> None:
        _run("show", every, as_json)


def _adding(facts: typer.Typer, _: In, by: str) -> None:
    @facts.command(help=_("Añade un hecho confirmado, en una frase.", "Adds a confirmed fact, in one sentence."))
    def add(
        statement: Annotated[str, typer.Argument(help=_("El hecho.", "The fact."))],
        name: Annotated[str, typer.Option("--by", help=by)],
        id: Annotated[str | None, typer.Option("--id", help=_("Si no, se pone uno.", "Else one is made."))] = None,
        status: Annotated[Status, typer.Option(help=_("Estado.", "Status."))] = "confirmed",
        correction: Annotated[
            str | None, typer.Option(help=_("De un falso: lo cierto.", "Of a false one: what is true."))
        ] = None,
        until: Annotated[str | None, typer.Option(help=_("Último día: 2026-11-21.", "Last day: 2026-11-21."))] = None,
        source: Annotated[str, typer.Option(help=_("De dónde se sabe.", "How it is known."))] = "",
        incident: Annotated[
            str | None, typer.Option(help=_("Id de su crisis; acaba con ella.", "Its incident's id; ends with it."))
        ] = None,
        internal: Annotated[
            bool, typer.Option("--internal", help=_("No se dice en público.", "Not for the public."))
        ] = False,
        compensation: Annotated[
            bool, typer.Option("--compensation", help=_("Es de compensaciones (head).", "About money (head)."))
        ] = False,
    ) -> None:
        given = {"statement": statement, "id": id, "status": status, "correction": correction, "valid_until": until}
        topic = "compensation" if compensation else "general"
        rest = {"source": source, "incident": incident, "public": not internal, "topic": topic}
        _run("add", name, {**given, **rest})


def _deciding(facts: typer.Typer, _: In, by: str) -> None:
    which = _("Id que enseña «list».", "The id that “list” shows.")
    why = _("Motivo.", "Reason.")

    @facts.command(help=_("Desde ahora se puede decir.", "It may be said from now on."))
    def confirm(
        id: Annotated[str, typer.Argument(help=which)],
        name: Annotated[str, typer.Option("--by", help=by)],
        reason: Annotated[str | None, typer.Option(help=why)] = None,
    ) -> None:
        _run("confirm", name, id, reason)

    @facts.command(help=_("Es falso, y esto es lo cierto.", "It is false, and this is true."))
    def refute(
        id: Annotated[str, typer.Argument(help=which)],
        correction: Annotated[
            str, typer.Argument(help=_("Lo cierto, con su prueba.", "What is true, with its proof."))
        ],
        name: Annotated[str, typer.Option("--by", help=by)],
        reason: Annotated[str | None, typer.Option(help=why)] = None,
    ) -> None:
        _run("refute", name, id, correction, reason)

    @facts.command(help=_("Ya no vale, aunque lo diga la carpeta.", "It no longer holds, whatever the folder says."))
    def end(
        id: Annotated[str, typer.Argument(help=which)],
        name: Annotated[str, typer.Option("--by", help=by)],
        reason: Annotated[str | None, typer.Option(help=why)] = None,
    ) -> None:
        _run("end", name, id, reason)

    @facts.command(help=_("Vuelve a valer lo que dice la carpeta.", "What the folder says counts again."))
    def withdraw(
        id: Annotated[str, typer.Argument(help=which)],
        name: Annotated[str, typer.Option("--by", help=by)],
        reason: Annotated[str | None, typer.Option(help=why)] = None,
    ) -> None:
        _run("withdraw", name, id, reason)
