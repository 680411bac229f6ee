"""A figure of a drill with what it counts, and what of a drill stood in public when."""

from collections.abc import Iterable
from typing import NamedTuple

from app.drill.collected import Answer, Collected, Said, Text
from app.wording import Wording

NOTHING = Wording(es="No hubo nada que medir.", en="There was nothing to measure.")


class Found(NamedTuple):
    """`value` None: there was nothing to measure."""

    value: float | None
    reason: Wording


def share(count: int, of: int, es: str, en: str) -> Found:
    """`es` and `en` with room for both figures."""
    if of == 0:
        return Found(None, NOTHING)
    return Found(count / of, Wording(es=es.format(count=count, of=of), en=en.format(count=count, of=of)))


def minutes(value: float | None, es: str, en: str, never: Wording) -> Found:
    if value is None:
        return Found(float("inf"), never)
    said = f"{value:.1f}"
    return Found(round(value, 1), Wording(es=es.format(at=said.replace(".", ",")), en=en.format(at=said)))


def in_force(lines: Iterable[Said], at: float) -> Said | None:
    """The line that held at a minute."""
    return max((one for one in lines if one.at <= at), key=lambda one: one.version, default=None)


def still_open(c: Collected, at: float) -> bool:
    """Whether the incident had not been stood down by then."""
    return c.stood_down_at is None or at < c.stood_down_at


def published(c: Collected, *kinds: str) -> list[tuple[Answer, Text, float]]:
    """What stands in public of these kinds: the reply, the approved text and its minute."""
    texts = {(text.reply, text.number): text for text in c.texts}
    return [
        (a, texts[a.id, a.approved], a.published_at)
        for a in c.answers
        if a.kind in kinds and a.published_at is not None and a.approved is not None
    ]
