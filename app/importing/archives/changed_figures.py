"""Figures of past replies that the manual or a fact says otherwise: reported with the passage; the index marks them."""

from typing import NamedTuple

from app.brand.brand import Brand
from app.brand.replies import PastReply
from app.evidence.contradictions import Stated, contradicted
from app.evidence.figures import figures
from app.evidence.passage import Passage
from app.evidence.sentences import sentences
from app.evidence.shelve import reply_passage, shelve, tongue_of


class ChangedFigure(NamedTuple):
    figure: str
    """As the reply words it."""
    passage: str
    """The sentence of the brand's knowledge that gives another."""
    source: str
    """File and line of that sentence's passage, and its section where there is one."""


class ChangedFigures:
    """Compares replies with everything else that the brand knows."""

    def __init__(self, brand: Brand) -> None:
        rows = shelve(brand.model_copy(update={"replies": ()}))
        self._passages = [row.passage for row in rows if figures(row.passage.text)]
        self._stated = Stated(self._passages)
        self._alone: list[Stated] | None = None
        self._tongue = tongue_of(brand)

    def of(self, reply: PastReply) -> tuple[str, ...]:
        """The figures that are contradicted, as worded. Fast: called for every reply."""
        if not self._passages or not (figures(reply.reply) or figures(reply.private_text or "")):
            return ()
        return contradicted(reply_passage(reply, "reply:new", self._tongue), self._stated)

    def explained(self, reply: PastReply) -> tuple[ChangedFigure, ...]:
        """Each contradicted figure with the sentence against it. Slower: for the replies that a report names."""
        self._alone = self._alone or [Stated([passage]) for passage in self._passages]
        passage = reply_passage(reply, "reply:new", self._tongue)
        return tuple(self._against(figure, passage) for figure in self.of(reply))

    def _against(self, figure: str, reply: Passage) -> ChangedFigure:
        """The fewer sentences a passage has, the surer the one that is shown."""
        for passage, stated in zip(self._passages, self._alone or (), strict=False):
            if figure in contradicted(reply, stated):
                place = f"{passage.source} › {passage.section}" if passage.heading else passage.source
                return ChangedFigure(figure, _sentence(passage, figure, reply), place)
        return ChangedFigure(figure, "", "")


def _sentence(passage: Passage, figure: str, reply: Passage) -> str:
    """The first sentence of the passage that alone contradicts the figure; else the first that states one."""
    stating = [one for one in sentences(passage.text) if figures(one)]
    for one in stating:
        if figure in contradicted(reply, Stated([passage.model_copy(update={"text": one})])):
            return one
    return stating[0]
