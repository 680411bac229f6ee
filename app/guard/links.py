"""Harm: a link that leads the public anywhere but to us, plain or in disguise."""

import ipaddress
import re
from collections.abc import Iterator
from typing import NamedTuple

from app.comments.reading import read
from app.guard.hosts import Host, host, is_shortener, listed
from app.guard.rule import Context, Mark, Part, block, warn
from app.guard.sources import Source

_URL = re.compile(
    r"(?<![a-z0-9])([a-z][a-z0-9+.-]{1,15})\s?:\s?/{1,3}([^\s<>\"'«»“”]{1,800})|(?<![\w@.])(www\.[^\s<>\"'«»“”]{1,800})"
)
_SCHEME_ONLY = re.compile(
    r"(?<!\w)(?:javascript|data|vbscript|file|blob|tel|sms|mailto|intent|market|whatsapp|tg):(?=[a-z0-9/+(])"
)
_BARE = re.compile(
    r"(?<![\w@./:-])((?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,5}[a-z]{2,24})(?![\w@-]"
    r"|\.[a-z0-9])((?::\d{2,5})?(?:[/?][^\s<>\"'«»“”]{0,500})?)"
)
_ADDRESS = re.compile(r"(?<![\w.])(\d{1,3}(?:\.\d{1,3}){3})(?![\w]|\.\d)")
_TLD_WORD = (
    r"(?:com|net|org|info|io|app|mx|ar|cat|eus|gal|pt|br|uk|fr|de|shop|store|online|xyz|ru|cn|top|site|club|biz|tk|ly"
    r"|link|click|eu|dev|tv)"
)
_NAME = r"(?<!\w)[a-z0-9-]{2,63}"
_BRACKETED = re.compile(
    rf"{_NAME}\s?(?:[\[({{]\s?(?:[.,]|dot|punto|ponto|punt|puntu)\s?[\])}}]|<\.>)\s?[a-z]{{2,24}}(?!\w)"
    rf"|{_NAME}[。‧∙•·]{_TLD_WORD}(?!\w)"
)
_SPOKEN = re.compile(
    rf"{_NAME}\s{{1,2}}(?:punto|dot|ponto|punt|puntu)\s{{1,2}}{_TLD_WORD}(?!\w)"
    rf"|{_NAME}\s{{1,2}}(?:punto|punt)\s{{1,2}}(?:es|me|co)\s{{0,2}}(?=[/.,;)!?]|$|\s?barra\b)"
    r"|(?<!\w)(?:triple w|tres uves dobles?|uve doble uve doble)(?!\w)"
)
_BROKEN = re.compile(
    rf"{_NAME}\s\.\s?{_TLD_WORD}(?!\w)|(?<!\w)[a-z0-9-]{{3,63}}\.\s{_TLD_WORD}/"
    r"|(?<!\w)h(?:xx|\*\*|\+\+|xt|tx)ps?(?!\w)|(?<!\w)https?(?:\[:\]|\s?//|:\s)|(?<!\w)h\st\st\sp"
    r"|(?<!\w)w\s?w\s?w\s(?:punto|dot|\.|ponto|punt)|(?<!\w)w\sw\sw(?!\w)"
)
_DISGUISE_CUES = frozenset({"punto", "dot", "ponto", "punt", "puntu", "triple", "uves", "uve"})
_ABBREVIATED = re.compile(
    r"(?:[a-z]\.){1,5}[a-z]{1,2}|\d{1,4}\.[a-z]{2,3}|(?:ud|uds|vd|sr|sra|dr|dra|etc|pag|tel|art|num|ej|aprox|max|min"
    r"|avda|prof)\.[a-z]{2,12}"
)
"""«a.m», «1.er», «Sr.de»: a stop that ends no host name."""


_BEFORE = re.compile(r"(?:\A|//(?:www\.)?|[\s(«\"'<])\Z")


class _Link(NamedTuple):
    shown: str
    scheme: str
    rest: str
    span: tuple[int, int]


def foreign(part: Part, context: Context) -> Iterator[Mark]:
    """Every link must be plain http(s) to a host that the brand lists, or stand as it is in a source."""
    for link in _links(part):
        if (fault := _fault(link, context)) is not None:
            yield fault


def _links(part: Part) -> Iterator[_Link]:
    taken: set[int] = set()
    for match in _URL.finditer(part.folded):
        rest = (match[2] or match[3]).rstrip(".,;:!?)]}»”’…")
        end = match.start(2 if match[2] else 3) + len(rest)
        taken.update(range(match.start(), end))
        span = part.at(match.start(), max(end, match.start() + 1))
        yield _Link(part.text[slice(*span)], match[1] or "http", rest, span)
    for match in _BARE.finditer(part.folded):
        name, tail = match[1], match[2].rstrip(".,;:!?)]}»”’…")
        if match.start() in taken or (not tail and _not_a_host(part, match)):
            continue
        span = part.at(match.start(), match.start() + len(name) + len(tail))
        yield _Link(part.text[slice(*span)], "http", name + tail, span)


def _not_a_host(part: Part, match: re.Match[str]) -> bool:
    """A missing space after a stop («mal.No»), an abbreviation, or a suffix that nobody registers."""
    start, _ = part.at(match.start(1), match.end(1))
    last = part.text[start : start + len(match[1])].rpartition(".")[2]
    return (
        not host(match[1]).registered
        or bool(_ABBREVIATED.fullmatch(match[1]))
        or (last[:1].isupper() and not last.isupper())
    )


def _fault(link: _Link, context: Context) -> Mark | None:
    authority, path = _split(link.rest)
    if link.scheme not in {"http", "https"}:
        return _forbidden(
            link,
            f"usa «{link.scheme}:», que no es una dirección web",
            f"uses “{link.scheme}:”, which is no web address",
        )
    if "@" in authority or "\\" in link.rest:
        real = authority.rpartition("@")[2]
        return _forbidden(link, f"lleva en realidad a «{real}»", f"really leads to “{real}”")
    name, _, port = authority.partition(":")
    if _odd_letters(link, context):
        return _forbidden(link, "lleva letras que imitan a otras", "has letters that imitate others")
    of = host(name)
    if listed(of, path, context.brand.contacts.links) and port in {"", "80", "443"}:
        return None
    return _unlisted(link, of, context)


def _split(rest: str) -> tuple[str, str]:
    cut = re.search(r"[/?#]", rest)
    return (rest[: cut.start()], rest[cut.start() :]) if cut else (rest, "")


def _odd_letters(link: _Link, context: Context) -> bool:
    """Punycode or letters outside ASCII in the host, unless the brand lists that very spelling."""
    shown = link.shown.lower().split("://")[-1]
    authority = _split(shown)[0]
    odd = not authority.isascii() or any(label.startswith("xn--") for label in authority.split("."))
    return odd and not any(authority in entry.lower() for entry in context.brand.contacts.links)


def _unlisted(link: _Link, of: Host, context: Context) -> Mark | None:
    holding = [s for s in context.sources if _holds(s, link)]
    if any(s.standing != "reply" for s in holding):
        return None
    if holding:
        return warn(
            f"«{link.shown[:60]}» solo aparece en una respuesta antigua; compruebe que sigue valiendo",
            f"“{link.shown[:60]}” is only in an old reply; check that it still works",
            link.span,
        )
    if is_shortener(of):
        return _forbidden(
            link, "es un enlace acortado que oculta adónde lleva", "is a shortened link that hides where it leads"
        )
    real = of.registered or of.name
    return _forbidden(
        link,
        f"lleva a «{real}», que no está entre los sitios permitidos",
        f"leads to “{real}”, which is not an allowed site",
    )


def _holds(source: Source, link: _Link) -> bool:
    """Whether the source gives this very address, not one that begins or ends like it."""
    text = read(source.text).folded
    bare = link.rest.removeprefix("www.").rstrip("/")
    start = text.find(bare)
    if start < 0 or not _BEFORE.search(text[max(0, start - 8) : start]):
        return False
    return not re.match(r"[\w/?=&%.-]{0,200}\w", text[start + len(bare) :])


def _forbidden(link: _Link, es: str, en: str) -> Mark:
    shown = link.shown if len(link.shown) <= 60 else link.shown[:59] + "…"
    return block(
        f"«{shown}» {es}; quítelo o use un enlace de la marca",
        f"“{shown}” {en}; remove it or use a link of the brand",
        link.span,
    )


def disguised(part: Part, context: Context) -> Iterator[Mark]:
    """Schemes that run or dial, bare addresses, and links that are spelt so that no filter sees them."""
    spoken = (_SPOKEN,) if not _DISGUISE_CUES.isdisjoint(part.words) else ()
    patterns = (_SCHEME_ONLY, _BRACKETED, _BROKEN, *spoken)
    spans = [part.at_match(m) for pattern in patterns for m in pattern.finditer(part.folded)]
    spans += [part.at_match(m) for m in _ADDRESS.finditer(part.folded) if _is_address(m[1])]
    for span in sorted(set(spans)):
        shown = part.quote(span)
        yield block(
            f"«{shown}» parece un enlace disimulado; quítelo o use un enlace de la marca",
            f"“{shown}” looks like a disguised link; remove it or use a link of the brand",
            span,
        )


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
