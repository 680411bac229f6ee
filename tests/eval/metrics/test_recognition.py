"""What a reply takes up of a comment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.recognition import taken_up, troubles

SAID = "la taquilla estaba cerrada y llegamos tarde al tren con la maleta rota y sin 20 euros"
TEXTS = st.lists(st.sampled_from(SAID.split()), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("reply", "comment"),
    [
        ("Sentimos lo de la taquilla.", "La taquilla estaba cerrada"),
        ("Las taquillas abren a las cinco.", "La taquilla estaba cerrada"),
        ("Tu maleta va de camino.", "¿Dónde está mi MALETA?"),
        ("We are sorry about your luggage.", "My luggage is lost"),
        ("Vuelve la cartelera el lunes.", "¿Dónde está el cartel?"),
        ("Vaya retraso.", "El tren salió muy retrasado"),
    ],
)
def test_a_word_in_common_is_taken_up_in_any_form(reply: str, comment: str) -> None:
    assert taken_up(reply, comment)


@pytest.mark.parametrize(
    ("reply", "comment"),
    [
        ("Gracias por escribir.", "La taquilla estaba cerrada"),
        ("Es lo que nos dicen los que están aquí.", "No es lo que nos dijeron los que estaban allí"),
        ("", "La taquilla estaba cerrada"),
        ("Lo sentimos mucho.", ""),
    ],
)
def test_small_words_and_courtesy_take_nothing_up(reply: str, comment: str) -> None:
    assert not taken_up(reply, comment)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sentimos el retraso.", "Llevo dos horas esperando"),
        ("Vemos contigo el cobro.", "Me quitaron dinero de la cuenta"),
    ],
)
def test_two_ways_of_telling_one_trouble_meet(one: str, other: str) -> None:
    assert troubles(one) & troubles(other)


def test_a_calm_text_tells_of_no_trouble() -> None:
    assert troubles("Buenos días a todos") == frozenset()


@given(TEXTS)
def test_a_text_takes_itself_up_and_nothing_takes_up_an_empty_one(text: str) -> None:
    assert set(taken_up(text, text)) >= set(troubles(text))
    assert taken_up(text, "") == ()


@given(TEXTS, TEXTS, TEXTS)
def test_a_longer_reply_takes_up_no_less(reply: str, more: str, comment: str) -> None:
    assert set(taken_up(f"{reply} {more}", comment)) >= set(taken_up(reply, comment))
