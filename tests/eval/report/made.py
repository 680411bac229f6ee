"""A scored run that nobody had to wait for: made by hand, as a run folder holds it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.brand.load import load
from app.brand.protocol import Strategy
from app.comments.comment import Comment
from app.triage.triage import Answer, Issue, Triage
from app.wording import Wording
from eval.case import Case
from eval.casebook import canonical
from eval.gate.baseline import Baseline, baseline_of
from eval.gate.verdict import Gate, judged
from eval.metrics.metric import Mark, NotApplicable, Scored, Side, Verdict
from eval.output import Failed, Output, Source, Text
from eval.run import Config, Header, Run, brand_json, open_run
from eval.score import Row, line_of
from tests.eval.running import PLAIN

NOW = datetime(2026, 11, 16, 10, tzinfo=UTC)
WHY = Wording(es="porque sí", en="because")
NETWORKS = ("x", "facebook")


def case(id: str, text: str = "El pan llegó duro y nadie contesta.", **fields: Any) -> Case:
    network, author = fields.pop("network", "x"), fields.pop("author", None)
    rest = {"group": id, "outcomes": ("service_failure",), "severity": ("medium",), "by": "test", **fields}
    comment = Comment(network=network, text=text, author=author)
    return Case(id=id, brand="plain", split="tune", comment=comment, **rest)


def triage(text: str, evidence: str = "") -> Triage:
    return Triage(
        outcome="service_failure",
        severity="medium",
        scenario=None,
        language="es",
        reply_language="es",
        form="tu",
        owner="a",
        approver="b",
        private=False,
        strategy=Strategy(reply="answer"),
        issues=(Issue(outcome="service_failure", severity="medium", start=0, end=len(text)),),
        protocol=(Answer(question="q", text="¿Es un fallo?", answer="yes", evidence=evidence),),
        confidence=0.9,
        first_answer_due=NOW,
        due_at=NOW,
    )


def output(case: Case, raw: str = "Lo sentimos.", final: str | None = None, source: str = "", **over: Any) -> Output:
    """Offered as `final`, or as it was written first."""
    texts = [Text(engine="model", public=raw)]
    texts += [Text(engine="composer", public=final, refused_by=("promise",))] if final is not None else []
    sources = (Source(id="s", kind="manual", source="manual/pan.md", section="Pan", text=source),) if source else ()
    told = {"result": "ready", "reason": "A draft is ready.", "triage": triage(case.comment.text), "offered": True}
    return Output.model_validate({"case": case.id, "sources": sources, "texts": tuple(texts), **told, **over})


def row(
    case: str,
    metric: str,
    value: float | None,
    side: Side | None = None,
    reason: Wording = WHY,
    marks: tuple[Mark, ...] = (),
    **over: Any,
) -> Row:
    verdict: Verdict = (
        NotApplicable(reason=reason) if value is None else Scored(value=value, reason=reason, marks=marks)
    )
    return Row.model_validate({"metric": metric, "case": case, "group": case, "side": side, "verdict": verdict, **over})


def made(folder: Path, cases: Iterable[Case], outputs: Iterable[Output | Failed], rows: Iterable[Row]) -> Run:
    """A run folder with these contents."""
    folder.mkdir(parents=True)
    header = Header(version="0", python="3.11", began=NOW, seconds=1, workers=1)
    config = Config(
        brand="plain", knowledge="k", cases="c", prompts={}, code="0" * 64, metrics="m", engine="composer", now=NOW
    )
    _write(folder / "header.json", [header.model_dump_json()])
    _write(folder / "config.json", [config.model_dump_json()])
    _write(folder / "brand.json", [brand_json(load(PLAIN))])
    _write(folder / "cases.jsonl", sorted(map(canonical, cases)))
    _write(folder / "outputs.jsonl", [each.model_dump_json() for each in sorted(outputs, key=lambda o: o.case)])
    _write(folder / "scores.jsonl", map(line_of, rows))
    return open_run(folder)


def gate_of(rows: Iterable[Row], before: Baseline | None = None, **over: Any) -> Gate:
    return judged(rows, before, **{"thresholds": (), **over})


def base(rows: Iterable[Row]) -> Baseline:
    return baseline_of(rows, "plain", {}, {})


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", errors="surrogatepass")
