"""The first page, and how programs talk to this."""

from typing import Any

import orjson
from fastapi import APIRouter, Request, Response

from app.web.forms import go_to
from app.web.openapi import example
from app.web.page_route import PageRoute
from app.web.person import signed_in
from app.web.rendering import page

router = APIRouter(include_in_schema=False, route_class=PageRoute)


@router.get("/")
async def home(request: Request) -> Response:
    """Where a person works; what this is for everybody else. Answers while the manual is still being read."""
    desk = request.app.state.opening.opened
    if desk is not None and (person := await signed_in(request, desk)) is not None:
        return go_to("/queue" if person.may("lead") else "/mine")
    return page(
        request,
        "home.html",
        person=None,
        address=str(request.base_url).rstrip("/"),
        network=desk.brand.networks[0].id if desk else example("request")["comment"]["network"],
    )


@router.get("/docs")
async def docs(request: Request) -> Response:
    """The reference, made from the OpenAPI document."""
    document = request.app.openapi()
    return page(request, "docs.html", person=None, document=document, operations=_operations(document))


@router.get("/openapi.json")
async def openapi(request: Request) -> Response:
    """The document for programs."""
    return Response(orjson.dumps(request.app.openapi()), media_type="application/json")


def _operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"method": method.upper(), "path": path, **operation}
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
