"""Dotted fields and their values as people read them."""

from collections.abc import Mapping
from typing import Any

from app.brand.brand import WEEK
from app.brand.shipped import shipped
from app.importing.in_brief import cut
from app.wording import Wording


def _w(es: str, en: str) -> Wording:
    return Wording(es=es, en=en)


THEMES: Mapping[str, Wording] = {
    "duties": _w("Plazos y aprobaciones", "Deadlines and approvals"),
    "roles": _w("Quién es quién", "Who is who"),
    "scenarios": _w("Escenarios", "Scenarios"),
    "holding": _w("Mensajes de espera generales", "General holding texts"),
    "protocol": _w("Protocolo", "Protocol"),
    "actions": _w("Actos internos", "Internal acts"),
    "facts": _w("Datos y compensaciones", "Facts and compensation"),
    "voice": _w("Voz", "Voice"),
    "networks": _w("Redes", "Networks"),
    "hours": _w("Horario", "Hours"),
    "contacts": _w("Contactos y emergencias", "Contacts and emergencies"),
    "brand": _w("La marca", "The brand"),
}
_THEME = {"danger_holding": "holding", "emergency": "contacts"}
_SEVERITY = {
    "low": _w("gravedad baja", "low severity"),
    "medium": _w("gravedad media", "medium severity"),
    "high": _w("gravedad alta", "high severity"),
    "critical": _w("gravedad crítica", "critical severity"),
}
_NAMES = {
    "name": _w("nombre", "name"), "country": _w("país", "country"), "language": _w("idioma", "language"),
    "languages": _w("idiomas en que se responde", "languages answered in"), "zone": _w("zona horaria", "time zone"),
    "days": _w("días y horas", "days and hours"), "holidays": _w("festivos", "holidays"),
    "holiday_hours": _w("horario en festivos", "hours on holidays"), "links": _w("enlaces", "links"),
    "phones": _w("teléfonos", "phones"), "emails": _w("correos", "e-mails"), "general": _w("general", "general"),
    "self_harm": _w("conducta suicida", "self-harm"), "violence": _w("violencia", "violence"),
    "minors": _w("menores", "minors"), "minor": _w("menores", "minors"), "medical": _w("salud", "medical"),
    "fire": _w("incendio", "fire"), "other": _w("otro peligro", "other danger"),
    "traits": _w("cómo suena", "how it sounds"), "say": _w("se dice", "says"),
    "never_say": _w("no se dice nunca", "never says"), "address": _w("tratamiento", "form of address"),
    "address_rules": _w("tratamiento según el caso", "form of address by case"), "limit": _w("límite", "limit"),
    "label": _w("nombre", "label"), "private_channel": _w("canal privado", "private channel"),
    "hours": _w("horario", "hours"), "signature": _w("firma", "signature"), "counts": _w("cómo cuenta", "counts"),
    "title": _w("título", "title"), "rank": _w("qué puede decidir", "what they may decide"),
    "substitutes": _w("suplentes", "substitutes"), "first_answer": _w("primera respuesta", "first answer"),
    "resolution": _w("resolución", "resolution"), "approver": _w("aprueba", "approver"),
    "tell": _w("se avisa a", "told"), "clock": _w("cuenta las 24 horas", "on the clock"),
    "conditional": _w("plazos con condición", "deadlines with a condition"),
    "triggers": _w("palabras que lo anuncian", "triggers"), "examples": _w("ejemplos", "examples"),
    "owner": _w("responsable", "owner"), "severity": _w("gravedad", "severity"),
    "deadlines": _w("plazos", "deadlines"), "holding": _w("mensaje de espera", "holding text"),
    "closing": _w("cierre", "closing"), "private": _w("se lleva al privado", "goes private"),
    "do": _w("hacer", "do"), "dont": _w("no hacer", "don't"),
    "freeze_marketing": _w("se para la publicidad", "marketing freeze"),
    "template_forbidden": _w("sin texto preparado: se llama a la persona responsable", "no template: call the owner"),
    "start": _w("primera pregunta", "first question"), "questions": _w("preguntas", "questions"),
    "outcomes": _w("tipos", "outcomes"), "strategy": _w("estrategia", "strategy"),
    "replies": _w("respuestas base", "base replies"), "reply": _w("respuesta", "reply"),
}  # fmt: skip
_WORDS = {
    "usted": _w("de usted", "usted"), "tu": _w("de tú", "tú"), "vos": _w("de vos", "vos"),
    "agent": _w("prepara respuestas", "prepares replies"), "lead": _w("aprueba", "approves"),
    "head": _w("aprueba lo más grave", "approves the gravest"),
}  # fmt: skip


_OWN = {
    "title": {"roles": _w("cargo", "role"), "scenarios": _w("escenario", "scenario")},
    "label": {"networks": _w("red", "network")},
}
_DAYS: Mapping[str, str] = dict(zip(map(str, WEEK), ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"), strict=True))
_KEYS = {
    "like": _w("se trata como", "treated like"), "form": _w("tratamiento", "form"), "public": _w("público", "public"),
    "networks": _w("redes", "networks"), "severities": _w("gravedad", "severity"), "when": _w("cuando", "when"),
    "network": _w("red", "network"), "status": _w("estado", "status"), "topic": _w("tema", "topic"),
    "correction": _w("lo correcto", "correction"), "yes": _w("si sí", "if yes"), "no": _w("si no", "if no"),
    "scenarios": _w("escenarios", "scenarios"), "signals": _w("señales", "signals"),
    "valid_from": _w("desde", "from"), "valid_until": _w("hasta", "until"), "what": _w("qué", "what"),
    "private": _w("al privado", "private"), "apologise": _w("disculpa", "apology"), "source": _w("fuente", "source"),
}  # fmt: skip
_STATED = {
    "none": _w("no se responde", "no answer"), "hold": _w("mensaje de espera", "holding text"),
    "confirmed": _w("confirmado", "confirmed"), "unconfirmed": _w("sin confirmar", "unconfirmed"),
    "false": _w("falso", "false"), "required": _w("obligatoria", "required"), "optional": _w("opcional", "optional"),
    "forbidden": _w("prohibida", "forbidden"), "always": _w("siempre", "always"), "never": _w("nunca", "never"),
}  # fmt: skip


def theme(path: str) -> str:
    first = path.split(".", 1)[0]
    return _THEME.get(first, first if first in THEMES else "brand")


def named(path: str, titles: Mapping[str, str]) -> Wording:
    """`duties.critical.first_answer` as «Gravedad crítica · primera respuesta»."""
    first, *steps = path.split(".")
    if first not in THEMES or first in ("voice", "hours", "holding") or not steps:
        first, steps = "", steps or [first]
    if steps[-1] in _OWN and first in _OWN[steps[-1]]:
        return _OWN[steps[-1]][first]
    shown = [_step(step, titles) for step in steps]
    return _w(" · ".join(one.es for one in shown), " · ".join(one.en for one in shown))


def _step(step: str, titles: Mapping[str, str]) -> Wording:
    if known := _SEVERITY.get(step) or _NAMES.get(step):
        return known
    plain = titles.get(step, step)
    return _w(plain, plain)


def worded(path: str, value: Any, titles: Mapping[str, str]) -> Wording:
    """The value in words: minutes as time, roles by title, texts whole."""
    last = path.rsplit(".", 1)[-1]
    if value is None or value == []:
        return _w("nada", "nothing")
    if isinstance(value, bool):
        return _w("sí", "yes") if value else _w("no", "no")
    if last in ("first_answer", "resolution") and isinstance(value, int):
        return duration(value)
    if last == "severity" and value in _SEVERITY:
        return _SEVERITY[value]
    if isinstance(value, str):
        known = _WORDS.get(value) if last in ("address", "rank") else None
        return known or _plain(titles.get(value, value))
    if isinstance(value, list | tuple):
        shown = [_item(item, titles) for item in value]
        return _w(" · ".join(one.es for one in shown), " · ".join(one.en for one in shown))
    return _item(value, titles)


def _plain(value: Any) -> Wording:
    return _w(str(value), str(value))


def _item(item: Any, titles: Mapping[str, str]) -> Wording:
    if not isinstance(item, Mapping):
        return _said(item, titles)
    if "minutes" in item:
        return _timed(item, titles)
    if item and set(item) <= set(WEEK):
        return _week(item)
    if set(item) == {"days"} and isinstance(item["days"], Mapping):
        return _week(item["days"])
    main = item.get("text") or item.get("statement") or item.get("label")
    rest = {key: inner for key, inner in item.items() if inner not in (None, "", [], {}, main)}
    pairs = [_pair(key, inner, titles) for key, inner in rest.items()]
    es, en = "; ".join(pair.es for pair in pairs), "; ".join(pair.en for pair in pairs)
    return _w(f"{main} ({es})", f"{main} ({en})") if main and pairs else _w(str(main or es), str(main or en))


def _timed(item: Mapping[str, Any], titles: Mapping[str, str]) -> Wording:
    what = str(item.get("what", ""))
    name, time, when = _NAMES.get(what, _plain(what)), duration(int(item["minutes"])), item.get("when")
    owner = titles.get(str(item.get("owner")), item.get("owner"))
    after = "".join(f", {one}" for one in (when, owner) if one)
    return _w(f"{name.es}: {time.es}{after}", f"{name.en}: {time.en}{after}")


def _pair(key: str, value: Any, titles: Mapping[str, str]) -> Wording:
    name = _KEYS.get(key) or _NAMES.get(key) or _plain(key)
    if key == "strategy" and isinstance(value, Mapping):
        return _item(value, titles)
    parts = [_item(one, titles) for one in (value if isinstance(value, list | tuple) else [value])]
    es, en = cut(", ".join(part.es for part in parts)), cut(", ".join(part.en for part in parts))
    return _w(f"{name.es}: {es}", f"{name.en}: {en}")


def _said(value: Any, titles: Mapping[str, str]) -> Wording:
    if isinstance(value, bool):
        return _w("sí", "yes") if value else _w("no", "no")
    text = str(value)
    like = shipped("protocol")["outcomes"].get(text, {}).get("label")
    known = _SEVERITY.get(text) or _WORDS.get(text) or _STATED.get(text)
    return known or _plain(titles.get(text) or like or text)


def _week(days: Mapping[str, Any]) -> Wording:
    """«lun-vie 09:00-20:00, sáb 10:00-14:00»"""
    told = [(day, str(days[day])) for day in WEEK if day in days]
    spans: list[list[str]] = []
    for day, hours in told:
        if spans and spans[-1][2] == hours and WEEK.index(day) == WEEK.index(spans[-1][1]) + 1:
            spans[-1][1] = day
        else:
            spans.append([day, day, hours])
    return _w(_spans(spans, _DAYS), _spans(spans, {str(day): day for day in WEEK}))


def _spans(spans: list[list[str]], names: Mapping[str, str]) -> str:
    return ", ".join(
        f"{names[first]} {hours}" if first == last else f"{names[first]}-{names[last]} {hours}"
        for first, last, hours in spans
    )


def duration(minutes: int) -> Wording:
    """30 -> «30 min», 120 -> «2 h», 2880 -> «2 días»."""
    if minutes and minutes % 1440 == 0:
        days = minutes // 1440
        return _w(f"{days} día{'s' if days > 1 else ''}", f"{days} day{'s' if days > 1 else ''}")
    hours, left = divmod(minutes, 60)
    text = " ".join([*([f"{hours} h"] if hours else []), *([f"{left} min"] if left or not hours else [])])
    return _plain(text)
