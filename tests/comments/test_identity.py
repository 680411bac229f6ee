"""One comment has one key, however it is handed over."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.comments.comment import Comment
from app.comments.identity import canonical_url, comment_key

POSTED = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://X.com/Ana/status/12?s=20&t=abc", "https://x.com/Ana/status/12"),
        ("HTTPS://x.com:443/Ana/status/12/", "https://x.com/Ana/status/12"),
        ("https://foro.example/viewtopic?t=12&utm_source=mail#p3", "https://foro.example/viewtopic?t=12"),
        ("https://youtube.com/watch?v=1&lc=Ug&si=xyz", "https://youtube.com/watch?lc=Ug&v=1"),
        ("https://www.instagram.com/p/C1/c/17/?igsh=MQ==", "https://www.instagram.com/p/C1/c/17"),
        ("  https://a.example  ", "https://a.example"),
        ("https://[mal", "https://[mal"),
    ],
)
def test_a_canonical_address_drops_what_varies_between_two_visits(url: str, canonical: str) -> None:
    assert canonical == canonical_url(url)


def test_the_address_decides_before_text_and_author() -> None:
    first = Comment(network="x", text="hola", url="https://x.com/a/status/1")
    second = Comment(network="x", text="hola (editado)", author="@a", url="https://X.com/a/status/1/?utm_id=3")
    assert comment_key(first) == comment_key(second)


def test_comments_that_share_the_address_of_their_page_are_told_apart_by_id() -> None:
    page = "https://maps.example/place/9"
    assert comment_key(Comment(network="google", text="a", id="r1", url=page)) != comment_key(
        Comment(network="google", text="a", id="r2", url=page)
    )


def test_an_id_inside_the_address_gives_the_key_of_the_address() -> None:
    url = "https://x.com/a/status/123"
    assert comment_key(Comment(network="x", text="a", url=url)) == comment_key(
        Comment(network="x", text="a", id="123", url=url)
    )


def test_networks_do_not_share_ids() -> None:
    assert comment_key(Comment(network="x", text="a", id="1")) != comment_key(
        Comment(network="facebook", text="a", id="1")
    )


def test_without_address_the_composed_text_and_the_moment_decide() -> None:
    composed = Comment(network="x", text="ma\u00f1ana", author="@a", posted_at=POSTED)
    decomposed = Comment(
        network="x",
        text="man\u0303ana",
        author="@a",
        posted_at=POSTED.astimezone(timezone(timedelta(hours=2))),
    )
    assert comment_key(composed) == comment_key(decomposed)
    assert comment_key(composed) != comment_key(composed.model_copy(update={"author": "@b"}))
    assert comment_key(composed) != comment_key(composed.model_copy(update={"posted_at": None}))


def test_a_key_is_64_hexadecimal_digits() -> None:
    key = comment_key(Comment(network="x", text="a"))
    assert (len(key), set(key) <= set("0123456789abcdef")) == (64, True)
