"""What words say about a network: its limit, how people reach the brand in private there, the signature."""

import re
from typing import NamedTuple

from app.brand.texts import folded
from app.evidence.amounts import amount
from app.wording import Wording


class Limit(NamedTuple):
    characters: int
    doubt: Wording | None = None


_NUMBER = r"(?P<n>\d{1,3}(?:[.,  ]\d{3}){1,2}(?!\d)|\d{2,6})"
_CHARACTERS = re.compile(
    rf"{_NUMBER}\s?(?:caracteres|car[aá]cteres|caract\.?|car\.|chars?|characters?|c\.|signos|espacios|letras)(?!\w)",
    re.I,
)
_MOST = re.compile(
    r"(?:m[aá]x(?:imo|\.)?|l[ií]mite|tope|no pas(?:amos|ar|e|a|ad|en)|no (?:super|exced)\w+|hasta"
    r"|m[aá]s de|under|up to|max(?:imum)?"
    rf"|limit|below|menos de)(?:\s(?:de|es|is|of|los|las|est[aá]|en)|:)*\s*{_NUMBER}",
    re.I,
)
_ALONE = re.compile(rf"^\W*{_NUMBER}\W*$")
_PLAIN = re.compile(
    rf"(?<![\w.,+*/@-]){_NUMBER}(?!\w|[.,:/@-]\d)(?!\s?(?:palabras|words|l[ií]neas|lines|segundos|minutos|min|h\b|horas|d[ií]as|seguidores|%|€|\d))",
    re.I,
)
_OTHER_UNIT = re.compile(
    r"^\s?(?:palabras|words|l[ií]neas|lines|segundos|minutos|min|h\b|horas|d[ií]as|seguidores"
    r"|followers|€|%|[a-zé]+ ?@)",
    re.I,
)
_ADVICE = re.compile(r"recomend|ideal|mejor|prefer|aconsej|recommended|orientativ|aprox|unos|unas", re.I)

SEVERAL = Wording(
    es="da varias cifras de longitud; se toma la menor", en="it gives several lengths; the smallest is taken"
)
ADVISED = Wording(
    es="la longitud parece una recomendación y no un límite", en="the length looks like advice rather than a limit"
)
_CHANNELS = (
    (r"(?:por )?(?:md|dm|mds|dms|mensajes? directos?|direct messages?|direct)", "mensaje directo", "direct message"),
    (r"(?:por )?(?:mp|pm|mensajes? privados?|private messages?|por privado|privado|(?:por )?interno)",
     "mensaje privado", "private message"),
    (r"(?:por |via |facebook )?messenger", "Messenger", "Messenger"),
    (r"(?:por |via |el |the )?inbox", "inbox", "inbox"),
)  # fmt: skip
_NONE = re.compile(
    r"[\s—–\-.]*|(?:no (?:hay|tiene|tenemos|existe|aplica|se usa|disponible|dispone|cuenta|procede|admite"
    r"|permite)\b.{0,40}"
    r"|ningun[oa]?|sin (?:canal|mensajer[ií]a|v[ií]a|opci[oó]n)(?: privad[oa])?|n/?a|none|not (?:available"
    r"|possible|offered)"
    r"|(?:public )?(?:comments?|replies|reviews) only|(?:solo|[uú]nicamente) (?:en )?(?:p[uú]blico|comentarios"
    r"|en abierto)"
    r"|no private.{0,30}|there is none)\W*",
    re.I,
)
_MAIL = re.compile(
    r"(?:\b(?:el |por |al |a )?(?:correo|e-?mail|mail"
    r"|buz[oó]n)(?: electr[oó]nico)?(?: de)?\s)?(?:a\s)?(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4})",
    re.I,
)
_INSIDE = re.compile(
    r"\b(mensajes? (?:directos?|privados?|internos?)|(?:direct|private) messages?|(?:por "
    r"|via )?(?:MDs?|DMs?|MP|PM|Messenger|inbox)|por interno|por privado)\b",
    re.I,
)
_SIGNED = re.compile(
    r"\b(?:firm(?:amos|ar|ad|e|en|a)|sign(?:ed)?"
    r"|signature)\b[^«“\"^—–:]{0,40}(?::\s*)?(?P<text>[«“\"][^»”\"]{1,80}[»”\"]|\^\s?\w{1,20}"
    r"|[—–]\s?[^.,;]{2,60})"
    r"|(?<![^\W_])(?:firma|signature|sign[- ]?off|firmado|se firma(?: como)?):\s"
    r"(?P<named>(?-i:[A-ZÁÉÍÓÚÑ])[^.;,:|]{2,50}?)(?=\s*(?:[.;,|]|$))",
    re.I,
)
"""The last form, «Firma: Equipo Sala», needs the colon and a capital."""


def limit_in(text: str, whole: bool = False) -> Limit | None:
    """The longest comment, in characters. `whole`: the text is a cell for limits, and a lone number counts."""
    found = [
        match for pattern in (_CHARACTERS, _MOST) for match in pattern.finditer(text) if _counts(text, match, whole)
    ]
    if not found and whole and (alone := _ALONE.match(text)):
        found = [alone]
    figures = {int(n) for match in found if (n := amount(match["n"].replace(" ", " "))) and 40 <= n <= 100_000}
    if not figures:
        return None
    if _ADVICE.search(text):
        return Limit(min(figures), ADVISED)
    own = re.search(r"nosotr|no pas|nuestr|we ", text, re.I)
    return Limit(min(figures), SEVERAL if len(figures) > 1 and not own else None)


def _counts(text: str, match: re.Match[str], whole: bool) -> bool:
    """«hasta 280» counts characters in a cell for limits; elsewhere the text must say so."""
    if _OTHER_UNIT.match(text[match.end("n") :]):
        return False
    return whole or match.re is _CHARACTERS or bool(_CHARACTERS.search(text))


def is_limit(text: str) -> bool:
    """Whether a text is a number of characters and nothing else."""
    return (
        re.fullmatch(rf"\W*(?:(?:hasta|m[aá]x(?:imo|\.)?|up to|max\.?)\s)?{_CHARACTERS.pattern}\W*", text, re.I)
        is not None
    )


def is_none(text: str) -> bool:
    """«—», «no tiene»."""
    return _NONE.fullmatch(text.strip()) is not None


def channel_of_cell(text: str, english: bool = False) -> str:
    """A cell's private channel in words for a sentence: «MD» is «mensaje directo», a mail stays as it is written."""
    plain = folded(text)
    for pattern, es, en in _CHANNELS:
        if re.fullmatch(pattern, plain):
            return es if pattern.endswith("messenger") else en if english else es
    bare = re.sub(r"^(?:por|v[ií]a|through|by)\s+", "", text.strip(" .;"), flags=re.I)
    return _mail_words(bare) or bare


def channel_in(text: str, english: bool = False) -> str | None:
    """The private channel that a running text names."""
    if mail := _MAIL.search(text):
        return _mail_words(mail[0]) or mail["mail"]
    inside = _INSIDE.search(text)
    return channel_of_cell(inside[0], english) if inside else None


def is_channel(text: str) -> bool:
    """Whether a text is a private channel and nothing else: «MD», «Messenger», a mail address."""
    bare = text.strip(" .;")
    return any(re.fullmatch(pattern, folded(bare)) for pattern, _, _ in _CHANNELS) or bool(_MAIL.fullmatch(bare))


def channels_in(text: str, english: bool = False) -> list[tuple[int, str]]:
    """Every private channel of a running text with its place."""
    mails = [(found.start(), _mail_words(found[0]) or found["mail"]) for found in _MAIL.finditer(text)]
    others = [(found.start(), channel_of_cell(found[0], english)) for found in _INSIDE.finditer(text)]
    return sorted([*mails, *others])


def limits_in(text: str) -> list[tuple[int, int]]:
    """Every number of a text on limits that may be one, with its place."""
    found = [(one.start(), amount(one["n"].replace(" ", " "))) for one in _PLAIN.finditer(text)]
    return [(at, int(n)) for at, n in found if n and 40 <= n <= 100_000]


def _mail_words(text: str) -> str | None:
    found = _MAIL.fullmatch(text.strip())
    if not found:
        return None
    return f"el correo {found['mail']}" if "corr" in text.casefold() else found["mail"]


def signature_in(text: str) -> str | None:
    """The signature that a text asks for."""
    found = _SIGNED.search(text)
    return (found["text"] or found["named"]).strip(' «»“”"') if found else None
