"""Crises that stand in tables: a fiche of two columns, a row each, a column each."""

from collections.abc import Iterator

from app.importing.documents.document import Table
from app.importing.reading import Quote
from app.importing.scenarios.lines import cell, table_lines
from app.importing.scenarios.part import OTHER, STRONG, Part, code_of, fields, telling
from app.importing.scenarios.titles import Title, general, title
from app.importing.scenarios.words import meaning


def table_parts(table: Table, grouped: bool) -> Iterator[Part]:
    """Every crisis that a table tells. `grouped`: its chapter says that it holds crises."""
    if name := card_title(table):
        mine = table_lines(table)
        if telling(mine) or (name.explicit and fields(mine) & (STRONG | OTHER)):
            quote = next((c for row in table.rows for c in reversed(row) if name.text in c), name.text)
            code = name.code or code_of(mine)
            yield Part(title=name.model_copy(update={"code": code}), said=_at(table, quote), lines=tuple(mine))
    elif rows_are_crises(table, grouped):
        yield from _row_parts(table)
    elif (flat := _turned(table)) and rows_are_crises(flat, grouped):
        yield from _row_parts(flat)


def _at(table: Table, text: str) -> Quote:
    return Quote(text=text, place=table.place)


def card_title(table: Table) -> Title | None:
    """The crisis that a fiche of two columns names in itself."""
    width = len(table.rows[0]) if table.rows else 0
    if width not in (2, 4):
        return None
    labels = [meaning(row[0]) for row in table.rows]
    if sum(1 for m in labels if m in STRONG | OTHER) < 2:
        return None
    for row, said in zip(table.rows, labels, strict=True):
        if said == "title" and row[1] and row[0] != row[1] and (meaning(row[1]) is None or title(row[1]).explicit):
            return title(row[1])
    first = table.rows[0]
    if len(set(first)) == 1 and first[0]:
        return None if general(first[0]) else title(first[0])
    if title(first[0]).code and first[1]:
        return title(f"{first[0]} {first[1]}")
    if title(first[0]).explicit and not first[1]:
        return title(first[0])
    if (own := _bare_code(first[0])) and first[1]:
        return Title(text=first[1], code=own, explicit=True)
    return None


def _bare_code(text: str) -> str | None:
    name = title(f"{text.strip()} x")
    return name.code if name.code and name.text == "x" else None


def _heads(table: Table) -> list[str]:
    header = table.rows[: table.header] or table.rows[:1]
    return [" ".join(dict.fromkeys(row[i] for row in header if row[i])) for i in range(len(table.rows[0]))]


def rows_are_crises(table: Table, grouped: bool = False) -> bool:
    """A row each: heads are fields of a crisis, first cells name one."""
    if not table.rows or len(table.rows[0]) < 2 or len(table.rows) < 2:
        return False
    known = [meaning(head) for head in _heads(table)]
    if known[0] in ("severity", "owner", "deadline", "first_answer", "approver", "wrong", "do"):
        return False
    at = known.index("title") if "title" in known else 0
    if at == 0 and known[0] not in ("title", "code", None):
        return False
    fitting = {m for i, m in enumerate(known) if i != at and m in STRONG | OTHER}
    strong = fitting & (STRONG - {"examples", "answer"})
    enough = (strong and (len(fitting) > 1 or known[at] == "title" or grouped)) or (
        (grouped or known[at] == "title") and len(fitting) > 2
    )
    names = [row[at] for row in table.rows[table.header or 1 :]]
    return bool(enough) and sum(not general(n) or title(n).explicit for n in names) * 2 > len(names)


def _row_parts(table: Table) -> Iterator[Part]:
    heads = _heads(table)
    known = [meaning(head) for head in heads]
    at = (
        known.index("title")
        if "title" in known
        else (1 if known[0] == "code" and len(known) > 2 and known[1] is None else 0)
    )
    for row in table.rows[table.header or 1 :]:
        code = next((row[i] for i, m in enumerate(known) if m == "code" and i != at and " " not in row[i]), None)
        bare = _bare_code(row[at])
        name = Title(text=row[at].strip(), code=bare, explicit=True) if bare else title(row[at])
        if not code and at and (first := _bare_code(row[0])):
            code = first
        if not name.text or len(set(row)) == 1 or (general(row[at]) and not name.explicit):
            continue
        cells = [i for i in range(len(row)) if i != at and row[i] and known[i] != "code"]
        parted = [line for i in cells for line in cell((heads[i],), row[i], table.place)]
        yield Part(
            title=name.model_copy(update={"code": name.code or code or None}),
            said=_at(table, row[at]),
            lines=tuple(parted),
        )


def _turned(table: Table) -> Table | None:
    """The table on its other side, where the first column holds the fields."""
    if len(table.rows) < 3 or len(table.rows[0]) < 3:
        return None
    known = [meaning(row[0]) for row in table.rows]
    if sum(1 for m in known if m in STRONG | OTHER) < 2:
        return None
    rows = tuple(tuple(row[i] for row in table.rows) for i in range(len(table.rows[0])))
    return Table(rows=rows, header=1, place=table.place)
