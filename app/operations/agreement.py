"""What a reply and the rows of the chain that tell of it must agree on: one small rule for each."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import RowMapping

from app.review.replies import digest
from app.wording import Wording


class Text(NamedTuple):
    """A revision without its words."""

    number: int
    sha256: str
    intact: bool
    empty: bool
    written_by: str | None


class Beforehand(NamedTuple):
    """Words that a head approved for later use."""

    by: str
    sha256: str
    at: datetime
    ended_at: datetime | None
    text: str | None
    """The exact words of an adapted text; None: a text of the manual, whose slots are filled at each use."""


class Case(NamedTuple):
    """A reply with all that bears on it."""

    reply: RowMapping
    rows: list[RowMapping]
    texts: dict[int, Text]
    published: list[RowMapping]
    signed: list[RowMapping]
    debt: RowMapping | None
    written_for: str | None
    """Who asked for it as a holding or a closing, and may have written its first words."""
    requester: str | None
    """Who asked for the answer that it is a holding of: it counts as theirs."""
    since: datetime | None
    """When the chain began: replies from before it have no first row."""
    beforehand: Mapping[str, "Beforehand"] = {}
    """What heads approved beforehand, by id, as the chain and the table have it."""

    def last(self, *moves: str) -> RowMapping | None:
        return next((row for row in reversed(self.rows) if row["move"] in moves), None)

    @property
    def erased(self) -> bool:
        return self.last("erase") is not None


def detail(row: RowMapping) -> dict[str, Any]:
    try:
        found = json.loads(row["detail"])
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


Rule = Callable[[Case], Iterator[Wording]]


def _born(case: Case) -> Iterator[Wording]:
    first, reply = (case.rows[0] if case.rows else None), case.reply
    if first is None or first["move"] != "draft":
        if case.since is not None and reply["created_at"] >= case.since:
            yield Wording(es="ninguna fila de la cadena la vio nacer", en="no row of the chain saw it begin")
        return
    said = detail(first)
    kept = (case.requester or first["person"], first["at"], said.get("kind"), said.get("result"))
    if kept != (reply["requested_by"], reply["created_at"], reply["kind"], reply["result"]):
        yield Wording(
            es="no la pidió quien dice la cadena, ni cuando ni como lo dice",
            en="who asked for it, when or what differs",
        )


def _state(case: Case) -> Iterator[Wording]:
    last, reply = (case.rows[-1] if case.rows else None), case.reply
    state = last["state"] if last else "pending"
    if reply["state"] != state:
        es, en = f"está «{reply['state']}» y la cadena la dejó «{state}»", f"is “{reply['state']}”, the chain left it"
        yield Wording(es=es, en=f"{en} “{state}”")
    elif last and reply["version"] != last["version"]:
        es = f"va por la versión {reply['version']} y la cadena la dejó en la {last['version']}"
        yield Wording(es=es, en=f"is at version {reply['version']}, the chain left it at {last['version']}")


def _words(case: Case) -> Iterator[Wording]:
    by_hash = _writers(case)
    from_before = not case.rows or case.rows[0]["move"] != "draft"
    for text in case.texts.values():
        n = text.number
        if not text.intact and not (case.erased and text.empty):
            yield Wording(es=f"los textos de la revisión {n} han cambiado", en=f"the texts of revision {n} changed")
        if from_before and n == 1 and text.written_by is None:
            continue
        if text.written_by not in by_hash.get(text.sha256, ()):
            yield Wording(
                es=f"la cadena no conoce la revisión {n} de ese texto y esa mano",
                en=f"the chain knows no revision {n} of those words and that hand",
            )
    if [*case.texts] != [*range(1, (case.reply["revision"] or 0) + 1)]:
        yield Wording(es="le faltan o le sobran revisiones", en="revisions are missing or too many")


def _writers(case: Case) -> Mapping[str, set[str | None]]:
    """Whose words each hash may be of, as the chain has it; None is an engine or the brand.

    A rewrite may hold the words of who asked for it, or of anybody who wrote before; a redraft, which Portavoz makes
    by itself, those of whoever wrote before.
    """
    found: dict[str, set[str | None]] = defaultdict(set)
    before: set[str | None] = set()
    for row in case.rows:
        if row["move"] not in ("draft", "edit", "rewrite", "redraft") or not row["sha256"]:
            continue
        asked = case.written_for if row["move"] == "draft" else row["person"]
        found[row["sha256"]] |= {asked} if row["move"] == "edit" else {None, asked, *before}
        before.add(asked)
    return found


APPROVING = ("approve", "confirm", "preapproval")
"""Moves that end in an approval."""


def _approved(case: Case) -> Iterator[Wording]:
    reply = case.reply
    if reply["approved_revision"] is None:
        if reply["state"] in ("approved", "stale", "published", "closed"):
            yield Wording(es="se aprobó y ya no dice qué texto", en="it was approved and no longer says which text")
        return
    given, text = case.last(*APPROVING), case.texts.get(reply["approved_revision"])
    if given is None or text is None:
        yield Wording(es="nadie la aprobó según la cadena", en="nobody approved it by the chain")
        return
    if text.sha256 != given["sha256"]:
        yield Wording(es="el texto aprobado es otro que el de la cadena", en="the approved text is not the chain's")
    kept = (given["move"], given["at"])
    late = reply["visible_at"] is None or reply["visible_at"] < given["at"]
    if kept != (reply["approved_via"], reply["approved_at"]) or late:
        yield Wording(es="no se aprobó cuando ni como dice", en="it was not approved when or how it says")
    yield from _two_people(case, given, text)


def _two_people(case: Case, given: RowMapping, text: Text) -> Iterator[Wording]:
    reply, person = case.reply, given["person"]
    engines = [t.number for t in case.texts.values() if t.written_by is None and t.number <= text.number]
    authors = {t.written_by for t in case.texts.values() if max(engines, default=0) < t.number <= text.number}
    if given["move"] == "preapproval":
        yield from _beforehand(case, given, text)
        sound = reply["approved_by"] != reply["requested_by"] and authors == set()
    elif given["move"] == "confirm":
        sound = person == reply["requested_by"] != reply["approved_by"] and authors == {reply["approved_by"]}
    else:
        sound = person == reply["approved_by"] != reply["requested_by"] and person not in authors
    if not sound:
        yield Wording(
            es="no la aprobó quien dice, o la aprobó quien la pidió o la escribió",
            en="it was not approved by whom it says, or by who requested or wrote it",
        )


def _beforehand(case: Case, given: RowMapping, text: Text) -> Iterator[Wording]:
    """An approval through a head's earlier one: that head's, in force when it was used, and of these words."""
    said, reply = detail(given), case.reply
    known = case.beforehand.get(str(said.get("preapproval")))
    if known is None or known.by != reply["approved_by"] or known.sha256 != said.get("text"):
        yield Wording(
            es="nadie con ese derecho aprobó antes esos textos", en="nobody with that right approved these texts before"
        )
        return
    if not known.at <= given["at"] or (known.ended_at is not None and known.ended_at < given["at"]):
        yield Wording(es="la aprobación previa no estaba en vigor", en="the approval given beforehand was not in force")
    if known.text is not None and digest(reply["id"], reply["network"], known.text, None) != text.sha256:
        yield Wording(es="no es el texto que se aprobó antes", en="it is not the text that was approved beforehand")


def _superseded(case: Case) -> Iterator[Wording]:
    last = case.last("supersede", "restore")
    winner = detail(last).get("by") if last and last["move"] == "supersede" else None
    if case.reply["superseded_by"] != winner:
        yield Wording(es="no la sustituyó la que dice", en="it was not superseded by the one it names")


PUBLISHED = {"publish": "public", "publish-private": "private"}


def _published(case: Case) -> Iterator[Wording]:
    told = {
        (PUBLISHED[r["move"]], r["sha256"], r["person"], r["at"], bool(detail(r).get("late")))
        for r in case.rows
        if r["move"] in PUBLISHED
    }
    kept = {(p["part"], p["sha256"], p["person"], p["at"], bool(p["late"])) for p in case.published}
    if told != kept:
        yield Wording(es="lo publicado no es lo que dice la cadena", en="what was published is not what the chain says")
    given = case.last(*APPROVING)
    if any(given is None or p["sha256"] != given["sha256"] for p in case.published):
        yield Wording(es="se publicó un texto que nadie aprobó", en="a text was published that nobody approved")


def _settled(case: Case) -> Iterator[Wording]:
    last, owed = case.last("pay", "waive"), case.debt
    kept = (owed["paid_by"], owed["waived_by"]) if owed else (None, None)
    told = (
        (detail(last).get("by"), None) if last and last["move"] == "pay" else (None, last["person"] if last else None)
    )
    if kept != told:
        yield Wording(
            es="su pendiente no se saldó como dice la cadena", en="its debt was not settled as the chain says"
        )


def _signed(case: Case) -> Iterator[Wording]:
    told = {(detail(r).get("action"), r["person"], r["at"]) for r in case.rows if r["move"] == "sign"}
    if told != {(s["action"], s["person"], s["at"]) for s in case.signed}:
        yield Wording(es="los actos firmados no son los de la cadena", en="the signed acts are not the chain's")


RULES: tuple[Rule, ...] = (_born, _state, _words, _approved, _superseded, _published, _settled, _signed)
