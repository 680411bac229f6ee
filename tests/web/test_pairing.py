"""A browser is paired by a code and may do from then on what the extension needs: nothing more, whoever paired it."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi.routing import APIRoute

from app.review.accounts import disable
from app.review.pairing import PER_ADDRESS, new_code
from app.review.people import Person, Role
from app.web import health, report
from app.web.api import API, PAGES
from app.web.scopes import ALLOWED
from tests.web.acting import NUMBERS, Actor
from tests.web.people import entered, forget_failures, settled, stored
from tests.web.served import COMPLAINT, Served
from tests.web.test_events import hearing
from tests.web.test_matrix import OPERATIONS

BROWSER = "Chromium 156, Linux"
FROM_EXTENSION = {"Origin": "chrome-extension://abcdefghijklmnop"}


@pytest.fixture(autouse=True)
def nobody_has_failed(served: Served) -> None:
    forget_failures(served)


def code_of(served: Served, person: Person) -> str:
    desk = served.desk
    return served.do(lambda: new_code(desk.db, person.id, desk.clock(), by=person.id)).text


def sent(served: Served, code: str, **headers: str) -> httpx.Response:
    with httpx.Client(base_url=served.url, headers=headers) as client:
        return client.post("/v1/pairings", json={"code": code, "browser": BROWSER})


def paired(served: Served, person: Person) -> dict[str, Any]:
    answer = sent(served, code_of(served, person), **FROM_EXTENSION)
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


@pytest.fixture(scope="module")
def theirs(served: Served) -> str:
    """The key of an admin's paired browser."""
    return str(paired(served, settled(served, "admin"))["key"])


@pytest.fixture
def extension(served: Served, theirs: str) -> Iterator[httpx.Client]:
    with served.client(theirs, **FROM_EXTENSION) as client:
        yield client


@pytest.mark.parametrize("role", ["agent", "lead", "head", "admin"])
def test_whoever_pairs_a_browser_it_acts_as_an_agent(served: Served, role: Role) -> None:
    person = settled(served, role)
    told = paired(served, person)

    assert told == {**told, "name": person.name, "role": "agent", "brand": served.desk.brand.name}
    assert told["key"].startswith(f"pvz_{told['id']}_")
    with served.client(told["key"]) as client:
        assert client.get("/v1/me").json()["role"] == "agent"


def test_a_server_says_what_it_is_before_anybody_is_known(served: Served) -> None:
    answer = httpx.get(f"{served.url}/v1/extension", headers=FROM_EXTENSION)
    told = answer.json()

    assert (told["product"], told["brand"], told["api"]) == ("portavoz", served.desk.brand.name, 1)
    assert "access-control-allow-origin" not in answer.headers


def routes() -> list[APIRoute]:
    rooms = (*(room.router for room in (*API, *PAGES)), report.api, health.router)
    return [route for router in rooms for route in router.routes if isinstance(route, APIRoute)]


KEYED = sorted(name for name, (_, _, operation) in OPERATIONS.items() if "401" in operation["responses"])


def test_every_operation_that_it_is_allowed_exists() -> None:
    assert ALLOWED["extension"] <= set(KEYED)


@pytest.mark.parametrize("name", [name for name in KEYED if name not in ALLOWED["extension"]])
def test_what_is_not_listed_is_refused_even_to_an_admins_browser(extension: httpx.Client, name: str) -> None:
    """Before anything else is looked at: no body, no version, no such id."""
    method, path, _ = OPERATIONS[name]
    answer = extension.request(method, path.replace("{id}", "0" * 20))

    assert (answer.status_code, answer.json()["type"]) == (403, "urn:portavoz:problem:not-allowed"), name
    assert "navegador emparejado" in answer.json()["detail"]


@pytest.mark.parametrize("name", sorted(ALLOWED["extension"] & set(KEYED) - {"endPairing", "streamEvents"}))
def test_what_is_listed_is_let_in(extension: httpx.Client, name: str) -> None:
    method, path, _ = OPERATIONS[name]
    assert extension.request(method, path.replace("{id}", "0" * 20)).status_code not in (401, 403), name


def test_no_route_is_forgotten(extension: httpx.Client, served: Served) -> None:
    """Whatever is no operation of the document is a page, for which such a key counts as none."""
    known = {(method, path) for method, path, _ in OPERATIONS.values()}
    with httpx.Client(base_url=served.url) as nobody:
        for route in routes():
            for method in (route.methods or set()) - {"HEAD"}:
                prefix = "/v1" if route.path.startswith("/incidents") and route.include_in_schema else ""
                if (method, prefix + route.path) in known:
                    continue
                assert not route.include_in_schema, route.path
                path = route.path.replace("{", "").replace("}", "")
                ends = [client.request(method, path) for client in (extension, nobody)]
                assert len({(end.status_code, end.headers.get("location")) for end in ends}) == 1, path


def test_it_is_shown_the_moves_of_an_agent(served: Served) -> None:
    """Also those that an agent makes on our pages, so that it can say where."""
    lead = settled(served, "lead")
    agent = Actor(served)
    reply = agent.draft()
    agent.client.close()
    with served.client(paired(served, lead)["key"]) as client:
        shown = set(client.get(f"/v1/replies/{reply['id']}").json()["moves"])
    assert {"claim", "edit", "rewrite", "note", "withdraw"} <= shown
    assert not shown & {"approve", "reject", "request-changes", "assign", "snooze", "undo"}


def test_two_people_are_still_two_when_one_of_them_asked_from_a_browser(served: Served) -> None:
    lead = settled(served, "lead")
    comment = {**COMPLAINT["comment"], "author": f"@extension{next(NUMBERS)}"}
    with served.client(paired(served, lead)["key"]) as client:
        reply = client.post("/v1/drafts", json={"comment": comment}).json()
    with entered(served, lead, Origin=served.url) as own:
        headers = {"If-Match": f'"{reply["version"]}"'}
        answer = own.post(f"/v1/replies/{reply['id']}/approve", json={"sha256": reply["sha256"]}, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:portavoz:problem:two-people")


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:8000", "ours", "file://"])
def test_no_page_can_use_a_code_up(served: Served, origin: str) -> None:
    code = code_of(served, settled(served))
    answer = sent(served, code, Origin=served.url if origin == "ours" else origin)

    assert (answer.status_code, answer.json()["type"]) == (403, "urn:portavoz:problem:forged-origin")
    assert sent(served, code).status_code == 201


@pytest.mark.parametrize("origin", [None, "chrome-extension://abc", "moz-extension://5f0c2a9b-e1d3"])
def test_programs_and_extensions_can(served: Served, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    answer = sent(served, code_of(served, settled(served)), **headers)

    assert (answer.status_code, answer.headers["cache-control"]) == (201, "no-store")
    assert "access-control-allow-origin" not in answer.headers


def test_a_used_code_and_a_wrong_one_are_answered_alike_until_there_were_too_many(served: Served) -> None:
    code = code_of(served, settled(served))
    assert sent(served, code).status_code == 201
    answers = [sent(served, code if n % 2 else "0000-0000") for n in range(PER_ADDRESS)]
    assert {(a.status_code, a.json()["type"], a.json()["detail"]) for a in answers} == {
        (404, "urn:portavoz:problem:no-such-code", answers[0].json()["detail"])
    }
    over = sent(served, code_of(served, settled(served)))
    assert (over.status_code, over.json()["type"]) == (429, "urn:portavoz:problem:too-many-pairings")
    assert 0 < int(over.headers["retry-after"]) <= 900


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"browser": "x"}, "code"),
        ({"code": "K7QM-4XHT"}, "browser"),
        ({"code": "", "browser": "x"}, "code"),
        ({"code": 12345678, "browser": "x"}, "code"),
        ({"code": "K7QM-4XHT", "browser": "x" * 201}, "browser"),
        ({"code": "K7QM-4XHT", "browser": "x", "role": "admin"}, "role"),
    ],
)
def test_a_faulty_request_names_its_field_and_counts_as_no_try(served: Served, body: Any, field: str) -> None:
    for _ in range(PER_ADDRESS + 1):
        answer = httpx.post(f"{served.url}/v1/pairings", json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


def test_a_browser_that_ends_its_pairing_is_out_at_once_and_no_other_is(served: Served) -> None:
    person = settled(served)
    one, other = paired(served, person), paired(served, person)
    with served.client(one["key"]) as client, served.client(other["key"]) as stays:
        assert client.post("/v1/pairings/end").status_code == 204
        assert client.get("/v1/me").status_code == 401
        assert client.post("/v1/pairings/end").status_code == 401
        assert stays.get("/v1/me").status_code == 200


def test_a_key_that_was_not_paired_and_a_session_have_no_pairing_to_end(served: Served) -> None:
    person = settled(served)
    with entered(served, person, Origin=served.url) as own:
        assert own.post("/v1/pairings/end").status_code == 403
    with served.client() as program:
        assert program.post("/v1/pairings/end").status_code == 403
        assert program.get("/v1/me").status_code == 200


def test_the_key_of_a_person_who_is_disabled_later_is_dead(served: Served) -> None:
    person = settled(served)
    with served.client(paired(served, person)["key"]) as client:
        assert client.get("/v1/me").status_code == 200
        stored(served, lambda connection, now: disable(connection, person.id, now, by=None))
        assert client.get("/v1/me").status_code == 401


def test_what_changes_is_streamed_to_it_and_ends_with_its_key(served: Served) -> None:
    person = settled(served)
    key = paired(served, person)["key"]
    with hearing(served, recheck=0.1), served.client(key) as client, client.stream("GET", "/v1/events") as stream:
        lines = stream.iter_lines()
        assert next(lines).startswith("retry:")
        stored(served, lambda connection, now: disable(connection, person.id, now, by=None))
        assert all(not line.startswith("event:") or line == "event: reply" for line in lines)  # it comes to an end
