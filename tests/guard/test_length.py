"""Length as the network of the comment counts it."""

import pytest

from app.brand.brand import Counting, Network
from app.comments.comment import MAX_TEXT
from tests import made
from tests.guard.examples import context, found, levels

FAMILY = "👨‍👩‍👧‍👦"
FLAG = "🇪🇸"


def _levels(text: str, counts: Counting, limit: int) -> set[str]:
    network = Network(id="red", label="Red", limit=limit, counts=counts)
    return levels("length", text, context(brand=made.brand(networks=(network,)), comment=made.comment(network="red")))


LINK = "https://aurora.example/" + "a" * 60
SIZES: list[tuple[str, Counting, int]] = [
    ("a" * 280, "x", 280),
    ("ñ" * 280, "x", 280),
    ("n\u0303" * 280, "x", 280),
    ("日" * 140, "x", 280),
    (FAMILY * 140, "x", 280),
    (FLAG * 140, "x", 280),
    (f"{LINK} {'a' * 256}", "x", 280),
    (f"{'a' * 228} {LINK} {LINK} {'a' * 3}", "x", 280),
    ("¡" * 280, "x", 280),
    ("—" * 280, "x", 280),
    ("a" * 100, "graphemes", 100),
    (FAMILY * 100, "graphemes", 100),
    (FLAG * 100, "graphemes", 100),
    ("n\u0303" * 100, "graphemes", 100),
    ("👍🏿" * 100, "graphemes", 100),
    ("日" * 100, "graphemes", 100),
    ("a\r\n" * 50, "graphemes", 100),
    ("a" * 100, "code_points", 100),
    ("n\u0303" * 50, "code_points", 100),
    (FAMILY * 10, "code_points", 70),
    (FLAG * 50, "code_points", 100),
    ("a" * 100, "utf16", 100),
    ("😀" * 50, "utf16", 100),
    ("日" * 100, "utf16", 100),
    (FLAG * 25, "utf16", 100),
]
"""A text that fills its limit exactly."""


@pytest.mark.parametrize(("text", "counts", "limit"), SIZES)
def test_a_text_that_just_fits_passes(text: str, counts: Counting, limit: int) -> None:
    assert _levels(text, counts, limit) == set()


@pytest.mark.parametrize(("text", "counts", "limit"), SIZES)
def test_one_more_is_too_long(text: str, counts: Counting, limit: int) -> None:
    assert _levels(text, counts, limit - 1) == {"block"}
    assert _levels(f"{text}!", counts, limit) == {"block"}


@pytest.mark.parametrize("limit", [1, 20, 63, 140, 280, 500, 1250, 2200, 4096])
def test_every_limit_is_kept_to_the_letter(limit: int) -> None:
    assert _levels("a" * limit, "graphemes", limit) == set()
    assert _levels("a" * (limit + 1), "graphemes", limit) == {"block"}


def test_the_message_says_how_much_to_cut() -> None:
    asked = context(comment=made.comment(network="x"))
    (finding,) = found("length", "a" * 292, asked)
    assert finding.message.es == "Ocupa 292 caracteres y X admite 280; quite 12"


def test_the_private_message_has_only_the_limit_of_what_rules_can_read() -> None:
    asked = context(comment=made.comment(network="x"))
    assert found("length", "Hola", asked, private="a" * 2_000) == ()
    (finding,) = found("length", "Hola", asked, private="a" * (MAX_TEXT + 1))
    assert (finding.field, finding.level) == ("private_text", "block")


def test_a_network_that_the_brand_does_not_list_has_no_limit_here() -> None:
    assert levels("length", "a" * 9_000, context(comment=made.comment(network="otra"))) == set()
