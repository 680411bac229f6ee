"""Routes of pages: what goes wrong is said on a page, too."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from app.errors import PortavozError
from app.review.people import Person
from app.web.person import SignInFirst, signed_in
from app.web.rendering import problem_page


class PageRoute(APIRoute):
    """For `APIRouter(route_class=PageRoute)`: an error becomes a page in the reader's language, its status kept."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await answer(request)
            except SignInFirst:
                raise  # leads to the login
            except PortavozError as error:
                response = problem_page(request, error, await _who(request))
                response.headers.update(getattr(error, "headers", {}))
                return response

        return handle


async def _who(request: Request) -> Person | None:
    desk = request.app.state.opening.opened
    return await signed_in(request, desk) if desk else None
