"""What a reply and the rows of the chain that tell of it must agree on: one small rule for each."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import RowMapping

from app.operations.case import Case, Text, detail
from app.review.replies import digest
from app.wording import Wording

Rule = Callable[[Case], Iterator[Wording]]


def _born(case: Case) -> Iterator[Wording]:
    first, reply = (case.rows[0] if case.rows else None), case.reply
    if first is None or first["move"] != "draft":
        if case.since is not None and reply["created_at"] >= case.since:
            yield Wording(es="ninguna fila de la cadena la vio nacer", en="no row of the chain saw it begin")
        return
    said = detail(first)
    result = next((told for row in reversed(case.rows) if (told := detail(row).get("result"))), None)
    kept = (case.requester or first["person"], first["at"], said.get("kind"), result)
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


def _standing(case: Case) -> RowMapping | None:
    """The approval by which the reply stands: the last, or the one that a late report of its words names."""
    given, before = None, None
    for row in case.rows:
        if row["move"] in APPROVING:
            given = row
        elif row["move"] == "publish" and before not in ("published", "closed"):  # the first that is in public
            given = _reported(case, row, given)
        before = row["state"]
    return given


def _reported(case: Case, report: RowMapping, last: RowMapping | None) -> RowMapping | None:
    """The approval whose words that row reports as published, given before it; `last`: where it names none."""
    named = detail(report).get("approval")
    if named is None:
        return last
    return next((r for r in case.rows if r["seq"] == named < report["seq"] and r["move"] in APPROVING), None)


def _approved(case: Case) -> Iterator[Wording]:
    reply = case.reply
    if reply["approved_revision"] is None:
        if reply["state"] in ("approved", "stale", "published", "closed"):
            yield Wording(es="se aprobó y ya no dice qué texto", en="it was approved and no longer says which text")
        return
    given, text = _standing(case), case.texts.get(reply["approved_revision"])
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
    last = case.last("supersede", "restore", "publish")
    winner = detail(last).get("by") if last and last["move"] == "supersede" else None
    if case.reply["superseded_by"] != winner:
        yield Wording(es="no la sustituyó la que dice", en="it was not superseded by the one it names")


STANDS = ("approved", "published", "closed")
"""States in which an approval stands; any other that a move leads to has ended it."""
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
    if not all(_was_approved(case, row) for row in case.rows if row["move"] in PUBLISHED):
        yield Wording(es="se publicó un texto que nadie aprobó", en="a text was published that nobody approved")
    before = ["pending", *(row["state"] for row in case.rows)]
    reports = [(of, detail(row)) for of, row in zip(before, case.rows, strict=False) if row["move"] in PUBLISHED]
    if not all(said.get("late") or of in STANDS for of, said in reports):
        yield Wording(
            es="lo que ya no estaba aprobado no consta como tardío", en="what had lost its approval is not late"
        )


def _was_approved(case: Case, report: RowMapping) -> bool:
    before = (r for r in reversed(case.rows) if r["seq"] < report["seq"] and r["move"] in APPROVING)
    given = _reported(case, report, next(before, None))
    return given is not None and given["sha256"] == report["sha256"]


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
