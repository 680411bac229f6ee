"""The only door to models: one call in, one text with its cost out, every fault a named failure.

LangChain's chat model does the talking. Retries, the budget of time and the breaker are ours, because the SDK's own
retries also repeat an exhausted quota, obey Retry-After outside any timeout, and count a timeout per socket operation.
"""

import asyncio
import json
import os
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from app.llm_faults import Fault, ModelFailed, Usage, named
from app.settings import Settings
from app.value import Value

if TYPE_CHECKING:
    import httpx2
    from langchain_core.language_models.chat_models import BaseChatModel
    from langchain_core.messages import BaseMessage
    from langchain_core.outputs import LLMResult

Message = tuple[Literal["system", "user", "assistant"], str]

RETRIED: frozenset[Fault] = frozenset({"rate_limited", "server_error", "unreachable"})
ATTEMPTS = 2
PAUSE = 0.5
"""Seconds before the second attempt, when the server names none."""
BREAKS_AFTER, RESTS = 5, 30.0
"""Failures in a row that open the breaker, and the seconds that it stays open."""


class Completion(Value):
    text: str
    usage: Usage | None


class Breaker:
    """Stops asking a model that failed five times in a row; one request tries again after a rest."""

    def __init__(self) -> None:
        self.failures, self.until = 0, 0.0

    def check(self) -> None:
        if self.failures >= BREAKS_AFTER and time.monotonic() < self.until:
            raise ModelFailed("resting")

    def failed(self) -> None:
        self.failures += 1
        self.until = time.monotonic() + RESTS

    def answered(self) -> None:
        self.failures = 0


class ChatModel:
    """A model behind LangChain. Made cheaply; the heavy imports wait for `warm` or the first call.

    `client`: what an OpenAI-compatible server is called with instead of our own client, for whoever must see or change
    each request on its way; mocks of the usual transport, for one, do not reach into aiohttp.
    """

    def __init__(self, settings: Settings, client: "httpx2.AsyncClient | None" = None) -> None:
        self._settings, self._client = settings, client
        self._chat: BaseChatModel | None = None
        self._breaker = Breaker()
        self._schema_in_prompt = False
        self.name = settings.model.removeprefix("openai:")

    def warm(self) -> None:
        """Import and build the client. Blocking, one to three seconds; run it in a thread."""
        self._chat = self._chat or _build(self._settings, self._client)

    async def close(self) -> None:
        """Let go of the connections to the model."""
        client = getattr(self._chat, "http_async_client", None)
        if client is not None:
            await client.aclose()
            await asyncio.sleep(0)  # closed sockets leave the event loop one turn later

    async def complete(self, messages: Sequence[Message], schema: Mapping[str, Any], *, seconds: float) -> Completion:
        """The model's answer, which should be JSON of `schema`. Raises ModelFailed, always within `seconds`."""
        self._breaker.check()
        try:
            async with asyncio.timeout(seconds) as clock:
                if self._chat is None:
                    await asyncio.to_thread(self.warm)
                completion = await self._persist(messages, schema, clock)
        except TimeoutError:
            self._breaker.failed()
            raise ModelFailed("timeout") from None
        except ModelFailed as failure:
            if failure.fault not in ("truncated", "refused", "filtered", "too_long"):
                self._breaker.failed()
            raise
        self._breaker.answered()
        return completion

    async def _persist(
        self, messages: Sequence[Message], schema: Mapping[str, Any], clock: asyncio.Timeout
    ) -> Completion:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._ask(messages, schema)
            except ModelFailed as failure:
                pause = PAUSE if failure.wait is None else failure.wait
                left = (clock.when() or 0) - asyncio.get_running_loop().time()
                if attempt == ATTEMPTS or failure.fault not in RETRIED or pause >= left:
                    raise
                await asyncio.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    async def _ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Completion:
        if self._strict:
            try:
                return await self._call(messages, schema, strict=True)
            except ModelFailed as failure:
                if failure.fault != "request_refused" or not self._openai:
                    raise
        # A server that knows no json_schema (or not this one) may still know json_object. Only an answer of the asked
        # shape proves that; otherwise the request itself was at fault, and the next one is asked strictly again.
        completion = await self._call(messages, schema, strict=False)
        self._schema_in_prompt = all(f'"{name}"' in completion.text for name in schema["required"])
        return completion

    async def _call(self, messages: Sequence[Message], schema: Mapping[str, Any], *, strict: bool) -> Completion:
        assert self._chat is not None  # noqa: S101 - complete() warms first
        spoken, form = self._spoken(messages, schema, strict), self._format(schema, strict)
        try:
            # agenerate, not ainvoke: an answer without choices keeps its usage this way.
            return _read(await self._chat.agenerate([spoken], **form))
        except Exception as error:
            raise named(error) from error

    @property
    def _openai(self) -> bool:
        return self._settings.model.startswith("openai:")

    @property
    def _strict(self) -> bool:
        return self._openai and not self._schema_in_prompt

    def _format(self, schema: Mapping[str, Any], strict: bool) -> dict[str, Any]:
        # In extra_body, because the SDK's own response_format parses, raises and so loses text and usage.
        if not self._openai:
            return {}
        if not strict:
            return {"extra_body": {"response_format": {"type": "json_object"}}}
        form = {"name": "reply", "strict": True, "schema": schema}
        return {"extra_body": {"response_format": {"type": "json_schema", "json_schema": form}}}

    def _spoken(self, messages: Sequence[Message], schema: Mapping[str, Any], strict: bool) -> list["BaseMessage"]:
        from langchain_core.messages import convert_to_messages  # noqa: PLC0415 - heavy, kept off the start-up path

        if strict:
            return convert_to_messages(list(messages))
        asked = f"Answer with one JSON object of this JSON Schema and nothing else:\n{json.dumps(schema)}"
        return convert_to_messages([*messages, ("user", asked)])


def _build(settings: Settings, client: "httpx2.AsyncClient | None") -> "BaseChatModel":
    _keep_prompts_home()
    provider, _, name = settings.model.partition(":")
    if provider != "openai":
        return _other_provider(settings.model)
    from langchain_openai import ChatOpenAI  # noqa: PLC0415 - heavy, kept off the start-up path: 1.5 s and 40 MB

    key = settings.openai_api_key
    return ChatOpenAI(
        model=name,
        # Both explicit: LangSmith's gateway would otherwise take the calls over by environment variable.
        base_url=settings.openai_base_url or "https://api.openai.com/v1",
        api_key=key.get_secret_value() if key else "none",  # local servers ask for none, the SDK insists on one
        use_responses_api=False,  # some model names would otherwise move there silently
        max_retries=0,
        timeout=settings.deadline,
        http_async_client=client or _client(settings),
    )


def _client(settings: Settings) -> "httpx2.AsyncClient":
    """The SDK's client over aiohttp: a tenth less processor time than its usual one, with 256 open less than half."""
    # Heavy, kept off the start-up path.
    import httpx2  # noqa: PLC0415
    from openai import DefaultAioHttpClient  # noqa: PLC0415

    limits = httpx2.Limits(max_connections=settings.in_flight, max_keepalive_connections=settings.in_flight)
    return DefaultAioHttpClient(
        limits=limits,
        timeout=settings.deadline,
        trust_env=settings.proxy_from_environment,
        follow_redirects=False,  # the SDK's default would carry comments to wherever a server points
    )


def _other_provider(model: str) -> "BaseChatModel":
    # Heavy, kept off the start-up path.
    from langchain.chat_models import init_chat_model  # noqa: PLC0415

    try:
        return init_chat_model(model, max_retries=0)
    except (ImportError, ValueError) as error:
        raise ModelFailed("not_installed") from error


def _keep_prompts_home() -> None:
    """LangSmith's variables would post every prompt, comments included, to its cloud, even without a key."""
    os.environ.update(dict.fromkeys(("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_GATEWAY"), "false"))


def _read(result: "LLMResult") -> Completion:
    usage = _usage(result)
    generation = next(iter(result.generations[0]), None)
    message: Any = getattr(generation, "message", None)
    if message is None:
        raise ModelFailed("empty", usage)
    finish = message.response_metadata.get("finish_reason")
    if message.additional_kwargs.get("refusal"):
        raise ModelFailed("refused", usage)
    if finish in ("length", "content_filter"):
        raise ModelFailed("truncated" if finish == "length" else "filtered", usage)
    text = message.text if isinstance(message.text, str) else message.text()
    if not text.strip():
        raise ModelFailed("empty", usage)
    return Completion(text=text, usage=usage)


def _usage(result: "LLMResult") -> Usage | None:
    """LangChain reports the server's usage under two names, by provider; None when the server sent none."""
    generation = next(iter(result.generations[0]), None)
    metadata: Any = getattr(getattr(generation, "message", None), "usage_metadata", None)
    if metadata:
        cached = (metadata.get("input_token_details") or {}).get("cache_read") or 0
        spent = {"input_tokens": metadata["input_tokens"], "output_tokens": metadata["output_tokens"]}
        return Usage(**spent, cached_tokens=cached, calls=1)
    told = (result.llm_output or {}).get("token_usage")
    if not told:
        return None
    return Usage(input_tokens=told.get("prompt_tokens", 0), output_tokens=told.get("completion_tokens", 0), calls=1)
