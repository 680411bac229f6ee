"""What people slip into a reply, as data: phrases/*.yaml holds by kind and language one wording a line.

`‹te|le›` in a wording is chosen by the form of address (tú|usted|vos; of two parts, vos takes the first);
`‹name›` is a slot that an operator fills from the case. A wording with an empty slot is not used.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from random import Random

from ruamel.yaml import YAML

from app.brand.words import Form, Language

_CHOICE = re.compile(r"‹([^‹›]{0,200})›")
_PLACES: dict[Form, int] = {"tu": 0, "usted": 1, "vos": 2}


def wordings(kind: str, language: Language) -> tuple[str, ...]:
    """As written, in the order of the file; none in a language that the kind is not written in."""
    return _kinds()[kind].get(language, ())


def pairs(kind: str, language: Language) -> tuple[tuple[str, str], ...]:
    """Wordings of the form «one = other»."""
    split = (line.partition(" =") for line in wordings(kind, language))
    return tuple((one, other.strip()) for one, _, other in split)


def said(
    kind: str, language: Language, form: Form, random: Random, slots: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Every wording of the kind once, in an order drawn from `random`, ready to be put into a reply."""
    lines = list(wordings(kind, language))
    random.shuffle(lines)
    for line in lines:
        if (told := spoken(line, form, slots or {})) is not None:
            yield told


def spoken(line: str, form: Form, slots: Mapping[str, str]) -> str | None:
    """The wording in a form of address with its slots filled; None when a slot has no value."""
    if any("|" not in inner and not slots.get(inner) for inner in _CHOICE.findall(line)):
        return None
    return _CHOICE.sub(lambda found: _chosen(found[1], form, slots), line)


def _chosen(inner: str, form: Form, slots: Mapping[str, str]) -> str:
    parts = inner.split("|")
    if len(parts) == 1:
        return slots[inner]
    place = _PLACES[form]
    return parts[place] if place < len(parts) else parts[0]


@cache
def _kinds() -> dict[str, dict[Language, tuple[str, ...]]]:
    found: dict[str, dict[Language, tuple[str, ...]]] = {}
    for path in sorted(files("eval.mutants").joinpath("phrases").iterdir(), key=lambda one: one.name):
        for kind, languages in YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")).items():
            if kind in found:
                raise ValueError(f"{path.name}: {kind} is listed twice")
            found[kind] = {language: tuple(text.splitlines()) for language, text in languages.items()}
    return found
