"""What there is to judge: graded drafts of a gold set, or the final replies of a run."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple, TypeVar

from app.wording import Wording
from eval.faults import Faulty
from eval.gold_draft import GoldCase, Graded
from eval.judge.rubric import Material
from eval.meta import gold
from eval.output import Failed
from eval.run import Run

Thing = TypeVar("Thing")


class Rated(NamedTuple):
    """A draft of the gold set with what raters say of it."""

    material: Material
    ratings: dict[str, int | None]
    rank: int
    case: str


def gold_drafts(path: Path, most: int) -> list[Rated]:
    """Of `most` cases, taken evenly; 0: of all. Raises Faulty for a file that is broken or empty."""
    cases = list(gold.read(path))
    if not cases:
        raise Faulty(Wording(es=f"{path} no tiene ningún borrador", en=f"{path} holds no draft"))
    chosen = spread(cases, most)
    return [_rated(case, place, draft) for case in chosen for place, draft in enumerate(case.drafts)]


def gold_pairs(drafts: list[Rated]) -> Iterator[tuple[Rated, Rated]]:
    """Pairs of drafts of one case that raters put apart, in the order of the file."""
    for one, other in combinations(drafts, 2):
        if one.case == other.case and one.rank != other.rank:
            yield one, other


def replies(run: Run, most: int) -> dict[tuple[str, int], Material]:
    """What a person would get to approve, by case and repeat. Raises Faulty for a run without a single reply."""
    found = {}
    for output in run.outputs():
        if isinstance(output, Failed) or output.final is None:
            continue
        case, final = run.case(output.case), output.final
        found[output.case, output.repeat] = Material(
            f"{output.case}/{output.repeat}", run.brand.name, case.comment.network, case.comment.text, output.sources,
            final.public, final.private,
        )  # fmt: skip
    if not found:
        raise Faulty(
            Wording(es=f"{run.folder}: no hay ninguna respuesta que juzgar", en=f"{run.folder}: no reply to judge")
        )
    kept = spread(sorted(found), most)
    return {key: found[key] for key in kept}


def spread(things: Sequence[Thing], most: int) -> list[Thing]:
    """At most so many, taken evenly from the whole; 0: all."""
    if not most or len(things) <= most:
        return list(things)
    return [things[place * len(things) // most] for place in range(most)]


def _rated(case: GoldCase, place: int, draft: Graded) -> Rated:
    comment = case.case.comment
    material = Material(
        f"{case.id}/{place}", case.case.brand, comment.network, comment.text, case.sources,
        draft.public, draft.private,
    )  # fmt: skip
    return Rated(material, draft.ratings.model_dump(), gold.ORDER[draft.quality], case.id)
