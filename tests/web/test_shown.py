"""Untrusted text on a page: everything is seen, nothing acts."""

import re
import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.shown import Mark, inline, shown

NASTY = st.text(
    st.one_of(st.characters(), st.sampled_from("<>&\"'\u202e\u200b\u2066\u0301\u0489\n\r👩🏽\u200d🚀")), max_size=80
)
TAG = re.compile(
    r'</?bdi>|<span class="ctl" title="U\+[0-9A-F]+">⟪[^⟫<>]*⟫</span>|<mark class="[^"<>]*" title="[^"<>]*">|</mark>'
)
LABEL = re.compile(r'<span class="ctl" title="U\+([0-9A-F]+)">⟪(\+\d+|[^⟫]*)⟫</span>')


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("ni < ni & ni \" ni '", "ni &lt; ni &amp; ni &#34; ni &#39;"),
        ("gnp.\u202eexe", 'gnp.<span class="ctl" title="U+202E">⟪RLO⟫</span>exe'),
        ("a\u200bb", 'a<span class="ctl" title="U+200B">⟪ZWSP⟫</span>b'),
        ("a\x07b", 'a<span class="ctl" title="U+0007">⟪0007⟫</span>b'),
        ("Z" + "\u0301" * 9, "Z" + "\u0301" * 3 + '<span class="ctl" title="U+0301">⟪+6⟫</span>'),
        ("👍\U000e0041", '👍<span class="ctl" title="U+E0041">⟪E0041⟫</span>'),
        ("dos\nlíneas\tñandú", "dos\nlíneas\tñandú"),
        ("👩🏽‍🚀 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇪🇸 1️⃣", "👩🏽‍🚀 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇪🇸 1️⃣"),
        ("https://malo.example/x", "https://malo.example/x"),
    ],
)
def test_what_nobody_would_see_is_named_and_the_rest_stays(text: str, seen: str) -> None:
    assert shown(text) == f"<bdi>{seen}</bdi>"


def spans() -> st.SearchStrategy[list[Mark]]:
    ends = st.integers(-5, 100)
    return st.lists(st.tuples(ends, ends, st.sampled_from(["issue", "danger"]), st.text(max_size=5)), max_size=4)


@given(NASTY, spans())
def test_no_text_makes_a_tag_and_no_mark_changes_a_letter(text: str, marks: list[Mark]) -> None:
    page = str(shown(text, marks))

    assert not re.search("[<>]", TAG.sub("", page))
    assert TAG.sub("", LABEL.sub("", page)) == TAG.sub("", LABEL.sub("", str(shown(text)))) or _cuts_a_cluster(
        text, marks
    )


def _cuts_a_cluster(text: str, marks: list[Mark]) -> bool:
    """A mark that ends inside an emoji or a stack of accents shows its halves."""
    edges = {edge for mark in marks for edge in mark[:2] if 0 < edge < len(text)}
    return any(unicodedata.category(text[e])[0] in "MC" or unicodedata.category(text[e - 1])[0] in "MCS" for e in edges)


@given(NASTY)
def test_nothing_that_turns_or_hides_text_is_left_outside_an_emoji(text: str) -> None:
    left = unescape(TAG.sub("", LABEL.sub("", str(shown(text)))))

    assert not {c for c in left if c in "\u202e\u2066\u200b"}
    assert not re.search(r"\x00|\x1b|\u2028", left)


@given(NASTY)
def test_a_title_is_one_line_without_anything_unseen(text: str) -> None:
    assert not {c for c in inline(text) if c in "\n\r\t\u202e\u2066\u200b"}
