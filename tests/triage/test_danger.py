"""Danger to people is found in six languages and in bad spelling; figurative danger is left alone."""

import time
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.comments.language import detect
from app.comments.reading import read
from app.triage.danger import find, gravest
from app.triage.danger_spans import PRIORITY
from app.triage.sign_model import sign_model
from app.triage.sign_training import recipe
from app.triage.triage import Span
from tests.corpus import held
from tests.corpus import read as read_corpus

Record = Callable[[str, object], None]

BAR = 3 * 3 / 18
"""Three times what TF-IDF with logistic regression on a brand's own replies finds (3 of 18). The aim is all of them;
the count that is printed says how far that is."""

FALSE_ALARMS = 0.02
"""Of honest comments full of figurative danger: what the design allows."""


def _found(text: str) -> tuple[Span, ...]:
    return find(read(text), detect(text, "es").language)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("no quiero seguir viviendo", "self_harm"),
        ("me boi a tirar x la bentana", "self_harm"),
        ("ya no aguanto mas, mañana ya no estaré", "self_harm"),
        ("em vull morir", "self_harm"),
        ("nire buruaz beste egin nahi dut", "self_harm"),
        ("quero acabar com a minha vida", "self_harm"),
        ("I want to kill myself", "self_harm"),
        ("mi madre se ha desmayado en la cola", "medical"),
        ("mi hijo tiene combulsiones", "medical"),
        ("a miña avoa non pode respirar", "medical"),
        ("my husband is unconscious", "medical"),
        ("huele a gas en la escalera", "fire"),
        ("uele a gas en el portal", "fire"),
        ("sale humo negro del motor", "fire"),
        ("o carregador explodiu na tomada", "fire"),
        ("hay un niño perdido en la tienda", "minor"),
        ("s'ha perdut una nena a la platja", "minor"),
        ("my daughter was left alone on the bus", "minor"),
        ("os voy a matar a todos", "violence"),
        ("hay un hombre con un cuchillo en la puerta", "violence"),
        ("sé dónde vives", "violence"),
        ("estamos atrapados en el ascensor", "other"),
        ("presos no elevador há uma hora", "other"),
    ],
)
def test_danger_is_found(text: str, kind: str) -> None:
    assert kind in {span.kind for span in _found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "me muero de risa con vuestro anuncio",
        "estáis que ardéis, menudo estreno",
        "fuego 🔥",
        "me explota la cabeza con tantas tarifas",
        "murió el link",
        "un libro para matar el tiempo en el tren",
        "no huele a gas, tranquilos",
        "¿dais cursos de primeros auxilios?",
        "mi jefe me va a matar si no llega el pedido",
        "the link is dead",
        "i'm dying 😂",
        "morri de rir",
        "em moro de riure",
        "kanta hau bonba bat da",
        "la cuenta no responde y nadie contesta",
        "",
        "🔥🔥🔥",
    ],
)
def test_a_figure_of_speech_is_no_danger(text: str) -> None:
    assert _found(text) == ()


def test_the_span_points_into_the_original() -> None:
    text = "¡Ayuda! Huéle a gas 😰 aquí"
    span = next(s for s in _found(text) if s.kind == "fire")
    assert text[span.start : span.end] == "Huéle a gas"


def test_the_gravest_kind_comes_first() -> None:
    spans = _found("Huele a gas y quiero suicidarme")
    assert [span.kind for span in spans] == ["self_harm", "fire"]
    assert gravest(spans) == "self_harm"


def test_no_danger_has_no_gravest_kind() -> None:
    assert gravest(()) is None


def _counted(cases: list[dict[str, str]], record: Record, what: str) -> float:
    """The share in which danger was found, told by language below the results."""
    total = Counter(case["language"] for case in cases)
    found = Counter(case["language"] for case in cases if _found(case["text"]))
    by_language = ", ".join(f"{code} {found[code]}/{total[code]}" for code in sorted(total))
    record("counts", f"danger, {what}: {found.total()}/{total.total()} ({by_language})")
    return found.total() / total.total()


def test_held_out_dangers_are_found(record_property: Record) -> None:
    assert _counted(held("dangers"), record_property, "found of held") >= BAR


def test_figures_of_speech_are_left_alone(record_property: Record) -> None:
    assert _counted(read_corpus("figurative"), record_property, "false alarms of figurative") <= FALSE_ALARMS


def test_honest_trigger_words_are_left_alone(record_property: Record) -> None:
    assert _counted(read_corpus("honest_triggers"), record_property, "false alarms of honest") <= FALSE_ALARMS


def test_the_shipped_model_was_made_from_the_shipped_examples() -> None:
    """If this fails: make lessons."""
    assert sign_model().fingerprint == recipe()


@given(st.text(max_size=300))
def test_spans_lie_inside_any_text(text: str) -> None:
    for span in find(read(text), "es"):
        assert 0 <= span.start < span.end <= len(text)
        assert span.kind in PRIORITY


@pytest.mark.parametrize(
    "text", ["fuego " * 1600, "niño solo " * 1000, "no " * 3300, "a" * 10_000, "ja" * 5000, "k " * 5000]
)
def test_hostile_texts_are_read_in_time(text: str) -> None:
    find(read("hola"), "es")
    started = time.perf_counter()
    find(read(text), "es")
    assert time.perf_counter() - started < 0.5
