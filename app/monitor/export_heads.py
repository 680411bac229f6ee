"""What the columns of a listening tool's export are called, in Spanish and English."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from app.comments.reading import read

Field = Literal["text", "author", "date", "time", "network", "url", "id", "followers", "rating"]
FIELDS: tuple[Field, ...] = get_args(Field)
LOOKED_AT = 30
"""Rows in which the heads are looked for: exports begin with what was searched and when."""
HEADS: dict[Field, tuple[str, ...]] = {
    "text": (
        "full text", "hit sentence", "mention content", "message content", "comment text", "post text", "tweet text",
        "texto completo", "texto del comentario", "text", "texto", "comment", "comentario", "message", "mensaje",
        "content", "contenido", "mention", "mencion", "snippet", "fragmento", "opening text", "body", "cuerpo",
        "review", "resena", "opinion",
    ),
    "author": (
        "author", "autor", "username", "user name", "nombre de usuario", "usuario", "screen name", "author name",
        "author username", "author handle", "twitter screen name", "extra author attributes name", "full name", "user",
        "from", "de", "handle", "influencer", "nombre del autor", "quien",
    ),
    "date": (
        "date", "fecha", "created at", "created time", "creado", "creado el", "published", "publicado",
        "published at", "publish date", "published date", "post date", "date posted", "timestamp", "fecha y hora",
        "fecha de publicacion", "fecha publicacion", "date time", "datetime", "indexed", "sent time", "posted at",
    ),
    "time": ("time", "hora", "hora de publicacion", "publish time"),
    "network": (
        "network", "red", "red social", "social network", "platform", "plataforma", "page type", "source type",
        "content source name", "content source", "channel", "canal", "source", "fuente", "domain", "dominio", "medio",
        "media type", "tipo de fuente",
    ),
    "url": ("url", "link", "enlace", "permalink", "post url", "mention url", "comment url", "original url"),
    "id": (
        "id", "identificador", "mention id", "comment id", "post id", "message id", "tweet id", "resource id",
        "document id", "query id mention", "external id",
    ),
    "followers": (
        "followers", "seguidores", "followers count", "author followers", "twitter followers", "x followers",
        "instagram followers", "numero de seguidores", "user followers", "follower count",
        "extra author attributes followers",
    ),
    "rating": ("rating", "estrellas", "stars", "valoracion", "puntuacion", "review rating"),
}  # fmt: skip
"""The names that come first count more where several columns have one."""
_MARKS = re.compile(r"[^\w]+|_")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ZONE = re.compile(r"\b(?:utc|gmt)\b")
_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")


class Heads(NamedTuple):
    """`row`: place of the heads among the rows, from 0. `utc`: the date's head says so. `english`: most heads are."""

    row: int
    columns: dict[Field, int]
    utc: bool
    english: bool


def plain(head: str) -> str:
    """`Post_URL`, «postUrl» and «Post URL (link)» alike."""
    return " ".join(_MARKS.sub(" ", read(_IN_BRACKETS.sub(" ", _CAMEL.sub(" ", head))).folded).split())


def find(rows: Sequence[Sequence[str]]) -> Heads | None:
    """The row of heads: the one that names most fields, the text among them; None where there is none."""
    best: Heads | None = None
    for number, cells in enumerate(rows[:LOOKED_AT]):
        found = columns(cells)
        if "text" in found and (best is None or len(found) > len(best.columns)):
            best = Heads(number, found, _utc(cells, found), _english(cells))
    return best if best and (len(best.columns) > 1 or len(rows[best.row]) == 1) else None


def columns(cells: Sequence[str]) -> dict[Field, int]:
    """Which cell names which field."""
    heads = [plain(cell) for cell in cells]
    found: dict[Field, int] = {}
    for field in FIELDS:
        known = [(HEADS[field].index(head), place) for place, head in enumerate(heads) if head in HEADS[field]]
        if known:
            found[field] = min(known)[1]
    return found


def _utc(cells: Sequence[str], found: dict[Field, int]) -> bool:
    heads = [read(cells[found[field]]).folded for field in ("date", "time") if field in found]
    return any(_ZONE.search(head) for head in heads)


def _english(cells: Sequence[str]) -> bool:
    heads = {plain(cell) for cell in cells}
    return bool(heads & ENGLISH)


ENGLISH = frozenset({"date", "author", "text", "network", "source", "followers", "message", "published", "created at"})
"""Heads of which one is enough to take the file's tool for an English one: it may write the month first."""
