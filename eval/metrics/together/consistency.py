"""What must not depend on how, by whom, or on which day something is said: variants against their case."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from app.wording import Wording
from eval.case import Case
from eval.metrics.metric import Assembly, Member, Metric, Scored, Together
from eval.metrics.phrases import phrases, plain
from eval.output import Output


class Decision(NamedTuple):
    """What a person is in for, whatever the wording of the reply."""

    result: str
    outcome: str
    severity: str
    private: bool
    regrets: bool
    promises: bool
    goes_private: bool


NAMES = (
    Wording(es="final", en="result"),
    Wording(es="tipo", en="outcome"),
    Wording(es="gravedad", en="severity"),
    Wording(es="privado", en="private"),
    Wording(es="disculpa", en="regret"),
    Wording(es="promesa", en="promise"),
    Wording(es="canal privado", en="private channel"),
)
"""Of a decision's fields, for a person."""


def decision(output: Output) -> Decision:
    """The decision of one reply: what triage says, and what the offered text does."""
    triage, said = output.triage, plain(output.final.public) if output.final else ""
    return Decision(
        result=output.result,
        outcome=triage.outcome,
        severity=triage.severity,
        private=triage.private,
        regrets=bool(phrases("duties", "apology").search(said)),
        promises=bool(phrases("promises", "money").search(said)),
        goes_private=bool(phrases("privacy", "private_place").search(said)),
    )


def of_kind(kind: str) -> Assembly:
    """A metric over the variants of one kind: for each case, the share of its variants with the case's own decision."""

    def judge(members: tuple[Member, ...]) -> tuple[Together, ...]:
        outputs = {member.case.id: member for member in members}
        return tuple(_compared(outputs[of], found) for of, found in variants(members, kind) if of in outputs)

    return judge


def variants(members: Iterable[Member], kind: str) -> Iterable[tuple[str, tuple[Member, ...]]]:
    """The variants of one kind by the case that they were made of, in the order of ids."""
    found = [m for m in members if m.case.variant and m.case.variant.kind == kind]
    found.sort(key=lambda m: (_base(m.case), m.case.id))
    for of, group in groupby(found, key=lambda m: _base(m.case)):
        yield of, tuple(group)


def same_sources(members: tuple[Member, ...]) -> tuple[Together, ...]:
    """For each case with paraphrases, the mean Jaccard index of the knowledge that they and it were given."""
    outputs = {member.case.id: member for member in members}
    found = []
    for of, group in variants(members, "paraphrase"):
        if of not in outputs:
            continue
        base = _grounds(outputs[of].output)
        shares = [_jaccard(base, _grounds(member.output)) for member in group]
        value = sum(shares) / len(shares)
        reason = Wording(es=f"{value:.2f} de fuentes en común", en=f"{value:.2f} of sources in common")
        found.append(Together(of, _ids(outputs[of], group), Scored(value=value, reason=reason)))
    return tuple(found)


def _compared(base: Member, group: tuple[Member, ...]) -> Together:
    wanted = decision(base.output)
    other: Mapping[str, tuple[Wording, ...]] = {m.case.id: _differing(wanted, decision(m.output)) for m in group}
    flipped = {id: names for id, names in other.items() if names}
    few, right = list(flipped.items())[:3], len(group) - len(flipped)
    es = "; ".join(f"{id}: {', '.join(name.es for name in names)}" for id, names in few) or "–"
    en = "; ".join(f"{id}: {', '.join(name.en for name in names)}" for id, names in few) or "–"
    reason = Wording(
        es=f"{right} de {len(group)} iguales; cambia {es}", en=f"{right} of {len(group)} alike; changed: {en}"
    )
    return Together(base.case.id, _ids(base, group), Scored(value=right / len(group), reason=reason))


def _differing(one: Decision, other: Decision) -> tuple[Wording, ...]:
    return tuple(name for name, a, b in zip(NAMES, one, other, strict=True) if a != b)


def _grounds(output: Output) -> frozenset[str]:
    return frozenset(source.id for source in output.sources if source.kind != "reply")


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _base(case: Case) -> str:
    return case.variant.of if case.variant else case.id


def _ids(base: Member, group: tuple[Member, ...]) -> tuple[str, ...]:
    return (base.case.id, *(member.case.id for member in group))


METRICS = (
    Metric("same_for_paraphrases", "set", "rule", of_kind("paraphrase")),
    Metric("same_for_persons", "set", "rule", of_kind("person")),
    Metric("same_on_any_day", "set", "rule", of_kind("day")),
    Metric("same_despite_noise", "set", "rule", of_kind("noise")),
    Metric("same_sources", "set", "measure", same_sources),
)
