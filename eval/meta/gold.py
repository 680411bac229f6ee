"""The metrics against drafts that people graded: do they rank them alike, and name what is wrong with the bad ones?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from app.brand.brand import Brand
from app.wording import Wording
from eval.faults import Faulty
from eval.gold_draft import GoldCase, Graded
from eval.meta.agreement import Agreement, agreement
from eval.metrics.metric import Errored, Metric, Scored, Verdict
from eval.output import Text, Written
from eval.total import Total, total

RATED = {
    "reaction": "empathy.reaction",
    "interpretation": "empathy.interpretation",
    "exploration": "empathy.exploration",
    "facilitation": "complaint.facilitation",
    "redress": "complaint.redress",
    "apology": "complaint.apology",
    "credibility": "complaint.credibility",
    "attentiveness": "complaint.attentiveness",
    "groundedness": "groundedness",
}
"""Which metric measures what a rating of the guide rates."""
ORDER = {"good": 2, "mediocre": 1, "bad": 0}
LEAST_KAPPA = 0.60
"""From which a measure may gate, with raters who are not its author."""


class Judged(NamedTuple):
    """A graded draft with what the metrics say of it."""

    gold: GoldCase
    place: int
    """Of the draft in its case, from 0."""
    draft: Graded
    verdicts: dict[str, Verdict]
    total: Total

    @property
    def named(self) -> bool:
        """Whether the rule that a bad draft breaks is among those that the metrics name."""
        return self.draft.breaks in self.total.broken


class OfRule(NamedTuple):
    """How one rule's metric did. `alarms`: drafts without that fault that it calls broken."""

    broken: int
    found: int
    kept: int
    alarms: int


class Ranking(NamedTuple):
    """Pairs of drafts of one case that people put in an order, and those that the totals put in the same."""

    pairs: int
    right: int
    wrong: tuple[tuple[str, int, int], ...]
    """Case, place of the better draft, place of the worse one."""

    @property
    def share(self) -> float:
        return self.right / self.pairs if self.pairs else 0.0


def read(path: Path) -> Iterator[GoldCase]:
    """The cases of a gold file. Raises Faulty with file and line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Faulty(Wording(es=f"no se puede leer {path}: {error}", en=f"cannot read {path}: {error}")) from error
    for number, line in enumerate(lines, 1):
        try:
            yield GoldCase.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "line"
            raise Faulty(
                Wording(
                    es=f"{path}:{number}: {where}: {first['msg']}; corrija la línea",
                    en=f"{path}:{number}: {where}: {first['msg']}; mend the line",
                )
            ) from error


def judged(cases: Iterable[GoldCase], brands: Mapping[str, Brand], table: tuple[Metric, ...]) -> Iterator[Judged]:
    """Every draft with its verdicts. Raises Faulty for a brand that is not among `brands`."""
    readers = tuple(metric for metric in table if metric.of == "text")
    for gold in cases:
        if gold.brand not in brands:
            known = ", ".join(sorted(brands))
            raise Faulty(
                Wording(
                    es=f"{gold.id}: no se conoce la marca «{gold.brand}»; hay {known}",
                    en=f"{gold.id}: no brand “{gold.brand}”; there are {known}",
                )
            )
        for place, draft in enumerate(gold.drafts):
            written = Written(
                case=gold.case,
                brand=brands[gold.brand],
                text=Text(engine="person", public=draft.public, private=draft.private),
                sources=gold.sources,
            )
            verdicts = {metric.name: asked(metric, written) for metric in readers}
            yield Judged(gold, place, draft, verdicts, total(verdicts))


def asked(metric: Metric, written: Written) -> Verdict:
    """The verdict of a metric of text; one that breaks is an error, never a score."""
    try:
        return metric.judge(written)  # type: ignore[return-value, call-arg, arg-type]  # of == "text" says which it is
    except Exception as error:
        return Errored(error=f"{type(error).__name__}: {error}")


def ranking(drafts: Iterable[Judged]) -> Ranking:
    """Over every pair of drafts of one case whose qualities differ. Equal totals are not the right order."""
    by_case: dict[str, list[Judged]] = defaultdict(list)
    for one in drafts:
        by_case[one.gold.id].append(one)
    pairs, wrong = 0, []
    for id, found in by_case.items():
        for better in found:
            for worse in found:
                if ORDER[better.draft.quality] > ORDER[worse.draft.quality]:
                    pairs += 1
                    if better.total.value <= worse.total.value:
                        wrong.append((id, better.place, worse.place))
    return Ranking(pairs, pairs - len(wrong), tuple(wrong))


def rules(drafts: Iterable[Judged]) -> dict[str, OfRule]:
    """Recall and false alarms of each rule. What a rater names in `also` counts on neither side."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for one in drafts:
        for name, verdict in one.verdicts.items():
            if not name.startswith("policy.") or not isinstance(verdict, Scored):
                continue
            rule = name.removeprefix("policy.")
            if rule == one.draft.breaks:
                continue
            if rule not in one.draft.also:
                counts[rule][2] += 1
                counts[rule][3] += verdict.value < 1
        if one.draft.breaks:
            counts[one.draft.breaks][0] += 1
            counts[one.draft.breaks][1] += one.named
    return {rule: OfRule(*count) for rule, count in sorted(counts.items())}


def agreements(drafts: Iterable[Judged]) -> dict[str, Agreement]:
    """Of each rated metric with the raters. A value becomes the nearest of the three levels."""
    pairs: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in drafts:
        for field, metric in RATED.items():
            rated, verdict = getattr(one.draft.ratings, field), one.verdicts.get(metric)
            if rated is not None and isinstance(verdict, Scored):
                pairs[metric].append((rated, round(verdict.value * 2)))
    return {metric: agreement(found) for metric, found in sorted(pairs.items())}


def between_raters(drafts: Iterable[Judged]) -> dict[str, Agreement]:
    """Of the two raters, where both rated."""
    pairs: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in drafts:
        if one.draft.second is None:
            continue
        for field, metric in RATED.items():
            first, second = getattr(one.draft.ratings, field), getattr(one.draft.second, field)
            if first is not None and second is not None:
                pairs[metric].append((first, second))
    return {metric: agreement(found) for metric, found in sorted(pairs.items())}
