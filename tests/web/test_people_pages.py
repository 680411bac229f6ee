"""The admin's page of people and keys, and everybody's own."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.review import accounts
from app.review.people import Role
from app.review.tables import audit
from tests.web.people import PASSWORD, browser, entered, forget_failures, settled, stored
from tests.web.served import Served

NEW = "cuatro gaviotas sin prisa"


@pytest.fixture(autouse=True)
def nobody_has_failed(served: Served) -> None:
    forget_failures(served)


def shown_once(text: str) -> str:
    found = re.search(r'id="once"[^>]*value="([^"]+)"', text)
    assert found is not None
    return found[1]


def on_file(served: Served, name: str) -> accounts.Account:
    found = stored(served, lambda connection, _now: accounts.account_named(connection, name))
    assert found is not None
    return found


@pytest.mark.parametrize("role", ["agent", "lead", "head"])
def test_only_an_admin_sees_the_people(served: Served, role: Role) -> None:
    with entered(served, settled(served, role)) as client:
        for answer in (client.get("/people"), client.post("/people", data={"name": "Intruso", "role": "admin"})):
            assert (answer.status_code, "admin" in answer.text, "Intruso" in answer.text) == (403, True, False)
    with browser(served) as client:
        assert client.get("/people").headers["location"] == "/login?next=/people"


def test_a_person_who_is_added_comes_in_by_a_link_that_is_shown_once(served: Served) -> None:
    new = {"name": "Gema Soto", "role": "lead", "email": "Gema@brisa.example", "functions": ["puente", "cubierta"]}
    with entered(served, settled(served, "admin")) as client, browser(served) as hers:
        link = shown_once(client.post("/people", data=new).text)
        assert link.startswith(f"{served.url}/password/")
        assert link not in client.get("/people").text

        assert hers.post(link, data={"password": NEW, "again": NEW}).status_code == 303
        assert "Gema Soto" in hers.get("/account").text
    gema = on_file(served, "gema@brisa.example")
    assert (gema.role, gema.functions, gema.has_password) == ("lead", ("cubierta", "puente"), True)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "de 1 a 120 caracteres"),
        ({"name": "x" * 121}, "de 1 a 120 caracteres"),
        ({"role": "dios"}, "agent, lead, head, admin"),
        ({"email": "sin arroba"}, "no es un correo"),
        ({"email": "a@b.example\r\nBcc: x@y.example"}, "no es un correo"),
        ({"functions": "capitana"}, "pide el papel head"),
        ({"functions": "remo"}, "no tiene la función"),
    ],
)
def test_a_wrong_form_keeps_what_was_typed_and_says_what_to_mend(
    served: Served, wrong: dict[str, str], said: str
) -> None:
    with entered(served, settled(served, "admin")) as client:
        answer = client.post("/people", data={"name": "Hugo <b>", "role": "lead", "email": "h@brisa.example", **wrong})

    assert (answer.status_code, said in answer.text) == (422, True)
    assert 'role="alert"' in answer.text
    assert ('value="Hugo &lt;b&gt;"' in answer.text) == ("name" not in wrong)


def test_a_changed_role_signs_the_person_out_and_counts_at_once(served: Served) -> None:
    ines = settled(served, "agent")
    with entered(served, settled(served, "admin")) as admin, entered(served, ines) as hers:
        assert admin.post(f"/people/{ines.id}", data={"role": "head", "functions": "capitana"}).status_code == 303
        assert hers.get("/account").status_code == 303
    account = on_file(served, ines.name)
    assert (account.role, account.functions) == ("head", ("capitana",))


def test_a_disabled_person_is_out_with_session_key_and_password(served: Served) -> None:
    juan = settled(served)
    with entered(served, settled(served, "admin")) as admin, entered(served, juan) as his:
        key = shown_once(admin.post(f"/people/{juan.id}/keys").text)
        with served.client(key) as program:
            assert program.get("/v1/replies").status_code == 200
            assert admin.post(f"/people/{juan.id}/disable").status_code == 303
            assert program.get("/v1/replies").status_code == 401
        assert his.get("/account").status_code == 303
        assert his.post("/login", data={"name": juan.name, "password": PASSWORD}).status_code == 422
        assert admin.post(f"/people/{juan.id}/link").status_code == 422
        assert admin.post(f"/people/{juan.id}/keys").status_code == 422

        admin.post(f"/people/{juan.id}/enable")
        assert his.post("/login", data={"name": juan.name, "password": PASSWORD}).status_code == 303


def test_a_program_gets_a_key_and_nothing_more(served: Served) -> None:
    with entered(served, settled(served, "admin")) as admin:
        key = shown_once(admin.post("/people/services", data={"name": "Panel de métricas"}).text)
        program = on_file(served, "Panel de métricas")
        assert (program.service, program.role) == (True, "agent")
        assert admin.post(f"/people/{program.id}", data={"role": "lead"}).status_code == 422
        assert admin.post(f"/people/{program.id}/link").status_code == 422

        with served.client(key) as client:
            assert client.get("/v1/replies").status_code == 200
            assert key not in admin.get("/people").text
            assert admin.post(f"/people/keys/{key.split('_')[1]}/revoke").status_code == 303
            assert client.get("/v1/replies").status_code == 401


def test_an_unknown_person_is_not_found(served: Served) -> None:
    with entered(served, settled(served, "admin")) as admin:
        for act in ("", "/disable", "/enable", "/link", "/keys"):
            for id in ("0" * 16, "%00", "nadie", "..%2f"):
                answer = admin.post(f"/people/{id}{act}", data={"role": "agent"})
                assert answer.status_code == 404, (id, act)


def test_every_act_is_audited_without_names_or_addresses(served: Served) -> None:
    admin = settled(served, "admin")
    with entered(served, admin) as client:
        client.post("/people", data={"name": "Nuria Ríos", "role": "lead", "email": "nuria@brisa.example"})
        nuria = on_file(served, "Nuria Ríos")
        client.post(f"/people/{nuria.id}", data={"role": "head", "email": "otra@brisa.example"})
        client.post(f"/people/{nuria.id}/keys")
        client.post(f"/people/{nuria.id}/link")
        client.post(f"/people/{nuria.id}/disable")
        client.post(f"/people/{nuria.id}/enable")

    async def rows(connection: AsyncConnection, _now: object) -> list[tuple[str, str, str]]:
        found = await connection.execute(select(audit).where(audit.c.detail.contains(nuria.id)).order_by(audit.c.seq))
        return [(row.move, row.person, row.detail) for row in found]

    told = stored(served, rows)
    assert [move for move, _, _ in told] == [
        "people.add", "people.link", "people.role", "people.change", "keys.create", "people.link", "people.disable",
        "people.enable",
    ]  # fmt: skip
    assert {person for _, person, _ in told} == {admin.id}
    assert not [detail for _, _, detail in told if "Nuria" in detail or "@" in detail]


def test_names_are_shown_and_never_run(served: Served) -> None:
    name = '<img src=x onerror="alert(1)">'
    settled(served, name=name)
    with entered(served, settled(served, "admin")) as admin:
        assert name not in admin.get("/people").text


@pytest.mark.parametrize(("tongue", "words"), [("es", "Personas y claves"), ("en", "People and keys")])
def test_the_pages_speak_the_language_that_the_person_chose(served: Served, tongue: str, words: str) -> None:
    with entered(served, settled(served, "admin")) as admin:
        assert admin.post("/account/preferences", data={"tongue": tongue}).status_code == 303
        text = admin.get("/people?welcome=1").text
        assert words in text
        assert f'<html lang="{tongue}"' in text
        assert words in admin.get("/people", headers={"Accept-Language": "fr"}).text


def test_shortcuts_can_be_switched_off_and_on(served: Served) -> None:
    with entered(served, settled(served)) as client:
        assert 'name="shortcuts" value="on" checked' in client.get("/account").text
        client.post("/account/preferences", data={"tongue": "de"})
        assert 'name="shortcuts" value="on" checked' not in client.get("/account").text
        client.post("/account/preferences", data={"shortcuts": "on"})
        assert 'name="shortcuts" value="on" checked' in client.get("/account").text


def test_a_new_password_needs_the_old_one_and_ends_the_other_sessions(served: Served) -> None:
    ana = settled(served)
    with entered(served, ana) as here, entered(served, ana) as there:
        old = here.cookies["portavoz"]
        for wrong, status in (
            ({"current": "otra cosa distinta"}, 422),
            ({"again": "otra cosa distinta"}, 422),
            ({"password": "naviera brisa 1", "again": "naviera brisa 1"}, 422),
        ):
            sent = {"current": PASSWORD, "password": NEW, "again": NEW, **wrong}
            answer = here.post("/account/password", data=sent)
            assert (answer.status_code, PASSWORD in answer.text) == (status, False), wrong
        assert there.get("/account").status_code == 200
        changed = here.post("/account/password", data={"current": PASSWORD, "password": NEW, "again": NEW})

        assert (changed.status_code, here.cookies["portavoz"] != old) == (303, True)
        assert (here.get("/account").status_code, there.get("/account").status_code) == (200, 303)
        assert there.post("/login", data={"name": ana.name, "password": PASSWORD}).status_code == 422
        assert there.post("/login", data={"name": ana.name, "password": NEW}).status_code == 303


def test_guessing_the_old_password_is_throttled_as_signing_in_is(served: Served) -> None:
    with entered(served, settled(served)) as client:
        sent = {"current": "no", "password": NEW, "again": NEW}
        codes = [client.post("/account/password", data=sent).status_code for _ in range(6)]
    assert codes == [422] * 5 + [429]


def test_time_away_lasts_to_the_end_of_a_day_of_the_brand(served: Served) -> None:
    today = served.desk.clock().date()
    day = today + timedelta(days=3)
    with entered(served, ana := settled(served)) as client:
        assert client.post("/account/away", data={"until": day.isoformat()}).status_code == 303
        assert f'value="{day}"' in client.get("/account").text
        until = on_file(served, ana.name).away_until
        assert until is not None
        assert until.isoformat() == f"{day + timedelta(days=1)}T00:00:00+00:00"  # winter in the Canary Islands

        for wrong in ("2020-01-01", "mañana", "9999-12-31", "0001-01-01", "\0"):
            answer = client.post("/account/away", data={"until": wrong})
            assert (answer.status_code, "Elija un día" in answer.text) == (422, True), wrong
        client.post("/account/away", data={"until": ""})
    assert on_file(served, ana.name).away_until is None


def test_people_revoke_their_own_keys_and_nobody_elses(served: Served) -> None:
    ana, luis = settled(served), settled(served)
    with entered(served, settled(served, "admin")) as admin, entered(served, ana) as client:
        hers, his = (shown_once(admin.post(f"/people/{who.id}/keys").text) for who in (ana, luis))
        text = client.get("/account").text
        assert (hers.split("_")[1] in text, his.split("_")[1] in text) == (True, False)
        for key in (hers, his):
            assert client.post(f"/account/keys/{key.split('_')[1]}/revoke").status_code == 303
    with served.client(hers) as program, served.client(his) as other:
        assert (program.get("/v1/replies").status_code, other.get("/v1/replies").status_code) == (401, 200)


def test_signing_out_everywhere_ends_every_session(served: Served) -> None:
    ana = settled(served)
    with entered(served, ana) as here, entered(served, ana) as there:
        assert here.get("/account").text.count("abierta") == 2
        assert here.post("/account/sign-out-everywhere").headers["location"] == "/login"
        assert (here.get("/account").status_code, there.get("/account").status_code) == (303, 303)


def test_programs_have_no_account_page(served: Served) -> None:
    with served.client() as program:
        assert program.get("/account").status_code == 303
