"""Pages for people who come with a browser: what this is, and how to talk to it. No script, nothing from elsewhere."""

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import orjson
from fastapi import APIRouter, Request, Response

from app.web.language import tongue_of
from app.web.openapi import example

TEMPLATES = Path(__file__).parent / "templates"

router = APIRouter(include_in_schema=False)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment


def _page(request: Request, template: str, **given: Any) -> Response:
    tongue = tongue_of(request)
    text = _environment().get_template(template).render(tongue=tongue, **given)
    headers = {"Content-Language": tongue, "Vary": "Accept-Language"}
    return Response(text, headers=headers, media_type="text/html; charset=utf-8")


@router.get("/")
async def home(request: Request) -> Response:
    """What this is."""
    opened = request.app.state.opening.opened
    return _page(
        request,
        "home.html",
        address=str(request.base_url).rstrip("/"),
        brand=opened.brand.name if opened else None,
        network=opened.brand.networks[0].id if opened else example("request")["comment"]["network"],
    )


@router.get("/docs")
async def docs(request: Request) -> Response:
    """The reference, made from the OpenAPI document."""
    document = request.app.openapi()
    return _page(request, "docs.html", document=document, operations=_operations(document))


@router.get("/openapi.json")
async def openapi(request: Request) -> Response:
    """The document for programs."""
    return Response(orjson.dumps(request.app.openapi()), media_type="application/json")


@router.get("/style.css")
async def style() -> Response:
    """The look of both pages."""
    return Response((TEMPLATES / "style.css").read_text("utf-8"), media_type="text/css; charset=utf-8")


def _operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"method": method.upper(), "path": path, **operation}
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
