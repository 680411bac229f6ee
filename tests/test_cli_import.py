"""`portavoz import | understood | confirm`, as a head of communication types them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.brand.load import load
from app.cli import app
from app.errors import PortavozError

MANUAL = """# Manual de crisis de Naviera Brisa

## Gravedad y plazos

| Gravedad | Primera respuesta | Aprueba |
|---|---|---|
| Baja | 8 horas | Jefatura de puerto |
| Media | 2 horas | Jefatura de puerto |
| Alta | 30 minutos | Dirección de Comunicación |
| Crítica | 10 minutos | Dirección de Comunicación |
"""
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PORTAVOZ_KNOWLEDGE", "marca")
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "manual.md").write_text(MANUAL, encoding="utf-8")
    csv = "comentario,respuesta\nEl barco no sale,Lo sentimos mucho. Lo miramos ahora.\n"
    (tmp_path / "respuestas.csv").write_text(csv, encoding="utf-8")
    return lambda *given, **more: CliRunner().invoke(app, list(given), **more)


def content(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_manual_and_its_replies_become_a_folder_that_passes_the_check(run: Run, tmp_path: Path) -> None:
    done = run("import", "manual.md", "respuestas.csv")
    assert done.exit_code == 0, done.output
    assert "Esto he entendido de su manual" in done.output
    assert run("check").exit_code == 0
    brand = load(tmp_path / "marca")
    assert brand.duty("critical").first_answer == 10
    assert len(brand.replies) == 1


def test_the_same_files_again_change_nothing(run: Run, tmp_path: Path) -> None:
    run("import", "manual.md", "respuestas.csv")
    before = content(tmp_path / "marca")
    again = run("import", "manual.md", "respuestas.csv")
    assert (again.exit_code, "Nada cambia" in again.output) == (0, True)
    assert content(tmp_path / "marca") == before


def test_a_dry_run_writes_nothing(run: Run, tmp_path: Path) -> None:
    assert run("import", "manual.md", "--dry-run").exit_code == 0
    assert not (tmp_path / "marca").exists()


def test_a_changed_manual_shows_the_difference_and_asks(run: Run, tmp_path: Path) -> None:
    run("import", "manual.md")
    (tmp_path / "manual.md").write_text(MANUAL.replace("10 minutos", "5 minutos"), encoding="utf-8")
    before = content(tmp_path / "marca")
    refused = run("import", "manual.md", input="n\n")
    assert refused.exit_code == 1
    assert "10 min → 5 min" in refused.output
    assert content(tmp_path / "marca") == before
    assert run("import", "manual.md", "--yes").exit_code == 0
    assert load(tmp_path / "marca").duty("critical").first_answer == 5


def test_a_folder_made_by_hand_is_not_mixed_with(run: Run, tmp_path: Path) -> None:
    (tmp_path / "marca").mkdir()
    (tmp_path / "marca/brand.yaml").write_text("name: Otra\n", encoding="utf-8")
    refused = run("import", "manual.md")
    assert isinstance(refused.exception, PortavozError)
    assert "--to marca" in refused.exception.detail.es
    assert content(tmp_path / "marca") == {str(tmp_path / "marca/brand.yaml"): b"name: Otra\n"}


def test_the_report_can_be_seen_again(run: Run) -> None:
    run("import", "manual.md")
    assert run("understood").output == run("import", "--show").output
    assert "Jefatura de puerto" in run("understood").output


def test_a_field_is_confirmed_and_another_corrected(run: Run, tmp_path: Path) -> None:
    run("import", "manual.md")
    done = run("confirm", "duties.high.resolution", "--set", "duties.low.first_answer=60", "--name", "Ana")
    assert done.exit_code == 0, done.output
    brand = load(tmp_path / "marca")
    assert brand.duty("low").first_answer == 60
    assert "duties.high.resolution" not in brand.defaults


def test_confirming_nothing_is_wrong_usage(run: Run) -> None:
    assert run("confirm", "--name", "Ana").exit_code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("confirm", "duties.nada", "--name", "Ana"), "duties.nada"),
        (("confirm", "--set", "sinvalor", "--name", "Ana"), "CAMPO=VALOR"),
        (("import", "manual.md", "--columns", "B"), "comment=B"),
        (("import", "nada.md"), "nada.md"),
        (("import",), "manual"),
    ],
)
def test_what_cannot_be_done_names_the_thing_and_the_mend(run: Run, words: tuple[str, ...], told: str) -> None:
    run("import", "manual.md")
    refused = run(*words)
    assert isinstance(refused.exception, PortavozError)
    assert told in refused.exception.detail.es
