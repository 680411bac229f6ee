"""Metrics against drafts that people graded: ranking, rules by name, agreement, and lines that cannot be read."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.wording import Wording
from eval.faults import Faulty
from eval.gold_draft import GoldCase, Graded, Ratings
from eval.meta.gold import RATED, Judged, OfRule, agreements, between_raters, judged, ranking, read, rules
from eval.metrics.decision import protocol
from eval.metrics.metric import Errored, Metric, NotApplicable, Scored, Verdict
from eval.metrics.policy import form
from eval.metrics.table import TABLE
from eval.output import Written
from eval.total import Total
from tests.eval.labelled import CINEMA, case

WHY = Wording(es="-", en="-")
GOOD, MEDIOCRE = "Sentimos la espera; hoy abrimos otra taquilla.", "Sentimos las molestias."
BAD = "Haber venido antes."


def graded(quality: str, public: str = "", **over: Any) -> Graded:
    breaks = {"breaks": "blames_customer"} if quality == "bad" else {}
    fields = {"quality": quality, "public": public, "why": "tests", "rated_by": "tests"}
    return Graded.model_validate({**fields, **breaks, **over})


def gold(id: str = "espera", drafts: tuple[Graded, ...] = (), brand: str = "cine") -> GoldCase:
    three = drafts or (graded("good", GOOD), graded("mediocre", MEDIOCRE), graded("bad", BAD))
    return GoldCase(id=id, half="tune", brand=brand, case=case(id=id), drafts=three)


def draft(
    quality: str,
    value: float = 0.5,
    *,
    id: str = "espera",
    place: int = 0,
    verdicts: dict[str, float] | None = None,
    **over: Any,
) -> Judged:
    """A draft with a total and verdicts by hand."""
    told: dict[str, Verdict] = {name: Scored(value=v, reason=WHY) for name, v in (verdicts or {}).items()}
    broken = tuple(name.removeprefix("policy.") for name, v in (verdicts or {}).items() if v < 1)
    return Judged(gold(id), place, graded(quality, **over), told, Total(value, broken, value))


def test_every_pair_of_different_qualities_is_asked_for_its_order() -> None:
    found = ranking([draft("good", 0.9, place=0), draft("mediocre", 0.6, place=1), draft("bad", 0.2, place=2)])
    assert (found.pairs, found.right, found.share, found.wrong) == (3, 3, 1, ())


def test_equal_totals_are_not_the_right_order_and_the_pair_is_named() -> None:
    found = ranking([draft("bad", 0.5, place=0), draft("good", 0.5, place=1)])
    assert (found.pairs, found.right, found.wrong) == (1, 0, (("espera", 1, 0),))


def test_drafts_of_one_quality_or_of_two_cases_are_no_pair() -> None:
    assert ranking([draft("good", 0.9), draft("good", 0.1)]).pairs == 0
    assert ranking([draft("good", 0.9, id="a"), draft("bad", 0.1, id="b")]).pairs == 0
    assert ranking([]).share == 0


def test_a_bad_draft_whose_rule_is_named_is_found() -> None:
    told = [
        draft("bad", verdicts={"policy.blames_customer": 0.0}),
        draft("bad", verdicts={"policy.blames_customer": 1.0}),
    ]
    assert [one.named for one in told] == [True, False]
    assert rules(told)["blames_customer"] == OfRule(broken=2, found=1, kept=0, alarms=0)


def test_a_rule_named_where_it_is_kept_is_a_false_alarm() -> None:
    told = [draft("good", verdicts={"policy.insult": 0.0}), draft("mediocre", verdicts={"policy.insult": 1.0})]
    assert rules(told) == {"insult": OfRule(broken=0, found=0, kept=2, alarms=1)}


def test_what_a_rater_names_as_well_counts_on_neither_side() -> None:
    told = [draft("bad", also=("insult",), verdicts={"policy.insult": 0.0, "policy.blames_customer": 0.0})]
    assert rules(told) == {"blames_customer": OfRule(1, 1, 0, 0)}


def test_a_rule_that_does_not_apply_raises_no_alarm_but_misses_what_is_broken() -> None:
    one = draft("bad")
    one.verdicts["policy.blames_customer"] = NotApplicable(reason=WHY)
    one.verdicts["policy.insult"] = NotApplicable(reason=WHY)
    assert rules([one]) == {"blames_customer": OfRule(1, 0, 0, 0)}


def rated(level: int, value: float, second: int | None = None) -> Judged:
    return draft(
        "good",
        verdicts={"complaint.apology": value},
        ratings=Ratings.model_validate({"apology": level}),
        second=Ratings.model_validate({"apology": second}) if second is not None else None,
    )


def test_a_value_is_compared_as_the_nearest_of_three_levels() -> None:
    found = agreements([rated(0, 0.2), rated(1, 0.5), rated(2, 0.8), rated(2, 1.0)])
    assert found["complaint.apology"].kappa == pytest.approx(1)
    assert found["complaint.apology"].units == 4


def test_what_a_rater_left_open_or_a_metric_does_not_score_is_no_unit() -> None:
    assert agreements([draft("good", verdicts={"complaint.apology": 1.0})]) == {}
    assert agreements([draft("good", ratings=Ratings(apology=2))]) == {}


def test_two_raters_are_compared_where_both_rated() -> None:
    found = between_raters([rated(0, 1, 0), rated(2, 1, 2), rated(1, 1, 0), rated(1, 1)])
    assert found["complaint.apology"].units == 3
    assert found["complaint.apology"].same == pytest.approx(2 / 3)


def test_every_rating_is_measured_by_a_metric_that_exists() -> None:
    assert set(RATED.values()) <= {metric.name for metric in TABLE}
    assert set(RATED) <= set(Ratings.model_fields)


def test_every_draft_is_judged_by_the_metrics_of_text_alone() -> None:
    found = list(judged([gold()], {"cine": CINEMA}, (*form.METRICS, *protocol.METRICS)))
    assert [one.place for one in found] == [0, 1, 2]
    assert all(set(one.verdicts) == {metric.name for metric in form.METRICS} for one in found)


def test_a_metric_that_breaks_is_an_error_and_no_score() -> None:
    def breaks(written: Written) -> Verdict:
        raise ZeroDivisionError("no sentences")

    [one, *_] = judged([gold()], {"cine": CINEMA}, (Metric("crisis", "text", "measure", breaks),))
    assert one.verdicts["crisis"] == Errored(error="ZeroDivisionError: no sentences")


def test_a_brand_that_nobody_knows_is_named_with_those_that_are() -> None:
    with pytest.raises(Faulty) as found:
        list(judged([gold(brand="otra")], {"cine": CINEMA}, form.METRICS))
    assert "otra" in found.value.detail.en
    assert "cine" in found.value.detail.en


def line(**over: Any) -> str:
    return json.dumps({**json.loads(gold().model_dump_json()), **over})


def test_a_gold_file_is_read_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{line(id='uno')}\n{line(id='dos')}\n", encoding="utf-8")
    assert [one.id for one in read(path)] == ["uno", "dos"]


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (line(half="third"), "half"),
        (line(drafts=[]), "drafts"),
        (line(drafts=[{"quality": "bad", "public": "x", "why": "x", "rated_by": "x"}] * 3), "drafts.0"),
        (
            line(drafts=[{"quality": "good", "public": "x", "why": "x", "rated_by": "x", "also": ["rudeness"]}] * 3),
            "also",
        ),
        ("{not json", "line"),
    ],
    ids=["unknown half", "no drafts", "a bad draft without its rule", "an unknown rule", "no JSON"],
)
def test_a_line_that_cannot_be_read_is_told_by_file_line_and_field(tmp_path: Path, bad: str, field: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{line()}\n{bad}\n", encoding="utf-8")
    with pytest.raises(Faulty) as found:
        list(read(path))
    assert f"{path}:2: " in found.value.detail.en
    assert field in found.value.detail.en
    assert f"{path}:2: " in found.value.detail.es


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path: Path) -> None:
    binary = tmp_path / "binary.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "none.jsonl", binary):
        with pytest.raises(Faulty, match=path.name):
            list(read(path))
