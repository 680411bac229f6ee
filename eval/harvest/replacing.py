"""A comment that nobody can be told from: every personal datum in it replaced, the rest word for word."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any, NamedTuple

from app.brand.brand import Brand
from app.comments.comment import MAX_TEXT, Attachment, Comment
from app.comments.personal_data import find
from app.evidence.figures import figures
from eval.harvest.names import Token, names
from eval.harvest.stand_ins import StandIns
from eval.metrics.phrases import plain

_HANDLE = re.compile(r"(?<![\w.])@[\w.]{1,60}")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"«»]{1,2000}", re.IGNORECASE)
_LONG = re.compile(r"(?<![\w,])\d(?:[ .\-/]?\d){5,30}(?![\w%€$]|,\d)")
_CODE = re.compile(r"(?<![\w@/.-])(?=[A-Z0-9-]{0,24}\d)(?=[A-Z0-9-]{0,24}[A-Z])[A-Z0-9](?:-?[A-Z0-9]){4,24}(?![\w/@])")
_FLAT = re.compile(
    r"(?:,? ?(?:piso|planta|puerta|portal|bloque|bajo|escalera|esc\.?|flat|apt\.?|dpto\.?)? ?\d{1,3} ?[ºª°]?"
    r" ?(?:[A-Za-z]|izq\.?|izda\.?|dcha\.?)?(?!\w))?(?:,? ?\d{5}(?!\d))?",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NUMBER = re.compile(r"\+?\d(?:[ .\-]?\d){5,20}")
_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,15}")


class Ours(NamedTuple):
    """What is the brand's own and stays. Texts are plain."""

    country: str
    said: str
    capitals: frozenset[str]
    """Words that it writes with a capital."""
    hosts: frozenset[str]
    numbers: tuple[str, ...]
    """The digits of each of its long numbers."""


class Place(NamedTuple):
    kind: str
    start: int
    end: int


class Anonymous(NamedTuple):
    """A comment without persons. `personal`: the stand-ins for what no public text may repeat, as they stand in it."""

    comment: Comment
    personal: tuple[str, ...]
    gone: tuple[str, ...]
    """What was there, to make sure of. Kept nowhere."""


def ours(brand: Brand) -> Ours:
    """Its names, places, products and contacts are nobody's."""
    told = brand.model_dump_json(exclude={"replies"})  # those hold what other people wrote
    capitals = frozenset(plain(word) for word in _CAPITAL.findall(told) if word[0].isupper())
    numbers = (re.sub(r"\D", "", match[0]) for match in _NUMBER.finditer(told))
    hosts = frozenset(match[0].removeprefix("www.") for match in _HOST.finditer(plain(told)))
    return Ours(brand.country, plain(told), capitals, hosts, tuple(sorted({n for n in numbers if len(n) > 5})))


def anonymous(comment: Comment, ours: Ours, seed: str, people: Iterable[str] = ()) -> Anonymous:
    """`people`: names of others who may be spoken of: who works there, who wrote in the thread. `seed`: any word."""
    author = comment.author or ""
    known = frozenset(_words((author, *people)))
    texts = (comment.text, *(a.description for a in comment.attachments))
    handles = tuple(sorted(filter(None, (_handle_of(name) for name in (author, *people)))))
    found = [places(text, ours, handles) for text in texts]
    gone = tuple(text[p.start : p.end] for text, spots in zip(texts, found, strict=True) for p in spots)
    named = [t.text for text in texts for run in names(text, known, ours.capitals) for t in run]
    stand_ins = StandIns(seed, ours.country, (*gone, *named, author, *known))
    made = [_replaced(text, spots, ours, known, stand_ins) for text, spots in zip(texts, found, strict=True)]
    bare = comment.model_copy(update=_bare(comment, [text for text, _ in made], _author(comment.author, stand_ins)))
    personal = tuple(dict.fromkeys(one for one in made[0][1] if one in bare.text))
    return Anonymous(bare, personal, (*gone, *named, *([author] if author else [])))


def _bare(comment: Comment, texts: list[str], author: str | None) -> dict[str, Any]:
    """What changes about it: where it stood and what was said around it goes, of the moment the day is left."""
    told = zip(comment.attachments, texts[1:], strict=True)
    posted = comment.posted_at
    return {
        "text": texts[0][:MAX_TEXT],
        "author": author,
        "attachments": tuple(Attachment(kind=old.kind, description=text[:2_000]) for old, text in told),
        "posted_at": posted.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) if posted else None,
        "thread": (),
        **dict.fromkeys(("id", "url", "edited_at", "conversation"), None),
    }


def places(text: str, ours: Ours, handles: tuple[str, ...] = ()) -> tuple[Place, ...]:
    """Everything but names, first to last, without overlaps; the surest kinds win."""
    kept = _apart(_told(text, ours, handles))
    blank = list(text)
    for place in kept:
        blank[place.start : place.end] = "\n" * (place.end - place.start)
    return tuple(sorted((*kept, *_apart(_numbers("".join(blank), ours))), key=lambda place: place.start))


def _apart(found: Iterable[Place]) -> list[Place]:
    """Without those that lie over an earlier one."""
    taken: set[int] = set()
    left = []
    for place in found:
        span = range(place.start, place.end)
        if taken.isdisjoint(span):
            taken.update(span)
            left.append(place)
    return left


def _told(text: str, ours: Ours, handles: tuple[str, ...]) -> Iterator[Place]:
    low = plain(text)
    for match in _LINK.finditer(text):
        if not _our_link(match[0], ours):
            yield Place("link", match.start(), match.end())
    for found in find(text, ours.country):
        end = found.end
        if found.kind == "address":
            end = _FLAT.match(text, end).end()  # type: ignore[union-attr]  # it also fits nothing
        if not _our_own(text[found.start : end], ours):
            yield Place(found.kind, found.start, end)
    yield from _handles(text, low, ours, handles)
    for figure in figures(text):
        said = text[figure.start : figure.end]
        if figure.kind in ("email", "url", "phone") and not _our_own(said, ours) and not _our_link(said, ours):
            kind = {"url": "link"}.get(figure.kind, figure.kind)
            if kind != "phone" or sum(map(str.isdigit, said)) >= 6:
                yield Place(kind, figure.start, figure.end)


def _numbers(text: str, ours: Ours) -> Iterator[Place]:
    """Long numbers and codes that nothing else explains: whatever they are, somebody may be found by them."""
    dated = {at for f in figures(text) if f.kind in ("date", "money", "time") for at in range(f.start, f.end)}
    for pattern in (_LONG, _CODE):
        for match in pattern.finditer(text):
            if not dated.issuperset(range(match.start(), match.end())) and not _our_own(match[0], ours):
                yield Place("number", match.start(), match.end())


def _handles(text: str, low: str, ours: Ours, handles: tuple[str, ...]) -> Iterator[Place]:
    for match in _HANDLE.finditer(text):
        end = match.end() - (len(match[0]) - len(match[0].rstrip(".")))
        if plain(match[0].rstrip(".")) not in ours.said:
            yield Place("handle", match.start(), end)
    for handle in handles:
        for match in re.finditer(rf"(?<!\w){re.escape(handle)}(?!\w)", low):
            yield Place("handle", match.start(), match.end())


def _our_own(said: str, ours: Ours) -> bool:
    digits = re.sub(r"\D", "", said)
    if plain(said) in ours.said and len(said) > 5:
        return True
    return len(digits) >= 6 and any(digits.endswith(n) or n.endswith(digits) for n in ours.numbers)


def _our_link(said: str, ours: Ours) -> bool:
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", plain(said)).split("/")[0].split("?")[0]
    return host in ours.hosts and "?" not in said


def _replaced(
    text: str, spots: tuple[Place, ...], ours: Ours, people: frozenset[str], stand_ins: StandIns
) -> tuple[str, list[str]]:
    """The text and what stands in it now in the place of personal data."""
    new = [(p.start, p.end, stand_ins.of(p.kind, text[p.start : p.end])) for p in spots]
    taken, personal = list(new), [value for _, _, value in new]
    for run in names(text, people, ours.capitals):
        words = [(t, value) for t, value in stand_ins.name(run) if _free(t, taken)]
        new += [(token.start, token.end, value) for token, value in words]
        personal += [value for _, value in words] if len(run) > 1 else []  # some brands greet by a first name
    parts, end = [], 0
    for start, stop, value in sorted(new):
        parts += [text[end:start], value]
        end = stop
    return "".join([*parts, text[end:]]), personal


def _free(token: Token, taken: list[tuple[int, int, str]]) -> bool:
    return not any(token.start < stop and start < token.end for start, stop, _ in taken)


def _author(author: str | None, stand_ins: StandIns) -> str | None:
    if not author or not author.strip():
        return None
    words = [Token(m[0], plain(m[0]), m.start(), m.end(), False, " ") for m in _CAPITAL.finditer(author)]
    if author.startswith("@") or " " not in author.strip() or not words:
        return stand_ins.of("handle", author.strip())
    return " ".join(value for _, value in stand_ins.name(tuple(words)))[:200]


def _handle_of(name: str) -> str:
    """A name as people write it without its sign; short ones are everyday words."""
    bare = plain(name.strip().removeprefix("@"))
    return bare if len(bare) >= 4 and " " not in bare and (name.startswith("@") or not bare.isalpha()) else ""


def _words(people: Iterable[str]) -> Iterator[str]:
    """The words of a name that are told in any case: of three letters or more, not of everyday."""
    for name in people:
        if " " in name.strip() or name[:1].isupper():
            yield from (plain(w) for w in _CAPITAL.findall(name) if len(w) >= 3 and w[0].isupper())
