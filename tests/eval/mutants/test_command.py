"""What is printed names every survivor, and the status says whether the suite noticed enough."""

from pathlib import Path

import pytest

from eval.faults import Faulty
from eval.mutants.command import broken_metrics, mutants, shown
from eval.mutants.drafts import GOLD, judged
from eval.mutants.gaming import Gamed
from eval.mutants.killing import kill
from eval.mutants.operator import Operator
from eval.options import Options
from tests.eval.mutants.replies import breaking, listening, reply

ADDS = Operator("adds", ("leak",), lambda written, _: f"{written.text.public} \x1b[31mFUGA")
CALM = Operator("calm", (), lambda written, _: f"Hola. {written.text.public}")
DEAF = listening("leak", lambda _: False)


def told(*games: Gamed) -> str:
    drafts = [judged("d1", reply("Lo sentimos."), (DEAF,))]
    found = kill(drafts, (DEAF,), 0, 1, 1, (ADDS,), (CALM,))
    return "\n".join(part for part in shown(found, games, "es") if isinstance(part, str))


def test_survivors_are_printed_with_their_cause_and_without_what_a_terminal_obeys() -> None:
    page = told()
    assert "adds d1: sobrevive (la regla se da por cumplida: sí): Lo sentimos." in page
    assert "FUGA" in page
    assert "\x1b" not in page
    assert "Supervivientes: la regla se da por cumplida 1" in page


def test_a_gaming_reply_that_reaches_the_good_one_is_printed() -> None:
    assert "stuffed d1" in told(Gamed("stuffed", "d1", "x", 0.9, 0.8))
    assert "stuffed d1" not in told(Gamed("stuffed", "d1", "x", 0.7, 0.8))


def test_one_metric_alone_does_not_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(GOLD.read_text(encoding="utf-8").splitlines(keepends=True)[58:60]), encoding="utf-8")
    options = Options(knowledge=Path("tests/brands/rioplatense"), metric=("policy.too_long",), language="en")
    assert mutants(options, gold) == 1
    assert "exceed_limit" in capsys.readouterr().out


def test_a_folder_without_a_run_is_told(tmp_path: Path) -> None:
    options = Options(
        knowledge=Path("tests/brands/rioplatense"), metric=("policy.too_long",), out=tmp_path / "none", language="en"
    )
    with pytest.raises(Faulty):
        mutants(options)


def test_a_metric_that_breaks_is_named_with_its_error() -> None:
    assert list(broken_metrics([judged("d1", reply("Lo sentimos."), (DEAF,))], "en")) == []
    drafts = [judged("d1", reply("Lo sentimos."), (breaking("leak"),)) for _ in range(2)]
    assert list(broken_metrics(drafts, "en")) == ["policy.leak: broke on 2 replies: ValueError: broken"]
