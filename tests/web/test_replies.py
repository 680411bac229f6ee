"""GET /v1/replies: pages that neither repeat nor skip, and one reply by its id."""

from datetime import UTC, datetime

import httpx
import pytest

from app.review.people import revoke_key
from tests.web.served import Served


def test_pages_follow_each_other_without_gap_or_repetition(client: httpx.Client) -> None:
    made = [
        client.post("/v1/drafts", json={"comment": {"network": "tablon", "text": f"¿A qué hora sale el {n}?"}}).json()[
            "id"
        ]
        for n in range(5)
    ]

    seen: list[str] = []
    after: str | None = None
    while len(seen) < 5:
        asked = {"limit": "2", "network": "tablon"} | ({"after": after} if after else {})
        page = client.get("/v1/replies", params=asked).json()
        seen += [item["id"] for item in page["items"]]
        after = page["next"]

    assert made[::-1] == seen[:5]
    assert len(seen) == len(set(seen))


def test_the_last_page_says_so(client: httpx.Client) -> None:
    assert client.get("/v1/replies", params={"outcome": "nada"}).json() == {"items": [], "next": None}


@pytest.mark.parametrize("id", ["nada", "0" * 20, "%00", "%ff", "x" * 3000, "..%2f..%2fetc"])
def test_an_unknown_reply_is_not_found(client: httpx.Client, id: str) -> None:
    answer = client.get(f"/v1/replies/{id}")

    assert answer.status_code == 404
    assert answer.json()["type"] in ("urn:portavoz:problem:no-such-reply", "urn:portavoz:problem:not-found")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=dos", "limit"),
        ("limit=" + "9" * 5000, "limit"),
        ("state=hecho", "state[0]"),
        ("severity=grave", "severity[0]"),
        ("overdue=quizá", "overdue"),
        ("due_before=ayer", "due_before"),
        ("due_before=0001-01-01T00:00:00%2B23:59", "due_before"),
        ("assignee=Nadie", "assignee"),
        ("requested_by=Nadie", "requested_by"),
        ("likeness=abc", "likeness"),
        ("text=%00", "text"),
        ("text=" + "a" * 201, "text"),
        ("order=azar", "order"),
        ("kind=carta", "kind"),
        ("network=nada", "comment.network"),
        ("network=%00", "network"),
        ("after=ayer", "after"),
        ("after=" + "f" * 15 + "-" + "0" * 20, "after"),
        ("after=%00", "after"),
        ("orden=fecha", "orden"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_bad_filter_names_itself(client: httpx.Client, query: str, field: str) -> None:
    answer = client.get(f"/v1/replies?{query}")

    assert (422, [field]) == (answer.status_code, [e["field"] for e in answer.json()["errors"]])


def test_a_revoked_key_is_refused_at_once(served: Served) -> None:
    key = served.new_key("Olmo")

    async def revoke() -> bool:
        async with served.desk.db.write() as connection:
            return await revoke_key(connection, key, datetime.now(UTC))

    with served.client(key) as client:
        assert client.get("/v1/replies").status_code == 200
        assert served.do(revoke)
        assert client.get("/v1/replies").status_code == 401
