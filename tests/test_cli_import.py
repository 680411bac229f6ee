"""`portavoz import | understood | confirm`, as a head of communication types them."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from typer.testing import CliRunner, Result

from app.brand.folder import Folder
from app.brand.load import load
from app.cli import app
from app.errors import PortavozError
from app.importing.folder import committing
from tests.importing import bad_inputs

ROOT = Path(__file__).parents[1]

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


def test_confirming_all_keeps_what_cannot_hold_and_says_why(run: Run, tmp_path: Path) -> None:
    hours = (
        "\n## Roles\n\n| Rol | Horario |\n|---|---|\n| Dirección de Comunicación | lunes a viernes de 9:00 a 18:00 |\n"
    )
    (tmp_path / "manual.md").write_text(MANUAL + hours, encoding="utf-8")
    run("import", "manual.md")
    assert "roles.direccion-de-comunicacion.hours" in load(tmp_path / "marca").doubtful
    done = run("confirm", "--all", "--name", "Ana")
    assert done.exit_code == 0, done.output
    assert "roles.direccion-de-comunicacion.hours: con este horario nadie atiende" in done.output
    assert load(tmp_path / "marca").doubtful == {"roles.direccion-de-comunicacion.hours"}


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


def told(failed: Result) -> str:
    assert isinstance(failed.exception, PortavozError), failed.output
    return f"{failed.exception.title.es}. {failed.exception.detail.es}"


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("escaneado.pdf", bad_inputs.scanned_pdf, ("escaneado.pdf", "escaneado", "OCR")),
        ("cerrado.pdf", bad_inputs.locked_pdf, ("cerrado.pdf", "contraseña", "sin contraseña")),
        ("cerrado.docx", bad_inputs.locked_office, ("cerrado.docx", "contraseña", "sin contraseña")),
        ("cerrado.xlsx", bad_inputs.locked_office, ("cerrado.xlsx", "contraseña", "quite la contraseña")),
        ("bomba.docx", bad_inputs.bomb, ("bomba.docx", "se expande", "guárdelo otra vez")),
        ("roto.docx", lambda path: path.write_bytes(b"PK\x03\x04roto"), ("roto.docx", "dañado", "guárdelo otra vez")),
        ("vacio.md", lambda path: path.write_text(""), ("vacio.md", "vacío", "indique")),
        ("hoja.docx", bad_inputs.formulas, ("hoja.docx", "hoja de cálculo")),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_mend_and_nothing_is_written(
    run: Run, tmp_path: Path, name: str, make: Callable[[Path], object], words: tuple[str, ...]
) -> None:
    make(tmp_path / name)
    run("import", "manual.md")
    before = content(tmp_path / "marca")
    for given in (("import", "manual.md", name), ("import", "manual.md", name, "--to", "otra")):
        said = told(run(*given, "--yes"))
        assert all(word in said for word in words), said
    assert content(tmp_path / "marca") == before
    assert not (tmp_path / "otra").exists()


def test_a_macro_is_never_run_and_the_text_is_read(run: Run, tmp_path: Path) -> None:
    bad_inputs.with_macros(tmp_path / "macros.docx", "Nunca decimos «es lo que hay».\nDirección: Brisa")
    done = run("import", "manual.md", "macros.docx")
    assert done.exit_code == 0, done.output
    assert "es lo que hay" in load(tmp_path / "marca").voice.never_say


def test_of_three_sheets_without_heads_the_one_with_replies_is_taken_and_the_others_named(
    run: Run, tmp_path: Path
) -> None:
    bad_inputs.three_sheets_without_heads(tmp_path / "libro.xlsx")
    done = run("import", "manual.md", "libro.xlsx")
    assert len(load(tmp_path / "marca").replies) == 8
    assert "comentario del público = A" in done.output
    assert "libro.xlsx › Teléfonos" in done.output


def test_a_formula_that_was_never_calculated_is_named_by_its_cell(run: Run, tmp_path: Path) -> None:
    bad_inputs.formulas(tmp_path / "libro.xlsx")
    done = run("import", "manual.md", "libro.xlsx")
    assert [past.comment for past in load(tmp_path / "marca").replies] == ["¿Sale el barco?"]
    assert "fila 3: la fórmula" in done.output


def test_columns_that_a_person_names_hold(run: Run, tmp_path: Path) -> None:
    rows = "Hola: sentimos el retraso en Vigo.;¿Por qué no sale?\nHola: ya ha salido el barco.;¿Ha salido?\n"
    (tmp_path / "raro.csv").write_text(rows, encoding="cp1252")
    assert run("import", "manual.md", "raro.csv", "--columns", "comment=B,reply=A").exit_code == 0
    assert [past.comment for past in load(tmp_path / "marca").replies] == ["¿Por qué no sale?", "¿Ha salido?"]


def test_windows_letters_are_read_right(run: Run, tmp_path: Path) -> None:
    (tmp_path / "manual.md").write_text(MANUAL.replace("Brisa", "Añil"), encoding="cp1252")
    run("import", "manual.md")
    assert "Añil" in load(tmp_path / "marca").name


def test_a_folder_that_cannot_be_written_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "marca").write_text("no soy una carpeta", encoding="utf-8")
    assert "permisos" in told(run("import", "manual.md"))


def test_the_same_manual_under_another_name_is_the_same_manual(run: Run, tmp_path: Path) -> None:
    run("import", "manual.md", "respuestas.csv")
    before = content(tmp_path / "marca")
    (tmp_path / "manual.md").rename(tmp_path / "copia (2).md")
    (tmp_path / "respuestas.csv").rename(tmp_path / "viejas.csv")
    again = run("import", "viejas.csv", "copia (2).md")
    assert "Nada cambia" in again.output
    assert content(tmp_path / "marca") == before


def test_a_new_version_under_another_name_changes_the_manual_and_adds_none(run: Run, tmp_path: Path) -> None:
    never = ("es un caso aislado", "no es culpa nuestra", "según nuestros protocolos", "lamentamos las molestias")
    long = MANUAL + "\n## Nunca decimos\n\n" + "".join(f"- «{words}»\n" for words in never)
    (tmp_path / "manual.md").write_text(long, encoding="utf-8")
    run("import", "manual.md")
    (tmp_path / "manual v2.md").write_text(long.replace("10 minutos", "5 minutos"), encoding="utf-8")
    changed = run("import", "manual v2.md", "--yes")
    assert "versión nueva de «manual.md»" in changed.output
    assert "10 min → 5 min" in changed.output
    brand = load(tmp_path / "marca")
    assert brand.duty("critical").first_answer == 5
    assert [file.path for file in brand.manual] == ["manual/manual.md"]


def test_two_files_of_one_name_are_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "otra").mkdir()
    (tmp_path / "otra/manual.md").write_text(MANUAL, encoding="utf-8")
    assert "«manual.md»" in told(run("import", "manual.md", "otra/manual.md"))


def test_what_a_person_wrote_by_hand_stays_and_is_asked_about(run: Run, tmp_path: Path) -> None:
    run("import", "manual.md")
    file = tmp_path / "marca/brand.yaml"
    file.write_text(file.read_text("utf-8").replace("first_answer: 10", "first_answer: 7"), encoding="utf-8")
    (tmp_path / "manual.md").write_text(MANUAL.replace("10 minutos", "5 minutos"), encoding="utf-8")
    changed = run("import", "manual.md", "--yes")
    assert "elija" in changed.output
    assert load(tmp_path / "marca").duty("critical").first_answer == 7


def test_adopting_adds_to_a_folder_made_by_hand(run: Run, tmp_path: Path) -> None:
    (tmp_path / "marca/manual").mkdir(parents=True)
    (tmp_path / "marca/manual/nuestro.md").write_text("# Manual de crisis de Brisa\n\nA mano.\n", encoding="utf-8")
    (tmp_path / "marca/replies").mkdir()
    done = run("import", "manual.md", "--adopt")
    assert done.exit_code == 0, done.output
    assert load(tmp_path / "marca").duty("critical").first_answer == 10
    assert "A mano." in (tmp_path / "marca/manual/nuestro.md").read_text("utf-8")


@pytest.mark.parametrize("answer", ["s\n", "Sí\n", "y\n"])
def test_yes_is_understood_in_spanish_and_in_english(run: Run, tmp_path: Path, answer: str) -> None:
    run("import", "manual.md")
    (tmp_path / "manual.md").write_text(MANUAL.replace("10 minutos", "5 minutos"), encoding="utf-8")
    assert run("import", "manual.md", input=answer).exit_code == 0


def test_nobody_there_to_ask_is_no(run: Run, tmp_path: Path) -> None:
    run("import", "manual.md")
    (tmp_path / "manual.md").write_text(MANUAL.replace("10 minutos", "5 minutos"), encoding="utf-8")
    assert run("import", "manual.md", input="").exit_code == 1


def test_the_screen_says_what_comes_next(run: Run) -> None:
    done = run("import", "manual.md", "respuestas.csv")
    assert "portavoz check marca" in done.output
    assert "PORTAVOZ_KNOWLEDGE=marca portavoz serve" in done.output
    assert "respuesta de la marca = B" in done.output


def test_what_a_model_proposes_is_doubtful_until_somebody_confirms_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "manual.md").write_text(f"{MANUAL}\n## Más\n\nLa centralita contesta siempre.\n", encoding="utf-8")
    field = {"field": "voice.traits", "value": '["Pacientes"]', "quote": "La centralita contesta siempre."}
    with speaking(json.dumps({"fields": [field]})) as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        monkeypatch.setenv("OPENAI_API_KEY", "x")
        done = run("import", "manual.md", "--with-model")
    assert done.exit_code == 0, done.output
    assert "lo propone un modelo" in done.output
    assert "voice.traits" in load(tmp_path / "marca").doubtful
    assert run("confirm", "voice.traits", "--name", "Ana").exit_code == 0
    brand = load(tmp_path / "marca")
    assert (brand.voice.traits, "voice.traits" in brand.doubtful) == (("Pacientes",), False)


def test_without_a_model_with_model_says_how_to_name_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert "OPENAI_BASE_URL" in told(run("import", "manual.md", "--with-model"))


class _Speaker(BaseHTTPRequestHandler):
    text = ""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        message = {"role": "assistant", "content": self.text}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        answer = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def speaking(text: str) -> Iterator[str]:
    """A server that answers every question of a model's client with this text."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Said", (_Speaker,), {"text": text}))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


WRITING = """
import sys
from pathlib import Path
from app.importing.folder import committing
folder = Path(sys.argv[1])
print("ready", flush=True)
for n in range(100_000):
    files = {f"manual/{i}.md": f"# {n}".encode() for i in range(12)}
    committing.put(folder, {**files, "imported.json": str(n).encode()})
"""


@pytest.mark.parametrize("moment", [0.005, 0.03, 0.08])
def test_a_process_that_is_killed_while_it_writes_leaves_one_import_whole(tmp_path: Path, moment: float) -> None:
    words = [sys.executable, "-c", WRITING, str(tmp_path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moment)
        process.kill()
    before = content(tmp_path)
    folder = Folder(tmp_path)
    texts = {folder.text(path, 100) for path in folder.files("manual")}
    assert len(texts) <= 1, texts
    assert len(folder.files("manual")) in (0, 12)
    assert content(tmp_path) == before
    committing.finish(tmp_path)
    assert {path.read_text("utf-8") for path in tmp_path.glob("manual/*.md")} == texts
