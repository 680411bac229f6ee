"""Every way in which a model fails to answer, by name, and how each is told from the exceptions beneath."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from app.value import Value
from app.wording import Wording

if TYPE_CHECKING:
    import openai

Fault = Literal[
    "rate_limited", "quota", "server_error", "unreachable", "timeout", "key_refused", "no_such_model",
    "request_refused", "unreadable", "truncated", "refused", "filtered", "empty", "resting", "not_installed",
    "too_long",
]  # fmt: skip

FAULTS: Mapping[Fault, Wording] = {
    "rate_limited": Wording(es="el modelo no acepta más peticiones ahora", en="the model takes no more requests now"),
    "quota": Wording(es="la cuenta del modelo no tiene saldo", en="the model's account is out of quota"),
    "server_error": Wording(es="el servidor del modelo falló", en="the model's server failed"),
    "unreachable": Wording(es="no se pudo hablar con el modelo", en="the model could not be reached"),
    "timeout": Wording(es="el modelo no respondió a tiempo", en="the model did not answer in time"),
    "key_refused": Wording(
        es="el modelo rechazó la clave; revise OPENAI_API_KEY", en="the model refused the key; check OPENAI_API_KEY"
    ),
    "no_such_model": Wording(
        es="el servidor no conoce ese modelo; revise PORTAVOZ_MODEL", en="no such model there; check PORTAVOZ_MODEL"
    ),
    "request_refused": Wording(es="el modelo rechazó la petición", en="the model refused the request as sent"),
    "unreadable": Wording(es="la respuesta del modelo no se entiende", en="the model's answer cannot be read"),
    "truncated": Wording(es="la respuesta del modelo llegó cortada", en="the model's answer was cut short"),
    "refused": Wording(es="el modelo no quiso redactar", en="the model declined to write"),
    "filtered": Wording(es="el filtro del modelo retuvo la respuesta", en="the model's content filter held the answer"),
    "empty": Wording(es="el modelo no devolvió texto", en="the model returned no text"),
    "resting": Wording(
        es="el modelo falla una y otra vez; se descansa antes de insistir", en="the model keeps failing; resting"
    ),
    "not_installed": Wording(
        es="falta el paquete de LangChain de ese proveedor; revise PORTAVOZ_MODEL",
        en="the LangChain package of that provider is missing; check PORTAVOZ_MODEL",
    ),
    "too_long": Wording(es="la petición no cabe en el modelo", en="the request does not fit the model"),
}


class Usage(Value):
    """What the model server said it spent, summed over calls. Tokens."""

    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    calls: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(**{name: getattr(self, name) + getattr(other, name) for name in Usage.model_fields})


class ModelFailed(Exception):
    """No usable text. `usage` is what the server said it spent on it; `wait` the seconds that it asked for."""

    def __init__(self, fault: Fault, usage: Usage | None = None, wait: float | None = None) -> None:
        super().__init__(FAULTS[fault].en)
        self.fault, self.usage, self.wait = fault, usage, wait


def named(error: Exception) -> ModelFailed:
    """The named failure behind any exception of SDK, LangChain or transport."""
    if isinstance(error, ModelFailed):
        return error
    # Loaded already by whatever raised; kept off the start-up path.
    import openai  # noqa: PLC0415
    from langchain_core.exceptions import ContextOverflowError  # noqa: PLC0415

    if isinstance(error, ContextOverflowError):
        return ModelFailed("too_long")
    if isinstance(error, openai.APIStatusError):
        return _by_status(error)
    if isinstance(error, openai.APITimeoutError | TimeoutError):
        return ModelFailed("unreachable" if _cut_off(error) else "timeout")
    if isinstance(error, openai.APIConnectionError | OSError):
        return ModelFailed("unreachable")
    return ModelFailed("unreadable")


def _cut_off(error: BaseException) -> bool:
    """Whether a connection that broke lies beneath: the SDK's aiohttp transport reports it as a timeout."""
    import aiohttp  # noqa: PLC0415 - loaded already by whatever raised; kept off the start-up path

    beneath = error.__cause__
    while beneath is not None and not isinstance(beneath, aiohttp.ClientConnectionError):
        beneath = beneath.__cause__
    return beneath is not None and not isinstance(beneath, TimeoutError)


def _by_status(error: "openai.APIStatusError") -> ModelFailed:
    if error.status_code == 429:
        exhausted = error.code == "insufficient_quota"
        return ModelFailed("quota") if exhausted else ModelFailed("rate_limited", wait=_wait(error))
    if error.status_code in (401, 403):
        return ModelFailed("key_refused")
    if error.status_code == 404:
        return ModelFailed("no_such_model")
    if error.status_code in (408, 409) or error.status_code >= 500:
        return ModelFailed("server_error", wait=_wait(error))
    return ModelFailed("request_refused")


def _wait(error: "openai.APIStatusError") -> float | None:
    """The seconds that the server asked us to wait (Retry-After in seconds; a date is read as «do not insist»)."""
    headers = error.response.headers
    try:
        if "retry-after-ms" in headers:
            return float(headers["retry-after-ms"]) / 1000
        return float(headers["retry-after"]) if "retry-after" in headers else None
    except ValueError:
        return float("inf")
