"""The shipped phrases that replies are composed of, per language, and how one is chosen among equals."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from app.brand.words import Form, Language
from app.comments.reading import read
from app.value import Value

FOLDER = Path(__file__).parents[1] / "brand" / "defaults" / "phrases"
LANGUAGES: tuple[Language, ...] = ("es", "ca", "gl", "eu", "pt", "en")
"""Languages that phrases are written in, with the same number of variants for each part."""

OTHER = "other"
"""The topic of a complaint whose topic is not recognised."""

_FORMS: dict[Form, int] = {"tu": 0, "usted": 1, "vos": 2}
_LONG_WORD = re.compile(r"[^\W\d_]{5,30}")
_BY_FORM = re.compile(r"\(([^()|]{0,60}\|[^()]{0,120})\)")


class Topic(Value):
    """What may have happened to somebody.

    `what`: noun phrases that follow «we are sorry about»; `feel`: whole sentences that say what it means for a person.
    """

    what: tuple[str, ...]
    feel: tuple[str, ...]


class Phrases(Value):
    """The phrases of one language.

    `abouts`: noun phrases for what people ask about; `objects`: for the thing that a complaint is about, and
    `with_object` what may have happened to it; `channels`: private channels by their kind.
    """

    parts: Mapping[str, tuple[str, ...]]
    topics: Mapping[str, Topic]
    abouts: Mapping[str, str]
    objects: Mapping[str, str]
    with_object: Mapping[str, str]
    channels: Mapping[str, str]
    contractions: Mapping[str, str]


class Choice(Value):
    """Chooses among equals: the same seed always takes the same, another one mostly another."""

    seed: str

    def of(self, key: str, options: int) -> int:
        digest = hashlib.blake2b(f"{self.seed}·{key}".encode("utf-8", "replace"), digest_size=4).digest()
        return int.from_bytes(digest) % options if options else 0


def spoken(language: Language, brand_language: Language) -> Language:
    """The language that phrases exist in: the asked one, else the brand's, else English."""
    return next((code for code in (language, brand_language) if code in LANGUAGES), "en")


def phrases(language: Language, brand_language: Language) -> Phrases:
    """The phrases of a language, or of the nearest one that has some."""
    return _read(spoken(language, brand_language))


@cache
def _read(language: Language) -> Phrases:
    return Phrases.model_validate(load(language))


@cache
def first_names() -> frozenset[str]:
    """Common first names, folded."""
    return frozenset(load("names")["names"].split())


def load(name: str) -> Any:
    """One of the shipped files of phrases."""
    return YAML(typ="safe").load((FOLDER / f"{name}.yaml").read_text("utf-8"))


@lru_cache(maxsize=4096)
def in_form(text: str, form: Form) -> str:
    """«(Escríbenos|Escríbanos|Escribinos)» in one form of address; the first stands in for a missing one."""

    def chosen(match: re.Match[str]) -> str:
        options = match[1].split("|")
        at = _FORMS[form]
        return options[at] if at < len(options) else options[0]

    return _BY_FORM.sub(chosen, text)


def _shares(phrase: str, told: str) -> bool:
    """Whether a word of five letters or more of the phrase stands in what was told."""
    words = _LONG_WORD.findall(read(phrase).folded)
    return any(word in read(told).folded for word in words)


class Speaker(Value):
    """Says parts in one language and form, always the variant that `choice` takes."""

    phrases: Phrases
    form: Form
    choice: Choice
    never: tuple[str, ...] = ()
    """Folded phrases that the brand never says: a variant with one is passed over while there are others."""

    def say(self, part: str, **gaps: str) -> str:
        """A variant of a part with its gaps filled; gaps that are left are slots for later."""
        options = self._allowed(self.phrases.parts[part])
        said = self._worded(options[self.choice.of(part, len(options))], gaps)
        return said[:1].upper() + said[1:]

    def what(self, topic: str, told: str, thing: str | None = None) -> str:
        """What happened, as a noun phrase: with the thing that it happened to, else with a word of what was told."""
        if thing and thing in self.phrases.objects and topic in self.phrases.with_object:
            its = in_form(self.phrases.objects[thing], self.form)
            return self._worded(self.phrases.with_object[topic], {"object": its})
        return self._nearest(self.phrases.topics[topic].what, f"what{topic}", told)

    def feel(self, topic: str, told: str) -> str:
        """What it means for a person, with a word of theirs where there is one."""
        own = self.phrases.topics[topic].feel
        return self._nearest(own or self.phrases.parts["feel"], f"feel{topic}", told)

    def _nearest(self, options: tuple[str, ...], key: str, told: str) -> str:
        allowed = self._allowed(options)
        theirs = [text for text in allowed if _shares(in_form(text, self.form), told)]
        return self._worded(theirs[0] if theirs else allowed[self.choice.of(key, len(allowed))], {})

    def pair(self, one: str, two: str) -> str:
        """Two noun phrases as one."""
        return self._worded(self.phrases.parts["pair"][0], {"one": one, "two": two})

    def about(self, about: str | None) -> str | None:
        return self.phrases.abouts.get(about) if about else None

    def _allowed(self, options: tuple[str, ...]) -> tuple[str, ...]:
        """The order stays, so that the same choice falls on the same variant in every language."""
        if not self.never:
            return options
        fit = tuple(o for o in options if not any(p in read(in_form(o, self.form)).folded for p in self.never))
        return fit or options

    def _worded(self, text: str, gaps: Mapping[str, str]) -> str:
        worded = in_form(text, self.form)
        for gap, value in gaps.items():
            worded = worded.replace("{" + gap + "}", value)
        for apart, together in self.phrases.contractions.items():
            worded = worded.replace(apart, together)
        return worded
