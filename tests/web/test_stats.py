"""GET /v1/stats and the figures of the queue in /metrics."""

from collections.abc import Iterator

import httpx
import pytest

from app.web.metrics import Metrics
from tests.web.acting import GRAVE, Actor, head
from tests.web.served import Served


@pytest.fixture
def lead(served: Served) -> Iterator[Actor]:
    person = Actor(served, "lead")
    yield person
    person.client.close()


@pytest.fixture
def fresh(served: Served) -> Iterator[Metrics]:
    """Metrics that have not looked at the queue yet."""
    usual = served.app.state.metrics
    made = served.app.state.metrics = Metrics()
    yield made
    served.app.state.metrics = usual


def value(client: httpx.Client, name: str) -> float:
    lines = client.get("/metrics").text.splitlines()
    return next(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(name))


def test_a_lead_sees_what_waits(lead: Actor) -> None:
    before = lead.client.get("/v1/stats", params={"days": "1"}).json()
    lead.draft(GRAVE)
    after = lead.client.get("/v1/stats", params={"days": "1"}).json()

    assert after["replies"] == before["replies"] + 1
    waiting = [{w["severity"]: w["waiting"] for w in stats["waiting"]}["critical"] for stats in (before, after)]
    assert waiting[1] == waiting[0] + 1


@pytest.mark.parametrize("days", ["0", "367", "mil", "9" * 400])
def test_only_so_many_days_can_be_asked_for(lead: Actor, days: str) -> None:
    answer = lead.client.get("/v1/stats", params={"days": days})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "days")


def test_the_queue_is_counted_from_the_database(served: Served, lead: Actor, fresh: Metrics) -> None:
    reply = lead.draft(GRAVE)
    lead.do(reply, "claim")
    pending = lead.client.get("/v1/replies/counts", params={"by": "severity", "state": ["pending", "stale"]}).json()
    count = {c["value"]: c["count"] for c in pending["items"]}

    assert value(lead.client, 'portavoz_replies_waiting{severity="critical"}') == count["critical"]
    claims = value(lead.client, 'portavoz_moves_total{move="claim"}')
    assert 1 <= claims <= head(served).seq


def test_the_queue_is_not_counted_at_every_scrape(served: Served, lead: Actor, fresh: Metrics) -> None:
    name = 'portavoz_moves_total{move="note"}'
    before = value(lead.client, name)
    lead.do(lead.draft(), "note", text="Otra")
    assert value(lead.client, name) == before

    fresh._looked -= 60  # a minute later
    assert value(lead.client, name) == before + 1
