"""Where a manual sets out its degrees: first cells of a table, headings side by side, a labelled list, prose."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.brand.texts import folded
from app.brand.words import SEVERITIES
from app.importing.documents.records import Record
from app.importing.severity.coded_degrees import coded
from app.importing.severity.degrees import DESCENDING, Mention, bare, in_prose, mentions, natural, strict
from app.importing.severity.durations import minutes
from app.importing.severity.duty_people import approvers
from app.importing.severity.ladders import MOST, Ladder, Rung, corroborated, could_name, ladders, own, titled
from app.importing.severity.steps import Degree, Step, placed
from app.importing.vocabulary import vocabulary
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
_LIVES = re.compile(
    r"herid|muert|fallec|evacu|peligro|\bvida|intoxic|incendio|fuego|agresi|abuso|acoso|suicid|menor(?:es)? "
    r"|injur|death|\bdied|danger|\bfire|poison|assault|missing child|\blives?\b"
)
QUOTED = re.compile(r"[«“\"][^«»“”\"]{0,400}[»”\"]")
SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÁÉÍÓÚÑ¿¡«\"])|\n+")


class _Member(NamedTuple):
    """One degree as a group sets it out, with what the manual says of it."""

    said: tuple[Mention, ...]
    about: str
    beside: str = ""
    """What the manual calls the degree besides its number: «Sensible» of «Nivel 2. Sensible»."""


def steps_of(records: Sequence[Record]) -> tuple[Step, ...]:
    """The steps of every scale that the records set out, the fullest scale first."""
    known = ladders(records)
    groups = [group for group in (*_completed(known), *_groups(records)) if _is_scale(group)]
    if not groups and (named := own(known, GRADING)):
        return _own_steps(named, corroborated(named, records))
    if not groups:
        told = [group for group in _in_prose(records) if _is_scale(group)]
        groups = [max(told, key=len)] if told else []
    degrees = _merged(groups)
    about = _about([*groups, *_in_prose(records)])
    scales: dict[str, list[Degree]] = defaultdict(list)
    for degree in degrees:
        scales[_system(degree, degrees)].append(degree)
    fullest = [
        _ordered(one, about) for one in sorted(scales.values(), key=lambda one: -len(one)) if 2 <= len(one) <= MOST
    ]
    answers = _answers(known, frozenset(key for degree in degrees for key in degree.names))
    return tuple(step for scale in fullest for step in _checked(scale, answers))


def _completed(known: Sequence[Ladder]) -> Iterator[list[_Member]]:
    """Ladders some of whose rungs bear known names: the others are degrees of the brand's own."""
    for ladder in known:
        said = [_one(strict(rung.name)) for rung in ladder.rungs]
        mixed = 2 <= sum(map(bool, said)) < len(said) <= MOST
        if not mixed or (ladder.falling() is None and not _described(ladder, said)):
            continue
        if all(one or _own_rung(rung) for one, rung in zip(said, ladder.rungs, strict=True)):
            yield [
                _Member(one or (_own_name(rung.name),), rung.about())
                for one, rung in zip(said, ladder.rungs, strict=True)
            ]


def _described(ladder: Ladder, said: Sequence[tuple[Mention, ...]]) -> bool:
    """Without deadlines a name of the brand's own counts between known ones, or under a heading about gravity."""
    between = bool(said[0] and said[-1])
    graded = bool(GRADING.search(folded(ladder.title)))
    return (
        3 <= len(said) <= 5
        and (between or graded)
        and all(rung.answer() is None for rung in ladder.rungs)
        and not any(rung.people() for rung in ladder.rungs)
    )


def _own_rung(rung: Rung) -> bool:
    return could_name(rung.name) and not mentions(folded(rung.name))


def _own_name(name: str) -> Mention:
    plain = folded(name)
    if number := mentions(f"nivel {plain}") if len(plain) < 4 else []:
        return number[0]
    return Mention(0, len(plain), f"w:{bare(plain)}", plain)


def _own_steps(ladder: Ladder, sure: bool) -> tuple[Step, ...]:
    """Degrees that no word tells: from the longest deadline to the shortest."""
    rungs = ladder.rungs if ladder.falling() else ladder.rungs[::-1]
    names = [_one(strict(rung.name)) or (_own_name(rung.name),) for rung in rungs]
    degrees = [Degree(names={one.key: _name(one) for one in said}) for said in names]
    plain = sure or titled(ladder, GRADING) or all(said[0].key[0] in "nl" for said in names)
    listed = ", ".join(f"«{rung.name}»" for rung in rungs)
    doubt = Wording(
        es=f"se entiende por sus plazos que {listed} son los grados de gravedad, del más leve al más grave",
        en=f"that {listed} are the degrees of gravity, mildest first, is understood from their deadlines",
    )
    lives = bool(_LIVES.search(folded(rungs[-1].about())))
    return placed(degrees, _unordered(degrees) or (None if plain else doubt), lives=lives)


def _answers(known: Sequence[Ladder], wanted: frozenset[str]) -> dict[str, int]:
    """Minutes of the first answer by the key of a degree, the shortest told in a ladder."""
    found: dict[str, int] = {}
    for rung in (rung for ladder in known for rung in ladder.rungs):
        keys = {one.key for one in (*_one(strict(rung.name)), _own_name(rung.name))} & wanted
        if keys and (told := rung.answer()) is not None:
            found.update({key: min(told, found.get(key, told)) for key in keys})
    return found


def _checked(steps: Sequence[Step], answers: dict[str, int]) -> tuple[Step, ...]:
    """A graver degree that may wait longer than a milder one makes the order doubtful."""
    times = [min((n for key, n in answers.items() if key in step.keys()), default=None) for step in steps]  # noqa: SIM118
    known = [time for time in times if time is not None]
    if known == sorted(known, reverse=True):
        return tuple(steps)
    return tuple(step.model_copy(update={"doubt": step.doubt or RISING}) for step in steps)


RISING = Wording(
    es="los plazos no se acortan con la gravedad: compruebe el orden de los grados",
    en="the deadlines do not get shorter with gravity: check the order of the degrees",
)


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
    codes = coded(records)
    for record in records:
        if code := codes.get((record.place.file, record.kind, record.place.number), {}).get(record.subject):
            at = (record.place.file, record.kind, record.place.number)
            beside[at].append(_Member(code, " ".join(one.text for one in record.said)))
            continue
        named = strict(record.subject)
        linked = _linked(record) if named or re.fullmatch(r"\s*\w{1,2}\s*[.)º°]?\s*", record.subject) else ()
        said = _joined(named, linked, record.subject)
        about = " ".join(one.text for one in record.said)
        if said and record.kind == "section":
            above = (record.place.file, "section", record.place.headings[:-1])
            beside[above].append(_Member(said, about, _beside(record.subject)))
        elif said:
            row = (record.place.file, record.kind, record.place.number)
            beside[row].append(_Member(said, about, _beside(record.subject)))
    yield from map(_with_own_words, beside.values())
    for record in records:
        yield _labels(record)
        if record.kind == "section" and vocabulary("duties").meaning(record.subject):
            yield [
                _Member((m,), "") for one in record.said if _answers_who_or_when(one.label) for m in strict(one.text)
            ]


_BESIDE = re.compile(
    r"^\W{0,3}(?:\d{1,2}(?:\.\d{1,2})?[.)]?\s+)?[^\W\d_]{3,12}\s+(?:[0-6]|[IV]{1,3}|[A-E])\s*(?:[.:,–—-]|\()\s*"
    r"(?P<name>[^\W\d_][^()\d:;.,]{2,28}?)\s*\)?$"
)


def _beside(subject: str) -> str:
    found = _BESIDE.match(subject)
    return found["name"] if found and could_name(found["name"]) else ""


def _with_own_words(group: list[_Member]) -> list[_Member]:
    """Where every number of a group has a word beside it, the words name the degrees as well."""
    if len({folded(member.beside) for member in group} - {""}) < len(group):
        return group
    return [
        member._replace(said=(*member.said, _own_name(member.beside)))
        if member.beside and not mentions(folded(member.beside)) and not any(one.key[0] == "w" for one in member.said)
        else member
        for member in group
    ]


def _answers_who_or_when(label: str) -> bool:
    """«Jefa de prensa: moderadas y graves», «8 horas: leves»."""
    return bool(label) and bool(minutes(label) or approvers(label).titles)


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
    """The labels of a list, or the items that others stand below; «Moderadas y graves» beside single ones is two."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for one in record.said:
        if way := one.way():
            by_name[way[0]].append(one.text)
    all_said = [(strict(name), " ".join(texts)) for name, texts in by_name.items()]
    alone = sum(bool(_one(said)) for said, _ in all_said) > 1
    return [
        _Member(one, about)
        for said, about in all_said
        for one in ([_one(said)] if _one(said) or not alone else [(mention,) for mention in said])
        if one
    ]


def _in_prose(records: Sequence[Record]) -> Iterator[list[_Member]]:
    """«Distinguimos tres niveles: leve, grave y muy grave»: words that say it by themselves, in one section or line."""
    for record in records:
        if record.kind != "section":
            continue
        lines = [[] if one.under else _words_in(QUOTED.sub(" ", one.text)) for one in record.said]
        if GRADING.search(folded(record.subject)):
            yield [member for line in lines for member in line]
        yield from (line for one, line in zip(record.said, lines, strict=True) if GRADING.search(folded(one.quote)))


def _words_in(text: str) -> list[_Member]:
    """The degrees of running text, each with the sentences that speak of it alone."""
    found: list[_Member] = []
    for sentence in SENTENCE.split(text):
        plain = folded(sentence)
        said = in_prose(sentence, plain, frozenset(), frozenset(m.key for m in mentions(plain)))
        known = {m.key: m for m in said if natural(m.key) or m.key[0] in "nsp"}
        found += [_Member((m,), sentence if len(known) == 1 else "") for m in known.values()]
    return found


def _merged(groups: Sequence[Sequence[_Member]]) -> list[Degree]:
    """Names that a manual writes side by side are one degree; a new one stands after its neighbour in its group.

    Where deadlines stand beside degrees, these are the scale: other groups may give them more names, no more degrees.
    """
    found: list[dict[str, str]] = []
    fixed = {one.key[0] for group in groups if _timed(group) for member in group for one in member.said}
    for group in sorted(groups, key=_timed, reverse=True):
        last: dict[str, str] | None = None
        for member in (member for member in group if member.said):
            mine = {one.key: _name(one) for one in member.said}
            same = [names for names in found if names.keys() & mine.keys()]
            if len(same) > 1 or any(_clash(names, mine) for names in same):
                continue
            if not same and not _timed(group) and fixed & {key[0] for key in mine}:
                continue
            if not same:
                at = next((i + 1 for i, names in enumerate(found) if names is last), len(found))
                found.insert(at, {})
            last = same[0] if same else found[at]
            last.update({key: name for key, name in mine.items() if key not in last})
    return [Degree(names=names) for names in found]


def _timed(group: Sequence[_Member]) -> bool:
    return sum(bool(minutes(member.about)) for member in group) > 1


def _clash(names: dict[str, str], mine: dict[str, str]) -> bool:
    """Two different names of one system are two degrees."""
    systems = {key[0]: key for key in names}
    return any(systems.get(key[0], key) != key for key in mine)


def _name(one: Mention) -> str:
    system, name = one.key.split(":", 1)
    return f"nivel {name}" if system in ("n", "l") else one.name


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
        return placed(_by_anchors(scale), _unordered(scale))
    rising = [degree for _, degree in sorted(numbers, key=lambda one: str(one[0]))]
    up, doubt = _direction(rising, about)
    scale = rising if up else rising[::-1]
    gravest = "\n".join(about.get(key, "") for key in scale[-1].names)
    return placed(scale, doubt, lives=bool(_LIVES.search(folded(gravest))))


def _tie(degree: Degree) -> tuple[int]:
    return (1 if "c:negr" in degree.names or "c:black" in degree.names else 0,)


def _by_anchors(scale: list[Degree]) -> list[Degree]:
    """In the manual's order, turned round where its known names fall."""
    known = [SEVERITIES.index(rank) for degree in scale if (rank := degree.natural())]
    return scale[::-1] if known and known == sorted(known, reverse=True) and len(known) > 1 else scale


def _unordered(scale: Sequence[Degree]) -> Wording | None:
    """Known names that neither rise nor fall in the manual's order say nothing of the names between them."""
    known = [SEVERITIES.index(rank) for degree in scale if (rank := degree.natural())]
    return None if known in (sorted(known), sorted(known, reverse=True)) else RISING


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
