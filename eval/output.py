"""What the stages did with a case: one line of a run's `outputs.jsonl`, and all that scoring is given of it."""

from typing import Literal

from app.brand.brand import Brand
from app.evidence.passage import Kind
from app.pipeline import Prepared
from app.triage.triage import Triage
from app.value import Value
from eval.case import Case, Result


class Source(Value):
    """A passage that the draft was given, in its rank."""

    id: str
    kind: Kind
    source: str
    section: str
    text: str
    comment: str | None = None
    """For a past reply: what it answered."""
    score: float = 0.0


class Text(Value):
    """What one engine wrote."""

    engine: Literal["model", "composer", "person"]
    public: str
    private: str | None = None
    cites: tuple[str, ...] = ()
    """Ids of the passages that it names."""
    refused_by: tuple[str, ...] = ()
    """Guards that blocked it. Told to people who read a report; no metric may look."""


class Spent(Value):
    """Tokens of all calls for one case."""

    input: int
    output: int


class Output(Value):
    case: str
    repeat: int = 0
    """0 for the first run of a case; live models are asked more than once."""
    result: Result
    reason: str
    """Why it ended so, in English."""
    triage: Triage
    sources: tuple[Source, ...] = ()
    """Knowledge first, then past replies, each best first."""
    holding: str | None = None
    texts: tuple[Text, ...] = ()
    """Raw draft, repair, fallback, as they were written."""
    offered: bool = False
    """Whether the last text is what a person gets to approve."""
    gloss: str | None = None
    model: str | None = None
    prompt: str | None = None
    spent: Spent | None = None

    @property
    def raw(self) -> Text | None:
        """What the engine wrote first, before any guard."""
        return self.texts[0] if self.texts else None

    @property
    def final(self) -> Text | None:
        """What a person gets to approve; None when nothing is offered."""
        return self.texts[-1] if self.texts and self.offered else None


class Failed(Value):
    """A case whose stages raised: kept in the run, counted as an error, never as a score."""

    case: str
    repeat: int = 0
    error: str


class Written(Value):
    """A text to be judged, with all that may be held against it. Gold drafts and mutants are judged as runs are."""

    case: Case
    brand: Brand
    text: Text
    sources: tuple[Source, ...] = ()


def output_of(case: Case, prepared: Prepared) -> Output:
    """The values of a reply that scoring needs; times are left out, so that reruns are byte-identical."""
    texts = tuple(
        Text(
            engine=attempt.draft.engine,
            public=attempt.draft.public_text,
            private=attempt.draft.private_text,
            cites=tuple(cite.passage for cite in attempt.draft.cites),
            refused_by=tuple(dict.fromkeys(f.rule for f in attempt.findings if f.level == "block")),
        )
        for attempt in prepared.attempts
    )
    sources = tuple(
        Source(
            id=hit.passage.id,
            kind=hit.passage.kind,
            source=hit.passage.source,
            section=hit.passage.section,
            text=hit.passage.text,
            comment=hit.passage.comment,
            score=hit.score,
        )
        for hit in prepared.evidence.hits
    )
    last, usage = prepared.attempts[-1].draft if prepared.attempts else None, prepared.usage
    return Output(
        case=case.id,
        result=prepared.result,
        reason=prepared.reason.en,
        triage=prepared.triage,
        sources=sources,
        holding=prepared.holding_text,
        texts=texts,
        offered=prepared.draft is not None,
        gloss=last.gloss if last else None,
        model=last.model if last else None,
        prompt=last.prompt if last else None,
        spent=Spent(input=usage.input_tokens, output=usage.output_tokens) if usage else None,
    )
