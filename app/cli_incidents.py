"""`portavoz incident declare | amend | show | list | line | post | stand-down | owed | report`."""

import asyncio
from typing import Annotated, Any, Literal

import typer

from app.cli_operations import In
from app.settings import read_settings

Mode = Literal["watch", "crisis"]
Severity = Literal["low", "medium", "high", "critical"]


def _run(name: str, *given: Any) -> None:
    # What the commands do takes a second to import; `--help` does not wait for it.
    from app import cli_incident_acts  # noqa: PLC0415

    raise typer.Exit(asyncio.run(getattr(cli_incident_acts, name)(read_settings(), *given)))


def add_incidents(app: typer.Typer, _: In) -> None:
    """Adds the commands to the application, their help in the language that `_` chooses."""
    incident = typer.Typer(
        help=_(
            "Crisis: declararlas, cambiar el mensaje oficial, relevarse, darlas por terminadas.",
            "Incidents: declare them, change the official line, hand over, stand them down.",
        )
    )
    app.add_typer(incident, name="incident", no_args_is_help=True)
    _beginning(incident, _)
    _reading(incident, _)
    _going_on(incident, _)


class _Options:
    """What several commands take, with its help in the language that `_` chooses."""

    def __init__(self, _: In) -> None:
        which = _("Id, su principio o el escenario.", "Its id, how that begins, or its scenario.")
        self.which: Any = typer.Argument(..., metavar="ID", help=which)
        message = _("El mensaje; «-» lo lee de la entrada.", "The message; “-” reads it from stdin.")
        self.text: Any = typer.Argument(..., help=message)
        self.role: Any = typer.Argument(..., help=_("Id del rol de la marca.", "Id of the brand's role."))
        self.person: Any = typer.Argument(..., help=_("Quién lo tiene desde ahora.", "Who has it from now on."))
        self.by: Any = typer.Option(..., "--by", help=_("Su nombre en Portavoz.", "Your name in Portavoz."))
        self.reason: Any = typer.Option(..., help=_("Por qué; queda en la cronología.", "Why; it stays on record."))
        said_in = _("El mensaje en otro idioma; se puede repetir.", "The line in another language; may be repeated.")
        self.said_in: Any = typer.Option(None, "--in", metavar="xx=…", help=said_in)
        again = _("Cuándo se vuelve a informar (hora de la marca).", "When more is said (the brand's own time).")
        self.next_update: Any = typer.Option(None, metavar="HH:MM", help=again)
        self.triggers: Any = typer.Option(None, "--trigger", help=_("Palabras de sus comentarios.", "Its words."))
        self.examples: Any = typer.Option(
            None, "--example", help=_("Un comentario que es suyo.", "One of its comments.")
        )
        self.freeze: Any = typer.Option(
            None, "--freeze/--no-freeze", help=_("Parar la publicidad, o no.", "Stop the marketing, or not.")
        )
        seen = _("La versión que usted vio; si no, la de ahora.", "The version you saw; else the latest.")
        self.version: Any = typer.Option(None, help=seen)
        self.as_json: Any = typer.Option(False, "--json", help=_("Como la API.", "As the API has it."))


def _beginning(incident: typer.Typer, _: In) -> None:
    o = _Options(_)

    @incident.command(
        help=_("Declara una crisis, o pone algo en vigilancia.", "Declares an incident, or puts something on watch.")
    )
    def declare(
        by: str = o.by,
        reason: str = o.reason,
        scenario: Annotated[str | None, typer.Option(help=_("El del manual.", "The manual's."))] = None,
        title: Annotated[str, typer.Option(help=_("Si el manual no lo previó.", "If no manual foresaw it."))] = "",
        watch: Annotated[bool, typer.Option("--watch", help=_("Solo vigilar.", "Only watch."))] = False,
        severity: Annotated[Severity | None, typer.Option(help=_("Gravedad.", "Severity."))] = None,
        line: Annotated[str | None, typer.Option(help=_("El mensaje oficial.", "The official line."))] = None,
        said_in: list[str] | None = o.said_in,
        next_update: str | None = o.next_update,
        triggers: list[str] | None = o.triggers,
        examples: list[str] | None = o.examples,
        freeze: bool | None = o.freeze,
        alert: Annotated[str | None, typer.Option(help=_("Id del aviso.", "Id of the alert."))] = None,
    ) -> None:
        given = {"scenario": scenario, "title": title, "mode": "watch" if watch else "crisis", "severity": severity,
                 "line": line, "triggers": triggers or (), "examples": examples or (), "freeze": freeze,
                 "reason": reason, "alert": alert}  # fmt: skip
        _run("declare", by, given, said_in or [], next_update)

    @incident.command(help=_("Cambia lo que es: modo, gravedad, palabras…", "Changes what it is: mode, severity, …"))
    def amend(
        which: str = o.which,
        by: str = o.by,
        reason: str = o.reason,
        title: Annotated[str | None, typer.Option(help=_("Título.", "Title."))] = None,
        mode: Annotated[Mode | None, typer.Option(help=_("Modo.", "Mode."))] = None,
        severity: Annotated[Severity | None, typer.Option(help=_("Gravedad.", "Severity."))] = None,
        freeze: bool | None = o.freeze,
        triggers: list[str] | None = o.triggers,
        examples: list[str] | None = o.examples,
        version: int | None = o.version,
    ) -> None:
        given = {"title": title, "mode": mode, "severity": severity, "freeze": freeze, "triggers": triggers,
                 "examples": examples, "reason": reason}  # fmt: skip
        _run("amend", which, by, given, version)


def _reading(incident: typer.Typer, _: In) -> None:
    o = _Options(_)

    @incident.command("list", help=_("Las abiertas; con --all, todas.", "Open ones; with --all, all of them."))
    def list_(
        everything: Annotated[
            bool, typer.Option("--all", help=_("También las terminadas.", "Those over too."))
        ] = False,
        as_json: bool = o.as_json,
    ) -> None:
        _run("list_", everything, as_json)

    @incident.command(help=_("Todo lo que se sabe de una.", "All that is known of one."))
    def show(which: str = o.which, as_json: bool = o.as_json) -> None:
        _run("show", which, as_json)

    @incident.command(
        help=_("El informe, también el de hasta ahora, en Markdown.", "The report, also so far, as Markdown."),
    )
    def report(which: str = o.which, as_json: bool = o.as_json) -> None:
        from app import cli_incident_report  # noqa: PLC0415 - as in _run

        raise typer.Exit(asyncio.run(cli_incident_report.report(read_settings(), which, as_json)))

    @incident.command(
        help=_("A quién se debe una respuesta en público.", "Who is owed a public answer."),
    )
    def owed(
        which: Annotated[str | None, typer.Argument(metavar="[ID]", help=_("Si no, de todas.", "Else of all."))] = None,
        as_json: bool = o.as_json,
    ) -> None:
        _run("owed", which, as_json)


def _going_on(incident: typer.Typer, _: In) -> None:
    o = _Options(_)

    @incident.command(help=_("Cambia el mensaje oficial.", "Changes the official line."))
    def line(
        which: str = o.which,
        text: str = o.text,
        by: str = o.by,
        reason: str = o.reason,
        said_in: list[str] | None = o.said_in,
        next_update: str | None = o.next_update,
        version: int | None = o.version,
    ) -> None:
        _run("line", which, by, text, reason, said_in or [], next_update, version)

    @incident.command(help=_("Da un rol de la marca a una persona.", "Gives a role of the brand to a person."))
    def post(
        which: str = o.which,
        role: str = o.role,
        person: str = o.person,
        by: str = o.by,
        reason: Annotated[str, typer.Option(help=_("Por qué.", "Why."))] = "",
    ) -> None:
        _run("post", which, by, role, person, reason)

    @incident.command("stand-down", help=_("La da por terminada.", "Stands it down."))
    def stand_down(
        which: str = o.which,
        closing: str = o.text,
        by: str = o.by,
        reason: Annotated[
            str | None, typer.Option(help=_("Hace falta si se debe respuesta.", "Needed while answers are owed."))
        ] = None,
        drop_facts: Annotated[
            bool, typer.Option("--drop-facts", help=_("Sus datos terminan con ella.", "Its facts end with it."))
        ] = False,
        version: int | None = o.version,
    ) -> None:
        _run("stand_down", which, by, closing, reason, not drop_facts, version)
