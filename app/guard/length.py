"""Harm: a text that the network cuts or refuses."""

from collections.abc import Iterator

from app.brand.length import length
from app.comments.comment import MAX_TEXT
from app.guard.rule import Context, Mark, Part, block


def too_long(part: Part, context: Context) -> Iterator[Mark]:
    """The public text against the network's limit, counted its way; any text against what the rules can read."""
    if len(part.whole) > MAX_TEXT:
        yield block(
            f"El texto pasa de {MAX_TEXT} caracteres y no se puede revisar entero; acórtelo",
            f"The text is over {MAX_TEXT} characters and cannot be checked whole; shorten it",
            (MAX_TEXT, len(part.whole)),
        )
        return
    network = context.brand.network(context.comment.network)
    if not part.public or network is None:
        return
    if (size := length(part.text, network.counts)) > network.limit:
        yield block(
            f"Ocupa {size} caracteres y {network.label} admite {network.limit}; quite {size - network.limit}",
            f"It takes {size} characters and {network.label} allows {network.limit}; cut {size - network.limit}",
        )
