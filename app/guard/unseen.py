"""Harm: characters that nobody sees or that pass for others: they hide words from people or from these rules.

Emoji keep their joiners, selectors and flags; Arabic, Persian and Indic scripts the marks that they are spelt with.
"""

import re
import unicodedata
from collections.abc import Iterator

import regex

from app.guard.rule import Context, Mark, Part, block

_EMOJI = regex.compile(
    r"""
      (?:\p{RI}\p{RI})
    | \U0001F3F4[\U000E0061-\U000E007A\U000E0030-\U000E0039]{2,6}\U000E007F
    | [0-9\#*]\uFE0F?\u20E3
    | \p{Extended_Pictographic}[\uFE0E\uFE0F]?\p{EMod}?(?:\u200D\p{Extended_Pictographic}[\uFE0E\uFE0F]?\p{EMod}?){0,6}
    """,
    regex.VERBOSE,
)
_SPELT = regex.compile(
    r"(?<=[\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Tamil}\p{Malayalam}\p{Sinhala}])[\u200C\u200D\u200E\u200F\u061C]"
)
_HIDDEN = re.compile(
    r"(?P<bidi>[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c])"
    r"|(?P<tag>[\U000e0000-\U000e007f]{1,200})"
    r"|(?P<selector>[\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180f]{1,200})"
    r"|(?P<blank>[\u200b-\u200d\u2060-\u2065\ufeff\u00ad\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800"
    r"\u206a-\u206f\ufff9-\ufffb]{1,200})"
    r"|(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]{1,200})"
    r"|(?P<private>[\ue000-\uf8ff\ud800-\udfff\ufffd-\uffff\U000f0000-\U0010ffff]{1,200})"
    r"|(?P<pile>[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4,200})"
)
_KINDS = {
    "bidi": (
        "un control de dirección que cambia el orden en que se lee",
        "a direction control that changes how it reads",
    ),
    "tag": ("etiquetas invisibles", "invisible tag characters"),
    "selector": ("selectores invisibles", "invisible selectors"),
    "blank": ("un carácter invisible", "an invisible character"),
    "control": ("un carácter de control", "a control character"),
    "private": ("un carácter sin significado público", "a character without public meaning"),
    "pile": ("marcas apiladas sobre una letra", "marks piled on a letter"),
}


def hidden_characters(part: Part, context: Context) -> Iterator[Mark]:
    """Bidi controls, tags, zero-width and control characters outside emoji and the scripts that need them."""
    text = part.text
    if text.isascii() and text.isprintable():
        return
    matches = list(_HIDDEN.finditer(text))
    fit = _spelt(text) if matches else set()
    for match in matches:
        if match.start() in fit and match.end() - 1 in fit:
            continue
        es, en = _KINDS[match.lastgroup or "blank"]
        code = f"U+{ord(match.group()[0]):04X}"
        yield block(f"Hay {es} ({code}); bórrelo", f"There is {en} ({code}); delete it", match.span())


def _spelt(text: str) -> set[int]:
    """Places inside emoji, and of marks that a script is spelt with."""
    return {i for pattern in (_EMOJI, _SPELT) for m in pattern.finditer(text) for i in range(*m.span())}


_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]{1,80}")
_LATIN = regex.compile(r"\p{Latin}")
_OTHER = regex.compile(r"[\p{Cyrillic}\p{Greek}\p{Armenian}\p{Cherokee}\p{Lisu}]")
_DRAWN = regex.compile(r"[\U0001D400-\U0001D7FF\uFF21-\uFF3A\uFF41-\uFF5A\uFF10-\uFF19\u24B6-\u24E9]{2,80}")
"""Mathematical, full-width and circled letters: read aloud as nothing, and unseen by a search."""
_LOOKALIKE = regex.compile(r"[аАеЕоОрРсСуУхХкКмМТВНіІјЈѕЅԁһԛԝαΑοΟρΡεΕτΤυΥικΚνΝΒΗΜΖΧΙ]{2,80}")
_UNITS = frozenset("μΩπΔΣλαβγ")


def look_alikes(part: Part, context: Context) -> Iterator[Mark]:
    """A word of Latin and letters drawn like it, a word of such letters alone in a Latin text, letters of ornament."""
    if max(part.text, default="") < "\u0370":
        return
    latin = len(_LATIN.findall(part.text))
    for match in _WORD.finditer(part.text):
        word = match.group()
        if not word.isascii() and (_mixed(word) or (_LOOKALIKE.fullmatch(word) and latin > 10)):
            yield _imitation(word, match.span())
    for match in _DRAWN.finditer(part.text):
        yield _imitation(match.group(), match.span())


def _mixed(word: str) -> bool:
    """Latin beside Greek or Cyrillic; «μg», «kΩ» and the like are units."""
    other = set(_OTHER.findall(word))
    return bool(other) and bool(_LATIN.search(word)) and not (len(word) <= 4 and other <= _UNITS)


def _imitation(word: str, span: tuple[int, int]) -> Mark:
    strange = next((c for c in word if c > "\u036f"), word[0])
    name = unicodedata.name(strange, f"U+{ord(strange):04X}").lower()
    return block(
        f"«{word}» lleva letras que imitan a otras ({name}); vuelva a teclear la palabra",
        f"“{word}” has letters that imitate others ({name}); type the word again",
        span,
    )
