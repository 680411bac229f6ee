"""A text as it would be heard: the copy that tables of phrases are matched on.

On top of `app.comments.reading` it undoes what splits or disguises a word: emoji and markup between or inside
words, spaced letters, digits for letters, chat abbreviations, letters held down, b for v. Phrases are written without
accents and go through the same b-for-v fold, so a table reads as plain words.
"""

# ruff: noqa: E501 - a family of words reads best on one line

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from app.comments.reading import read
from app.guard.rule import Part

ABBREVIATIONS = {
    "q": "que", "k": "que", "ke": "que", "xq": "porque", "pq": "porque", "xa": "para", "pa": "para", "x": "por",
    "tb": "tambien", "tmb": "tambien", "vc": "voce", "vcs": "voces", "u": "you", "ur": "your", "pls": "please",
}  # fmt: skip
LEET = str.maketrans("013457", "oieast")

_LETTER = r"[^\W\d_]"
_SYMBOL = r"[^\w\s.,;:!?¡¿'’`´()/@#%€$&+-]"
_EDIT = re.compile(
    rf"(?P<spelled>(?<!\w){_LETTER}(?:[ .\-]{_LETTER}(?!\w)){{3,30}})"
    rf"|(?P<leet>(?<={_LETTER})[013457](?={_LETTER})|(?<!\w)[013457](?={_LETTER}{{4}}))"
    rf"|(?P<held>({_LETTER})\4{{2,40}})"
    r"|(?P<short>(?<![\w@#.])(?:" + "|".join(ABBREVIATIONS) + r")(?![\w@.]))"
    r"|(?P<apostrophe>[’`´])"
    rf"|(?P<blank>(?:\s|{_SYMBOL}|_){{1,40}})"
)
_INSIDE = re.compile(rf"(?<={_LETTER})(?:{_SYMBOL}|[_]){{1,6}}(?={_LETTER})")
_STOPS = ".!?;:\n¡¿"
_REACH = 120
"""Characters to either side of a phrase that still belong to its clause."""


class Speech(NamedTuple):
    """`text[i]` stands for code points `starts[i]` to `ends[i]` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]


class Said(NamedTuple):
    """A phrase that was found: its words, what stands before and after it in its clause, its place in the original."""

    words: str
    before: str
    after: str
    span: tuple[int, int]


def _heard(match: re.Match[str]) -> str:
    kind, found = match.lastgroup, match.group()
    if kind == "spelled":
        return re.sub(r"[ .\-]", "", found)
    if kind == "short":
        return ABBREVIATIONS[found]
    if kind == "leet":
        return found.translate(LEET)
    if kind == "apostrophe":
        return "'"
    if kind == "blank":
        return "\n" if "\n" in found else " "
    return found[0]


def _edited(text: str, origin: tuple[int, ...], joined: bool) -> Speech:
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    edits = [(m.start(), m.end(), _heard(m)) for m in _EDIT.finditer(text) if m.group() != " "]
    if joined:
        inside = [(m.start(), m.end(), "") for m in _INSIDE.finditer(text)]
        held = {n for start, end, _ in inside for n in range(start, end)}
        edits = sorted([e for e in edits if not held.intersection(range(e[0], e[1]))] + inside)
    for start, end, new in [*edits, (len(text), len(text), "")]:
        out.append(text[at:start])
        starts += origin[at:start]
        ends += [o + 1 for o in origin[at:start]]
        out.append(new)
        starts += [origin[start]] * len(new) if new else []
        ends += [origin[end - 1] + 1] * len(new) if new else []
        at = end
    return Speech("".join(out).replace("v", "b"), tuple(starts), tuple(ends))


@lru_cache(maxsize=256)
def hear(text: str) -> tuple[Speech, ...]:
    """The text as heard; twice when a sign in a word may part or join («devol🙂veremos», «hola🙂gracias»)."""
    reading = read(text)
    plain = _edited(reading.folded, reading.origin, joined=False)
    if not _INSIDE.search(reading.folded):
        return (plain,)
    return plain, _edited(reading.folded, reading.origin, joined=True)


def heard(text: str) -> str:
    """The first hearing of a text, for looking words up."""
    return hear(text)[0].text


def pattern(*fragments: str) -> re.Pattern[str]:
    """Fragments of patterns as alternatives of whole words. They are written without accents; v and b are one."""
    return re.compile(r"(?<!\w)(?:" + "|".join(fragments).replace("v", "b") + r")(?!\w)")


def lines(table: Mapping[str, str], **classes: str) -> tuple[str, ...]:
    """The phrases of a table, one a line, language by language; `<name>` stands for a class of words."""
    found = tuple(line.strip() for block in table.values() for line in block.splitlines() if line.strip())
    for name, words in classes.items():
        found = tuple(line.replace(f"<{name}>", f"(?:{words})") for line in found)
    return found


def table(phrases: Mapping[str, str], **classes: str) -> re.Pattern[str]:
    """A table of phrases as one pattern over a text as heard."""
    return pattern(*lines(phrases, **classes))


def said(part: Part, phrases: re.Pattern[str]) -> Iterator[Said]:
    """Every place where the text says one of the phrases."""
    seen: set[tuple[int, int]] = set()
    for speech in hear(part.text):
        for match in phrases.finditer(speech.text):
            span = speech.span(*match.span())
            if span not in seen:
                seen.add(span)
                yield Said(match.group(), _before(speech.text, match.start()), _after(speech.text, match.end()), span)


def says(text: str, phrases: re.Pattern[str]) -> bool:
    """Whether a text says one of the phrases."""
    return any(phrases.search(speech.text) for speech in hear(text))


def _before(text: str, start: int) -> str:
    window = text[max(0, start - _REACH) : start]
    cut = max(window.rfind(stop) for stop in _STOPS)
    return window[cut + 1 :]


def _after(text: str, end: int) -> str:
    window = text[end : end + _REACH]
    return window[: min((at for stop in _STOPS if (at := window.find(stop)) >= 0), default=_REACH)]


_FAR = (
    r"no(?! sol[oa])|nunca|ni|jamas|tampoco|nadie|ningun[oa]?|not|never|cannot|can't|won't|don't|didn't|isn't|wasn't|nao|nem|non|nin|mai|"
    r"ez|ezin|nothing"
)
_NEAR = r"sin|sem|sen|sense|without|lejos de|en lugar de|en vez de|instead of|em vez de"
_NEGATED = re.compile(
    rf"(?<!\w)(?:(?:{_FAR})(?: [\w'-]{{1,20}}){{0,5}}|(?:{_NEAR})(?: [\w'-]{{1,20}}){{0,1}}) ?$".replace("v", "b")
)
_COMFORT = re.compile(
    r"(?<!\w)(?:no (?:te|se|os) (?:preocup\w{1,4}|apur\w{1,3}|agobi\w{1,3})|no (?:hay|tengas|tenga) (?:problema|duda|cuidado)|no lo dud\w{1,3}|"
    r"don't worry|no worries|no problem|nao se preocupe|non te preocupes|no pateixis)(?!\w)".replace("v", "b")
)
"""Negations that deny nothing of what follows («no te preocupes que…»)."""


def negated(found: Said) -> bool:
    """Whether a negation stands at most five words before the phrase, with no comma between."""
    return bool(_NEGATED.search(_COMFORT.sub(" ", found.before)))
