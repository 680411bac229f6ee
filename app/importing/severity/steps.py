"""The degrees of a brand, in order, on the four severities."""

from collections.abc import Sequence
from functools import lru_cache

from app.brand.words import SEVERITIES, Severity
from app.importing.severity.degrees import bare, mentions, natural, words
from app.value import Value
from app.wording import Wording


class Step(Value):
    """One degree of the brand's scale. One degree may stand for two of ours, when the brand has fewer."""

    names: tuple[str, ...]
    """As the manual writes it, folded (app.brand.texts.folded): «naranja», «nivel 2»."""
    severities: tuple[Severity, ...]
    doubt: Wording | None = None
    lent: tuple[Severity, ...] = ()
    """Severities for which the brand has no degree: this one's rules, the next stricter ones, hold for them."""

    def keys(self) -> frozenset[str]:
        """What its names are recognised by (app.importing.severity.degrees)."""
        return _keys(self.names)


@lru_cache(maxsize=256)
def _keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key for name in names for key in {one.key for one in mentions(name)} or _own([name]))


def _own(names: Sequence[str]) -> frozenset[str]:
    return frozenset(f"w:{bare(name)}" for name in names)


TABLE: dict[int, tuple[tuple[Severity, ...], ...]] = {
    1: (("medium",),),
    2: (("low",), ("high",)),
    3: (("low",), ("medium",), ("high",)),
    4: (("low",), ("medium",), ("high",), ("critical",)),
    5: (("low",), ("low",), ("medium",), ("high",), ("critical",)),
    6: (("low",), ("low",), ("medium",), ("high",), ("critical",), ("critical",)),
}
"""How n degrees that do not say it themselves go on four severities, from the mildest up. A severity that is left over
borrows the next graver degree, and the gravest where there is none: what is asked is the stricter."""


class Degree(Value):
    """One degree before it is placed: the ways in which the manual writes it, by key, and what its words say."""

    names: dict[str, str]
    """Key (app.importing.severity.degrees) to name."""

    def natural(self) -> Severity | None:
        """By its words, else by its colour; of two words the plainer one («incidencia leve»)."""
        said = [(key[0] != "w", _unsure(key), natural(key)) for key in self.names]
        return next((severity for *_, severity in sorted(said, key=lambda one: one[:2]) if severity), None)

    def unsure(self) -> bool:
        return all(_unsure(key) or natural(key) is None for key in self.names)


def _unsure(key: str) -> bool:
    return key[2:] in words()["unsure"]


def placed(degrees: Sequence[Degree], direction: Wording | None = None, *, lives: bool = False) -> tuple[Step, ...]:
    """The steps of degrees in order from the mildest up.

    `direction`: why their order itself is doubtful; `lives`: the gravest is said to be about people's lives.
    """
    ranks = [degree.natural() for degree in degrees]
    if lives and ranks[-1] is None:
        ranks[-1] = "critical"
    severities = _ranked(ranks) or _filled(ranks) or _by_number(ranks)
    steps = [
        Step(
            names=tuple(dict.fromkeys(degree.names.values())),
            severities=severities[min(i, len(severities) - 1)],
            doubt=direction or _doubt(degree, i, severities, ranks),
        )
        for i, degree in enumerate(degrees)
    ]
    return _lending(steps)


def _by_number(ranks: Sequence[Severity | None]) -> tuple[tuple[Severity, ...], ...]:
    """By their place alone. Where the gravest says that it is critical, one in the middle has all that lies between."""
    table = TABLE[min(len(ranks), 6)]
    if not ranks or ranks[-1] != "critical":
        return table
    return (("low",), ("medium", "high"), ("critical",)) if len(ranks) == 3 else (*table[:-1], ("critical",))


def _ranked(ranks: Sequence[Severity | None]) -> tuple[tuple[Severity, ...], ...]:
    """Each by its own words, where these are all different and rise."""
    said = [severity for severity in ranks if severity]
    rising = sorted(set(said), key=SEVERITIES.index)
    return tuple((severity,) for severity in said) if len(said) == len(ranks) and said == rising else ()


def _filled(ranks: Sequence[Severity | None]) -> tuple[tuple[Severity, ...], ...]:
    """A degree with a name of the brand's own takes what lies between its neighbours; () where nothing does."""
    said = [severity for severity in ranks if severity]
    if len(said) == len(ranks) or len(said) < 2 or not _ranked(said):
        return ()
    filled: list[tuple[Severity, ...]] = []
    for i, severity in enumerate(ranks):
        below = max((SEVERITIES.index(s) for s in ranks[:i] if s), default=-1)
        above = min((SEVERITIES.index(s) for s in ranks[i + 1 :] if s), default=4)
        between = SEVERITIES[below + 1 : above]
        if severity is None and (not between or None in (*ranks[:i], *ranks[i + 1 :])):
            return ()
        filled.append((severity,) if severity else between)
    return tuple(filled)


def _doubt(
    degree: Degree, i: int, severities: Sequence[tuple[Severity, ...]], ranks: Sequence[Severity | None]
) -> Wording | None:
    here = severities[min(i, len(severities) - 1)]
    shared = sum(1 for one in severities if set(one) & set(here)) > 1
    own = ranks[i] is not None and (ranks[i],) == here and not degree.unsure()
    mildest = i == 0 and here == ("low",)
    above = ranks[i] is None and "critical" in ranks[:i]  # «Crítica» and, below it, a row with a name of its own
    gravest = i == len(ranks) - 1 and len(here) == 1 and not above and (ranks[i] is None or (ranks[i],) == here)
    if not shared and (own or mildest or gravest or len(ranks) == len(severities) == 4):
        return None
    name, meant = next(iter(degree.names.values())), ", ".join(SEVERITY_ES[severity] for severity in here)
    return Wording(
        es=f"no está claro a qué gravedad corresponde «{name}»: se toma como {meant}",
        en=f"it is not clear which severity “{name}” is: taken as {', '.join(here)}",
    )


SEVERITY_ES: dict[Severity, str] = {"low": "baja", "medium": "media", "high": "alta", "critical": "crítica"}


def _lending(steps: list[Step]) -> tuple[Step, ...]:
    """Each severity without a degree goes to the next graver one that has one, else to the gravest."""
    taken = {severity for step in steps for severity in step.severities}
    for severity in SEVERITIES:
        if severity in taken or not steps:
            continue
        graver = [
            i for i, step in enumerate(steps) if SEVERITIES.index(step.severities[0]) > SEVERITIES.index(severity)
        ]
        i = graver[0] if graver else len(steps) - 1
        steps[i] = steps[i].model_copy(update={"lent": (*steps[i].lent, severity)})
    return tuple(steps)
