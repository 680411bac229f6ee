"""The knowledge folder as one brand, or every fault that keeps it from being one."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from app.brand import shipped
from app.brand.brand import Brand
from app.brand.brand_file import BrandPart, read_brand
from app.brand.coverage import coverage_faults
from app.brand.facts_file import read_facts
from app.brand.faults import Fault, closest, in_order
from app.brand.folder import Folder
from app.brand.headings import brand_name, slug
from app.brand.imported_file import NAME as IMPORTED
from app.brand.imported_file import ImportedPart, read_imported
from app.brand.manual import ManualPart, read_manual
from app.brand.organisation import organisation_faults
from app.brand.parts import Parts
from app.brand.past import read_past
from app.brand.prepared import length_faults, prepared_faults
from app.brand.protocol_file import read_protocol
from app.brand.references import reference_faults
from app.brand.source import storable
from app.brand.tree import tree_faults
from app.brand.under_way import mark
from app.errors import PortavozError
from app.wording import Wording

FILES = ("brand.yaml", "facts.yaml", "protocol.yaml")
FOLDERS = ("manual", "replies", "drills")
EITHER = (IMPORTED, "README.md", "LICENSE", "LICENSE.md", "CHANGELOG.md")
"""Files that an import leaves, or that a folder under version control has anyway."""


class BadKnowledge(PortavozError):
    """The knowledge folder has errors. `faults` holds all of them, warnings included."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-knowledge"
    title: ClassVar[Wording] = Wording(
        es="La carpeta de conocimiento tiene fallos", en="The knowledge folder has faults"
    )

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        errors = [fault for fault in faults if fault.level == "error"]
        super().__init__(Wording(es="\n".join(f.in_("es") for f in errors), en="\n".join(f.in_("en") for f in errors)))
        self.faults = faults


@dataclass(frozen=True)
class Survey:
    """What the folder turned out to be. `brand` is None when there are errors."""

    brand: Brand | None
    faults: tuple[Fault, ...]


def load(folder: Path) -> Brand:
    """The brand. Reads the whole folder (design: brand.yaml, protocol.yaml, facts.yaml, manual/, replies/).

    Raises BadKnowledge with every fault at once; warnings alone raise nothing.
    """
    found = survey(folder)
    if found.brand is None:
        raise BadKnowledge(found.faults)
    return found.brand


def survey(path: Path) -> Survey:
    """The folder read and checked as far as it can be; never raises for what it holds.

    An import that falls into the reading makes it begin anew: what is read is the folder before it or after it.
    """
    for _ in range(READINGS):
        before = mark(path)
        found = _survey(path)
        if mark(path) == before:
            break
    return found


READINGS = 5


def _survey(path: Path) -> Survey:
    folder = Folder(path)
    if not _is_folder(folder):
        return Survey(None, in_order(folder.faults))
    _layout(folder)
    parts = _read(folder)
    imported = read_imported(folder, parts)
    faults = [*folder.faults, *imported.faults, *tree_faults(parts.protocol), *reference_faults(parts)]
    faults += [*organisation_faults(parts), *coverage_faults(parts), *prepared_faults(parts)]
    if any(fault.level == "error" for fault in faults):
        return Survey(None, in_order(faults))
    brand = _brand(folder, parts, imported)
    faults += length_faults(brand, parts)
    sound = all(fault.level == "warning" for fault in faults)
    return Survey(brand if sound else None, in_order(faults))


def _is_folder(folder: Folder) -> bool:
    name = folder.root.name or str(folder.root)
    if not folder.root.exists():
        folder.say(name, Wording(es="la carpeta no existe", en="the folder does not exist"), POINT_TO_IT)
        return False
    if not folder.root.is_dir():
        folder.say(name, Wording(es="no es una carpeta", en="is not a folder"), POINT_TO_IT)
        return False
    if not os.access(folder.root, os.R_OK | os.X_OK):
        folder.say(name, Wording(es="no se puede leer la carpeta", en="the folder cannot be read"), POINT_TO_IT)
        return False
    return True


POINT_TO_IT = Wording(
    es="indique en PORTAVOZ_KNOWLEDGE la carpeta que contiene manual/ y replies/",
    en="point PORTAVOZ_KNOWLEDGE to the folder that holds manual/ and replies/",
)


def _layout(folder: Folder) -> None:
    """A file with nearly the right name is read by nobody: say so."""
    for entry in sorted(folder.root.iterdir()):
        name = entry.name
        if name in (*FILES, *FOLDERS, *EITHER) or name.startswith((".", "~")) or not storable(name):
            continue
        meant = closest(name, (*FILES, *FOLDERS))
        mend = Wording(es=f"¿quería decir «{meant}»?", en=f"did you mean «{meant}»?") if meant else MOVE_IT
        folder.say(name, Wording(es="no se lee", en="is not read"), mend, "warning")


MOVE_IT = Wording(es="muévalo a manual/ o a replies/, o bórrelo", en="move it to manual/ or replies/, or delete it")


def parts_of(path: Path) -> Parts:
    """The files of a folder as they were read, sound or not."""
    return _read(Folder(path))


def _read(folder: Folder) -> Parts:
    sources = {name: folder.yaml(name) for name in FILES}
    written = {name: folder.has(name) for name in FILES}
    language = _language(sources["brand.yaml"].data if sources["brand.yaml"] else None)
    manual = read_manual(folder, language)
    past = read_past(folder)
    brand = read_brand(sources["brand.yaml"], written["brand.yaml"], _name(folder, manual))
    protocol = read_protocol(sources["protocol.yaml"], written["protocol.yaml"], language)
    facts, faults = read_facts(sources["facts.yaml"], written["facts.yaml"])
    folder.faults += [*brand.faults, *protocol.faults, *faults]
    return Parts(brand, protocol, facts, manual, past)


def _language(data: object) -> str:
    language = data.get("language") if isinstance(data, dict) else None
    return language if isinstance(language, str) else str(shipped.shipped("brand")["language"])


def _name(folder: Folder, manual: ManualPart) -> str:
    if manual.first_heading:
        return brand_name(manual.first_heading)
    return folder.root.resolve().name.replace("-", " ").replace("_", " ").strip().title() or "Marca"


def _brand(folder: Folder, parts: Parts, imported: ImportedPart) -> Brand:
    file = _fields(parts.brand)
    name = str(file["name"])
    return Brand(
        **{**file, "slug": file["slug"] or slug(name)},
        protocol=parts.protocol.value,
        facts=tuple(placed.value for placed in parts.facts.facts),
        scenarios=tuple(placed.value for placed in parts.manual.scenarios),
        replies=tuple(placed.value for placed in parts.past.replies),
        manual=tuple(parts.manual.files),
        defaults=frozenset(_defaults(parts) | imported.defaults),
        doubtful=imported.doubtful,
        fingerprint=_fingerprint(folder),
    )


def _fields(part: BrandPart) -> dict[str, Any]:
    return {name: getattr(part.value, name) for name in type(part.value).model_fields}


def _defaults(parts: Parts) -> set[str]:
    return parts.brand.defaults | parts.protocol.defaults


def _fingerprint(folder: Folder) -> str:
    digest = hashlib.sha256(shipped.fingerprint().encode())
    for path, content in sorted(folder.digests.items()):
        digest.update(f"\n{path}\0{content}".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
