"""What is wrong with a case line, said so that whoever wrote it can mend it."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.brand.complaints import Complaint, complain
from app.brand.faults import Fault, Loc, dotted, one_of, shown
from app.wording import Wording
from eval.case import Case

MOST = 20
"""Faults that are told at once; more of them have one cause."""

NEEDS_A_ZONE = Wording(es="escríbalo así: 2026-11-20T10:00:00Z", en="write it as 2026-11-20T10:00:00Z")
SAYINGS: dict[str, Complaint] = {
    "list": (Wording(es="no es una lista", en="is not a list"), Wording(es="escriba […]", en="write […]")),
    "object": (Wording(es="no es un objeto", en="is not an object"), Wording(es="escriba {…}", en="write {…}")),
    "text": (Wording(es="no es un texto", en="is not a text"), Wording(es="póngalo entre comillas", en="quote it")),
    "flag": (
        Wording(es="no es ni true ni false", en="is neither true nor false"),
        Wording(es="escriba true, false o quite el campo", en="write true, false, or leave the field out"),
    ),
    "moment": (Wording(es="no es un momento con zona horaria", en="is not a moment with a time zone"), NEEDS_A_ZONE),
    "id": (
        Wording(es="no vale como identificador", en="does not fit as an id"),
        Wording(
            es="use minúsculas sin acento, cifras, punto, guion; empiece por letra o cifra; 80 como mucho",
            en="use lower case letters, digits, dots and dashes; begin with a letter or digit; 80 at most",
        ),
    ),
    "empty": (
        Wording(es="está vacía", en="is empty"),
        Wording(es="ponga al menos un elemento, o quite el campo", en="put in one item at least, or leave it out"),
    ),
    "long": (Wording(es="es demasiado largo", en="is too long"), Wording(es="acórtelo", en="shorten it")),
    "not_verbatim": (
        Wording(es="no está tal cual en comment.text", en="does not stand in comment.text as written"),
        Wording(es="cópielo del comentario, letra por letra", en="copy it from the comment, letter by letter"),
    ),
    "unknown_rule": (
        Wording(es="no es ninguna regla", en="names no rule"),
        Wording(es="use un nombre de eval/rules.py o «say:palabras»", en="use a name of eval/rules.py, or “say:words”"),
    ),
    "says_nothing": (
        Wording(es="no dice nada", en="says nothing"),
        Wording(es="un comentario necesita text, rating o attachments", en="a comment needs text, rating, attachments"),
    ),
    "other": (
        Wording(es="no vale aquí", en="does not fit here"),
        Wording(es="vea el campo en docs/evaluation.md", en="see the field in docs/evaluation.md"),
    ),
}
KINDS = {
    **dict.fromkeys(("tuple_type", "list_type"), "list"),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), "object"),
    **dict.fromkeys(("string_type", "string_unicode", "nul", "surrogate"), "text"),
    **dict.fromkeys(("bool_type", "bool_parsing"), "flag"),
    **dict.fromkeys(("timezone_aware", "datetime_parsing", "datetime_from_date_parsing", "other_age"), "moment"),
    **dict.fromkeys(("datetime_type", "datetime_object_invalid"), "moment"),
    **dict.fromkeys(("too_short", "string_too_short"), "empty"),
    **dict.fromkeys(("too_long", "string_too_long"), "long"),
    "string_pattern_mismatch": "id",
}


def faults_of(error: ValidationError, path: str, line: int) -> Iterator[Fault]:
    """Every fault that Pydantic found in one line."""
    for detail in error.errors(include_url=False):
        message, mend = _complaint(detail)
        loc: Loc = tuple(detail["loc"])
        yield Fault(path=path, line=line, field=dotted(loc), message=message, mend=mend)


def _complaint(detail: ErrorDetails) -> Complaint:
    kind = detail["type"]
    if kind == "missing":
        name = detail["loc"][-1]
        return (
            Wording(es="falta este campo", en="this field is missing"),
            Wording(es=f'añada "{name}": …', en=f'add "{name}": …'),
        )
    if kind in ("extra_forbidden", "literal_error"):
        return complain(detail, Case)
    message, mend = SAYINGS[KINDS.get(kind, kind if kind in SAYINGS else "other")]
    value = shown(_named(detail))
    return Wording(es=f"{value} {message.es}", en=f"{value} {message.en}"), mend


def _named(detail: ErrorDetails) -> Any:
    """The value at fault: what the complaint itself names, else what was given."""
    context = detail.get("ctx", {})
    return context.get("part") or context.get("rule") or detail["input"]


def no_json(path: str, line: int, why: str) -> Fault:
    """A line that is not one JSON object."""
    return Fault(
        path=path,
        line=line,
        message=Wording(es=f"la línea no es un objeto JSON ({why})", en=f"the line is not a JSON object ({why})"),
        mend=Wording(es="escriba un caso por línea, entre llaves", en="write one case a line, between braces"),
    )


def twice(path: str, line: int, id: str, first: str) -> Fault:
    return Fault(
        path=path,
        line=line,
        field="id",
        message=Wording(es=f"{shown(id)} ya está en {first}", en=f"{shown(id)} stands in {first} already"),
        mend=Wording(es="dé a cada caso un id propio", en="give each case an id of its own"),
    )


def astray(path: str, line: int, field: str, message: Wording, mend: Wording) -> Fault:
    """A case that is well formed and points at something that is not there."""
    return Fault(path=path, line=line, field=field, message=message, mend=mend)


def lost(path: str, line: int, of: str, known: tuple[str, ...]) -> Fault:
    message = Wording(es=f"no hay ningún caso «{of}»", en=f"there is no case “{of}”")
    return astray(path, line, "variant.of", message, one_of(of, known))


def apart(path: str, line: int, group: str, base: str) -> Fault:
    message = Wording(es=f"«{group}» no es el grupo de su original", en=f"“{group}” is not its original's group")
    mend = Wording(es=f'escriba "group": "{base}"', en=f'write "group": "{base}"')
    return astray(path, line, "group", message, mend)
