"""In which encoding a text file was saved. A guess is made only where the bytes bear it out."""

import codecs
import re
from pathlib import Path
from typing import NamedTuple

CHUNK = 1_000_000
ZEROS = 0.3
"""Part of NUL bytes at odd or even places from which a text without mark is UTF-16."""
OLD = ("cp1252", "mac_roman", "cp850")
"""What spreadsheets of Windows, of a Mac and of DOS write for western languages."""
SPANISH = frozenset("áéíóúüñçàèòïâêôãõÁÉÍÓÚÑÜÇ¿¡«»ºª€–—…“”‘’·")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MULTI = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_MISREAD = re.compile("[ÃÂâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


class Encoding(NamedTuple):
    name: str
    whole: bool = True
    """False: some bytes do not fit and are read as U+FFFD."""


def encoding_of(path: Path) -> Encoding:
    """Reads the file once, a piece at a time."""
    with path.open("rb") as file:
        start = file.read(CHUNK)
    for mark, name in _MARKS:
        if start.startswith(mark):
            return Encoding(name)
    if zeros := start.count(b"\0"):
        if start[1::2].count(b"\0") > ZEROS * len(start) / 2 and start[::2].count(b"\0") < zeros / 4:
            return Encoding("utf-16-le")
        if start[::2].count(b"\0") > ZEROS * len(start) / 2 and start[1::2].count(b"\0") < zeros / 4:
            return Encoding("utf-16-be")
    return _of_bytes(path)


def _of_bytes(path: Path) -> Encoding:
    decoder = codecs.getincrementaldecoder("utf-8")()
    valid, multi, lone, high = True, 0, 0, bytearray()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if valid:
                valid = _decodes(decoder, chunk)
            multi += len(_MULTI.findall(chunk))
            rest = _HIGH.findall(_MULTI.sub(b"", chunk))
            lone += len(rest)
            high += b"".join(rest)[: 10_000 - len(high)] if len(high) < 10_000 else b""
    if valid and _ends(decoder):
        return Encoding("utf-8")
    if multi > 3 * lone:
        return Encoding("utf-8", whole=False)
    return Encoding(max(OLD, key=lambda name: sum(c in SPANISH for c in bytes(high).decode(name, "replace"))))


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes) -> bool:
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


def _ends(decoder: codecs.IncrementalDecoder) -> bool:
    """Whether no half character is left at the end."""
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def mended(text: str) -> str:
    """«AtenciÃ³n» as «Atención»: UTF-8 that was once read as Windows text. Anything else stays."""
    if not _MISREAD.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
