"""Ways of saying one thing, as data: words/NAME.yaml holds by kind and language what a metric listens for.

A phrase is a regular expression over plain text (lower case, no accents), in which a space stands for any white space;
it has to fit whole words. Languages are listed apart for whoever reads and adds; all of them are listened for at once,
because replies quote, mix and borrow.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML


def plain(text: str) -> str:
    """Lower case without accents, each character in the place of the original one."""
    return "".join(_plain(char) for char in text)


def phrases(name: str, kind: str) -> re.Pattern[str]:
    """What words/NAME.yaml lists under `kind`, in every language. To be searched for in `plain` text."""
    return _patterns(name)[kind]


@cache
def _patterns(name: str) -> dict[str, re.Pattern[str]]:
    text = files("eval.metrics.words").joinpath(f"{name}.yaml").read_text("utf-8")
    kinds: dict[str, dict[str, list[str]]] = YAML(typ="safe", pure=True).load(text)
    return {
        kind: _pattern([phrase for said in by_language.values() for phrase in said])
        for kind, by_language in kinds.items()
    }


def _pattern(found: list[str]) -> re.Pattern[str]:
    body = "|".join(plain_pattern(phrase) for phrase in found)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)")


def plain_pattern(phrase: str) -> str:
    """A phrase of the data as a regular expression. Accents may be written; they are taken off."""
    return "".join(_unaccented(char) for char in phrase).replace(" ", r"\s{1,3}")


@cache
def _plain(char: str) -> str:
    low = char.lower()
    return _unaccented(low) if len(low) == 1 else char


def _unaccented(char: str) -> str:
    base = "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))
    return base if len(base) == 1 else char
