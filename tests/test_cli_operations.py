"""The commands of upkeep as a person types them."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import typer
from sqlalchemy import update

from app.cli_operations import add_operations
from app.db import Database, open_database
from app.errors import PortavozError
from app.operations.migrate import migrate
from app.operations.schema import set_aside
from app.review.tables import replies
from app.settings import Settings
from tests import made
from tests.operations.history import History, closed, lived


class Told(NamedTuple):
    status: int
    out: str
    err: str


Portavoz = Callable[..., Told]
Work = Callable[[Database], Awaitable[None]]


def on(var: Path, work: Work) -> None:
    async def run() -> None:
        db = open_database(Settings(var=var, database_url=None))
        await migrate(db)
        await work(db)
        await db.close()

    asyncio.run(run())


async def with_ana(db: Database) -> None:
    await lived(db)
    async with db.write() as connection:
        h = History(connection)
        await h.people()
        await closed(h, made.comment("Soy Ana", author="@ana"))


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """A folder with a database in which people have decided."""
    on(tmp_path / "var", with_ana)
    return tmp_path / "var"


@pytest.fixture(params=["es", "en"])
def portavoz(
    var: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Portavoz:
    """One command in either language, from its words to its exit status."""
    tongue = request.param

    def run(*words: str, **over: str) -> Told:
        app = typer.Typer()
        add_operations(app, lambda es, en: en if tongue == "en" else es)
        given = {"PORTAVOZ_VAR": str(var), "PORTAVOZ_LANGUAGE": tongue, "COLUMNS": "200", "DATABASE_URL": "", **over}
        with monkeypatch.context() as scene:
            for name, value in given.items():
                scene.setenv(name, value)
            try:
                status = int(app(list(words), standalone_mode=False) or 0)
            except PortavozError as error:  # app.cli.main shows it
                return Told(1, *capsys.readouterr()[:1], error.detail.in_(tongue))
        return Told(status, *capsys.readouterr())

    return run


def test_a_sound_database_is_told_so_and_a_changed_one_named(portavoz: Portavoz, var: Path) -> None:
    assert portavoz("audit", "verify").status == 0

    async def change(db: Database) -> None:
        async with db.write() as connection:
            await connection.run_sync(set_aside)
            await connection.execute(update(replies).where(replies.c.state == "rejected").values(version=77))

    on(var, change)
    told = portavoz("audit", "verify")
    assert told.status == 1
    assert len(told.out.splitlines()) == 1
    assert "77" in told.out
    assert "restore" in told.err


def test_an_export_ends_with_the_head_and_shows_what_was_cut_off(portavoz: Portavoz, tmp_path: Path) -> None:
    told = portavoz("audit", "export")
    lines = [json.loads(line) for line in told.out.splitlines()]
    assert lines[-1] == {"head": {"seq": lines[-2]["seq"], "hash": lines[-2]["hash"]}}
    assert len(lines) == lines[-2]["seq"] + 1
    assert portavoz("audit", "export", "--head-only").out.splitlines() == [told.out.splitlines()[-1]]

    assert portavoz("audit", "export", "--out", str(tmp_path / "chain")).status == 0
    assert (tmp_path / "chain").read_text() == told.out
    assert portavoz("audit", "verify", "--head", str(tmp_path / "chain")).status == 0
    (tmp_path / "longer").write_text('{"head": {"seq": 9999, "hash": "' + "a" * 64 + '"}}')
    assert portavoz("audit", "verify", "--head", str(tmp_path / "longer")).status == 1
    (tmp_path / "bad").write_bytes(b"\xff\xfe")
    for name in ("bad", "nowhere"):
        assert name in portavoz("audit", "verify", "--head", str(tmp_path / name)).err


def test_a_backup_is_restored_elsewhere_and_nowhere_else(portavoz: Portavoz, tmp_path: Path) -> None:
    copy, head = str(tmp_path / "copy"), portavoz("audit", "export", "--head-only").out
    assert portavoz("backup", copy).status == 0
    assert "PORTAVOZ_VAR" in portavoz("restore", copy).err
    elsewhere = {"PORTAVOZ_VAR": str(tmp_path / "other")}
    assert portavoz("restore", copy, **elsewhere).status == 0
    assert portavoz("audit", "export", "--head-only", **elsewhere).out == head
    assert portavoz("audit", "verify", **elsewhere).status == 0


def test_bad_files_and_places_are_named_and_nothing_is_made(portavoz: Portavoz, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("nada")
    empty = {"PORTAVOZ_VAR": str(tmp_path / "empty")}
    for words in (("restore", str(tmp_path / "text")), ("restore", str(tmp_path / "nowhere"))):
        told = portavoz(*words, **empty)
        assert (told.status, words[1] in told.err) == (1, True)
    assert portavoz("backup", str(tmp_path / "no" / "copy")).status == 1
    told = portavoz("backup", str(tmp_path / "copy"), PORTAVOZ_VAR=str(tmp_path / "never"))
    assert (told.status, (tmp_path / "never").exists(), (tmp_path / "copy").exists()) == (1, False, False)
    unreachable = portavoz("backup", str(tmp_path / "copy"), DATABASE_URL="postgresql://ana:secreta@127.0.0.1:1/d")
    assert (unreachable.status, "secreta" in unreachable.err) == (1, False)


def test_an_author_is_counted_then_erased(portavoz: Portavoz, var: Path) -> None:
    dry = portavoz("erase", "--author", "ANA", "--dry-run")
    assert (dry.status, "2" in dry.out) == (0, True)
    held = (var / "portavoz.sqlite3").read_bytes()
    assert b"Soy Ana" in held
    assert portavoz("erase", "--author", "@Ana", "--network", "instagram").status == 0
    assert b"Soy Ana" not in (var / "portavoz.sqlite3").read_bytes()
    again = portavoz("erase", "--author", "@ana")
    assert (again.status, "1" in again.out) == (0, False)
    assert portavoz("erase", "--author", "@").status == 1
    assert portavoz("audit", "verify").status == 0


def test_old_matters_lose_their_texts_by_setting_or_by_option(portavoz: Portavoz, var: Path) -> None:
    assert portavoz("sweep").status == 1
    assert portavoz("sweep", "--days", "1").status == 0
    assert portavoz("sweep", PORTAVOZ_RETENTION_DAYS="30").status == 0
    assert "RETENTION_DAYS" in portavoz("sweep", PORTAVOZ_RETENTION_DAYS="0").err
    with pytest.raises(Exception, match="greater than or equal to 1"):
        portavoz("sweep", "--days", "0")
