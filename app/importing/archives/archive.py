"""Archives of past replies as sheets: the kind of a file is told by what it holds, and then by its name."""

from pathlib import Path

from app.brand.faults import Fault, shown
from app.importing.archives.delimited import read_delimited
from app.importing.archives.json_lines import read_json_lines
from app.importing.archives.sheet import BadArchive, Sheet
from app.importing.archives.spreadsheet import read_spreadsheet
from app.wording import Wording

DELIMITED = (".csv", ".tsv", ".txt")
JSON_LINES = (".jsonl", ".ndjson")
SPREADSHEETS = (".xlsx", ".xlsm")
KINDS = (*DELIMITED, *JSON_LINES, *SPREADSHEETS)
MOST_BYTES = 500_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\x7fELF", b"MZ\x90")


def sheets(path: Path, *, times: bool = False) -> tuple[Sheet, ...]:
    """The sheets of an archive, in order. `times`: moments of a workbook keep their time of day. Raises BadArchive."""
    size = _size(path)
    with path.open("rb") as file:
        start = file.read(8)
    kind = path.suffix.lower()
    if start == _OLE:
        raise BadArchive(_ole(path))
    if start.startswith(b"PK\x03\x04"):
        return _zipped(path, kind, times)
    if kind in SPREADSHEETS:
        raise BadArchive(_fault(path, NOT_A_WORKBOOK, OPEN_AND_SAVE))
    if any(start.startswith(mark) for mark in _BINARY):
        raise BadArchive(_fault(path, BINARY, AS_TABLE))
    if kind in JSON_LINES:
        return (read_json_lines(path, size),)
    if kind in DELIMITED:
        return (read_delimited(path, size),)
    raise BadArchive(_unknown(path, kind))


def _size(path: Path) -> int:
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said = Wording(es=f"no se puede abrir ({reason})", en=f"cannot be opened ({reason})")
        raise BadArchive(_fault(path, said, EXISTS)) from error
    if size == 0:
        raise BadArchive(_fault(path, Wording(es="está vacío", en="is empty"), AS_TABLE))
    if size > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        said = Wording(es=f"ocupa {size // 1_000_000} MB", en=f"takes {size // 1_000_000} MB")
        mend = Wording(
            es=f"repártalo en archivos de menos de {most} MB", en=f"split it into files of less than {most} MB"
        )
        raise BadArchive(_fault(path, said, mend))
    return size


def _zipped(path: Path, kind: str, times: bool) -> tuple[Sheet, ...]:
    if kind in SPREADSHEETS or kind in DELIMITED:  # a workbook that somebody renamed to .csv is still a workbook
        return read_spreadsheet(path, times=times)
    raise BadArchive(_unknown(path, kind))


def _ole(path: Path) -> Fault:
    """Old Excel files and encrypted new ones share one container; the latter name what they hide."""
    with path.open("rb") as file:
        while chunk := file.read(1_000_000):
            if _LOCKED in chunk:
                return _fault(path, LOCKED, UNLOCK)
            if len(chunk) == 1_000_000:
                file.seek(-len(_LOCKED), 1)
    return _fault(path, OLD, OPEN_AND_SAVE)


def _unknown(path: Path, kind: str) -> Fault:
    said = Wording(
        es=f"no es un archivo de respuestas: {shown(kind or path.name)}",
        en=f"is no archive of replies: {shown(kind or path.name)}",
    )
    listed = ", ".join(KINDS)
    return _fault(path, said, Wording(es=f"guárdelo como uno de estos: {listed}", en=f"save it as one of: {listed}"))


def _fault(path: Path, message: Wording, mend: Wording) -> Fault:
    return Fault(path=path.name, message=message, mend=mend)


EXISTS = Wording(es="compruebe la ruta y los permisos", en="check the path and who may read it")
AS_TABLE = Wording(
    es="exporte una tabla con el comentario y la respuesta en columnas (.csv, .xlsx o .jsonl)",
    en="export a table with the comment and the reply in columns (.csv, .xlsx or .jsonl)",
)
BINARY = Wording(es="no contiene texto: es un archivo binario", en="holds no text: it is a binary file")
NOT_A_WORKBOOK = Wording(es="no es un libro de Excel", en="is no Excel workbook")
OLD = Wording(es="es un archivo de Excel antiguo (.xls)", en="is an old Excel file (.xls)")
OPEN_AND_SAVE = Wording(
    es="ábralo en su hoja de cálculo y guárdelo como .xlsx", en="open it in your spreadsheet and save it as .xlsx"
)
LOCKED = Wording(es="está protegido con contraseña", en="is protected by a password")
UNLOCK = Wording(
    es="ábralo, quite la contraseña (Archivo › Información › Proteger libro) y guárdelo de nuevo",
    en="open it, remove the password (File › Info › Protect Workbook) and save it again",
)
