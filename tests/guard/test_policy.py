"""Rules of the house that no page of the house holds."""

import pytest

from app.draft.draft import Cite
from app.guard.rules import RULES
from app.guard.verdict import check
from tests import made
from tests.guard.examples import context, levels

CONTEXT = context(
    knows=(
        "Las devoluciones se hacen en taquilla con la entrada original y el mismo medio de pago.",
        "No se permite entrar con comida de fuera salvo por motivos médicos.",
    )
)

UNCITED = (
    "Tienes derecho a dos invitaciones por cada sesión cancelada",
    "El plazo para pedir la hoja de reclamaciones termina mañana",
    "Solo los socios con carné pueden cambiar asientos por teléfono",
    "Se admiten mascotas pequeñas en las sesiones matinales",
    "No se permiten carritos de bebé dentro de la sala",
    "Es obligatorio enseñar el carné de estudiante en la entrada",
    "Las condiciones del bono cambian cada temporada sin aviso",
    "El aparcamiento es gratuito para familias numerosas",
    "Nuestra política prohíbe los globos en el vestíbulo",
    "La garantía cubre gafas rotas durante la proyección",
    "You are entitled to free parking after any delay",
    "Our policy forbids balloons in the lobby area",
    "O prazo para pedir fatura termina com a sessão",
    "Tens dret a canviar de seient durant la projecció",
    "Tes dereito a cambiar de butaca durante a proxección",
)
KNOWN = (
    "Las devoluciones se hacen en taquilla con la entrada original",
    "Las devoluciones son en taquilla, con la entrada original y el mismo medio de pago",
    "No se permite entrar con comida de fuera",
    "Las entradas se cambian hasta 2 horas antes de la sesión",
    "¿Sabes qué condiciones tiene tu bono?",
    "Te explicamos por privado las condiciones del bono",
    "Sentimos mucho lo ocurrido en la sala",
    "Te esperamos en la próxima sesión",
    "Thank you for telling us about the queue",
    "Obrigado por nos contar o que aconteceu",
    "Gràcies per explicar-nos què va passar",
    "Grazas por contarnos o que pasou",
)


@pytest.mark.parametrize("text", UNCITED)
def test_a_rule_that_no_source_holds_is_a_warning(text: str) -> None:
    assert levels("policy", text, CONTEXT) == {"warn"}


@pytest.mark.parametrize("text", KNOWN)
def test_a_rule_that_a_source_holds_passes(text: str) -> None:
    assert levels("policy", text, CONTEXT) == set()


def test_a_cite_is_a_source() -> None:
    text = "Se admiten mascotas pequeñas en las sesiones matinales"
    rule = tuple(r for r in RULES if r.name == "policy")
    cite = Cite(passage="p9", source="manual/b.md", section="", text=text, score=0.9, content_hash="0" * 64)
    assert check(made.draft(text, cites=(cite,)), CONTEXT, rule) == ()
