"""Plain data from a file against the shape of a value: all faults at once, and what is sound nonetheless."""

from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError, create_model
from pydantic_core import ErrorDetails

from app.brand.complaints import complain
from app.brand.faults import Fault, Loc
from app.brand.source import Source
from app.value import Value

Shape = TypeVar("Shape", bound=BaseModel)
ROUNDS = 10
"""Each round takes faulty parts out and looks again; a part may be sound only until its own parts are gone."""


class Fitted(NamedTuple, Generic[Shape]):
    """`source` follows the value: list items that were taken out are gone from it too. No value: nothing is sound."""

    value: Shape | None
    source: Source
    faults: list[Fault]


@cache
def shape(value: type[BaseModel], without: tuple[str, ...]) -> type[Value]:
    """The shape that a file has for `value`: the same fields but those that the loader sets."""
    fields: dict[str, Any] = {
        name: (field.annotation, field) for name, field in value.model_fields.items() if name not in without
    }
    return create_model(f"{value.__name__}File", __base__=Value, **fields)


def fit(model: type[Shape], data: Any, source: Source, at: Loc = ()) -> Fitted[Shape]:
    """The value, or what remains of it without its faulty parts, and every fault."""
    fitted: Fitted[Shape] = Fitted(None, source, [])
    data = _stated(data)
    for round_ in range(ROUNDS):
        try:
            return fitted._replace(value=model.model_validate(data))
        except ValidationError as error:
            details = error.errors(include_url=False)
        if round_ == 0:
            fitted.faults.extend(_faults(details, model, source, at))
        for place in _places(details):
            if not _remove(data, place):
                return fitted
            fitted = fitted._replace(source=fitted.source.without((*at, *place)))
    return fitted


def _stated(data: Any) -> Any:
    """A copy without the fields that the file leaves empty: it does not state them."""
    if isinstance(data, dict):
        return {key: _stated(value) for key, value in data.items() if value is not None}
    return [_stated(item) for item in data] if isinstance(data, list) else data


def _faults(details: list[ErrorDetails], model: type[BaseModel], source: Source, at: Loc) -> list[Fault]:
    return [source.fault((*at, *_field(d)), *complain(d, model)) for d in details]


def _field(detail: ErrorDetails) -> Loc:
    """Where the fault is mended: a missing field is mended around it, a key at its own place."""
    loc: Loc = tuple(detail["loc"])
    missing = detail["type"] == "missing" or (loc and loc[-1] == "[key]")
    return loc[:-1] if missing else loc


def _places(details: list[ErrorDetails]) -> list[Loc]:
    """What to take out, later list positions first so that the earlier ones keep their number."""
    return sorted({_field(d) for d in details}, key=lambda loc: [str(step).zfill(9) for step in loc], reverse=True)


def _remove(data: Any, loc: Loc) -> bool:
    """Take one part out; False where that would leave nothing."""
    if not loc:
        return False
    for step in loc[:-1]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return True  # its surroundings are gone already
    if isinstance(data, dict):
        data.pop(loc[-1], None)
    elif isinstance(data, list) and isinstance(loc[-1], int) and loc[-1] < len(data):
        del data[loc[-1]]
    return True
