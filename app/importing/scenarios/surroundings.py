"""What a fiche of a crisis may point to: the other crises, the annexes, the general texts, the scale."""

from app.importing.scenarios.lines import Line
from app.importing.scenarios.part import Part
from app.importing.scenarios.prepared_texts import Manner, Prepared
from app.importing.severity.scale import Scale
from app.value import Value


class Surroundings(Value):
    parts: tuple[Part, ...] = ()
    chapters: tuple[tuple[str, tuple[Line, ...]], ...] = ()
    """Headings and lines of everything that is no crisis."""
    general: tuple[Prepared, ...] = ()
    manner: Manner = Manner()
    scale: Scale = Scale()
