"""What keeps a protocol, or one of its answers, from being plain."""

from typing import Any

from app.brand.protocol_file import read_protocol
from app.brand.source import Source
from app.brand.tree import tree_faults
from app.importing.protocol.question_nodes import Node
from app.wording import Wording

TWO = Wording(
    es="el manual tiene más de un protocolo de preguntas; se toma el más completo",
    en="the manual has more than one protocol of questions; the fullest is taken",
)


def goes_on(node: Node) -> Wording:
    return Wording(
        es=f"el manual no dice adónde lleva el «no» de «{node.text}»; se sigue con la pregunta siguiente",
        en=f"the manual does not say where “no” leads after “{node.text}”; the next question follows",
    )


def unsound(start: str, questions: dict[str, Any], outcomes: dict[str, Any]) -> Wording | None:
    """What keeps the tree as a whole from being used."""
    data = {"start": start, "questions": questions, "outcomes": outcomes}
    part = read_protocol(Source("protocol.yaml", data, {}), True, "es")
    faults = [fault for fault in (*part.faults, *tree_faults(part)) if fault.level == "error"]
    lost = [f for f in tree_faults(part) if f.level == "warning" and f.field.startswith("questions.")]
    if not faults and not lost:
        return None
    first = (faults or lost)[0]
    return Wording(
        es=f"el protocolo no cierra ({first.message.es}: {first.field}); hasta que se corrija vale el de serie",
        en=f"the protocol does not close ({first.message.en}: {first.field}); until it is mended the shipped one holds",
    )
