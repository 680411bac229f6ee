"""Tables of examples, one a line."""

import pytest


def each(text: str) -> pytest.MarkDecorator:
    """The lines of a table as values of `text`."""
    return pytest.mark.parametrize("text", [line.strip() for line in text.strip().splitlines() if line.strip()])
