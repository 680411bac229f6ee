"""Fields that cannot all be true are looked at by a person."""

import pytest

from app.importing.understood import Field
from app.importing.weighing import weighed


def doubted(**values: object) -> set[str]:
    fields = [Field(path=path.replace("__", "."), value=value, standing="read") for path, value in values.items()]
    return {field.path for field in weighed(fields) if field.standing == "doubtful"}


def test_deadlines_that_fall_with_gravity_are_plain() -> None:
    assert not doubted(duties__low__first_answer=360, duties__medium__first_answer=360, duties__high__first_answer=20)


@pytest.mark.parametrize("what", ["first_answer", "resolution"])
def test_a_graver_matter_never_waits_longer(what: str) -> None:
    given = {f"duties__medium__{what}": 60, f"duties__critical__{what}": 90}
    assert doubted(**given) == {path.replace("__", ".") for path in given}


def test_an_answer_is_due_before_its_solution() -> None:
    assert len(doubted(duties__high__first_answer=90, duties__high__resolution=60)) == 2


def test_who_approves_the_mild_does_not_approve_the_grave_over_somebody_else() -> None:
    roles = {"duties__low__approver": "red", "duties__medium__approver": "prensa", "duties__critical__approver": "red"}
    assert len(doubted(**roles)) == 3
    assert not doubted(**{**roles, "duties__medium__approver": "red"})


@pytest.mark.parametrize(("minutes", "doubtful"), [(10, False), (60, False), (61, True)])
def test_a_case_is_not_slower_than_its_gravity(minutes: int, doubtful: bool) -> None:
    own = [{"what": "first_answer", "minutes": minutes}]
    found = doubted(duties__high__first_answer=60, scenarios__x__severity="high", scenarios__x__deadlines=own)
    assert found == ({"scenarios.x.deadlines"} if doubtful else set())
