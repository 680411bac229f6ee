"""What is wrong with a knowledge folder, said so that its author can mend it."""

from collections.abc import Iterable
from typing import Literal

from rapidfuzz import fuzz, process

from app.value import Value
from app.wording import Tongue, Wording

Level = Literal["error", "warning"]
Loc = tuple[str | int, ...]
"""The way to a field inside a file: keys and list positions."""

CLOSE = 70
"""Similarity (0 to 100) from which another name is worth suggesting; below, suggestions were noise."""

IN_ENGLISH = {
    "alta": "high", "alto": "high", "media": "medium", "medio": "medium", "baja": "low", "bajo": "low",
    "critica": "critical", "crítica": "critical", "critico": "critical", "crítico": "critical", "tú": "tu",
    "sí": "true", "si": "true", "confirmado": "confirmed", "falso": "false", "lunes": "mon", "martes": "tue",
    "miércoles": "wed", "jueves": "thu", "viernes": "fri", "sábado": "sat", "domingo": "sun",
    "obligatoria": "required", "opcional": "optional", "prohibida": "forbidden", "responder": "answer",
}  # fmt: skip
"""Words that a Spanish author writes where the format has an English one."""


class Fault(Value):
    """One fault or doubt. `path` is relative to the knowledge folder; `line` counts from 1."""

    path: str
    line: int | None = None
    field: str = ""
    level: Level = "error"
    message: Wording
    mend: Wording

    def in_(self, tongue: Tongue) -> str:
        """The fault as one line for a terminal."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        field = f"{self.field}: " if self.field else ""
        return " ".join(f"{place}: {field}{self.message.in_(tongue)}; {self.mend.in_(tongue)}".split())


def dotted(loc: Loc) -> str:
    """`("deadlines", 0, "minutes")` as `deadlines[0].minutes`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc).removeprefix(".")


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Each fault once, by file, line and field."""
    unique = {(f.path, f.line or 0, f.field, f.message.en): f for f in faults}
    return tuple(unique[key] for key in sorted(unique))


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known name that `word` most likely meant."""
    names = list(known)
    if (meant := IN_ENGLISH.get(word.strip().lower())) in names:
        return meant
    found = process.extractOne(word[:80], names, scorer=fuzz.ratio, processor=str.lower, score_cutoff=CLOSE)
    return str(found[0]) if found else None


def shown(value: object) -> str:
    """A value between quotes, short enough for a line."""
    text = " ".join(str(value).split())
    return f"«{text[:60]}…»" if len(text) > 60 else f"«{text}»"


def one_of(word: str, known: Iterable[str]) -> Wording:
    """The mend for a name that is not among the known ones."""
    names = sorted(known)
    listed = ", ".join(names[:25]) + ("…" if len(names) > 25 else "") if names else "—"
    if meant := closest(word, names):
        return Wording(es=f"¿quería decir «{meant}»? Valen: {listed}", en=f"did you mean «{meant}»? Known: {listed}")
    return Wording(es=f"use uno de estos: {listed}", en=f"use one of: {listed}")
