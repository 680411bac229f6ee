"""Counts with bounded labels."""

import httpx

from tests.web.served import COMPLAINT


def value(client: httpx.Client, name: str) -> float:
    lines = client.get("/metrics").text.splitlines()
    return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(name))


def test_a_draft_is_counted_once_and_a_repetition_not_at_all(client: httpx.Client) -> None:
    name = 'portavoz_drafts_total{engine="composer",network="x",result="ready"}'
    before = value(client, name), value(client, "portavoz_draft_seconds_count")
    for _ in range(3):
        client.post("/v1/drafts", json=COMPLAINT, headers={"Idempotency-Key": "cuenta"})

    assert (before[0] + 1, before[1] + 1) == (value(client, name), value(client, "portavoz_draft_seconds_count"))


def test_what_people_send_makes_no_new_label(client: httpx.Client) -> None:
    before = client.get("/metrics").text.count("\n")
    for n in range(5):
        client.post("/v1/drafts", json={"comment": {"network": f"red{n}", "text": "hola"}})

    assert before == client.get("/metrics").text.count("\n")
