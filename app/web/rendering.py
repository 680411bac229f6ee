"""Pages: one template environment, the reader's language, and headers that let nothing foreign run."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import jinja2
from fastapi import Request, Response
from markupsafe import Markup

from app.errors import PortavozError
from app.review.people import Person
from app.web import static_files, times
from app.web.banner import standing
from app.web.catalogue import catalogue
from app.web.language import tongue_of
from app.web.shown import inline, shown
from app.wording import Tongue, Wording

TEMPLATES = Path(__file__).parent / "templates"
COOKIE = "tongue"
"""Holds the language chosen in the header of a page."""
TONGUES: Final[dict[str, Tongue]] = {"es": "es", "en": "en"}
A_YEAR = 31_536_000
OWN: Final = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
"""Headers of a page for one person. With no-referrer, browsers send `Origin: null` from its forms."""
UTC_ZONE = "UTC"
"""Shown where no brand is loaded yet."""


@cache
def environment() -> jinja2.Environment:
    """The templates. Everything is escaped; a missing name raises."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    made.globals["static"] = static_files.address
    made.filters.update(shown=shown, inline=inline, time=_time, due=_due, worded=_worded)
    return made


@jinja2.pass_context
def _time(context: jinja2.runtime.Context, at: datetime) -> Markup:
    return times.moment(at, context["now"], context["zone"], context["t"])


@jinja2.pass_context
def _due(context: jinja2.runtime.Context, at: datetime) -> Markup:
    return times.due(at, context["now"], context["zone"], context["t"])


@jinja2.pass_context
def _worded(context: jinja2.runtime.Context, wording: Wording) -> str:
    return wording.in_(context["tongue"])


def page(request: Request, template: str, *, person: Person | None, status: int = 200, **given: Any) -> Response:
    """A page for this reader. The template also gets what `_known` names."""
    tongue = tongue_for(request, person)
    text = environment().get_template(template).render({**_known(request, person, tongue), **given})
    headers = {"Content-Language": tongue, "Vary": "Accept-Language, Cookie", **(OWN if person else {})}
    response = Response(text, status, headers, "text/html; charset=utf-8")
    if _asked(request) == tongue:
        response.set_cookie(
            COOKIE, tongue, max_age=A_YEAR, httponly=True, samesite="lax", secure=request.url.scheme == "https"
        )
    return response


def problem_page(request: Request, error: PortavozError, person: Person | None) -> Response:
    """An error as a page that says what to do next."""
    return page(request, "problem.html", person=person, status=error.status, error=error)


def _known(request: Request, person: Person | None, tongue: Tongue) -> dict[str, Any]:
    desk = request.app.state.opening.opened
    return {
        "t": catalogue(tongue),
        "tongue": tongue,
        "tongues": {other: _here(request, lang=other) for other in TONGUES if other != tongue},
        "person": person,
        "brand_name": desk.brand.name if desk else None,
        "brand_language": desk.brand.language if desk else tongue,
        "banner": standing(request, desk),
        "path": request.url.path,
        "now": desk.clock() if desk else datetime.now(UTC),
        "zone": times.zone(desk.brand.hours.zone if desk else UTC_ZONE),
    }


def _here(request: Request, **query: str) -> str:
    """This address with something else in its query; the page that a form stands on where a form was posted."""
    path = request.url.path if request.method in ("GET", "HEAD") else request.url.path.rpartition("/")[0] or "/"
    url = request.url.include_query_params(**query)
    return f"{path}?{url.query}"


def tongue_for(request: Request, person: Person | None) -> Tongue:
    """What was asked for in the address, then on this device, then in the person's account, then by the browser."""
    preferred = person.preferences.tongue if person else None
    return _asked(request) or TONGUES.get(request.cookies.get(COOKIE, "")) or preferred or tongue_of(request)


def _asked(request: Request) -> Tongue | None:
    return TONGUES.get(request.query_params.get("lang", ""))
