"""The crisis manual: Markdown files, some of them scenarios by their front matter."""

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from app.brand.brand import ManualFile
from app.brand.faults import Loc
from app.brand.folder import MAX_TEXT, MAX_YAML, Folder
from app.brand.headings import headings
from app.brand.scenarios import Scenario
from app.brand.shape import fit, shape
from app.brand.shipped import Data, texts
from app.brand.source import Source, parse_yaml
from app.wording import Wording

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
SCENARIO_ONLY = set(Scenario.model_fields) - {"id", "title", "source"}


@dataclass(frozen=True)
class Placed:
    """A value with the place that it was read from."""

    source: Source
    loc: Loc
    value: Any


@dataclass
class ManualPart:
    """`ids`: scenario ids as written, those of faulty scenarios included. `sound` False: some id could not be read."""

    files: list[ManualFile] = field(default_factory=list)
    scenarios: list[Placed] = field(default_factory=list)
    ids: list[tuple[Source, str]] = field(default_factory=list)
    first_heading: str | None = None
    sound: bool = True


def read_manual(folder: Folder, language: str) -> ManualPart:
    """Every `manual/**/*.md`, sorted by path. `language`: of prepared texts that state none."""
    part = ManualPart()
    for path in folder.files("manual"):
        if not path.lower().endswith(".md"):
            folder.say(path, NOT_READ, AS_MARKDOWN, "warning")
        elif (text := folder.plain(path, MAX_TEXT)) is not None:
            _take(part, folder, path, text, language)
        else:
            part.sound = False
    if not part.files and part.sound:
        folder.say("manual", EMPTY, WRITE_ONE)
    return part


NOT_READ = Wording(es="no se lee: el manual son archivos .md", en="is not read: the manual is .md files")
AS_MARKDOWN = Wording(es="conviértalo a Markdown o sáquelo de ahí", en="convert it to Markdown or move it away")
EMPTY = Wording(es="no hay ningún archivo .md con texto", en="there is no .md file with text")
WRITE_ONE = Wording(es="ponga el manual de crisis en manual/manual.md", en="write the manual in manual/manual.md")


def _take(part: ManualPart, folder: Folder, path: str, text: str, language: str) -> None:
    front, body, first_line = _split(text)
    title = None
    if front is None and FENCE.match(text):
        folder.say(path, UNCLOSED, CLOSE_IT, line=1)
        part.sound = False
        return
    if front is not None:
        title = _front_matter(part, folder, path, front, language)
    if not body.strip() and title is None:
        folder.say(path, Wording(es="está vacío", en="is empty"), WRITE_OR_REMOVE, "warning")
        return
    found = headings(body)
    part.first_heading = part.first_heading or (found[0] if found else None)
    if not found:
        name = title or PurePosixPath(path).stem.replace("-", " ").replace("_", " ").strip().capitalize()
        if title is None:
            folder.say(path, NO_HEADING, _cited_as(name), "warning", first_line)
        body, first_line = f"# {name}\n{body}", first_line - 1  # our heading stands on the line before the text
    part.files.append(ManualFile(path=path, text=body, line=first_line))


UNCLOSED = Wording(es="la cabecera que abre «---» no se cierra", en="the front matter opened by «---» is never closed")
CLOSE_IT = Wording(es="ponga otra línea «---» donde termina", en="put another line «---» where it ends")
WRITE_OR_REMOVE = Wording(es="escríbalo o bórrelo", en="write it or delete it")
NO_HEADING = Wording(es="no tiene ningún título", en="has no heading")


def _cited_as(name: str) -> Wording:
    return Wording(
        es=f"se citará entero como «{name}»; añada títulos «# …» para citar cada parte por su nombre",
        en=f"all of it will be cited as «{name}»; add headings «# …» so that each part has its name",
    )


def _split(text: str) -> tuple[str | None, str, int]:
    """Front matter (None: there is none), body, and the body's first line."""
    opening = FENCE.match(text)
    closing = FENCE.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None, text, 1
    front = text[opening.end() + 1 : closing.start()]
    rest = text[closing.end() :]
    body = rest.lstrip("\n")
    return front, body, front.count("\n") + 2 + len(rest) - len(body)


def _front_matter(part: ManualPart, folder: Folder, path: str, front: str, language: str) -> str | None:
    """Take the scenario, if it is one; its title, or the title of any other front matter."""
    if len(front) > MAX_YAML:
        folder.say(path, Wording(es="la cabecera es enorme", en="the front matter is huge"), CLOSE_IT, line=1)
        part.sound = False
        return None
    source, faults = parse_yaml(path, front, first_line=2)
    folder.faults += faults
    if source is None:
        part.sound = False
        return None
    data = source.data if isinstance(source.data, dict) else {}
    if "id" not in data and not SCENARIO_ONLY & data.keys():
        folder.faults.append(source.fault((), NOT_SCENARIO, ADD_ID, "warning"))
    else:
        _scenario(part, folder, source, data, language)
    title = data.get("title")
    return title if isinstance(title, str) else None


NOT_SCENARIO = Wording(es="la cabecera no es de un escenario y no se lee", en="this front matter is no scenario's")
ADD_ID = Wording(es="si lo es, añada «id:» y «title:»", en="if it is one, add «id:» and «title:»")


def _scenario(part: ManualPart, folder: Folder, source: Source, data: Data, language: str) -> None:
    id_ = data.get("id")
    if isinstance(id_, str):
        part.ids.append((source, id_))
    else:
        part.sound = False
    prepared = {name: texts(data[name], language) for name in ("holding", "closing") if data.get(name) is not None}
    fitted = fit(shape(Scenario, ("source",)), {**data, **prepared}, source)
    folder.faults += fitted.faults
    if fitted.value is not None:
        fields = {name: getattr(fitted.value, name) for name in type(fitted.value).model_fields}
        part.scenarios.append(Placed(fitted.source, (), Scenario(**fields, source=source.path)))
