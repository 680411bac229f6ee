"""How far a text speaks of danger to people, learned from examples: what rules cannot list, hints and odd wordings."""

from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np

from app.brand.words import Language
from app.triage.danger_features import danger_features
from app.triage.outcomes import Array, Vocabulary, numbered, packed, unpacked
from app.triage.triage import Danger

FILE = Path(__file__).with_name("danger_model.npz")
KINDS: tuple[Danger, ...] = get_args(Danger)


class Judgement(NamedTuple):
    """`score`: log odds of danger less the threshold, so that zero decides. `kind`: the likeliest kind."""

    score: float
    kind: Danger


class DangerModel(NamedTuple):
    """Linear in the features: the first column of `matrix` is danger at all, the others its kinds."""

    vocabulary: Vocabulary
    matrix: Array
    bias: Array
    threshold: float
    fingerprint: str

    def judge(self, text: str, language: Language) -> Judgement:
        columns, values = self.vocabulary.vector(danger_features(text, language))
        scores = values @ self.matrix[columns] + self.bias
        return Judgement(float(scores[0]) - self.threshold, KINDS[int(np.argmax(scores[1:]))])

    def save(self, path: Path) -> None:
        names = [packed(list(block)) for block in self.vocabulary.columns]
        np.savez_compressed(
            path,
            words=names[0],
            pieces=names[1],
            marks=names[2],
            weights=self.vocabulary.weights.astype(np.float16),
            matrix=self.matrix.astype(np.float16),
            bias=self.bias,
            threshold=self.threshold,
            fingerprint=packed([self.fingerprint]),
        )

    @classmethod
    def load(cls, path: Path) -> "DangerModel":
        with np.load(path, allow_pickle=False) as file:
            blocks = [unpacked(file[name]) for name in ("words", "pieces", "marks")]
            return cls(
                vocabulary=Vocabulary(numbered(blocks), file["weights"].astype(np.float32)),
                matrix=file["matrix"].astype(np.float32),
                bias=file["bias"],
                threshold=float(file["threshold"]),
                fingerprint=unpacked(file["fingerprint"])[0],
            )


@cache
def danger_model() -> DangerModel:
    """The shipped model. Made by `python -m app.triage.danger_training` (make lessons)."""
    return DangerModel.load(FILE)
