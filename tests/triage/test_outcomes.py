"""The outcome model: what it learns, how well, and that a saved one is the same."""

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from app.brand.protocol import Outcome
from app.brand.replies import PastReply
from app.triage.examples import kinds, shipped
from app.triage.outcomes import OutcomeModel
from app.triage.training import outcome_model, train
from tests import made
from tests.corpus import held
from tests.triage import shipped_tree

BAR = 0.75


def _best(model: OutcomeModel, text: str, rating: int | None = None) -> str:
    scores = model.scores(text, rating)
    return max(scores, key=scores.__getitem__)


def test_unseen_comments_get_their_outcome_three_times_out_of_four(
    record_property: Callable[[str, object], None],
) -> None:
    model = shipped_tree.model()
    right = [_best(model, case["text"], case.get("rating")) in case["outcomes"] for case in held("outcomes")]
    record_property("counts", f"outcomes: {sum(right)} of {len(right)} unseen comments, no model")
    assert sum(right) / len(right) >= BAR


@pytest.mark.parametrize("language", ["es", "ca", "gl", "eu", "pt", "en"])
def test_no_language_is_left_behind(language: str, record_property: Callable[[str, object], None]) -> None:
    model = shipped_tree.model()
    cases = [case for case in held("outcomes") if case["language"] == language]
    right = [_best(model, case["text"], case.get("rating")) in case["outcomes"] for case in cases]
    record_property("counts", f"outcomes {language}: {sum(right)} of {len(right)}")
    assert sum(right) / len(right) >= 0.6


def test_the_shipped_examples_are_many_and_mostly_spanish() -> None:
    texts = {example.text for example in shipped()}
    spanish = sum(example.language == "es" for example in shipped())
    assert len(texts) == len(shipped()) >= 900
    assert 0.55 < spanish / len(texts) < 0.75
    assert set(kinds()) == set(shipped_tree.OUTCOMES)


def test_scores_are_probabilities_of_every_outcome_of_the_tree() -> None:
    scores = shipped_tree.model().scores("Llevo tres días sin luz")
    assert sum(scores.values()) == pytest.approx(1.0, abs=1e-5)
    assert set(shipped_tree.OUTCOMES) == set(scores)


@pytest.mark.parametrize("text", ["", " ", "…", "🙂", "1234", "@ana", "a" * 10_000, "\u202e\u200b", "मुझे मदद चाहिए"])
def test_any_text_gets_finite_scores(text: str) -> None:
    scores = shipped_tree.model().scores(text)
    assert np.isfinite(list(scores.values())).all()


def test_stars_lean_the_scores() -> None:
    model = shipped_tree.model()
    assert model.scores("Todo normal", 5)["praise"] > model.scores("Todo normal", 1)["praise"]


def test_a_saved_model_scores_the_same(tmp_path: Path) -> None:
    model = shipped_tree.model()
    model.save(tmp_path / "outcomes.npz")
    again = OutcomeModel.load(tmp_path / "outcomes.npz")
    assert model.scores("¿A qué hora abrís?", 3) == again.scores("¿A qué hora abrís?", 3)
    assert model.fingerprint == again.fingerprint


def test_a_saved_model_is_used_until_the_knowledge_changes_and_a_broken_one_never(tmp_path: Path) -> None:
    file = tmp_path / "outcomes.npz"
    file.write_bytes(b"not a model")
    first = outcome_model(made.brand(), tmp_path)
    written = file.stat().st_mtime_ns
    assert outcome_model(made.brand(), tmp_path).fingerprint == first.fingerprint
    assert file.stat().st_mtime_ns == written
    reply = PastReply(comment="Se cortó la película a la mitad", reply="Lo sentimos", outcome="service_failure")
    other = outcome_model(made.brand(replies=(reply,)), tmp_path)
    assert first.fingerprint != other.fingerprint
    assert other.fingerprint == OutcomeModel.load(file).fingerprint


JOBS = Outcome(
    id="empleo",
    label="Candidatura de empleo",
    examples=(
        "¿Tenéis alguna vacante de acomodador?",
        "Mando mi currículum, ¿a qué correo lo envío?",
        "Busco trabajo para el verano, tengo experiencia",
        "¿Cuándo abrís la bolsa de empleo?",
    ),
)


LATE = Outcome(
    id="retraso",
    label="Retraso",
    like="service_failure",
    examples=("La sesión empezó con 40 minutos de retraso", "Otra vez empezó tarde la película", "Salió tarde"),
)


@cache
def _own_tree() -> OutcomeModel:
    """An outcome of the brand's own, one that narrows a shipped one, and one that renames another."""
    tree = shipped_tree.nine(JOBS, LATE)
    praised = Outcome(id="elogio", label="Elogio", like="praise")
    outcomes = tuple(praised if o.id == "praise" else o for o in tree.outcomes)
    questions = tuple(q.model_copy(update={"yes": "elogio"}) if q.yes == "praise" else q for q in tree.questions)
    return train(made.brand(protocol=tree.model_copy(update={"outcomes": outcomes, "questions": questions})))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("necesitáis gente en navidad? busco trabajo y tengo currículum", "empleo"),
        ("Hola, ¿hay vacantes en taquilla? Os puedo dejar el currículum", "empleo"),
        ("¿A qué hora abrís el domingo?", "request"),
        ("hoy media hora de retraso y nadie avisa, empezó tarde otra vez", "retraso"),
        ("Me habéis cobrado dos veces la misma entrada", "service_failure"),
        ("Sois los mejores, qué maravilla de sitio", "elogio"),
        ("jajaja payasos 🤡", "troll"),
    ],
)
def test_a_tree_with_outcomes_of_its_own_is_learned_from_a_few_examples(text: str, expected: str) -> None:
    assert _best(_own_tree(), text) == expected


def test_scoring_a_comment_takes_under_two_milliseconds() -> None:
    model = shipped_tree.model()
    texts = [case["text"] for case in held("outcomes")]
    times = []
    for text in texts:
        start = time.process_time()
        model.scores(text)
        times.append(time.process_time() - start)
    assert sorted(times)[len(times) // 2] < 0.002
