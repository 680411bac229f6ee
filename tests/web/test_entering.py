"""Signing in and out, and the links that are used once."""

import asyncio
import re
from collections.abc import Iterator
from datetime import datetime

import httpx
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.review import accounts, invitations
from app.review.sessions import IDLE
from app.review.tables import audit, people, sessions
from tests.web.people import PASSWORD, browser, entered, forget_failures, settled, stored
from tests.web.served import Served, brand_in, serving, settings

NEW = "cuatro gaviotas sin prisa"


@pytest.fixture(autouse=True)
def nobody_has_failed(served: Served) -> None:
    forget_failures(served)


def told_by(answer: httpx.Response) -> str:
    """What a page says, without the frame around it."""
    return answer.text.partition("<main")[2].partition("</main>")[0]


def alive(client: httpx.Client) -> bool:
    return client.get("/account").status_code == 200


def test_who_signs_in_gets_a_cookie_that_scripts_and_other_sites_never_see(served: Served) -> None:
    ana = settled(served)
    with browser(served) as client:
        answer = client.post("/login", data={"name": ana.name, "password": PASSWORD, "next": "/queue?state=pending"})

    cookie = answer.headers["set-cookie"]
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue?state=pending")
    assert re.match(r"portavoz=[\w-]{43}; ", cookie)
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


def test_the_address_serves_as_name_in_whatever_case(served: Served) -> None:
    settled(served, name="Berta Gil", email="berta@brisa.example")
    for name in ("Berta Gil", "berta gil", "BERTA@brisa.example", "  berta@brisa.example "):
        with browser(served) as client:
            assert client.post("/login", data={"name": name, "password": PASSWORD}).status_code == 303, name


def test_the_cookie_is_kept_nowhere(served: Served) -> None:
    with entered(served, settled(served)) as client:
        token = client.cookies["portavoz"]

    async def rows(connection: AsyncConnection, _now: datetime) -> list[object]:
        return list((await connection.execute(select(sessions))).all())

    assert not [row for row in stored(served, rows) if token in str(row)]


def test_an_old_cookie_is_dead_after_signing_in_again(served: Served) -> None:
    with entered(served, ana := settled(served)) as client, browser(served) as thief:
        old = client.cookies["portavoz"]
        client.post("/login", data={"name": ana.name, "password": PASSWORD})
        thief.cookies.set("portavoz", old)

        assert client.cookies["portavoz"] != old
        assert (alive(client), alive(thief)) == (True, False)


def test_a_cookie_that_was_planted_is_not_adopted(served: Served) -> None:
    ana = settled(served)
    with browser(served) as client:
        client.cookies.set("portavoz", planted := "A" * 43, domain="127.0.0.1")
        answer = client.post("/login", data={"name": ana.name, "password": PASSWORD})
        assert planted not in answer.headers["set-cookie"]


def test_signing_out_kills_the_cookie_on_the_server(served: Served) -> None:
    with entered(served, settled(served)) as client, browser(served) as thief:
        thief.cookies.set("portavoz", client.cookies["portavoz"])
        assert alive(thief)
        answer = client.post("/logout")

        assert (answer.status_code, answer.headers["location"]) == (303, "/login")
        assert "portavoz" not in client.cookies
        assert not alive(thief)


@pytest.mark.parametrize("act", ["disable", "role", "password"])
def test_a_session_does_not_outlive_what_it_rested_on(served: Served, act: str) -> None:
    ana = settled(served)
    roles = served.desk.brand.roles

    async def do(connection: AsyncConnection, now: datetime) -> None:
        if act == "disable":
            await accounts.disable(connection, ana.id, now, by=None)
        elif act == "role":
            details = accounts.Details(role="lead")
            await accounts.change(connection, ana.id, details, now, roles=roles, by=None)
        else:
            await accounts.set_password(connection, ana.id, "x", now, by=None)

    with entered(served, ana) as client:
        assert alive(client)
        stored(served, do)
        assert not alive(client)


def test_every_wrong_entry_looks_the_same(served: Served) -> None:
    gone, right = settled(served), settled(served)

    async def disable(connection: AsyncConnection, now: datetime) -> None:
        await accounts.disable(connection, gone.id, now, by=None)

    stored(served, disable)
    told = []
    for name, password in ((right.name, "otra cosa distinta"), (gone.name, PASSWORD), ("Nadie", PASSWORD), ("", "")):
        with browser(served) as client:
            answer = client.post("/login", data={"name": name, "password": password})
            assert "set-cookie" not in answer.headers
            told.append((answer.status_code, re.sub(r'value="[^"]*"', "", told_by(answer))))

    assert told[0][0] == 422
    assert len(set(told)) == 1


def test_the_name_stays_in_the_form_and_the_password_does_not(served: Served) -> None:
    with browser(served) as client:
        text = client.post("/login", data={"name": '<b>"Ana"', "password": "secreta secreta"}).text

    assert 'value="&lt;b&gt;&#34;Ana&#34;"' in text
    assert "secreta secreta" not in text
    assert 'role="alert"' in text
    assert 'aria-invalid="true"' in text


def test_too_many_tries_are_told_to_wait_even_with_the_right_password(served: Served) -> None:
    ana = settled(served)
    with browser(served) as client:
        tries = [client.post("/login", data={"name": ana.name, "password": "no es esta"}) for _ in range(5)]
        answer = client.post("/login", data={"name": ana.name, "password": PASSWORD})

    assert [tried.status_code for tried in tries] == [422] * 5
    assert answer.status_code == 429
    assert 890 <= int(answer.headers["retry-after"]) <= 900
    assert "Demasiados intentos" in answer.text


@pytest.mark.parametrize(("header", "words"), [("es-MX", "Nombre o correo"), ("en-GB", "Name or e-mail")])
def test_the_login_speaks_the_readers_language(served: Served, header: str, words: str) -> None:
    with browser(served, **{"Accept-Language": header}) as client:
        answer = client.get("/login")
    assert words in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "same-origin"


def test_from_a_link_elsewhere_the_browser_comes_back_with_its_cookie(served: Served) -> None:
    with entered(served, settled(served)) as client, browser(served) as stranger:
        stranger.headers["Sec-Fetch-Site"] = "cross-site"  # a strict cookie stays behind
        first = stranger.get("/login?next=/account%3Fsaved%3D1")
        again = client.get(first.headers["refresh"].removeprefix("0;url="))

        assert (again.status_code, again.headers["location"]) == (303, "/account?saved=1")
        stranger.headers["Sec-Fetch-Site"] = "same-origin"
        assert "refresh" not in stranger.get("/login?next=/account").headers


@pytest.mark.parametrize(
    "next", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/\t/evil", ""]
)
def test_nobody_is_led_to_another_site(served: Served, next: str) -> None:
    with entered(served, ana := settled(served)) as client:
        assert client.get("/login", params={"next": next}).headers["location"] == "/"
        posted = client.post("/login", data={"name": ana.name, "password": PASSWORD, "next": next})
        assert posted.headers["location"] == "/"


# Links that are used once.


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A deployment of its own, where nobody has a password."""
    with serving(settings(brand_in(tmp_path_factory.mktemp("fresh")))) as running:
        yield running


def set_up_link(served: Served) -> str:
    secret = stored(served, invitations.set_up_link)
    assert secret is not None
    return f"/setup/{secret}"


FIRST = {
    "name": "Clara Vidal",
    "email": "clara@brisa.example",
    "password": PASSWORD,
    "again": PASSWORD,
    "functions": "puente",
}


def test_the_first_admin_is_made_by_a_link_that_works_once(fresh: Served) -> None:
    one, other = set_up_link(fresh), set_up_link(fresh)
    with browser(fresh) as client, browser(fresh) as late:
        for _ in range(3):  # mail scanners and previews
            assert client.get(one).status_code == 200
        for wrong in (
            {"again": "otra"},
            {"password": "corta", "again": "corta"},
            {"name": ""},
            {"email": "clara"},
            {"functions": "remo"},
        ):
            answer = client.post(one, data={**FIRST, **wrong})
            assert (answer.status_code, "set-cookie" in answer.headers) == (422, False), wrong
            assert 'role="alert"' in answer.text
        answer = client.post(one, data=FIRST)
        assert (answer.status_code, answer.headers["location"]) == (303, "/people?welcome=1")

        welcome = client.get("/people?welcome=1")
        assert "Hacen falta dos personas" in welcome.text
        useless = {told_by(late.get(link)) for link in (one, other, "/setup/" + "x" * 43, "/setup/corto")}
        assert len(useless) == 1
        assert [late.post(link, data=FIRST).status_code for link in (one, other)] == [404, 404]
    assert stored(fresh, invitations.set_up_link) is None

    async def moves(connection: AsyncConnection, _now: datetime) -> list[tuple[str, str]]:
        rows = await connection.execute(select(audit.c.move, audit.c.detail).order_by(audit.c.seq))
        return [(row.move, row.detail) for row in rows]

    told = stored(fresh, moves)
    assert {"people.add", "people.link", "people.password"} <= {move for move, _ in told}
    assert not [detail for _, detail in told if "Clara" in detail or "brisa" in detail]


def invited(served: Served, name: str) -> str:
    async def make(connection: AsyncConnection, now: datetime) -> str:
        given = accounts.Details(role="lead")
        new = await accounts.add(connection, name, given, now, roles=served.desk.brand.roles, by=None)
        return await invitations.invite(connection, new.id, now, by=None)

    return f"/password/{stored(served, make)}"


def test_an_invited_person_chooses_a_password_once(served: Served) -> None:
    link = invited(served, "Diego Sáez")
    with browser(served) as client, browser(served) as late:
        assert client.get(link).status_code == 200
        easy = client.post(link, data={"password": "diego sáez diego", "again": "diego sáez diego"})
        assert (easy.status_code, "se adivina pronto" in easy.text) == (422, True)
        answer = client.post(link, data={"password": NEW, "again": NEW})
        assert (answer.status_code, alive(client)) == (303, True)

        assert late.get(link).status_code == 404
        assert late.post(link, data={"password": NEW, "again": NEW}).status_code == 404
        assert late.post("/login", data={"name": "Diego Sáez", "password": NEW}).status_code == 303


def test_of_two_who_use_a_link_at_once_one_wins(served: Served) -> None:
    link = invited(served, "Elena Mora")

    async def race() -> list[int]:
        async with httpx.AsyncClient(
            base_url=served.url, headers={"Sec-Fetch-Site": "same-origin"}, timeout=60
        ) as client:
            sent = {"password": NEW, "again": NEW}
            return [
                answer.status_code for answer in await asyncio.gather(*(client.post(link, data=sent) for _ in range(6)))
            ]

    assert sorted(asyncio.run(race())) == [303, 404, 404, 404, 404, 404]


def test_a_new_password_link_ends_the_one_before_and_disabling_ends_all(served: Served) -> None:
    one = invited(served, "Félix Rey")

    async def id_of(connection: AsyncConnection, _now: datetime) -> str:
        return str(await connection.scalar(select(people.c.id).where(people.c.name == "Félix Rey")))

    id = stored(served, id_of)
    two = "/password/" + stored(served, lambda connection, now: invitations.invite(connection, id, now, by=None))
    with browser(served) as client:
        assert [client.get(link).status_code for link in (one, two)] == [404, 200]
        stored(served, lambda connection, now: accounts.disable(connection, id, now, by=None))
        stored(served, lambda connection, now: accounts.enable(connection, id, now, by=None))
        assert client.get(two).status_code == 404


def test_an_idle_session_ends(served: Served) -> None:
    ana = settled(served)
    with entered(served, ana) as client:

        async def idle(connection: AsyncConnection, now: datetime) -> None:
            long_ago = now - IDLE
            await connection.execute(update(sessions).where(sessions.c.person == ana.id).values(seen_at=long_ago))

        stored(served, idle)
        answer = client.get("/account?saved=1")
        assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=/account%3Fsaved%3D1")
        lost = client.post("/account/away", data={"until": ""})
        assert (lost.status_code, "/login" in lost.text) == (401, True)
