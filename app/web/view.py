"""The reply as all clients read it: one resource, its sentences in the reader's language."""

from datetime import datetime
from typing import Any, Literal, NamedTuple

from pydantic import AwareDatetime

from app.brand.brand import Brand
from app.brand.words import Language, Severity
from app.comments.comment import Comment
from app.draft.draft import Cite, Draft, Finding
from app.llm_faults import Usage
from app.review.approving import moves
from app.review.people import Person
from app.review.reading import Page
from app.review.replies import Approval, Debt, Decision, Kind, Publication, Reply, Via
from app.review.states import MoveName, State
from app.triage.triage import Answer, Triage
from app.value import Value
from app.wording import Tongue


class CommentView(Comment):
    """The comment as it was sent. `key`: which comment it is, however it was handed over."""

    key: str
    language: Language


class DraftView(Value):
    """The latest text, approved or not. `fallback`: why the engine that was asked for did not write it."""

    engine: Literal["model", "composer", "person"]
    """Who wrote the first text; `person` where no engine wrote any."""
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
    via: Via


class ReplyView(Value):
    """The unit that people decide on. `version` (the ETag) moves with text, findings, triage and state."""

    id: str
    kind: Kind
    state: State
    version: int
    result: Literal["ready", "hold", "no_reply"]
    reason: str
    """Why the result is what it is."""
    created_at: AwareDatetime
    due_at: AwareDatetime
    next_due: AwareDatetime
    """The first answer's deadline until something of ours stands in public, then `due_at`."""
    visible_at: AwareDatetime | None
    """When the approved text may be offered; until then the approval may be undone."""
    requested_by: str
    assignee: str | None
    claimed_by: str | None
    claimed_at: AwareDatetime | None
    snoozed_until: AwareDatetime | None
    incident: str | None
    closes: str | None
    """The answer that this closing closes."""
    superseded_by: str | None
    """The reply to the same comment that was approved instead."""
    likeness: str
    """The same for near-identical comments."""
    comment: CommentView
    triage: Triage
    holding_text: str | None
    """The immediate first answer, written in advance by the brand."""
    draft: DraftView | None
    sha256: str | None
    """Names the words of `draft`: approving sends it back."""
    findings: tuple[FindingView, ...]
    usage: Usage | None
    """What all model calls for this reply cost together, also when nothing usable came back."""
    approved: Approved | None
    """Null until `visible_at`, and again as soon as the approval no longer stands."""
    decision: Decision | None
    published: tuple[Publication, ...]
    debt: Debt | None
    moves: tuple[MoveName, ...]
    """What the reader may do with it now."""


class PageView(Value):
    """`next` is the `after` of the next page; null at the end."""

    items: tuple[ReplyView, ...]
    next: str | None


class Reader(NamedTuple):
    """Who looks, when, and in which language. `person` None: somebody who can do nothing with it."""

    tongue: Tongue
    person: Person | None
    brand: Brand
    now: datetime


SAME = (
    "id", "kind", "state", "version", "result", "created_at", "due_at", "next_due", "requested_by", "assignee",
    "claimed_by", "claimed_at", "snoozed_until", "incident", "closes", "superseded_by", "likeness", "triage",
    "holding_text", "sha256", "usage", "decision", "published", "debt",
)  # fmt: skip


def view(reply: Reply, reader: Reader) -> ReplyView:
    """The resource. Its parts were checked when they were made, so nothing is validated again."""
    tongue, offered = reader.tongue, reply.offered(reader.now)
    stands = reply.approval if reply.state in ("approved", "published", "closed") else None
    parts: dict[str, Any] = {
        **{name: getattr(reply, name) for name in SAME},
        "reason": reply.reason.in_(tongue),
        "visible_at": stands.visible_at if stands else None,
        "comment": _comment(reply),
        "draft": _draft(reply.draft, tongue) if reply.draft else None,
        "findings": tuple(view_of_finding(finding, tongue) for finding in reply.findings),
        "approved": _approved(offered) if offered else None,
        "moves": moves(reply, reader.person, reader.brand, reader.now) if reader.person else (),
    }
    return ReplyView.model_construct(**{name: parts[name] for name in ReplyView.model_fields})


def view_of_page(page: Page, reader: Reader) -> PageView:
    return PageView.model_construct(items=tuple(view(reply, reader) for reply in page.items), next=page.next)


def _comment(reply: Reply) -> CommentView:
    return CommentView.model_construct(**dict(reply.comment), key=reply.comment_key, language=reply.triage.language)


def _draft(draft: Draft, tongue: Tongue) -> DraftView:
    return DraftView.model_construct(
        **{**dict(draft), "fallback": draft.fallback.in_(tongue) if draft.fallback else None}
    )


def view_of_finding(finding: Finding, tongue: Tongue) -> FindingView:
    return FindingView.model_construct(**{**dict(finding), "message": finding.message.in_(tongue)})


def _approved(offered: Approval) -> Approved:
    return Approved.model_construct(**{name: getattr(offered, name) for name in Approved.model_fields})
