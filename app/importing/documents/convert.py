"""A manual's file as a document: which kind it is tells its content first, and its name only where content cannot."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from app.importing.archives.encoding import encoding_of, mended
from app.importing.documents.document import Document
from app.importing.documents.markup import from_html, from_markdown
from app.importing.documents.pdf import Hear, from_pdf, unheard
from app.importing.documents.plain_text import as_markdown
from app.importing.documents.safety import PASSWORD, WITHOUT_PASSWORD, Package, contents
from app.importing.documents.unreadable import AS_WORD, SPLIT, Unreadable, file_name
from app.importing.documents.word import from_word
from app.wording import Wording

Kind = Literal["word", "pdf", "html", "markdown", "text"]
KINDS = (".docx", ".docm", ".pdf", ".md", ".markdown", ".txt", ".html", ".htm")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_MOST_MARKUP = 20_000_000
"""Characters of a text file."""


def read(path: Path, hear: Hear = unheard) -> Document:
    """The whole document, or Unreadable with what is wrong and how to mend it. Nothing in it is ever run or fetched.

    `hear` is told of each page, where the file has pages, else once at the end.
    """
    name = file_name(path)
    raw = contents(path)
    kind = _kind(raw, path, name)
    try:
        document = from_pdf(raw, name, hear) if kind == "pdf" else _READERS[kind](raw, path, name)
    except RecursionError as error:
        raise Unreadable(name, Wording(es="está anidado sin fin", en="is nested without end"), AS_WORD) from error
    if not document.blocks:
        raise Unreadable(name, NO_TEXT, WITH_TEXT)
    if kind != "pdf":
        hear(1, 1)
    return document


NO_TEXT = Wording(es="no contiene texto que se pueda leer", en="holds no text that can be read")
WITH_TEXT = Wording(
    es="compruebe que el manual está escrito como texto y no como imagen",
    en="check that the manual is written as text and not as a picture",
)


def _kind(raw: bytes, path: Path, name: str) -> Kind:
    start = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith(b"PK"):
        return _packed(raw, name)
    if raw.startswith(_OLE):
        locked = _ENCRYPTED in raw
        raise Unreadable(name, *((PASSWORD, WITHOUT_PASSWORD) if locked else (OLD_WORD, AS_WORD)))
    if start.startswith(b"{\\rtf"):
        raise Unreadable(name, Wording(es="es un documento RTF", en="is an RTF document"), AS_WORD)
    if raw.startswith(_PICTURES) and b"\0" in raw[:4096]:
        raise Unreadable(name, PICTURE, WITH_TEXT)
    return _text_kind(start.lower(), path.suffix.lower(), name)


OLD_WORD = Wording(es="es de un Word u Office antiguo (.doc, .xls)", en="is of an old Word or Office (.doc, .xls)")
PICTURE = Wording(es="es una imagen", en="is a picture")


def _packed(raw: bytes, name: str) -> Kind:
    package = Package(raw, name)
    if package.has("word/document.xml"):
        return "word"
    for sign, what in _OTHERS:
        if any(member.startswith(sign) for member in package.names):
            raise Unreadable(name, what, AS_WORD)
    raise Unreadable(name, Wording(es="es un archivo comprimido", en="is a compressed archive"), UNPACK)


UNPACK = Wording(es="descomprímalo e indique el manual", en="unpack it and name the manual")
_OTHERS = (
    ("xl/", Wording(es="es una hoja de cálculo, no un manual", en="is a spreadsheet and not a manual")),
    ("ppt/", Wording(es="es una presentación (.pptx)", en="is a presentation (.pptx)")),
    ("Index/", Wording(es="es un documento de Pages", en="is a Pages document")),
    ("index.apxl", Wording(es="es un documento de Pages", en="is a Pages document")),
    ("Index.zip", Wording(es="es un documento de Pages", en="is a Pages document")),
    ("content.xml", Wording(es="es un documento OpenDocument (.odt)", en="is an OpenDocument (.odt)")),
    ("META-INF/container.xml", Wording(es="es un libro electrónico (.epub)", en="is an e-book (.epub)")),
)


def _text_kind(start: bytes, suffix: str, name: str) -> Kind:
    if suffix in (".html", ".htm", ".xhtml") or start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if suffix in (".md", ".markdown"):
        return "markdown"
    if suffix in (".pdf", ".docx", ".docm", ".doc"):
        fault = Wording(es=f"no es un {suffix} de verdad, o está dañado", en=f"is no true {suffix}, or is damaged")
        raise Unreadable(name, fault, AS_WORD)
    if suffix in (".txt", ".text", ""):
        return "text"
    fault = Wording(es="es de una clase que no se lee", en="is of a kind that is not read")
    raise Unreadable(name, fault, AS_WORD)


def _text(raw: bytes, path: Path, name: str) -> tuple[str, tuple[Wording, ...]]:
    """The decoded text, and what was odd about it."""
    encoding = encoding_of(path)
    text = raw.decode(encoding.name, "replace").removeprefix("\ufeff")
    if len(text) > _MOST_MARKUP:
        raise Unreadable(name, Wording(es="su texto es demasiado largo", en="its text is too long"), SPLIT)
    controls = sum(1 for char in text[:100_000] if char < " " and char not in "\t\n\r\f\v")
    if controls > 0.02 * min(len(text), 100_000):
        raise Unreadable(name, Wording(es="no es un archivo de texto", en="is not a text file"), AS_WORD)
    right = "\n".join(mended(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return right, tuple(_oddities(text, right))


def _oddities(text: str, right: str) -> list[Wording]:
    mended_some = right != text.replace("\r\n", "\n").replace("\r", "\n")
    lost = any(sign in right for sign in _LOST_SIGNS)
    return [MISREAD] * mended_some + [LOST] * lost


_LOST_SIGNS = ("\ufffd", "Ã³", "Ã©", "Ã±", "Ã¡", "Ãº", "Â¿", "Â¡", "â€")
MISREAD = Wording(
    es="tenía letras estropeadas («Ã©» por «é») y se han corregido: revise los acentos",
    en="had garbled letters («Ã©» for «é»), which were mended: check the accents",
)
LOST = Wording(
    es="tiene letras que no se entienden («�», «Ã»): guárdelo en UTF-8 y revise los acentos",
    en="has letters that cannot be understood («�», «Ã»): save it as UTF-8 and check the accents",
)


def _from_text(make: Callable[[str, str], Document]) -> Callable[[bytes, Path, str], Document]:
    def read_text(raw: bytes, path: Path, name: str) -> Document:
        text, odd = _text(raw, path, name)
        document = make(text, name)
        return document.model_copy(update={"warnings": (*odd, *document.warnings)})

    return read_text


_READERS: dict[Kind, Callable[[bytes, Path, str], Document]] = {
    "word": lambda raw, _, name: from_word(raw, name),
    "html": _from_text(from_html),
    "markdown": _from_text(from_markdown),
    "text": _from_text(lambda text, name: from_markdown(as_markdown(text), name)),
}
