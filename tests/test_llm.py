"""Every fault of a model server ends as a named failure within the deadline, and usage that was sent is kept."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import httpx2
import pytest
import respx

from app.llm import BREAKS_AFTER, ChatModel, Message
from app.llm_faults import Fault, ModelFailed
from app.settings import Settings
from bench import stub_model
from bench.stub_model import Stub

SCHEMA = {"type": "object", "properties": {"public_text": {"type": "string"}}, "required": ["public_text"]}
ASK: list[Message] = [("system", "reglas"), ("user", "hola")]


@pytest.fixture
async def server() -> AsyncIterator[str]:
    async with stub_model.running() as url:
        yield url


@asynccontextmanager
async def chat_model(
    url: str, model: str = "stub", client: httpx2.AsyncClient | None = None, **over: Any
) -> AsyncIterator[ChatModel]:
    model = model if ":" in model else f"openai:{model}"
    made = ChatModel(Settings(openai_base_url=url, openai_api_key="sk-test", model=model, **over), client)
    yield made
    await made.close()


async def failure(model: ChatModel, seconds: float = 5) -> ModelFailed:
    with pytest.raises(ModelFailed) as caught:
        await model.complete(ASK, SCHEMA, seconds=seconds)
    return caught.value


async def test_one_request_is_one_call_with_its_usage(server: str) -> None:
    async with chat_model(server) as model:
        completion = await model.complete(ASK, SCHEMA, seconds=5)
    assert completion.text.startswith('{"public_text":"Sentimos')
    assert completion.usage is not None
    assert completion.usage.calls == 1
    assert Stub.asked["/v1/chat/completions"] == 1


@pytest.mark.parametrize(
    ("stub", "fault", "calls"),
    [
        ("401", "key_refused", 1),
        ("403", "key_refused", 1),
        ("404", "no_such_model", 1),
        ("429bare", "rate_limited", 2),
        ("429", "rate_limited", 2),
        ("429ms", "rate_limited", 2),
        ("429long", "rate_limited", 1),
        ("429quota", "quota", 1),
        ("500", "server_error", 2),
        ("503", "server_error", 2),
        ("html502", "server_error", 2),
        ("reset", "unreachable", 2),
        ("resetmid", "unreachable", 2),
        ("badjson", "unreadable", 1),
        ("nochoices", "empty", 1),
        ("nullcontent", "empty", 1),
        ("tools", "empty", 1),
        ("truncated", "truncated", 1),
        ("refusal", "refused", 1),
        ("filter", "filtered", 1),
        ("400", "request_refused", 2),
    ],
)
async def test_each_fault_has_its_name(server: str, stub: str, fault: Fault, calls: int) -> None:
    async with chat_model(server, f"stub-{stub}") as model:
        failed = await failure(model)
    assert (failed.fault, Stub.asked["/v1/chat/completions"]) == (fault, calls)


@pytest.mark.parametrize("stub", ["nochoices", "nullcontent", "truncated", "refusal", "filter", "tools"])
async def test_usage_survives_an_answer_without_text(server: str, stub: str) -> None:
    async with chat_model(server, f"stub-{stub}") as model:
        failed = await failure(model)
    assert failed.usage is not None
    assert failed.usage.output_tokens == 60


@pytest.mark.parametrize("stub", ["prose", "malformed", "schema", "nousage"])
async def test_text_that_the_engine_must_judge_is_passed_on(server: str, stub: str) -> None:
    async with chat_model(server, f"stub-{stub}") as model:
        assert (await model.complete(ASK, SCHEMA, seconds=5)).text


async def test_a_server_without_usage_reports_none(server: str) -> None:
    async with chat_model(server, "stub-nousage") as model:
        assert (await model.complete(ASK, SCHEMA, seconds=5)).usage is None


@pytest.mark.parametrize("stub", ["hang", "slow"])
async def test_nothing_outlasts_the_deadline(server: str, stub: str) -> None:
    async with chat_model(server, f"stub-{stub}") as model:
        model.warm()
        begun = time.monotonic()
        assert (await failure(model, seconds=0.4)).fault == "timeout"
        assert time.monotonic() - begun < 2


@pytest.mark.parametrize("stub", ["429", "429ms", "500", "reset"])
async def test_a_passing_fault_is_tried_once_more(server: str, stub: str) -> None:
    async with chat_model(server, f"stub-{stub}*1") as model:
        assert (await model.complete(ASK, SCHEMA, seconds=5)).text


async def test_a_server_without_json_schema_is_asked_for_a_json_object(server: str) -> None:
    async with chat_model(server, "stub-400*1") as model:
        assert (await model.complete(ASK, SCHEMA, seconds=5)).text
    assert b'"json_object"' in Stub.last_request


async def test_one_refused_request_does_not_change_how_the_next_is_asked(server: str) -> None:
    async with chat_model(server, "stub-400") as model:
        await failure(model)
        await failure(model)
    assert Stub.asked["/v1/chat/completions"] == 4
    assert b'"json_object"' in Stub.last_request


async def test_a_model_that_keeps_failing_is_left_to_rest(server: str) -> None:
    async with chat_model(server, "stub-401") as model:
        for _ in range(BREAKS_AFTER):
            assert (await failure(model)).fault == "key_refused"
        asked = Stub.asked["/v1/chat/completions"]
        assert (await failure(model)).fault == "resting"
    assert Stub.asked["/v1/chat/completions"] == asked


async def test_a_server_that_is_not_there_is_unreachable() -> None:
    async with chat_model("http://127.0.0.1:9/v1") as model:
        assert (await failure(model)).fault == "unreachable"


@pytest.mark.parametrize("asked", [False, True])
async def test_a_proxy_of_the_environment_is_used_only_when_asked(
    server: str, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    async with chat_model(server, proxy_from_environment=asked) as model:
        if asked:
            assert (await failure(model)).fault == "unreachable"
        else:
            assert (await model.complete(ASK, SCHEMA, seconds=5)).text


async def test_a_provider_whose_package_is_missing_says_so() -> None:
    async with chat_model("http://127.0.0.1:9/v1", "nowhere:name") as model:
        assert (await failure(model)).fault == "not_installed"


async def test_calls_run_side_by_side(server: str) -> None:
    async with chat_model(server) as model:
        model.warm()
        Stub.latency = 0.2
        begun = time.monotonic()
        await asyncio.gather(*[model.complete(ASK, SCHEMA, seconds=5) for _ in range(20)])
        assert time.monotonic() - begun < 2


async def test_the_request_goes_where_the_settings_say(
    provider: respx.MockRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LangSmith's variables may neither record the prompt nor take the call over."""
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_GATEWAY"):
        monkeypatch.setenv(name, "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "ls-test")
    message = {"role": "assistant", "content": '{"a": 1}'}
    body = {"id": "1", "object": "chat.completion", "created": 0, "model": "m"}
    answer = {**body, "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
    route = provider.post("https://models.example/v1/chat/completions").mock(httpx.Response(200, json=answer))
    # The usual transport, because respx does not hook into aiohttp.
    async with chat_model("https://models.example/v1", client=httpx2.AsyncClient(trust_env=False)) as model:
        completion = await model.complete(ASK, SCHEMA, seconds=5)
    assert completion.text == '{"a": 1}'
    assert route.call_count == 1
    assert [c.request.url.host for c in provider.calls] == ["models.example"]
