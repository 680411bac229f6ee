"""One voice, but not one text for everybody."""

import re
from collections.abc import Callable

import pytest

from app.incident.situation import Incident, OfficialLine, Situation
from tests import made
from tests.guard.examples import context, found, levels

OURS = (
    "Hola, Ana. Sentimos mucho la espera de ayer en la taquilla; escríbenos por privado y lo vemos contigo.",
    "Gracias por contarnos lo de la sala tres. Ya está avisado el equipo técnico y revisan hoy el sonido.",
    "Tenés razón con las luces. Escribinos por privado así vemos qué pasó en esa sesión.",
    "Le pedimos disculpas por el frío de la sala. El equipo ya ha revisado la calefacción.",
    "¡Qué alegría leerte! Gracias por venir con tu familia.",
    "We are sorry about the queue last night. Please send us a direct message.",
    "Lamentamos o barulho na sala. Escreva-nos por mensagem privada, por favor.",
    "Ens sap greu el soroll de la sala. Escriu-nos per missatge directe.",
    "Sentimos moito o ruído da sala. Escríbenos por mensaxe directa.",
    "Barkatu aretoko zarata. Idatzi mezu pribatuz, mesedez.",
)
SAME: list[Callable[[str], str]] = [
    lambda t: t,
    lambda t: t.upper(),
    lambda t: f"@luis {t}",
    lambda t: f"{t} 😀",
    lambda t: t.replace(".", "!"),
]


@pytest.mark.parametrize("text", OURS)
@pytest.mark.parametrize("change", range(len(SAME)))
def test_a_text_that_was_used_before_is_found(text: str, change: int) -> None:
    assert levels("clone", SAME[change](text), context(recent=("Otra cosa distinta.", text))) == {"block"}


@pytest.mark.parametrize("text", OURS)
def test_a_text_with_one_word_changed_is_a_warning(text: str) -> None:
    changes = {"Ana": "Luis", "familia": "familias", "sala": "salas", "queue": "queues", "aretoko": "aretoetako"}
    changes["luces"] = "luz"
    nearly = re.sub("|".join(changes), lambda m: changes[m.group()], text)
    assert levels("clone", nearly, context(recent=(text,))) == {"warn"}


@pytest.mark.parametrize("text", OURS)
def test_texts_about_other_things_pass(text: str) -> None:
    others = tuple(t for t in OURS if t != text)
    assert levels("clone", text, context(recent=others)) == set()


@pytest.mark.parametrize("text", OURS)
def test_nothing_recent_nothing_cloned(text: str) -> None:
    assert levels("clone", text, context()) == set()


LINE = "La sala dos está cerrada por una fuga de agua. No hay personas heridas. Daremos más datos en cuanto los haya."
CRISIS = Situation(
    incidents=(
        Incident(
            id="i1",
            scenario="E1",
            severity="high",
            since=made.NOW,
            line=OfficialLine(incident="i1", version=1, text=LINE),
        ),
    )
)


@pytest.mark.parametrize("text", OURS)
def test_answers_to_one_crisis_share_its_line(text: str) -> None:
    first = f"Hola, Luis, entendemos el susto que nos cuentas. {LINE}"
    ours = context(situation=CRISIS, recent=(first,))
    assert levels("clone", f"{text} {LINE}", ours) == set()
    assert levels("clone", LINE, context(situation=CRISIS, recent=(LINE,))) == set()
    assert levels("clone", first, ours) == {"block"}


def test_the_private_message_is_not_compared() -> None:
    assert {f.field for f in found("clone", "Hola y adiós", context(recent=(OURS[0],)), private=OURS[0])} == set()
