"""Who is asking: the Bearer key of a request."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app.operations.desk import Desk
from app.review.people import Person, authenticate
from app.web.opening import Opening

BEARER = HTTPBearer(auto_error=False, bearerFormat="pvz_…", description="A key made by `portavoz keys create`.")


async def open_desk(request: Request) -> Desk:
    """The desk, which the first requests wait for. Raises NotReady, or why it will not open."""
    opening: Opening = request.app.state.opening
    return await opening.desk()


async def asking(
    desk: Annotated[Desk, Depends(open_desk)],
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)],
) -> Person:
    """The person whose key was sent. Raises NotAuthenticated."""
    async with desk.db.read() as connection:
        return await authenticate(connection, credentials.credentials if credentials else None)


OpenDesk = Annotated[Desk, Depends(open_desk)]
Asking = Annotated[Person, Depends(asking)]
