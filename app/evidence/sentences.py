"""Cutting a long text where a reader would: at sentences, into pieces of about the length of a paragraph."""

import re

WORDS_OF_A_PASSAGE = 120
"""Words after which a passage is cut at the next sentence. Length of the paragraphs that retrieval was measured on."""

_SENTENCE = re.compile(r"(?<=[.!?…])[»”\")\]]{0,3}\s+(?=[«“\"(\[¿¡A-ZÁÉÍÓÚÀÈÒÜÑÇ0-9])|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:art|arts|núm|num|pág|págs|sr|sra|srta|dr|dra|ud|uds|vd|vds|aprox|etc|ej|tel|tlf|avda|av|c|p|s|ee|uu|no|vs|mr|mrs|ms|st)"
    r"|\b(?-i:[A-ZÁÉÍÓÚÑ]))\.$",
    re.I,
)
"""A lone small letter is a unit: «de 9 a 18 h.» ends a sentence."""


def sentences(text: str) -> list[str]:
    """The sentences of a text in order; «Sr.», «art.» and initials end none."""
    found: list[str] = []
    start = 0
    for mark in _SENTENCE.finditer(text):
        before = text[start : mark.start()]
        if "\n" not in mark.group() and _ABBREVIATED.search(before[-12:]):
            continue
        found.append(text[start : mark.end()].strip())
        start = mark.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def _cut(sentence: str) -> list[str]:
    """A sentence longer than any passage, cut by words."""
    words = sentence.split()
    most = 2 * WORDS_OF_A_PASSAGE
    return [sentence] if len(words) <= most else [" ".join(words[i : i + most]) for i in range(0, len(words), most)]


def pieces(text: str) -> list[str]:
    """The text whole, or cut at sentences into pieces of about 120 words."""
    if len(text.split()) <= WORDS_OF_A_PASSAGE:
        return [text] if text.strip() else []
    found: list[list[str]] = [[]]
    length = 0
    for sentence in (part for whole in sentences(text) for part in _cut(whole)):
        size = len(sentence.split())
        if found[-1] and length + size > WORDS_OF_A_PASSAGE:
            found.append([])
            length = 0
        found[-1].append(sentence)
        length += size
    return [" ".join(group) for group in found]


def joined(lead: str, items: list[str]) -> str:
    """Items of a list under the sentence that leads into them."""
    if not items:
        return lead
    lines = [f"- {item}" for item in items]
    return "\n".join([lead, *lines] if lead else lines)
