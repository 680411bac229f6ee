"""One label for two things over one text of two: «Grado / lleva» over «G2 / Dirección Técnica»."""

import re

from app.importing.scenarios.words import QUOTED, meaning

_SIGNS = re.compile(r"\s*[/|·+]\s*|\s+[–—]\s+")
_LABEL = re.compile(rf"{_SIGNS.pattern}|\s*,\s*(?:y |e |and )?|\s+(?:y|e|and)\s+")
_TEXT = re.compile(rf"{_SIGNS.pattern}|\s*[;,]\s+")
MOST = 3


def pairs(label: str, text: str) -> tuple[tuple[str, str], ...]:
    """Label and text of each part; empty where they do not fit one to one."""
    for labels, texts in ((_SIGNS, _SIGNS), (_LABEL, _TEXT)):
        names = [part for part in labels.split(label.strip(" :")) if part]
        parts = [part.strip() for part in texts.split(text.strip(" .")) if part.strip()]
        quoted = all(QUOTED.fullmatch(part) for part in parts)  # «sin luz», «apagón»: one list, not two things
        if 2 <= len(names) == len(parts) <= MOST and len(text) <= 120 and not quoted:
            meant = [meaning(name) for name in names]
            if all(meant) and len(set(meant)) == len(meant):
                return tuple(zip(names, parts, strict=True))
    return ()
