"""The ways in which a person may want a draft written again, and which of them need a model."""

from typing import Literal, get_args

from app.draft.composer import compose
from app.draft.draft import Assignment, Attempt, Draft
from app.value import Value

Manner = Literal["shorter", "warmer", "more_formal", "more_direct", "another", "free"]
MANNERS: tuple[Manner, ...] = get_args(Manner)
WITHOUT_MODEL: tuple[Manner, ...] = ("shorter", "more_formal", "another")
"""What the composer can do: leave out what is optional, say usted, put it in other words of the brand's."""
LONGEST_INSTRUCTION = 500
"""Code points of a free instruction."""

WISHES: dict[Manner, str] = {
    "shorter": "shorter, with the same facts, the same next step and nothing optional",
    "warmer": "warmer, closer to the person and to what happened to them, without flattery",
    "more_formal": "more formal, in the form of address named above",
    "more_direct": "more direct: what is being done first, in plain short sentences",
    "another": "as another version, in other words and with another structure",
    "free": "as the person asks below",
}
"""Each as the model is told."""


class Wish(Value):
    """How a person wants the current text written again. `instruction`: theirs, untrusted, for `free` alone."""

    manner: Manner
    public_text: str
    private_text: str | None = None
    instruction: str | None = None

    def applied(self, assignment: Assignment) -> Assignment:
        """The assignment under this wish: who asks for more formality is given usted, whatever the brand's habit."""
        if self.manner != "more_formal":
            return assignment
        return assignment.model_copy(update={"triage": assignment.triage.model_copy(update={"form": "usted"})})


class Composing:
    """The composer under a wish (app.draft.draft.Engine). It composes anew: words of a person's would be lost."""

    deadline = 5.0
    instructions = ""

    def __init__(self, wish: Wish, earlier: tuple[str, ...]) -> None:
        """`earlier`: every public text that the reply has had; another version is like none of them."""
        self._wish, self._earlier = wish, earlier

    async def draft(self, assignment: Assignment, rejected: Attempt | None = None) -> Draft:
        unwanted = rejected.draft.public_text if rejected else None
        if self._wish.manner == "another":
            recent = (*self._earlier, *assignment.recent)
            other = {"recent": recent, "nonce": f"{assignment.nonce}/{len(self._earlier)}"}
            assignment = assignment.model_copy(update=other)
        return compose(assignment, unwanted, brief=self._wish.manner == "shorter")
