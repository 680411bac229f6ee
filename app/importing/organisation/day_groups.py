"""Tokens of opening hours that belong together: «lunes a jueves, sábados y festivos», the end of a span."""

from app.brand.brand import WEEK
from app.importing.organisation.day_words import HOLIDAY, Token, between


def listed_days(all: list[Token], at: int, timed: bool) -> tuple[tuple[str, ...], int]:
    """The days named from here on, and where they end: «lunes a jueves, sábados y festivos».

    `timed`: their times came before them, so days with times after them are others («…, y sábados de 10 a 14»).
    """
    days = list(all[at].days)
    at += 1
    while at + 1 < len(all) and all[at].kind in ("dash", "join", "until"):
        step = 2 if all[at + 1].kind == "join" else 1  # «lunes, martes, y jueves»
        if at + step >= len(all) or all[at + step].kind != "days":
            break
        if timed and all[at].kind == "join" and _has_times(all, at + step + 1):
            break
        more = all[at + step].days
        single = len(days) == 1 and len(more) == 1 and HOLIDAY not in (*days, *more)
        days += between(days[-1], more[0]) if all[at].kind != "join" and single else more
        at += step + 1
    if at < len(all) and all[at].days == WEEK[:5] and set(days) <= set(WEEK[:5]):
        at += 1  # «lunes a viernes laborables» are the same days
    return tuple(dict.fromkeys(days)), at


def _has_times(all: list[Token], at: int) -> bool:
    while at < len(all) and all[at].kind == "other":
        at += 1
    return at < len(all) and all[at].kind == "time"


def time_at(all: list[Token], at: int) -> int | None:
    """Where the next time stands, articles aside."""
    while at < len(all) and all[at].kind == "other" and all[at].words in ("las", "la", "les", "the", "a"):
        at += 1
    return at if at < len(all) and all[at].kind == "time" else None


def other_end(all: list[Token], at: int) -> int | None:
    """Where the time stands that ends the span beginning here."""
    if at + 2 > len(all) or at + 1 >= len(all):
        return None
    link = all[at + 1]
    between_them = link.kind == "join" and any(one.words in ("entre", "between") for one in all[max(0, at - 2) : at])
    if (link.kind in ("dash", "until") and link.words != "/") or between_them:
        return time_at(all, at + 2)
    return None
