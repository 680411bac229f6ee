"""Replies made to please metrics instead of people: each has to rank below what people graded good."""

from collections.abc import Iterable, Iterator
from random import Random
from typing import NamedTuple

from app.brand.length import fits
from app.brand.texts import folded
from eval.meta.gold import asked
from eval.metrics.metric import Metric
from eval.mutants.drafts import Draft, with_text
from eval.mutants.surgery import form_of, language_of
from eval.mutants.wordings import said
from eval.output import Written
from eval.total import total

KINDS = ("stuffed", "copy_of_manual", "copy_of_complaint", "generic", "empty")
WORDS = 8
"""Words of the comment that a stuffed reply repeats."""


class Gamed(NamedTuple):
    """One such reply with its total and that of the good reply to the same comment."""

    kind: str
    draft: str
    text: str
    value: float
    good: float

    @property
    def below(self) -> bool:
        return self.value < self.good


def gamed(drafts: Iterable[Draft], table: tuple[Metric, ...], seed: int = 0) -> Iterator[Gamed]:
    """Every kind against every draft. One whose good draft breaks rules itself is held against that total."""
    readers = tuple(metric for metric in table if metric.of == "text")
    for draft in drafts:
        good = total(draft.verdicts).value
        for kind, text in _texts(draft.written, Random(f"{seed} {draft.id}")):
            written = with_text(draft.written, text)
            value = total({metric.name: asked(metric, written) for metric in readers}).value
            yield Gamed(kind, draft.id, text, value, good)


def _texts(written: Written, random: Random) -> Iterator[tuple[str, str]]:
    language, form = language_of(written), form_of(written)
    network = written.brand.network(written.case.comment.network)
    words = sorted({word for word in folded(written.case.comment.text).split() if len(word) > 4})
    slots = {
        "words": " ".join(random.sample(words, min(WORDS, len(words)))) or "…",
        "channel": (network.private_channel if network else None) or "privado",
    }
    for kind in ("stuffing", "generic"):
        tongue = language if any(said(kind, language, form, random, slots)) else written.brand.language
        yield ("stuffed" if kind == "stuffing" else kind), next(said(kind, tongue, form, random, slots))
    yield "copy_of_complaint", _cut(written, written.case.comment.text)
    manual = [source.text for source in written.sources if source.kind != "reply"]
    if manual:
        yield "copy_of_manual", _cut(written, " ".join(manual))
    yield "empty", ""


def _cut(written: Written, text: str) -> str:
    """As much of it as the network takes, in whole words."""
    network = written.brand.network(written.case.comment.network)
    words = text.split()
    while network and len(words) > 1 and not fits(" ".join(words), network.counts, network.limit):
        words.pop()
    return " ".join(words)
