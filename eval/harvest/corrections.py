"""What a correction says about a comment: accepted labels, what a reply has to hold, rules that it may not break."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from app.brand.brand import Brand
from app.brand.texts import folded
from app.comments.comment import Comment
from app.comments.personal_data import find
from app.evidence.figures import Figure, agrees, figures
from app.triage.triage import Triage
from eval.case import Case

RULES_OF: dict[str, tuple[str, ...]] = {
    "wrong_fact": ("invented_figure", "invented_date", "contradicted"),
    "tone": ("wrong_register", "mixed_register", "policy_before_person", "insult"),
    "too_long": ("too_long",),
    "off_message": ("off_line", "unsupported_policy", "opinion"),
    "policy": ("unsupported_policy", "promise_money", "promise_outcome", "forbidden_phrase"),
}
"""What a reply was tempted to, by the reason that a person gave. Any other reason is no label."""
IRONY, DANGER = ("thanked_sarcasm",), ("unsafe_advice", "policy_before_person", "cheered_grief")
COPIED = frozenset(("money", "percent", "duration", "date", "time", "number"))
CONTACTS = frozenset(("phone", "email", "url"))
Source = Literal["override", "edit", "rejection"]


class Step(NamedTuple):
    """A move of a person on a reply. `changed`: old and new value by field; `role`: of who moved it."""

    seq: int
    move: str
    role: str
    reason: str | None
    changed: dict[str, list[Any]]


class Text(NamedTuple):
    """A revision's public text; `reason`: why a person changed it, None for an engine's."""

    public: str
    how: str
    reason: str | None
    role: str | None


class Corrected(NamedTuple):
    """A reply with everything that people changed about it, oldest first."""

    id: str
    likeness: str
    comment: Comment
    triage: Triage
    steps: tuple[Step, ...]
    texts: tuple[Text, ...]


def id_of(reply: str, source: Source) -> str:
    """The same whenever it is harvested; the reply cannot be told from it without the queue."""
    return f"harvest-{source}-{_hash(source, reply)}"


def cases_of(reply: Corrected, brand: Brand) -> Iterator[Case]:
    """At most one case of each source; the comment is still as people wrote it.

    None for labels that the brand does not have any more, and none where nothing was said that can be measured.
    """
    if not _known(reply.triage, brand):
        return
    for source, labels in (
        ("override", _override(reply, brand)),
        ("edit", _edit(reply, brand)),
        ("rejection", _sent_back(reply)),
    ):
        if labels:
            yield Case.model_validate(_base(reply, brand, source) | labels)


def _base(reply: Corrected, brand: Brand, source: Any) -> dict[str, Any]:
    return {
        "id": id_of(reply.id, source),
        "brand": brand.slug,
        "split": "harvest",
        "group": f"harvest-{_hash('group', reply.likeness)}",
        "comment": reply.comment,
        "outcomes": (reply.triage.outcome,),
        "severity": (reply.triage.severity,),
        "source": source,
    }


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(("harvest", *parts)).encode()).hexdigest()[:16]


def _known(triage: Triage, brand: Brand) -> bool:
    outcomes, scenarios = {o.id for o in brand.protocol.outcomes}, {s.id for s in brand.scenarios}
    return triage.outcome in outcomes and (triage.scenario is None or triage.scenario in scenarios)


def _override(reply: Corrected, brand: Brand) -> dict[str, Any]:
    """What the last person left it at, where that is not what the rules had said."""
    steps = [step for step in reply.steps if step.move == "triage" and step.changed]
    net: dict[str, list[Any]] = {}
    for step in steps:
        for field, (old, new) in step.changed.items():
            net[field] = [net.get(field, [old])[0], new]
    net = {field: pair for field, pair in net.items() if pair[0] != pair[1]}
    if not net:
        return {}
    labels: dict[str, Any] = {"by": steps[-1].role}
    if "scenario" in net:
        labels["scenario"] = (net["scenario"][1],)
    if "private" in net:
        labels["private"] = net["private"][1]
    if "outcome" in net:
        labels |= _another(net["outcome"][0], reply, brand)
    return labels


def _another(before: str, reply: Corrected, brand: Brand) -> dict[str, Any]:
    """Praise that a person took for a complaint was irony; danger that they saw holds the reply."""
    kinds = {o.id: brand.protocol.kind(o.id) for o in brand.protocol.outcomes}
    was, now = kinds.get(before), kinds[reply.triage.outcome]
    if now == "safety_risk":
        held = {"results": ("hold",)} if reply.triage.strategy.reply == "hold" else {}
        return {**held, "must_not": DANGER}
    if was == "praise" and now == "service_failure":
        return {"mood": ("ironic",), "must_not": IRONY}
    return {}


def _edit(reply: Corrected, brand: Brand) -> dict[str, Any]:
    edits = [text for text in reply.texts if text.how == "edit" and text.reason in RULES_OF and text.role]
    if not edits:
        return {}
    rules = dict.fromkeys(rule for text in edits for rule in RULES_OF[text.reason or ""])
    return {"must": _figures(reply, brand), "must_not": tuple(rules), "by": edits[-1].role}


def _figures(reply: Corrected, brand: Brand) -> tuple[tuple[str, ...], ...]:
    """Figures that a person put in because a fact was wrong, where the latest text still has them."""
    last, wanted = reply.texts[-1].public, dict[str, None]()
    for before, text in zip(("", *(t.public for t in reply.texts)), reply.texts, strict=False):
        if text.how == "edit" and text.reason == "wrong_fact":
            old = figures(before)
            new = [f for f in figures(text.public) if not any(agrees(f, o) or f.value == o.value for o in old)]
            wanted |= dict.fromkeys(text.public[f.start : f.end] for f in new if _quotable(f, text.public, brand))
    return tuple((said,) for said in wanted if said in last and folded(said) not in folded(reply.comment.text))


def _quotable(figure: Figure, text: str, brand: Brand) -> bool:
    """Nobody's personal datum: figures of facts, and contacts of the brand."""
    said = text[figure.start : figure.end]
    if figure.kind in CONTACTS:
        return any(said.strip("+") in own or own in said for own in _contacts(brand))
    personal = any(f.start < figure.end and figure.start < f.end for f in find(text, brand.country))
    return figure.kind in COPIED and not personal and sum(map(str.isdigit, said)) < 6


def _contacts(brand: Brand) -> Sequence[str]:
    return (*brand.contacts.links, *brand.contacts.phones, *brand.contacts.emails)


def _sent_back(reply: Corrected) -> dict[str, Any]:
    steps = [s for s in reply.steps if s.move in ("reject", "request-changes") and s.reason in RULES_OF]
    if not steps:
        return {}
    rules = dict.fromkeys(rule for step in steps for rule in RULES_OF[step.reason or ""])
    return {"must_not": tuple(rules), "by": steps[-1].role}
