"""Asking a judge: recorded answers first, a handful of calls at once, and an answer that is none kept apart."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.llm_faults import FAULTS, ModelFailed
from app.wording import Wording
from eval.faults import Faulty
from eval.judge.rubric import Better, Levels, Order, Question, read_better, read_levels
from eval.prices import Forecast, Purse, foreseen
from eval.recording import Identity, Model, NotRecorded, Recordings, Teller, characters, key_of

AT_ONCE = 8
SECONDS = 120.0
"""For one answer, retries included. Generous: how slow a server is says nothing about its judgement."""
UNREADABLE = "not of the asked form"


class Answer(NamedTuple):
    """What came of one question; exactly one of the three is there."""

    wording: str
    order: Order | None
    levels: Levels | None = None
    better: Better | None = None
    none: str | None = None
    """Why there is no answer: the model declined, broke off, or did not keep to the form."""


class _Stopped(Exception):
    """A question that was not asked because one before it failed."""


class Asker:
    """A judge behind its recordings. `model` None: nothing but what is recorded is answered."""

    def __init__(
        self,
        judge: Identity,
        recordings: Recordings,
        *,
        model: Model | None = None,
        purse: Purse | None = None,
        secrets: tuple[str, ...] = (),
    ) -> None:
        self._judge, self._recordings, self._model, self._purse = judge, recordings, model, purse
        self._secrets = secrets
        self._free = asyncio.Semaphore(AT_ONCE)
        self._stopped = False

    async def ask(self, questions: Sequence[Question]) -> list[Answer]:
        """In the order of the questions. Raises Faulty: not recorded, no line, over budget."""
        self._stopped = False
        tasks = [asyncio.create_task(self._one(question)) for question in questions]
        if tasks:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        self._stopped = True
        done = await asyncio.gather(*tasks, return_exceptions=True)  # calls under way are paid for: they are kept
        for failure in done:
            if isinstance(failure, BaseException) and not isinstance(failure, _Stopped):
                raise failure
        return [answer for answer in done if isinstance(answer, Answer)]

    async def _one(self, question: Question) -> Answer:
        teller = Teller(
            question.case,
            self._judge,
            self._recordings,
            model=self._model,
            purse=self._purse,
            secrets=self._secrets,
            seconds=SECONDS,
        )
        async with self._free:
            if self._stopped:
                raise _Stopped
            try:
                text = (await teller.complete(question.messages, question.schema, seconds=SECONDS)).text
            except NotRecorded as missing:
                raise Faulty(_not_recorded(question.case)) from missing
            except ModelFailed as failure:
                return Answer(question.wording, question.order, none=FAULTS[failure.fault].en)
        return _read(question, text)


def _not_recorded(case: str) -> Wording:
    return Wording(
        es=f"{case}: nadie ha grabado lo que dice de esto el juez, o cambió el modelo, la rúbrica, un parámetro o el"
        " texto; grábelo con portavoz eval judge --record",
        en=f"{case}: what the judge says of it is not recorded, or model, rubric, a parameter or the text changed;"
        " record it with portavoz eval judge --record",
    )


def _read(question: Question, text: str) -> Answer:
    at = Answer(question.wording, question.order)
    levels, better = (read_levels(text), None) if question.order is None else (None, read_better(text))
    if levels is None and better is None:
        return at._replace(none=UNREADABLE)
    return at._replace(levels=levels, better=better)


def forecast(questions: Iterable[Question], judge: Identity, recordings: Recordings) -> Forecast:
    """Of all questions that are not answered yet. Makes no call."""
    missing = {
        key: characters(q.messages, q.schema)
        for q in questions
        if recordings.find(key := key_of(judge, q.messages, q.schema)) is None
    }
    each = [foreseen(size) for size in missing.values()]
    return Forecast(
        calls=len(each),
        input_tokens=sum(u.input_tokens for u in each),
        output_tokens=sum(u.output_tokens for u in each),
    )
