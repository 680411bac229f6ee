"""Mutants start from replies that people wrote or approved, with all that is known of their cases."""

import json
from pathlib import Path

import pytest

from app.brand.load import load
from eval.faults import Faulty
from eval.gold_draft import GoldCase, Graded
from eval.mutants.drafts import approved, brands, broken, good, judged, with_text
from tests.eval.mutants.replies import CINEMA, GOOD, breaking, listening, reply, silent

OWN = Path("tests/brands/rioplatense")


def gold(brand: str = "cine") -> GoldCase:
    drafts = (
        Graded(quality="good", public=GOOD, why="", rated_by="t"),
        Graded(quality="mediocre", public="Lo sentimos.", why="", rated_by="t"),
        Graded(quality="bad", public="Es lo que hay.", breaks="insult", why="", rated_by="t"),
    )
    return GoldCase(id="g1", half="tune", brand=brand, case=reply().case, drafts=drafts)


def test_only_drafts_graded_good_are_started_from() -> None:
    assert [(id, written.text.public) for id, written in good([gold()], {"cine": CINEMA})] == [("g1.0", GOOD)]


def test_gold_of_no_known_brand_is_told() -> None:
    with pytest.raises(Faulty):
        list(good([gold("otra")], {"cine": CINEMA}))


def test_an_approved_reply_keeps_the_strategy_of_its_outcome() -> None:
    brand = load(OWN)
    told = dict(approved(brand))
    lines = (OWN / "replies" / "respuestas.jsonl").read_text(encoding="utf-8").splitlines()
    assert {written.text.public for written in told.values()} <= {json.loads(line)["reply"] for line in lines}
    for written in told.values():
        strategy = brand.protocol.outcome(written.case.outcomes[0]).strategy
        assert written.case.apologise == strategy.apologise
        assert written.case.private == (True if strategy.private else None)


def test_brands_are_known_by_slug_and_by_folder() -> None:
    known = brands(OWN)
    assert known["percanta"] == known["rioplatense"]


def test_a_draft_passes_when_no_rule_fell_and_no_metric_broke() -> None:
    well = judged("d", reply(), (listening("leak", lambda _: False), silent("empty")))
    assert well.passes
    assert not judged("d", reply(), (breaking("leak"),)).passes
    fallen = judged("d", reply(), (listening("leak", lambda _: True),))
    assert broken(fallen.verdicts) == fallen.broken == ("leak",)


def test_another_text_keeps_case_brand_and_sources() -> None:
    written = reply()
    other = with_text(written, "Perdón.")
    assert other.text.public == "Perdón."
    assert (other.case, other.sources, other.text.private) == (written.case, written.sources, written.text.private)
