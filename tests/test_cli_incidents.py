"""An incident at the command line: for a night in which the pages are out of reach, and for scripts."""

import asyncio
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from app.cli_incidents import add_incidents
from app.cli_operations import In
from app.db import open_database
from app.errors import PortavozError
from app.operations.migrate import migrate
from app.review.accounts import NoSuchPerson
from app.review.people import person_named
from app.settings import Settings
from tests.brand.folders import sound
from tests.lessons import learned
from tests.office import STAFF

LINE = "Un barco está parado a la altura del puerto. Ya hay un remolcador de camino."
CLOSING = "El barco ya está en puerto. Gracias por la paciencia."
Portavoz = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A deployment with people and without a server."""
    sound(tmp_path / "knowledge")
    learned(tmp_path / "knowledge", tmp_path / "var")
    for name in ("DATABASE_URL", "OPENAI_API_KEY", "OPENAI_BASE_URL", "PORTAVOZ_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PORTAVOZ_KNOWLEDGE", str(tmp_path / "knowledge"))
    monkeypatch.setenv("PORTAVOZ_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("COLUMNS", "200")
    asyncio.run(_hired(tmp_path / "var"))
    return tmp_path


async def _hired(var: Path) -> None:
    db = open_database(Settings(var=var, database_url=None))
    await migrate(db)
    async with db.write() as connection:
        for name, role in STAFF.items():
            await person_named(connection, name, role, datetime.now(UTC))
    await db.close()


def _app(choose: In) -> typer.Typer:
    app = typer.Typer()
    app.callback()(lambda: None)
    add_incidents(app, choose)
    return app


@pytest.fixture
def portavoz(home: Path, monkeypatch: pytest.MonkeyPatch) -> Portavoz:
    def run(*words: str, tongue: str = "es", given: str | None = None) -> Result:
        monkeypatch.setenv("PORTAVOZ_LANGUAGE", tongue)
        app = _app((lambda es, en: en) if tongue == "en" else (lambda es, en: es))
        return CliRunner().invoke(app, ["incident", *words], input=given)

    return run


def refused(result: Result) -> PortavozError:
    assert isinstance(result.exception, PortavozError), result.output
    return result.exception


def declared(portavoz: Portavoz, *more: str, **over: Any) -> str:
    wanted = ("--scenario", "varada", "--line", LINE, "--reason", "lo confirma el puente")
    result = portavoz("declare", "--by", "Helena", *wanted, *more, **over)
    assert result.exit_code == 0, result.output
    return result.stdout.strip()


def test_an_incident_from_its_declaration_to_its_end(portavoz: Portavoz) -> None:
    begun = portavoz(
        "declare", "--by", "helena", "--scenario", "varada", "--line", LINE, "--reason", "lo confirma el puente",
        "--in", "ca=Un vaixell està aturat davant del port.", "--next-update", "23:59",
    )  # fmt: skip
    assert begun.exit_code == 0, begun.output
    assert re.fullmatch(r"[0-9a-f]{16}\n", begun.stdout)
    assert "Crisis: Barco parado" in begun.stderr
    id = begun.stdout.strip()

    handed = portavoz("post", "varada", "puente", "Lucía", "--by", "Helena")
    assert "Puente: Lucía desde ahora." in handed.stderr
    said = portavoz("line", id[:6], "-", "--by", "Lucía", "--reason", "nos llaman", given="El barco vuelve a puerto.")
    assert (said.exit_code, "Mensaje oficial 2" in said.stderr) == (0, True)
    worse = portavoz("amend", id, "--by", "Helena", "--severity", "critical", "--reason", "empeora", "--freeze")
    assert (worse.exit_code, "versión 4" in worse.stderr) == (0, True)

    shown = portavoz("show", id)
    for words in ("Barco parado", "publicidad congelada", "El barco vuelve a puerto.", "puente: Lucía", "nos llaman"):
        assert words in shown.stdout
    english = portavoz("show", id, tongue="en")
    for words in ("Official line 2", "marketing frozen", "new official line · Lucía: nos llaman"):
        assert words in english.stdout
    assert id in portavoz("list").stdout
    assert "No se debe nada" in portavoz("owed", id).stderr

    ended = portavoz("stand-down", id, CLOSING, "--by", "Helena", "--version", "4")
    assert (ended.exit_code, "Terminada: Barco parado" in ended.stderr) == (0, True)
    assert "Ninguna crisis abierta" in portavoz("list").stderr
    assert "terminada" in portavoz("list", "--all").stdout
    kept = json.loads(portavoz("show", id, "--json").stdout)
    assert (kept["closing"], kept["stood_down_by"], len(kept["lines"])) == (CLOSING, "Helena", 2)
    assert kept["lines"][0]["next_update"].endswith("59:00Z")
    assert [one["id"] for one in json.loads(portavoz("list", "--all", "--json").stdout)] == [id]
    assert json.loads(portavoz("owed", "--json").stdout) == []


@pytest.mark.parametrize(
    ("words", "type", "said"),
    [
        (("--scenario", "varada"), "bad-incident", "line"),
        (("--scenario", "E9", "--line", LINE), "bad-incident", "varada"),
        (("--scenario", "varada", "--line", "Hay 12 personas a bordo."), "unconfirmed-figure", "12"),
        (("--scenario", "varada", "--line", LINE, "--in", "El vaixell"), "bad-line", "--in"),
        (("--scenario", "varada", "--line", LINE, "--next-update", "luego"), "bad-line", "22:30"),
        (("--scenario", "varada", "--line", LINE, "--next-update", "2020-01-01T00:00:00Z"), "bad-line", "next_update"),
        (("--title", "Café", "--severity", "high", "--line", LINE), "bad-incident", "triggers"),
    ],
)
def test_what_cannot_be_declared_is_named(portavoz: Portavoz, words: tuple[str, ...], type: str, said: str) -> None:
    error = refused(portavoz("declare", "--by", "Helena", "--reason", "x", *words))
    assert error.type == type
    assert said in error.detail.es
    assert "Ninguna crisis abierta" in portavoz("list").stderr


def test_who_acts_and_on_what_has_to_exist(portavoz: Portavoz) -> None:
    nobody = refused(portavoz("declare", "--by", "Nadie", "--scenario", "varada", "--line", LINE, "--reason", "x"))
    assert isinstance(nobody, NoSuchPerson)
    agent = refused(portavoz("declare", "--by", "Ana", "--scenario", "varada", "--line", LINE, "--reason", "x"))
    assert agent.type == "not-allowed"
    id = declared(portavoz)
    assert refused(portavoz("declare", "--by", "Helena", "--scenario", "varada", "--line", LINE, "--reason", "x")
                   ).type == "already-declared"  # fmt: skip
    assert refused(portavoz("show", "0" * 16)).type == "no-such-incident"
    stale = ("line", id, "Otra cosa.", "--by", "Helena", "--reason", "x", "--version", "9")
    assert refused(portavoz(*stale)).type == "stale-incident"
    assert refused(portavoz("post", id, "timonel", "Lucía", "--by", "Helena")).type == "bad-post"


def test_wrong_usage_ends_with_two(portavoz: Portavoz) -> None:
    assert portavoz("declare", "--by", "Helena").exit_code == 2
    assert portavoz("amend", "x", "--by", "Helena", "--reason", "x", "--mode", "guerra").exit_code == 2


def test_the_help_speaks_both_languages(portavoz: Portavoz) -> None:
    assert "Cambia el mensaje oficial" in portavoz("--help").stdout
    assert "Changes the official line" in portavoz("--help", tongue="en").stdout
