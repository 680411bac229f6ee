"""What a live run costs: the user's own dated price table, a forecast, and a cap that is never passed."""

from datetime import date as Date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from app.brand.faults import one_of
from app.brand.shape import fit
from app.brand.source import parse_yaml
from app.llm_faults import Usage
from app.value import Value
from app.wording import Wording
from eval.faults import Faulty

MILLION = 1_000_000
CHARACTERS = 3.5
"""Of one token, for forecasts: low for Spanish prose, so that a forecast is rather too high."""
ANSWER = 700
"""Tokens of one answer, for forecasts: a reply of 280 to 2,000 characters, its gloss and its protocol, in JSON."""

Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Price(Value):
    """Of a million tokens, in the table's currency."""

    input: Amount
    output: Amount
    cached: Amount | None = None
    """Of input tokens that the server had cached; None: they cost what the others do."""


class PriceTable(Value):
    """Prices change: the table says from when it is, and so does every sum made with it."""

    dated: Date
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    models: dict[str, Price]

    def price(self, model: str) -> Price:
        """Raises Faulty for a model that the table does not list."""
        if model in self.models:
            return self.models[model]
        mend = one_of(model, self.models)
        raise Faulty(
            Wording(
                es=f"la tabla de precios del {self.dated} no tiene «{model}»; {mend.es}",
                en=f"the price table of {self.dated} has no “{model}”; {mend.en}",
            )
        )


class Cap(Value):
    """What a run may spend; None: no limit of that kind. Money needs a price table."""

    tokens: int | None = None
    money: Amount | None = None


def read_prices(path: Path) -> PriceTable:
    """A YAML file. Raises Faulty with every fault by line, field and mend."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise Faulty(Wording(es=f"--prices {path}: {why}", en=f"--prices {path}: {why}")) from error
    source, faults = parse_yaml(str(path), text)
    fitted = fit(PriceTable, source.data or {}, source) if source else None
    faults = [*faults, *(fitted.faults if fitted else [])]
    if faults or fitted is None or fitted.value is None:
        told = [Wording(es=fault.in_("es"), en=fault.in_("en")) for fault in faults]
        raise Faulty(Wording(es="\n".join(t.es for t in told), en="\n".join(t.en for t in told)))
    return fitted.value


def cost(usage: Usage, price: Price) -> float:
    """In the table's currency."""
    cached = min(usage.cached_tokens, usage.input_tokens)
    fresh = usage.input_tokens - cached
    reused = price.input if price.cached is None else price.cached
    return (fresh * price.input + cached * reused + usage.output_tokens * price.output) / MILLION


class Forecast(Value):
    """Of all calls that are not recorded yet. A refused draft is asked for once more: `most` is twice that."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0

    @property
    def usage(self) -> Usage:
        return Usage(input_tokens=self.input_tokens, output_tokens=self.output_tokens, calls=self.calls)

    def told(self, model: str, prices: PriceTable | None) -> Wording:
        """One sentence to ask by."""
        tokens, one = self.input_tokens + self.output_tokens, self.calls == 1
        es = f"{model}: {self.calls} llamada{'' if one else 's'}, unos {tokens} tokens"
        en = f"{model}: {self.calls} call{'' if one else 's'}, about {tokens} tokens"
        if prices is None:
            return Wording(es=f"{es}; sin tabla de precios (--prices).", en=f"{en}; no price table (--prices).")
        least = cost(self.usage, prices.price(model))
        digits = 2 if least >= 1 else 4
        sums = f"{least:.{digits}f}-{2 * least:.{digits}f} {prices.currency}"
        return Wording(es=f"{es}, {sums} (precios del {prices.dated}).", en=f"{en}, {sums} (prices of {prices.dated}).")


def foreseen(characters: int) -> Usage:
    """Of one call, before it is made."""
    return Usage(input_tokens=int(characters / CHARACTERS) + 1, output_tokens=ANSWER, calls=1)


class OverBudget(Faulty):
    """The next call could pass the cap; it was not made."""


class Purse:
    """What was spent and what calls under way may still spend. One for a run; not shared between processes."""

    def __init__(self, cap: Cap, price: Price | None = None) -> None:
        self._cap, self._price = cap, price
        self.spent = Usage()
        self._under_way = Usage()

    def reserve(self, expected: Usage) -> None:
        """Raises OverBudget when this call, with all others under way, could pass the cap."""
        after = self.spent + self._under_way + expected
        tokens = after.input_tokens + after.output_tokens
        money = cost(after, self._price) if self._price else 0.0
        if self._cap.tokens is not None and tokens > self._cap.tokens:
            raise OverBudget(_over(f"{self._cap.tokens} tokens", "--budget-tokens"))
        if self._cap.money is not None and money > self._cap.money:
            raise OverBudget(_over(f"{self._cap.money}", "--budget"))
        self._under_way = self._under_way + expected

    def settle(self, expected: Usage, used: Usage | None) -> None:
        """After the call. A server that reports no usage is believed to have used what was expected."""
        left = {name: getattr(self._under_way, name) - getattr(expected, name) for name in Usage.model_fields}
        self._under_way = Usage(**left)
        self.spent = self.spent + (used or expected)


def _over(cap: str, option: str) -> Wording:
    return Wording(
        es=f"el siguiente paso podría pasar de {cap}; lo hecho se conserva: súbalo con {option} y repita la orden",
        en=f"the next call could pass {cap}; what was done is kept: raise it with {option} and run again",
    )
