"""`portavoz import` without its screen: from files to the knowledge folder, in order, or nothing at all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Literal, NamedTuple

from app.brand.headings import slug
from app.brand.imported_file import held
from app.brand.load import parts_of
from app.errors import PortavozError
from app.importing import ledger
from app.importing.archives.taking_in import Progress, take_in
from app.importing.archives.told import told
from app.importing.differences import Difference, by_hand, carried, differences
from app.importing.documents import convert
from app.importing.documents.document import Document
from app.importing.folder import committing
from app.importing.folder import writer as folder_writer
from app.importing.folder.manual_files import prose_files
from app.importing.given import Given, NothingToImport, earlier_name, given, new_version, originals, under_name
from app.importing.proposing import Proposed
from app.importing.reading import Reader
from app.importing.understanding import understand
from app.importing.understood import Told, Understanding
from app.wording import Wording

Step = Literal["read", "understand", "check", "replies", "write"]
Hear = Callable[[Step, int, int], None]
"""What is being done, how much of it is done (pages, rows), and of how much (0: unknown)."""
Propose = Callable[[Sequence[Document]], Proposed]
"""More readings, from a model; doubtful all of them."""


class ForeignFolder(PortavozError):
    """The folder holds something that no import wrote."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "foreign-folder"
    title: ClassVar[Wording] = Wording(es="La carpeta no está vacía", en="The folder is not empty")


class Wish(NamedTuple):
    """What is asked of an import."""

    files: tuple[Path, ...]
    to: Path
    work: Path
    """An empty folder in which the replies wait until they are written."""
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
    files = given(wish.files, before)
    if not files or (before is None and not wish.adopt and all(one.is_archive for one in files)):
        raise NothingToImport(NO_MANUAL)
    archives = [one for one in files if one.is_archive]
    manuals, documents = _read([one for one in files if not one.is_archive], before, hear)
    hear("understand", 0, 0)
    now = _understood(documents, readers, before, propose)
    now = now.model_copy(update={"originals": originals([*manuals, *archives], before)})
    hear("understand", 1, 1)
    prose = prose_files(documents, now)
    hear("check", 0, 0)
    prepared = folder_writer.prepare(wish.to, now, prose)
    if archives:
        prepared = _with_replies(wish, archives, prepared, prose, hear)
    hear("check", 1, 1)
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


def _read(manuals: Sequence[Given], before: Understanding | None, hear: Hear) -> tuple[list[Given], list[Document]]:
    """The documents, and the files under the names that the folder knows them by."""
    files, documents = [], []
    for one in manuals:
        document = convert.read(one.path, hear=lambda done, of: hear("read", done, of))
        name = one.name if one.name != one.path.name else earlier_name(document, before, [m.name for m in manuals])
        if name and name != document.file:
            warnings = (*document.warnings, new_version(document.file, name)) if name != one.name else document.warnings
            document = under_name(document, name).model_copy(update={"warnings": warnings})
        files.append(one.model_copy(update={"name": name or one.name}))
        documents.append(document)
    return files, documents


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


def _with_replies(
    wish: Wish, archives: list[Given], prepared: folder_writer.Prepared, prose: Mapping[str, str], hear: Hear
) -> folder_writer.Prepared:
    """The replies are read with the eyes of the brand that the manual makes."""

    def tell(progress: Progress) -> None:
        hear("replies", progress.rows, round(progress.rows / progress.part) if progress.part else 0)

    name = f"replies/{slug('-'.join(Path(one.name).stem for one in archives))}.jsonl"
    target = wish.work / "replies.jsonl"
    taken = take_in([one.path for one in archives], target, prepared.brand, columns=wish.columns, tell=tell)
    listed = ", ".join(one.name for one in archives)
    said = [Told(file=listed, text=line) for line in told(taken, {one.path.name: one.name for one in archives})]
    earlier = [one for one in prepared.understanding.replies if one.file != listed]
    now = prepared.understanding.model_copy(update={"replies": (*earlier, *said)})
    return folder_writer.prepare(wish.to, now, prose, {name: target})
