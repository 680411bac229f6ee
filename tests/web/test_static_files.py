"""Style sheet and scripts: kept for good under an address that changes with them."""

import re

import httpx
import pytest

from app.web.static_files import FILES, address

NAMES = sorted(path.name for path in FILES.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_served_for_good_and_as_what_it_is(client: httpx.Client, name: str) -> None:
    answer = client.get(address(name))

    assert answer.status_code == 200
    assert answer.content == (FILES / name).read_bytes()
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    kinds = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
    assert answer.headers["content-type"] == kinds[name.rpartition(".")[2]]


def test_the_address_of_another_version_is_not_kept(client: httpx.Client) -> None:
    answer = client.get("/static/0123456789abcdef/app.css")

    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")


@pytest.mark.parametrize("path", ["none.css", "..%2Fapi.py", "%2e%2e/catalogue.py", "app.css/x"])
def test_nothing_else_is_there(client: httpx.Client, path: str) -> None:
    assert client.get(f"/static/0123456789abcdef/{path}").status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_no_file_of_ours_loads_or_runs_anything_foreign(name: str) -> None:
    text = (FILES / name).read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")

    assert not re.search(r"https?://|url\(|@import|\beval\(|new Function|innerHTML|outerHTML|document\.write", text)
