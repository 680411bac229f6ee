"""The immediate first answer: written in advance, chosen by rule, no model."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from app.brand.brand import Brand, Network
from app.brand.length import fits
from app.brand.scenarios import HoldingText
from app.brand.words import SEVERITIES, Form, Language
from app.comments.comment import Comment
from app.draft.slots import Values, filled, joined, slot_values, split
from app.incident.situation import Situation
from app.triage.triage import Triage
from app.value import Value
from app.wording import Wording

GENERAL_FROM = "medium"
"""The severity from which a comment without a scenario gets the general text: below it a full answer is soon enough."""

_NEAREST_FORM: dict[Form, tuple[Form | None, ...]] = {
    "tu": ("tu", None, "vos", "usted"),
    "vos": ("vos", None, "tu", "usted"),
    "usted": ("usted", None, "tu", "vos"),
}


class Template(Value):
    """A holding text of the brand and the pool that it stands in: «scenario:E1», «danger:fire» or «general»."""

    pool: str
    text: HoldingText

    @property
    def scenario(self) -> str | None:
        """Id of the scenario that it is for."""
        kind, _, id = self.pool.partition(":")
        return id if kind == "scenario" else None


class Held(Value):
    """A holding that is fit to send, and the template that its words were made of."""

    text: str
    template: Template


def templates(brand: Brand) -> tuple[Template, ...]:
    """Every holding text that this brand may send, in its languages: by scenario, then general, then for dangers."""
    pools = [(f"scenario:{s.id}", s.holding) for s in brand.scenarios if not s.template_forbidden]
    pools += [("general", brand.holding), *((f"danger:{kind}", texts) for kind, texts in brand.danger_holding.items())]
    spoken = {brand.language, *brand.languages}
    return tuple(Template(pool=pool, text=text) for pool, texts in pools for text in texts if text.language in spoken)


def holding_text(triage: Triage, comment: Comment, brand: Brand, situation: Situation, now: datetime) -> str | None:
    """The text to publish at once, or None: the manual forbids one, none is called for, or none is fit."""
    held = choose(triage, comment, brand, situation, now)
    return held.text if held else None


def choose(
    triage: Triage,
    comment: Comment,
    brand: Brand,
    situation: Situation,
    now: datetime,
    *,
    asked: bool = False,
    named: bool = True,
    turn: int = 0,
) -> Held | None:
    """As `holding_text`, with its template. `asked`: a person wants one, so the general text serves any severity.

    Without `named` nothing of the author is in it. `turn` chooses among texts that fit equally well.
    """
    scenario = brand.scenario(triage.scenario)
    if scenario and scenario.template_forbidden:
        return None
    network = brand.network(comment.network)
    values = slot_values(comment, triage, brand, situation, now)
    if not named:
        values = {**values, "name": ""}
    for template in _in_order(_pools(triage, brand, asked=asked), triage, brand, comment.network, turn):
        if cut := _cut(template.text.text, values, network, brand):
            return Held(text=cut, template=template)
    return None


def refusal(triage: Triage, brand: Brand) -> Wording:
    """Why there is no holding text for a comment, and what to do instead."""
    scenario = brand.scenario(triage.scenario)
    if scenario and scenario.template_forbidden:
        role = brand.role(scenario.owner or triage.owner)
        owner = role.title if role else triage.owner
        return Wording(
            es=f"El manual no admite un texto preparado para «{scenario.title}». Llame ya a: {owner}.",
            en=f"The manual allows no prepared text for “{scenario.title}”. Call now: {owner}.",
        )
    if triage.danger is None and triage.strategy.reply == "none":
        label = brand.protocol.outcome(triage.outcome).label
        return Wording(
            es=f"El protocolo dice que este comentario no se contesta («{label}»): no lleva mensaje de espera."
            " Si no está de acuerdo, pida la respuesta completa y corrija el tipo.",
            en=f"The protocol says that this comment is not answered (“{label}”): it gets no holding."
            " If you disagree, ask for the full reply and correct the outcome.",
        )
    return NONE_FITS


NONE_FITS = Wording(
    es="Ningún mensaje de espera cabe en esta red y está en un idioma de la marca. Añada uno general en «holding:» de"
    " brand.yaml; mientras tanto, pida la respuesta completa.",
    en="No holding fits this network in a language of the brand. Add a general one under “holding:” in brand.yaml;"
    " until then, ask for the full reply.",
)


def closing_text(triage: Triage, comment: Comment, brand: Brand, situation: Situation, now: datetime) -> str | None:
    """The scenario's message that a matter is solved, or None: it has none that is fit."""
    scenario = brand.scenario(triage.scenario)
    if scenario is None or not scenario.closing:
        return None
    values = slot_values(comment, triage, brand, situation, now)
    found = _in_order([(f"scenario:{scenario.id}", scenario.closing)], triage, brand, comment.network)
    cuts = (_cut(template.text.text, values, brand.network(comment.network), brand) for template in found)
    return next(filter(None, cuts), None)


Pool = tuple[str, tuple[HoldingText, ...]]


def _pools(triage: Triage, brand: Brand, *, asked: bool) -> list[Pool]:
    """The texts that fit the matter, the most particular first."""
    if triage.danger:
        kinds = dict.fromkeys((triage.danger, "other"))
        return [(f"danger:{kind}", brand.danger_holding[kind]) for kind in kinds if brand.danger_holding.get(kind)]
    if triage.strategy.reply == "none":
        return []
    scenario = brand.scenario(triage.scenario)
    grave = SEVERITIES.index(triage.severity) >= SEVERITIES.index(GENERAL_FROM)
    own = [(f"scenario:{scenario.id}", scenario.holding)] if scenario and scenario.holding else []
    return own + ([("general", brand.holding)] if asked or grave or own or triage.hold else [])


def _in_order(pools: list[Pool], triage: Triage, brand: Brand, network: str, turn: int = 0) -> Iterator[Template]:
    """Reply language before matter, matter before network, network before form: to be understood comes first."""
    rank = _NEAREST_FORM[triage.form].index

    def aptness(text: HoldingText) -> tuple[bool, int]:
        return text.network is None, rank(text.form)

    for language in _languages(triage, brand, pools):
        for pool, texts in pools:
            fit = sorted((t for t in texts if t.language == language and t.network in (None, network)), key=aptness)
            for _, group in groupby(fit, key=aptness):
                equals = list(group)
                first = turn % len(equals)
                yield from (Template(pool=pool, text=text) for text in (*equals[first:], *equals[:first]))


def _languages(triage: Triage, brand: Brand, pools: list[Pool]) -> tuple[Language, ...]:
    """The reply's, then the brand's. Where lives are at stake any language is better than none."""
    written = [text.language for pool, texts in pools for text in texts if pool.startswith("danger:")]
    others = ("en", "es", *written) if written else ()
    return tuple(dict.fromkeys((triage.reply_language, brand.language, *brand.languages, *others)))


def _cut(text: str, values: Values, network: Network | None, brand: Brand) -> str | None:
    """The text filled and within the limit: sentences go from the end, those with an emergency number last."""
    kept = [done for piece in split(text) if (done := filled(piece, values)) is not None]
    vital = [n for n in vars(brand.emergency).values() if n]
    while kept and network and not fits("".join(kept).strip(), network.counts, network.limit):
        spare = [i for i, sentence in enumerate(kept) if not any(n in sentence for n in vital)]
        del kept[spare[-1] if spare else -1]
    return joined(kept)
