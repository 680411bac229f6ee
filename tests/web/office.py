"""The people who ask the shipped brand for examples, and what they sent and got."""

from datetime import UTC, datetime
from typing import Any

import httpx
from fastapi import FastAPI

from app.operations.desk import Desk
from app.review.people import Role
from app.web.moves import DOORS

MOMENT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)

PEOPLE: dict[str, tuple[str, Role]] = {
    "marta": ("Marta (turno de tarde)", "agent"),
    "lucia": ("Lucía (coordinación)", "lead"),
    "elena": ("Elena (dirección)", "head"),
    "olga": ("Olga (sistemas)", "admin"),
}
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
OPERATIONS: dict[str, str] = {door.move: door.operation for door in DOORS}


class Office:
    """People who work with one server, and what they sent and got."""

    def __init__(self, app: FastAPI, desk: Desk, keys: dict[str, str]) -> None:
        self.made: dict[str, Any] = dict(REQUESTS)
        self.desk, self._keys = desk, keys
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://portavoz.example")

    async def ask(self, who: str, method: str, path: str, **sent: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self._keys[who]}", "Accept-Language": "es", **sent.pop("headers", {})}
        return await self._client.request(method, f"/v1{path}", headers=headers, **sent)

    async def draft(self, body: dict[str, Any]) -> dict[str, Any]:
        answer = await self.ask("marta", "POST", "/drafts", json=body)
        assert answer.status_code == 201, answer.text
        reply: dict[str, Any] = answer.json()
        return reply

    async def about(self, text: str) -> dict[str, Any]:
        return await self.draft({"comment": {"network": "facebook", "text": text, "author": "Rosa M."}})

    async def get(self, path: str, **params: Any) -> Any:
        answer = await self.ask("elena", "GET", path, params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def do(self, who: str, reply: dict[str, Any], move: str, **body: Any) -> dict[str, Any]:
        """The reply after a move, which becomes the example of its operation."""
        now = await self.get(f"/replies/{reply['id']}")
        headers = {"If-Match": f'"{now["version"]}"'}
        answer = await self.ask(who, "POST", f"/replies/{reply['id']}/{move}", json=body, headers=headers)
        assert answer.status_code in (200, 201), f"{move}: {answer.text}"
        self.made[f"body_{OPERATIONS[move]}"], self.made[f"answer_{OPERATIONS[move]}"] = body, answer.json()
        moved: dict[str, Any] = answer.json()
        return moved

    async def approved(self, who: str, reply: dict[str, Any]) -> dict[str, Any]:
        """The reply with its approval in force."""
        now = await self.get(f"/replies/{reply['id']}")
        await self.do(who, now, "approve", sha256=now["sha256"], overrides=[])
        for _ in range(6):
            self.desk.clock()
        shown: dict[str, Any] = await self.get(f"/replies/{reply['id']}")
        return shown

    async def show(self, who: str, operation: str, method: str, path: str, body: Any = None, **sent: Any) -> Any:
        """What an operation answers, which with what was sent becomes its example."""
        given = {} if body is None else {"json": body}
        answer = await self.ask(who, method, path, **given, **sent)
        assert answer.status_code in (200, 201), f"{operation}: {answer.text}"
        if body is not None:
            self.made[f"body_{operation}"] = body
        self.made[f"answer_{operation}"] = answer.json()
        return answer.json()

    async def close(self) -> None:
        await self._client.aclose()
