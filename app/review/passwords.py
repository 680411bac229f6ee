"""Passwords: which may be chosen, how they are kept, how they are checked.

Kept as Argon2id with the second recommended option of RFC 9106, section 4 (64 MiB, three passes, four lanes), by the
name that argon2-cffi gives it. Checked in two threads of their own: sixty-four mebibytes each is what an attack may
cost us, and whoever drafts never waits behind it.
"""

import asyncio
import re
import unicodedata
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from typing import ClassVar

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from argon2.profiles import RFC_9106_LOW_MEMORY

from app.errors import PortavozError
from app.wording import Wording

SHORTEST, LONGEST = 12, 200
"""Characters. Long enough to be a sentence; the upper end only keeps out what nobody types."""
AT_ONCE = 2
"""Passwords that are hashed at the same time in one process."""
SURPRISES = 8
"""Characters that do not follow from the one before, without the words that anybody would try first."""

PASSWORDS = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$kTn9pPolHZzIN8QLR/USfQ$y2Yu3xYdZ30eykVYk0Hx/lFbcsTYkU4xWMoh6uiwtyw"
"""What a password is compared with where there is none: an unknown name costs the same time as a wrong password."""

TRIED_FIRST = ("contraseña", "contrasena", "password", "administrador", "administrator", "admin", "portavoz", "clave")
ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjklñ", "zxcvbnm")
STEPS = frozenset(pair for row in ROWS for line in (row, row[::-1]) for pair in pairwise(line))


class BadPassword(PortavozError):
    """A password that may not be chosen."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-password"
    title: ClassVar[Wording] = Wording(es="Contraseña no válida", en="Invalid password")
    field: ClassVar[str] = "password"


TOO_SHORT = Wording(
    es=f"La contraseña necesita al menos {SHORTEST} caracteres; una frase corta sirve.",
    en=f"The password needs at least {SHORTEST} characters; a short sentence will do.",
)
TOO_LONG = Wording(
    es=f"La contraseña admite como mucho {LONGEST} caracteres.", en=f"The password takes at most {LONGEST} characters."
)
TOO_EASY = Wording(
    es="Esa contraseña se adivina pronto: es su nombre, la marca, una palabra muy usada, una repetición o una serie"
    " como 1234. Elija otra; tres o cuatro palabras sueltas son fáciles de recordar.",
    en="That password is soon guessed: it is your name, the brand, a very common word, a repetition or a series"
    " like 1234. Choose another; three or four unrelated words are easy to remember.",
)


def check_password(password: str, *, known: Iterable[str]) -> None:
    """Raises BadPassword. `known`: names and addresses that anybody would try first."""
    plain = unicodedata.normalize("NFKC", password)
    if len(plain) < SHORTEST:
        raise BadPassword(TOO_SHORT)
    if len(plain) > LONGEST:
        raise BadPassword(TOO_LONG)
    if _surprises(plain, known) < SURPRISES:
        raise BadPassword(TOO_EASY)


def _surprises(plain: str, known: Iterable[str]) -> int:
    """How many characters somebody who knows the person and the keyboard would have to guess."""
    left = _folded(plain)
    for word in sorted(_words(known), key=len, reverse=True):
        left = left.replace(word, "")
    unit = next((left[:n] for n in range(1, len(left) // 2 + 1) if left == (left[:n] * len(left))[: len(left)]), left)
    return sum(1 for before, c in zip(" " + unit, unit, strict=False) if c != before and (before, c) not in STEPS)


def _words(known: Iterable[str]) -> set[str]:
    """Each name whole and in parts; a part below four letters is in too many words."""
    said = (*known, *TRIED_FIRST)
    parts = {part for word in said for part in (word, *re.split(r"[\W_]+", word))}
    return {folded for part in parts if len(folded := _folded(part)) >= 4}


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


async def hashed(password: str) -> str:
    """What is kept of a password."""
    return await asyncio.get_running_loop().run_in_executor(_threads(), PASSWORDS.hash, _bytes(password))


async def matches(kept: str | None, password: str) -> bool:
    """Whether it is that password. As slow for nobody's (`kept` None), and then never so."""
    same = await asyncio.get_running_loop().run_in_executor(_threads(), _verify, kept or NOBODY, _bytes(password))
    return same and kept is not None


def outdated(kept: str) -> bool:
    """Whether it was hashed with other parameters than today's, to be hashed again when its password is next seen."""
    return PASSWORDS.check_needs_rehash(kept)


def _verify(kept: str, password: bytes) -> bool:
    try:
        return PASSWORDS.verify(kept, password)
    except (Argon2Error, InvalidHashError):
        return False


def _bytes(password: str) -> bytes:
    # The same letters typed on another keyboard may arrive composed in another way.
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(AT_ONCE, "password")
