"""facts.yaml: a list of facts."""

from app.brand.facts import Fact
from app.brand.faults import Fault
from app.brand.manual import Placed
from app.brand.parts import FactsPart
from app.brand.shape import fit
from app.brand.source import Source
from app.wording import Wording


def read_facts(source: Source | None, written: bool) -> tuple[FactsPart, list[Fault]]:
    """The ledger with its faults. A brand may have none."""
    if source is None or source.data is None:
        return FactsPart([], [], not written or source is not None), []
    data, at = (source.data["facts"], ("facts",)) if _headed(source) else (source.data, ())
    if data is None:
        return FactsPart([], [], True), []
    if not isinstance(data, list):
        return FactsPart([], [], False), [source.fault(at, NOT_LIST, AS_LIST)]
    part, faults = FactsPart([], [], True), []
    for i, entry in enumerate(data):
        fitted = fit(Fact, entry, source, (*at, i))
        faults += fitted.faults
        placed = Placed(fitted.source, (*at, i), fitted.value)
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            part.ids.append((placed, entry["id"]))
        if fitted.value is not None:
            part.facts.append(placed)
            faults += _inconsistent(placed, fitted.value)
    return part, faults


NOT_LIST = Wording(es="los datos no son una lista", en="the facts are not a list")
AS_LIST = Wording(es="empiece cada dato con «- id: …»", en="start each fact with «- id: …»")


def _headed(source: Source) -> bool:
    return isinstance(source.data, dict) and list(source.data) == ["facts"]


def _inconsistent(placed: Placed, fact: Fact) -> list[Fault]:
    faults = []
    if not fact.statement.strip():
        faults.append(placed.source.fault((*placed.loc, "statement"), EMPTY, WRITE))
    if fact.status == "false" and not (fact.correction or "").strip():
        faults.append(placed.source.fault((*placed.loc, "status"), NO_CORRECTION, ADD_CORRECTION))
    if fact.valid_from and fact.valid_until and fact.valid_until < fact.valid_from:
        faults.append(placed.source.fault((*placed.loc, "valid_until"), BACKWARDS, SWAP))
    return faults


EMPTY = Wording(es="está vacío", en="is empty")
WRITE = Wording(es="escriba el dato en una frase", en="write the fact in one sentence")
NO_CORRECTION = Wording(es="un dato falso sin su corrección", en="a false fact without its correction")
ADD_CORRECTION = Wording(
    es="añada «correction:» con lo cierto y su prueba", en="add «correction:» with the truth and its proof"
)
BACKWARDS = Wording(es="termina antes de empezar", en="ends before it starts")
SWAP = Wording(es="corrija «valid_from» o «valid_until»", en="mend «valid_from» or «valid_until»")
