"""The places of a comment and of a draft that a reader should see at a glance."""

from typing import Final, Literal, get_args

from app.brand.brand import Brand
from app.review.replies import Reply
from app.triage.triage import Danger, Signal
from app.web.catalogue import Catalogue
from app.web.preview import Preview
from app.web.queue_chips import label
from app.web.shown import Mark

SIGNALS: Final = frozenset(get_args(Signal))
DANGERS: Final = frozenset(get_args(Danger))


def of_comment(reply: Reply, brand: Brand, t: Catalogue) -> tuple[Mark, ...]:
    """Every matter, and whatever a signal rests on: personal data, danger, a threat."""
    issues = reply.triage.issues if len(reply.triage.issues) > 1 else ()
    matters = [(i.start, i.end, "issue", label("outcome", i.outcome, brand, t)) for i in issues]
    spans = [(s.start, s.end, *_kind(s.kind, t)) for s in reply.triage.spans]
    return (*matters, *spans)


def _kind(kind: str, t: Catalogue) -> tuple[str, str]:
    """Class and title of a span. What is neither danger nor another signal is a kind of personal data."""
    if kind in DANGERS or kind == "danger":
        return "danger", t.plain("signal.danger")
    if kind in SIGNALS and kind != "personal_data":
        return "warn", t.plain(f"signal.{kind}")
    return "personal", t.plain("signal.personal_data")


def of_draft(
    reply: Reply, field: Literal["public_text", "private_text"], seen: Preview | None, t: Catalogue
) -> tuple[Mark, ...]:
    """What the guards found in one of its texts, and what the network would cut off."""
    found = tuple(
        (f.start, f.end, f.level, f.message.in_(t.tongue))
        for f in reply.findings
        if f.field == field and f.start is not None and f.end is not None
    )
    if seen is None or seen.fits_until is None or reply.draft is None:
        return found
    return (*found, (seen.fits_until, len(reply.draft.public_text), "over", t.plain("reply.cut")))
