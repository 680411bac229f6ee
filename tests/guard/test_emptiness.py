"""Answers that say nothing, or twice the same."""

import pytest

from tests.guard.examples import context, levels

CONTEXT = context()

EMPTY = (
    "", " ", "\n\n", "👍", "👍👍👍", "...", "…", "!!!", "¿?", "-", "—", "@ana", "@ana @luis", "#Aurora", "1", "12 34",
    "Hola", "¡Hola!", "Hola, Ana", "Hola, Ana.", "¡Hola, Ana!", "¡Hola @ana! 👋", "@ana hola", "Hola Ana María",
    "Buenos días", "Buenas tardes, Ana", "Buenas noches", "Muy buenas", "Buenas", "Estimada Ana:", "Querido Luis,",
    "Estimado señor Ruiz", "Hola, un saludo", "Saludos", "Un saludo", "Hi", "Hi John", "Hello!", "Dear Mary,",
    "Good morning",
    "Bon dia", "Bon dia, Núria", "Olá", "Olá, Rui", "Ola, Uxía", "Bos días", "Kaixo", "Kaixo, Ane", "Egun on",
    "https://aurora.example",
)  # fmt: skip
SAYING = (
    "Gracias", "¡Gracias, Ana!", "Gracias 👏", "Mil gracias", "Lo sentimos", "Sentimos la espera", "Te leemos",
    "Te escribimos por privado",
    "Hola, Ana. Lo sentimos.", "Hola, Ana, te leemos", "Hola, gracias por escribir",
    "Buenos días, Ana. Ya está resuelto.", "Ya está arreglado",
    "Nos vemos pronto", "¡Qué alegría!", "De nada", "Sí", "No", "Claro que sí", "Aquí estamos", "Hasta pronto",
    "A ti ❤️",
    "Enhorabuena", "Tienes razón", "Tenés razón", "Con mucho gusto", "Perdón", "Perdona, Ana", "Buena idea",
    "Tomamos nota", "Anotado",
    "Buenos días a todo el equipo de la sala, que os lee", "Thanks", "Thank you so much", "Sorry about that",
    "You are welcome",
    "Obrigado", "Gràcies", "Ens sap greu", "Grazas", "Eskerrik asko", "Barkatu", "Hola: la sala abre hoy",
    "日本語ありがとう",
)  # fmt: skip


@pytest.mark.parametrize("text", EMPTY)
def test_an_answer_that_says_nothing_is_found(text: str) -> None:
    assert levels("empty", text, CONTEXT) == {"block"}


@pytest.mark.parametrize("text", SAYING)
def test_a_short_answer_that_says_something_passes(text: str) -> None:
    assert levels("empty", text, CONTEXT) == set()


SENTENCES = (
    "Sentimos mucho la espera.",
    "Lo estamos revisando con el equipo.",
    "Escríbenos por mensaje directo y lo vemos.",
    "Tenés toda la razón del mundo.",
    "Le pedimos disculpas por lo ocurrido.",
    "¿Nos cuentas en qué sala fue?",
    "Gracias por avisarnos tan pronto.",
    "Esto no es lo que queremos darte!",
    "We are sorry for the wait.",
    "Please send us a direct message.",
    "Lamentamos muito o que aconteceu.",
    "Ens sap molt de greu tot plegat.",
    "Sentimos moito o que pasou onte.",
    "Sentitzen dugu gertatu dena benetan.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("between", [" ", "\n", " Hola, Ana. "])
def test_a_sentence_that_comes_back_is_found(sentence: str, between: str) -> None:
    assert levels("repeated", f"{sentence}{between}{sentence}", CONTEXT) == {"block"}
    assert levels("repeated", f"{sentence}{between}{sentence.upper()}", CONTEXT) == {"block"}


@pytest.mark.parametrize(
    "text",
    [
        "Sentimos mucho la espera de ayer. Sentimos mucho la espera de hoy.",
        "Lo estamos revisando con el equipo. Lo estamos revisando con el equipó!",
        "Escríbenos por mensaje directo y lo vemos. Escríbenos por mensaje directo y lo vemos ya.",
    ],
)
def test_a_sentence_that_nearly_comes_back_is_a_warning(text: str) -> None:
    assert levels("repeated", text, CONTEXT) <= {"warn", "block"}
    assert levels("repeated", text, CONTEXT) != set()


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("other", ["Gracias. Gracias.", "No. No.", "La sala abre hoy.", "Te leemos siempre."])
def test_different_sentences_pass(sentence: str, other: str) -> None:
    assert levels("repeated", f"{sentence} {other}", CONTEXT) == set()
