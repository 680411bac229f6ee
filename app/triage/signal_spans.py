"""Where patterns see press, law, manipulation, abuse or irony. Flags, never blocks."""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.comments.reading import Reading
from app.triage.signal_patterns import (
    ABUSE,
    FAILURE,
    IRONIC,
    LEGAL,
    LEGAL_NOT,
    MANIPULATION,
    PRAISE,
    PRESS,
    PRESS_NOT,
)
from app.triage.triage import Span

READ = 4_000
"""Code points that are searched."""

LOW_RATING = 2
"""Stars up to which praise contradicts the rating."""

CLOSING = 60
"""Code points after a praise that closes a complaint («… sin luz. Maravilloso»)."""

NEAR = 120
"""Code points between a praise and the failure that contradicts it: the same breath."""


@lru_cache(maxsize=512)
def pattern_spans(reading: Reading, rating: int | None = None) -> tuple[Span, ...]:
    """Where a pattern fires: press, legal_threat, manipulation, abuse or irony. `rating`: stars beside the text."""
    folded = reading.folded[:READ]
    found = (
        *_narrow("press", PRESS, PRESS_NOT, folded),
        *_narrow("legal_threat", LEGAL, LEGAL_NOT, folded),
        *_narrow("manipulation", MANIPULATION, None, folded),
        *_narrow("abuse", ABUSE, None, folded),
        *_irony(folded, rating),
    )
    return tuple(Span(kind=kind, start=a, end=b) for kind, (a, b) in ((k, reading.span(*place)) for k, place in found))


_Place = tuple[int, int]


def _narrow(
    kind: str, pattern: re.Pattern[str], otherwise: re.Pattern[str] | None, folded: str
) -> Iterator[tuple[str, _Place]]:
    match = pattern.search(folded)
    if match and not (otherwise and otherwise.search(folded)):
        yield kind, match.span()


def _irony(folded: str, rating: int | None) -> Iterator[tuple[str, _Place]]:
    said = IRONIC.search(folded)
    praise = PRAISE.search(folded)
    if said and (FAILURE.search(folded) or not praise or said.start() <= praise.start()):
        yield "irony", said.span()
    elif praise:
        against = _contradiction(folded, praise, rating)
        if against:
            yield "irony", (min(praise.start(), against[0]), max(praise.end(), against[1]))


def _contradiction(folded: str, praise: re.Match[str], rating: int | None) -> _Place | None:
    """What the praise cannot mean: a failure told beside it, or one or two stars."""
    if rating is not None and rating <= LOW_RATING:
        return praise.span()
    start, end = praise.span()
    after = FAILURE.search(folded, end, end + NEAR)
    if after and not _balanced(folded[end : after.end() + NEAR]):
        return after.span()
    before = FAILURE.search(folded, max(0, start - NEAR), start)
    if before and len(folded) - end <= CLOSING and not _balanced(folded[before.end() :]):
        return before.span()
    return None


_BUT = re.compile(
    r"(?<!\w)(?:pero|aunque|sin embargo|salvo|excepto|lo unico|eso si|pena que|but|although|however"
    r"|mas|porem|baina|mais|"
    r"tot i que)(?!\w)|[❤🥰😍💙🙌]"
)


def _balanced(between: str) -> bool:
    """«El trato genial, pero llegó tarde» is an honest judgement, not irony."""
    return bool(_BUT.search(between))
