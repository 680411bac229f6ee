"""What people corrected in the queue becomes cases, and nobody can be told from them."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.db import Database
from app.operations.decide import reject, request_changes, withdraw
from app.operations.desk import Desk
from app.operations.erase import erase
from app.operations.write import edit, triage
from app.review.people import Person
from app.settings import Settings
from eval.case import Case
from eval.casebook import open_cases
from eval.faults import Faulty
from eval.harvest import harvest
from eval.metrics.phrases import plain
from tests.comments.identifiers_made import valid
from tests.made import brand as cinema
from tests.office import CLEAN, waiting
from tests.operations.conftest import empty, staff, staffed, tables

__all__ = ["empty", "staff", "staffed", "tables"]
People = dict[str, Person]


async def cases(desk: Desk, path: Path) -> list[Case]:
    await harvest(desk.settings, desk.brand, path)
    return list(open_cases(path))


async def changed(desk: Desk, person: Person, before: str, after: str, reason: Any, **over: Any) -> None:
    reply = await waiting(desk, person, public_text=before, **over)
    await edit(desk, reply.id, person, version=1, public_text=after, private_text=None, reason=reason)


async def test_what_a_person_set_is_what_is_accepted(staffed: Desk, staff: People, tmp_path: Path) -> None:
    reply = await waiting(staffed, staff["Ana"], severity="low", outcome="praise", private=False)
    await triage(staffed, reply.id, staff["Lucía"], version=1, outcome="averia", scenario="varada", private=True)
    (case,) = await cases(staffed, tmp_path / "h.jsonl")
    assert (case.source, case.split, case.brand, case.by) == ("override", "harvest", staffed.brand.slug, "lead")
    assert (case.outcomes, case.scenario, case.private) == (("averia",), ("varada",), True)
    assert case.severity == ("high",)


async def test_what_nobody_set_is_not_labelled(staffed: Desk, staff: People, tmp_path: Path) -> None:
    reply = await waiting(staffed, staff["Ana"], severity="low")
    await triage(staffed, reply.id, staff["Ana"], version=1, severity="high")
    (case,) = await cases(staffed, tmp_path / "h.jsonl")
    assert case.severity == ("high",)
    assert (case.scenario, case.private, case.mood, case.results, case.must_not) == ((), None, (), (), ())


async def test_a_correction_that_was_taken_back_is_none(staffed: Desk, staff: People, tmp_path: Path) -> None:
    reply = await waiting(staffed, staff["Ana"], severity="low", private=False)
    await triage(staffed, reply.id, staff["Ana"], version=1, private=True)
    await triage(staffed, reply.id, staff["Lucía"], version=2, private=False)
    with pytest.raises(Faulty, match="nothing to harvest"):
        await cases(staffed, tmp_path / "h.jsonl")


async def test_a_wrong_fact_leaves_the_persons_figures(staffed: Desk, staff: People, tmp_path: Path) -> None:
    wrong = "Lo sentimos. Te devolvemos el 20 % en 48 horas."
    right = "Lo sentimos. Te devolvemos el 50 % en dos días. Escríbele a jefa@otra.example o al 612 345 678."
    await changed(staffed, staff["Bruno"], wrong, right, "wrong_fact")
    (case,) = await cases(staffed, tmp_path / "h.jsonl")
    assert (case.source, case.by, case.must) == ("edit", "agent", (("50 %",),))
    assert set(case.must_not) == {"invented_figure", "invented_date", "contradicted"}


async def test_a_text_that_was_too_long_asks_for_brevity_alone(staffed: Desk, staff: People, tmp_path: Path) -> None:
    await changed(staffed, staff["Bruno"], CLEAN, "Lo sentimos. Escríbenos.", "too_long")
    (case,) = await cases(staffed, tmp_path / "h.jsonl")
    assert (case.must, case.must_not) == ((), ("too_long",))


async def test_an_edit_without_a_reason_says_nothing(staffed: Desk, staff: People, tmp_path: Path) -> None:
    await changed(staffed, staff["Bruno"], CLEAN, "Lo sentimos. Escríbenos.", None)
    await changed(staffed, staff["Bruno"], CLEAN, "Lo sentimos mucho. Escríbenos.", "other")
    with pytest.raises(Faulty, match="nothing to harvest"):
        await cases(staffed, tmp_path / "h.jsonl")


async def test_a_rejection_names_what_the_reply_was_tempted_to(staffed: Desk, staff: People, tmp_path: Path) -> None:
    one, other = await waiting(staffed, staff["Ana"]), await waiting(staffed, staff["Ana"])
    await reject(staffed, one.id, staff["Lucía"], version=1, reason="policy", note="Se lo dije a Marta Ruiz")
    await request_changes(staffed, other.id, staff["Lucía"], version=1, reason="tone")
    found = await cases(staffed, tmp_path / "h.jsonl")
    assert [(case.source, case.by) for case in found] == [("rejection", "lead")] * 2
    assert sorted("promise_money" in case.must_not for case in found) == [False, True]
    assert "Marta" not in (tmp_path / "h.jsonl").read_text()
    assert len({case.group for case in found}) == 1  # the same words twice tell of one thing


async def test_harvesting_twice_adds_nothing_and_touches_nothing(staffed: Desk, staff: People, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "h.jsonl"
    await changed(staffed, staff["Bruno"], CLEAN, "Lo sentimos. Escríbenos.", "tone")
    assert await harvest(staffed.settings, staffed.brand, path) == 1
    path.write_text(path.read_text().rstrip("\n"))  # an editor took the last line break
    before = path.read_bytes()
    assert await harvest(staffed.settings, staffed.brand, path) == 0
    assert path.read_bytes() == before
    await changed(staffed, staff["Bruno"], CLEAN, "Perdón. Escríbenos.", "tone", text="Otra cosa muy distinta")
    assert await harvest(staffed.settings, staffed.brand, path) == 1
    assert path.read_bytes().startswith(before + b"\n")


async def test_what_was_erased_or_withdrawn_is_left_out(staffed: Desk, staff: People, tmp_path: Path) -> None:
    erased, gone = await waiting(staffed, staff["Ana"]), await waiting(staffed, staff["Ana"], text="Ya no está")
    for reply in (erased, gone):
        await triage(staffed, reply.id, staff["Ana"], version=1, severity="high")
    await withdraw(staffed, gone.id, staff["Ana"], version=2)
    await erase(staffed.db, "@vecina", staffed.clock())
    with pytest.raises(Faulty, match="nothing to harvest"):
        await cases(staffed, tmp_path / "h.jsonl")


async def test_no_line_holds_who_wrote_or_who_decided(staffed: Desk, staff: People, tmp_path: Path) -> None:
    text = "Soy Marta Ruiz, mi móvil es 612 345 678 y Lucía me dejó en el muelle. @vecina no miente, marta tampoco."
    reply = await waiting(staffed, staff["Ana"], text=text)
    await triage(staffed, reply.id, staff["Lucía"], version=1, severity="high")
    (case,) = await cases(staffed, tmp_path / "h.jsonl")
    told = json.dumps(case.model_dump(mode="json"), ensure_ascii=False).casefold()
    for word in ("marta", "ruiz", "612 345", "lucía", "vecina", reply.id, reply.comment.id or "", "ana"):
        assert word.casefold() not in told.replace("semana", ""), word
    assert case.comment.text.count("600 000 001") == 1
    assert case.comment.author == "@persona1"
    assert "@persona1 no miente" in case.comment.text
    assert "600 000 001" in case.personal


async def test_no_personal_datum_leaves_the_queue(staffed: Desk, staff: People, tmp_path: Path) -> None:
    """Each kind of identifier, in comments that people corrected; no case is held back to reach this."""
    written = [(text, datum) for _, text, datum in valid(1)]
    for text, _ in written:
        reply = await waiting(staffed, staff["Ana"], text=text, severity="low")
        await triage(staffed, reply.id, staff["Lucía"], version=1, severity="critical")
    found = await cases(staffed, tmp_path / "h.jsonl")
    told = only_letters((tmp_path / "h.jsonl").read_text())
    assert len(found) == len(written)
    assert [datum for _, datum in written if only_letters(datum) in told] == []
    assert "ruiz" not in told


def only_letters(text: str) -> str:
    return "".join(char for char in plain(text) if char.isalnum())


async def test_no_database_is_said(tmp_path: Path) -> None:
    with pytest.raises(Faulty, match="no database at"):
        await harvest(Settings(var=tmp_path / "none", database_url=None), cinema(), tmp_path / "h.jsonl")
    assert not (tmp_path / "none").exists()


async def test_a_database_without_tables_is_said(empty: Database, staffed_less: Settings, tmp_path: Path) -> None:
    with pytest.raises(Faulty, match="cannot be read"):
        await harvest(staffed_less, cinema(), tmp_path / "h.jsonl")


@pytest.fixture
def staffed_less(tmp_path: Path) -> Settings:
    var = tmp_path / "bare"
    var.mkdir()
    (var / "portavoz.sqlite3").write_bytes(b"")
    return Settings(var=var, database_url=None)


async def test_the_queue_of_another_brand_is_refused(staffed: Desk, staff: People, tmp_path: Path) -> None:
    reply = await waiting(staffed, staff["Ana"], outcome="averia", severity="low")
    await triage(staffed, reply.id, staff["Ana"], version=1, severity="high")
    with pytest.raises(Faulty, match="averia"):
        await harvest(staffed.settings, cinema(), tmp_path / "h.jsonl")
    assert not (tmp_path / "h.jsonl").exists()


async def test_praise_that_a_person_took_for_a_complaint_was_irony(
    staffed: Desk, staff: People, tmp_path: Path
) -> None:
    reply = await waiting(staffed, staff["Ana"], outcome="praise", severity="low")
    await triage(staffed, reply.id, staff["Ana"], version=1, outcome="averia")
    (case,) = await cases(staffed, tmp_path / "h.jsonl")
    assert (case.mood, case.must_not) == (("ironic",), ("thanked_sarcasm",))
