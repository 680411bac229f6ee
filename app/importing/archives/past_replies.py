"""One row of an archive as a past reply, or the reason why it is none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from app.brand.brand import Brand
from app.brand.replies import PastReply
from app.comments.comment import MAX_TEXT
from app.comments.language import NONE, detect
from app.importing.archives.archived_text import archived_text
from app.importing.archives.brand_names import BrandNames, form_named
from app.importing.archives.column_values import language_named
from app.importing.archives.columns import FIELDS, Field
from app.importing.archives.planning import Planned
from app.importing.archives.redaction import Ours, redact
from app.importing.archives.reply_dates import DateOrder, parse_date
from app.importing.archives.sheet import Row
from app.importing.archives.taken import Skip

UNREADABLE = "\ufffd"
"""What stands where bytes fitted no encoding."""


class Came(NamedTuple):
    """A reply that came in."""

    reply: PastReply
    kinds: tuple[str, ...]
    """Personal data that were taken out, each kind once (app.importing.archives.taken.REDACTED)."""
    left: tuple[tuple[Field, str], ...]
    """Values that are none of the brand's."""


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one sheet. `order` is that of its dates."""

    planned: Planned
    brand: Brand
    names: BrandNames
    ours: Ours
    order: DateOrder

    @cached_property
    def network(self) -> str | None:
        """Of the whole sheet, where no column says it: a book often has one sheet for each network."""
        if self.planned.mapping.index("network") is not None:
            return None
        sheet = self.planned.sheet
        return self.names.network(sheet.name or "") or self.names.network(Path(sheet.file).stem)

    def read(self, row: Row) -> Came | Skip:
        """Deterministic: the same row gives the same reply."""
        texts = self._texts(row)
        if wrong := self._wrong(row, texts):
            return wrong
        language = self._language(texts)
        assumed = language or self.brand.language
        left: list[tuple[Field, str]] = []
        kinds: set[str] = set()
        fields: dict[str, Any] = {"language": language}
        for use in ("comment", "reply", "private_text"):
            if text := texts.get(use):
                clean = redact(text, self.ours, assumed, reply=use != "comment")
                kinds |= set(clean.kinds)
                fields[use] = clean.text
        fields |= self._named(texts, left)
        return Came(PastReply(**fields), tuple(sorted(kinds)), tuple(left))

    def _texts(self, row: Row) -> dict[Field, str]:
        """The row's values by use; an Excel date column holds texts by now."""
        found: dict[Field, str] = {}
        for use in FIELDS:
            at = self.planned.mapping.index(use)
            if at is not None and at < len(row.cells) and (text := archived_text(row.cells[at])):
                found[use] = text
        return found

    def _wrong(self, row: Row, texts: dict[Field, str]) -> Skip | None:
        header = self.planned.header
        public = [texts.get(use, "") for use in ("comment", "reply", "private_text")]
        if row.unreadable:
            return "not_json"
        if not texts.get("comment"):
            return "no_comment"
        if not texts.get("reply"):
            return "no_reply"
        if header and tuple(map(archived_text, row.cells[: len(header)])) == header[: len(row.cells)]:
            return "header_again"
        if max(map(len, public)) > MAX_TEXT:
            return "too_long"
        return "unreadable" if any(UNREADABLE in text for text in public) else None

    def _language(self, texts: dict[Field, str]) -> str | None:
        """Of the reply: as found, unless a column says so and nothing speaks surely against it."""
        stated = language_named(texts.get("language", ""))
        found = detect(texts["reply"], stated or self.brand.language)
        language = found.language if found.sure or not stated else stated
        return None if language == NONE else language

    def _named(self, texts: dict[Field, str], left: list[tuple[Field, str]]) -> dict[str, Any]:
        names = self.names
        outcome, scenario = texts.get("outcome", ""), texts.get("scenario", "")
        found: dict[str, Any] = {
            "network": _known("network", texts, names.network, left) or self.network,
            "approved_by": _known("approved_by", texts, names.role, left),
            "form": _known("form", texts, form_named, left),
            "date": self._date(texts, left),
            "outcome": names.outcome(outcome) or names.outcome(scenario),
            "scenario": names.scenario(scenario) or names.scenario(outcome),
        }
        if outcome and not names.outcome(outcome) and not names.scenario(outcome):
            left.append(("outcome", outcome))
        if scenario and not names.scenario(scenario) and not names.outcome(scenario):
            left.append(("scenario", scenario))
        return found

    def _date(self, texts: dict[Field, str], left: list[tuple[Field, str]]) -> Date | None:
        said = texts.get("date", "")
        found = parse_date(said, self.order, self.planned.sheet.zero) if said else None
        if said and found is None:
            left.append(("date", said))
        return found


def _known(
    use: Field, texts: dict[Field, str], known: Callable[[str], str | None], left: list[tuple[Field, str]]
) -> str | None:
    said = texts.get(use, "")
    found = known(said) if said else None
    if said and not found:
        left.append((use, said))
    return found
