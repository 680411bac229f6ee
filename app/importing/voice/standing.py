"""Whether words say that something is confirmed, not yet known, or false: of a label, a heading, a cell."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from typing import Literal

from app.brand.texts import folded
from app.importing.vocabulary import SMALL

Standing = Literal["confirmed", "unconfirmed", "false", "mixed"]
LONGEST = 70
_UNCONFIRMED = re.compile(
    r"\b(?:(?:sin|por|pendientes? de|no|not|aun no|todavia no|to be) (?:\w{2,9} )?(?:confirma\w{0,4}|verifica\w{0,4}|contrasta\w{0,4}|comprob\w{0,4}|confirmed|verified|checked)|"
    r"(?:aun|todavia)(?: esto)? no(?: (?:lo|la|los|las|se))?(?: \w+)?|(?:por ahora|de momento) no (?:(?:lo|la|los|las|se) )?(?:dig|dic|cuent|coment|public|anunci)\w{1,5}|no (?:se |lo |nos )?(?:sabe\w{0,3}|consta)|no (?:se )?(?:lo )?(?:puede\w?|podemos|pueden|debe\w?|cabe)(?: todavia| aun)? (?:dec|afirm|confirm|hac|asegur|sosten|coment|conta|revel)\w{1,6}(?: todavia| aun)?|no se (?:dice|afirma|comenta|dicen|afirman)(?: \w{3,7})?|"
    r"en estudio|por definir|en duda|pendientes?|unconfirmed|unverified|pending|unknown|not yet(?: \w+)?|we (?:do not|don t) know|(?:cannot|can not|can t|may not|must not|do not|don t)(?: yet)? (?:be )?(?:say|said|state|stated|confirm|confirmed|claim))\b"
)
_FALSE = re.compile(
    r"\b(?:versos?|chamuyos?|cuentos?|patranas?|trolas?|paparruchas?|infundios?|habladurias?|camelos?|embustes?|fals[oa]s?|falsedad(?:es)?|mentiras?|bulos?|mitos?|rumor(?:es)?|no (?:es|son) (?:cierto|ciertas?|verdad|asi|true)|inciert[oa]s?|inexact[oa]s?|desmentid[oa]s?|desinformacion|"
    r"untrue|false|myths?|hoax(?:es)?|rumou?rs?|(?:is |are )?not true|isn t true|fake(?: news)?|wrong)\b"
)
_CONFIRMED = re.compile(
    r"\b(?:(?:si )?(?:di|diga|digan|deci|decid|cuenta|cuente|cuenten|conta|contad|afirma|afirme|afirmen)l[oa]s?(?: (?:tranquil[oa]s?|con (?:toda )?(?:tranquilidad|confianza)|sin (?:miedo|problemas?|dudar\w{0,2})|siempre))?|"
    r"(?<!no )(?<!no lo )(?<!no se )(?:lo que )?(?:se|lo) sabe(?:mos)?(?! si\b)|posta|segur[oa]s?|a ciencia cierta|confirmad[oa]s?|verificad[oa]s?|contrastad[oa]s?|comprobad[oa]s?|verdad(?:es)?|verdader[oa]s?|ciert[oa]s?|correct[oa]s?|hechos?|(?:si )?se (?:dice|afirma|dicen)|"
    r"(?:si )?(?:se )?(?:lo )?(?:puede\w?|podemos)(?: si)? (?:dec|afirm|confirm|hac|asegur|sosten|coment|conta|revel)\w{1,6}|confirmed|verified|true|facts?|(?:can|may) (?:be )?(?:say|said|state|stated|confirm|claim))\b(?! por\b| by\b)"
)
_NEVER = re.compile(r"\b(?:nunca|jamas|never|prohib\w{2,6}|palabras?|frases?|expresion(?:es)?|words?|phrases?)\b")
"""A rule of wording says nothing of what is true."""
_REST = re.compile(r"\b(?:y|o|and|or) (?:lo|las?|los|what) (?:que )?(?:no|isn t|is not|not)\b")
_YES = re.compile(r"\b(?:si|yes)\b")
_NO = re.compile(r"\bno\b")


def standing(label: str) -> Standing | None:
    """What a short label or heading announces; `mixed`: more than one of them («Verdad y mentira»)."""
    return _told(label)[0]


def about_wording(label: str) -> bool:
    """Whether a label announces words to use or to avoid, which state nothing."""
    return len(label) <= LONGEST and bool(_NEVER.search(folded(label)))


def bare_standing(label: str) -> Standing | None:
    """The same where the label says nothing else: «Confirmado», «Sin confirmar (no se comenta)», «Es mentira»."""
    found, rest = _told(_CONDUCT.sub("", re.sub(r"\([^()]{0,60}\)", "", label)))
    own = [word for word in rest.split() if word.isalpha() and word not in SMALL and word not in _ALONE]
    return found if found != "mixed" and not own else None


_ALONE = frozenset(
    ("es", "son", "datos", "dato", "esto", "is", "are", "this", "todavia", "aun", "yet", "still", "totalmente")
)


_CONDUCT = re.compile(
    r"[\s,;.:—–-]{1,3}(?:y |así que |and |so )?(?:no (?:se )?(?:(?:lo|la|los|las) )?(?:toc|coment|habl|dic|dec|mencion|entr|public|difund)\w{1,5}(?: (?:el tema|de esto|de ello|nada|ahí|en ello))?|(?:do not|don['’]t|not to be|not) (?:discuss|mention|comment)\w{0,3})\s*$",
    re.I,
)
"""«En duda, no tocar»: what to do about it is no part of how it stands."""


def _told(label: str) -> tuple[Standing | None, str]:
    """The standing, and the folded words that do not tell it."""
    plain = folded(label)
    if len(label) > LONGEST or _NEVER.search(plain):
        return None, plain
    found: list[Standing] = ["unconfirmed"] if _REST.search(plain) else []
    plain = _REST.sub(" ; ", plain)
    kinds: tuple[tuple[Standing, re.Pattern[str]], ...] = (
        ("unconfirmed", _UNCONFIRMED), ("false", _FALSE), ("confirmed", _CONFIRMED),
    )  # fmt: skip
    for kind, pattern in kinds:
        if pattern.search(plain):
            found.append(kind)
            plain = pattern.sub(" ; ", plain)
    several = len(set(found)) > 1
    return ("mixed" if several else found[0] if found else None), plain


def of_cell(cell: str) -> Standing | None:
    """The standing that a cell of a table gives to its row: never `mixed`, and the more careful one of two."""
    plain = folded(cell)
    if not plain or len(plain.split()) > 12:
        return None
    if _UNCONFIRMED.search(plain) or "?" in cell or re.search(r"\b(?:duda|no sabemos)\b", plain):
        return "unconfirmed"
    if _FALSE.search(plain) or _NO.search(plain):
        return "false"
    return "confirmed" if _CONFIRMED.search(plain) or _YES.search(plain) else None
