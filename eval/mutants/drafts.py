"""Replies to start from: drafts that people graded good, approved replies of brands, and what a run offers."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from app.brand.brand import Brand
from app.brand.load import load
from app.brand.words import SEVERITIES
from app.comments.comment import Comment
from app.wording import Wording
from eval.case import Case
from eval.faults import Faulty
from eval.gold_draft import GoldCase
from eval.meta.gold import asked
from eval.metrics.metric import Errored, Metric, Scored, Verdict
from eval.output import Output, Text, Written
from eval.run import Run

EVAL = Path(__file__).resolve().parents[1]
GOLD = EVAL / "gold" / "tune.jsonl"
FOLDERS = (EVAL / "gold" / "brands", EVAL.parent / "tests" / "brands")
"""Where the folders lie that a gold case names as its brand, besides the deployment's own."""


class Draft(NamedTuple):
    """A reply with what the metrics say of it. `gold`: people graded it good."""

    id: str
    written: Written
    verdicts: Mapping[str, Verdict]
    gold: bool = False

    @property
    def broken(self) -> tuple[str, ...]:
        return broken(self.verdicts)

    @property
    def passes(self) -> bool:
        return not self.broken and not any(isinstance(verdict, Errored) for verdict in self.verdicts.values())


def broken(verdicts: Mapping[str, Verdict]) -> tuple[str, ...]:
    """The rules that fell, by name."""
    return tuple(
        name.removeprefix("policy.")
        for name, verdict in sorted(verdicts.items())
        if name.startswith("policy.") and isinstance(verdict, Scored) and verdict.value < 1
    )


def judged(id: str, written: Written, table: tuple[Metric, ...], *, gold: bool = False) -> Draft:
    verdicts = {metric.name: asked(metric, written) for metric in table if metric.of == "text"}
    return Draft(id, written, verdicts, gold)


def with_text(written: Written, public: str) -> Written:
    """The same case, brand and sources, another public text. What it cites stays with it."""
    text = Text(engine=written.text.engine, public=public, private=written.text.private, cites=written.text.cites)
    return written.model_copy(update={"text": text})


def brands(own: Path) -> dict[str, Brand]:
    """By slug and by name of folder: the deployment's, and those that gold cases were written for."""
    folders = [own, *(folder for place in FOLDERS if place.is_dir() for folder in sorted(place.iterdir()))]
    found: dict[str, Brand] = {}
    for folder in folders:
        if folder.is_dir():
            brand = load(folder)
            found.setdefault(brand.slug, brand)
            found.setdefault(folder.name, brand)
    return found


def good(cases: Iterable[GoldCase], known: Mapping[str, Brand]) -> Iterator[tuple[str, Written]]:
    """Every draft graded good. Raises Faulty when none of its brands is known; a case of another brand is left out."""
    met = False
    for gold in cases:
        if brand := known.get(gold.brand):
            met = True
            for place, draft in enumerate(gold.drafts):
                if draft.quality == "good":
                    text = Text(engine="person", public=draft.public, private=draft.private)
                    yield f"{gold.id}.{place}", Written(case=gold.case, brand=brand, text=text, sources=gold.sources)
    if not met:
        raise Faulty(NO_BRAND)


def approved(brand: Brand) -> Iterator[tuple[str, Written]]:
    """The brand's past replies. Of their cases no more is known than the outcome that they were filed under."""
    outcomes = {outcome.id: outcome for outcome in brand.protocol.outcomes}
    for number, reply in enumerate(brand.replies, 1):
        outcome = outcomes.get(reply.outcome or "")
        if outcome is None or not reply.comment.strip():
            continue
        id = f"{brand.slug}.{number}"
        case = Case(
            id=id,
            brand=brand.slug,
            split="tune",
            group=id,
            comment=Comment(network=reply.network or brand.networks[0].id, text=reply.comment),
            outcomes=(outcome.id,),
            severity=SEVERITIES[:3],
            apologise=outcome.strategy.apologise,
            private=True if outcome.strategy.private else None,
            by="approved",
        )
        text = Text(engine="person", public=reply.reply, private=reply.private_text)
        yield id, Written(case=case, brand=brand, text=text)


def offered(run: Run) -> Iterator[tuple[str, Written]]:
    """What a run offers for approval: of its first repeat, no variants of a case, each text once."""
    seen: set[str] = set()
    for output in run.outputs():
        if isinstance(output, Output) and output.repeat == 0 and output.final:
            case = run.case(output.case)
            if case.variant is not None or output.final.public in seen:
                continue
            seen.add(output.final.public)
            yield output.case, Written(case=case, brand=run.brand, text=output.final, sources=output.sources)


NO_BRAND = Wording(
    es="ningún caso de eval/gold/tune.jsonl es de una marca conocida; indique su carpeta con --knowledge",
    en="no case of eval/gold/tune.jsonl is of a known brand; name its folder with --knowledge",
)
