"""An understanding as a knowledge folder: composed, checked on a copy, and only then put in place.

What the folder's check would refuse becomes a doubt and is left out; where that is not enough nothing is written.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import file_digest, sha256
from pathlib import Path
from typing import NamedTuple

from app.brand.brand import Brand
from app.brand.faults import Fault
from app.brand.imported_file import Held
from app.brand.load import BadKnowledge, Survey, survey
from app.importing import ledger
from app.importing.folder import committing
from app.importing.folder.committing import Content
from app.importing.folder.composing import composed, scenario_path
from app.importing.folder.condensed import condensed
from app.importing.folder.text import merged, quoting, text
from app.importing.mending import mended
from app.importing.understood import Understanding, Written
from app.value import Value

ROUNDS = 12
"""Each takes out what the check refused; a part may be sound only until its own parts are gone."""
EMPTY_PAST = "replies/respuestas.jsonl"


Prose = Mapping[str, str]
Known = Mapping[str, Written]


class Prepared(NamedTuple):
    """Files that differ from the folder's, the brand that they make, and the understanding with its new doubts.

    The brand holds one past reply of each kind only.

    Replies are named and not held: their file must stand until `write`.
    """

    files: dict[str, Content]
    brand: Brand
    understanding: Understanding


class _Part(Value):
    """A file by its two halves: YAML, and the prose below it (manual only)."""

    path: str
    data: str = ""
    prose: str | None = None

    @property
    def text(self) -> str:
        if self.prose is None or not self.data:
            return self.data if self.prose is None else self.prose
        return f"---\n{self.data}---\n\n{self.prose}"


def prepare(
    folder: Path, understanding: Understanding, prose: Mapping[str, str], replies: Mapping[str, Path] | None = None
) -> Prepared:
    """What is to be written. `prose`: Markdown by path; files of the manual that it leaves out stay as they are.

    `replies`: finished .jsonl files by their path in the folder. Raises BadKnowledge when nothing sound can be made.
    """
    committing.finish(folder)
    before = ledger.read(folder)
    archives = dict(replies or {})
    for _ in range(ROUNDS):
        files, settled = _files(folder, understanding, before, prose, archives)
        found = _surveyed(folder, files)
        if found.brand is not None:
            return Prepared(files, found.brand, settled)
        better = mended(understanding, found.faults)
        if better == understanding:
            break
        understanding = better
    raise BadKnowledge(found.faults)


def write(folder: Path, prepared: Prepared) -> None:
    """Puts the files in place, all or none. Raises CannotWriteFolder."""
    if prepared.files:
        committing.put(folder, prepared.files)


def _surveyed(folder: Path, files: Mapping[str, Content]) -> Survey:
    """The folder as it would be, looked at in a copy; past replies stand there by their kinds (see condensed)."""
    with tempfile.TemporaryDirectory(prefix="portavoz-import-") as kept:
        copy = Path(kept) / (folder.resolve().name or "marca")
        if folder.is_dir():
            shutil.copytree(folder, copy, ignore=_left, copy_function=_linked)
        for past in (folder / "replies").rglob("*.jsonl"):
            condensed(past, copy / past.relative_to(folder))
        for path, content in files.items():
            _put(content, copy / path)
        return survey(copy)


def _left(_: str, names: list[str]) -> set[str]:
    return {name for name in names if name.startswith(".") or name.endswith(".jsonl")}


def _put(content: Content, place: Path) -> None:
    if isinstance(content, Path):
        condensed(content, place)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)  # a link: what it points to must stay
    place.write_bytes(content)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)


def _files(
    folder: Path, now: Understanding, before: Understanding | None, prose: Prose, replies: Mapping[str, Path]
) -> tuple[dict[str, Content], Understanding]:
    known = {one.path: one for one in before.written} if before else {}
    files: dict[str, Content] = {}
    for part, own in _parts(folder, now, before, prose, known):
        files[part.path] = part.text.encode()
        known[part.path] = own
    for path, content in _archives(folder, replies, known):
        files[path] = content
        known[path] = Written(path=path, sha256=_sha(content))
    now = now.model_copy(update={"written": tuple(known[path] for path in sorted(known))})
    files[ledger.NAME] = ledger.text(now).encode()
    return {path: content for path, content in files.items() if not _holds(folder / path, content)}, now


def _archives(folder: Path, replies: Mapping[str, Path], known: Known) -> Iterator[tuple[str, Content]]:
    for path, file in replies.items():
        place = folder / path
        if not place.is_file() or (path in known and known[path].sha256 == _sha(place)):
            yield path, file
        elif path not in known and not _holds(place, file):
            yield path.removesuffix(".jsonl") + "-importado.jsonl", file
    if not replies and not any((folder / "replies").rglob("*.jsonl")):
        yield EMPTY_PAST, b""


def _parts(
    folder: Path, now: Understanding, before: Understanding | None, prose: Prose, known: Known
) -> Iterator[tuple[_Part, Written]]:
    data, old = composed(now), composed(before) if before else Held({}, {}, [], {})
    comment = quoting({field.path: field for field in now.fields})
    for name in ("brand", "protocol", "facts"):
        path, new, was = f"{name}.yaml", getattr(data, name), getattr(old, name)
        start = "" if name == "brand" else name
        current = _read(folder / path)
        if new or current is not None:
            written = _yaml(current, known.get(path), was, new, text(new, comment, start))
            yield _Part(path=path, data=written[0]), Written(path=path, sha256=written[1])
    titles = {scenario_path(id): id for id in data.scenarios}
    for path in (*titles, *(path for path in prose if path not in titles)):
        id = titles.get(path)
        new, was = (data.scenarios[id], old.scenarios.get(id, {})) if id else ({}, {})
        front, body = _halves(_read(folder / path))
        fresh = text(new, comment, f"scenarios.{id}") if id else ""
        written = _yaml(front, known.get(path), was, new, fresh) if new else ("", "")
        prose_now, mark = _prose(body, known.get(path), prose.get(path), str(new.get("title", "")))
        yield (
            _Part(path=path, data=written[0], prose=prose_now),
            Written(path=path, sha256=written[1], prose_sha256=mark),
        )


def _yaml(current: bytes | None, known: Written | None, was: object, now: object, fresh: str) -> tuple[str, str]:
    """The text and the mark by which a later import tells whether a person changed it; no mark: one did already."""
    if not current or (known and known.sha256 == _sha(current)):
        return fresh, _sha(fresh.encode())
    return merged(current.decode("utf-8-sig"), was, now), ""


def _prose(current: bytes | None, known: Written | None, new: str | None, title: str) -> tuple[str, str]:
    """A person's prose stays theirs."""
    if current and (new is None or known is None or known.prose_sha256 != _sha(current)):
        theirs = known is None or known.prose_sha256 != _sha(current)
        return current.decode("utf-8-sig"), "" if theirs else _sha(current)
    text = new or f"# {title}\n"
    return text, _sha(text.encode())


def _halves(content: bytes | None) -> tuple[bytes | None, bytes | None]:
    """Front matter and prose of a file of the manual."""
    if content is None or not content.startswith(b"---\n"):
        return None, content
    front, mark, rest = content[4:].partition(b"\n---\n")
    return (front + b"\n", rest.lstrip(b"\n")) if mark else (None, content)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _holds(place: Path, content: Content) -> bool:
    return place.is_file() and _sha(place) == _sha(content)


def _sha(content: Content) -> str:
    if isinstance(content, bytes):
        return sha256(content).hexdigest()
    with content.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def faults(folder: Path, understanding: Understanding) -> tuple[Fault, ...]:
    """What the check would say of the folder with this understanding in it, nothing taken out."""
    return _surveyed(folder, _files(folder, understanding, ledger.read(folder), {}, {})[0]).faults
