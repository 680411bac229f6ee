"""Columns that hold several things on lines of their own («Firma ⏎ Suplente»), as columns of their own."""

from app.importing.documents.document import Table


def parted(table: Table) -> Table:
    """The table with each column whose name has several lines, and whose cells have no more than it, as several."""
    if table.header != 1 or not table.rows:
        return table
    widths = [_lines(table, column) for column in range(len(table.rows[0]))]
    if max(widths, default=1) == 1:
        return table
    return table.model_copy(update={"rows": tuple(_row(row, widths) for row in table.rows)})


def _lines(table: Table, column: int) -> int:
    most = len(table.rows[0][column].split("\n"))
    return most if all(len(row[column].split("\n")) <= most for row in table.rows) else 1


def _row(row: tuple[str, ...], widths: list[int]) -> tuple[str, ...]:
    """A cell with fewer lines fills the first of its columns."""
    parts = [
        (cell.split("\n") + [""] * width)[:width] if width > 1 else [cell]
        for cell, width in zip(row, widths, strict=True)
    ]
    return tuple(line.strip() for cell in parts for line in cell)
