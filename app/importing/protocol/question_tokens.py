"""A text with questions as a row of tokens: what is asked, «sí», «no», and what stands between."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator
from typing import Literal

from app.brand.texts import folded
from app.importing.documents.document import Block, Heading, Item, Place, Table
from app.value import Value

LONGEST = 240
_ARROW = r"(?:→|-{1,3}>|=>|⇒|➜|➔|►|▶|:|=|–|—|>)"
_ASKED = r"¿[^?¿]{3,240}\?"
_ASKED_EN = r"(?:(?<=[.:;)→>] )|(?<=^))(?:Are|Is|Did|Do|Does|Has|Have|Can|Could|Was|Were|Will|Should|Would|May|Might)\b[^.?!:;]{5,200}\?"
_INDIRECT = (
    r"(?:(?:nos|se|te|me)?\s?(?:hay que|debemos|conviene|toca)?\s?pregunt(?:arse|arnos|arte|ar|amos|a|ate|ese|emonos|émonos)|"
    r"(?:la|lo) (?:primer[ao]|segund[ao]|tercer[ao]|cuart[ao]|quint[ao]|siguiente|últim[ao])(?: pregunta| cuestión)? es(?: \w{3,12}(?:se|nos)?)?|"
    r"(?:comprob|mir|valor|averigu|verific)(?:amos|ar|e|a)|we ask(?: ourselves)?|ask(?: yourself)?|check)"
    r"\s+(?:si|whether|if)\s+(?P<indirect>[^.;:?→]{5,200}?)(?=[.;:?→]|,\s(?:si|y si|if)\b|$)"
)
_YES = (
    r"(?:(?:y |and )?\b(?:si es así|si así es|si la (?:respuesta|contestación) es (?:que )?(?:sí|si|afirmativa|positiva)|en caso afirmativo|de ser así|en (?:ese|tal) caso|cuando (?:es|sea) así|"
    r"si (?:se )?(?:contest|respond)\w{1,4} (?:que )?sí|si es que sí|si sí(?=,)|if (?:it is|they are|they do|it does|there is|there are)(?=,)|if the answer(?: is|['’]s) yes|"
    r"si (?:lo|la|los|las) (?:es|hay|son|contiene|tiene|hubiera|ha habido)|if so|if yes|if the answer is yes|when yes)\b\s*[,:→]?)"
    rf"|(?<![\wáéíóú])(?:s[ií]|yes)\b\)?\s*{_ARROW}|\((?:s[ií]|yes)\)"
)
_NO = (
    r"(?:(?:y |and |pero )?\b(?:si no(?: es así| fuera así)?(?=\s*[,:→])|si no (?:\w{2,14} ){0,2}\w{2,14}(?=,)|en (?:otro caso|caso (?:contrario|negativo))|de lo contrario|de no ser(?:lo| así)|"
    r"si la (?:respuesta|contestación) es (?:que )?(?:no|negativa)|si (?:se )?(?:contest|respond)\w{1,4} que no|si es que no|if (?:it is|they are|there is|there are) not(?=,)|if (?:it isn|they aren|there isn|it doesn|they don)['’]t(?=,)|if not|otherwise|if no\b|if the answer is no)\s*[,:→]?)"
    rf"|(?<![\wáéíóú])no\b\)?\s*{_ARROW}|\(no\)"
)
_MARKS = re.compile(rf"(?P<ask>{_ASKED}|{_ASKED_EN})|(?P<ind>{_INDIRECT})|(?P<no>{_NO})|(?P<yes>{_YES})", re.I)
_DRAWN = re.compile(r"[├└│┌┬─┐┘┤┴┼|+`]{1,4}(?:[-─━]{0,6}>?)?|^[-*•]\s")
_NUMBER = re.compile(
    r"^\W{0,3}(?:p(?:regunta)?|q(?:uestion)?|paso|step)?\.?\s?(?:n\.?º\s?)?(\d{1,2}(?:\.\d{1,2}){0,2})\s?[.):ªº—–-]?(?:(?<=\d)\s(?=¿)|(?<=[.):ªº—–-]))"
    r"|^\W{0,3}(?:(?:pregunta|question)\s([A-Z])\s?[.):—–-]|([A-Z])\s?[.):—–-](?=\s*¿))",
    re.I,
)

Kind = Literal["ask", "yes", "no", "text"]


class Token(Value):
    kind: Kind
    text: str
    place: Place
    depth: int
    """Deeper tokens belong to the question above them; a heading's is negative."""
    number: str | None = None
    """The question's number in the manual."""
    quote: str = ""
    """The block that it stands in."""


_OPEN = re.compile(
    r"\W{0,3}(?:(?:y|and)\s)?(?:(?:a|en|de|con|para|por|desde|hasta|sobre)\s)?(?:qué|quién|quiénes|cómo|cuándo|cuánto|cuánta|cuántos|cuántas|dónde|adónde|cuál|cuáles|y si no|"
    r"what|who|whom|whose|how|when|where|which|why)\b",
    re.I,
)


_CHOICE = re.compile(r"\b(?:o no|or not)\b")
_LEADING = re.compile(
    r"(?:(?:entonces|despues|luego|se|nos|te|hay que|toca|then) ){0,3}(?:pregunt\w{1,8}|mir\w{1,5}|comprob\w{1,6}|comprueb\w|ask|check|consider)(?: (?:esto|lo siguiente|yourself|ourselves|this))?"
)
"""Words that only lead to the next question: «en otro caso se pregunta: ¿…?»"""


def open_question(text: str) -> bool:
    """«¿Cómo hablamos?», «¿Contesto o no contesto?» cannot be answered with yes or no."""
    return bool(_OPEN.match(text) or _CHOICE.search(folded(text)))


def tokens(block: Block) -> Iterator[Token]:
    """The tokens of a heading, a paragraph or an item; a table has none here."""
    if isinstance(block, Table):
        return
    depth = block.level - 10 if isinstance(block, Heading) else block.depth + 1 if isinstance(block, Item) else 0
    numbered = _NUMBER.match(block.text)
    number = (block.number if isinstance(block, Item) else None) or (
        next(filter(None, numbered.groups()), None) if numbered else None
    )
    text = block.text[numbered.end() :].lstrip() if numbered else block.text
    for kind, words in _parts(text):
        yield Token(kind=kind, text=words, place=block.place, depth=depth, number=number, quote=block.text)


def inline(text: str, place: Place) -> list[Token]:
    """The tokens of the cells of a row, as one text."""
    return [Token(kind=kind, text=words, place=place, depth=0, quote=text) for kind, words in _parts(text)]


def _parts(text: str) -> Iterator[tuple[Kind, str]]:
    start = 0
    for mark in _MARKS.finditer(text):
        between = text[start : mark.start()]
        if not (mark["ask"] and _LEADING.fullmatch(folded(between))):
            yield from _between(between)
        if mark["ask"]:
            yield ("text" if open_question(mark["ask"]) else "ask"), mark["ask"]
        elif mark["ind"]:
            yield "ask", _direct(mark["indirect"])
        else:
            yield ("no" if mark["no"] else "yes"), mark[0]
        start = mark.end()
    yield from _between(text[start:])


def _between(text: str) -> Iterator[tuple[Kind, str]]:
    plain = _DRAWN.sub(" ", text).strip(" .;,:→->/|·()\n\t")
    if re.search(r"\w", plain):
        yield "text", " ".join(plain.split())


def _direct(clause: str) -> str:
    words = clause.strip(" ,")
    return f"¿{words[:1].upper()}{words[1:]}?"
