"""Programs that are told of events: for admins, by page and by API; a secret is shown once."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from app.notify.tables import hooks as table
from app.notify.tables import outbox
from app.operations import hooks
from app.operations.hooks import MOST, HookWanted
from app.review.people import Role
from tests.web.acting import NUMBERS, problem_of
from tests.web.people import browser, entered, forget_failures, settled, stored
from tests.web.served import Served

URL = "https://planner.example/portavoz"


@pytest.fixture(autouse=True)
def only_these(served: Served) -> Iterator[None]:
    """No hook stays behind."""
    forget_failures(served)
    yield

    async def forget(connection: AsyncConnection, _now: Any) -> None:
        await connection.execute(delete(outbox).where(outbox.c.channel == "hook"))
        await connection.execute(delete(table))

    stored(served, forget)


@pytest.fixture
def admin(served: Served) -> Iterator[httpx.Client]:
    key = served.new_key(f"admin {next(NUMBERS)}", "admin")
    with served.client(key, **{"Accept-Language": "es"}) as client:
        yield client


def added(client: httpx.Client, **over: Any) -> dict[str, Any]:
    answer = client.post("/v1/hooks", json={"name": "Planificador", "url": URL, **over})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def shown_once(text: str) -> str:
    found = re.search(r'id="once"[^>]*value="([^"]+)"', text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("role", ["agent", "lead", "head"])
def test_only_an_admin_sees_or_changes_hooks(served: Served, role: Role) -> None:
    with served.client(served.new_key(f"{role} {next(NUMBERS)}", role)) as client:
        for answer in (
            client.get("/v1/hooks"),
            client.post("/v1/hooks", json={"name": "Intruso", "url": URL}),
            *(client.post(f"/v1/hooks/{'0' * 16}/{act}") for act in ("rotate", "disable", "enable", "test")),
        ):
            assert problem_of(answer) == (403, "not-allowed")
    with entered(served, settled(served, role)) as page:
        for shown in (page.get("/hooks"), page.post("/hooks", data={"name": "Intruso", "url": URL})):
            assert (shown.status_code, "Intruso" in shown.text) == (403, False)
    with browser(served) as nobody:
        assert nobody.get("/hooks").headers["location"] == "/login?next=/hooks"


def test_a_hook_lives_through_the_api(admin: httpx.Client) -> None:
    made = added(admin, events=["freeze.started"])
    assert made["secret"].startswith("whsec_")
    id = made["hook"]["id"]
    [listed] = admin.get("/v1/hooks").json()["items"]
    assert (listed["name"], listed["events"], listed["waiting"]) == ("Planificador", ["freeze.started"], 0)
    assert made["secret"].removeprefix("whsec_") not in admin.get("/v1/hooks").text

    again = admin.post(f"/v1/hooks/{id}/rotate", json={"keep_hours": 0}).json()
    assert again["secret"] != made["secret"]
    assert again["hook"]["old_until"] is None
    assert admin.post(f"/v1/hooks/{id}/rotate").json()["hook"]["old_until"] is not None

    assert admin.post(f"/v1/hooks/{id}/disable").json()["disabled_why"] == "person"
    assert problem_of(admin.post(f"/v1/hooks/{id}/test")) == (409, "hook-disabled")
    assert admin.post(f"/v1/hooks/{id}/enable").json()["disabled_at"] is None
    assert admin.post(f"/v1/hooks/{id}/test").json()["latest"][0]["type"] == "hook.test"


@pytest.mark.parametrize(
    ("body", "problem", "said"),
    [
        ({"url": "http://planner.example/"}, (422, "bad-hook-address"), "https://"),
        ({"url": "https://169.254.169.254/latest"}, (422, "bad-hook-address"), "servicio interno del proveedor"),
        ({"url": "https://127.0.0.1/"}, (422, "bad-hook-address"), "de esta misma máquina"),
        ({"url": "https://[::ffff:10.0.0.1]/"}, (422, "bad-hook-address"), "portavoz hooks add --private"),
        ({"url": "https://planner.example:22/"}, (422, "bad-hook-address"), "puerto 22"),
        ({"events": ["reply.approved"]}, (422, "bad-hook"), "freeze.started"),
        ({"events": []}, (422, "invalid-request"), "events"),
        ({"name": " "}, (422, "bad-hook"), "1 a 120"),
        ({"private": True}, (422, "invalid-request"), "private"),
    ],
)
def test_a_hook_that_cannot_be_is_refused_with_what_to_mend(
    admin: httpx.Client, body: dict[str, Any], problem: tuple[int, str], said: str
) -> None:
    answer = admin.post("/v1/hooks", json={"name": "Planificador", "url": URL, **body})
    assert problem_of(answer) == problem
    assert said in answer.text
    assert admin.get("/v1/hooks").json()["items"] == []


def test_the_same_again_and_one_too_many_are_refused(admin: httpx.Client) -> None:
    added(admin)
    assert problem_of(admin.post("/v1/hooks", json={"name": "Otro", "url": URL})) == (409, "hook-exists")
    for number in range(MOST - 1):
        added(admin, name=f"Programa {number}", url=f"{URL}/{number}")
    assert problem_of(admin.post("/v1/hooks", json={"name": "Otro", "url": f"{URL}/otro"})) == (409, "too-many-hooks")


@pytest.mark.parametrize("act", ["rotate", "disable", "enable", "test"])
def test_a_hook_that_is_not_there_is_said_so(admin: httpx.Client, act: str) -> None:
    assert problem_of(admin.post(f"/v1/hooks/{'0' * 16}/{act}")) == (404, "no-such-hook")


def test_the_page_shows_a_secret_once_and_keeps_what_was_typed(served: Served) -> None:
    with entered(served, settled(served, "admin"), **{"Accept-Language": "es"}) as page:
        new = {"name": "Redes & más", "url": URL, "events": ["freeze.started", "freeze.lifted"]}
        wrong = page.post("/hooks", data={**new, "url": "http://planner.example/", "events": "freeze.lifted"})
        assert (wrong.status_code, "No se ha cambiado nada" in wrong.text) == (422, True)
        assert 'value="Redes &amp; más"' in wrong.text
        assert re.findall(r'value="([a-z._]+)" checked', wrong.text) == ["freeze.lifted"]

        made = page.post("/hooks", data=new)
        secret = shown_once(made.text)
        assert secret.startswith("whsec_")
        assert made.headers["Cache-Control"] == "no-store"
        shown = page.get("/hooks").text
        assert "Redes &amp; más" in shown
        assert secret not in shown


def test_the_page_rotates_tests_disables_and_enables(served: Served) -> None:
    async def by_the_operator() -> str:
        wanted = HookWanted(name="Interno", url="http://127.0.0.1:1024/", private=True)
        return (await hooks.add(served.desk.db, wanted, served.desk.clock(), by=None)).hook.id

    id = served.do(by_the_operator)
    with entered(served, settled(served, "admin"), **{"Accept-Language": "es"}) as page:
        kept = page.post(f"/hooks/{id}/rotate").text
        assert "El secreto anterior también firma hasta" in kept
        leaked = page.post(f"/hooks/{id}/rotate", data={"leaked": "1"}).text
        assert shown_once(leaked) != shown_once(kept)
        assert "El secreto anterior también firma hasta" not in leaked
        tested = page.post(f"/hooks/{id}/test")
        assert tested.headers["location"] == f"/hooks?tested={id}"
        assert "Prueba enviada a «Interno»" in page.get(tested.headers["location"]).text
        assert page.post(f"/hooks/{id}/disable").headers["location"] == "/hooks"
        off = page.get("/hooks").text
        assert "Desactivado por una persona" in off
        assert "Descartado al desactivar" in off
        assert page.post(f"/hooks/{id}/test").status_code == 409
        assert page.post(f"/hooks/{id}/enable").status_code == 303
        assert "Desactivado" not in page.get("/hooks").text
        assert page.post(f"/hooks/{'0' * 16}/disable").status_code == 404


def test_the_page_speaks_both_languages(served: Served) -> None:
    with entered(served, settled(served, "admin"), **{"Accept-Language": "en"}) as page:
        shown = page.get("/hooks").text
        assert "Notices to other programs (webhooks)" in shown
        assert "Ningún programa" not in shown


def test_a_form_of_another_site_changes_nothing(served: Served, admin: httpx.Client) -> None:
    with entered(served, settled(served, "admin")) as page:
        page.headers["Sec-Fetch-Site"] = "cross-site"
        assert page.post("/hooks", data={"name": "Intruso", "url": URL, "events": "freeze.lifted"}).status_code == 403
    assert admin.get("/v1/hooks").json()["items"] == []
