"""Whether the draft was given what bears on the comment, and how far up."""

from app.brand.texts import folded
from app.wording import Wording
from eval.case import Case
from eval.metrics.metric import Metric, Scored, Verdict
from eval.metrics.verdicts import UNLABELLED, share
from eval.output import Output, Source


def recall(case: Case, output: Output) -> Verdict:
    """Share of the needed sources that were found (recall at the quota: six of knowledge, five past replies)."""
    if not case.needs:
        return UNLABELLED
    missing = [need for need in case.needs if rank(need, output.sources) is None]
    named = ", ".join(missing) or "–"
    return share(len(case.needs) - len(missing), len(case.needs), f"faltan {named}", f"missing {named}")


def rank_of_first(case: Case, output: Output) -> Verdict:
    """Reciprocal rank of the first needed source among the knowledge (Voorhees 1999); 0 where none was found."""
    if not case.needs:
        return UNLABELLED
    knowledge = tuple(source for source in output.sources if source.kind != "reply")
    ranks = [found for need in case.needs if (found := rank(need, knowledge)) is not None]
    if not ranks:
        return Scored(value=0.0, reason=Wording(es="no aparece", en="not found"))
    first = min(ranks)
    return Scored(value=1 / first, reason=Wording(es=f"en el puesto {first}", en=f"at rank {first}"))


def rank(need: str, sources: tuple[Source, ...]) -> int | None:
    """Place of the first source that meets the need, from 1."""
    return next((place for place, source in enumerate(sources, 1) if meets(need, source)), None)


def meets(need: str, source: Source) -> bool:
    """Whether a source is what the label names: a fact by id, a file, or a file and words of a heading."""
    name, _, detail = need.partition("#")
    path, _, anchor = source.source.partition("#")
    if path != name:
        return False
    return not detail or anchor == detail or folded(detail) in folded(source.section)


METRICS = (
    Metric("evidence_recall", "decision", "rule", recall),
    Metric("evidence_rank", "decision", "rule", rank_of_first),
)
