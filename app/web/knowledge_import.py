"""«Esto he entendido de su manual»: leads read it, heads decide; what they decide is in force at once."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from app.brand.load import BadKnowledge
from app.errors import PortavozError
from app.importing.confirming import NoSuchField
from app.importing.field_names import named, theme
from app.importing.in_brief import excerpt
from app.importing.report import summary, where
from app.importing.understood import Field
from app.operations.desk import Desk
from app.operations.understood import Decision, Seen, seen, settle
from app.review.people import Person
from app.web.forms import Fields, fields, form_page, go_to
from app.web.knowledge_fields import entries, value_of
from app.web.knowledge_report import Part, options, part, parts, themed
from app.web.page_route import PageRoute
from app.web.person import OpenDesk, require
from app.web.problems import Fault, Invalid
from app.wording import Wording

router = APIRouter(include_in_schema=False, route_class=PageRoute)
Lead = Annotated[Person, Depends(require("lead"))]
Head = Annotated[Person, Depends(require("head"))]

PAGE = "/knowledge/import"
CUT = 400
"""Characters of a value in a list."""


@router.get(PAGE)
async def understood(request: Request, desk: OpenDesk, person: Lead) -> Response:
    """What was read, doubtful first; how to import where nothing was."""
    return await _understood(request, desk, person)


@router.post(PAGE)
async def confirm(request: Request, desk: OpenDesk, person: Head) -> Response:
    """Confirms one field (`one`), the ticked ones, or everything doubtful of a theme (`all`)."""
    sent = await fields(request)
    try:
        now = await seen(desk)
        decisions = list(_decisions(now, sent)) if now else []
        await settle(desk, sent["mark"], decisions, person)
    except PortavozError as error:
        return await _understood(request, desk, person, sent=sent, error=error)
    return go_to(f"{PAGE}?done={len(decisions)}")


@router.get(f"{PAGE}/field")
async def field(request: Request, desk: OpenDesk, person: Lead, path: str = "") -> Response:
    """One field with its places in the manual and the form that corrects it."""
    return await _field(request, desk, person, path)


@router.post(f"{PAGE}/field")
async def correct(request: Request, desk: OpenDesk, person: Head) -> Response:
    """Writes another value, which counts as confirmed. What is wrong with it stands beside what was typed."""
    sent = await fields(request)
    path = sent["path"]
    try:
        one = _one(await seen(desk), path)
        value = value_of(path, _held(one), desk.brand, sent)
        await settle(desk, sent["mark"], [Decision(path=path, other=True, value=value)], person)
    except NoSuchField:
        raise
    except PortavozError as error:
        return await _field(request, desk, person, path, sent=sent, error=error)
    return go_to(f"{PAGE}?done=1")


def _decisions(now: Seen, sent: Fields) -> list[Decision]:
    """What was chosen, with the alternative whose radio button is set. Raises NoSuchField for a field that is none."""
    if sent["one"]:
        paths: tuple[str, ...] = (sent["one"],)
    elif sent["all"]:
        paths = tuple(f.path for f in now.understanding.of("doubtful") if theme(f.path) == sent["all"])
    else:
        paths = sent.all("field")
    return [_decision(_one(now, path), sent[f"choice:{path}"]) for path in dict.fromkeys(paths)]


def _decision(one: Field, choice: str) -> Decision:
    offered = options(one)
    number = int(choice) if choice.isascii() and choice.isdigit() and len(choice) < 4 else 0
    if 0 < number < len(offered):
        return Decision(path=one.path, other=True, value=offered[number])
    return Decision(path=one.path)


def _one(now: Seen | None, path: str) -> Field:
    found = now.understanding.field(path) if now else None
    if found is None:
        shown = path[:80]
        raise NoSuchField(Wording(es=f"No hay ningún campo «{shown}».", en=f"There is no field “{shown}”."))
    return found


def _held(one: Field) -> Any:
    """The value that its form begins with."""
    return one.value if one.value is not None or not one.alternatives else one.alternatives[0].value


async def _understood(
    request: Request, desk: Desk, person: Person, *, sent: Fields | None = None, error: PortavozError | None = None
) -> Response:
    now = await seen(desk)
    told: tuple[Part, ...] = parts(now.understanding) if now else ()
    done = request.query_params.get("done", "")
    given: dict[str, Any] = {
        "now_seen": now,
        "parts": {one.id: one for one in told},
        "doubtful": themed(told, "doubtful"),
        "ours": themed(told, "default"),
        "read_ones": [one for one in told if one.certain],
        "ticked": sent.all("field") if sent and not isinstance(error, BadKnowledge) else (),
        "error": error,
        "faults": _faults(error),
        "done": int(done) if done.isascii() and done.isdigit() and len(done) < 5 else 0,
        "may": person.may("head"),
        "where": where,
        "summary": summary,
        "cut": _cut,
        "near": excerpt,
    }
    status = error.status if error else 200
    return form_page(request, "knowledge_import.html", person=person, here=PAGE, status=status, **given)


async def _field(
    request: Request,
    desk: Desk,
    person: Person,
    path: str,
    *,
    sent: Fields | None = None,
    error: PortavozError | None = None,
) -> Response:
    now = await seen(desk)
    one = _one(now, path)
    assert now is not None  # noqa: S101 - there is a field
    given: dict[str, Any] = {
        "line": part(now.understanding, path),
        "one": one,
        "mark": now.mark,
        "where": where,
        "wording": lambda name: named(name, {}),
        "entries": entries(path, _held(one), desk.brand, sent),
        "error": error,
        "faults": _faults(error),
        "may": person.may("head"),
    }
    status = error.status if error else 200
    return form_page(request, "knowledge_field.html", person=person, here=PAGE, status=status, **given)


def _cut(text: str, most: int = CUT) -> str:
    """The beginning of a long value; the whole of it stands on its own page."""
    return text if len(text) <= most else f"{text[:most]}…"


def _faults(error: PortavozError | None) -> tuple[Fault, ...]:
    """What is wrong, line by line: of the form, or of the folder that it would make."""
    if isinstance(error, Invalid):
        return error.faults
    if isinstance(error, BadKnowledge):
        wrong = [fault for fault in error.faults if fault.level == "error"]
        return tuple(Fault(field=fault.field, message=_joined(fault.message, fault.mend)) for fault in wrong)
    return (Fault(field="", message=error.detail),) if error else ()


def _joined(message: Wording, mend: Wording) -> Wording:
    return Wording(es=f"{message.es}; {mend.es}", en=f"{message.en}; {mend.en}")
