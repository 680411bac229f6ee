"""Guessing what the columns of an archive are for.

The worst error is a comment taken for a reply: where head and values do not agree, or nothing decides, the guess is
marked and nothing is imported until a person has corrected it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.brand.texts import folded
from app.importing.archives.column_values import are_dates, are_languages, are_networks, are_texts, filled
from app.importing.archives.columns import FIELDS, SAID, Column, Field, Mapping
from app.importing.archives.heading_row import meaning, plain
from app.importing.archives.sheet import letter
from app.importing.archives.sides import Balance, balance
from app.wording import Wording

SAMPLES = 3
SAMPLE_LENGTH = 60
MOST_TEXTS = 8
"""Columns of texts that are compared with each other."""
_OF_KIND: tuple[tuple[Field, Callable[[Sequence[str]], bool]], ...] = (
    ("date", are_dates),
    ("network", are_networks),
    ("language", are_languages),
)
_POSTS = ("post", "publicacion", "mencion", "mention", "tweet", "tuit")
"""Heads that often name the brand's own post, under which the comment stands."""


@dataclass
class _Guess:
    """The columns while they are weighed."""

    heads: list[str]
    values: list[list[str]]
    uses: dict[int, Field] = field(default_factory=dict)
    why: dict[int, Wording] = field(default_factory=dict)
    doubts: dict[int, Wording] = field(default_factory=dict)
    aside: set[int] = field(default_factory=set)
    """Columns whose head says that they are something else."""

    def take(self, index: int, use: Field, why: Wording) -> None:
        self.uses[index] = use
        self.why[index] = why

    def place(self, use: Field) -> int | None:
        return next((i for i, taken in self.uses.items() if taken == use), None)


def guess(header: Sequence[str], sample_rows: Sequence[Sequence[str]]) -> Mapping:
    """What each column is for. `header` may be empty; `sample_rows` are rows of data, a few hundred at most."""
    width = max([len(header), *(len(row) for row in sample_rows)], default=0)
    heads = [header[i].strip() if i < len(header) else "" for i in range(width)]
    values = [[row[i] if i < len(row) else "" for row in sample_rows] for i in range(width)]
    found = _Guess(heads, values)
    _by_heads(found)
    _by_values(found)
    _sides(found)
    return Mapping(columns=tuple(_column(found, i) for i in range(width)))


def _column(found: _Guess, i: int) -> Column:
    texts = dict.fromkeys(filled(found.values[i]))
    samples = tuple(_cut(text) for text in list(texts)[:SAMPLES])
    why = found.why.get(i) or (NO_VALUES if not texts else NOTHING_SAID)
    return Column(
        index=i, head=found.heads[i], use=found.uses.get(i), why=why, doubt=found.doubts.get(i), samples=samples
    )


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SAMPLE_LENGTH else line[: SAMPLE_LENGTH - 1] + "…"


NO_VALUES = Wording(es="no tiene valores", en="it has no values")
NOTHING_SAID = Wording(es="nada dice para qué sirve", en="nothing says what it is for")


def _by_heads(found: _Guess) -> None:
    """Each use goes to the column whose head says so; among several, to the one with most values of the kind."""
    wanted: dict[Field, list[int]] = {}
    for i, head in enumerate(found.heads):
        said = meaning(head)
        if said == "other":
            found.aside.add(i)
            found.why[i] = _head_says(head, Wording(es="otra cosa", en="something else"))
        elif said in FIELDS:
            wanted.setdefault(said, []).append(i)
    for use, columns in wanted.items():
        fitting = [i for i in columns if filled(found.values[i])] or columns
        if use in ("comment", "reply"):
            fitting = [i for i in fitting if are_texts(found.values[i])] or fitting
            fitting = [i for i in fitting if not _is_post(found.heads[i])] or fitting
        first = fitting[0]
        found.take(first, use, _head_says(found.heads[first], SAID[use]))
        if len(fitting) > 1:
            found.doubts[first] = _several(use, [found.heads[i] for i in fitting])
        found.aside |= {i for i in columns if i != first}


def _is_post(head: str) -> bool:
    return any(word in _POSTS for word in folded(plain(head)).split())


def _head_says(head: str, use: Wording) -> Wording:
    return Wording(es=f"la cabecera «{head}» dice: {use.es}", en=f"the head “{head}” says: {use.en}")


def _several(use: Field, heads: list[str]) -> Wording:
    listed = ", ".join(f"«{head}»" for head in heads)
    return Wording(
        es=f"hay varias columnas que pueden ser «{SAID[use].es}»: {listed}",
        en=f"several columns may be “{SAID[use].en}”: {listed}",
    )


def _by_values(found: _Guess) -> None:
    """Dates, networks and languages show themselves; a head that says so over other values is doubted."""
    for use, fits in _OF_KIND:
        place = found.place(use)
        if place is None:
            free = [i for i, _ in enumerate(found.heads) if i not in found.uses and i not in found.aside]
            place = next((i for i in free if fits(found.values[i])), None)
            if place is not None:
                found.take(place, use, _values_are(use))
        elif use == "date" and filled(found.values[place]) and not fits(found.values[place]):
            found.doubts[place] = NO_DATES


def _values_are(use: Field) -> Wording:
    return Wording(es=f"por sus valores: {SAID[use].es}", en=f"by its values: {SAID[use].en}")


NO_DATES = Wording(es="muchos de sus valores no son fechas", en="many of its values are no dates")


def _sides(found: _Guess) -> None:
    """Comment and reply: what is missing is looked for among the free columns of texts, and both are compared."""
    comment, reply = found.place("comment"), found.place("reply")
    free = _free(found) or _misnamed(found, comment, reply)
    if comment is None and reply is None:
        _both(found, free)
    elif comment is None and reply is not None and free:
        _other(found, "comment", free, [_compared(found, i, reply) for i in free])
    elif reply is None and comment is not None and free:
        _other(found, "reply", free, [_compared(found, comment, i) for i in free])
    elif comment is not None and reply is not None:
        _contrary(found, comment, reply)


def _free(found: _Guess) -> list[int]:
    """The columns of texts that nothing else claims; of very many the fullest, from left to right."""
    texts = [i for i, _ in enumerate(found.heads) if i not in found.uses and i not in found.aside]
    texts = [i for i in texts if are_texts(found.values[i])]
    return sorted(sorted(texts, key=lambda i: -len(filled(found.values[i])))[:MOST_TEXTS])


def _misnamed(found: _Guess, comment: int | None, reply: int | None) -> list[int]:
    """Columns whose head names something else and whose sentences are plainly the other side of the talk."""
    known = comment if comment is not None else reply
    if known is None or (comment is not None and reply is not None):
        return []
    texts = [i for i in sorted(found.aside) if are_texts(found.values[i])]
    pairs = [(known, i) if comment is not None else (i, known) for i in texts]
    return [i for i, pair in zip(texts, pairs, strict=True) if _compared(found, *pair).strong][:1]


def _compared(found: _Guess, comment: int, reply: int) -> Balance:
    return balance(zip(found.values[comment], found.values[reply], strict=True))


def _both(found: _Guess, free: list[int]) -> None:
    """No head says anything: the pair whose words differ most, as question and answer do."""
    pairs = [(_compared(found, a, b), -abs(a - b), -a, a, b) for a in free for b in free if a != b]
    if not pairs:
        return
    told, _, _, a, b = max(pairs, key=lambda pair: (pair[0].right - pair[0].swapped, *pair[1:3]))
    for i, use in ((a, SAID["comment"]), (b, SAID["reply"])):
        found.take(i, "comment" if i == a else "reply", _words_tell(use, told))
        if not told.strong or len(free) > 2:
            found.doubts[i] = _unclear(a, b, told) if not told.strong else _many_texts(free)


def _other(found: _Guess, use: Field, free: list[int], told: list[Balance]) -> None:
    best = max(range(len(free)), key=lambda n: (told[n].right - told[n].swapped, -n))
    place = free[best]
    found.take(place, use, _words_tell(SAID[use], told[best]))
    if len(free) > 1 and not told[best].strong:
        found.doubts[place] = _many_texts(free)
    comment, reply = found.place("comment"), found.place("reply")
    if comment is not None and reply is not None:
        _contrary(found, comment, reply)


def _contrary(found: _Guess, comment: int, reply: int) -> None:
    """Heads and words that say the opposite of each other; or heads over values that are no texts."""
    told = _compared(found, comment, reply)
    if told.swapped > max(1, told.right):
        found.doubts[comment] = found.doubts[reply] = _unclear(comment, reply, told)
    for i in (comment, reply):
        if filled(found.values[i]) and not are_texts(found.values[i]) and _hardly_words(found.values[i]):
            found.doubts[i] = NO_TEXTS


def _hardly_words(values: list[str]) -> bool:
    """«sí», «no», «ok»: marks, not words to the public."""
    texts = filled(values)
    return len(texts) >= SAMPLES and len(set(map(folded, texts))) <= max(2, len(texts) // 10)


NO_TEXTS = Wording(es="sus valores no parecen textos", en="its values do not look like texts")


def _words_tell(use: Wording, told: Balance) -> Wording:
    many, all_ = told.right, told.right + told.swapped
    return Wording(
        es=f"por sus palabras ({many} de {all_} filas claras): {use.es}",
        en=f"by its words ({many} of {all_} clear rows): {use.en}",
    )


def _unclear(comment: int, reply: int, told: Balance) -> Wording:
    a, b = letter(comment), letter(reply)
    return Wording(
        es=f"no está claro quién pregunta y quién responde en {a} y {b} ({told.right} filas dicen que pregunta {a}; "
        f"{told.swapped}, que pregunta {b})",
        en=f"it is unclear who asks and who answers in {a} and {b} ({told.right} rows say that {a} asks; "
        f"{told.swapped} that {b} does)",
    )


def _many_texts(free: list[int]) -> Wording:
    listed = ", ".join(letter(i) for i in free)
    return Wording(
        es=f"hay varias columnas de texto sin cabecera clara: {listed}",
        en=f"there are several columns of text without a clear head: {listed}",
    )
