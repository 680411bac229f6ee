"""How the rows of a table of statements stand: the column that says it, or the first words of another cell."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Sequence

from app.brand.texts import folded
from app.importing.documents.document import Table
from app.importing.voice.found_fact import Status
from app.importing.voice.standing import bare_standing, of_cell, standing

_PUBLISHED = re.compile(
    r"^(?:(?:que |lo |se |si |podemos |puede |can we |may we |do we )*)(?:dec|dic|public|compart|cont(?:ar|amos)|difund|say|share|tell)\w{0,6}(?: (?:en (?:publico|redes)|it|fuera))?$"
)
"""Whether something may be said is not whether it is true."""


def only_published(name: str, cells: Sequence[str]) -> bool:
    """A column of plain yes and no under «¿Se puede decir?»."""
    answers = {folded(cell) for cell in cells}
    return bool(_PUBLISHED.search(folded(name))) and answers <= {"si", "no", "yes", ""}


def leading(cell: str) -> tuple[Status | None, str]:
    """«Cierto: entra otra empresa en septiembre» says first how its row stands; and the words behind it."""
    head, *behind = re.split(r"[:.,;]\s", cell, maxsplit=1)
    found = bare_standing(head)
    if found is None and _OPEN.match(folded(cell)):
        found = of_cell(cell)
    return (None if found == "mixed" else found), behind[0] if behind else ""


_OPEN = re.compile(r"(?:pendiente|por |sin |aun |todavia |no se sabe|pending|unknown|not yet)")


def told_instead(body: Sequence[Sequence[str]], said: int, status: int | None) -> int | None:
    """The one further column that has a sentence in the rows called false."""
    rows = [row for row in body if status is not None and of_cell(row[status]) == "false"]
    fitting = [
        i
        for i in range(len(body[0]) if body else 0)
        if i not in (said, status) and rows and all(len(row[i].split()) > 2 for row in rows)
    ]
    return fitting[0] if len(fitting) == 1 else None


def status_of(cell: str) -> Status | None:
    found = of_cell(cell)
    return None if found == "mixed" else found


def status_by_content(
    table: Table, names: Sequence[str], columns: Sequence[str | None], body: Sequence[Sequence[str]], under: str | None
) -> int | None:
    """The column whose every cell says how its row stands, under a heading about facts, whatever the column is called."""
    about = under in ("facts", "rumours") or any(standing(label) for label in table.place.headings[-2:])
    if not about or len(body) < 2 or "status" in columns:
        return None
    for i in range(1, len(columns)):
        cells = [row[i] for row in body]
        if only_published(names[i], cells):
            continue
        if all(of_cell(cell) for cell in cells) and max(len(cell.split()) for cell in cells) <= 6:
            return i
    return None
