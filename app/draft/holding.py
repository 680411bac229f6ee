"""The immediate first answer: written in advance, chosen by rule, no model."""

from collections.abc import Iterator
from datetime import datetime

from app.brand.brand import Brand, Network
from app.brand.length import fits
from app.brand.scenarios import HoldingText
from app.brand.words import SEVERITIES, Form
from app.comments.comment import Comment
from app.draft.slots import Values, filled, joined, slot_values, split
from app.incident.situation import Situation
from app.triage.triage import Triage

GENERAL_FROM = "medium"
"""The severity from which a comment without a scenario gets the general text: below it a full answer is soon enough."""

_NEAREST_FORM: dict[Form, tuple[Form | None, ...]] = {
    "tu": ("tu", None, "vos", "usted"),
    "vos": ("vos", None, "tu", "usted"),
    "usted": ("usted", None, "tu", "vos"),
}


def holding_text(triage: Triage, comment: Comment, brand: Brand, situation: Situation, now: datetime) -> str | None:
    """The text to publish at once, or None: the manual forbids one, none is called for, or none is fit."""
    scenario = brand.scenario(triage.scenario)
    if scenario and scenario.template_forbidden:
        return None
    network = brand.network(comment.network)
    values = slot_values(comment, triage, brand, situation, now)
    for text in _in_order(_pools(triage, brand), triage, brand, comment.network):
        if cut := _cut(text.text, values, network, brand):
            return cut
    return None


def closing_text(triage: Triage, comment: Comment, brand: Brand, situation: Situation, now: datetime) -> str | None:
    """The scenario's message that a matter is solved, or None: it has none that is fit."""
    scenario = brand.scenario(triage.scenario)
    if scenario is None or not scenario.closing:
        return None
    values = slot_values(comment, triage, brand, situation, now)
    texts = _in_order([scenario.closing], triage, brand, comment.network)
    cuts = (_cut(text.text, values, brand.network(comment.network), brand) for text in texts)
    return next(filter(None, cuts), None)


def _pools(triage: Triage, brand: Brand) -> list[tuple[HoldingText, ...]]:
    """The texts that fit the matter, the most particular first."""
    if triage.danger:
        kinds = dict.fromkeys((triage.danger, "other"))
        return [brand.danger_holding[kind] for kind in kinds if brand.danger_holding.get(kind)]
    if triage.strategy.reply == "none":
        return []
    scenario = brand.scenario(triage.scenario)
    grave = SEVERITIES.index(triage.severity) >= SEVERITIES.index(GENERAL_FROM)
    own = [scenario.holding] if scenario and scenario.holding else []
    return own + ([brand.holding] if grave or own or triage.hold else [])


def _in_order(
    pools: list[tuple[HoldingText, ...]], triage: Triage, brand: Brand, network: str
) -> Iterator[HoldingText]:
    """Reply language before matter, matter before network, network before form: to be understood comes first."""
    written = [text.language for pool in pools for text in pool]
    for language in dict.fromkeys((triage.reply_language, brand.language, "en", "es", *written)):
        for pool in pools:
            fit = [t for t in pool if t.language == language and t.network in (None, network)]
            yield from sorted(fit, key=lambda t: (t.network is None, _NEAREST_FORM[triage.form].index(t.form)))


def _cut(text: str, values: Values, network: Network | None, brand: Brand) -> str | None:
    """The text filled and within the limit: sentences go from the end, those with an emergency number last."""
    kept = [done for piece in split(text) if (done := filled(piece, values)) is not None]
    vital = [n for n in vars(brand.emergency).values() if n]
    while kept and network and not fits("".join(kept).strip(), network.counts, network.limit):
        spare = [i for i, sentence in enumerate(kept) if not any(n in sentence for n in vital)]
        del kept[spare[-1] if spare else -1]
    return joined(kept)
