"""Compressed streams of a PDF, measured before a parser unpacks them: a small file must not fill the memory."""

import re
import zlib

from app.importing.documents.safety import BOMB
from app.importing.documents.unreadable import SAVE_AGAIN, Unreadable

MOST_OF_ONE = 40_000_000
"""Bytes of one stream that is no picture; a page full of text has about 20,000, a large font 10 million."""
MOST_OF_ALL = 400_000_000
_START = re.compile(rb"stream\r?\n")
_DICTIONARY = 1_500
"""Bytes before a stream in which its dictionary is looked for."""
_STEP = 1_000_000


def check_streams(raw: bytes, file: str) -> None:
    """Raises Unreadable for streams that unpack beyond measure, or are packed twice."""
    total = 0
    for found in _START.finditer(raw):
        before = raw[max(0, found.start() - _DICTIONARY) : found.start()]
        before = before[before.rfind(b"obj") + 3 :]
        if b"Flate" not in before and b"/Fl" not in before:
            continue
        if before.count(b"FlateDecode") > 1 or before.count(b"LZWDecode"):
            raise Unreadable(file, BOMB, SAVE_AGAIN)
        if b"/Image" in before and b"/Type/ObjStm" not in before:
            continue  # pictures are never unpacked
        size = _unpacked(raw, found.end(), min(MOST_OF_ONE, MOST_OF_ALL - total))
        total += size
        if size > MOST_OF_ONE or total > MOST_OF_ALL:
            raise Unreadable(file, BOMB, SAVE_AGAIN)


def _unpacked(raw: bytes, start: int, most: int) -> int:
    """Bytes of the stream, counted up to just above `most`. What is no sound stream counts as far as it goes."""
    engine, size, at = zlib.decompressobj(), 0, start
    try:
        while not engine.eof and (engine.unconsumed_tail or at < len(raw)) and size <= most:
            waiting = engine.unconsumed_tail
            if not waiting:
                waiting, at = raw[at : at + 65_536], at + 65_536
            size += len(engine.decompress(waiting, _STEP))
    except zlib.error:
        return size
    return size
