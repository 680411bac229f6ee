"""Small honest values for tests: a brand that is not the shipped one, and the stages' results by hand."""

from datetime import UTC, datetime
from typing import Any

from app.brand.brand import Brand, Contacts, Duty, Network, Role, Voice
from app.brand.facts import Fact
from app.brand.protocol import Outcome, Protocol, Question, Strategy
from app.comments.comment import Comment
from app.draft.draft import Draft
from app.evidence.passage import Passage
from app.triage.triage import Issue, Triage

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def protocol() -> Protocol:
    ask = Strategy(apologise="required", private=True)
    return Protocol(
        start="peligro",
        questions=(
            Question(id="peligro", text="¿Hay personas en peligro?", yes="safety_risk", no="fallo"),
            Question(id="fallo", text="¿Hemos fallado en el servicio?", yes="service_failure", no="positivo"),
            Question(id="positivo", text="¿Es un comentario positivo?", yes="praise", no="pregunta"),
            Question(id="pregunta", text="¿Pide información o ayuda?", yes="request", no="troll"),
        ),
        outcomes=(
            Outcome(id="safety_risk", label="Riesgo", severity="critical", strategy=Strategy(reply="hold")),
            Outcome(id="service_failure", label="Fallo", severity="medium", strategy=ask),
            Outcome(id="praise", label="Elogio", strategy=Strategy(thank=True, apologise="forbidden")),
            Outcome(id="request", label="Consulta"),
            Outcome(id="troll", label="Trol", strategy=Strategy(reply="none", apologise="forbidden")),
        ),
    )


def brand(**over: Any) -> Brand:
    """A small cinema with a cautious policy."""
    roles = (
        Role(id="redes", title="Redes", rank="agent"),
        Role(id="jefa", title="Jefa de comunidad", rank="lead", substitutes=("direccion",)),
        Role(id="direccion", title="Dirección", rank="head"),
    )
    fields: dict[str, Any] = {
        "name": "Cine Aurora",
        "slug": "cine-aurora",
        "voice": Voice(never_say=("es lo que hay",), address="tu"),
        "languages": ("es", "ca", "gl", "eu", "pt", "en"),
        "networks": (
            Network(id="x", label="X", limit=280, counts="x", private_channel="mensaje directo"),
            Network(id="instagram", label="Instagram", limit=2200, private_channel="mensaje privado"),
            Network(
                id="google",
                label="Google",
                limit=4096,
                counts="code_points",
                private_channel="el correo hola@aurora.example",
            ),
        ),
        "contacts": Contacts(links=("aurora.example",), phones=("900 100 200",), emails=("hola@aurora.example",)),
        "roles": roles,
        "duties": (
            Duty(severity="low", approver="jefa", first_answer=240),
            Duty(severity="medium", approver="jefa", first_answer=60),
            Duty(severity="high", approver="jefa", tell=("direccion",), first_answer=30),
            Duty(severity="critical", approver="direccion", tell=("jefa",), first_answer=10, clock=True),
        ),
        "protocol": protocol(),
        "facts": (
            Fact(id="F1", statement="Las entradas se cambian hasta 2 horas antes de la sesión."),
            Fact(
                id="F2",
                statement="Si una sesión se cancela, se devuelve el importe de la entrada.",
                topic="compensation",
            ),
        ),
    }
    return Brand(**{**fields, **over})


def comment(text: str = "Llevo una hora esperando y nadie me atiende", **over: Any) -> Comment:
    return Comment(**{"network": "instagram", "text": text, **over})


def triage(**over: Any) -> Triage:
    outcome = over.get("outcome", "service_failure")
    severity = over.get("severity", "medium")
    fields: dict[str, Any] = {
        "outcome": outcome,
        "severity": severity,
        "scenario": None,
        "language": "es",
        "reply_language": "es",
        "form": "tu",
        "owner": "redes",
        "approver": "jefa",
        "private": outcome == "service_failure",
        "strategy": protocol().outcome(outcome).strategy,
        "issues": (Issue(outcome=outcome, severity=severity, start=0, end=10),),
        "protocol": (),
        "confidence": 0.8,
        "first_answer_due": NOW,
        "due_at": NOW,
    }
    return Triage(**{**fields, **over})


def draft(public_text: str, **over: Any) -> Draft:
    return Draft(**{"engine": "model", "public_text": public_text, **over})


def passage(text: str, **over: Any) -> Passage:
    fields: dict[str, Any] = {"id": "p1", "kind": "manual", "source": "manual/a.md", "content_hash": "0" * 64}
    return Passage(**{"text": text, **fields, **over})
