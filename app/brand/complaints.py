"""Pydantic's errors as sentences that name the value and the mend."""

import re
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from app.brand.faults import Loc, closest, one_of, shown
from app.wording import Wording

Complaint = tuple[Wording, Wording]

MINUTES = (
    Wording(es="no es un número", en="is not a number"),
    Wording(es="escriba minutos, p. ej. 20", en="write minutes, e.g. 20"),
)
NUMBER = (
    Wording(es="no es un número entero", en="is not a whole number"),
    Wording(es="escríbalo en cifras, p. ej. 280", en="write it in figures, e.g. 280"),
)
DATE = (
    Wording(es="no es una fecha", en="is not a date"),
    Wording(es="escríbala como año-mes-día, p. ej. 2026-01-06", en="write year-month-day, e.g. 2026-01-06"),
)
FLAG = (
    Wording(es="no es ni «true» ni «false»", en="is neither «true» nor «false»"),
    Wording(es="escriba «true» o «false»", en="write «true» or «false»"),
)
LIST = (
    Wording(es="no es una lista", en="is not a list"),
    Wording(es="ponga cada elemento en su línea, con «- » delante", en="put each item on its own line after «- »"),
)
MAPPING = (
    Wording(es="no tiene campos", en="has no fields"),
    Wording(es="escriba debajo, sangrados, campos «nombre: valor»", en="write indented «name: value» fields below"),
)
TEXT = (
    Wording(es="no es un texto", en="is not a text"),
    Wording(es="escriba un texto en una línea o tras «|»", en="write a text on one line or after «|»"),
)
MINIMUM = (
    Wording(es="es demasiado pequeño", en="is too small"),
    Wording(es="escriba un número mayor que 0", en="write a number above 0"),
)
OTHER = (
    Wording(es="no vale aquí", en="does not fit here"),
    Wording(es="vea el campo en docs/knowledge.md", en="see the field in docs/knowledge.md"),
)
BY_TYPE: dict[str, Complaint] = {
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float", "int_parsing_size", "float_parsing"), NUMBER),
    **dict.fromkeys(("date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact", "date_type"), DATE),
    **dict.fromkeys(("bool_parsing", "bool_type"), FLAG),
    **dict.fromkeys(("tuple_type", "list_type"), LIST),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), MAPPING),
    "string_type": TEXT,
    "greater_than": MINIMUM,
}
IN_MINUTES = {"minutes", "first_answer", "resolution"}


def complain(error: ErrorDetails, model: type[BaseModel]) -> Complaint:
    """What is wrong with the value that Pydantic refused, and how to mend it. `model` is the file's shape."""
    kind, loc, value = error["type"], tuple(error["loc"]), error["input"]
    if kind == "missing":
        return _missing(str(loc[-1]))
    if kind == "extra_forbidden":
        return _unknown(str(loc[-1]), fields_at(model, loc[:-1]))
    if kind == "literal_error":
        known = re.findall(r"'([^']{1,40})'", str(error.get("ctx", {}).get("expected", "")))
        return Wording(es=f"{shown(value)} no se conoce", en=f"{shown(value)} is not known"), one_of(str(value), known)
    message, mend = _kind(kind, loc)
    if value is None:
        return Wording(es="está vacío", en="is empty"), mend
    return Wording(es=f"{shown(value)} {message.es}", en=f"{shown(value)} {message.en}"), mend


def _kind(kind: str, loc: Loc) -> Complaint:
    found = BY_TYPE.get(kind, OTHER)
    return MINUTES if found is NUMBER and loc and loc[-1] in IN_MINUTES else found


def _missing(name: str) -> Complaint:
    return (
        Wording(es=f"falta «{name}»", en=f"«{name}» is missing"),
        Wording(es=f"añada una línea «{name}: …»", en=f"add a line «{name}: …»"),
    )


def _unknown(name: str, known: tuple[str, ...]) -> Complaint:
    message = Wording(es=f"no hay ningún campo {shown(name)}", en=f"there is no field {shown(name)}")
    if closest(name, known) or not known:
        return message, one_of(name, known)
    listed = ", ".join(known)
    return message, Wording(es=f"quítelo; aquí valen: {listed}", en=f"remove it; these fit here: {listed}")


def fields_at(model: Any, loc: Loc) -> tuple[str, ...]:
    """Names of the fields that the shape takes at that place."""
    for step in loc:
        inner = _model_in(model)
        if inner is not None and isinstance(step, str) and step in inner.model_fields:
            model = inner.model_fields[step].annotation
        elif inner is not None and model is inner:
            return ()
        else:
            model = _last_argument(model)
    inner = _model_in(model)
    return tuple(inner.model_fields) if inner else ()


def _model_in(kind: Any) -> type[BaseModel] | None:
    """The model that an annotation is or may be; not the one inside a list or mapping."""
    options = [kind, *get_args(kind)] if type(None) in get_args(kind) else [kind]
    return next((o for o in options if isinstance(o, type) and issubclass(o, BaseModel)), None)


def _last_argument(kind: Any) -> Any:
    arguments = [a for a in get_args(kind) if a not in (Ellipsis, type(None))]
    return arguments[-1] if arguments else None
