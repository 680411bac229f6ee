"""Reading the files of a knowledge folder: bounded, UTF-8, each one remembered in the fingerprint."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.brand.faults import Fault, Level
from app.brand.source import Source, parse_yaml, storable
from app.brand.under_way import waiting
from app.wording import Wording

MAX_YAML = 1_000_000
"""Bytes. The YAML reader needs about a second for this much."""
MAX_TEXT = 5_000_000
"""Bytes of one Markdown file; a manual of 1,000 pages has about half."""
MAX_REPLIES = 100_000_000
"""Bytes of one file of past replies."""


@dataclass
class Folder:
    """The folder with the faults met so far. Paths are relative to `root`, with slashes.

    Files of an import that was decided and not yet put in place count as if they were there.
    """

    root: Path
    faults: list[Fault] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    waiting: Mapping[str, Path] = field(init=False)

    def __post_init__(self) -> None:
        self.waiting = waiting(self.root)

    def say(self, path: str, message: Wording, mend: Wording, level: Level = "error", line: int | None = None) -> None:
        self.faults.append(Fault(path=path, line=line, level=level, message=message, mend=mend))

    def has(self, path: str) -> bool:
        return path in self.waiting or (self.root / path).exists()

    def files(self, under: str) -> list[str]:
        """Every visible file below a subfolder, sorted."""
        found: list[str] = []
        for here, folders, names in os.walk(self.root / under, onerror=self._closed):
            folders[:] = [name for name in folders if not name.startswith(".")]
            relative = Path(here).relative_to(self.root)
            found += [(relative / name).as_posix() for name in names if not name.startswith((".", "~"))]
        found += [path for path in self.waiting if path.startswith(f"{under}/") and path not in found]
        for odd in [path for path in found if not storable(path)]:
            self.say(under, ODD_NAME, RENAME)
            found.remove(odd)
        return sorted(found)

    def _closed(self, error: OSError) -> None:
        """A subfolder that cannot be listed; one that is not there at all is told by whoever needs it."""
        if error.filename and Path(error.filename).exists():
            path = Path(error.filename).relative_to(self.root).as_posix()
            self.say(path, Wording(es="no se puede leer", en="cannot be read"), PERMISSIONS)

    def text(self, path: str, limit: int) -> str | None:
        """The file's text with plain line ends, or None with a fault."""
        raw = self._bytes(path, limit)
        if raw is None:
            return None
        self.digests[path] = hashlib.sha256(raw).hexdigest()
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self._not_utf8(path, raw[: error.start].count(b"\n") + 1)
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _bytes(self, path: str, limit: int) -> bytes | None:
        try:
            raw = self._read(path, limit + 1)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            self.say(path, Wording(es=f"no se puede leer ({reason})", en=f"cannot be read ({reason})"), PERMISSIONS)
            return None
        if len(raw) > limit:
            self.say(path, Wording(es=f"pasa de {limit:,} bytes", en=f"is over {limit:,} bytes"), SPLIT)
            return None
        return raw

    def _read(self, path: str, most: int) -> bytes:
        for place in filter(None, (self.waiting.get(path), self.root / path)):
            try:
                with place.open("rb") as file:
                    return file.read(most)
            except FileNotFoundError:
                if place == self.root / path:
                    raise
        raise FileNotFoundError

    def _not_utf8(self, path: str, line: int) -> None:
        self.say(path, NOT_UTF8, Wording(es="guárdelo de nuevo como UTF-8", en="save it again as UTF-8"), line=line)

    def yaml(self, path: str) -> Source | None:
        """The parsed file; None where there is none (no fault) or where it cannot be read (with its fault)."""
        text = self.text(path, MAX_YAML) if self.has(path) else None
        if text is None:
            return None
        source, faults = parse_yaml(path, text)
        self.faults += faults
        return source

    def plain(self, path: str, limit: int) -> str | None:
        """Text that every database can hold."""
        text = self.text(path, limit)
        if text is None or storable(text):
            return text
        line = text[: text.index("\x00")].count("\n") + 1
        self.say(path, Wording(es="hay un carácter nulo", en="there is a NUL character"), DELETE_IT, line=line)
        return None


ODD_NAME = Wording(es="el nombre de un archivo no está en UTF-8", en="the name of a file is not UTF-8")
RENAME = Wording(es="cámbiele el nombre", en="rename it")
NOT_UTF8 = Wording(es="el archivo no está en UTF-8", en="the file is not UTF-8")
PERMISSIONS = Wording(es="compruebe que es un archivo y sus permisos", en="check that it is a file and who may read it")
SPLIT = Wording(es="repártalo en varios archivos", en="split it into several files")
DELETE_IT = Wording(es="bórrelo", en="delete it")
