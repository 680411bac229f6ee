"""Amounts, percentages, durations and numbers that no source holds."""

import re

from app.evidence.figures import Figure, agrees, figures
from eval.metrics.metric import Metric, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.claims import Claim, claimed_of_us, clause_at, dialled, person_said, place, said, unsupported
from eval.metrics.policy.grounds import Ground, grounds, speaks_as_brand, told
from eval.metrics.policy.hours import hour_spans
from eval.metrics.senses import senses
from eval.metrics.text_parts import Sentence
from eval.output import Written

COUNTED = frozenset({"money", "percent", "duration", "number"})
PLAIN = frozenset({"money", "percent", "number"})
"""Kinds that are one amount with or without its sign: «390» and «390 pesos»."""
_ONE = re.compile(r"(?:un|una|um|uma|one|a|an)\s")
NEAR = 2
"""Tokens that a sentence shares with a distant ground (a past reply, the manual at large) that bears its figure."""


def invented_figure(written: Written) -> Verdict:
    """A figure that neither a source nor the brand gives, nor the person told."""
    return unsupported(figure_claims(written), written, "cifra sin fuente", "a figure without a source")


def figure_claims(written: Written) -> tuple[Claim, ...]:
    """Every amount, percentage, duration and number that states something."""
    found = []
    for sentence in said(written):
        for figure in counted(sentence):
            mark = place(sentence, figure.start, figure.end)
            found.append(Claim("figure", mark, borne(figure, sentence, written)))
    return tuple(found)


def counted(sentence: Sentence) -> tuple[Figure, ...]:
    """The figures of a sentence that count something: no «paso 2», no «mil gracias», no opening hours."""
    text = plain(sentence.text)
    idle = [found.span() for found in phrases("truth", "idle").finditer(text)]
    idle += [span for span, _ in hour_spans(text)] + [number.span() for number in dialled(text)]
    all_ = figures(sentence.text)
    return tuple(
        figure
        for i, figure in enumerate(all_)
        if figure.kind in COUNTED
        and not any(start < figure.end and figure.start < end for start, end in idle)
        and not _part_of_next(figure, all_[i + 1 : i + 2])
        and not _of_a_name(figure, sentence.text)
        and not _article(figure, sentence.text)
    )


def borne(figure: Figure, sentence: Sentence, written: Written) -> bool:
    """Whether a ground on the matter states it, or the person told it and nothing is claimed of us with it."""
    topic = senses(sentence.text)
    around = senses(f"{written.text.public}\n{written.text.private or ''}\n{written.case.comment.text}")
    foreign = not speaks_as_brand(written)
    shown = sentence.text[figure.start : figure.end]
    for ground in grounds(written):
        if (any(same(figure, own) for own in ground.figures) or numeral(shown, ground)) and (
            foreign or _bears(ground, topic, around)
        ):
            return True
    if figure.kind == "number":
        return person_said(shown, written) or any(_holds(ground, shown) for ground in grounds(written))
    heard = any(same(figure, own) for own in figures(told(written)))
    return heard and not claimed_of_us(sentence.text, figure.start)


def numeral(shown: str, ground: Ground) -> bool:
    """Whether the ground says the number in the same several words and leaves the unit out."""
    words = plain(shown).split()[:-1]
    return len(words) > 1 and f" {' '.join(words)}" in ground.plain


def _holds(ground: Ground, shown: str) -> bool:
    """Whether a number stands there with any unit («menores de 30», «30 años»)."""
    near = ground.standing in ("line", "fact", "source", "own")
    return near and re.search(rf"(?<![\w.,]){re.escape(shown)}(?![\w]|[.,]\d)", ground.plain) is not None


def same(one: Figure, other: Figure) -> bool:
    """Whether two figures are one amount, whatever sign it carries."""
    if agrees(one, other):
        return True
    return {one.kind, other.kind} <= PLAIN and "number" in {one.kind, other.kind} and _bare(one) == _bare(other)


def _bears(ground: Ground, topic: frozenset[str], around: frozenset[str]) -> bool:
    if ground.standing in ("line", "source", "own"):
        return True
    if ground.standing == "fact":
        return bool(ground.topic & around) or not topic
    return len(ground.topic & (topic | around)) >= NEAR


def _bare(figure: Figure) -> str:
    return figure.value.split()[-1]


def _part_of_next(figure: Figure, following: tuple[Figure, ...]) -> bool:
    """The «1» of «1 hora y media», which is read as an hour and a half."""
    return figure.kind == "number" and any(
        other.kind == "duration" and other.start - figure.end <= 1 for other in following
    )


def _of_a_name(figure: Figure, text: str) -> bool:
    """A number that belongs to a name («A-52», «Comal 4», «linea 3»): eval.metrics.policy.names reads those."""
    if figure.kind != "number":
        return False
    before = text[max(0, figure.start - 24) : figure.start]
    if before.endswith("-") and before[-2:-1].isalpha():
        return True
    word = before.split()[-1:] if before.endswith(" ") else []
    return bool(word) and word[0][:1].isupper() and len(before.split()) > 1 and word[0].isalpha()


def _article(figure: Figure, text: str) -> bool:
    """«Tres veces en un mes», «dinos una hora»: only a pledge makes a term of «un mes»."""
    one = figure.kind == "duration" and _ONE.match(plain(text), figure.start) is not None
    return one and not phrases("truth", "pledge").search(clause_at(plain(text), figure.start))


METRICS = (Metric("policy.invented_figure", "text", "rule", invented_figure),)
