"""Servers that are none, are other ones, or break: each ends in one named problem, and nothing typed is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.extension.conftest import BrowserWith
from tests.extension.conversing import COMPLAINT, Hand, scripted_tree
from tests.extension.scripted import KEY, Said, Scripted, a_problem, a_reply, as_json, events, scripted

CODE = "K7QM-4XHT"
HTML = Said(200, b"<!doctype html><title>Bienvenido</title>", {"Content-Type": "text/html"})


@pytest.fixture(scope="module")
def browser(browser_with: BrowserWith, tmp_path_factory: pytest.TempPathFactory) -> Hand:
    return Hand(browser_with(scripted_tree(tmp_path_factory.mktemp("scripted"))))


@pytest.fixture
def hand(browser: Hand) -> Iterator[Hand]:
    browser.forget()
    yield browser
    browser.forget()


@pytest.fixture
def server() -> Iterator[Scripted]:
    with scripted() as running:
        yield running


@pytest.fixture
def paired(hand: Hand, server: Scripted) -> Hand:
    hand.do("pair", link=f"{server.url}/pair#{CODE}")
    return hand


def sse(*pairs: tuple[str, Any]) -> Said:
    return events(("triage", {"severity": "high"}), *pairs)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (HTML, "not_portavoz"),
        (Said(404, b"Not Found", {"Content-Type": "text/plain"}), "not_portavoz"),
        (a_problem("not-found", 404), "not_portavoz"),
        (as_json({"product": "otro", "api": 1}), "not_portavoz"),
        (as_json(["portavoz"]), "not_portavoz"),
        (as_json(None), "not_portavoz"),
        (Said(302, b"", {"Location": "https://portal.example/login"}), "not_portavoz"),
        (as_json({"product": "portavoz", "api": 2, "server": "9.0"}), "version"),
        (Said(500, b"Internal Server Error"), "server_error"),
        (Said(502, b"<html>Bad Gateway</html>", {"Content-Type": "text/html"}), "server_error"),
        (a_problem("not-ready", 503), "server_error"),
        (Said(429, b"", {"Retry-After": "7"}), "busy"),
    ],
)
def test_what_is_no_portavoz_that_we_understand_gets_no_code(
    hand: Hand, server: Scripted, said: Said, kind: str
) -> None:
    server.says("GET", "/v1/extension", said)

    problem = hand.refused("pair", link=f"{server.url}/pair#{CODE}")

    assert problem["kind"] == kind
    assert problem["key"] == f"problem_{kind}"
    assert server.requests("POST", "/v1/pairings") == []
    assert hand.state()["paired"] is None


def test_another_version_is_named_with_the_page_that_has_the_right_one(hand: Hand, server: Scripted) -> None:
    server.says("GET", "/v1/extension", as_json({"product": "portavoz", "api": 2, "server": "9.0"}))

    problem = hand.refused("pair", link=f"{server.url}/pair#{CODE}")

    assert problem["args"] == [f"{server.url}/extension", "9.0", "0.1.0"]
    assert problem["way"] == "open"


def test_a_server_that_says_when_is_told_of_in_seconds(hand: Hand, server: Scripted) -> None:
    server.says("POST", "/v1/pairings", a_problem("too-many-pairings", 429, **{"Retry-After": "840"}))

    problem = hand.refused("pair", link=f"{server.url}/pair#{CODE}")

    assert (problem["kind"], problem["args"]) == ("too_many_pairings", ["840"])


def test_a_used_code_is_refused_in_the_servers_words(hand: Hand, server: Scripted) -> None:
    server.says("POST", "/v1/pairings", a_problem("no-such-code", 404))

    problem = hand.refused("pair", link=f"{server.url}/pair#{CODE}")

    assert (problem["kind"], problem["detail"]) == ("code_refused", "Frase del servidor.")


def test_nobody_at_that_address_is_offline(hand: Hand) -> None:
    with scripted() as gone:
        url = gone.url

    problem = hand.refused("pair", link=f"{url}/pair#{CODE}")

    assert (problem["kind"], problem["args"]) == ("offline", [url])


def test_a_certificate_that_the_browser_does_not_trust_is_opened_in_a_tab(hand: Hand, tmp_path: Path) -> None:
    with scripted(tls=tmp_path) as server:
        problem = hand.refused("pair", link=f"{server.url}/pair#{CODE}")

        assert (problem["kind"], problem["way"], problem["args"]) == ("offline", "open", [server.url])
        assert server.asked == []


def test_a_server_that_never_answers_is_offline_in_the_end(hand: Hand, server: Scripted) -> None:
    server.says("GET", "/v1/extension", Said(200, b'{"product"', {"Content-Type": "application/json"}, open=True))
    hand.state()
    hand.loaded.worker.evaluate(
        "globalThis.real = AbortSignal.timeout; AbortSignal.timeout = () => real.call(AbortSignal, 50)"
    )
    try:
        problem = hand.refused("pair", link=f"{server.url}/pair#{CODE}")
    finally:
        hand.loaded.worker.evaluate("AbortSignal.timeout = real")

    assert problem["kind"] == "offline"


def test_without_access_to_the_address_nothing_is_sent(hand: Hand, server: Scripted) -> None:
    problem = hand.refused("pair", link=f"{server.url.replace('127.0.0.1', 'localhost')}/pair#{CODE}")

    assert problem["kind"] == "no_permission"
    assert server.asked == []


@pytest.mark.parametrize(
    ("link", "address", "kind"),
    [
        ("", None, "bad_link"),
        ("hola", None, "bad_link"),
        ("https://portavoz.example/pair#CORTO", None, "bad_link"),
        ("https://portavoz.example/otra#K7QM-4XHT", None, "bad_link"),
        ("http://portavoz.example/pair#K7QM-4XHT", None, "bad_link"),
        ("https://ana:clave@portavoz.example/pair#K7QM-4XHT", None, "bad_link"),
        ("javascript:alert(1)/pair#K7QM-4XHT", None, "bad_link"),
        ("k7qm 4xht", None, "no_address"),
        ("k7qm 4xht", "http://portavoz.example", "bad_link"),
    ],
)
def test_a_link_that_is_none_leads_nowhere(hand: Hand, link: str, address: str | None, kind: str) -> None:
    assert hand.refused("pair", link=link, address=address)["kind"] == kind


@pytest.mark.parametrize("link", ["{url}/pair#k7qm4xht", " {url}/pair/#K7QM-4XHT ", "k7qm-4xht", "K7 QM 4X HT"])
def test_a_code_is_read_however_it_was_typed(hand: Hand, server: Scripted, link: str) -> None:
    hand.do("pair", link=link.format(url=server.url), address=server.url)

    (asked,) = server.requests("POST", "/v1/pairings")
    assert asked.body["code"] == CODE
    assert asked.body["browser"].startswith("Chromium ")


POLICY = (
    "said => { globalThis.realPolicy ??= chrome.storage.managed.get; chrome.storage.managed.get = async () => said; }"
)


@pytest.fixture
def policy(hand: Hand) -> Iterator[Callable[[dict[str, Any]], None]]:
    """What the company says; a browser of a test has no policy, so its answer is put in its place."""

    def says(said: dict[str, Any]) -> None:
        hand.state()
        hand.loaded.worker.evaluate(POLICY, said)

    yield says
    hand.loaded.worker.evaluate(
        "() => { chrome.storage.managed.get = globalThis.realPolicy ?? chrome.storage.managed.get; }"
    )


def test_a_preset_address_needs_a_code_alone(hand: Hand, server: Scripted, policy: Callable[[Any], None]) -> None:
    policy({"address": f"{server.url}/", "buttons": False})

    hand.do("pair", link="k7qm 4xht")

    state = hand.state()
    assert state["managed"] == {"address": server.url, "locked": False, "buttons": False}
    assert state["paired"]["address"] == server.url


def test_a_locked_address_is_the_only_one(hand: Hand, server: Scripted, policy: Callable[[Any], None]) -> None:
    policy({"address": "https://portavoz.example", "locked": True})

    problem = hand.refused("pair", link=f"{server.url}/pair#{CODE}")

    assert (problem["kind"], server.asked) == ("bad_link", [])


@pytest.mark.parametrize("said", [{}, {"locked": True}, {"address": 7, "locked": "yes", "buttons": None}])
def test_a_policy_that_says_nothing_sensible_is_none(
    hand: Hand, policy: Callable[[Any], None], said: dict[str, Any]
) -> None:
    policy(said)

    assert hand.state()["managed"] == {"address": None, "locked": False, "buttons": True}


def test_every_request_carries_the_key_and_no_cookie_and_no_address_of_a_page(paired: Hand, server: Scripted) -> None:
    server.says("POST", "/v1/drafts", sse(("reply", a_reply())))
    paired.asked()

    (asked,) = server.requests("POST", "/v1/drafts")
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert asked.headers["accept-language"] in ("es", "en")
    assert {"cookie", "referer"}.isdisjoint(asked.headers)
    assert [one.headers.get("authorization") for one in server.requests("POST", "/v1/pairings")] == [None]


def test_a_draft_comes_in_its_steps(paired: Hand, server: Scripted) -> None:
    holding = ("holding", {"holding_text": "Lo miramos."})
    server.says("POST", "/v1/drafts", events(("triage", {"severity": "high"}), holding, open=True))
    id = paired.begun()

    one = paired.until(id, lambda one: bool(one["progress"] and one["progress"]["holding_text"]))

    assert one["phase"] == "asking"
    assert one["progress"] == {"triage": {"severity": "high"}, "holding_text": "Lo miramos.", "stage": None}


def test_a_stream_that_breaks_is_begun_again_under_the_same_key(paired: Hand, server: Scripted) -> None:
    server.says("POST", "/v1/drafts", events(("triage", {}), broken=True), sse(("reply", a_reply())))

    id = paired.asked()

    first, second = server.requests("POST", "/v1/drafts")
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
    assert paired.one(id)["reply"]["id"] == "r1"


def test_a_stream_without_a_sign_of_life_is_begun_again(paired: Hand, server: Scripted) -> None:
    shorter = "(f, ms, ...rest) => real(f, ms === 45000 ? 200 : ms, ...rest)"
    paired.loaded.worker.evaluate(f"globalThis.real = setTimeout; globalThis.setTimeout = {shorter}")
    server.says("POST", "/v1/drafts", events(("triage", {}), open=True), sse(("reply", a_reply())))
    try:
        paired.asked()
    finally:
        paired.loaded.worker.evaluate("globalThis.setTimeout = real")

    assert len({one.headers["idempotency-key"] for one in server.requests("POST", "/v1/drafts")}) == 1


def test_a_worker_that_was_stopped_in_the_middle_asks_again_under_the_same_key(paired: Hand, server: Scripted) -> None:
    server.says("POST", "/v1/drafts", events(("triage", {}), open=True), sse(("reply", a_reply())))
    id = paired.begun()
    paired.until(id, lambda one: one["progress"]["triage"] is not None)

    paired.loaded.stop_worker()

    assert paired.until(id, lambda one: one["phase"] == "following")["reply"]["id"] == "r1"
    first, second = server.requests("POST", "/v1/drafts")
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
    assert first.body == second.body


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (events(broken=True), "offline"),
        (sse(("problem", {"type": "urn:portavoz:problem:internal", "status": 500})), "server_error"),
        (sse(("problem", {"type": "urn:portavoz:problem:bad-text", "status": 422, "title": "No"})), "refused"),
        (a_problem("too-many-requests", 429, **{"Retry-After": "12"}), "busy"),
        (a_problem("unknown-network", 422), "unknown_network"),
        (Said(500, b"oops"), "server_error"),
        (HTML, "not_portavoz"),
        (as_json({"id": "r1"}), "not_portavoz"),
    ],
)
def test_what_was_typed_outlives_a_refusal_and_can_be_asked_again(
    paired: Hand, server: Scripted, said: Said, kind: str
) -> None:
    server.says("POST", "/v1/drafts", said)
    id = paired.begun(author="@ana")

    one = paired.until(id, lambda one: one["phase"] == "compose")
    server.says("POST", "/v1/drafts", sse(("reply", a_reply())))
    paired.do("retry", conversation=id)

    assert one["problem"]["kind"] == kind
    assert (one["comment"]["text"], one["comment"]["author"]) == (COMPLAINT, "@ana")
    assert paired.until(id, lambda one: one["phase"] == "following")["problem"] is None
    assert len({one.headers["idempotency-key"] for one in server.requests("POST", "/v1/drafts")}) == 1


def test_another_question_gets_another_key(paired: Hand, server: Scripted) -> None:
    server.says("POST", "/v1/drafts", a_problem("bad-text", 422))
    id = paired.begun()
    paired.until(id, lambda one: one["phase"] == "compose")

    paired.do("ask", conversation=id, comment={"network": "x", "text": "Otra cosa"})
    paired.until(id, lambda one: one["phase"] == "compose")

    assert len({one.headers["idempotency-key"] for one in server.requests("POST", "/v1/drafts")}) == 2


def test_a_cancelled_question_goes_back_to_what_was_typed(paired: Hand, server: Scripted) -> None:
    server.says("POST", "/v1/drafts", events(("triage", {}), open=True))
    id = paired.begun()
    paired.until(id, lambda one: one["progress"]["triage"] is not None)

    paired.do("cancel", conversation=id)

    one = paired.one(id)
    assert (one["phase"], one["problem"], one["comment"]["text"]) == ("compose", None, COMPLAINT)


def test_a_revoked_key_is_said_and_not_used_again(paired: Hand, server: Scripted) -> None:
    server.says("POST", "/v1/drafts", sse(("reply", a_reply())))
    id = paired.asked()
    server.says("GET", "/v1/replies/r1", a_problem("not-authenticated", 401))
    server.says("GET", "/v1/situation", a_problem("not-authenticated", 401))

    paired.do("refresh")
    asked = len(server.asked)
    paired.do("refresh")

    state = paired.state()
    assert (state["problem"]["kind"], state["problem"]["way"]) == ("key_refused", "pair")
    assert len(server.asked) == asked
    assert paired.one(id)["reply"]["id"] == "r1"


def test_unpairing_forgets_everything_also_where_the_server_cannot_be_told(hand: Hand) -> None:
    with scripted() as server:
        hand.do("pair", link=f"{server.url}/pair#{CODE}")
        hand.do("fresh")

    assert hand.do("unpair") == {"revoked": False}
    state = hand.state()
    assert (state["paired"], state["conversations"]) == (None, [])
    assert hand.stored("connection") is None


def test_unpairing_ends_the_key_at_the_server(paired: Hand, server: Scripted) -> None:
    assert paired.do("unpair") == {"revoked": True}

    (ended,) = server.requests("POST", "/v1/pairings/end")
    assert ended.headers["authorization"] == f"Bearer {KEY}"


def test_words_whose_hash_differs_are_never_offered(paired: Hand, server: Scripted) -> None:
    approved = {
        "public_text": "Otra cosa",
        "private_text": None,
        "sha256": "0" * 64,
        "by": "L",
        "at": "",
        "via": "review",
    }
    server.says("POST", "/v1/drafts", sse(("reply", a_reply())))
    server.says("GET", "/v1/replies/r1", as_json(a_reply(state="approved", approved=approved)))
    id = paired.asked()

    problem = paired.refused("copyable", conversation=id, which="reply", part="public")

    assert problem["kind"] == "hash_differs"


def test_an_answer_that_was_overtaken_on_its_way_changes_nothing(paired: Hand, server: Scripted) -> None:
    server.says("POST", "/v1/drafts", sse(("reply", a_reply(version=3))))
    server.says("GET", "/v1/replies/r1", as_json(a_reply(version=2, draft={"public_text": "De antes"})))
    id = paired.asked()

    paired.do("refresh")

    one = paired.one(id)
    assert (one["reply"]["version"], one["reply"]["draft"]["public_text"], one["notices"]) == (3, "Hola", [])


def test_a_second_press_asks_nothing_twice(paired: Hand, server: Scripted) -> None:
    server.says("POST", "/v1/drafts", events(("triage", {}), open=True))
    id = paired.begun()

    paired.do("ask", conversation=id, comment={"network": "x", "text": COMPLAINT})

    one = paired.until(id, lambda one: one["progress"]["triage"] is not None)
    assert (one["phase"], one["problem"]) == ("asking", None)
    assert len(server.requests("POST", "/v1/drafts")) == 1
