"""Replies that a brand would be glad to send: no rule about promises, tone, address or duties may block them.

At most 2 % may be blocked by the design; this collection is held to none.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from app.brand.brand import Network
from app.brand.protocol import Outcome, Protocol, Strategy
from app.draft.draft import Cite, Finding
from app.guard.rule import Context
from app.guard.rules import RULES
from app.guard.verdict import blocking, check
from app.triage.triage import Issue
from tests import made
from tests.guard.examples import context
from tests.guard.tables import each

LINES = (Path(__file__).parent / "good_replies.jsonl").read_text(encoding="utf-8").splitlines()
CASES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
WORDING = frozenset(
    [
        "promises",
        "admission",
        "blame",
        "deletion",
        "advice",
        "opinion",
        "silence",
        "insults",
        "sarcasm",
        "cheer",
        "non_apology",
        "never_say",
        "stock_phrases",
        "address",
        "recognition",
        "apology",
        "hand_off",
        "next_step",
        "thanks",
        "proof",
        "unanswered_matter",
    ]
)
STRATEGIES = {
    "service_failure": Strategy(apologise="required", private=True),
    "request": Strategy(),
    "praise": Strategy(apologise="forbidden", thank=True),
    "improvement": Strategy(thank=True),
    "misinformation": Strategy(reply="once", apologise="forbidden", proof=True),
    "unfounded_criticism": Strategy(),
    "troll": Strategy(reply="light", apologise="forbidden"),
    "off_topic": Strategy(reply="light"),
}
CITE = Cite(passage="p1", source="facts.yaml", section="F1", text="…", score=0.9, content_hash="0" * 64)
NETWORKS = ("x", "instagram", "facebook", "linkedin", "tiktok", "youtube", "google")


def _context(case: dict[str, Any]) -> Context:
    outcomes = tuple(Outcome(id=id, label=id, strategy=strategy) for id, strategy in STRATEGIES.items())
    networks = tuple(Network(id=n, label=n, limit=5000, private_channel="mensaje directo") for n in NETWORKS)
    protocol = Protocol(start="request", questions=(), outcomes=outcomes)
    issue = Issue(outcome=case["outcome"], severity=case["severity"], start=0, end=len(case["comment"]))
    over = {"outcome": case["outcome"], "strategy": STRATEGIES[case["outcome"]], "issues": (issue,)}
    over |= {"language": case["language"], "reply_language": case["language"], "form": case["form"]}
    over |= {"severity": case["severity"], "private": case["private"]}
    return context(
        comment=made.comment(case["comment"], network=case["network"]),
        triage=made.triage().model_copy(update=over),
        brand=made.brand(name=case["brand"], protocol=protocol, networks=networks),
    )


def _findings(case: dict[str, Any]) -> tuple[Finding, ...]:
    cites = (CITE,) if STRATEGIES[case["outcome"]].proof else ()
    draft = made.draft(case["public_text"], private_text=case["private_text"], cites=cites)
    return check(draft, _context(case), tuple(r for r in RULES if r.name in WORDING))


@pytest.mark.parametrize("case", CASES, ids=[f"{n:03}-{c['language']}-{c['outcome']}" for n, c in enumerate(CASES, 1)])
def test_no_rule_blocks_a_good_reply(case: dict[str, Any]) -> None:
    assert [(f.rule, f.message.en) for f in blocking(_findings(case))] == []


def test_few_good_replies_are_warned_about() -> None:
    warned = [case for case in CASES if any(f.rule != "recognition" for f in _findings(case))]
    assert len(warned) <= len(CASES) // 10


def test_the_collection_is_varied() -> None:
    assert len(CASES) >= 120
    assert {"es", "ca", "gl", "eu", "pt", "en"} == {c["language"] for c in CASES}
    assert set(STRATEGIES) == {c["outcome"] for c in CASES}
    assert {r.name for r in RULES} >= WORDING


DUTIES = frozenset({"apology", "hand_off", "next_step", "unanswered_matter", "recognition", "thanks", "proof"})


@each("""
Te devolvemos la llamada en una hora
Estamos mirando si te corresponde algo
Te contamos cómo pedir una compensación
La política de devoluciones está en la web
El reembolso lo gestiona el banco
No cobramos gastos de envío en pedidos grandes
Te lo explicamos por privado
Los regalos se recogen en taquilla
Hoy hay sorteo de entradas en la web
El descuento joven se aplica al pagar
Te hemos guardado la plaza
Gracias por la paciencia mientras lo arreglamos
Nadie te va a culpar
No borres el correo de confirmación
Puedes borrar el pedido del carrito
Hemos quitado la canción del vídeo
La responsable de la tienda te llama
Tienes razón, fallamos
Nos equivocamos al cobrarte
El error está en nuestra web
Puede que el repartidor no encontrara el portal
El repartidor no encontró tu portal y lo sentimos
Hemos hablado con el conductor
Nos tomamos muy en serio la seguridad
No pasa nada por preguntar
Qué buena pregunta
Te deseamos una pronta recuperación
La ley de consumo fija catorce días para devoluciones
Consulta con un abogado si lo necesitas
No tenemos noticias aún
No contestamos al teléfono por la noche, pero sí por aquí
Mañana abrimos a las nueve
Mañana te llamamos
Hoy revisamos la cámara
En dos días te escribimos
Te avisaremos cuando esté listo
Sentimos que te sintieras así de sola
Perdona que tardáramos
Que tengas un viaje tranquilo
Relajarse aquí es fácil: hay tumbonas
El partido de mañana cambia de hora
Hemos pedido a la compañía eléctrica un informe
Puedes quitar la etiqueta sin romperla
Puedes cambiarlo por otra talla en tienda
Gracias por avisar, lo corregimos ahora
Elimina el virus con el antivirus
Ya está corregido el cartel
Es importante que guardes el recibo
El seguro cubre los daños
Los gastos de envío los indica la web
No regalamos entradas por mensaje: es una estafa
Ojalá podamos compensarte la mala tarde con una mejor
Nos encantaría que volvieras
Nos encantaría verte de nuevo
Estás en la lista de espera
Has sido muy amable
Puedes subir tu foto con la etiqueta del concurso
No sabemos usar ese formato aún
No sé qué decirte, pero lo miro
¿Sabes usar la app? Te ayudamos
La culpa no es de nadie
Mañana lo miramos con calma
Ponemos una fila más el viernes
Te ponemos en contacto con la tienda
Hacemos llegar tu idea al equipo
Te haremos llegar la respuesta por correo
Preparamos otra sesión para mayo
No cobramos por preguntar
Puedes contar con nosotros
Nunca más olvidaremos ese detalle, gracias
Ya, claro que lo entendemos
Hasta aquí llegan los autobuses nocturnos
Decir que lo sentimos se queda corto
Hemos anulado la sesión de las ocho
Quitamos la rampa para arreglarla
El genio de la lámpara es la obra del sábado
No vayas a la puerta norte, está cerrada
No acudas sin cita al centro
Si te sientes mal, llama al 112
Sentirse mal atendido es horrible y lo sentimos
Devolvemos las mochilas en consigna
Abonados y socios entran por la puerta 3
""")
def test_everyday_sentences_full_of_trigger_words_pass(text: str) -> None:
    rules = tuple(r for r in RULES if r.name in WORDING - DUTIES)
    assert [
        (f.rule, f.message.en) for f in blocking(check(made.draft(text), context(brand=made.brand(facts=())), rules))
    ] == []
