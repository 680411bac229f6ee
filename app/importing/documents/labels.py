"""Labels that lines begin with («Plazo: …», **Responsable** …), and the texts behind them."""

import re

from app.importing.documents.document import Item, Paragraph

_CLAUSE = r"(?:\d{1,2}(?:[.)]|(?:\.\d{1,2}){1,3}[.)]?)\s+(?=[A-ZÁÉÍÓÚÑÜ]))?"
"""The number of a clause, which belongs to no label: «6.2. Queda prohibido: …»."""
LABEL = re.compile(rf"^\s*{_CLAUSE}([^\s:.;,!?¿¡«“‘\"][^:.;!?«“\"]{{0,70}}?)\s*(?::|[—–-]{{1,2}}(?=\s))\s+(?=\S)")
"""«Plazo: …», «Plazo — …»: a label is short and holds no sentence."""
OPENING = re.compile(rf"^\s*{_CLAUSE}([^:]{{1,120}}):\s*$")
"""A line that only announces what the next lines list."""
LONGEST = 80
_AFTER_LABEL = re.compile(r"\s{0,5}[:.—–-]")
_CLOSED = ".:—–-"
_FURTHER = re.compile(r"\s?([.;|·])\s+(?=[A-ZÁÉÍÓÚÑÜ][^:.;|·!?¿¡«»“”\"\n]{1,40}:\s)")
"""Where the next label of the same line begins."""
_QUOTED = re.compile(r"[«“”\"]")
_WORDS_OF_A_PART = 12
_WORDS_OF_A_SENTENCE = 5
"""Behind a label, where full stops part the line: longer sentences may be words for the public."""


def labelled(block: Paragraph | Item) -> tuple[str, str]:
    """The label that a block begins with and the rest; an announcing line has no rest, an ordinary one no label."""
    lead = block.lead
    if lead and len(lead) <= LONGEST and block.text.startswith(lead):
        rest = block.text[len(lead) :]
        if not rest.strip(" :.-–—"):
            return ("", block.text) if lead.endswith(("»", "”", '"', "!", "?")) else (lead.rstrip(" :.-–—"), "")
        if _is_label(lead, rest):
            return lead.rstrip(" :.-–—"), rest.lstrip(" :.-–—")
    return label_of(block.text)


def label_of(text: str) -> tuple[str, str]:
    """The same for words without any bold ones."""
    if found := OPENING.match(text):
        return found[1].strip(), ""
    if found := LABEL.match(text):
        return found[1].strip(), text[found.end() :]
    return "", text


def _is_label(lead: str, rest: str) -> bool:
    """«**Nunca** publique…» stresses a word and labels nothing."""
    if _AFTER_LABEL.match(rest) or lead.endswith(tuple(_CLOSED)):
        return True
    start = rest.lstrip()[:1]
    return lead[:1].isupper() and len(lead.split()) <= 5 and not (start.islower() or start in ",;)")


def several(text: str) -> tuple[str, ...]:
    """The labelled parts of a line that holds several: «Responsable: Sala. Plazo: 2 h. Aprueba: Dirección.»

    A text of sentences stays whole: it may be words for the public, in which a colon labels nothing.
    """
    if _QUOTED.search(text) or not LABEL.match(text):
        return (text,)
    cuts = list(_FURTHER.finditer(text))
    if not cuts:
        return (text,)
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text)]
    parts = tuple(text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    stops = any(cut[1] == "." for cut in cuts)
    least, words = (3, _WORDS_OF_A_SENTENCE) if stops else (2, _WORDS_OF_A_PART)
    short = all(len(label_of(part)[1].split()) <= words for part in parts)
    return parts if len(parts) >= least and short else (text,)
