"""The extension at the command line: its file, and links that pair a browser."""

import hashlib
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from app import cli_extension_acts
from app.cli_commands import database, run
from app.cli_extension import add_extension
from app.cli_extension_acts import CannotPack
from app.review.accounts import NoSuchPerson
from app.review.names import BadPerson
from app.review.pairing import Paired
from app.review.pairing import pair as pair_browser
from app.review.people import create_key
from app.settings import read_settings
from app.web.extension_files import packed
from tests.brand.folders import sound

Told = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    sound(tmp_path / "knowledge")
    for name in ("DATABASE_URL", "PORTAVOZ_LANGUAGE", "PORTAVOZ_PUBLIC_URL"):
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


async def _somebody(name: str, service: bool) -> int:
    async with database(read_settings()) as db, db.write() as connection:
        await create_key(connection, name, "agent", datetime.now(UTC), service=service)
    return 0


def somebody(name: str = "Marta", *, service: bool = False) -> None:
    async def make(settings: Any) -> int:
        return await _somebody(name, service)

    assert run(make) == 0


def used(code: str) -> Paired:
    found: list[Paired] = []

    async def use(settings: Any) -> int:
        async with database(settings) as db:
            now = datetime.now(UTC)
            found.append(await pair_browser(db, code, "Chromium 156", address="192.0.2.1", now=now))
        return 0

    assert run(use) == 0
    return found[0]


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_the_file_is_the_one_that_the_page_hands_out(told: Told, tmp_path: Path, browser: Any) -> None:
    out = tmp_path / "portavoz.zip"
    status, said, err = told(cli_extension_acts.pack, browser, out)

    assert (status, said) == (0, f"{packed(browser).sha256}  {out}\n")
    assert hashlib.sha256(out.read_bytes()).hexdigest() == packed(browser).sha256
    assert browser.capitalize() in err


def test_nothing_is_written_over(told: Told, tmp_path: Path) -> None:
    (tmp_path / "mine.zip").write_text("mine")
    for out in (tmp_path / "mine.zip", tmp_path, tmp_path / "nowhere" / "x.zip"):
        with pytest.raises(CannotPack, match="--out"):
            told(cli_extension_acts.pack, "chromium", out)
    assert (tmp_path / "mine.zip").read_text() == "mine"


def test_a_link_is_alone_on_standard_output_and_pairs_its_person(told: Told) -> None:
    somebody("Marta")
    status, out, err = told(cli_extension_acts.pair, "marta", None)

    assert status == 0
    assert re.fullmatch(r"http://127\.0\.0\.1:8000/pair#[0-9A-Z]{4}-[0-9A-Z]{4}\n", out)
    assert "Marta" in err
    assert used(out.strip().split("#")[1]).person.name == "Marta"


def test_the_link_leads_to_where_portavoz_is(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    somebody("Marta")
    monkeypatch.setenv("PORTAVOZ_PUBLIC_URL", "https://portavoz.example.org")
    assert told(cli_extension_acts.pair, "Marta", None)[1].startswith("https://portavoz.example.org/pair#")
    told_url = told(cli_extension_acts.pair, "Marta", "https://otra.example.org/")[1]
    assert told_url.startswith("https://otra.example.org/pair#")


def test_nobody_and_no_program_is_paired(told: Told) -> None:
    somebody("Panel", service=True)
    with pytest.raises(NoSuchPerson, match="Nadie"):
        told(cli_extension_acts.pair, "Nadie", None)
    with pytest.raises(BadPerson):
        told(cli_extension_acts.pair, "Panel", None)


@pytest.mark.parametrize(("tongue", "words"), [("es", "empareja un navegador"), ("en", "pairs a browser")])
def test_help_is_in_the_language_of_whoever_asks(tongue: str, words: str) -> None:
    app = typer.Typer()
    add_extension(app, lambda es, en: en if tongue == "en" else es)
    answer = CliRunner().invoke(app, ["extension", "pair", "--help"])
    assert words in " ".join(answer.output.split())


def test_an_unknown_browser_is_wrong_usage() -> None:
    app = typer.Typer()
    add_extension(app, lambda es, en: es)
    answer = CliRunner().invoke(app, ["extension", "pack", "--browser", "safari", "--out", "x.zip"])
    assert answer.exit_code == 2
