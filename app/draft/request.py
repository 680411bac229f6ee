"""What exactly a model is sent for one comment: the messages and the schema of the answer."""

from typing import Any

from app.brand.brand import Brand, Network
from app.comments.personal_data import find
from app.draft.answers import official
from app.draft.draft import Assignment, Attempt
from app.draft.fence import canary, fence, token
from app.draft.rewrite import WISHES, Wish
from app.evidence.passage import Hit
from app.incident.mode import PERMITS
from app.llm import Message
from app.prompts import Prompt

SYSTEM, COMMENT, REPAIR = Prompt("draft_system"), Prompt("draft_comment"), Prompt("draft_repair")
REWRITE = Prompt("draft_rewrite")
PROMPT = f"draft@{SYSTEM.fingerprint[:4]}{COMMENT.fingerprint[:4]}{REPAIR.fingerprint[:4]}"
"""Name and fingerprint of the three files together, stored with each draft."""
REWRITE_PROMPT = PROMPT.replace("draft@", "rewrite@") + REWRITE.fingerprint[:4]
"""The same of the four files that a rewrite is asked with."""

PASSAGE_LIMIT = 1_200
"""Code points of one passage that a model is shown; longer ones are split when they are indexed."""

DATA_RULE = "Personal data in the comment is shown to you as (personal data)."


def instructions(brand: Brand) -> str:
    """The system message: byte-identical for a brand and a prompt fingerprint."""
    return SYSTEM.render(brand=brand, data_rule=DATA_RULE)


def messages(
    system: str, assignment: Assignment, rejected: Attempt | None = None, wish: Wish | None = None
) -> list[Message]:
    """The system message (`instructions`) and the comment.

    Then, for a rewrite, the current text and how it is wanted; for a repair, the refused draft with its findings.
    """
    spoken: list[Message] = [("system", system), ("user", _comment_message(assignment))]
    if wish:
        spoken.append(("user", _rewrite_message(assignment, wish)))
    if rejected:
        spoken.append(("user", _repair_message(assignment, rejected)))
    return spoken


def tokens(assignment: Assignment) -> dict[str, Hit]:
    """The passages of this request by the token that stands for each."""
    return {token(assignment.nonce, hit.passage.id): hit for hit in assignment.evidence.hits}


def _comment_message(assignment: Assignment) -> str:
    comment, triage, brand = assignment.comment, assignment.triage, assignment.brand
    network = brand.network(comment.network)
    shown = [_shown(name, hit) for name, hit in tokens(assignment).items()]
    thread = [{"ours": t.ours, "text": redacted(t.text, brand.country)} for t in comment.thread[-6:]]
    text = redacted(comment.text, brand.country)
    line = official(assignment)
    said = line.said_in(triage.reply_language, brand.language) if line else None
    fields: dict[str, Any] = {
        "canary": canary(assignment.nonce),
        "network": network.label if network else comment.network,
        "limit": network.limit if network else 280,
        "channel": _channel(network),
        "signature": network.signature if network else "",
        "triage": triage,
        "outcome": brand.protocol.outcome(triage.outcome),
        "scenario": brand.scenario(triage.scenario),
        "matters": [_matter(assignment, i.outcome, i.start, i.end) for i in triage.issues],
        "lines": [{**p, "text": said or p["text"]} for p in shown if p["kind"] == "line"],
        "approved": said is not None and triage.reply_language != brand.language,
        "foreign": triage.reply_language != brand.language,
        "light": PERMITS[assignment.situation.mode].light_touch,
        "passages": [p for p in shown if p["kind"] != "line"],
        "thread": thread,
        "comment": text,
        "attachments": comment.attachments,
        "rating": comment.rating,
        "form": triage.form,
        "language": triage.reply_language,
    }
    return COMMENT.render(mark=fence(assignment.nonce, f"{fields}"), **fields)


def _matter(assignment: Assignment, outcome: str, start: int, end: int) -> dict[str, str]:
    return {"outcome": outcome, "text": redacted(assignment.comment.text[start:end], assignment.brand.country)}


def _repair_message(assignment: Assignment, rejected: Attempt) -> str:
    draft = rejected.draft
    return REPAIR.render(
        mark=fence(assignment.nonce, f"{draft.public_text}\n{draft.private_text}"),
        findings=[f for f in rejected.findings if f.level == "block"],
        public_text=draft.public_text,
        private_text=draft.private_text,
    )


def _rewrite_message(assignment: Assignment, wish: Wish) -> str:
    instruction = redacted(wish.instruction or "", assignment.brand.country)
    return REWRITE.render(
        mark=fence(assignment.nonce, f"{wish.public_text}\n{wish.private_text}\n{instruction}"),
        wish=WISHES[wish.manner],
        public_text=wish.public_text,
        private_text=wish.private_text,
        instruction=instruction,
    )


def _shown(name: str, hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "token": name,
        "kind": "past reply" if passage.kind == "reply" else passage.kind,
        "section": passage.section,
        "text": passage.text[:PASSAGE_LIMIT],
        "contradicted": passage.contradicted,
    }


def _channel(network: Network | None) -> str:
    return (network and network.private_channel) or "private message"


def redacted(text: str, country: str) -> str:
    """The text without personal data: a model needs none of it, and a public reply may hold none."""
    for found in reversed(find(text, country)):
        text = f"{text[: found.start]}(personal data){text[found.end :]}"
    return text


def schema(brand: Brand) -> dict[str, Any]:
    """JSON Schema of the answer: flat, without references, every field required, as strict servers ask."""
    protocol = brand.protocol
    step = {
        "question": {"type": "string", "enum": [q.id for q in protocol.questions]},
        "answer": {"type": "string", "enum": ["yes", "no"]},
        "evidence": {"type": "string"},
    }
    fields: dict[str, Any] = {
        "protocol": {"type": "array", "items": _closed(step)},
        "outcome": {"type": "string", "enum": [o.id for o in protocol.outcomes]},
        "severity": {"type": "string", "enum": ["low", "medium", "high", "critical"]},
        "public_text": {"type": "string"},
        "private_text": {"type": ["string", "null"]},
        "gloss": {"type": ["string", "null"]},
        "cites": {"type": "array", "items": {"type": "string"}},
    }
    return _closed(fields)


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
