"""What is checked before any parser sees a file: its size, its zip directory, its XML."""

import io
import lzma
import struct
import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from app.importing.documents.unreadable import SAVE_AGAIN, SPLIT, Unreadable, file_name
from app.wording import Wording

MOST_BYTES = 50_000_000
MOST_UNPACKED = 400_000_000
"""Bytes of all members together, pictures included."""
MOST_XML = 25_000_000
"""Bytes of one member that is read; a manual of 300 pages has about 5 million."""
MOST_MEMBERS = 5_000
MOST_RATIO = 250
"""Unpacked to packed. Real documents stay below 60."""
FREE_OF_RATIO = 2_000_000
"""Members below these bytes may be packed as tightly as they like."""
MOST_DEPTH = 120
MOST_ELEMENTS = 1_500_000
_CHUNK = 65_536
_FAULTS = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, KeyError,
    RuntimeError, OverflowError, struct.error,
)  # fmt: skip
"""What the zip reader raises for broken bytes; NotImplementedError is a RuntimeError."""


def contents(path: Path) -> bytes:
    """All bytes of a plain file. Raises Unreadable for what is none, cannot be opened, is empty or too long."""
    name = file_name(path)
    try:
        if path.is_dir():
            raise Unreadable(name, DIRECTORY, EACH_FILE)
        if path.exists() and not path.is_file():
            raise Unreadable(name, NO_FILE, ONE_FILE)
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        fault = Wording(es=f"no se puede abrir ({reason})", en=f"cannot be opened ({reason})")
        raise Unreadable(name, fault, CHECK) from error
    if not raw.strip():
        raise Unreadable(name, Wording(es="está vacío", en="is empty"), ONE_FILE)
    if len(raw) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise Unreadable(name, Wording(es=f"ocupa más de {most} MB", en=f"takes more than {most} MB"), LIGHTER)
    return raw


DIRECTORY = Wording(es="es una carpeta", en="is a folder")
EACH_FILE = Wording(es="indique los archivos que contiene", en="name the files in it")
NO_FILE = Wording(es="no es un archivo", en="is not a file")
ONE_FILE = Wording(
    es="indique el archivo del manual (.docx, .pdf, .md, .txt o .html)",
    en="name the manual's file (.docx, .pdf, .md, .txt or .html)",
)
CHECK = Wording(es="compruebe la ruta y los permisos", en="check the path and its permissions")
LIGHTER = Wording(
    es="quite las imágenes o divídalo en archivos más pequeños", en="remove pictures or split it into smaller files"
)


class Package:
    """A zip whose directory was checked; members are read under a limit. Raises Unreadable."""

    def __init__(self, raw: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            self._members = self._zip.infolist()
        except _FAULTS as error:
            raise Unreadable(name, BROKEN, SAVE_AGAIN) from error
        self._check()
        self.names = tuple(member.filename for member in self._members)

    def _check(self) -> None:
        names = [member.filename for member in self._members]
        if len(names) > MOST_MEMBERS or sum(m.file_size for m in self._members) > MOST_UNPACKED:
            raise Unreadable(self._name, BOMB, SAVE_AGAIN)
        if any(_swells(m.file_size, m.compress_size) for m in self._members):
            raise Unreadable(self._name, BOMB, SAVE_AGAIN)
        if len(set(names)) < len(names) or any(_leads_out(name) for name in names):
            raise Unreadable(self._name, TRICKS, SAVE_AGAIN)
        if any(member.flag_bits & 1 for member in self._members):
            raise Unreadable(self._name, PASSWORD, WITHOUT_PASSWORD)

    def has(self, name: str) -> bool:
        return name in self.names

    def xml(self, name: str) -> bytes:
        """A member that was checked to be XML without entities, not too deep and not too long."""
        data = self._read(name)
        check_xml(data, self._name)
        return data

    def _read(self, name: str) -> bytes:
        found = bytearray()
        try:
            with self._zip.open(name) as member:
                while chunk := member.read(_CHUNK):
                    found += chunk
                    if len(found) > MOST_XML:
                        raise Unreadable(self._name, TOO_LONG, SPLIT)
        except _FAULTS as error:
            raise Unreadable(self._name, BROKEN, SAVE_AGAIN) from error
        return bytes(found)


def _swells(unpacked: int, packed: int) -> bool:
    return unpacked > FREE_OF_RATIO and unpacked > MOST_RATIO * max(1, packed)


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0] or "\0" in name


def check_xml(data: bytes, name: str) -> None:
    """Raises Unreadable for XML that declares a document type (entities live there), or is broken, too deep or huge."""
    watch = _Watch(name)
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = watch.doctype
    parser.StartElementHandler = watch.start
    parser.EndElementHandler = watch.end
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        raise Unreadable(name, BROKEN, SAVE_AGAIN) from error


class _Watch:
    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = self._seen = 0

    def doctype(self, *_: object) -> None:
        raise Unreadable(self._name, ENTITIES, SAVE_AGAIN)

    def start(self, *_: object) -> None:
        self._depth += 1
        self._seen += 1
        if self._depth > MOST_DEPTH or self._seen > MOST_ELEMENTS:
            raise Unreadable(self._name, TOO_DEEP, SPLIT)

    def end(self, *_: object) -> None:
        self._depth -= 1


BROKEN = Wording(es="está dañado o incompleto", en="is damaged or incomplete")
BOMB = Wording(
    es="se expande hasta un tamaño que ningún manual tiene, y no se ha abierto",
    en="unpacks to a size that no manual has, and was not opened",
)
TRICKS = Wording(
    es="contiene nombres de archivo repetidos o que salen de su carpeta, y no se ha abierto",
    en="holds file names that repeat or lead out of its folder, and was not opened",
)
ENTITIES = Wording(
    es="declara entidades XML, que un documento de Word no tiene, y no se ha abierto",
    en="declares XML entities, which no Word document has, and was not opened",
)
TOO_LONG = Wording(es="su texto es demasiado largo", en="its text is too long")
TOO_DEEP = Wording(
    es="tiene demasiadas partes o demasiado anidadas", en="has too many parts, or too deeply nested ones"
)
PASSWORD = Wording(es="está protegido con contraseña", en="is protected by a password")
WITHOUT_PASSWORD = Wording(es="guarde una copia sin contraseña", en="save a copy without a password")
