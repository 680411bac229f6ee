"""What may be said in an official line, or in the message that ends it: nothing that is not confirmed.

A figure (amount, count, time span, date, hour, phone, link) must stand in a confirmed fact, in what the brand gives the
public itself (contacts, hours, the scenario's own texts), or be the moment of the next update. Whoever needs another
one confirms the fact first: then every answer may say it, and has its source.
"""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from typing import ClassVar

from app.brand.brand import Brand
from app.brand.facts import Fact
from app.brand.opening import zone_of
from app.brand.words import Language
from app.comments.comment import Comment
from app.draft.draft import Draft, Finding
from app.errors import PortavozError
from app.evidence.figures import Figure, agrees, figures
from app.evidence.passage import Evidence
from app.guard.figures import claims
from app.guard.rule import Context, Part
from app.guard.rules import NO_OVERRIDE, RULES
from app.guard.sources import current_facts
from app.guard.verdict import blocking, check
from app.incident.situation import Situation
from app.triage.triage import Triage
from app.value import Value
from app.wording import Wording

LONGEST = 2_000
"""Code points of a line: more is no message that a hundred answers can carry."""
FIGURES = frozenset({"figures", "links", "disguised_links", "contacts"})
ASKED = tuple(rule for rule in RULES if rule.name in NO_OVERRIDE | FIGURES | {"rumours", "never_say"})
"""The rules that hold for a text of ours whatever it answers."""


class BadLine(PortavozError):
    """A text that cannot be an official line. `field`: which of the texts, or the moment."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-line"
    title: ClassVar[Wording] = Wording(es="El mensaje no vale así", en="The message cannot stand so")

    def __init__(self, detail: Wording, field: str) -> None:
        super().__init__(detail)
        self.field = field


class UnconfirmedFigure(PortavozError):
    """A figure that no confirmed fact gives."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "unconfirmed-figure"
    title: ClassVar[Wording] = Wording(es="Cifra sin confirmar", en="Unconfirmed figure")

    def __init__(self, field: str, shown: str, fact: Fact | None) -> None:
        self.field = field
        es = f"solo lo dice «{fact.id}», que no está confirmado" if fact else "no lo da ningún hecho confirmado"
        en = f"only “{fact.id}” says it, which is not confirmed" if fact else "no confirmed fact gives it"
        super().__init__(
            Wording(
                es=f"{field}: «{shown}» {es}. Confirme antes el hecho o quítelo del mensaje; no se ha cambiado nada.",
                en=f"{field}: “{shown}” {en}. Confirm the fact first, or leave it out; nothing was changed.",
            )
        )


class Said(Value):
    """An official line as somebody wants to say it."""

    text: str
    translations: tuple[tuple[Language, str], ...] = ()
    next_update: datetime | None = None


def checked(
    said: Said, brand: Brand, situation: Situation, scenario: str | None, now: datetime, *, field: str = "text"
) -> Said:
    """The line as it is kept. Raises BadLine or UnconfirmedFigure."""
    text = _plain(said.text, field)
    if said.next_update is not None and said.next_update <= now:
        raise BadLine(_past(said.next_update, now, brand), "next_update")
    context = _context(brand, situation, scenario, now)
    told = _next(said.next_update, brand)
    _sound(text, context, told, field)
    translations = tuple((language, _plain(words, "translations")) for language, words in said.translations)
    for language, words in translations:
        _translated(language, words, text, context)
    return Said(text=text, translations=translations, next_update=said.next_update)


def _plain(text: str, field: str) -> str:
    kept = unicodedata.normalize("NFC", text).strip()
    if not 1 <= len(kept) <= LONGEST:
        raise BadLine(
            Wording(
                es=f"{field}: el mensaje necesita de 1 a {LONGEST} caracteres y tiene {len(kept)}.",
                en=f"{field}: the message needs 1 to {LONGEST} characters and has {len(kept)}.",
            ),
            field,
        )
    return kept


def _past(at: datetime, now: datetime, brand: Brand) -> Wording:
    zone = zone_of(brand.hours.zone)
    then, current = f"{at.astimezone(zone):%d/%m %H:%M}", f"{now.astimezone(zone):%d/%m %H:%M}"
    return Wording(
        es=f"next_update: {then} ya ha pasado (ahora son las {current}); prometa un momento que esté por venir.",
        en=f"next_update: {then} has passed (it is {current}); promise a moment that is still to come.",
    )


def _sound(text: str, context: Context, told: tuple[Figure, ...], field: str) -> None:
    draft = Draft(engine="composer", public_text=text)
    for finding in blocking(check(draft, context, ASKED)):
        shown = text[finding.start : finding.end] if finding.start is not None else text[:40]
        if finding.rule == "figures" and _stated(finding, text, told):
            continue
        if finding.rule in FIGURES:
            raise UnconfirmedFigure(field, " ".join(shown.split())[:60], _doubtful(finding, text, context))
        raise BadLine(Wording(es=f"{field}: {finding.message.es}.", en=f"{field}: {finding.message.en}."), field)


def _stated(finding: Finding, text: str, told: tuple[Figure, ...]) -> bool:
    mine = [figure for figure in figures(text) if figure.start == finding.start]
    return any(agrees(figure, other) for figure in mine for other in told)


def _doubtful(finding: Finding, text: str, context: Context) -> Fact | None:
    """The fact that says it and is not confirmed."""
    mine = [figure for figure in figures(text) if figure.start == finding.start]
    for fact in current_facts(context.brand, context.situation):
        if any(agrees(figure, other) for figure in mine for other in figures(fact.statement)):
            return fact
    return None


def _next(at: datetime | None, brand: Brand) -> tuple[Figure, ...]:
    """The moment of the next update, as a text may say it: the brand's own clock and calendar."""
    if at is None:
        return ()
    local = at.astimezone(zone_of(brand.hours.zone))
    return figures(f"{local:%H:%M}; {local:%Y-%m-%d}")


def _translated(language: Language, words: str, text: str, context: Context) -> None:
    brand = context.brand
    if language == brand.language or language not in brand.languages:
        known = ", ".join(other for other in brand.languages if other != brand.language) or "—"
        raise BadLine(
            Wording(
                es=f"translations: «{language[:20]}» no es otro idioma de la marca; tiene: {known}.",
                en=f"translations: “{language[:20]}” is no other language of the brand; it has: {known}.",
            ),
            "translations",
        )
    own, theirs = _figures(text, context), _figures(words, context)
    _same(language, _apart(own, theirs, text), _apart(theirs, own, words))
    _sound(words, context, own, "translations")


def _same(language: Language, missing: str | None, different: str | None) -> None:
    if missing or different:
        es = " y ".join(f"{w} «{s}»" for w, s in (("falta", missing), ("sobra", different)) if s)
        en = " and ".join(f"“{s}” {w}" for w, s in (("is missing", missing), ("is too many", different)) if s)
        raise BadLine(
            Wording(
                es=f"translations: en «{language}» {es}; las cifras deben ser las mismas que en el mensaje.",
                en=f"translations: in “{language}” {en}; the figures must be those of the message.",
            ),
            "translations",
        )


def _figures(text: str, context: Context) -> tuple[Figure, ...]:
    return claims(Part(Draft(engine="composer", public_text=text), "public_text"), context)


def _apart(some: Iterable[Figure], others: tuple[Figure, ...], text: str) -> str | None:
    """The first figure of the one text that the other does not have."""
    lost = next((figure for figure in some if not any(agrees(figure, other) for other in others)), None)
    return text[lost.start : lost.end] if lost else None


def _context(brand: Brand, situation: Situation, scenario: str | None, now: datetime) -> Context:
    """What is known, without any line: a new one does not stand on the old."""
    silent = tuple(incident.model_copy(update={"line": None}) for incident in situation.incidents)
    outcome = brand.protocol.outcomes[0]
    duty = brand.duty("low")
    asked = Triage(
        outcome=outcome.id,
        severity="low",
        scenario=scenario,
        language=brand.language,
        reply_language=brand.language,
        form=brand.voice.address,
        owner=brand.roles[0].id,
        approver=duty.approver,
        private=False,
        strategy=outcome.strategy,
        issues=(),
        protocol=(),
        confidence=1.0,
        first_answer_due=now,
        due_at=now,
    )
    return Context(
        comment=Comment(network=brand.networks[0].id, rating=3),
        triage=asked,
        evidence=Evidence(),
        brand=brand,
        situation=situation.model_copy(update={"incidents": silent}),
        nonce="",
        today=_day(now, brand),
        kind="holding",
    )


def _day(now: datetime, brand: Brand) -> date:
    return now.astimezone(zone_of(brand.hours.zone)).date()
