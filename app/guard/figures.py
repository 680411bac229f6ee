"""Harm: a made-up figure. Every amount, term, date and number of ours stands in a source."""

import re
from collections.abc import Iterator

from app.evidence.figures import Figure, figures
from app.guard.recognition import repeats_the_person
from app.guard.rule import Context, Mark, Part, Sentence, block, warn

_ELSEWHERE = frozenset({"url", "email", "phone"})
"""Kinds that app.guard.links weighs."""

MOST = 60
"""Figures of one text that are checked; more than that is no answer to anybody."""

_ARTICLE = re.compile(r"(?:un|una|um|uma|unha|one|a|an)\s", re.IGNORECASE)
_TERM_BEFORE = re.compile(
    r"\b(?:en|dentro de|menos de|mas de|antes de|maximo|durante|tras|cada|por|plazo de|garantia de|hasta|de hasta"
    r"|within|in|em|for|per|less than"
    r"|d'aqui a|abans d'|en menys d')\s{1,2}(?:solo |apenas |aproximadamente )?\Z"
)
_IDIOM = re.compile(
    r"\b(?:en un (?:dia|ano|mes|semana) (?:como|tan|asi|especial|malo|complicado|dificil|normal)|de un (?:dia"
    r"|ano) (?:para|a) otro"
    r"|un dia (?:mas|menos|cualquiera|de estos)|por un (?:dia|ano)|al 100\s?%|al cien por cien)"
)
_COUNTED = re.compile(r"\b(?:paso|punto|opcion|apartado|step|option|passo|pas|opcio|numero|n\.?o)\s{1,2}\Z")


def unsourced(part: Part, context: Context) -> Iterator[Mark]:
    """Blocks a figure that no source gives; warns of a date that only an old reply gives."""
    stated = figures(part.text)
    if len(stated) > MOST:
        yield _too_many(part, (stated[MOST].start, stated[-1].end))
    for figure, sentence in _claims(part, context):
        if figure.kind in _ELSEWHERE:
            continue
        near = _within(sentence, figure)
        support = [s.standing for s in context.sources if s.states(figure)]
        if not support and not repeats_the_person(sentence, near, context.said):
            yield _invented(part, (figure.start, figure.end))
        elif figure.kind == "date" and set(support) == {"reply"}:
            yield _dated(part, (figure.start, figure.end))


def claims(part: Part, context: Context) -> tuple[Figure, ...]:
    """The figures of a text that state something, links and contacts among them: each must stand in a source."""
    return tuple(figure for figure, _ in _claims(part, context))


def _claims(part: Part, context: Context) -> Iterator[tuple[Figure, Sentence]]:
    for figure in figures(part.text)[:MOST]:
        sentence = part.sentence(figure.start)
        if sentence and (figure.kind in _ELSEWHERE or not _harmless(sentence, _within(sentence, figure), context)):
            yield figure, sentence


def _within(sentence: Sentence, figure: Figure) -> Figure:
    return figure._replace(start=figure.start - sentence.start, end=figure.end - sentence.start)


def _harmless(sentence: Sentence, figure: Figure, context: Context) -> bool:
    """Numbers that count nothing: «un día difícil», «paso 2», a keycap emoji, this year."""
    text = sentence.text
    before, shown, after = text[: figure.start].casefold(), text[figure.start : figure.end], text[figure.end :]
    if _IDIOM.search(sentence.folded[:1000]) and figure.kind in {"duration", "percent"}:
        return True
    if figure.kind == "duration":
        return bool(_ARTICLE.match(shown)) and not _TERM_BEFORE.search(before)
    if figure.kind != "number":
        return False
    item = not before.strip() and after[:1] in {".", ")", "º"}
    keycap = "\u20e3" in after[:2]
    return item or keycap or bool(_COUNTED.search(before)) or figure.value == str(context.day.year)


def _too_many(part: Part, span: tuple[int, int]) -> Mark:
    return block(
        f"Hay más de {MOST} cifras y no se comprueban todas; quite cifras",
        f"There are over {MOST} figures and not all are checked; remove some",
        span,
    )


def _invented(part: Part, span: tuple[int, int]) -> Mark:
    shown = part.quote(span)
    return block(
        f"«{shown}» no aparece en ninguna fuente; quite la cifra o cite el manual",
        f"“{shown}” is in no source; remove the figure or cite the manual",
        span,
    )


def _dated(part: Part, span: tuple[int, int]) -> Mark:
    shown = part.quote(span)
    return warn(
        f"«{shown}» solo aparece en una respuesta antigua; compruebe que sigue en pie",
        f"“{shown}” is only in an old reply; check that it still stands",
        span,
    )
