"""From documents to one understanding, in order: read, name the roles, settle, keep what people decided, add ours."""

from collections.abc import Iterable, Sequence

from app.comments.language import detect
from app.importing.defaulting import with_defaults
from app.importing.differences import kept
from app.importing.documents.document import Document, Heading, Table
from app.importing.documents.records import records
from app.importing.doubting import doubted
from app.importing.loose import loose
from app.importing.reading import Ground, Reader, Reading
from app.importing.role_ids import Roles, resolved
from app.importing.settling import settle
from app.importing.severity import scale
from app.importing.severity.matrix_labels import relabelled
from app.importing.understood import Field, Understanding
from app.importing.weighing import weighed
from app.importing.written_out import in_own_words, written_out

SAMPLE = 8_000
"""Characters by which the manual's language is told."""


def understand(
    documents: Sequence[Document], readers: Iterable[Reader], *, known: Understanding | None = None,
    proposed: Iterable[Reading] = (),
) -> Understanding:  # fmt: skip
    """What the documents say, as fields of the knowledge folder.

    `known`: what the folder holds by now, whose confirmations and hand-written values stay where they still hold.
    `proposed`: readings of a model, doubtful all of them.
    """
    written = written_out(documents)
    ground = ground_of(written.documents)
    found = [reading for reader in readers for reading in reader(ground)]
    readings = in_own_words(doubted(found, ground), written)
    roles = resolved([*readings, *proposed])
    settled = weighed(settle(roles.readings, lambda id: roles.deduced.get(id, "agent")))
    fields = _with_ranks(settled, roles)
    understood = Understanding(fields=fields, loose=loose(documents, [*readings, *proposed]))
    return with_defaults(kept(understood, known) if known else understood)


def ground_of(documents: Sequence[Document]) -> Ground:
    """What every reader looks at."""
    told = relabelled([record for document in documents for record in records(document)])
    return Ground(documents=tuple(documents), records=told, scale=scale.found(told), language=_language(documents))


def _language(documents: Sequence[Document]) -> str:
    texts = (b.text for d in documents for b in d.blocks if not isinstance(b, Table | Heading))
    sample, long = [], 0
    for text in texts:
        sample.append(text)
        long += len(text)
        if long > SAMPLE:
            break
    language = detect(" ".join(sample)[:SAMPLE], "es").language
    return language if language != "und" else "es"


def _with_ranks(fields: Iterable[Field], roles: Roles) -> tuple[Field, ...]:
    """Ranks that the manual does not state: what it suggests, marked."""
    met = {field.path: field for field in fields}
    for id, rank in roles.deduced.items():
        path = f"roles.{id}.rank"
        field = met.get(path)
        if field is None:
            quotes = met[f"roles.{id}.title"].quotes if f"roles.{id}.title" in met else ()
            met[path] = Field(path=path, value=rank, standing="default", quotes=quotes)
        elif field.value is None:
            met[path] = field.model_copy(update={"value": rank})
    return tuple(met.values())
