"""Crises that stand in tables: a fiche of two columns, a row each, a column each."""

from collections.abc import Iterator, Mapping

from app.importing.documents.document import Table
from app.importing.reading import Quote
from app.importing.scenarios.deadlines import is_deadline
from app.importing.scenarios.grouped_rows import groups
from app.importing.scenarios.label_siblings import taken
from app.importing.scenarios.label_values import key, weak
from app.importing.scenarios.lines import Line, cell, double, table_lines
from app.importing.scenarios.part import OTHER, STRONG, Part, code_of, fields, telling
from app.importing.scenarios.pointing_tables import of_acts
from app.importing.scenarios.titles import Title, general, title
from app.importing.scenarios.words import QUOTED, meaning
from app.importing.vocabulary import vocabulary


def table_parts(table: Table, grouped: bool, known: Mapping[str, str] | None = None) -> Iterator[Part]:
    """Every crisis that a table tells. `grouped`: its chapter says that it holds crises; `known`: labels learnt."""
    for part in _table_parts(table, grouped, known or {}):
        yield part.model_copy(update={"lines": tuple(taken(part.lines, known or {}))})


def _table_parts(table: Table, grouped: bool, learnt: Mapping[str, str]) -> Iterator[Part]:
    if grouped_rows := groups(table):
        for one in grouped_rows:
            own = title(one.name)
            own = own.model_copy(update={"code": own.code or code_of(one.lines)})
            yield Part(title=own, said=_at(table, one.name), lines=one.lines)
    elif of_acts(table):
        return
    elif name := card_title(table, learnt):
        mine = taken(table_lines(table), learnt)
        if telling(mine) or (name.explicit and fields(mine) & (STRONG | OTHER)):
            quote = next((c for row in table.rows for c in reversed(row) if name.text in c), name.text)
            code = name.code or code_of(mine)
            yield Part(title=name.model_copy(update={"code": code}), said=_at(table, quote), lines=tuple(mine))
    elif rows_are_crises(table, grouped, learnt):
        yield from _row_parts(table, learnt)
    elif (flat := _turned(table)) and rows_are_crises(flat, grouped, learnt):
        yield from _row_parts(flat, learnt)


def _at(table: Table, text: str) -> Quote:
    return Quote(text=text, place=table.place)


def card_title(table: Table, known: Mapping[str, str] | None = None) -> Title | None:
    """The crisis that a fiche of two columns names in itself."""
    width = len(table.rows[0]) if table.rows else 0
    if width not in (2, 4) or (width == 4 and not double(table)):
        return None
    labels = [_says(row[0], known or {}) for row in table.rows]
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
    if first[0] and not any(first[1:]) and (title(first[0]).explicit or labels[0] is None):
        return None if general(first[0]) else title(first[0])
    if (own := _bare_code(first[0])) and first[1]:
        return Title(text=first[1], code=own, explicit=True)
    return None


def _bare_code(text: str) -> str | None:
    name = title(f"{text.strip()} x")
    return name.code if name.code and name.text == "x" else None


def _heads(table: Table) -> list[str]:
    header = table.rows[: table.header] or table.rows[:1]
    return [" ".join(dict.fromkeys(row[i] for row in header if row[i])) for i in range(len(table.rows[0]))]


def _says(label: str, learnt: Mapping[str, str]) -> str | None:
    return learnt.get(key(label)) or meaning(label)


def _known(table: Table, learnt: Mapping[str, str]) -> list[str | None]:
    """What each column tells. «Cierre» over durations is a deadline, not a text."""
    heads = _heads(table)
    known = [_says(head, learnt) if n else meaning(head) for n, head in enumerate(heads)]
    if known[0] == "do" and weak(heads[0]):  # «What's up»
        known[0] = None
    if "title" not in known:  # «Caso y disparadores»: the name stands in the cell's first line
        both = next((i for i, head in enumerate(heads) if "title" in vocabulary("scenarios").meanings(head)), None)
        known = ["title" if i == both else said for i, said in enumerate(known)]
    for i, said in enumerate(known):
        cells = [row[i] for row in table.rows[table.header or 1 :] if row[i]]
        if said in ("holding", "closing") and cells and sum(map(is_deadline, cells)) * 2 > len(cells):
            known[i] = "deadline"
    return known


_ENOUGH = 3
"""Fields of rows that no chapter calls crises, where some are known only by their values."""


def rows_are_crises(table: Table, grouped: bool = False, learnt: Mapping[str, str] | None = None) -> bool:
    """A row each: heads are fields of a crisis, first cells name one."""
    if not table.rows or len(table.rows[0]) < 2 or len(table.rows) < 2:
        return False
    if groups(table):
        return True
    if of_acts(table):
        return False
    known = _known(table, learnt or {})
    if known[0] in ("severity", "owner", "deadline", "first_answer", "approver", "wrong", "do"):
        return False
    at = known.index("title") if "title" in known else 0
    if at == 0 and known[0] not in ("title", "code", None):
        return False
    fitting = {m for i, m in enumerate(known) if i != at and m in STRONG | OTHER}
    strong = fitting & (STRONG - {"examples", "answer"})
    if not strong and {"approver", "tell"} & set(known):  # a scale of severity
        return False
    taught = sum((learnt or {}).get(key(head)) is not None for head in _heads(table))
    if taught and not grouped and len(fitting) <= _ENOUGH:
        return False
    enough = (strong and (len(fitting) > 1 or known[at] == "title" or grouped)) or (
        (grouped or known[at] == "title") and len(fitting) > 2
    )
    names = [row[at] for row in table.rows[table.header or 1 :]]
    return bool(enough) and sum(not general(n) or title(n).explicit for n in names) * 2 > len(names)


def _row_parts(table: Table, learnt: Mapping[str, str]) -> Iterator[Part]:
    heads = _heads(table)
    known = _known(table, learnt)
    at = (
        known.index("title")
        if "title" in known
        else (1 if known[0] == "code" and len(known) > 2 and known[1] is None else 0)
    )
    for row in table.rows[table.header or 1 :]:
        named, beside = _named(row[at])
        code = next((row[i] for i, m in enumerate(known) if m == "code" and i != at and " " not in row[i]), None)
        bare = _bare_code(named)
        name = Title(text=named.strip(), code=bare, explicit=True) if bare else title(named)
        if not code and at and (first := _bare_code(row[0])):
            code = first
        if not name.text or len(set(row)) == 1 or (general(named) and not name.explicit):
            continue
        cells = [i for i in range(len(row)) if i != at and row[i] and known[i] != "code"]
        own = cell((heads[at],), beside, table.place) if beside else []
        parted = [line for i in cells for line in _under(heads[i], _raw_head(table, i), row[i], table)]
        yield Part(
            title=name.model_copy(update={"code": name.code or code or None}),
            said=_at(table, named),
            lines=(*own, *parted),
        )


def _named(text: str) -> tuple[str, str]:
    """The name in a cell and what else stands there: its further lines, or the words in quotation marks behind it."""
    name, _, beside = text.partition("\n")
    quoted = QUOTED.search(name)
    if quoted and not beside and quoted.start() > 3:
        return name[: quoted.start()].strip(), name[quoted.start() :]
    return name, beside


def _raw_head(table: Table, i: int) -> list[str]:
    """The lines of a column's head."""
    return [name for row in table.rows[: table.header or 1] for name in row[i].split("\n") if name]


def _under(head: str, names: list[str], text: str, table: Table) -> list[Line]:
    """«Nivel / Conduce / Plazo» over «2 / Operaciones / 20 min»: line by line, where each head means something."""
    told = [line.removeprefix("• ").strip() for line in text.split("\n") if line.strip()]
    if not 1 < len(names) >= len(told) or not all(meaning(name) for name in names):
        return cell((head,), text, table.place)
    pairs = zip(names, told, strict=False)
    return [line for name, one in pairs if _fits(name, one) for line in cell((name,), one, table.place)]


def _fits(name: str, text: str) -> bool:
    """A name is no duration, and a deadline is one."""
    timed = meaning(name) in ("deadline", "first_answer", "resolution")
    return timed == is_deadline(text)


def _turned(table: Table) -> Table | None:
    """The table on its other side, where the first column holds the fields."""
    if len(table.rows) < 3 or len(table.rows[0]) < 3:
        return None
    known = [meaning(row[0]) for row in table.rows]
    if sum(1 for m in known if m in STRONG | OTHER) < 2:
        return None
    rows = tuple(tuple(row[i] for row in table.rows) for i in range(len(table.rows[0])))
    return Table(rows=rows, header=1, place=table.place)
