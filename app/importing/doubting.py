"""What must not pass as plain: readings whose surroundings were not understood, or whose words do not rule today."""

from collections.abc import Iterable, Iterator, Sequence

from app.importing.documents.document import Table
from app.importing.doubt_neighbours import Neighbours
from app.importing.doubt_words import unruly
from app.importing.reading import Ground, Quote, Reading
from app.importing.severity.durations import minutes
from app.importing.short_forms import is_short
from app.wording import Wording

KNOWN_SHORT = frozenset(
    (
        *("CEO", "COO", "CMO", "CTO", "CFO", "CCO", "CIO", "CISO", "DPO", "DPD", "DIRCOM", "RRHH", "RR.HH", "HR"),
        *("PR", "IT", "TI", "CM", "SAC", "RRPP", "QA", "ATC", "RRII"),
    )
)
"""Abbreviations of roles that need no definition."""


def doubted(readings: Sequence[Reading], ground: Ground) -> list[Reading]:
    """The same readings; deadlines, approvers, amounts and texts that a person must look at with a doubt."""
    twice = _twice(readings, _tables(ground))
    neighbours = Neighbours(ground, readings)
    return [
        one.model_copy(update={"doubt": why}) if one.doubt is None and (why := _why(one, twice, neighbours)) else one
        for one in readings
    ]


def weighty(field: str) -> str:
    """What is at stake: deadline, approver, text, amount or act; empty: nothing dangerous."""
    first, last = field.split(".", 1)[0], field.rsplit(".", 1)[-1]
    if first == "duties":
        return {"approver": "approver", "tell": "", "clock": ""}.get(last, "deadline")
    if first in ("holding", "danger_holding") or (first == "scenarios" and last in ("holding", "closing")):
        return "text"
    if first == "scenarios":
        return {"deadlines": "deadline", "owner": "owner"}.get(last, "")
    return {"actions": "act", "facts": "amount"}.get(first, "")


def _why(one: Reading, twice: dict[int, Wording], neighbours: Neighbours) -> Wording | None:
    stake = weighty(one.field)
    if not stake or (stake == "amount" and not _offers(one)):
        return None
    return _short(one, stake) or twice.get(id(one)) or unruly(one, stake) or neighbours.doubt(one, stake)


def _offers(one: Reading) -> bool:
    """It promises something to the public; a rumour that nobody confirmed promises nothing."""
    return isinstance(one.value, dict) and one.value.get("topic") == "compensation"


def _short(one: Reading, stake: str) -> Wording | None:
    """A role of which only an abbreviation is known."""
    said = one.value.get("owner") if isinstance(one.value, dict) else one.value
    if stake not in ("approver", "owner", "act"):
        return None
    if not isinstance(said, str) or not is_short(said) or said.strip(" .") in KNOWN_SHORT:
        return None
    return Wording(es=f"el manual no dice qué cargo es «{said}»", en=f"the manual does not say which role “{said}” is")


def _tables(ground: Ground) -> frozenset[tuple[str, int]]:
    return frozenset(
        (document.file, block.place.number)
        for document in ground.documents
        for block in document.blocks
        if isinstance(block, Table)
    )


def _twice(readings: Sequence[Reading], tables: frozenset[tuple[str, int]]) -> dict[int, Wording]:
    """Readings, by identity, that take one length of time, or one quoted text, for two different things.

    `tables`: places where two cells may say the same words.
    """
    met: dict[Quote, list[Reading]] = {}
    for one in readings:
        for quote in one.quotes if weighty(one.field) in ("deadline", "act", "text") else ():
            met.setdefault(quote, []).append(one)
    found: dict[int, Wording] = {}
    for quote, all in met.items():
        timed = [one for one in all if _times(one)]
        if (quote.place.file, quote.place.number) in tables and len({_kind(one) for one in timed}) < 2:
            timed = []
        if len({n for one in timed for n in _times(one)}) == 1 and len(_lengths(quote.text)) == 1 and _differ(timed):
            found |= {id(one): _SHARED_TIME for one in timed if not one.field.startswith("actions.")}
        texts = [one for one in all if weighty(one.field) == "text"]
        if len({one.field for one in texts}) > 1 and _same_text(texts):
            found |= {id(one): _SHARED_TEXT for one in texts}
    return found


def _lengths(text: str) -> set[int]:
    return {one.minutes for one in minutes(text) if not one.every}


def _times(one: Reading) -> set[int]:
    value = one.value
    if isinstance(value, int) and not isinstance(value, bool):
        return {value}
    if isinstance(value, dict):
        return {value["minutes"]} if value.get("minutes") else set()
    return {part["minutes"] for part in value if isinstance(part, dict) and "minutes" in part} if value else set()


def _differ(timed: Sequence[Reading]) -> bool:
    """One figure for the first answer and the solution, for a degree and a case, or for an act and an answer."""
    kinds = {_kind(one) for one in timed}
    uses = {use for one in timed for use in _uses(one)}
    return len(kinds) > 1 or len(uses) > 1


def _kind(one: Reading) -> str:
    return one.field.split(".", 1)[0]


def _uses(one: Reading) -> Iterator[str]:
    if isinstance(one.value, int):
        yield one.field.rsplit(".", 1)[-1]
    elif isinstance(one.value, Iterable) and not isinstance(one.value, str | dict):
        yield from (str(part["what"]) for part in one.value if isinstance(part, dict) and "what" in part)


def _same_text(texts: Sequence[Reading]) -> bool:
    said = [{str(part.get("text")) for part in one.value if isinstance(part, dict)} for one in texts]
    return any(a & b for n, a in enumerate(said) for b in said[n + 1 :])


_SHARED_TIME = Wording(
    es="el mismo plazo se ha tomado para dos cosas distintas; compruebe de qué es",
    en="the same length of time was taken for two different things; check what it is for",
)
_SHARED_TEXT = Wording(
    es="el mismo texto se ha tomado para dos momentos distintos; compruebe cuándo se publica",
    en="the same text was taken for two different moments; check when it is published",
)
