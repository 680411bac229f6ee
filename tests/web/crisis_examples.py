"""The examples of a day that burns, in its order: heard, warned of, declared, answered, asked about, stood down."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from app.operations.alarms import look
from tests.web.office import MOMENT, PEOPLE, Office

SAID = (
    "Llevamos una hora parados en la A-2, sin calefacción y con niños",
    "Autocar averiado en la A-2 y ni una palabra de la empresa",
    "Tirados en el arcén de la A-2, hace frío y nadie nos dice nada",
    "¿Cuándo mandan otro autocar? Seguimos averiados en la A-2",
)
REPORTER = {
    "network": "x",
    "id": "1700000000000000900",
    "author": "@luciaherraiz_rad",
    "followers": 31_000,
    "text": "Hola, soy Lucía Herráiz, periodista de Radio Meseta. ¿Pueden confirmarme qué ocurre en la A-2?",
    "posted_at": "2026-11-20T09:59:00Z",
}
LINE = "Un autocar está parado en la A-2 por una avería. Estamos llevando ayuda y volvemos a informar aquí."
SECOND = "Son dos los autocares parados en la A-2. El de refuerzo está en camino y volvemos a informar aquí."
ONCE = "…se muestra solo esta vez…"
"""In the place of secrets: a document that is handed about has none that could work."""


async def burns(office: Office) -> None:
    """From the first comment heard to the report."""
    hook = await hooks(office)
    alert = await heard(office)
    await declared(office, alert)
    await facts(office)
    incident = office.made["answer_declareIncident"]["id"]
    await paused(office)
    await holdings(office, incident)
    await questions(office)
    await stood_down(office, incident)
    await resumed(office)
    await hooks_end(office, hook)


async def hooks(office: Office) -> str:
    body = {
        "name": "Planificador de redes",
        "url": "https://planificador.example/portavoz",
        "events": ["freeze.started", "freeze.lifted"],
    }
    made = await office.show("olga", "createHook", "POST", "/hooks", body)
    office.made["answer_createHook"] = {**made, "secret": ONCE}
    return str(made["hook"]["id"])


async def hooks_end(office: Office, hook: str) -> None:
    made = await office.show("olga", "rotateHook", "POST", f"/hooks/{hook}/rotate", {"keep_hours": 24})
    office.made["answer_rotateHook"] = {**made, "secret": ONCE}
    await office.show("olga", "testHook", "POST", f"/hooks/{hook}/test")
    await office.show("olga", "listHooks", "GET", "/hooks")
    for move in ("disable", "enable"):
        await office.show("olga", f"{move}Hook", "POST", f"/hooks/{hook}/{move}")


async def heard(office: Office) -> str:
    """The alert of the wave, which is still to be settled; the reporter's is watched."""
    told = [_comment(number) for number in range(24)]
    taken = await office.ask("marta", "POST", "/comments", json={"comments": told})
    assert taken.json()["taken"] == len(told), taken.text
    faulty = {"network": "x", "text": "Sigo parado", "posted_at": "2026-11-20T09:59:30"}
    await office.show("marta", "hearComments", "POST", "/comments", {"comments": [REPORTER, told[0], faulty]})
    assert await look(office.desk, office.desk.clock()) > 1
    found = await office.get("/alerts")
    alerts = {one["kind"]: one["id"] for one in found["items"]}
    office.made["answer_listAlerts"] = {"items": [_short(one) for one in found["items"] if one["kind"] == "spike"][:1]}
    body = {"outcome": "watched", "reason": "Prensa le llama en cinco minutos.", "incident": None}
    await office.show("lucia", "settleAlert", "POST", f"/alerts/{alerts['press']}/settle", body)
    return str(alerts["spike"])


def _comment(number: int) -> dict[str, Any]:
    at = MOMENT - timedelta(seconds=20 * (24 - number))
    return {
        "network": "x",
        "id": f"{1700000000000000100 + number}",
        "author": f"@viajera{number}",
        "text": SAID[number % len(SAID)],
        "posted_at": at.isoformat(),
    }


def _short(alert: dict[str, Any]) -> dict[str, Any]:
    """An alert with the first of the comments that it quotes."""
    return {**alert, "comments": alert["comments"][:1]}


async def declared(office: Office, alert: str) -> None:
    body = {
        "scenario": "E4",
        "mode": "crisis",
        "severity": "high",
        "line": LINE,
        "translations": {"en": "A coach has broken down on the A-2. Help is on its way and we will report here."},
        "freeze": True,
        "reason": "Lo confirma el Centro de Control.",
        "alert": alert,
    }
    made = await office.show("elena", "declareIncident", "POST", "/incidents", body)
    await office.show("marta", "getSituation", "GET", "/situation")
    await office.show("marta", "listIncidents", "GET", "/incidents", params={"open": "true"})
    given = {"role": "prensa", "person": PEOPLE["lucia"][0], "reason": "Relevo de las once."}
    await act(office, "lucia", "givePost", made["id"], "posts", given)


async def act(office: Office, who: str, operation: str, incident: str, move: str, body: dict[str, Any]) -> Any:
    now = await office.get(f"/incidents/{incident}")
    headers = {"If-Match": f'"{now["version"]}"'}
    return await office.show(who, operation, "POST", f"/incidents/{incident}/{move}", body, headers=headers)


async def facts(office: Office) -> None:
    incident = office.made["answer_declareIncident"]["id"]
    given = {
        "statement": "El autocar de refuerzo está en camino.",
        "status": "unconfirmed",
        "source": "Llamada de la jefatura de tráfico",
        "incident": incident,
    }
    way = await office.show("marta", "putFact", "POST", "/facts", given)
    await fact(office, "confirmFact", way["id"], {"reason": "Lo confirma el Centro de Control."})
    await office.show("marta", "getFact", "GET", f"/facts/{way['id']}")
    rumour = {"statement": "El conductor se durmió al volante.", "status": "unconfirmed", "incident": incident}
    said = (await office.ask("marta", "POST", "/facts", json=rumour)).json()
    truth = {"correction": "El autocar se paró por una avería.", "reason": "Parte del Centro de Control."}
    await fact(office, "refuteFact", said["id"], truth)
    await fact(office, "endFact", "wifi", {"reason": "El servicio no funciona hoy."})
    await fact(office, "withdrawFact", "wifi", {"reason": "Ya funciona."})
    listed = await office.show("marta", "listFacts", "GET", "/facts")
    office.made["answer_listFacts"] = {"items": listed["items"][:2]}


async def fact(office: Office, operation: str, id: str, body: dict[str, Any]) -> None:
    now = await office.get(f"/facts/{id}")
    headers = {"If-Match": f'"{now["version"]}"'}
    await office.show(
        "lucia", operation, "POST", f"/facts/{id}/{operation.removesuffix('Fact')}", body, headers=headers
    )


async def paused(office: Office) -> None:
    await office.show("marta", "getFreeze", "GET", "/freeze")
    items = ["X · oferta, 12:00", "Instagram · sorteo, 18:30"]
    await office.show("marta", "reportPaused", "POST", "/freeze/paused", {"system": "planificador", "items": items})


async def resumed(office: Office) -> None:
    body = {"system": "planificador", "items": ["X · oferta, 12:00"]}
    await office.show("marta", "reportResumed", "POST", "/freeze/resumed", body)


async def holdings(office: Office, incident: str) -> None:
    read = await office.get("/preapprovals")
    await office.show("elena", "preapproveManual", "POST", "/preapprovals/manual", {"sha256": read["manual_sha256"]})
    text = "Sabemos que hay viajeros parados en la A-2 y estamos llevando ayuda. Volvemos a informar aquí."
    adapted = {"incident": incident, "text": text, "network": "x", "language": "es", "scenario": None}
    made = await office.show("elena", "preapproveHolding", "POST", "/preapprovals", adapted)
    comment = {"network": "x", "text": SAID[1], "author": "@viajera7", "posted_at": "2026-11-20T09:57:40Z"}
    held = await office.show("marta", "holdAtOnce", "POST", "/holdings", {"comment": comment})
    assert held["state"] == "approved", held
    sent = {"part": "public", "sha256": held["sha256"], "permalink": None}
    answer = await office.ask("marta", "POST", f"/replies/{held['id']}/publish", json=sent)
    assert answer.status_code == 200, answer.text
    listed = await office.get("/preapprovals")
    office.made["answer_listPreapprovals"] = {**listed, "manual": listed["manual"][:2]}
    await office.show("elena", "endPreapproval", "POST", f"/preapprovals/{made['id']}/end")


async def questions(office: Office) -> None:
    first, second, third = [await office.about(text) for text in _askers()]
    asked = await ask(office, first, "¿A qué estación llega el autocar de refuerzo?")
    office.made["body_askArea"], office.made["answer_askArea"] = asked
    where = f"/questions/{asked[1]['question']['id']}"
    await office.show("marta", "waitFor", "POST", f"{where}/wait", {"reply": second["id"]})
    told = {"answer": "A Zaragoza-Delicias.", "source": "Sala del Centro de Control", "name": "Pilar"}
    await office.show("lucia", "answerQuestion", "POST", f"{where}/answer", told)
    await office.show("marta", "listQuestions", "GET", "/questions")
    fact = {"statement": "El autocar de refuerzo llega a Zaragoza-Delicias."}
    settled = {"confirm": fact, "reason": "", "again": None, "version": None}
    await office.show("lucia", "settleQuestion", "POST", f"{where}/settle", settled)
    _, other = await ask(office, third, "¿Quién recoge las maletas de la bodega?")
    back = {"reason": "Ya está en el manual."}
    await office.show("marta", "withdrawQuestion", "POST", f"/questions/{other['question']['id']}/withdraw", back)


def _askers() -> Sequence[str]:
    return (
        "Voy en el autocar averiado de la A-2, ¿a qué estación nos llevan?",
        "Mi hija va en el autocar averiado de la A-2. ¿Adónde la voy a buscar?",
        "Mi maleta se ha quedado en la bodega del autocar averiado de la A-2",
    )


async def ask(office: Office, reply: dict[str, Any], question: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was sent and what came, without the secret of the link."""
    body = {"area": "control", "question": question, "due_at": (MOMENT + timedelta(minutes=30)).isoformat()}
    answer = await office.ask("marta", "POST", f"/replies/{reply['id']}/ask", json=body)
    assert answer.status_code == 201, answer.text
    return body, {**answer.json(), "link": f"/answer/{ONCE}"}


async def stood_down(office: Office, incident: str) -> None:
    said: dict[str, Any] = {
        "text": SECOND,
        "translations": {},
        "next_update": None,
        "reason": "Se para también el de las 17:15.",
    }
    await act(office, "elena", "sayLine", incident, "line", said)
    await act(office, "elena", "amendIncident", incident, "amend", {"severity": "critical", "reason": "Hace frío."})
    await office.show("marta", "listOwed", "GET", f"/incidents/{incident}/owed")
    body = {
        "closing": "Todas las personas de los dos autocares han llegado. Gracias por la paciencia.",
        "reason": "Los cierres públicos quedan redactados para aprobarlos.",
        "keep_facts": True,
    }
    await act(office, "elena", "standDown", incident, "stand-down", body)
    await office.show("elena", "getIncident", "GET", f"/incidents/{incident}")
    await office.show("elena", "getReport", "GET", f"/incidents/{incident}/report")
