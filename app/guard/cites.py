"""Sources that a model named and that do not exist. They were dropped; the approver should know."""

from collections.abc import Iterator

from app.guard.rule import Context, Mark, Part, warn


def invented(part: Part, context: Context) -> Iterator[Mark]:
    """A model that invents a source may have invented what it takes from it."""
    dropped = part.draft.dropped_cites
    if dropped:
        yield warn(
            es=f"El modelo citó {dropped} fuente(s) que no existen; compruebe lo que afirma el texto",
            en=f"The model cited {dropped} source(s) that do not exist; check what the text states",
        )
