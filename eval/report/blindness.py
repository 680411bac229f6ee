"""What a run could not have seen: the falls that are too small for it, and the dangers that are too rare."""

from app.wording import Tongue, Wording
from eval.gate.thresholds import DANGERS
from eval.gate.verdict import Gate
from eval.report.verdict_words import figure, none_of

ALONE = ("outcome", "severity", "matters/final")
"""Metrics that are named one by one."""


def smallest(gate: Gate) -> Wording:
    """The smallest losses that the comparison would have shown: half of the metrics, the blindest, a few by name."""
    if not gate.changes:
        return Wording(es="Sin comparación, ninguna.", en="Without a comparison, none.")
    return Wording(es=_smallest(gate, "es"), en=_smallest(gate, "en"))


def _smallest(gate: Gate, tongue: Tongue) -> str:
    ordered = sorted(gate.changes.items(), key=lambda item: (item[1].visible, item[0]))
    middle, (worst, change) = figure(ordered[len(ordered) // 2][1].visible, tongue), ordered[-1]
    named = ", ".join(f"{n} {figure(gate.changes[n].visible, tongue)}" for n in ALONE if n in gate.changes)
    if tongue == "es":
        return (
            f"La mitad de las métricas habría mostrado una caída de {middle} o menos; la más ciega, {worst},"
            f" de {figure(change.visible, tongue)} (potencia 0,8; corrección de Holm).{f' {named}.' if named else ''}"
        )
    return (
        f"Half of the metrics would have shown a drop of {middle} or less; the blindest, {worst},"
        f" of {figure(change.visible, tongue)} (power 0.8; Holm's correction).{f' {named}.' if named else ''}"
    )


def none_new(gate: Gate) -> Wording:
    """That there is no dangerous error, and how frequent each kind could be all the same."""
    found = {n: c.scored for n, c in gate.coverage.items() if n.split("/")[0] in DANGERS and not n.endswith("/raw")}
    judged = sorted((cases, name.split("/")[0]) for name, cases in found.items() if cases)
    if not judged:
        return Wording(es="Ninguno.", en="None.")
    (least, name), (most, _) = judged[0], judged[-1]
    return Wording(
        es=f"Ninguno. Lo que no se vio puede darse: {none_of(most, 'es')}; {name}, {none_of(least, 'es')} (95 %).",
        en=f"None. What was not seen may exist: {none_of(most, 'en')}; {name}, {none_of(least, 'en')} (95 %).",
    )
