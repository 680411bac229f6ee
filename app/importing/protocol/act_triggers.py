"""What gives the order for an internal act: signals, outcomes of the brand's protocol, scenarios."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.brand.texts import folded
from app.importing.documents.document import Table
from app.importing.protocol.outcomes import kinds
from app.importing.protocol.questions import read as read_questions
from app.importing.reading import Ground
from app.importing.scenarios.parts import found
from app.importing.scenarios.titles import Title, title
from app.importing.vocabulary import SMALL, singular, vocabulary

SIGNALS = ("danger", "personal_data", "legal_threat", "press", "manipulation", "irony", "abuse")
TELLING = 6
"""Letters of a word that alone names a scenario, if no other has it in its title."""
_PARTS = re.compile(r"\s*(?:;|\bcomo (?:en|por)\b|\n|,|/|\by\b(?! no\b)|\bo\b|\be\b|\band\b|\bor\b)\s*", re.I)


LONGEST_LABEL = 80


def announces_acts(label: str) -> bool:
    """Whether a heading or a label announces what is done inside the house."""
    return len(label) <= LONGEST_LABEL and "acts" in vocabulary("acts").meanings(label)


class Trigger(NamedTuple):
    outcomes: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    sure: bool = True

    def __bool__(self) -> bool:
        return bool(self.outcomes or self.scenarios or self.signals)


class Triggers:
    """The names of one manual's scenarios and outcomes, and what a condition means by them."""

    def __init__(self, ground: Ground) -> None:
        titles = [part.title for document in ground.documents for part in found(document).parts]
        numbers = _numbers(ground)
        self._counted = _counted(ground, {one.id for one in titles})
        self._marks = _marked(titles)
        self._scenarios = [
            (
                one.id,
                _words(_GRADE.sub("", one.text)),
                {folded(n) for n in (one.code, one.text, _GRADE.sub("", one.text), *numbers.get(one.id, ())) if n},
            )
            for one in titles
        ]
        self._outcomes = {
            folded(reading.value["label"]): reading.field.rsplit(".", 1)[-1]
            for reading in read_questions(ground)
            if reading.field.startswith("protocol.outcomes.")
        }

    def of(self, when: str) -> Trigger:
        """What a condition names, all of it; unsure where only a word of a scenario's title stands in it."""
        if re.fullmatch(r"(?:\d{1,2}|[\s,;/y&]|and)+", when):
            ids = [id_ for n in re.findall(r"\d{1,2}", when) if (id_ := self._counted.get(n))]
            if ids:
                return Trigger(scenarios=tuple(dict.fromkeys(ids)))
        if listed := self._listed(when):
            return Trigger(scenarios=listed)
        whole = self._one(when)
        parts = [self._one(part) for part in _PARTS.split(when) if part.strip()]
        every = [whole, *parts] if not whole.scenarios or not whole.sure else [whole, *(p for p in parts if p.sure)]
        plain = [one for one in every if one and one.sure]
        return _joined(plain or [one for one in every if one])

    def _listed(self, when: str) -> tuple[str, ...]:
        """«Fichas A, B y C», «casos 2 y 5»: scenarios by the letters or numbers of their headings, all known."""
        found = _MARKS.fullmatch(folded(when))
        marks = [mark for mark in found["marks"].split() if mark not in _AND] if found else []
        ids = [self._marks.get(mark) or self._counted.get(mark) for mark in marks]
        return tuple(dict.fromkeys(id_ for id_ in ids if id_)) if ids and all(ids) else ()

    def _one(self, text: str) -> Trigger:
        plain, words = f" {folded(text)} ", _words(text)
        exact = tuple(
            id_
            for id_, _, names in self._scenarios
            if any(f" {name} " in plain for name in names if not name.isdigit())
        )
        if whole := tuple(id_ for id_, _, names in self._scenarios if plain.strip() in names):
            return Trigger(scenarios=whole)
        outcomes = tuple(id_ for label, id_ in self._outcomes.items() if f" {label} " in plain)
        within = tuple(id_ for id_, title, _ in self._scenarios if len(title) > 1 and title <= words)
        signals = tuple(one for one in vocabulary("acts").meanings(text) if one in SIGNALS)
        if exact or outcomes or within:
            return Trigger(outcomes, tuple(dict.fromkeys((*exact, *within))), ())
        if signals:
            return Trigger(signals=signals)
        near = tuple(id_ for id_, title, _ in self._scenarios if any(len(word) > 2 for word in title & words))
        if len(near) == 1:
            title = next(title for id_, title, _ in self._scenarios if id_ == near[0])
            return Trigger(scenarios=near, sure=words <= title and any(len(word) >= TELLING for word in words))
        if not near and (stems := self._by_stem(words)):
            return Trigger(scenarios=stems, sure=False)
        alike = kinds(text) if not near else ()
        return Trigger(outcomes=alike[:1], sure=False) if alike else Trigger()

    def _by_stem(self, words: frozenset[str]) -> tuple[str, ...]:
        """«extravíos» means «Paquete extraviado» where no other title has a word that begins so."""
        stems = {word[:TELLING] for word in words if len(word) > TELLING}
        ids = tuple(id_ for id_, title, _ in self._scenarios if any(word[:TELLING] in stems for word in title))
        return ids if len(ids) == 1 else ()


_MARKS = re.compile(
    r"(?:(?:en|para|por|ver|solo|in|for) )?(?:las? |los? |el |the )?(?:fichas?|casos?|escenarios?|supuestos?"
    r"|situaci(?:on|ones)"
    r"|tarjetas?|crisis"
    r"|cards?|cases?|scenarios?)(?P<marks>(?: \w{1,4}){1,24})"
)
_GRADE = re.compile(r"\s*\([^()]{2,40}\)\s*$")
"""«Suplantación de la Caja (grave)»: what stands in brackets behind a title names no case."""
_AND = frozenset(("y", "e", "o", "and", "or"))


def _marked(titles: Sequence[Title]) -> dict[str, str]:
    """Scenarios by the letter, number or code of their headings; one of two titles is nobody's."""
    found: dict[str, set[str]] = {}
    for one in titles:
        for mark in filter(None, (one.alias, one.code)):
            found.setdefault(folded(mark), set()).add(one.id)
    return {mark: ids.pop() for mark, ids in found.items() if len(ids) == 1}


def _counted(ground: Ground, known: set[str]) -> dict[str, str]:
    """Scenarios by the number before their title, «3. Fuga de datos»; a number of two titles is nobody's."""
    found: dict[str, set[str]] = {}
    for document in ground.documents:
        for block in document.blocks:
            texts = [row[0].split("\n")[0] for row in block.rows] if isinstance(block, Table) else [block.text]
            for text in texts:
                number = re.match(r"\W{0,3}(\d{1,2})\s?[.):·–-]\s", text) if len(text) <= 90 else None
                if number and (id_ := title(text).id) in known:
                    found.setdefault(number[1], set()).add(id_)
    return {number: ids.pop() for number, ids in found.items() if len(ids) == 1}


_NUMBERED = re.compile(
    r"^\W{0,3}((?:ficha|caso|escenario|supuesto|situaci[oó]n|tarjeta|card|case|scenario|crisis|n\.?º)\s?\d{1,2}|\d{1,2}(?:\.\d{1,2}){1,2})(?!\d)",
    re.I,
)


_LISTED = re.compile(r"^\s*(\d{1,2})[.)]\s+(?=[A-ZÁÉÍÓÚÑ])")
"""«3. Retraso»: its number alone means it only where it is all that is said, as in a column of references."""


def _numbers(ground: Ground) -> dict[str, tuple[str, ...]]:
    """How headings and rows number the scenarios: «Ficha 3», «5.2»."""
    found: dict[str, tuple[str, ...]] = {}
    for document in ground.documents:
        for block in document.blocks:
            texts = [row[0].split("\n")[0] for row in block.rows] if isinstance(block, Table) else [block.text]
            for text in texts:
                if len(text) <= 90 and (numbered := _NUMBERED.match(text) or _LISTED.match(text)):
                    known = title(text)
                    found[known.id] = (*found.get(known.id, ()), numbered[1])
    return found


def _joined(every: list[Trigger]) -> Trigger:
    return Trigger(
        tuple(dict.fromkeys(id_ for one in every for id_ in one.outcomes)),
        tuple(dict.fromkeys(id_ for one in every for id_ in one.scenarios)),
        tuple(dict.fromkeys(id_ for one in every for id_ in one.signals)),
        all(one.sure for one in every),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(singular(word) for word in folded(text).split() if word not in SMALL and word not in _PRONOUNS)


_PRONOUNS = frozenset(("me", "te", "le", "les", "nos", "se", "lo", "mi", "su", "i", "my", "they", "their"))
"""«Me cayó mal la comida» and «cuando le cayó mal la comida» are one case."""
