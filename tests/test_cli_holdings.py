"""`portavoz holdings`, as a head of communication types it."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer

from app.cli_holdings import add_holdings
from app.errors import PortavozError
from app.operations.declaring import declare
from app.operations.desk import Desk, open_desk
from app.review.people import person_named
from app.settings import Settings
from tests.brand.folders import sound
from tests.lessons import learned
from tests.office import hire
from tests.operations.burning import aground

TEXT = "Sabemos que hay un barco parado y estamos con ello. Volvemos aquí en cuanto haya novedades."


class Told(NamedTuple):
    status: int
    out: str
    err: str


Portavoz = Callable[..., Told]


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """The data of a ferry line with people of each role."""
    sound(tmp_path / "knowledge")
    learned(tmp_path / "knowledge", tmp_path / "var")
    on(tmp_path / "var", hire)
    return tmp_path / "var"


def on(var: Path, work: Callable[[Desk], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        given: dict[str, Any] = {"knowledge": var.parent / "knowledge", "var": var, "database_url": None}
        desk = await open_desk(Settings(**given, openai_api_key=None, openai_base_url=None))
        try:
            return await work(desk)
        finally:
            await desk.close()

    return asyncio.run(run())


@pytest.fixture(params=["es", "en"])
def portavoz(
    var: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Portavoz:
    """One command in either language, from its words to its exit status."""
    tongue = request.param

    def run(*words: str) -> Told:
        app = typer.Typer()
        add_holdings(app, lambda es, en: en if tongue == "en" else es)
        given = {
            "PORTAVOZ_VAR": str(var), "PORTAVOZ_KNOWLEDGE": str(var.parent / "knowledge"), "DATABASE_URL": "",
            "PORTAVOZ_LANGUAGE": tongue, "COLUMNS": "200",
        }  # fmt: skip
        with monkeypatch.context() as scene:
            for name, value in given.items():
                scene.setenv(name, value)
            try:
                status = int(app(["holdings", *words], standalone_mode=False) or 0)
            except PortavozError as error:  # app.cli.main shows it
                return Told(1, *capsys.readouterr()[:1], error.detail.in_(tongue))
        return Told(status, *capsys.readouterr())

    return run


def test_a_head_approves_the_manual_s_texts_and_ends_one(portavoz: Portavoz) -> None:
    before = json.loads(portavoz("list", "--json").out)
    assert all(text["approved"] is None for text in before["manual"])
    done = portavoz("approve", "--by", "Helena")
    assert (done.status, str(len(before["manual"])) in done.err) == (0, True)
    listed = portavoz("list")
    assert "== scenario:varada" in listed.out
    assert "[sin aprobar]" not in listed.out
    assert "[not approved]" not in listed.out
    one = json.loads(portavoz("list", "--json").out)["manual"][0]["approved"]
    assert one["by"] == "Helena"
    assert portavoz("end", one["id"], "--by", "Helena").status == 0
    assert json.loads(portavoz("list", "--json").out)["manual"][0]["approved"] is None
    assert portavoz("end", one["id"], "--by", "Helena").status == 1


@pytest.mark.parametrize("who", ["Ana", "Lucía", "Nadie"])
def test_whoever_is_no_head_changes_nothing(portavoz: Portavoz, who: str) -> None:
    told = portavoz("approve", "--by", who)
    assert told.status == 1
    assert ("head" in told.err) or (who in told.err)
    assert all(text["approved"] is None for text in json.loads(portavoz("list", "--json").out)["manual"])


def test_a_text_is_adapted_to_an_open_crisis(portavoz: Portavoz, var: Path) -> None:
    async def burn(desk: Desk) -> str:
        async with desk.db.write() as connection:
            head = await person_named(connection, "Helena", "head", desk.clock())
        return (await declare(desk, head, aground())).id

    incident = on(var, burn)
    made = portavoz("approve", "--by", "Helena", "--incident", incident, "--text", TEXT, "--network", "x")
    assert made.status == 0
    adapted = json.loads(portavoz("list", "--json").out)["adapted"]
    assert [(one["id"], one["text"], one["language"]) for one in adapted] == [(made.out.strip(), TEXT, "es")]
    for words in (
        ("--text", TEXT),
        ("--incident", incident),
        ("--incident", incident, "--text", "Vuelvo a las [hora]"),
    ):
        assert portavoz("approve", "--by", "Helena", *words).status == 1
