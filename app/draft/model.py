"""Engine `model`: one call, a structured answer, sources restored from tokens by code."""

from copy import copy
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ValidationError

from app.brand.brand import Brand
from app.brand.words import Severity
from app.draft.draft import Assignment, Attempt, Cite, Draft, EngineFailed
from app.draft.request import PROMPT, REWRITE_PROMPT, instructions, messages, schema, tokens
from app.draft.rewrite import Wish
from app.evidence.passage import Hit
from app.llm import Completion, Message
from app.llm_faults import FAULTS, Fault, ModelFailed, Usage
from app.triage.triage import Answer


class Talker(Protocol):
    """What the engine needs of a model: app.llm.ChatModel, or a script in tests."""

    name: str

    async def complete(self, messages: list[Message], schema: dict[str, Any], *, seconds: float) -> Completion: ...


class _Step(BaseModel):
    question: str
    answer: Literal["yes", "no"]
    evidence: str


class _Written(BaseModel):
    """The answer as asked for. Unknown fields are ignored: they reach nobody."""

    protocol: list[_Step]
    outcome: str
    severity: Severity
    public_text: str
    private_text: str | None
    gloss: str | None
    cites: list[str]


class ModelEngine:
    """Drafts by a model. `deadline`: seconds for first draft and repair together."""

    def __init__(self, brand: Brand, model: Talker, deadline: float) -> None:
        self.deadline = deadline
        self.instructions = instructions(brand)
        self._model, self._schema = model, schema(brand)
        self._wish: Wish | None = None

    def wanting(self, wish: Wish) -> "ModelEngine":
        """This engine, to write a current text again as somebody wants it."""
        other = copy(self)
        other._wish = wish
        return other

    async def draft(self, assignment: Assignment, rejected: Attempt | None = None) -> Draft:
        """One call. Raises EngineFailed with the usage that the server reported."""
        try:
            spoken = messages(self.instructions, assignment, rejected, self._wish)
            completion = await self._model.complete(spoken, self._schema, seconds=self.deadline)
        except ModelFailed as failure:
            raise _failed(failure.fault, failure.usage) from failure
        written = _parsed(completion)
        draft = _restored(written, assignment, self._model.name, completion.usage)
        return draft.model_copy(update={"prompt": REWRITE_PROMPT}) if self._wish else draft


def _failed(fault: Fault, usage: Usage | None) -> EngineFailed:
    return EngineFailed(FAULTS[fault], fault, usage)


def _parsed(completion: Completion) -> _Written:
    """The answer, also when prose or a code fence stands around it."""
    text = completion.text
    try:
        return _Written.model_validate_json(text[text.index("{") : text.rindex("}") + 1])
    except (ValidationError, ValueError) as error:
        raise _failed("unreadable", completion.usage) from error


def _restored(written: _Written, assignment: Assignment, model: str, usage: Usage | None) -> Draft:
    known = tokens(assignment)
    named = dict.fromkeys(written.cites)
    triage, brand = assignment.triage, assignment.brand
    foreign = triage.reply_language != brand.language
    return Draft(
        engine="model",
        model=model,
        public_text=written.public_text.strip(),
        private_text=(written.private_text or "").strip() or None if triage.private else None,
        gloss=written.gloss if foreign else None,
        prompt=PROMPT,
        cites=tuple(_cite(known[name]) for name in named if name in known),
        dropped_cites=sum(name not in known for name in named),
        usage=usage,
        protocol=tuple(_answer(step, assignment) for step in written.protocol),
        outcome=written.outcome if any(o.id == written.outcome for o in brand.protocol.outcomes) else None,
        severity=written.severity,
    )


def _cite(hit: Hit) -> Cite:
    p = hit.passage
    known = {"source": p.source, "section": p.section, "text": p.text, "content_hash": p.content_hash}
    return Cite(passage=p.id, score=round(hit.score, 3), **known)


def _answer(step: _Step, assignment: Assignment) -> Answer:
    """The model's answer with its quote found in the comment, or without a place where it quotes nothing real."""
    question = assignment.brand.protocol.question(step.question)
    start = assignment.comment.text.find(step.evidence) if step.evidence else -1
    place = (start, start + len(step.evidence)) if start >= 0 else (None, None)
    return Answer(
        question=step.question,
        text=question.text if question else step.question,
        answer=step.answer,
        evidence=step.evidence[:300] if start >= 0 else "",
        start=place[0],
        end=place[1],
        by="model",
    )
