"""Role titles as manuals write them («la directora de comunicación», «Dir. Comunicación») as the ids of roles."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz
from ruamel.yaml import YAML

from app.brand.brand import Rank
from app.brand.headings import slug
from app.brand.texts import folded
from app.importing.vocabulary import SMALL, singular
from app.value import Value
from app.wording import Wording

ASIDE = re.compile(r"\(([^()]{1,80})\)")
JOINED = re.compile(r"\s*(?:/|;|,|\s[—–-]\s|\s(?:y|e|o|u|and|or)\s)\s*")
SAME = 92
"""Similarity (0 to 100) from which two reduced titles are one, a slip of the pen aside. «dirección» and «redacción»
reach 78."""


class Title(Value):
    """One role. `names` are its reduced titles, the words in a fixed order."""

    id: str
    title: str
    names: tuple[frozenset[str], ...]


class Found(Value):
    """Whom a title means; `others` could be meant as well."""

    id: str
    others: tuple[str, ...] = ()
    doubt: Wording | None = None


@cache
def _words() -> dict[str, Any]:
    text = files(__package__).joinpath("vocabulary/titles.yaml").read_text("utf-8")
    known: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    known["of"] = {_bare(word): name for name, words in known["same"].items() for word in words}
    return known


def words_of(name: str) -> tuple[str, ...]:
    """A list of words of vocabulary/titles.yaml: `area` or `nickname`."""
    return tuple(_words()[name])


def _bare(word: str) -> str:
    """A word without number and gender: «directoras» and «director» become one."""
    plain = singular(word)
    return plain[:-1] if len(plain) > 4 and plain[-1] in "aoe" else plain


def reduced(title: str) -> frozenset[str]:
    """The telling words of a title, each as its first synonym. Empty where no word tells anything."""
    known = _words()
    telling: list[str] = []
    said = [word for word in folded(title).split() if word not in SMALL]
    for word in said[1:] if said[1:] and said[0] in ("persona", "personas") else said:  # «la persona responsable de …»
        telling += known["long"].get(word, known["of"].get(_bare(word), _bare(word))).split()
    units = {_bare(unit) for unit in known["unit"]}
    return frozenset(word for word in telling if word not in units) or frozenset(telling)


def rank_of(title: str) -> Rank:
    """What a title sounds like. Never certain: «responsable» leads in one house and answers in another."""
    said = reduced(title)
    order: tuple[Rank, ...] = ("agent", "head", "lead")
    for rank in order:
        if any(frozenset(phrase.split()) <= said for phrase in _words()[rank]):
            return rank
    return "agent"


class Titles:
    """The roles of one brand, in the order in which they became known."""

    def __init__(self) -> None:
        self.known: list[Title] = []

    def add(self, title: str) -> str:
        """The id of the role that has this very title; a new one where none has."""
        plain = ASIDE.sub(" ", title).strip() or title
        names = [name for name in (reduced(plain), *map(reduced, _asides(title))) if name]
        names = names or [frozenset([plain.casefold()])]
        for one in self.known:
            if any(name in one.names for name in names):
                self._learn(one, names)
                return one.id
        self.known.append(Title(id=self._free(slug(plain)), title=_tidy(plain), names=tuple(names)))
        return self.known[-1].id

    def _learn(self, one: Title, names: list[frozenset[str]]) -> None:
        grown = one.model_copy(update={"names": tuple(dict.fromkeys((*one.names, *names)))})
        self.known[self.known.index(one)] = grown

    def _free(self, wanted: str) -> str:
        taken = {one.id for one in self.known}
        return next(id for n in range(1, len(taken) + 2) if (id := wanted if n == 1 else f"{wanted}-{n}") not in taken)

    def find(self, said: str) -> Found | None:
        """Whom the words mean; None: nobody that is known."""
        for wording in _wordings(said):
            if found := self._one(wording):
                return found
        return None

    def several(self, said: str) -> tuple[Found, ...]:
        """Each known role of «Dirección y Jurídico»; empty unless every part is known."""
        parts = [part for part in JOINED.split(ASIDE.sub(" ", said)) if part.strip()]
        found = [self._one(part) for part in parts]
        return tuple(one for one in found if one) if len(parts) > 1 and all(found) else ()

    def _one(self, said: str) -> Found | None:
        words = reduced(said)
        if not words:
            return None
        if exact := [one.id for one in self.known if words in one.names]:
            return Found(id=exact[0])
        if alike := self._alike(words):
            return _found(alike, said)
        wider = [one.id for one in self.known if any(words < name for name in one.names)]
        return _found(wider, said, always=True) if wider else None

    def _alike(self, words: frozenset[str]) -> list[str]:
        written = " ".join(sorted(words))
        return [
            one.id
            for one in self.known
            if any(len(n) == len(words) and fuzz.ratio(written, " ".join(sorted(n))) >= SAME for n in one.names)
        ]


def _found(ids: list[str], said: str, *, always: bool = False) -> Found:
    if len(ids) == 1 and not always:
        return Found(id=ids[0])
    listed = ", ".join(ids)
    doubt = Wording(
        es=f"«{said}» no es el nombre completo de ningún rol; podría ser: {listed}",
        en=f"«{said}» is no role's full name; it could be: {listed}",
    )
    return Found(id=ids[0], others=tuple(ids[1:]), doubt=doubt)


def _wordings(said: str) -> Iterable[str]:
    """The words as they are, without an aside, the aside alone, and before a comma: «Ana Ruiz, directora»."""
    yield said
    yield ASIDE.sub(" ", said)
    yield from _asides(said)
    if "," in said:
        yield from said.split(",", 1)


def _asides(title: str) -> list[str]:
    """What stands in brackets as another name: «Community manager (CM)»; «(de guardia)» is none."""
    return [aside for aside in ASIDE.findall(title) if aside[:1].isupper() and len(aside.split()) <= 4]


def _tidy(title: str) -> str:
    """A title as a heading writes it, without its article."""
    bare = re.sub(r"^(?:el|la|los|las|the|o|a)\s+", "", " ".join(title.split()), flags=re.IGNORECASE).strip(" .:;,")
    return bare[:1].upper() + bare[1:] if bare else title
