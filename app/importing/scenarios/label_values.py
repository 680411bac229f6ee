"""Labels that no vocabulary knows, known by what stands under them in all sibling fiches or rows.

«La agarra: Jefatura de Planta» in every fiche names who is in charge, whatever the department calls it. Such a label
counts only where several siblings agree, never against a label that the vocabulary knows, and what is read by it is
marked for a person to look at.
"""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from app.brand.texts import folded
from app.importing.scenarios.deadlines import LONG
from app.importing.scenarios.text_variants import plain_label
from app.importing.scenarios.value_shapes import Evidence, Shape, says_nothing, shape
from app.importing.scenarios.words import QUOTED, meaning
from app.importing.severity.durations import minutes
from app.importing.vocabulary import vocabulary
from app.value import Value

Pair = tuple[str, str]
"""A label and what stands under it."""

FEW = 3
"""Siblings that make a majority; two suffice where they agree and their values can hardly be anything else."""
MOST = 0.6
"""Share of the values that must be of one kind."""
LONGEST = 60
"""Characters of a label."""
_STRONG = frozenset(["severity", "owner", "text", "acts", "triggers"])
_SOLVED = re.compile(
    r"\b(?:ya (?:tenemos|esta|estan|se|te|le|les|os|hemos|quedo|hablamos|hicimos|volvi\w+|termin\w+|pas\w+)|hemos|quedo|qued[oa]ron|fue(?:ron)?|concluy\w{1,4}|concluid[oa]s?|termin(?:o|amos|aron|ad[oa])|resolvi\w{1,5}|resuelt[oa]s?|solucion(?:o|amos|ad[oa])|"
    r"desde (?:hoy|esta semana|ahora|ayer)|hablamos con|reforzamos|probamos|cambiamos|reparamos|arreglamos|corregimos|revisamos y|cerramos|funciona (?:de nuevo|con normalidad)|restablec\w{2,4}|agradecemos (?:su|tu|la|vuestra) (?:paciencia|reporte|comprension|espera)|gracias por (?:la|tu|su|vuestra|tener) paciencia|"
    r"we have|we ve|has been|have been|is now|are now|was|were|were not|fixed|resolved|finished|put (?:that|it|this) right|no longer|back to normal|thank you (?:for (?:your patience|bearing)|to everyone))\b"
)
"""A message that speaks of the matter as settled."""
_AGAINST = re.compile(
    r"(?:[✗✘☒❌🚫⛔👎×])|\b(?:no|ni|nunca|jamas|nada|never|not|don t|nope|evit\w{1,5}|prohib\w{1,5}|veda\w{1,3}|proscri\w{1,5}|tabu\w{0,2}|peca\w{1,4}|error\w{0,2}|cuidado|ojo|trampas?|avoid|forbidden|off limits|out|mistakes?|guard\w{1,4} de|abst\w{3,8}|ban(?:ned)?|salvo|stop)\b"
)
_HAS_PAST = 0.5
_BELIED_BY: Mapping[str, frozenset[Shape]] = {
    "owner": frozenset(("severity", "deadline", "triggers", "text", "acts", "steps")),
    "severity": frozenset(("owner", "several roles", "deadline", "triggers", "text", "acts", "steps")),
    "triggers": frozenset(("severity", "owner", "several roles", "deadline", "text", "acts", "steps")),
    "examples": frozenset(("severity", "owner", "several roles", "deadline", "text", "acts", "steps")),
    "holding": frozenset(("severity", "owner", "several roles", "triggers", "acts", "steps")),
    "closing": frozenset(("severity", "owner", "several roles", "triggers", "acts", "steps")),
    "do": frozenset(("severity", "owner", "several roles", "deadline", "triggers", "text")),
    "first_answer": frozenset(("severity", "owner", "several roles", "triggers", "steps")),
    "resolution": frozenset(("severity", "owner", "several roles", "triggers", "steps")),
    "wrong": frozenset(("severity", "owner", "several roles", "triggers", "acts", "steps")),
    "deadline": frozenset(("severity", "owner", "several roles", "triggers", "text", "steps")),
}
"""Kinds of values that a field cannot have."""


class Labelled(Value):
    """A label over all siblings."""

    label: str
    values: tuple[tuple[int, str], ...]
    """With the sibling that each stands in."""
    beside: frozenset[str]
    """What labels known to the vocabulary tell in at least half of the same siblings."""
    at: float
    """Where in its sibling the label stands, from 0 to 1."""


def key(label: str) -> str:
    return folded(label) or label.strip()


def learnt(siblings: Sequence[Sequence[Pair]], evidence: Evidence) -> dict[str, str]:
    """What the unknown labels of sibling fiches mean, by `key` of the label."""
    done: dict[str, str] = {}
    kinds = {key(one.label): _kind(one, evidence) for one in _recurring(siblings, {})}
    unknown = sorted((o for o in _recurring(siblings, kinds) if learnable(o.label)), key=lambda one: one.at)
    texts = [one for one in unknown if kinds[key(one.label)] == "text" and not _holds(one.label, kinds)]
    last = ([one for one in texts if _settled(one)] or texts)[-1:]
    for one in unknown:
        kind = kinds[key(one.label)]
        if _holds(one.label, kinds):
            continue
        if kind and (told := _meaning(kind, one, one.beside | _near(one, done, siblings), last=one in last)):
            done[key(one.label)] = told
    return done


def _near(one: Labelled, done: Mapping[str, str], siblings: Sequence[Sequence[Pair]]) -> frozenset[str]:
    """What labels learnt before tell in the same siblings."""
    mine = [siblings[n] for n in {n for n, _ in one.values}]
    return frozenset(
        m
        for name, m in done.items()
        if sum(any(key(label) == name for label, _ in sibling) for sibling in mine) * 2 > len(mine)
    )


def _holds(label: str, kinds: Mapping[str, Shape | None]) -> bool:
    """The vocabulary knows the label, and its values do not belie it."""
    said = meaning(label)
    return said is not None and not (weak(label) and kinds.get(key(label)) in _BELIED_BY[said])


def _told(label: str, kinds: Mapping[str, Shape | None]) -> str | None:
    """What a known label tells: «Máximo de espera: 10 minutos» is no text."""
    said = meaning(label)
    return "deadline" if said in ("holding", "closing") and kinds.get(key(label)) == "deadline" else said


def _recurring(siblings: Sequence[Sequence[Pair]], kinds: Mapping[str, Shape | None]) -> Iterator[Labelled]:
    names: dict[str, str] = {}
    values: dict[str, list[tuple[int, str]]] = defaultdict(list)
    places: dict[str, list[float]] = defaultdict(list)
    for n, pairs in enumerate(siblings):
        for i, (label, text) in enumerate(pairs):
            if 0 < len(label) <= LONGEST:
                names.setdefault(key(label), label)
                values[key(label)].append((n, text))
                places[key(label)].append(i / len(pairs))
    for name, found in values.items():
        mine = {n for n, _ in found}
        if len(mine) > 1:
            others = [{_told(label, kinds) for label, _ in siblings[n] if _holds(label, kinds)} for n in mine]
            known = Counter(m for sibling in others for m in sibling if m)
            beside = frozenset(m for m, times in known.items() if times * 2 >= len(mine))
            at = sum(places[name]) / len(places[name])
            yield Labelled(label=names[name], values=tuple(found), beside=beside, at=at)


def learnable(label: str) -> bool:
    """A short label that the vocabulary does not know and that names no network, language or form of address."""
    fits = 0 < len(label.strip()) <= LONGEST and not QUOTED.search(label)
    return fits and not (folded(label) and plain_label(label)) and (meaning(label) is None or weak(label))


def weak(label: str) -> bool:
    """Only some of its words are known: «Manos a la masa» is no «En manos de». Values may belie such a label."""
    return meaning(label) in _BELIED_BY and not vocabulary("scenarios").whole(label)


def _kind(one: Labelled, evidence: Evidence) -> Shape | None:
    told = [(n, shape(text, evidence)) for n, text in one.values if not says_nothing(text)]
    kinds = Counter(kind for _, kind in told if kind)
    if not kinds:
        return None
    kind, times = kinds.most_common(1)[0]
    where = {n for n, said in told if said == kind}
    unanimous = times == len(told) and len(where) > 1 and kind in _STRONG
    several = len(where) >= FEW or (len({n for n, _ in told}) >= FEW and len(kinds) == 1 and len(where) > 1)
    return kind if (several and times >= MOST * len(told)) or unanimous else None


def _meaning(kind: Shape, one: Labelled, taken: frozenset[str], *, last: bool) -> str | None:
    """The field that values of a kind fill, where no other label of the siblings fills it."""
    if kind == "text":
        return _text(one, taken, last=last)
    if kind == "steps":
        return _steps(one, taken)
    if kind == "deadline":
        return _deadline(one, taken)
    field = {"several roles": "tell"}.get(kind, kind)
    return field if field == "acts" or field not in taken else None


def _text(one: Labelled, taken: frozenset[str], *, last: bool) -> str | None:
    """The first message holds, the last closes; one that speaks of a settled matter closes wherever it stands."""
    if "holding" in taken:
        return None if "closing" in taken else "closing" if last else "later"
    return "closing" if _settled(one) and "closing" not in taken and one.at > _HAS_PAST else "holding"


def _settled(one: Labelled) -> bool:
    return sum(bool(_SOLVED.search(folded(text))) for _, text in one.values) > _HAS_PAST * len(one.values)


def _steps(one: Labelled, taken: frozenset[str]) -> str | None:
    if _AGAINST.search(one.label) or _AGAINST.search(folded(one.label)):
        return "dont"
    if "do" not in taken:
        return "do"
    return "dont" if "dont" not in taken else None


def _deadline(one: Labelled, taken: frozenset[str]) -> str | None:
    if "deadline" in taken:
        return None
    times = [duration.minutes for _, text in one.values for duration in minutes(text)]
    short = bool(times) and max(times) <= LONG
    first = "first_answer" if short and "first_answer" not in taken else "resolution"
    return first if first not in taken else None
