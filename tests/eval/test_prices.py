"""Money is told with the date of its prices, foreseen rather too high, and never spent beyond the cap."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.llm_faults import Usage
from eval.faults import Faulty
from eval.prices import Cap, Forecast, OverBudget, Price, Purse, cost, foreseen, read_prices

TABLE = """\
dated: 2026-11-01
currency: USD
models:
  "openai:gpt-5-mini": {input: 0.25, output: 2.0, cached: 0.025}
  "openai:other": {input: 1, output: 4}
"""


def table(folder: Path, text: str = TABLE) -> Path:
    path = folder / "prices.yaml"
    path.write_text(text, "utf-8")
    return path


def test_cached_tokens_cost_what_the_table_says_of_them(tmp_path: Path) -> None:
    prices = read_prices(table(tmp_path))
    used = Usage(input_tokens=1_000_000, cached_tokens=400_000, output_tokens=500_000)
    assert cost(used, prices.price("openai:gpt-5-mini")) == pytest.approx(0.15 + 0.01 + 1.0)
    assert cost(used, prices.price("openai:other")) == pytest.approx(1 + 2)


def test_a_forecast_is_told_with_its_sum_and_the_date_of_the_prices(tmp_path: Path) -> None:
    prices = read_prices(table(tmp_path))
    told = Forecast(calls=10, input_tokens=1_000_000, output_tokens=500_000).told("openai:other", prices)
    assert "3.00-6.00 USD" in told.es
    assert "2026-11-01" in told.en
    assert "--prices" in Forecast(calls=1).told("m", None).es


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "dated"),
        (TABLE.replace("USD", "dollars"), "currency"),
        (TABLE.replace("0.25", "-1"), "input"),
        (TABLE.replace("0.25", ".nan"), "input"),
        (TABLE.replace("2026-11-01", "ayer"), "dated"),
        ("dated: [", "prices.yaml:1"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_by_field(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Faulty) as caught:
        read_prices(table(tmp_path, text))
    assert said in caught.value.detail.es


def test_a_missing_table_or_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(Faulty, match="--prices"):
        read_prices(tmp_path / "nada.yaml")
    with pytest.raises(Faulty, match="did you mean"):
        read_prices(table(tmp_path)).price("openai:gpt-5-mono")


@given(st.lists(st.integers(0, 2_000), max_size=40), st.integers(0, 20_000))
def test_calls_under_way_never_pass_the_cap_together(sizes: list[int], cap: int) -> None:
    purse = Purse(Cap(tokens=cap, money=cap / 1_000_000), Price(input=1, output=1))
    under_way: list[Usage] = []
    for n, size in enumerate(sizes):
        expected = Usage(input_tokens=size, output_tokens=1)
        try:
            purse.reserve(expected)
        except OverBudget:
            continue
        under_way.append(expected)
        if n % 3 == 0:
            purse.settle(under_way.pop(), None)
        open_now = sum(u.input_tokens + u.output_tokens for u in under_way)
        assert purse.spent.input_tokens + purse.spent.output_tokens + open_now <= cap


def test_longer_requests_are_foreseen_to_cost_more() -> None:
    assert foreseen(0).input_tokens < foreseen(1_000).input_tokens < foreseen(2_000).input_tokens
