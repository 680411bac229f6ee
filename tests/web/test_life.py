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

from app.brand.words import Severity
from app.draft.draft import Finding
from app.review import audit
from app.review.people import Person
from app.review.tables import audit as chain
from app.wording import Wording
from tests.office import Clock, hire, hire_with_keys, waiting
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
    "publish": ("approved", "stale"),
    "withdraw": (*UNDECIDED, "approved"),
    "waive": ("published",),
    "dismiss": ("pending",),
}
TO = {
    "approve": "approved", "confirm": "approved", "request-changes": "changes_requested", "reject": "rejected",
    "edit": "pending", "undo": "pending", "publish": "published", "withdraw": "withdrawn", "waive": "closed",
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
    )
    def somebody_moves(self, id: str, who: str, move: str, off: int, true_words: bool, excuse: bool, text: str) -> None:
        told = self.all[id]
        words = told.approved if move == "publish" else told.sha256
        sha256 = words if true_words and words else "0" * 64
        body = self.body(move, sha256, told, excuse, f"{text} {secrets.token_hex(2)}")
        sees = told.version + off
        versioned = move != "publish"
        fits = (not versioned or off == 0) and (true_words or move not in ("approve", "confirm", "publish"))
        allowed = fits and self.allowed(told, who, move, excuse)
        headers = {"If-Match": f'"{sees}"'} if versioned else {}
        answer = self.clients[who].post(f"/v1/replies/{id}/{move}", json=body, headers=headers)

        assert (answer.status_code < 300) == allowed, (move, who, told, answer.text)
        if not allowed:
            assert answer.status_code in (403, 409, 422), answer.text
            return
        self.happened(told, who, move, answer.json())

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
        if move == "publish":
            return told.state == "stale" or (told.visible_at is not None and self.clock.now >= told.visible_at)
        return told.owes if move == "waive" else True

    @staticmethod
    def never() -> set[str]:
        return {HARD.rule}

    def another_stands(self, told: Told) -> bool:
        return any(o.state == "approved" for o in self.all.values() if o.comment == told.comment and o is not told)

    def happened(self, told: Told, who: str, move: str, answer: dict[str, Any]) -> None:
        before, told.state = told.state, TO[move]
        told.version += 1 if move != "publish" else 0
        self.moves += 1
        if move in ("approve", "confirm"):
            told.approved = told.sha256
            told.visible_at = datetime.fromisoformat(answer["visible_at"])
            for rival in self.all.values():
                if rival.comment == told.comment and rival is not told and rival.state in UNDECIDED:
                    rival.state, rival.beaten_by = "superseded", told.id
                    rival.version += 1
                    self.moves += 1
        fell = move in ("reject", "withdraw")
        if before == "approved" and told.state != "published":
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
                assert seen["approved"]["by"] != told.requester

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
    with TemporaryDirectory() as folder, serving(served_settings(brand_in(Path(folder)))) as served:
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
