"""What a telephone does to a comment: everything but its figures."""

import re
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eval.variants.noise import NOISES, SHORT, abbreviated, stretched, typos, without_accents

SAID = "Llevo 3 horas esperando el autobús 14 y he pagado 20,50 € porque también había lluvia hasta las 19:40 ñ"
TEXTS = st.one_of(st.lists(st.sampled_from(SAID.split()), max_size=20).map(" ".join), st.text(max_size=60))
SEEDS = st.integers(0, 9999)
KINDS = sorted(NOISES)


def figures(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,:]\d+)*", text)


@pytest.mark.parametrize("kind", KINDS)
@given(text=TEXTS, seed=SEEDS)
def test_noise_leaves_every_figure_alone(kind: str, text: str, seed: int) -> None:
    assert figures(NOISES[kind](text, Random(seed))) == figures(text)


@pytest.mark.parametrize("kind", KINDS)
@given(text=TEXTS, seed=SEEDS)
def test_the_same_seed_gives_the_same_text(kind: str, text: str, seed: int) -> None:
    assert NOISES[kind](text, Random(seed)) == NOISES[kind](text, Random(seed))


@given(text=TEXTS, seed=SEEDS)
def test_no_typos_leave_a_text_as_it_is(text: str, seed: int) -> None:
    assert typos(0)(text, Random(seed)) == text


@given(seed=SEEDS)
def test_typos_keep_space_and_marks(seed: int) -> None:
    text = "¿Dónde está mi maleta? ¡Llevo dos horas aquí, y nada!"
    struck = typos(0.2)(text, Random(seed))
    assert re.sub(r"[^\W\d_]", "", struck) == re.sub(r"[^\W\d_]", "", text)


def test_a_tenth_of_the_letters_struck_is_about_a_tenth() -> None:
    text, random = "maleta perdida " * 400, Random(1)
    struck = typos(0.10)(text, random).split()
    changed = sum(a != b for a, b in zip(struck, text.split(), strict=False)) / len(struck)
    assert 0.4 < changed < 0.65


def test_accents_and_opening_marks_are_left_out() -> None:
    assert without_accents("¿Qué pasó con la señal? ¡Ay!", Random(1)) == "Que paso con la senal? Ay!"


@example("PORQUE haſta que graciaſ, tambıén")
@given(st.text(max_size=40))
def test_chat_spelling_bears_any_letter(text: str) -> None:
    assert abbreviated(text, Random(1)) is not None


def test_chat_spelling_takes_whole_words_in_any_case() -> None:
    assert abbreviated("Que sepáis QUE también vi un quejido", Random(1)) == "q sepáis q tb vi un quejido"
    assert all(abbreviated(long, Random(1)) == short for long, short in SHORT.items())


def test_two_words_are_stretched_at_most_and_only_their_last_vowel() -> None:
    text = "espero la maleta mojada desde ayer en la terminal"
    held = stretched(text, Random(3))
    assert len(held) == len(text) + 8
    assert re.sub(r"([aeo])\1+", r"\1", held) == text


@pytest.mark.parametrize("kind", ["capitals", "emoji", "accents"])
def test_a_person_still_reads_the_same_words(kind: str) -> None:
    noisy = NOISES[kind]("La maleta no llegó", Random(1))
    assert noisy.lower().replace("ó", "o").startswith("la maleta no llego")
