"""A protocol told as a list of cases: «Si hay heridos: emergencia», «Si nos equivocamos: fallo», «Lo demás: consulta»."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.importing.documents.document import Document, Item, Paragraph
from app.importing.protocol.outcomes import kinds
from app.importing.protocol.question_nodes import Node
from app.wording import Wording

_CASE = re.compile(
    r"^(?:si|if)\s+(?P<when>(?!no\b|not\b)[^:;→?]{6,140}?)\s*(?::|→|->|=>|⇒|;|,)\s*(?P<end>\S.{2,160})$", re.I
)
_ELSE = re.compile(
    r"^(?:en (?:los demás|el resto de|otro|cualquier otro) casos?|si no|si nada de (?:esto|lo anterior)\b[^:,→]{0,40}|todo lo demás|lo demás|el resto|"
    r"en caso contrario|otherwise|anything else|everything else|in any other case|if none of (?:these|the above)\b[^:,→]{0,30})\s*(?::|→|->|=>|⇒|,|es|is)\s*(?P<end>\S.{2,160})$",
    re.I,
)
_ACTING = re.compile(r"\b(?:minutos|horas|avis\w+|llam\w+|aprueb\w+|minutes|hours|call|tell|notify)\b", re.I)


def cases(document: Document, about: re.Pattern[str]) -> Iterator[list[Node]]:
    """The lists of cases under a heading that `about` fits, each with its last «lo demás», in reading order."""
    found: list[Node] = []
    for block in document.blocks:
        if not isinstance(block, Item | Paragraph):
            continue
        under = any(about.search(folded(heading)) for heading in block.place.headings[-1:])
        if under and (case := _CASE.match(block.text)) and kinds(case["end"]) and not _ACTING.search(case["end"]):
            found.append(_node(case, block, found))
        elif under and found and (rest := _ELSE.match(block.text)):
            found[-1].no = rest["end"].strip(" .")
            yield found[:1]
            found = []


def _node(case: re.Match[str], block: Item | Paragraph, before: list[Node]) -> Node:
    words = case["when"].strip()
    node = Node(
        text=f"¿{words[:1].upper()}{words[1:]}?", place=block.place, quote=block.text, yes=case["end"].strip(" .")
    )
    node.doubt = CASES
    if before:
        before[-1].no = node
    return node


CASES = Wording(
    es="el manual da una lista de casos, no preguntas; compruebe cada pregunta y el orden",
    en="the manual gives a list of cases, not questions; check each question and their order",
)
