"""Signatures are those of Standard Webhooks: any receiver's library takes them, and nothing that was changed."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.notify.signing import BYTES, PREFIX, new_secret, signature, signed

AT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def test_the_example_of_the_specification_comes_out() -> None:
    """Of the reference libraries of github.com/standard-webhooks/standard-webhooks."""
    at = datetime.fromtimestamp(1_614_265_330, UTC)
    made = signature(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", at, b'{"test": 2432232314}'
    )
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_secret_has_256_random_bits() -> None:
    first, second = new_secret(), new_secret()
    assert first != second
    assert len(base64.b64decode(first, validate=True)) == BYTES == 32


def test_while_a_secret_is_changed_there_are_two_signatures() -> None:
    new, old = new_secret(), new_secret()
    headers = signed((new, old), "abc", AT, b"{}")
    assert headers["webhook-id"] == "abc"
    assert headers["webhook-timestamp"] == "1795168800"
    assert headers["webhook-signature"].split(" ") == [signature(s, "abc", AT, b"{}") for s in (new, old)]


def test_a_secret_signs_the_same_with_and_without_its_prefix() -> None:
    secret = new_secret()
    assert signature(secret, "a", AT, b"x") == signature(PREFIX + secret, "a", AT, b"x")


@given(body=st.binary(min_size=1, max_size=200), place=st.integers(0), bit=st.integers(0, 7))
def test_one_changed_bit_of_the_body_gives_another_signature(body: bytes, place: int, bit: int) -> None:
    secret, changed = new_secret(), bytearray(body)
    changed[place % len(body)] ^= 1 << bit
    assert signature(secret, "a", AT, body) != signature(secret, "a", AT, bytes(changed))


@pytest.mark.parametrize(
    ("id", "at", "secret"),
    [
        ("b", AT, "c2VjcmV0bw=="),
        ("a", AT + timedelta(seconds=1), "c2VjcmV0bw=="),
        ("a", AT, "b3Ryb290cm8="),
    ],
)
def test_id_time_and_secret_are_signed_too(id: str, at: datetime, secret: str) -> None:
    assert signature(secret, id, at, b"{}") != signature("c2VjcmV0bw==", "a", AT, b"{}")
