"""How a verdict is told: its state, its one sentence, and figures as a reader of the language writes them."""

from typing import Literal

from app.wording import Tongue, Wording
from eval.gate.verdict import Gate

State = Literal["pass", "fail", "error"]
STATES: dict[State, Wording] = {
    "pass": Wording(es="PASA", en="PASSES"),
    "fail": Wording(es="NO PASA", en="DOES NOT PASS"),
    "error": Wording(es="ERROR: la ejecución no dice nada", en="ERROR: the run says nothing"),
}


def standing(gate: Gate) -> State:
    return "error" if gate.errors else "pass" if gate.passed else "fail"


def why(gate: Gate) -> Wording:
    """What decided, in one sentence."""
    new = sum(not danger.known for danger in gate.dangers)
    missed, lost = sum(reached.missed for reached in gate.thresholds), len(gate.lost)
    es, en = _counted(len(gate.errors), new, missed, lost)
    if not es:
        return Wording(
            es="Ningún error peligroso nuevo, todos los umbrales alcanzados y ninguna pérdida demostrada.",
            en="No new dangerous error, every threshold met, and no loss beyond chance.",
        )
    return Wording(es=f"{'; '.join(es)}.", en=f"{'; '.join(en)}.")


def _counted(errors: int, dangers: int, missed: int, lost: int) -> tuple[list[str], list[str]]:
    told = (
        (errors, "error", "errores", "error", "errors"),
        (dangers, "error peligroso nuevo", "errores peligrosos nuevos", "new dangerous error", "new dangerous errors"),
        (missed, "umbral no alcanzado", "umbrales no alcanzados", "threshold missed", "thresholds missed"),
        (lost, "métrica ha empeorado", "métricas han empeorado", "metric got worse", "metrics got worse"),
    )
    es = [f"{n} {one if n == 1 else many}" for n, one, many, _, _ in told if n]
    en = [f"{n} {one if n == 1 else many}" for n, _, _, one, many in told if n]
    return es, en


def figure(value: float | None, tongue: Tongue, digits: int = 3) -> str:
    """With a decimal comma in Spanish; a dash for none."""
    if value is None:
        return "–"
    told = f"{value:.{digits}f}"
    return told.replace(".", ",") if tongue == "es" else told


def signed(value: float, tongue: Tongue, digits: int = 3) -> str:
    told = f"{value:+.{digits}f}".replace("-", "−")
    return told.replace(".", ",") if tongue == "es" else told


def none_of(cases: int, tongue: Tongue) -> str:
    """The rule of three (Hanley and Lippman-Hand 1983): none in n bounds a rate by 3/n, with 95 %."""
    rate = figure(min(100.0, 300 / cases), tongue, 1)
    return f"0 / {cases}: < {rate} %"
