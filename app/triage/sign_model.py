"""How far a text speaks of danger, law or press, learned from examples: what rules cannot list."""

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np

from app.brand.words import Language
from app.triage.outcomes import Array, Vocabulary, numbered, packed, unpacked
from app.triage.sign_features import sign_features
from app.triage.triage import Danger

FILE = Path(__file__).with_name("sign_model.npz")
KINDS: tuple[Danger, ...] = get_args(Danger)
SIGNS = ("danger", "press", "legal_threat")
"""What is decided, in the order of the first columns; the kinds of danger follow."""


class Judgement(NamedTuple):
    """`odds`: log odds of each sign less its threshold, so that zero decides. `kind`: the likeliest kind of danger."""

    odds: dict[str, float]
    kind: Danger

    @property
    def danger(self) -> float:
        return self.odds["danger"]


class SignModel(NamedTuple):
    """Linear in the features; the columns of `matrix` are SIGNS, then KINDS."""

    vocabulary: Vocabulary
    matrix: Array
    bias: Array
    fingerprint: str

    def judge(self, text: str, language: Language) -> Judgement:
        columns, values = self.vocabulary.vector(sign_features(text, language))
        scores = (values @ self.matrix[columns] + self.bias).tolist()
        kinds = scores[len(SIGNS) :]
        return Judgement(dict(zip(SIGNS, scores, strict=False)), KINDS[kinds.index(max(kinds))])

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
            fingerprint=packed([self.fingerprint]),
        )

    @classmethod
    def load(cls, path: Path) -> "SignModel":
        with np.load(path, allow_pickle=False) as file:
            blocks = [unpacked(file[name]) for name in ("words", "pieces", "marks")]
            return cls(
                vocabulary=Vocabulary(numbered(blocks), file["weights"].astype(np.float32)),
                matrix=file["matrix"].astype(np.float32),
                bias=file["bias"],
                fingerprint=unpacked(file["fingerprint"])[0],
            )


@lru_cache(maxsize=256)
def judge(text: str, language: Language) -> Judgement:
    """What the shipped model hears in a text; remembered, since several questions are asked of each."""
    return sign_model().judge(text, language)


@cache
def sign_model() -> SignModel:
    """The shipped model. Made by `make lessons` from the examples beside it."""
    return SignModel.load(FILE)
