"""The networks that a text names, shipped or not, and whether the manual says that nobody answers there."""

import re
from typing import NamedTuple

from app.brand.headings import slug
from app.brand.texts import folded


class Known(NamedTuple):
    id: str
    label: str
    limit: int | None
    """What fits for certain on a network that is not shipped; a person confirms it."""


_KNOWN: tuple[tuple[Known, str], ...] = (
    (Known("youtube", "YouTube", None), r"you ?tube|yt"),
    (Known("google-play", "Google Play", 350), r"google play|play store"),
    (Known("app-store", "App Store", 5970), r"app ?store|apple store"),
    (Known("google", "Google", None), r"google(?: (?:maps|my business|mi negocio|business|reviews))?"
     r"|resenas de google|gmb|gmaps"),
    (Known("instagram", "Instagram", None), r"instagram|insta|ig"),
    (Known("facebook", "Facebook", None), r"facebook|fb|face"),
    (Known("linkedin", "LinkedIn", None), r"linked ?in"),
    (Known("tiktok", "TikTok", None), r"tik ?tok"),
    (Known("threads", "Threads", 500), r"threads"),
    (Known("bluesky", "Bluesky", 300), r"blue ?sky|bsky"),
    (Known("mastodon", "Mastodon", 500), r"mastodon"),
    (Known("whatsapp", "WhatsApp", 1000), r"whats ?app|wasap|wa business"),
    (Known("telegram", "Telegram", 1000), r"telegram"),
    (Known("trustpilot", "Trustpilot", 1000), r"trust ?pilot"),
    (Known("tripadvisor", "Tripadvisor", 1000), r"trip ?advisor"),
    (Known("booking", "Booking", 1000), r"booking(?:\.com| com)?"),
    (Known("pinterest", "Pinterest", 500), r"pinterest"),
    (Known("twitch", "Twitch", 500), r"twitch"),
    (Known("reddit", "Reddit", 1000), r"reddit"),
    (Known("glassdoor", "Glassdoor", 1000), r"glassdoor"),
    (Known("x", "X", None), r"twitter|x (?=twitter)|(?:antiguo|ex) twitter"),
)  # fmt: skip
"""Patterns on folded text."""
UNKNOWN_LIMIT = 500
"""Characters, where the manual names a network that nobody knows and says no limit."""
_PATTERN = re.compile("|".join(rf"(?P<n{i}>\b(?:{names})\b)" for i, (_, names) in enumerate(_KNOWN)))
_X = re.compile(r"(?<![\w@.,])X(?![\w/]|[.,:]X|\s?(?:€|minutos|horas|%|días|hours|minutes))")
"""The letter alone, as a capital; «XX», «XX:XX» and «X minutos» are gaps."""
_UNUSED = re.compile(
    r"\bno (?:se |la |lo |los |las )?(?:usa\w*|respond\w+|contest\w+|atend\w+|atiend\w+|monitor\w+|tenemos|estamos"
    r"|gestion\w+|interactu\w+|hay respuesta)|\bcerr(?:amos|ada|ado|o) (?:la cuenta|el perfil|en 20)|\bcuenta cerrada"
    r"|\binactiv[ao]"
    r"|\bsin (?:uso|respuesta|actividad)"
    r"|\bsolo (?:para )?(?:prensa|publicidad|escucha|lectura|difusion|publicamos|anuncios|ofertas)"
    r"|\b(?:not used|do not (?:use|answer|reply|respond)|closed|dormant|press only|listen(?:ing)? only|we left)\b"
    r""
    r"|\bcomentarios (?:cerrados|desactivados)|\bcomments (?:are )?(?:closed|off|disabled)\b"
    r"|\bya no\b|\babandon\w+|\bpublicacion unicamente"
)


def networks_named(text: str) -> tuple[Known, ...]:
    """Each network once, in the order in which they are named."""
    plain = folded(text)
    found = [(match.start(), _KNOWN[int(str(match.lastgroup)[1:])][0]) for match in _PATTERN.finditer(plain)]
    if alone := _X.search(text):
        found.append((len(folded(text[: alone.start()])), _KNOWN[-1][0]))
    return tuple(dict.fromkeys(known for _, known in sorted(found, key=lambda one: one[0])))


def networks_at(text: str) -> list[tuple[int, Known]]:
    """Every network of a text with its place."""
    plain, places = _aligned(text)
    found = [(places[match.start()], _KNOWN[int(str(match.lastgroup)[1:])][0]) for match in _PATTERN.finditer(plain)]
    return sorted([*found, *((alone.start(), _KNOWN[-1][0]) for alone in _X.finditer(text))], key=lambda one: one[0])


def _aligned(text: str) -> tuple[str, list[int]]:
    """The text folded character by character, with the place of each of its characters."""
    pairs = [(char, at) for at, own in enumerate(text) for char in (folded(own) or " ")]
    return "".join(char for char, _ in pairs), [at for _, at in pairs]


def network_of_cell(text: str) -> Known | None:
    """The network that a cell stands for: a known one, or a new one by its own name."""
    named = networks_named(text)
    if named:
        return named[0]
    bare = re.sub(r"\s*[(\[].*|\s*@\w.*", "", text).strip(" .:*")
    good = 0 < len(bare) <= 40 and len(bare.split()) <= 5 and any(char.isalpha() for char in bare)
    return Known(slug(bare), bare, UNKNOWN_LIMIT) if good else None


def unused(text: str) -> bool:
    """Whether the words say that nobody answers there."""
    return bool(_UNUSED.search(folded(text)))
