"""Speech acts put together from parts: words/NAME.yaml names the parts, and which of them make the act together.

A part is a list of regular expressions by language over plain text (`eval.metrics.phrases.plain`). In it a space stands
for any white space, `{part}` for another part of the same file, and `<4>` for up to four words in between. An act is a
list of ways to do it; each names the parts that have to stand in one sentence, in any order, and with a minus those
that may not. All languages are listened for at once.
"""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ruamel.yaml import YAML

from eval.metrics.metric import Mark
from eval.metrics.phrases import plain, plain_pattern
from eval.metrics.text_parts import fields, sentences
from eval.output import Written

_SLOT = re.compile(r"\{([a-z][a-z_]+)\}")
_GAP = re.compile(r"<(\d)>")


class Way(NamedTuple):
    """One way of doing an act, within a sentence."""

    said: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]

    def place(self, sentence: str) -> tuple[int, int] | None:
        """From the first to the last of its parts in a plain sentence; None when it is not done there."""
        found = [part.search(sentence) for part in self.said]
        if not all(found) or any(part.search(sentence) for part in self.unless):
            return None
        spans = [match.span() for match in found if match]
        return min(start for start, _ in spans), max(end for _, end in spans)


def done(name: str, act: str, written: Written) -> Mark | None:
    """Where a reply does an act of words/NAME.yaml first; None when it does not."""
    for field, text in fields(written):
        for sentence in sentences(text, field):
            if place := placed(name, act, sentence.text):
                start = sentence.mark.start
                return Mark(field=field, start=start + place[0], end=start + place[1])
    return None


def placed(name: str, act: str, sentence: str) -> tuple[int, int] | None:
    """Where a sentence does an act of words/NAME.yaml; None when it does not."""
    said = plain(sentence)
    return next((place for way in ways(name)[act] if (place := way.place(said))), None)


def part(name: str, named: str) -> re.Pattern[str]:
    """One part of words/NAME.yaml, to be searched for in plain text."""
    return _parts(name)[named]


@cache
def ways(name: str) -> dict[str, tuple[Way, ...]]:
    """The ways of each act of words/NAME.yaml. Raises KeyError for a part that the file does not name."""
    parts, acts = _parts(name), _told(name)["acts"]
    return {act: tuple(_way(line.split(), parts) for line in lines) for act, lines in acts.items()}


def _way(names: list[str], parts: dict[str, re.Pattern[str]]) -> Way:
    said = tuple(parts[one] for one in names if not one.startswith("-"))
    return Way(said, tuple(parts[one[1:]] for one in names if one.startswith("-")))


@cache
def _parts(name: str) -> dict[str, re.Pattern[str]]:
    bodies: dict[str, str] = {}
    for part_name, by_language in _told(name)["parts"].items():
        body = "|".join(phrase for said in by_language.values() for phrase in said)
        bodies[part_name] = _SLOT.sub(lambda slot: bodies[slot.group(1)], f"(?:{body})")
    return {one: re.compile(rf"(?<!\w){_spaced(body)}(?!\w)") for one, body in bodies.items()}


def _spaced(body: str) -> str:
    return plain_pattern(_GAP.sub(r"(?:\\S{1,25} ){0,\1}", body))


@cache
def _told(name: str) -> dict[str, dict[str, dict[str, list[str]]]]:
    text = files("eval.metrics.words").joinpath(f"{name}.yaml").read_text("utf-8")
    told: dict[str, dict[str, dict[str, list[str]]]] = YAML(typ="safe", pure=True).load(text)
    return told
