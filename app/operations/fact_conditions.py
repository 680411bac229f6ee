"""What has to hold before a fact may be changed: who does it, what they saw, and that something changes."""

from datetime import date
from typing import ClassVar

from app.brand.facts import Fact
from app.errors import PortavozError
from app.operations.fact_entries import Keeping, LedgerEntry
from app.operations.fact_given import BadFact
from app.review.people import NotAllowed, Person, Role
from app.wording import Wording


class FactChanged(PortavozError):
    """Somebody changed the fact after it was read."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "fact-changed"
    title: ClassVar[Wording] = Wording(es="El hecho ha cambiado", en="The fact has changed")

    def __init__(self, entry: LedgerEntry, seen: int | None) -> None:
        es = f" ({entry.by}, {entry.at:%Y-%m-%d %H:%M:%S} UTC)" if entry.at else ""
        saw = "una versión anterior" if seen is None else f"la versión {seen}"
        super().__init__(
            Wording(
                es=f"Usted vio {saw} de «{entry.fact.id}» y va por la {entry.version}{es}. Léalo de nuevo y decida; no"
                " se ha cambiado nada.",
                en=f"You saw {'an earlier version' if seen is None else f'version {seen}'} of “{entry.fact.id}” and it"
                f" is at {entry.version}{es}. Read it again and decide; nothing was changed.",
            )
        )


class FactOver(PortavozError):
    """What is over can neither be confirmed nor refuted nor ended: it needs a new version."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "fact-over"
    title: ClassVar[Wording] = Wording(es="El hecho ya no vale", en="The fact is over")

    def __init__(self, entry: LedgerEntry) -> None:
        super().__init__(
            Wording(
                es=f"«{entry.fact.id}» ya no estaba en vigor; si vuelve a ser cierto, añádalo de nuevo. No se ha"
                " cambiado nada.",
                en=f"“{entry.fact.id}” was no longer in force; if it is true again, add it anew. Nothing was changed.",
            )
        )


class SameFact(PortavozError):
    """The fact says that already."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "same-fact"
    title: ClassVar[Wording] = Wording(es="Así está ya", en="It is like that already")

    def __init__(self, id: str) -> None:
        super().__init__(
            Wording(es=f"«{id}» ya dice eso mismo; no se ha cambiado nada.",
                    en=f"“{id}” says just that already; nothing was changed.")
        )  # fmt: skip


def may(person: Person, fact: Fact, before: LedgerEntry | None, keeping: Keeping) -> None:
    """Raises NotAllowed. To propose what nobody has declared is for anybody; money is for a head."""
    proposes = before is None and fact.status == "unconfirmed"
    known = [fact, *([before.fact] if before else []), *(f for f in keeping.brand.facts if f.id == fact.id)]
    money = not proposes and any(f.topic == "compensation" for f in known)
    needed: Role = "agent" if proposes else "head" if money else "lead"
    if not person.may(needed):
        about = TOLD["money" if money else "fact"]
        raise NotAllowed(
            Wording(
                es=f"{about.es} pide al menos el papel «{needed}»; usted tiene «{person.role}». Puede proponerlo como"
                " hecho nuevo sin confirmar.",
                en=f"{about.en} needs at least the role “{needed}”; yours is “{person.role}”. You may propose it as a"
                " new fact, unconfirmed.",
            )
        )


TOLD = {
    "money": Wording(es="Un hecho de compensaciones", en="A fact about compensation"),
    "fact": Wording(es="Confirmar o cambiar un hecho", en="Confirming or changing a fact"),
}


def seen(before: LedgerEntry, version: int | None, *, always: bool = False) -> None:
    """Raises FactChanged unless the person saw what counts now; a first version over the folder's needs none."""
    free = version is None and not always and (before.folder or not before.in_force)
    if not free and version != before.version:
        raise FactChanged(before, version)


def begins(fact: Fact, before: LedgerEntry | None, today: date) -> None:
    """Raises BadFact where a version that begins later would silence the one that holds today."""
    if fact.valid_from and fact.valid_from > today and before is not None and before.why == "stands":
        raise BadFact(
            "valid_from",
            f"empieza el {fact.valid_from} y hasta entonces «{fact.id}» dejaría de poder decirse; añádalo con otro id y"
            " ponga fecha de fin al actual.",
            f"it begins on {fact.valid_from} and until then nothing of “{fact.id}” could be stated; add it under"
            " another id and give the present one a last day.",
        )
