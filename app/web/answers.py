"""A reply, or another value, as the answer to a request: in the reader's language, with the version as ETag."""

from fastapi import Request, Response

from app.operations.desk import Desk
from app.review.people import Person
from app.review.replies import Reply
from app.value import Value
from app.web.language import tongue_of
from app.web.view import Reader, view


def reader_of(request: Request, desk: Desk, person: Person) -> Reader:
    """Who asks, now."""
    return Reader(tongue_of(request), person, desk.brand, desk.clock())


def shown(request: Request, value: Value, status: int = 200, **headers: str) -> Response:
    """A value as JSON."""
    told = {"Content-Language": tongue_of(request), "Vary": "Accept-Language", **headers}
    return Response(value.model_dump_json(), status, told, "application/json")


def shown_reply(request: Request, reply: Reply, reader: Reader, *, made: bool = False, again: bool = False) -> Response:
    """One reply. `made`: it is new, so the answer says where it lives; `again`: the same request got it before."""
    response = shown(request, view(reply, reader), 201 if made else 200)
    response.headers["ETag"] = f'"{reply.version}"'
    if made:
        response.headers["Location"] = f"/v1/replies/{reply.id}"
    if again:
        response.headers["Idempotency-Replayed"] = "true"
    return response
