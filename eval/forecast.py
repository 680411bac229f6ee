"""What a live run would ask a model, found by running the stages with a model that only counts."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.brand.brand import Brand
from app.llm import Completion, Message
from app.llm_faults import ModelFailed
from app.settings import Settings
from eval.casebook import Casebook
from eval.collect import Wish
from eval.engines import Models
from eval.output import Failed, Output
from eval.prices import Cap, Forecast, foreseen
from eval.recording import characters
from eval.stages import learn
from eval.workers import Work, run_here


class Counter:
    """A model that answers nothing and adds up what it is asked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.forecast = Forecast()

    async def complete(self, messages: Sequence[Message], schema: Mapping[str, Any], *, seconds: float) -> Completion:
        """Raises ModelFailed, always."""
        one, so_far = foreseen(characters(messages, schema)), self.forecast
        self.forecast = Forecast(
            calls=so_far.calls + 1,
            input_tokens=so_far.input_tokens + one.input_tokens,
            output_tokens=so_far.output_tokens + one.output_tokens,
        )
        raise ModelFailed("resting")


def forecast(book: Casebook, brand: Brand, wish: Wish) -> Forecast:
    """Of the first call for each case and repeat whose answer is not recorded. Makes none."""
    free = wish.writer.model_copy(update={"cap": Cap(), "price": None})
    settings = Settings().model_copy(update={"model": free.model or Settings().model})
    counter = Counter(settings.model)
    with TemporaryDirectory(prefix="portavoz-eval-") as lent:
        learn(brand, Path(lent), wish.cache_of(brand.slug))
        work = Work(wish.plan, free, wish.repeats, frozenset(), Path(lent))
        run_here(book.groups, work, _let_go, Models(brand, free, settings, counter))
    return counter.forecast


def _let_go(output: Output | Failed) -> None:
    return None
