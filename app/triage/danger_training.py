"""Makes the danger model from the shipped examples: `python -m app.triage.danger_training`, or `make lessons`.

Logistic regression; the threshold is set by cross-validation on the training texts so that FALSE_ALARMS of the
harmless ones would be stopped. Needs scikit-learn, which nothing else does; it takes under a minute.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from app.triage.danger_features import danger_features
from app.triage.danger_model import FILE, KINDS, DangerModel
from app.triage.examples import shipped
from app.triage.features import Features
from app.triage.outcomes import Vocabulary, fingerprint
from app.triage.training import vocabulary_of

FOLDER = Path(__file__).parent / "danger_examples"
FALSE_ALARMS = 0.02
"""Share of harmless comments, most of them hard, that the design allows to be held."""
STRENGTH = 30.0
"""Inverse regularisation. Chosen on the dev lines of tests/corpora/dangers.jsonl and figurative.jsonl."""
FOLDS = 8


class Lesson(NamedTuple):
    """`kind` is None for no danger, and for one whose kind is not labelled."""

    text: str
    danger: bool
    kind: str | None
    language: str


def lessons() -> list[Lesson]:
    """Every shipped example of danger and of its absence, without repeats."""
    found = dict.fromkeys((*_written(), *_outcomes()))
    return list({lesson.text: lesson for lesson in found}.values())


def _written() -> Iterator[Lesson]:
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            yield Lesson(case["text"], case["kind"] is not None, case["kind"], case["language"])


def _outcomes() -> Iterator[Lesson]:
    for example in shipped():
        yield Lesson(example.text, example.outcome == "safety_risk", None, example.language)


def recipe() -> str:
    """What the shipped model was made of; a test compares it with the file."""
    return fingerprint([lessons(), STRENGTH, FALSE_ALARMS])


def train() -> DangerModel:
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - only whoever trains needs them
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.model_selection import StratifiedKFold, cross_val_predict  # noqa: PLC0415

    taught = lessons()
    found = [danger_features(lesson.text, lesson.language) for lesson in taught]
    vocabulary = _common(found)
    vectors = [vocabulary.vector(one) for one in found]
    ends = np.cumsum([0] + [len(columns) for columns, _ in vectors])
    places = np.concatenate([columns for columns, _ in vectors])
    data = csr_matrix(
        (np.concatenate([values for _, values in vectors]), places, ends), shape=(len(taught), len(vocabulary.weights))
    )
    danger = np.array([lesson.danger for lesson in taught])
    kinds = np.array([lesson.kind or "none" for lesson in taught])
    labelled = kinds != "none"
    whether = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=1000)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)  # the files are sorted by kind
    margins = cross_val_predict(whether, data, danger, cv=folds, method="decision_function")
    threshold = float(np.quantile(margins[~danger], 1 - FALSE_ALARMS))
    print(f"{danger.sum()} dangers, {(~danger).sum()} harmless; threshold {threshold:.2f}")  # noqa: T201
    print(f"cross-validated recall {(margins[danger] >= threshold).mean():.3f}")  # noqa: T201
    whether.fit(data, danger)
    which = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=1000).fit(data[labelled], kinds[labelled])
    order = [list(which.classes_).index(kind) for kind in KINDS]
    return DangerModel(
        vocabulary=vocabulary,
        matrix=np.vstack([whether.coef_, which.coef_[order]]).T.astype(np.float32),
        bias=np.concatenate([whether.intercept_, which.intercept_[order]]).astype(np.float32),
        threshold=threshold,
        fingerprint=recipe(),
    )


def _common(found: list[Features]) -> Vocabulary:
    """What occurs in at least two texts."""
    return vocabulary_of(found, least=(2, 2, 2))


if __name__ == "__main__":
    train().save(FILE)
