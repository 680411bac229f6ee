"""Where a manual sets out its degrees: first cells of a table, headings side by side, a labelled list, prose."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.brand.texts import folded
from app.brand.words import SEVERITIES
from app.importing.documents.records import Record
from app.importing.severity.degrees import DESCENDING, Mention, bare, in_prose, mentions, natural, strict, words
from app.importing.severity.durations import minutes
from app.importing.severity.steps import Degree, Step, placed
from app.wording import Wording

GRADING = re.compile(
    r"\b(?:grav\w{1,8}|nivel\w{0,3}|severi\w{2,6}|critici\w{3}|semaforo|escala\w{0,2}|severity|levels?|"
    r"alerta\w?|prioridad\w{0,2}|priority|urgente|serio)\b"
)
_NAMING = re.compile(
    r"\b(?:color|gravedad|severidad|nivel|nombre|denominacion|criticidad|categoria|grado|severity|level|"
    r"name|equivalencia|equivale|descripcion corta|significado|alias|codigo)\b"
)
_TELLING = re.compile(
    r"herid|muert|fallec|peligro|vida|seguridad|menores|incendio|intoxic|direccion general|ceo|comite|"
    r"injur|death|danger|safety|crisis|accidente"
)
QUOTED = re.compile(r"[«“\"][^«»“”\"]{0,400}[»”\"]")
MOST = 6
"""Degrees of one scale."""


class _Member(NamedTuple):
    """One degree as a group sets it out, with what the manual says of it."""

    said: tuple[Mention, ...]
    about: str


def steps_of(records: Sequence[Record]) -> tuple[Step, ...]:
    """The steps of every scale that the records set out, the fullest scale first."""
    groups = [group for group in _groups(records) if _is_scale(group)]
    if not groups:
        told = [group for group in _in_prose(records) if _is_scale(group)]
        groups = [max(told, key=len)] if told else []
    degrees = _merged(groups)
    about = _about(groups)
    scales: dict[str, list[Degree]] = defaultdict(list)
    for degree in degrees:
        scales[_system(degree, degrees)].append(degree)
    fullest = sorted(scales.values(), key=lambda one: -len(one))
    return tuple(step for scale in fullest if 2 <= len(scale) <= MOST for step in _ordered(scale, about))


def _system(degree: Degree, all: Sequence[Degree]) -> str:
    """The system that ties the degree to the most others."""
    count = Counter(key[0] for one in all for key in one.names)
    return max((key[0] for key in degree.names), key=lambda system: (count[system], system))


def _is_scale(group: Sequence[_Member]) -> bool:
    systems = Counter(key[0] for key in {one.key for member in group for one in member.said})
    members = [member for member in group if member.said]
    return any(n >= 2 for n in systems.values()) and 2 <= len(members) <= 12


def _groups(records: Sequence[Record]) -> Iterator[list[_Member]]:
    """What stands side by side: the rows, columns and cards of one table, sibling headings, the labels of a record."""
    beside: dict[tuple[object, ...], list[_Member]] = defaultdict(list)
    for record in records:
        named = strict(record.subject)
        linked = _linked(record) if named or re.fullmatch(r"\s*\w{1,2}\s*[.)º°]?\s*", record.subject) else ()
        said = _joined(named, linked, record.subject)
        about = " ".join(one.text for one in record.said)
        if said and record.kind == "section":
            beside[(record.place.file, "section", record.place.headings[:-1])].append(_Member(said, about))
        elif said:
            beside[(record.place.file, record.kind, record.place.number)].append(_Member(said, about))
    yield from beside.values()
    for record in records:
        yield _labels(record)


def _joined(named: tuple[Mention, ...], linked: tuple[Mention, ...], subject: str) -> tuple[Mention, ...]:
    if linked and not named and (number := re.match(r"\s*([0-6])", subject)):
        return (Mention(0, 0, f"n:{number[1]}", f"nivel {number[1]}"), *linked)
    return _one((*named, *linked))


def _one(said: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions of one degree: at most one of each system; «baja y media» names two degrees and none."""
    kept = tuple({one.key: one for one in said}.values())
    return kept if len({one.key[0] for one in kept}) == len(kept) else ()


def _linked(record: Record) -> tuple[Mention, ...]:
    """«Verde | Baja» under «Color | Gravedad»: another cell that names the same degree."""
    for one in record.said:
        if not one.label or _NAMING.search(folded(one.label)):
            found = strict(one.text)
            if len(found) == 1:
                return found
    return ()


def _labels(record: Record) -> list[_Member]:
    """The labels of a list. Under a heading about gravity a degree may have a name of the brand's own."""
    said = [(one, _one(strict(one.label))) for one in record.said if one.label and not one.under]
    known = [found for _, found in said if found]
    title = folded(f"{record.subject} {' '.join(record.place.headings[-1:])}")
    between = bool(said and said[0][1] and said[-1][1])
    own = len(known) >= 2 and 3 <= len(said) <= 5 and (between or bool(GRADING.search(title)))
    members = []
    for one, found in said:
        name = folded(one.label)
        if found:
            members.append(_Member(found, one.text))
        elif (
            own
            and 1 <= len(name.split()) <= 2
            and not mentions(name)
            and bare(name) not in words()["head"] | words()["noun"]
        ):
            members.append(_Member((Mention(0, len(name), f"w:{bare(name)}", name),), one.text))
    return members


def _in_prose(records: Sequence[Record]) -> Iterator[list[_Member]]:
    """«Distinguimos tres niveles: leve, grave y muy grave»: words that say it by themselves, in one section or line."""
    for record in records:
        if record.kind != "section":
            continue
        lines = [_words_in(QUOTED.sub(" ", one.text)) for one in record.said if not one.under]
        if GRADING.search(folded(record.subject)):
            lines.append({key: m for line in lines for key, m in line.items()})
        for one, line in zip(record.said, lines, strict=False):
            if not GRADING.search(folded(one.quote)):
                line.clear()
        yield from ([_Member((m,), "") for m in line.values()] for line in lines)


def _words_in(text: str) -> dict[str, Mention]:
    plain = folded(text)
    found = in_prose(text, plain, frozenset(), frozenset(m.key for m in mentions(plain)))
    return {m.key: m for m in found if natural(m.key) or m.key[0] in "nsp"}


def _merged(groups: Sequence[Sequence[_Member]]) -> list[Degree]:
    """Names that a manual writes side by side are one degree, in the order in which they first appear."""
    found: list[dict[str, str]] = []
    for member in (member for group in groups for member in group if member.said):
        mine = {one.key: _name(one) for one in member.said}
        same = [names for names in found if names.keys() & mine.keys()]
        if len(same) > 1 or any(_clash(names, mine) for names in same):
            continue
        target = same[0] if same else {}
        for key, name in mine.items():
            target.setdefault(key, name)
        if target and not same:
            found.append(target)
    return [Degree(names=names) for names in found]


def _clash(names: dict[str, str], mine: dict[str, str]) -> bool:
    """Two different names of one system are two degrees."""
    systems = {key[0]: key for key in names}
    return any(systems.get(key[0], key) != key for key in mine)


def _name(one: Mention) -> str:
    system, name = one.key.split(":", 1)
    return f"nivel {name}" if system == "n" else one.name


def _about(groups: Sequence[Sequence[_Member]]) -> dict[str, str]:
    """What the manual says of each degree, by key."""
    texts: dict[str, list[str]] = defaultdict(list)
    for member in (member for group in groups for member in group):
        for one in member.said:
            texts[one.key].append(member.about)
    return {key: "\n".join(all) for key, all in texts.items()}


def _ordered(scale: list[Degree], about: dict[str, str]) -> tuple[Step, ...]:
    """From the mildest up: by words and colours; numbers by them, else by what is said of them, else doubtful."""
    ranks = [degree.natural() for degree in scale]
    if all(ranks):
        position = {id(degree): SEVERITIES.index(rank) for degree, rank in zip(scale, ranks, strict=True) if rank}
        return placed(sorted(scale, key=lambda degree: (position[id(degree)], *_tie(degree))))
    numbers = [(_number(degree), degree) for degree in scale]
    if any(n is None for n, _ in numbers):
        return placed(_by_anchors(scale))
    rising = [degree for _, degree in sorted(numbers, key=lambda one: str(one[0]))]
    up, doubt = _direction(rising, about)
    return placed(rising if up else rising[::-1], doubt)


def _tie(degree: Degree) -> tuple[int]:
    return (1 if "c:negr" in degree.names or "c:black" in degree.names else 0,)


def _by_anchors(scale: list[Degree]) -> list[Degree]:
    """In the manual's order, turned round where its known names fall."""
    known = [SEVERITIES.index(rank) for degree in scale if (rank := degree.natural())]
    return scale[::-1] if known and known == sorted(known, reverse=True) and len(known) > 1 else scale


def _number(degree: Degree) -> str | None:
    return next((key[2:] for key in degree.names if key[0] in "nspl"), None)


UNKNOWN_ORDER = Wording(
    es="el manual no dice si el número más alto es lo más grave o lo más leve; compruébelo",
    en="the manual does not say whether the highest number is the gravest or the mildest; check it",
)


def _direction(rising: Sequence[Degree], about: dict[str, str]) -> tuple[bool, Wording | None]:
    """Whether gravity grows with the number, and a doubt where only the habit tells."""
    first, last = rising[0], rising[-1]
    if (low := first.natural() or None) and (high := last.natural()) and low != high:
        return SEVERITIES.index(low) < SEVERITIES.index(high), None
    texts = ["\n".join(about.get(key, "") for key in degree.names) for degree in (first, last)]
    times = [min((one.minutes for one in minutes(text) if not one.every), default=None) for text in texts]
    if times[0] is not None and times[1] is not None and times[0] != times[1]:
        return times[0] > times[1], None
    grave = [len(_TELLING.findall(folded(text))) for text in texts]
    if grave[0] != grave[1]:
        return grave[0] < grave[1], None
    return not any(key[0] in DESCENDING for key in first.names), UNKNOWN_ORDER
