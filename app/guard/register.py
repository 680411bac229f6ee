"""Harm: tú, usted and vos mixed in one text, or another form of address than the one that was chosen.

In Spanish each strong sign counts for tú, vos, either of them (`familiar`) or usted. Signs that cannot stand together block;
so does a text whose signs (two or more) all speak another form than the chosen one. One lone sign of another form, and a weak
one («su pedido» beside «tu»), warn: it may speak of somebody else. The plural of a familiar text may be «vosotros» or
«ustedes», as the dialect has it. In the other languages only mixtures are judged.
"""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from app.brand.words import Form
from app.guard.register_signs import ES_FAMILIAR, ES_FORMAL, ES_TU, ES_VOS, ES_WEAK_FORMAL, OTHERS, THIRD_PERSON, Sign
from app.guard.rule import Context, Mark, Part, block, warn

_QUOTED = re.compile(r"[«“\"][^«»“”\"\n]{1,120}[»”\"]|https?://\S{1,200}|[\w.+-]{1,64}@[\w.-]{1,120}|[@#]\w{1,60}")
_CLEAR = 2
"""Signs from which on a text speaks a form beyond doubt."""
_NAMES = {"tu": "tú", "vos": "vos", "familiar": "tú o vos", "formal": "usted", "usted": "usted"}
_PLURAL = frozenset(("ustedes", "uds"))
_HERS = 80
"""Characters before «su» in which its owner may stand."""


class Seen(NamedTuple):
    sign: Sign
    span: tuple[int, int]
    words: str


def mixed_address(part: Part, context: Context) -> Iterator[Mark]:
    """Mixtures and wrong forms, at the signs that are fewer."""
    text = _own_words(part.text)
    language = context.triage.reply_language
    if language == "es":
        yield from _spanish(part, text, context.triage.form)
    elif pair := OTHERS.get(language):
        familiar = [Seen("familiar", m.span(), m.group()) for m in pair.familiar.finditer(text)]
        formal = [Seen("formal", m.span(), m.group()) for m in pair.formal.finditer(text)]
        if familiar and formal:
            yield _mixture(part, familiar, formal)


def _own_words(text: str) -> str:
    """In small letters with quotations, links and handles blanked out, length kept: their register is not ours."""
    composed = unicodedata.normalize("NFC", text)
    small = (composed if len(composed) == len(text) else text).lower()
    small = small if len(small) == len(text) else text
    return _QUOTED.sub(lambda m: " " * len(m.group()), small)


def _spanish(part: Part, text: str, form: Form) -> Iterator[Mark]:
    seen = {sign: list(_seen(text, sign, pattern)) for sign, pattern in _STRONG.items()}
    near = seen["tu"] + seen["vos"] + seen["familiar"]
    formal = [s for s in seen["formal"] if not (s.words in _PLURAL and near)]
    weak = [
        s
        for s in _seen(text, "formal", ES_WEAK_FORMAL)
        if not THIRD_PERSON.search(text[max(0, s.span[0] - _HERS) : s.span[1]])
    ]
    if near and formal:
        yield _mixture(part, near, formal)
    elif seen["tu"] and seen["vos"]:
        yield _mixture(part, seen["tu"], seen["vos"])
    elif near and weak:
        yield _doubtful(part, weak[0])
    elif wrong := _wrong(seen, formal, form):
        yield _other_form(
            part, wrong, form, sure=len(wrong) + (len(weak) if wrong[0].sign == "formal" else 0) >= _CLEAR
        )
    elif form != "usted" and weak and not near:
        yield _doubtful(part, weak[0])


_STRONG: dict[Sign, re.Pattern[str]] = {"tu": ES_TU, "vos": ES_VOS, "familiar": ES_FAMILIAR, "formal": ES_FORMAL}


def _seen(text: str, sign: Sign, pattern: re.Pattern[str]) -> Iterator[Seen]:
    for m in pattern.finditer(text):
        yield Seen(sign, m.span(), m.group())


def _wrong(seen: dict[Sign, list[Seen]], formal: list[Seen], form: Form) -> list[Seen]:
    if form == "usted":
        return seen["tu"] + seen["vos"] + seen["familiar"]
    singular = [s for s in formal if s.words not in _PLURAL]
    return singular + (seen["vos"] if form == "tu" else seen["tu"])


def _mixture(part: Part, one: list[Seen], other: list[Seen]) -> Mark:
    few, many = sorted((one, other), key=len)
    shown, beside = part.quote(few[0].span), part.quote(many[0].span)
    return block(
        f"«{shown}» y «{beside}» mezclan tratamientos; use uno solo en todo el texto",
        f"“{shown}” and “{beside}” mix forms of address; use one in the whole text",
        few[0].span,
    )


def _other_form(part: Part, wrong: list[Seen], form: Form, sure: bool) -> Mark:
    shown = part.quote(wrong[0].span)
    return (block if sure else warn)(
        f"«{shown}» no es el tratamiento acordado ({_NAMES[form]}); cámbielo en todo el texto",
        f"“{shown}” is not the chosen form of address ({_NAMES[form]}); change it in the whole text",
        wrong[0].span,
    )


def _doubtful(part: Part, seen: Seen) -> Mark:
    shown = part.quote(seen.span)
    return warn(
        f"«{shown}» puede ser de otro tratamiento; compruebe de quién habla",
        f"“{shown}” may belong to another form of address; check whom it speaks of",
        seen.span,
    )
