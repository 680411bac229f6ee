"""What a request carries beside its address: its JSON body, the version that a person saw, the key of a repetition."""

import re
from typing import ClassVar, TypeVar

from fastapi import Request
from pydantic import ValidationError

from app.value import Value
from app.web.problems import Fault, Invalid, Refused, WrongMediaType
from app.web.validation import refused
from app.wording import Wording

V = TypeVar("V", bound=Value)

VERSION = re.compile(r'"(\d{1,9})"', re.ASCII)
REPEAT_KEY = re.compile(r"[\x20-\x7e]{1,255}")

WANTS_JSON = Wording(
    es="Envíe el cuerpo como JSON, con Content-Type: application/json.",
    en="Send the body as JSON, with Content-Type: application/json.",
)
WANTS_VERSION = Wording(
    es='If-Match: envíe la versión que usted vio, como venía en ETag; p. ej. If-Match: "3". No se ha cambiado nada.',
    en='If-Match: send the version that you saw, as its ETag had it; e.g. If-Match: "3". Nothing was changed.',
)
NO_VERSION = Fault(
    field="If-Match",
    message=Wording(
        es='no es una versión; envíe el ETag de la respuesta tal cual, p. ej. "3"',
        en='is no version; send the ETag of the reply as it is, e.g. "3"',
    ),
)
ANY_VERSION = Fault(
    field="If-Match",
    value="*",
    message=Wording(
        es="se decide sobre una versión que alguien ha visto; «*» no nombra ninguna: envíe su ETag",
        en="decisions are about a version that somebody saw; “*” names none: send its ETag",
    ),
)
BAD_REPEAT_KEY = Fault(
    field="Idempotency-Key",
    message=Wording(es="de 1 a 255 caracteres ASCII visibles", en="1 to 255 printable ASCII characters"),
)


class PreconditionRequired(Refused):
    """A decision that does not name the version that was seen."""

    field: ClassVar[str] = "If-Match"
    status: ClassVar[int] = 428
    type: ClassVar[str] = "precondition-required"
    title: ClassVar[Wording] = Wording(es="Falta la versión", en="The version is missing")

    def __init__(self) -> None:
        super().__init__(WANTS_VERSION)


async def read_body(request: Request, shape: type[V]) -> V:
    """The body in that shape. Read here and not by the framework, which turns hostile JSON into a bare 400.

    Where every field may be left out, so may the body. Raises WrongMediaType or Invalid.
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if not kind and optional(shape) and not await request.body():
        return shape()
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        raise WrongMediaType(WANTS_JSON)
    try:
        return shape.model_validate_json(await request.body(), strict=True)
    except ValidationError as error:
        raise refused(error, shape) from error


def optional(shape: type[Value]) -> bool:
    """Whether a body of this shape may be left out."""
    try:
        shape.model_validate({})
    except ValidationError:
        return False
    return True


def seen_version(request: Request) -> int:
    """The version in If-Match. Raises PreconditionRequired or Invalid."""
    given = request.headers.get("if-match")
    if given is None:
        raise PreconditionRequired
    if given.strip() == "*":
        raise Invalid((ANY_VERSION,))
    found = VERSION.fullmatch(given.strip())
    if found is None:
        raise Invalid((NO_VERSION,))
    return int(found[1])


async def repeat_key(request: Request) -> str | None:
    """The Idempotency-Key. Raises Invalid."""
    given = request.headers.get("idempotency-key")
    if given is not None and not REPEAT_KEY.fullmatch(given):
        raise Invalid((BAD_REPEAT_KEY,))
    return given
