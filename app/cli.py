"""The command line: `portavoz serve | draft | check | index | keys | people | audit | backup | …`.

Exit status: 0 done; 1 it could not be done, and standard error says why; 2 wrong usage; 130 interrupted.
"""

import os
import sys
from collections.abc import Callable, Coroutine
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Literal

import typer

from app.cli_drill import add_drill
from app.cli_extension import add_extension
from app.cli_facts import add_facts
from app.cli_holdings import add_holdings
from app.cli_hooks import add_hooks
from app.cli_incidents import add_incidents
from app.cli_monitor import add_monitor
from app.cli_operations import add_operations
from app.errors import PortavozError
from app.wording import Tongue, Wording

TONGUE: Tongue = "en" if os.environ.get("PORTAVOZ_LANGUAGE", "").strip().lower() == "en" else "es"
"""Help is written before the settings are read."""


def _(es: str, en: str) -> str:
    return en if TONGUE == "en" else es


ABOUT = _(
    "Redacta respuestas a comentarios públicos según el manual de crisis de la marca; una persona aprueba cada una.",
    "Drafts a brand's answers to public comments by its own crisis manual; a person approves each one.",
)
ENDING = _(
    "Termina con 0 si lo hizo, 1 si no pudo (y dice por qué), 2 si la orden está mal escrita.",
    "Exits with 0 when done, 1 when it could not (and says why), 2 for wrong usage.",
)
app = typer.Typer(help=ABOUT, epilog=ENDING, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
keys = typer.Typer(help=_("Claves de la API: una por persona.", "API keys: each belongs to one person."))
app.add_typer(keys, name="keys", no_args_is_help=True)
people = typer.Typer(help=_("Personas: quién pide, quién aprueba.", "People: who asks, who approves."))
app.add_typer(people, name="people", no_args_is_help=True)

Role = Literal["agent", "lead", "head", "admin"]
EngineName = Literal["auto", "model", "composer"]


def _commands() -> ModuleType:
    # The pipeline takes a second to import; `--help` does not wait for it.
    from app import cli_commands  # noqa: PLC0415

    return cli_commands


def _people() -> ModuleType:
    from app import cli_people  # noqa: PLC0415 - see above

    return cli_people


def _run(command: Callable[..., Coroutine[Any, Any, int]], *given: Any) -> None:
    raise typer.Exit(_commands().run(command, *given))


@app.command(help=_("Pone en marcha el servidor.", "Runs the server."))
def serve(
    host: Annotated[str, typer.Option(help=_("Dirección en la que escucha.", "Address to listen on."))] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help=_("Puerto.", "Port."))] = 8000,
) -> None:
    # Apart from the other commands: the server listens before the pipeline is imported.
    from app.web import serving  # noqa: PLC0415

    raise typer.Exit(serving.serve(host, port))


@app.command(
    help=_(
        "Redacta la respuesta a un comentario y la guarda como pendiente.",
        "Drafts the reply to a comment and stores it as pending.",
    )
)
def draft(
    text: Annotated[
        str, typer.Argument(help=_("El comentario; «-» lo lee de la entrada.", "The comment; “-” reads it from stdin."))
    ],
    network: Annotated[str, typer.Option(help=_("Red: x, instagram…", "Network: x, instagram…"))],
    author: Annotated[str | None, typer.Option(help=_("Quién lo escribió.", "Who wrote it."))] = None,
    url: Annotated[str | None, typer.Option(help=_("Dirección del comentario.", "The comment's address."))] = None,
    rating: Annotated[int | None, typer.Option(help=_("Estrellas, de 1 a 5.", "Stars, 1 to 5."))] = None,
    engine: Annotated[EngineName, typer.Option(help=_("Quién redacta.", "Who writes."))] = "auto",
    as_json: Annotated[bool, typer.Option("--json", help=_("El recurso de la API.", "The API's resource."))] = False,
    show_prompt: Annotated[
        bool,
        typer.Option("--show-prompt", help=_("Solo lo que recibiría un modelo.", "Only what a model would be sent.")),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("No guarda nada.", "Stores nothing."))] = False,
) -> None:
    said = _read_stdin() if text == "-" else text
    wanted = {"network": network, "text": said, "author": author, "url": url, "rating": rating}
    commands = _commands()
    shape = commands.Shape(as_json=as_json, show_prompt=show_prompt, dry_run=dry_run)
    _run(commands.draft, {"comment": wanted, "engine": engine}, shape)


@app.command(
    help=_(
        "Revisa la carpeta de conocimiento: un fallo por línea y lo que se ha entendido.",
        "Checks the knowledge folder: one fault a line, and what was understood.",
    )
)
def check(
    folder: Annotated[
        Path | None, typer.Argument(help=_("Por defecto, PORTAVOZ_KNOWLEDGE.", "PORTAVOZ_KNOWLEDGE by default."))
    ] = None,
) -> None:
    _run(_commands().check, folder)


@app.command(help=_("Pone al día los índices de búsqueda.", "Brings the search indexes up to date."))
def index(
    rebuild: Annotated[bool, typer.Option("--rebuild", help=_("Los hace de nuevo.", "Makes them anew."))] = False,
) -> None:
    _run(_commands().index, rebuild)


@keys.command("create", help=_("Crea una clave y la muestra una sola vez.", "Makes a key and shows it once."))
def create(
    name: Annotated[str, typer.Option(help=_("La persona.", "The person."))],
    role: Annotated[Role, typer.Option(help=_("Su papel.", "Their role."))] = "agent",
    service: Annotated[
        bool, typer.Option("--service", help=_("Es un programa: solo pide.", "It is a program: it only asks."))
    ] = False,
) -> None:
    if service and role != "agent":
        raise typer.BadParameter(_("un programa es siempre agent", "a program is always agent"), param_hint="--role")
    if service:
        _run(_people().create_service_key, name)
    _run(_commands().create_key, name, role)


@keys.command("list", help=_("Enseña las claves, sin sus secretos.", "Lists the keys, without their secrets."))
def list_() -> None:
    _run(_commands().list_keys)


@keys.command("revoke", help=_("Anula una clave al momento.", "Revokes a key at once."))
def revoke(key: Annotated[str, typer.Argument(help=_("Su identificador: pvz_… o lo que sigue.", "Its id."))]) -> None:
    _run(_commands().revoke_key, key)


Folder = Annotated[
    Path | None,
    typer.Option("--to", help=_("Carpeta; por defecto, PORTAVOZ_KNOWLEDGE.", "Folder; PORTAVOZ_KNOWLEDGE.")),
]


def _import() -> ModuleType:
    from app import cli_import  # noqa: PLC0415 - see above

    return cli_import


def _ask(question: str) -> bool:
    """Yes in Spanish or in English; anything else is no, and so is nobody there to ask."""
    try:
        answer = typer.prompt(question, default="", show_default=False, prompt_suffix=" ", err=True)
    except typer.Abort:
        return False
    return answer.strip().casefold() in ("s", "si", "sí", "y", "yes")


@app.command(
    "import",
    help=_(
        "Lee su manual y sus respuestas, enseña lo entendido y escribe la carpeta de conocimiento.",
        "Reads your manual and replies, shows what was understood and writes the knowledge folder.",
    ),
)
def import_(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help=_(".docx .pdf .md .html; .csv .xlsx .jsonl", ".docx .pdf .md .html; .csv .xlsx .jsonl")),
    ] = None,
    to: Folder = None,
    columns: Annotated[
        str | None, typer.Option(help=_("De las respuestas: comment=B,reply=C.", "Of replies: comment=B,reply=C."))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("No escribe nada.", "Writes nothing."))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_("No pregunta.", "Does not ask."))] = False,
    adopt: Annotated[
        bool, typer.Option("--adopt", help=_("Añade a una carpeta hecha a mano.", "Adds to a hand-made folder."))
    ] = False,
    with_model: Annotated[
        bool, typer.Option("--with-model", help=_("El modelo propone más; todo dudoso.", "The model proposes more."))
    ] = False,
    show: Annotated[bool, typer.Option("--show", help=_("Solo el informe.", "Only the report."))] = False,
) -> None:
    if show:
        _run(_import().show, to)
    chosen = {"dry_run": dry_run, "yes": yes, "adopt": adopt, "with_model": with_model}
    flags = frozenset(name for name, on in chosen.items() if on)
    _run(_import().bring, files or [], to, columns, flags, _ask)


@app.command(help=_("Enseña otra vez lo entendido del manual.", "Shows again what was understood of the manual."))
def understood(to: Folder = None) -> None:
    _run(_import().show, to)


@app.command(help=_("Confirma o corrige campos dudosos.", "Confirms or corrects doubtful fields."))
def confirm(
    name: Annotated[str, typer.Option(help=_("Quién lo ha mirado.", "Who looked."))],
    fields: Annotated[list[str] | None, typer.Argument(help=_("Campos.", "Fields."))] = None,
    every: Annotated[bool, typer.Option("--all", help=_("Todos los dudosos.", "All doubtful ones."))] = False,
    corrections: Annotated[
        list[str] | None,
        typer.Option("--set", help=_("CAMPO=VALOR; se puede repetir.", "FIELD=VALUE; may be repeated.")),
    ] = None,
    to: Folder = None,
) -> None:
    if not fields and not every and not corrections:
        raise typer.BadParameter(_("diga qué campos, --all o --set", "name fields, --all or --set"))
    _run(_import().confirm, to, fields or [], every, corrections or [], name)


Email = Annotated[str | None, typer.Option(help=_("Correo para avisos.", "E-mail for notices."))]
Functions = Annotated[
    list[str] | None,
    typer.Option("--function", help=_("Rol de la marca que ejerce; se puede repetir.", "Brand role; may be repeated.")),
]
Url = Annotated[str | None, typer.Option(help=_("Dónde se abre Portavoz.", "Where Portavoz is opened."))]


@people.command("add", help=_("Da de alta y enseña un enlace de un solo uso.", "Adds one and shows a one-time link."))
def add(
    name: Annotated[str, typer.Argument(help=_("Su nombre.", "Their name."))],
    role: Annotated[Role, typer.Option(help=_("Su papel.", "Their role."))],
    email: Email = None,
    function: Functions = None,
    url: Url = None,
) -> None:
    _run(_people().add, name, role, email, function or (), url)


@people.command("invite", help=_("Enlace nuevo para elegir contraseña.", "A new link to choose a password."))
def invite(name: str, url: Url = None) -> None:
    _run(_people().invite, name, url)


@people.command(
    "set-role", help=_("Cambia su papel y cierra sus sesiones.", "Changes their role; ends their sessions.")
)
def set_role(name: str, role: Role, function: Functions = None) -> None:
    _run(_people().set_role, name, role, function)


@people.command("disable", help=_("La da de baja al momento.", "Disables them at once."))
def disable(name: str) -> None:
    _run(_people().disable, name)


@people.command("enable", help=_("La vuelve a dar de alta.", "Lets them back in."))
def enable(name: str) -> None:
    _run(_people().enable, name)


@people.command("list", help=_("Enseña quién hay.", "Lists who there is."))
def list_people() -> None:
    _run(_people().list_people)


for add_rest in (
    add_incidents,
    add_holdings,
    add_facts,
    add_hooks,
    add_monitor,
    add_drill,
    add_extension,
    add_operations,
):
    add_rest(app, _)


def _read_stdin() -> str:
    return sys.stdin.buffer.read().decode("utf-8", "replace").strip("\n")


def say(wording: Wording) -> None:
    """One message on standard error, without anything that a terminal would obey: it may quote what was given."""
    typer.echo("".join(c if c.isprintable() or c == "\n" else "�" for c in wording.in_(TONGUE)), err=True)


COMMANDS = "portavoz.commands"
"""Entry point group of commands that the product does not know: each a typer application, called by its name."""


def add_commands(to: typer.Typer, found: tuple[EntryPoint, ...]) -> None:
    """Adds what other packages bring. One that cannot be loaded is told of and left out."""
    for entry in sorted(found):
        try:
            to.add_typer(entry.load(), name=entry.name)
        except Exception as error:
            say(_not_loaded(entry, error))


def _not_loaded(entry: EntryPoint, error: Exception) -> Wording:
    why = f"{type(error).__name__}: {error}"
    return Wording(
        es=f"La orden «{entry.name}» no se puede cargar ({why}); las demás siguen en su sitio.",
        en=f"The command “{entry.name}” cannot be loaded ({why}); the others work.",
    )


def main() -> None:
    """The console script. Whatever happens ends in a message, never in a traceback."""
    try:
        add_commands(app, tuple(entry_points(group=COMMANDS)))
        app()
    except PortavozError as error:
        apart = ":\n" if "\n" in error.detail.es else ". "  # a list stands below its title
        title, detail = error.title, error.detail
        say(Wording(es=f"{title.es}{apart}{detail.es}", en=f"{title.en}{apart}{detail.en}"))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os._exit(0)  # the reader of our output has left; flushing would complain
    except Exception as error:
        say(_unexpected(error))
        sys.exit(1)


def _unexpected(error: Exception) -> Wording:
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    kind = type(error).__name__
    return Wording(
        es=f"Ha fallado algo nuestro ({kind}, {where}). Repita la orden y, si sigue igual, avísenos con esta línea.",
        en=f"Something of ours failed ({kind}, {where}). Try again; if it goes on, report this line.",
    )


if __name__ == "__main__":
    main()
