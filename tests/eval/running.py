"""The test brands before the suite: their cases, and folders whose outcome model is already learned."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from app.brand.brand import Brand
from app.brand.load import load
from eval.casebook import Casebook, Selection, open_cases
from eval.collect import NOW, Collected, Wish, collect
from eval.engines import Writer
from eval.stages import Plan
from tests.lessons import learned

TESTS = Path(__file__).resolve().parent.parent
CASES = TESTS / "eval" / "cases"
PLAIN = TESTS / "brands" / "plain"
RIOPLATENSE = TESTS / "brands" / "rioplatense"


class Ground(NamedTuple):
    """A brand, its cases and a folder for runs."""

    knowledge: Path
    brand: Brand
    book: Casebook
    folder: Path

    def run(self, name: str = "run", book: Casebook | None = None, **over: Any) -> Collected:
        """A run below the folder. `over`: fields of the plan, `writer`, `repeats`, `workers`, `model`."""
        return collect(self.folder / name, book or self.book, self.brand, self.wish(**over))

    def wish(self, **over: Any) -> Wish:
        rest = {key: over.pop(key) for key in ("writer", "repeats", "workers", "model") if key in over}
        plan = Plan(knowledge=self.knowledge, now=NOW).model_copy(update=over)
        learned(self.knowledge, self.folder / "cache")
        return Wish(plan, Writer(), 1, 1, None, self.folder / "cache")._replace(**rest)

    def only(self, *ids: str) -> Casebook:
        return open_cases(CASES, Selection(cases=ids, brand=self.brand.slug), whole=False)


def ground(knowledge: Path, folder: Path) -> Ground:
    brand = load(knowledge)
    return Ground(knowledge, brand, open_cases(CASES, Selection(brand=brand.slug)), folder)


def files(folder: Path, names: Iterable[str] = ("brand.json", "cases.jsonl", "outputs.jsonl")) -> list[bytes]:
    """What of a run has to repeat byte by byte."""
    return [(folder / name).read_bytes() for name in names]
