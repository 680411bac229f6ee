"""GET /v1/me: who asks, as whom they act, and what a client has to know before it asks for anything."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from app.operations.decide import UNDO
from app.review.people import Role, revoke_key
from tests.web.people import entered, settled
from tests.web.served import Served

ROOT = Path(__file__).parents[2]


def test_a_key_says_whose_it_is_and_what_it_may(client: httpx.Client, served: Served) -> None:
    told = client.get("/v1/me").json()
    assert (told["name"], told["role"], told["scope"]) == ("Marta", "agent", None)
    assert (told["brand"], told["api"]) == (served.desk.brand.name, 1)
    assert told["undo_seconds"] == UNDO.total_seconds()


def test_it_lists_the_networks_with_how_each_counts(client: httpx.Client, served: Served) -> None:
    networks = served.desk.brand.networks
    told = [(n["id"], n["label"], n["limit"], n["counts"]) for n in client.get("/v1/me").json()["networks"]]
    assert told == [(n.id, n.label, n.limit, n.counts) for n in networks]


def test_roles_and_outcomes_have_the_brands_own_names(client: httpx.Client, served: Served) -> None:
    brand, titles = served.desk.brand, client.get("/v1/me").json()["titles"]
    assert titles["roles"] == {role.id: role.title for role in brand.roles}
    assert titles["outcomes"] == {outcome.id: outcome.label for outcome in brand.protocol.outcomes}


def test_it_names_the_version_of_the_server(client: httpx.Client) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert client.get("/v1/me").json()["server"] == project["version"]


@pytest.mark.parametrize("role", ["agent", "lead", "head", "admin"])
def test_a_session_acts_as_its_person(served: Served, role: Role) -> None:
    with entered(served, settled(served, role)) as own:
        told = own.get("/v1/me").json()
    assert (told["role"], told["scope"]) == (role, None)


def test_a_revoked_key_is_nobodys(served: Served) -> None:
    key = served.new_key("Quien se fue", "lead")

    async def revoke() -> bool:
        async with served.desk.db.write() as connection:
            return await revoke_key(connection, key, datetime.now(UTC))

    with served.client(key) as client:
        assert client.get("/v1/me").status_code == 200
        assert served.do(revoke)
        answer = client.get("/v1/me")
    assert (answer.status_code, answer.json()["type"]) == (401, "urn:portavoz:problem:not-authenticated")
