"""Readings made by hand, as the readers give them."""

from typing import Any

from app.importing.documents.document import Place
from app.importing.reading import Quote, Reading
from app.wording import Wording

UNSURE = Wording(es="no está claro", en="it is unclear")


def quote(text: str, *headings: str, file: str = "manual.docx", number: int = 1) -> Quote:
    return Quote(text=text, place=Place(file=file, headings=headings or ("Plazos",), number=number))


def said(
    field: str, value: Any, text: str | None = None, *, unsure: bool = False, file: str = "manual.docx"
) -> Reading:
    """One value with the words that say it; by default the value's own."""
    words = quote(text if text is not None else str(value), file=file)
    return Reading(field=field, value=value, quotes=(words,), doubt=UNSURE if unsure else None)
