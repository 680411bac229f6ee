"""Live: waves against the usual rhythm, drawn and in a table; what is unanswered; warnings with what they rest on."""

import re
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.monitor.alert import Alert, Evidence, Found, alert_of, store
from app.monitor.hearing import HeardIn
from app.monitor.tables import heard
from app.operations.hear import hear
from app.web.plots import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH
from app.web.wave_plots import MOST_LAYERS, REST, Layer, fewer, stacked
from tests.web.desks import at, words
from tests.web.served import Served
from tests.web.test_incident_pages import HOSTILE, _calm, _record

START = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@pytest.fixture
def lead(served: Served) -> Iterator[httpx.Client]:
    with at(served) as (_, page):
        yield page


def comes(served: Served, text: str, times: int = 1, minutes: float = 2, **over: object) -> list[str]:
    """That many comments were heard; their keys."""
    now = served.desk.clock()
    batch = [
        HeardIn(**{"network": "x", "id": secrets.token_hex(6), "author": f"@u{secrets.token_hex(4)}", "text": text,
                   "posted_at": now - timedelta(minutes=minutes), **over})
        for _ in range(times)
    ]  # fmt: skip

    async def run() -> list[str]:
        await hear(served.desk, batch, source="api")
        async with served.desk.db.read() as connection:
            return list((await connection.execute(select(heard.c.key).order_by(heard.c.heard_at.desc()))).scalars())

    return served.do(run)[:times]


def warned(served: Served, keys: list[str], scenario: str | None = "varada") -> Alert:
    """A warning that nobody has settled."""
    now = served.desk.clock()
    rests = Evidence(
        since=now - timedelta(minutes=15), until=now, count=23, authors=19, usual=2.0, comments=tuple(keys)
    )
    found = Found(
        kind="spike", subject=f"outcome:{secrets.token_hex(3)}", evidence=rests, scenario=scenario, severity="high",
        quiet=timedelta(hours=1),
    )  # fmt: skip

    async def run() -> Alert:
        async with served.desk.db.write() as connection:
            return await store(connection, found, now)

    return served.do(run)


def outcome(served: Served, alert: Alert) -> str | None:
    async def read() -> Alert | None:
        async with served.desk.db.read() as connection:
            return await alert_of(connection, alert.id)

    found = served.do(read)
    assert found is not None
    return found.outcome


def test_agents_have_no_live_page(served: Served) -> None:
    with at(served, "agent") as (_, page):
        assert page.get("/live").status_code == 403


@pytest.mark.parametrize("by", ["severity", "outcome", "topic", "network", "nada"])
@pytest.mark.parametrize("window", ["1h", "6h", "24h", "7d", "siglo"])
def test_the_drawing_has_a_title_a_description_and_its_numbers_in_a_table(
    served: Served, lead: httpx.Client, by: str, window: str
) -> None:
    comes(served, "El barco está parado y nadie atiende", 2)
    text = lead.get(f"/live?window={window}&by={by}").text
    plot = text[text.index('<svg class="plot waves') : text.index("</svg>")]
    assert "<title" in plot
    assert "<desc" in plot
    table = text[text.index("Ver los números en una tabla") :].partition("</table>")[0]
    drawn = [int(n) for n in re.findall(r"<rect [^>]*><title>[^<]*: (\d+)</title>", plot)]
    rows = [[int(n) for n in re.findall(r'<td class="number">(\d+)</td>', row)] for row in table.split("<tr>")[2:]]
    assert sorted(drawn) == sorted(n for row in rows for n in row if n)
    assert sum(drawn) >= 2


def test_what_nobody_answered_is_listed_by_severity_with_the_oldest(served: Served, lead: httpx.Client) -> None:
    word = secrets.token_hex(4)
    comes(served, f"El barco está parado {word}", minutes=50)
    said = words(lead.get("/live"))
    assert word in lead.get("/live").text
    assert "El más antiguo" in said


def test_words_of_the_public_stay_words(served: Served, lead: httpx.Client) -> None:
    keys = comes(served, f"{HOSTILE} {secrets.token_hex(4)}", author='@x"><script>alert(3)</script>')
    warned(served, keys)
    text = lead.get("/live").text
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "\u202e" not in text


def test_a_warning_shows_what_it_rests_on_and_leads_to_a_filled_declaration(served: Served) -> None:
    keys = comes(served, "El barco está parado")
    alert = warned(served, keys)
    with at(served, "head") as (person, page):
        said = words(page.get("/live"))
        assert "23 comentarios de 19 personas en 15 min (lo habitual: 2,0)" in said
        assert "Propone: Barco parado, gravedad Alta" in said
        form = page.get(f"/incidents/new?alert={alert.id}").text
        assert 'value="Barco parado"' in form
        assert "23 comentarios de 19 personas" in form
        given = {"title": "Barco parado", "scenario": "varada", "mode": "crisis", "severity": "high", "minutes": "30"}
        rest = {"line": "Estamos comprobando qué ocurre.", "reason": "aviso", "alert": alert.id}
        made = page.post("/incidents/new", data={**given, **rest})
        assert made.status_code == 303
        id = made.headers["location"].split("/")[2].partition("?")[0]
        assert _record(served, id).alert == alert.id
        assert outcome(served, alert) == "declared"
        report = words(page.get(f"/incidents/{id}/report"))
        assert "Aviso de Portavoz" in report
        _calm(served, person)


def test_without_a_scenario_the_comments_of_the_warning_tell_what_belongs_to_it(served: Served) -> None:
    alert = warned(served, comes(served, "El café de a bordo sabe a gasoil"), scenario=None)
    with at(served, "lead") as (_, page):
        text = page.get(f"/incidents/new?alert={alert.id}").text
    assert "El café de a bordo sabe a gasoil" in text
    assert 'name="mode" value="watch"' in text


def test_it_is_nothing_needs_a_reason_and_keeps_what_was_typed(served: Served, lead: httpx.Client) -> None:
    alert = warned(served, comes(served, "El barco está parado"))
    refused = lead.post(f"/live/alerts/{alert.id}", data={"reason": " "})
    assert refused.status_code == 422
    assert "Diga por qué" in words(refused)
    assert outcome(served, alert) is None
    assert lead.post(f"/live/alerts/{alert.id}", data={"reason": "un sorteo"}).status_code == 303
    assert outcome(served, alert) == "dismissed"
    late = lead.post(f"/live/alerts/{alert.id}", data={"reason": "otra vez"})
    assert late.status_code == 409
    assert lead.post("/live/alerts/nohay", data={"reason": "x"}).status_code == 404


def test_a_script_asks_for_what_changes_alone(served: Served, lead: httpx.Client) -> None:
    part = lead.get("/live", headers={"X-Fragment": "live"}).text
    assert part.lstrip().startswith('<div id="live"')
    assert "<html" not in part


COUNTS = st.integers(1, 40).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 5_000), min_size=n, max_size=n), min_size=1, max_size=9)
)


@given(COUNTS, st.data())
def test_every_block_lies_within_the_drawing_on_the_one_below_it(counts: list[list[int]], data: st.DataObject) -> None:
    slots = [START + timedelta(minutes=5 * i) for i in range(len(counts[0]))]
    usual = data.draw(st.lists(st.floats(0, 9_000), min_size=len(slots), max_size=len(slots)))
    plot = stacked(slots, [Layer(name=str(i), counts=tuple(c)) for i, c in enumerate(counts)], usual)
    assert plot.total == sum(map(sum, counts))
    assert len(plot.line.split()) == len(slots)
    by_slot: dict[datetime, list[tuple[float, float]]] = {}
    for block in plot.blocks:
        assert block.x >= LEFT
        assert block.x + block.width <= WIDTH - RIGHT + 0.1
        assert TOP - 0.1 <= block.y <= HEIGHT - BOTTOM
        by_slot.setdefault(block.at, []).append((block.y, block.height))
    for blocks in by_slot.values():
        foot: float = HEIGHT - BOTTOM
        for y, height in blocks:
            assert y + height == pytest.approx(foot, abs=0.11)
            foot = y
    assert sum(sum(row) for _, row, _ in plot.rows) == plot.total


def test_small_kinds_are_drawn_as_one_and_nothing_is_lost() -> None:
    layers = [Layer(name=str(i), counts=(i, 1)) for i in range(9)]
    drawn = fewer(layers)
    assert len(drawn) == MOST_LAYERS + 1
    assert drawn[-1].name == REST
    assert sum(layer.total for layer in drawn) == sum(layer.total for layer in layers)
    assert fewer([Layer(name="a", counts=(0, 0))]) == ()
