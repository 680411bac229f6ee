"""Word documents: .docx as HTML by mammoth, and then as blocks.

Mammoth knows no looks, no text boxes of newer files and no hidden text, so the document's XML is put in order first
(see word_parts), and only the parts that hold text are passed on: no picture, no macro, no link to outside.
"""

import io
import zipfile
from collections.abc import Iterable

import mammoth
from bs4 import BeautifulSoup
from bs4.element import Tag

from app.importing.documents.document import Document
from app.importing.documents.markup import from_html, text_of
from app.importing.documents.safety import BROKEN, MOST_XML, Package
from app.importing.documents.unreadable import SAVE_AGAIN, SPLIT, Unreadable
from app.importing.documents.word_parts import Orderly, orderly, running_words
from app.wording import Wording

STYLES = "\n".join(f"p.Portavoz{n} => h{n}:fresh" for n in range(1, 7))
_BASE = ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels")
_TEXT = ("word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/endnotes.xml")
_MAIN = "word/document.xml"


def from_word(raw: bytes, file: str) -> Document:
    """Raises Unreadable for what is no sound .docx."""
    package = Package(raw, file)
    if not package.has(_MAIN):
        raise Unreadable(file, NOT_WORD, SAVE_AGAIN)
    parts = {name: package.xml(name) for name in (*_BASE, *_TEXT) if package.has(name)}
    main = orderly(package.xml(_MAIN), parts.get("word/styles.xml"))
    html, notes = _noted(_html({**parts, _MAIN: main.xml}, file))
    document = from_html(html, file)
    warnings = (*_warnings(package, main, notes), *document.warnings)
    return document.model_copy(update={"warnings": tuple(dict.fromkeys(warnings))})


NOT_WORD = Wording(es="no es un documento de Word", en="is not a Word document")


def _html(parts: dict[str, bytes], file: str) -> str:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    try:
        result = mammoth.convert_to_html(
            packed,
            style_map=STYLES,
            convert_image=mammoth.images.img_element(_no_image),
            include_embedded_style_map=False,
        )
    except Exception as error:  # mammoth raises whatever a malformed document leads it to
        raise Unreadable(file, BROKEN, SAVE_AGAIN) from error
    html = str(result.value)
    if len(html) > 2 * MOST_XML:
        raise Unreadable(file, Wording(es="su texto es demasiado largo", en="its text is too long"), SPLIT)
    return html


def _no_image(_: object) -> dict[str, str]:
    return {}


def _noted(html: str) -> tuple[str, int]:
    """The HTML with each note as a paragraph behind the block that refers to it, and how many there are."""
    soup = BeautifulSoup(html, "html.parser")
    notes = {str(item["id"]): item for item in soup.find_all("li", id=True) if "note-" in str(item["id"])}
    for item in notes.values():
        for back in item.find_all("a", href=True):
            if "note-ref-" in str(back["href"]):
                back.decompose()
    for sign in soup.find_all("sup"):
        link = sign.find("a", href=True)
        target = str(link["href"]).removeprefix("#") if isinstance(link, Tag) else ""
        if target in notes:
            _move(notes[target], sign, soup)
    for item in notes.values():
        item.decompose()
    return str(soup), len(notes)


def _move(note: Tag, sign: Tag, soup: BeautifulSoup) -> None:
    block = [sign, *sign.parents][-2]  # the last of the parents is the whole document
    paragraph = soup.new_tag("p")
    paragraph.string = text_of(note)
    sign.decompose()
    block.insert_after(paragraph)


def _warnings(package: Package, main: Orderly, notes: int) -> Iterable[Wording]:
    yield from main.warnings
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        yield MACROS
    if notes:
        yield Wording(
            es=f"notas al pie ({notes}): cada una se lee detrás del párrafo que la llama",
            en=f"footnotes ({notes}): each is read behind the paragraph that refers to it",
        )
    for found, warning in _LEFT_OUT:
        if any(name.lower().startswith(found) for name in package.names):
            yield warning
    for kind, es, en in (("header", "encabezado", "header"), ("footer", "pie", "footer")):
        names = [name for name in package.names if name.startswith(f"word/{kind}") and name.endswith(".xml")]
        words = {text: None for name in names if (text := running_words(package.xml(name)))}
        for text in list(words)[:3]:
            yield Wording(
                es=f"el {es} de página «{text[:120]}» no se lee", en=f"the page {en} «{text[:120]}» is not read"
            )


MACROS = Wording(
    es="contiene macros: no se han ejecutado, solo se ha leído el texto",
    en="holds macros: they were not run, only the text was read",
)
_LEFT_OUT = (
    ("word/media/", Wording(
        es="contiene imágenes: lo que digan no se lee; escríbalo como texto si importa",
        en="holds pictures: what they say is not read; write it as text if it matters",
    )),
    ("word/comments.xml", Wording(
        es="los comentarios al margen no se leen", en="comments in the margin are not read"
    )),
    ("word/diagrams/", Wording(
        es="contiene diagramas (SmartArt): su texto no se lee; escríbalo como lista",
        en="holds diagrams (SmartArt): their text is not read; write it as a list",
    )),
    ("word/embeddings/", Wording(
        es="contiene archivos incrustados: no se leen; adjúntelos aparte",
        en="holds embedded files: they are not read; import them on their own",
    )),
    ("word/charts/", Wording(es="contiene gráficos: no se leen", en="holds charts: they are not read")),
    ("word/afchunk", Wording(
        es="contiene partes de otro documento: no se leen", en="holds parts of another document: they are not read"
    )),
)  # fmt: skip
