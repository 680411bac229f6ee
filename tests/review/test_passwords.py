"""Which passwords may be chosen, and how they are kept."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.review import passwords
from app.review.passwords import NOBODY, PASSWORDS, BadPassword, check_password, hashed, matches, outdated

KNOWN = ("Marta Ruiz", "marta.ruiz@aurora.example", "Cine Aurora")

MAY = (
    "tres faros y un mar",
    "correct horse battery",
    "Xk8#pQ2!vLm9",
    "!%&/()=?¿*+-",
    "mi perra ladra a las 7",
    "el cine me gusta de lunes a jueves",
    "ñandú🦤 en la niebla",
    "\0\x01\x02 binario puro",
    "x" * 190 + "qué larga",
)
MAY_NOT = (
    "",
    "corta",
    "once letras",
    "x" * 201,
    "aaaaaaaaaaaaaaa",
    "abcabcabcabcabc",
    "pincho pincho",
    "123456789012",
    "1234567890123456",
    "098765432109",
    "qwertyuiop12",
    "abcdefghijklmn",
    "contraseña123",
    "Contraseña2026",
    "password1234",
    "Portavoz2026!",
    "Marta Ruiz 26",
    "martaruiz1234",
    "MARTA-RUIZ-2026",
    "marta.ruiz@aurora.example",
    "cineaurora123",
    "Cine Aurora 2026",
    "ＭａｒｔａＲｕｉｚ１２",
)


@pytest.mark.parametrize("password", MAY)
def test_what_is_long_and_not_obvious_may_be_chosen(password: str) -> None:
    check_password(password, known=KNOWN)


@pytest.mark.parametrize("password", MAY_NOT)
def test_what_is_short_or_tried_first_may_not(password: str) -> None:
    with pytest.raises(BadPassword):
        check_password(password, known=KNOWN)


def test_nobodys_name_takes_nothing_away() -> None:
    check_password("tres faros y un mar", known=("", "  ", "a", "mar"))


@given(st.text(max_size=260))
def test_a_password_of_the_wrong_length_is_never_taken(password: str) -> None:
    fits = 12 <= len(normalize("NFKC", password)) <= 200
    assert fits or not may(password)


def may(password: str) -> bool:
    try:
        check_password(password, known=KNOWN)
    except BadPassword:
        return False
    return True


async def test_a_password_matches_itself_and_no_other() -> None:
    kept = await hashed("tres faros y un mar")

    assert await matches(kept, "tres faros y un mar")
    assert not await matches(kept, "Tres faros y un mar")
    assert not await matches(kept, "")


async def test_the_same_letters_match_however_they_are_composed() -> None:
    assert await matches(await hashed("el ca\u00f1\u00f3n de la playa"), "el can\u0303o\u0301n de la playa")


async def test_two_hashes_of_one_password_differ_and_hold_none_of_it() -> None:
    one, other = await hashed("tres faros y un mar"), await hashed("tres faros y un mar")
    assert one != other
    assert "faros" not in one


def test_they_are_kept_as_the_rfc_recommends_for_little_memory() -> None:
    assert NOBODY.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert not outdated(NOBODY)
    assert outdated(NOBODY.replace("t=3", "t=2"))


async def test_nobodys_password_is_compared_too(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def verify(kept: str, password: bytes) -> bool:
        compared.append((kept, password))
        return True

    monkeypatch.setattr(passwords, "_verify", verify)
    assert not await matches(None, "tres faros")
    assert compared == [(NOBODY, b"tres faros")]


async def test_what_is_no_hash_matches_nothing() -> None:
    assert not await matches("x", "tres faros")
    assert PASSWORDS.memory_cost == 65536
