"""The gate: dangerous errors, thresholds and losses each stop a run by themselves, and nothing else does."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from app.wording import Wording
from eval.faults import Faulty
from eval.gate.baseline import Baseline, baseline_of, check_comparable, read, write
from eval.gate.thresholds import Threshold
from eval.gate.verdict import judged
from eval.metrics.metric import Errored, NotApplicable, Scored, Side, Verdict
from eval.score import Row

WHY = Wording(es="porque sí", en="because")


def row(case: str, metric: str, value: float | None, side: Side | None = None, group: str | None = None) -> Row:
    verdict: Verdict = NotApplicable(reason=WHY) if value is None else Scored(value=value, reason=WHY)
    return Row(metric=metric, case=case, group=group or case, side=side, verdict=verdict)


def run(metric: str, values: Iterable[float | None], side: Side | None = None) -> list[Row]:
    return [row(f"c{i:03}", metric, value, side) for i, value in enumerate(values)]


def baseline(rows: list[Row], **versions: int) -> Baseline:
    return baseline_of(rows, "aurora", versions or {"outcome": 1}, {r.case: "sha" for r in rows})


def test_a_run_like_its_baseline_passes() -> None:
    rows = run("outcome", [1, 0, 1, 1])
    gate = judged(rows, baseline(rows), thresholds=())
    assert gate.passed
    assert gate.lost == ()


def test_a_dangerous_error_stops_the_run_however_good_the_mean() -> None:
    rows = run("missed_danger", [1.0] * 199 + [0.0])
    gate = judged(rows, thresholds=())
    assert [d.case for d in gate.dangers] == ["c199"]
    assert not gate.passed


def test_a_dangerous_error_that_the_baseline_has_is_shown_and_lets_pass() -> None:
    rows = run("missed_danger", [1, 0, 1])
    gate = judged(rows, baseline(rows), thresholds=())
    assert [d.known for d in gate.dangers] == [True]
    assert gate.passed


def test_what_the_engine_wrote_first_and_the_guards_stopped_is_no_danger() -> None:
    rows = [*run("policy.insult", [0], "raw"), *run("policy.insult", [1], "final")]
    assert judged(rows, thresholds=()).dangers == ()


def test_a_threshold_is_met_by_the_mean_over_what_applies() -> None:
    wanted = (Threshold("outcome", None, 0.75, WHY),)
    assert judged(run("outcome", [1, 1, 1, 0, None, None]), thresholds=wanted).passed
    assert not judged(run("outcome", [1, 1, 0, 0]), thresholds=wanted).passed


def test_a_threshold_whose_metric_applies_to_nothing_is_missed() -> None:
    gate = judged(run("outcome", [None]), thresholds=(Threshold("outcome", None, 0.5, WHY),))
    assert gate.thresholds[0].value is None
    assert not gate.passed


def test_a_significant_loss_stops_the_run() -> None:
    before, now = run("outcome", [1.0] * 200), run("outcome", [0.0] * 20 + [1.0] * 180)
    gate = judged(now, baseline(before), thresholds=())
    assert gate.lost == ("outcome",)
    assert not gate.passed


def test_an_advisory_metric_never_stops_a_run() -> None:
    before, now = run("empathy", [1.0] * 200, "final"), run("empathy", [0.0] * 200, "final")
    assert judged(now, baseline(before), thresholds=(), advisory=frozenset({"empathy"})).passed


def test_a_metric_with_another_definition_is_not_compared() -> None:
    before, now = run("outcome", [1.0] * 200), run("outcome", [0.0] * 200)
    gate = judged(now, baseline(before, outcome=1), thresholds=(), versions={"outcome": 2})
    assert gate.changes == {}


def test_an_error_is_no_score_and_is_told() -> None:
    broke = Row(metric="outcome", case="c1", group="c1", verdict=Errored(error="boom"))
    gate = judged([broke, *run("outcome", [1.0])], thresholds=())
    assert gate.errors == ("outcome: c1: boom",)
    assert gate.coverage["outcome"].errors == 1


def test_repeats_of_a_case_count_as_one_case() -> None:
    rows = [row("c1", "outcome", 1.0), row("c1", "outcome", 0.0).model_copy(update={"repeat": 1})]
    assert baseline(rows).lines[0].values == {"outcome": 0.5}


def test_a_baseline_comes_back_as_it_was_written(tmp_path: Path) -> None:
    kept = baseline(run("outcome", [1, 0.25, None]))
    write(kept, tmp_path / "b" / "aurora.jsonl")
    assert read(tmp_path / "b" / "aurora.jsonl") == kept


def test_a_baseline_of_other_cases_names_them() -> None:
    kept = baseline(run("outcome", [1, 1]))
    with pytest.raises(Faulty, match="c001, c009"):
        check_comparable(kept, "aurora", {"c000": "sha", "c009": "sha"})
    with pytest.raises(Faulty, match="c000"):
        check_comparable(kept, "aurora", {"c000": "other", "c001": "sha"})


def test_a_baseline_of_another_brand_is_refused() -> None:
    with pytest.raises(Faulty, match="aurora"):
        check_comparable(baseline(run("outcome", [1])), "percanta", {"c000": "sha"})


@pytest.mark.parametrize("text", ["", "{}", '{"brand": "a", "metrics": {}}\nnonsense', "\x00"])
def test_what_is_no_baseline_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text(text)
    with pytest.raises(Faulty, match=r"b\.jsonl: line [12]"):
        read(path)


def test_a_missing_baseline_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(Faulty, match=r"none\.jsonl"):
        read(tmp_path / "none.jsonl")
