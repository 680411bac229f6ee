"""The panel says in tables and drawings what the figures are, and that there are none where there are none."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.operations.decide import reject
from app.web.plots import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, by_day
from tests.office import waiting
from tests.web.people import entered, settled
from tests.web.served import Served, brand_in, serving, settings

START = date(2026, 11, 1)


@pytest.fixture
def lead(served: Served) -> Iterator[httpx.Client]:
    with entered(served, settled(served, "lead"), **{"Accept-Language": "es"}) as page:
        yield page


def test_agents_have_no_panel(served: Served) -> None:
    with entered(served, settled(served)) as page:
        assert page.get("/panel").status_code == 403


def test_an_empty_desk_says_so(tmp_path: Path) -> None:
    with ExitStack() as open_:
        fresh = open_.enter_context(serving(settings(brand_in(tmp_path))))
        page = open_.enter_context(entered(fresh, settled(fresh, "lead"), **{"Accept-Language": "es"}))
        text = page.get("/panel").text
    assert "Aún no hay datos" in text
    assert "<svg class" not in text


@pytest.mark.parametrize(
    ("asked", "days"), [("7", 7), ("30", 30), ("90", 90), ("", 30), ("x", 30), ("-1", 30), ("9" * 9, 30)]
)
def test_the_drawing_has_a_title_a_description_and_the_same_numbers_in_a_table(
    served: Served, lead: httpx.Client, asked: str, days: int
) -> None:
    ana = settled(served)
    served.do(lambda: waiting(served.desk, ana))
    page = lead.get(f"/panel?days={asked}").text
    plot = page[page.index('<svg class="plot"') : page.index("</svg>")]
    table = page[page.index("Ver los números en una tabla") :].partition("</table>")[0]

    assert "<title" in plot
    assert "<desc" in plot
    assert table.count('<th scope="row">') == days
    drawn = [int(n) for n in re.findall(r"<rect .*?<title>[\d-]+: (\d+)</title>", plot)]
    told = [int(n) for n in re.findall(r'</th><td class="number">(\d+)</td>', table)]
    assert sorted(drawn) == sorted(n for n in told if n)
    assert sum(told) > 0


def test_nothing_on_it_needs_a_style_or_a_script_of_its_own(served: Served, lead: httpx.Client) -> None:
    page = lead.get("/panel").text
    assert " style=" not in page
    assert "<style" not in page
    assert re.findall(r"<script(?! type=\"module\" src=)", page) == []


def test_reasons_stand_in_words_and_a_foreign_one_as_it_is(served: Served, lead: httpx.Client) -> None:
    boss, ana = settled(served, "lead"), settled(served)

    async def run() -> None:
        for reason in ("tone", "<b>porque sí</b>"):
            reply = await waiting(served.desk, ana)
            await reject(served.desk, reply.id, boss, version=1, reason=reason)

    served.do(run)
    page = lead.get("/panel").text
    assert "El tono" in page
    assert "&lt;b&gt;porque sí&lt;/b&gt;" in page


COUNTS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=90)


@given(COUNTS)
def test_every_bar_and_point_lies_within_the_drawing_and_in_proportion(counts: list[tuple[int, int]]) -> None:
    plot = by_day([(START + timedelta(days=i), *pair) for i, pair in enumerate(counts)])
    top = plot.scale[-1].value
    assert top >= max(max(pair) for pair in counts)
    for bar, (count, other) in zip(plot.bars, counts, strict=True):
        assert LEFT <= bar.x <= bar.x + bar.width <= WIDTH - RIGHT + 0.1
        assert TOP <= bar.point <= HEIGHT - BOTTOM
        assert bar.height == pytest.approx((HEIGHT - BOTTOM - TOP) * count / top, abs=0.11)
        assert HEIGHT - BOTTOM - bar.point == pytest.approx((HEIGHT - BOTTOM - TOP) * other / top, abs=0.11)
    assert len(plot.line.split()) == len(counts)


@pytest.mark.parametrize(
    ("most", "scale"), [(0, [0, 1, 2]), (3, [0, 2, 4]), (7, [0, 5, 10]), (11, [0, 10, 20]), (399, [0, 200, 400])]
)
def test_the_scale_is_round(most: int, scale: list[int]) -> None:
    assert [tick.value for tick in by_day([(START, most, 0)]).scale] == scale


@pytest.mark.parametrize(("days", "labels"), [(7, 7), (30, 6), (90, 7)])
def test_few_days_are_written_and_always_the_last(days: int, labels: int) -> None:
    plot = by_day([(START + timedelta(days=i), 1, 1) for i in range(days)])
    assert len(plot.labels) == labels
    assert plot.labels[-1] == plot.bars[-1]
