"""The commands of the facts as a person types them."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import typer

from app.cli_facts import add_facts
from app.db import open_database
from app.errors import PortavozError
from app.operations.migrate import migrate
from app.review.people import person_named
from app.settings import Settings
from tests.brand.folders import sound
from tests.office import STAFF, Clock


class Told(NamedTuple):
    status: int
    out: str
    err: str


Portavoz = Callable[..., Told]


@pytest.fixture(params=["es", "en"])
def portavoz(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Portavoz:
    """One command in either language, from its words to its exit status."""
    sound(tmp_path / "knowledge")
    asyncio.run(_hired(tmp_path / "var"))
    tongue = request.param
    given = {"PORTAVOZ_VAR": str(tmp_path / "var"), "PORTAVOZ_KNOWLEDGE": str(tmp_path / "knowledge")}
    for name, value in {**given, "PORTAVOZ_LANGUAGE": tongue, "DATABASE_URL": "", "COLUMNS": "200"}.items():
        monkeypatch.setenv(name, value)

    def run(*words: str) -> Told:
        app = typer.Typer()
        add_facts(app, lambda es, en: en if tongue == "en" else es)
        try:
            status = int(app(["facts", *words], standalone_mode=False) or 0)
        except PortavozError as error:  # app.cli.main shows it
            return Told(1, *capsys.readouterr()[:1], error.detail.in_(tongue))
        return Told(status, *capsys.readouterr())

    return run


async def _hired(var: Path) -> None:
    db = open_database(Settings(var=var, database_url=None))
    await migrate(db)
    async with db.write() as connection:
        for name, role in STAFF.items():
            await person_named(connection, name, role, Clock()())
    await db.close()


def test_a_fact_is_added_listed_refuted_and_taken_back(portavoz: Portavoz) -> None:
    added = portavoz("add", "El bar abre a las 8:00", "--by", "Lucía", "--source", "el puerto")
    assert added.status == 0
    assert added.out.startswith("h-abre-1  [")
    assert "F1  [" in portavoz("list").out
    false = portavoz("refute", "h-abre-1", "Abre a las 9:00.", "--by", "Lucía")
    assert "→ Abre a las 9:00." in false.out
    assert portavoz("end", "h-abre-1", "--by", "Leo", "--reason", "ya está").status == 0
    assert "h-abre-1" not in portavoz("list").out
    assert "h-abre-1" in portavoz("list", "--all").out


def test_a_folders_fact_is_replaced_and_speaks_again(portavoz: Portavoz) -> None:
    portavoz("add", "El billete no se cambia hoy", "--id", "F1", "--by", "Lucía", "--until", "2100-01-01")
    assert portavoz("add", "El billete no se cambia ni mañana", "--id", "F1", "--by", "Leo").status == 0
    shown = portavoz("list", "--json").out
    assert "ni mañana" in shown
    assert "hasta el día anterior" not in shown
    assert "hasta el día anterior" in portavoz("withdraw", "F1", "--by", "Lucía").out


def test_a_proposal_is_confirmed_and_a_conflict_is_told(portavoz: Portavoz) -> None:
    portavoz("add", "La devolución del billete tarda 5 días", "--by", "Ana", "--status", "unconfirmed")
    assert portavoz("confirm", "h-devolucion-billete-1", "--by", "Lucía").status == 0
    other = portavoz("add", "La devolución del billete tarda 10 días", "--by", "Lucía")
    assert "h-devolucion-billete-1" in other.err


@pytest.mark.parametrize(
    "words",
    [
        ("add", "El bar abre", "--by", "Nadie"),
        ("add", "El bar abre", "--by", "Ana"),
        ("add", "El bar abre a las [hora]", "--by", "Lucía"),
        ("add", "El bar abre", "--by", "Lucía", "--until", "mañana"),
        ("add", "Devolvemos todo", "--by", "Lucía", "--compensation"),
        ("confirm", "nadie", "--by", "Lucía"),
        ("end", "F2", "--by", "Ana"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(portavoz: Portavoz, words: tuple[str, ...]) -> None:
    before = portavoz("list", "--all").out
    refused = portavoz(*words)
    assert refused.status == 1
    assert refused.err
    assert portavoz("list", "--all").out == before
