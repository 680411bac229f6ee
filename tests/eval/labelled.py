"""Cases, outputs and texts of the small cinema, to be judged: all fields but the named ones are honest defaults."""

from typing import Any

from app.brand.brand import Brand
from eval.case import Case
from eval.metrics.metric import Member
from eval.output import Output, Source, Text, Written
from tests import made

CINEMA = made.brand()


def case(text: str = "Llevo una hora esperando y nadie me atiende", **over: Any) -> Case:
    """A comment, labelled as a failure of medium severity. `network`, `posted_at`, `author` are the comment's."""
    comment = made.comment(text, **{key: over.pop(key) for key in ("network", "posted_at", "author") if key in over})
    fields = {"id": "case", "brand": CINEMA.slug, "split": "tune", "by": "tests", "comment": comment}
    labels = {"outcomes": ("service_failure",), "severity": ("medium",)}
    return Case(**{"group": over.get("id", "case"), **fields, **labels, **over})


def output(of: Case, public: str | None = None, *, sources: tuple[Source, ...] = (), **over: Any) -> Output:
    """What the stages made of a case. `public`: the text that is offered; `over`: fields of triage, and `result`."""
    result = over.pop("result", "hold" if public is None else "ready")
    return Output(
        case=of.id,
        result=result,
        reason="tests",
        triage=made.triage(**over),
        sources=sources,
        texts=(Text(engine="model", public=public),) if public is not None else (),
        offered=public is not None,
    )


def member(of: Case, public: str | None = None, **over: Any) -> Member:
    return Member(of, output(of, public, **over))


def written(public: str, comment: str = "Llevo una hora esperando y nadie me atiende", **over: Any) -> Written:
    """A reply to a comment. `private`, `sources`, `brand`: beside it; the rest are labels of the case."""
    brand: Brand = over.pop("brand", CINEMA)
    sources: tuple[Source, ...] = over.pop("sources", ())
    text = Text(engine="person", public=public, private=over.pop("private", None))
    return Written(case=case(comment, **over), brand=brand, text=text, sources=sources)


def source(text: str = "", **over: Any) -> Source:
    fields = {"id": "p1", "kind": "manual", "source": "manual/cambios.md", "section": "Cambios", "text": text}
    return Source.model_validate({**fields, **over})
