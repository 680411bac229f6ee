"""Where a manual may have its protocol: stretches of text and tables that ask and lead somewhere."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.importing.documents.document import Block, Document, Heading, Table
from app.importing.protocol.outcomes import kinds
from app.importing.protocol.question_cases import cases
from app.importing.protocol.question_nodes import Node, nodes
from app.importing.protocol.question_tables import table_nodes
from app.importing.protocol.question_tokens import Token, open_question, tokens
from app.importing.reading import Ground

FEWEST = 2
_HEADING = re.compile(
    r"\b(?:protocolo|arbol|preguntas?|flujo\w{0,4}|diagrama|decision|decidir|antes de (?:contestar|responder|nada|escribir|teclear|publicar)|triaje|clasific\w{1,7}|filtro|paso a paso|"
    r"que hacer|como (?:decidimos|decidir|distinguir|distinguimos)|decision tree|flowchart|flow|triage|sorting|before (?:you |we )?(?:answer|reply|type|post|respond)\w{0,3}|questions)\b"
)
_FAQ = re.compile(r"\b(?:frecuentes|faq|dudas|checklist|lista de control|test|formacion|quiz)\b")


def fullest(ground: Ground) -> tuple[list[Node], bool]:
    """The set with the most answers, and whether the manual has another one; empty where it has none."""
    found = [one for document in ground.documents for one in _candidates(document)]
    best = max(found, key=_weight, default=[])
    rivals = [one for one in found if one is not best and len(one) > FEWEST]
    return best, bool(rivals)


def _weight(roots: list[Node]) -> int:
    return sum(node.branches() for root in roots for node in root.below())


def _candidates(document: Document) -> Iterator[list[Node]]:
    stretch: list[Token] = []
    above = ""
    for block in (*document.blocks, None):
        if isinstance(block, Table):
            found = table_nodes(block, about=bool(_HEADING.search(folded(above))))
            if len(found) >= FEWEST and not _FAQ.search(folded(above)):
                yield found
        elif block is None or _divides(block):
            yield from _stretch(stretch, above)
            stretch, above = [], block.text if block else ""
        else:
            stretch += tokens(block)
    yield from (found for found in cases(document, _HEADING) if len(found[0].below()) >= FEWEST)


def _divides(block: Block) -> bool:
    return isinstance(block, Heading) and ("?" not in block.text or open_question(_bare(block.text)))


def _bare(heading: str) -> str:
    return re.sub(r"^[\W\d]{0,12}", "", heading)


def _stretch(stretch: list[Token], above: str) -> Iterator[list[Node]]:
    roots = nodes(stretch)
    every = [node for root in roots for node in root.below()]
    about = bool(_HEADING.search(folded(above)))
    led = sum(node.branches() == 2 for node in every)
    if _FAQ.search(folded(above)) or len(every) < FEWEST:
        return
    if led or (about and any(node.branches() for node in every)) or (about and _all_known(every)):
        yield roots


def _all_known(every: list[Node]) -> bool:
    """Bare questions make a protocol only if each of them asks for a known kind of comment."""
    return len(every) > FEWEST and all(kinds(node.text) for node in every)
