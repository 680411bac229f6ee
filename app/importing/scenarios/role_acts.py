"""Acts inside the house told as sentences: a role, what it does, by when («Calidad retira el lote en 30 minutos»)."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Collection

from app.brand.texts import folded
from app.importing.organisation.role_titles import is_area, title_of
from app.importing.protocol.act_words import Order, by_role, conditional, soonest, without_time

LONGEST = 1_500
"""Characters that are looked at: a cell or a line, never a chapter."""

_NEXT = re.compile(r"\n|(?<=[.])\s+(?=[A-ZÁÉÍÓÚÑ])|;\s+(?=(?:(?:el|la|los|las|the|y|and)\s)?[A-ZÁÉÍÓÚÑ])")
_NO_ACT = re.compile(
    r"^(?:se |lo |la |les? )?(?:respond\w{1,5}|contest\w{1,5}|public\w{1,5}|aprueb\w{1,3}|aprob\w{1,5}|firm\w{1,4}|autori\w{2,5}|valid\w{1,4}|decid\w{1,4}|cierr\w{1,3}(?= (?:el (?:caso|hilo|incidente|tema|asunto)|la (?:crisis|conversacion|incidencia)|en|antes|dentro)\b)|resuelv\w{1,3}|esper\w{1,4}|tien\w{1,3}|tarda\w{0,2}|tard[oó]|es|son|esta\w{0,3}|"
    r"respond|replies|reply|answers?|posts?|publish\w{0,2}|approves?|signs?|decides?|closes?|resolves?|has|have|is|are|was|were|took|works?|waits?)\b"
)
"""What is told of answering, approving and waiting is a deadline of its own kind; what is told of the past is none."""
_MODAL = re.compile(
    r"\s(?:will|must|shall|should|has to|have to|needs? to|debe(?:n|rá|rán)?|tiene(?:n)? que|tendrá(?:n)? que|ha(?:n)? de|deve)\s",
    re.I,
)
_ARTICLE = re.compile(r"^(?:el|la|los|las|the)\s+", re.I)
_MARK = re.compile(r"^\s*[•·–—-]\s*")


def role_acts(text: str, known: Collection[str] = ()) -> list[Order]:
    """The acts of a line or cell, each with who and by when; empty where a role, a verb or a time is missing.

    `known`: folded names that the manual uses as roles, besides what is a title by its own words.
    """
    if len(text) > LONGEST:
        return []
    pieces = [_MARK.sub("", piece).strip() for piece in _NEXT.split(text)]
    return [act for piece in pieces if (act := _act(piece, known))]


def only_role_acts(text: str, known: Collection[str] = ()) -> bool:
    """Every sentence of the text is such an act."""
    pieces = [piece for piece in _NEXT.split(text[:LONGEST]) if re.search(r"\w", piece)]
    return bool(pieces) and len(text) <= LONGEST and len(role_acts(text, known)) == len(pieces)


def _act(piece: str, known: Collection[str]) -> Order | None:
    bare = piece.strip(" .")
    if bare[:1] in '«“"':
        return None
    when, ordered = conditional(bare)
    told = ordered[:1].upper() + ordered[1:] if when else bare
    found = _with_modal(told) or by_role(told)
    if found is None or _NO_ACT.match(folded(found.what)) or not _is_role(found.who, known):
        return None
    return found._replace(when=when) if when else found


def _with_modal(piece: str) -> Order | None:
    """«Legal tiene que avisar al seguro en 2 horas»."""
    cut = _MODAL.search(piece)
    time = soonest(piece) if cut else None
    if cut is None or time is None:
        return None
    who = _ARTICLE.sub("", piece[: cut.start()]).strip()
    return Order(without_time(piece[cut.end() :]), "", who, time)


def _is_role(who: str, known: Collection[str]) -> bool:
    return title_of(who) is not None or is_area(who) or folded(who) in known
