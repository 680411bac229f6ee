"""Drills as files: `drills/*.yaml` of the knowledge folder, or any other file. Nothing runs while one has a fault."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, NamedTuple

from app.brand.brand import Brand
from app.brand.faults import Fault, in_order, shown
from app.brand.folder import Folder
from app.brand.load import load
from app.brand.shape import fit
from app.brand.source import Source
from app.drill.script import Script
from app.drill.script_rules import faults_for, faults_of
from app.errors import PortavozError
from app.wording import Wording

FOLDER = "drills"
"""Subfolder of the knowledge folder."""


class BadDrill(PortavozError):
    """The drill has faults: each is told with its line, and nothing was run or changed."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-drill"
    title: ClassVar[Wording] = Wording(es="El simulacro tiene fallos", en="The drill has faults")

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        errors = [fault for fault in faults if fault.level == "error"]
        super().__init__(Wording(es="\n".join(f.in_("es") for f in errors), en="\n".join(f.in_("en") for f in errors)))
        self.faults = faults


class NoSuchDrill(PortavozError):
    """Neither a file nor a drill of the knowledge folder."""

    field: ClassVar[str] = "drill"
    status: ClassVar[int] = 404
    type: ClassVar[str] = "no-such-drill"
    title: ClassVar[Wording] = Wording(es="No hay tal simulacro", en="No such drill")

    def __init__(self, name: str, known: list[str]) -> None:
        listed = ", ".join(known) or "—"
        super().__init__(
            Wording(
                es=f"{shown(name)} no es un archivo ni un simulacro de la marca. Hay: {listed}.",
                en=f"{shown(name)} is neither a file nor a drill of the brand. There are: {listed}.",
            )
        )


class Surveyed(NamedTuple):
    """A file and what it turned out to be. `script`: None when it has errors."""

    path: Path
    script: Script | None
    faults: tuple[Fault, ...]


def read_script(path: Path, brand: Brand | None = None) -> Script:
    """The drill of a file, checked against the brand where one is given. Raises BadDrill with every fault at once."""
    found = survey_script(path, brand)
    if found.script is None:
        raise BadDrill(found.faults)
    return found.script


def survey_script(path: Path, brand: Brand | None = None, shown_as: str | None = None) -> Surveyed:
    """The file read and checked as far as it can be; never raises for what it holds."""
    folder = Folder(path.parent)
    source = folder.yaml(path.name)
    faults = list(folder.faults)
    script = None
    if source is None and not faults:
        faults.append(Fault(path=path.name, message=NOT_THERE[0], mend=NOT_THERE[1]))
    elif source is not None:
        script, told = _fitted(source, brand)
        faults += told
    named = in_order(f.model_copy(update={"path": shown_as or path.name}) for f in faults)
    broken = any(fault.level == "error" for fault in named)
    return Surveyed(path, None if broken else script, named)


def _fitted(source: Source, brand: Brand | None) -> tuple[Script | None, list[Fault]]:
    if not isinstance(source.data, dict):
        return None, [source.fault((), *NO_FIELDS)]
    fitted = fit(Script, source.data, source)
    faults = list(fitted.faults)
    if fitted.value is not None:
        faults += faults_of(fitted.value, fitted.source)
        faults += faults_for(fitted.value, fitted.source, brand) if brand else ()
    return fitted.value, [f.model_copy(update={"mend": _guide(f.mend)}) for f in faults]


def _guide(mend: Wording) -> Wording:
    """The general mend points to the guide of the knowledge folder; a drill has its own."""
    return Wording(es=mend.es.replace(*GUIDES), en=mend.en.replace(*GUIDES))


GUIDES = ("docs/knowledge.md", "docs/drills.md")
NOT_THERE = (
    Wording(es="el archivo no existe", en="the file does not exist"),
    Wording(es="compruebe el nombre", en="check its name"),
)
NO_FIELDS = (
    Wording(es="no es un simulacro", en="it is no drill"),
    Wording(es="escriba «id:», «title:» y «comments:»", en="write «id:», «title:» and «comments:»"),
)
TWICE = Wording(es="deje solo uno de los dos", en="keep only one of them")


def survey_drills(knowledge: Path, brand: Brand | None) -> tuple[Surveyed, ...]:
    """Every drill of a knowledge folder, by file name, checked against the brand where it could be read.

    They are told by `portavoz check` and keep no brand from loading: on the day it burns a drill's typing error is
    nobody's concern.
    """
    files = sorted((knowledge / FOLDER).glob("*.y*ml")) if (knowledge / FOLDER).is_dir() else []
    found = [survey_script(path, brand, f"{FOLDER}/{path.name}") for path in files]
    return tuple(_unique(found))


def _unique(found: list[Surveyed]) -> Iterator[Surveyed]:
    """The same with a fault on every id that an earlier file has."""
    taken: set[str] = set()
    for one in found:
        if one.script is not None and one.script.id in taken:
            said = shown(one.script.id)
            message = Wording(es=f"ya hay otro {said}", en=f"there is another {said}")
            fault = Fault(path=f"{FOLDER}/{one.path.name}", field="id", message=message, mend=TWICE)
            yield Surveyed(one.path, None, (*one.faults, fault))
            continue
        taken |= {one.script.id} if one.script else set()
        yield one


def drill_named(name: str, knowledge: Path) -> Script:
    """The drill of a file, or of the knowledge folder by its id. Raises NoSuchDrill, BadDrill or BadKnowledge."""
    brand = load(knowledge)
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or path.is_file():
        return read_script(path, brand)
    found = survey_drills(knowledge, brand)
    for one in found:
        if name in (one.path.stem, one.script.id if one.script else None):
            if one.script is None:
                raise BadDrill(one.faults)
            return one.script
    raise NoSuchDrill(name, [one.script.id if one.script else one.path.stem for one in found])
