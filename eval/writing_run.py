"""A run while it is being collected: what an earlier start left is kept, what was half written is collected again."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from app.brand.brand import Brand
from app.wording import Wording
from eval.casebook import Casebook, canonical, open_cases, read_case
from eval.faults import Faulty
from eval.run import Config, Header, Key, Place, Run, brand_json, index, open_run

PART = "outputs.part.jsonl"


class Writing:
    """Takes lines in any order; `finish` puts them in order of case and repeat. Use it as a context manager."""

    def __init__(self, folder: Path, config: Config, brand: Brand, book: Casebook) -> None:
        self.folder = folder
        self._config, self._brand, self._book = config, brand, book
        self._lock = FileLock(folder / ".lock")
        self.kept: frozenset[Key] = frozenset()

    def __enter__(self) -> "Writing":
        """Raises Faulty: another process writes there, or nobody can."""
        with _reachable(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                raise Faulty(_taken(self.folder)) from None
            self._begin()
            self._file = (self.folder / PART).open("ab")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()
        self._lock.release()

    def put(self, line: str) -> None:
        """One output, as soon as it is there: a run that stops loses none."""
        self._file.write(line.encode() + b"\n")
        self._file.flush()

    def finish(self, header: Header) -> Run:
        """All outputs in order, under their final name."""
        self._file.flush()
        places = index(self.folder / PART)
        wanted = sorted((entry.id, n) for entry in self._book.entries for n in range(self._config.repeats))
        found = [places[key] for key in wanted if key in places]
        with _replacing(self.folder / "outputs.jsonl") as path, path.open("wb") as file:
            file.writelines(_lines(self.folder / PART, found))
        self._file.close()
        (self.folder / PART).unlink()
        _write(self.folder / "header.json", header.model_dump_json(indent=2))
        return open_run(self.folder)

    def _begin(self) -> None:
        """Order matters: whenever this stops, no line that stays could be taken for another case's or run's."""
        kept = self._sound()
        with _replacing(self.folder / PART) as path, path.open("wb") as file:
            for source, places in kept:
                file.writelines(_lines(source, places.values()))
        self.kept = frozenset(key for _, places in kept for key in places)
        for name in ("outputs.jsonl", "scores.jsonl", "header.json"):
            (self.folder / name).unlink(missing_ok=True)
        _write(self.folder / "brand.json", brand_json(self._brand))
        with _replacing(self.folder / "cases.jsonl") as path, path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{canonical(read_case(entry))}\n" for entry in self._book.in_id_order.entries)
        _write(self.folder / "config.json", self._config.model_dump_json(indent=2))

    def _sound(self) -> list[tuple[Path, dict[Key, Place]]]:
        """Outputs of the same cases under the same configuration; failures are tried again."""
        same = self._unchanged()
        return [
            (path, {key: place for key, place in found.items() if key[0] in same and not place.failed})
            for path in (self.folder / "outputs.jsonl", self.folder / PART)
            if same and (found := index(path, mend=True))
        ]

    def _unchanged(self) -> frozenset[str]:
        """Cases that an earlier start had as they are now, if it was configured as this one is."""
        try:
            before = Config.model_validate_json((self.folder / "config.json").read_bytes())
            shas = open_cases(self.folder / "cases.jsonl", whole=False).shas
        except (OSError, ValueError, Faulty):
            return frozenset()  # no earlier start, or one whose files cannot be trusted
        if before.sha != self._config.sha:
            return frozenset()
        return frozenset(id for id, sha in self._book.shas.items() if shas.get(id) == sha)


def _lines(path: Path, places: Iterable[Place]) -> Iterator[bytes]:
    with path.open("rb") as file:
        for place in places:
            file.seek(place.offset)
            yield file.readline()


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file beside, which takes the name only when it is whole."""
    beside = path.with_suffix(".new")
    yield beside
    os.replace(beside, path)


def _write(path: Path, text: str) -> None:
    with _replacing(path) as beside:
        beside.write_text(f"{text}\n", encoding="utf-8", newline="\n")


@contextmanager
def _reachable(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Faulty(
            Wording(
                es=f"no se puede escribir en «{folder}» ({why}); elija otra carpeta con --out",
                en=f"“{folder}” cannot be written to ({why}); choose another folder with --out",
            )
        ) from error


def _taken(folder: Path) -> Wording:
    return Wording(
        es=f"otra ejecución está escribiendo en «{folder}»; espere o dé otra carpeta con --out",
        en=f"another run is writing to “{folder}”; wait, or name another folder with --out",
    )
