"""What `portavoz check` tells: every fault, and what was understood."""

from collections import Counter
from pathlib import Path

from app.brand.brand import Brand
from app.brand.faults import Fault
from app.brand.load import survey
from app.value import Value
from app.wording import Wording


class Summary(Value):
    """What was understood of a sound folder. `defaults`: fields that the brand left to us, dotted."""

    name: str
    languages: tuple[str, ...]
    networks: tuple[str, ...]
    manual_files: int
    scenarios: int
    facts: int
    questions: int
    outcomes: int
    replies: int
    replies_by_outcome: dict[str, int]
    defaults: tuple[str, ...]
    doubtful: tuple[str, ...] = ()
    """Fields that an import was not sure of and nobody has confirmed."""
    warnings: int

    @property
    def lines(self) -> tuple[Wording, ...]:
        """The summary as sentences."""
        return (
            Wording(es=f"Marca: {self.name}", en=f"Brand: {self.name}"),
            Wording(
                es=f"Manual: {self.manual_files} archivos, {self.scenarios} escenarios, {self.facts} datos",
                en=f"Manual: {self.manual_files} files, {self.scenarios} scenarios, {self.facts} facts",
            ),
            Wording(
                es=f"Protocolo: {self.questions} preguntas, {self.outcomes} tipos",
                en=f"Protocol: {self.questions} questions, {self.outcomes} outcomes",
            ),
            Wording(es=f"Respuestas anteriores: {self.replies}", en=f"Past replies: {self.replies}"),
            Wording(es=f"Redes: {', '.join(self.networks)}", en=f"Networks: {', '.join(self.networks)}"),
            Wording(es=f"Idiomas: {', '.join(self.languages)}", en=f"Languages: {', '.join(self.languages)}"),
            self._defaults_line(),
            *self._doubtful_line(),
        )

    def _doubtful_line(self) -> tuple[Wording, ...]:
        if not self.doubtful:
            return ()
        listed, n = ", ".join(self.doubtful), len(self.doubtful)
        return (Wording(es=f"Sin confirmar ({n}): {listed}", en=f"Not confirmed ({n}): {listed}"),)

    def _defaults_line(self) -> Wording:
        if not self.defaults:
            return Wording(es="Nada queda con valores de serie", en="Nothing is left to shipped defaults")
        listed = ", ".join(self.defaults)
        return Wording(
            es=f"Con valores de serie, no de la marca: {listed}", en=f"Shipped defaults, not the brand's own: {listed}"
        )


class Checked(Value):
    """`summary` is None when there are errors."""

    faults: tuple[Fault, ...]
    summary: Summary | None


def check(folder: Path) -> tuple[Fault, ...]:
    """Errors and warnings, by file and line."""
    return survey(folder).faults


def examine(folder: Path) -> Checked:
    """The faults together with what was understood."""
    found = survey(folder)
    return Checked(faults=found.faults, summary=summary(found.brand, len(found.faults)) if found.brand else None)


def summary(brand: Brand, warnings: int = 0) -> Summary:
    counts = Counter(reply.outcome for reply in brand.replies if reply.outcome)
    return Summary(
        name=brand.name,
        languages=brand.languages,
        networks=tuple(network.id for network in brand.networks),
        manual_files=len(brand.manual),
        scenarios=len(brand.scenarios),
        facts=len(brand.facts),
        questions=len(brand.protocol.questions),
        outcomes=len(brand.protocol.outcomes),
        replies=len(brand.replies),
        replies_by_outcome=dict(counts.most_common()),
        defaults=tuple(sorted(brand.defaults)),
        doubtful=tuple(sorted(brand.doubtful)),
        warnings=warnings,
    )
