"""The words of a drill's score (labels.yaml): what each measure is called, its weight, and its lesson."""

from pathlib import Path

from ruamel.yaml import YAML

from app.drill.score import Unit
from app.value import Value
from app.wording import Wording


class Told(Value):
    """`weight`: what it counts for, of the sum of all."""

    unit: Unit
    weight: int
    label: Wording
    lesson: Wording


class _Labels(Value):
    measures: dict[str, Told]
    mistakes: dict[str, Wording]


_LABELS = _Labels.model_validate(YAML(typ="safe").load((Path(__file__).parent / "labels.yaml").read_text("utf-8")))
MEASURES = _LABELS.measures
"""In the order in which they are told."""
MISTAKES = _LABELS.mistakes
"""Rules that can be broken."""
