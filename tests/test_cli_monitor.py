"""Bringing in an export and settling a warning at the command line."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import typer
from sqlalchemy import func, select
from typer.testing import CliRunner, Result

from app.cli_monitor import add_monitor
from app.cli_operations import In
from app.db import Database, StorageFull, open_database
from app.errors import PortavozError
from app.monitor.alert import Evidence, Found, store
from app.monitor.export_file import BadExport
from app.monitor.tables import heard
from app.operations import hear_file
from app.operations.alarms import AlertSettled, NoSuchAlert
from app.operations.hear import hear
from app.operations.hear_file import ImportInterrupted
from app.operations.migrate import migrate
from app.review.people import NotAllowed, person_named
from app.settings import Settings
from tests.brand.folders import sound
from tests.lessons import learned
from tests.office import STAFF

Portavoz = Callable[..., Result]
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


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
    on(tmp_path, hired)
    return tmp_path


def on(home: Path, work: Callable[[Database], object]) -> object:
    async def run() -> object:
        db = open_database(Settings(var=home / "var", database_url=None))
        await migrate(db)
        found = await work(db)  # type: ignore[misc]
        await db.close()
        return found

    return asyncio.run(run())


async def hired(db: Database) -> None:
    async with db.write() as connection:
        for name, role in STAFF.items():
            await person_named(connection, name, role, NOW)


async def many(db: Database) -> int:
    async with db.read() as connection:
        return await connection.scalar(select(func.count()).select_from(heard)) or 0


async def warned(db: Database) -> str:
    seen = Evidence(since=NOW - timedelta(minutes=15), until=NOW, count=23, authors=19, usual=1.5)
    found = Found(kind="spike", subject="scenario:varada", evidence=seen, scenario="varada", severity="high",
                  quiet=timedelta(hours=2))  # fmt: skip
    async with db.write() as connection:
        return (await store(connection, found, NOW)).id


@pytest.fixture
def portavoz(home: Path) -> Portavoz:
    def spoken(es: str, en: str) -> str:
        return es

    chosen: In = spoken
    app = typer.Typer()
    add_monitor(app, chosen)
    runner = CliRunner()
    return lambda *words: runner.invoke(app, [*words])


def export(home: Path, rows: int, name: str = "export.csv") -> Path:
    lines = [f"20/11/2026 {n // 60 % 24:02}:{n % 60:02},X,@a{n},El barco no sale {n}" for n in range(rows)]
    (home / name).write_text("Fecha,Red,Autor,Comentario\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return home / name


def test_an_export_is_brought_in_and_a_rerun_counts_nothing_twice(home: Path, portavoz: Portavoz) -> None:
    file = str(export(home, 30))
    dry = portavoz("comments", "import", file, "--dry-run")
    assert dry.exit_code == 0, dry.output
    assert "30 filas: 30 comentarios, 0 con fallos. No se ha guardado nada." in dry.stdout
    assert on(home, many) == 0
    first = portavoz("comments", "import", file)
    assert first.exit_code == 0, first.output
    assert "30 nuevos, 0 ya conocidos" in first.stdout
    assert "text = D («Comentario»)" in first.stderr
    assert "0 nuevos, 30 ya conocidos" in portavoz("comments", "import", file).stdout
    assert on(home, many) == 30


def test_faulty_lines_are_named_and_the_others_taken(home: Path, portavoz: Portavoz) -> None:
    file = export(home, 3)
    file.write_text(
        file.read_text("utf-8") + "ayer,X,@z,El barco no sale\n20/11/2026,fotolog,@z,El barco no sale\n", "utf-8"
    )
    done = portavoz("comments", "import", str(file))
    assert done.exit_code == 1
    assert "5 filas: 3 nuevos" in done.stdout
    assert "export.csv:5: date: «ayer»" in done.stderr
    assert "export.csv:6: network: «fotolog»" in done.stderr
    assert on(home, many) == 3


def test_what_is_no_export_changes_nothing(home: Path, portavoz: Portavoz) -> None:
    (home / "nada.csv").write_text("uno,dos\n1,2\n", encoding="utf-8")
    assert isinstance(portavoz("comments", "import", str(home / "nada.csv")).exception, BadExport)
    wrong = portavoz("comments", "import", str(export(home, 2)), "--columns", "texto=C")
    assert isinstance(wrong.exception, BadExport)
    assert isinstance(portavoz("comments", "import", str(home / "otra.csv")).exception, PortavozError)
    assert on(home, many) == 0


def test_an_import_that_is_cut_says_how_far_it_came(
    home: Path, portavoz: Portavoz, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = hear, list[int]()

    async def full(*given: object, **over: object) -> object:
        calls.append(1)
        if len(calls) == 2:
            raise StorageFull
        return await real(*given, **over)  # type: ignore[arg-type]

    monkeypatch.setattr(hear_file, "hear", full)
    file = str(export(home, 1_200))
    cut = portavoz("comments", "import", file).exception
    assert isinstance(cut, ImportInterrupted)
    assert "1000 comentarios, hasta la fila 1001" in cut.detail.es
    assert on(home, many) == 1_000
    assert "200 nuevos, 1000 ya conocidos" in portavoz("comments", "import", file).stdout


def test_alerts_are_listed_and_settled(home: Path, portavoz: Portavoz) -> None:
    assert "No hay avisos" in portavoz("alerts").stdout
    id = str(on(home, warned))
    listed = portavoz("alerts").stdout
    assert id in listed
    assert "23 comentarios de 19 personas en 15 min (lo habitual: 1,5)" in listed
    assert json.loads(portavoz("alerts", "--json").stdout)["items"][0]["id"] == id

    settle = ("alerts", "settle", id, "--as", "watched", "--reason", "Lo miro")
    assert isinstance(portavoz(*settle, "--by", "Ana").exception, NotAllowed)
    assert isinstance(portavoz("alerts", "settle", "nada", *settle[3:], "--by", "Leo").exception, NoSuchAlert)
    done = portavoz(*settle, "--by", "Leo")
    assert done.exit_code == 0, done.output
    assert "en vigilancia" in done.stdout
    assert isinstance(portavoz(*settle, "--by", "Leo").exception, AlertSettled)
    assert "No hay avisos" in portavoz("alerts").stdout
    assert "en vigilancia · Leo: Lo miro" in portavoz("alerts", "--all").stdout
