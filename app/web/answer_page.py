"""/answer/{secret}: an area answers a question by its link, without an account. Nothing else of ours is shown there."""

from fastapi import APIRouter, Request, Response

from app.errors import PortavozError
from app.operations.answering import DeadLink, UnknownLink, answer, look_at
from app.operations.asking import title_of
from app.operations.desk import Desk
from app.operations.questions import BadQuestion, Question
from app.review import throttle
from app.review.throttle import TooManyLogins
from app.web.entering import address_of
from app.web.forms import Fields, fault_of, fields, form_page
from app.web.limits import TooManyRequests
from app.web.page_route import PageRoute
from app.web.person import OpenDesk
from app.web.problems import Fault
from app.wording import Wording

router = APIRouter(include_in_schema=False, route_class=PageRoute)


@router.get("/answer/{secret}")
async def form(request: Request, desk: OpenDesk, secret: str) -> Response:
    """The question with its deadline. Uses nothing up."""
    try:
        async with desk.db.read() as connection:
            question = await look_at(desk, connection, secret)
    except DeadLink as error:
        return await _useless(request, desk, secret, error)
    return _form(request, desk, question, Fields(()))


@router.post("/answer/{secret}")
async def send(request: Request, desk: OpenDesk, secret: str) -> Response:
    """Keeps the answer and says thank you. What is refused is shown again with what was typed."""
    sent = await fields(request)
    try:
        told = await answer(desk, secret, name=sent["name"], answer=sent["answer"], source=sent["source"])
    except DeadLink as error:
        return await _useless(request, desk, secret, error)
    except BadQuestion as error:
        async with desk.db.read() as connection:
            question = await look_at(desk, connection, secret)
        return _form(request, desk, question, sent, (fault_of(error),), error.status)
    return _page(request, question=told, area=title_of(desk.brand, told.area), thanks=True)


def _form(
    request: Request, desk: Desk, question: Question, sent: Fields, faults: tuple[Fault, ...] = (), status: int = 200
) -> Response:
    area = title_of(desk.brand, question.area)
    return _page(request, status=status, question=question, area=area, typed=sent, faults=faults)


async def _useless(request: Request, desk: Desk, secret: str, error: PortavozError) -> Response:
    """Why the link answers nothing. One that is nobody's is counted, as a wrong password is. Raises TooManyRequests."""
    if isinstance(error, UnknownLink):
        await _count(desk, secret, address_of(request))
    return _page(request, status=error.status, useless=error.detail)


async def _count(desk: Desk, secret: str, address: str) -> None:
    """In a count of its own: who mistypes a link can still sign in."""
    place = f"answer {throttle.network_of(address)}"
    try:
        async with desk.db.write() as connection:
            await throttle.count(connection, f"answer {secret[:100]}", place, desk.clock())
    except TooManyLogins as error:
        raise TooManyRequests(TOO_MANY, error.seconds) from error


TOO_MANY = Wording(
    es="Demasiados enlaces que no existen desde aquí. Pruebe más tarde con el enlace completo, o llame a quien se lo"
    " pasó.",
    en="Too many links from here that do not exist. Try later with the complete link, or call whoever gave it to you.",
)


def _page(request: Request, *, status: int = 200, **given: object) -> Response:
    known = {"question": None, "area": "", "typed": Fields(()), "faults": (), "useless": None, "thanks": False}
    return form_page(request, "answer.html", person=None, here=request.url.path, status=status, **{**known, **given})
