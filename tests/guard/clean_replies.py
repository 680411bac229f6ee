"""Replies that no rule of this half may block, each beside the comment that it answers, in `clean_replies.txt`.

One line each: language, comment, reply. They were written for this purpose, of several sectors, registers and
languages; none belongs to a brand of the project. `KNOWS` is what the brand that gave them would have in its manual.
"""

from pathlib import Path
from typing import NamedTuple


class Clean(NamedTuple):
    language: str
    said: str
    reply: str


KNOWS = (
    "Los cambios se hacen en un plazo de 30 días con el tique. Las devoluciones se abonan en el mismo medio de pago.",
    "Atención al cliente contesta en 24 horas, de lunes a viernes de 9:00 a 18:00, en el 900 100 200 y en "
    "hola@aurora.example.",
    "Si un viaje se cancela, el importe se devuelve en 7 días. La compensación es un bono de 10 €.",
    "La renovación de instalaciones acaba el 30 de junio. Abrimos los domingos a las 11:00.",
)
CLEAN = tuple(
    Clean(*line.split("|")) for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
)
