"""What a form of our pages sends, and the pages that hold forms."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl

from fastapi import Request, Response

from app.errors import PortavozError
from app.review.people import Person
from app.web.origin import SAFE, refuse_forged
from app.web.problems import Fault, Invalid, WrongMediaType
from app.web.rendering import OWN, page, tongue_for
from app.wording import Wording

MEDIA_TYPE = "application/x-www-form-urlencoded"
MOST = 500
"""Fields of one form."""

NOT_A_FORM = Wording(
    es=f"Envíe el formulario como {MEDIA_TYPE}; otros formatos no se admiten.",
    en=f"Send the form as {MEDIA_TYPE}; other formats are not taken.",
)
UNREADABLE = Wording(
    es=f"no se puede leer: se espera UTF-8 y como mucho {MOST} campos; recargue la página y repita",
    en=f"cannot be read: UTF-8 and at most {MOST} fields are expected; reload the page and try again",
)


class Fields:
    """The fields of one form, each with all of its values."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(name, []).append(value)

    def __getitem__(self, name: str) -> str:
        """The first value; an empty one where the form has no such field."""
        return next(iter(self._values.get(name, ())), "")

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def all(self, name: str) -> tuple[str, ...]:
        """Every value, for boxes that were ticked."""
        return tuple(self._values.get(name, ()))


async def fields(request: Request) -> Fields:
    """What a form of ours sent. Line ends are as in every other text of ours, and not as browsers send them.

    Raises ForgedOrigin, WrongMediaType or Invalid. (The envelope limits the size.)
    """
    refuse_forged(request)
    body = await request.body()
    if body and request.headers.get("content-type", "").partition(";")[0].strip().lower() != MEDIA_TYPE:
        raise WrongMediaType(NOT_A_FORM)
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST)
    except ValueError as error:
        raise Invalid((Fault(field="form", message=UNREADABLE),)) from error
    return Fields((name, value.replace("\r\n", "\n").replace("\r", "\n")) for name, value in pairs)


def fault_of(error: PortavozError) -> Fault:
    """An error as one line of the list above a form."""
    return Fault(field=getattr(error, "field", None) or "", message=error.detail)


def form_page(
    request: Request, template: str, *, person: Person | None, here: str, status: int = 200, **given: Any
) -> Response:
    """A page with forms, in no cache; the browser will say that they come from us.

    `here`: where the forms stand, to come back to from a form's answer when the language is changed.
    """
    if request.method not in SAFE:
        other = "en" if tongue_for(request, person) == "es" else "es"
        given["tongues"] = {other: f"{here}?lang={other}"}
    response = page(request, template, person=person, status=status, **given)
    response.headers.update(OWN)
    return response


def go_to(path: str) -> Response:
    """After a form: another page, asked for with GET."""
    return Response(status_code=303, headers={"Location": path, "Cache-Control": "no-store"})
