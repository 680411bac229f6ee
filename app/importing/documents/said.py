"""One labelled text of a manual: what records are made of."""

from app.importing.documents.document import Place
from app.value import Value


class Said(Value):
    """One labelled text."""

    label: str
    """As written, without its colon; empty where there is none."""
    text: str
    place: Place
    quote: str
    """The block's own words, or the cell's: what a reader quotes."""
    under: tuple[str, ...] = ()
    """What announces the labelled text, outermost first: a subheading, «Mensajes de espera:», an outer item."""

    learnt: bool = False
    """The label is no word of the manual: what stands beside it tells what it means."""

    def way(self) -> tuple[str, ...]:
        """All that names the text, outermost first, the label last."""
        return tuple(name for name in (*self.under, self.label) if name)
