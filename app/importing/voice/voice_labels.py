"""What headings, labels and columns announce about the voice: words to say, words never to say, traits."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from typing import Literal

from app.brand.texts import folded
from app.importing.protocol.lines import Line
from app.importing.vocabulary import vocabulary

Side = Literal["never_say", "say", "traits"]
LONGEST_LABEL = 80
_NEGATED = re.compile(
    r"\b(?:no|nunca|jamas|never|not|don t|sin|evit\w{1,8}|prohib\w{2,6}|vetad[oa]s?|vedad[oa]s?|avoid|desterrad[oa]s?|proscri\w{1,6}|exclu\w{2,5}|descartad[oa]s?|vedar|tachad[oa]s?|desaconsej\w{2,4}|ban(?:ned)?|off limits)\b"
)
_INSTEAD_OF = re.compile(r"^(?:en vez de|en lugar de|en vez de decir|en lugar de decir|instead of|lo que no)$")
_CONDUCT = re.compile(
    r"\b(?:que|como|cosas?|errores?|lo que) (?:no|nunca|jamas) (?:se )?(?:hace|hacer|hacemos|haremos)\b"
)
_NOT_THUS = re.compile(
    r"(?:asi|como) (?:no|nunca|jamas) (?:se )?(?:habl|escrib|suen|son|dic|dec)\w{1,6}|how we (?:don t|never) (?:sound|speak|talk|write)"
)
"""«Así no hablamos»."""
_NOT_YET = re.compile(r"\b(?:aun|todavia|yet)\b|\bse dice no se dice\b")
"""What is not said yet is a fact that is not confirmed."""
_TRAITS = (
    "somos",
    "sonamos",
    "queremos sonar",
    "queremos ser",
    "asi somos",
    "asi hablamos",
    "asi sonamos",
    "we are",
    "we sound",
    "we sound like",
)


def side(label: str) -> Side | None:
    """What a heading, a label or a column announces."""
    plain = folded(re.sub(r"^[\d.)\s]+", "", label))
    if len(label) > LONGEST_LABEL or _CONDUCT.search(plain) or _NOT_YET.search(plain):
        return None
    if plain in _TRAITS:
        return "traits"
    if _INSTEAD_OF.match(plain):
        return "never_say"
    if _NOT_THUS.fullmatch(plain):
        return "never_say"
    known = vocabulary("voice")
    if _NEGATED.search(plain):
        never = known.meaning(plain) == "never_say" or "words" in known.meanings(plain)
        return "never_say" if never else None
    meaning = known.meaning(plain)
    return (
        "say"
        if meaning == "say"
        else "traits"
        if meaning == "traits"
        else "never_say"
        if meaning == "never_say"
        else None
    )


def announced(line: Line) -> tuple[Side | None, str]:
    """The nearest label that says where the line belongs; below an outer item that says nothing, none does."""
    own = line.label if line.label else ""
    if answer := _ANSWERS.get(folded(own)):
        about = next((words for words in line.context()[1:] if _about_words(words)), "")
        return (answer, own) if about else (None, "")
    for words in line.context():
        if found := side(words):
            return found, words
        if words in line.above[-1:] and line.depth > 0:
            break
    return None, ""


_ANSWERS: dict[str, Side] = {
    "si": "say", "no": "never_say", "yes": "say", "do": "say", "don t": "never_say", "asi si": "say", "asi no": "never_say",
}  # fmt: skip


def _about_words(label: str) -> bool:
    return len(label) <= LONGEST_LABEL and ("words" in vocabulary("voice").meanings(label) or side(label) is not None)


def column_side(name: str) -> Side | None:
    plain = folded(name)
    if plain in ("no", "asi no", "dont", "don t", "nunca", "jamas", "never", "x"):
        return "never_say"
    return "say" if plain in ("si", "asi si", "do", "yes", "say", "di", "decir", "diga") else side(name)


def says_words(name: str) -> bool:
    return "words" in vocabulary("voice").meanings(name)
