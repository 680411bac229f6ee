"""A fact as a person gives it, and what it must be before it is taken: errors name the field and the mend."""

import re
from datetime import date
from typing import ClassVar, Literal

from app.brand.facts import Fact
from app.comments.function_words import WORDS
from app.comments.reading import read
from app.errors import PortavozError
from app.incident.situation import Situation
from app.value import Value
from app.wording import Wording

Status = Literal["confirmed", "unconfirmed", "false"]
Topic = Literal["general", "compensation"]

LONGEST = 600
"""Characters of a statement or a correction: a fact is a sentence or two, not a notice."""
LONGEST_SOURCE = 300
LONGEST_REASON = 1_000
ID = re.compile(r"[A-Za-z0-9][\w.-]{0,59}", re.ASCII)
"""What `{fact:ID}` in a holding text can name."""

_BRACKETS = re.compile(r"[][{}<>]")
_SIGNIFICANT = 4
"""Letters of a word that may name a fact."""
_EMPTY = frozenset(read(word).folded for words in WORDS.values() for word in words.split())


class BadFact(PortavozError):
    """A fact that cannot be taken as it is. `field`: what is wrong with it."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-fact"
    title: ClassVar[Wording] = Wording(es="Hecho no válido", en="Invalid fact")

    def __init__(self, field: str, es: str, en: str) -> None:
        super().__init__(Wording(es=f"{field}: {es} No se ha cambiado nada.", en=f"{field}: {en} Nothing was changed."))
        self.field = field


class FactGiven(Value):
    """A new fact, or a new version of one. `id` None: one is made from the statement; `source` empty: who gives it."""

    id: str | None = None
    statement: str
    status: Status = "confirmed"
    correction: str | None = None
    """For a false statement: the truth, with its proof."""
    public: bool = True
    topic: Topic = "general"
    valid_from: date | None = None
    valid_until: date | None = None
    """Last day on which it holds, in the brand's calendar."""
    source: str = ""
    incident: str | None = None
    """The open incident that it belongs to, and ends with; None: it holds whatever happens."""
    reason: str | None = None


def fact_from(given: FactGiven, situation: Situation, today: date, who: str) -> Fact:
    """The fact that was given, tidied; without an id it has an empty one. Raises BadFact."""
    correction = correction_of(given.correction) if given.status == "false" else None
    _dates(given, today)
    _incident(given.incident, situation)
    reason_of(given.reason)
    return Fact(
        id=_id(given.id),
        statement=_said(given.statement),
        status=given.status,
        correction=correction,
        public=given.public,
        topic=given.topic,
        valid_from=given.valid_from,
        valid_until=given.valid_until,
        source=_line("source", given.source, LONGEST_SOURCE, brackets=True) or who,
    )


NO_CORRECTION = (
    "un hecho falso necesita lo cierto, con su prueba; escríbalo.",
    "a false fact needs the truth, with its proof; write it.",
)
EMPTY = ("está vacío; escriba el hecho en una frase.", "it is empty; write the fact in one sentence.")


def correction_of(text: str | None) -> str:
    """What is true instead, tidied. Raises BadFact where nothing is said."""
    correction = _line("correction", text or "", LONGEST)
    if not re.search(r"\w", correction):
        raise BadFact("correction", *NO_CORRECTION)
    return correction


def reason_of(reason: str | None) -> str | None:
    """The reason, tidied; None where nothing was said. Raises BadFact."""
    return _line("reason", reason or "", LONGEST_REASON, brackets=True) or None


def _said(statement: str) -> str:
    text = _line("statement", statement, LONGEST)
    if not re.search(r"\w", text):
        raise BadFact("statement", *EMPTY)
    return text


def _line(field: str, text: str, longest: int, *, brackets: bool = False) -> str:
    """One line of text that can be shown anywhere."""
    plain = " ".join(text.split())
    if len(plain) > longest:
        es = f"tiene {len(plain)} caracteres y caben {longest}; acórtelo."
        raise BadFact(field, es, f"it has {len(plain)} characters and {longest} fit; shorten it.")
    if not plain.isprintable():
        raise BadFact(
            field,
            "lleva caracteres invisibles; escríbalo de nuevo a mano.",
            "it holds invisible characters; type it anew.",
        )
    if not brackets and (found := _BRACKETS.search(plain)):
        raise BadFact(
            field,
            f"lleva «{found[0]}», un hueco por rellenar o una marca; escriba el hecho completo, sin corchetes.",
            f"it holds “{found[0]}”, an open slot or markup; write the whole fact, without brackets.",
        )
    return plain


def _dates(given: FactGiven, today: date) -> None:
    begins, ends = given.valid_from, given.valid_until
    if begins and ends and ends < begins:
        raise BadFact(
            "valid_until",
            f"{ends} es anterior a valid_from ({begins}); corrija una de las dos fechas.",
            f"{ends} lies before valid_from ({begins}); mend one of the two.",
        )
    if ends and ends < today:
        raise BadFact(
            "valid_until",
            f"{ends} ya ha pasado (hoy es {today} para la marca); ponga hoy o después, o nada.",
            f"{ends} is past (today is {today} for the brand); give today or later, or nothing.",
        )


def _incident(id: str | None, situation: Situation) -> None:
    if id is None or situation.incident(id):
        return
    known = ", ".join(f"{i.id} ({i.title})" if i.title else i.id for i in situation.incidents) or "—"
    raise BadFact(
        "incident",
        f"«{id[:60]}» no es una crisis abierta; abiertas: {known}.",
        f"“{id[:60]}” is no open incident; open ones: {known}.",
    )


def _id(id: str | None) -> str:
    if id is None or not id.strip():
        return ""
    if not ID.fullmatch(id.strip()):
        raise BadFact(
            "id",
            f"«{id.strip()[:60]}» no sirve; use hasta 60 letras sin acentos, cifras, guiones o puntos.",
            f"“{id.strip()[:60]}” will not do; use up to 60 unaccented letters, digits, hyphens or dots.",
        )
    return id.strip()


def named(statement: str) -> str:
    """What a new fact is called before its number: «h-» and the first two words that say what it is about."""
    words = re.findall(r"[a-z]{2,24}", read(statement).folded)
    telling = [word for word in words if len(word) >= _SIGNIFICANT and word not in _EMPTY]
    return "-".join(("h", *dict.fromkeys(telling[:2] or words[:1] or ["hecho"])))
