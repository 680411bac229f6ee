"""What a judge is asked: one rubric in three wordings, the material between fences, and the form of its answer."""

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import ValidationError

from app.draft.fence import fence
from app.llm import Message
from app.prompts import Prompt
from app.value import Value
from eval.gold_draft import Level
from eval.output import Source
from eval.recording import Identity

HERE = Path(__file__).resolve().parent
WORDINGS = ("rubric_levels", "rubric_questions", "rubric_contrast")
"""One rubric, told in three ways. Verdicts that change with the wording are reported, not averaged away."""
DIMENSIONS = (
    "reaction", "interpretation", "exploration", "facilitation", "redress", "apology", "credibility", "attentiveness",
)  # fmt: skip
NOTHING = "(none)"
Order = Literal["ab", "ba"]
ORDERS: tuple[Order, ...] = ("ab", "ba")
SEED = 1


class Levels(Value):
    """A judge's levels of one reply; None: it says that the dimension does not apply."""

    reaction: Level | None
    interpretation: Level | None
    exploration: Level | None
    facilitation: Level | None
    redress: Level | None
    apology: Level | None
    credibility: Level | None
    attentiveness: Level | None
    reason: str


class Better(Value):
    """Which of two replies serves the person better, by their places in the question."""

    better: Literal["first", "second", "equal"]
    reason: str


class Material(NamedTuple):
    """A comment with its passages, and what was replied: all of it untrusted. `id`: told when something fails."""

    id: str
    brand: str
    network: str
    comment: str
    sources: tuple[Source, ...]
    public: str
    private: str | None = None


class Question(NamedTuple):
    """One call: `wording` and, of a pair, `order` are what the answer should not hang on."""

    case: str
    wording: str
    messages: list[Message]
    schema: dict[str, Any]
    order: Order | None = None


@cache
def prompt(name: str) -> Prompt:
    """Raises PromptError for a file that is missing or broken."""
    return Prompt(name, HERE)


def identity(model: str, seed: int = SEED) -> Identity:
    """Of a judge: model, parameters and the fingerprints of all prompts."""
    names = (*WORDINGS, "ask_levels", "ask_pair")
    parameters: dict[str, str | int | float] = {"temperature": 0, "seed": seed}
    return Identity(model=model, parameters=parameters, prompts={name: prompt(name).fingerprint for name in names})


def hash_of(judge: Identity) -> str:
    """SHA-256 of model, prompts and parameters: agreement figures hold for this and nothing else."""
    return hashlib.sha256(json.dumps(judge.model_dump(), sort_keys=True).encode()).hexdigest()


def levels_asked(one: Material) -> tuple[Question, ...]:
    """A question in each wording about one reply."""
    given = {**_given(one, (one.public, one.private or "")), "public": one.public, "private": one.private or NOTHING}
    asked = prompt("ask_levels").render(**given)
    return tuple(Question(one.id, wording, _messages(one, wording, asked), LEVELS_SCHEMA) for wording in WORDINGS)


def pair_asked(one: Material, other: Material) -> tuple[Question, ...]:
    """A question in each wording and in both orders about two replies to the same comment."""
    asked = []
    for order in ORDERS:
        first, second = (one, other) if order == "ab" else (other, one)
        given = _given(one, (first.public, second.public))
        text = prompt("ask_pair").render(**given, first=_whole(first), second=_whole(second))
        asked += [Question(one.id, w, _messages(one, w, text), PAIR_SCHEMA, order) for w in WORDINGS]
    return tuple(asked)


def read_levels(text: str) -> Levels | None:
    """None: no answer to the question."""
    try:
        return Levels.model_validate_json(text, strict=True)
    except ValidationError:
        return None


def read_better(text: str) -> Better | None:
    """None: no answer to the question."""
    try:
        return Better.model_validate_json(text, strict=True)
    except ValidationError:
        return None


def _messages(one: Material, wording: str, asked: str) -> list[Message]:
    return [("system", prompt(wording).render(brand=one.brand)), ("user", asked)]


def _given(one: Material, replies: Sequence[str]) -> dict[str, str]:
    """The material with a fence drawn from all of it: nobody who wrote one part knows the others, so none can forge it.

    The same material draws the same fence, or no answer could be played back.
    """
    passages = "\n".join(f"[{source.kind}] {source.section}: {source.text}" for source in one.sources) or NOTHING
    untrusted = "\0".join((one.id, one.comment, passages, *replies, one.private or ""))
    mark = fence(hashlib.sha256(untrusted.encode()).hexdigest(), untrusted)
    return {"mark": mark, "comment": one.comment or NOTHING, "network": one.network, "passages": passages}


def _whole(one: Material) -> str:
    return one.public if one.private is None else f"{one.public}\n(in private) {one.private}"


def _object(fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


_LEVEL = {"type": ["integer", "null"], "enum": [0, 1, 2, None]}
LEVELS_SCHEMA = _object({**dict.fromkeys(DIMENSIONS, _LEVEL), "reason": {"type": "string"}})
PAIR_SCHEMA = _object(
    {"better": {"type": "string", "enum": ["first", "second", "equal"]}, "reason": {"type": "string"}}
)
