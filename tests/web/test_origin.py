"""Other sites cannot act with our people's cookies, nor with their keys."""

import httpx
import pytest
from fastapi import Request
from hypothesis import given
from hypothesis import strategies as st

from app.web.origin import ForgedOrigin, is_ours, local, refuse_foreign, refuse_forged
from app.web.problems import WrongMediaType
from tests.web.people import browser, entered, settled
from tests.web.served import COMPLAINT, Served


def request(method: str = "POST", scheme: str = "http", host: str = "127.0.0.1:8000", **headers: str) -> Request:
    sent = [(b"host", host.encode())]
    sent += [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "scheme": scheme, "path": "/", "query_string": b"", "headers": sent}
    return Request({**scope, "server": ("127.0.0.1", 8000)})


OURS = (
    {"sec_fetch_site": "same-origin"},
    {"sec_fetch_site": "same-origin", "origin": "https://proxy.example"},  # a proxy renamed the host; the browser knows
    {"origin": "http://127.0.0.1:8000"},
)
FORGED: tuple[dict[str, str], ...] = (
    {},
    {"sec_fetch_site": "none"},
    {"sec_fetch_site": "same-site"},
    {"sec_fetch_site": "cross-site"},
    {"sec_fetch_site": "cross-site", "origin": "http://127.0.0.1:8000"},
    {"sec_fetch_site": ""},
    {"origin": "null"},
    {"origin": ""},
    {"origin": "http://127.0.0.1"},
    {"origin": "http://127.0.0.1:8001"},
    {"origin": "https://127.0.0.1:8000"},
    {"origin": "http://127.0.0.1:8000.evil.example"},
    {"origin": "http://127.0.0.1:8000@evil.example"},
    {"origin": "http://127.0.0.1:99999"},
    {"origin": "chrome-extension://abc"},
)


@pytest.mark.parametrize("headers", OURS)
def test_our_own_pages_may_change_things(headers: dict[str, str]) -> None:
    refuse_forged(request(**headers))


@pytest.mark.parametrize("headers", FORGED)
def test_nobody_elses_may(headers: dict[str, str]) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        with pytest.raises(ForgedOrigin):
            refuse_forged(request(method, **headers))
    refuse_forged(request("GET", **headers))


def test_a_default_port_may_be_left_out() -> None:
    assert is_ours(request(scheme="https", host="cola.brisa.example"), "https://cola.brisa.example:443")
    assert is_ours(request(scheme="https", host="COLA.brisa.example:443"), "https://cola.brisa.example")
    assert not is_ours(request(scheme="http", host="cola.brisa.example"), "https://cola.brisa.example")


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8000", "chrome-extension://abc", "moz-extension://abc"])
def test_a_key_may_come_from_us_and_from_an_extension(origin: str) -> None:
    refuse_foreign(request(origin=origin))
    refuse_foreign(request())


@pytest.mark.parametrize("origin", ["null", "", "https://evil.example", "http://chrome-extension://abc", "file://"])
def test_a_key_in_another_sites_page_is_refused(origin: str) -> None:
    with pytest.raises(ForgedOrigin):
        refuse_foreign(request(origin=origin))


@pytest.mark.parametrize("path", ["/", "/queue", "/queue?state=pending&due=hoy", "/replies/ab%20c", "/a//b"])
def test_one_is_led_on_within_our_pages(path: str) -> None:
    assert local(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "//evil",
        "/\\evil",
        "https:",
        "https://evil",
        "evil",
        "",
        None,
        "/\t/evil",
        "/\n/evil",
        "/a\\b",
        "/ñ",
        " /",
        "/ /evil",
    ],
)
def test_one_is_led_nowhere_else(path: str | None) -> None:
    assert local(path) == "/"


@given(st.text(alphabet="/\\:a.@?#%\t\n ", max_size=8))
def test_where_one_is_led_is_always_on_this_host(path: str) -> None:
    went = httpx.URL("https://ours.example/login").join(local(path))
    assert (went.scheme, went.host) == ("https", "ours.example")


def test_a_forged_form_changes_nothing(served: Served) -> None:
    with entered(served, ana := settled(served)) as client:
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}):
            answer = client.post("/account/sign-out-everywhere", headers=headers)
            assert (answer.status_code, ForgedOrigin.title.es in answer.text) == (403, True)
        assert client.get("/account").status_code == 200
    with browser(served) as client:
        forged = client.post("/login", data={"name": ana.name}, headers={"Sec-Fetch-Site": "cross-site"})
        assert forged.status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/json", ""])
def test_a_form_in_another_format_is_refused(served: Served, kind: str) -> None:
    with entered(served, settled(served)) as client:
        answer = client.post("/account/away", content=b"until=2030-01-01", headers={"Content-Type": kind})
        assert (answer.status_code, WrongMediaType.title.es in answer.text) == (415, True)


@pytest.mark.parametrize("body", [b"until=%ff%fe", "until=ñ".encode(), b"&".join(b"a=1" for _ in range(600))])
def test_a_form_that_cannot_be_read_is_refused(served: Served, body: bytes) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    with entered(served, settled(served)) as client:
        assert client.post("/account/away", content=body, headers=form).status_code == 422


def test_the_api_takes_a_session_from_our_own_pages(served: Served) -> None:
    with entered(served, settled(served)) as client:
        assert client.get("/v1/replies").status_code == 200
        assert client.post("/v1/drafts", json=COMPLAINT).status_code == 201
        forged = client.post("/v1/drafts", json=COMPLAINT, headers={"Sec-Fetch-Site": "same-site"})
        assert forged.status_code == 403
        client.post("/logout")
        assert client.get("/v1/replies").status_code == 401


def test_a_dead_session_says_so(served: Served) -> None:
    with browser(served) as client:
        client.cookies.set("portavoz", "x" * 43)
        answer = client.get("/v1/replies")
        assert (answer.status_code, "sesión ha terminado" in answer.json()["detail"]) == (401, True)


def test_an_origin_is_no_authentication(served: Served) -> None:
    with served.client(Origin="https://evil.example") as client:
        assert client.get("/v1/replies").status_code == 403
    with served.client(Origin="chrome-extension://abc") as client:
        assert client.get("/v1/replies").status_code == 200
    with browser(served, Origin="chrome-extension://abc") as client:
        assert client.get("/v1/replies").status_code == 401


def test_by_tls_the_cookie_belongs_to_this_host_alone(served: Served) -> None:
    # The server trusts the forwarding of a proxy on its own machine.
    tls = {"X-Forwarded-Proto": "https"}
    with entered(served, settled(served), **tls) as client:
        kept = client.cookies["__Host-portavoz"]
        cookie = client.post("/logout").headers["set-cookie"]
        assert cookie.startswith('__Host-portavoz=""')
        assert "Secure" in cookie
    with browser(served, Cookie=f"portavoz={kept}", **tls) as client:
        assert client.get("/account").status_code == 303
