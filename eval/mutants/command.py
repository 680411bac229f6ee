"""`portavoz eval mutants`: does the suite notice what is broken on purpose, and leave the rest alone?"""

import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.cli_reply import harmless
from app.settings import read_settings
from app.wording import Tongue, Wording
from eval.meta.gold import read
from eval.metrics.metric import Errored, Metric
from eval.mutants.drafts import GOLD, Draft, approved, brands, good, judged, offered
from eval.mutants.gaming import Gamed, gamed
from eval.mutants.killing import Hear, Killing, Mutant, OfOperator, Why, kill
from eval.options import Options, metrics_of, tongue_of
from eval.run import open_run

PASSED, STOPPED, BROKE = 0, 1, 2
WHY: dict[Why, Wording] = {
    "not noticed": Wording(es="la regla se da por cumplida", en="not noticed"),
    "not judged": Wording(es="la métrica no juzga el caso", en="not judged"),
    "no metric": Wording(es="la regla no tiene métrica", en="no metric"),
    "the metric broke": Wording(es="la métrica falla", en="the metric broke"),
}
SHOWN = 320
"""Characters of a survivor that are printed."""


def mutants(options: Options, gold: Path = GOLD) -> int:
    """Mutants, neutral rewrites and gaming replies, told on the terminal.

    0: every hard rule killed all its mutants, the others 95 %, neutral rewrites met 5 % false kills or fewer, and no
    gaming reply reached a good one; 1: not so; 2: a metric broke. `options`: knowledge, seed, metric, language, and
    out, a run whose offered replies are broken too.
    `gold`: the file of graded drafts. Raises Faulty, or BadKnowledge.
    """
    table, tongue = metrics_of(options.metric), tongue_of(options)
    drafts = tuple(_drafts(options, table, gold))
    told = kill(drafts, table, options.seed, hear=_heard(tongue))
    games = tuple(gamed((draft for draft in drafts if draft.gold), table, options.seed))
    console = Console(highlight=False, file=sys.stdout)
    for part in (*broken_metrics(drafts, tongue), *shown(told, games, tongue)):
        console.print(part, soft_wrap=True, markup=False)
    return _status(drafts, told, games)


def broken_metrics(drafts: Iterable[Draft], tongue: Tongue) -> Iterator[str]:
    """One line a metric that raised: a draft that it could not judge is no draft to start from."""
    found: dict[str, list[str]] = {}
    for draft in drafts:
        for name, verdict in draft.verdicts.items():
            if isinstance(verdict, Errored):
                found.setdefault(name, []).append(verdict.error)
    for name, errors in sorted(found.items()):
        es, en = f"{name}: falla en {len(errors)} respuestas", f"{name}: broke on {len(errors)} replies"
        yield harmless(f"{Wording(es=es, en=en).in_(tongue)}: {errors[0]}")


def shown(told: Killing, games: tuple[Gamed, ...], tongue: Tongue) -> Iterator[str | Table]:
    """Sums first, then each operator, then every survivor with what kept it alive."""
    yield _sums(told, games).in_(tongue)
    yield _table(told.mutants, Wording(es="Mutantes por operador", en="Mutants by operator"), tongue)
    yield _table(told.neutral, Wording(es="Reescrituras neutras", en="Neutral rewrites"), tongue)
    for mutant in told.survivors:
        yield _line(mutant, _survives(mutant), tongue)
    for mutant in (mutant for row in told.mutants for mutant in row.mutants if mutant.stray):
        also = ", ".join(mutant.stray)
        yield _line(mutant, Wording(es=f"cae también {also}", en=f"{also} fell as well"), tongue)
    for mutant in told.false_kills:
        fell = ", ".join(mutant.fell)
        yield _line(mutant, Wording(es=f"falsa alarma de {fell}", en=f"false alarm of {fell}"), tongue)
    for game in games:
        if not game.below:
            es, en = f"llega a {game.value:.2f}; la buena, {game.good:.2f}", f"{game.value:.2f}; good {game.good:.2f}"
            yield f"{game.kind} {game.draft}: {Wording(es=es, en=en).in_(tongue)}"


def _drafts(options: Options, table: tuple[Metric, ...], gold: Path) -> Iterator[Draft]:
    run = open_run(options.out) if options.out else None
    own = options.knowledge or read_settings().knowledge
    known = brands(own)
    for id, written in good(read(gold), known):
        yield judged(id, written, table, gold=True)
    rules = tuple(metric for metric in table if metric.name.startswith("policy."))
    for slug in sorted({brand.slug for brand in known.values()}):
        for id, written in approved(known[slug]):
            yield judged(id, written, rules)
    if run:
        for id, written in offered(run):
            yield judged(id, written, rules)


def _status(drafts: Iterable[Draft], told: Killing, games: tuple[Gamed, ...]) -> int:
    broke = any(isinstance(verdict, Errored) for draft in drafts for verdict in draft.verdicts.values())
    if broke or any(mutant.why == "the metric broke" for mutant in told.survivors):
        return BROKE
    return PASSED if told.passed and all(game.below for game in games) else STOPPED


def _sums(told: Killing, games: tuple[Gamed, ...]) -> Wording:
    hard, soft = _percent(told.rate(hard=True)), _percent(told.rate(hard=False))
    false, specific = _percent(told.false_rate), _percent(told.specific)
    below, number = sum(game.below for game in games), len(games)
    why = Counter(mutant.why for mutant in told.survivors if mutant.why)
    causes_es = ", ".join(f"{WHY[cause].es} {why[cause]}" for cause in WHY if why[cause]) or "0"
    causes_en = ", ".join(f"{WHY[cause].en} {why[cause]}" for cause in WHY if why[cause]) or "0"
    return Wording(
        es=f"{told.made} mutantes de {told.drafts} respuestas que pasan. Descubiertos: reglas duras {hard} "
        f"(han de ser 100 %), las demás {soft} (95 %). Falsas alarmas en reescrituras neutras: {false} (5 % como "
        f"mucho). Sin caídas ajenas: {specific}. Respuestas tramposas por debajo de la buena: {below} de {number}.\n"
        f"Supervivientes: {causes_es}",
        en=f"{told.made} mutants of {told.drafts} passing replies. Killed: hard rules {hard} (100 % asked), the others "
        f"{soft} (95 %). False kills of neutral rewrites: {false} (5 % at most). Nothing unrelated fell: {specific}. "
        f"Gaming replies below the good one: {below} of {number}.\nSurvivors: {causes_en}",
    )


def _table(rows: tuple[OfOperator, ...], title: Wording, tongue: Tongue) -> Table:
    table = Table(title=title.in_(tongue))
    heads = ("Operador", "Regla", "Hechos", "Cae", "%", "Ajenas"), ("Operator", "Rule", "Made", "Fell", "%", "Stray")
    for head in heads[tongue == "en"]:
        table.add_column(head, overflow="fold")
    for row in rows:
        neutral = not row.operator.breaks
        fell = sum(bool(mutant.fell) for mutant in row.mutants) if neutral else row.killed
        rate = fell / len(row.mutants) if row.mutants else None
        rules = ", ".join(row.operator.breaks) + (" *" if row.operator.hard else "")
        stray = "" if neutral else str(row.stray)
        table.add_row(row.operator.name, rules, str(len(row.mutants)), str(fell), _percent(rate), stray)
    return table


def _survives(mutant: Mutant) -> Wording:
    why = WHY[mutant.why or "not noticed"]
    es, en = (f": {mutant.reason.es}", f": {mutant.reason.en}") if mutant.reason else ("", "")
    return Wording(es=f"sobrevive ({why.es}{es})", en=f"survives ({why.en}{en})")


def _line(mutant: Mutant, told: Wording, tongue: Tongue) -> str:
    text = mutant.text if len(mutant.text) <= SHOWN else mutant.text[: SHOWN - 1] + "…"
    return f"{mutant.operator} {mutant.draft}: {told.in_(tongue)}: {harmless(text)}"


def _percent(rate: float | None) -> str:
    return "–" if rate is None or math.isnan(rate) else f"{100 * rate:.1f} %"


def _heard(tongue: Tongue) -> Hear:
    """One line a family on standard error would be noise; a count in place is enough."""
    if not sys.stderr.isatty():
        return lambda _done, _of: None
    label = Wording(es="operadores", en="operators").in_(tongue)
    return lambda done, of: print(f"\r{label} {done}/{of}", end="\n" if done == of else "", file=sys.stderr, flush=True)
