"""The page of the extension: steps, a link that is shown once, and the browsers that are paired."""

import html
import json
import re
from pathlib import Path

import httpx
import pytest

from app.review.people import Person
from app.web import extension_page
from app.web.extension_files import NoExtension, packed, version_of
from app.web.extension_page import chromium_policy, firefox_policy
from tests.web.people import browser, entered, forget_failures, settled
from tests.web.served import Served


@pytest.fixture(autouse=True)
def nobody_has_failed(served: Served) -> None:
    forget_failures(served)


def link_on(text: str) -> str:
    found = re.search(r'id="link"[^>]*value="([^"]+)"', text)
    assert found is not None
    return found[1]


def pair(served: Served, link: str, name: str = "Chromium 156, Linux") -> str:
    """What the extension does with the link; the key."""
    address, code = link.split("/pair#")
    answer = httpx.post(f"{address}/v1/pairings", json={"code": code, "browser": name})
    assert (address, answer.status_code) == (served.url, 201)
    return str(answer.json()["key"])


def make(client: httpx.Client) -> str:
    answer = client.post("/extension/pair")
    assert answer.status_code == 200
    return link_on(answer.text)


def test_whoever_is_not_signed_in_signs_in_first(served: Served) -> None:
    with browser(served) as client:
        assert client.get("/extension").headers["location"] == "/login?next=/extension"
        assert client.post("/extension/pair").status_code == 401


@pytest.mark.parametrize("path", ["/pair", "/extension/pair"])
def test_a_pairing_link_that_is_opened_in_a_browser_leads_to_the_page(served: Served, path: str) -> None:
    with browser(served) as client:
        assert client.get(path).headers["location"] == "/extension"


def test_the_link_of_the_page_pairs_a_browser_and_is_shown_once(served: Served) -> None:
    person = settled(served, "lead")
    with entered(served, person) as client:
        link = make(client)
        assert link not in client.get("/extension").text
        with served.client(pair(served, link)) as paired:
            assert paired.get("/v1/me").json()["name"] == person.name


def test_a_new_link_ends_the_one_before(served: Served) -> None:
    with entered(served, settled(served)) as client:
        first, second = make(client), make(client)
    code = first.split("#")[1]
    assert httpx.post(f"{served.url}/v1/pairings", json={"code": code, "browser": "x"}).status_code == 404
    assert pair(served, second)


def test_another_sites_page_makes_no_link(served: Served) -> None:
    with entered(served, settled(served)) as client:
        answer = client.post("/extension/pair", headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, 'id="link"' in answer.text) == (403, False)


def revoke_path(text: str) -> str:
    found = re.findall(r'action="(/extension/browsers/\w+/revoke)"', text)
    assert len(found) == 1
    return str(found[0])


def test_a_paired_browser_is_listed_by_its_name_and_revoked_there(served: Served) -> None:
    with entered(served, settled(served)) as client:
        key = pair(served, make(client), "Chromium <b>156</b>, Linux")
        page = client.get("/extension").text
        assert "Chromium &lt;b&gt;156&lt;/b&gt;, Linux" in page

        assert client.post(revoke_path(page)).headers["location"] == "/extension#browsers"
        assert "Chromium &lt;b&gt;" not in client.get("/extension").text
    with served.client(key) as paired:
        assert paired.get("/v1/me").status_code == 401


def test_nobody_ends_anothers_pairing(served: Served) -> None:
    with entered(served, settled(served)) as client, entered(served, settled(served, "admin")) as other:
        key = pair(served, make(client))
        other.post(revoke_path(client.get("/extension").text))
    with served.client(key) as paired:
        assert paired.get("/v1/me").status_code == 200


def test_account_and_people_show_it_too_and_the_admin_may_revoke_it(served: Served) -> None:
    person, admin = settled(served, "lead"), settled(served, "admin")
    with entered(served, person) as client, entered(served, admin) as olga:
        key = pair(served, make(client), "Firefox 153, Windows")
        assert "Navegador emparejado: Firefox 153, Windows" in client.get("/account").text
        row = re.search(r"<tr><td><code>pvz_" + key.split("_")[1] + r".*?</tr>", olga.get("/people").text, re.DOTALL)
        assert row is not None
        assert "Firefox 153, Windows" in row[0]
        assert "<td>agent</td>" in row[0]
        assert olga.post(f"/people/keys/{key.split('_')[1]}/revoke").status_code == 303
    with served.client(key) as paired:
        assert paired.get("/v1/me").status_code == 401


def test_everybody_finds_the_page_from_every_page(served: Served) -> None:
    for person in (settled(served, "agent"), settled(served, "lead")):
        with entered(served, person) as client:
            assert 'href="/extension"' in client.get("/account").text


@pytest.mark.parametrize(("lang", "said"), [("es", "Cargar descomprimida"), ("en", "Load unpacked")])
def test_the_steps_are_there_in_both_languages(served: Served, lang: str, said: str) -> None:
    with entered(served, settled(served)) as client:
        page = client.get(f"/extension?lang={lang}").text
    assert said in page
    assert "chrome://extensions" in page
    for name in ("portavoz-chromium.zip", "portavoz-firefox.zip"):
        assert f'href="/extension/{name}"' in page


def test_it_shows_the_sums_of_what_it_hands_out(served: Served) -> None:
    with entered(served, settled(served)) as client:
        page = client.get("/extension").text
    assert packed("chromium").sha256 in page
    assert packed("firefox").sha256 in page


def test_a_deployment_without_the_extension_says_so_and_still_pairs(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> dict[str, object]:
        return {"version": None, "files": {}, "missing": NoExtension().detail}

    monkeypatch.setattr(extension_page, "_files", missing)
    with entered(served, settled(served)) as client:
        page = client.get("/extension")
        assert (page.status_code, "no incluye la carpeta «extension»" in page.text) == (200, True)
        assert pair(served, make(client))


def test_the_policies_that_it_shows_are_json_with_this_address(served: Served) -> None:
    with entered(served, settled(served)) as client:
        shown = re.findall(r"<pre[^>]*>(.*?)</pre>", client.get("/extension").text, re.DOTALL)
    policies = [json.loads(html.unescape(text)) for text in shown]
    assert policies == [chromium_policy(served.url), firefox_policy(served.url, version_of())]


def test_a_policy_sets_nothing_that_the_extension_does_not_know() -> None:
    schema = json.loads((Path(__file__).parents[2] / "extension" / "managed_schema.json").read_text("utf-8"))
    chromium = next(iter(chromium_policy("https://a.example")["3rdparty"]["extensions"].values()))
    firefox = next(iter(firefox_policy("https://a.example", "1.2.3")["policies"]["3rdparty"]["Extensions"].values()))
    assert chromium == firefox
    assert chromium.keys() <= schema["properties"].keys()


def test_a_first_day_points_to_the_extension(served: Served) -> None:
    newcomer: Person = settled(served)
    with entered(served, newcomer) as client:
        assert "junto al propio comentario" in client.get("/mine").text
