"""The words by which manuals name the same thing: data in vocabulary/*.yaml, one file for each reader."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

from app.brand.texts import folded

SMALL = frozenset(
    [
        "a",         "al",         "ante",         "con",         "cada",         "cual",         "cuando",
        "de",         "del",         "el",         "en",         "es",         "la",         "las",         "lo",
        "los",         "mas",         "o",         "para",         "por",         "que",         "quien",
        "se",         "si",         "su",         "sus",         "un",         "una",         "y",         "an",
        "and",         "by",         "for",         "in",         "is",         "of",         "on",         "or",
        "our",         "the",         "their",         "to",         "who",         "with",         "da",
        "das",         "do",         "dos",         "e",         "no",         "os"
    ]
)  # fmt: skip
"""Words of mere grammar: «plazo de la primera respuesta» and «plazo primera respuesta» are one label."""


class Vocabulary:
    """Meanings by phrase.

    A text has a meaning when all telling words of one of its phrases stand in it as words (singular or plural); the
    phrase with the most telling words wins, then the first in the file.
    """

    def __init__(self, phrases: Mapping[str, list[str]]) -> None:
        self._known = [(frozenset(_words(phrase)), meaning) for meaning, all in phrases.items() for phrase in all]
        self._lengths = [
            (frozenset(_words(phrase)), len(folded(phrase).split())) for all in phrases.values() for phrase in all
        ]

    def meaning(self, text: str) -> str | None:
        """The one meaning that fits best; None: these words say nothing here."""
        said = frozenset(_words(text))
        fitting = [(len(phrase), meaning) for phrase, meaning in self._known if phrase and phrase <= said]
        most = max((n for n, _ in fitting), default=0)
        return next((meaning for n, meaning in fitting if n == most), None)

    def whole(self, text: str) -> bool:
        """Whether a phrase is all that the text says, an article aside: «pasos», not «el que da el paso»."""
        said, length = frozenset(_words(text)), len(folded(text).split())
        return any(phrase == said and length <= words + 1 for phrase, words in self._lengths)

    def meanings(self, text: str) -> tuple[str, ...]:
        """Every meaning of which a phrase stands in the text, without repeats."""
        said = frozenset(_words(text))
        return tuple(dict.fromkeys(meaning for phrase, meaning in self._known if phrase and phrase <= said))


@cache
def vocabulary(name: str) -> Vocabulary:
    """The vocabulary of vocabulary/NAME.yaml: a mapping from meaning to phrases in any language."""
    text = files(__package__).joinpath(f"vocabulary/{name}.yaml").read_text("utf-8")
    return Vocabulary(YAML(typ="safe", pure=True).load(text))


def _words(text: str) -> list[str]:
    return [singular(word) for word in folded(text).split() if word not in SMALL]


def singular(word: str) -> str:
    """A folded word without a Spanish or English plural ending: enough to compare labels."""
    for ending, length in (("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= length and not word.endswith("ss"):
            return word[: -len(ending)] if ending == "s" or word[-3] not in "aeiou" else word[:-1]
    return word
