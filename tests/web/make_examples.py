"""Makes the examples of the OpenAPI document by asking the shipped brand: `python -m tests.web.make_examples`.

Run it when the resource, the shipped brand or the composer changes; then look at the difference.
"""

import asyncio
import json
import sys
import tempfile
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from app.operations.desk import open_desk
from app.review.people import create_key
from app.settings import Settings
from app.web.application import create_app
from app.web.documented import BODIES, EXAMPLES_OF
from app.web.openapi import EXAMPLES, described, example
from tests.web.crisis_examples import burns
from tests.web.extension_examples import pairs
from tests.web.office import MOMENT, PEOPLE, REQUESTS, Office

ROOT = Path(__file__).parents[2]

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
        keys = {short: await create_key(connection, *person, MOMENT) for short, person in PEOPLE.items()}
    app = create_app(settings)

    async def opened() -> Any:
        return desk

    app.state.opening._task = asyncio.create_task(opened())
    await app.state.opening.desk()
    app.state.routes.join()
    app.state.resolve = somewhere
    office = Office(app, desk, keys)
    await faults(office)
    await whole_life(office)
    await other_ends(office)
    await drafts(office)
    await pairs(office)
    await burns(office)
    await office.close()
    await desk.close()
    return office.made


async def somewhere(host: str, port: int) -> list[str]:
    """An address of the public network for the host of a hook; nothing is sent there."""
    return ["93.184.215.14"]


async def faults(office: Office) -> None:
    for status, (headers, body) in FAULTY.items():
        headers = {"Content-Type": "application/json", **headers}
        answer = await office.ask("marta", "POST", "/drafts", content=body, headers=headers)
        assert answer.status_code == status, answer.text
        office.made[f"problem_{status}"] = answer.json()
    reply = await office.about("¿El bus de las diez lleva enchufes?")
    decide = f"/replies/{reply['id']}/reject"
    for status, who, path, sent in (
        (403, "marta", decide, {"headers": {"If-Match": '"1"'}}),
        (404, "lucia", f"/replies/{'0' * 20}/reject", {"headers": {"If-Match": '"1"'}}),
        (409, "lucia", decide, {"headers": {"If-Match": '"7"'}}),
        (428, "lucia", decide, {}),
    ):
        answer = await office.ask(who, "POST", path, json={"reason": "tone"}, **sent)
        assert answer.status_code == status, answer.text
        office.made[f"problem_{status}"] = answer.json()


async def whole_life(office: Office) -> None:
    """From draft to closing."""
    reply = await office.draft(REQUESTS["request"])
    await office.do("lucia", reply, "claim", take_over=False)
    await office.do("lucia", reply, "note", text="Tráfico confirma la avería; salida prevista a las 11:30.")
    await office.do("lucia", reply, "assign", person=PEOPLE["marta"][0])
    await office.do("lucia", reply, "snooze", until=(MOMENT + timedelta(minutes=4)).isoformat())
    await office.do("lucia", reply, "release")
    await office.do("lucia", reply, "request-changes", reason="tone", note="Más cerca de quien espera, por favor.")
    await office.do("marta", reply, "rewrite", how="another", instruction=None)
    text = (await office.get(f"/replies/{reply['id']}"))["draft"]
    words = {"public_text": f"{text['public_text']} Gracias.", "private_text": text["private_text"]}
    await office.do("marta", reply, "edit", **words, reason="tone")
    office.made["approved"] = await office.approved("elena", reply)
    await office.do("elena", reply, "undo", reason="tone")
    shown = await office.approved("elena", reply)
    link = "https://x.com/brand/status/1700000000000000002"
    published = await office.do("marta", reply, "publish", sha256=shown["sha256"], permalink=link)
    office.made["published"] = published
    ours = "La ruta ya circula y quienes iban a bordo han llegado. Gracias por esperar."
    await office.do("marta", reply, "closing", public_text=ours)
    office.made["history"] = await office.get(f"/replies/{reply['id']}/history")
    office.made["notes"] = await office.get(f"/replies/{reply['id']}/notes")


async def other_ends(office: Office) -> None:
    """What else can become of a reply."""
    danger = await office.draft(REQUESTS["request_hold"])
    await office.do("marta", danger, "sign", action=0)
    await office.do("marta", danger, "holding", public_text=None)
    await office.do("elena", await office.draft(REQUESTS["request_no_reply"]), "dismiss", note="Confirmado.")
    await office.do(
        "lucia", await office.about("El conductor fue amabilísimo"), "reject", reason="off_message", note=None
    )
    await office.do("marta", await office.about("¿Hay wifi a bordo?"), "withdraw", note="Borró el comentario.")
    mild = await office.about("¿Puedo llevar la bici en el bus de Burgos?")
    await office.do("lucia", mild, "triage", severity="medium", scenario=None)
    text = (await office.get(f"/replies/{mild['id']}"))["draft"]["public_text"]
    edited = await office.do("lucia", mild, "edit", public_text=f"{text} Gracias.", private_text=None, reason="tone")
    await office.do("marta", mild, "confirm", sha256=edited["sha256"])
    owed = await office.draft(REQUESTS["request"])
    shown = await office.approved("elena", owed)
    await office.do("marta", owed, "publish", sha256=shown["sha256"])
    await office.do("elena", owed, "waive", reason="other", note="La propia viajera dijo que ya estaba resuelto.")


async def drafts(office: Office) -> None:
    for request in reversed(REQUESTS.values()):  # the first is the newest, which the page shows
        reply = await office.draft(request)
        office.made[reply["result"]] = reply
    office.made["page"] = await office.get("/replies", limit=1)
    office.made["counts"] = await office.get("/replies/counts", by="state")
    office.made["stats"] = await office.get("/stats", days=1)
    status = {**await office.get("/knowledge"), "read_at": MOMENT.isoformat().replace("+00:00", "Z")}
    office.made["knowledge"] = {name: told[:2] if isinstance(told, list) else told for name, told in status.items()}
    asked = "¿Puedo llevar a mi gato en el bus?"
    office.made["knowledge_search"] = await office.get("/knowledge/search", q=asked, network="x")


def wanted() -> set[str]:
    """The names of all examples."""
    shown = {name for names in EXAMPLES_OF.values() for name in names}
    problems = {f"problem_{status}" for status in (*FAULTY, 403, 404, 409, 428)}
    return {*REQUESTS, *shown, *problems, *(f"body_{name}" for name in BODIES if name != "createDraft")}


def main() -> None:
    for name in wanted():
        if not (EXAMPLES / f"{name}.json").exists():
            (EXAMPLES / f"{name}.json").write_text("{}\n", "utf-8")  # a new one: the server reads them at its start
    with tempfile.TemporaryDirectory() as var:
        made = asyncio.run(make(Path(var)))
    if missing := wanted() - made.keys():
        sys.exit(f"the shipped brand gave no {', '.join(sorted(missing))}; choose other comments")
    for name in wanted():
        text = json.dumps(made[name], ensure_ascii=False, indent=2)
        (EXAMPLES / f"{name}.json").write_text(f"{text}\n", "utf-8")
    write_openapi(ROOT / "docs" / "openapi.json")


def write_openapi(path: Path) -> None:
    example.cache_clear()
    app = create_app(Settings())
    app.state.routes.join()
    path.write_text(json.dumps(described(app), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
