"""What is measured of the running services, in rounds that alternate between them."""

import asyncio
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

import orjson

from bench.client import Answer, Load, ask, load
from bench.comments import body
from bench.services import Service

GOOD = "a draft in one model call"
COMPOSED = "a draft without a model"
SETTLE = 3.0
"""Seconds without a request after which a service counts as idle."""


class Size(NamedTuple):
    """How long a run is. `counts`: requests of one round for each number of requests at once."""

    rounds: int
    starts: int
    counts: dict[int, int]
    slow_rounds: int
    slow_count: int


FULL = Size(rounds=5, starts=3, counts={1: 128, 16: 192, 64: 256}, slow_rounds=3, slow_count=512)
QUICK = Size(rounds=1, starts=1, counts={1: 24, 16: 64, 64: 128}, slow_rounds=1, slow_count=256)
SLOW_AT_ONCE = 256


class Sample(NamedTuple):
    """One round of one service. Times in milliseconds; `cpu`: processor time of the service for one draft."""

    service: str
    at_once: int
    p50: float
    p99: float
    cpu: float
    rate: float
    calls: float
    """Model calls for one draft, as the model counted them."""
    ends: dict[str, int]
    """How the requests ended, in words."""


Numbers = Iterator[int]


def fresh() -> Numbers:
    """The numbers of comments that nobody was asked about yet; give all services of a round the same ones."""
    return itertools.count()


def bodies(numbers: Numbers, count: int) -> list[bytes]:
    return [body(number) for number in itertools.islice(numbers, count)]


async def calls(model: Service) -> int:
    """Chat completions that the stand-in model was asked for so far."""
    told: dict[str, int] = orjson.loads((await ask(model.url + "/stats")).body)
    return told.get("/v1/chat/completions", 0)


async def round_of(service: Service, model: Service, asked: Sequence[bytes], at_once: int) -> Sample:
    """Sends the requests and says what they took."""
    called, spent = await calls(model), service.cpu()
    done = await load(f"{service.url}/v1/drafts", asked, at_once, service.recipe.key)
    each = 1 / len(asked)
    return Sample(
        service=service.recipe.name,
        at_once=at_once,
        p50=done.latency(0.5),
        p99=done.latency(0.99),
        cpu=(service.cpu() - spent) * 1000 * each,
        rate=done.rate,
        calls=(await calls(model) - called) * each,
        ends=dict(Counter(ended(answer) for answer in done.answers)),
    )


def ended(answer: Answer) -> str:
    """In words, how a request ended: the plain service's answers are drafts, Portavoz's say who wrote them and why."""
    if not 200 <= answer.status < 300:
        return f"status {answer.status}" if answer.status else f"no answer ({answer.body.decode()})"
    told = orjson.loads(answer.body)
    if "result" not in told:
        return GOOD
    draft = told["draft"]
    if told["result"] != "ready" or draft is None:
        return f"{told['result']}: {told['reason']}"
    if draft["engine"] == "composer":
        return f"composer: {draft['fallback']}" if draft["fallback"] else COMPOSED
    used = (told.get("usage") or {}).get("calls")
    return GOOD if used == 1 else f"{used} model calls"


def middle(samples: Iterable[Sample]) -> Sample:
    """One sample for the rounds of one service at one load: medians, and all ends together."""
    given = list(samples)
    ends: Counter[str] = Counter()
    for sample in given:
        ends.update(sample.ends)
    figures = {name: median(getattr(s, name) for s in given) for name in ("p50", "p99", "cpu", "rate", "calls")}
    return Sample(service=given[0].service, at_once=given[0].at_once, **figures, ends=dict(ends))


async def warm(services: Sequence[Service], numbers: Numbers) -> None:
    """Sixty-four drafts each that nobody counts."""
    asked = bodies(numbers, 64)
    for service in services:
        await load(f"{service.url}/v1/drafts", asked, 8, service.recipe.key)


async def rounds(
    services: Sequence[Service], model: Service, numbers: Numbers, at_once: int, count: int, times: int
) -> list[Sample]:
    """`times` rounds, each service in turn, all with the same comments; the order turns round each time."""
    samples: list[Sample] = []
    for turn in range(times):
        asked = bodies(numbers, count)
        for service in services if turn % 2 == 0 else reversed(services):
            samples.append(await round_of(service, model, asked, at_once))
            await asyncio.sleep(0.1)
    return samples


async def slow_model(model: Service, seconds: float) -> None:
    """From now on the model takes that long for each answer."""
    await ask(f"{model.url}/latency/{seconds}")


async def model_alone(model: Service) -> Load:
    """The stand-in model asked without a service: what it adds to every figure by itself."""
    messages = [
        {"role": "system", "content": "x" * 4_000},
        {"role": "user", "content": "Comment:\n" + "el retraso " * 20},
    ]
    shape = {"type": "object", "properties": {"public_text": {"type": "string"}}}
    form = {"type": "json_schema", "json_schema": {"name": "reply", "schema": shape}}
    asked = orjson.dumps({"model": "stub", "messages": messages, "response_format": form})
    return await load(f"{model.url}/v1/chat/completions", [asked] * 200, 1)
