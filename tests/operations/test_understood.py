"""What people decide about an import: bound to what they saw, all of it or nothing, in force at once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.brand.load import BadKnowledge, load
from app.importing import confirming
from app.importing.confirming import NoSuchField, NotImported
from app.operations.desk import Desk, open_desk
from app.operations.understood import Decision, KnowledgeChanged, NothingChosen, mark_of, seen, settle
from app.review.people import Person
from app.settings import Settings
from tests.lessons import learned
from tests.office import Clock
from tests.web.imports import HIGH, MEDIUM, imported

HELENA = Person(id="h", name="Helena", role="head")


def content(folder: Path) -> dict[str, bytes]:
    files = (p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    imported(tmp_path)
    learned(tmp_path / "knowledge", tmp_path / "var")
    opened = await open_desk(
        Settings(
            database_url=None, engine="composer", knowledge=tmp_path / "knowledge", var=tmp_path / "var",
            openai_api_key=None, openai_base_url=None,
        )
    )  # fmt: skip
    opened.clock = Clock()
    yield opened
    await opened.close()


async def mark(desk: Desk) -> str:
    now = await seen(desk)
    assert now is not None
    return now.mark


async def test_what_is_confirmed_is_in_force_in_the_desk_and_signed_in_the_folder(desk: Desk) -> None:
    assert HIGH in desk.brand.doubtful
    other = Decision(path=MEDIUM, other=True, value=180)

    now = await settle(desk, await mark(desk), [Decision(path=HIGH), other], HELENA)

    high, medium = now.field(HIGH), now.field(MEDIUM)
    assert high is not None
    assert medium is not None
    assert (high.standing, high.value, high.by, high.at) == ("confirmed", 30, "Helena", desk.clock())
    assert (medium.standing, medium.value) == ("confirmed", 180)
    assert not desk.brand.doubtful & {HIGH, MEDIUM}
    assert desk.brand.duty("medium").first_answer == 180
    assert desk.brand.fingerprint == load(desk.settings.knowledge).fingerprint
    assert confirming.current(desk.settings.knowledge) == now


@pytest.mark.parametrize("file", ["imported.json", "brand.yaml"])
async def test_a_folder_that_changed_under_ones_feet_is_refused_and_stays_as_it_is(desk: Desk, file: str) -> None:
    old, path = await mark(desk), desk.settings.knowledge / file
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    before = content(desk.settings.knowledge)
    with pytest.raises(KnowledgeChanged) as refused:
        await settle(desk, old, [Decision(path=HIGH)], HELENA)
    assert "No se ha cambiado nada" in refused.value.detail.es
    assert content(desk.settings.knowledge) == before


async def test_of_two_who_saw_the_same_only_the_first_decides(desk: Desk) -> None:
    same = await mark(desk)
    await settle(desk, same, [Decision(path=HIGH)], HELENA)
    with pytest.raises(KnowledgeChanged):
        await settle(desk, same, [Decision(path=HIGH, other=True, value=45)], HELENA)
    assert desk.brand.duty("high").first_answer == 30


async def test_one_impossible_value_undoes_all_of_the_decision(desk: Desk) -> None:
    before = content(desk.settings.knowledge)
    bad = Decision(path="duties.low.approver", other=True, value="nadie")
    with pytest.raises(BadKnowledge):
        await settle(desk, await mark(desk), [Decision(path=HIGH), bad], HELENA)
    with pytest.raises(NoSuchField):
        await settle(desk, await mark(desk), [Decision(path=HIGH), Decision(path="no.such")], HELENA)
    assert content(desk.settings.knowledge) == before
    assert HIGH in desk.brand.doubtful


async def test_nothing_chosen_is_said(desk: Desk) -> None:
    with pytest.raises(NothingChosen):
        await settle(desk, await mark(desk), [], HELENA)


async def test_a_folder_written_by_hand_has_nothing_to_decide_on(staffed: Desk) -> None:
    assert await seen(staffed) is None
    with pytest.raises(NotImported):
        await settle(staffed, mark_of(staffed.settings.knowledge), [Decision(path=HIGH)], HELENA)


async def test_past_replies_do_not_change_the_mark(desk: Desk) -> None:
    before = await mark(desk)
    (desk.settings.knowledge / "replies" / "mas.jsonl").write_text("", "utf-8")
    assert await mark(desk) == before
