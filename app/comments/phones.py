"""Phone numbers of people: valid in the brand's country, or with an international prefix."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberType

from app.comments.carriers import carrier
from app.comments.identifiers import Found

MOST_PARSED = 120
"""Candidates that are handed to phonenumbers in one text: some 0.1 ms each."""

MOST_WINDOWS = 2_500
"""Runs of digit groups that are tried in one text."""

PUBLIC = frozenset(
    {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
        PhoneNumberType.VOICEMAIL,
    }
)
"""Numbers of companies: they are nobody's personal data."""

_RUN = re.compile(
    r"(?:(?<![a-z0-9_@#$€£.,:/-])|(?<=wa\.me/))(?:(?<=\()|\+ ?|00 ?|\()?\d(?:[ .\-/()\u20e3]{0,3}\d){5,29}\u20e3?"
)
_GROUP = re.compile(r"\d(?:\u20e3?\d){0,29}")
_DATE = re.compile(
    r"(?<!\d)(?<!\d[/.-])(?:[0-3]?\d([/.-])(?:0?[1-9]|1[0-2])\1(?:19|20)?\d{2}|(?:19|20)\d{2}([/.-])[01]\d\2[0-3]\d"
    r"|(?:19|20)\d{2} ?[-/] ?(?:19|20)\d{2})"
    r"(?!\d|[/.\- ]\d)"
)
_AFTER = re.compile(
    r"[a-z0-9_]|\s?(?:[€$£%]|(?:de )?(?:euros?|eur|dolares|pesos|reais|usd|mxn|clp|cop|km|kg|gb|mb|ml|dias|veces"
    r"|personas|"
    r"seguidores|visitas|habitantes|clientes|usuarios)(?![a-z]))"
)


class _Window(NamedTuple):
    digits: str
    start: int
    end: int


def phones(folded: str, country: str) -> Iterator[Found]:
    """Phone numbers in places of `folded`."""
    plain = _DATE.sub(lambda m: "x" * len(m[0]), folded)
    parsed = tried = 0
    for run in _RUN.finditer(plain):
        done = run.start()
        for window in _windows(run):
            tried += 1
            if tried > MOST_WINDOWS or parsed > MOST_PARSED:
                return
            if window.start < done or not _possible(window.digits, country):
                continue
            parsed += 1
            if _personal(window.digits, country) and not _something_else(folded, window):
                yield Found("phone", window.start, window.end)
                done = window.end


def _windows(run: re.Match[str]) -> Iterator[_Window]:
    """Consecutive whole groups of digits, longest first from each group on; `+` marks an international prefix."""
    text = run[0]
    groups = [(m.start(), m.end()) for m in _GROUP.finditer(text)]
    for first, (start, _) in enumerate(groups):
        abroad = first == 0 and text.lstrip("(")[:1] == "+"
        for _, end in reversed(groups[first : first + 12]):
            digits = "".join(filter(str.isdigit, text[start:end]))
            if digits.startswith("00"):
                digits = "+" + digits[2:]
            digits = "+" + digits if abroad else digits
            if 7 <= len(digits) <= 16:
                yield _Window(digits, run.start() + (0 if abroad else start), run.start() + end)


def _possible(digits: str, country: str) -> bool:
    if digits.startswith("+"):
        return len(digits) >= 9
    pattern, lengths, code = _national(country)
    if len(digits) in lengths and pattern.match(digits):
        return True
    return digits.startswith(code) and len(digits) - len(code) in lengths


class _National(NamedTuple):
    pattern: re.Pattern[str]
    lengths: frozenset[int]
    code: str


@cache
def _national(country: str) -> _National:
    """What a number of this country looks like at first sight: a national prefix may add up to three digits."""
    metadata = PhoneMetadata.metadata_for_region(country)
    pattern = metadata.general_desc.national_number_pattern if metadata and metadata.general_desc else None
    if metadata is None or metadata.general_desc is None or pattern is None:
        return _National(re.compile(r"(?!)"), frozenset(), "\0")
    lengths = set(metadata.general_desc.possible_length)
    if metadata.national_prefix_for_parsing:
        lengths |= {size + more for size in lengths for more in (1, 2, 3)}
        pattern = rf"(?:{pattern}|(?:{metadata.national_prefix_for_parsing}))"
    return _National(re.compile(pattern), frozenset(lengths), str(metadata.country_code))


def _personal(digits: str, country: str) -> bool:
    code = _national(country).code
    for text in (digits, "+" + digits) if digits.startswith(code) else (digits,):
        try:
            number = phonenumbers.parse(text, country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.number_type(number) not in PUBLIC
    return False


def _something_else(folded: str, window: _Window) -> bool:
    """Whether the words around it say that the digits count or name another thing."""
    label = carrier(folded, window.start)
    if label in ("order", "other", "account", "card", "passport", "identity"):
        return True
    return label != "phone" and bool(_AFTER.match(folded, window.end))
