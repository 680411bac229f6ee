"""The manual's prose as files: one for each document, and one for each scenario that has a section of its own."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from app.brand.headings import slug
from app.importing.documents.document import Block, Document, Heading
from app.importing.documents.prose import markdown
from app.importing.folder.composing import scenario_path
from app.importing.understood import Understanding

FOLDER = "manual"


def prose_files(documents: Iterable[Document], understanding: Understanding) -> dict[str, str]:
    """Markdown by path, without front matter. No sentence stands in two files."""
    files: dict[str, str] = {}
    for document in documents:
        sections = dict(_sections(document, understanding))
        taken = {block.place.number for blocks in sections.values() for block in blocks}
        rest = tuple(block for block in document.blocks if block.place.number not in taken)
        files[_free(f"{FOLDER}/{slug(PurePath(document.file).stem)}", files)] = _text(document, rest)
        for id, blocks in sections.items():
            files[scenario_path(id)] = _text(document, tuple(blocks))
    return {path: text for path, text in files.items() if text.strip()}


def scenarios(understanding: Understanding) -> dict[str, str]:
    """Titles by id, in the manual's order."""
    ids = dict.fromkeys(f.path.split(".")[1] for f in understanding.fields if f.path.startswith("scenarios."))
    titles = {id: understanding.field(f"scenarios.{id}.title") for id in ids}
    return {id: str(title.value) if title else id for id, title in titles.items()}


def _free(path: str, taken: Mapping[str, str]) -> str:
    names = (f"{path}{'' if n == 1 else f'-{n}'}.md" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _text(document: Document, blocks: tuple[Block, ...]) -> str:
    if not blocks:
        return ""
    text = markdown(document.model_copy(update={"blocks": blocks})).strip("\n")
    return f"{'' if not text.startswith('---') else chr(10)}{text}\n"


def _sections(document: Document, understanding: Understanding) -> Iterator[tuple[str, list[Block]]]:
    """Blocks of each scenario whose title is a heading of this document, up to the next heading of its level."""
    starts = dict(_starts(document, understanding))
    id, level, section = "", 0, list[Block]()
    for block in document.blocks:
        if isinstance(block, Heading) and (block.place.number in starts or (id and block.level <= level)):
            if id:
                yield id, section
            id, level, section = starts.get(block.place.number, ""), block.level, []
        if id:
            section.append(block)
    if id:
        yield id, section


def _starts(document: Document, understanding: Understanding) -> Iterator[tuple[int, str]]:
    headings = {block.place.number: block for block in document.blocks if isinstance(block, Heading)}
    for id in scenarios(understanding):
        title = understanding.field(f"scenarios.{id}.title")
        for quote in title.quotes[:1] if title else ():
            if quote.place.file == document.file and quote.place.number in headings:
                yield quote.place.number, id
