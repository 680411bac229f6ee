"""What a drill can be made of: a scenario of the manual, or a type of comment where it foresaw no crisis."""

from typing import ClassVar, NamedTuple

from app.brand.brand import Brand
from app.brand.faults import one_of, shown
from app.brand.words import Severity
from app.errors import PortavozError
from app.wording import Wording


class NothingToMake(PortavozError):
    """Neither a scenario nor a type of comment of the brand."""

    field: ClassVar[str] = "scenario"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "nothing-to-make"
    title: ClassVar[Wording] = Wording(es="No hay de qué hacer un simulacro", en="Nothing to make a drill of")


class Origin(NamedTuple):
    """What the drill is about. `scenario`: None where the manual foresaw none."""

    id: str
    title: str
    scenario: str | None
    severity: Severity
    triggers: tuple[str, ...]
    examples: tuple[str, ...]
    owner: str | None


def origin_of(brand: Brand, wanted: str) -> Origin:
    """The scenario, or the type of comment, of that id. Raises NothingToMake."""
    folded = wanted.strip().lower()
    for s in brand.scenarios:
        if s.id.lower() == folded:
            return Origin(s.id, s.title, s.id, s.severity, s.triggers, s.examples, s.owner)
    for o in brand.protocol.outcomes:
        if o.id.lower() == folded:
            past = tuple(r.comment for r in brand.replies if r.outcome == o.id)
            return Origin(o.id, o.label, None, o.severity, (o.label.lower(),), (*o.examples, *past)[:12], None)
    known = [s.id for s in brand.scenarios] or [o.id for o in brand.protocol.outcomes]
    meant = one_of(wanted, known)
    raise NothingToMake(
        Wording(
            es=f"scenario: la marca no tiene {shown(wanted)}; {meant.es}.",
            en=f"scenario: the brand has no {shown(wanted)}; {meant.en}.",
        )
    )
