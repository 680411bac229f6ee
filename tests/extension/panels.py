"""The panel without a worker: a scripted wire in its place, and every state that a person can come to."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from playwright.sync_api import Page

from tests.extension.loaded import Loaded

WIRE: Final = """
(() => {
  const heard = [];
  globalThis.wire = { acts: [], answers: {}, state: null, copied: [],
    tell(state) { this.state = state; heard.forEach(told => told({ state })); } };
  chrome.runtime.sendMessage = async message => {
    wire.acts.push(structuredClone(message));
    if (message.act === "state") return { ok: true, value: wire.state };
    const answer = wire.answers[message.act];
    if (answer === "never") return new Promise(() => {});
    return structuredClone(answer ?? { ok: true });
  };
  chrome.runtime.connect = () => ({
    onMessage: { addListener: told => { heard.push(told); wire.state && told({ state: wire.state }); } },
    onDisconnect: { addListener() {} },
  });
  chrome.runtime.openOptionsPage = () => wire.acts.push({ act: "(options)" });
})();
"""
COMMENT: Final = "Llevamos hora y media parados y nadie nos dice nada. Una vergüenza."
ANSWER: Final = (
    "Hola, @ana. Sentimos mucho una espera tan larga. Mándanos por mensaje directo línea y hora y lo vemos ya. "
    "Después volvemos aquí para contar en qué ha quedado."
)
SECRET: Final = "Hola. Para revisarlo, cuéntanos qué pasó, cuándo y dónde, y tu número de reserva si lo tienes."
WAITS: Final = "Lo sentimos. Estamos viendo con el Centro de Control qué pasa con ese autocar. Volvemos aquí."
SHA: Final = "9d7234bbe9138621a9ed7e9aa6e74b59137adf35c28e5baf1adeb0a938009ab2"
NETWORKS: Final = [
    {"id": "x", "label": "X", "limit": 280, "counts": "x"},
    {"id": "instagram", "label": "Instagram", "limit": 2200, "counts": "graphemes"},
    {"id": "google", "label": "Google", "limit": 4000, "counts": "code_points"},
]
MOVES: Final = ["edit", "rewrite", "triage", "withdraw", "holding", "sign", "claim", "note"]


def at(**later: float) -> str:
    """A moment from now, as the server writes it."""
    return (datetime.now(UTC) + timedelta(**later)).strftime("%Y-%m-%dT%H:%M:%SZ")


def comment(**over: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "network": "x", "text": COMMENT, "author": "@ana", "url": "https://x.com/ana/status/17", "id": "17",
        "posted_at": at(minutes=-30), "rating": None, "thread": [],
    }  # fmt: skip
    return told | over


def triage(**over: Any) -> dict[str, Any]:
    told = {
        "outcome": "service_failure", "severity": "high", "language": "es", "reply_language": "es", "private": True,
        "approver": "coordinacion", "tell": ["control"], "signals": ["abuse"], "spans": [],
        "first_answer_due": at(minutes=12), "protocol": [
            {"question": "peligro", "text": "¿Hay personas en peligro?", "answer": "no", "evidence": "parados"},
            {"question": "fallo", "text": "¿Cuenta un fallo nuestro?", "answer": "yes", "evidence": "hora y media"},
        ],
        "actions": [
            {"what": "Localizar el vehículo.", "owner": "control", "due_at": at(minutes=9), "done_by": None},
            {"what": "Anotar la matrícula.", "owner": "control", "due_at": at(minutes=-5), "done_by": "Luis"},
        ],
    }  # fmt: skip
    return told | over


def reply(**over: Any) -> dict[str, Any]:
    """A pending answer."""
    told = {
        "id": "r1", "kind": "answer", "state": "pending", "version": 1, "result": "ready", "reason": "Hay un borrador.",
        "next_due": at(minutes=12), "visible_at": None, "requested_by": "Ana", "claimed_by": None, "comment": comment(),
        "triage": triage(), "holding_text": WAITS, "sha256": SHA, "findings": [], "approved": None, "decision": None,
        "published": [], "debt": None, "moves": MOVES,
        "draft": {
            "public_text": ANSWER, "private_text": SECRET, "gloss": None, "cites": [
                {"source": "manual/crisis.md", "section": "Averías", "text": "Se pide perdón una vez."}
            ],
        },
    }  # fmt: skip
    return told | over


def approved(**over: Any) -> dict[str, Any]:
    words = {
        "public_text": ANSWER,
        "private_text": None,
        "by": "Lucía",
        "at": at(minutes=-3),
        "sha256": SHA,
        "via": "approve",
    }
    decision = {"move": "approve", "by": "Lucía", "at": at(minutes=-3), "reason": None, "note": None}
    told = {"state": "approved", "visible_at": at(minutes=-2), "approved": words, "decision": decision}
    return reply(**told, moves=["edit", "publish", "publish-private", "withdraw", "note"]) | over


def decided(state: str, move: str, **more: Any) -> dict[str, Any]:
    told = {"move": move, "by": "Lucía", "at": at(minutes=-4), "reason": None, "note": None} | more
    return reply(state=state, decision=told)


def holding(**over: Any) -> dict[str, Any]:
    draft: dict[str, Any] = {"public_text": WAITS, "private_text": None, "gloss": None, "cites": []}
    words = {
        "public_text": WAITS,
        "private_text": None,
        "by": "Helena",
        "at": at(minutes=-3),
        "sha256": SHA,
        "via": "preapproval",
    }
    return approved(id="h1", kind="holding", draft=draft, approved=words) | over


def sent(id: str = "r1", **over: Any) -> dict[str, Any]:
    told = {
        "at": at(minutes=-1), "part": "public", "sha256": SHA, "how": "exec", "reply": id,
        "which": "holding" if id == "h1" else "reply", "verified": True,
    }  # fmt: skip
    return told | over


def problem(kind: str, *args: str, way: str | None = None, **over: Any) -> dict[str, Any]:
    told = {
        "kind": kind,
        "key": f"problem_{kind}",
        "args": list(args),
        "title": None,
        "detail": None,
        "way": way,
        "at": at(),
    }
    return told | over


def conversation(**over: Any) -> dict[str, Any]:
    place = {"tab": 1, "frame": 0, "site": "x", "mark": "m", "host": "x.com", "text": COMMENT, "url": None}
    told: dict[str, Any] = {
        "id": "c1", "place": place, "comment": comment(), "phase": "following", "progress": None, "reply": None,
        "holding": None, "edited": None, "weighed": None, "inserted": None, "sent": [], "notices": [], "problem": None,
        "failed": None, "attempt": "a", "asked": None, "seen": True, "changed_at": at(),
    }  # fmt: skip
    told |= over
    told["inserted"] = told["sent"][0] if told["sent"] else None
    return told


def state(*conversations: dict[str, Any], **over: Any) -> dict[str, Any]:
    paired = {
        "address": "https://portavoz.example",
        "brand": "Caminalba",
        "name": "Ana",
        "role": "agent",
        "networks": NETWORKS,
        "titles": {"roles": {"coordinacion": "Coordinación de redes"}, "outcomes": {"bulo": "Bulo"}},
        "server": "0.1.0",
    }
    told: dict[str, Any] = {
        "paired": paired, "managed": {"address": None, "locked": False, "buttons": True}, "problem": None,
        "situation": {"mode": "calm", "drill": None, "incidents": []}, "conversations": list(conversations),
        "current": conversations[0]["id"] if conversations else None,
    }  # fmt: skip
    return told | over


def crisis(drill: str | None = None) -> dict[str, Any]:
    line = {
        "version": 2,
        "text": "Un autocar está parado en la A-2 por una avería. Estamos llevando ayuda.",
        "translations": {"en": "A coach has broken down on the A-2. Help is on its way."},
        "next_update": at(minutes=25),
    }
    open_ = {
        "id": "i1",
        "title": "Avería en ruta",
        "mode": "crisis",
        "severity": "high",
        "freeze": True,
        "since": at(hours=-1),
        "line": line,
    }
    watch = {**open_, "id": "i2", "title": "Huelga", "mode": "watch", "freeze": False, "line": None}
    return {"mode": "crisis", "drill": drill, "incidents": [open_, watch]}


def at_panel(
    loaded: Loaded,
    told: dict[str, Any],
    answers: dict[str, Any] | None = None,
    path: str = "panel/panel.html",
    also: str = "",
) -> Page:
    """The page of the panel, or of the options, in which the scripted wire tells that; `also` runs before its code."""
    page = loaded.context.new_page()
    page.add_init_script(f"{WIRE} wire.state = {json.dumps(told)}; wire.answers = {json.dumps(answers or {})}; {also}")
    page.goto(loaded.address(path))
    page.locator("#landing").wait_for()
    return page


def tell(page: Page, told: dict[str, Any]) -> None:
    """The worker has news, and they are drawn."""
    page.evaluate("state => { wire.tell(state); return new Promise(requestAnimationFrame); }", told)


def acts(page: Page, *names: str) -> list[dict[str, Any]]:
    """What the panel asked the worker for so far; with names, only those."""
    done: list[dict[str, Any]] = page.evaluate("wire.acts")
    return [act for act in done if not names or act["act"] in names]
