"""Signs of checklists: a box or tick before what is to be done, a cross before what is not."""

import re
from typing import Literal

_DO = "☐☑✓✔✅👍🟢◻□⬜"
_DONT = "☒✗✘❌✖🚫⛔👎🔴"
_MARK = re.compile(rf"^\s*(?:([{_DO}{_DONT}])\ufe0f?|(\[[ xX]?\]))\s{{0,3}}(?=\S)")
_ALONE = re.compile(rf"^\W*?([{_DO}{_DONT}])\ufe0f?\W*$")


def marked(text: str) -> tuple[str, str]:
    """The sign that a line begins with, and the line without it; no sign: ("", the text)."""
    found = _MARK.match(text)
    return (found[1] or "☐", text[found.end() :]) if found else ("", text)


def sign(label: str) -> Literal["do", "dont"] | None:
    """What a label says that is nothing but a sign («✓», «❌»)."""
    found = _ALONE.match(label)
    if found is None:
        return None
    return "do" if found[1] in _DO else "dont"
