"""Text of somebody in Markdown: a code span, where nothing is a link, a mention, mark-up or HTML."""

import re

from app.web.shown import inline

MOST = 200
"""Characters of one text in a comment on a pull request."""
SURROGATES = re.compile("[\ud800-\udfff]")


def code(text: str, most: int = MOST) -> str:
    """The text on one line, without what nobody sees, cut after `most` characters."""
    seen = inline(SURROGATES.sub("�", text))
    short = f"{seen[:most].rstrip()}…" if len(seen) > most else seen
    if not short:
        return "–"
    longest = max((len(run) for run in re.findall("`+", short)), default=0)
    fence, pad = "`" * (longest + 1), " " if short[0] == "`" or short[-1] == "`" else ""
    return f"{fence}{pad}{short}{pad}{fence}"


def cell(text: str, most: int = MOST) -> str:
    """`code` for a cell of a table, where an upright line ends a cell even in a code span."""
    return code(text, most).replace("|", "\\|")
