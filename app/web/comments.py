"""POST /v1/comments: what was said in public comes in by batches, to be watched."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field, ValidationError
from pydantic_core import to_json

from app.monitor.hearing import MOST, HeardIn, HeardOut, Refusal
from app.operations.hear import BadBatch, hear
from app.value import Value
from app.web.answers import shown
from app.web.body import read_body
from app.web.language import tongue_of
from app.web.limits import TooManyRequests
from app.web.person import Asking, OpenDesk
from app.web.problems import Fault
from app.web.validation import fault
from app.wording import Wording

router = APIRouter(prefix="/v1", tags=["comments"])

MOST_BATCHES = 8
"""Batches that may wait for their turn in a process; one is at work."""
BUSY = Wording(
    es=f"Ya hay {MOST_BATCHES} lotes en espera; vuelva en unos segundos. No se ha guardado nada de este.",
    en=f"{MOST_BATCHES} batches are waiting already; come back in some seconds. Nothing of this one was stored.",
)


class CommentsBody(Value):
    """Up to 1,000 comments. Each stands for itself: a faulty one is refused and the others are taken."""

    comments: Annotated[tuple[HeardIn, ...], Field(min_length=1, max_length=MOST)]


class SentBatch(Value):
    """As it is read: its comments are looked at one by one."""

    comments: tuple[Any, ...]


class RefusedComment(Value):
    """A comment that was not taken. `index`: its place in the batch, from 0; `field`: the first that is at fault."""

    index: int
    field: str
    message: str


class CommentsTaken(Value):
    """`taken` are new, `known` were heard before (`edited` of these have new words), `refused` have faults."""

    taken: int
    known: int
    edited: int
    refused: tuple[RefusedComment, ...] = ()


class Batches:
    """How many batches are at work or waiting in this process."""

    def __init__(self) -> None:
        self._here = 0

    def __enter__(self) -> None:
        if self._here >= MOST_BATCHES:
            raise TooManyRequests(BUSY, 5)
        self._here += 1

    def __exit__(self, *error: object) -> None:
        self._here -= 1


async def sent(request: Request, person: Asking) -> SentBatch:
    """The batch in the body. Raises WrongMediaType, Invalid or BadBatch."""
    batch = await read_body(request, SentBatch)
    if not 1 <= len(batch.comments) <= MOST:
        raise BadBatch(len(batch.comments))
    return batch


@router.post(
    "/comments",
    operation_id="hearComments",
    summary="Comments that were said in public, to be watched",
    response_model=CommentsTaken,
)
async def hear_comments(
    request: Request, desk: OpenDesk, person: Asking, batch: Annotated[SentBatch, Depends(sent)]
) -> Response:
    """Triages each comment without drafting and counts it, so that a wave is seen early. Safe to repeat.

    A comment that was heard before is `known`. A faulty one is refused with its place, field and reason, and the others
    are taken.
    """
    batches: Batches = request.app.state.batches
    with batches:
        places, faults, good = await asyncio.to_thread(_read, batch.comments)
        done = await hear(desk, good, source="api", person=person) if good else HeardOut()
    refused = [*faults, *(one.model_copy(update={"index": places[one.index]}) for one in done.refused)]
    tongue = tongue_of(request)
    listed = [
        RefusedComment(index=one.index, field=one.field, message=one.message.in_(tongue))
        for one in sorted(refused, key=lambda one: one.index)
    ]
    taken = CommentsTaken(taken=done.taken, known=done.known, edited=done.edited, refused=tuple(listed))
    return shown(request, taken)


def _read(given: tuple[Any, ...]) -> tuple[list[int], list[Refusal], list[HeardIn]]:
    """The places of the good comments, what is wrong with the others, and the good ones. It takes a while."""
    places, faults, good = list[int](), list[Refusal](), list[HeardIn]()
    for index, one in enumerate(given):
        try:
            good.append(HeardIn.model_validate_json(to_json(one), strict=True))
        except ValidationError as error:
            found = fault(error.errors(include_url=False)[0], HeardIn)
            faults.append(Refusal(index=index, field=found.field, message=_said(found)))
        else:
            places.append(index)
    return places, faults, good


def _said(found: Fault) -> Wording:
    """The fault with the value that has it."""
    if found.value is None:
        return Wording(es=f"{found.field}: {found.message.es}", en=f"{found.field}: {found.message.en}")
    es, en = f"«{found.value}» {found.message.es}", f"“{found.value}” {found.message.en}"
    return Wording(es=f"{found.field}: {es}", en=f"{found.field}: {en}")
