"""A run as a folder: what was asked, what came out, what it scored; every file but the header repeats byte by byte.

config.json   what the outputs depend on, as hashes and values
header.json   when, where and how long: the only file that differs between equal runs
brand.json    the brand as it was read
cases.jsonl   the cases, canonical, by id
outputs.jsonl one line a case and repeat, by id; `outputs.part.jsonl` while it is being collected
scores.jsonl  one line a verdict (eval.score)
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar

import orjson
from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python

from app.brand.brand import Brand
from app.value import Value
from app.wording import Wording
from eval.case import Case
from eval.casebook import Casebook, Entry, open_cases, read_case
from eval.faults import Faulty
from eval.output import Failed, Output

Stage = Literal["triage", "evidence", "draft"]
EngineKind = Literal["composer", "model"]
Key = tuple[str, int]
"""A case and which repeat of it."""

Shape = TypeVar("Shape", bound=Value)
LINE: TypeAdapter[Output | Failed] = TypeAdapter(Output | Failed)


class Config(Value):
    """What the outputs of a run depend on. Equal configurations give equal outputs, byte by byte."""

    format: Literal[1] = 1
    brand: str
    knowledge: str
    """Fingerprint of the knowledge folder and the shipped defaults."""
    cases: str
    prompts: dict[str, str]
    code: str
    """SHA-256 over the code that drafts."""
    metrics: str
    """SHA-256 over the metrics; outputs do not depend on it, scores do."""
    engine: EngineKind
    model: str | None = None
    stage: Stage = "draft"
    """How far each case was taken."""
    retrieval: bool = True
    """False: as if nothing had been found."""
    repeats: int = 1
    seed: int = 0
    now: datetime
    """The moment of a comment without one."""

    @property
    def sha(self) -> str:
        """Of all that a single case's output depends on, beside the case."""
        told = self.model_dump_json(exclude={"cases", "metrics", "repeats"})
        return hashlib.sha256(told.encode()).hexdigest()


class Header(Value):
    """Told to people, compared by nobody."""

    version: str
    python: str
    began: datetime
    seconds: float | None = None
    workers: int
    kept: int = 0
    """Outputs that an earlier start of the same run had left."""
    tokens: int = 0


class Place(NamedTuple):
    """A line of an outputs file: where it begins, and whether it tells of a failure."""

    offset: int
    failed: bool


class Run:
    """A run folder that has been collected. Open it with `open_run`."""

    def __init__(self, folder: Path, config: Config) -> None:
        self.folder, self.config = folder, config

    @property
    def scores(self) -> Path:
        return self.folder / "scores.jsonl"

    @cached_property
    def brand(self) -> Brand:
        return _parsed(Brand, self.folder / "brand.json")

    @cached_property
    def header(self) -> Header:
        return _parsed(Header, self.folder / "header.json")

    @cached_property
    def cases(self) -> Casebook:
        """By id."""
        return open_cases(self.folder / "cases.jsonl", whole=False)

    def case(self, id: str) -> Case:
        """Raises Faulty when the run has no such case."""
        entry = self._places.get(id)
        if entry is None:
            raise Faulty(_no_case(id, self.folder))
        return read_case(entry)

    @cached_property
    def _places(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.cases.entries}

    def outputs(self, at: int = 0, number: int = 1) -> Iterator[Output | Failed]:
        """One line at a time, by case and repeat. Raises Faulty at a line that is none.

        `at`, `number`: the byte and the number of the line to begin with.
        """
        path = self.folder / "outputs.jsonl"
        try:
            with path.open("rb") as file:
                file.seek(at)
                for line, raw in enumerate(file, number):
                    yield _line(path, line, raw)
        except FileNotFoundError:
            raise Faulty(_nothing(path)) from None


def open_run(folder: Path) -> Run:
    """Raises Faulty when the folder holds no run, or one that was not collected to its end."""
    if not (folder / "config.json").is_file():
        raise Faulty(_nothing(folder / "config.json"))
    if not (folder / "outputs.jsonl").is_file():
        raise Faulty(_nothing(folder / "outputs.jsonl"))
    return Run(folder, _parsed(Config, folder / "config.json"))


def brand_json(brand: Brand) -> str:
    """The brand as one line. Sets are sorted: they have no order of their own."""
    return json.dumps(_ordered(brand.model_dump()), ensure_ascii=False, sort_keys=True, default=to_jsonable_python)


def index(path: Path, *, mend: bool = False) -> dict[Key, Place]:
    """The places of all outputs; of two for one case and repeat, the later. A missing file holds none.

    `mend`: a half-written last line is cut off. Lines that cannot be read are not in the index.
    """
    found: dict[Key, Place] = {}
    offset = 0
    if not path.exists():
        return found
    with path.open("r+b" if mend else "rb") as file:
        for raw in iter(file.readline, b""):
            if mend and not raw.endswith(b"\n"):
                file.truncate(offset)
                break
            if (key := _key(raw)) is not None:
                found[key[0]] = Place(offset, key[1])
            offset += len(raw)
    return found


def _key(raw: bytes) -> tuple[Key, bool] | None:
    try:
        told = orjson.loads(raw)
        return (str(told["case"]), int(told["repeat"])), "error" in told
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
        return None


def _line(path: Path, number: int, raw: bytes) -> Output | Failed:
    try:
        return LINE.validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        at = f"{path}:{number}: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise Faulty(
            Wording(
                es=f"{at}. No es una salida; repita portavoz eval collect",
                en=f"{at}. It is no output; run portavoz eval collect again",
            )
        ) from error


def _parsed(kind: type[Shape], path: Path) -> Shape:
    try:
        return kind.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise Faulty(_nothing(path)) from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        at = f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise Faulty(
            Wording(es=f"{at}. Borre la carpeta y repita la ejecución", en=f"{at}. Delete the folder and run it again")
        ) from error


def _ordered(told: Any) -> Any:
    if isinstance(told, dict):
        return {key: _ordered(value) for key, value in told.items()}
    if isinstance(told, frozenset | set):
        return sorted(map(str, told))
    return [_ordered(item) for item in told] if isinstance(told, list | tuple) else told


def _no_case(id: str, folder: Path) -> Wording:
    return Wording(es=f"la ejecución de {folder} no tiene el caso «{id}»", en=f"the run in {folder} has no case “{id}”")


def _nothing(path: Path) -> Wording:
    return Wording(
        es=f"falta {path}; esa carpeta no es una ejecución terminada: hágala con portavoz eval collect --out",
        en=f"{path} is missing; that folder is no finished run: make one with portavoz eval collect --out",
    )
