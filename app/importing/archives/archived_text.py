"""Texts of an archive as they were meant: one spelling of each letter, no characters that nobody sees."""

import html
import re
import unicodedata

from app.importing.archives.encoding import mended

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control characters, direction marks, zero widths, halves of characters and tags."""
_JOINER = re.compile(r"(?<=\w)\u200d|\u200d(?=\w)")
"""Between letters a joiner hides a word from rules; between pictures it makes one of two."""
_ENTITY = re.compile(r"&(?:amp|quot|apos|nbsp|lt|gt|[aeiou]acute|[AEIOU]acute|ntilde|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n ?")
_MANY_LINES = re.compile(r"\n{3,}")


def archived_text(text: str) -> str:
    """NFC, with line breaks kept and everything invisible gone."""
    if _ENTITY.search(text):
        text = html.unescape(text)
    text = _BREAK.sub("\n", mended(text)).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = _JOINER.sub("", _UNSEEN.sub("", unicodedata.normalize("NFC", text)))
    return _MANY_LINES.sub("\n\n", _LINES.sub("\n", _SPACES.sub(" ", text))).strip()
