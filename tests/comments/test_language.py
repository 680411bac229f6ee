"""Short texts keep the assumed language unless something in them speaks clearly for another."""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable

import pytest

from app.comments.language import NONE, detect, warm
from tests.corpus import held


@pytest.mark.parametrize(
    ("text", "assumed", "language"),
    [
        ("", "es", NONE),
        ("👏👏👏", "es", NONE),
        ("@marca #hola https://marca.es/hola 😂 123", "es", NONE),
        ("jajajaja", "es", NONE),
        ("ok", "es", "und"),
        ("Nokia 3310", "es", "es"),
        ("hola", "es", "es"),
        ("hola", "ca", "ca"),
        ("bon dia", "es", "ca"),
        ("gràcies", "es", "ca"),
        ("quina il·lusió", "es", "ca"),
        ("gracias por nada", "en", "es"),
        ("eskerrik asko", "es", "eu"),
        ("obrigado", "es", "pt"),
        ("moitas grazas", "es", "gl"),
        ("thank you so much", "es", "en"),
        ("merci beaucoup", "es", "fr"),
        ("grazie mille", "es", "it"),
        ("vielen danke", "es", "de"),
        ("el community manager es un crack", "es", "es"),
        ("quiero un refund del black friday", "es", "es"),
        ("la comanda que vaig fer la setmana passada encara no ha arribat", "es", "ca"),
        ("a encomenda que fiz na semana passada ainda não chegou", "es", "pt"),
        ("o pedido que fixen a semana pasada aínda non chegou e xa non sei que facer", "es", "gl"),
        ("joan den astean egin nuen eskaera ez da oraindik iritsi", "es", "eu"),
        ("llevo una semana esperando y no me contesta nadie, k verguenza", "en", "es"),
        ("LLEVO UNA SEMANA ESPERANDO Y NADIE CONTESTA", "en", "es"),
    ],
)
def test_detect(text: str, assumed: str, language: str) -> None:
    assert language == detect(text, assumed).language


def test_a_kept_assumption_is_not_sure() -> None:
    assert not detect("Nokia 3310 Pro", "es").sure
    assert detect("llevo una semana esperando y no me contesta nadie de la tienda", "es").sure


def test_an_assumed_language_that_we_do_not_know_is_kept_when_nothing_speaks_against_it() -> None:
    assert detect("Nokia 3310", "ro").language == "ro"


def test_the_held_comments_are_told_apart(record_property: Callable[[str, object], None]) -> None:
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in held("language"):
        total[case["language"]] += 1
        right[case["language"]] += detect(case["text"], "es").language == case["language"]
    by_language = ", ".join(f"{code} {right[code]}/{total[code]}" for code in sorted(total))
    record_property("counts", f"language, right of held: {right.total()}/{total.total()} ({by_language})")
    assert right.total() >= 0.8 * total.total()
    assert right["es"] >= 0.95 * total["es"]


def test_a_comment_is_read_in_well_under_a_millisecond() -> None:
    warm()
    texts = [f"Llevo {n} días esperando el pedido y nadie me contesta en la tienda, " * 4 for n in range(50)]
    started = time.perf_counter()
    for text in texts:
        detect(text, "es")
    assert (time.perf_counter() - started) / len(texts) < 0.001


def test_hostile_texts_are_read_in_time() -> None:
    for text in ("a@" * 5000, "https://" * 1250, "ja" * 5000, "l·" * 5000, "'" * 10_000):
        started = time.perf_counter()
        detect(text, "es")
        assert time.perf_counter() - started < 0.05


def test_importing_the_module_does_not_load_the_model() -> None:
    code = "import sys, app.comments.language; print('py3langid' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"
