"""Readings that rest on a label known only by what stands under it: a person must look at them."""

from collections.abc import Iterable, Iterator

from app.importing.reading import Reading
from app.importing.scenarios.part import Part
from app.wording import Wording

_FIELDS = {
    "owner": ("owner",),
    "severity": ("severity",),
    "triggers": ("triggers", "examples"),
    "first_answer": ("deadlines",),
    "resolution": ("deadlines",),
    "holding": ("holding",),
    "closing": ("closing",),
    "do": ("do", "freeze_marketing", "private"),
    "dont": ("dont", "freeze_marketing"),
}
"""Fields that the lines of a label may fill."""
_NAMES = {
    "owner": ("quien responde", "who is in charge"),
    "severity": ("la gravedad", "the severity"),
    "triggers": ("lo que la delata", "what gives it away"),
    "first_answer": ("el plazo de la primera respuesta", "the deadline of the first answer"),
    "resolution": ("el plazo de la resolución", "the deadline of the resolution"),
    "holding": ("el mensaje de espera", "the holding text"),
    "closing": ("el mensaje de cierre", "the closing text"),
    "do": ("lo que hay que hacer", "what is to be done"),
    "dont": ("lo que no se hace", "what is not to be done"),
    "acts": ("las gestiones internas", "the acts inside the house"),
}


def marked(readings: Iterable[Reading], part: Part) -> Iterator[Reading]:
    """The readings of one crisis, those that rest on a learnt label with a doubt that says so."""
    resting = {
        (field, line.quoted()): learnt_doubt(*line.taken)
        for line in part.lines
        if line.taken and line.meaning() == line.taken[1]
        for field in _FIELDS.get(line.taken[1], ())
    }
    for reading in readings:
        field = reading.field.rsplit(".", 1)[-1]
        doubt = next((resting[field, quote] for quote in reading.quotes if (field, quote) in resting), None)
        yield reading.model_copy(update={"doubt": doubt}) if doubt and not reading.doubt else reading


def learnt_doubt(label: str, kind: str) -> Wording:
    """Why a person must look at what a label says that was learnt from its values."""
    es, en = _NAMES.get(kind, (kind, kind))
    return Wording(
        es=f"su manual llama a esto «{label[:60]}»; por lo que contiene lo he tomado por {es}",
        en=f"your manual calls this “{label[:60]}”; by what it holds I have taken it for {en}",
    )
