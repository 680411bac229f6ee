"""A reply: the unit that people decide on, and the one resource that all clients read."""

import hashlib
import json
import secrets
from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime, TypeAdapter

from app.brand.words import Severity
from app.comments.comment import Comment
from app.comments.identity import comment_key
from app.draft.draft import Draft, Finding
from app.llm_faults import Usage
from app.pipeline import Prepared
from app.review.likeness import likeness
from app.review.people import Person
from app.review.states import State
from app.triage.triage import Triage
from app.value import Value
from app.wording import Wording

Kind = Literal["answer", "holding", "closing"]
Via = Literal["approve", "confirm", "preapproval"]
How = Literal["draft", "edit", "rewrite", "redraft"]
"""How a revision came to be: an engine's first text, a person's, an engine's at a person's wish, or because its ground
moved."""


class Approval(Value):
    """Exactly these words, approved by a person with the right to do so; to be offered from `visible_at` on."""

    revision: int
    public_text: str
    private_text: str | None
    sha256: str
    by: str
    by_id: str
    at: AwareDatetime
    via: Via
    visible_at: AwareDatetime


class Decision(Value):
    """What a person decided last, and why."""

    move: str
    by: str | None
    """None: Portavoz itself."""
    at: AwareDatetime
    reason: str | None = None
    note: str | None = None


class Publication(Value):
    """A part of it that stands on the network. `late`: it was sent after its ground had changed."""

    part: Literal["public", "private"]
    sha256: str
    permalink: str | None
    late: bool
    by: str
    at: AwareDatetime


class Debt(Value):
    """A public return that is owed until paid by a closing or waived."""

    opened_at: AwareDatetime
    due_at: AwareDatetime
    settled_at: AwareDatetime | None = None
    paid_by: str | None = None
    """Id of the closing reply."""
    waived_by: str | None = None


class Reply(Value):
    """One reply with its latest revision. Offsets are code points; times are UTC."""

    id: str
    kind: Kind
    state: State
    version: int
    revision: int | None
    """Number of the latest revision; None: nobody has written a text yet."""
    result: Literal["ready", "hold", "no_reply"]
    reason: Wording
    created_at: AwareDatetime
    due_at: AwareDatetime
    next_due: AwareDatetime
    """The first answer's deadline until something of ours stands in public, then `due_at`."""
    requested_by: str
    requester: str
    """Id of who requested it."""
    authors: tuple[str, ...] = ()
    """Ids of the people who wrote a revision since the last engine text: none of them may approve it."""
    how: How | None = None
    """How the latest revision came to be."""
    comment_key: str
    comment: Comment
    triage: Triage
    """Its actions say who signed them."""
    holding_text: str | None
    draft: Draft | None
    """The latest text, with the engine that wrote the first one."""
    findings: tuple[Finding, ...]
    usage: Usage | None
    sha256: str | None
    """Binds an approval to these very words (see `digest`); None without a draft."""
    likeness: str
    """The same for near-identical comments: they are decided together."""
    assignee: str | None = None
    claimed_by: str | None = None
    claimed_at: AwareDatetime | None = None
    snoozed_until: AwareDatetime | None = None
    incident: str | None = None
    closes: str | None = None
    superseded_by: str | None = None
    recheck: bool = False
    """Its ground changed since it was guarded: it is guarded again before anybody may approve it."""
    change: str | None = None
    """The same for redrafts in which the same words changed: they are decided together (app.review.changes)."""
    approval: Approval | None = None
    decision: Decision | None = None
    published: tuple[Publication, ...] = ()
    debt: Debt | None = None

    def offered(self, now: datetime) -> Approval | None:
        """The only words that a client may offer: an approval that stands, once its undo window is over."""
        stands = self.state in ("approved", "published", "closed")
        return self.approval if stands and self.approval and self.approval.visible_at <= now else None


FINDINGS = TypeAdapter(tuple[Finding, ...])
FIRST = 1
"""Number of the revision that the engine wrote."""


def digest(id: str, network: str, public_text: str, private_text: str | None) -> str:
    """SHA-256 of the words that an approval names."""
    words = json.dumps([id, network, public_text, private_text], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(words.encode()).hexdigest()


def band(severity: Severity) -> int:
    """Critical replies stand above every deadline."""
    return 0 if severity == "critical" else 1


def of(prepared: Prepared, person: Person, now: datetime, kind: Kind = "answer", closes: str | None = None) -> Reply:
    """A new pending reply for what the pipeline prepared. Not stored yet."""
    id, draft, network = secrets.token_hex(10), prepared.draft, prepared.comment.network
    return Reply(
        id=id,
        kind=kind,
        state="pending",
        version=1,
        revision=FIRST if draft else None,
        how="draft" if draft else None,
        result=prepared.result,
        reason=prepared.reason,
        created_at=now,
        due_at=prepared.triage.due_at,
        next_due=prepared.triage.first_answer_due,
        requested_by=person.name,
        requester=person.id,
        comment_key=comment_key(prepared.comment),
        comment=prepared.comment,
        triage=prepared.triage,
        holding_text=prepared.holding_text,
        draft=draft,
        findings=prepared.findings,
        usage=prepared.usage,
        sha256=digest(id, network, draft.public_text, draft.private_text) if draft else None,
        likeness=likeness(prepared.comment),
        incident=prepared.triage.incident,
        closes=closes,
    )
