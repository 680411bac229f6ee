"""What a model would be sent is what it is sent, and nothing where it is not asked."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.comments.comment import Comment
from app.draft.request import SYSTEM
from app.operations.desk import Desk, NoModel, open_desk
from app.operations.draft_comment import Request, draft_comment, prepare_comment, prompt_for
from app.review.people import person_named
from app.settings import Settings
from tests.brand.folders import sound

NONCE = "0" * 32


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    sound(tmp_path / "knowledge")
    knowledge, var = tmp_path / "knowledge", tmp_path / "var"
    opened = await open_desk(Settings(database_url=None, engine="composer", knowledge=knowledge, var=var))
    yield opened
    await opened.close()


def request(text: str) -> Request:
    return Request(comment=Comment(network="x", text=text))


async def test_a_desk_answers_shows_its_prompt_and_gives_twins_of_two_processes_one_reply(desk: Desk) -> None:
    asked = request("Llevo dos horas esperando. Soy Ana, DNI 12345678Z ¿y mi dinero?")
    _, sent = await prompt_for(desk, request("Llevo dos horas esperando el barco"), NONCE)
    held, nothing = await prompt_for(desk, request("Hay fuego en el barco y gente dentro"), NONCE)

    assert [role for role, _ in sent] == ["system", "user"]
    assert "Llevo dos horas esperando el barco" in sent[1][1]
    assert "Naviera Brisa" in sent[0][1]
    assert SYSTEM.name == "draft_system"
    assert (held.result, nothing) == ("hold", [])

    first, again = [await prepare_comment(desk, asked, NONCE) for _ in range(2)]
    assert first.triage.outcome == again.triage.outcome
    assert first.draft == again.draft

    with pytest.raises(NoModel):
        desk.engine("model")

    other = Desk(desk.settings, desk.brand, desk.outcomes, desk.library, desk.db)  # as another process would have it
    async with desk.db.write() as connection:
        person = await person_named(connection, "Ana", "agent", desk.clock())
    drafted = await asyncio.gather(*(draft_comment(d, asked, person, repeat_key="k") for d in (desk, other)))
    assert len({d.reply.id for d in drafted}) == 1
    assert sorted(d.repeated for d in drafted) == [False, True]
