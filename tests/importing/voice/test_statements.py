"""What is confirmed, open or false, in the ways in which manuals say it; a rumour is never confirmed."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

import pytest

from app.importing.voice.standing import bare_standing, of_cell, standing
from tests.importing.voice.test_facts import only, readings


@pytest.mark.parametrize(
    "text",
    [
        "## Qué es cierto\n- Falso: «Vendemos fruta congelada». Toda la fruta llega fresca cada mañana.\n",
        "## Verdades y bulos\n- **Falso**\n    - «Vendemos fruta congelada». Toda la fruta llega fresca cada mañana.\n",
        "## Rumores\nSe dice que vendemos fruta congelada. En realidad, toda la fruta llega fresca cada mañana.\n",
        "## Rumores\nSe oye que «vendemos fruta congelada»; no es verdad: toda la fruta llega fresca cada mañana.\n",
        "## Verdades y bulos\nNo es cierto que vendemos fruta congelada: toda la fruta llega fresca cada mañana.\n",
        "## Bulos\n- Vendemos fruta congelada → Toda la fruta llega fresca cada mañana.\n",
        "## Datos\n| Frase | ¿Se dice? | Entonces |\n|---|---|---|\n| Abrimos en 1990 | Sí, es cierto | |\n| Vendemos fruta congelada | No, es falso | Toda la fruta llega fresca cada mañana |\n",
        "## What we know\n**Untrue:** “Vendemos fruta congelada.” Toda la fruta llega fresca cada mañana.\n",
        "## Otras cosas\nNo es cierto que vendemos fruta congelada: toda la fruta llega fresca cada mañana.\n",
    ],
)
def test_a_false_claim_is_read_with_what_is_true(text: str) -> None:
    (found,) = [one for one in readings(text) if "congelada" in one.value["statement"].lower()]
    assert found.value["status"] == "false"
    assert "fresca cada mañana" in found.value["correction"]
    assert "fresca" not in found.value["statement"]


@pytest.mark.parametrize(
    "text",
    [
        "## Datos\n- Abrimos en Soria: no verificado\n",
        "## Datos\n- Abrimos en Soria (sin confirmar)\n",
        "## Datos\n| Dato | Valor |\n|---|---|\n| Abrimos en Soria | No verificado |\n| Fundación de la casa | 1990 |\n",
        "## Lo que se puede decir y lo que no\n- Aún no: que abrimos en Soria.\n",
        "## Afirmaciones\n### No pueden hacerse todavía\n- La apertura en Soria.\n",
        "## Qué sabemos\n**Not confirmed:** the opening in Soria.\n",
        "## Verdades y mentiras\n- No se sabe: si abriremos en Soria. No lo comentamos.\n",
        "## Hechos\n- Se rumorea que abrimos en Soria.\n",
        "## Hechos\n- Falso: abrimos en Soria\n",
        "## Rumores\n- Abrimos en Soria: falso\n",
    ],
)
def test_what_is_not_known_is_never_confirmed(text: str) -> None:
    (found,) = [one for one in readings(text) if "Soria" in one.value["statement"]]
    assert (found.value["status"], found.value["public"]) == ("unconfirmed", False)


@pytest.mark.parametrize(
    "text",
    [
        "## Lo que es cierto y lo que no\n- **Confirmado**\n    - Cada tienda tiene un médico de guardia.\n",
        "## Verdad y mentira\n- Verdad: cada tienda tiene un médico de guardia.\n",
        "## Se dice / no se dice\n- Se dice: cada tienda tiene un médico de guardia\n",
        "## What we know\n**Confirmed:** Cada tienda tiene un médico de guardia.\n",
        "## Afirmaciones\n### Pueden hacerse\n- Cada tienda tiene un médico de guardia.\n",
        "## Lo que se dice por ahí\n**Podemos decirlo:** cada tienda tiene un médico de guardia.\n",
    ],
)
def test_what_is_confirmed_is_stated(text: str) -> None:
    found = only(text)
    assert (found.value["status"], found.doubt) == ("confirmed", None)


def test_a_sentence_between_sure_and_unsure_ones_is_doubtful() -> None:
    assert only("## Lo que se puede afirmar y lo que no\n- La tienda abre los domingos.\n").doubt is not None


@pytest.mark.parametrize(
    "text",
    [
        "## Dinero\n- Retraso de más de 45 minutos: una invitación para otra función.\n",
        "## Goodwill\n**Noise at night:** up to £25 off the bill.\n",
        "## Casos\n### Retraso\n| Ficha | Retraso |\n|---|---|\n| Responsable | Sala |\n| Compensación | vale de 20 € |\n| Plazo | 2 horas |\n",
        "## 8. Compensaciones\nPor un corte de más de 12 horas se descuentan 15 € en el recibo siguiente.\n",
        "## Bonificaciones\n| Situación | Se da |\n|---|---|\n| Factura equivocada | devolución completa y $ 350 de crédito |\n",
    ],
)
def test_what_is_given_is_policy_in_any_layout(text: str) -> None:
    (found,) = readings(text)
    assert found.value["topic"] == "compensation"
    assert not found.value["statement"].startswith("8")


@pytest.mark.parametrize(
    "text",
    [
        "## Guion para la línea de llamadas\n- Confirmado: le paso con mi compañera ahora mismo.\n",
        "## Anexo: así no\n- Falso: «Le damos un cupón de $8.000». Duró dos días en portada.\n",
        "## Datos que se pueden dar\n- Línea de atención: 601 555 0142\n- Ayuda: marca.example/ayuda\n",
        "## Lo que nunca se dice\n- Falso: es lo que hay\n",
        "## Plata\n- Intoxicación: no se ofrece dinero ni cupones\n- Todo lo demás lo decide la Gerencia.\n",
        "## Salidas\n- Desinformación (moderado): se corrige una vez, con fuente\n",
    ],
)
def test_scripts_contacts_and_rules_are_no_facts(text: str) -> None:
    assert readings(text) == []


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Sin confirmar (no se comenta)", "unconfirmed"),
        ("No verificado", "unconfirmed"),
        ("Es mentira", "false"),
        ("Untrue", "false"),
        ("Verdad", "confirmed"),
        ("Confirmado por", None),
        ("Confirmado por Dirección", None),
        ("Es falso que cerramos", None),
    ],
)
def test_a_bare_label_tells_the_standing(label: str, said: str | None) -> None:
    assert bare_standing(label) == said


def test_two_standings_in_one_heading_are_mixed() -> None:
    assert standing("Verdad, mentira y no se sabe") == standing("Lo que es cierto y lo que no") == "mixed"


@pytest.mark.parametrize("cell", ["No, no está confirmado", "En estudio, no comentar", "¿Cierto?", "pendiente"])
def test_a_careful_cell_is_not_confirmed(cell: str) -> None:
    assert of_cell(cell) == "unconfirmed"
