"""The bench measures what it says: the stand-in obeys, the plain service drafts, the client counts every answer."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from bench import measure, recipes, stub_model
from bench.client import Answer, Load, ask, load
from bench.comments import body, comment, kinds
from bench.services import started
from bench.stub_answer import ANSWER, instance, told
from bench.stub_model import Stub

SHAPE = {"type": "object", "properties": {"public_text": {"type": "string"}}}
ASKED = orjson.dumps({"model": "stub", "messages": [{"role": "user", "content": "hola"}]})


@pytest.fixture
async def model() -> AsyncIterator[str]:
    async with stub_model.running() as url:
        yield url


async def test_the_client_gets_and_counts_every_answer(model: str) -> None:
    done = await load(f"{model}/chat/completions", [ASKED] * 50, at_once=8)
    assert [a.status for a in done.answers] == [200] * 50
    assert Stub.asked["/v1/chat/completions"] == 50
    assert done.rate == pytest.approx(50 / done.seconds)


async def test_the_client_times_what_the_server_takes(model: str) -> None:
    Stub.latency = 0.1
    done = await load(f"{model}/chat/completions", [ASKED] * 8, at_once=4)
    assert 100 <= done.latency(0.5) < 180
    assert done.seconds >= 0.2


async def test_an_answer_that_does_not_come_is_no_good_one(model: str) -> None:
    Stub.fault = "reset"
    done = await load(f"{model}/chat/completions", [ASKED] * 3, at_once=1)
    assert [(a.status, a.body) for a in done.answers] == [(0, b"ConnectionResetError")] * 3
    assert done.rate == 0


async def test_the_client_asks_this_machine_only() -> None:
    with pytest.raises(ValueError, match="this machine only"):
        await ask("http://192.0.2.1/v1/drafts")


def test_latencies_are_those_of_the_good_answers() -> None:
    slow = [Answer(500, b"", 9.0), *[Answer(200, b"", n / 1000) for n in range(1, 101)]]
    done = Load(tuple(slow), 1.0)
    assert (done.latency(0.5), done.latency(0.99)) == (51.0, 100.0)


async def test_the_latency_of_the_model_can_be_changed_from_outside(model: str) -> None:
    await ask(model.removesuffix("/v1") + "/latency/0.25")
    assert Stub.latency == 0.25


def test_no_comment_repeats_another_within_hundreds() -> None:
    texts = [comment(n)["text"] for n in range(1_000)]
    assert kinds() >= 60
    assert all(texts[n] not in texts[max(0, n - 300) : n] for n in range(1_000))
    assert "{" not in "".join(texts)


def test_the_model_obeys_the_request_and_names_what_the_comment_is_about() -> None:
    found = "Form of address: usted. Outcome: praise (x). Apology: required.\n[s-1] p\n[s-2] p"
    prompt = f"{found}\n# The comment\n\nOtra vez el retraso en la línea de Soria"
    known = told([{"role": "user", "content": prompt}])
    assert known["public_text"].startswith("Sentimos mucho lo que cuenta: Soria, retraso, línea.")
    assert known["cites"] == ["s-1", "s-2"]
    schema: dict[str, Any] = {"properties": {"outcome": {"enum": ["request", "praise"]}}, "type": "object"}
    assert instance(schema, known) == {"outcome": "praise"}


def test_a_prompt_without_a_comment_gets_the_known_words() -> None:
    assert told([{"role": "user", "content": "hola"}]) == {}
    assert instance(SHAPE, {}) == {"public_text": ANSWER["public_text"]}


def reply(**over: Any) -> Answer:
    draft = {"engine": "model", "fallback": None, **over.pop("draft", {})}
    told = {"result": "ready", "reason": "why", "draft": draft, "usage": {"calls": 1}, **over}
    return Answer(201, json.dumps(told).encode(), 0.1)


@pytest.mark.parametrize(
    ("answer", "end"),
    [
        (Answer(200, b'{"reply": "Hola"}', 0.1), measure.GOOD),
        (reply(), measure.GOOD),
        (reply(usage={"calls": 2}), "2 model calls"),
        (reply(draft={"engine": "composer"}, usage=None), measure.COMPOSED),
        (reply(draft={"engine": "composer", "fallback": "timeout"}), "composer: timeout"),
        (reply(result="hold"), "hold: why"),
        (Answer(503, b"{}", 0.1), "status 503"),
        (Answer(0, b"TimeoutError", 0.0), "no answer (TimeoutError)"),
    ],
)
def test_every_end_has_its_words(answer: Answer, end: str) -> None:
    assert measure.ended(answer) == end


async def test_the_plain_service_drafts_in_one_model_call(tmp_path: Path) -> None:
    (tmp_path / "passages.json").write_text(json.dumps([{"text": "Los retrasos se avisan en el panel."}] * 8))
    model, _ = await started(recipes.model(), tmp_path / "model.log")
    try:
        recipe = recipes.plain(tmp_path, model.url, tmp_path / "store")
        service, _ = await started(recipe, tmp_path / "plain.log")
        try:
            await service.until_drafted(body(0))
            sample = await measure.round_of(service, model, [body(n) for n in range(1, 9)], at_once=4)
        finally:
            service.stop()
    finally:
        model.stop()
    assert (sample.ends, sample.calls) == ({measure.GOOD: 8}, 1.0)
    assert 0 < sample.p50 <= sample.p99
    assert sample.cpu > 0
