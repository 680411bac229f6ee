"""What a notice says, as data and in words: severity, network, deadline, role. Nothing of the comment, no name."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from pydantic import AwareDatetime

from app.brand.brand import Brand
from app.brand.opening import zone_of
from app.brand.words import SEVERITIES as GRADES
from app.brand.words import Severity
from app.value import Value
from app.wording import Tongue, Wording

Kind = Literal["new", "near", "overdue", "near_full", "overdue_full", "stale", "late", "edited"]
"""`_full`: of the full answer, once something of ours stands in public. What is in ONCE, all leads are told once."""
ONCE: tuple[Kind, ...] = ("stale", "late", "edited")
"""Told whatever is decided meanwhile: an approval fell, a late text went out, an answered comment was edited."""
Channel = Literal["mail", "webhook"]


class Alert(Value):
    """One notice of a reply, as the outbox keeps it."""

    kind: Kind
    reply: str
    severity: Severity
    network: str
    """Id of the network."""
    created_at: AwareDatetime
    due_at: AwareDatetime
    step: int = 0
    titles: tuple[str, ...] = ()
    """The brand's names of the roles that are asked."""
    nobody_answers: bool = False
    informed: bool = False
    """For a reader of whom nothing is asked."""
    undelivered: Channel | None = None
    """This is the other way: that one failed."""


class Letter(Value):
    """The words of one notice. `link` opens the reply and decides nothing."""

    subject: str
    lines: tuple[str, ...]
    link: str | None


SEVERITIES: dict[Severity, Wording] = {
    "low": Wording(es="Baja", en="Low"),
    "medium": Wording(es="Media", en="Medium"),
    "high": Wording(es="Alta", en="High"),
    "critical": Wording(es="Crítica", en="Critical"),
}
WAITS = Wording(es="una respuesta espera su decisión ({due})", en="a reply awaits your decision ({due})")
NEAR = Wording(es="queda poco para decidir una respuesta ({due})", en="little time left to decide on a reply ({due})")
OVERDUE = Wording(es="una respuesta sigue sin decidir ({due})", en="a reply is still undecided ({due})")
HEADINGS: dict[Kind, Wording] = {
    "new": WAITS,
    "near": NEAR,
    "near_full": NEAR,
    "overdue": OVERDUE,
    "overdue_full": OVERDUE,
    "stale": Wording(
        es="una respuesta aprobada ya no vale: cambió aquello en lo que se apoya",
        en="an approved reply no longer holds: what it rests on has changed",
    ),
    "late": Wording(es="se ha publicado una respuesta que ya no valía", en="a reply was published that no longer held"),
    "edited": Wording(
        es="el comentario cambió después de publicar la respuesta",
        en="the comment was changed after the reply had been published",
    ),
}
NOBODY = Wording(es="nadie contesta; una respuesta espera decisión ({due})", en="nobody answers; a reply waits ({due})")
INFORMED = Wording(es="Para su información · ", en="For your information · ")
DUE = Wording(es="vence {when}", en="due {when}")
PASSED = Wording(es="venció {when}", en="was due {when}")
FIRST = Wording(es="Primera respuesta: {due} (hora de {zone})", en="First answer: {due} ({zone} time)")
FULL = Wording(es="Respuesta completa: {due} (hora de {zone})", en="Full answer: {due} ({zone} time)")
SEVERITY = Wording(es="Gravedad: {severity}", en="Severity: {severity}")
NETWORK = Wording(es="Red: {network}", en="Network: {network}")
WAITED = Wording(es="Espera desde hace {waited}", en="Waiting for {waited}")
ASKED = Wording(es="Aviso {step}. Le toca decidir a: {titles}", en="Notice {step}. To decide: {titles}")
ALL_SILENT = Wording(
    es="Se ha avisado a toda la cadena y nadie ha abierto la respuesta.",
    en="The whole chain has been told and nobody has opened the reply.",
)
DONE = Wording(es="Decida si hay que corregir en la red.", en="Decide whether to correct it on the network.")
AGAIN = Wording(es="No se publicará así; hay que decidir de nuevo.", en="It will not be published so; decide again.")
SEVERAL = Wording(es="{count} respuestas esperan. {first}", en="{count} replies wait. {first}")
NO_MAIL = Wording(es="El aviso por correo no ha llegado.", en="The notice by mail did not arrive.")
NO_WEBHOOK = Wording(
    es="El aviso al canal del equipo no ha llegado.", en="The notice to the team's channel did not arrive."
)
OPEN_QUEUE = Wording(es="Abra la cola de Portavoz para verla.", en="Open the queue of Portavoz to see it.")
NO_LINK_DECIDES = Wording(
    es="Abrir el enlace no decide nada; solo muestra la respuesta.",
    en="Opening the link decides nothing; it only shows the reply.",
)


def letter(alert: Alert, brand: Brand, tongue: Tongue, now: datetime, public_url: str | None) -> Letter:
    """The notice in words, times in the brand's zone, as of `now`."""
    due = _due(alert, brand, tongue, now)
    heading = (NOBODY if alert.nobody_answers else HEADINGS[alert.kind]).in_(tongue).format(due=due)
    before = INFORMED.in_(tongue) if alert.informed else ""
    return Letter(
        subject=f"{before}{SEVERITIES[alert.severity].in_(tongue)}: {heading}",
        lines=tuple(one_line(line) for line in _lines(alert, brand, tongue, now, due)),
        link=f"{public_url}/queue/{alert.reply}" if public_url else None,
    )


def together(
    alerts: Sequence[Alert], brand: Brand, tongue: Tongue, now: datetime, public_url: str | None
) -> tuple[Letter, Alert]:
    """One letter for all of them, the gravest first, with that one: in a storm nobody reads fifty mails."""
    order = sorted(alerts, key=lambda a: (-GRADES.index(a.severity), a.due_at))
    said = [letter(alert, brand, tongue, now, public_url) for alert in order]
    if len(said) == 1:
        return said[0], order[0]
    heading = SEVERAL.in_(tongue).format(count=len({alert.reply for alert in order}), first=said[0].subject)
    lines = [" · ".join((one.subject, *one.lines[1:2], *((one.link,) if one.link else ()))) for one in said]
    link = f"{public_url}/queue" if public_url else None
    return Letter(subject=heading, lines=(*lines, *_other_way(order[0], tongue)), link=link), order[0]


def _lines(alert: Alert, brand: Brand, tongue: Tongue, now: datetime, due: str) -> list[str]:
    known = brand.network(alert.network)
    facts = [
        SEVERITY.in_(tongue).format(severity=SEVERITIES[alert.severity].in_(tongue).lower()),
        NETWORK.in_(tongue).format(network=known.label if known else alert.network),
    ]
    if alert.kind in ONCE:
        return [*facts, (AGAIN if alert.kind == "stale" else DONE).in_(tongue), *_other_way(alert, tongue)]
    which = FULL if alert.kind.endswith("_full") else FIRST
    facts.append(which.in_(tongue).format(due=due, zone=brand.hours.zone))
    facts.append(WAITED.in_(tongue).format(waited=_waited(now - alert.created_at)))
    if alert.nobody_answers:
        facts.append(ALL_SILENT.in_(tongue))
    if alert.titles:
        facts.append(ASKED.in_(tongue).format(step=alert.step + 1, titles=", ".join(alert.titles)))
    return [*facts, *_other_way(alert, tongue)]


def _other_way(alert: Alert, tongue: Tongue) -> list[str]:
    if alert.undelivered is None:
        return []
    return [(NO_MAIL if alert.undelivered == "mail" else NO_WEBHOOK).in_(tongue)]


def _due(alert: Alert, brand: Brand, tongue: Tongue, now: datetime) -> str:
    """«vence 14:05»; with the day where it is not today's."""
    when = on_the_clock(alert.due_at, brand, now).in_(tongue)
    return (DUE if alert.due_at > now else PASSED).in_(tongue).format(when=when)


def on_the_clock(at: datetime, brand: Brand, now: datetime) -> Wording:
    """A moment as the brand's people read it, in their zone; with the day where it is not today's."""
    zone = zone_of(brand.hours.zone)
    there, today = at.astimezone(zone), now.astimezone(zone).date()
    if there.date() == today:
        return Wording(es=f"{there:%H:%M}", en=f"{there:%H:%M}")
    return Wording(es=f"{there:%d/%m %H:%M}", en=f"{there:%Y-%m-%d %H:%M}")


def _waited(time: timedelta) -> str:
    minutes = max(0, int(time.total_seconds() // 60))
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def one_line(text: str) -> str:
    """On one line: labels and titles are the brand's, and a line break in one must not become another line."""
    return " ".join(text.split())
