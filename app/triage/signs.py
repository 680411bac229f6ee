"""What in a comment changes who must deal with it: danger, personal data, law, press, tricks, irony."""

from typing import NamedTuple, get_args

from app.brand.brand import Brand
from app.brand.words import Language
from app.comments.comment import MAX_TEXT, Comment
from app.comments.personal_data import Found
from app.comments.personal_data import find as find_personal_data
from app.comments.reading import read
from app.triage.danger import find as find_danger
from app.triage.danger import gravest
from app.triage.signals import find as find_signals
from app.triage.triage import Danger, Signal, Span

HARMLESS = frozenset({"order_number"})
"""Personal data that reveals nobody: masked in what we write, but no reason to stop."""

ORDER: tuple[Signal, ...] = get_args(Signal)


class Signs(NamedTuple):
    """The signals in a fixed order, where each rests in the text, and the kind of danger."""

    signals: tuple[Signal, ...]
    spans: tuple[Span, ...]
    danger: Danger | None
    danger_spans: tuple[Span, ...]


def signs(comment: Comment, language: Language, brand: Brand) -> Signs:
    """Every sign in the text and in what the attachments show; only those of the text have a place."""
    written = _read(comment.text, language, brand, comment.rating)
    shown = " ".join(a.description for a in comment.attachments if a.description.strip())[:MAX_TEXT]
    if not shown:
        return written
    seen = _read(shown, language, brand, None)
    both = {*written.signals, *seen.signals}
    return Signs(
        signals=tuple(signal for signal in ORDER if signal in both),
        spans=written.spans,
        danger=written.danger or seen.danger,
        danger_spans=written.danger_spans,
    )


def _read(text: str, language: Language, brand: Brand, rating: int | None) -> Signs:
    reading = read(text)
    danger = find_danger(reading, language)
    data = [found for found in find_personal_data(text, brand.country) if not _is_ours(text, found, brand)]
    others = find_signals(reading, language, rating)
    present: set[str] = {span.kind for span in others}
    if danger:
        present.add("danger")
    if any(found.kind not in HARMLESS for found in data):
        present.add("personal_data")
    places = [Span(kind=found.kind, start=found.start, end=found.end) for found in data]
    return Signs(
        signals=tuple(signal for signal in ORDER if signal in present),
        spans=tuple(sorted([*danger, *places, *others], key=lambda span: (span.start, span.end, span.kind))),
        danger=gravest(danger),
        danger_spans=danger,
    )


def _is_ours(text: str, found: Found, brand: Brand) -> bool:
    """The brand's own phone or address, repeated by a customer, is nobody's secret."""
    said = _bare(text[found.start : found.end])
    return any(said.endswith(_bare(own)) for own in (*brand.contacts.phones, *brand.contacts.emails) if _bare(own))


def _bare(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
