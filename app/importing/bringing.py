"""`portavoz import` without its screen: from files to the knowledge folder, in order, or nothing at all."""

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import ClassVar, Literal, NamedTuple

from app.brand.headings import slug
from app.brand.imported_file import held
from app.brand.load import parts_of
from app.errors import PortavozError
from app.importing import ledger
from app.importing.archives.archive import KINDS
from app.importing.archives.taking_in import Progress, take_in
from app.importing.differences import Difference, by_hand, carried, differences
from app.importing.documents import convert
from app.importing.documents.document import Document
from app.importing.folder import committing
from app.importing.folder import writer as folder_writer
from app.importing.folder.manual_files import prose_files
from app.importing.proposing import Proposed
from app.importing.reading import Reader
from app.importing.understanding import understand
from app.importing.understood import Original, Told, Understanding
from app.wording import Wording

Step = Literal["read", "understand", "check", "replies", "write"]
Hear = Callable[[Step, int, int], None]
"""What is being done, how much of it is done, and of how much (0: unknown)."""
Propose = Callable[[Sequence[Document]], Proposed]
"""More readings, from a model; doubtful all of them."""


class ForeignFolder(PortavozError):
    """The folder holds something that no import wrote."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "foreign-folder"
    title: ClassVar[Wording] = Wording(es="La carpeta no está vacía", en="The folder is not empty")


class NothingToImport(PortavozError):
    """No file was given, or the first import has no manual."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "nothing-to-import"
    title: ClassVar[Wording] = Wording(es="No hay nada que importar", en="There is nothing to import")


class Wish(NamedTuple):
    """What is asked of an import."""

    files: tuple[Path, ...]
    to: Path
    columns: Mapping[str, str] | None = None
    adopt: bool = False
    """Whether a folder that was written by hand may be added to."""


class Brought(NamedTuple):
    """`prepared.files` is empty where nothing changes. Nothing is written yet: see `folder_writer.write`."""

    prepared: folder_writer.Prepared
    differences: tuple[Difference, ...]
    first: bool


def unheard(step: Step, done: int, of: int) -> None:
    """For callers that show nothing."""


def bring_in(wish: Wish, readers: Iterable[Reader], *, hear: Hear = unheard, propose: Propose | None = None) -> Brought:
    """Reads, understands and checks.

    Raises Unreadable, BadArchive, ForeignFolder, NothingToImport, BadLedger, BadKnowledge; the folder is untouched.
    """
    before = _before(wish)
    manuals = [path for path in wish.files if path.suffix.lower() not in KINDS]
    archives = [path for path in wish.files if path.suffix.lower() in KINDS]
    if not wish.files or (before is None and not manuals and not wish.adopt):
        raise NothingToImport(NO_MANUAL)
    documents = _read(manuals, hear)
    hear("understand", 0, 0)
    now = _understood(documents, readers, before, propose)
    now = now.model_copy(update={"originals": _originals(wish.files, before)})
    prose = prose_files(documents, now)
    hear("check", 0, 0)
    prepared = folder_writer.prepare(wish.to, now, prose)
    if archives:
        prepared = _with_replies(wish, archives, prepared, prose, hear)
    known = before or Understanding(fields=())
    return Brought(prepared, differences(known, prepared.understanding), before is None)


NO_MANUAL = Wording(
    es="dé al menos un manual (.docx, .pdf, .md o .html); las respuestas anteriores pueden ir con él o después",
    en="give at least one manual (.docx, .pdf, .md or .html); past replies can come with it or later",
)


def _before(wish: Wish) -> Understanding | None:
    """What the folder holds, hand-written values included."""
    if not wish.to.is_dir():
        return None
    committing.finish(wish.to)
    known = ledger.read(wish.to)
    if known is None:
        if not wish.adopt and any(not entry.name.startswith(".") for entry in wish.to.iterdir()):
            raise ForeignFolder(_foreign(wish.to))
        return None
    return by_hand(known, held(parts_of(wish.to)))


def _foreign(folder: Path) -> Wording:
    return Wording(
        es=f"«{folder}» tiene ya una marca que no viene de una importación, y no se mezclan. Importe en otra: "
        "portavoz import … --to marca, y después PORTAVOZ_KNOWLEDGE=marca. Para añadir a esta, --adopt",
        en=f"“{folder}” already holds a brand that no import wrote, and they are not mixed. Import into another: "
        "portavoz import … --to marca, and then PORTAVOZ_KNOWLEDGE=marca. To add to this one, --adopt",
    )


def _read(manuals: Sequence[Path], hear: Hear) -> list[Document]:
    documents = []
    for done, path in enumerate(manuals):
        hear("read", done, len(manuals))
        documents.append(convert.read(path))
    hear("read", len(manuals), len(manuals))
    return documents


def _understood(
    documents: list[Document], readers: Iterable[Reader], before: Understanding | None, propose: Propose | None
) -> Understanding:
    if before is not None and not documents:
        return before
    proposed = propose(documents) if propose else Proposed()
    earlier = carried(before, [document.file for document in documents]) if before else []
    now = understand(documents, readers, known=before, proposed=[*proposed.readings, *earlier])
    loose = [one for one in before.loose if one.place.file not in {d.file for d in documents}] if before else []
    warnings = (*(warning for document in documents for warning in document.warnings), *proposed.warnings)
    replies, written = (before.replies, before.written) if before else ((), ())
    update = {"warnings": warnings, "replies": replies, "written": written, "loose": (*loose, *now.loose)}
    return now.model_copy(update=update)


def _originals(files: Iterable[Path], before: Understanding | None) -> tuple[Original, ...]:
    known = {one.file: one for one in before.originals} if before else {}
    for path in files:
        with path.open("rb") as file:
            known[path.name] = Original(file=path.name, sha256=file_digest(file, "sha256").hexdigest())
    return tuple(known[name] for name in sorted(known))


def _with_replies(
    wish: Wish, archives: list[Path], prepared: folder_writer.Prepared, prose: Mapping[str, str], hear: Hear
) -> folder_writer.Prepared:
    """The replies are read with the eyes of the brand that the manual makes."""

    def tell(progress: Progress) -> None:
        hear("replies", round((progress.part or 0) * 100), 100)

    name = f"replies/{slug('-'.join(path.stem for path in archives))}.jsonl"
    with tempfile.TemporaryDirectory(prefix="portavoz-replies-") as kept:
        target = Path(kept) / "replies.jsonl"
        taken = take_in(archives, target, prepared.brand, columns=wish.columns, tell=tell)
        listed = ", ".join(path.name for path in archives)
        said = [Told(file=listed, text=line) for line in taken.summary()]
        earlier = [one for one in prepared.understanding.replies if one.file != listed]
        now = prepared.understanding.model_copy(update={"replies": (*earlier, *said)})
        return folder_writer.prepare(wish.to, now, prose, {name: target})
