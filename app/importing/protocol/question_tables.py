"""Questions in a table: one a row, with columns for «sí» and «no»."""

import re
from collections.abc import Sequence

from app.brand.texts import folded
from app.importing.documents.document import Table
from app.importing.protocol.lines import heads
from app.importing.protocol.question_nodes import MOST, Node, nodes
from app.importing.protocol.question_targets import leads_on
from app.importing.protocol.question_tokens import inline

_ASKED = re.compile(r"\b(?:pregunta\w{0,3}|cuestion\w{0,2}|comprobacion|verifi\w{3,6}|criterio|question|check|ask)\b")
_NUMBER = re.compile(r"\W{0,2}(?:[^\W\d_]{1,9}\W{0,2})?\d{1,2}(?:\.\d{1,2}){0,2}\W{0,2}|\W?[A-Z]\W?")


def table_nodes(table: Table, *, about: bool = False) -> list[Node]:
    """One question a row, where columns for «sí» or «no» tell where it leads. `about`: the heading says so."""
    names, body = heads(table)
    columns = list(zip(*body, strict=True)) if body else []
    yes = next((i for i, name in enumerate(names) if says(name) == "yes"), None)
    no = next((i for i, name in enumerate(names) if says(name) == "no"), None)
    answers = [i for i in (yes, no) if i is not None]
    if not answers:
        return _told_inside(table, body, columns)
    others = [i for i in range(len(columns)) if i not in answers]
    numbers = next((i for i in others if all(_NUMBER.fullmatch(cell) for cell in columns[i])), None)
    asked = _asked([i for i in others if i != numbers], columns, names, answers, about=about)
    if asked is None:
        return []
    bare = not any("?" in cell for cell in columns[asked])
    return [
        Node(
            text=_question(row[asked]),
            place=table.place,
            quote=row[asked],
            number=_number(row[numbers]) if numbers is not None else _number(row[asked].split("¿")[0]),
            yes=_told(row[yes]) if yes is not None else None,
            no=_told(row[no]) if no is not None else None,
        )
        for row in body[:MOST]
        if row[asked] and (bare or "?" in row[asked])
    ]


def _told_inside(table: Table, body: Sequence[Sequence[str]], columns: Sequence[Sequence[str]]) -> list[Node]:
    """Both answers in one cell beside the question: «Sí: emergencia; no: ir a 2»."""
    asked = next((i for i, cells in enumerate(columns) if sum("?" in cell for cell in cells) * 2 > len(cells)), None)
    if asked is None:
        return []
    found = []
    for row in body[:MOST]:
        told = [cell for i, cell in enumerate(row) if i > asked and cell]
        roots = nodes(inline(" ".join((row[asked], " ".join(told))), table.place))
        before = row[asked - 1] if asked and _NUMBER.fullmatch(row[asked - 1]) else row[asked].split("¿")[0]
        if len(roots) == 1 and roots[0].branches():
            roots[0].number, roots[0].quote = _number(before), row[asked]
            found.append(roots[0])
    return found


def _asked(
    others: list[int], columns: Sequence[Sequence[str]], names: Sequence[str], answers: list[int], *, about: bool
) -> int | None:
    """The column that asks: by its question marks, or, where its answers lead on, by its name or its place."""
    marked = next((i for i in others if sum("?" in cell for cell in columns[i]) * 2 > len(columns[i])), None)
    if marked is not None or len(answers) < 2:
        return marked
    onward = any(leads_on(cell) for i in answers for cell in columns[i])
    named = next((i for i in others if _ASKED.search(folded(names[i]))), None)
    return (
        (named if named is not None else next(iter(others), None)) if onward and (about or named is not None) else None
    )


def says(name: str) -> str | None:
    """«yes» or «no» of a column's name."""
    words = folded(re.sub(r"\bn\.?\s?[º°]", "", name, flags=re.I)).split()
    if len(words) > 6:
        return None
    if "no" in words or "negativo" in words or "negativa" in words:
        return "no"
    return "yes" if {"si", "yes", "afirmativo", "afirmativa"} & set(words) else None


def _question(cell: str) -> str:
    found = re.search(r"¿[^?]{3,300}\?", cell)
    words = " ".join((found[0] if found else cell).split())
    if found or "?" in words:
        return words
    words = re.sub(r"^(?:si|if|whether)\s+", "", words.strip(" .:"), flags=re.I)
    return f"¿{words[:1].upper()}{words[1:]}?"


def _number(text: str) -> str | None:
    found = re.search(r"\d{1,2}(?:\.\d{1,2}){0,2}|\b[A-Z]\b", text)
    return found[0] if found else None


def _told(cell: str) -> str | None:
    plain = " ".join(cell.split()).strip("→-> ")
    return plain if re.search(r"\w", plain) else None
