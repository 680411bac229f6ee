"""The base of every value that crosses a boundary: frozen, closed, checked."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A small immutable value. Unknown fields are refused, so a typing error never passes as silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")
