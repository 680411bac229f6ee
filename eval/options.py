"""What was asked for on the command line, and what it comes to: brand, cases, plan and folders."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from app.brand.brand import Brand
from app.brand.load import load
from app.settings import Settings, read_settings
from app.value import Value
from app.wording import Tongue, Wording
from eval.case import Split
from eval.casebook import Casebook, Selection, open_cases
from eval.collect import NOW, Wish
from eval.engines import Writer
from eval.faults import Faulty
from eval.metrics.metric import Metric
from eval.metrics.table import TABLE, named
from eval.prices import Cap, PriceTable, read_prices
from eval.run import Stage
from eval.stages import Plan

HERE = Path(__file__).resolve().parent
CASES, BASELINES, RECORDINGS = HERE / "cases", HERE / "baselines", HERE / "recordings"
EngineName = Literal["composer", "replay", "live"]


class Options(Value):
    """As given; None where the default depends on the brand."""

    cases: Path | None = None
    knowledge: Path | None = None
    out: Path | None = None
    case: tuple[str, ...] = ()
    split: tuple[Split, ...] = ()
    brand: str | None = None
    stage: Stage = "draft"
    engine: EngineName = "composer"
    model: str | None = None
    recordings: Path | None = None
    without_retrieval: bool = False
    workers: int = 0
    seed: int = 0
    repeats: int = 1
    metric: tuple[str, ...] = ()
    baseline: Path | None = None
    write_baseline: bool = False
    prices: Path | None = None
    budget: float | None = None
    budget_tokens: int | None = None
    yes: bool = False
    language: Tongue | None = None

    @property
    def partial(self) -> bool:
        """Whether only some of the brand's cases were asked for."""
        return bool(self.case or self.split)


class Session(NamedTuple):
    """All that a command works with. `prices` None: sums are told in tokens alone."""

    options: Options
    brand: Brand
    book: Casebook
    wish: Wish
    out: Path
    tongue: Tongue
    prices: PriceTable | None

    @property
    def baseline(self) -> Path:
        return self.options.baseline or BASELINES / f"{self.brand.slug}.jsonl"


def tongue_of(options: Options) -> Tongue:
    return options.language or read_settings().language


def out_of(options: Options, settings: Settings, brand: str) -> Path:
    """The run folder: named, or the brand's own below the data folder."""
    return options.out or settings.var / "eval" / brand


def session(options: Options) -> Session:
    """Raises BadKnowledge, BadSettings, BadCases or Faulty."""
    settings = read_settings()
    knowledge = options.knowledge or settings.knowledge
    brand = load(knowledge)
    wanted = Selection(cases=options.case, splits=options.split, brand=options.brand or brand.slug)
    book = open_cases(options.cases or CASES, wanted)
    prices = read_prices(options.prices) if options.prices else None
    plan = Plan(
        knowledge=knowledge,
        now=NOW,
        seed=options.seed,
        stage=options.stage,
        retrieval=not options.without_retrieval,
    )
    wish = Wish(plan, _writer(options, settings, brand, prices), options.repeats, options.workers)
    out = out_of(options, settings, brand.slug)
    return Session(options, brand, book, wish, out, options.language or settings.language, prices)


def metrics_of(names: Iterable[str]) -> tuple[Metric, ...]:
    """The metrics of these names, all of them without any. Raises Faulty for an unknown one."""
    wanted = tuple(names)
    return tuple(named(name) for name in wanted) if wanted else TABLE


def _writer(options: Options, settings: Settings, brand: Brand, prices: PriceTable | None) -> Writer:
    if options.engine == "composer":
        return Writer()
    model = options.model or settings.model
    if options.budget is not None and prices is None:
        raise Faulty(NO_PRICES)
    return Writer(
        kind="model",
        mode=options.engine,
        model=model,
        recordings=options.recordings or recordings_of(brand.slug, model),
        cap=Cap(tokens=options.budget_tokens, money=options.budget),
        price=prices.price(model) if prices else None,
    )


def recordings_of(brand: str, model: str) -> Path:
    """Where the answers of a model are kept for a brand."""
    name = "".join(c if c.isalnum() or c in ".-" else "-" for c in model)
    return RECORDINGS / brand / f"{name}.jsonl"


NO_PRICES = Wording(
    es="--budget cuenta dinero y necesita --prices con su tabla; para contar tokens use --budget-tokens",
    en="--budget counts money and needs your table with --prices; to count tokens use --budget-tokens",
)
