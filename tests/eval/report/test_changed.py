"""What moved since the baseline is told with the cases that it happened to, and for whom it happened most."""

from pathlib import Path

from app.wording import Wording
from eval.gate.baseline import Baseline, Head
from eval.report.changed import Story, stories
from eval.report.digest import digest
from eval.score import Row
from tests.eval.report.made import base, case, gate_of, made, output, row

NOW = Wording(es="ahora falla", en="fails now")


def told(
    tmp_path: Path, rows: list[Row], before: Baseline, meanings: dict[str, int] | None = None
) -> tuple[Story, ...]:
    """Even cases came from x, odd ones from facebook."""
    names = sorted({each.case for each in rows})
    cases = [case(name, network="x" if int(name[1:]) % 2 == 0 else "facebook") for name in names]
    run = made(tmp_path / "run", cases, map(output, cases), sorted(rows, key=lambda r: r.case))
    return stories(digest(run, gate_of(rows, before), before, meanings))


def right(metric: str, many: int = 40) -> list[Row]:
    return [row(f"c{i:02}", metric, 1) for i in range(many)]


def test_a_fall_on_one_network_is_told_as_one(tmp_path: Path) -> None:
    now = [row(f"c{i:02}", "outcome", float(i % 2 == 1 or i > 20), reason=NOW) for i in range(40)]
    (story,) = told(tmp_path, now, base(right("outcome")))
    assert story.lost
    assert [moved.case for moved in story.fell] == [f"c{i:02}" for i in range(0, 21, 2)]
    assert story.rose == ()
    assert (story.whom[0].trait, story.whom[0].value, story.whom[0].moved, story.whom[0].of) == ("network", "x", 11, 20)
    assert story.fell[0].reason.en == "fails now"


def test_a_fall_that_everybody_shares_names_nobody(tmp_path: Path) -> None:
    (story,) = told(tmp_path, [row(f"c{i:02}", "outcome", 0) for i in range(40)], base(right("outcome")))
    assert story.whom == ()


def test_what_did_not_move_has_no_story(tmp_path: Path) -> None:
    assert told(tmp_path, right("outcome"), base(right("outcome"))) == ()


def test_the_first_text_alone_makes_no_story(tmp_path: Path) -> None:
    before = [row("c00", "policy.leak", 1, "raw"), row("c00", "policy.leak", 1, "final")]
    now = [row("c00", "policy.leak", 0, "raw"), row("c00", "policy.leak", 1, "final")]
    assert told(tmp_path, now, base(before)) == ()


def test_a_metric_that_means_something_else_now_is_not_compared(tmp_path: Path) -> None:
    before = Baseline(head=Head(brand="plain", metrics={"outcome": 1}), lines=base(right("outcome", 4)).lines)
    found = told(tmp_path, [row(f"c{i:02}", "outcome", 0) for i in range(4)], before, {"outcome": 2})
    assert found == ()


def test_losses_come_before_gains(tmp_path: Path) -> None:
    before = [*right("outcome"), *[row(f"c{i:02}", "severity", 0) for i in range(40)]]
    now = [*[row(f"c{i:02}", "outcome", 0) for i in range(40)], *right("severity")]
    assert [(s.key, s.lost) for s in told(tmp_path, now, base(before))] == [("outcome", True), ("severity", False)]
