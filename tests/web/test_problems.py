"""Every error that has a name is documented under it."""

import inspect
from pathlib import Path

import pytest

import app.cli_commands
import app.errors
import app.web.api
import app.web.serving
from app.errors import PortavozError
from app.web.problems import MEDIA_TYPE, Fault, Invalid, problem
from app.wording import Wording

GUIDE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
NOT_FROM_HTTP = {
    "cannot-listen", "bad-settings", "bad-person", "prompt-broken", "bad-author", "bad-head", "bad-backup",
    "backup-too-new", "cannot-write", "not-empty", "bad-archive", "bad-ledger", "cannot-write-folder", "foreign-folder",
    "nothing-to-import", "unreadable-manual", "cannot-pack",
}  # fmt: skip
"""Told at the terminal or on a page."""
ON_PAGES = {
    "sign-in-first", "bad-password", "wrong-password", "too-many-logins", "no-such-link", "nothing-ticked",
    "no-such-person", "no-extension", "knowledge-changed", "no-such-field", "not-imported", "nothing-chosen",
}  # fmt: skip
"""Told to people who look at our pages, in the page itself."""


def family(kind: type[PortavozError]) -> list[type[PortavozError]]:
    return [k for child in kind.__subclasses__() for k in (child, *family(child))]


NAMED = sorted(
    {kind.type for kind in family(PortavozError) if kind.__module__.startswith("app.")} - NOT_FROM_HTTP - ON_PAGES
)


@pytest.mark.parametrize("slug", NAMED)
def test_each_problem_is_in_the_guide(slug: str) -> None:
    assert f"`{slug}`" in GUIDE


def test_a_problem_speaks_the_readers_language() -> None:
    error = Invalid((Fault(field="comment.text", value="x" * 10, message=Wording(es="mal", en="wrong")),))

    assert problem(error, "es").errors[0].message == "mal"
    assert problem(error, "en").detail == "comment.text: wrong"
    assert MEDIA_TYPE == "application/problem+json"


def test_the_tree_of_errors_is_drawn_whole() -> None:
    tree = inspect.getdoc(app.errors) or ""
    known = [kind for kind in family(PortavozError) if kind.__module__.startswith("app.")]
    assert [kind.__name__ for kind in known if f"── {kind.__name__} " not in tree] == []
