"""How a Spanish text addresses its reader: tú, usted or vos, by the words that only one of them uses.

Plurals say nothing of it (Latin America has ustedes for every tú), nor do forms that a third person shares («puede»).
Imperatives are built from a verb's stems, so that «envíenos» (usted of enviar) and «escríbenos» (tú of escribir) are
told apart. After the Nueva gramática de la lengua española (RAE 2009), §4.7 and §16.15-17.
"""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from app.brand.words import Form


class Verb(NamedTuple):
    """`tu`: imperative of tú without enclitics, stress marked as with them; `usted` likewise; `vos` unmarked."""

    tu: str
    usted: str
    vos: str


def _words() -> dict[str, Any]:
    text = files("eval.metrics.words").joinpath("address.yaml").read_text("utf-8")
    return dict(YAML(typ="safe", pure=True).load(text))


WORDS = _words()
_ENCLITIC = "(?:nos|me|lo|la|los|las|le|te|se|noslo|nosla|melo|nosle)"
_VOWELS = str.maketrans("aeiou", "áéíóú")


def _stressed(stem: str, ending: str) -> str:
    """The stem with its last vowel stressed («envi» + «a» → «envía», «indiqu» + «e» → «indíque»)."""
    place = max(stem[: -1 if stem.endswith(("qu", "gu")) else None].rfind(vowel) for vowel in "aeiou")
    return stem[:place] + stem[place].translate(_VOWELS) + stem[place + 1 :] + ending


def _verbs() -> Iterator[Verb]:
    for tu, usted, vos in WORDS["irregular"]:
        yield Verb(tu, usted, vos)
    for stem in WORDS["stems_ar"].split():
        yield Verb(_stressed(stem, "a"), _stressed(WORDS["spelt"].get(stem, stem), "e"), f"{stem}a")
    for kind, theme in (("stems_er", "e"), ("stems_ir", "i")):
        for stem in WORDS[kind].split():
            yield Verb(_stressed(stem, "e"), _stressed(stem, "a"), f"{stem}{theme}")


VERBS = tuple(_verbs())


def _any(words: str) -> str:
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"


def _bound(stems: list[str], enclitics: str = _ENCLITIC) -> str:
    return "(?:" + "|".join(sorted(set(stems), key=lambda s: (-len(s), s))) + ")" + enclitics


def _whole(*fragments: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\wáéíóúüñ])(?:{'|'.join(fragments)})(?![\wáéíóúüñ])")


_US, _YOURS = _any(WORDS["us"]), _any(WORDS["yours"])
_COMMON = {v.tu for v in VERBS} & {v.usted for v in VERBS}
TELLING: dict[Form, re.Pattern[str]] = {
    "tu": _whole(
        "tú|ti|contigo",
        _any(WORDS["present_tu"]),
        _bound([v.tu for v in VERBS if v.tu not in _COMMON and v.tu not in ("dí", "ház", "pón", "tén", "vén")]),
        "dinos|dime|díselo|dínoslo|haznos|hazlo|ponte|tenlo|vente",
    ),
    "usted": _whole(
        "usted",
        _bound([v.usted for v in VERBS if v.usted not in _COMMON]),
        rf"les? {_US}",
        rf"sus? {_YOURS}s?",
        "por favor,? (?:escriba|envíe|indique|llame|remita|facilite|consulte|acuda|espere|complete|revise)",
        "(?:disculpe|permítanos|permítame|póngase|diríjase|siéntase)",
    ),
    "vos": _whole(
        "vos",
        _any(WORDS["present_vos"]),
        _bound([v.vos for v in VERBS], "(?:nos|me|lo|la|noslo|melo)"),
        "fijate|acordate|quedate|contactate|comunicate|acercate|decinos|decime",
    ),
}
"""By form of address, words that (nearly) only it uses. Lower case, with accents."""
SHARED = _whole(_any(WORDS["subjunctive"]), rf"te {_US}", rf"tus? {_YOURS}s?", "te", "tus?")
"""What tú and vos share."""
_OTHERS = _whole(_any(WORDS["others"]))
_QUOTED = re.compile('«[^»\n]{0,300}»|“[^”\n]{0,300}”|"[^"\n]{0,300}"')


class Sign(NamedTuple):
    """A word that tells a form of address; `start`/`end` in code points of the text.

    `sure`: only this form uses it. What tú and vos share is told as vos where a sure vos stands, else as tú.
    """

    form: Form
    start: int
    end: int
    sure: bool = True


def signs(text: str) -> tuple[Sign, ...]:
    """Every telling word outside quotations, first to last."""
    plain = _QUOTED.sub(lambda m: " " * len(m[0]), text.lower())
    if len(plain) != len(text):  # a capital that is longer in lower case: places would be wrong
        plain = _QUOTED.sub(lambda m: " " * len(m[0]), text)
    found = [Sign(form, m.start(), m.end()) for form, pattern in TELLING.items() for m in pattern.finditer(plain)]
    if other := _OTHERS.search(plain):  # «la reserva de tu madre: hemos visto su reserva»
        found = [
            s
            for s in found
            if not (s.start > other.start() and plain.startswith(("su ", "sus ", "le ", "les "), s.start))
        ]
    shared: Form = "vos" if any(sign.form == "vos" for sign in found) else "tu"
    found += [Sign(shared, m.start(), m.end(), sure=False) for m in SHARED.finditer(plain)]
    return tuple(sorted(set(found), key=lambda sign: (sign.start, sign.end, sign.form)))
