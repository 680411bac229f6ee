"""The reply as all clients read it: one resource, its sentences in the reader's language."""

from typing import Any, Literal

from pydantic import AwareDatetime

from app.brand.words import Language, Severity
from app.comments.comment import Comment
from app.draft.draft import Cite, Draft, Finding
from app.llm_faults import Usage
from app.review.replies import Page, Reply, State
from app.triage.triage import Answer, Triage
from app.value import Value
from app.wording import Tongue


class CommentView(Comment):
    """The comment as it was sent. `key`: which comment it is, however it was handed over."""

    key: str
    language: Language


class DraftView(Value):
    """The engine's text. `fallback`: why the engine that was asked for did not write it."""

    engine: Literal["model", "composer"]
    model: str | None
    public_text: str
    private_text: str | None
    gloss: str | None
    """The public text in the brand's language, when it is in another one."""
    fallback: str | None
    prompt: str | None
    cites: tuple[Cite, ...]
    usage: Usage | None
    protocol: tuple[Answer, ...]
    """The model's own answers; empty for the composer."""
    outcome: str | None
    severity: Severity | None
    dropped_cites: int


class FindingView(Value):
    """What a guard found. Offsets are code points of `field`."""

    rule: str
    level: Literal["warn", "block"]
    field: Literal["public_text", "private_text"]
    message: str
    start: int | None
    end: int | None


class Approved(Value):
    """The only text that a client may offer for publishing."""

    public_text: str
    private_text: str | None
    by: str
    at: AwareDatetime
    sha256: str
    via: str | None


class Decision(Value):
    """What a person decided last, and why."""

    move: str
    by: str
    at: AwareDatetime
    reason: str | None


class ReplyView(Value):
    """The unit that people decide on. `version` (the ETag) moves with text, findings, triage and state."""

    id: str
    kind: Literal["answer", "holding", "closing"]
    state: State
    version: int
    result: Literal["ready", "hold", "no_reply"]
    reason: str
    """Why the result is what it is."""
    created_at: AwareDatetime
    due_at: AwareDatetime
    visible_at: AwareDatetime | None
    requested_by: str
    assignee: str | None
    claimed_by: str | None
    incident: str | None
    closes: str | None
    comment: CommentView
    triage: Triage
    holding_text: str | None
    """The immediate first answer, written in advance by the brand."""
    draft: DraftView | None
    findings: tuple[FindingView, ...]
    usage: Usage | None
    """What all model calls for this reply cost together, also when nothing usable came back."""
    approved: Approved | None
    decision: Decision | None
    moves: tuple[str, ...]
    """What the reader may do with it now."""


class PageView(Value):
    """Newest first. `next` is the `after` of the next page; null at the end."""

    items: tuple[ReplyView, ...]
    next: str | None


SAME = (
    "id", "kind", "state", "version", "result", "created_at", "due_at", "requested_by", "triage", "holding_text",
    "usage",
)  # fmt: skip
LATER = ("visible_at", "assignee", "claimed_by", "incident", "closes", "approved", "decision")
"""Null while nobody can decide, claim or declare yet."""


def view(reply: Reply, tongue: Tongue) -> ReplyView:
    """The resource. Its parts were checked when they were made, so nothing is validated again."""
    parts: dict[str, Any] = {
        **{name: getattr(reply, name) for name in SAME},
        **dict.fromkeys(LATER),
        "reason": reply.reason.in_(tongue),
        "comment": _comment(reply),
        "draft": _draft(reply.draft, tongue) if reply.draft else None,
        "findings": tuple(_finding(finding, tongue) for finding in reply.findings),
        "moves": (),
    }
    return ReplyView.model_construct(**parts)


def view_of_page(page: Page, tongue: Tongue) -> PageView:
    return PageView.model_construct(items=tuple(view(reply, tongue) for reply in page.items), next=page.next)


def _comment(reply: Reply) -> CommentView:
    return CommentView.model_construct(**dict(reply.comment), key=reply.comment_key, language=reply.triage.language)


def _draft(draft: Draft, tongue: Tongue) -> DraftView:
    return DraftView.model_construct(
        **{**dict(draft), "fallback": draft.fallback.in_(tongue) if draft.fallback else None}
    )


def _finding(finding: Finding, tongue: Tongue) -> FindingView:
    return FindingView.model_construct(**{**dict(finding), "message": finding.message.in_(tongue)})
