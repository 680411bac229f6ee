"""Case files and folders as one book: checked whole before anything runs, then read one case at a time."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from pydantic import ValidationError

from app.brand.faults import Fault, in_order, one_of
from app.value import Value
from app.wording import Wording
from eval.case import Case, Split
from eval.case_faults import MOST, apart, astray, faults_of, lost, no_json, twice
from eval.faults import Faulty


class BadCases(Faulty):
    """Case files with faults. `faults` holds all of them, in order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = in_order(faults)
        super().__init__(Wording(es=_listed(self.faults, "es"), en=_listed(self.faults, "en")))


class Selection(Value):
    """Which cases to take; what is empty restricts nothing."""

    cases: tuple[str, ...] = ()
    splits: tuple[Split, ...] = ()
    brand: str | None = None

    def takes(self, case: Case) -> bool:
        by_brand = self.brand is None or case.brand == self.brand
        return by_brand and (not self.cases or case.id in self.cases) and (not self.splits or case.split in self.splits)


class Entry(NamedTuple):
    """Where a case stands. `sha`: of its canonical line, so that a changed case is known as one."""

    id: str
    group: str
    split: Split
    sha: str
    path: Path
    line: int
    offset: int
    """Bytes before its line."""


class Casebook:
    """Cases in the order of their files. Holds their places, not their texts: 10,000 cases take a few megabytes."""

    def __init__(self, entries: Sequence[Entry], known: Iterable[str] = ()) -> None:
        """`known`: ids of all cases of these files, selected or not."""
        self.entries = tuple(entries)
        self.known = frozenset(known) | {entry.id for entry in self.entries}

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Case]:
        for entry in self.entries:
            yield read_case(entry)

    @property
    def shas(self) -> dict[str, str]:
        """Of each case, by id."""
        return {entry.id: entry.sha for entry in self.entries}

    @property
    def sha(self) -> str:
        """Of all cases together, whatever their order."""
        told = "".join(f"{id} {sha}\n" for id, sha in sorted(self.shas.items()))
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def in_id_order(self) -> "Casebook":
        return Casebook(sorted(self.entries), self.known)

    @property
    def groups(self) -> tuple[tuple[Entry, ...], ...]:
        """Cases that tell of one thing, each group in file order, groups by their first case."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.group, []).append(entry)
        return tuple(map(tuple, found.values()))


def read_case(entry: Entry) -> Case:
    """The case that stands there. Raises BadCases when the file changed after the book was opened."""
    with entry.path.open("rb") as file:
        file.seek(entry.offset)
        raw = file.readline()
    case = _read(raw, entry.path, entry.line)
    if isinstance(case, Case) and sha_of(case) == entry.sha:
        return case
    raise BadCases([_changed(entry)])


def canonical(value: Value) -> str:
    """One line of JSON that says the same thing the same way: defaults left out, whatever was written or ordered."""
    told = value.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha_of(case: Case) -> str:
    return hashlib.sha256(canonical(case).encode()).hexdigest()


def open_cases(path: Path, wanted: Selection | None = None, *, whole: bool = True) -> Casebook:
    """The selected cases below a file or folder. Raises BadCases, or Faulty for an empty set or an unknown id.

    `whole` False: the files may hold variants without their originals, as a run of some cases does.
    """
    wanted = wanted or Selection()
    survey = _Survey(wanted)
    for file in _files(path):
        survey.take(file)
    survey.close(whole)
    if missing := [id for id in wanted.cases if id not in survey.places]:
        _unknown(missing[0], tuple(survey.places), path)
    if not survey.entries:
        raise Faulty(_nothing(path, wanted))
    return Casebook(survey.entries, survey.places)


class _Survey:
    """One pass over all lines: what is selected, and what is wrong, selected or not."""

    def __init__(self, wanted: Selection) -> None:
        self.entries: list[Entry] = []
        self.places: dict[str, tuple[Path, int, str]] = {}
        self._variants: list[tuple[str, str, Path, int]] = []
        self._faults: list[Fault] = []
        self._wanted = wanted

    def take(self, path: Path) -> None:
        offset = 0
        with path.open("rb") as file:
            for number, raw in enumerate(file, 1):
                if raw.strip():
                    self._line(raw, path, number, offset)
                offset += len(raw)

    def close(self, whole: bool) -> None:
        """Raises BadCases."""
        for of, group, path, line in self._variants:
            base = self.places.get(of)
            if base is None:
                self._faults.extend([lost(str(path), line, of, tuple(self.places))] if whole else [])
            elif base[2] != group:
                self._faults.append(apart(str(path), line, group, base[2]))
        if self._faults:
            raise BadCases(self._faults)

    def _line(self, raw: bytes, path: Path, number: int, offset: int) -> None:
        case = _read(raw, path, number)
        if not isinstance(case, Case):
            self._faults.extend(case)
            return
        if case.id in self.places:
            first = self.places[case.id]
            self._faults.append(twice(str(path), number, case.id, f"{first[0]}:{first[1]}"))
            return
        self.places[case.id] = (path, number, case.group)
        if case.variant:
            self._variants.append((case.variant.of, case.group, path, number))
        if self._wanted.takes(case):
            self.entries.append(Entry(case.id, case.group, case.split, sha_of(case), path, number, offset))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        if found := sorted(path.rglob("*.jsonl")):
            return found
        raise Faulty(_nothing(path, Selection()))
    if path.is_file():
        return [path]
    raise Faulty(
        Wording(
            es=f"no existe «{path}»; dé con --cases un archivo .jsonl o una carpeta con ellos",
            en=f"“{path}” does not exist; name a .jsonl file, or a folder of them, with --cases",
        )
    )


def _read(raw: bytes, path: Path, number: int) -> Case | list[Fault]:
    try:
        data = json.loads(
            raw.decode("utf-8-sig" if number == 1 else "utf-8"), object_pairs_hook=_once, parse_constant=_no_number
        )
        if not isinstance(data, dict):
            return [no_json(str(path), number, type(data).__name__)]
        return Case.model_validate(data)
    except ValidationError as error:
        return list(faults_of(error, str(path), number))
    except json.JSONDecodeError as error:
        return [no_json(str(path), number, f"{error.msg}, {error.colno}")]
    except UnicodeDecodeError as error:
        return [no_json(str(path), number, f"UTF-8: {error.reason}")]
    except (ValueError, RecursionError) as error:
        return [no_json(str(path), number, str(error))]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A field written twice would silently lose its first value."""
    told = dict(pairs)
    if len(told) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"«{next(n for n in names if names.count(n) > 1)}» ×2")
    return told


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _listed(faults: tuple[Fault, ...], tongue: Any) -> str:
    lines = [fault.in_(tongue) for fault in faults[:MOST]]
    return "\n".join([*lines, f"… (+{len(faults) - MOST})"] if len(faults) > MOST else lines)


def _changed(entry: Entry) -> Fault:
    message = Wording(es=f"«{entry.id}» cambió mientras se leía", en=f"“{entry.id}” changed while it was being read")
    mend = Wording(es="repita la orden", en="run the command again")
    return astray(str(entry.path), entry.line, "", message, mend)


def _unknown(id: str, known: tuple[str, ...], path: Path) -> NoReturn:
    mend = one_of(id, known)
    raise Faulty(
        Wording(es=f"--case {id}: no está en {path}; {mend.es}", en=f"--case {id}: is not in {path}; {mend.en}")
    )


def _nothing(path: Path, wanted: Selection) -> Wording:
    asked = [*(f"--case {id}" for id in wanted.cases), *(f"--split {name}" for name in wanted.splits)]
    asked += [f"--brand {wanted.brand}"] if wanted.brand else []
    said = " ".join(asked) or "*.jsonl"
    return Wording(
        es=f"ningún caso de {path} cumple {said}; quite una condición o dé otra carpeta con --cases",
        en=f"no case of {path} meets {said}; drop a condition or name another folder with --cases",
    )
