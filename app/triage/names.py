"""The names and figures of an open incident, by which a comment in any language may be known to speak of it.

A place, a product, the number of a line or an hour are written alike in every language. Each is a weak sign: two
of them tell of the incident, one only beside words of somebody who is caught in it or fears for others (see distress).
"""

import math
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.brand.brand import Brand
from app.comments.reading import read
from app.evidence.amounts import MONTHS
from app.evidence.figures import Figure, figures
from app.incident.situation import Incident
from app.triage.distress import distressed
from app.triage.scenario import Scenarios, stemmed

TOGETHER = 2
"""Signs that tell of an incident by themselves."""
RARE = 0.01
"""Share of ordinary comments in which a word may stand and still be a name that tells something."""
SEEN = 2
"""The brand's own examples that may hold it: a town of theirs is in more of them."""
SMALL = 10
"""Below it a bare number is in too many comments to say anything."""
PLAIN_NUMBERS = frozenset({"112", "061", "091", "100", "911", "999"})
"""Emergency numbers, which belong to every incident, and the roundest of numbers."""

_RUN = re.compile(
    r"[A-ZÀ-Þ][\w'’]{0,30}(?:(?: (?:de |del |de la |da |do |d'|of |the )?|\s?[-–—/]\s?)[A-ZÀ-Þ][\w'’]{0,30}){0,5}"
)
"""Capitalised words in a row, also over «de» or a dash: «Puebla de Sanabria», «Vega–Lodares»."""
_CODE = re.compile(r"(?<![\w-])([a-z]{1,3})-?(\d{1,4})(?!\w|[:.,]\d)")
"""The number of a road, a flight, a model: «A-52», «L4»."""
_LINE = re.compile(
    r"(?<!\w)(?:li(?:ne|nea|nia|na|nha|nya|gne|nie)s?)(?: n[o.]{0,2}| numero| number)? ([a-z]?\d{1,4})(?!\w|[:.,]\d)"
)
"""A line by its number, in whatever language: «la línea 4», “line 4”."""
_STARTS = re.compile(r"(?:\A|[.!?…:;¡¿«\"“(\n•])\s{0,4}\Z")
_WORD = re.compile(r"[^\W_]{1,40}")
_LETTERS = 3
_KINDS = frozenset({"time", "number", "phone", "money"})
_COUNTS = ("number:", "money:")
"""Signs that say nothing alone, whoever is in trouble."""

Sign = str
"""A folded name, or a figure as `kind:value`."""


class Names(NamedTuple):
    """The signs of one incident. `group`: those that stand together in its texts are one sign."""

    incident: Incident
    group: dict[Sign, int]


def names_of(incident: Incident, brand: Brand, tables: Scenarios) -> Names:
    """What title, line (in each language) and facts name, without what ordinary comments speak of as well."""
    texts = [incident.title, *(text for line in incident.lines for text in line.texts)]
    texts += [fact.statement for fact in incident.facts]
    runs = [run for text in texts for run in _runs(text)]
    ordinary = _own_words(brand) | _lower(texts)
    group: dict[Sign, int] = {}
    for n, run in enumerate(runs):
        mine = {word for word in run if word not in ordinary and _is_rare(word, tables)}
        _join(group, mine, n)
    for n, sign in enumerate((sign for text in texts for sign in _signs(text)), len(runs)):
        group.setdefault(sign, n)
    return Names(incident, group)


def named(text: str, kind: str, among: Iterable[Names]) -> Incident | None:
    """The incident that the comment names most; None where what it names is too little.

    `kind`: the shipped outcome that the comment's is like. Praise and mockery name no trouble, whatever else they name.
    """
    if kind in ("praise", "troll"):
        return None
    said = {*_WORD.findall(read(text).folded), *_signs(text)}
    best = max(among, key=lambda names: len(_hits(names, said)), default=None)
    hits = _hits(best, said) if best else {}
    if best is None or not hits:
        return None
    if len(hits) >= TOGETHER and kind != "off_topic":
        return best.incident
    alone = any(not sign.startswith(_COUNTS) for sign in hits.values())
    return best.incident if alone and distressed(text) else None


def _hits(names: Names, said: set[Sign]) -> dict[int, Sign]:
    return {names.group[sign]: sign for sign in said if sign in names.group}


def _runs(text: str) -> list[list[str]]:
    """Capitalised words in a row; the word that begins a sentence says nothing by its capital."""
    found: list[list[str]] = []
    for run in _RUN.finditer(text):
        words = [(w.start() + run.start(), w[0]) for w in _WORD.finditer(run[0])]
        if _STARTS.search(text[max(0, run.start() - 6) : run.start()]):
            words = words[1:]
        found.append([read(w).folded for _, w in words if len(w) >= _LETTERS and not w.isdigit() and w[0].isupper()])
    return [words for words in found if words]


def _join(group: dict[Sign, int], words: set[str], n: int) -> None:
    """Names that stand together are one sign, and whatever stands with one of them elsewhere joins it."""
    known = {group[word] for word in words if word in group}
    for word, other in group.items():
        if other in known:
            group[word] = n
    group.update(dict.fromkeys(words, n))


def _lower(texts: list[str]) -> set[str]:
    """Words that the same texts also write without a capital."""
    return {read(w).folded for text in texts for w in _WORD.findall(text) if w[0].islower()}


def _own_words(brand: Brand) -> frozenset[str]:
    """The words of the brand's own name and of its networks, and the months."""
    ours = " ".join((brand.name, *(f"{n.label} {n.private_channel or ''}" for n in brand.networks)))
    return frozenset(_WORD.findall(read(ours).folded)) | frozenset(MONTHS)


def _is_rare(word: str, tables: Scenarios) -> bool:
    """Whether ordinary comments, shipped ones and the brand's own, hardly ever say it."""
    stem = stemmed(word, tables.language)[0]
    share = math.exp(-tables.rarity.get(stem, math.inf))
    return share <= RARE and len(tables.places.get(stem, ())) <= max(SEEN, RARE * tables.texts)


def _tells(figure: Figure) -> bool:
    if figure.kind not in _KINDS or figure.value in PLAIN_NUMBERS:
        return False
    return figure.kind != "number" or (figure.value.replace(".", "").isdigit() and float(figure.value) >= SMALL)


def _signs(text: str) -> Iterator[Sign]:
    """Figures that tell something, numbers of lines, and codes."""
    yield from (f"{f.kind}:{f.value}" for f in figures(text) if _tells(f))
    folded = read(text).folded
    yield from (f"line:{found[1]}" for found in _LINE.finditer(folded))
    for found in _CODE.finditer(folded):
        if found[2] not in PLAIN_NUMBERS:
            yield f"code:{found[1]}{found[2]}"
