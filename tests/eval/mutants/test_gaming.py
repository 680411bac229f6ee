"""Replies written for the metrics are set against the good reply to the same comment."""

from typing import Any

from eval.metrics.metric import Metric, Scored, Verdict
from eval.mutants.drafts import judged
from eval.mutants.gaming import KINDS, gamed
from eval.output import Written
from tests.eval.mutants.replies import COMPLAINT, GOOD, SAID, listening, reply

LONG: dict[str, Any] = {"comment": {"network": "x", "text": "Frío en la sala, " * 40}}


def _warm(written: Written) -> Verdict:
    return Scored(value=float("madre" in written.text.public), reason=SAID)


WARM = Metric("empathy.reaction", "text", "measure", _warm)


def test_every_kind_is_set_against_every_good_draft() -> None:
    told = list(gamed([judged("d", reply(), (WARM,))], (WARM,)))
    assert {game.kind for game in told} == set(KINDS)
    texts = {game.kind: game.text for game in told}
    assert texts["copy_of_complaint"] == COMPLAINT
    assert texts["empty"] == ""
    assert "Las entradas se cambian" in texts["copy_of_manual"]


def test_one_that_reaches_the_good_reply_is_not_below_it() -> None:
    told = {game.kind: game.below for game in gamed([judged("d", reply(), (WARM,))], (WARM,))}
    assert told["generic"]
    assert not told["copy_of_complaint"], "the complaint names the mother too, and nothing else was measured"
    strict = (WARM, listening("copied", lambda text: text == COMPLAINT))
    assert all(game.below for game in gamed([judged("d", reply(), strict)], strict) if game.kind != "stuffed")


def test_what_is_copied_is_cut_to_what_the_network_takes() -> None:
    told = list(gamed([judged("d", reply(GOOD[:200], **LONG), (WARM,))], (WARM,)))
    copied = next(game for game in told if game.kind == "copy_of_complaint")
    assert 200 < len(copied.text) <= 280


def test_the_same_seed_gives_the_same_replies() -> None:
    drafts = [judged("d", reply(), (WARM,))]
    assert list(gamed(drafts, (WARM,), 3)) == list(gamed(drafts, (WARM,), 3))
