"""A ground out of a few lines of Markdown, for tests of readers."""

from typing import Any

from app.brand.words import Severity
from app.importing.documents.markup import from_markdown
from app.importing.documents.records import records
from app.importing.reading import Ground, Reading
from app.importing.severity.scale import Scale, Step

COLOURS: tuple[tuple[str, Severity], ...] = (
    ("verde", "low"),
    ("amarillo", "medium"),
    ("naranja", "high"),
    ("rojo", "critical"),
)


def ground_of(markdown: str, *, coloured: bool = False, language: str = "es") -> Ground:
    """What readers get of a manual. `coloured`: its scale goes from green to red."""
    document = from_markdown(markdown, "m.md")
    steps = tuple(Step(names=(name,), severities=(severity,)) for name, severity in COLOURS)
    scale = Scale(steps=steps if coloured else ())
    return Ground(documents=(document,), records=records(document), scale=scale, language=language)


def values(readings: list[Reading], field: str) -> list[Any]:
    """The different values of one field, in reading order."""
    found: list[Any] = []
    for reading in readings:
        if reading.field == field and reading.value not in found:
            found.append(reading.value)
    return found


def doubtful(readings: list[Reading], field: str) -> bool:
    """Whether a field is read, and never without a doubt."""
    told = [reading.doubt for reading in readings if reading.field == field]
    return bool(told) and all(told)


def anchored(readings: list[Reading], markdown: str) -> bool:
    """Whether all quotes stand in the manual, marks and white space aside."""
    plain = "".join(char for char in markdown if char.isalnum())
    return all(
        "".join(char for char in quote.text if char.isalnum()) in plain
        for reading in readings
        for quote in reading.quotes
    )
