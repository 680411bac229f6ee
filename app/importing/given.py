"""The files of one import: manuals and archives, and which of them the folder knows, under this name or another."""

from collections.abc import Iterable, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import ClassVar

from app.brand.texts import folded
from app.errors import PortavozError
from app.importing.archives.archive import KINDS
from app.importing.documents.document import Block, Document, Place, Table
from app.importing.understood import Original, Understanding
from app.value import Value
from app.wording import Wording

REVISED = 0.6
"""Part of the words quoted from a manual that a file under another name must hold to be its new version."""
FEW = 5
"""Quotes; fewer tell nothing about two manuals."""


class NothingToImport(PortavozError):
    """No file was given, the first import has no manual, or two files have one name."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "nothing-to-import"
    title: ClassVar[Wording] = Wording(es="No hay nada que importar", en="There is nothing to import")


class Given(Value):
    """`name`: as the folder knows it; a copy under another name is the same file."""

    path: Path
    name: str
    sha256: str
    """Empty for what cannot be opened; whoever reads it says why."""

    @property
    def is_archive(self) -> bool:
        return self.path.suffix.lower() in KINDS


def given(files: Sequence[Path], before: Understanding | None) -> tuple[Given, ...]:
    """Archives by name, so that their order on the command line makes no difference. Raises NothingToImport."""
    names = [path.name for path in files]
    for name in names:
        if names.count(name) > 1:
            raise NothingToImport(_twice(name))
    known = {one.sha256: one.file for one in before.originals} if before else {}
    taken = {one.file for one in before.originals} if before else set()
    found = [Given(path=path, name=path.name, sha256=_sha(path)) for path in files]
    renamed = [one if one.name in taken or known.get(one.sha256, "") in names else _known(one, known) for one in found]
    return tuple(sorted(renamed, key=lambda one: (one.is_archive, one.name if one.is_archive else "")))


def _known(one: Given, known: dict[str, str]) -> Given:
    return one.model_copy(update={"name": known.get(one.sha256, one.name)})


def _twice(name: str) -> Wording:
    return Wording(
        es=f"hay dos archivos que se llaman «{name}»: cambie el nombre de uno o quítelo",
        en=f"two files are named “{name}”: rename one of them or leave it out",
    )


def _sha(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def originals(files: Iterable[Given], before: Understanding | None) -> tuple[Original, ...]:
    """What was imported until now, by name."""
    known = {one.file: one for one in before.originals} if before else {}
    known |= {one.name: Original(file=one.name, sha256=one.sha256) for one in files}
    return tuple(known[name] for name in sorted(known))


def earlier_name(document: Document, before: Understanding | None, names: Iterable[str]) -> str | None:
    """The manual that the document is a new version of: most of what was quoted from it stands here. None: a new one.

    `names`: those of the files given now, none of which can have an heir.
    """
    if before is None or document.file in {one.file for one in before.originals}:
        return None
    words = folded("\n".join(text for block in document.blocks for text in _texts(block)))
    files = [one.file for one in before.originals if one.file not in set(names)]
    shares = [(_share(words, file, before), file) for file in files]
    share, file = max(shares, default=(0.0, ""))
    return file if share >= REVISED else None


def _share(words: str, file: str, before: Understanding) -> float:
    quoted = {folded(q.text) for field in before.fields for q in field.quotes if q.place.file == file}
    long = {text for text in quoted if len(text) > 12}
    return sum(text in words for text in long) / len(long) if len(long) >= FEW else 0.0


def _texts(block: Block) -> Iterable[str]:
    return (cell for row in block.rows for cell in row) if isinstance(block, Table) else (block.text,)


def under_name(document: Document, name: str) -> Document:
    """The same document as the file that the folder knows."""
    blocks = tuple(block.model_copy(update={"place": _moved(block.place, name)}) for block in document.blocks)
    return document.model_copy(update={"file": name, "blocks": blocks})


def _moved(place: Place, name: str) -> Place:
    return place.model_copy(update={"file": name})


def new_version(file: str, name: str) -> Wording:
    """What the person is told."""
    return Wording(
        es=f"«{file}» se ha tomado como una versión nueva de «{name}»; si es otro manual, impórtelo en otra carpeta",
        en=f"“{file}” was taken for a new version of “{name}”; if it is another manual, import it into another folder",
    )
