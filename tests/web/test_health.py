"""From start to ready, and when it never gets there."""

from pathlib import Path

import httpx
import pytest

from app.web.opening import Opening
from app.web.problems import NotReady
from tests.brand.folders import BRAND, write
from tests.web.served import COMPLAINT, Served, brand_in, listening, settings


def test_a_ready_server_says_who_speaks_and_who_writes(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz")
    assert (
        ready.status_code, *(ready.json()[name] for name in ("brand", "engine", "model")),
    ) == (200, "Naviera Brisa", "composer", None)  # fmt: skip


def test_it_lives_before_its_desk_is_open(tmp_path: Path) -> None:
    with listening(settings(brand_in(tmp_path))) as served, served.client("") as client:
        assert client.get("/healthz").status_code == 200
        ready = client.get("/readyz")

    assert (ready.status_code, ready.json()["type"]) == (503, "urn:portavoz:problem:not-ready")
    assert ready.headers["retry-after"].isdigit()


def test_a_broken_knowledge_folder_is_listed_fault_by_fault(tmp_path: Path) -> None:
    folder = brand_in(tmp_path)
    write(folder / "knowledge", {"brand.yaml": BRAND.replace("limit: 500", "limit: mucho"), "facts.yaml": "- id: [\n"})
    with listening(settings(folder)) as served, served.client("pvz_x") as client:
        draft = client.post("/v1/drafts", json=COMPLAINT)
        ready = client.get("/readyz")
        assert client.get("/healthz").status_code == 200

    for answer in (draft, ready):
        assert (answer.status_code, answer.json()["type"]) == (503, "urn:portavoz:problem:bad-knowledge")
    fields = [error["field"] for error in ready.json()["errors"]]
    assert any(field.startswith("brand.yaml:") for field in fields)
    assert any(field.startswith("facts.yaml") for field in fields)


def test_a_knowledge_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with listening(settings(tmp_path)) as served, served.client("") as client:
        client.get("/v1/replies")
        assert "no existe" in client.get("/readyz").json()["errors"][0]["message"]


async def test_who_asks_too_early_is_told_to_come_back(tmp_path: Path) -> None:
    opened = Opening(settings(brand_in(tmp_path)))
    with pytest.raises(NotReady) as caught:
        await opened.desk(patience=0.01)
    assert caught.value.headers == {"Retry-After": "5"}


def test_every_answer_carries_safe_headers(served: Served) -> None:
    with served.client() as client:
        for path in (
            "/",
            "/docs",
            "/style.css",
            "/openapi.json",
            "/healthz",
            "/readyz",
            "/metrics",
            "/v1/replies",
            "/no",
        ):
            headers = client.get(path).headers
            assert headers["x-content-type-options"] == "nosniff", path
            assert headers["referrer-policy"] == "no-referrer", path
            assert "default-src 'none'" in headers["content-security-policy"], path
            assert "unsafe" not in headers["content-security-policy"], path
            assert ("no-store" if path.startswith("/v1") else None) == headers.get("cache-control"), path
