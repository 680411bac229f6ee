"""A drill runs the real pipeline to its end, shows what it must show, and touches nothing that is real."""

import hashlib
from pathlib import Path

import pytest

from app.drill.running import Played
from app.drill.script import HURT
from app.drill.script_file import drill_named
from app.drill.stage import CLOSED, closed
from app.settings import Settings
from tests.drill.scripts import small
from tests.drill.staged import SHIPPED, ferry, of_scenario, played, settings


def content(folder: Path) -> dict[str, str]:
    """Every file below the folder, by its bytes."""
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()
    }


class Ran:
    """One drill with what was on the disk before and after."""

    def __init__(self, folder: Path, knowledge: Path, done: Played, before: dict[str, str]) -> None:
        self.done, self.before, self.after = done, before, {**content(folder / "var"), **content(knowledge)}


def ran(folder: Path, knowledge: Path, name: str | None) -> Ran:
    script = drill_named(name, knowledge) if name else of_scenario(knowledge, "no-coincide", comments=60)
    settings(folder, knowledge)
    before = {**content(folder / "var"), **content(knowledge)}
    return Ran(folder, knowledge, played(folder, knowledge, script), before)


MADE = Path(__file__).parents[1] / "brands" / "rioplatense"


@pytest.fixture(scope="module", params=["shipped", "made"])
def drill(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The shipped drill of 200 comments in 90 minutes, and one made for another brand."""
    folder = tmp_path_factory.mktemp("real")
    if request.param == "made":
        return ran(folder, MADE, None)
    return ran(folder, SHIPPED, "averia-a2")


def test_two_hundred_comments_in_ninety_minutes(drill: Ran) -> None:
    script = drill.done.script
    if script.id == "averia-a2":
        assert (script.written >= 200, script.minutes) == (True, 90)
    assert drill.done.history > 100


def test_it_is_warned_of_within_five_minutes_of_the_onset(drill: Ran) -> None:
    found = drill.done.score.measure("alert").value
    assert found is not None
    assert found <= 5


def test_everybody_who_is_hurt_has_a_first_answer_in_time(drill: Ran) -> None:
    assert drill.done.score.measure("holdings").value == 1.0
    assert sum(wave.count for wave in drill.done.script.waves if wave.who in HURT) > 20


def test_every_new_draft_follows_the_line_in_force(drill: Ran) -> None:
    assert len([entry for entry in drill.done.diary if entry.what == "line"]) == 2
    assert drill.done.score.measure("followed").value == 1.0
    assert drill.done.score.measure("coherent").value == 1.0


def test_figures_are_the_same_in_all_replies_and_texts_are_not(drill: Ran) -> None:
    assert drill.done.score.measure("figures").value == 1.0
    identical = drill.done.score.measure("identical").value
    assert identical is not None
    assert identical < 0.02


def test_a_prepared_team_breaks_no_rule_and_leaves_little_open(drill: Ran) -> None:
    assert drill.done.score.mistakes == ()
    assert drill.done.score.total >= 90
    assert {entry.what for entry in drill.done.diary} >= {"alert", "declared", "line", "fact", "refuted", "stood_down"}


def test_nothing_that_is_real_is_touched(drill: Ran) -> None:
    assert drill.after == drill.before
    assert not any("sqlite" in name for name in drill.after)


def test_every_way_out_is_closed_whatever_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAVOZ_SMTP_URL", "smtps://mail.example.org:465")
    monkeypatch.setenv("PORTAVOZ_MAIL_FROM", "x@example.org")
    monkeypatch.setenv("PORTAVOZ_WEBHOOK_URL", "https://chat.example.org/hook")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-real")
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:p@db.example.org/real")
    real = Settings()
    assert real.has_model
    played_on = closed(real, tmp_path)
    assert [getattr(played_on, name) for name in CLOSED] == [None] * len(CLOSED)
    assert not played_on.has_model
    assert (played_on.openai_api_key, played_on.var) == (None, tmp_path)
    assert closed(real, tmp_path, "model").openai_api_key == real.openai_api_key
    assert closed(real, tmp_path, "model").smtp_url is None


def test_another_seed_plays_another_drill(tmp_path: Path) -> None:
    """That the same one plays the same: test_team."""
    knowledge = ferry(tmp_path)
    first, other = (played(tmp_path, knowledge, small(), seed=seed) for seed in (1, 2))
    assert first.diary != other.diary
