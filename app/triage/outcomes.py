"""How far a comment speaks for each outcome of a brand's protocol. Numbers in, numbers out: no model server."""

from hashlib import sha256
from os import getpid
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.triage.features import Features, features
from app.triage.tells import Tells, told

Array = NDArray[np.float32]

BLOCKS = (1.0, 1.0, 0.5)
"""Scale of words, pieces and marks. The marks weigh least: they were written beside the shipped examples, so training
trusts them more than unseen comments bear out (measured on tests/corpora/outcomes.jsonl, dev lines)."""

RATED: dict[int, dict[str, float]] = {
    1: {"praise": -2.5, "service_failure": 0.7, "unfounded_criticism": 0.3, "improvement": -0.3, "request": -0.5},
    2: {"praise": -1.5, "service_failure": 0.7, "improvement": 0.4, "request": -0.3},
    3: {"praise": -0.3, "improvement": 0.7, "service_failure": 0.3, "troll": -0.5},
    4: {"praise": 0.3, "improvement": 0.7, "troll": -1.0, "unfounded_criticism": -1.0, "off_topic": -0.5},
    5: {"praise": 1.5, "service_failure": -0.7, "troll": -1.0, "unfounded_criticism": -1.5, "off_topic": -0.5},
}
"""What stars say beside the text, as log odds by shipped outcome. A judgement, not a measurement: no public corpus
pairs stars with these outcomes."""


class Vocabulary(NamedTuple):
    """Column and weight of each name, for each block."""

    columns: tuple[dict[str, int], dict[str, int], dict[str, int]]
    weights: Array

    def vector(self, found: Features) -> tuple[NDArray[np.intp], Array]:
        """Columns and values of a text; each block has length one times its scale."""
        columns: list[NDArray[np.intp]] = []
        values: list[Array] = []
        for block, known, scale in zip(found, self.columns, BLOCKS, strict=True):
            names = [*filter(known.__contains__, block)]
            places = np.fromiter(map(known.__getitem__, names), np.intp, len(names))
            raw = np.fromiter(map(block.__getitem__, names), np.float32, len(names)) * self.weights[places]
            length = float(np.sqrt(raw @ raw)) or 1.0
            columns.append(places)
            values.append(raw * np.float32(scale / length))
        return np.concatenate(columns), np.concatenate(values)


class OutcomeModel(NamedTuple):
    """A linear model over the features of a comment; `kinds[i]` is the shipped outcome that `classes[i]` is or is like.

    `tells`: telling words of the outcomes that only this brand has.
    """

    classes: tuple[str, ...]
    kinds: tuple[str, ...]
    vocabulary: Vocabulary
    matrix: Array
    bias: Array
    sharpness: float
    tells: Tells
    fingerprint: str

    def scores(self, text: str, rating: int | None = None) -> dict[str, float]:
        """The probability of each class, the tree's outcomes first. They add up to one."""
        columns, values = self.vocabulary.vector(features(text))
        logits = self.sharpness * (values @ self.matrix[columns] + self.bias)
        if rating is not None:
            lean = RATED[rating]
            logits = logits + np.array([lean.get(kind, 0.0) for kind in self.kinds], dtype=np.float32)
        added = told(text, self.tells)
        if added:
            logits = logits + np.array([added.get(name, 0.0) for name in self.classes], dtype=np.float32)
        odds = np.exp(logits - logits.max())
        return dict(zip(self.classes, (odds / odds.sum()).tolist(), strict=True))

    def save(self, path: Path) -> None:
        """One compressed file without pickled objects; replaced as a whole, so that a reader never sees half of it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{getpid()}.part")
        names = [packed(list(block)) for block in self.vocabulary.columns]
        with half.open("wb") as file:
            np.savez_compressed(
                file,
                texts=packed([self.fingerprint, *self.classes]),
                kinds=packed(list(self.kinds)),
                words=names[0],
                pieces=names[1],
                marks=names[2],
                weights=self.vocabulary.weights,
                matrix=self.matrix,
                bias=self.bias,
                sharpness=np.float64(self.sharpness),
                tells=packed([f"{stem}\t{name}\t{w}" for stem, by in self.tells.items() for name, w in by.items()]),
            )
        half.replace(path)

    @classmethod
    def load(cls, path: Path) -> "OutcomeModel":
        """Reads what `save` wrote. Raises OSError, ValueError or KeyError for anything else."""
        with np.load(path, allow_pickle=False) as file:
            fingerprint, *classes = unpacked(file["texts"])
            blocks = [unpacked(file[name]) for name in ("words", "pieces", "marks")]
            return cls(
                classes=tuple(classes),
                kinds=tuple(unpacked(file["kinds"])),
                vocabulary=Vocabulary(numbered(blocks), file["weights"]),
                matrix=file["matrix"],
                bias=file["bias"],
                sharpness=float(file["sharpness"]),
                tells=_tells(unpacked(file["tells"])),
                fingerprint=fingerprint,
            )


def numbered(blocks: list[list[str]]) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """One run of column numbers over the three blocks."""
    words, pieces, marks = blocks
    first, second = len(words), len(words) + len(pieces)
    return (
        {name: i for i, name in enumerate(words)},
        {name: first + i for i, name in enumerate(pieces)},
        {name: second + i for i, name in enumerate(marks)},
    )


def fingerprint(parts: list[Any]) -> str:
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def packed(texts: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(texts).encode("utf-8"), dtype=np.uint8)


def unpacked(data: NDArray[np.uint8]) -> list[str]:
    return data.tobytes().decode("utf-8").split("\n") if data.size else []


def _tells(lines: list[str]) -> Tells:
    found: Tells = {}
    for line in lines:
        stem, name, worth = line.split("\t")
        found.setdefault(stem, {})[name] = float(worth)
    return found
