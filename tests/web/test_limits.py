"""How much may be asked, and when to come back."""

import httpx
import pytest

from app.review.people import Person
from app.settings import Settings
from app.web.limits import Limits, TooManyRequests
from tests.web.served import COMPLAINT, Served

ANA, LUIS = (Person(id=name, name=name, role="agent") for name in ("ana", "luis"))


def test_each_person_has_a_share_of_the_minute() -> None:
    limits = Limits(Settings(rate_per_minute=2))
    for _ in range(2):
        limits.count(ANA)
    limits.count(LUIS)

    with pytest.raises(TooManyRequests) as caught:
        limits.count(ANA)
    assert 1 <= int(caught.value.headers["Retry-After"]) <= 60


def test_a_place_is_free_again_after_an_error() -> None:
    limits = Limits(Settings(in_flight=1))

    def fail() -> None:
        with limits.place():
            raise ZeroDivisionError

    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            fail()
    with limits.place(), pytest.raises(TooManyRequests), limits.place():
        pass


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_over_a_limit_the_answer_says_when_to_come_back(served: Served, client: httpx.Client, accept: str) -> None:
    usual = served.app.state.limits
    served.app.state.limits = Limits(Settings(rate_per_minute=1))
    try:
        answers = [client.post("/v1/drafts", json=COMPLAINT, headers={"Accept": accept}) for _ in range(2)]
    finally:
        served.app.state.limits = usual

    assert answers[1].status_code == 429
    assert 1 <= int(answers[1].headers["retry-after"]) <= 60
    assert answers[1].json()["type"] == "urn:portavoz:problem:too-many-requests"
