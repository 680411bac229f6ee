"""A model that is asked to answer alike each time: temperature 0 and a seed, where its server takes them."""

import json
from collections.abc import Mapping

import httpx2

from app.llm import ChatModel
from app.settings import Settings
from app.wording import Wording
from eval.faults import Faulty
from eval.recording import Identity

REFUSALS = (400, 422)
Parameter = str | int | float


class Steady(httpx2.AsyncBaseTransport):
    """Adds the parameters to each request; one that a server refuses by name is not sent again."""

    def __init__(self, parameters: Mapping[str, Parameter], inner: httpx2.AsyncBaseTransport) -> None:
        self._parameters, self._inner = dict(parameters), inner

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Sends it again without what the server has just named in a refusal."""
        while True:
            sent = dict(self._parameters)
            response = await self._inner.handle_async_request(_with(request, sent))
            refused = await _named(response, sent) if response.status_code in REFUSALS else []
            if not refused:
                return response
            await response.aclose()
            self._parameters = {name: value for name, value in self._parameters.items() if name not in refused}

    async def aclose(self) -> None:
        await self._inner.aclose()


async def _named(response: httpx2.Response, sent: Mapping[str, Parameter]) -> list[str]:
    """What of it the server's complaint is about."""
    said = (await response.aread()).decode(errors="replace")
    return [name for name in sent if name in said]


def _with(request: httpx2.Request, parameters: Mapping[str, Parameter]) -> httpx2.Request:
    body = json.dumps({**json.loads(request.content), **parameters}).encode()
    headers = [(k, v) for k, v in request.headers.multi_items() if k.lower() != "content-length"]
    return httpx2.Request(request.method, request.url, headers=headers, content=body, extensions=request.extensions)


def steady_model(settings: Settings, judge: Identity) -> ChatModel:
    """The judge's model. Raises Faulty for one that is not OpenAI-compatible, or without key and address."""
    if not judge.model.startswith("openai:"):
        raise Faulty(
            Wording(
                es=f"--model {judge.model}: el juez habla con servidores compatibles con OpenAI; escriba openai:NOMBRE",
                en=f"--model {judge.model}: the judge speaks to OpenAI-compatible servers; write openai:NAME",
            )
        )
    if not (settings.openai_api_key or settings.openai_base_url):
        raise Faulty(NO_KEY)
    sent = {name: value for name, value in judge.parameters.items() if name in ("temperature", "seed")}
    transport = Steady(sent, httpx2.AsyncHTTPTransport(trust_env=False))
    client = httpx2.AsyncClient(transport=transport, timeout=settings.deadline, trust_env=False, follow_redirects=False)
    return ChatModel(settings.model_copy(update={"model": judge.model}), client)


NO_KEY = Wording(
    es="el juez necesita OPENAI_API_KEY u OPENAI_BASE_URL para grabar; sin ellas solo repite lo grabado",
    en="the judge needs OPENAI_API_KEY or OPENAI_BASE_URL to record; without them it only plays back",
)
