"""Pydantic's errors as sentences that name the field, the value and the mend."""

import re
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.brand.complaints import complain
from app.brand.faults import dotted, shown
from app.value import Value
from app.web.problems import MOST, Fault, Invalid
from app.wording import Wording

BODY = "body"

SENTENCES: dict[str, Wording] = {
    "missing": Wording(es="falta este campo; añádalo", en="this field is missing; add it"),
    "string_type": Wording(es="no es un texto; escríbalo entre comillas", en="is not a text; write it in quotes"),
    "int_type": Wording(
        es="no es un número entero; escríbalo sin comillas", en="is no whole number; write it unquoted"
    ),
    "bool_type": Wording(es="escriba true o false", en="write true or false"),
    "tuple_type": Wording(es="no es una lista; póngalo entre corchetes", en="is no list; put it in brackets"),
    "model_type": Wording(es="no es un objeto; póngalo entre llaves", en="is no object; put it in braces"),
    "timezone_aware": Wording(
        es="falta la zona horaria; p. ej. 2026-11-20T10:00:00Z", en="has no time zone; e.g. 2026-11-20T10:00:00Z"
    ),
    "other_age": Wording(es="queda fuera de los años 1990 a 2100", en="lies outside the years 1990 to 2100"),
    "datetime": Wording(
        es="no es un momento; p. ej. 2026-11-20T10:00:00Z", en="is not a moment; e.g. 2026-11-20T10:00:00Z"
    ),
    "nul": Wording(es="contiene un carácter NUL; quítelo", en="holds a NUL character; remove it"),
    "surrogate": Wording(
        es="contiene medio carácter (un sustituto suelto); envíe UTF-8 válido",
        en="holds half a character (a lone surrogate); send valid UTF-8",
    ),
    "says_nothing": Wording(
        es="un comentario necesita text, rating o attachments; los tres están vacíos",
        en="a comment needs text, rating or attachments; all three are empty",
    ),
    "sha256": Wording(
        es="no es un SHA-256 (64 cifras hexadecimales); envíe el «sha256» de la respuesta tal cual",
        en="is no SHA-256 (64 hexadecimal digits); send the `sha256` of the reply as it is",
    ),
    "link": Wording(
        es="no es una dirección http o https; copie el enlace completo, p. ej. https://x.com/marca/status/1",
        en="is no http or https address; copy the whole link, e.g. https://x.com/brand/status/1",
    ),
    "changes_nothing": Wording(
        es="no nombra nada que cambiar; vea qué campos admite en /docs",
        en="names nothing to change; see in /docs which fields it takes",
    ),
    "other": Wording(es="no vale aquí; vea /docs", en="does not fit here; see /docs"),
}
ALIASES = {
    **dict.fromkeys(("int_parsing", "int_from_float", "int_parsing_size"), "int_type"),
    **dict.fromkeys(("list_type",), "tuple_type"),
    **dict.fromkeys(("model_attributes_type", "dict_type"), "model_type"),
    **dict.fromkeys(("bool_parsing",), "bool_type"),
    **dict.fromkeys(("string_unicode",), "surrogate"),
}
WITH_BOUND: dict[str, tuple[str, Wording]] = {
    "string_too_long": (
        "max_length",
        Wording(es="pasa de {} caracteres; acórtelo", en="exceeds {} characters; shorten it"),
    ),
    "string_too_short": (
        "min_length",
        Wording(es="necesita al menos {} caracteres", en="needs at least {} characters"),
    ),
    "too_long": (
        "max_length",
        Wording(es="tiene más de {} elementos; quite los que sobran", en="has more than {} items"),
    ),
    "greater_than_equal": ("ge", Wording(es="debe ser {} o más", en="must be {} or more")),
    "less_than_equal": ("le", Wording(es="debe ser {} o menos", en="must be {} or less")),
}


def refused(error: ValidationError, model: type[BaseModel]) -> Invalid:
    """The problem behind a request that does not fit its shape."""
    return Invalid(tuple(fault(detail, model) for detail in error.errors(include_url=False)[:MOST]))


def fault(error: ErrorDetails, model: type[BaseModel]) -> Fault:
    """One error. The value is shown shortened; a missing one not at all."""
    kind, loc = error["type"], tuple(error["loc"])
    if kind == "json_invalid":
        return Fault(field=BODY, message=_unreadable(str(error.get("ctx", {}).get("error", ""))))
    value = None if kind in ("missing", "says_nothing", "changes_nothing") else _shown(error["input"])
    return Fault(field=_sent(dotted(loc)) or BODY, value=value, message=_message(error, model))


def query_fault(error: Any) -> Fault:
    """An error in a parameter of the query, as the framework hands it over."""
    name = _sent(dotted(tuple(error["loc"])[1:]))
    if error["type"] == "extra_forbidden":
        return Fault(field=name, message=UNKNOWN_PARAMETER)
    detail: ErrorDetails = {**error, "loc": (name,)}  # type: ignore[typeddict-item]  # the framework's own dict
    return fault(detail, Value)


UNKNOWN_PARAMETER = Wording(
    es="no hay tal parámetro; quítelo (vea /docs)", en="no such parameter; remove it (see /docs)"
)


def _message(error: ErrorDetails, model: type[BaseModel]) -> Wording:
    kind = error["type"]
    if kind in ("extra_forbidden", "literal_error"):
        wrong, mend = complain(error, model)
        return Wording(es=_sent(f"{wrong.es}; {mend.es}"), en=_sent(f"{wrong.en}; {mend.en}"))
    if kind in ("too_long", "too_short") and isinstance(error["input"], str):
        kind = f"string_{kind}"
    if kind in WITH_BOUND:
        name, said = WITH_BOUND[kind]
        bound = str(error.get("ctx", {}).get(name, ""))
        return Wording(es=said.es.replace("{}", bound), en=said.en.replace("{}", bound))
    kind = ALIASES.get(kind, "datetime" if kind.startswith("datetime") else kind)
    return SENTENCES.get(kind, SENTENCES["other"])


def _unreadable(why: str) -> Wording:
    if "surrogate" in why or "hex escape" in why:
        return SENTENCES["surrogate"]
    place = re.search(r"line (\d+) column (\d+)", why)
    es, en = (
        (f" (línea {place[1]}, columna {place[2]})", f" (line {place[1]}, column {place[2]})") if place else ("", "")
    )
    return Wording(es=f"el cuerpo no es JSON válido{es}", en=f"the body is not valid JSON{en}")


def _shown(value: Any) -> str:
    try:
        return _sent(shown(value)[1:-1])
    except ValueError:  # an integer of more digits than Python writes out
        return "…"


def _sent(text: str) -> str:
    """Short, and without halves of characters, which no answer can carry."""
    return text[:200].encode("utf-8", "replace").decode()
