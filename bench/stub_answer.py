"""What the stand-in model writes: a value that fits the schema, in words that fit the request.

It obeys what the prompt says of a field («Severity: medium»), cites the first passages and names what the comment is
about, so that an ordinary complaint in Spanish gets a reply that a rule can pass, in one call.
"""

import re
from typing import Any

ANSWER: dict[str, Any] = {
    "public_text": "Sentimos mucho lo que cuentas: no es el servicio que queremos darte. Escríbenos por mensaje "
    "privado y lo miramos contigo; después volveremos aquí con la solución.",
    "private_text": "Hola, gracias por escribirnos. Cuéntanos qué ha pasado y lo revisamos contigo ahora mismo.",
    "reply": "Sentimos mucho lo que cuentas. Escríbenos por mensaje privado y lo miramos contigo.",
    "answer": "no",
}
"""The words for string fields of these names, whatever the request is; any other field gets a short neutral text."""

REPLIES = {
    "tu": "Sentimos mucho lo que cuentas: {things}. Ya lo estamos mirando con el equipo. Escríbenos por mensaje "
    "privado y lo vemos contigo.",
    "usted": "Sentimos mucho lo que cuenta: {things}. Ya lo estamos mirando con el equipo. Escríbanos por mensaje "
    "privado y lo vemos con usted.",
}
THANKS = {
    "tu": "Gracias por contárnoslo: {things}. Lo pasamos hoy mismo al equipo. Si quieres añadir algo, escríbenos.",
    "usted": "Gracias por contárnoslo: {things}. Lo pasamos hoy mismo al equipo. Si quiere añadir algo, escríbanos.",
}
PRIVATE = {
    "tu": ANSWER["private_text"],
    "usted": "Hola, gracias por escribirnos. Cuéntenos qué ha pasado y lo revisamos con usted ahora mismo.",
}

_SAID = re.compile(r"\b(Outcome|Severity|Apology|Form of address): (\w{2,40})")
_TOKEN = re.compile(r"^\[([\w-]{2,40})\]", re.MULTILINE)
_COMMENT = re.compile(r"^(?:# The comment|Comment:)[^\n]*\n", re.MULTILINE)
_THING = re.compile(r"\b(?:el|la|los|las|un|una|unos|unas|del?|mi|al|en) (?!que\b|donde\b)([^\W\d_]{4,14})")
_NAME = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Þ][a-zà-ÿ]{3,13}")
_MOST_THINGS = 4


def told(messages: list[dict[str, Any]]) -> dict[str, Any]:
    """What the last message says of the answer's fields. Empty for a message without a comment, such as a repair."""
    text = str(messages[-1].get("content"))
    *_, comment = _COMMENT.split(text)
    things = list(dict.fromkeys([*_NAME.findall(comment[:2_000]), *_THING.findall(comment[:2_000])]))[:_MOST_THINGS]
    if len(comment) == len(text) or not things:
        return {}
    said = {name.lower(): value for name, value in _SAID.findall(text)}
    form = said.get("form of address", "tu")
    public = (THANKS if said.get("apology") == "forbidden" else REPLIES).get(form, REPLIES["tu"])
    cites = list(dict.fromkeys(_TOKEN.findall(text)))[:2]
    reply = public.format(things=", ".join(things))
    texts = {"public_text": reply, "reply": reply, "private_text": PRIVATE.get(form, PRIVATE["tu"])}
    return {**said, **texts, "cites": cites, "source": cites[0] if cites else "texto"}


def instance(schema: dict[str, Any], known: dict[str, Any], name: str = "") -> Any:
    """A small value that is valid for the subset of JSON Schema that structured answers use.

    `known` holds values by the name of their field, and the schema's definitions under `$defs`.
    """
    if "$ref" in schema:
        return instance(known["$defs"][schema["$ref"].rpartition("/")[2]], known, name)
    if "anyOf" in schema:
        return None
    if "enum" in schema:
        wanted = known.get(name, ANSWER.get(name))
        return wanted if wanted in schema["enum"] else schema["enum"][0]
    kind = schema.get("type")
    if isinstance(kind, list):
        return known.get(name, ANSWER.get(name))
    match kind:
        case "object":
            return {key: instance(value, known, key) for key, value in schema.get("properties", {}).items()}
        case "array":
            return _items(schema, known, name)
        case "string":
            return known.get(name, ANSWER.get(name, "texto"))
        case "number" | "integer":
            return schema.get("minimum", 0)
        case _:
            return False


def _items(schema: dict[str, Any], known: dict[str, Any], name: str) -> list[Any]:
    if name in known:
        return list(known[name])
    items = schema.get("items", {})
    least = max(schema.get("minItems", 0), 1 if items.get("type") == "object" else 0)
    return [instance(items, known)] * least
