"""Sources that do not exist, or no longer as they were cited: the approver should know."""

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


def outdated(part: Part, context: Context) -> Iterator[Mark]:
    """What the text was written from has changed or gone since: it may say what is no longer so."""
    if context.standing is None:
        return
    for cite in {cite.passage: cite for cite in part.draft.cites}.values():
        present = context.standing.get(cite.passage)
        if present == cite.content_hash:
            continue
        es, en = ("ya no está en pie", "no longer stands") if present is None else ("ha cambiado", "has changed")
        yield warn(
            es=f"La fuente «{cite.source}» {es} desde que se escribió; compruebe lo que el texto toma de ella",
            en=f"The source “{cite.source}” {en} since this was written; check what the text takes from it",
        )
