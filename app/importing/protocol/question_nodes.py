"""Questions with what stands behind each answer, from running text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.importing.documents.document import Place
from app.importing.protocol.question_tokens import Token
from app.wording import Wording

MOST = 200
"""Questions of one protocol that are read."""
DEEPEST = 40


@dataclass
class Node:
    """One question. An answer is a target in words, a question of its own, or not told."""

    text: str
    place: Place
    quote: str
    number: str | None = None
    yes: "Node | str | None" = None
    no: "Node | str | None" = None
    loose: list[str] = field(default_factory=list)
    """What the manual says after the question without naming an answer."""
    doubt: Wording | None = None
    """Why the question itself is unsure."""

    def branches(self) -> int:
        return sum(answer is not None for answer in (self.yes, self.no))

    def below(self) -> "list[Node]":
        """The question and all that its answers lead to, in reading order."""
        inner = [answer for answer in (self.yes, self.no) if isinstance(answer, Node)]
        return [self, *(node for one in inner for node in one.below())]


class _Parser:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def roots(self) -> list[Node]:
        found: list[Node] = []
        while self.at < len(self.tokens) and len(found) < MOST:
            if self.tokens[self.at].kind == "ask":
                found.append(self.node(0))
            else:
                self.at += 1
        return found

    def node(self, nested: int) -> Node:
        asked = self._take()
        node = Node(text=asked.text, place=asked.place, quote=asked.quote, number=asked.number)
        while (token := self._peek()) is not None:
            if token.kind == "text" and not node.branches() and self._belongs(token, asked, nested):
                node.loose.append(self._take().text)
            elif (
                token.kind in ("yes", "no")
                and self._free(node, token)
                and (self._belongs(token, asked, nested) or self._unnested(token, asked))
            ):
                self._answer(node, self._take(), asked, nested)
            elif token.kind == "text" and self._same_block(token, asked):
                self._take()
            else:
                break
        return node

    def _answer(self, node: Node, mark: Token, asked: Token, nested: int) -> None:
        token = self._peek()
        target: Node | str | None = None
        if (
            token is not None
            and token.kind == "text"
            and (self._belongs(token, asked, nested) or self._same_block(token, mark))
        ):
            target = self._take().text
        elif token is not None and token.kind == "ask" and nested < DEEPEST and self._inside(token, mark):
            target = self.node(nested + 1)
        if mark.kind == "yes":
            node.yes = target
        else:
            node.no = target

    @staticmethod
    def _free(node: Node, token: Token) -> bool:
        return (node.yes if token.kind == "yes" else node.no) is None

    @staticmethod
    def _same_block(one: Token, other: Token) -> bool:
        return one.place == other.place

    def _belongs(self, token: Token, asked: Token, nested: int) -> bool:
        """In the question's own block, below it, or beside it where nothing is nested."""
        return (
            self._same_block(token, asked)
            or token.depth > asked.depth
            or (token.depth == asked.depth and not nested and token.number is None)
        )

    @staticmethod
    def _unnested(token: Token, asked: Token) -> bool:
        """A paragraph below a list too deep for the kind of file, which is not one of another numbered question."""
        return token.depth == 0 and asked.depth >= 0 and token.number is None

    def _inside(self, token: Token, mark: Token) -> bool:
        return self._same_block(token, mark) or token.depth > mark.depth

    def _peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]


def nodes(tokens: Sequence[Token]) -> list[Node]:
    """The questions that stand by themselves, in reading order, each with what its answers lead to."""
    return _Parser(tokens).roots()
