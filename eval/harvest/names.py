"""Where a text names a person: known names, whatever follows an introduction or a title, and runs of capitals.

No list holds every name, so doubt decides for replacing: two capitalised words in a row that the brand does not use
itself are taken for somebody's. What slips through is one capitalised word of an unlisted name without any sign of one.
"""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ruamel.yaml import YAML

from app.comments.function_words import WORDS
from eval.metrics.phrases import plain

LONGEST = 6
"""Words of one name."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CALENDAR = frozenset(["abril", "mayo", "julio", "domingo", "africa", "triana"])
_CONNECTORS = frozenset(
    ["de", "del", "la", "las", "los", "da", "do", "dos", "das", "i", "y", "e", "van", "von", "al", "el", "bin", "ben"]
)
_BETWEEN = re.compile(r"[ \u00a0]{1,2}|-|\. ?")


class Lexicon(NamedTuple):
    """harvest/names.yaml."""

    given: frozenset[str]
    words: frozenset[str]
    surnames: frozenset[str]
    titled: frozenset[str]
    places: frozenset[str]
    heads: frozenset[str]
    introduced: re.Pattern[str]
    instead_given: tuple[str, ...]
    instead_surnames: tuple[str, ...]


class Token(NamedTuple):
    """One word; `first` begins a sentence, `between` is what stands before it on its line."""

    text: str
    plain: str
    start: int
    end: int
    first: bool
    between: str


@cache
def lexicon() -> Lexicon:
    told = YAML(typ="safe", pure=True).load(files("eval.harvest").joinpath("names.yaml").read_text("utf-8"))
    said = "|".join(phrase.replace(" ", r"\s{1,3}") for phrase in told["introduced"])
    return Lexicon(
        given=frozenset(told["given"]),
        words=frozenset(told["words"]),
        surnames=frozenset(told["surnames"]),
        titled=frozenset(told["titled"]),
        places=frozenset(told["places"]),
        heads=frozenset(told["heads"]),
        introduced=re.compile(rf"(?<!\w)(?:{said})(?!\w)\s{{0,3}}"),
        instead_given=tuple(told["instead_given"]),
        instead_surnames=tuple(told["instead_surnames"]),
    )


@cache
def small_words() -> frozenset[str]:
    """Function words of every language that comments are told apart in."""
    return frozenset(plain(word) for words in WORDS.values() for word in words.split())


def names(text: str, people: frozenset[str], kept: frozenset[str]) -> tuple[tuple[Token, ...], ...]:
    """Each name as its words, without connectors. `people`: names that are known to be somebody's, in plain words.

    `kept`: plain words that the brand itself writes with a capital; alone they name nobody.
    """
    reader, found, place = _Reader(text, people, kept), [], 0
    while place < len(reader.tokens):
        size = reader.name_at(place)
        run = reader.tokens[place : place + size]
        found += [tuple(t for t in run if t.plain not in _CONNECTORS or t.plain in people)] if run else []
        place += max(size, 1)
    return tuple(found)


class _Reader:
    def __init__(self, text: str, people: frozenset[str], kept: frozenset[str]) -> None:
        self.tokens = _tokens(text)
        self._people, self._kept, self._known = people, kept, lexicon()
        letters = [char for char in text if char.isalpha()]
        self._loud = len(letters) > 12 and sum(map(str.isupper, letters)) > 0.7 * len(letters)
        self._introduced = {match.end() for match in self._known.introduced.finditer(plain(text))}

    def name_at(self, place: int) -> int:
        """How many words of a name begin here; 0: none does."""
        if self._begins(place):
            return self._run(place)
        return self._capitals(place)

    def _begins(self, place: int) -> bool:
        token, known = self.tokens[place], self._known
        if token.start in self._introduced and token.plain not in small_words():
            return True
        if self._somebodys(token) or (token.plain in known.given and not self._saint(place)):
            return True
        before = self.tokens[place - 1].plain if place and not token.first else ""
        if before in known.titled and token.plain in known.surnames and token.plain not in small_words():
            return True
        if not self._capital(token):
            return False
        if before in known.titled and token.plain not in self._kept and token.plain not in small_words():
            return True
        return self._likely(place)

    def _saint(self, place: int) -> bool:
        """«San José», «Puerto Montt»: a place, unless a title or an introduction stands before it."""
        token = self.tokens[place]
        beside = place > 0 and not token.first and _BETWEEN.fullmatch(token.between) is not None
        return beside and self.tokens[place - 1].plain in self._known.heads

    def _likely(self, place: int) -> bool:
        """A capitalised word that is a name or a word: its neighbours tell."""
        token, known = self.tokens[place], self._known
        follows = place + 1 < len(self.tokens) and self._goes_on(place + 1)
        if self._saint(place) or (token.plain in known.places and not follows):
            return False
        if token.plain in known.words:
            alone = not token.first and token.plain not in _CALENDAR and token.plain not in self._kept
            return follows or alone
        return token.plain in known.surnames and not token.first and token.plain not in self._kept

    def _run(self, place: int) -> int:
        end = place + 1
        while end < min(len(self.tokens), place + LONGEST):
            step = next((n for n in (1, 2, 3) if self._reaches(end, n)), 0)
            if not step:
                break
            end += step
        return end - place

    def _reaches(self, place: int, size: int) -> bool:
        """Whether the name goes on with the `size`-th word from here, connectors before it."""
        last = place + size - 1
        if last >= len(self.tokens) or not self._goes_on(last):
            return False
        unlisted = size == 2 and self.tokens[last].plain in self._known.surnames
        return all(self._joins(token, unlisted) for token in self.tokens[place:last])

    def _joins(self, token: Token, unlisted: bool) -> bool:
        """A connector, or between a name and a surname of the list one surname that is not on it."""
        fits = token.plain in _CONNECTORS or (unlisted and len(token.text) > 3 and token.plain not in small_words())
        return fits and _BETWEEN.fullmatch(token.between) is not None

    def _goes_on(self, place: int) -> bool:
        token, known = self.tokens[place], self._known
        if token.first or not _BETWEEN.fullmatch(token.between):
            return False
        if token.plain in known.surnames or token.plain in known.given or self._somebodys(token):
            return token.plain not in small_words() or self._capital(token)
        return self._capital(token) and token.plain not in self._kept and token.plain not in small_words()

    def _capitals(self, place: int) -> int:
        """A run of two or more capitalised words that neither the brand nor grammar accounts for."""
        if self.tokens[place].plain in self._known.heads or not self._stranger(place):
            return 0
        size = 1
        while place + size < len(self.tokens) and size < LONGEST and self._stranger(place + size):
            following = self.tokens[place + size]
            if following.first or not _BETWEEN.fullmatch(following.between):
                break
            size += 1
        return size if size > 1 else 0

    def _stranger(self, place: int) -> bool:
        token = self.tokens[place]
        odd = token.plain not in self._kept and token.plain not in small_words() and len(token.text) > 1
        return odd and self._capital(token) and token.plain not in self._known.titled

    def _somebodys(self, token: Token) -> bool:
        """A name that is known here. In small letters it may be a word: «leo»."""
        return token.plain in self._people and token.text[0].isupper()

    def _capital(self, token: Token) -> bool:
        """In a text of capitals they say nothing."""
        return token.text[0].isupper() and not self._loud


def _tokens(text: str) -> tuple[Token, ...]:
    found: list[Token] = []
    end = 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        stops = not found or any(char in ".!?…\n:¡¿" for char in between)
        short = bool(found) and (found[-1].plain in lexicon().titled or len(found[-1].text) == 1)
        abbreviated = short and between in (". ", ".")
        found.append(Token(match[0], plain(match[0]), match.start(), match.end(), stops and not abbreviated, between))
        end = match.end()
    return tuple(found)
