"""Webhooks and the freeze at the command line: secrets alone on a line, and a status that a timer can ask for."""

import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer
from sqlalchemy import insert, select
from typer.testing import CliRunner

from app import cli_hook_acts
from app.cli_commands import database, run
from app.cli_hooks import add_hooks
from app.incident.tables import incidents
from app.notify.safe_address import BadHookAddress
from app.notify.tables import paused
from app.operations.freeze import freeze_changed
from app.operations.hook_records import NoSuchHook
from app.review.people import create_key
from app.review.tables import people
from app.settings import Settings
from tests.brand.folders import sound

LOCAL = "http://127.0.0.1:9000/portavoz"
Told = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    sound(tmp_path / "knowledge")
    for name in ("DATABASE_URL", "PORTAVOZ_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PORTAVOZ_KNOWLEDGE", str(tmp_path / "knowledge"))
    monkeypatch.setenv("PORTAVOZ_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("COLUMNS", "160")
    return tmp_path


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    def ask(command: Callable[..., Awaitable[int]], *given: Any) -> tuple[int, str, str]:
        status = run(command, *given)  # type: ignore[arg-type]  # every command is a coroutine function
        out, err = capsys.readouterr()
        return status, out, err

    return ask


def rows(out: str) -> list[list[str]]:
    return [re.split(r"\s{2,}", line.strip()) for line in out.splitlines()[1:]]


def test_a_secret_is_alone_on_standard_output(told: Told) -> None:
    status, out, err = told(cli_hook_acts.add, "Redes", LOCAL, None, True)
    assert status == 0
    assert re.fullmatch(r"whsec_[\w+/=]{44}\n", out)
    assert "«Redes»" in err
    status, again, err = told(cli_hook_acts.rotate, "Redes", 24)
    assert (status, again != out, "24 horas" in err) == (0, True, True)
    assert "horas" not in told(cli_hook_acts.rotate, "Redes", 0)[2]


def test_only_with_leave_may_it_be_in_our_network(told: Told) -> None:
    for url in (LOCAL, "https://10.0.0.7/", "https://[fd12::1]/"):
        with pytest.raises(BadHookAddress):
            told(cli_hook_acts.add, "Redes", url, None, False)
    assert told(cli_hook_acts.add, "Redes", "https://10.0.0.7/", ["freeze.lifted"], True)[0] == 0
    with pytest.raises(BadHookAddress, match="cloud provider"):
        told(cli_hook_acts.add, "Nube", "https://169.254.169.254/", None, True)


def test_the_list_says_how_each_program_stands(told: Told) -> None:
    assert "Ningún programa" in told(cli_hook_acts.list_hooks)[2]
    told(cli_hook_acts.add, "Redes", LOCAL, None, True)
    told(cli_hook_acts.add, "Correo", LOCAL + "/2", None, True)
    told(cli_hook_acts.try_out, "Redes")
    told(cli_hook_acts.disable, "Correo")
    assert rows(told(cli_hook_acts.list_hooks)[1]) == [
        ["Correo", LOCAL + "/2", "desactivado", "0", "—"],
        ["Redes", LOCAL, "activo", "1", "hook.test: en camino"],
    ]
    told(cli_hook_acts.disable, "Redes")
    told(cli_hook_acts.enable, "Correo")
    assert [row[2:] for row in rows(told(cli_hook_acts.list_hooks)[1])] == [
        ["activo", "0", "—"], ["desactivado", "0", "hook.test: descartado"]
    ]  # fmt: skip


def test_a_program_that_is_not_there_is_said_so(told: Told) -> None:
    for act in (cli_hook_acts.disable, cli_hook_acts.enable, cli_hook_acts.try_out):
        with pytest.raises(NoSuchHook, match="portavoz hooks list"):
            told(act, "nadie")


async def _freeze(settings: Settings) -> int:
    at = datetime(2026, 7, 20, 10, 0, tzinfo=UTC)  # 11:00 on the Canary Islands, where this brand is
    async with database(settings) as db, db.write() as connection:
        await create_key(connection, "Helena", "head", at)
        person = (await connection.execute(select(people.c.id))).scalar_one()
        row = {"id": "a", "title": "Choque en el puerto", "mode": "watch", "severity": "high", "freeze": True}
        await connection.execute(insert(incidents).values(**row, declared_by=person, declared_at=at))
        await freeze_changed(connection, False, at)
        said = {"system": "redes", "items": '["oferta", "sorteo"]', "edition": 1, "person": person, "at": at}
        await connection.execute(insert(paused).values(id="p", **said))
    return 0


def test_the_status_tells_a_timer_whether_it_is_frozen(told: Told) -> None:
    assert told(cli_hook_acts.show_freeze, False)[:2] == (0, "Lo programado no está congelado.\n")
    told(_freeze)
    status, out, _ = told(cli_hook_acts.show_freeze, False)
    assert (status, out.splitlines()) == (
        3,
        ["CONGELADO desde 20/07 11:00 por: Choque en el puerto", "  redes pausó (20/07 11:00): oferta; sorteo"],
    )
    status, out, _ = told(cli_hook_acts.show_freeze, True)
    assert (status, json.loads(out)["incidents"]) == (3, ["a"])


def test_it_speaks_english_too(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAVOZ_LANGUAGE", "en")
    assert told(cli_hook_acts.show_freeze, False)[1] == "Scheduled posts are not frozen.\n"
    told(_freeze)
    assert told(cli_hook_acts.show_freeze, False)[1].startswith("FROZEN since 2026-07-20 11:00 because of: Choque")
    assert "It is not shown again." in told(cli_hook_acts.add, "Redes", LOCAL, None, True)[2]


@pytest.mark.parametrize("tongue", ["es", "en"])
def test_the_words_of_the_commands_are_there_in_both_languages(tongue: str) -> None:
    app = typer.Typer()
    add_hooks(app, lambda es, en: en if tongue == "en" else es)
    shown = CliRunner().invoke(app, ["hooks", "--help"])
    assert shown.exit_code == 0
    assert {"add", "list", "rotate", "disable", "enable", "test"} <= set(shown.output.split())
    assert ("firmados" in shown.output) == (tongue == "es")
