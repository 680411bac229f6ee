"""The brand's own names for how grave a matter is («naranja», «nivel 2», «grave»), on the four severities."""

import re
from collections.abc import Sequence

from app.brand.texts import folded
from app.brand.words import SEVERITIES, Severity
from app.importing.documents.records import Record
from app.importing.severity.degrees import Mention, in_prose, strict
from app.importing.severity.scale_finding import steps_of
from app.importing.severity.steps import SEVERITY_ES, Step
from app.value import Value
from app.wording import Wording

__all__ = ["PLAIN", "Held", "Scale", "Step", "found"]

_ALL = re.compile(
    r"\b(?:tod[oa]s? (?:las?|los?)? ?(?:gravedad|niveles|nivel|casos|grados|severidades|colores|quejas|"
    r"incidencias|situaciones|respuestas)"
    r"|cualquier(?:a sea)? (?:la )?(?:gravedad|nivel|caso|severidad)|(?:en|para) todos|all levels|"
    r"every level|any severity|all severities"
    r"|siempre y en todo caso)\b|^tod[oa]s$|^all$|^any$"
)
_UP = re.compile(
    r"\b(?:a partir de|desde(?: el| la)?|de \w+(?: \d)? en adelante|o (?:superior|mas|mayor)(?:es)?|"
    r"en adelante|y (?:superiores|por encima)|hacia arriba|or (?:above|higher|worse)|and (?:above|up)|"
    r"from)\b"
)
_DOWN = re.compile(
    r"\b(?:hasta|o (?:inferior|menos|menor)(?:es)?|e inferiores|y por debajo|or (?:below|lower)|and below|up to)\b"
)


class Held(Value):
    """A severity that a text speaks of; `doubt`: the brand's own degree may not mean it."""

    severity: Severity
    doubt: Wording | None = None


class Scale(Value):
    steps: tuple[Step, ...] = ()
    """From the mildest up; empty: the manual has no scale."""

    def severity(self, text: str) -> tuple[Severity, ...]:
        """The severities that a heading, cell or label names, mildest first; empty: none («la alta dirección»)."""
        found = {severity for step in self.named(text) for severity in step.severities}
        return tuple(severity for severity in SEVERITIES if severity in found)

    def held(self, text: str) -> tuple[Held, ...]:
        """The severities to which what is said of the named degrees applies, borrowed ones with their doubt."""
        return _held(self.named(text))

    def named(self, text: str) -> tuple[Step, ...]:
        """The degrees that a whole text names or begins with, «a partir de grave» and «todas» included."""
        plain = folded(text)
        if _ALL.search(plain):
            return self.known()
        said = strict(text, self.own_words()) or tuple(self.mentioned(text))
        return self.of(said, plain)

    def mentioned(self, clause: str) -> list[Mention]:
        """The degrees that a clause of running text names."""
        plain = folded(clause)
        return in_prose(clause, plain, self.own_words(), self._keys())

    def of(self, said: Sequence[Mention], plain: str) -> tuple[Step, ...]:
        """The degrees of these mentions; «o superior» and «hasta» in the folded text `plain` widen one of them."""
        keys = {self._own_system(one.key) for one in said}
        known = self.known()
        found = [i for i, step in enumerate(known) if step.keys() & keys]
        if not found and not self.own_words():
            known, found = PLAIN, [i for i, step in enumerate(PLAIN) if step.keys() & keys]
        if found and _UP.search(plain):
            return known[min(found) :]
        if found and _DOWN.search(plain):
            return known[: max(found) + 1]
        return tuple(known[i] for i in found)

    def known(self) -> tuple[Step, ...]:
        """The brand's steps; without a scale, what plain words say by themselves."""
        return self.steps or PLAIN

    def of_steps(self, steps: Sequence[Step]) -> tuple[Held, ...]:
        """The severities to which what is said of these degrees applies."""
        return _held(steps)

    def own_words(self) -> frozenset[str]:
        """Keys of the names that this scale knows (app.importing.severity.degrees)."""
        return frozenset(key for step in self.steps for key in sorted(step.keys()) if key.startswith("w:"))

    def _keys(self) -> frozenset[str]:
        known = self.known() if self.own_words() else (*self.steps, *PLAIN)
        keys = frozenset(key for step in known for key in sorted(step.keys()))
        return keys | {f"{system}{key[1:]}" for key in keys if key[0] == "n" and self._descends() for system in "ps"}

    def _own_system(self, key: str) -> str:
        """«Prioridad 2» is «nivel 2» where numbers alone name the degrees and 1 is the gravest."""
        return f"n{key[1:]}" if key[0] in "ps" and self._descends() else key

    def _descends(self) -> bool:
        numbers = [key for step in self.steps for key in step.keys() if key[0] in "nps"]  # noqa: SIM118
        return len(numbers) > 1 and all(key[0] == "n" for key in numbers) and numbers[0] > numbers[-1]


def _held(steps: Sequence[Step]) -> tuple[Held, ...]:
    found: dict[Severity, Held] = {}
    for step in reversed(steps):
        for severity in step.lent:
            found.setdefault(severity, Held(severity=severity, doubt=_lent(severity, step)))
    for step in steps:
        for severity in step.severities:
            found[severity] = Held(severity=severity, doubt=step.doubt)
    return tuple(found[severity] for severity in SEVERITIES if severity in found)


def _lent(severity: Severity, step: Step) -> Wording:
    name = step.names[0]
    return Wording(
        es=f"el manual no tiene un grado propio para la gravedad «{SEVERITY_ES[severity]}»; se toma el de «{name}»",
        en=f"the manual has no degree of its own for severity “{severity}”; that of “{name}” is taken",
    )


PLAIN: tuple[Step, ...] = (
    Step(names=("baja", "leve", "menor", "verde", "low", "minor"), severities=("low",)),
    Step(names=("media", "moderada", "amarillo", "medium", "moderate"), severities=("medium",)),
    Step(names=("alta", "grave", "naranja", "high", "major", "serious"), severities=("high",)),
    Step(names=("critica", "muy grave", "gravisima", "rojo", "critical", "very serious"), severities=("critical",)),
)


def found(records: Sequence[Record]) -> Scale:
    """The brand's scale, from the tables, headings, labelled lists and prose that grade matters."""
    return Scale(steps=steps_of(records))
