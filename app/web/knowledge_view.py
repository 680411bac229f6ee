"""GET /v1/knowledge and /v1/knowledge/search: the same figures and finds as the pages, for programs."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import AwareDatetime, Field

from app.comments.comment import MAX_TEXT, Plain
from app.evidence.passage import Kind
from app.evidence.ranking import BEARING
from app.operations.knowledge_search import Looked, look_up
from app.operations.knowledge_status import (
    Contradicted,
    File,
    Status,
    Unused,
    Withheld,
    status,
)
from app.value import Value
from app.web.answers import shown
from app.web.knowledge_found import Shown, Way, found
from app.web.language import tongue_of
from app.web.person import Asking, OpenDesk, need
from app.web.problems import Fault, Invalid
from app.wording import Tongue, Wording

router = APIRouter(prefix="/v1", tags=["knowledge"])


class FaultView(Value):
    """What `portavoz check` says of the folder as it is on disk."""

    path: str
    line: int | None
    field: str
    level: str
    message: str
    mend: str


class KnowledgeView(Value):
    """What the desk works with, and what of it asks for a look. Lists end at 100 lines."""

    version: int
    read_at: AwareDatetime | None
    in_force: bool
    """Whether the folder as it is now is what the desk works with."""
    imported: bool
    passages: dict[Kind, int]
    learned: int
    files: tuple[File, ...]
    withheld: tuple[Withheld, ...]
    contradicted: tuple[Contradicted, ...]
    contradicted_count: int
    unused: tuple[Unused, ...]
    unused_count: int
    replies_since: AwareDatetime | None
    faults: tuple[FaultView, ...]
    defaults: tuple[str, ...]
    """Dotted names of fields that are shipped and not the brand's own."""
    doubtful: tuple[str, ...]
    """Dotted names of fields that an import was not sure of and nobody has confirmed."""


class FoundView(Value):
    """A passage that a draft would be given.

    `ways`: why it came in. `line`: the official line of an open incident; `scenario`, `outcome`: triage named it;
    `words`: it
    shares telling words, and alone that means above the threshold; `meaning`: near by its vector alone.
    """

    id: str
    kind: Kind
    source: str
    section: str
    text: str
    comment: str | None
    score: float
    ways: tuple[Way, ...]
    shared: tuple[str, ...]
    contradicted: tuple[str, ...]


class SearchView(Value):
    """What triage made of the text, and both pools in the order of a draft; empty: nothing found."""

    network: str
    outcome: str
    severity: str
    scenario: str | None
    language: str
    threshold: float
    """Least bearing by words alone; what a scenario or an outcome names comes in without it."""
    without_vectors: bool
    knowledge_version: str
    knowledge: tuple[FoundView, ...]
    replies: tuple[FoundView, ...]


class Asked(Value):
    """A comment to be."""

    q: Annotated[
        Plain,
        Field(
            min_length=1,
            max_length=MAX_TEXT,
            description="The text of a comment.",
            json_schema_extra={"pattern": r"\S"},
        ),
    ]
    network: Annotated[Plain, Field(min_length=1, max_length=60)] | None = Field(
        default=None, description="Id of one of the brand's networks; the first one where it is left out."
    )


@router.get("/knowledge", operation_id="getKnowledge", summary="How the knowledge stands", response_model=KnowledgeView)
async def get_knowledge(request: Request, desk: OpenDesk, person: Asking) -> Response:
    """What was read and when, and what is past its date, contradicted, unused, faulty or not the brand's. For leads."""
    need(person, "lead")
    return shown(request, _status(await status(desk), tongue_of(request)))


@router.get(
    "/knowledge/search", operation_id="searchKnowledge", summary="What a draft would find", response_model=SearchView
)
async def search_knowledge(
    request: Request, desk: OpenDesk, person: Asking, asked: Annotated[Asked, Query()]
) -> Response:
    """Manual and past replies, searched as for a draft of a comment of that text. Nothing is stored."""
    if not asked.q.strip():
        raise Invalid((Fault(field="q", message=EMPTY),))
    looked = await look_up(desk, asked.q, asked.network or desk.brand.networks[0].id)
    return shown(request, _search(looked))


EMPTY = Wording(es="está vacío; escriba lo que diría el comentario", en="is empty; write what the comment would say")


def _status(told: Status, tongue: Tongue) -> KnowledgeView:
    same = told.model_dump(exclude={"withheld", "faults", "files", "contradicted", "unused"})
    faults = (
        FaultView(
            path=fault.path,
            line=fault.line,
            field=fault.field,
            level=fault.level,
            message=fault.message.in_(tongue),
            mend=fault.mend.in_(tongue),
        )
        for fault in told.faults
    )
    return KnowledgeView(
        **same,
        files=told.files,
        withheld=told.withheld,
        contradicted=told.contradicted,
        unused=told.unused,
        faults=tuple(faults),
    )


def _search(looked: Looked) -> SearchView:
    triage, evidence = looked.triage, looked.evidence
    return SearchView(
        network=looked.comment.network,
        outcome=triage.outcome,
        severity=triage.severity,
        scenario=triage.scenario,
        language=triage.language,
        threshold=BEARING,
        without_vectors=evidence.without_vectors,
        knowledge_version=evidence.knowledge_version,
        knowledge=tuple(_found(one) for one in found(evidence.knowledge, looked)),
        replies=tuple(_found(one) for one in found(evidence.replies, looked)),
    )


def _found(one: Shown) -> FoundView:
    passage = one.hit.passage
    return FoundView(
        id=passage.id,
        kind=passage.kind,
        source=passage.source,
        section=passage.section,
        text=passage.text,
        comment=passage.comment,
        score=one.hit.score,
        ways=one.ways,
        shared=one.shared,
        contradicted=passage.contradicted,
    )
