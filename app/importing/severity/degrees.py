"""Words by which manuals grade a matter («muy grave», «naranja», «nivel 2», «S1»), in headings, cells and prose."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ruamel.yaml import YAML

from app.brand.texts import folded
from app.brand.words import SEVERITIES, Severity
from app.importing.vocabulary import SMALL, singular

ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
LIGHTS = str.maketrans(
    {"🟢": " verde ", "🟡": " amarillo ", "🟠": " naranja ", "🔴": " rojo ", "⚫": " negro ", "⚪": " blanco "}
)
_HEADED = re.compile(
    r"\b(?P<head>nivel(?:es)?|grados?|gravedad|severidad|severity|levels?|sev|prioridad(?:es)?|priority|priorities|tier|"
    r"clase|categoria|tipo|codigo|alerta"
    r"|nivell|fase de alerta|crisis) (?:de (?:gravedad|alerta|crisis|severidad|prioridad|riesgo|"
    r"emergencia) )?(?:n |no )?(?P<n>[0-6]|iii|ii|iv|i|v|[a-e](?= |$))\b"
)
_SHORT = re.compile(r"\b(?P<head>n|s|p|g|l|sev|niv|t) ?(?P<n>[0-6])\b")
_LISTED = re.compile(r" (?:y|o|e|a|al|and|or|to) (?P<n>[0-6])\b(?! (?:h|min|hora|dia|minuto))")
_FIRST = re.compile(r"\s*[:(—–|/\[\n]\s*|\s-\s|\.\s|,\s|\s->\s")
_PLAIN = re.compile(r"\s*([0-6]|[a-eA-E]|I{1,3}|IV|V)\s*[.)º°]?\s*")
DESCENDING = ("s", "p")
"""Systems whose 1 is often the gravest: S1, P1, «prioridad 1»."""


class Mention(NamedTuple):
    """One degree in a folded text; `key` is system and name: `c:verd`, `w:grav`, `n:2`, `s:1`, `l:a`."""

    start: int
    end: int
    key: str
    name: str


@cache
def words() -> dict[str, frozenset[str]]:
    """The lists of vocabulary/scale.yaml, each word without gender and number."""
    text = files("app.importing").joinpath("vocabulary/scale.yaml").read_text("utf-8")
    lists: dict[str, list[str]] = YAML(typ="safe", pure=True).load(text)
    return {name: frozenset(bare(word) for word in all) for name, all in lists.items()}


def bare(phrase: str) -> str:
    """A folded phrase without gender and number: «muy graves» and «muy grave» become one."""
    plain = [singular(word) for word in phrase.split()]
    return " ".join(word[:-1] if len(word) > 3 and word[-1] in "aoe" and word not in SMALL else word for word in plain)


@cache
def _rank() -> dict[str, Severity]:
    return {word: severity for severity in reversed(SEVERITIES) for word in words()[severity]}


def natural(key: str) -> Severity | None:
    """What a word or colour says by itself; None for numbers, letters and the brand's own words."""
    system, name = key.split(":", 1)
    return _rank().get(name) if system in ("c", "w") else None


def mentions(plain: str, own: frozenset[str] = frozenset()) -> list[Mention]:
    """Every degree that a folded text (app.brand.texts.folded) could name; `own`: keys of the brand's own words."""
    found = [Mention(*m.span(), _key(m["head"], m["n"]), m[0]) for p in (_HEADED, _SHORT) for m in p.finditer(plain)]
    taken = [False] * (len(plain) + 1)
    for one in found:
        taken[one.start : one.end] = [True] * (one.end - one.start)
    tokens = list(re.finditer(r"\w+", plain))
    i = 0
    while i < len(tokens):
        named, step = _word(plain, tokens, i, own)
        if named and not any(taken[named.start : named.end]):
            found.append(named)
        i += step
    return _alone(sorted({*found, *(one for m in found for one in _more(plain, m))}), plain)


def _alone(found: list[Mention], plain: str) -> list[Mention]:
    """«alerta naranja», «crisis de nivel 3»: beside a degree these words only say what is graded."""
    graded = [one for one in found if one.key[2:] not in words()["head"] | words()["noun"]]
    return [
        one
        for one in found
        if one in graded
        or all(abs(one.start - other.start) > 25 for other in graded)
        or any(plain[min(one.end, o.end) : max(one.start, o.start)].strip() in _AND for o in graded)
    ]


_AND = ("y", "e", "o", "u", "and", "or", "y en", "y las de", "y los de")


def _more(plain: str, one: Mention) -> Iterator[Mention]:
    """«nivel 1 y 2»: the numbers that follow in a list."""
    end = one.end
    while one.key[0] in "nsp" and (found := _LISTED.match(plain, end)):
        end = found.end()
        yield Mention(found.start("n"), end, f"{one.key[0]}:{found['n']}", f"nivel {found['n']}")


def _key(head: str, n: str) -> str:
    system = {
        "s": "s",
        "sev": "s",
        "p": "p",
        "prioridad": "p",
        "prioridades": "p",
        "priority": "p",
        "priorities": "p",
    }.get(head, "n")
    if n in "abcde" and n.isalpha():
        return f"l:{n}"
    return f"{system}:{ROMAN.get(n, n)}"


def _word(plain: str, tokens: list[re.Match[str]], i: int, own: frozenset[str]) -> tuple[Mention | None, int]:
    for size in (3, 2, 1):
        if i + size > len(tokens):
            continue
        start, end = tokens[i].start(), tokens[i + size - 1].end()
        name = bare(plain[start:end])
        if _HALF.match(plain, start):
            continue
        if name in _rank() or f"w:{name}" in own:
            system = "c" if name in words()["colour"] else "w"
            return Mention(start, end, f"{system}:{name}", plain[start:end]), size
    return None, 1


def strict(text: str, own: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """The degrees of a text that is one, or that begins with one: «Nivel 2 – Grave», «Rojo: peligro», «Quejas leves».

    Empty for anything else: «E1. Retraso grave de un tren» is a title.
    """
    parts = [part for part in _FIRST.split(text.translate(LIGHTS)[:200]) if part.strip()]
    found: list[Mention] = []
    for i, part in enumerate(parts):
        if i == 0 and len(parts) > 1 and (number := _PLAIN.fullmatch(part)):
            found.append(_numbered(number))
            continue
        plain = folded(part)
        mine = mentions(plain, own)
        rest = _left(plain, mine)
        if rest or (not mine and i):
            break
        found += mine
    only_number = len(found) == 1 and _PLAIN.fullmatch(parts[0]) if parts else False
    return () if only_number else tuple({one.key: one for one in found}.values())


def _numbered(found: re.Match[str]) -> Mention:
    n = found[1].lower()
    key = f"l:{n}" if n in "abcde" and len(n) == 1 else f"n:{ROMAN.get(n, n)}"
    return Mention(0, 0, key, f"nivel {n}")


def _left(plain: str, mine: list[Mention]) -> list[str]:
    """The words that are neither degree nor a name for what is graded."""
    kept = "".join(" " if any(m.start <= i < m.end for m in mine) else c for i, c in enumerate(plain))
    allowed = words()["head"] | words()["noun"]
    return [word for word in kept.split() if word not in SMALL and word not in LINKS and bare(word) not in allowed]


LINKS = frozenset(
    [
        "superior",
        "superiores",
        "mas",
        "adelante",
        "partir",
        "hasta",
        "todo",
        "todos",
        "toda",
        "todas",
        "solo",
        "resto",
        "nº",
        "u",
        "e",
        "o",
        "y",
        "all",
        "any",
        "above",
        "nuevo",
    ]
)
_HALF = re.compile(r"medi[ao] (?:hora|jornada|dia|manana|tarde|mes)\b")
_BEFORE = re.compile(r"(?:^|\s)(?:en|para|las?|los|a? ?lo|de las?|de los|de|si es|on|for|cuando es|es|y|o|e|como)\s$")
_AFTER = re.compile(
    r"\s?(?:$|(?:y|e|o|se|hay|basta|aprueba|son|tienen|la|el|lo|las|los|a|en|deben?|aprueban|lleva|llevan|and|or|are|is|get|need|must|for|in"
    r"|un|una|one|dos|two|tres|three|cuatro|four|cinco|seis|diez|ten|quince|veinte|treinta|media|\d+)\b)"
)


def in_prose(text: str, plain: str, own: frozenset[str], known: frozenset[str]) -> list[Mention]:
    """The degrees that a clause of running text names: those of the scale, loose words only where they stand as one.

    `plain` is the clause folded; `text` as written.
    """
    said = [one for one in mentions(plain, own) if one.key in known]
    kept: list[Mention] = []
    for one in said:
        listed = bool(kept) and bool(
            re.fullmatch(r"\s?(?:y|e|o|u|and|or|a)?\s?(?:las?|los|de|en|el)?\s?", plain[kept[-1].end : one.start])
        )
        if _certain(one, plain) or listed or _stands(one, plain, said) or _written_as_name(one, text):
            kept.append(one)
    return kept


def _certain(one: Mention, plain: str) -> bool:
    system, name = one.key.split(":", 1)
    return system not in ("c", "w") or (
        name in _rank() and name not in words()["loose"] and not plain[: one.start].endswith("como ")
    )


def _written_as_name(one: Mention, text: str) -> bool:
    """«Gallinero cuenta a cualquier hora», «los de "crisis"»: quoted, or a word of the brand's own with a capital."""
    first = one.name.split()[0]
    named = [w for w in re.findall(r"[«“\"']?\w+[»”\"']?", text) if folded(w) == first]
    return any(not w[0].isalnum() and not w[-1].isalnum() for w in named) or (
        natural(one.key) is None and any(w.lstrip("«“\"'")[:1].isupper() for w in named)
    )


_GRADED_EN = frozenset(
    f"{noun}{ending}"
    for noun in (
        "complaint",
        "case",
        "comment",
        "issue",
        "incident",
        "mention",
        "message",
        "post",
        "situation",
        "matter",
    )
    for ending in ("", "s")
) | {"reply", "replies", "severity", "priority", "ones", "level"}
"""What English grades behind the word: «serious complaints»."""


def _stands(one: Mention, plain: str, said: list[Mention]) -> bool:
    """A loose word beside a name for what is graded, or by itself between grammar."""
    before, after = plain[: one.start].split(), plain[one.end :].split()
    if one.name.startswith("maxim") and before[-1:] in (["como"], ["en"], ["un"], ["de"]):
        return False
    beside = words()["head"] | words()["noun"]
    if before and bare(before[-1]) in beside - {one.key[2:]}:
        return True
    if after and after[0] in _GRADED_EN:
        return True
    if len(before) > 1 and before[-1] in SMALL and bare(before[-2]) in words()["head"]:
        return True
    if one.name in ("medios", "medio", "media", "baja", "alta") and after[:1] in (
        ["hora"],
        ["de"],
        ["direccion"],
        ["jornada"],
    ):
        return False
    if one.name in ("baja", "alta", "bajas", "altas") and before[-1:] == ["de"]:
        return False
    alone = not before or bool(_BEFORE.search(plain[: one.start]))
    return (
        alone
        and (not after or bool(_AFTER.match(plain[one.end :])))
        and one.name not in ("crisis", "alerta", "alertas", "emergencia", "atencion")
    )
