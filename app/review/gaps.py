"""What comments asked for and the knowledge did not hold, the most asked for first.

Only the newest WINDOW replies of the time looked at are read: at 20,000 stored ones that is all of them, in about a
fifth of a second, and a longer past would say less about what to write next.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final, Literal, NamedTuple

from sqlalchemy import ColumnElement, and_, case, exists, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.words import SEVERITIES
from app.comments.comment import Comment
from app.draft.holding import GENERAL_FROM
from app.evidence.analyse import telling, words
from app.review.replies import FIRST
from app.review.states import UNDECIDED
from app.review.tables import audit, remarks, replies, revisions
from app.value import Value

WINDOW = 20_000
"""Newest replies that are looked at."""
MOST = 50
"""Gaps of a list."""
COMPARED = 300
"""Groups of equal comments whose words are compared, the biggest and newest first."""
EXAMPLES = 3
SHARED, PART = 2, 0.6
"""Telling words that two comments about one thing share, at least, and their part of the shorter comment."""

Sign = Literal["nothing", "silent", "unanswered", "no_holding", "wrong_fact"]
"""nothing: no passage bore on it; silent: past replies did, the manual did not; unanswered: a question whose first text
rests on no source («lo consultamos»); no_holding: no holding text of its scenario could be filled; wrong_fact: a person
changed or refused the text for a wrong fact."""
SIGNS: Final[tuple[Sign, ...]] = ("nothing", "silent", "unanswered", "no_holding", "wrong_fact")

r = replies.c


class Kinds(NamedTuple):
    """What the brand's protocol tells about its outcomes and scenarios."""

    calm: frozenset[str]
    """Outcomes that ask for nothing: praise, trolls, what is off topic."""
    asking: frozenset[str]
    """Outcomes that a fact answers: questions and rumours."""
    forbidden: frozenset[str]
    """Scenarios whose manual allows no prepared text."""


class Example(Value):
    id: str
    """Of the reply."""
    text: str
    at: datetime


class Gap(Value):
    """Comments about one thing that the knowledge did not answer."""

    likeness: str
    """Of its biggest group of equal comments."""
    outcome: str
    comments: int
    waiting: int
    """Replies of that group that are undecided."""
    last: datetime
    signs: dict[Sign, int]
    """How many replies show each."""
    examples: tuple[Example, ...]


class Gaps(Value):
    """`looked_at`: replies that were read; `whole` False: the time holds more of them."""

    since: datetime
    looked_at: int
    whole: bool
    gaps: tuple[Gap, ...]
    more: int
    """Gaps beyond the list."""


class _Row(NamedTuple):
    id: str
    likeness: str
    comment: str
    at: datetime
    outcome: str
    waiting: bool
    signs: tuple[Sign, ...]


class _Group:
    """Rows about one thing, newest first."""

    def __init__(self, rows: list[_Row]) -> None:
        self.rows = rows
        self.comments = {row.comment for row in rows}

    def take(self, other: "_Group") -> None:
        self.rows += other.rows
        self.comments |= other.comments

    @property
    def rank(self) -> tuple[int, float]:
        return -len(self.comments), -max(row.at for row in self.rows).timestamp()


async def gaps(connection: AsyncConnection, kinds: Kinds, since: datetime) -> Gaps:
    """The gaps of the replies asked for since then."""
    looked_at = await _number(connection, since)
    rows = await _rows(connection, kinds, since)
    groups = await _merged(connection, _alike(rows))
    shown = groups[:MOST]
    texts = await _texts(connection, [row.id for group in shown for row in _examples(group)])
    return Gaps(
        since=since,
        looked_at=min(looked_at, WINDOW),
        whole=looked_at <= WINDOW,
        gaps=tuple(_gap(group, texts) for group in shown),
        more=len(groups) - len(shown),
    )


async def _number(connection: AsyncConnection, since: datetime) -> int:
    newest = select(r.id).where(r.created_at >= since, r.kind == "answer").limit(WINDOW + 1).subquery()
    return int(await connection.scalar(select(func.count()).select_from(newest)) or 0)


def _wrong_fact(since: datetime) -> ColumnElement[bool]:
    """Whether a person changed or refused its text because it stated something wrong."""
    a = audit.c
    said = select(a.reply).join(remarks, remarks.c.seq == a.seq)
    mine = (a.at >= since, a.move.in_(("edit", "request-changes", "reject")), remarks.c.reason == "wrong_fact")
    return r.id.in_(said.where(*mine, a.reply.is_not(None)))


def _found(*kinds: str) -> ColumnElement[bool]:
    """Whether passages of these kinds were offered: `evidence` begins each with its id."""
    return or_(*(r.evidence.contains(f'["{kind}:', autoescape=True) for kind in kinds))


def _signs(kinds: Kinds, since: datetime) -> dict[Sign, ColumnElement[bool]]:
    first = revisions.c.reply == r.id, revisions.c.number == FIRST, revisions.c.written_by.is_(None)
    unfounded = exists().where(*first, revisions.c.draft.contains('"cites":[]'))
    grave = SEVERITIES[SEVERITIES.index(GENERAL_FROM) :]
    own = (
        and_(r.scenario.is_not(None), r.scenario.not_in(kinds.forbidden))
        if kinds.forbidden
        else r.scenario.is_not(None)
    )
    return {
        "nothing": r.evidence == "[]",
        "silent": and_(r.evidence != "[]", ~_found("manual", "scenario", "fact", "line")),
        "unanswered": and_(r.result == "ready", r.outcome.in_(kinds.asking), unfounded) if kinds.asking else false(),
        "no_holding": and_(own, r.severity.in_(grave), r.holding_text.is_(None)),
        "wrong_fact": _wrong_fact(since),
    }


async def _rows(connection: AsyncConnection, kinds: Kinds, since: datetime) -> list[_Row]:
    """Replies of the window that show a sign, newest first. Those whose words were erased tell nothing."""
    flags = [case((told, 1), else_=0).label(f"is_{sign}") for sign, told in _signs(kinds, since).items()]
    kept = func.substr(r.id, 1, 16) != r.likeness
    waits = case((r.state.in_(UNDECIDED), 1), else_=0).label("waits")
    asked = select(r.id, r.likeness, r.comment_key, r.created_at, r.outcome, waits, *flags)
    asked = asked.where(r.created_at >= since, r.kind == "answer", r.result != "no_reply", kept)
    if kinds.calm:
        asked = asked.where(r.outcome.not_in(kinds.calm))
    window = asked.order_by(r.created_at.desc(), r.id.desc()).limit(WINDOW).subquery()
    shown = or_(*(window.c[f"is_{sign}"] == 1 for sign in SIGNS))
    newest = select(window).where(shown).order_by(window.c.created_at.desc(), window.c.id.desc())
    return [_row(*row) for row in await connection.execute(newest)]


def _row(id: str, likeness: str, comment: str, at: datetime, outcome: str, waits: int, *flags: int) -> _Row:
    signs = tuple(sign for sign, flag in zip(SIGNS, flags, strict=True) if flag)
    return _Row(id, likeness, comment, at, outcome, bool(waits), signs)


def _alike(rows: Iterable[_Row]) -> list[_Group]:
    by: dict[str, list[_Row]] = {}
    for row in rows:
        by.setdefault(row.likeness, []).append(row)
    return sorted((_Group(rows) for rows in by.values()), key=lambda group: group.rank)


async def _merged(connection: AsyncConnection, groups: list[_Group]) -> list[_Group]:
    """Groups that ask for one thing in other words become one; those beyond COMPARED stay as they are."""
    near = groups[:COMPARED]
    texts = await _texts(connection, [group.rows[0].id for group in near])
    heads: list[tuple[_Group, frozenset[str]]] = []
    for group in near:
        said = telling(words(texts.get(group.rows[0].id, "")))
        head = next((h for h, other in heads if _one_thing(said, other) and _kind(h) == _kind(group)), None)
        if head is None:
            heads.append((group, said))
        else:
            head.take(group)
    return sorted((*(head for head, _ in heads), *groups[COMPARED:]), key=lambda group: group.rank)


def _kind(group: _Group) -> str:
    return group.rows[0].outcome


def _one_thing(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= SHARED and shared >= PART * min(len(one), len(other))


def _examples(group: _Group) -> list[_Row]:
    """The newest reply to each of the newest comments, different words first."""
    first = {row.likeness: row for row in reversed(group.rows)}
    others = {row.comment: row for row in reversed(group.rows)}
    newest = [*sorted(first.values(), key=lambda row: row.at, reverse=True),
              *sorted(others.values(), key=lambda row: row.at, reverse=True)]  # fmt: skip
    return list({row.id: row for row in newest}.values())[:EXAMPLES]


async def _texts(connection: AsyncConnection, ids: list[str]) -> dict[str, str]:
    """What the comments of these replies say, with what their pictures show."""
    if not ids:
        return {}
    found = await connection.execute(select(r.id, r.comment).where(r.id.in_(ids)))
    return {id: _said(Comment.model_validate_json(comment)) for id, comment in found}


def _said(comment: Comment) -> str:
    return comment.text or " ".join(attachment.description for attachment in comment.attachments)


def _gap(group: _Group, texts: Mapping[str, str]) -> Gap:
    signs = Counter(sign for row in group.rows for sign in row.signs)
    likeness, _ = Counter(row.likeness for row in group.rows).most_common(1)[0]
    return Gap(
        likeness=likeness,
        outcome=_kind(group),
        comments=len(group.comments),
        waiting=sum(row.waiting for row in group.rows if row.likeness == likeness),
        last=max(row.at for row in group.rows),
        signs={sign: signs[sign] for sign in SIGNS if signs[sign]},
        examples=tuple(Example(id=row.id, text=texts.get(row.id, ""), at=row.at) for row in _examples(group)),
    )
