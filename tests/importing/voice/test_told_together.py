"""A rumour and its correction, a question and its answer are one fact, however they are laid out."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

from typing import Any

import pytest

from app.importing.voice.facts import read
from tests.importing.grounds import anchored, ground_of

RUMOUR = "Usamos harina importada"
TRUTH = "Toda la harina es de Palencia"


def facts(text: str, language: str = "es") -> list[dict[str, Any]]:
    found = read(ground_of(text, language=language))
    assert anchored(found, text)
    return [one.value for one in found]


@pytest.mark.parametrize(
    "text",
    [
        f"## Rumores\n**Mentira:** «{RUMOUR}». **Verdad:** {TRUTH}.\n",
        f"## Bulos\n**Bulo:** {RUMOUR}.\n\n**Realidad:** {TRUTH}.\n",
        f"## Mitos\nMito 1: {RUMOUR}.\nRealidad: {TRUTH}.\n",
        f"## Myths\n**Myth** {RUMOUR}\n\n**Fact** {TRUTH}.\n",
        f"## Bulos frecuentes\n### «{RUMOUR}»\nFalso. {TRUTH}.\n",
        f"## Rumores\n- «{RUMOUR}». No: {TRUTH}.\n",
        f"## Qué es posta\n**Verso**\n\n- «{RUMOUR}». No: {TRUTH}.\n",
        f"## Verdadero o falso\n| Lo que se dice | Lo que sabemos | ¿Se puede decir? |\n|---|---|---|\n| {RUMOUR} | Falso: {TRUTH} | Sí |\n| Que cierra la tienda | Pendiente del Consejo | No |\n",
    ],
)
def test_a_rumour_and_its_correction_are_one_fact(text: str) -> None:
    false = [one for one in facts(text) if one["status"] == "false"]

    assert [(one["statement"], one["correction"].rstrip(".")) for one in false] == [(RUMOUR, TRUTH)]
    assert not any(TRUTH in one["statement"] for one in facts(text))


def test_two_rumours_of_one_paragraph_keep_their_own_corrections() -> None:
    text = "## Falsedades\nSe dice que la leche lleva antibióticos; cada camión se analiza. Corre el rumor de que importamos leche. No lo hacemos: toda es fresca.\n"

    assert [(one["statement"], one["correction"]) for one in facts(text)] == [
        ("La leche lleva antibióticos", "Cada camión se analiza."),
        ("Importamos leche", "No lo hacemos: toda es fresca."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## Preguntas frecuentes\n**¿Atienden los lunes?** Sí, de 9 a 14.\n",
        "## Preguntas y respuestas\nP: ¿Atienden los lunes?\nR: Sí, de 9 a 14.\n",
        "## Dudas frecuentes\n**¿Atienden los lunes?**\n\nSí, de 9 a 14.\n",
        "## Preguntas frecuentes\n- ¿Atienden los lunes? Sí, de 9 a 14.\n",
        "## FAQ\n### ¿Atienden los lunes?\nSí, de 9 a 14.\n",
    ],
)
def test_a_question_with_its_answer_is_one_statement(text: str) -> None:
    assert [(one["statement"], one["status"]) for one in facts(text)] == [
        ("¿Atienden los lunes? Sí, de 9 a 14.", "confirmed")
    ]


def test_an_answer_that_denies_what_was_asked_makes_a_false_claim() -> None:
    (only,) = facts(
        "## Preguntas frecuentes\nP: ¿Es cierto que cierran la sede Flores?\nR: No, la sede Flores sigue abierta.\n"
    )

    assert (only["statement"], only["status"]) == ("Cierran la sede Flores", "false")
    assert only["correction"] == "La sede Flores sigue abierta."


def test_a_question_without_an_answer_states_nothing() -> None:
    assert facts("## Preguntas frecuentes\n- ¿Atienden los lunes?\n- ¿Cuánto cuesta el bono?\n") == []


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("Está por confirmar que abramos en mayo.", "Abramos en mayo"),
        ("También está por confirmar cuántas guías se vendieron.", "Cuántas guías se vendieron"),
        ("No podemos decir todavía si abriremos en julio.", "Abriremos en julio"),
        ("It is not yet confirmed that the Leeds shop will open.", "The Leeds shop will open"),
    ],
)
def test_what_is_open_is_claimed_without_the_words_that_leave_it_open(said: str, claim: str) -> None:
    (only,) = facts(f"## Qué se puede afirmar y qué no\n{said}\n")

    assert (only["statement"], only["status"]) == (claim, "unconfirmed")


def test_a_label_that_confirms_several_sentences_states_each() -> None:
    said = facts(
        "## Información verificada\nConfirmado: la base funciona las 24 horas. Todo el personal tiene la titulación.\n"
    )

    assert [one["statement"] for one in said] == [
        "La base funciona las 24 horas.",
        "Todo el personal tiene la titulación.",
    ]


def test_the_number_of_a_clause_is_no_part_of_the_statement() -> None:
    (only,) = facts("## 7. Compensaciones\n7.2 Traslado con demora: devolución del 30 % del importe.\n")

    assert only["statement"] == "Traslado con demora: devolución del 30 % del importe."


def test_a_title_of_two_lines_hides_no_facts() -> None:
    below = "\n\n".join(f"Párrafo número {n} de presentación del museo y de su historia." for n in range(12))
    text = f"# Museo de Arte\n# Protocolo ante situaciones de crisis\n## Presentación\n{below}\n## Lo que sabemos\nPodemos afirmar lo siguiente:\n\n- La entrada general cuesta 5 euros.\n"

    assert "La entrada general cuesta 5 euros." in [one["statement"] for one in facts(text)]


def test_a_contact_is_no_fact() -> None:
    assert (
        facts("## Datos que se pueden compartir\n- WhatsApp de socios: 11 5555 2040\n- Correo: hola@brava.example\n")
        == []
    )
