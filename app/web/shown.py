"""Untrusted text on a page: everything in it is seen, nothing in it acts."""

import itertools
from collections.abc import Iterable
from typing import Final

import regex
from markupsafe import Markup, escape

Mark = tuple[int, int, str, str]
"""A place in a text: start and end in code points, a class, what a reader is told."""

MOST_MARKS = 3
"""Combining marks on one letter that are shown; no living script needs more, and stacks of them hide the page."""

NAMES: Final = {
    0x00AD: "SHY", 0x034F: "CGJ", 0x061C: "ALM", 0x115F: "HCF", 0x1160: "HJF", 0x17B4: "KIVAQ", 0x17B5: "KIVAA",
    0x180E: "MVS", 0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM", 0x2028: "LS",
    0x2029: "PS", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2060: "WJ",
    0x2061: "FA", 0x2062: "IT", 0x2063: "IS", 0x2064: "IP", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
    0x2800: "BLANK", 0x3164: "HF", 0xFEFF: "BOM", 0xFFA0: "HHF",
}  # fmt: skip
"""Characters that nobody sees, or that turn the text around, with the name that is shown for them."""

_PERSON = r"\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?"
_FLAG = r"\p{RI}\p{RI}|\U0001F3F4[\U000E0030-\U000E0039\U000E0061-\U000E007A]{1,6}\U000E007F"
_UNSEEN = r"\p{C}\p{Zl}\p{Zp}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\uFE00-\uFE0D\U000E0100-\U000E01EF"
_TOKEN = regex.compile(
    rf"(?P<emoji>{_FLAG}|{_PERSON}(?:\u200D{_PERSON})*)"  # joiners inside an emoji draw it, and hide nothing
    rf"|(?P<stack>(?<=\p{{M}}{{{MOST_MARKS}}})\p{{M}}+)"
    rf"|(?P<unseen>[{_UNSEEN}--\n\t\r])",
    regex.VERSION1,
)


def shown(text: str, marks: Iterable[Mark] = ()) -> Markup:
    """The text for a page, isolated from the direction of what surrounds it.

    Where marks overlap, each keeps its place.
    """
    return Markup("<bdi>{}</bdi>").format(_marked(text, tuple(marks)))


def inline(text: str) -> str:
    """The text where no mark-up can be, as in a title: what nobody sees is left out."""
    return " ".join(_TOKEN.sub(lambda found: found["emoji"] or "", text).split())


def _marked(text: str, marks: tuple[Mark, ...]) -> Markup:
    sound = [(max(0, s), min(len(text), e), kind, said) for s, e, kind, said in marks]
    sound = [mark for mark in sound if mark[0] < mark[1]]
    edges = sorted({0, len(text), *(edge for mark in sound for edge in mark[:2])})
    pieces = []
    for start, end in itertools.pairwise(edges):
        over = [mark for mark in sound if mark[0] <= start and end <= mark[1]]
        pieces.append(_piece(text[start:end], over))
    return Markup("").join(pieces)


def _piece(text: str, over: list[Mark]) -> Markup:
    if not over:
        return _visible(text)
    kinds = " ".join(dict.fromkeys(kind for _, _, kind, _ in over))
    said = "; ".join(dict.fromkeys(filter(None, (said for *_, said in over))))
    return Markup('<mark class="{}" title="{}">{}</mark>').format(kinds, said, _visible(text))


def _visible(text: str) -> Markup:
    if text.isascii() and text.isprintable():
        return escape(text)
    pieces: list[Markup] = []
    end = 0
    for token in _TOKEN.finditer(text):
        pieces += [escape(text[end : token.start()]), _token(token)]
        end = token.end()
    return Markup("").join([*pieces, escape(text[end:])])


def _token(token: "regex.Match[str]") -> Markup:
    if token["emoji"]:
        return escape(token["emoji"])
    if token["stack"]:
        return _label(f"+{len(token['stack'])}", token["stack"][0])
    return _label(NAMES.get(ord(token[0])) or f"{ord(token[0]):04X}", token[0])


def _label(name: str, character: str) -> Markup:
    return Markup('<span class="ctl" title="U+{}">⟪{}⟫</span>').format(f"{ord(character):04X}", name)
