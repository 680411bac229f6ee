"""The written manuals as files: Word by python-docx, PDF by fpdf2, Markdown and HTML."""

import html
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.importing.making_pdf import pdf
from tests.importing.making_word import word
from tests.importing.manuscript import ABOVE, BOLD, BREAK, LEFT, Part, Written, filled, span

KINDS = ("docx", "pdf", "md", "html")


def make(manual: Written, kind: str, folder: Path) -> Path:
    """The manual as a file of this kind in the folder."""
    makers: dict[str, Callable[[Written, Path], None]] = {"docx": word, "pdf": pdf, "md": _md, "html": _html}
    path = folder / f"{manual.name}.{kind}"
    makers[kind](manual, path)
    return path


def _md(manual: Written, path: Path) -> None:
    lines: list[str] = []
    before = None
    for part in manual.parts:
        if not (part.kind == before == "item"):
            lines.append("")
        lines.extend(_md_lines(part))
        before = part.kind
    path.write_text("\n".join(lines).strip() + "\n", "utf-8")


def _md_lines(part: Part) -> Iterator[str]:
    if part.kind == "table":
        yield from _md_table(part)
    elif part.kind == "heading":
        yield f"{'#' * part.level} {part.text}"
    elif part.kind == "item":
        mark = f"{part.number}." if part.number else "-"
        yield f"{'   ' * part.level}{mark} {part.text}"
    else:
        yield f"> {part.text}" if part.kind == "quotation" else part.text


def _md_table(part: Part) -> Iterator[str]:
    """Markdown has one header row and no merged cells: two rows become one and merged text is repeated."""
    rows = filled(part)
    heads = list(rows[: part.header])
    head = (
        [" ".join(dict.fromkeys(row[i] for row in heads)) for i in range(len(rows[0]))]
        if heads
        else [""] * len(rows[0])
    )
    for row in (head, ["---"] * len(head), *rows[part.header :]):
        yield "| " + " | ".join(cell.replace(BREAK, "<br>") for cell in row) + " |"


def _html(manual: Written, path: Path) -> None:
    body = "".join(_html_parts(manual.parts))
    path.write_text(f"<!doctype html><html><head><meta charset='utf-8'></head><body>{body}</body></html>", "utf-8")


def _html_parts(parts: tuple[Part, ...]) -> Iterator[str]:
    opened: list[str] = []
    for part in parts:
        deep = part.level + 1 if part.kind == "item" else 0
        while len(opened) > deep or (opened and len(opened) == deep and opened[-1] != _list_tag(part)):
            yield f"</{opened.pop()}>"
        while len(opened) < deep:
            opened.append(_list_tag(part))
            yield f"<{opened[-1]}>"
        yield _html_part(part)
    yield from (f"</{tag}>" for tag in reversed(opened))


def _list_tag(part: Part) -> str:
    return "ol" if part.number else "ul"


def _html_part(part: Part) -> str:
    if part.kind == "table":
        return _html_table(part)
    tags = {"item": "li", "paragraph": "p", "quotation": "blockquote", "heading": f"h{part.level}"}
    return f"<{tags[part.kind]}>{_marked(part.text)}</{tags[part.kind]}>"


def _marked(text: str) -> str:
    return BOLD.sub(r"<strong>\1</strong>", html.escape(text, quote=False)).replace(BREAK, "<br>")


def _html_table(part: Part) -> str:
    rows = ""
    for y, row in enumerate(part.rows):
        tag = "th" if y < part.header else "td"
        cells = "".join(_html_cell(part, y, x, tag) for x, cell in enumerate(row) if cell not in (LEFT, ABOVE))
        rows += f"<tr>{cells}</tr>"
    return f"<table>{rows}</table>"


def _html_cell(part: Part, y: int, x: int, tag: str) -> str:
    down, right = span(part, y, x)
    spans = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{right}"' if right > 1 else "")
    return f"<{tag}{spans}>{_marked(part.rows[y][x])}</{tag}>"
