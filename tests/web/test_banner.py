"""The band above every page: nothing while it is calm, quiet on watch, big in a crisis, a drill never mistaken."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.incident.situation import CALM, Incident, OfficialLine, Situation
from app.review.people import Person
from app.web.banner import Banner, banner_of, update_due
from tests.web.desks import at, later, words
from tests.web.served import Served
from tests.web.test_incident_pages import LINE, _calm, burns

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@pytest.fixture
def head(served: Served) -> Iterator[tuple[Person, httpx.Client]]:
    with at(served, "head") as both:
        yield both
        _calm(served, both[0])


def band(page: httpx.Response) -> str:
    """The band of a page, or nothing."""
    _, found, rest = page.text.partition('<section class="standing')
    return found + rest.partition("</section>")[0] if found else ""


def incident(**over: Any) -> Incident:
    line = OfficialLine(incident="i", version=2, text=LINE, next_update=over.pop("next_update", None))
    fields = {"id": "i", "title": "Barco parado", "scenario": "varada", "severity": "high", "line": line, "since": NOW}
    return Incident(**{**fields, **over})


def test_calm_pages_carry_nothing(served: Served) -> None:
    with at(served) as (_, page):
        assert band(page.get("/queue")) == ""
        assert "banner.css" not in page.get("/queue").text


def test_a_crisis_stands_above_every_page_of_everybody(served: Served, head: tuple[Person, httpx.Client]) -> None:
    person, _ = head
    made = burns(served, person)
    with at(served, "agent") as (_, agent), at(served, "lead") as (_, lead):
        for page, path in (
            (agent, "/mine"),
            (agent, "/mine/new"),
            (lead, "/queue"),
            (lead, "/panel"),
            (lead, "/nohay"),
        ):
            found = band(page.get(path)) if path != "/nohay" else band(page.get("/queue/nohay"))
            assert f'href="/incidents/{made.id}"' in found, path
            assert LINE in found
            assert person.name in found
            assert "data-due" in found
            assert "Programación congelada" in found
        assert 'href="/live"' in band(lead.get("/queue"))
        assert 'href="/live"' not in band(agent.get("/mine"))
    with served.client() as client:
        assert band(client.get("/login")) == ""


def test_it_is_a_named_region_that_shouts_at_nobody(served: Served, head: tuple[Person, httpx.Client]) -> None:
    burns(served, head[0])
    found = band(head[1].get("/queue"))
    assert 'aria-label="Crisis abierta"' in found
    assert 'role="alert"' not in found
    assert "aria-live" not in found


def test_a_watch_is_quiet_and_a_crisis_comes_first(served: Served, head: tuple[Person, httpx.Client]) -> None:
    person, page = head
    words_ = ("café en mal estado", "café de a bordo")
    burns(
        served,
        person,
        scenario=None,
        title="Café",
        mode="watch",
        severity="medium",
        line=None,
        triggers=words_,
        freeze=False,
    )
    found = band(page.get("/queue"))
    assert 'class="standing watch"' in found
    assert "Programación" not in found
    burns(served, person)
    found = band(page.get("/queue"))
    assert 'class="standing crisis"' in found
    assert found.index("Barco parado") < found.index("Café")


def test_it_goes_with_the_crisis(served: Served, head: tuple[Person, httpx.Client]) -> None:
    person, page = head
    burns(served, person)
    assert band(page.get("/queue"))
    _calm(served, person)
    assert band(page.get("/queue")) == ""


def test_a_promise_that_has_passed_says_since_when(served: Served, head: tuple[Person, httpx.Client]) -> None:
    person, page = head
    burns(served, person, next_update=served.desk.clock() + timedelta(minutes=30))
    with later(served, timedelta(minutes=41)):
        assert "venció hace 1" in words(page.get("/queue"))


def test_a_drill_is_marked_on_every_page_and_in_its_title(
    served: Served, head: tuple[Person, httpx.Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served.desk, "drill", "Ensayo <de> otoño")
    for path in ("/queue", "/incidents", "/live"):
        text = head[1].get(path).text
        assert "<title>SIMULACRO · " in text
        assert '<body class="drill"' in text
        assert "Ensayo &lt;de&gt; otoño" in text
    with served.client(**{"Accept-Language": "en"}) as client:
        assert "<title>DRILL · " in client.get("/login").text


@pytest.mark.parametrize(
    ("over", "said_at", "due"),
    [
        ({"next_update": NOW + timedelta(hours=2)}, NOW, NOW + timedelta(hours=2)),
        ({}, NOW, NOW + timedelta(minutes=60)),
        ({"mode": "watch"}, NOW, None),
        ({"line": None}, None, None),
        ({}, None, None),
    ],
)
def test_the_next_update_is_the_promised_one_or_what_the_mode_asks_for(
    over: dict[str, Any], said_at: datetime | None, due: datetime | None
) -> None:
    assert update_due(incident(**over), said_at) == due


def test_the_desk_is_frozen_as_long_as_one_incident_asks_for_it() -> None:
    two = Situation(incidents=(incident(freeze_marketing=False), incident(id="j", freeze_marketing=True)))
    assert banner_of(two, {}, None).frozen
    assert banner_of(CALM, {}, None) == Banner()
