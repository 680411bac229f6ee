"""The brand's yes/no questions and where each answer leads, in whatever layout the manual has them."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re

from app.brand.shipped import shipped
from app.brand.texts import folded
from app.importing.documents.document import Table
from app.importing.protocol.outcome_codes import Account
from app.importing.protocol.outcomes import Ending, accounts, ending, kinds
from app.importing.protocol.question_doubts import TWO, goes_on, unsound
from app.importing.protocol.question_nodes import Node
from app.importing.protocol.question_sets import fullest
from app.importing.protocol.question_targets import plain, way
from app.importing.reading import Ground, Quote, Reading
from app.wording import Wording

_IN_ORDER = re.compile(
    r"\b(?:por (?:este |ese )?orden|en (?:este |ese )?orden|sucesiv\w{3,6}|a la primera que|una a una|in (?:this )?order|in turn|one by one)\b"
)
_LAST = "request"
"""Where the last «no» leads if the manual does not say: to a person's answer that promises nothing."""


def read(ground: Ground) -> list[Reading]:
    """The largest set of questions that the manual leads somewhere; none where it has no such thing."""
    best, two = fullest(ground)
    return _Tree(best, ground).readings(two=two) if best else []


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
            doubt = fault or self.doubts.get(id_) or node.doubt
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
        found = way(target)
        if found.kind == "named":
            named = self._numbered(found.name)
            return named if named or found.name.isalpha() else self._nowhere(node, target)
        if found.kind == "next":
            return self._next(node) or self._nowhere(node, target)
        said = folded(target)
        return next((self.ids[id(other)] for other in self.every if folded(other.text) == said), None)

    def _numbered(self, number: str) -> str | None:
        """By its whole number; «7.2» and «2» are one where only one question can be meant."""
        named = [(plain(node.number), node) for node in self.every if node.number]
        stated = [node for name, node in named if name == number]
        last = number.rsplit(".", 1)[-1]
        stated = stated or [node for name, node in named if "." in name + number and name.rsplit(".", 1)[-1] == last]
        if stated:
            return self.ids[id(stated[0])]
        order = int(number) if number.isdigit() else ord(number) - ord("a") + 1 if number.isalpha() else 0
        return self.ids[id(self.every[order - 1])] if not named and 0 < order <= len(self.every) else None

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
