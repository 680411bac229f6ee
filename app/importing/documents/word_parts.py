"""A Word document's XML, put in order: headings by style or looks, text boxes in the text, hidden words out."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree import ElementTree

from app.importing.documents.gathering import plain
from app.importing.documents.implied import Look, levels, look, may_head
from app.wording import Wording

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HEADING = re.compile(r"(?:heading|t[ií]tulo|encabezado|encap[cç]alament|titre|überschrift)\s?([1-9])\b", re.IGNORECASE)
_TITLE = re.compile(r"title|t[ií]tulo|puesto|títol", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|tdc|índice|table of figures)\s?\d?$|toc heading", re.IGNORECASE)
_LARGER = 1.15
"""Times the body's size from which a line looks like a heading."""
_TINY = 4
"""Half points up to which nobody reads a text."""
_HALF_POINTS = 22

Element = ElementTree.Element


class Orderly(NamedTuple):
    xml: bytes
    warnings: tuple[Wording, ...]


@dataclass(frozen=True)
class Style:
    level: int | None = None
    """0: the document's title."""
    bold: bool = False
    size: int | None = None
    """Half points."""
    contents: bool = False
    """Of a line of the table of contents."""


def orderly(xml: bytes, styles: bytes | None) -> Orderly:
    """Both parts were checked: they hold no entities (app.importing.documents.safety.check_xml)."""
    root = ElementTree.fromstring(xml.replace(_STRICT, _TRANSITIONAL))  # noqa: S314 - no entities
    warnings = [warning for words, warning in _SIGNS if any(True for word in words for _ in root.iter(_W + word))]
    if _hide(root):
        warnings.append(HIDDEN)
    _unbox(root)
    known = _styles(styles)
    _drop_contents(root, known)
    _mark_headings(root, known)
    return Orderly(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True), tuple(warnings))


def running_words(xml: bytes) -> str:
    """The words of a page's header or footer; page numbers alone are none."""
    root = ElementTree.fromstring(xml.replace(_STRICT, _TRANSITIONAL))  # noqa: S314 - no entities
    text = plain(" ".join(_words(paragraph) for paragraph in root.iter(f"{_W}p")))
    return text if re.search(r"[^\W\d_]{4}", text) else ""


HIDDEN = Wording(
    es="hay texto oculto o de tamaño ilegible: no se ha leído", en="there is hidden or illegibly small text: not read"
)
_SIGNS = (
    (("ins", "del", "moveFrom"), Wording(
        es="tiene cambios sin aceptar: se ha leído como si se aceptaran todos",
        en="has changes that nobody accepted yet: it was read as if all were accepted",
    )),
    (("txbxContent",), Wording(
        es="los cuadros de texto se leen detrás del párrafo al que están anclados",
        en="text boxes are read behind the paragraph that they are anchored to",
    )),
)  # fmt: skip


def _hide(root: Element) -> bool:
    found = False
    for parent in root.iter():
        for run in [child for child in parent if child.tag == f"{_W}r"]:
            size = _size(run.find(f"{_W}rPr"))
            if _on(run.find(f"{_W}rPr"), "vanish") or (size is not None and size <= _TINY):
                found = found or bool(_words(run).strip())
                parent.remove(run)
    return found


def _unbox(root: Element) -> None:
    """Paragraphs of text boxes go behind the outermost paragraph that holds them, each once."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for paragraph in [one for one in root.iter(f"{_W}p") if one.find(f".//{_W}txbxContent") is not None]:
        above = parents.get(paragraph)
        if above is None or above.tag == f"{_W}txbxContent":
            continue
        inside = [child for box in _boxes(paragraph) for child in box]
        for holder in [one for one in paragraph.iter() if any(_boxed(child) for child in one)]:
            for child in [child for child in holder if _boxed(child)]:
                holder.remove(child)
        at = list(above).index(paragraph) + 1
        above[at:at] = inside


def _drop_contents(root: Element, styles: dict[str, Style]) -> None:
    """The table of contents repeats the headings."""
    for parent in root.iter():
        for child in [child for child in parent if child.tag == f"{_W}p"]:
            if styles.get(_value(child.find(f"{_W}pPr/{_W}pStyle")) or "", Style()).contents:
                parent.remove(child)


def _boxes(node: Element) -> Iterator[Element]:
    """The text boxes below, of each pair of old and new form the new one."""
    for child in node:
        if child.tag == f"{_MC}AlternateContent":
            choices = [form for form in child if form.find(f".//{_W}txbxContent") is not None]
            yield from _boxes(choices[0]) if choices else ()
        elif child.tag == f"{_W}txbxContent":
            yield child
        else:
            yield from _boxes(child)


def _boxed(node: Element) -> bool:
    drawn = node.tag in (f"{_MC}AlternateContent", f"{_W}pict", f"{_W}drawing", f"{_W}object")
    return drawn and node.find(f".//{_W}txbxContent") is not None


def _styles(xml: bytes | None) -> dict[str, Style]:
    if xml is None:
        return {}
    root = ElementTree.fromstring(xml.replace(_STRICT, _TRANSITIONAL))  # noqa: S314 - no entities
    nodes = {str(node.get(f"{_W}styleId")): node for node in root.iter(f"{_W}style")}
    return {id_: _style(id_, nodes) for id_ in nodes}


def _style(id_: str, nodes: dict[str, Element]) -> Style:
    """With what it has from the styles that it is based on."""
    found, seen = Style(), 0
    while id_ in nodes and seen < 20:
        node, seen = nodes[id_], seen + 1
        own = _level_of(node, id_)
        words = node.find(f"{_W}rPr")
        found = Style(
            found.level if found.level is not None else own,
            found.bold or _on(words, "b"),
            found.size if found.size is not None else _size(words),
            found.contents or bool(_CONTENTS.match(_value(node.find(f"{_W}name")) or "")),
        )
        id_ = _value(node.find(f"{_W}basedOn")) or ""
    return found


def _level_of(node: Element, id_: str) -> int | None:
    name = _value(node.find(f"{_W}name")) or id_
    if _TITLE.fullmatch(name.strip()):
        return 0
    if found := _HEADING.match(name.strip()):
        return int(found[1])
    return _outline(node.find(f"{_W}pPr"))


def _outline(properties: Element | None) -> int | None:
    said = _value(properties.find(f"{_W}outlineLvl")) if properties is not None else None
    return int(said) + 1 if said is not None and said in "012345678" and said else None


def _mark_headings(root: Element, styles: dict[str, Style]) -> None:
    in_tables = {p for table in root.iter(f"{_W}tbl") for p in table.iter(f"{_W}p")}
    paragraphs = [p for p in root.iter(f"{_W}p") if p not in in_tables]
    told = {p: level for p in paragraphs if (level := _told(p, styles)) is not None and _words(p).strip()}
    down = 1 if 0 in told.values() else 0
    found = {p: level + down for p, level in told.items()}
    if all(level == 0 for level in told.values()):
        found |= {p: level + down for p, level in _seen([p for p in paragraphs if p not in told], styles).items()}
    for paragraph in root.iter(f"{_W}p"):
        level = found.get(paragraph)
        if level is not None or _told(paragraph, styles) is not None:
            _name(paragraph, f"Portavoz{min(6, level)}" if level is not None else "Normal")


def _told(paragraph: Element, styles: dict[str, Style]) -> int | None:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return None
    own = _outline(properties)
    id_ = _value(properties.find(f"{_W}pStyle"))
    if own is not None or id_ is None:
        return own
    if id_ in styles:
        return styles[id_].level
    found = _HEADING.match(id_)
    return int(found[1]) if found else None


def _seen(paragraphs: list[Element], styles: dict[str, Style]) -> dict[Element, int]:
    """Headings by looks alone: short lines, larger than the body or all bold."""
    sizes = Counter[int]()
    for paragraph in paragraphs:
        for run, words in _runs(paragraph):
            sizes[_run_size(run, paragraph, styles)] += len(words)
    body = sizes.most_common(1)[0][0] if sizes else _HALF_POINTS
    looks = {p: seen for p in paragraphs if (seen := _look(p, body, styles))}
    level = levels(looks.values())
    return {p: level[seen] for p, seen in looks.items()}


def _look(paragraph: Element, body: int, styles: dict[str, Style]) -> Look | None:
    text, runs = plain(_words(paragraph)), list(_runs(paragraph))
    if not runs or paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        return None
    size = min(_run_size(run, paragraph, styles) for run, _ in runs)
    bold = all(_bold(run, paragraph, styles) for run, _ in runs)
    found = look(text, size / 2, "bold" if bold else "")
    larger = size >= _LARGER * body
    if not may_head(text, large=larger):
        return None
    return found if larger or bold or (found.capitals and len(text) <= 60) else None


def _runs(paragraph: Element) -> Iterator[tuple[Element, str]]:
    for run in paragraph.iter(f"{_W}r"):
        if (words := _words(run)).strip():
            yield run, words


def _run_size(run: Element, paragraph: Element, styles: dict[str, Style]) -> int:
    own = _size(run.find(f"{_W}rPr"))
    base = styles.get(_value(paragraph.find(f"{_W}pPr/{_W}pStyle")) or "Normal", Style())
    return own if own is not None else base.size or _HALF_POINTS


def _bold(run: Element, paragraph: Element, styles: dict[str, Style]) -> bool:
    words = run.find(f"{_W}rPr")
    if words is not None and words.find(f"{_W}b") is not None:
        return _on(words, "b")
    return styles.get(_value(paragraph.find(f"{_W}pPr/{_W}pStyle")) or "Normal", Style()).bold


def _size(words: Element | None) -> int | None:
    said = _value(words.find(f"{_W}sz")) if words is not None else None
    return int(said) if said and re.fullmatch(r"[0-9]{1,4}", said) else None


def _on(words: Element | None, name: str) -> bool:
    found = words.find(f"{_W}{name}") if words is not None else None
    return found is not None and _value(found) not in ("0", "false", "off")


def _value(node: Element | None) -> str | None:
    return node.get(f"{_W}val") if node is not None else None


def _words(node: Element) -> str:
    return "".join(child.text or " " for child in node.iter() if child.tag in (f"{_W}t", f"{_W}tab", f"{_W}br"))


def _name(paragraph: Element, style: str) -> None:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        properties = Element(f"{_W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{_W}pStyle"):
        properties.remove(old)
    if style.startswith("Portavoz"):
        for numbered in properties.findall(f"{_W}numPr"):  # mammoth would make an item of it
            properties.remove(numbered)
    properties.insert(0, Element(f"{_W}pStyle", {f"{_W}val": style}))
