"""What a judge's work came to, as lines for a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.wording import Wording
from eval.judge.record import Standing
from eval.judge.rubric import DIMENSIONS
from eval.judge.verdicts import Flips, Graded, Preferred

ADVISORY = Wording(
    es="El juez solo aconseja: ningún umbral depende de él.", en="The judge only advises: no gate hangs on it."
)
HEAD = f"{'':<16}{'n':>5}{'kappa':>8}  {'95 %':<16}{'=':>6}{'base':>7}"


def of_standing(standing: Standing) -> Iterator[Wording]:
    """A judge's agreement with raters, and how far its word hung on wording and order."""
    yield _same(f"{standing.model} · {standing.judge[:12]}")
    yield _same(HEAD)
    for dimension, one in standing.dimensions.items():
        kappa = "-" if one.kappa is None else f"{one.kappa:.2f}"
        between = "-" if one.low is None or one.high is None else f"{one.low:.2f} … {one.high:.2f}"
        yield _same(f"{dimension:<16}{one.units:>5}{kappa:>8}  {between:<16}{one.same:>6.2f}{one.always:>7.2f}")
    right = f"{standing.right}/{standing.pairs}"
    yield Wording(
        es=f"Pares en el orden de quienes calificaron, en los dos órdenes: {right}",
        en=f"Pairs in the raters' order, whichever stood first: {right}",
    )
    yield _flipped("al cambiar la redacción", "between wordings", standing.wordings)
    yield _flipped("al cambiar la redacción, en pares", "between wordings, pairs", standing.pair_wordings)
    yield _flipped("al cambiar el orden", "between orders", standing.orders)
    yield _unanswered(standing.silent, standing.questions)


def of_replies(graded: Sequence[Graded], questions: int) -> Iterator[Wording]:
    """How many replies reached which level."""
    yield _same(f"{'':<16}{'0':>6}{'1':>6}{'2':>6}{'-':>6}")
    for dimension in DIMENSIONS:
        counts = Counter(one.levels.get(dimension, -1) for one in graded)
        yield _same(f"{dimension:<16}" + "".join(f"{counts[level]:>6}" for level in (0, 1, 2, -1)))
    yield _flipped("al cambiar la redacción", "between wordings", sum((g.wordings for g in graded), Flips()))
    yield _unanswered(sum(len(one.silent) for one in graded), questions)


def of_pairs(pairs: Sequence[Preferred], questions: int) -> Iterator[Wording]:
    """Of two runs: `a` is the new one."""
    counts = Counter(one.choice for one in pairs)
    now, before, equal, none = (counts[choice] for choice in ("a", "b", "equal", None))
    yield Wording(
        es=f"Mejor ahora {now}, mejor antes {before}, iguales o contradictorias {equal}, sin respuesta {none}",
        en=f"Better now {now}, better before {before}, equal or contradictory {equal}, no answer {none}",
    )
    yield _flipped("al cambiar el orden", "between orders", sum((p.orders for p in pairs), Flips()))
    yield _flipped("al cambiar la redacción", "between wordings", sum((p.wordings for p in pairs), Flips()))
    yield _unanswered(sum(len(one.silent) for one in pairs), questions)


def _flipped(es: str, en: str, flips: Flips) -> Wording:
    share = "-" if flips.rate is None else f"{100 * flips.rate:.1f} %"
    told = f"{share} ({flips.flipped}/{flips.compared})"
    return Wording(es=f"Veredictos que cambian {es}: {told}", en=f"Verdicts that flip {en}: {told}")


def _unanswered(silent: int, questions: int) -> Wording:
    return Wording(
        es=f"Preguntas sin respuesta, aparte: {silent} de {questions}",
        en=f"Questions without an answer, kept apart: {silent} of {questions}",
    )


def _same(text: str) -> Wording:
    return Wording(es=text, en=text)
