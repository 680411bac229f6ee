"""What stands in the place of a personal datum: of the same kind and shape, the same for the same datum, nobody's.

Numbers keep their groups and marks and become zeros that count up: «600 000 001». One that a check digit would make
anybody's is passed over. Mail and links go to the domains that RFC 2606 keeps for examples.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from random import Random

import phonenumbers

from app.comments.personal_data import find
from eval.harvest.names import Token, lexicon
from eval.metrics.phrases import plain

CHECKED = frozenset(
    ["dni", "nie", "curp", "rfc", "cuit", "rut", "nit", "nif", "cpf", "iban", "account", "card", "passport"]
)
MOST = 50
"""Numbers that are tried for one datum: of ten in a row, a check digit makes one or two somebody's."""
_STREET = re.compile(r"[^\W\d_]+(?:[./'] ?|\s+)|c/ ?", re.IGNORECASE)


class StandIns:
    """Of one case. `taken`: everything that its texts hold, which no stand-in may be."""

    def __init__(self, seed: str, country: str, taken: Iterable[str]) -> None:
        self._country, self._random = country, Random(seed)
        self._taken = {_bare(text) for text in taken}
        self._by_datum: dict[tuple[str, str], str] = {}
        self._made: Counter[str] = Counter()

    def of(self, kind: str, text: str) -> str:
        """For a datum of a kind of app.comments.personal_data, or a handle, a link or a long number."""
        how = kind if kind in ("email", "phone", "address", "handle", "link") else "number"
        known = self._by_datum
        if (how, _bare(text)) not in known:
            made = {"email": _mail, "phone": _phone, "address": _address, "handle": _handle, "link": _link}
            known[how, _bare(text)] = self._next(kind, how, made.get(how, _number), text)
        return known[how, _bare(text)]

    def name(self, tokens: tuple[Token, ...]) -> list[tuple[Token, str]]:
        """Each word of a name with another one."""
        return [(token, _dressed(self._word(token.plain, place > 0), token.text)) for place, token in enumerate(tokens)]

    def _word(self, word: str, later: bool) -> str:
        known = self._by_datum
        if ("name", word) not in known:
            pool = lexicon().instead_surnames if later else lexicon().instead_given
            free = [name for name in pool if plain(name) not in self._taken]
            known["name", word] = self._random.choice(free) if free else f"Persona{_letters(len(known))}"
            self._taken.add(plain(known["name", word]))
        return known["name", word]

    def _next(self, kind: str, how: str, make: Callable[[str, int], str], text: str) -> str:
        for _ in range(MOST):
            self._made[how] += 1
            made = make(text, self._made[how])
            if _bare(made) not in self._taken and not self._anybodys(kind, made):
                self._taken.add(_bare(made))
                return made
        return f"({kind})"

    def _anybodys(self, kind: str, made: str) -> bool:
        """Whether its check digits are right: then it might be a person's."""
        return kind in CHECKED and any(found.kind in CHECKED for found in find(made, self._country))


def _number(text: str, nth: int) -> str:
    """Digits count up from zero, letters become X."""
    size = sum(map(str.isdigit, text))
    digits = iter(f"{nth:0{size}d}"[-size:] if size else "")
    return "".join(next(digits) if char.isdigit() else _x(char) for char in text)


def _x(char: str) -> str:
    return char if not char.isalnum() else "X" if char.isupper() else "x"


def _phone(text: str, nth: int) -> str:
    """The country's prefix and the first digit of the number stay: they tell a mobile from a landline, not whose."""
    digits = "".join(char for char in text if char.isdigit())
    kept = _prefix(text, digits) + 1
    filled = iter(_ascii(digits[:kept]) + f"{nth:0{max(len(digits) - kept, 1)}d}"[-max(len(digits) - kept, 1) :])
    return "".join(next(filled, "0") if char.isdigit() else char for char in text if char != "\u200b")


def _prefix(text: str, digits: str) -> int:
    zeros = 2 if digits.startswith("00") else 0
    if not (zeros or text.lstrip("( ").startswith("+")):
        return 0
    try:
        return zeros + len(str(phonenumbers.parse(f"+{_ascii(digits)[zeros:]}").country_code))
    except phonenumbers.NumberParseException:
        return zeros


def _ascii(digits: str) -> str:
    return "".join(str(int(char)) if char.isdecimal() else "0" for char in digits)


def _mail(text: str, nth: int) -> str:
    return f"persona{nth}@example.com" if "@" in text else f"persona{nth} arroba example punto com"


def _address(text: str, nth: int) -> str:
    """The kind of street stays: «calle Inventada 1»."""
    if text[:1].isdigit():
        return f"{nth} Invented {text.split()[-1]}"
    street = _STREET.match(text)
    return f"{street[0] if street else ''}Inventada {nth}"


def _handle(text: str, nth: int) -> str:
    return f"@persona{nth}" if text.startswith("@") else f"persona{nth}"


def _link(text: str, nth: int) -> str:
    return f"https://example.com/{nth}" if "://" in text else f"example.com/{nth}"


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _dressed(name: str, like: str) -> str:
    if len(like) > 1 and like.isupper():
        return name.upper()
    return name if like[:1].isupper() else name.lower()


def _bare(text: str) -> str:
    """Letters and digits alone, plain."""
    return "".join(_alnum(plain(text)))


def _alnum(text: str) -> Iterator[str]:
    return (char for char in text if char.isalnum())
