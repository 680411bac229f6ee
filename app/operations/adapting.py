"""A holding that a head adapts to an open incident: what has to hold of it before it can be approved beforehand."""

from typing import ClassVar

from app.brand.brand import Brand, Network
from app.brand.words import Language
from app.comments.comment import MAX_TEXT, Comment
from app.draft.draft import Draft, Finding
from app.errors import PortavozError
from app.evidence.open_incidents import incident_hits
from app.evidence.passage import Evidence
from app.evidence.pool import Query
from app.evidence.ranking import Wanted as Asked
from app.evidence.shelve import tongue_of
from app.guard.rule import Context
from app.guard.verdict import blocking, check
from app.incident.situation import Incident
from app.operations.desk import Desk
from app.review.preapproval import ADAPTED, Wanted
from app.triage import assess
from app.wording import Wording


class BadPreapproval(PortavozError):
    """An adapted text that cannot be approved beforehand. `field`: what is at fault."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-preapproval"
    title: ClassVar[Wording] = Wording(es="No se puede aprobar antes", en="Cannot be approved beforehand")

    def __init__(self, field: str, es: str, en: str) -> None:
        super().__init__(Wording(es=f"{field}: {es}", en=f"{field}: {en}"))
        self.field = field


def adapted(
    desk: Desk, incident: str, text: str, *, network: str | None, language: Language, scenario: str | None
) -> Wanted:
    """The text as it is approved, guarded as a holding on each network that it may be sent on.

    Raises BadPreapproval: no such open incident, none with a line, no such network or language, or a text that blocks.
    """
    at = _incident(desk, incident, scenario)
    wanted = _wanted(desk.brand, at, text.strip(), network, language)
    _weighed(desk, at, wanted)
    return wanted


def _incident(desk: Desk, id: str, scenario: str | None) -> Incident:
    found = desk.situation.incident(id)
    if found is None:
        raise BadPreapproval("incident", f"«{id[:40]}» no es una crisis abierta.", f"“{id[:40]}” is no open incident.")
    if found.line is None:
        raise BadPreapproval(
            "incident",
            "aún no tiene mensaje oficial; sin él no hay a qué adaptar el texto. Escriba primero el mensaje.",
            "has no official line yet; without one there is nothing to adapt a text to. Write the line first.",
        )
    if scenario is not None and scenario != found.scenario:
        raise BadPreapproval(
            "scenario",
            f"esa crisis es de «{found.scenario}»; deje el campo vacío o ponga ese.",
            f"that incident is of “{found.scenario}”; leave the field empty or give that one.",
        )
    foreseen = desk.brand.scenario(found.scenario)
    if foreseen and foreseen.template_forbidden:
        raise BadPreapproval(
            "incident",
            "el manual no admite ningún texto preparado para este escenario: cada respuesta la escribe una persona.",
            "the manual allows no prepared text for this scenario: a person writes each reply.",
        )
    return found


def _wanted(brand: Brand, at: Incident, words: str, network: str | None, language: Language) -> Wanted:
    if not words or len(words) > MAX_TEXT or "\x00" in words or any("\ud800" <= c <= "\udfff" for c in words):
        raise BadPreapproval(
            "text",
            f"escriba el mensaje tal como se enviará, de 1 a {MAX_TEXT} caracteres.",
            f"write the message as it will be sent, 1 to {MAX_TEXT} characters.",
        )
    if network is not None and brand.network(network) is None:
        known = ", ".join(n.id for n in brand.networks)
        raise BadPreapproval(
            "network",
            f"«{network[:40]}» no es una red de la marca: {known}.",
            f"“{network[:40]}” is not among: {known}.",
        )
    spoken = tuple(dict.fromkeys((brand.language, *brand.languages)))
    if language not in spoken:
        listed = ", ".join(spoken)
        raise BadPreapproval("language", f"la marca contesta en: {listed}.", f"the brand answers in: {listed}.")
    assert at.line is not None  # noqa: S101 - asked just before
    place = {"incident": at.id, "line": at.line.version, "scenario": at.scenario, "network": network}
    return Wanted(kind=ADAPTED, **place, language=language, text=words)


def _weighed(desk: Desk, at: Incident, wanted: Wanted) -> None:
    """Guards it as a holding on every network that it may be sent on. Raises BadPreapproval for what blocks."""
    for network in desk.brand.networks:
        if wanted.network not in (None, network.id):
            continue
        found = blocking(check(Draft(engine="person", public_text=wanted.text), _context(desk, at, wanted, network)))
        if found:
            raise BadPreapproval("text", _said(found, network, "es"), _said(found, network, "en"))


def _said(found: tuple[Finding, ...] | list[Finding], network: Network, tongue: str) -> str:
    listed = "; ".join(f"{f.message.es if tongue == 'es' else f.message.en} ({f.rule})" for f in found)
    return f"{network.label}: {listed}"


def _context(desk: Desk, at: Incident, wanted: Wanted, network: Network) -> Context:
    """What the guards weigh a text against that belongs to no comment yet: the incident as its first comment tells."""
    foreseen = desk.brand.scenario(at.scenario)
    examples = (*at.examples, *(foreseen.examples if foreseen else ()), at.title)
    comment = Comment(network=network.id, text=examples[0] or at.id)
    judged = assess.triage(comment, desk.brand, desk.situation, desk.outcomes, now=desk.clock()).model_copy(
        update={
            "incident": at.id,
            "scenario": at.scenario,
            "severity": at.severity,
            "reply_language": wanted.language,
            "form": desk.brand.form_of_address(network.id, at.severity),
        }
    )
    asked = Asked.of(judged, network.id)
    tongue = tongue_of(desk.brand)
    hits = incident_hits(desk.situation, asked, Query.of(comment.text), desk.today, tongue)
    return Context(
        comment=comment,
        triage=judged,
        evidence=Evidence(knowledge=tuple(hits)),
        brand=desk.brand,
        situation=desk.situation,
        nonce="0" * 32,
        instructions=desk.instructions,
        today=desk.today,
        kind="holding",
    )
