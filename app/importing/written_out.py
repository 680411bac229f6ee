"""Documents with their abbreviations written out, for readers; and what they read, in the manual's own words again."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from app.importing.documents.document import Block, Document, Heading, Table
from app.importing.reading import Quote, Reading
from app.importing.role_ids import NAMING
from app.importing.short_forms import ShortForm, short_forms
from app.value import Value

_PARTS = re.compile(r"(\s*(?:\n|//?|,|;|\+|\s(?:y|e|o|u|and|or|&)\s)\s*)")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")


class Written(Value):
    documents: tuple[Document, ...]
    changed: dict[tuple[str, int], tuple[tuple[str, str], ...]]
    """By file and number of a block: its texts as written out and as the manual has them."""
    known: tuple[ShortForm, ...]


def written_out(documents: Sequence[Document]) -> Written:
    """Titles are written out wherever they stand outside of quotation marks; other words only as whole cells."""
    known = short_forms(documents)
    if not known:
        return Written(documents=tuple(documents), changed={}, known=())
    writer = _Writer(known)
    made = tuple(
        document.model_copy(update={"blocks": tuple(writer.block(document.file, block) for block in document.blocks)})
        for document in documents
    )
    return Written(documents=made, changed={at: tuple(texts) for at, texts in writer.changed.items()}, known=known)


class _Writer:
    def __init__(self, known: Sequence[ShortForm]) -> None:
        self.words = {one.short: one.long for one in known}
        roles = sorted((one.short for one in known if one.role), key=len, reverse=True)
        self.roles = (
            re.compile(rf"(?<![\w«“\"(/-])(?:{'|'.join(map(re.escape, roles))})(?![\w»”\")-])") if roles else None
        )
        self.defines = {one.short: _defining(one) for one in known if one.role}
        self.changed: dict[tuple[str, int], list[tuple[str, str]]] = {}

    def block(self, file: str, block: Block) -> Block:
        at = (file, block.place.number)
        if isinstance(block, Heading):
            return block
        if isinstance(block, Table):
            return block.model_copy(update={"rows": tuple(self.row(at, block, n) for n in range(len(block.rows)))})
        text, lead = self.text(block.text), block.lead
        if text == block.text:
            return block
        self.changed.setdefault(at, []).append((text, block.text))
        lead = self.text(lead) if lead else lead
        return block.model_copy(update={"text": text, "lead": lead if lead and text.startswith(lead) else None})

    def row(self, at: tuple[str, int], table: Table, n: int) -> tuple[str, ...]:
        row = table.rows[n]
        own = len(row) > 1 and row[0].strip() in self.words and self.words[row[0].strip()] in row[1]
        made = tuple(cell if own and i == 0 else self.cell(cell) for i, cell in enumerate(row))
        for new, old in zip(made, row, strict=True):
            if new != old:
                self.changed.setdefault(at, []).append((new, old))
        return made

    def cell(self, cell: str) -> str:
        parts = _PARTS.split(cell)
        whole = "".join(self.words.get(part.strip(), part) if i % 2 == 0 else part for i, part in enumerate(parts))
        return self.text(whole)

    def text(self, text: str) -> str:
        for short, defining in self.defines.items():
            if found := defining.match(text):
                return f"{self.words[short]}: {self.text(text[found.end() :])}".rstrip(" :") + (
                    "" if text[found.end() :] else "."
                )
        if self.roles is None:
            return text
        quoted = [found.span() for found in _QUOTED.finditer(text)]
        return self.roles.sub(
            lambda found: found[0] if any(a <= found.start() < b for a, b in quoted) else self.words[found[0]], text
        )


def _defining(one: ShortForm) -> re.Pattern[str]:
    """«DIR: Dirección Gerencia. » at the beginning of a line."""
    return re.compile(
        rf"\W{{0,3}}{re.escape(one.short)}\.?\s*(?::|=|—|–|-|→)\s+(?:la |el )?{re.escape(one.long)}\s?[.;,]?\s?"
    )


def in_own_words(readings: Iterable[Reading], written: Written) -> list[Reading]:
    """Quotes as they stand in the manual, and texts (not roles) as it writes them."""
    if not written.changed:
        return list(readings)
    return [_restored(reading, written) for reading in readings]


def _restored(reading: Reading, written: Written) -> Reading:
    quotes = tuple(_quote(quote, written) for quote in reading.quotes)
    if quotes == reading.quotes:
        return reading
    used = [one for one in written.known if one.role and any(_has(one.short, quote.text) for quote in quotes)]
    return reading.model_copy(update={"quotes": quotes, "value": _value(reading, used)})


def _has(short: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(short)}(?!\w)", text) is not None


def _value(reading: Reading, used: Sequence[ShortForm]) -> Any:
    first, last = reading.field.split(".", 1)[0], reading.field.rsplit(".", 1)[-1]
    if (first, last) in NAMING or first == "roles":
        return reading.value
    return _short(reading.value, used)


def _short(value: Any, used: Sequence[ShortForm]) -> Any:
    if isinstance(value, str):
        for one in used:
            value = value.replace(one.long, one.short)
        return value
    if isinstance(value, list | tuple):
        return [_short(one, used) for one in value]
    if isinstance(value, dict):
        return {key: one if key == "owner" else _short(one, used) for key, one in value.items()}
    return value


def _quote(quote: Quote, written: Written) -> Quote:
    texts = written.changed.get((quote.place.file, quote.place.number), ())
    plain = _plain(quote.text)
    inside = [(new, old) for new, old in texts if plain in _plain(new)]
    if not inside:
        return quote
    back = quote.text
    for one in sorted(written.known, key=lambda one: -len(one.long)):
        back = back.replace(one.long, one.short)
    own = next((old for _, old in inside if _plain(back) in _plain(old)), None)
    return quote.model_copy(update={"text": back if own is not None else inside[0][1]})


def _plain(text: str) -> str:
    return " ".join(text.replace("• ", "").split())
