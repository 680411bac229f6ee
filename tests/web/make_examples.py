"""Makes the examples of the OpenAPI document by asking the shipped brand: `python -m tests.web.make_examples`.

Run it when the resource, the shipped brand or the composer changes; then look at the difference.
"""

import asyncio
import json
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import httpx

from app.operations.desk import open_desk
from app.review.people import create_key
from app.settings import Settings
from app.web.application import create_app
from app.web.openapi import EXAMPLES, described, example

ROOT = Path(__file__).parents[2]
MOMENT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)

REQUESTS: dict[str, dict[str, Any]] = {
    "request": {
        "comment": {
            "network": "x",
            "text": "Llevamos hora y media parados y nadie nos dice nada. Una vergüenza.",
            "author": "@ana",
            "url": "https://x.com/ana/status/1700000000000000001",
            "posted_at": "2026-11-20T09:52:00Z",
        },
        "engine": "auto",
    },
    "request_hold": {
        "comment": {
            "network": "facebook",
            "text": "Sale humo del motor y hay gente que no puede bajar, ayuda",
            "author": "Luis P.",
            "posted_at": "2026-11-20T09:58:00Z",
        }
    },
    "request_no_reply": {
        "comment": {"network": "x", "text": "jajajaja menudos inútiles, a llorar 🤡🤡", "author": "@nadie"}
    },
}
FAULTY: dict[int, tuple[dict[str, str], bytes]] = {
    401: ({"Authorization": "Bearer pvz_"}, b"{}"),
    413: ({}, b" " * 300_000),
    415: ({"Content-Type": "text/plain"}, b"hola"),
    422: ({}, b'{"comment": {"network": "x", "text": "hola", "rating": 9, "autor": "@ana"}}'),
}


async def make(var: Path) -> dict[str, Any]:
    """Every example by name."""
    settings = Settings(knowledge=ROOT / "knowledge", var=var, engine="composer", openai_base_url=None)
    desk = await open_desk(settings)
    seconds = count()
    desk.clock = lambda: MOMENT + timedelta(seconds=next(seconds))
    async with desk.db.write() as connection:
        key = await create_key(connection, "Marta (turno de tarde)", "agent", MOMENT)
    app = create_app(settings)

    async def opened() -> Any:
        return desk

    app.state.opening._task = asyncio.create_task(opened())
    await app.state.opening.desk()
    asks = {"Authorization": f"Bearer {key}", "Content-Type": "application/json", "Accept-Language": "es"}
    transport = httpx.ASGITransport(app=app)
    made: dict[str, Any] = dict(REQUESTS)
    async with httpx.AsyncClient(transport=transport, base_url="http://portavoz.example", headers=asks) as client:
        for request in reversed(REQUESTS.values()):  # the first is the newest, which the page shows
            answer = await client.post("/v1/drafts", content=json.dumps(request))
            assert answer.status_code == 201, answer.text
            made[answer.json()["result"]] = answer.json()
        for status, (headers, body) in FAULTY.items():
            answer = await client.post("/v1/drafts", content=body, headers=headers)
            assert answer.status_code == status, answer.text
            made[f"problem_{status}"] = answer.json()
        answer = await client.get(f"/v1/replies/{'0' * 20}")
        made["problem_404"] = answer.json()
        page = (await client.get("/v1/replies", params={"limit": 1})).json()
        made["page"] = page
    await desk.close()
    return made


def main() -> None:
    with tempfile.TemporaryDirectory() as var:
        made = asyncio.run(make(Path(var)))
    missing = {"ready", "hold", "no_reply"} - made.keys()
    if missing:
        sys.exit(f"the shipped brand gave no {', '.join(sorted(missing))}; choose other comments")
    for name, value in made.items():
        text = json.dumps(value, ensure_ascii=False, indent=2)
        (EXAMPLES / f"{name}.json").write_text(f"{text}\n", "utf-8")
    write_openapi(ROOT / "docs" / "openapi.json")


def write_openapi(path: Path) -> None:
    example.cache_clear()
    app = create_app(Settings())
    app.state.routes.join()
    path.write_text(json.dumps(described(app), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
