"""Prepared texts outside the fiches: general ones, those for danger, and the annex that holds a text for each crisis."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterable, Iterator, Sequence

from app.brand.texts import folded
from app.importing.scenarios.lines import Line
from app.importing.scenarios.part import Part
from app.importing.scenarios.prepared_texts import Manner, Prepared, instruction, public_voice, texts, unknown
from app.importing.scenarios.text_variants import plain_label
from app.importing.scenarios.titles import annex, group, past
from app.importing.scenarios.titles import general as general_title
from app.importing.scenarios.words import QUOTED, meaning
from app.wording import Wording

Chapters = Iterable[tuple[str, tuple[Line, ...]]]
"""What `scenario_parts.found` leaves: headings and lines."""

_HOLDING = re.compile(
    r"\b(?:espera|holding|primer(?:a|os|as)? (?:mensajes?|textos?|respuestas? publicas?|publicacion|post|tuit)|mensajes? inicial(?:es)?|textos? inicial(?:es)?|respuestas? iniciales|acuse\w? de recibo|contencion|provisional(?:es)?|(?:mensajes?|textos?|respuestas?|frases?) (?:general(?:es)?|generic[oa]s?|comun(?:es)?|estandar|por defecto|comodin|de base)|(?:general|generic|default|fallback|standard|catch all) (?:message|text|reply|line|answer|wording)s?|mensajes? puente|first posts?|initial (?:message|statement)s?)\b"
)
_PREPARED = re.compile(r"\b(?:mensajes|textos|plantillas|messages|texts|templates)\b")
DANGER = {
    "self_harm": re.compile(r"\b(?:suicid\w{1,5}|autolesi\w{2,5}|hacerse dano|quitarse la vida|self harm|ideacion)\b"),
    "medical": re.compile(
        r"\b(?:urgencia medica|emergencia medica|emergencia sanitaria|urgencia sanitaria|medical emergency|urgencias medicas)\b"
    ),
    "fire": re.compile(r"\b(?:incendio|fuego|humo|fire)\b"),
    "minor": re.compile(
        r"\b(?:menor(?:es)? (?:solo|sola|perdid[oa]|desaparecid[oa]|en (?:peligro|riesgo))|nino perdido|child alone|missing child|menor en riesgo)\b"
    ),
    "violence": re.compile(
        r"\b(?:violencia (?:de genero|machista|domestica|fisica)|agresion fisica|violence|domestic abuse|violencia)\b"
    ),
}
_LEADS_TO_TEXT = re.compile(
    r"^(?:si|cuando|ante|en caso|para|frente a|if|when|in case)\b|\b(?:textos?|mensajes?|respuestas?|frases?|contesta\w{0,3}|responde\w{0,3}|decimos|escribi\w{1,3}|publica\w{0,4}|peligros?|emergencias?|riesgos?|danger|emergenc\w{1,3}|texts?|messages?|reply|replies|say)\b"
)
_LEVEL = re.compile(
    r"\b(?:nivel|level|grave\w?|gravedad|critic[oa]s?|leves?|roj[oa]|naranja|amarill[oa]|verde|alta|baja|severity|critical|high|low)\b"
)
_GENERAL = re.compile(
    r"\b(?:general\w{0,2}|generic\w|comun\w{0,2}|cualquier\w?|por defecto|estandar|todo\w?|resto|default|standard|any)\b"
)


def runs(all: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines that stand together under the same labels."""
    run: list[Line] = []
    for line in all:
        if run and (line.labels != run[0].labels or line.item != run[0].item or line.item):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def part_named(label: str, parts: Sequence[Part]) -> Part | None:
    """The crisis that a label or a row's head names, by code or title."""
    plain = folded(label)
    for part in parts:
        names = [
            folded(n) for n in (part.title.code, part.title.text, f"{part.title.code or ''} {part.title.text}") if n
        ]
        names += [
            f"{kind} {folded(part.title.alias)}"
            for kind in ("escenario", "caso", "scenario", "case", "ficha")
            if part.title.alias
        ]
        whole = f" {plain} "
        if plain in names or any(len(n.split()) > 1 and f" {n} " in whole for n in names):
            return part
        if part.title.code and whole.startswith(f" {folded(part.title.code)} "):
            return part
    return None


def _for_danger(line: Line) -> bool:
    """«Cuando alguien hable de suicidio se contesta: “…”»: quoted public words for one danger."""
    said = QUOTED.sub(lambda found: found[0][1:-1], line.text)
    if not (QUOTED.search(line.text) or line.quote == line.text) or instruction(line.text) or not public_voice(said):
        return False
    near = [folded(label) for label in line.labels[-2:]]
    led = any(_LEADS_TO_TEXT.search(folded(label)) for label in (*line.labels, *line.place.headings[1:]))
    barred = any(
        meaning(label) in ("dont", "internal", "examples", "private_message", "later") for label in line.labels
    )
    return led and not barred and any(sign.search(label) for sign in DANGER.values() for label in near)


def _led(line: Line) -> bool:
    """«En tanto no se disponga de información, se empleará el siguiente: “…”»: the sentence itself says what it is."""
    found = QUOTED.search(line.text)
    if found is None or len(found[0].split()) < _MESSAGE or not public_voice(found[0][1:-1]):
        return False
    barred = any(meaning(label) in ("dont", "internal", "examples", "closing", "later") for label in line.labels)
    return not barred and unknown(folded(line.text[: found.start()][-_LEAD:]))


_MESSAGE = 8
"""Words from which on a quotation is a message."""
_LEAD = 300
_FORM = re.compile(
    r",\s(?:que |donde |porque )?(?:va|van|es|hablamos|se habla|tratamos|siempre|ahi)?\s?(?:de|con) (?:tú|usted|vos)\.?$",
    re.I,
)


def _says_who(label: str) -> bool:
    """The label names no matter of its own: «Respondemos», «En inglés», «Para Google, que va de usted»."""
    label = _FORM.sub("", label)
    return plain_label(label) or unknown(folded(label)) or meaning(label) in ("holding", "answer", "first_answer")


def _kind(line: Line) -> str | None:
    """`holding` or `closing`, where the chapter or a label says that such texts follow."""
    if any(meaning(label) == "wrong" or past(label) for label in (*line.labels, *line.place.headings[1:])):
        return None
    if _for_danger(line) or _led(line):
        return "holding"
    for n, label in enumerate(reversed(line.labels)):
        if unknown(folded(label)):
            return "holding" if all(_says_who(below) for below in line.labels[len(line.labels) - n :]) else None
        said = meaning(label)
        if said in ("wrong", "dont", "internal", "later", "private_message", "examples", "approver", "owner", "tell"):
            return None
        if said == "closing":
            return "closing"
        if _HOLDING.search(folded(label)):
            return "holding"
        if said is not None and said not in ("holding", "answer", "first_answer", "title"):
            return None
    return None


def annexed(chapters: Chapters, parts: Sequence[Part]) -> dict[str, list[Line]]:
    """The lines of an annex of texts that name a crisis, by that crisis' id."""
    found: dict[str, list[Line]] = {}
    for name, all in chapters:
        for line in all:
            kind = _kind(line) or (
                "holding" if _PREPARED.search(folded(name)) and meaning(name) in ("holding", "answer") else None
            )
            part = next((p for label in reversed(line.labels) if (p := part_named(label, parts))), None)
            if kind and part:
                own = "Cierre" if kind == "closing" else "Mensaje de espera"
                kept = tuple(label for label in line.labels if not part_named(label, [part]) and plain_label(label))
                found.setdefault(part.title.id, []).append(line.model_copy(update={"labels": (own, *kept)}))
    return found


def general(
    chapters: Chapters, parts: Sequence[Part], manner: Manner, pointed: frozenset[str] = frozenset()
) -> list[tuple[str, Prepared]]:
    """Texts for every matter (`holding`), or for one danger (`danger_holding.fire`)."""
    found: list[tuple[str, Prepared]] = []
    for name, all in chapters:
        if pointed and any(
            (annex(head) or "").casefold() in pointed
            for head in (name, *(h for line in all[:1] for h in line.place.headings))
        ):
            continue
        for run in runs(line for line in all if _kind(line) == "holding"):
            if any(part_named(label, parts) for label in run[0].labels) or (group(name) and not _default(run[0])):
                continue
            found += [placed for text in texts(run, manner) if (placed := _placed(text))]
    return found


def _default(line: Line) -> bool:
    """In a chapter of crises: «A falta de otro texto: “…”»."""
    return any(unknown(folded(label)) for label in line.labels[-2:])


def _placed(text: Prepared) -> tuple[str, Prepared] | None:
    """Where a text belongs; a topic of its own that is no danger belongs nowhere."""
    kinds = [kind for kind, sign in DANGER.items() if any(sign.search(folded(label)) for label in text.labels[-2:])]
    if len(kinds) == 1:
        return f"danger_holding.{kinds[0]}", text.model_copy(update={"doubt": text.doubt or _unsettled(text, kinds[0])})
    if kinds:
        return None
    own = next((label for label in _above(text) if _is_topic(_FORM.sub("", label))), "")
    if own:
        return "holding", text.model_copy(update={"doubt": text.doubt or _topic(own)})
    return "holding", text


def _above(text: Prepared) -> tuple[str, ...]:
    """Everything that stands over a text, save the manual's own title."""
    return (*text.quotes[0].place.headings[1:], *text.labels)


def _is_topic(label: str) -> bool:
    """Neither «mensajes de espera» nor a network nor a chapter about everything: a level, or a matter of its own."""
    plain = folded(label)
    if _LEVEL.search(plain):
        return True
    if (
        _HOLDING.search(plain)
        or unknown(plain)
        or plain_label(label)
        or _GENERAL.search(plain)
        or annex(label) is not None
    ):
        return False
    return not general_title(label) and meaning(label) not in ("holding", "answer")


def _unsettled(text: Prepared, kind: str) -> Wording | None:
    label = folded(" ".join(text.labels[-2:]))
    return None if len(label.split()) <= 8 else _topic(text.labels[-1])


def _topic(label: str) -> Wording:
    return Wording(
        es=f"el texto parece escrito para «{label[:80]}», no para cualquier asunto",
        en=f"the text seems written for “{label[:80]}”, not for every matter",
    )
