"""`portavoz eval judge`: measures a judge on the gold drafts, or lets it read the replies of a run. Gates nothing.

By default only recorded answers are played back; `record` asks for those that are missing, after saying what it costs.
"""

import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from app.cli_reply import harmless
from app.llm import ChatModel
from app.settings import Settings, read_settings
from app.value import Value
from app.wording import Tongue, Wording
from eval.faults import Faulty
from eval.judge import record, telling
from eval.judge.asking import Answer, Asker, forecast
from eval.judge.material import Rated, gold_drafts, gold_pairs, replies, spread
from eval.judge.rubric import SEED, Question, hash_of, identity, levels_asked, pair_asked
from eval.judge.steady import steady_model
from eval.judge.verdicts import Flips, Graded, Preferred, agreements, graded, preferred
from eval.options import NO_PRICES, recordings_of
from eval.prices import Cap, Purse, read_prices
from eval.recording import Identity, Recordings
from eval.run import open_run

GOLD = Path(__file__).resolve().parent.parent / "gold" / "held.jsonl"
FILE = "judged.jsonl"
Ask = Callable[[str], bool]

GO_ON = Wording(es="¿Llamo al juez? [s/N]", en="Call the judge? [y/N]")
DECLINED = Wording(
    es="no se ha llamado al juez; con --yes no se pregunta", en="the judge was not called; --yes asks nothing"
)


class JudgeOptions(Value):
    """As given. `run` None: the judge is measured on `gold`; with `against`, the two runs are compared in pairs."""

    run: Path | None = None
    against: Path | None = None
    gold: Path = GOLD
    model: str | None = None
    recordings: Path | None = None
    record: bool = False
    seed: int = SEED
    most: int = 0
    """Gold cases or replies, taken evenly; 0: all."""
    prices: Path | None = None
    budget: float | None = None
    budget_tokens: int | None = None
    yes: bool = False
    language: Tongue | None = None


class Bench(NamedTuple):
    """The judge that was asked for, with its recordings."""

    options: JudgeOptions
    settings: Settings
    judge: Identity
    place: Path
    recordings: Recordings
    tongue: Tongue


def judge(options: JudgeOptions, ask: Ask) -> int:
    """0: done, whatever the judge says. Raises Faulty: nothing recorded, no key, over budget, a broken file."""
    bench = _bench(options)
    if options.against and not options.run:
        raise Faulty(
            Wording(es="--against compara con --run; dé las dos", en="--against is compared with --run; give both")
        )
    if options.run is None:
        return _measure(bench, ask)
    return _pairs(bench, options.run, options.against, ask) if options.against else _replies(bench, options.run, ask)


def _bench(options: JudgeOptions) -> Bench:
    settings = read_settings()
    model = options.model or settings.model
    place = options.recordings or recordings_of("judge", model)
    tongue = options.language or settings.language
    return Bench(options, settings, identity(model, options.seed), place, Recordings(place), tongue)


def _measure(bench: Bench, ask: Ask) -> int:
    drafts = gold_drafts(bench.options.gold, bench.options.most)
    pairs = list(gold_pairs(drafts))
    asked = [levels_asked(one.material) for one in drafts]
    asked_pairs = [pair_asked(one.material, other.material) for one, other in pairs]
    answers = _answers(bench, [*asked, *asked_pairs], ask)
    found = [graded(one.material.id, told) for one, told in zip(drafts, answers, strict=False)]
    chosen = [preferred(one.material.id, told) for (one, _), told in zip(pairs, answers[len(drafts) :], strict=True)]
    standing = _standing(bench, drafts, pairs, found, chosen, sum(map(len, answers)))
    record.write(standing, record.place(bench.place))
    _say([*telling.of_standing(standing), telling.ADVISORY], bench.tongue)
    return 0


def _standing(
    bench: Bench,
    drafts: Sequence[Rated],
    pairs: Sequence[tuple[Rated, Rated]],
    found: Sequence[Graded],
    chosen: Sequence[Preferred],
    questions: int,
) -> record.Standing:
    rated = [(judged, one.ratings) for judged, one in zip(found, drafts, strict=True)]
    better = ["a" if one.rank > other.rank else "b" for one, other in pairs]
    return record.Standing(
        judge=hash_of(bench.judge),
        model=bench.judge.model,
        gold=record.sha_of(bench.options.gold),
        drafts=len(drafts),
        dimensions=record.agreed(agreements(rated)),
        pairs=sum(pair.choice is not None for pair in chosen),
        right=sum(pair.choice == wanted for pair, wanted in zip(chosen, better, strict=True)),
        wordings=sum((one.wordings for one in found), Flips()),
        pair_wordings=sum((pair.wordings for pair in chosen), Flips()),
        orders=sum((pair.orders for pair in chosen), Flips()),
        questions=questions,
        silent=sum(len(one.silent) for one in found) + sum(len(pair.silent) for pair in chosen),
    )


def _replies(bench: Bench, folder: Path, ask: Ask) -> int:
    """Levels of each final reply, kept in the run as judged.jsonl."""
    run = open_run(folder)
    materials = replies(run, bench.options.most)
    answers = _answers(bench, [levels_asked(one) for one in materials.values()], ask)
    found = [graded(one.id, told) for one, told in zip(materials.values(), answers, strict=True)]
    lines = "".join(f"{_line(key, one, bench.judge)}\n" for key, one in zip(materials, found, strict=True))
    (run.folder / FILE).write_text(lines, encoding="utf-8", newline="\n")
    _say([*telling.of_replies(found, sum(map(len, answers))), *_worth(bench)], bench.tongue)
    return 0


def _line(key: tuple[str, int], one: Graded, judge: Identity) -> str:
    case, repeat = key
    told = {"case": case, "repeat": repeat, "judge": hash_of(judge), "levels": one.levels, "reasons": one.reasons}
    return json.dumps({**told, "no_answer": one.silent}, ensure_ascii=False)


def _pairs(bench: Bench, now: Path, before: Path, ask: Ask) -> int:
    ours, theirs = replies(open_run(now), 0), replies(open_run(before), 0)
    shared = [key for key in ours if key in theirs and ours[key].public != theirs[key].public]
    shared = spread(shared, bench.options.most)
    if not shared:
        raise Faulty(
            Wording(
                es=f"{now} y {before} no tienen ningún caso con respuestas distintas que comparar",
                en=f"{now} and {before} share no case with different replies to compare",
            )
        )
    answers = _answers(bench, [pair_asked(ours[key], theirs[key]) for key in shared], ask)
    found = [preferred(ours[key].id, told) for key, told in zip(shared, answers, strict=True)]
    _say([*telling.of_pairs(found, sum(map(len, answers))), *_worth(bench)], bench.tongue)
    return 0


def _worth(bench: Bench) -> list[Wording]:
    """What is known of this judge: its figures while they hold, or why there are none."""
    standing, told = record.read(record.place(bench.place), hash_of(bench.judge), bench.options.gold)
    return [told, *(telling.of_standing(standing) if standing else ()), telling.ADVISORY]


def _answers(bench: Bench, asked: Sequence[Sequence[Question]], ask: Ask) -> list[list[Answer]]:
    """Those to each group of questions."""
    questions = [question for group in asked for question in group]
    model, purse = _called(bench, questions, ask)
    told = iter(asyncio.run(_asked(bench, questions, model, purse)))
    return [[next(told) for _ in group] for group in asked]


def _called(bench: Bench, questions: Sequence[Question], ask: Ask) -> tuple[ChatModel | None, Purse | None]:
    """The model and what it may spend, once somebody agreed; neither while everything is recorded or only replayed."""
    options, model = bench.options, bench.judge.model
    if options.budget is not None and options.prices is None:
        raise Faulty(NO_PRICES)
    if not options.record:
        return None, None
    prices = read_prices(options.prices) if options.prices else None
    foreseen = forecast(questions, bench.judge, bench.recordings)
    if not foreseen.calls:
        return None, None
    chat = steady_model(bench.settings, bench.judge)
    Console(stderr=True, highlight=False).print(Text(foreseen.told(model, prices).in_(bench.tongue)))
    if not options.yes and not ask(GO_ON.in_(bench.tongue)):
        raise Faulty(DECLINED)
    cap = Cap(tokens=options.budget_tokens, money=options.budget)
    return chat, Purse(cap, prices.price(model) if prices else None)


async def _asked(
    bench: Bench, questions: Sequence[Question], model: ChatModel | None, purse: Purse | None
) -> list[Answer]:
    key = bench.settings.openai_api_key
    secrets = (key.get_secret_value(),) if key else ()
    try:
        if model is not None:
            await asyncio.to_thread(model.warm)
        asker = Asker(bench.judge, bench.recordings, model=model, purse=purse, secrets=secrets)
        return await asker.ask(questions)
    finally:
        if model is not None:
            await model.close()
            bench.recordings.drop(())  # in order of case, whichever answer came first


def _say(lines: Sequence[Wording], tongue: Tongue) -> None:
    shown = Console(highlight=False, file=sys.stdout)
    for line in lines:
        shown.print(Text(harmless(line.in_(tongue))), soft_wrap=True)
