"""Scripted teams: the score tells a prepared one from a slow one and from one without a plan."""

from datetime import UTC, datetime, timedelta

import pytest

from app.drill.agenda import Agenda, Clock
from app.drill.hands import FURTHER, Hand, Pile
from app.drill.profiles import PROFILES, ProfileName
from app.drill.running import Played
from app.review.people import Person
from tests.drill.staged import ferry, of_scenario, played

START = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
TEAMS: tuple[ProfileName, ...] = ("good", "slow", "no-plan")


@pytest.fixture(scope="module")
def teams(tmp_path_factory: pytest.TempPathFactory) -> dict[ProfileName, Played]:
    folder = tmp_path_factory.mktemp("teams")
    knowledge = ferry(folder)
    script = of_scenario(knowledge, "varada", comments=30, minutes=45)
    return {team: played(folder, knowledge, script, team) for team in TEAMS}


def test_a_worse_team_scores_worse(teams: dict[ProfileName, Played]) -> None:
    good, slow, lost = (teams[team].score.total for team in TEAMS)
    assert good > slow + 10
    assert slow > lost


def test_the_reasons_say_what_was_missing(teams: dict[ProfileName, Played]) -> None:
    lost = teams["no-plan"].score
    assert lost.total < teams["good"].score.total
    assert lost.measure("declared").weak
    assert {mistake.name for mistake in lost.mistakes} & {"fed", "ignored"}
    assert len(lost.lessons) > len(teams["good"].score.lessons)
    slow = teams["slow"].score
    assert (slow.measure("declared").value or 99) > (teams["good"].score.measure("declared").value or 0)


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
