"""The commands of drills as a person types them."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import typer

from app.brand.load import load
from app.cli_commands import check
from app.cli_drill import add_drill
from app.drill.script_file import survey_script
from app.errors import PortavozError
from app.settings import Settings
from tests.brand.folders import sound
from tests.drill.scripts import SMALL, put
from tests.lessons import learned


class Told(NamedTuple):
    status: int
    out: str
    err: str


Portavoz = Callable[..., Told]


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    folder = sound(tmp_path / "knowledge")
    put(folder / "drills", SMALL, "barco.yaml")
    learned(folder, tmp_path / "var")
    return folder


@pytest.fixture(params=["es", "en"])
def portavoz(
    knowledge: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Portavoz:
    """One command in either language, from its words to its exit status."""
    tongue = request.param

    def run(*words: str) -> Told:
        app = typer.Typer()
        app.command("other")(lambda: None)
        add_drill(app, lambda es, en: en if tongue == "en" else es)
        given = {"PORTAVOZ_VAR": str(knowledge.parent / "var"), "PORTAVOZ_KNOWLEDGE": str(knowledge),
                 "PORTAVOZ_LANGUAGE": tongue, "COLUMNS": "200", "DATABASE_URL": ""}  # fmt: skip
        with monkeypatch.context() as scene:
            for name, value in given.items():
                scene.setenv(name, value)
            try:
                status = int(app(["drill", *words], standalone_mode=False) or 0)
            except PortavozError as error:  # app.cli.main shows it
                return Told(1, *capsys.readouterr()[:1], error.detail.in_(tongue))
        return Told(status, *capsys.readouterr())

    return run


def test_a_drill_is_played_and_its_report_kept(portavoz: Portavoz, tmp_path: Path) -> None:
    told = portavoz("run", "barco-parado", "--out", str(tmp_path / "out"))
    assert told.status == 0
    assert "/100" in told.out
    assert any(word in told.err for word in ("SIMULACRO", "DRILL"))
    kept = json.loads((tmp_path / "out" / "drill.json").read_text("utf-8"))
    assert kept["script"]["id"] == "barco-parado"
    assert str(kept["score"]["total"]) in told.out
    for name in ("drill.md", "drill.html"):
        text = (tmp_path / "out" / name).read_text("utf-8")
        assert f"{kept['score']['total']}/100" in text
        assert "SIMULACRO" in text or "DRILL" in text
    assert not (tmp_path / "var" / "portavoz.sqlite3").exists()


def test_the_drills_of_the_folder_are_listed_and_one_is_made(portavoz: Portavoz, knowledge: Path) -> None:
    told = portavoz("list")
    assert (told.status, "barco-parado" in told.out) == (0, True)
    made = knowledge / "drills" / "otro.yaml"
    assert portavoz("make", "varada", "--out", str(made), "--comments", "40", "--minutes", "45").status == 0
    found = survey_script(made, load(knowledge))
    assert found.script is not None
    assert found.script.written == 40
    assert portavoz("check", str(made)).status == 0
    assert portavoz("make", "varada", "--comments", "40", "--minutes", "45").out == made.read_text("utf-8")


def test_bad_drills_are_told_line_by_line_and_nothing_runs(portavoz: Portavoz, knowledge: Path) -> None:
    bad = put(knowledge / "drills", "id: roto\ntitle: Roto\ncomments:\n  - at: nunca\n    text: Hola\n", "roto.yaml")
    told = portavoz("check", str(bad))
    assert (told.status, "roto.yaml:4" in told.out) == (1, True)
    assert (portavoz("list").status, portavoz("run", "roto").status) == (1, 1)
    assert "roto.yaml:4" in portavoz("run", "roto").err
    assert "barco-parado" in portavoz("run", "ninguno").err
    assert "varada" in portavoz("make", "baranda").err
    assert "speed" in portavoz("run", "barco-parado", "--speed", "nunca").err
    assert "comments" in portavoz("make", "varada", "--comments", "1").err
    assert portavoz("make", "varada", "--out", str(bad / "x.yaml")).status == 1


def test_the_check_of_the_folder_tells_the_faults_of_its_drills(
    knowledge: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(knowledge=knowledge, var=knowledge.parent / "var", language="es", database_url=None)
    assert asyncio.run(check(settings, knowledge)) == 0
    assert "Simulacros: 1" in capsys.readouterr().out
    put(knowledge / "drills", {**SMALL, "id": "otro", "minutes": 0}, "roto.yaml")
    assert asyncio.run(check(settings, knowledge)) == 1
    assert "drills/roto.yaml" in capsys.readouterr().out
