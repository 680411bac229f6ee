"""How a Portuguese or a Catalan text addresses its reader, by the words that (nearly) only one form uses.

Portuguese: tu, or você and o senhor; Catalan: tu, vostè, vós. In Brazil «você» goes with «te», which therefore tells
nothing here. After Cunha and Cintra (1984), §11, and the Gramàtica de la llengua catalana (IEC 2016), §16.3.
"""

import re
from typing import NamedTuple

from eval.metrics.phrases import phrases, plain

FORMS: dict[str, dict[str, str]] = {
    "pt": {"pt_tu": "tu", "pt_formal": "você"},
    "ca": {"ca_tu": "tu", "ca_voste": "vostè", "ca_vos": "vós"},
}
"""By language, the kinds of words/address_pt_ca.yaml with the name of each form."""
_QUOTED = re.compile('«[^»\n]{0,300}»|“[^”\n]{0,300}”|"[^"\n]{0,300}"')


class Told(NamedTuple):
    """A word that tells a form of address; places in code points of the text."""

    form: str
    start: int
    end: int


def told(text: str, language: str) -> tuple[Told, ...]:
    """Every telling word outside quotations, first to last; of other languages none."""
    said = _QUOTED.sub(lambda m: " " * len(m[0]), plain(text))
    found = [
        Told(name, m.start(), m.end())
        for kind, name in FORMS.get(language, {}).items()
        for m in phrases("address_pt_ca", kind).finditer(said)
        if m.end() > m.start()
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.form)))
