"""The named gaps of a prepared text, and what may stand in them. A gap that stays empty takes its sentence with it."""

import re
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from app.brand.brand import Brand, Network
from app.brand.facts import Fact
from app.brand.words import Language
from app.comments.comment import Comment
from app.comments.reading import read
from app.draft.phrases import first_names, phrases
from app.incident.situation import Incident, Situation
from app.triage.triage import Triage

LONGEST = 20_000
"""Code points of a template that are read; prepared texts are far shorter."""

SLOT = re.compile(r"\{([\w:.-]{1,80})\}")
_BRACKETS = re.compile(r"[{}\[\]<>]")
_STOP = re.compile(r"[.!?…]{1,3}[\"'»”’)]{0,2}\s{1,4}(?=[^\sa-zà-ÿ])|\n{1,4}")
_ABBREVIATED = re.compile(
    r"(?:(?<!\w)(?:sr|sra|dr|dra|ud|uds|núm|art|pág|tel|tlf|av|avda|ej|mr|mrs|ms|st|no)|(?<!\w)[A-ZÀ-Þ])\.\s{1,4}\Z",
    re.I,
)
_HANDLE = re.compile(r"@[a-z][a-z0-9._]{1,19}", re.I)
_MOST_DIGITS = 4
"""Digits of a handle above which it looks like a number of somebody."""

Values = Mapping[str, str]
"""What is known for each slot; a missing or empty one is filled by a person, later, or by nobody."""


def split(text: str) -> list[str]:
    """The sentences of a text with the space that follows each, so that joining them gives the text again."""
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(text[:LONGEST]):
        if "\n" not in stop.group() and _ABBREVIATED.search(text[max(start, stop.end() - 12) : stop.end()]):
            continue
        found.append(text[start : stop.end()])
        start = stop.end()
    return [piece for piece in (*found, text[start:LONGEST]) if piece.strip()]


def fill(text: str, values: Values) -> str | None:
    """The text with its slots filled; a sentence with an empty slot or a bracket is dropped. None: nothing is left."""
    return joined([done for piece in split(text) if (done := filled(piece, values)) is not None])


def filled(sentence: str, values: Values) -> str | None:
    """One sentence with its slots filled, or None when it may not be said."""
    if any(not values.get(name, "").strip() for name in SLOT.findall(sentence)):
        return None
    whole = SLOT.sub(lambda slot: values[slot[1]].strip(), sentence)
    return None if _BRACKETS.search(whole) or not re.search(r"\w", whole) else whole


def joined(sentences: list[str]) -> str | None:
    """Sentences as they come out of `split`, as one text again."""
    return "".join(sentences).strip() or None


def slot_values(comment: Comment, triage: Triage, brand: Brand, situation: Situation, now: datetime) -> dict[str, str]:
    """What brand, network, standing facts and the open incident give. Nothing comes from the comment's claims."""
    network = brand.network(comment.network)
    numbers = brand.emergency
    values = {
        "private_channel": private_channel(network, brand, triage.reply_language),
        "next_update": next_update(situation.incident(triage.incident), brand, now),
        "emergency": numbers.general,
        "self_harm_line": numbers.self_harm or "",
        "violence_line": numbers.violence or "",
        "minors_line": numbers.minors or "",
        "network": network.label if network else "",
        "name": addressee(comment.author),
    }
    facts, today = current_facts(brand, situation), now.astimezone(ZoneInfo(brand.hours.zone)).date()
    return values | {f"fact:{f.id}": f.statement.strip().rstrip(".") for f in facts if f.stands(today)}


def current_facts(brand: Brand, situation: Situation) -> tuple[Fact, ...]:
    """The ledger with the facts of open incidents in place of those with the same id."""
    declared = situation.declared
    return tuple(f for f in brand.facts if f.id not in declared) + tuple(declared.values())


def next_update(incident: Incident | None, brand: Brand, now: datetime) -> str:
    """When the official line says that it will speak again, in the brand's local time; empty when it does not."""
    ahead = incident.line.next_update if incident and incident.line else None
    if ahead is None or ahead <= now:
        return ""
    zone = ZoneInfo(brand.hours.zone)
    at = ahead.astimezone(zone)
    today = at.date() == now.astimezone(zone).date()
    return f"{at:%H:%M}" if today else f"{at.day}/{at.month}, {at:%H:%M}"


_KINDS = (
    ("whatsapp", re.compile(r"whatsapp|wasap")),
    ("messenger", re.compile(r"messenger")),
    ("email", re.compile(r"@|correo|e-?mail|posta")),
    ("phone", re.compile(r"tel[e.f]|\d{3}[ .-]?\d{2,3}[ .-]?\d{2,3}")),
    ("chat", re.compile(r"\bchat|\bxat")),
    ("form", re.compile(r"formulari|https?:|www\.|\bweb\b")),
    ("direct", re.compile(r"\bdirect|\bdm\b|\bmd\b|zuzen")),
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|https?://\S{1,300}|\+?\d[\d .-]{5,18}\d")


def private_channel(network: Network | None, brand: Brand, language: Language) -> str:
    """How to reach us in private there, in the language of the reply; the brand's own words in its own language."""
    own = network.private_channel if network else None
    if not own or language == brand.language:
        return own or ""
    names = phrases(language, brand.language).channels
    plain = read(own).folded
    kind = next((name for name, sign in _KINDS if sign.search(plain)), "private")
    address = _ADDRESS.search(own)
    return f"{names[kind]} {address[0].strip()}" if address else names[kind]


def addressee(author: str | None) -> str:
    """The handle, or the first name, by which a stranger may greet the author; empty where it is not plainly one."""
    words = (author or "").strip()[:60].split()
    if not words:
        return ""
    if len(words) == 1 and words[0].startswith("@"):
        usual = _HANDLE.fullmatch(words[0]) and sum(c.isdigit() for c in words[0]) <= _MOST_DIGITS
        return words[0] if usual else ""
    return words[0].capitalize() if read(words[0]).folded in first_names() else ""
