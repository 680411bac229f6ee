"""Facts and compensation in tables: a case a row, or a statement with its standing."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator, Mapping, Sequence

from app.brand.texts import folded
from app.evidence.sentences import sentences
from app.importing.documents.document import Table
from app.importing.protocol.lines import heads
from app.importing.reading import Ground, Quote
from app.importing.vocabulary import vocabulary
from app.importing.voice.denials import FALSE, NO_CORRECTION, unconfirmed
from app.importing.voice.found_fact import Found, Status, stands
from app.importing.voice.ledger_words import (
    amount_doubt,
    amounts,
    conduct,
    dates,
    internal,
    no_currency,
    past,
    promises,
    withdrawn,
)
from app.importing.voice.offers import gives_column
from app.importing.voice.policies import GIVEN
from app.importing.voice.standing import bare_standing
from app.importing.voice.status_columns import leading, only_published, status_by_content, status_of, told_instead
from app.importing.voice.topics import topic
from app.wording import Wording

Notes = Mapping[tuple[str, tuple[str, ...]], str]
_NO_FACTS = re.compile(
    r"\b(?:aprueba|gravedad|primera respuesta|escenario|red|canal|contesto|respondio|mal|severity|first response|pregunta)\b"
)
_PAIRED = ("rumours", "correction")
_PUBLIC_UNSAID = Wording(
    es="la tabla dice quién lo autoriza, pero no si puede decirse en público; se toma como interno",
    en="the table tells who authorises it, not whether it may be said in public; it is taken as internal",
)
_STATUS_UNKNOWN = Wording(
    es="no se entiende si el manual da esto por confirmado; hasta aclararlo no se afirma",
    en="it is not clear whether the manual takes this as confirmed; until it is, it is not stated",
)


def table_facts(table: Table, ground: Ground, notes: Notes) -> Iterator[Found]:
    """The rows of a table of compensations, of facts or of rumours; nothing of any other table."""
    names, body = heads(table)
    columns = [
        None if only_published(name, [row[i] for row in body]) else _column(name) for i, name in enumerate(names)
    ]
    above = [
        label for label in (table.caption or "", *reversed(table.place.headings[-2:])) if label and len(label) <= 80
    ]
    under = next(
        (m for label in above if (m := topic(label))),
        None,
    )
    note = notes.get((table.place.file, table.place.headings), "")
    if under != "compensation" and (shown := status_by_content(table, names, columns, body, under)) is not None:
        columns = ["status" if i == shown else None if kind == "status" else kind for i, kind in enumerate(columns)]
    if "status" in columns or all(kind in columns for kind in _PAIRED) or (under == "rumours" and len(names) > 1):
        yield from _statements(table, body, columns, under)
    elif _money_table(columns, under, names, body):
        for row in body:
            yield from _policy(table, names, columns, row, note, ground)
    elif under is None and not _NO_FACTS.search(folded(" ".join(names))) and gives_column(body):
        for row in body:
            for one in _policy(table, names, columns, row, note, ground):
                yield one.model_copy(update={"doubt": one.doubt or GIVEN})
    elif under == "facts" and len(names) == 2 and not _NO_FACTS.search(folded(" ".join(names))):
        yield from _pairs(table, body)


def _column(name: str) -> str | None:
    if re.search(r"\b(?:cierto|verdad|confirmado|true)\b[^?]{0,20}\?", name, re.I):
        return "status"
    return vocabulary("facts").meaning(name) if len(name) <= 60 else None


def _money_table(
    columns: Sequence[str | None], under: str | None, names: Sequence[str], body: Sequence[Sequence[str]]
) -> bool:
    if _NO_FACTS.search(folded(" ".join(names[:1]))) or "contest" in folded(" ".join(names)):
        return False
    told = sum(bool(amounts(" ".join(row)) or promises(" ".join(row))) for row in body)
    return (under == "compensation" or "compensation" in columns[1:]) and told * 2 >= len(body) > 0


def _policy(
    table: Table, names: Sequence[str], columns: Sequence[str | None], row: Sequence[str], note: str, ground: Ground
) -> Iterator[Found]:
    shown = [
        i for i, cell in enumerate(row) if cell.strip(" -–—") and columns[i] not in ("internal", "validity", "source")
    ]
    whole = " ".join(row[i] for i in shown)
    if past(whole) or withdrawn(whole) or not (amounts(whole) or promises(whole) or _bare(row, columns)):
        return
    if conduct(" ".join(row[i] for i in shown[1:])):
        return
    statement = _sentence([(names[i], row[i]) for i in shown])
    told_inside = any(columns[i] == "internal" and row[i].strip(" -–—") for i in range(len(row)))
    closed = (
        internal(whole)
        or any(internal(label) for label in (*table.place.headings[-1:], table.caption or ""))
        or _closed(note)
    )
    span = dates(" ".join(row[i] for i in range(len(row)) if columns[i] == "validity"), ground.language, ends=True)
    span = span if span != (None, None, None) else dates(f"{whole} {note}", ground.language)
    yield Found(
        about=" ".join(row[i] for i in shown[:1]),
        statement=statement,
        topic="compensation",
        public=not (closed or told_inside),
        valid_from=span.valid_from,
        valid_until=span.valid_until,
        quotes=tuple(Quote(text=row[i], place=table.place) for i in shown),
        doubt=_doubt(names, columns, row, shown)
        or span.doubt
        or (_PUBLIC_UNSAID if told_inside and not closed else None),
    )


def _bare(row: Sequence[str], columns: Sequence[str | None]) -> bool:
    return any(columns[i] == "compensation" and re.search(r"\d", cell) for i, cell in enumerate(row))


def _closed(note: str) -> bool:
    return any(
        internal(one) and not amounts(one) and not re.search(r"\b(?:aprueba|autoriza|decide)\b", folded(one))
        for one in sentences(note)
    )


def _doubt(names: Sequence[str], columns: Sequence[str | None], row: Sequence[str], shown: list[int]) -> Wording | None:
    for i in shown:
        told = i > 0 and no_currency(row[i], names[i]) if columns[i] == "compensation" else None
        if found := amount_doubt(row[i]) or told:
            return found
    return None


def _sentence(cells: Sequence[tuple[str, str]]) -> str:
    """«Situación: pedido perdido. Qué se ofrece: reembolso íntegro.»"""
    parts = [f"{name}: {_flat(cell)}" if name else _flat(cell) for name, cell in cells]
    return ". ".join(part.rstrip(" .") for part in parts) + "."


def _flat(cell: str) -> str:
    return " ".join(cell.split())


def _statements(
    table: Table, body: Sequence[Sequence[str]], columns: Sequence[str | None], under: str | None
) -> Iterator[Found]:
    """One statement a row; its standing from its column, else all of them false."""
    said = next((i for i, kind in enumerate(columns) if kind in ("rumours", "facts")), 0)
    status = next((i for i, kind in enumerate(columns) if kind == "status" and i != said), None)
    truth = next((i for i, kind in enumerate(columns) if kind == "correction" and i not in (said, status)), None)
    truth = truth if truth is not None or status is not None else 1
    if truth is None:
        truth = told_instead(body, said, status)
    for row in body:
        words = _flat(row[said]).strip('«»"“”')
        correction = _flat(row[truth]) if truth is not None else ""
        if len(words.split()) < 2:
            continue
        quotes = [
            Quote(text=row[i], place=table.place)
            for i in dict.fromkeys((said, status, truth))
            if i is not None and row[i]
        ]
        own, told = leading(correction)
        if own is not None and status is None:
            yield _standing(words, own, told, quotes)
        else:
            yield _standing(words, status_of(row[status]) if status is not None else "false", correction, quotes)


def _standing(words: str, status: Status | None, correction: str, quotes: list[Quote]) -> Found:
    if status == "false":
        if len(correction.split()) < 3:
            return stands(words, "unconfirmed", None, *quotes, public=False, doubt=NO_CORRECTION)
        return stands(words, "false", correction, *quotes)
    if status == "confirmed":
        return stands(words, "confirmed", None, *quotes, public=not internal(correction))
    return stands(words, "unconfirmed", None, *quotes, public=False, doubt=None if status else _STATUS_UNKNOWN)


def card_policies(table: Table, ground: Ground) -> Iterator[Found]:
    """«Compensación | vale de 20 €» in a fiche of two columns, with the fiche's own title."""
    if not table.rows or len(table.rows[0]) != 2 or len(table.rows) < 3:
        return
    names, _ = heads(table)
    if table.header and _column(names[1]) == "compensation":
        return  # a table of policies, read as such
    above = [label for label in (table.caption or "", *reversed(table.place.headings[-1:])) if label]
    titled = next((re.sub(r"^[\d.)\s]+", "", label) for label in above), "")
    for label, told in table.rows:
        offered = vocabulary("facts").meaning(label) == "compensation" and len(label) <= 60
        if not offered or past(told) or withdrawn(told) or conduct(told) or not (amounts(told) or promises(told)):
            continue
        span = dates(told, ground.language)
        yield Found(
            about=f"{titled} {label}",
            statement=_sentence([("", part) for part in (titled, f"{label.rstrip(' :')}: {_flat(told)}") if part]),
            topic="compensation",
            public=not internal(told),
            valid_from=span.valid_from,
            valid_until=span.valid_until,
            quotes=(Quote(text=label, place=table.place), Quote(text=told, place=table.place)),
            doubt=amount_doubt(told) or span.doubt or no_currency(told, label),
        )


def _pairs(table: Table, body: Sequence[Sequence[str]]) -> Iterator[Found]:
    """«Dato | Valor»."""
    for row in body:
        if row[0] and len(row[1].split()) > 0 and not past(row[1]) and not withdrawn(row[1]):
            quotes = (Quote(text=row[0], place=table.place), Quote(text=row[1], place=table.place))
            if (
                (own := status_of(row[1]) or (status_of(row[0]) if bare_standing(row[0]) else None))
                or FALSE.search(row[1])
                or unconfirmed(row[1])
            ):
                yield _standing(
                    _flat(row[1] if bare_standing(row[0]) else row[0]), own or "unconfirmed", "", list(quotes)
                )
                continue
            statement = _sentence([("", f"{_flat(row[0]).rstrip(' :?')}: {_flat(row[1])}")])
            one = stands(statement, "confirmed", None, *quotes, public=not internal(row[1]))
            yield one.model_copy(update={"about": row[0]})
