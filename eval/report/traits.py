"""For whom: what cases are told apart by in a report."""

from app.brand.brand import Brand
from app.cli_reply import SEVERITIES
from app.wording import Tongue, Wording
from eval.case import Case

TRAITS: dict[str, Wording] = {
    "outcome": Wording(es="Resultado aceptado", en="Accepted outcome"),
    "severity": Wording(es="Gravedad aceptada", en="Accepted severity"),
    "network": Wording(es="Red", en="Network"),
    "language": Wording(es="Idioma leído", en="Language as read"),
    "split": Wording(es="Parte", en="Split"),
    "scenario": Wording(es="Escenario aceptado", en="Accepted scenario"),
    "variant": Wording(es="Tipo de variante", en="Kind of variant"),
}
"""By name, in the order in which they are shown."""
NONE, UNLABELLED, ORIGINAL, UNREAD = "none", "unlabelled", "original", "und"
WORDS: dict[str, Wording] = {
    NONE: Wording(es="ninguno del manual", en="none of the manual's"),
    UNLABELLED: Wording(es="sin etiqueta", en="not labelled"),
    ORIGINAL: Wording(es="original", en="original"),
    UNREAD: Wording(es="no se sabe", en="unknown"),
    "paraphrase": Wording(es="paráfrasis", en="paraphrase"),
    "person": Wording(es="otra persona", en="another person"),
    "noise": Wording(es="erratas y ruido", en="typos and noise"),
    "day": Wording(es="otro día", en="another day"),
    "tune": Wording(es="para ajustar", en="tune"),
    "held": Wording(es="reservados", en="held out"),
    "crisis": Wording(es="crisis", en="crisis"),
    "injection": Wording(es="inyección", en="injection"),
    "harvest": Wording(es="de la cola", en="from the queue"),
}


def traits_of(case: Case, language: str) -> dict[str, str]:
    """Of a set of accepted labels, the first: a case counts once. `language`: as triage read the comment."""
    scenario = (case.scenario[0] or NONE) if case.scenario else UNLABELLED
    return {
        "outcome": case.outcomes[0],
        "severity": case.severity[0],
        "network": case.comment.network,
        "language": language,
        "split": case.split,
        "scenario": scenario,
        "variant": case.variant.kind if case.variant else ORIGINAL,
    }


def named(trait: str, value: str, brand: Brand, tongue: Tongue) -> str:
    """A trait's value as the brand's people call it. Labels that the brand does not know stay as they are."""
    if trait == "severity" and value in SEVERITIES:
        return SEVERITIES[value].in_(tongue)
    if trait == "outcome":
        return next((o.label for o in brand.protocol.outcomes if o.id == value), value)
    if trait == "scenario" and (scenario := brand.scenario(value)):
        return f"{scenario.id} {scenario.title}"
    return WORDS[value].in_(tongue) if value in WORDS and trait not in ("outcome", "network") else value
