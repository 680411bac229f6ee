"""The life of replies over HTTP, step by random step, against a model of the rules written apart from the product's.

The model is the design's table and invariants in plain words of its own. After each step every reply is read again and
compared; at the end the audit chain must hold and tell each move.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import httpx
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select

from app.brand.words import SEVERITIES, Severity
from app.draft.draft import Finding
from app.operations.redrafting import redraft_all
from app.review import audit
from app.review.moving import move, opened
from app.review.people import Person
from app.review.tables import audit as chain
from app.wording import Wording
from tests.office import COMPLAINT, Clock, hire, hire_with_keys, waiting
from tests.web.acting import at_rest
from tests.web.served import Served, brand_in, serving
from tests.web.served import settings as served_settings

UNDECIDED = ("pending", "changes_requested", "stale")
FROM = {
    "approve": ("pending",),
    "confirm": ("pending",),
    "request-changes": ("pending",),
    "reject": UNDECIDED,
    "edit": (*UNDECIDED, "approved"),
    "undo": ("approved",),
    "publish": (
        "pending",
        "changes_requested",
        "stale",
        "approved",
        "rejected",
        "superseded",
        "dismissed",
        "withdrawn",
        "published",
        "closed",
    ),
    "withdraw": (*UNDECIDED, "approved"),
    "waive": ("published",),
    "dismiss": ("pending",),
}
TO = {
    "approve": "approved", "confirm": "approved", "request-changes": "changes_requested", "reject": "rejected",
    "edit": "pending", "undo": "pending", "withdraw": "withdrawn", "waive": "closed",
    "dismiss": "dismissed",
}  # fmt: skip
OFTEN = ("approve", "approve", "approve", "confirm", "edit", "publish")
"""The moves on which most rules bear are tried more often than the others."""
LEAST = {"approve": 1, "request-changes": 1, "reject": 1, "dismiss": 1, "undo": 1, "waive": 1}
ROLES = {"Ana": 0, "Bruno": 0, "Lucía": 1, "Leo": 1, "Helena": 2}
SOFT = Finding(rule="promises", level="block", message=Wording(es="promesa", en="promise"), start=0, end=3)
HARD = Finding(rule="open_brackets", level="block", message=Wording(es="corchete", en="bracket"), start=0, end=3)
TEXTS = (
    "Lo sentimos mucho. Escríbenos por mensaje directo y lo revisamos contigo hoy mismo.",
    "Sentimos la espera. Te leemos por mensaje directo para buscar una solución.",
    "Pedimos disculpas por lo ocurrido. Cuéntanos más por mensaje directo, por favor.",
)


READ = (
    COMPLAINT,
    "Llevo tres horas esperando el barco y nadie me atiende",
    "Llevo tres horas esperando el barco y sigo igual: nadie me contesta",
)
"""What the page shows when it is read again."""


@dataclass
class Told:
    """What the model knows of one reply."""

    id: str
    comment: str
    requester: str
    severity: str
    state: str = "pending"
    version: int = 1
    sha256: str = ""
    findings: list[dict[str, Any]] = field(default_factory=list)
    authors: set[str] = field(default_factory=set)
    approved: str | None = None
    visible_at: datetime | None = None
    beaten_by: str | None = None
    owes: bool = False
    seen: dict[str, str] = field(default_factory=dict)
    """Words that were on offer once, and by whom they were approved: anybody may have sent them."""
    owner: str = ""
    """Whose the approval is that it has."""
    sent: dict[str, bool] = field(default_factory=dict)
    """Words that stand in public, and whether they were reported late."""
    said: str = COMPLAINT
    """What the comment says, as we read it last."""
    unread: bool = False
    """Its comment changed, and nobody has written for the new words or guarded against them."""

    def look(self, now: datetime) -> None:
        """What is on offer at this moment has been seen."""
        if self.state == "approved" and self.approved and self.visible_at is not None and now >= self.visible_at:
            self.seen[self.approved] = self.owner

    def on_offer(self, words: str, now: datetime) -> bool:
        shown = self.visible_at is not None and now >= self.visible_at
        return self.state in ("approved", "published", "closed") and words == self.approved and shown


class Life(RuleBasedStateMachine):
    """One run: a few comments, five people, any order of moves."""

    served: ClassVar[Served]
    people: ClassVar[dict[str, Person]]
    keys: ClassVar[dict[str, str]]
    clients: ClassVar[dict[str, httpx.Client]]

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.served.desk.clock = self.clock
        self.all: dict[str, Told] = {}
        self.moves = 0
        self.rows_before = self.served.do(self.rows)

    async def rows(self) -> int:
        async with self.served.desk.db.read() as connection:
            return int((await connection.execute(select(func.count()).select_from(chain))).scalar_one())

    @rule(
        target=ids,
        who=st.sampled_from(["Ana", "Bruno", "Lucía"]),
        severity=st.sampled_from(["low", "medium", "high", "critical"]),
        trouble=st.sampled_from([None, None, SOFT, HARD]),
        rival=st.booleans(),
        private=st.booleans(),
    )
    def a_comment_is_answered(
        self, who: str, severity: Severity, trouble: Finding | None, rival: bool, private: bool
    ) -> str:
        same = next(iter(self.all.values()), None) if rival else None
        comment = same.comment if same else secrets.token_hex(6)
        findings = (trouble,) if trouble else ()

        async def made() -> str:
            person = self.people[who]
            reply = await waiting(
                self.served.desk, person, severity=severity, id=comment, findings=findings, private=private
            )
            return reply.id

        id = self.served.do(made)
        seen = self.read(id)
        self.all[id] = Told(id, comment, who, severity, sha256=seen["sha256"], findings=seen["findings"], owes=private)
        self.moves += 1
        return id

    @rule(seconds=st.sampled_from([1, 6, 600]))
    def time_passes(self, seconds: int) -> None:
        self.clock.pass_(seconds=seconds)

    @rule(
        id=ids,
        who=st.sampled_from(sorted(ROLES)),
        move=st.sampled_from([*sorted(FROM), *OFTEN]),
        off=st.sampled_from([0] * 8 + [1, -1]),
        true_words=st.sampled_from([True] * 4 + [False]),
        excuse=st.booleans(),
        text=st.sampled_from(TEXTS),
        old=st.integers(0, 3),
    )
    def somebody_moves(
        self, id: str, who: str, move: str, off: int, true_words: bool, excuse: bool, text: str, old: int
    ) -> None:
        told = self.all[id]
        told.look(self.clock.now)
        words = self.to_report(told, old) if move == "publish" else told.sha256
        sha256 = words if true_words and words else "0" * 64
        body = self.body(move, sha256, told, excuse, f"{text} {secrets.token_hex(2)}")
        sees = told.version + off
        versioned = move != "publish"
        fits = (not versioned or off == 0) and (true_words or move not in ("approve", "confirm"))
        allowed = fits and (
            self.reportable(told, sha256) if move == "publish" else self.allowed(told, who, move, excuse)
        )
        headers = {"If-Match": f'"{sees}"'} if versioned else {}
        answer = self.clients[who].post(f"/v1/replies/{id}/{move}", json=body, headers=headers)

        assert (answer.status_code < 300) == allowed, (move, who, told, answer.text)
        if not allowed:
            assert answer.status_code in (403, 409, 422), answer.text
            return
        if move == "publish":
            self.reported(told, sha256, answer.json())
            return
        self.happened(told, who, move, answer.json())

    @rule(id=ids)
    def its_ground_moves(self, id: str) -> None:
        told = self.all[id]
        if told.state != "approved":
            return

        async def outdated() -> None:
            async with self.served.desk.db.write() as connection:
                await move(connection, await opened(connection, id), "outdate", None, self.clock.now)

        self.served.do(outdated)
        assert told.approved
        told.seen[told.approved] = told.owner  # nobody took it back: whoever hurried may have sent it
        told.state, told.approved, told.visible_at = "stale", None, None
        told.version += 1
        self.moves += 1

    @rule(id=ids, who=st.sampled_from(sorted(ROLES)), other=st.booleans(), words=st.sampled_from(READ))
    def the_comment_is_read_again(self, id: str, who: str, other: bool, words: str) -> None:
        told = self.all[id]
        text = words if other else f"  {told.said.replace(' ', '  ')} "
        answer = self.clients[who].post(f"/v1/replies/{id}/comment", json={"text": text})
        if told.state not in (*UNDECIDED, "approved", "published", "closed"):
            assert answer.status_code == 409, answer.text
            return
        assert answer.status_code == 200, answer.text
        if text.split() == told.said.split():
            return
        if told.state in ("published", "closed"):
            told.said = text
            self.moves += 1
        for one in self.all.values():
            if one.comment == told.comment and one.said != text:
                self.renewed(one, text)
        self.chores_are_done()

    def renewed(self, told: Told, text: str) -> None:
        """What is open answers the new words, and so will what its rival's end brings back."""
        if told.state not in (*UNDECIDED, "approved", "superseded"):
            return
        told.said, told.unread = text, True
        told.version += 1
        self.moves += 1
        if told.state == "approved":
            assert told.approved
            told.seen[told.approved] = told.owner
            told.state, told.approved, told.visible_at = "stale", None, None
            told.version += 1
            self.moves += 1

    def chores_are_done(self) -> None:
        """Portavoz writes anew what no person wrote, or guards it again; nothing of it is a decision."""
        unread = [told for told in self.all.values() if told.unread and told.state in UNDECIDED]
        if not unread:
            return
        self.served.do(lambda: redraft_all(self.served.desk))
        for told in unread:
            past = self.clients["Helena"].get(f"/v1/replies/{told.id}/history").json()
            rows = [event for event in past["events"] if (event["version"] or 0) > told.version]
            assert {event["move"] for event in rows} <= {"redraft", "recheck"}
            assert {event["by"] for event in rows} <= {None}
            written = any(event["move"] == "redraft" for event in rows)
            assert not (written and told.authors)
            if written:
                told.state = "pending"
            seen = self.read(told.id)
            assert SEVERITIES.index(seen["triage"]["severity"]) >= SEVERITIES.index(told.severity)
            assert (seen["comment"]["text"], seen["sha256"] == told.sha256) == (told.said, not written)
            told.severity, told.owes = seen["triage"]["severity"], seen["triage"]["private"]
            told.version, told.sha256, told.findings = told.version + len(rows), seen["sha256"], seen["findings"]
            told.unread = False
            self.moves += len(rows)

    @staticmethod
    def to_report(told: Told, old: int) -> str | None:
        """Somebody pasted what is approved now, or what they had seen approved before, or what nobody approved."""
        return [told.approved, told.sha256, *reversed(told.seen)][old % (2 + len(told.seen))] or told.approved

    def reportable(self, told: Told, words: str) -> bool:
        """What was ever on offer can have been sent, and what was sent is a fact; nothing else can."""
        return words in told.seen or words in told.sent

    def reported(self, told: Told, words: str, answer: dict[str, Any]) -> None:
        if words not in told.sent:
            self.moves += 1
            late = not told.on_offer(words, self.clock.now)
            if told.state not in ("published", "closed"):
                told.state, told.beaten_by = "published", None
                if late:
                    told.approved, told.visible_at, told.owner = words, self.clock.now, told.seen[words]
                    self.others_are_beaten_by(told)
            told.sent[words] = late
        assert {p["sha256"]: p["late"] for p in answer["published"]} == told.sent

    def others_are_beaten_by(self, told: Told) -> None:
        for rival in self.all.values():
            if rival.comment == told.comment and rival is not told and rival.state in UNDECIDED:
                rival.state, rival.beaten_by = "superseded", told.id
                rival.version += 1
                self.moves += 1

    def body(self, move: str, sha256: str, told: Told, excuse: bool, text: str) -> dict[str, Any]:
        if move == "approve":
            rules = sorted({f["rule"] for f in told.findings if f["level"] == "block"}) if excuse else []
            return {"sha256": sha256, "overrides": [{"rule": r, "reason": "lo pide el comité"} for r in rules]}
        if move == "confirm":
            return {"sha256": sha256}
        if move == "publish":
            return {"part": "public", "sha256": sha256}
        if move == "edit":
            return {"public_text": text, "private_text": None}
        return {"reason": "tone"} if move in ("request-changes", "reject", "waive") else {}

    def allowed(self, told: Told, who: str, move: str, excuse: bool) -> bool:
        """The invariants, in the model's own words."""
        if told.state not in FROM[move] or ROLES[who] < LEAST.get(move, 0) or move == "dismiss":
            return False  # nothing here is a no_reply, so nothing can be dismissed
        rules = {f["rule"] for f in told.findings if f["level"] == "block"}
        if move == "approve":
            enough = ROLES[who] >= (2 if told.severity == "critical" else 1)
            other = who != told.requester and who not in told.authors
            excused = not rules or (excuse and rules.isdisjoint(self.never()))
            return enough and other and excused and not self.another_stands(told)
        if move == "confirm":
            mild = told.severity in ("low", "medium")
            edited = len(told.authors) == 1 and told.requester not in told.authors
            by_a_lead = edited and ROLES[next(iter(told.authors))] >= 1
            return mild and by_a_lead and who == told.requester and not rules and not self.another_stands(told)
        return told.owes if move == "waive" else True

    @staticmethod
    def never() -> set[str]:
        return {HARD.rule}

    def another_stands(self, told: Told) -> bool:
        return any(o.state == "approved" for o in self.all.values() if o.comment == told.comment and o is not told)

    def happened(self, told: Told, who: str, move: str, answer: dict[str, Any]) -> None:
        before, told.state = told.state, TO[move]
        told.version += 1
        self.moves += 1
        if move in ("approve", "confirm"):
            told.approved, told.owner = told.sha256, who if move == "approve" else next(iter(told.authors))
            told.visible_at = datetime.fromisoformat(answer["visible_at"])
            self.others_are_beaten_by(told)
        fell = move in ("reject", "withdraw")
        if before == "approved":
            told.approved, told.visible_at = None, None
            fell = True
        if fell:
            for rival in self.all.values():
                if rival.beaten_by == told.id:
                    rival.state, rival.beaten_by = "pending", None
                    rival.version += 1
                    self.moves += 1
        if move == "edit":
            told.authors.add(who)
            told.sha256, told.findings = answer["sha256"], answer["findings"]
        self.chores_are_done()

    def read(self, id: str) -> dict[str, Any]:
        answer = self.clients["Helena"].get(f"/v1/replies/{id}")
        assert answer.status_code == 200
        return dict(answer.json())

    @invariant()
    def every_reply_is_where_the_model_says(self) -> None:
        for told in self.all.values():
            seen = self.read(told.id)
            assert (seen["state"], seen["version"]) == (told.state, told.version)
            stands = told.state in ("approved", "published", "closed") and told.visible_at is not None
            offered = stands and told.visible_at is not None and self.clock.now >= told.visible_at
            assert (seen["approved"] is not None) == offered
            if seen["approved"]:
                assert seen["approved"]["sha256"] == told.approved
                assert seen["approved"]["by"] == told.owner != told.requester
            assert {p["sha256"]: p["late"] for p in seen["published"]} == told.sent

    @invariant()
    def at_most_one_approval_lives_for_a_comment(self) -> None:
        alive = [t.comment for t in self.all.values() if t.state == "approved"]
        assert len(alive) == len(set(alive))

    def teardown(self) -> None:
        async def sound() -> audit.Broken | None:
            async with self.served.desk.db.read() as connection:
                return await audit.verify(connection)

        assert self.served.do(sound) is None
        assert self.served.do(self.rows) - self.rows_before == self.moves


@pytest.fixture(scope="module")
def life() -> Iterator[type[Life]]:
    with (
        TemporaryDirectory() as folder,
        serving(served_settings(brand_in(Path(folder)))) as served,
        at_rest(served),
    ):
        desk = served.desk
        Life.served = served
        Life.keys = served.do(lambda: hire_with_keys(desk))
        Life.people = served.do(lambda: hire(desk))
        Life.clients = {name: served.client(key) for name, key in Life.keys.items()}
        yield Life
        for client in Life.clients.values():
            client.close()


QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def test_no_move_is_possible_that_the_rules_forbid(life: type[Life]) -> None:
    run_state_machine_as_test(
        life, settings=settings(max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=QUIET)
    )


@pytest.mark.stress
def test_no_move_is_possible_that_the_rules_forbid_in_500_runs_of_50_steps(life: type[Life]) -> None:
    run_state_machine_as_test(
        life, settings=settings(max_examples=500, stateful_step_count=50, deadline=None, suppress_health_check=QUIET)
    )
