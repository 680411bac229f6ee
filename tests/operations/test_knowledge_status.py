"""The status tells what was read, what may not be said today, what was never used and what is not the brand's."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from app.brand.load import load
from app.comments.networks import UnknownNetwork
from app.operations.desk import Desk
from app.operations.knowledge_search import look_up
from app.operations.knowledge_status import file_of, kinds_of, status
from app.review.people import Person
from app.review.tables import basis
from tests.brand.folders import FACTS, REPLIES, sound
from tests.office import waiting

People = dict[str, Person]


async def reread(desk: Desk, **files: str) -> None:
    sound(desk.settings.knowledge, **files)
    await desk.take(load(desk.settings.knowledge))


async def test_passages_are_counted_by_kind_and_file(staffed: Desk) -> None:
    told = await status(staffed)
    assert told.passages["fact"] == 2
    assert told.passages["reply"] == 2
    by_file = {file.path: (file.kind, file.passages) for file in told.files}
    assert by_file["facts.yaml"] == ("fact", 2)
    assert by_file["replies/2025.jsonl"] == ("reply", 2)
    assert sum(file.passages for file in told.files) == sum(told.passages.values())
    assert (told.in_force, told.imported, told.learned) == (True, False, 0)
    assert told.read_at is not None
    assert abs(datetime.now(UTC) - told.read_at) < timedelta(minutes=5)
    assert "danger_holding.fire" in told.defaults


async def test_a_folder_that_was_edited_and_not_indexed_is_not_in_force(staffed: Desk) -> None:
    sound(staffed.settings.knowledge, facts=FACTS.replace("gratis", "sin coste"))
    assert not (await status(staffed)).in_force


async def test_a_broken_folder_shows_its_faults_beside_what_is_in_force(staffed: Desk) -> None:
    sound(staffed.settings.knowledge, facts="- id: F1\n")
    told = await status(staffed)
    assert any(fault.level == "error" and fault.path == "facts.yaml" for fault in told.faults)
    assert told.passages["fact"] == 2


async def test_facts_that_may_not_be_stated_today_say_why(staffed: Desk) -> None:
    more = """
- {id: V, statement: Valió en verano., valid_until: 2026-09-30}
- {id: N, statement: Valdrá en Navidad., valid_from: 2026-12-20}
- {id: U, statement: Quizá., status: unconfirmed}
"""
    await reread(staffed, facts=FACTS + more)
    found = {(fact.id, fact.why, str(fact.on)) for fact in (await status(staffed)).withheld}
    assert found == {("V", "expired", "2026-09-30"), ("N", "not_yet", "2026-12-20"), ("U", "unconfirmed", "None")}


async def test_past_replies_with_a_figure_that_the_facts_changed_are_listed(staffed: Desk) -> None:
    fact = "\n- {id: P, statement: El equipaje perdido se reclama en 7 días en la taquilla.}\n"
    text = "El equipaje perdido se reclama en 20 días en la taquilla."
    old = f'{{"comment": "¿Y mi maleta?", "reply": "{text}", "network": "x"}}\n'
    await reread(staffed, facts=FACTS + fact, replies=REPLIES + old)
    told = await status(staffed)
    assert told.contradicted_count == 1
    assert [(r.comment, r.figures) for r in told.contradicted] == [("¿Y mi maleta?", ("20 días",))]


async def test_a_part_that_a_reply_rests_on_is_used_and_before_any_reply_nothing_is_said(
    staffed: Desk, staff: People
) -> None:
    assert ((await status(staffed)).replies_since, (await status(staffed)).unused) == (None, ())
    reply = await waiting(staffed, staff["Ana"])
    assert "facts.yaml" in {part.source for part in (await status(staffed)).unused}
    row = {"reply": reply.id, "number": 1, "passage": "fact:F1", "content_hash": "0" * 64}
    other = {**row, "passage": "fact:F2"}
    async with staffed.db.write() as connection:
        await connection.execute(insert(basis), [row, other])

    told = await status(staffed)

    assert told.replies_since == staffed.clock()
    assert "facts.yaml" not in {part.source for part in told.unused}
    assert {file.path: file.unused for file in told.files}["facts.yaml"] == 0


async def test_a_search_finds_what_a_draft_is_given_and_stores_nothing(staffed: Desk, staff: People) -> None:
    looked = await look_up(staffed, "¿El billete se puede cambiar el día anterior?", "x")
    assert "fact:F1" in {hit.passage.id for hit in looked.evidence.knowledge}
    assert (await look_up(staffed, "zxcvb qwerty", "x")).evidence.knowledge == ()
    assert (await status(staffed)).replies_since is None
    with pytest.raises(UnknownNetwork):
        await look_up(staffed, "hola", "orkut")


async def test_kinds_follow_the_brands_own_outcomes(staffed: Desk) -> None:
    kinds = kinds_of(staffed.brand)
    assert "praise" in kinds.calm
    assert "request" in kinds.asking
    assert "averia" not in kinds.calm | kinds.asking


@pytest.mark.parametrize(
    ("source", "file"),
    [
        ("manual/02.md#L41", "manual/02.md"), ("facts.yaml#F1", "facts.yaml"),
        ("replies/2025.jsonl:3", "replies/2025.jsonl"), ("manual/a.md", "manual/a.md"), ("replies", "replies"),
    ],
)  # fmt: skip
def test_the_file_of_a_source(source: str, file: str) -> None:
    assert file_of(source) == file


async def test_the_day_is_the_brands_own(staffed: Desk) -> None:
    await reread(staffed, facts=FACTS + "\n- {id: V, statement: Vale hoy., valid_until: 2026-11-20}\n")
    assert (await status(staffed)).withheld == ()
    staffed.clock.now += timedelta(days=1)  # type: ignore[attr-defined]
    assert [fact.id for fact in (await status(staffed)).withheld] == ["V"]
