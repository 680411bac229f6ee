"""Workers hand their outputs over; one that cannot go on, or is gone, ends the run with a message."""

import queue
from types import SimpleNamespace
from typing import Any

import pytest

from app.wording import Wording
from eval.faults import Faulty
from eval.output import Failed, Output
from eval.workers import _gathered

GONE: Any = [SimpleNamespace(exitcode=-9)]
THERE: Any = [SimpleNamespace(exitcode=None)] * 2


def heard(*said: tuple[str, object]) -> queue.Queue[tuple[str, object]]:
    waiting: queue.Queue[tuple[str, object]] = queue.Queue()
    for each in said:
        waiting.put(each)
    return waiting


def test_outputs_and_asked_recordings_of_all_workers_are_gathered() -> None:
    one, other = Failed(case="a", error="x"), Failed(case="b", error="y")
    taken: list[Output | Failed] = []
    said = heard(("output", one), ("ended", {"k1"}), ("output", other), ("ended", {"k2"}))
    assert _gathered(said, THERE, taken.append) == {"k1", "k2"}
    assert taken == [one, other]


def test_what_a_worker_could_not_do_is_told_in_its_own_words() -> None:
    with pytest.raises(Faulty, match="no shelf"):
        _gathered(heard(("broke", Wording(es="sin estante", en="no shelf"))), THERE, print)


def test_a_worker_that_dies_is_noticed_after_its_last_word() -> None:
    taken: list[Output | Failed] = []
    with pytest.raises(Faulty, match="died midway"):
        _gathered(heard(("output", Failed(case="a", error="x"))), GONE, taken.append)
    assert [output.case for output in taken] == ["a"]
