"""What stands on the pages of a PDF and is no part of the text: running headers and footers, page numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence

from app.importing.documents.gathering import plain
from app.importing.documents.pdf_page import Drawn, Line, Sheet

_ZONE = 0.12
"""Of the page's height at the top and at the bottom."""
_SHARE = 0.3
"""Of the pages on which words stand again when they are no text; headers of odd and even pages may differ."""
_NUMBER = re.compile(
    r"(?:p[áàa]g(?:ina|e|\.)?|page|p\.)?\s?[-–—|]?\s?\d{1,4}\s?[-–—|]?(?:\s?(?:de|of|/)\s?\d{1,4})?", re.I
)
_FIGURES = re.compile(r"\d+")
_PAGED = re.compile(
    r"\b(?:p[áa]g(?:ina|\.)?|page)\s?\d{1,4}|\b\d{1,4}\s?(?:de|of|/)\s?\d{1,4}\b|[|·–-]\s?\d{1,4}$", re.I
)


def without_furniture(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[str]]:
    """The pages without it, and the words that were left out."""
    pages: dict[str, set[int]] = defaultdict(set)
    for sheet in sheets:
        for part in sheet.parts:
            if key := _key(part, sheet):
                pages[key].add(sheet.number)
    least = max(2, _SHARE * len(sheets))
    gone = {key for key, on in pages.items() if len(on) >= least}
    left_out: dict[str, None] = {}
    kept = []
    for sheet in sheets:
        parts = tuple(part for part in sheet.parts if not _is_furniture(part, sheet, gone))
        for part in set(sheet.parts) - set(parts):
            if re.search(r"[^\W\d_]{4}", _words(part)) and not _NUMBER.fullmatch(_words(part)):
                left_out.setdefault(_PAGED.sub("", _words(part)).strip(" |·–-")[:80])
        kept.append(sheet._replace(parts=parts))
    return kept, [words for words in left_out if words]


def _is_furniture(part: Line | Drawn, sheet: Sheet, gone: set[str]) -> bool:
    key = _key(part, sheet)
    return bool(key) and (key in gone or bool(_NUMBER.fullmatch(_words(part))))


def _key(part: Line | Drawn, sheet: Sheet) -> str:
    """What a repeated line has in common on all pages; empty: it stands where text stands."""
    top, bottom = (part.top, part.bottom) if isinstance(part, Line) else (part.box[1], part.box[3])
    if bottom < _ZONE * sheet.height:
        zone = "top"
    elif top > (1 - _ZONE) * sheet.height:
        zone = "bottom"
    else:
        return ""
    words = _words(part)
    return f"{zone} {_PAGED.sub(lambda found: _FIGURES.sub('#', found[0]), words)}"


def _words(part: Line | Drawn) -> str:
    if isinstance(part, Line):
        return plain(part.text)
    return plain(" ".join(cell.text for row in part.rows for cell in row))
