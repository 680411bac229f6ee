"""The sibling fiches, cards and rows of a document, and what their unknown labels mean."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.brand.texts import folded
from app.importing.documents.document import Block, Document, Heading, Table
from app.importing.documents.records import records
from app.importing.scenarios.label_values import FEW, Pair, key, learnable, learnt
from app.importing.scenarios.lines import Line, double, lines, table_lines
from app.importing.scenarios.value_shapes import Evidence
from app.importing.scenarios.words import meaning
from app.importing.severity import scale
from app.importing.severity.matrix_labels import relabelled

MOST_SIBLINGS = 400
"""Fiches that are compared; a manual has fewer."""


def labels_learnt(document: Document, blocks: Sequence[Block]) -> dict[str, str]:
    """What recurring unknown labels of a document mean, by `key`: of fiches and cards, and of the columns of matrices.

    `blocks`: the document's, with the names of fiches as headings.
    """
    fiches = [pairs for pairs in _fiches(blocks) if pairs][:MOST_SIBLINGS]
    matrices = [_rows(block)[:MOST_SIBLINGS] for block in blocks if isinstance(block, Table) and _matrix(block)]
    if not any(learnable(label) for group in (fiches, *matrices) for pairs in group for label, _ in pairs):
        return {}
    evidence = _evidence(document)
    found: dict[str, str] = {}
    for group in (*matrices, fiches):
        if len(group) > 1:
            found |= learnt(group, evidence)
    return found


def taken(all: Iterable[Line], known: Mapping[str, str]) -> list[Line]:
    """The lines, each unknown label that was learnt with its meaning; a label nearer to the words goes first."""
    return [_taken(line, known) for line in all] if known else list(all)


def _taken(line: Line, known: Mapping[str, str]) -> Line:
    for label in reversed(line.labels):
        if told := known.get(key(label)):
            return line.model_copy(update={"taken": (label, told)})
        if meaning(label):
            return line
    return line


def _evidence(document: Document) -> Evidence:
    said = " ".join(folded(text) for block in document.blocks for text in _texts(block))
    return Evidence(scale=scale.found(relabelled(records(document))), text=f" {said} ")


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (f"{cell} " for row in block.rows for cell in row)
    else:
        yield block.text


def _fiches(blocks: Sequence[Block]) -> Iterator[list[Pair]]:
    """Stretches below a heading of their own, and every card; headings that recur are labels inside a stretch."""
    times = Counter(folded(block.text) for block in blocks if isinstance(block, Heading))
    held: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and times[folded(block.text)] < FEW:
            yield _pairs(lines(held))
            held = []
        elif isinstance(block, Table):
            if _card(block):
                yield _pairs(table_lines(block))
        else:
            held.append(block)
    yield _pairs(lines(held))


def _card(table: Table) -> bool:
    width = len(table.rows[0]) if table.rows else 0
    return width == 2 or (width == 4 and double(table))


def _matrix(table: Table) -> bool:
    return not _card(table) and len(table.rows) > FEW and len(table.rows[0]) > 2


def _rows(table: Table) -> list[list[Pair]]:
    header = table.rows[: table.header] or table.rows[:1]
    heads = [" ".join(dict.fromkeys(row[i] for row in header if row[i])) for i in range(len(table.rows[0]))]
    body = table.rows[len(header) :]
    return [[(head, cell) for head, cell in zip(heads[1:], row[1:], strict=True) if head and cell] for row in body]


def _pairs(all: Iterable[Line]) -> list[Pair]:
    """The innermost label that is known or may be learnt, and the words."""
    found = ((next((x for x in reversed(line.labels) if meaning(x) or learnable(x)), ""), line) for line in all)
    return [(label, line.text) for label, line in found if label]
