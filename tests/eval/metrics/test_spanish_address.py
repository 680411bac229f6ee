"""Tú, usted or vos, told by the words that only one of them uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.spanish_address import TELLING, signs


def forms(text: str) -> set[str]:
    return {sign.form for sign in signs(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Escríbenos cuando puedas",
        "Envíanos una foto",
        "Te llamamos mañana por tu pedido",
        "Tú decides",
        "¿Tienes el recibo?",
        "Dinos qué pasó",
    ],
)
def test_tu_is_told_by_its_verbs_and_pronouns(text: str) -> None:
    assert forms(text) == {"tu"}


@pytest.mark.parametrize(
    "text",
    [
        "Escríbanos cuando quiera",
        "Envíenos una foto",
        "Le llamamos por lo de usted",
        "Indíquenos la fecha",
        "Sentimos los problemas con su pedido",
        "Disculpe la espera",
    ],
)
def test_usted_is_told_by_its_verbs_and_pronouns(text: str) -> None:
    assert forms(text) == {"usted"}


@pytest.mark.parametrize("text", ["Escribinos cuando puedas", "¿Tenés el recibo?", "Mandanos una foto", "Vos decidís"])
def test_vos_is_told_by_its_verbs_and_takes_what_it_shares_with_tu(text: str) -> None:
    assert forms(text) == {"vos"}


@pytest.mark.parametrize(
    "text",
    [
        "Gracias por avisar, lo revisamos hoy",
        "El equipo puede mirarlo esta tarde",
        "Escríbannos todos los que viajaban",
        "Sentimos lo ocurrido en la sala 2",
        "We are sorry about the wait",
    ],
)
def test_plurals_third_persons_and_other_languages_tell_nothing(text: str) -> None:
    assert forms(text) == set()


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Escríbenos y le ayudamos con su pedido", {"tu", "usted"}),
        ("Tenés razón, envíenos la foto", {"usted", "vos"}),
        ("Tienes razón, tenés toda la razón", {"tu", "vos"}),
    ],
)
def test_two_forms_in_one_text_are_both_seen(text: str, both: set[str]) -> None:
    assert forms(text) == both


def test_what_stands_in_quotation_marks_addresses_nobody() -> None:
    assert forms("El cartel dice «tome su número», y lo cambiamos") == set()
    assert forms('Pulsa "envíe su foto" en la pantalla') <= {"tu"}


def test_a_bare_te_is_not_sure() -> None:
    assert {sign.sure for sign in signs("Te esperamos")} == {False}
    assert True in {sign.sure for sign in signs("Escríbenos")}


@given(st.text(alphabet='aeiouáéns tlvrTÚSU«»"İ\n.,', max_size=60))
def test_every_sign_stands_in_the_text(text: str) -> None:
    found = signs(text)
    assert all(0 <= sign.start < sign.end <= len(text) for sign in found)
    assert list(found) == sorted(found, key=lambda sign: (sign.start, sign.end, sign.form))


@given(st.sampled_from(("Escríbenos hoy", "Envíenos la foto", "Escribinos ya")), st.text(alphabet=" .,\n", max_size=9))
def test_space_and_marks_around_change_no_form(text: str, around: str) -> None:
    assert forms(f"{around} {text} {around}") == forms(text)


def test_each_form_has_words_of_its_own() -> None:
    assert set(TELLING) == {"tu", "usted", "vos"}
