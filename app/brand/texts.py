"""Prepared texts: their slots, forgotten placeholders, forbidden phrases and length."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from app.brand.brand import Brand, Network
from app.brand.facts import Fact
from app.brand.faults import Fault, Loc, closest, one_of, shown
from app.brand.source import Source
from app.wording import Wording

FILLED = frozenset(
    {"private_channel", "next_update", "emergency", "self_harm_line", "violence_line", "minors_line", "network", "name"}
)
"""Slots that code fills, besides `{fact:ID}`. A person fills every other one."""

SLOT = re.compile(r"\{([^{}\n]{1,80})\}")
SLOT_NAME = re.compile(r"[^\W\d]\w{0,39}")
PLACEHOLDER = re.compile(r"\[[^\]\n]{0,80}\]?|\bX{3,20}\b|\bXX(?=[:/.]XX)|\b__{2,20}\b", re.IGNORECASE)
LIKELY = {"next_update": "mañana a las 00:00", "name": "Alejandra"}
"""What a slot is taken to hold when a length is foreseen."""


def slots(text: str) -> list[str]:
    """Names between braces, in order."""
    return SLOT.findall(text)


def text_faults(source: Source, loc: Loc, text: str, facts: Mapping[str, Fact] | None) -> Iterator[Fault]:
    """Faults of one prepared text. `facts` None: the ledger is unreadable and nothing is said about its ids."""
    if not text.strip():
        yield source.fault(loc, Wording(es="el texto está vacío", en="the text is empty"), WRITE_IT)
    if found := PLACEHOLDER.search(text):
        message = Wording(
            es=f"queda un hueco sin rellenar: {shown(found[0])}", en=f"a placeholder is left: {shown(found[0])}"
        )
        yield source.fault(loc, message, USE_SLOT)
    if re.search(r"[{}]", SLOT.sub("", text)):
        message = Wording(es="hay una llave suelta", en="there is a lone brace")
        yield source.fault(loc, message, USE_SLOT)
    by_person = []
    for slot in slots(text):
        if slot.startswith("fact:"):
            yield from _fact_faults(source, loc, slot.removeprefix("fact:"), facts)
        elif not SLOT_NAME.fullmatch(slot):
            message = Wording(es=f"{{{slot}}} no es un hueco válido", en=f"{{{slot}}} is not a valid slot")
            yield source.fault(loc, message, USE_SLOT)
        elif slot not in FILLED:
            by_person.append(slot)
    if by_person:
        yield source.fault(loc, *_by_person(by_person), "warning")


WRITE_IT = Wording(es="escríbalo o quítelo", en="write it or remove it")
USE_SLOT = Wording(
    es="los huecos se escriben {asi}, p. ej. {private_channel} o {fact:ID}",
    en="slots are written {so}, e.g. {private_channel} or {fact:ID}",
)


def _by_person(names: list[str]) -> tuple[Wording, Wording]:
    listed = ", ".join(f"{{{name}}}" for name in names)
    meant = [m for name in names if (m := closest(name, FILLED))]
    hint_es = f"¿quería decir {{{meant[0]}}}? " if meant else ""
    hint_en = f"did you mean {{{meant[0]}}}? " if meant else ""
    return (
        Wording(es=f"solo una persona puede rellenar {listed}", en=f"only a person can fill {listed}"),
        Wording(
            es=f"{hint_es}si no lo rellena nadie, su frase se omite",
            en=f"{hint_en}if nobody fills it, its sentence is dropped",
        ),
    )


def _fact_faults(source: Source, loc: Loc, id_: str, facts: Mapping[str, Fact] | None) -> Iterator[Fault]:
    if facts is None:
        return
    if id_ not in facts:
        message = Wording(es=f"no hay ningún dato {shown(id_)}", en=f"there is no fact {shown(id_)}")
        yield source.fault(loc, message, one_of(id_, facts))
    elif facts[id_].status != "confirmed" or not facts[id_].public:
        message = Wording(
            es=f"el dato {shown(id_)} no está confirmado y público", en=f"fact {shown(id_)} is not confirmed and public"
        )
        yield source.fault(loc, message, DROPPED, "warning")


DROPPED = Wording(es="su frase se omitirá mientras siga así", en="its sentence is dropped as long as that is so")


def folded(text: str) -> str:
    """Lower case, no accents, single spaces, words only: two wordings of a phrase become equal."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))


def forbidden(text: str, phrases: tuple[str, ...]) -> str | None:
    """The first forbidden phrase that the text contains as whole words."""
    padded = f" {folded(text)} "
    return next((p for p in phrases if folded(p) and f" {folded(p)} " in padded), None)


def foreseen(text: str, brand: Brand, network: Network) -> str:
    """The text with its slots as they will probably be filled; a person's slots keep their name's length."""
    emergency = brand.emergency
    facts = {f"fact:{fact.id}": fact.correction or fact.statement for fact in brand.facts}
    values = {
        **LIKELY,
        **facts,
        "private_channel": network.private_channel or "",
        "network": network.label,
        "emergency": emergency.general,
        "self_harm_line": emergency.self_harm or "",
        "violence_line": emergency.violence or "",
        "minors_line": emergency.minors or "",
    }
    return SLOT.sub(lambda slot: values.get(slot[1], slot[1]), text)
