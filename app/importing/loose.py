"""Sentences of a manual that look like rules and went nowhere: better read now than missed in a crisis."""

import re
from collections.abc import Iterable, Iterator

from app.brand.texts import folded
from app.evidence.figures import figures
from app.importing.documents.document import Block, Document, Heading, Place, Table
from app.importing.reading import Reading
from app.importing.understood import Kind, Loose

MOST = 300
"""Sentences that are listed; a manual of which more is left over was not understood at all."""
SENTENCE = re.compile(r"(?<=[.!?…;])\s+(?=[A-ZÁÉÍÓÚÑ¿¡«\"(\d])")
APPROVAL = re.compile(
    r"\b(?:aprueba|apruebe|aprobar|aprobacion|autoriza|autorice|autorizar|autorizacion|visto bueno|vb|valida|valide|"
    r"validar|da el ok|firma|approves?|approval|approved by|authori[sz]es?|signs? off|sign off)\b"
)
PROHIBITION = re.compile(
    r"\b(?:nunca|jamas|prohibid[oa]s?|prohibe|prohibimos|queda prohibido|no se (?:debe|puede|permite|publica|promete|"
    r"responde|borra|comenta|contesta)|no (?:debe|debemos|podemos|prometer|publicar|responder|borrar|usar|decir)|"
    r"bajo ningun concepto|en ningun caso|never|must not|do not|under no circumstances|forbidden)\b"
)


def loose(documents: Iterable[Document], readings: Iterable[Reading]) -> tuple[Loose, ...]:
    """In reading order, each sentence once, under the first kind that fits."""
    quoted: dict[str, list[str]] = {}
    for reading in readings:
        for quote in reading.quotes:
            quoted.setdefault(quote.place.file, []).append(folded(quote.text))
    found: dict[str, Loose] = {}
    for document in documents:
        known = frozenset(quoted.get(document.file, ()))
        everything = "\n".join(known)
        for text, place in _sentences(document):
            plain = folded(text)
            if plain in everything or plain in found or _holds(plain, known) or not (kind := _kind(text, plain)):
                continue
            found[plain] = Loose(kind=kind, text=text, place=place)
            if len(found) >= MOST:
                return tuple(found.values())
    return tuple(found.values())


def _holds(plain: str, known: frozenset[str]) -> bool:
    """Whether a quote is most of the sentence."""
    return any(len(quote) * 2 >= len(plain) and quote in plain for quote in known if len(quote) > 3)


def _sentences(document: Document) -> Iterator[tuple[str, Place]]:
    for block in document.blocks:
        for text in _texts(block):
            yield from ((sentence, block.place) for sentence in SENTENCE.split(text) if sentence.strip())


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from dict.fromkeys(cell for row in block.rows for cell in row)
    elif not isinstance(block, Heading):
        yield block.text


def _kind(text: str, plain: str) -> Kind | None:
    kinds = {figure.kind for figure in figures(text)}
    if "duration" in kinds:
        return "duration"
    if "money" in kinds:
        return "amount"
    if APPROVAL.search(plain):
        return "approval"
    return "prohibition" if PROHIBITION.search(plain) else None
