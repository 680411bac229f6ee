"""What a reply takes up of a comment: telling words that both share, or words of one trouble."""

from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

from app.evidence.analyse import telling, words
from eval.metrics.phrases import plain

LEAST = 4
"""Letters that two stems share at their beginning to speak of the same («retraso», «retrasado»)."""


def taken_up(reply: str, comment: str) -> tuple[str, ...]:
    """Stems of the comment that the reply says as well, and troubles («late», «money») that both speak of."""
    ours, theirs = telling(words(reply)), telling(words(comment))
    shared = sorted(one for one in theirs if any(_akin(one, other) for other in ours))
    return (*shared, *sorted(troubles(reply) & troubles(comment)))


def _akin(a: str, b: str) -> bool:
    return a == b or (len(a) >= LEAST and len(b) >= LEAST and (a.startswith(b) or b.startswith(a)))


def troubles(text: str) -> frozenset[str]:
    """The kinds of trouble that a text speaks of: `late`, `money`, `broken` … (words/concepts.yaml)."""
    said = words(text)
    return frozenset(name for name, stems in _concepts().items() if any(w.startswith(s) for w in said for s in stems))


@cache
def _concepts() -> dict[str, tuple[str, ...]]:
    text = files("eval.metrics.words").joinpath("concepts.yaml").read_text("utf-8")
    told: dict[str, str] = YAML(typ="safe", pure=True).load(text)
    return {name: tuple(plain(stems).split()) for name, stems in told.items()}
