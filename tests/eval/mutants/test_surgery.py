"""A reply is cut where a person would cut it, and put together so that the network still takes it."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.mutants.surgery import (
    body_and_signature,
    close_catalan,
    form_of,
    greets,
    inserted,
    sentences,
    taken,
    without_greeting,
)
from tests.eval.mutants.replies import GOOD, reply


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Hola. ¿Qué tal? Bien.", ["Hola.", "¿Qué tal?", "Bien."]),
        ("Abre a las 7:30 a. m. y cierra a las 4.", ["Abre a las 7:30 a. m. y cierra a las 4."]),
        ("Mira aurora.example/ahora. Allí está.", ["Mira aurora.example/ahora.", "Allí está."]),
        ("Dijo «no pasa nada.» Y se fue.", ["Dijo «no pasa nada.»", "Y se fue."]),
        ("Uno\n\nDos", ["Uno", "Dos"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, cut: list[str]) -> None:
    assert sentences(text) == cut


@given(st.text(max_size=300))
def test_no_word_is_lost_when_a_text_is_cut(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_the_signature_stays_behind_what_is_put_in() -> None:
    signed = reply("Lo sentimos. Lo miramos. Equipo de Cine Aurora")
    assert body_and_signature(signed)[1] == ["Equipo de Cine Aurora"]
    assert inserted(signed, "Perdón.", "last", Random(0)) == "Lo sentimos. Lo miramos. Perdón. Equipo de Cine Aurora"


def test_a_sentence_that_the_network_does_not_take_is_not_put_in() -> None:
    on_x: dict[str, Any] = {"comment": {"network": "x", "text": "Frío"}}
    assert inserted(reply("Lo sentimos.", **on_x), "a" * 290, "last", Random(0)) is None
    assert taken(reply("Lo sentimos.", **on_x), ["Lo sentimos."]) is None


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Cuéntanos qué te pasó.", "tu"),
        ("Díganos qué le pasó a su madre.", "usted"),
        ("Contanos qué te pasó, si querés.", "vos"),
        ("Escríbenos: quien se quedó sin plaza tiene una compensación.", "tu"),
        ("Mándenos la fecha por privado.", "usted"),
        ("Le mandamos el pasaje a su madre y te lo confirmamos.", "tu"),
        ("Le mandamos el pasaje.", "usted"),
        ("Lo sentimos.", "tu"),
    ],
)
def test_the_form_of_address_is_read_off_the_text_or_else_is_the_brands(text: str, form: str) -> None:
    assert form_of(reply(text)) == form


def test_a_greeting_is_a_short_first_sentence_that_greets() -> None:
    assert greets("¡Hola!")
    assert greets("Buenas tardes.")
    assert not greets("Hola, sentimos mucho que pasara usted por esto.")
    assert without_greeting(["Hola.", "Lo sentimos."]) == ["Lo sentimos."]
    assert without_greeting(sentences(GOOD)) == sentences(GOOD)


def test_catalan_that_says_tu_is_told_from_catalan_that_says_voste() -> None:
    close = "Ho sentim molt. Envia'ns per missatge la data i et diem què ha passat amb la teva reserva."
    distant = "Ho sentim molt. Digui'ns per missatge la data i li direm què ha passat amb la seva reserva."
    assert close_catalan(reply(close))
    assert not close_catalan(reply(distant))
