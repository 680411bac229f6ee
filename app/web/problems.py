"""Problem documents (RFC 9457): every answer that is not what was asked for, in one shape and a stable type."""

from http import HTTPStatus
from typing import ClassVar

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from app.errors import PortavozError
from app.value import Value
from app.web.language import tongue_of
from app.wording import Tongue, Wording

MEDIA_TYPE = "application/problem+json"
URN = "urn:portavoz:problem:"
MOST = 20
"""Faults that one problem lists."""


class FieldError(Value):
    """What is wrong with one field, with its mend. `value`: what came, shortened."""

    field: str
    value: str | None = None
    message: str


class Problem(Value):
    """RFC 9457. `type` is stable and meant for programs; the other texts are in the reader's language."""

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    """Names the request in the server's log."""
    errors: tuple[FieldError, ...] = ()


class Fault(Value):
    """A field's fault before its reader's language is known."""

    field: str
    value: str | None = None
    message: Wording

    def in_(self, tongue: Tongue) -> FieldError:
        return FieldError(field=self.field, value=self.value, message=self.message.in_(tongue))


class Refused(PortavozError):
    """A request that cannot be taken: with faults by field and the headers that its status asks for."""

    faults: tuple[Fault, ...] = ()
    headers: ClassVar[dict[str, str]] = {}


class NotFound(Refused):
    status: ClassVar[int] = 404
    type: ClassVar[str] = "not-found"
    title: ClassVar[Wording] = Wording(es="No existe", en="Not found")


class WrongMethod(Refused):
    status: ClassVar[int] = 405
    type: ClassVar[str] = "method-not-allowed"
    title: ClassVar[Wording] = Wording(es="Método no permitido", en="Method not allowed")


class TooLarge(Refused):
    status: ClassVar[int] = 413
    type: ClassVar[str] = "too-large"
    title: ClassVar[Wording] = Wording(es="Petición demasiado grande", en="Request too large")


class WrongMediaType(Refused):
    status: ClassVar[int] = 415
    type: ClassVar[str] = "unsupported-media-type"
    title: ClassVar[Wording] = Wording(es="Formato no admitido", en="Unsupported media type")


class Invalid(Refused):
    """Body, header or parameter with faults; `faults` names each."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "invalid-request"
    title: ClassVar[Wording] = Wording(es="La petición tiene fallos", en="The request has faults")

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        listed = {t: "; ".join(f"{f.field}: {f.message.in_(t)}" for f in faults[:3]) for t in ("es", "en")}
        super().__init__(Wording(es=listed["es"], en=listed["en"]))
        self.faults = faults


class Internal(Refused):
    """An error of ours. Says nothing of what happened: the log does."""

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="Ha fallado algo nuestro; queda anotado. Repita la petición y, si sigue igual, indique «instance».",
                en="Something of ours failed and was noted. Try again; if it goes on, report `instance`.",
            )
        )


class NotReady(Refused):
    """The desk is not open yet."""

    status: ClassVar[int] = 503
    type: ClassVar[str] = "not-ready"
    title: ClassVar[Wording] = Wording(es="Aún no está listo", en="Not ready yet")
    headers: ClassVar[dict[str, str]] = {"Retry-After": "5"}


STATUSES: dict[int, tuple[type[Refused], Wording]] = {
    404: (NotFound, Wording(es="Aquí no hay nada; vea /docs.", en="There is nothing here; see /docs.")),
    405: (
        WrongMethod,
        Wording(
            es="Esta dirección admite otros métodos: vea Allow.", en="This address takes other methods: see Allow."
        ),
    ),
}


def problem(error: PortavozError, tongue: Tongue, request_id: str | None = None) -> Problem:
    """The document of an error, in the reader's language."""
    return Problem(
        type=URN + error.type,
        title=error.title.in_(tongue),
        status=error.status,
        detail=error.detail.in_(tongue),
        instance=f"urn:portavoz:request:{request_id}" if request_id else None,
        errors=tuple(fault.in_(tongue) for fault in _faults(error)),
    )


def _faults(error: PortavozError) -> tuple[Fault, ...]:
    """What was wrong field by field; a rule about one field says which (`field`)."""
    field: str | None = getattr(error, "field", None)
    if field is not None:
        return (Fault(field=field, message=error.detail),)
    return tuple(fault for fault in getattr(error, "faults", ()) if isinstance(fault, Fault))


def to_json(document: Problem) -> bytes:
    """ASCII only: a value that was sent may hold what UTF-8 cannot."""
    return orjson.dumps(document.model_dump(exclude_defaults=True))


def answer(error: PortavozError, request: Request) -> Response:
    """The response to a request that ends in this error."""
    tongue = tongue_of(request)
    document = problem(error, tongue, request.scope.get("state", {}).get("request_id"))
    headers = {"Content-Language": tongue, "Vary": "Accept-Language", **getattr(error, "headers", {})}
    if error.status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = 'Bearer realm="portavoz"'
    return Response(to_json(document), error.status, headers, MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Every named error, and those of the framework, answer as problems."""
    app.add_exception_handler(PortavozError, _named)
    app.add_exception_handler(HTTPException, _framework)
    app.add_exception_handler(RequestValidationError, _parameters)


async def _named(request: Request, error: Exception) -> Response:
    assert isinstance(error, PortavozError)  # noqa: S101 - registered for it
    return answer(error, request)


async def _framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it
    kind, said = STATUSES.get(error.status_code, (Internal, None))
    response = answer(kind(said) if said else Internal(), request)
    response.headers.update(error.headers or {})
    return response


async def _parameters(request: Request, error: Exception) -> Response:
    """Faults in the query."""
    from app.web.validation import query_fault  # noqa: PLC0415 - knows the brand's words: off the start-up path

    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it
    return answer(Invalid(tuple(query_fault(detail) for detail in error.errors()[:MOST])), request)
