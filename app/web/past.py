"""The history of a reply as clients read it."""

from pydantic import AwareDatetime

from app.review.history import Change, Event, History, Revision
from app.review.replies import How
from app.review.rereadings import Rereading
from app.value import Value
from app.web.view import FindingView, view_of_finding
from app.wording import Tongue


class RevisionView(Value):
    """One text of a reply. `by` null: an engine. `since_engine`: against the engine's first text."""

    number: int
    how: How
    by: str | None
    at: AwareDatetime
    reason: str | None
    engine: str
    public_text: str
    private_text: str | None
    sha256: str
    findings: tuple[FindingView, ...]
    since_previous: Change | None
    since_engine: Change | None


class HistoryView(Value):
    """Oldest first. Events are rows of the audit chain. `comments`: how the comment changed after it was sent."""

    comments: tuple[Rereading, ...]
    revisions: tuple[RevisionView, ...]
    events: tuple[Event, ...]


def view_of_history(history: History, tongue: Tongue) -> HistoryView:
    """The same with its findings in the reader's language."""
    revisions = tuple(_revision(revision, tongue) for revision in history.revisions)
    return HistoryView.model_construct(comments=history.comments, revisions=revisions, events=history.events)


def _revision(revision: Revision, tongue: Tongue) -> RevisionView:
    findings = tuple(view_of_finding(finding, tongue) for finding in revision.findings)
    return RevisionView.model_construct(**{**dict(revision), "findings": findings})
