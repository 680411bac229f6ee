"""What a sentence speaks of, as tokens that two wordings and two languages share where words/senses.yaml joins them."""

from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from ruamel.yaml import YAML

from app.evidence.amounts import DURATIONS
from app.evidence.analyse import stems, tells, words
from app.evidence.figures import figures
from eval.metrics.phrases import plain

STEM = 5
"""Letters of a stem that count where no sense joins it to others."""
_UNITS = frozenset(DURATIONS)


class _Stem(NamedTuple):
    start: str
    whole: bool
    """Whether the word has to be this and no longer."""
    sense: str


@lru_cache(maxsize=40_000)
def senses(text: str) -> frozenset[str]:
    """The tokens of a text without its figures. A sense that words/senses.yaml writes with «-» loses it here."""
    return frozenset(token.lstrip("-") for token in tokens(text))


def tokens(text: str) -> tuple[str, ...]:
    """In order, with the «-» of a sense that says the opposite («cerrado» is `-open`)."""
    for figure in reversed(figures(text)):
        text = f"{text[: figure.start]} {text[figure.end :]}"
    return tuple(token for word in words(text) if (token := _token(word)))


@lru_cache(maxsize=40_000)
def _token(word: str) -> str | None:
    for stem in _by_letters().get(word[:2], ()):
        if word == stem.start or (not stem.whole and word.startswith(stem.start)):
            return None if stem.sense == "nothing" else stem.sense
    if not tells(word) or word in _UNITS:
        return None
    return stems([word])[0][:STEM]


@cache
def _by_letters() -> dict[str, tuple[_Stem, ...]]:
    text = files("eval.metrics.words").joinpath("senses.yaml").read_text("utf-8")
    told: dict[str, str] = YAML(typ="safe", pure=True).load(text)
    found: dict[str, list[_Stem]] = {}
    for sense, listed in told.items():
        for stem in plain(listed).split():
            one = _Stem(stem.rstrip("."), stem.endswith("."), sense)
            found.setdefault(one.start[:2], []).append(one)
    return {start: tuple(sorted(all_, key=lambda one: -len(one.start))) for start, all_ in found.items()}
