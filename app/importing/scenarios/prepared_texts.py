"""The exact public words that a manual prepares, without the instructions around them."""

import re
from collections.abc import Iterator, Sequence

from app.brand.texts import folded
from app.brand.words import Form, Language
from app.importing.reading import Quote
from app.importing.scenarios.flags import bans
from app.importing.scenarios.lines import Line
from app.importing.scenarios.text_signs import (
    ABOUT,
    COMING,
    CONDITION,
    INTERNAL,
    INTERNAL_TAIL,
    LEADS,
    NEVER_POSTED,
    NEVER_SAID,
    NOTHING,
    ORDER,
    OURS,
    OVER,
    PUBLIC,
    THEIRS,
    UNKNOWN,
)
from app.importing.scenarios.text_slots import GAP, slotted
from app.importing.scenarios.text_variants import form_of, language_of, plain_label, variant
from app.importing.scenarios.words import QUOTED, meaning
from app.value import Value
from app.wording import Wording

FEWEST_WORDS = 4
"""A quotation of fewer words is a term, not a message."""


_JOINS = re.compile(r"(?:^| )(?:(?:o|y|e|u|or|and|ni)(?: |$)){1,2}$")


class Prepared(Value):
    """One text that may go out in public."""

    text: str
    language: Language
    networks: tuple[str, ...] = ()
    """Empty: for all."""
    form: Form | None = None
    quotes: tuple[Quote, ...]
    labels: tuple[str, ...] = ()
    doubt: Wording | None = None

    def values(self) -> list[dict[str, str]]:
        """As the knowledge folder holds it, one for each network."""
        value = {"text": self.text, "language": self.language} | ({"form": self.form} if self.form else {})
        return [value | {"network": network} for network in self.networks] or [value]


class Manner(Value):
    """How to read texts that say nothing about themselves."""

    language: Language = "es"
    familiar: Form = "tu"


def texts(run: Sequence[Line], manner: Manner) -> Iterator[Prepared]:
    """The public texts of lines that stand under one label. Instructions and wrong examples give none."""
    if not run or (
        run[0].meaning() not in ("holding", "closing") and any(_unfit(label) for label in run[0].labels[-2:])
    ):
        return
    whole = "\n\n".join(line.text for line in run)
    spans = [m for m in QUOTED.finditer(whole) if len(folded(m[0]).split()) >= FEWEST_WORDS]
    outside = QUOTED.sub(" ", whole)
    if spans and not _inside_a_message(whole, spans):
        yield from _quoted(run, whole, spans, outside, manner)
    else:
        yield from _bare(run, manner)


def _unfit(label: str) -> bool:
    return meaning(label) in ("wrong", "dont", "internal", "later", "private_message", "examples")


def _inside_a_message(whole: str, spans: list[re.Match[str]]) -> bool:
    """«… lo del "pedido perdido por correos ayer" …»: a quotation in the middle of our own sentence."""
    outside = QUOTED.sub(" ", whole)
    quoted = sum(len(m[0]) for m in spans)
    first = whole[: spans[0].start()].rstrip()
    return (
        quoted * 2 < len(whole)
        and bool(first)
        and first[-1] not in ":—–-"
        and bool(PUBLIC.search(folded(outside)))
        and not OURS.search(folded(first))
    )


def _quoted(
    run: Sequence[Line], whole: str, spans: list[re.Match[str]], outside: str, manner: Manner
) -> Iterator[Prepared]:
    before_end = 0
    coming = False
    for n, found in enumerate(spans):
        before = whole[before_end : found.start()]
        before_end = found.end()
        coming = _comes(before, coming)
        behind = whole[found.end() : spans[n + 1].start() if n + 1 < len(spans) else len(whole)]
        around = _around(before, n)
        if not folded(GAP.sub(" ", found[0])):
            continue
        if coming or _never(around) or (THEIRS.search(around) and not OURS.search(around)):
            continue
        if INTERNAL.search(around) and not re.search(r"\b(?:redes|public\w{0,6}|seguidores|comentarios?)\b", around):
            continue
        doubts = [_doubt(around, run[0].labels), _about(folded(behind)), _posted(around), _place(around)]
        label = before.rsplit("\n", 1)[-1].strip(" :.;—–-") if len(before) < 80 else ""
        labels = (*run[0].labels, label) if label else run[0].labels
        yield _prepared(found[0][1:-1], labels, _quotes(run, found.start(), found.end()), manner, doubts)


def _comes(before: str, coming: bool) -> bool:
    """The quotation is the public's: «mensajes como “a” o “b”»."""
    plain = folded(QUOTED.sub(" ", before))
    return bool(COMING.search(_JOINS.sub("", plain))) or (coming and not _JOINS.sub("", plain.removesuffix(" de")))


def _around(before: str, n: int) -> str:
    """The words that lead to a quotation: of its own sentence, or of the line before that ends in a colon."""
    piece = re.split(r"(?<=[.!?;])\s", before.strip()[-300:])[-1] if n == 0 or before.strip() else ""
    return folded(piece)


def unknown(plain: str) -> bool:
    """«Si no sabes qué poner», «mientras averiguamos qué ha pasado»: that is what a holding text is for."""
    return bool(UNKNOWN.search(plain))


def _never(around: str) -> bool:
    if CONDITION.match(around) and not re.search(r"\b(?:nunca|jamas|evit\w+|never|avoid)\b", around):
        return False
    found = NEVER_POSTED.search(around)
    return bool(NEVER_SAID.search(around)) or bool(found and len(around[found.end() :].split()) <= 2)


def _posted(around: str) -> Wording | None:
    return _ORDERED if NEVER_POSTED.search(around) else None


def _place(around: str) -> Wording | None:
    return _INSIDE if INTERNAL.search(around) else None


def _doubt(around: str, labels: tuple[str, ...]) -> Wording | None:
    near = [folded(label) for label in labels[-2:]]
    if _about(around) or any(_about(label) for label in near):
        return _EXAMPLE
    if any(CONDITION.search(words) and not unknown(words) and not OVER.search(words) for words in (around, *near)):
        return _conditional(
            next(
                (label for label in labels[-2:] if CONDITION.search(folded(label)) and not unknown(folded(label))),
                around,
            )
        )
    if (
        len(labels) > 1
        and meaning(labels[-1]) is None
        and not plain_label(labels[-1])
        and not unknown(folded(labels[-1]))
    ):
        return _label(labels[-1])
    if labels and meaning(labels[-1]) == "answer":
        return _ANSWER
    return None


def _about(plain: str) -> Wording | None:
    return _EXAMPLE if ABOUT.search(plain) else None


def _bare(run: Sequence[Line], manner: Manner) -> Iterator[Prepared]:
    """Without quotation marks: items one by one; paragraphs as one text, up to the first instruction."""
    if run[0].item:
        for line in run:
            yield from _message([line], manner)
    else:
        yield from _message(run, manner)


def _message(run: Sequence[Line], manner: Manner) -> Iterator[Prepared]:
    kept: list[Line] = []
    for line in run:
        if instruction(line.text):
            if kept:
                break
            continue
        kept.append(line)
    whole = "\n\n".join(_opened(line.text) for line in kept).strip()
    if not kept or NOTHING.match(whole) or not _own_words(whole):
        return
    doubts = [_doubt("", run[0].labels), _voice(whole), _SEVERAL if len(kept) > 1 else None]
    if whole[:1] in '«“"':
        doubts.append(_UNCLOSED)
        whole = whole[1:].strip()
    yield _prepared(whole, run[0].labels, tuple(line.quoted() for line in kept), manner, doubts)


def _own_words(whole: str) -> bool:
    """Words remain where gaps and short quotations are taken away: «{texto que redacte Legal}» is no text yet."""
    bare = QUOTED.sub(" ", GAP.sub(" ", whole))
    return len(folded(bare).split()) >= FEWEST_WORDS


def _opened(text: str) -> str:
    return text.strip().strip("*_")


def instruction(text: str) -> bool:
    """The words tell somebody here what to do; they are not for the public."""
    plain = folded(text)
    return (
        bool(NOTHING.match(text))
        or bool(ORDER.match(plain))
        or text.rstrip().endswith(":")
        or bool(LEADS.search(plain))
        or bans(text)
    )


def _voice(whole: str) -> Wording | None:
    """Every sentence should speak to the public; «y se avisa a Legal» does not."""
    sentences = [s for s in re.split(r"(?<=[.!?])\s+", whole) if s.strip()]
    if not PUBLIC.search(folded(whole)):
        return _NO_VOICE
    return _ORDERED if any(instruction(s) for s in sentences) or INTERNAL_TAIL.search(folded(whole)) else None


def _prepared(
    raw: str, labels: tuple[str, ...], quotes: tuple[Quote, ...], manner: Manner, doubts: Sequence[Wording | None]
) -> Prepared:
    said = variant(labels)
    done = slotted(raw.strip().strip("*_"))
    language, other = language_of(re.sub(r"\{[^{}]{1,80}\}", " ", done.text), manner.language, said.language)
    form, mixed = form_of(done.text, manner.familiar, said.form) if language == "es" else (said.form, None)
    doubt = next((d for d in (*doubts, done.doubt, other, mixed) if d), None)
    return Prepared(
        text=done.text, language=language, networks=said.networks, form=form, quotes=quotes, labels=labels, doubt=doubt
    )


def _quotes(run: Sequence[Line], start: int, end: int) -> tuple[Quote, ...]:
    """The lines that hold the stretch."""
    found: list[Quote] = []
    at = 0
    for line in run:
        if at < end and start < at + len(line.text):
            found.append(line.quoted())
        at += len(line.text) + 2
    return tuple(found)


_EXAMPLE = Wording(
    es="el texto puede ser un ejemplo orientativo y no las palabras aprobadas",
    en="the text may be an example for guidance and not the approved words",
)
_ORDERED = Wording(
    es="el texto puede llevar dentro una instrucción que no es para el público",
    en="the text may hold an instruction that is not for the public",
)
_INSIDE = Wording(
    es="no está claro si el texto es para el público o de uso interno",
    en="it is not clear whether the text is for the public or for internal use",
)
_ANSWER = Wording(
    es="puede ser la respuesta completa y no el mensaje de espera",
    en="it may be the full answer and not the holding text",
)
_NO_VOICE = Wording(
    es="no está claro si son las palabras exactas o una descripción de lo que hay que decir",
    en="it is not clear whether these are the exact words or a description of what to say",
)
_SEVERAL = Wording(
    es="son varios párrafos seguidos: puede ser un texto o varios",
    en="these are several paragraphs: they may be one text or several",
)
_UNCLOSED = Wording(
    es="las comillas del texto no se cierran: puede faltar el final",
    en="the quotation is not closed: its end may be missing",
)


def _conditional(words: str) -> Wording:
    return Wording(
        es=f"el texto vale solo con una condición («{words[:80]}»)",
        en=f"the text holds only on a condition (“{words[:80]}”)",
    )


def _label(words: str) -> Wording:
    return Wording(
        es=f"no está claro para qué es el texto: su etiqueta dice «{words[:80]}»",
        en=f"it is not clear what the text is for: its label says “{words[:80]}”",
    )


def public_voice(text: str) -> bool:
    """The words speak to the public: we, you, thanks, sorry."""
    return bool(PUBLIC.search(folded(text)))
