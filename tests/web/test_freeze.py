"""GET /v1/freeze: what a scheduler asks every few seconds, and what it says back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from sqlalchemy import delete, insert, select, update

from app.incident.tables import incidents
from app.notify.tables import paused
from app.operations.freeze import Freeze, Paused, freeze_changed, freeze_of
from app.review import audit
from app.review.tables import people
from app.web.catalogue import catalogue
from app.web.rendering import environment
from app.wording import Tongue
from tests.web.acting import NUMBERS, problem_of
from tests.web.served import Served

AT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@pytest.fixture
def scheduler(served: Served) -> Iterator[httpx.Client]:
    with served.client(served.new_key(f"planificador {next(NUMBERS)}", service=True)) as client:
        yield client


@contextmanager
def frozen(served: Served, title: str = "Choque en el puerto") -> Iterator[None]:
    """An open incident that freezes, for as long as the block lasts."""
    id = f"i{next(NUMBERS)}"

    async def change(*, begin: bool) -> None:
        async with served.desk.db.write() as connection:
            await audit.lock(connection)
            before, now = (await freeze_of(connection)).frozen, datetime.now(UTC)
            person = (await connection.execute(select(people.c.id).limit(1))).scalar_one()
            if begin:
                row = {"id": id, "title": title, "mode": "watch", "severity": "high", "freeze": True}
                await connection.execute(insert(incidents).values(**row, declared_by=person, declared_at=now))
            else:
                over = update(incidents).where(incidents.c.id == id)
                await connection.execute(over.values(stood_down_at=now, stood_down_by=person))
            await freeze_changed(connection, before, now)

    served.do(lambda: change(begin=True))
    try:
        yield
    finally:
        served.do(lambda: change(begin=False))

        async def forget() -> None:
            async with served.desk.db.write() as connection:
                await connection.execute(delete(paused))
                await connection.execute(delete(incidents).where(incidents.c.id == id))

        served.do(forget)


def freeze(client: httpx.Client, **headers: str) -> httpx.Response:
    return client.get("/v1/freeze", headers=headers)


def test_a_cache_may_keep_it_and_asks_each_time(served: Served, scheduler: httpx.Client) -> None:
    first = freeze(scheduler)
    assert first.json()["frozen"] is False
    assert first.headers["Cache-Control"] == "private, no-cache"
    tag = first.headers["ETag"]
    assert tag.startswith('"')
    again = freeze(scheduler, **{"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert again.headers["Cache-Control"] == "private, no-cache"
    with frozen(served):
        other = freeze(scheduler, **{"If-None-Match": tag})
        assert (other.status_code, other.json()["frozen"], other.json()["reason"]) == (200, True, "Choque en el puerto")
        assert other.headers["ETag"] != tag


@pytest.mark.parametrize(
    ("said", "status"),
    [("*", 304), ("W/{tag}", 304), ('"other", {tag}', 304), ('"other"', 200), ("nothing", 200), ("", 200)],
)
def test_if_none_match_is_read_as_http_says(scheduler: httpx.Client, said: str, status: int) -> None:
    tag = freeze(scheduler).headers["ETag"]
    assert freeze(scheduler, **{"If-None-Match": said.format(tag=tag)}).status_code == status


def test_the_answer_is_the_same_in_every_language(scheduler: httpx.Client) -> None:
    tags = {freeze(scheduler, **{"Accept-Language": language}).headers["ETag"] for language in ("es", "en", "xx")}
    assert len(tags) == 1


def test_a_scheduler_says_what_it_paused_and_what_runs_again(served: Served, scheduler: httpx.Client) -> None:
    with frozen(served):
        said = {"system": "redes", "items": ["oferta 12:00", "sorteo 18:30"]}
        for _ in range(2):
            answer = scheduler.post("/v1/freeze/paused", json=said)
            assert answer.status_code == 200, answer.text
            [one] = answer.json()["paused"]
            assert (one["system"], one["items"]) == ("redes", ["oferta 12:00", "sorteo 18:30"])
        before = freeze(scheduler).headers["ETag"]
        left = scheduler.post("/v1/freeze/resumed", json={"system": "redes", "items": ["oferta 12:00"]})
        assert left.json()["paused"][0]["items"] == ["sorteo 18:30"]
        assert freeze(scheduler).headers["ETag"] != before
        assert scheduler.post("/v1/freeze/resumed", json={"system": "redes"}).json()["paused"] == []


def test_pausing_while_nothing_is_frozen_is_refused_with_what_to_do(scheduler: httpx.Client) -> None:
    answer = scheduler.post(
        "/v1/freeze/paused", json={"system": "redes", "items": []}, headers={"Accept-Language": "es"}
    )
    assert problem_of(answer) == (409, "not-frozen")
    assert "de una en una" in answer.json()["detail"]


def test_a_name_that_paused_nothing_is_refused(scheduler: httpx.Client) -> None:
    answer = scheduler.post("/v1/freeze/resumed", json={"system": "nadie"})
    assert problem_of(answer) == (422, "unknown-system")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"items": []}, "system"),
        ({"system": "", "items": []}, "system"),
        ({"system": "   ", "items": []}, "system"),
        ({"system": "x" * 121, "items": []}, "system"),
        ({"system": "redes"}, "items"),
        ({"system": "redes", "items": ["x" * 201]}, "items"),
        ({"system": "redes", "items": ["a"] * 501}, "items"),
        ({"system": "redes", "items": [1]}, "items"),
        ({"system": "redes", "items": [""]}, "items"),
        ({"system": "redes", "items": [], "when": "now"}, "when"),
    ],
)
def test_a_body_with_faults_names_the_field(
    served: Served, scheduler: httpx.Client, body: dict[str, Any], field: str
) -> None:
    with frozen(served):
        answer = scheduler.post("/v1/freeze/paused", json=body)
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"].startswith(field)
        assert freeze(scheduler).json()["paused"] == []


def test_without_a_key_nobody_learns_of_a_freeze(served: Served) -> None:
    with httpx.Client(base_url=served.url) as nobody:
        assert nobody.get("/v1/freeze").status_code == 401
        assert nobody.post("/v1/freeze/paused", json={"system": "a", "items": []}).status_code == 401


@pytest.mark.parametrize(
    ("tongue", "said"),
    [
        (
            "es",
            ["Congeladas", "redes ha pausado", "oferta &lt;b&gt;", "y 1 más", "correo ha pausado", "nada que pausar"],
        ),
        (
            "en",
            ["Frozen", "redes has paused", "oferta &lt;b&gt;", "and 1 more", "correo has paused", "nothing to pause"],
        ),
    ],
)
def test_the_box_of_a_page_says_who_paused_what(tongue: Tongue, said: list[str]) -> None:
    items = ("oferta <b>", *(f"pieza {number}" for number in range(20)))
    stopped = (
        Paused(system="redes", items=items, since=AT, edition=1),
        Paused(system="correo", items=(), since=AT, edition=1),
    )
    shown = box(tongue, Freeze(frozen=True, since=AT, reason="Choque", incidents=("a",), edition=1, paused=stopped))
    assert [word for word in said if word not in shown] == []


def test_the_box_warns_where_nobody_has_paused_anything_and_lists_what_is_not_resumed() -> None:
    frozen = Freeze(frozen=True, since=AT, reason="Choque", incidents=("a",), edition=1, paused=())
    assert "compruébelo a mano" in box("es", frozen)
    left = (Paused(system="redes", items=("reel",), since=AT, edition=1),)
    over = Freeze(frozen=False, since=None, reason=None, incidents=(), edition=2, paused=left)
    assert "reanúdelas de una en una" in box("es", over)


def box(tongue: Tongue, freeze: Freeze) -> str:
    given: dict[str, Any] = {"freeze": freeze, "t": catalogue(tongue), "tongue": tongue, "now": AT, "zone": UTC}
    return environment().get_template("freeze_box.html").render(**given)
