"""What an alert says to the brand's people, in both languages: what was noticed, beside what is usual."""

from app.brand.brand import Brand
from app.brand.opening import zone_of
from app.monitor.alert import Alert, Evidence, Kind
from app.monitor.volume import ALL, GRAVE
from app.wording import Wording

KINDS: dict[Kind, Wording] = {
    "spike": Wording(es="Pico de comentarios", en="Spike of comments"),
    "rumour": Wording(es="Posible bulo", en="Possible rumour"),
    "press": Wording(es="Pregunta la prensa", en="The press is asking"),
    "influencer": Wording(es="Habla alguien con muchos seguidores", en="Somebody with many followers speaks"),
}
SETTLED: dict[str, Wording] = {
    "declared": Wording(es="crisis declarada", en="incident declared"),
    "watched": Wording(es="en vigilancia", en="being watched"),
    "dismissed": Wording(es="descartado", en="dismissed"),
}


def headline(alert: Alert, brand: Brand) -> Wording:
    """One line: «Pico de comentarios: fallo del servicio, 23 en 15 min de 19 personas (lo habitual: 2)»."""
    what, count = KINDS[alert.kind], alert.evidence.count
    people = alert.evidence.authors
    es = f"{_n(count, 'comentario', 'comentarios')} de {_n(people, 'persona', 'personas')}"
    en = f"{_n(count, 'comment', 'comments')} by {_n(people, 'person', 'people')}"
    if alert.kind != "spike":
        return Wording(es=f"{what.es}: {es}", en=f"{what.en}: {en}")
    about, minutes = subject(alert.subject, brand), _minutes(alert.evidence)
    usual = alert.evidence.usual or 0.0
    return Wording(
        es=f"{what.es}: {about.es}, {es} en {minutes} min (lo habitual: {_figure(usual).replace('.', ',')})",
        en=f"{what.en}: {about.en}, {en} in {minutes} min (usually {_figure(usual)})",
    )


def lines(alert: Alert, brand: Brand) -> tuple[Wording, ...]:
    """What else there is to know, one line each; never a comment's own words."""
    evidence, found = alert.evidence, list[Wording]()
    zone = zone_of(brand.hours.zone)
    since, until = (moment.astimezone(zone) for moment in (evidence.since, evidence.until))
    clock = f"{since:%H:%M}–{until:%H:%M}"
    found.append(Wording(es=f"Entre las {clock} ({brand.hours.zone}).", en=f"Between {clock} ({brand.hours.zone})."))
    if scenario := brand.scenario(alert.scenario):
        found.append(Wording(es=f"Se parece al escenario «{scenario.title}».", en=f"It looks like “{scenario.title}”."))
    if evidence.facts:
        listed = ", ".join(evidence.facts)
        found.append(Wording(es=f"Contradice lo que consta: {listed}.", en=f"It contradicts what is known: {listed}."))
    elif alert.kind == "rumour":
        found.append(Wording(es="Ningún hecho del registro lo respalda.", en="No fact of the ledger supports it."))
    if role := brand.role(evidence.ask) if evidence.ask else None:
        found.append(Wording(es=f"Puede aclararlo: {role.title}.", en=f"Who could tell: {role.title}."))
    if evidence.followers and alert.kind == "influencer":
        found.append(Wording(es=f"Seguidores: {evidence.followers}.", en=f"Followers: {evidence.followers}."))
    found.append(DECIDES)
    return tuple(found)


DECIDES = Wording(
    es="Portavoz solo avisa: declarar, vigilar o descartar lo decide una persona.",
    en="Portavoz only warns: a person decides to declare, watch or dismiss.",
)


def subject(series: str, brand: Brand) -> Wording:
    """What a series is about, in the brand's own words."""
    kind, _, value = series.partition(":")
    if series == ALL:
        return Wording(es="todos los comentarios", en="all comments")
    if series == GRAVE:
        return Wording(es="comentarios graves", en="grave comments")
    if kind == "likeness":
        return Wording(es="el mismo texto repetido", en="the same text repeated")
    known = brand.scenario(value) if kind == "scenario" else None
    if known:
        return Wording(es=known.title, en=known.title)
    label = next((one.label for one in brand.protocol.outcomes if kind == "outcome" and one.id == value), value)
    return Wording(es=label.lower(), en=label.lower())


def _minutes(evidence: Evidence) -> int:
    return max(1, round((evidence.until - evidence.since).total_seconds() / 60))


def _n(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _figure(usual: float) -> str:
    return f"{usual:.0f}" if usual >= 10 else f"{usual:.1f}"
