"""Scripted teams: the score tells a prepared one from a slow one and from one without a plan."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from app.drill.agenda import Agenda, Clock
from app.drill.hands import FURTHER, Hand, Pile
from app.drill.profiles import PROFILES, ProfileName
from app.drill.running import Played
from app.review.people import Person
from tests.drill.staged import Acted, acted, ferry, of_scenario

START = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
TEAMS: tuple[ProfileName, ...] = ("good", "slow", "no-plan")


ROOT = Path(__file__).parents[2]


class Rehearsal(NamedTuple):
    """One script as three teams play it."""

    folder: Path
    knowledge: Path
    acted: dict[ProfileName, Acted]


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    folder = tmp_path_factory.mktemp("teams")
    knowledge = ferry(folder)
    script = of_scenario(knowledge, "varada", comments=30, minutes=45)
    return Rehearsal(folder, knowledge, {team: acted(folder, knowledge, script, team) for team in TEAMS})


@pytest.fixture(scope="module")
def teams(rehearsal: Rehearsal) -> dict[ProfileName, Played]:
    return {team: done.played for team, done in rehearsal.acted.items()}


def test_a_worse_team_scores_worse(teams: dict[ProfileName, Played]) -> None:
    good, slow, lost = (teams[team].score.total for team in TEAMS)
    assert good > slow + 10
    assert slow > lost


def test_the_reasons_say_what_was_missing(teams: dict[ProfileName, Played]) -> None:
    lost = teams["no-plan"].score
    assert lost.measure("holdings").weak
    assert lost.measure("declared").weak
    assert {mistake.name for mistake in lost.mistakes} & {"fed", "ignored"}
    assert len(lost.lessons) > len(teams["good"].score.lessons)
    slow = teams["slow"].score
    assert (slow.measure("declared").value or 99) > (teams["good"].score.measure("declared").value or 0)


def test_another_process_plays_the_same_seed_the_same(rehearsal: Rehearsal) -> None:
    """Whatever ids it draws and in whatever order its sets are: the team without a plan leaves most to chance."""
    first = rehearsal.acted["no-plan"]
    command = [sys.executable, "-m", "tests.drill.again", str(rehearsal.folder), str(rehearsal.knowledge), "no-plan"]
    given = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    script = first.played.script.model_dump_json()
    told = subprocess.run(
        command,
        env={**given, "PYTHONHASHSEED": "7"},
        cwd=ROOT,
        input=script,
        capture_output=True,
        text=True,
        check=True,
    )
    again = Acted.model_validate_json(told.stdout)
    assert len(first.journal) > 100
    assert again.journal == first.journal
    assert again.played == first.played


def test_every_profile_can_be_told_apart_in_words() -> None:
    assert len({profile.label.es for profile in PROFILES.values()}) == len(TEAMS)
    assert all(profile.name == name for name, profile in PROFILES.items())


def person(name: str) -> Person:
    return Person(id=name, name=name, role="lead")


async def test_two_people_share_a_pile_and_each_does_one_thing_at_a_time() -> None:
    clock = Clock(START)
    agenda = Agenda(clock)
    pile = Pile(agenda)
    for name in ("Lucía", "Leo"):
        Hand(person(name), [pile], agenda)
    done: list[tuple[str, float]] = []

    async def work(by: Person) -> None:
        done.append((by.name, (clock() - START).total_seconds()))

    for _ in range(3):
        pile.put(0, START, 10, work)
    await agenda.run(START + timedelta(minutes=1))
    assert [at for _, at in done] == [10, 10, 20]
    assert {name for name, at in done if at == 10} == {"Lucía", "Leo"}


async def test_what_is_urgent_goes_first_and_a_group_together() -> None:
    clock = Clock(START)
    agenda = Agenda(clock)
    pile = Pile(agenda)
    done: list[tuple[str, float]] = []

    def noted(name: str) -> None:
        async def work(by: Person) -> None:
            done.append((name, (clock() - START).total_seconds()))

        pile.put(int(name[0]), START, 8, work, group=name[1:] or None)

    for name in ("2", "1a", "3a", "0"):
        noted(name)
    Hand(person("Lucía"), [pile], agenda)
    await pile.hands[0].turn()
    await agenda.run(START + timedelta(minutes=1))
    assert done == [("0", 8), ("1a", 16 + 8 * FURTHER), ("3a", 16 + 8 * FURTHER), ("2", 24 + 8 * FURTHER)]


async def test_nobody_decides_on_their_own_words() -> None:
    agenda = Agenda(Clock(START))
    pile = Pile(agenda)
    hand = Hand(person("Helena"), [pile], agenda)

    async def work(by: Person) -> None:
        raise AssertionError(by)

    pile.put(0, START, 5, work, not_by=frozenset({"Helena"}))
    await agenda.run(START + timedelta(minutes=1))
    assert not hand.busy


async def test_a_clock_with_a_speed_runs_between_two_things_and_never_back() -> None:
    real = [0.0]
    clock = Clock(START, speed=60, passing=lambda: real[0])
    real[0] = 2.0
    assert clock() == START + timedelta(minutes=2)
    clock.set(START + timedelta(minutes=5))
    assert clock() == START + timedelta(minutes=5)
    clock.set(START)
    assert clock() == START + timedelta(minutes=5)
    assert clock.ahead(START + timedelta(minutes=8)) == 3.0
