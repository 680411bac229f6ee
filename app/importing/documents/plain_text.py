"""Text files as Markdown: lists, headings and lines as people type them without knowing Markdown."""

import re

from app.importing.documents.gathering import BULLETS
from app.importing.documents.implied import in_capitals, may_head

_MARKED = re.compile(r"^(?:#{1,6} \S|\|.{1,2000}\|\s*$|\*\*\S)", re.MULTILINE)
_BULLET = re.compile(rf"^(\s{{0,20}})[{BULLETS}]\s+")
_SIGNS = re.compile(r"([\\`*_<&~])")
_START = re.compile(r"(?:#{1,6}\s|>|={3}|~{3}|-{3}|\+{3})")


def as_markdown(text: str) -> str:
    """Markdown stays as it is."""
    return text if _MARKED.search(text) else "\n".join(_line(line) for line in text.splitlines())


def _line(line: str) -> str:
    item = _BULLET.sub(r"\1- ", line)
    bare = item.strip()
    if in_capitals(bare) and may_head(bare) and not bare.startswith("-"):
        return f"\n## {_SIGNS.sub(_escaped, bare)}\n"
    body = _SIGNS.sub(_escaped, item.rstrip())
    if not re.match(r"\s*(?:-|\d{1,3}[.)])\s", body):
        body = body.lstrip()
    return f"\\{body}" if _START.match(body) else body


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[1]}"
