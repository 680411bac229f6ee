"""The four figures that a whole run is told by, each from what the metrics say of one case."""

from collections.abc import Mapping

from app.wording import Wording
from eval.gate.baseline import Values
from eval.total import MEASURES

HEADLINES: dict[str, Wording] = {
    "outcome": Wording(es="Resultado acertado", en="Right outcome"),
    "severity": Wording(es="Gravedad acertada", en="Right severity"),
    "clean": Wording(es="Texto sin reglas rotas", en="Text breaks no rule"),
    "writing": Wording(es="Redacción", en="Writing"),
}
MEANT: dict[str, Wording] = {
    "outcome": Wording(
        es="casos cuyo resultado está entre los aceptados", en="cases whose outcome is among the accepted ones"
    ),
    "severity": Wording(
        es="casos cuya gravedad está entre las aceptadas", en="cases whose severity is among the accepted ones"
    ),
    "clean": Wording(
        es="textos ofrecidos que no rompen ninguna regla de las que se les aplican",
        en="texts offered that break none of the rules that apply to them",
    ),
    "writing": Wording(
        es="media de las medidas de redacción de cada texto; orienta y no decide",
        en="mean of each text's measures of writing; it informs and decides nothing",
    ),
}
DERIVED = ("clean", "writing")
"""No metrics of their own."""


def headlines(values: Mapping[str, float]) -> Values:
    """Of one case's values by key; what cannot be told of it is left out."""
    found = {name: values[name] for name in ("outcome", "severity") if name in values}
    rules = [value for key, value in values.items() if key.startswith("policy.") and key.endswith("/final")]
    if rules:
        found["clean"] = float(min(rules) >= 1)
    measures = [values[key] for name in MEASURES for key in (name, f"{name}/final") if key in values]
    if measures:
        found["writing"] = sum(measures) / len(measures)
    return found
