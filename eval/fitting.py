"""Whether the labels of a case can be met at all: they name outcomes, scenarios, questions and facts of the brand."""

from collections.abc import Iterable, Iterator

from app.brand.brand import Brand
from app.brand.faults import Fault, one_of, shown
from app.comments.networks import UnknownNetwork, network_of
from app.wording import Wording
from eval.case import Case
from eval.case_faults import astray
from eval.casebook import BadCases, Casebook


def check_fit(book: Casebook, brand: Brand) -> None:
    """Raises BadCases with every label that names nothing of the brand: such a case could never be got right."""
    faults: list[Fault] = []
    for entry, case in zip(book.entries, book, strict=True):
        faults.extend(_faults(case, brand, str(entry.path), entry.line))
    if faults:
        raise BadCases(faults)


def _faults(case: Case, brand: Brand, path: str, line: int) -> Iterator[Fault]:
    for field, given, known in _names(case, brand):
        for name in given:
            if name not in known:
                yield _unknown(path, line, field, name, known)
    try:
        network_of(brand, case.comment.network)
    except UnknownNetwork:
        yield _unknown(path, line, "comment.network", case.comment.network, [n.id for n in brand.networks])


def _names(case: Case, brand: Brand) -> Iterator[tuple[str, Iterable[str], list[str]]]:
    outcomes = [outcome.id for outcome in brand.protocol.outcomes]
    scenarios = [scenario.id for scenario in brand.scenarios]
    yield "brand", [case.brand], [brand.slug]
    yield "outcomes", case.outcomes, outcomes
    for i, matter in enumerate(case.matters):
        yield f"matters[{i}].outcomes", matter.outcomes, outcomes
    yield "scenario", [s for s in case.scenario if s is not None], scenarios
    yield "protocol", case.protocol, [question.id for question in brand.protocol.questions]
    yield "needs", [_file(need) for need in case.needs], _sources(brand)
    if case.line and case.line.scenario:
        yield "line.scenario", [case.line.scenario], scenarios


def _file(need: str) -> str:
    """What a need must name exactly: a fact, or a file of the manual; a heading is matched by its words elsewhere."""
    return need if need.startswith("facts.yaml#") else need.split("#")[0]


def _sources(brand: Brand) -> list[str]:
    return [f"facts.yaml#{fact.id}" for fact in brand.facts] + [file.path for file in brand.manual]


def _unknown(path: str, line: int, field: str, name: str, known: list[str]) -> Fault:
    message = Wording(es=f"la marca no tiene {shown(name)}", en=f"the brand has no {shown(name)}")
    return astray(path, line, field, message, one_of(name, known))
