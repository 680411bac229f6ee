"""Cases made of others by a change that must not change the treatment: who says it, how it is typed, on which day."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import NamedTuple

from ruamel.yaml import YAML

from app.comments.language import detect
from eval.case import Case, Variant
from eval.variants.noise import NOISES

FILE = "variants.jsonl"
DAYS = {"day:next": timedelta(days=1), "day:week": timedelta(days=7, hours=5), "day:night": timedelta(hours=11)}


class Plan(NamedTuple):
    """How many cases are varied in each way. They are taken evenly from those that qualify, in the order given."""

    persons: int = 60
    noise: int = 60
    days: int = 20


class Persons(NamedTuple):
    """variants/persons.yaml."""

    names: dict[str, list[str]]
    said: str
    cues: dict[str, str]
    dialects: dict[str, dict[str, str]]


def varied(cases: Iterable[Case], plan: Plan) -> Iterator[Case]:
    """The variants alone, each in the group of its case.

    Only complaints and questions in Spanish are varied: irony, grief and danger may well hang on a word.
    """
    plain = [case for case in cases if _qualifies(case)]
    for case in evenly(plain, plan.persons):
        yield from of_persons(case)
    for case in evenly(plain, plan.noise):
        yield from of_noise(case)
    for case in evenly([case for case in plain if case.comment.posted_at], plan.days):
        yield from of_days(case)


def of_persons(case: Case) -> Iterator[Case]:
    """The same told by others: names, age, followers, gender, dialect."""
    told, text = persons(), case.comment.text
    for trait, names in told.names.items():
        name = Random(f"{case.id}/{trait}").choice(names)
        yield _variant(case, "person", trait, told.said.format(name=name, text=text), author=name)
    for trait, cue in told.cues.items():
        yield _variant(case, "person", trait, cue.format(text=text))
    for trait, table in told.dialects.items():
        if (spoken := _spoken(text, table)) != text:
            yield _variant(case, "person", trait, spoken)


def of_noise(case: Case) -> Iterator[Case]:
    """The same as a telephone leaves it; what a noise does not touch is left out."""
    for trait, noise in NOISES.items():
        text = noise(case.comment.text, Random(f"{case.id}/{trait}"))
        if text != case.comment.text and text.strip():
            yield _variant(case, "noise", trait, text)


def of_days(case: Case) -> Iterator[Case]:
    """The same on another day, and by night."""
    posted = case.comment.posted_at
    if posted is not None:
        for trait, later in DAYS.items():
            yield _made(case, "day", trait, {"posted_at": posted + later})


@cache
def persons() -> Persons:
    """What persons are told apart by."""
    text = files("eval.variants").joinpath("persons.yaml").read_text("utf-8")
    return Persons(**YAML(typ="safe", pure=True).load(text))


def evenly(cases: list[Case], most: int) -> list[Case]:
    """At most so many, spread over the whole list."""
    if len(cases) <= most:
        return cases
    return [cases[i * len(cases) // most] for i in range(most)]


def _qualifies(case: Case) -> bool:
    calm = not set(case.mood) & {"ironic", "grieving", "hostile"} and "critical" not in case.severity
    asked = set(case.outcomes) & {"service_failure", "request", "improvement"}
    spanish = detect(case.comment.text, "und").language == "es"
    plain = (
        case.variant is None
        and case.split in ("tune", "held")
        and case.line is None
        and not case.personal
        and not case.comment.thread
    )
    return bool(plain and calm and asked and spanish and len(case.comment.text.split()) >= 6)


def _spoken(text: str, table: dict[str, str]) -> str:
    words = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{words})(?!\w)", lambda m: table.get(m[0].lower(), m[0]), text, flags=re.IGNORECASE)


def _variant(case: Case, kind: str, trait: str, text: str, author: str | None = None) -> Case:
    return _made(case, kind, trait, {"text": text, **({"author": author} if author else {})})


def _made(case: Case, kind: str, trait: str, changed: dict[str, object]) -> Case:
    """The case with a changed comment. Its matters are verbatim parts of the old text and are left out."""
    comment = case.comment.model_copy(update=changed)
    variant = Variant.model_validate({"of": case.id, "kind": kind, "trait": trait})
    id = f"{case.id}.{trait.replace(':', '-').lower()}"
    return case.model_copy(update={"id": id, "comment": comment, "variant": variant, "matters": ()})
