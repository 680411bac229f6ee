"""The brand's yes/no questions and where each answer leads, in whatever layout the manual has them."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.shipped import shipped
from app.brand.texts import folded
from app.importing.documents.document import Document, Heading, Table
from app.importing.protocol.outcomes import Account, Ending, accounts, ending, kinds
from app.importing.protocol.question_doubts import TWO, goes_on, unsound
from app.importing.protocol.question_nodes import Node, nodes, table_nodes
from app.importing.protocol.question_tokens import Token, tokens
from app.importing.reading import Ground, Quote, Reading
from app.wording import Wording

FEWEST = 2
_HEADING = re.compile(
    r"\b(?:protocolo|arbol|preguntas?|flujo\w{0,4}|diagrama|decision|decidir|antes de (?:contestar|responder|nada)|triaje|clasific\w{1,7}|filtro|paso a paso|"
    r"que hacer|decision tree|flowchart|flow|triage|before (?:answering|replying))\b"
)
_FAQ = re.compile(r"\b(?:frecuentes|faq|dudas|checklist|lista de control|test|formacion|quiz)\b")
_IN_ORDER = re.compile(
    r"\b(?:por (?:este |ese )?orden|en (?:este |ese )?orden|sucesiv\w{3,6}|a la primera que|una a una|in (?:this )?order|in turn)\b"
)
_GO = [
    "ir",
    "a",
    "la",
    "pregunta",
    "pasa",
    "pasar",
    "pase",
    "pasamos",
    "paso",
    "vaya",
    "vamos",
    "ve",
    "salta",
    "saltar",
    "seguir",
    "sigue",
    "siga",
    "segui",
    "seguimos",
    "con",
    "continuar",
    "continua",
    "continue",
    "continuamos",
    "en",
    "el",
    "punto",
    "p",
    "q",
    "n",
    "no",
    "go",
    "to",
    "the",
    "question",
    "step",
    "next",
    "siguiente",
    "on",
    "al",
    "numero",
]
_ORDINALS = ("primera", "segunda", "tercera", "cuarta", "quinta", "sexta", "septima", "octava", "novena", "decima")
_ONWARD = frozenset(
    (
        "siguiente",
        "sigue",
        "siga",
        "segui",
        "seguir",
        "seguimos",
        "continuar",
        "continua",
        "continuamos",
        "next",
        "continue",
    )
)
_LAST = "request"
"""Where the last «no» leads if the manual does not say: to a person's answer that promises nothing."""


def read(ground: Ground) -> list[Reading]:
    """The largest set of questions that the manual leads somewhere; none where it has no such thing."""
    found = [one for document in ground.documents for one in _candidates(document)]
    best = max(found, key=_weight, default=[])
    if not best:
        return []
    rivals = [one for one in found if one is not best and len(one) > FEWEST]
    return _Tree(best, ground).readings(two=bool(rivals))


def _weight(roots: list[Node]) -> int:
    return sum(node.branches() for root in roots for node in root.below())


def _candidates(document: Document) -> Iterator[list[Node]]:
    stretch: list[Token] = []
    above = ""
    for block in (*document.blocks, None):
        if isinstance(block, Table):
            found = table_nodes(block)
            if len(found) >= FEWEST and not _FAQ.search(folded(above)):
                yield found
        elif block is None or (isinstance(block, Heading) and "?" not in block.text):
            yield from _stretch(stretch, above)
            stretch, above = [], block.text if block else ""
        else:
            stretch += tokens(block)


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


class _Tree:
    """Questions and outcomes with ids, and what is unclear about each."""

    def __init__(self, roots: list[Node], ground: Ground) -> None:
        self.roots, self.ground = roots, ground
        self.every = [node for root in roots for node in root.below()]
        self.ids = {id(node): f"q{n}" for n, node in enumerate(self.every, start=1)}
        self.told: tuple[Account, ...] = accounts(ground)
        self.outcomes: dict[str, Ending] = {}
        self.doubts: dict[str, Wording] = {}
        self.in_order = any(_IN_ORDER.search(folded(node.quote)) for node in roots) or self._announced()

    def _announced(self) -> bool:
        place = self.roots[0].place
        said = [
            line.text
            for document in self.ground.documents
            if document.file == place.file
            for line in document.blocks
            if not isinstance(line, Table) and place.number - 4 <= line.place.number <= place.number
        ]
        return any(_IN_ORDER.search(folded(text)) for text in said)

    def readings(self, two: bool) -> list[Reading]:
        questions = {self.ids[id(node)]: self._question(node) for node in self.every}
        start = next(iter(questions))
        outcomes = {id_: one.value() for id_, one in self.outcomes.items()}
        fault = unsound(start, questions, outcomes) or (TWO if two else None)
        found = [Reading(field="protocol.start", value=start, quotes=(self._quote(self.every[0]),), doubt=fault)]
        for node in self.every:
            id_ = self.ids[id(node)]
            doubt = fault or self.doubts.get(id_)
            found.append(
                Reading(
                    field=f"protocol.questions.{id_}", value=questions[id_], quotes=(self._quote(node),), doubt=doubt
                )
            )
        for id_, one in self.outcomes.items():
            found.append(
                Reading(
                    field=f"protocol.outcomes.{id_}", value=one.value(), quotes=one.quotes, doubt=one.doubt or fault
                )
            )
        return found

    @staticmethod
    def _quote(node: Node) -> Quote:
        return Quote(text=node.quote, place=node.place)

    def _question(self, node: Node) -> dict[str, str]:
        return {"text": node.text, "yes": self._target(node, "yes"), "no": self._target(node, "no")}

    def _target(self, node: Node, answer: str) -> str:
        target = node.yes if answer == "yes" else node.no
        if isinstance(target, Node):
            return self.ids[id(target)]
        if target is None:
            return self._untold(node, answer)
        if (led := self._led(node, target)) is not None:
            return led
        return self._end(target, node, answer)

    def _end(self, target: str, node: Node, answer: str) -> str:
        one = ending(target, node.place, node.text if answer == "yes" else "", self.told, self.ground)
        known = self.outcomes.get(one.id)
        if known is None or (known.doubt and not one.doubt):
            self.outcomes[one.id] = one
        return one.id

    def _led(self, node: Node, target: str) -> str | None:
        """The question that a target names by number, by order or by its words."""
        plain = folded(re.sub(r"n\.?[º°]", " ", target))
        words = plain.split()
        rest = [word for word in words if word not in _GO and not re.fullmatch(r"[pq]?\d{1,2}[aoª]?|\d{1,2}", word)]
        if number := next(
            (m[1] for word in words if not rest and (m := re.fullmatch(r"[pq]?(\d{1,2})[ao]?", word))), None
        ):
            return self._numbered(number) or self._nowhere(node, target)
        if len(rest) == 1 and rest[0] in _ORDINALS:
            return self._numbered(str(_ORDINALS.index(rest[0]) + 1)) or self._nowhere(node, target)
        if not rest and set(words) & _ONWARD:
            return self._next(node) or self._nowhere(node, target)
        return next((self.ids[id(other)] for other in self.every if folded(other.text) == plain), None)

    def _numbered(self, number: str) -> str | None:
        stated = [node for node in self.every if node.number and node.number.lstrip("0") == number.lstrip("0")]
        if stated:
            return self.ids[id(stated[0])]
        bare = not any(node.number for node in self.every)
        place = int(number)
        return self.ids[id(self.every[place - 1])] if bare and 0 < place <= len(self.every) else None

    def _next(self, node: Node) -> str | None:
        places = [n for n, root in enumerate(self.roots) if any(inner is node for inner in root.below())]
        after = self.roots[places[0] + 1 :] if places else []
        return self.ids[id(after[0])] if after else None

    def _untold(self, node: Node, answer: str) -> str:
        """An answer that the manual says nothing of: «no» goes on, «sí» is what the question asks for."""
        id_ = self.ids[id(node)]
        onward = self._next(node)
        if answer == "no" and onward:
            if not self.in_order:
                self.doubts.setdefault(id_, goes_on(node))
            return onward
        asked = kinds(node.text)
        if answer == "yes" and node.loose and asked:
            self.doubts.setdefault(id_, _untold(node, "sí"))
            return self._end(" ".join(node.loose), node, "yes")
        if answer == "yes" and node.no is not None and onward:
            self.doubts.setdefault(id_, _untold(node, "sí"))
            return onward
        self.doubts[id_] = _untold(node, "sí" if answer == "yes" else "no")
        return asked[0] if answer == "yes" and asked else _LAST

    def _nowhere(self, node: Node, target: str) -> str:
        """The target as an id that does not exist: the check of the tree will say so."""
        self.doubts[self.ids[id(node)]] = Wording(
            es=f"«{node.text}» lleva a «{target}», que no es ninguna pregunta",
            en=f"“{node.text}” leads to “{target}”, which is no question",
        )
        return _LAST


def _untold(node: Node, answer: str) -> Wording:
    name = shipped("protocol")["outcomes"][_LAST]["label"]
    return Wording(
        es=f"el manual no dice adónde lleva el «{answer}» de «{node.text}»; se propone un destino de serie («{name}» si nada encaja)",
        en=f"the manual does not say where “{answer}” leads after “{node.text}”; a shipped outcome is proposed",
    )
