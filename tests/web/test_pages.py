"""The first page and the reference: they need no script, and nothing from elsewhere."""

import re

import httpx
import pytest


@pytest.mark.parametrize(("language", "said"), [("es", "una persona la apruebe"), ("en", "a person to approve it")])
def test_home_says_what_this_is(client: httpx.Client, language: str, said: str) -> None:
    page = client.get("/", headers={"Accept-Language": language})

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for part in (said, "Naviera Brisa", "curl http://127.0.0.1", 'href="/docs"'):
        assert part in page.text


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_pages_need_no_script_and_nothing_from_elsewhere(client: httpx.Client, path: str) -> None:
    page = re.sub(r'<script type="module" src="/static/[^"]+"></script>', "", client.get(path).text)

    assert not re.search(r"<script|<img|<iframe|style=|\son\w+=", page)
    assert all(link.startswith("/") for link in re.findall(r'(?:href|src)="([^"]*)"', page) if link != "#main")


def test_a_hostile_host_header_stays_text(client: httpx.Client) -> None:
    page = client.get("/", headers={"Host": 'x"><script>alert(1)</script>'})

    assert "<script>" not in page.text


def test_docs_show_every_operation(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    answer = client.get("/docs")
    page = answer.text

    assert answer.status_code == 200
    for path, operations in document["paths"].items():
        for method in operations:
            assert f"{method.upper()} {path}" in page


def test_docs_show_what_is_sent_and_what_comes_back(client: httpx.Client) -> None:
    page = client.get("/docs").text

    for name in ("body_declareIncident", "answer_declareIncident", "body_hearComments", "answer_getFreeze", "ready"):
        assert f"<summary>{name}</summary>" in page
    assert "Lo confirma el Centro de Control." in page
