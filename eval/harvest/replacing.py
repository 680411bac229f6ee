"""A comment that nobody can be told from: every personal datum in it replaced, the rest word for word."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import NamedTuple

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
_APART = re.compile(r"[^\w]+|_")


class Ours(NamedTuple):
    """What is the brand's own and stays. Texts are plain."""

    country: str
    said: str
    capitals: frozenset[str]
    """Words that it writes with a capital."""
    digits: str
    """All digits of its texts, its numbers apart."""


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
    told = brand.model_dump_json()
    capitals = frozenset(plain(word) for word in _CAPITAL.findall(told) if word[0].isupper())
    numbers = (re.sub(r"\D", "", f.group()) for f in re.finditer(r"\+?\d(?:[ .\-]?\d){5,20}", told))
    return Ours(brand.country, plain(told), capitals, " ".join(numbers))


def anonymous(comment: Comment, ours: Ours, seed: str, people: Iterable[str] = ()) -> Anonymous:
    """`people`: names of others who may be spoken of: who works there, who wrote in the thread. `seed`: any word."""
    author = comment.author or ""
    known = frozenset(_words((author, *people)))
    texts = (comment.text, *(a.description for a in comment.attachments))
    handles = tuple(sorted(filter(None, (_handle_of(name) for name in (author, *people)))))
    found = [places(text, ours, known, handles) for text in texts]
    gone = tuple(text[p.start : p.end] for text, spots in zip(texts, found, strict=True) for p in spots)
    named = [t.text for text in texts for run in names(text, known, ours.capitals) for t in run]
    stand_ins = StandIns(seed, ours.country, (*gone, *named, author, *known))
    made = [_replaced(text, spots, ours, known, stand_ins) for text, spots in zip(texts, found, strict=True)]
    shown = _author(comment.author, stand_ins)
    changed = {
        "text": made[0][0][:MAX_TEXT],
        "author": shown,
        "attachments": tuple(
            Attachment(kind=a.kind, description=text[:2_000])
            for a, (text, _) in zip(comment.attachments, made[1:], strict=True)
        ),
        "posted_at": comment.posted_at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        if comment.posted_at
        else None,
        **dict.fromkeys(("id", "url", "edited_at", "conversation"), None),
        "thread": (),
    }
    bare = comment.model_copy(update=changed)
    personal = tuple(dict.fromkeys(one for one in made[0][1] if one in bare.text))
    return Anonymous(bare, personal, (*gone, *named, *([author] if author else [])))


def places(text: str, ours: Ours, people: frozenset[str], handles: tuple[str, ...] = ()) -> tuple[Place, ...]:
    """Everything but names, first to last, without overlaps; the surest kinds win."""
    kept: list[Place] = []
    for place in _all(text, ours, handles):
        if not any(place.start < other.end and other.start < place.end for other in kept):
            kept.append(place)
    return tuple(sorted(kept, key=lambda place: place.start))


def _all(text: str, ours: Ours, handles: tuple[str, ...]) -> Iterator[Place]:
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
    dated = [(f.start, f.end) for f in figures(text) if f.kind in ("date", "money", "time")]
    for pattern in (_LONG, _CODE):
        for match in pattern.finditer(text):
            inside = any(start <= match.start() and match.end() <= end for start, end in dated)
            if not inside and not _our_own(match[0], ours):
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
    return len(digits) >= 6 and any(digits.endswith(n) or n.endswith(digits) for n in ours.digits.split() if len(n) > 5)


def _our_link(said: str, ours: Ours) -> bool:
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", plain(said)).split("/")[0].split("?")[0]
    return (
        bool(host) and re.search(rf"(?<![\w.-]){re.escape(host)}(?![\w-])", ours.said) is not None and "?" not in said
    )


def _replaced(
    text: str, spots: tuple[Place, ...], ours: Ours, people: frozenset[str], stand_ins: StandIns
) -> tuple[str, list[str]]:
    """The text and what stands in it now in the place of personal data."""
    new = [(p.start, p.end, stand_ins.of(p.kind, text[p.start : p.end])) for p in spots]
    taken, personal = list(new), [value for _, _, value in new]
    for run in names(text, people, ours.capitals):
        words = [(t, value) for t, value in stand_ins.name(run) if _free(t, taken)]
        new += [(token.start, token.end, value) for token, value in words]
        personal += [value for _, value in words] if _whole(run, text, ours) else []
    parts, end = [], 0
    for start, stop, value in sorted(new):
        parts += [text[end:start], value]
        end = stop
    return "".join([*parts, text[end:]]), personal


def _free(token: Token, taken: list[tuple[int, int, str]]) -> bool:
    return not any(token.start < stop and start < token.end for start, stop, _ in taken)


def _whole(run: tuple[Token, ...], text: str, ours: Ours) -> bool:
    """A first name alone is greeted by some brands; a name and surname is nobody's to repeat."""
    return len(run) > 1


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
