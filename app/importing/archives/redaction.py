"""Personal data leave an archive before anything keeps it.

What identified somebody becomes a word in square brackets: a reader understands it, `app.draft.slots.filled` drops a
sentence that holds one, and the guard lets no bracket out. Names in a greeting are simply left out, so that the
sentence stays usable: «Hola, Marta: lo sentimos» becomes «Hola: lo sentimos».
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.brand.brand import Brand
from app.brand.texts import folded
from app.comments.personal_data import Found, find
from app.draft.phrases import first_names

_SAID = {
    "es": {
        "phone": "teléfono", "email": "correo", "address": "dirección", "iban": "cuenta", "account": "cuenta",
        "card": "tarjeta", "passport": "pasaporte", "order_number": "número de pedido", "plate": "matrícula",
        "handle": "usuario", "name": "nombre", "link": "enlace", "id": "documento",
    },
    "en": {
        "phone": "phone number", "email": "e-mail address", "address": "address", "iban": "account",
        "account": "account", "card": "card", "passport": "passport", "plate": "number plate",
        "order_number": "order number",
        "handle": "user", "name": "name", "link": "link", "id": "identity number",
    },
    "pt": {
        "phone": "telefone", "email": "e-mail", "address": "endereço", "iban": "conta", "account": "conta",
        "card": "cartão", "passport": "passaporte", "order_number": "número do pedido", "plate": "placa",
        "handle": "usuário", "name": "nome", "link": "link", "id": "documento",
    },
}  # fmt: skip
"""What stands between the brackets, by kind; every other kind of number is `id`."""

_HANDLE = re.compile(r"(?<![\w@./])@([A-Za-z0-9_](?:[A-Za-z0-9_.]{0,28}[A-Za-z0-9_])?)(?![\w@])(?!\.\w{2,})")
_PROFILE = re.compile(
    r"(?:https?://)?(?:www\.|m\.)?(?:instagram|facebook|tiktok|twitter|x|t|linkedin|wa)\.(?:com|me)/[^\s<>\"]{2,300}"
)
_PLATE = re.compile(
    r"(?<![\w-])(?:\d{4}[ -]?[BCDFGHJKLMNPRSTVWXYZ]{3}|[A-Z]{2}[ -]?\d{3}[ -]?[A-Z]{2}"
    r"|[A-Z]{3}[ -]\d{2}[ -]\d{2,3})(?![\w-])"
)
_PLATE_LABEL = re.compile(r"(?:matr[ií]cula|placas?|patente|chapa|plate)\W{0,3}(?:es |número |nº |de )?\W{0,3}$", re.I)
_LABELLED_PLATE = re.compile(
    r"(?<![\w-])(?=[A-Z-]{0,8}\d)(?=[\d-]{0,8}[A-Z])[A-Z0-9]{1,4}(?:[ -]?[A-Z0-9]{1,4}){1,2}(?![\w-])"
)
_WORD_NAME = r"[A-ZÁÉÍÓÚÑÇÀÈ][a-záéíóúñçàèòïü'’-]{1,20}"
_NAMES = rf"{_WORD_NAME}(?: (?:de |del |de la )?{_WORD_NAME}){{0,2}}"
_GREETED = re.compile(
    rf"(?P<hello>\b(?i:hola|buenas|buenos d[ií]as|buenas tardes|buenas noches|estimad[oa]|querid[oa]|hi|hello|dear|hey"
    rf"|gracias|muchas gracias|thanks|thank you|ol[áa]|obrigad[oa]|bon dia)),?\s"
    rf"(?P<name>{_NAMES})(?=\s?[,:.!;)\n]|\s?$)"
)
_GREETED_HANDLE = re.compile(
    r"(?P<hello>\b(?i:hola|buenas|buenos días|buenas tardes|hi|hello|hey|gracias|thanks|ol[áa])),?\s@[\w.]{1,30}(?<!\.)"
)
_LEADING_HANDLES = re.compile(r"\A(?:\s?[.]?@[\w.]{1,30}[,:]?\s)+(?=\S)")
_TITLED = re.compile(rf"\b((?:Sra?|Srta|Dña?|Dra?|Mr|Mrs|Ms)\.?|[Ss]eñora?|[Dd]on|[Dd]oña)\s({_NAMES})")
_INTRODUCED = re.compile(
    rf"\b((?i:me llamo|mi nombre es|a nombre de|my name is|me chamo|meu nome é"
    rf"|el titular es|la titular es))\s({_NAMES})"
)
_SELF = re.compile(rf"\b((?i:soy|atentamente|fdo|firmado|i am|i'm))[.,:]?\s({_WORD_NAME}(?: {_WORD_NAME}){{1,2}})")
_DIGITS = re.compile(r"\D")


class Redacted(NamedTuple):
    text: str
    kinds: tuple[str, ...]
    """What was taken out, each kind once."""


class _Mark(NamedTuple):
    kind: str
    start: int
    end: int


class Ours:
    """The brand's own name, accounts and contacts: they are public and stay."""

    def __init__(self, brand: Brand) -> None:
        contacts = brand.contacts
        self._phones = {number[-9:] for phone in contacts.phones if (number := _DIGITS.sub("", phone))}
        self._mails = {mail.lower().strip() for mail in contacts.emails}
        hosts = {re.sub(r"^(?:https?://)?(?:www\.)?", "", link.lower()).split("/")[0] for link in contacts.links}
        self._hosts = hosts | {mail.rpartition("@")[2] for mail in self._mails}
        names = {brand.slug, brand.name, *(host.split(".")[0] for host in self._hosts if host)}
        self._names = {name for text in names if len(name := _letters(text)) >= 3}
        self._words = set(folded(brand.name).split())
        self.country = brand.country

    def phone(self, digits: str) -> bool:
        return digits[-9:] in self._phones

    def mail(self, mail: str) -> bool:
        plain = mail.lower()
        return plain in self._mails or plain.rpartition("@")[2] in self._hosts

    def handle(self, handle: str) -> bool:
        """«@brisa_ayuda» of Naviera Brisa, not «@brisas1987» of anybody whose name begins alike."""
        plain = _letters(handle)
        pieces = {_letters(piece) for piece in re.split(r"[_.\d]+", handle)}
        return plain in self._names or bool(pieces & (self._names | {w for w in self._words if len(w) >= 5}))

    def named(self, name: str) -> bool:
        return set(folded(name).split()) <= self._words or _letters(name) in self._names


def _letters(text: str) -> str:
    return folded(text).replace(" ", "").replace("_", "")


def redact(text: str, ours: Ours, language: str, *, reply: bool) -> Redacted:
    """The text without personal data. In a `reply` the person addressed is left out; elsewhere every name is a mark."""
    kinds: set[str] = set()
    if reply:
        text = _without_greeted(text, ours, kinds)
    marks = _apart([*_numbers(text, ours), *_handles(text, ours), *_plates(text), *_names(text, ours)])
    said = _SAID.get(language, _SAID["es"])
    for mark in reversed(marks):
        kinds.add(mark.kind)
        text = f"{text[: mark.start]}[{said.get(mark.kind, said['id'])}]{text[mark.end :]}"
    return Redacted(text, tuple(sorted(kinds)))


def _without_greeted(text: str, ours: Ours, kinds: set[str]) -> str:
    plain = _LEADING_HANDLES.sub(lambda m: m[0] if _only_ours(m[0], ours) else "", text)
    plain = _GREETED_HANDLE.sub(lambda m: m[0] if _only_ours(m[0], ours) else m["hello"], plain)
    if plain != text:
        kinds.add("handle")
    nameless = _GREETED.sub(lambda m: m["hello"] if _is_name(m["name"], ours) else m[0], plain)
    if nameless != plain:
        kinds.add("name")
    return nameless


def _only_ours(text: str, ours: Ours) -> bool:
    return all(ours.handle(handle) for handle in re.findall(r"@([\w.]{1,30})", text))


def _is_name(text: str, ours: Ours) -> bool:
    return not ours.named(text) and folded(text).split()[0] in first_names()


def _numbers(text: str, ours: Ours) -> Iterator[_Mark]:
    for found in find(text, ours.country):
        words = text[found.start : found.end]
        if found.kind == "phone" and ours.phone(_DIGITS.sub("", words)):
            continue
        if found.kind == "email" and ours.mail(words):
            continue
        yield _Mark(_kind(found), found.start, found.end)


def _kind(found: Found) -> str:
    return found.kind if found.kind in _SAID["es"] else "id"


def _handles(text: str, ours: Ours) -> Iterator[_Mark]:
    if "@" in text:
        yield from (_Mark("handle", *m.span()) for m in _HANDLE.finditer(text) if not ours.handle(m[1]))
    if "/" in text:
        for m in _PROFILE.finditer(text):
            if not ours.handle(m[0].rstrip("/").rpartition("/")[2]):
                yield _Mark("link", *m.span())


def _plates(text: str) -> Iterator[_Mark]:
    if not any(map(str.isdigit, text)):
        return
    yield from (_Mark("plate", *m.span()) for m in _PLATE.finditer(text))
    for m in _LABELLED_PLATE.finditer(text):
        if _PLATE_LABEL.search(text, max(0, m.start() - 30), m.start()):
            yield _Mark("plate", *m.span())


def _names(text: str, ours: Ours) -> Iterator[_Mark]:
    for pattern in (_INTRODUCED, _TITLED, _SELF):
        for m in pattern.finditer(text):
            known = pattern is not _SELF or folded(m[2]).split()[0] in first_names()
            if known and not ours.named(m[2]):
                yield _Mark("name", *m.span(2))


def _apart(found: list[_Mark]) -> list[_Mark]:
    """Sorted and without overlaps: the one that begins first, then the longest, stays."""
    kept: list[_Mark] = []
    for mark in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept
