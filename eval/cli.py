"""The words of `portavoz eval` and `python -m eval`.

Exit status: 0 the run passes, or the command is done; 1 the gate stops it; 2 an error or wrong usage; 130 interrupted.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer

from app.errors import PortavozError
from app.wording import Tongue, Wording
from eval.cli_options import (
    CHOICE,
    COST,
    PLACES,
    TONGUE,
    Baseline,
    BrandSlug,
    Budget,
    BudgetTokens,
    Cases,
    Knowledge,
    Language,
    Metrics,
    ModelName,
    OneCase,
    Out,
    Prices,
    RecordingsFile,
    Repeats,
    Seed,
    Splits,
    Until,
    WithoutRetrieval,
    Workers,
    WriteBaseline,
    Writes,
    Yes,
    option,
)
from eval.cli_options import say_in as _
from eval.faults import Faulty

ABOUT = _(
    "Mide las respuestas que se redactan: ¿mejores o peores que antes, para quién y por qué? Sin clave y sin red.",
    "Measures the replies that are drafted: better or worse than before, for whom and why? Without key or network.",
)
ENDING = _(
    "Sin orden: recoge, puntúa y juzga. Termina con 0 si pasa, 1 si no pasa, 2 si hay un error.",
    "Without a command: collects, scores and judges. Exits with 0 when it passes, 1 when not, 2 for an error.",
)
app = typer.Typer(help=ABOUT, epilog=ENDING, add_completion=False, pretty_exceptions_enable=False)


def _commands() -> ModuleType:
    # The pipeline takes a second to import; `--help` does not wait for it.
    from eval import commands  # noqa: PLC0415

    return commands


def _asked(given: dict[str, Any]) -> Any:
    from eval.options import Options  # noqa: PLC0415 - see above

    many = {name: tuple(map(str, given[name] or ())) for name in ("case", "split", "metric") if name in given}
    return Options.model_validate({**given, **many})


@app.callback(invoke_without_command=True)
def everything(
    context: typer.Context,
    cases: Cases = None,
    knowledge: Knowledge = None,
    out: Out = None,
    baseline: Baseline = None,
    write_baseline: WriteBaseline = False,
    case: OneCase = None,
    split: Splits = None,
    brand: BrandSlug = None,
    metric: Metrics = None,
    explain: Annotated[
        str | None, option(CHOICE, "Todo sobre este caso, y nada más.", "All about this case, nothing else.")
    ] = None,
    stage: Until = "draft",
    engine: Writes = "composer",
    workers: Workers = 0,
    seed: Seed = 0,
    repeats: Repeats = 1,
    without_retrieval: WithoutRetrieval = False,
    model: ModelName = None,
    recordings: RecordingsFile = None,
    prices: Prices = None,
    budget: Budget = None,
    budget_tokens: BudgetTokens = None,
    yes: Yes = False,
    language: Language = None,
) -> None:
    given = {name: value for name, value in context.params.items() if name != "explain"}
    if context.invoked_subcommand:
        _refuse_misplaced(context)
        return
    if explain:
        _end(lambda: _commands().explain(_asked(given), explain, _ask), language)
    _end(lambda: _commands().run(_asked(given), _ask), language)


def _refuse_misplaced(context: typer.Context) -> None:
    """An option before the command would silently do nothing."""
    for name in context.params:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            said = _(
                f"va detrás de la orden «{context.invoked_subcommand}»", f"goes after “{context.invoked_subcommand}”"
            )
            raise typer.BadParameter(said, param_hint=f"--{name.replace('_', '-')}")


@app.command(help=_("Solo ejecuta los casos.", "Only runs the cases."))
def collect(
    context: typer.Context,
    cases: Cases = None,
    knowledge: Knowledge = None,
    out: Out = None,
    case: OneCase = None,
    split: Splits = None,
    brand: BrandSlug = None,
    stage: Until = "draft",
    engine: Writes = "composer",
    workers: Workers = 0,
    seed: Seed = 0,
    repeats: Repeats = 1,
    without_retrieval: WithoutRetrieval = False,
    model: ModelName = None,
    recordings: RecordingsFile = None,
    prices: Prices = None,
    budget: Budget = None,
    budget_tokens: BudgetTokens = None,
    yes: Yes = False,
    language: Language = None,
) -> None:
    _end(lambda: _commands().collect_only(_asked(context.params), _ask), language)


@app.command(help=_("Puntúa otra vez una ejecución.", "Scores a run again."))
def score(
    context: typer.Context,
    out: Out = None,
    cases: Cases = None,
    knowledge: Knowledge = None,
    metric: Metrics = None,
    workers: Workers = 0,
    language: Language = None,
) -> None:
    _end(lambda: _commands().score_only(_asked(context.params)), language)


@app.command(help=_("Escribe los informes de una ejecución puntuada.", "Writes the reports of a scored run."))
def report(
    context: typer.Context,
    out: Out = None,
    to: Annotated[Path | None, option(PLACES, "Si no, «report» en la ejecución.", "Else “report” in the run.")] = None,
    cases: Cases = None,
    knowledge: Knowledge = None,
    baseline: Baseline = None,
    language: Language = None,
) -> None:
    given = {name: value for name, value in context.params.items() if name != "to"}
    _end(lambda: _commands().report(_asked(given), to), language)


@app.command(help=_("Compara dos ejecuciones de los mismos casos.", "Compares two runs of the same cases."))
def compare(
    before: Annotated[Path, typer.Argument(help=_("La de antes.", "The one before."))],
    now: Annotated[Path, typer.Argument(help=_("La de ahora.", "The one now."))],
    language: Language = None,
) -> None:
    _end(lambda: _commands().compare(_asked({"language": language}), before, now), language)


@app.command(
    help=_("Graba las respuestas de un modelo que falten.", "Records the answers of a model that are missing.")
)
def record(
    context: typer.Context,
    cases: Cases = None,
    knowledge: Knowledge = None,
    case: OneCase = None,
    split: Splits = None,
    brand: BrandSlug = None,
    seed: Seed = 0,
    repeats: Repeats = 1,
    without_retrieval: WithoutRetrieval = False,
    model: ModelName = None,
    recordings: RecordingsFile = None,
    prices: Prices = None,
    budget: Budget = None,
    budget_tokens: BudgetTokens = None,
    yes: Yes = False,
    language: Language = None,
) -> None:
    _end(lambda: _commands().record(_asked(context.params), _ask), language)


@app.command(help=_("Hace casos de lo que se corrigió en la cola.", "Makes cases of what was corrected in the queue."))
def harvest(
    to: Annotated[Path | None, option(PLACES, "Archivo de casos.", "File of cases.")] = None,
    knowledge: Knowledge = None,
    language: Language = None,
) -> None:
    _end(lambda: _commands().harvest(_asked({"knowledge": knowledge, "language": language}), to), language)


@app.command(
    help=_("Rompe respuestas a propósito: ¿lo nota la suite?", "Breaks replies on purpose: does the suite notice?")
)
def mutants(
    context: typer.Context,
    out: Out = None,
    knowledge: Knowledge = None,
    metric: Metrics = None,
    seed: Seed = 0,
    language: Language = None,
) -> None:
    _end(lambda: _commands().mutants(_asked(context.params)), language)


@app.command(
    help=_("Mide la propia suite y escribe docs/evaluation.md.", "Measures the suite; writes docs/evaluation.md.")
)
def document(
    context: typer.Context,
    seeds: Annotated[
        list[Path] | None,
        typer.Argument(help=_("Ejecuciones con otras semillas.", "Runs with other seeds.")),
    ] = None,
    out: Out = None,
    blind: Annotated[Path | None, option(PLACES, "Ejecución sin buscar.", "A run without retrieval.")] = None,
    to: Annotated[Path | None, option(PLACES, "Si no, docs/evaluation.md.", "Else docs/evaluation.md.")] = None,
    cases: Cases = None,
    knowledge: Knowledge = None,
    baseline: Baseline = None,
    language: Language = None,
) -> None:
    given = {name: value for name, value in context.params.items() if name not in ("to", "seeds", "blind")}
    _end(lambda: _commands().document(_asked(given), tuple(seeds or ()), blind, to), language)


@app.command(
    help=_("Pregunta a un modelo, aparte y sin decidir nada.", "Asks a model, apart from the gate: it decides nothing.")
)
def judge(
    context: typer.Context,
    run: Annotated[Path | None, option(PLACES, "Ejecución que se lee.", "The run to read.")] = None,
    against: Annotated[Path | None, option(PLACES, "Otra, para comparar.", "Another one, to compare.")] = None,
    gold: Annotated[Path | None, option(PLACES, "Borradores calificados.", "Graded drafts.")] = None,
    model: ModelName = None,
    recordings: RecordingsFile = None,
    asking: Annotated[
        bool, option(COST, "Pregunta lo que no esté grabado.", "Asks what is not recorded.", "--record")
    ] = False,
    seed: Seed = 1,
    most: Annotated[int, option(CHOICE, "Como mucho; 0: todos.", "At most; 0: all.", min=0)] = 0,
    prices: Prices = None,
    budget: Budget = None,
    budget_tokens: BudgetTokens = None,
    yes: Yes = False,
    language: Language = None,
) -> None:
    given = {name: value for name, value in context.params.items() if value is not None and name != "asking"}
    _end(lambda: _commands().judge({**given, "record": asking}, _ask), language)


def _ask(question: str) -> bool:
    """Yes in Spanish or in English; anything else is no, and so is nobody there to ask."""
    try:
        answer = typer.prompt(question, default="", show_default=False, prompt_suffix=" ", err=True)
    except typer.Abort:
        return False
    return answer.strip().casefold() in ("s", "si", "sí", "y", "yes")


def _end(command: Callable[[], int], language: Tongue | None) -> None:
    """Ends with the command's status; whatever happens is told in a message, never in a traceback."""
    try:
        status = command()
    except (Faulty, PortavozError) as error:
        _say(error.detail, language)
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except BrokenPipeError:
        os._exit(0)  # the reader of our output has left; flushing would complain
    except Exception as error:
        _say(_unexpected(error), language)
        raise typer.Exit(2) from None
    raise typer.Exit(status)


def _unexpected(error: Exception) -> Wording:
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    kind = f"{type(error).__name__}: {error}"
    return Wording(
        es=f"ha fallado algo de la suite ({kind}, {where}); avísenos con esta línea",
        en=f"something of the suite failed ({kind}, {where}); report this line",
    )


def _say(wording: Wording, language: Tongue | None) -> None:
    """On standard error, without anything that a terminal would obey: it may quote what was given."""
    told = wording.in_(language or TONGUE)
    typer.echo("error: " + "".join(c if c.isprintable() or c == "\n" else "�" for c in told), err=True)


def main() -> None:
    sys.exit(app())
