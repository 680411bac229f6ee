"""Makes the sign model from the shipped examples: `python -m app.triage.sign_training`, or `make lessons`.

Logistic regression for each sign over the texts that are labelled for it. Each threshold is set by cross-validation on
the training texts, so that the given share of the others would be stopped. Needs scikit-learn, which nothing else does.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from app.triage.examples import shipped
from app.triage.outcomes import fingerprint
from app.triage.sign_features import sign_features
from app.triage.sign_model import FILE, KINDS, SIGNS, SignModel
from app.triage.training import vocabulary_of

FOLDER = Path(__file__).parent
FALSE_ALARMS = {"danger": 0.0125, "press": 0.005, "legal_threat": 0.005}
"""Share of the other comments, half of them hard, that may be taken for each sign. The design allows 2 % of
hard ones for danger; the margin is for wordings that no example has."""
STRENGTH = 100.0
"""Inverse regularisation. Chosen on the dev lines of tests/corpora/dangers.jsonl and figurative.jsonl."""
FOLDS = 8


class Lesson(NamedTuple):
    """`said`: for each sign that this text is labelled for, whether it is there. `kind`: of danger, where labelled."""

    text: str
    language: str
    said: tuple[tuple[str, bool], ...]
    kind: str | None = None


def lessons() -> list[Lesson]:
    """Every shipped example, without repeats."""
    found = (*_of_danger(), *_of_signals(), *_of_outcomes())
    return list({lesson.text: lesson for lesson in found}.values())


def _lines(folder: str) -> Iterator[dict[str, Any]]:
    for path in sorted((FOLDER / folder).glob("*.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _of_danger() -> Iterator[Lesson]:
    for case in _lines("danger_examples"):
        kind = case["kind"]
        said = (("danger", True),) if kind else tuple((sign, False) for sign in SIGNS)
        yield Lesson(case["text"], case["language"], said, kind)


def _of_signals() -> Iterator[Lesson]:
    for case in _lines("signal_examples"):
        yield Lesson(case["text"], case["language"], tuple((sign, sign in case["signals"]) for sign in SIGNS))


def _of_outcomes() -> Iterator[Lesson]:
    """They tell danger only: which of them threaten or mock nobody has labelled."""
    for example in shipped():
        yield Lesson(example.text, example.language, (("danger", example.outcome == "safety_risk"),))


def recipe() -> str:
    """What the shipped model is made of; a test compares it with the file."""
    return fingerprint([lessons(), STRENGTH, sorted(FALSE_ALARMS.items())])


def train() -> SignModel:
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - only whoever trains needs it

    taught = lessons()
    found = [sign_features(lesson.text, lesson.language) for lesson in taught]
    vocabulary = vocabulary_of(found, least=(2, 2, 2))
    vectors = [vocabulary.vector(one) for one in found]
    ends = np.cumsum([0] + [len(columns) for columns, _ in vectors])
    places = np.concatenate([columns for columns, _ in vectors])
    values = np.concatenate([values for _, values in vectors])
    data = csr_matrix((values, places, ends), shape=(len(taught), len(vocabulary.weights)))
    learned = [_whether(sign, taught, data) for sign in SIGNS]
    kinds, base = _which(taught, data)
    return SignModel(
        vocabulary=vocabulary,
        matrix=np.vstack([*(weights for weights, _ in learned), kinds]).T.astype(np.float32),
        bias=np.array([*(bias for _, bias in learned), *base], dtype=np.float32),
        fingerprint=recipe(),
    )


def _whether(sign: str, taught: list[Lesson], data: Any) -> tuple[Any, float]:
    """Weights and bias of one sign, the threshold taken off."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - as above
    from sklearn.model_selection import StratifiedKFold, cross_val_predict  # noqa: PLC0415

    told = {i: dict(lesson.said)[sign] for i, lesson in enumerate(taught) if sign in dict(lesson.said)}
    rows, there = data[list(told)], np.array(list(told.values()))
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=1000)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)  # the files are sorted by kind
    margins = cross_val_predict(model, rows, there, cv=folds, method="decision_function")
    threshold = float(np.quantile(margins[~there], 1 - FALSE_ALARMS[sign]))
    recall = (margins[there] >= threshold).mean()
    print(f"{sign}: {there.sum()} of {len(there)}; cross-validated recall {recall:.3f}")  # noqa: T201
    model.fit(rows, there)
    return model.coef_[0], float(model.intercept_[0]) - threshold


def _which(taught: list[Lesson], data: Any) -> tuple[Any, Any]:
    """Weights and bias of each kind of danger, in the order of KINDS."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - as above

    told = [i for i, lesson in enumerate(taught) if lesson.kind]
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=1000)
    model.fit(data[told], [taught[i].kind for i in told])
    order = [list(model.classes_).index(kind) for kind in KINDS]
    return model.coef_[order], model.intercept_[order]


if __name__ == "__main__":
    train().save(FILE)
